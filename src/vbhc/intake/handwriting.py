"""A written number → what it may be, with how likely each reading is.

In: the pieces of its ink (ocr_ink).  Out: the readings, the likeliest first.  Each way of putting the pieces together
to figures is looked at (neighbouring pieces may be one figure), each figure is read by digits.py, and the readings that
the slot does not allow (a day of 45) are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from vbhc.intake.digits import normal, probabilities
from vbhc.intake.ocr_ink import Piece, together
from vbhc.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 14  # pieces of a number
_GROUP = 4  # pieces of a figure
_BEAM = 40  # readings that are followed
_LOW = 0.4  # of the height of capitals: no figure is lower
_BROAD = 1.35  # of its height: no figure is wider
_SMALL = 0.2  # of the ink of the largest piece: so small a piece may be dirt …
_DIRT, _INK = 0.2, 0.002  # … as likely as this; a larger one hardly is
_AGREE = 2  # views
_TOLD = 3  # readings that are given
_FAINT = 1e-9  # not followed


@dataclass(slots=True)
class Read:
    """A reading and how likely it is, 0 to 1."""

    text: str
    sure: float


def read_number(views: Sequence[Sequence[Piece]], capital: float, allowed: re.Pattern[str]) -> list[Read]:
    """The likeliest readings that `allowed` fits; none where there is no ink, or too much.

    `views` are the pieces of the same ink, found in several ways.  What counts is the mean of the two ways that say
    most for a reading: one alone may be led astray by how the ink was cut, and some ways cut some figures wrongly.
    """
    said: dict[str, list[float]] = defaultdict(list)
    for pieces in views:
        for text, sure in _readings(pieces, capital, allowed).items():
            said[text].append(sure)
    likely = {text: sum(sorted(sures, reverse=True)[:_AGREE]) / _AGREE for text, sures in said.items()}
    best = sorted(likely, key=likely.__getitem__, reverse=True)[:_TOLD]
    return [Read(text, likely[text]) for text in best]


def _readings(pieces: Sequence[Piece], capital: float, allowed: re.Pattern[str]) -> dict[str, float]:
    """Each reading with how likely all its figures are, times its share among all that fit."""
    if not 0 < len(pieces) <= _MOST:
        return {}
    groups = [
        (start, end, whole)
        for start in range(len(pieces))
        for end in range(start + 1, min(len(pieces), start + _GROUP) + 1)
        if _may_be_figure(whole := together(list(pieces[start:end])), capital)
    ]
    if not groups:
        return {}
    import numpy as np

    found = probabilities(np.array([normal(whole.points) for _, _, whole in groups])).tolist()
    steps: list[list[Step]] = [[] for _ in pieces]
    largest = max(int(piece.points.sum()) for piece in pieces)
    for n, piece in enumerate(pieces):
        steps[n].append((n + 1, "", _DIRT if piece.points.sum() < _SMALL * largest else _INK))
    for (start, end, _), sure in zip(groups, found, strict=True):
        steps[start] += [(end, str(figure), p) for figure, p in enumerate(sure[:10])]
    ways = {text: min(1.0, p) for text, p in _ways(steps).items() if allowed.fullmatch(text)}
    total = sum(ways.values())
    return {text: p * p / total for text, p in ways.items()}


Step = tuple[int, str, float]  # to which piece, what is read, how likely


def _may_be_figure(whole: Piece, capital: float) -> bool:
    high, wide = whole.points.shape
    return bool(high >= _LOW * capital and wide <= _BROAD * max(high, 0.8 * capital))


def _ways(steps: list[list[Step]]) -> dict[str, float]:
    """How likely each reading of all pieces is: the product of its steps, over all ways to put the pieces together."""
    ways: list[dict[str, float]] = [defaultdict(float) for _ in range(len(steps) + 1)]
    ways[0][""] = 1.0
    for at, onward in enumerate(steps):
        kept = sorted(ways[at].items(), key=lambda way: way[1], reverse=True)[:_BEAM]
        for end, figure, likely in onward:
            for text, p in kept:
                if p * likely > _FAINT:
                    ways[end][text + figure] += p * likely
    return dict(ways[-1])
