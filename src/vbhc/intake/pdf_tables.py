"""Tables with ruling lines on a PDF page: their grid from the lines drawn, their cells from the grid.

In: an open page of pypdfium2, and its words.  Out: the words of each cell, row by row, and the vertical lines that
part words elsewhere.  Tables without lines are pdf_layout's work.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from typing import Any

import pypdfium2.raw as raw

from vbhc.intake.pdf_chars import Plane, Word
from vbhc.records import dataclass

MAX_PATHS = 20_000  # on one page: drawings and maps have more, and no table
_THIN = 2.5  # points: a filled rectangle up to this is a line
_TOUCH = 3.0  # points: lines nearer than this meet
_SHORT = 6.0  # points: shorter strokes rule nothing


@dataclass(slots=True)
class Ruling:
    """A straight line along a page's edge: at `at` (x of an upright, y of a level one), from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Table:
    """A grid: the x and y of its lines, and for each cell of the grid the merged cell that it belongs to."""

    xs: list[float]
    ys: list[float]
    owner: list[list[tuple[int, int]]]
    words: dict[tuple[int, int], list[Word]] = field(default_factory=dict)

    def holds(self, word: Word) -> bool:
        x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def add(self, word: Word) -> None:
        column = min(max(bisect_right(self.xs, (word.x0 + word.x1) / 2) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, word.y - 0.3 * word.size) - 1, 0), len(self.ys) - 2)
        self.words.setdefault(self.owner[row][column], []).append(word)


def tables_of(drawn: list[tuple[int, Any]], plane: Plane) -> list[Table]:
    """The tables with ruling lines among what a page draws (`pdf_chars.objects`), from the top."""
    level, upright = rulings(drawn, plane)
    if len(upright) < 2 or len(level) < 2:
        return []
    grids = [t for group in _groups(level, upright) if (t := _grid(*group)) is not None]
    found = [t for t in grids if len({cell for row in t.owner for cell in row}) > 1]  # a frame is no table
    return sorted(found, key=lambda t: t.ys[0])


def rulings(drawn: list[tuple[int, Any]], plane: Plane) -> tuple[list[Ruling], list[Ruling]]:
    """(level, upright) lines that the page draws, pieces in one line joined."""
    level: list[Ruling] = []
    upright: list[Ruling] = []
    paths = [item for kind, item in drawn if kind == raw.FPDF_PAGEOBJ_PATH]
    for item in paths[:MAX_PATHS]:
        for x0, y0, x1, y1 in _strokes(item, plane):
            if y1 - y0 <= _THIN and x1 - x0 >= _SHORT:
                level.append(Ruling((y0 + y1) / 2, x0, x1))
            elif x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
                upright.append(Ruling((x0 + x1) / 2, y0, y1))
    return _joined(level), _joined(upright)


def _strokes(path: Any, plane: Plane) -> Iterable[tuple[float, float, float, float]]:
    """The boxes of what a path draws: the path itself where it is thin, else each of its straight lines."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    box = plane.box(left.value, bottom.value, right.value, top.value)
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        yield box
        return
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroked)
    count = raw.FPDFPath_CountSegments(path)
    if count > 4000 or not (stroked.value or count > 5):
        return
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    last = start = (0.0, 0.0)
    for n in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, n)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = plane.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield _box(last, here)
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield _box(here, start)


def _box(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _joined(lines: list[Ruling]) -> list[Ruling]:
    """The lines, with pieces that go on from each other made one."""
    found: list[Ruling] = []
    for line in sorted(lines, key=lambda r: (round(r.at / _THIN), r.low)):
        last = found[-1] if found else None
        if last and abs(last.at - line.at) <= _THIN and line.low <= last.high + _TOUCH:
            last.high = max(last.high, line.high)
        else:
            found.append(Ruling(line.at, line.low, line.high))
    return found


def _groups(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that meet, directly or through others: one group for each table."""
    if len(level) * len(upright) > 1_000_000:
        return []
    group_of = list(range(len(level) + len(upright)))

    def root(n: int) -> int:
        while group_of[n] != n:
            group_of[n] = group_of[group_of[n]]
            n = group_of[n]
        return n

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if h.low - _TOUCH <= v.at <= h.high + _TOUCH and v.low - _TOUCH <= h.at <= v.high + _TOUCH:
                group_of[root(i)] = root(j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for n in range(len(group_of)):
        levels, uprights = groups.setdefault(root(n), ([], []))
        if n < len(level):
            levels.append(level[n])
        else:
            uprights.append(upright[n - len(level)])
    return list(groups.values())


def _grid(level: list[Ruling], upright: list[Ruling]) -> Table | None:
    """The grid of lines that meet; None where they close no cell."""
    xs, ys = _distinct(upright), _distinct(level)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) * (len(level) + len(upright)) > 10_000_000:
        return None
    owner = [[(r, c) for c in range(len(xs) - 1)] for r in range(len(ys) - 1)]
    for r in range(len(ys) - 1):
        middle = (ys[r] + ys[r + 1]) / 2
        for c in range(1, len(xs) - 1):
            if not _drawn(upright, xs[c], middle):
                owner[r][c] = owner[r][c - 1]
    for r in range(1, len(ys) - 1):
        for c in range(len(xs) - 1):
            if not _drawn(level, ys[r], (xs[c] + xs[c + 1]) / 2):
                owner[r][c] = owner[r - 1][c]
    return Table(xs, ys, owner)


def _distinct(lines: list[Ruling]) -> list[float]:
    found: list[float] = []
    for at in sorted(line.at for line in lines):
        if not found or at - found[-1] > _TOUCH:
            found.append(at)
    return found


def _drawn(lines: list[Ruling], at: float, across: float) -> bool:
    return any(abs(line.at - at) <= _TOUCH and line.low - 1 <= across <= line.high + 1 for line in lines)
