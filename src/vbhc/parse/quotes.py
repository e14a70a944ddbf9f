"""Quoted new wording of other documents: “Điều 5. …”, also over many lines.

In: a text, a stretch of it.  Out: spans from the opening to the closing mark, in text order, not overlapping.  A
title in quotation marks inside a sentence is not new wording and gives no span.
"""

from __future__ import annotations

import re

from vbhc.model import Span
from vbhc.parse.outline_words import Words, words
from vbhc.rules import Rules

_MARK = re.compile('[“”„‟"]')
_AT_LINE = re.compile(r"\n[ \t\u00a0*_#>]*\Z")
_LINE_ENDS = re.compile(r"[*_]*[.;,:)]*[*_]*[ \t\u00a0]*[.;,:]?[ \t\u00a0]*(?:\n|\Z)")
_LEAD_WINDOW = 24
_LONGEST = 60_000  # characters that one quotation may hold


def quoted(text: str, start: int, end: int, rules: Rules) -> list[Span]:
    """The spans of quoted wording in text[start:end].

    A quotation is wording where it opens a line, or follows a colon or a word such as "cụm từ".  It runs to the mark
    that balances it; where none does, to the last mark that ends a line before the next quotation is introduced,
    else to the end of its own paragraph: a forgotten mark never swallows the rest of the document.
    """
    known = rules.once(words)
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end)]
    spans: list[Span] = []
    n = 0
    while n < len(marks):
        at, char = marks[n]
        if char == "”" or not _introduced(text, at, start, known):
            n += 1
            continue
        stop = _closing_mark(text, marks, n, end, start, known)
        spans.append((at, stop))
        n += 1
        while n < len(marks) and marks[n][0] < stop:
            n += 1
    return spans


def _opens_line(text: str, at: int, start: int) -> bool:
    window = max(start, at - _LEAD_WINDOW)
    before = text[window:at]
    return bool(_AT_LINE.search(before)) or (window == start and not before.strip(" \t*_#>"))


def _introduced(text: str, at: int, start: int, known: Words) -> bool:
    """Whether the mark at `at` opens new wording."""
    if _opens_line(text, at, start):
        return True
    return bool(known.quote_lead.search(text[max(start, at - _LEAD_WINDOW) : at]))


def _closing_mark(text: str, marks: list[tuple[int, str]], n: int, end: int, start: int, known: Words) -> int:
    """The end of the quotation that marks[n] opens."""
    at, opening = marks[n]
    block = _opens_line(text, at, start)
    depth, ends_line, introduced = 1, None, None
    for position, char in marks[n + 1 :]:
        if position - at > _LONGEST:
            break
        last = bool(_LINE_ENDS.match(text, position + 1, end))
        if char != "”" and _opens_line(text, position, start) and _follows_colon(text, position, start):
            if introduced is None:
                introduced = position
            elif opening == '"' or depth > 1:
                break  # the second quotation introduced before this one is closed: it never will be
        if opening == '"':
            if char == '"' and (last or not block):
                return position + 1
        elif char == "”":
            depth -= 1
            if depth <= 0:
                return position + 1
        elif char != '"':
            depth += 1
        if last and char in '”"' and introduced is None:
            ends_line = position + 1
    if ends_line is not None:
        return ends_line
    return _unclosed(text, at, start, end, introduced, known) if block else _line_end(text, at, end)


def _unclosed(text: str, at: int, start: int, end: int, introduced: int | None, known: Words) -> int:
    """Where a quotation that is never closed is taken to end: before the line that introduces the next one, or before
    the article that follows the one it stands in; else with its own line."""
    stops = []
    if introduced is not None:
        stops.append(text.rfind("\n", start, text.rfind(":", start, introduced)))
    above = [int(m[1]) for m in known.article.finditer(text, max(start, at - _LONGEST), at)]
    if above:
        following = re.compile(known.article.pattern.replace(r"(\d+)", f"({above[-1] + 1})"))
        match = following.search(text, at, min(end, at + _LONGEST))
        if match:
            stops.append(match.start())
    stops = [s for s in stops if s > at]
    if not stops:
        return _line_end(text, at, end)
    stop = min(stops)
    while text[stop - 1] in " \t\n":
        stop -= 1
    return stop


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def _follows_colon(text: str, at: int, start: int) -> bool:
    """Whether the last thing before the line of `at` is a colon: "… như sau:"."""
    return text[max(start, at - _LEAD_WINDOW) : at].rstrip(" \t\n*_#>\u00a0").endswith(":")
