"""The letters of Vietnamese, for classes of characters: "[{CAPITALS}]" is any capital, with or without marks."""

from __future__ import annotations

_MARKED = [chr(point) for point in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
CAPITALS = "A-Z" + "".join(filter(str.isupper, _MARKED))
SMALL = "a-z" + "".join(filter(str.islower, _MARKED))
