"""Resolutions of the Party named by session: "Nghị quyết Trung ương 8 khóa XI", "Nghị quyết Đại hội XIII của Đảng".

In: a text.  Out: Names in text order.  Which number such a name has is known.py's work: a plenum often issued several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vbhc.cite.anchors import Needle, anchors
from vbhc.cite.names import Name
from vbhc.model import Span
from vbhc.patterns import either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import types
from vbhc.text.fold import one_line


@dataclass(slots=True)
class SessionWords:
    """rules/sessions.yaml."""

    session_types: list[str]
    session_words: list[str]
    session_must: list[str]
    ordinals: list[str]
    terms: list[str]
    congresses: list[str]
    congress_orders: list[str]
    party: list[str]
    belongs: list[str]


@dataclass(slots=True)
class Sessions:
    """The compiled words."""

    words: list[Needle]  # the type words, before a word that may go on with one
    plenum: re.Pattern[str]
    must: re.Pattern[str]
    congress: re.Pattern[str]
    codes: dict[str, str]


def sessions(rules: Rules) -> Sessions:
    """The patterns (use `rules.once(sessions)`)."""
    w = rules.mapping("sessions", SessionWords)
    kinds = types(rules)
    number = rf"(?:\d{{1,2}}|[IVX]{{1,6}}|{either(w.ordinals)})(?!\w)"
    words = rf"(?:\s+(?:{either(w.session_words)})(?!\w)){{1,8}}"
    again = rf"(?:\s?[,&]\s?(?:(?:{either(w.terms)})\s+)?{number})"  # "(khóa XI, XII)"
    term = rf"\s*,?\s*\(?\s*(?:{either(w.terms)})\s+{number}{again}{{0,4}}\)?"
    more = rf"(?:\s*,?\s*(?:{either(w.session_words)})(?!\w)){{0,8}}"
    order = either(w.congress_orders)
    first = [v for p in (*w.session_words, *w.congresses) for v in (p, p.capitalize(), p.upper(), p.title())]
    cased = [v for t in w.session_types for v in (t, t.capitalize(), t.upper())]
    codes = {t: (kinds.by_word.get(t) or kinds.by_code[t.upper()]).code for t in w.session_types}
    return Sessions(
        anchors(cased, behind=rf"(?=\s+(?:{either(first)})(?!\w))"),
        lazy(rf"{words}\s+{number}(?:{more}{term})?", re.IGNORECASE),
        lazy(rf"(?<!\w)(?:{either(w.session_must)})(?!\w)", re.IGNORECASE),
        lazy(
            rf"(?:\s+(?:{either(w.belongs)}))?\s+(?:{either(w.congresses)})"
            rf"(?:(?:\s+[^\s,;.:()]+){{0,9}}?\s+(?:{order})\s+{number}|\s+[IVX]{{1,6}}(?!\w))(?:\s+(?:{either(w.party)})(?!\w))?",
            re.IGNORECASE,
        ),
        codes,
    )


def find_sessions(text: str, types: Iterable[Span], s: Sessions) -> Iterator[Name]:
    """The resolutions named by session in `text`, where words for types of laws and of resolutions stand at `types`."""
    for start, end in types:
        code = s.codes.get(one_line(text[start:end]).lower())
        if code is None or text[start - 1 : start].isalnum():
            continue
        stop = min(len(text), end + 160)
        match = s.plenum.match(text, end, stop)
        if match is None or not s.must.search(match[0]):
            match = s.congress.match(text, end, stop)
        if match is not None:
            name = one_line(text[start : match.end()])
            if name.count("(") < name.count(")"):
                name = name.rstrip(")")
            last = start + len(text[start : match.end()].rstrip())
            yield Name(start, last, last, name, None, code)
