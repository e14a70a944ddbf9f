"""The outline of a document: marks at the start of lines made into a tree of sections.

In: the text, its zones, the spans that hold no units (quoted wording, tables of data).  Out: sections of the main text,
then one section of kind "annex" for each annex with its own outline.  A mark is judged by what stands before it and by
sequence: the number expected next under the same parent is taken even where a hard-wrapped line seems to go on, another
number only where it is clearly a mark.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from vbhc.model import Section, SectionKind, Span, Zone
from vbhc.parse import titles
from vbhc.parse.closing import find_closing
from vbhc.parse.markers import Mark, Number, Style, marks, wrap_width
from vbhc.parse.outline_words import Words, words
from vbhc.parse.zones import annex_heads
from vbhc.rules import Rules

_RANKS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4}
_ITEM = 10  # rank of what stands below articles
_ABOVE_ARTICLES = 3.5  # "I." that was opened outside an article may hold articles
_NEAR = 3000  # characters in which the next bullet of a list stands
_FARTHEST = 40  # a number that skips more than this is no marker


@dataclass(slots=True)
class _Frame:
    """A section that is still open."""

    section: Section
    style: Style
    number: Number
    rank: float


def outline(text: str, zones: list[Zone], quotes: list[Span], rules: Rules) -> list[Section]:
    """The sections of the main text and of each annex, in text order.

    Spans nest: a section's runs from its marker to the end of its last child or of the text before the next marker.
    """
    known = rules.once(words)
    body = next((zone.start for zone in zones if zone.kind == "body"), 0)
    width = wrap_width(text, body, len(text))
    sections: list[Section] = []
    for zone in zones:
        if zone.kind == "body":
            sections += section_tree(text, zone.start, zone.end, quotes, width, known)
        elif zone.kind == "annex":
            sections.append(annex(text, zone, quotes, width, rules))
    return sections


def annex(text: str, zone: Zone, quotes: list[Span], width: int, rules: Rules) -> Section:
    """The section of an annex: its marker and heading, its outline, and the forms in it as annexes of their own."""
    known = rules.once(words)
    heads = annex_heads(text, zone.start, zone.end, rules, quotes)
    own = heads[0] if heads and heads[0].start == zone.start else None
    inner = [h for h in heads if h.start > zone.start]
    bounds = [h.start for h in inner] + [zone.end]
    content = own.content if own else zone.start
    body_end = _before_closing(text, content, bounds[0], quotes, rules)
    children = section_tree(text, content, body_end, quotes, width, known)
    limit = children[0].span[0] if children else bounds[0]
    section = Section("annex", own.marker if own else "", titles.annex(text, content, limit), (zone.start, zone.end))
    section.children = children
    for head, stop in zip(inner, bounds[1:], strict=True):
        form = Section("annex", head.marker, "", (head.start, _trimmed(text, head.start, stop)))
        form.children = section_tree(
            text, head.content, _before_closing(text, head.content, stop, quotes, rules), quotes, width, known
        )
        limit = form.children[0].span[0] if form.children else stop
        form.title = titles.annex(text, head.content, limit)
        section.children.append(form)
    section.span = (zone.start, _trimmed(text, zone.start, zone.end))
    return section


def _before_closing(text: str, start: int, end: int, quotes: list[Span], rules: Rules) -> int:
    """The end of an annex's text: where its own signature starts."""
    at = find_closing(text, start, end, rules, quotes)
    return end if at is None else at


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n*_#>\u00a0":
        end -= 1
    return end


def section_tree(text: str, start: int, end: int, quotes: list[Span], width: int, known: Words) -> list[Section]:
    """The tree of text[start:end]."""
    within = quotes[bisect_left(quotes, (start, start)) :]
    builder = _Builder(text, end, width, known)
    for mark in marks(text, start, end, within, width, known):
        builder.take(mark)
    return builder.finish()


class _Builder:
    """Takes marks in text order and keeps the open sections on a stack."""

    def __init__(self, text: str, end: int, width: int, known: Words) -> None:
        self.text, self.end, self.width, self.known = text, end, width, known
        self.roots: list[Section] = []
        self.stack: list[_Frame] = []
        self.taken: list[tuple[Section, Mark]] = []
        self.last_article: Number = (0, 0)

    def take(self, mark: Mark) -> None:
        """Hangs `mark` in the tree, or leaves it where it is none."""
        if mark.kind == "bullet":
            self._bullet(mark)
        elif mark.kind is not None:
            self._unit(mark)
        elif not self._numbered(mark) and mark.other is not None:
            style, number = mark.other
            self._numbered(replace(mark, style=style, number=number, other=None))

    def finish(self) -> list[Section]:
        """Closes all sections and gives them their titles and ends."""
        limits = [mark.start for _, mark in self.taken[1:]] + [self.end] * bool(self.taken)
        for (section, mark), limit in zip(self.taken, limits, strict=True):
            if section.kind in _RANKS and section.kind != "article":
                section.title = titles.heading(self.text, mark.content, limit)
            elif section.kind == "roman":
                section.title = titles.roman(self.text, mark.content, limit, self.width)
            else:
                section.title = titles.item(self.text, mark.content, limit, self.width)
        self._close(0, self.end)
        return self.roots

    # ── what kind of mark ──

    def _unit(self, mark: Mark) -> None:
        assert mark.kind is not None
        rank = _RANKS[mark.kind]
        if mark.kind == "article":
            expected = _follows(self.last_article, mark.number, self.known, "arabic") or mark.number == (1, 0)
            if mark.cut or (mark.joined and not (expected and mark.fresh)):
                return
            self.last_article = mark.number
        elif mark.joined:
            return
        keep = len(self.stack)
        while keep and self.stack[keep - 1].rank >= rank:
            keep -= 1
        self._open(mark, mark.kind, rank, keep)

    def _bullet(self, mark: Mark) -> None:
        top = self.stack[-1] if self.stack else None
        if mark.joined and not (mark.fresh and top is not None and self._listed(mark, top)):
            return
        if top is None and self.text.startswith(self.known.basis, mark.content):
            return
        depth = mark.style
        keep = len(self.stack)
        for n in range(len(self.stack) - 1, -1, -1):
            if not self.stack[n].style.startswith("bullet"):
                break
            if self.stack[n].style == depth:
                keep = n
                break
        self._open(mark, "bullet", _ITEM + 5, keep)

    def _listed(self, mark: Mark, top: _Frame) -> bool:
        """Whether a dash after a full line is a bullet: not inside a name, and one of several."""
        if mark.cut or self.text.startswith(self.known.dash_names, mark.content):
            return False
        return top.style == mark.style or self.text.find(f"\n{mark.marker}", mark.content, mark.content + _NEAR) > 0

    def _numbered(self, mark: Mark) -> bool:
        """Hangs a numbered mark: next to its open sibling, else as the first below what is open."""
        if mark.cut:
            return False
        at = self._sibling(mark)
        if at is not None:
            frame = self.stack[at]
            if self._fits(frame, mark):
                self._open(mark, self._kind(mark, at), frame.rank, at)
                return True
            if not (_first(mark) and not mark.joined):
                return False
            self._open(mark, self._kind(mark, at), frame.rank, at)
            return True
        if (mark.joined and not (mark.fresh and _first(mark))) or not self._may_start(mark):
            return False
        keep = len(self.stack)
        while keep and self.stack[keep - 1].style.startswith("bullet"):
            keep -= 1
        if mark.style.startswith("arabic") and not _first(mark):
            while keep and self.stack[keep - 1].rank >= _ITEM:
                keep -= 1  # its own list began without a number: it hangs below the heading, not below "b)"
        if mark.style.startswith("decimal") or (mark.style.startswith("roman") and len(mark.number) > 1):
            keep = self._below_prefix(mark, keep)
        inside = any(frame.rank == _RANKS["article"] for frame in self.stack[:keep])
        above = mark.style in ("roman", "Letter") and not inside
        self._open(mark, self._kind(mark, keep), _ABOVE_ARTICLES if above else _ITEM, keep)
        return True

    # ── where it hangs ──

    def _sibling(self, mark: Mark) -> int | None:
        """The index of the open section of the same style, not above the innermost heading (but for "I." and "A.")."""
        for n in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[n]
            if frame.style == mark.style:
                return n
            if frame.rank <= _RANKS["article"] and not (
                mark.style in ("roman", "Letter") and (frame.rank >= _ABOVE_ARTICLES)
            ):
                return None
        return None

    def _fits(self, frame: _Frame, mark: Mark) -> bool:
        if _follows(frame.number, mark.number, self.known, mark.style):
            return mark.fresh or not mark.joined
        if mark.joined:
            return False
        if mark.style in ("roman", "Letter") or mark.style.endswith("small"):
            return frame.number < mark.number and len(mark.marker) > 2 and mark.fresh
        return frame.number <= mark.number and mark.number[0] - frame.number[0] <= _FARTHEST

    def _may_start(self, mark: Mark) -> bool:
        """Whether a mark with no open sibling may open a list: the first of its kind, or clearly a marker."""
        if _first(mark):
            return True
        if mark.style in ("Letter", "small", "letter()") or mark.style == "roman":
            return False
        if mark.style.startswith(("decimal", "roman")):
            return mark.fresh
        if mark.style == "letter":
            return mark.marker.endswith(")")
        return mark.fresh and mark.number[0] <= _FARTHEST

    def _below_prefix(self, mark: Mark, keep: int) -> int:
        """Where "2.1." hangs: below "2." where that is open."""
        prefix = mark.number[: -2 if mark.style.startswith("decimal") else -1]
        for n in range(keep - 1, -1, -1):
            frame = self.stack[n]
            if frame.style.startswith(("arabic", "decimal", "roman")) and frame.number[: len(prefix)] == prefix:
                return n + 1
        return keep

    def _kind(self, mark: Mark, keep: int) -> SectionKind:
        parent = next((f.section.kind for f in reversed(self.stack[:keep]) if f.section.kind != "bullet"), None)
        if mark.style.startswith("roman"):
            return "roman"
        if mark.style.startswith("arabic"):
            return "clause" if parent == "article" else "arabic"
        if mark.style.startswith("decimal"):
            return "arabic"
        return "point" if parent in ("clause", "article") and mark.style == "letter" else "letter"

    def _open(self, mark: Mark, kind: SectionKind, rank: float, keep: int) -> None:
        self._close(keep, mark.start)
        section = Section(kind, mark.marker, "", (mark.start, self.end))
        (self.stack[-1].section.children if self.stack else self.roots).append(section)
        self.stack.append(_Frame(section, mark.style, mark.number, rank))
        self.taken.append((section, mark))

    def _close(self, keep: int, at: int) -> None:
        """Closes the open sections from stack[keep] on at `at`, blanks before it left out."""
        if len(self.stack) <= keep:
            return
        at = _trimmed(self.text, self.stack[-1].section.span[0], at)
        for frame in self.stack[keep:]:
            frame.section.span = (frame.section.span[0], at)
        del self.stack[keep:]


def _first(mark: Mark) -> bool:
    """Whether a mark is the first of a list: "1.", "a)", "I.", "1.1."."""
    number = mark.number
    if mark.style.startswith(("decimal", "roman")) and len(number) > 1 and mark.style != "roman":
        last = number[-2] if mark.style.startswith("decimal") else number[-1]
        return last == 1
    return number[0] == 1 and not any(number[1:])


def _follows(before: Number, number: Number, known: Words, style: Style) -> bool:
    """Whether `number` comes right after `before`: 6 or 5a after 5, đ or e after d, a1 or b after a."""
    if style.startswith(("decimal", "roman")) and style != "roman":
        a, b = (x[:-1] if style.startswith("decimal") else x for x in (before, number))
        return a < b and ((a[:-1] == b[:-1] and b[-1] == a[-1] + 1) or b[-1] == 1)
    if number[0] == before[0]:
        return number > before
    if style.startswith(("letter", "Letter")):
        return before[0] < number[0] and all(n in known.optional for n in range(before[0] + 1, number[0]))
    return number[0] == before[0] + 1
