"""Quoted new wording of other documents: “Điều 5. …”, also over many lines.

In: a text, a stretch of it.  Out: spans from the opening to the closing mark, in text order, not overlapping.  A
title in quotation marks inside a sentence is not new wording and gives no span.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from vbhc.model import Span
from vbhc.parse.outline_words import Words, words
from vbhc.rules import Rules

_MARK = re.compile('[“”„‟"]')
_AT_LINE = re.compile(r"\n[ \t\u00a0*_#>]*\Z")
_LINE_ENDS = re.compile(r"[*_]*[.;,:)]*[*_]*[ \t\u00a0]*[.;,:]?[ \t\u00a0]*(?:\n|\Z)")
_LEAD_WINDOW = 24
_NEAR = 80  # articles that one quotation may hold
_LONGEST = 60_000  # characters that one quotation may hold


@dataclass(slots=True)
class Mark:
    """A quotation mark at `at`; `step` is 1 where it opens, -1 where it closes."""

    at: int
    step: int


def quoted(text: str, start: int, end: int, rules: Rules) -> list[Span]:
    """The spans of quoted wording in text[start:end].

    A quotation is wording where it opens a line, or follows a colon or a word such as "cụm từ".  It runs to the mark
    that balances it; where none does, to the last mark that ends a line before the next quotation is introduced or
    before the article that follows: a forgotten mark never swallows the rest of the document.
    """
    known = rules.once(words)
    marks = [
        Mark(at := m.start(), -1 if (char := m[0]) == "”" else 1 if char != '"' else _straight(text, at))
        for m in _MARK.finditer(text, start, end)
    ]
    articles = [(m.start(), int(m[1])) for m in known.article.finditer(text, start, end)] if marks else []
    spans: list[Span] = []
    n = seen = outer = 0
    while n < len(marks):
        at = marks[n].at
        if marks[n].step < 0 or not _introduced(text, at, start, known):
            n += 1
            continue
        while seen < len(articles) and articles[seen][0] < at:
            if not spans or articles[seen][0] >= spans[-1][1]:
                outer = articles[seen][1]
            seen += 1
        following = next((p for p, number in articles[seen : seen + _NEAR] if number == outer + 1), end)
        stop = _closing_mark(text, marks, n, start, end, following)
        spans.append((at, stop))
        while n < len(marks) and marks[n].at < stop:
            n += 1
    return spans


def _straight(text: str, at: int) -> int:
    """1 where the straight mark at `at` opens, after a blank and before a word; -1 where it closes."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return 1 if (not before or before in " \t\n\u00a0([*_") and after and not after.isspace() else -1


def _opens_line(text: str, at: int, start: int) -> bool:
    window = max(start, at - _LEAD_WINDOW)
    before = text[window:at]
    return bool(_AT_LINE.search(before)) or (window == start and not before.strip(" \t*_#>"))


def _introduced(text: str, at: int, start: int, known: Words) -> bool:
    """Whether the mark at `at` opens new wording."""
    if _opens_line(text, at, start):
        return True
    return bool(known.quote_lead.search(text[max(start, at - _LEAD_WINDOW) : at]))


def _closing_mark(text: str, marks: list[Mark], n: int, start: int, end: int, following: int) -> int:
    """The end of the quotation that marks[n] opens; `following` is where the next article of this document stands."""
    at = marks[n].at
    line_end = _line_end(text, at, end)
    colon = _follows_colon(text, at, start)
    if not (colon or _opens_line(text, at, start)):
        end = line_end  # words quoted inside a sentence
    depth, last, introduced = 1, None, None
    for mark in itertools.islice(marks, n + 1, None):
        if mark.at >= min(end, following if last else end) or mark.at - at > _LONGEST:
            break
        if mark.step > 0:
            if _opens_line(text, mark.at, start) and _follows_colon(text, mark.at, start):
                if introduced is not None and depth > 1:
                    break  # the second quotation introduced before this one is closed: it never will be
                introduced = introduced or mark.at
            depth += 1
            continue
        depth -= 1
        if depth <= 0:
            return mark.at + 1
        if introduced is None and _LINE_ENDS.match(text, mark.at + 1, end):
            last = mark.at + 1
    if last is not None:
        return last
    stops = [line_end] if introduced is None else [text.rfind("\n", start, text.rfind(":", start, introduced))]
    if following < end and following - at < _LONGEST:
        stops = [following] if introduced is None else [*stops, following]
    stop = max(at + 1, min(stops)) if min(stops) > at else line_end
    while stop > at + 1 and text[stop - 1] in " \t\n":
        stop -= 1
    return stop


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def _follows_colon(text: str, at: int, start: int) -> bool:
    """Whether the last thing before the mark at `at` is a colon: "… như sau:"."""
    return text[max(start, at - _LEAD_WINDOW) : at].rstrip(" \t\n*_#>\u00a0").endswith(":")
