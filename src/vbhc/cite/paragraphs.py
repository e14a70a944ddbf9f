"""The paragraphs of a text that cite something: where they begin and end, and which citations stand in them.

In: a text, its citations, the quoted wording in it.  Out: Units.  A line ends a paragraph, unless it was broken inside
a citation, inside a sentence, or between a phrase and its document.  What a paragraph says is clauses.py's work.
"""

from __future__ import annotations

import bisect

from vbhc.cite.phrases import Phrases, said
from vbhc.model import Citation, Span
from vbhc.patterns import lazy
from vbhc.records import dataclass

_INK = lazy(r"\S")
_LAST = 60  # characters before the end of a line in which a phrase is looked for
_END = 80  # characters before the end of a text in which its last mark is looked for


@dataclass(slots=True)
class Unit:
    """A paragraph and the citations in it."""

    start: int
    end: int
    citations: list[Citation]


class Paragraphs:
    """The paragraphs of one text."""

    def __init__(self, text: str, citations: list[Citation], quotes: list[Span], p: Phrases) -> None:
        self.text, self.citations, self.quotes, self.p = text, citations, sorted(quotes), p
        self.starts = [c.span[0] for c in citations]
        self.places = [*self.starts, len(text) + 1]

    def cited(self, start: int) -> int:
        """Where the first citation from `start` on begins; behind the text where there is none."""
        return self.places[bisect.bisect_left(self.starts, start)]

    def blank(self, start: int, end: int) -> bool:
        """Whether text[start:end] says nothing: a character or two are a line end."""
        return end - start < 3 or _INK.search(self.text, start, end) is None

    def first(self, start: int, end: int) -> Unit:
        """The first paragraph of text[start:end]; it does not end inside a citation."""
        text, starts = self.text, self.starts
        if start >= end or text[start] in " \n\t":
            ink = _INK.search(text, start, end)
            if ink is None:
                return Unit(end, end, [])
            start = ink.start()
        low = high = bisect.bisect_left(starts, start)
        stop = text.find("\n", start, end)
        while stop >= 0:
            high = bisect.bisect_left(starts, stop, high)
            if high and stop < self.citations[high - 1].span[1]:
                stop = self.citations[high - 1].span[1]
            elif not self.goes_on(start, stop, end, self.places[high]):
                return Unit(start, stop, self.citations[low:high])
            stop = text.find("\n", stop + 1, end)
        return Unit(start, end, self.citations[low : bisect.bisect_left(starts, end, high)])

    def begins(self, start: int, at: int) -> int:
        """Where the paragraph that holds `at` begins, not before `start`; no citation stands between the two."""
        stop = at
        while True:
            stop = self.text.rfind("\n", start, stop)
            if stop < 0:
                return start
            if not self.goes_on(start, stop, at + 2, self.cited(stop)):
                return stop + 1

    def goes_on(self, start: int, stop: int, end: int, cited: int) -> bool:
        """Whether the paragraph goes on behind the line end at `stop`: a phrase waits there for its document.

        `cited`: where the first citation behind `stop` begins.
        """
        following = self.text[stop + 1 : min(end, stop + 40)].lstrip()[:2]
        if following[:1].islower() and following[1:] not in (")", "."):
            return self.text[stop - 1] not in ".;:"
        if cited > stop + 4:
            return False
        if cited == stop + 1 and self.text[stop - 1] == ";":
            return True  # "Thực hiện Kế hoạch A;" and on the next line "Chương trình B;"
        last = self.text[max(start, stop - _LAST) : stop]
        return any(t.entry.role == "before" and len(last) - t.end < 3 for t in said(last, self.p))

    def colon(self, start: int, end: int) -> int:
        """Where text[start:end] ends, if its last mark is a colon; else 0."""
        if self.text[end - 1] not in ":*_ \t\n":
            return 0
        begin = max(start, end - _END)
        last = self.text[begin:end].rstrip(" \t\n*_")
        return begin + len(last) if last[-1:] == ":" else 0

    def quoted(self, unit: Unit) -> bool:
        """Whether a paragraph is wording of another document."""
        start = unit.start
        if self.text[start] in '“"*' and self.text[start : start + 3].lstrip("*")[:1] in ("“", '"'):
            return True
        if not self.quotes:
            return False
        i = bisect.bisect_right(self.quotes, (start, len(self.text))) - 1
        return i >= 0 and start < self.quotes[i][1]
