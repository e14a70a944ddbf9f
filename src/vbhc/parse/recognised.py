"""What was read from a picture: how sure each value of the header is, what else it may be, what to look at again.

In: the header and the words that intake recognised.  Out: the evidence of the header completed, and warnings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import product

from vbhc.model import Evidence, Header, Manuscript, Notice, OcrWord, Span
from vbhc.rules import Rules
from vbhc.text.dates import dates, iso
from vbhc.text.people import families, is_family

_SURE = 0.85  # confidence: printed figures are mostly read with 0.9 and more
_MOST = 4  # candidates
_DOUBTS = {
    "code": ("doubtful-code", "Số, ký hiệu nhận dạng chưa chắc, hãy xem lại trên ảnh"),
    "symbol": ("doubtful-code", "Số văn bản không đọc được, hãy xem trên ảnh"),
    "date": ("doubtful-date", "Ngày nhận dạng chưa chắc, hãy xem lại trên ảnh"),
    "name": ("doubtful-signer", "Tên người ký nhận dạng chưa chắc, hãy xem lại trên ảnh"),
    "position": ("doubtful-position", "Chức vụ người ký nhận dạng chưa chắc, hãy xem lại trên ảnh"),
}


def mark_recognised(header: Header, unread_date: Span | None, manuscript: Manuscript, rules: Rules) -> list[Notice]:
    """Marks the values that were read from a picture, with how sure the reading is and what it was before repair.

    Warns where the number, the day, the signer or the post is doubtful: written by hand, or read with little confidence
    or repaired and not said again.  `unread_date` is where a day stands that could not be read.
    """
    words = manuscript.recognised
    if unread_date is not None and any(word.candidates for word in _words(words, unread_date)):
        header.evidence["date"] = Evidence(unread_date, "text", "letterhead.unread-date")
    for name, evidence in header.evidence.items():
        here = _words(words, evidence.span) if evidence.span else []
        if not here:
            continue
        if evidence.origin == "text":
            evidence.origin = "ocr"
        evidence.confidence = min(word.confidence for word in here)
        if any(word.raw is not None for word in here):
            evidence.raw = " ".join(manuscript.text[w.start : w.end] if w.raw is None else w.raw for w in here)
        if name in ("code", "symbol", "date") and any(word.candidates for word in here):
            evidence.origin = "handwriting"
            evidence.candidates = _candidates(name, evidence, here, manuscript.text, rules)
    if (sure := manuscript.arrival_read) is not None and header.arrival is manuscript.arrival:
        header.evidence["arrival"] = Evidence(None, "ocr", "stamp.picture", sure.confidence, sure.raw)
    return [*_doubtful_figures(header, manuscript), *_doubtful_names(header, manuscript, rules)]


def _candidates(name: str, evidence: Evidence, here: list[OcrWord], text: str, rules: Rules) -> list[str]:
    """What the value may be: each reading of the figures written by hand in its place, the likeliest first."""
    assert evidence.span is not None
    start, end = evidence.span
    written = [word for word in here if word.candidates]
    found: list[str] = []
    for readings in product(*(word.candidates for word in written)):
        at, parts = start, []
        for word, reading in zip(written, readings, strict=True):
            parts += [text[at : word.start], reading]
            at = word.end
        whole = "".join(parts) + text[at:end]
        if name == "date":
            match = rules.once(dates).full.search(whole)
            value = iso(match) if match else None
        else:
            value = "".join(whole[written[0].start - start :].split())
        if value and value not in found:
            found.append(value)
    return found[:_MOST]


def _doubtful_figures(header: Header, manuscript: Manuscript) -> list[Notice]:
    doubts: list[Notice] = []
    for name in ("code", "symbol", "date") if manuscript.recognised else ():
        known = header.evidence.get(name)
        if known is None or known.confidence is None or known.span is None:
            continue
        code, told = _DOUBTS[name]
        if known.origin == "handwriting":
            doubts.append(Notice(code, _by_hand(name, known, getattr(header, name) is None), known.span))
            continue
        again = name == "code" and manuscript.text.count(str(header.code)) > 1
        if (known.confidence < _SURE or known.raw is not None or name == "symbol") and not again:
            read = known.raw or manuscript.text[slice(*known.span)]
            doubts.append(Notice(code, f"{told}: đọc được “{read}”.", known.span))
    return doubts


def _by_hand(name: str, known: Evidence, unread: bool) -> str:
    what = "Ngày ban hành" if name == "date" else "Số văn bản"
    candidates = [f"“{c}”" for c in known.candidates]
    if unread or name == "symbol":
        may = f", có thể là {' hoặc '.join(candidates)}" if candidates else ""
        return f"{what} viết tay, không đọc chắc được{may}; hãy xem trên ảnh."
    may = f", cũng có thể là {' hoặc '.join(candidates[1:])}" if candidates[1:] else ""
    return f"{what} viết tay, máy đọc là {candidates[0]}{may}; hãy xem lại trên ảnh."


def _doubtful_names(header: Header, manuscript: Manuscript, rules: Rules) -> list[Notice]:
    """A warning for each name and each post that was read with little confidence: a seal often lies over them.

    Also for a name that begins with no family name: the first word, or a mark of it, is then lost.
    """
    known = header.evidence.get("signatures")
    if known is None or known.span is None or not manuscript.recognised:
        return []
    doubts: list[Notice] = []
    start, end = known.span
    for field, signature in product(("name", "position"), header.signatures):
        value = getattr(signature, field) or ""
        lines = re.compile(r"\s+".join(map(re.escape, value.split())))  # a post may stand on two lines
        found = lines.search(manuscript.text, start, end) if value else None
        here = _words(manuscript.recognised, found.span()) if found else []
        headless = field == "name" and here and not is_family(value.split()[0], rules.once(families))
        if found and (headless or any(word.confidence < _SURE or word.raw is not None for word in here)):
            code, told = _DOUBTS[field]
            doubts.append(Notice(code, f"{told}: đọc được “{value}”.", found.span()))
    return doubts


def _words(words: list[OcrWord], span: Span) -> list[OcrWord]:
    """The recognised words that stand in a span."""
    start, end = span
    return words[bisect_right(words, start, key=lambda w: w.end) : bisect_left(words, end, key=lambda w: w.start)]
