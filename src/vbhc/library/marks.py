"""Marks: what a document or a claim is, as one number of 63 bits that is the same in every library.

The first 18 bits of a mark are those of the blocking key, its *slot*; the next nine those of the province and the
district, 0 where unknown: slot and place are its *area*.  All that may be one document stands in few stretches of an
index of marks, so that no index of keys or places is needed beside it: that of its area and those of areas with
less place.  The other 36 bits tell apart what is of one area; with a thousand wordings in one, the chance that two of
them share a mark is one in 130,000.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from vbhc.library.identity import Description, Scope

PROVINCE, DISTRICT, REST = 4, 5, 36  # bits
PLACE = PROVINCE + DISTRICT
MARK = re.compile(r"\??[0-9a-f]{16}")
Span = tuple[int, int]  # of marks, the last one included


@lru_cache(1 << 14)
def slot_of(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=3).digest(), "big") >> 6


@lru_cache(1 << 14)
def place_of(province: str, district: str) -> int:
    """The bits of a place; a district counts only within a known province."""
    if not province:
        return 0
    return folded(province, PROVINCE) << DISTRICT | (folded(district, DISTRICT) if district else 0)


def folded(name: str, bits: int) -> int:
    """A number of so many bits, not 0."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big") % ((1 << bits) - 1) + 1


def area_of(key: str, scope: Scope) -> int:
    return slot_of(key) << PLACE | place_of(scope.province, scope.district)


def whole(mark: int) -> int:
    """The first mark of the same slot; it stands for all of the slot."""
    return mark >> PLACE + REST << PLACE + REST


def slot_end(mark: int) -> int:
    """The last mark of the same slot."""
    return whole(mark) + (1 << PLACE + REST) - 1


def span(first: int, last: int) -> Span:
    """The marks of the slots from `first` to `last`."""
    return first << PLACE + REST, (last + 1 << PLACE + REST) - 1


def near(key: str, scope: Scope) -> list[Span]:
    """The marks of a key that may be of a place: those within its district, or else its province, and those of which
    the district or all is unknown."""
    area = area_of(key, scope)
    slot, province, district = area >> PLACE, area >> DISTRICT & (1 << PROVINCE) - 1, area & (1 << DISTRICT) - 1
    somewhere = areas(slot << PLACE, 1 << DISTRICT)  # no province
    if district:
        return [areas(area, 1), areas(area - district, 1), somewhere]
    return [areas(area, 1 << DISTRICT), somewhere] if province else [span(slot, slot)]


def areas(first: int, count: int) -> Span:
    """The marks of so many areas."""
    return first << REST, (first + count << REST) - 1


def document_mark(one: Description) -> int:
    """The mark of a document: of what identifies it, so not of its title."""
    key, date, type_, level, scope, *_ = one
    return mark(key, scope, f"document\x1f{date}\x1f{type_}\x1f{level}\x1f{scope[0]}\x1f{scope[1]}\x1f{scope[2]}")


def claim_mark(one: Description) -> int:
    """The mark of a claim: of all that it says."""
    key, date, type_, level, scope, title, year, latest = one
    place = f"{level}\x1f{scope[0]}\x1f{scope[1]}\x1f{scope[2]}"
    return mark(key, scope, f"{date}\x1f{type_}\x1f{place}\x1f{title}\x1f{year}\x1f{latest}")


def mark(key: str, scope: Scope, said: str) -> int:
    rest = blake2b(f"{key}\x1f{said}".encode(), digest_size=5).digest()
    return area_of(key, scope) << REST | int.from_bytes(rest, "big") >> 40 - REST


def uid(number: int) -> str:
    """A mark as people and scripts see it."""
    return f"{number:016x}"


def mark_of(text: str) -> int | None:
    """The mark that `uid` wrote, with or without the "?" of an ambiguous claim; None for any other text."""
    return int(text.removeprefix("?"), 16) if MARK.fullmatch(text) else None
