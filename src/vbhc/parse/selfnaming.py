"""A document that names itself in a sentence, or whose issuer only its text or its signature tells.

In: a text without a letterhead (or whose letterhead names no body).  Out: what the first sentences say of type, number,
date, subject and issuer: "Ngày 14/8/2024, UBND xã … đã ban hành kế hoạch số 726/KH-UBND về …"; "Ban Thường vụ Huyện ủy
xây dựng kế hoạch …".  What is found so is marked as said by the text, or as inferred from the signature.
"""

from __future__ import annotations

import re

from vbhc.model import Span
from vbhc.parse.letterhead_words import Marks, any_printed, marks
from vbhc.parse.marks import read_cells
from vbhc.parse.named import Named
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import dates, iso
from vbhc.text.doctypes import TypeEntry
from vbhc.text.fold import fold
from vbhc.text.names import names, proper
from vbhc.text.symbols import clean_code

_REACH = 6_000
_LONGEST_NAME = 120
_LEAD = 2_000  # characters in which a text without a title says who draws it up
_SENTENCE = lazy(r"\.(?:\s|$)|;")
_BREAK = lazy(r"[,;:.!?“”\"()\n]\s*|\s[-–]\s")


@dataclass(slots=True)
class SelfNaming:
    """What a sentence says of the document that it speaks for."""

    issuer: Named | None
    type_word: str
    type_span: Span
    code: str | None
    code_span: Span | None
    date: str | None
    date_span: Span | None
    subject: Span | None


@dataclass(slots=True)
class Speech:
    """Compiled patterns of sentences in which a body issues."""

    issues: re.Pattern[str]  # "đã ban hành kế hoạch số 726/KH-UBND"
    acts: re.Pattern[str]  # "xây dựng Kế hoạch", "đề nghị"
    acting_for: re.Pattern[str]
    authority: re.Pattern[str]
    session: re.Pattern[str]  # " KHÓA III - KỲ HỌP THỨ 14" behind a body's name


def speech(rules: Rules) -> Speech:
    """The patterns (use `rules.once(speech)`)."""
    w = rules.once(marks).words
    type_words = any_printed([word for e in rules.table("types", TypeEntry) for word in e.words])
    verbs = any_printed(w.issuing)
    issued = any_printed(w.issued)
    number = any_printed(w.number)
    code = r"\d[\d.]*[a-zđ]?\s?[-/–]\s?(?:(?:19|20)\d\d\s?/\s?)?[^\W\d_][\w&.]*(?:\s?[-/–]\s?[^\W\d_][\w&.]*)*"
    return Speech(
        issues=lazy(
            rf"\s(?:{issued})\s+(?P<type>(?:{type_words}))\s+(?:{number})\s*:?\s*(?P<code>{code})", re.IGNORECASE
        ),
        acts=lazy(rf"\s(?:{verbs})(?!\w)(?:\s+(?P<type>{type_words})(?!\w))?", re.IGNORECASE),
        acting_for=lazy(rf"(?:{any_printed(w.acting_for)})\s+", re.IGNORECASE),
        authority=lazy(rf"\s*(?:{any_printed(w.authority)})\s*", re.IGNORECASE),
        session=lazy(rf"[\s,(–-]+(?:{any_printed(w.sessions)})(?!\w)", re.IGNORECASE),
    )


def sentence_of_issue(text: str, start: int, rules: Rules) -> SelfNaming | None:
    """The sentence near `start` that names the document whose text this is; None where there is none."""
    known = rules.once(speech)
    stop = min(len(text), start + _REACH)
    opening = rules.once(marks).outline
    for line in re.finditer(r"[^\n]+", text[start:stop]):
        if opening.match(line[0].lstrip()):
            return None
        found = known.issues.search(text, start + line.start(), start + line.end())
        if found is None:
            continue
        issuer = body_before(text, start + line.start(), found.start(), known, rules)
        if issuer is None or not _outlined(text, start + line.end(), opening):
            continue
        when = rules.once(dates).full
        before = list(when.finditer(text, start + line.start(), issuer.span[0]))
        after = when.match(text, _past(text, found.end(), " ,"))
        date = after or (before[-1] if before else None)
        return SelfNaming(
            issuer,
            found["type"].lower(),
            found.span("type"),
            clean_code(found["code"].rstrip(".")),
            found.span("code"),
            iso(date) if date else None,
            date.span() if date else None,
            _subject_after(text, after.end() if after else found.end(), start + line.end(), rules.once(marks)),
        )
    return None


def drawn_up(text: str, rules: Rules) -> tuple[Named, str, Span] | None:
    """The body, and the word of the type, of a text whose title is lost: "…, UBND xã xây dựng kế hoạch thực hiện như
    sau:" above "I. MỤC ĐÍCH"."""
    known, outline = rules.once(speech), rules.once(marks).outline
    for found in known.acts.finditer(text, 0, _LEAD):
        colon = text.find(":", found.end(), found.end() + _LONGEST_NAME)
        if found["type"] is None or colon < 0 or _SENTENCE.search(text, found.end(), colon):
            continue
        body = body_before(text, 0, found.start(), known, rules)
        if body is not None and _outlined(text, colon + 1, outline):
            return body, found["type"].lower(), found.span("type")
    return None


def _outlined(text: str, at: int, outline: re.Pattern[str]) -> bool:
    """Whether the text goes on as a document does, with "I. …" or "Điều 1": a passage that tells of one does not."""
    rest = [line.strip(" *_") for line in text[at : at + 2_000].split("\n")]
    return any(outline.match(line) for line in [line for line in rest if line][:4])


def _past(text: str, at: int, chars: str) -> int:
    while at < len(text) and text[at] in chars:
        at += 1
    return at


def _subject_after(text: str, start: int, end: int, known: Marks) -> Span | None:
    """ "về …" to the end of its sentence."""
    found = known.about.match(text, _past(text, start, " ,;:"), end)
    if found is None:
        return None
    stop = _SENTENCE.search(text, found.end(), end)
    return (found.end(), stop.start() if stop else end)


def issuing_body(
    text: str, start: int, end: int, type_word: str | None, rules: Rules, sure: bool = False
) -> Named | None:
    """The body that the opening text[start:end] says is issuing: "Ban Thường vụ Huyện ủy xây dựng kế hoạch …".

    A verb followed by the document's own type is the surest; else, if not `sure`, the first body that acts.
    """
    known = rules.once(speech)
    end = min(end, start + _REACH)
    spoken: Named | None = None
    for found in known.acts.finditer(text, start, end):
        if found[0].isupper() and text[found.end() : found.end() + 2].strip(" ").isupper():
            continue  # a word of a name: "CÔNG TY TNHH TƯ VẤN |XÂY DỰNG| AN PHÚ"
        body = body_before(text, start, found.start(), known, rules)
        if body is None:
            continue
        if type_word and found["type"] and fold(found["type"]) == fold(type_word):
            return body
        spoken = spoken or body
    return None if sure else spoken


def deciding_body(text: str, start: int, rules: Rules) -> Named | None:
    """The body of the line between the title and the bases: "BỘ TRƯỞNG BỘ TÀI CHÍNH" decides for Bộ Tài chính."""
    known, known_names = rules.once(speech), rules.once(names)
    lines = [cell for _, cell in zip(range(3), read_cells(text, rules, start), strict=False) if cell.kind != "rule"]
    if not lines or not lines[0].caps:
        return None
    line = lines[0]
    more = lines[1:2] if len(lines) > 1 and lines[1].caps and known_names.head(lines[1].text) is None else []
    printed = " ".join(cell.text for cell in [line, *more[:1]] if cell.text)
    if more and known_names.head(line.text) is not None:
        printed = line.text
    session = known.session.search(printed)
    printed = printed[: session.start()] if session else printed
    post = known.acting_for.match(printed)
    for name in (printed[post.end() :], printed) if post else (printed,):
        if known_names.head(name):
            return Named(proper(name, rules), (line.start, line.end))
    return None


def body_before(text: str, start: int, end: int, known: Speech, rules: Rules) -> Named | None:
    """The body whose name ends at `end`, in the clause before it."""
    left = max(start, end - _LONGEST_NAME)
    for mark in _BREAK.finditer(text, left, end):
        left = mark.end()
    at = _past(text, left, " \t*_")
    known_names = rules.once(names)
    post = known.acting_for.match(text, at, end)
    for start in (post.end(), at) if post else (at,):
        name = " ".join(text[start:end].split())
        head = known_names.head(name)
        if head is None or not name[:1].isupper() or (head.bare and fold(name) == fold(head.head)):
            continue
        return Named(proper(name, rules), (start, end))
    return None


def body_of_authority(authority: str | None, span: Span | None, rules: Rules) -> Named | None:
    """The body for which a signature is given: "TM. ỦY BAN NHÂN DÂN HUYỆN KON RẪY"."""
    if not authority or span is None:
        return None
    known = rules.once(speech)
    found = known.authority.match(authority)
    if found is None:
        return None
    name = authority[found.end() :].strip()
    head = rules.once(names).head(name)
    return Named(proper(name, rules), span) if head else None
