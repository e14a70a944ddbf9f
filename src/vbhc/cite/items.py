"""Which articles of a document an item under its heading speaks of: "2. Sửa đổi khoản 3 Điều 5 như sau:".

In: an item that names no document, its phrase, and the unit of which its heading speaks.  Out: Pinpoints of the
document that the heading names; none where the item says more than units, or gives a clause of no known article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vbhc.cite.paragraphs import Unit
from vbhc.cite.phrases import Phrases
from vbhc.cite.pinpoints import Units, pinpoints_at
from vbhc.cite.readings import Edge
from vbhc.model import Citation, Pinpoint

_LIMIT = 300  # characters in which units are read
_ENDS = (";", ".", ":", "\n", "")


def pinpoints_of(text: str, item: Unit, words: str, place: Pinpoint | None, u: Units, p: Phrases) -> list[Pinpoint]:
    """The units right behind the phrase `words` at the head of `item`, or at its head before the phrase; those without
    an article are of the article, or clause, `place`."""
    before = not text.startswith(words, item.start)
    at = item.start if before else item.start + len(words)
    end = min(item.end, at + _LIMIT)
    units, stop = pinpoints_at(text, at, end, u.between, u)
    behind = text[stop:end].lstrip(" ")
    if before:
        if not behind.startswith(words):
            return []
    elif behind[:1] not in _ENDS and not behind.startswith(tuple(p.words.wordings)):
        return []
    found = [within(unit, place) for unit in units]
    return found if all(unit.article or unit.annex for unit in found) else []


def within(unit: Pinpoint, place: Pinpoint | None) -> Pinpoint:
    """`unit` with what it leaves out and its heading says: "khoản 3" under "Điều 5 của Nghị định A"."""
    if place is None or unit.article or unit.annex:
        return unit
    if unit.clause:
        return replace(unit, article=place.article) if place.clause is None else unit
    return replace(unit, article=place.article, clause=place.clause) if unit.point and place.point is None else unit


def place_of(edges: Sequence[Edge], objects: Sequence[Citation]) -> Pinpoint | None:
    """The one article, or clause of one, of which a heading speaks."""
    places = edges[0].pinpoints or edges[0].target.pinpoints if len(edges) == 1 else []
    if not edges and len(objects) == 1:
        places = objects[0].pinpoints
    return places[0] if len(places) == 1 and places[0].article and places[0].to is None else None
