"""The ink of a stretch of a page → the pieces of which a written number may be made.

In: a grey picture (dark ink on white paper) and the size of the print on it.  Out: pieces from left to right, each the
ink of a part of the number that is not cut further: a stroke, a figure, or a part of figures that have grown together.
Dots of a leader, ruling lines and specks are not among them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from vbhc.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[Any]

_DARKEST, _LIGHTEST = 110, 215  # between these ink and paper are told apart
_SPECK = 0.12  # of the height of capitals: less is dust, the dot of a leader, one of a colon
_LOW = 0.3  # a leader's dots and a comma lie in this lowest part
_LINE = 1.6  # a stroke that long and level is a ruling line …
_THIN = 0.14  # … where it is thinner than this
_EDGE = 0.2
_OVER = 0.55  # of the narrower of two pieces: they stand over each other and are one figure
_WIDE = 0.62  # of its height: a piece wider than this may be several figures
_CUTS = 5
_SLANTS = (0.0, 0.1, 0.2, 0.3, 0.4)  # of writing, to the right


@dataclass(slots=True)
class Piece:
    """Ink, and where its left upper corner lies."""

    points: Points
    left: int
    top: int

    @property
    def right(self) -> int:
        return self.left + int(self.points.shape[1])

    @property
    def bottom(self) -> int:
        return self.top + int(self.points.shape[0])


def ink_of(grey: Points, thinner: float = 0.0) -> Points:
    """Which points are ink: darker than what parts the picture best (Otsu).

    `thinner` moves the limit so far from there to the paper: thin strokes are kept whole, near ones grow together.
    """
    import numpy as np

    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    below, weights = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = (weights[-1] * below - weights * below[-1]) ** 2 / (below * (below[-1] - below))
    limit = int(np.nanargmax(apart)) if np.isfinite(apart).any() else 0
    limit += round(thinner * (float(np.median(grey)) - limit))
    return np.asarray(grey <= min(max(limit, _DARKEST), _LIGHTEST))


def pieces_of(ink: Points, capital: float, baseline: float, slanted: bool = False) -> list[Piece]:
    """The pieces from left to right; `capital` is the height of printed capitals, `baseline` where they stand.

    Where the writing is `slanted`, figures that touch are set upright before they are cut.
    """
    found = [p for p in connected(without_lines(ink, capital)) if not _dust(p, capital, baseline)]
    found = [p for p in found if not (p.left == 0 and p.right < _EDGE * capital)]  # of the letter before
    joined: list[Piece] = []
    for piece in sorted(found, key=lambda p: p.left + p.right):
        while joined and _over(joined[-1], piece):
            piece = together([joined.pop(), piece])
        joined.append(piece)
    if any(p.points.shape[0] > 0.45 * capital for p in joined):
        return [part for piece in joined for part in cut(piece, capital, slanted)]
    return []


def _dust(piece: Piece, capital: float, baseline: float) -> bool:
    high, wide = piece.points.shape
    if max(high, wide) < _SPECK * capital or piece.points.sum() < (0.6 * _SPECK * capital) ** 2:
        return True
    low = piece.top > baseline - _LOW * capital
    return bool(low and high < 0.3 * capital) or bool(high < _THIN * capital and low)


def _over(a: Piece, b: Piece) -> bool:
    """Whether two pieces stand over each other rather than side by side."""
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > _OVER * min(a.right - a.left, b.right - b.left)


def together(pieces: list[Piece]) -> Piece:
    import numpy as np

    left, top = min(p.left for p in pieces), min(p.top for p in pieces)
    points = np.zeros((max(p.bottom for p in pieces) - top, max(p.right for p in pieces) - left), bool)
    for p in pieces:
        points[p.top - top : p.bottom - top, p.left - left : p.right - left] |= p.points
    return Piece(points, left, top)


def without_lines(ink: Points, capital: float) -> Points:
    """The ink without level ruling lines; where a stroke crosses one, it stays."""
    import numpy as np

    thin, long = max(2, round(_THIN * capital)), round(_LINE * capital)
    rest = ink.copy()
    for y in range(ink.shape[0]):
        for start, end in runs(ink[y]):
            if end - start < long:
                continue
            low, high = max(0, y - thin), min(ink.shape[0], y + thin + 1)
            around = ink[low:high, start:end].sum(0) <= thin
            if around.mean() > 0.6:
                rest[y, start:end] &= ~around
    return np.asarray(rest)


def runs(row: Points) -> list[tuple[int, int]]:
    """The stretches of ink in a row: start, end."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def connected(ink: Points) -> list[Piece]:
    """The stretches of ink that hang together, also over a corner: row by row, runs that touch are joined."""
    import numpy as np

    parent: list[int] = []
    placed: list[tuple[int, int, int]] = []  # row, start, end of each run

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    above: list[int] = []
    for y in range(ink.shape[0]):
        here = []
        for start, end in runs(ink[y]):
            n = len(placed)
            placed.append((y, start, end))
            parent.append(n)
            for m in above:
                if placed[m][1] <= end and placed[m][2] >= start:
                    parent[root(m)] = root(n)
            here.append(n)
        above = here
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for n, run in enumerate(placed):
        groups.setdefault(root(n), []).append(run)
    found = []
    for group in groups.values():
        top, bottom = group[0][0], group[-1][0] + 1
        left, right = min(s for _, s, _ in group), max(e for _, _, e in group)
        points = np.zeros((bottom - top, right - left), bool)
        for y, start, end in group:
            points[y - top, start - left : end - left] = True
        found.append(Piece(points, left, top))
    return found


def upright(piece: Piece, slant: float) -> Piece:
    """The piece with its rows moved so that strokes with that slant stand upright; its foot stays."""
    import numpy as np

    high, wide = piece.points.shape
    moves = [round(slant * (high - 1 - y)) for y in range(high)]
    points = np.zeros((high, wide + moves[0]), bool)
    for y, move in enumerate(moves):
        points[y, moves[0] - move : moves[0] - move + wide] = piece.points[y]
    columns = np.flatnonzero(points.any(0))
    return Piece(points[:, columns[0] : columns[-1] + 1], piece.left + int(columns[0]) - moves[0], piece.top)


def cut(piece: Piece, capital: float, slanted: bool) -> list[Piece]:
    """A wide piece cut where its ink is thinnest from top to bottom, and in the middle: figures that touch."""
    import numpy as np

    high, wide = piece.points.shape
    if wide < _WIDE * max(high, 0.6 * capital):
        return [piece]
    if slanted:
        piece = max((upright(piece, slant) for slant in _SLANTS), key=lambda p: int((p.points.sum(0) ** 2).sum()))
    high, wide = piece.points.shape
    ink = piece.points.sum(0)
    least = max(3, round(0.22 * high))  # no figure is narrower, but for a 1
    smooth = np.convolve(ink, np.ones(3) / 3, "same")
    chosen = [wide // 2]
    for x in np.argsort(smooth[least : wide - least], kind="stable") + least:
        if len(chosen) >= min(_CUTS, wide // least) or smooth[x] > 0.4 * high:
            break
        if all(abs(int(x) - other) >= least for other in chosen):
            chosen.append(int(x))
    edges = [0, *sorted(chosen), wide]
    parts = []
    for a, b in pairwise(edges):
        points = piece.points[:, a:b]
        rows = np.flatnonzero(points.any(1))
        if len(rows):
            parts.append(Piece(points[rows[0] : rows[-1] + 1], piece.left + a, piece.top + int(rows[0])))
    return parts
