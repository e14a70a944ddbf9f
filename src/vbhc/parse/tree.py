"""The tree of one stretch of text: marks hung below and beside each other.

In: marks in text order.  Out: sections with titles and spans.  What could be a mark is markers.py's work; which
stretches have a tree of their own is outline.py's.
"""

from __future__ import annotations

from bisect import bisect_left

from vbhc.model import Section, SectionKind, Span
from vbhc.parse import titles
from vbhc.parse.markers import Mark, marks
from vbhc.parse.numerals import Number, dotted_follows, follows, letter_follows
from vbhc.parse.outline_words import Words
from vbhc.parse.readings import Reading
from vbhc.records import dataclass

_RANKS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4}
_HEADED = _RANKS.keys() - {"article"}  # kinds with a heading of their own
_ARTICLE = 4
_ABOVE_ARTICLES = 3.5  # "I." that was opened outside an article may hold articles
_ITEM = 10  # rank of what stands below articles
_NEAR = 3000  # characters in which the next bullet of a list stands
_FARTHEST = 40  # a number that skips more than this is no marker


def section_tree(text: str, start: int, end: int, quotes: list[Span], width: int, known: Words) -> list[Section]:
    """The sections of text[start:end]; `quotes` hold no marks, `width` is that of a hard-wrapped text or 0."""
    within = quotes[max(0, bisect_left(quotes, (start, start)) - 1) : bisect_left(quotes, (end, end))]
    builder = _Builder(text, end, width, known)
    for mark in marks(text, start, end, within, width, known):
        builder.take(mark)
    return builder.finish()


def trimmed(text: str, start: int, end: int) -> int:
    """`end` without the blanks and Markdown marks before it, not below `start`."""
    return start + len(text[start:end].rstrip(" \t\n*_#>\u00a0"))


@dataclass(slots=True)
class _Frame:
    """A section that is still open."""

    section: Section
    style: str
    number: Number
    rank: float


class _Builder:
    """Takes marks in text order and keeps the open sections on a stack."""

    def __init__(self, text: str, end: int, width: int, known: Words) -> None:
        self.text, self.end, self.width, self.known = text, end, width, known
        self.roots: list[Section] = []
        self.stack: list[_Frame] = []
        self.taken: list[tuple[Section, int]] = []  # each section and where its content begins
        self.last_article: Number = (0, 0)

    def take(self, mark: Mark) -> None:
        """Hangs `mark` in the tree, or leaves it where it is none."""
        reading = mark.reading
        if reading.family == "bullet":
            self._bullet(mark, reading)
        elif reading.family == "unit":
            self._unit(mark, reading)
        elif not mark.cut and not self._numbered(mark, reading) and reading.other is not None:
            self._numbered(mark, reading.other)

    def finish(self) -> list[Section]:
        """The sections with their titles and ends: each ends where its last child does, else before the next marker."""
        text, width, limit = self.text, self.width, self.end
        for section, content in reversed(self.taken):
            if section.kind == "roman":
                section.title = titles.roman(text, content, limit, width)
            elif section.kind in _HEADED:
                section.title = titles.heading(text, content, limit)
            else:
                section.title = titles.item(text, content, limit, width)
            start, inner = section.span[0], section.children
            section.span = (start, inner[-1].span[1] if inner else trimmed(text, start, limit))
            limit = start
        return self.roots

    # ── what kind of mark ──

    def _unit(self, mark: Mark, reading: Reading) -> None:
        assert reading.kind is not None
        rank = _RANKS[reading.kind]
        if reading.kind == "article":
            expected = follows(self.last_article, reading.number) or reading.first
            if mark.cut or (mark.joined and not (expected and mark.fresh)):
                return
            self.last_article = reading.number
        elif mark.joined:
            return
        keep = len(self.stack)
        while keep and self.stack[keep - 1].rank >= rank:
            keep -= 1
        self._open(mark, reading, reading.kind, rank, keep)

    def _bullet(self, mark: Mark, reading: Reading) -> None:
        stack = self.stack
        top = stack[-1] if stack else None
        if mark.joined and not (mark.fresh and top is not None and self._listed(mark, top)):
            return
        if top is None and self.text.startswith(self.known.basis, mark.content):
            return
        keep = at = len(stack)
        while at and stack[at - 1].section.kind == "bullet":
            at -= 1
            if stack[at].style == reading.style:
                keep = at
                break
        self._open(mark, reading, "bullet", _ITEM, keep)

    def _listed(self, mark: Mark, top: _Frame) -> bool:
        """Whether a dash after a full line is a bullet: not inside a name, and one of several."""
        if mark.cut or self.text.startswith(self.known.dash_names, mark.content):
            return False
        wanted = f"\n{mark.reading.marker}"
        return top.style == mark.reading.style or self.text.find(wanted, mark.content, mark.content + _NEAR) > 0

    def _numbered(self, mark: Mark, reading: Reading) -> bool:
        """Hangs a numbered mark: next to its open sibling, else as the first below what is open."""
        stack, first = self.stack, reading.first
        at = self._sibling(reading)
        if at >= 0:
            frame = stack[at]
            if not self._fits(frame, mark, reading) and (mark.joined or not first):
                return False
            self._open(mark, reading, frame.section.kind, frame.rank, at)
            return True
        if mark.joined and not (mark.fresh and first):
            return False
        if not first and not self._may_start(mark, reading):
            return False
        keep = self._below(reading)
        rank: float = _ITEM
        if reading.family in ("roman", "capital") and not any(f.rank == _ARTICLE for f in stack[:keep]):
            rank = _ABOVE_ARTICLES
        self._open(mark, reading, self._kind(reading, keep), rank, keep)
        return True

    # ── where it hangs ──

    def _sibling(self, reading: Reading) -> int:
        """The index of the open section of the same style, not above the innermost heading (but for "I." and "A.");
        -1 where there is none."""
        stack, style = self.stack, reading.style
        for n in range(len(stack) - 1, -1, -1):
            frame = stack[n]
            if frame.style == style:
                return n
            if frame.rank <= _ARTICLE and (frame.rank < _ABOVE_ARTICLES or reading.family not in ("roman", "capital")):
                return -1
        return -1

    def _fits(self, frame: _Frame, mark: Mark, reading: Reading) -> bool:
        """Whether a mark goes on with the numbers of its open sibling."""
        before, number, family = frame.number, reading.number, reading.family
        if family == "dotted":
            expected = dotted_follows(before, number)
        elif family in ("letter", "capital"):
            expected = letter_follows(before, number, self.known)
        else:
            expected = follows(before, number)
        if expected:
            return mark.fresh or not mark.joined
        if mark.joined:
            return False
        if family in ("roman", "capital", "small"):
            return before < number and len(reading.marker) > 2 and mark.fresh
        return before <= number and number[0] - before[0] <= _FARTHEST

    def _may_start(self, mark: Mark, reading: Reading) -> bool:
        """Whether a mark that is not the first of its kind may still open a list: only where it is clearly a marker."""
        if reading.family in ("roman", "capital", "small") or reading.style == "letter()":
            return False
        if reading.family == "letter":
            return reading.marker.endswith(")")
        return mark.fresh and reading.number[0] <= _FARTHEST

    def _below(self, reading: Reading) -> int:
        """How much of the stack stays open for a mark that opens a list: never a bullet."""
        stack, keep = self.stack, len(self.stack)
        while keep and stack[keep - 1].section.kind == "bullet":
            keep -= 1
        if reading.family == "arabic" and not reading.first:
            while keep and stack[keep - 1].rank >= _ITEM:
                keep -= 1  # its own list began without a number: it hangs below the heading, not below "b)"
        if reading.family == "dotted":
            prefix = reading.number[:-1]
            for n in range(keep - 1, -1, -1):
                if (
                    stack[n].style.startswith(("arabic", "dotted", "roman"))
                    and stack[n].number[: len(prefix)] == prefix
                ):
                    return n + 1
        return keep

    def _kind(self, reading: Reading, keep: int) -> SectionKind:
        family = reading.family
        if family == "roman" or reading.kind == "roman":
            return "roman"
        if family == "dotted":
            return "arabic"
        stack = self.stack
        while keep and stack[keep - 1].section.kind == "bullet":
            keep -= 1
        parent = stack[keep - 1].section.kind if keep else None
        if family == "arabic":
            return "clause" if parent == "article" else "arabic"
        return "point" if reading.style == "letter" and parent in ("clause", "article") else "letter"

    def _open(self, mark: Mark, reading: Reading, kind: SectionKind, rank: float, keep: int) -> None:
        """Hangs a section below the open ones that stay open, the first `keep`."""
        section = Section(kind, reading.marker, "", (mark.start, self.end), [])
        stack = self.stack
        del stack[keep:]
        (stack[-1].section.children if keep else self.roots).append(section)
        stack.append(_Frame(section, reading.style, reading.number, rank))
        self.taken.append((section, mark.content))
