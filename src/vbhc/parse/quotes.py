"""Quoted new wording of other documents: “Điều 5. …”, also over many lines.

In: a text, a stretch of it.  Out: spans from the opening to the closing mark, in text order, not overlapping.  A
title in quotation marks inside a sentence is not new wording and gives no span.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from vbhc.model import Span
from vbhc.parse.outline_words import Words, words
from vbhc.patterns import everywhere, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules

_OPENING, _CLOSING = '“„‟"', "”"  # a straight one may close, too
_SPACE = " \t\u00a0*_#>"
_LINE_ENDS = lazy(r"[*_]*[.;,:)]*[*_]*[ \t\u00a0]*[.;,:]?[ \t\u00a0]*(?:\n|\Z)")
_LEAD_WINDOW = 24
_DEEPEST = 8  # quotations inside each other
_NEAR = 80  # articles that one quotation may hold
_LONGEST = 60_000  # characters that one quotation may hold
_AT = attrgetter("at")


@dataclass(slots=True)
class Mark:
    """A quotation mark at `at`; `step` is 1 where it opens, -1 where it closes.

    `line`: it opens a line; `colon`: a colon stands before it; `word`: a word such as "cụm từ" does.
    """

    at: int
    step: int
    line: bool = False
    colon: bool = False
    word: bool = False


def quoted(text: str, start: int, end: int, rules: Rules) -> list[Span]:
    """The spans of quoted wording in text[start:end].

    A quotation is wording where it opens a line, or follows a colon or a word such as "cụm từ".  It runs to the mark
    that balances it; where none does, to the last mark that ends a line before the next quotation is introduced or
    before the article that follows: a forgotten mark never swallows the rest of the document.
    """
    known = rules.once(words)
    marks = [_mark(text, at, start, known) for at in _places(text, start, end, _OPENING)]
    if not any(mark.line or mark.colon or mark.word for mark in marks):
        return []
    marks += [Mark(at, -1) for at in _places(text, start, end, _CLOSING)]
    marks.sort(key=_AT)
    found = known.article.finditer(text, start, end)
    articles = [(m.start(), int(m[1])) for m in found if not known.within_clause(text, m.start())]
    spans: list[Span] = []
    n = seen = outer = 0
    while n < len(marks):
        mark = marks[n]
        if not (mark.line or mark.colon or mark.word):
            n += 1
            continue
        while seen < len(articles) and articles[seen][0] < mark.at:
            if not spans or articles[seen][0] >= spans[-1][1]:
                outer = articles[seen][1]
            seen += 1
        following = next((p for p, number in articles[seen : seen + _NEAR] if number == outer + 1), end)
        opened = known.opens_article.match(text, mark.at + 1, end)
        reach = following if opened and int(opened[1]) > outer else end  # “Điều 4a …” holds no Điều 3
        stop = _closing_mark(text, marks, n, start, end, following, reach)
        spans.append((mark.at, stop))
        while n < len(marks) and marks[n].at < stop:
            n += 1
    return spans


def _places(text: str, start: int, end: int, kinds: str) -> list[int]:
    """Where quotation marks stand: one look for each of `kinds`, which is quicker than one for all."""
    return [at for mark in kinds for at in everywhere(text, mark, start, end)]


def within_notes(quotes: list[Span], notes: list[Span]) -> list[Span]:
    """`quotes`; of those that open in a note only what is in notes: the main text may stand between two of them."""
    found: list[Span] = []
    for start, end in quotes:
        note = next((n for n in notes if n[0] <= start < n[1]), None) if notes else None
        if note is None or end <= note[1]:
            found.append((start, end))
            continue
        found += [(max(start, a), min(end, b)) for a, b in notes if a < end and start < b]
    return found


def inside(at: int, spans: list[Span]) -> bool:
    """Whether `at` is in one of the spans, which are in text order and do not overlap."""
    n = bisect_right(spans, (at, 1 << 62)) - 1
    return n >= 0 and at < spans[n][1]


def _mark(text: str, at: int, start: int, known: Words) -> Mark:
    """The mark at `at`, with what introduces it where it opens."""
    if text[at] == '"' and not _straight_opens(text, at):
        return Mark(at, -1)
    window = max(start, at - _LEAD_WINDOW)
    before = text[window:at]
    if before[-1:].isalnum():
        return Mark(at, 1)
    bare = before.rstrip(_SPACE)
    line = bare.endswith("\n") or (not bare and window == start)
    colon = bare.rstrip(_SPACE + "\n").endswith(":")
    return Mark(at, 1, line, colon, not (line or colon) and known.quote_lead.search(bare) is not None)


def _straight_opens(text: str, at: int) -> bool:
    """Whether a straight mark opens: after a blank and before a word."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before in " \t\n\u00a0([*_") and bool(after) and not after.isspace()


def _closing_mark(text: str, marks: list[Mark], n: int, start: int, end: int, following: int, reach: int) -> int:
    """The end of the quotation that marks[n] opens, before `reach`; `following` is where the next article of this
    document stands."""
    at = marks[n].at
    line_end = text.find("\n", at, end)
    line_end = end if line_end < 0 else line_end
    if marks[n].word:
        end = line_end  # words quoted inside a sentence
    depth, last, introduced = 1, None, None
    for k in range(n + 1, len(marks)):
        mark = marks[k]
        if mark.at >= min(end, following if last else reach) or mark.at - at > _LONGEST:
            break
        if mark.step > 0:
            if mark.line and mark.colon:
                if introduced is not None and depth > 1:
                    break  # the second quotation introduced before this one is closed: it never will be
                introduced = introduced or mark.at
            depth += 1
            if depth > _DEEPEST:
                break
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
    stop = min(stops) if min(stops) > at else line_end
    while stop > at + 1 and text[stop - 1] in " \t\n":
        stop -= 1
    return max(at + 1, stop)
