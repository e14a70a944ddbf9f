"""Numbers of units: "5", "5a", "II", "thứ hai", "đ1" as tuples that sort as the units do.

(5, 0) of "5", (5, 1) of "5a", (2, 0) of "II"; which number follows which is here too.
"""

from __future__ import annotations

from vbhc.parse.outline_words import Words
from vbhc.patterns import lazy

Number = tuple[int, ...]

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PARTS = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
_DIGITS = lazy(r"(\d+)(\w*)")


def ordinal(printed: str, known: Words) -> Number | None:
    """The number after the name of a unit: (5, 1) of "5a", (2, 0) of "II" and of "thứ hai"; None where it is none."""
    if printed.isdigit():
        return (int(printed), 0)
    digits = _DIGITS.match(printed)
    if digits:
        return (int(digits[1]), *suffix(digits[2], known))
    last = printed.split()[-1].lower()
    if last in known.ordinals:
        return (known.ordinals[last], 0)
    value = roman_value(printed)
    return None if value is None else (value, 0)


def suffix(letters: str, known: Words) -> Number:
    """The part of a number after its figures: "a" of "5a" comes after nothing, "b" after "a", "a1" after "a"."""
    if not letters:
        return (0,)
    return (known.letters.get(letters[0].lower(), 0), int(letters[1:]) if letters[1:].isdigit() else 0)


def roman_value(printed: str) -> int | None:
    """The value of a Roman numeral; None where it is none ("IIX", "C4")."""
    upper = printed.upper()
    values = [_ROMAN.get(c, 0) for c in upper]
    total = sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 200 and to_roman(total) == upper else None


def to_roman(value: int) -> str:
    """The Roman numeral of a number below 400."""
    out = ""
    for size, letters in _PARTS:
        while value >= size:
            out, value = out + letters, value - size
    return out


def is_first(number: Number, dotted: bool) -> bool:
    """Whether a number opens a list: 1 or a, and 2.1 of a dotted one."""
    return number[-1] == 1 if dotted else number[0] == 1 and not any(number[1:])


def follows(before: Number, number: Number) -> bool:
    """Whether `number` comes right after `before`: 6 or 5a after 5."""
    return number[0] == before[0] + 1 or (number[0] == before[0] and number > before)


def dotted_follows(before: Number, number: Number) -> bool:
    """Whether "1.3" (or "2.1") comes right after "1.2"."""
    return before < number and (number[-1] == 1 or (before[:-1] == number[:-1] and number[-1] == before[-1] + 1))


def letter_follows(before: Number, number: Number, known: Words) -> bool:
    """Whether đ or e comes right after d, and a1 or b after a: letters that some papers leave out may be missing."""
    if number[0] == before[0]:
        return number > before
    return before[0] < number[0] and all(n in known.optional for n in range(before[0] + 1, number[0]))
