"""What a marker says by itself: "1.", "(a)", "II.", "Điều 5a" as a style, a family and a number.

In: a marker as printed.  Out: a Reading, the same wherever the marker stands, so that each is read once for a set of
rules.  Finding markers in a text is markers.py's work.
"""

from __future__ import annotations

from typing import Literal

from vbhc.model import SectionKind
from vbhc.parse.numerals import Number, is_first, ordinal, roman_value, suffix
from vbhc.parse.outline_words import Words
from vbhc.records import dataclass

Family = Literal["unit", "roman", "arabic", "dotted", "letter", "capital", "small", "bullet"]


@dataclass(slots=True)
class Reading:
    """A marker without a dash after it; `first`: its number opens a list."""

    marker: str
    style: str  # marks of one style may be siblings: "article", "arabic.", "arabic)", "dotted2", "letter", "bullet0"
    family: Family
    number: Number
    first: bool
    kind: SectionKind | None = None  # of units and bullets; None where the place in the tree decides
    other: Reading | None = None  # a second way to read the same letters: "I." as a letter
    bare: bool = False  # nothing sets it off from what follows: "1.5 triệu", "-5"


def unit(word: str, nth: str, marker: str, known: Words) -> Reading | None:
    """A unit with a heading: "Điều" "5a"; None where what follows the word is no number."""
    kind = known.kinds.get(word) or known.kinds[" ".join(word.split())]
    number = ordinal(nth, known)
    return None if number is None else Reading(marker, kind, "unit", number, is_first(number, False), kind)


def bullet(printed: str, bare: bool, known: Words) -> Reading:
    """ "-"; `bare`: no blank after it."""
    return Reading(printed, f"bullet{known.bullets[printed]}", "bullet", (), True, "bullet", None, bare)


def roman(printed: str, sub: str, close: str, known: Words) -> Reading | None:
    """ "II." or "II.1."; `close` is the character after it."""
    value = roman_value(printed)
    letter = known.letters.get(printed.lower()) if len(printed) == 1 and not sub else None
    marker = printed + sub + (close if close in (".", ")") else "")
    other = Reading(marker, "capital", "capital", (letter, 0), letter == 1) if letter else None
    if value is None:
        return other
    if sub:
        number = (value, *map(int, sub[1:].split(".")))
        return Reading(
            marker, f"roman{len(number)}", "dotted", number, is_first(number, True), "roman", bare=close == " "
        )
    return Reading(marker, "roman", "roman", (value, 0), value == 1, None, other)


def digits(printed: str, close: str, opened: bool, known: Words) -> Reading | None:
    """ "1.", "1)", "(1)", "1.1", "5a."; `opened`: in brackets."""
    if opened and close != ")":
        return None
    marker = "(" * opened + printed + (close if close in (".", ")") else "")
    if printed.isdigit():
        number: Number = (int(printed), 0)
    elif "." in printed:
        number = tuple(int(n) for n in printed.rstrip(known.alphabet).split(".") if n)
        return Reading(marker, f"dotted{len(number)}", "dotted", number, is_first(number, True), bare=close == " ")
    else:
        number = ordinal(printed, known) or (0, 0)
    if close == " ":
        return None  # "5 người": a number without an end mark
    style = "arabic()" if opened else "arabic)" if close == ")" else "arabic."
    return Reading(marker, style, "arabic", number, is_first(number, False))


def letter(printed: str, close: str, opened: bool, known: Words) -> Reading | None:
    """ "a)", "(a)", "A.", "a1)", "iv)"; `opened`: in brackets."""
    if opened and close != ")":
        return None
    marker = "(" * opened + printed + (close if close in (".", ")") else "")
    small = roman_value(printed) if printed[0] in "ivx" and printed.isalpha() and printed.islower() else None
    as_small = Reading(marker, "small", "small", (small, 0), small == 1) if small else None
    if len(printed) > 1 and printed.isalpha():
        return as_small
    number = (known.letters.get(printed[0].lower(), 0), *(suffix("a" + printed[1:], known)[1:] or (0,)))
    first = is_first(number, False)
    if printed.isupper():
        return Reading(marker, "capital", "capital", number, first)
    return Reading(marker, "letter()" if opened else "letter", "letter", number, first, None, as_small)
