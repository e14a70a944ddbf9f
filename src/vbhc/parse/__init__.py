"""Manuscript → Structure: header, outline, zones.  The one place where the parts of the parse room are put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from vbhc.model import Evidence, Header, Manuscript, Notice, OcrWord, Span, Structure, Zone
from vbhc.parse.copies import copy_below
from vbhc.parse.header import Opening, complete, opening
from vbhc.parse.outline import outline
from vbhc.parse.quotes import quoted, within_notes
from vbhc.parse.tables import data_tables, merged
from vbhc.parse.zones import zones_and_closing
from vbhc.rules import Rules

_SURE = 0.85  # confidence: printed figures are mostly read with 0.9 and more
_DOUBTS = {
    "code": ("doubtful-code", "Số, ký hiệu nhận dạng chưa chắc, hãy xem lại trên ảnh"),
    "symbol": ("doubtful-code", "Số văn bản không đọc được, hãy xem trên ảnh"),
    "date": ("doubtful-date", "Ngày nhận dạng chưa chắc, hãy xem lại trên ảnh"),
    "signatures": ("doubtful-signer", "Tên người ký nhận dạng chưa chắc, hãy xem lại trên ảnh"),
}


def parse_structure(manuscript: Manuscript, rules: Rules) -> Structure:
    """The header, the outline and the zones of a manuscript."""
    whole = manuscript.text
    found = opening(whole, rules)
    copy = copy_below(whole, rules, found.body_start)
    text = whole[: copy.start] if copy else whole  # what stands under a copy is the copy's, not the document's
    footnotes = [(block.start, block.end) for block in manuscript.apart if block.kind == "footnote"]
    quotes = within_notes(quoted(text, found.body_start, len(text), rules), footnotes)
    zones, closes = zones_and_closing(text, found.body_start, rules, quotes)
    if copy:
        zones[-1].end = len(whole)
    header = complete(found, text, closes, copy, rules)
    header.arrival = header.arrival or manuscript.arrival
    _stamped(header, manuscript.stamps)
    doubts = _recognised(header, manuscript)
    return Structure(
        header=header,
        sections=outline(text, zones, merged(quotes, data_tables(manuscript.apart)), rules),
        zones=[*_above(found), *zones],
        quotes=quotes,
        footnotes=footnotes,
        own=sorted([*found.own, *(copy.own if copy else ())]),
        title=found.title_span,
        warnings=[*found.warnings, *doubts],
    )


def _stamped(header: Header, stamps: list[Span]) -> None:
    """Marks the values that an electronic stamp drew."""
    for evidence in header.evidence.values():
        span = evidence.span
        if span and any(span[0] < end and start < span[1] for start, end in stamps):
            evidence.origin = "stamp"


def _recognised(header: Header, manuscript: Manuscript) -> list[Notice]:
    """Marks the values that were read from a picture, with how sure the reading is and what it was before repair.

    Warns where the number, the day or the signer is doubtful: read with little confidence or repaired, and not said
    again.
    """
    doubts: list[Notice] = []
    words = manuscript.recognised
    for evidence in header.evidence.values():
        if evidence.span is None or not words:
            continue
        here = _words(words, evidence.span)
        if not here:
            continue
        if evidence.origin == "text":
            evidence.origin = "ocr"
        evidence.confidence = min(word.confidence for word in here)
        if any(word.raw is not None for word in here):
            evidence.raw = " ".join(manuscript.text[w.start : w.end] if w.raw is None else w.raw for w in here)
    if (sure := manuscript.arrival_read) is not None and header.arrival is manuscript.arrival:
        header.evidence["arrival"] = Evidence(None, "ocr", "stamp.picture", sure.confidence, sure.raw)
    for name in ("code", "symbol", "date") if words else ():
        known = header.evidence.get(name)
        if known is None or known.confidence is None or known.span is None:
            continue
        again = name == "code" and manuscript.text.count(str(header.code)) > 1
        if (known.confidence < _SURE or known.raw is not None or name == "symbol") and not again:
            code, told = _DOUBTS[name]
            read = known.raw or manuscript.text[slice(*known.span)]
            doubts.append(Notice(code, f"{told}: đọc được “{read}”.", known.span))
    return [*doubts, *_doubtful_names(header, manuscript)]


def _doubtful_names(header: Header, manuscript: Manuscript) -> list[Notice]:
    """A warning for each signer whose name was read with little confidence: a seal often lies over it."""
    known = header.evidence.get("signatures")
    if known is None or known.span is None or not manuscript.recognised:
        return []
    doubts: list[Notice] = []
    for name in filter(None, (signature.name for signature in header.signatures)):
        at = manuscript.text.find(name, *known.span)
        here = _words(manuscript.recognised, (at, at + len(name))) if at >= 0 else []
        if any(word.confidence < _SURE or word.raw is not None for word in here):
            code, told = _DOUBTS["signatures"]
            doubts.append(Notice(code, f"{told}: đọc được “{name}”.", (at, at + len(name))))
    return doubts


def _words(words: list[OcrWord], span: Span) -> list[OcrWord]:
    """The recognised words that stand in a span."""
    start, end = span
    return words[bisect_right(words, start, key=lambda w: w.end) : bisect_left(words, end, key=lambda w: w.start)]


def _above(found: Opening) -> list[Zone]:
    """The zones above the body: the letterhead, and the title with Kính gửi."""
    title = found.head.title.start if found.head.title else found.body_start
    cuts = [("letterhead", 0, title), ("title", title, found.body_start)]
    return [Zone(kind, start, end) for kind, start, end in cuts if end > start]  # type: ignore[arg-type]
