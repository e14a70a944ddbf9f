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
from vbhc.parse.numerals import Number, ordinal, roman_value, suffix
from vbhc.parse.outline_words import Words

Family = Literal["unit", "roman", "arabic", "dotted", "letter", "capital", "small", "bullet"]

_WORD = re.compile(r"(?:[^\w\n]|[\d_])*[^\W\d_]")
_LINE_TAIL = re.compile(r"[ \t\u00a0*_]*(?=\n|\Z)")
_SPACE = re.compile(r"[ \t\u00a0*_]*")
_DASH = re.compile(r"[ \t]*[-–—][ \t]*")
_TERMINAL = '.;:!?”"/…)*'
_BLANK = (".", "…", "_", ":", ",")  # a form's blank is no content
_CLOSES = (".", ":", ")", "/")  # what may end the number of a unit
_SAMPLE = 30_000
_LONG_LINE = 135  # a text whose longest lines are longer keeps a paragraph on a line


@dataclass(slots=True)
class Mark:
    """A marker at text[start:], its content from `content`."""

    start: int
    content: int
    marker: str  # as printed, without a dash after it
    style: str  # marks of one style may be siblings: "article", "arabic.", "arabic)", "dotted2", "letter", "bullet0"
    family: Family
    number: Number
    kind: SectionKind | None  # of units and bullets; None where the place in the tree decides
    joined: bool  # the line seems to go on from the line before
    cut: bool  # the line before ends so that a number must follow it: "khoản", "Điều", a comma
    fresh: bool  # the content starts as a sentence does
    other: tuple[str, Family, Number] | None = None  # a second way to read the same letters: "I." as a letter


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
    veil_start, veil_end = next(hidden)
    joined = cut = False
    for match in _matches(text, start, end, known):
        before = match.start()
        while veil_end <= before + 1:
            veil_start, veil_end = next(hidden)
        if veil_start <= before + 1:
            continue
        if width:
            joined = _joined(text, before, width)
            cut = joined and _cut(text, before, known)
        group, content = match.lastgroup, match.end()
        if group == "nth":
            mark = _unit(text, match, joined, cut, known)
        else:
            first = text[content : content + 1]
            if first.isalpha():
                fresh = not first.islower()
            elif first not in _BLANK and _WORD.match(text, content, end):
                fresh = True
            elif group == "rsub" and _LINE_TAIL.match(text, content):
                fresh = True  # "I." alone: its title stands on the next line
            else:
                continue
            mark = _READERS[group or ""](text, match, joined, cut, fresh, known)
        if mark is not None:
            yield mark


def _matches(text: str, start: int, end: int, known: Words) -> Iterator[re.Match[str]]:
    """The matches at line starts; `start` counts as one, though no line break stands before it."""
    first = known.mark_here.match(text, start, end)
    if first is not None:
        yield first
    yield from known.mark.finditer(text, start, end)


def _joined(text: str, before: int, width: int) -> bool:
    """Whether the line after text[before] ("\\n") goes on with the sentence of the line before it."""
    if before <= 0:
        return False
    line = text[text.rfind("\n", 0, before) + 1 : before].strip(" \t*_")
    return len(line) >= width and line[-1] not in _TERMINAL


def _cut(text: str, before: int, known: Words) -> bool:
    """Whether the line that ends at text[before] wants a number after it."""
    line = text[max(0, before - 20) : before]
    return known.number_lead.search(line) is not None and known.number_lead_not.search(line) is None


def _unit(text: str, match: re.Match[str], joined: bool, cut: bool, known: Words) -> Mark | None:
    """A unit with a heading, where what follows its number is a heading's: "Điều 5. Tên", "Chương I" alone."""
    unit, nth = match["unit"], match["nth"]
    kind = known.kinds.get(unit) or known.kinds[" ".join(unit.split())]
    number = ordinal(nth, known)
    if number is None:
        return None
    start, stop = match.start("unit"), match.end("nth")
    close = text[stop : stop + 1]
    if close in _CLOSES:
        content, marker = stop + 1, text[start : stop + (close == ".")]
    else:
        content, marker = match.end(), text[start:stop]
        rest = text[stop : stop + 60].split("\n", 1)[0]
        dash = _DASH.match(rest)
        if dash:
            content = stop + dash.end()
        elif rest.strip(" \t*_\u00a0") and (kind == "article" or not _heading_like(rest)):
            return None
    content = _SPACE.match(text, content).end()  # type: ignore[union-attr]
    first = text[content : content + 1]
    if close == "." and content == stop + 1 and first.isdigit():
        return None  # "Mục 1.2"
    return Mark(start, content, marker, kind, "unit", number, kind, joined, cut, not first.islower())


def _heading_like(rest: str) -> bool:
    letters = [c for c in rest if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _bullet(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    at, content = match.start("bullet"), match.end()
    if text[at + 1 : at + 2].isdigit():
        return None  # "-5 độ"
    printed = text[at]
    return Mark(at, content, printed, f"bullet{known.bullets[printed]}", "bullet", (), "bullet", joined, cut, fresh)


def _roman(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    printed, sub = match["roman"], match["rsub"]
    at, content, stop = match.start("roman"), match.end(), match.end("rsub")
    value = roman_value(printed)
    letter = known.letters.get(printed.lower()) if len(printed) == 1 and not sub else None
    marker = text[at : stop + 1] if text[stop] in ".)" else text[at:stop]
    if value is None:
        return (
            Mark(at, content, marker, "capital", "capital", (letter, 0), None, joined, cut, fresh) if letter else None
        )
    if sub:
        number = (value, *map(int, sub[1:].split(".")))
        return Mark(at, content, marker, f"roman{len(number)}", "dotted", number, "roman", joined, cut, fresh)
    other: tuple[str, Family, Number] | None = ("capital", "capital", (letter, 0)) if letter else None
    return Mark(at, content, marker, "roman", "roman", (value, 0), None, joined, cut, fresh, other)


def _digits(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    at, stop = match.span("digits")
    content = match.end()
    printed, close = text[at:stop], text[stop : stop + 1]
    opened = text[at - 1 : at] == "("
    if opened:
        at -= 1
        if close != ")":
            return None
    marker = text[at : stop + 1] if close in (".", ")") else text[at:stop]
    if printed.isdigit():
        number: Number = (int(printed), 0)
    elif "." in printed:
        if close == " " and not fresh:
            return None  # "1.5 triệu đồng"
        number = tuple(int(n) for n in printed.rstrip(known.alphabet).split(".") if n)
        return Mark(at, content, marker, f"dotted{len(number)}", "dotted", number, None, joined, cut, fresh)
    else:
        number = ordinal(printed, known) or (0, 0)
    if close == " ":
        return None  # "5 người": a number without an end mark
    style = "arabic()" if opened else "arabic)" if close == ")" else "arabic."
    return Mark(at, content, marker, style, "arabic", number, None, joined, cut, fresh)


def _letter(text: str, match: re.Match[str], joined: bool, cut: bool, fresh: bool, known: Words) -> Mark | None:
    at, stop = match.span("letter")
    content = match.end()
    printed, close = text[at:stop], text[stop : stop + 1]
    opened = text[at - 1 : at] == "("
    if opened:
        at -= 1
        if close != ")":
            return None
    marker = text[at : stop + 1] if close in (".", ")") else text[at:stop]
    small = roman_value(printed) if printed[0] in "ivx" and printed.isalpha() and printed.islower() else None
    if len(printed) > 1 and printed.isalpha():
        return Mark(at, content, marker, "small", "small", (small, 0), None, joined, cut, fresh) if small else None
    number = (known.letters.get(printed[0].lower(), 0), *(suffix("a" + printed[1:], known)[1:] or (0,)))
    if printed.isupper():
        return Mark(at, content, marker, "capital", "capital", number, None, joined, cut, fresh)
    other: tuple[str, Family, Number] | None = ("small", "small", (small, 0)) if small else None
    style = "letter()" if opened else "letter"
    return Mark(at, content, marker, style, "letter", number, None, joined, cut, fresh, other)


_READERS = {"bullet": _bullet, "rsub": _roman, "digits": _digits, "letter": _letter}
