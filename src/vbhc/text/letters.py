"""The letters of Vietnamese: classes of characters ("[{CAPITALS}]" is any capital, with or without marks), and words
written in the case of others."""

from __future__ import annotations

_MARKED = [chr(point) for point in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
CAPITALS = "A-Z" + "".join(filter(str.isupper, _MARKED))
SMALL = "a-z" + "".join(filter(str.islower, _MARKED))


def capital(word: str) -> str:
    """`word` with its first letter a capital, and the others small."""
    low = word.lower()
    for i, char in enumerate(low):
        if char.isalpha():
            return low[:i] + char.upper() + low[i + 1 :]
    return low


def like(word: str, model: str) -> str:
    """`word` in the case of `model`: all in capitals, with a first capital, or small."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return capital(word) if model[:1].isupper() else word.lower()
