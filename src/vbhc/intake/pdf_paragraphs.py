"""The columns of all pages → paragraphs: lines joined where the text only wraps, also over a page break.

In: Columns in reading order.  Out: Paragraphs with their place and the stamped spans in them.

A line ended on purpose if the first word of the next line would still have fitted on it; a paragraph begins at a
first-line indent, at an item's marker, after more space than between lines, or in another size.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from vbhc.intake.pdf_layout import Column
from vbhc.intake.pdf_lines import Line
from vbhc.model import BlockKind, OcrWord, Span
from vbhc.records import dataclass

_MARKER = re.compile(
    r"(?:[-+•*–—▪○●►]|\d{1,3}(?:\.\d{1,3}){0,4}[.)/]|\d{1,3}(?:\.\d{1,3}){1,4}|[a-zđ]\d{0,2}[.)]|[IVXLC]{1,6}[.\-–)/])(?=\s|$)"
)
_RULE = re.compile(r"[_\-–—=*~ ]{3,}")  # a line of dashes under a title
_ENDS = re.compile(r"[.;:!?…][”\"’)]*$")
_INDENT = 0.8  # em
_SPACE = 1.15  # of the usual step from line to line: more is a space between paragraphs
_SLACK = 0.35  # em: what a line may lack of the edge and still be full
_BLANK = 0.25  # em
_FEW = 6  # lines: a column shorter than this does not show its own edges
_PADDING = 8.0  # points between a cell's text and its line


@dataclass(slots=True)
class Paragraph:
    """Joined lines.

    `stamps` are spans of `text` that an annotation drew, `recognised` its words that were read from a picture.
    """

    text: str
    kind: BlockKind
    page: int
    line: int
    cell: tuple[int, int, int] | None = None
    stamps: list[Span] = field(default_factory=list)
    recognised: list[OcrWord] = field(default_factory=list)


@dataclass(slots=True)
class Edges:
    """Where the lines of a column begin and end, and the usual step from one to the next."""

    left: float
    right: float
    step: float


@dataclass(slots=True)
class Leaf:
    """A column on its page, with the edges of its text."""

    page: int
    column: Column
    edges: Edges


def edges_of(lines: Sequence[Line]) -> Edges:
    """The edges of the text in `lines`: the left and right ones at which several lines agree, else the outermost."""
    left = min(line.x0 for line in lines)
    right = _agreed(sorted((line.x1 for line in lines), reverse=True), lines[0].size)
    steps = sorted(b.y - a.y for a, b in itertools.pairwise(lines) if a.page == b.page and 0 < b.y - a.y < 3 * a.size)
    return Edges(left, right, steps[len(steps) // 4] if steps else 0.0)


def _agreed(descending: list[float], size: float) -> float:
    """The outermost x at which a fifth of the lines end (two at least), else the outermost of all."""
    need = max(2, len(descending) // 5)
    for n, x in enumerate(descending[: len(descending) - need + 1]):
        if x - descending[n + need - 1] <= 0.25 * size:
            return x
    return descending[0]


def leaves(pages: Sequence[tuple[int, Sequence[Column]]], widths: Mapping[int, float] | None = None) -> list[Leaf]:
    """The columns of all pages with their edges.

    Pages of one width (of `widths`, by page number) share the edges of the one with most lines, where their own text
    lies within them: a page of short lines does not show where a full one ends.
    """
    found: list[Leaf] = []
    of_page = {number: _body_lines(columns) for number, columns in pages}
    wide = {number: round(widths[number]) if widths else 0 for number in of_page}
    longest: dict[int, list[Line]] = {}
    for number, lines in of_page.items():
        if len(lines) > len(longest.get(wide[number], [])):
            longest[wide[number]] = lines
    standard = {width: edges_of(lines) for width, lines in longest.items()}
    for number, columns in pages:
        body = of_page[number]
        page = edges_of(body) if body else None
        usual = standard.get(wide[number])
        if page and usual and usual.left - 1 <= page.left and page.right <= usual.right + 1:
            page = Edges(usual.left, usual.right, (page.step if len(body) >= _FEW else 0) or usual.step)
        for column in columns:
            own = edges_of(column.lines)
            if column.bounds is not None:
                own.right = max(own.right, column.bounds[1] - _PADDING)
            elif column.kind == "body" and page and (len(column.lines) < _FEW or not column.narrow):
                own = page
            found.append(Leaf(number, column, own))
    return found


def _body_lines(columns: Sequence[Column]) -> list[Line]:
    return [line for c in columns if c.kind == "body" and not c.narrow for line in c.lines]


def paragraphs(columns: Sequence[Leaf]) -> list[Paragraph]:
    """The paragraphs of the columns, in order."""
    found: list[Paragraph] = []
    current: list[tuple[Leaf, Line]] = []
    for leaf in columns:
        for line in leaf.column.lines:
            if current and not _goes_on(current, leaf, line):
                found.append(_paragraph(current))
                current = []
            current.append((leaf, line))
    if current:
        found.append(_paragraph(current))
    return found


def _goes_on(current: list[tuple[Leaf, Line]], leaf: Leaf, line: Line) -> bool:
    """Whether `line` goes on with the paragraph of `current`."""
    before, last = current[-1]
    first = current[0][1]
    here = before is leaf
    if not here and not _follows(before, leaf):
        return False
    if before.column.kind == "body" and last.x0 > (before.edges.left + before.edges.right) / 2:
        return False  # the lines of a signature, a date: running text begins at the left
    if abs(line.size - last.size) > 0.08 * last.size or _fits(before, last, line):
        return False
    if bool(_RULE.fullmatch(line.text)) != bool(_RULE.fullmatch(last.text)):
        return False
    marked = _marker(line)
    if leaf.column.kind == "column":
        return _marker(first) is not None and marked is None and line.x0 >= first.x0 - 0.5 * line.size
    if here and before.edges.step and line.y - last.y > _SPACE * before.edges.step:
        return False
    ended = _ENDS.search(last.words[-1].text) is not None
    indent = line.x0 - leaf.edges.left
    drop = (last.x0 - before.edges.left) - indent  # how much further left than the line before it
    unindented = first.x0 - current[0][0].edges.left < _INDENT * line.size and line.text[0].isalnum()
    item = ended or unindented or leaf.column.kind == "cell" or indent > _INDENT * line.size
    if marked is not None and (item or (_marker(first) is not None and abs(drop) < 2)):
        return False
    level = abs(drop) < 0.3 * line.size
    if level and len(current) == 1 and not line.text[0].islower() and (ended or _under_title(last, line, leaf.edges)):
        return False  # two lines that both begin a paragraph
    if indent <= _INDENT * line.size or drop > 0.5 * line.size:
        return True
    if len(current) == 1 and (text_at := _marker(first)) is not None and abs(line.x0 - text_at) < 0.6 * line.size:
        return True  # a hanging indent
    return level


def _follows(before: Leaf, leaf: Leaf) -> bool:
    """Whether a paragraph may run from one column into the other: over a page break, or to the column beside it."""
    if before.column.kind != "body" or leaf.column.kind != "body":
        return False
    return before.page < leaf.page or leaf.edges.left >= before.edges.right


def _fits(leaf: Leaf, line: Line, following: Line) -> bool:
    """Whether the first word of `following` would have fitted on `line`, so that it was ended on purpose."""
    wanted = first_width(following) + _BLANK * line.size
    left, right = leaf.edges.left, leaf.edges.right
    room = right - line.x1
    if _centred(line, left, right) and _centred(following, left, right):
        room += line.x0 - left
    return room - wanted > _SLACK * line.size


def _centred(line: Line, left: float, right: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    return before > line.size and abs(before - after) < 1.5 * line.size


def _under_title(title: Line, line: Line, edges: Edges) -> bool:
    """Whether `line` begins the text under a centred title, at the same x by chance: not centred itself."""
    if title.text[0].islower() or line.text.isupper():
        return False
    return _centred(title, edges.left, edges.right) and not _centred(line, edges.left, edges.right)


def first_width(line: Line) -> float:
    """The width of what stands before the first blank."""
    text, places = line.spell()
    end = text.find(" ")
    last = next((word for start, stop, word in reversed(places) if end < 0 or start < end), line.words[0])
    return last.x1 - line.x0


def _marker(line: Line) -> float | None:
    """The x at which the text behind an item's marker begins; None for a line without a marker."""
    text, places = line.spell()
    match = _MARKER.match(text)
    if match is None:
        return None
    return next((word.x0 for start, _, word in places if start >= match.end()), line.x1)


def _paragraph(current: list[tuple[Leaf, Line]]) -> Paragraph:
    leaf, first = current[0]
    parts: list[str] = []
    stamps: list[Span] = []
    read: list[OcrWord] = []
    length = 0
    for _, line in current:
        text, places = line.spell()
        if parts and not _wrapped(parts[-1], text):
            parts.append(" ")
            length += 1
        stamps.extend((length + a, length + b) for a, b, word in places if word.stamp is not None)
        read.extend(
            OcrWord(length + a, length + b, word.confidence, word.raw, list(word.candidates))
            for a, b, word in places
            if word.confidence is not None
        )
        parts.append(text)
        length += len(text)
    kind: BlockKind = "cell" if leaf.column.cell else "paragraph"
    return Paragraph("".join(parts), kind, leaf.page, first.number, leaf.column.cell, stamps, read)


def _wrapped(before: str, after: str) -> bool:
    """Whether a line break stands inside a word or symbol: "1208-" / "KL/TU", "126/2024/" / "NĐ-CP", "QĐ" / "-UBND"."""
    if before[-1:] in "-/":
        return len(before) > 1 and not before[-2].isspace()
    return after[:1] in "-/" and after[1:2].isalpha() and before[-1:].isalnum()
