"""Marks: what a document or a claim is, as one number of 63 bits that is the same in every library.

The first 20 bits of a mark are those of the blocking key, its *slot*: all that may be one document stands in one
stretch of an index of marks, so that no index of keys is needed beside it.  The other 43 bits tell apart what has one
key; with ten thousand under one key, the chance that two of them share a mark is one in 170,000.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from vbhc.library.identity import Description

REST = 43  # bits below the slot
MARK = re.compile(r"\??[0-9a-f]{16}")


@lru_cache(1 << 14)
def slot_of(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=3).digest(), "big") >> 4


def span(first: int, last: int) -> tuple[int, int]:
    """The first and the last mark of the slots from `first` to `last`."""
    return first << REST, (last + 1 << REST) - 1


def document_mark(one: Description) -> int:
    """The mark of a document: of what identifies it, so not of its title."""
    key, date, type_, level, (province, district, commune), *_ = one
    return mark(key, f"document\x1f{date}\x1f{type_}\x1f{level}\x1f{province}\x1f{district}\x1f{commune}")


def claim_mark(one: Description) -> int:
    """The mark of a claim: of all that it says."""
    key, date, type_, level, (province, district, commune), title, year, latest = one
    place = f"{level}\x1f{province}\x1f{district}\x1f{commune}"
    return mark(key, f"{date}\x1f{type_}\x1f{place}\x1f{title}\x1f{year}\x1f{latest}")


def mark(key: str, said: str) -> int:
    rest = blake2b(f"{key}\x1f{said}".encode(), digest_size=6).digest()
    return slot_of(key) << REST | int.from_bytes(rest, "big") >> 48 - REST


def uid(number: int) -> str:
    """A mark as people and scripts see it."""
    return f"{number:016x}"


def mark_of(text: str) -> int | None:
    """The mark that `uid` wrote, with or without the "?" of an ambiguous claim; None for any other text."""
    return int(text.removeprefix("?"), 16) if MARK.fullmatch(text) else None
