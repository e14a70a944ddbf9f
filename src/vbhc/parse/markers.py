"""Finds what could mark a unit of the outline: "Chương I", "Điều 5a.", "1.", "1.1.", "a)", "-" at the start of lines.

In: a text, the stretches to read.  Out: Marks in text order.  Whether a mark is taken, and where it hangs in the tree,
is outline.py's work; what its title is, titles.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vbhc.model import SectionKind, Span
from vbhc.parse.outline_words import Words

Style = str  # "article", "roman", "arabic.", "arabic)", "decimal2", "letter", "Letter", "bullet0" …
Number = tuple[int, ...]
Clear = Literal["blank", "line", "joined"]

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORD = re.compile(r"(?:[^\w\n]|[\d_])*[^\W\d_]")
_LINE_TAIL = re.compile(r"[ \t\u00a0*_]*(?=\n|\Z)")
_TERMINAL = '.;:!?”"/…)*'
_BLANK = ("…", ".", "_", ":", ",")  # a form's blank is no content
_SAMPLE = 30_000
_LONG_LINE = 135  # a text whose longest lines are longer keeps a paragraph on a line


@dataclass(slots=True)
class Mark:
    """A marker at text[start:], its content from `content`."""

    start: int
    content: int
    marker: str  # as printed, without a dash after it
    style: Style
    number: Number
    kind: SectionKind | None  # of a unit with a heading; None where the place in the tree decides
    joined: bool  # the line seems to go on from the line before
    cut: bool  # the line before ends so that a number must follow it: "khoản", "Điều", a comma
    fresh: bool  # the content starts as a sentence does
    other: tuple[Style, Number] | None = None  # a second way to read the same letters: "I." as a letter


def wrap_width(text: str, start: int, end: int) -> int:
    """The width at which the lines of a hard-wrapped text are full; 0 where a line holds a whole paragraph."""
    lengths = sorted(filter(None, map(len, text[start : min(end, start + _SAMPLE)].split("\n"))))
    if len(lengths) < 12:
        return 0
    widest = lengths[-max(1, len(lengths) // 50)]
    return 0 if widest > _LONG_LINE else int(widest * 0.82)


def marks(text: str, start: int, end: int, quotes: list[Span], width: int, known: Words) -> Iterator[Mark]:
    """The marks of text[start:end] outside `quotes`; `width` is that of a hard-wrapped text, else 0."""
    hidden = iter([*quotes, (end + 1, end + 1)])
    veil = next(hidden)
    for match in _matches(text, start, end, known):
        at = match.start() + 1
        while veil[1] <= at:
            veil = next(hidden)
        if veil[0] <= at:
            continue
        mark = _read(text, match, end, width, known)
        if mark is not None:
            yield mark


def _matches(text: str, start: int, end: int, known: Words) -> Iterator[re.Match[str]]:
    """The matches at line starts; `start` counts as one, though no line break stands before it."""
    first = known.mark_here.match(text, start, end)
    if first is not None:
        yield first
    yield from known.mark.finditer(text, start, end)


def _read(text: str, match: re.Match[str], end: int, width: int, known: Words) -> Mark | None:
    content, group = match.end(), match.lastgroup
    if group == "nth":
        return _unit(text, match, end, width, known)
    if not _WORD.match(text, content, end) and not (group == "rsub" and _LINE_TAIL.match(text, content)):
        return None
    joined = _joined(text, match.start(), width)
    cut = joined and _cut(text, match.start(), known)
    first = text[content : content + 1]
    if first in _BLANK:
        return None
    fresh = not first.islower()
    if group == "bullet":
        at = match.start("bullet")
        if first.isdigit() and text[at + 1 : at + 2].isdigit():
            return None
        style = f"bullet{known.bullets[match['bullet']]}"
        return Mark(at, content, match["bullet"], style, (), "bullet", joined, cut, fresh)
    if group == "rsub":
        return _roman(text, match, joined, cut, fresh, known)
    if group == "digits":
        return _digits(text, match, joined, cut, fresh, known)
    return _letter(text, match, joined, cut, fresh, known)


def _joined(text: str, before: int, width: int) -> bool:
    """Whether the line after text[before] ("\\n") goes on with the sentence of the line before it."""
    if not width or before <= 0:
        return False
    line_start = text.rfind("\n", 0, before) + 1
    line = text[line_start:before].strip(" \t*_")
    return len(line) >= width and line[-1] not in _TERMINAL


def _cut(text: str, before: int, known: Words) -> bool:
    """Whether the line that ends at text[before] wants a number after it."""
    line = text[max(0, before - 20) : before]
    return known.number_lead.search(line) is not None and known.number_lead_not.search(line) is None


def _unit(text: str, match: re.Match[str], end: int, width: int, known: Words) -> Mark | None:
    """A unit with a heading, where what follows its number is a heading's: "Điều 5. Tên", "Chương I" alone."""
    kind = known.kinds[" ".join(match["unit"].split())]
    number = ordinal(match["nth"], known)
    if number is None:
        return None
    stop = match.end("nth")
    rest = text[stop : stop + 60].split("\n", 1)[0]
    mark = rest[:1]
    bare = not rest.strip(" \t*_\u00a0")
    content = match.end()
    if mark in (".", ":", ")", "/"):
        content = stop + 1
    elif not bare:
        dash = re.match(r"[ \t]*[-–—][ \t]*", rest)
        if dash:
            content = stop + dash.end()
        elif kind == "article" or not _heading_like(rest):
            return None
    skip = re.compile(r"[ \t\u00a0*_]*").match(text, content)
    content = skip.end() if skip else content
    start = match.start("unit")
    marker = text[start : stop + (mark in (".", ":", ")", "/") and not bare)]
    joined = _joined(text, match.start(), width)
    first = text[content : content + 1]
    cut = joined and _cut(text, match.start(), known)
    if mark == "." and first.isdigit() and content == stop + 1:
        return None
    return Mark(start, content, marker.rstrip(":/)"), kind, number, kind, joined, cut, not first.islower())


def _heading_like(rest: str) -> bool:
    letters = [c for c in rest if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def ordinal(printed: str, known: Words) -> Number | None:
    """(5, 0) of "5", (5, 1) of "5a", (2, 0) of "II" and of "thứ hai"; None where it is no number."""
    digits = re.match(r"(\d+)(\w*)", printed)
    if digits:
        return (int(digits[1]), *suffix(digits[2], known))
    last = printed.split()[-1].lower()
    if last in known.ordinals:
        return (known.ordinals[last], 0)
    value = roman_value(printed)
    return None if value is None else (value, 0)


def suffix(letters: str, known: Words) -> Number:
    """The part of a number after its figures: "a" of "5a" comes after nothing, "b" after "a"."""
    if not letters:
        return (0,)
    return (known.letters.get(letters[0].lower(), 0), int(letters[1:] or 0) if letters[1:].isdigit() else 0)


def roman_value(printed: str) -> int | None:
    """The value of a Roman numeral in capitals; None where it is none."""
    values = [_ROMAN[c] for c in printed.upper() if c in _ROMAN]
    if len(values) != len(printed):
        return None
    total = sum(-v if any(v < w for w in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
    return total if 0 < total < 200 and to_roman(total) == printed.upper() else None


def to_roman(value: int) -> str:
    parts = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for size, letters in parts:
        while value >= size:
            out, value = out + letters, value - size
    return out


def _roman(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    printed, sub = match["roman"], match["rsub"]
    at, content = match.start("roman"), match.end()
    value = roman_value(printed)
    letter = known.letters.get(printed.lower()) if len(printed) == 1 and not sub else None
    close = text[match.end("rsub") : match.end("rsub") + 1]
    marker = printed + sub + (close if close in (".", ")") else "")
    if value is None:
        return Mark(at, content, marker, "Letter", (letter, 0), None, joined, cut, fresh) if letter else None
    if sub:
        number = (value, *(int(n) for n in sub[1:].split(".")))
        return Mark(at, content, marker, f"roman{len(number)}", number, None, joined, cut, fresh)
    other = ("Letter", (letter, 0)) if letter else None
    return Mark(at, content, marker, "roman", (value, 0), None, joined, cut, fresh, other)


def _digits(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    printed = match["digits"]
    at, stop = match.start("digits"), match.end("digits")
    close = text[stop : stop + 1]
    opened = text[at - 1 : at] == "("
    if opened != (close == ")") and opened:
        return None
    marker = ("(" if opened else "") + printed + (close if close in ".)" else "")
    start = at - 1 if opened else at
    parts = re.match(r"[\d.]+", printed)
    numbers = tuple(int(n) for n in (parts[0] if parts else printed).split(".") if n)
    tail = suffix(printed[parts.end() if parts else 0 :], known)
    if len(numbers) > 1:
        if close == " " and not fresh:
            return None
        return Mark(start, match.end(), marker, f"decimal{len(numbers)}", (*numbers, *tail), None, joined, cut, fresh)
    if close == " ":
        return None  # "5 người": a number without an end mark
    style = "arabic()" if opened else "arabic)" if close == ")" else "arabic."
    return Mark(start, match.end(), marker, style, (*numbers, *tail), None, joined, cut, fresh)


def _letter(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    printed = match["letter"]
    at, stop = match.start("letter"), match.end("letter")
    close = text[stop : stop + 1]
    opened = text[at - 1 : at] == "("
    if opened and close != ")":
        return None
    marker = ("(" if opened else "") + printed + (close if close in ".)" else "")
    start = at - 1 if opened else at
    style = "letter()" if opened else "Letter" if printed.isupper() else "letter"
    small = roman_value(printed) if set(printed) <= set("ivx") else None
    if len(printed) > 1 and not printed[1:].isdigit():
        return (
            None if small is None else Mark(start, match.end(), marker, "small", (small, 0), None, joined, cut, fresh)
        )
    number = (known.letters.get(printed[0].lower(), 0), int(printed[1:] or 0))
    other = ("small", (small, 0)) if small is not None else None
    return Mark(start, match.end(), marker, style, number, None, joined, cut, fresh, other)
