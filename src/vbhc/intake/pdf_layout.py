"""The lines of a page → its columns in reading order: the letterhead cell by cell, the body, the closing cell by cell.

In: Lines from the top (pdf_lines) and Tables with ruling lines (pdf_tables).  Out: Columns in reading order, each
with its lines.  What a paragraph is inside a column is pdf_paragraphs' work.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from vbhc.intake.pdf_lines import Line
from vbhc.records import dataclass

_BESIDE = 0.8  # em: lines whose baselines are nearer than this stand side by side
_CORRIDOR = 0.4  # em: the least width of the white space between two columns
_NEXT = 2.3  # em: a line of a column follows the one before it within this, where nothing stands beside it
_CUT = 1.2  # em: a gap that wide inside the corridor parts a line that crosses it
_FORM = 6.0  # em: a gap up to this within one line of a form ("Số:        /QĐ-UBND") is left blank, not a column
_LONG = 10  # lines: columns from this length on are running text in two columns
_ABOVE = 4  # lines that may stand above a letterhead: a draft's mark, a stamp
_DEEP = 20  # columns within columns
_EVEN = 2.5  # the highest row of a list is at most this many times the lowest

Kind = Literal["body", "column", "cell"]


@dataclass(slots=True)
class Column:
    """Lines that are read one after the other: the body of a page, a cell of the letterhead, a cell of a table."""

    lines: list[Line]
    kind: Kind = "body"
    cell: tuple[int, int, int] | None = None  # of a table with ruling lines
    bounds: tuple[float, float] | None = None  # x of the cell's lines
    narrow: bool = False  # one of several columns of running text


@dataclass(slots=True)
class Band:
    """Two columns side by side; `low` and `high` bound the white space between them."""

    left: list[Line]
    right: list[Line]
    low: float
    high: float


def arrange(lines: Sequence[Line], top_of_document: bool = False, depth: int = 0) -> list[Column]:
    """The columns of `lines` in reading order.

    Linear in the lines: each is looked at once by the band that takes it, and once by each column in a column.
    """
    found: list[Column] = []
    body: list[Line] = []
    at = 0
    while at < len(lines):
        band, end = _band(lines, at) if depth < _DEEP else (None, at)
        if band is None:
            body.append(lines[at])
            at += 1
            continue
        letterhead = top_of_document and not found and len(body) <= _ABOVE
        rows = None if letterhead and len(band.left) > 1 else _rows(band)
        if rows is not None:
            body.extend(rows)
        else:
            if body:
                found.append(Column(body))
            body = _drawn_after(band) if letterhead else []
            found.extend(_columns(band, letterhead, depth))
        at = end
    if body:
        found.append(Column(body))
    return found


def beside(a: Line, b: Line) -> bool:
    """Whether `a` and `b` stand side by side, clear of each other."""
    if abs(a.y - b.y) >= _BESIDE * min(a.size, b.size):
        return False
    return max(a.x0, b.x0) - min(a.x1, b.x1) >= _CORRIDOR * max(a.size, b.size)


def _band(lines: Sequence[Line], at: int) -> tuple[Band | None, int]:
    """The band that starts at line `at` and the index behind it; (None, at) where nothing stands beside that line."""
    if at + 1 >= len(lines) or not beside(lines[at], lines[at + 1]):
        return None, at
    row, end = [lines[at]], at + 1
    while end < len(lines) and beside(lines[at], lines[end]) and all(beside(x, lines[end]) for x in row[-3:]):
        row.append(lines[end])
        end += 1
    row.sort(key=lambda line: line.x0)
    gaps = [(b.x0 - a.x1, n) for n, (a, b) in enumerate(pairwise(row), 1)]
    cut = max(gaps)[1]
    band = Band(row[:cut], row[cut:], max(line.x1 for line in row[:cut]), row[cut].x0)
    while end < len(lines) and _take(band, lines[end], lines[end + 1] if end + 1 < len(lines) else None):
        end += 1
    return band, end


def _take(band: Band, line: Line, following: Line | None) -> bool:
    """Adds `line` to the column of the band in which it stands; False where it ends the band."""
    parts = [line]
    if (line.x0 < band.low and line.x1 > band.high - _CORRIDOR * line.size) or (
        line.x1 > band.high and line.x0 < band.low + _CORRIDOR * line.size
    ):
        cut = _cut(line, band)
        if cut is None:
            return False
        parts = cut
    for part in parts:
        middle = (part.x0 + part.x1) / 2
        if middle < (band.low + band.high) / 2:
            low, high, own, others = (max(band.low, part.x1), band.high, band.left, band.right)
        else:
            low, high, own, others = (band.low, min(band.high, part.x0), band.right, band.left)
        if high - low < _CORRIDOR * part.size:
            return False
        paired = len(parts) == 2 or beside(part, others[-1]) or (following is not None and beside(part, following))
        follows = part.y - own[-1].y <= _NEXT * max(part.size, own[-1].size)
        # A signature leaves room between the post and the name; nothing on the left does.
        if not paired and own is band.left and not (follows and _aligned(part, own)):
            return False
        own.append(part)
        band.low, band.high = low, high
    return True


def _aligned(line: Line, column: list[Line]) -> bool:
    """Whether `line` begins where a line of the column's end does (or hangs under it), or is centred with it."""
    for other in column[-3:]:
        if -0.5 <= (line.x0 - other.x0) / line.size <= 2.5:
            return True
        if abs(line.x0 + line.x1 - other.x0 - other.x1) < 2 * line.size:
            return True
    return False


def _cut(line: Line, band: Band) -> list[Line] | None:
    """The line cut at a wide gap inside the corridor; None where there is none."""
    for n in range(1, len(line.words)):
        a, b = line.words[n - 1], line.words[n]
        low, high = max(a.x1, band.low), min(b.x0, band.high)
        if b.x0 - a.x1 >= _CUT * line.size and high - low >= _CORRIDOR * line.size:
            return [Line(line.words[:n], line.page), Line(line.words[n:], line.page)]
    return None


def _rows(band: Band) -> list[Line] | None:
    """The band as lines with blanks in them, where each is one line of a form or set with tabs; None for columns.

    The file then goes on from left to right on every line, and the lines follow each other evenly.  What was recognised
    does so anywhere: there, as on a line alone, a gap as wide as no blank of a form parts columns.
    """
    rows: list[list[Line]] = []
    recognised = band.left[0].words[0].confidence is not None
    for line in sorted([*band.left, *band.right], key=lambda line: (line.y, line.x0)):
        if rows and beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.x0)
        if len(row) < 2 or any(b.words[0].order != a.words[-1].order + 1 for a, b in pairwise(row)):
            return None
        if (recognised or len(rows) == 1) and any(b.x0 - a.x1 > _FORM * max(a.size, b.size) for a, b in pairwise(row)):
            return None
    steps = [b[0].y - a[0].y for a, b in pairwise(rows)]
    if steps and max(steps) > _EVEN * rows[0][0].size:
        return None
    return [Line([w for line in row for w in line.words], row[0].page, row[0].number) for row in rows]


def _drawn_after(band: Band) -> list[Line]:
    """Takes from the left column what the file goes on with behind the right one: "Kính gửi: …" under a letterhead.

    A file that has the letterhead row by row, not cell by cell, does not tell.
    """
    if len(band.left) < 2 or band.left[1].words[0].order > band.right[0].words[0].order:
        return []
    last = max(line.words[-1].order for line in band.right)
    count = next((n for n, line in enumerate(band.left) if line.words[0].order > last), len(band.left))
    after = band.left[count:]
    band.left = band.left[:count]
    return after


def _columns(band: Band, letterhead: bool, depth: int) -> list[Column]:
    """The columns of a band: the left one whole, then the right one; row by row where it is a list in columns."""
    if not letterhead and _is_list(band):
        return [
            Column([line], "column") for line in sorted([*band.left, *band.right], key=lambda n: (round(n.y), n.x0))
        ]
    found = []
    for side in (band.left, band.right):
        running = len(side) >= _LONG and _full(side)
        for column in arrange(side, depth=depth + 1):
            if column.kind == "body":
                column.kind, column.narrow = ("body", True) if running else ("column", False)
            found.append(column)
    return found


def _full(side: list[Line]) -> bool:
    """Whether most lines of a column run to its right edge: running text, not a list."""
    edge = max(line.x1 for line in side)
    return sum(line.x1 > edge - 2 * line.size for line in side) > 0.6 * len(side)


def _is_list(band: Band) -> bool:
    """Whether the band is a list in columns without ruling lines: even rows, drawn row by row."""
    rows = min(len(band.left), len(band.right))
    if rows < 3 or len(band.left) != len(band.right):
        return False
    if not all(beside(a, b) for a, b in zip(band.left, band.right, strict=True)):
        return False
    steps = [b.y - a.y for a, b in zip(band.left, band.left[1:], strict=False)]
    if max(steps) > _EVEN * max(min(steps), 1.0) or max(steps) > _EVEN * median(line.size for line in band.left) * 1.2:
        return False
    drawn = [word.order for pair in zip(band.left, band.right, strict=True) for line in pair for word in line.words[:1]]
    return drawn == sorted(drawn)


def carry_over(before: list[Column], after: list[Column]) -> None:
    """Moves what continues the left column of a closing from the top of a page to the page before it.

    A long list of recipients runs over the page while the signature beside it does not: read on, the list stays whole.
    """
    if len(before) < 2 or not after or after[0].kind != "body":
        return
    left, right = before[-2], before[-1]
    if left.kind != "column" or right.kind != "column":
        return
    last, edge = left.lines[-1], min(line.x0 for line in right.lines)
    if max(line.x1 for line in left.lines) > edge:
        return
    own = min(line.x0 for line in left.lines)
    count = 0
    for line in after[0].lines:
        if line.x1 > edge or line.x0 < own - line.size or abs(line.size - last.size) > 0.05 * last.size:
            break
        count += 1
    lines = after[0].lines
    if count and abs(lines[0].x0 - own) < last.size:
        left.lines.extend(lines[:count])
        del lines[:count]
        if not lines:
            del after[0]


def carry_row(before: list[Column], after: list[Column]) -> None:
    """Moves the rest of a table's row that a page break has cut to the page where the row begins.

    The table goes on at the top of the page with the same columns, and its first row holds nothing in the first one.
    """
    if not before or not after or before[-1].cell is None or after[0].cell is None:
        return
    upper, lower = before[-1].cell, after[0].cell
    begun = {c.cell[2]: c for c in before if c.cell and c.cell[:2] == upper[:2]}
    rest = [c for c in after if c.cell and c.cell[:2] == lower[:2]]
    if 1 not in begun or lower[2] == 1:
        return
    for column in rest:
        own = begun.get(column.cell[2]) if column.cell else None
        if own is None or own.bounds is None or column.bounds is None:
            return
        if max(abs(a - b) for a, b in zip(own.bounds, column.bounds, strict=True)) > 3:
            return
    for column in rest:
        if column.cell:
            begun[column.cell[2]].lines.extend(column.lines)
    del after[: len(rest)]
