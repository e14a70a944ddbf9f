"""Which articles of a document an item under its heading speaks of: "2. Sửa đổi khoản 3 Điều 5 như sau:".

In: an item that names no document, and where its phrase ends.  Out: Pinpoints of the document that the heading names;
none where the item says more than units, or gives a clause or a point without its article.
"""

from __future__ import annotations

from vbhc.cite.phrases import Phrases
from vbhc.cite.pinpoints import Units, build, read_unit
from vbhc.model import Pinpoint

_LIMIT = 300  # characters behind the phrase in which units are read
_ENDS = (";", ".", ":", "\n", "")


def pinpoints_of(text: str, at: int, end: int, u: Units, p: Phrases) -> list[Pinpoint]:
    """The units right behind a phrase that ends at `at`, in an item that ends at `end`."""
    end = min(end, at + _LIMIT)
    chain = []
    joint = u.between.match(text, at, end)
    while joint is not None:
        unit = u.unit.match(text, joint.end(), end)
        if unit is None:
            break
        chain.append(unit)
        joint = u.between.match(text, unit.end(), end)
    if not chain:
        return []
    behind = text[chain[-1].end() : end].lstrip(" ")
    if behind[:1] not in _ENDS and not behind.startswith(tuple(p.words.wordings)):
        return []
    found = build(text, [read_unit(m, u) for m in chain], u)
    return found if all(place.article or place.annex for place in found) else []
