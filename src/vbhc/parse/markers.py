"""Finds what could mark a unit of the outline: "Chương I", "Điều 5a.", "1.", "1.1.", "a)", "-" at the start of lines.

In: a text, the stretches to read.  Out: Marks in text order.  Whether a mark is taken, and where it hangs in the tree,
is outline.py's work; what its title is, titles.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from vbhc.model import Span
from vbhc.parse import readings
from vbhc.parse.outline_words import Words
from vbhc.parse.readings import Reading
from vbhc.patterns import lazy
from vbhc.records import dataclass

_WORD = lazy(r"(?:[^\w\n]|[\d_])*[^\W\d_]")
_LINE_TAIL = lazy(r"[ \t\u00a0*_]*(?=\n|\Z)")
_SPACE = lazy(r"[ \t\u00a0*_]*")
_DASH = lazy(r"[ \t]*[-–—][ \t]*")
_TERMINAL = '.;:!?”"/…)*'
_BLANK = (".", "…", "_", ":", ",")  # a form's blank is no content
_CLOSES = (".", ":", ")", "/")  # what may end the number of a unit
_SAMPLE = 30_000
_LONG_LINE = 135  # a text whose longest lines are longer keeps a paragraph on a line
_NEAR = 3000  # characters in which the second point of a list stands
_MOST_READINGS = 2_000  # markers of one group whose readings are kept


@dataclass(slots=True)
class Mark:
    """A marker at text[start:], its content from `content`."""

    start: int
    content: int
    reading: Reading
    joined: bool  # the line seems to go on from the line before
    cut: bool  # the line before ends so that a number must follow it: "khoản", "Điều", a comma
    fresh: bool  # the content starts as a sentence does


def wrap_width(text: str, start: int, end: int) -> int:
    """The width at which the lines of a hard-wrapped text are full; 0 where a line holds a whole paragraph."""
    lengths = sorted(filter(None, map(len, text[start : min(end, start + _SAMPLE)].split("\n"))))
    if len(lengths) < 12:
        return 0
    widest = lengths[-max(1, len(lengths) // 50)]
    return 0 if widest > _LONG_LINE else int(widest * 0.82)


def marks(text: str, start: int, end: int, quotes: list[Span], width: int, known: Words) -> Iterator[Mark]:
    """The marks of text[start:end] outside `quotes`; `width` is that of a hard-wrapped text, else 0."""
    plain: frozenset[int] | None = None
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
            if mark is None and not joined and (titled := known.plain_article.match(text, match.start("unit"), end)):
                plain = _plain_articles(text, start, end, known) if plain is None else plain
                mark = _plain_article(text, titled, plain, known)
            if mark is not None:
                yield mark
            continue
        first = text[content : content + 1]
        if first.isalpha():
            fresh = not first.islower()
        elif first not in _BLANK and _WORD.match(text, content, end):
            fresh = True
        elif group == "rsub" and _LINE_TAIL.match(text, content):
            fresh = True  # "I." alone: its title stands on the next line
        else:
            continue
        at, reading = _READERS[group or ""](text, match, known)
        if reading is None or (not fresh and reading.family == "dotted" and text[match.end(group or "")] == " "):
            continue  # the latter: "1.5 triệu đồng"
        yield Mark(at, content, reading, joined, cut, fresh)
        if group == "digits" and reading.family == "arabic" and text.startswith(")", content + 1):
            inner = _point(text, content, end, known)
            if inner is not None:
                yield inner


def _point(text: str, at: int, end: int, known: Words) -> Mark | None:
    """The first point on the line of its clause, "1. a) Một là", where the second follows on a line of its own."""
    opened = known.first_point.match(text, at, end)
    if opened is None or known.second_point.search(text, opened.end(), min(end, at + _NEAR)) is None:
        return None
    reading = readings.letter(opened["letter"], ")", False, known)
    return None if reading is None else Mark(at, opened.end(), reading, False, False, True)


def _matches(text: str, start: int, end: int, known: Words) -> Iterator[re.Match[str]]:
    """The matches at line starts; `start` counts as one, though no line break stands before it."""
    first = known.mark_here.match(text, start, end)
    rest = known.mark.finditer(text, start, end)
    return rest if first is None else chain((first,), rest)


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
    start, stop = match.start("unit"), match.end("nth")
    close = text[stop : stop + 1]
    marker = text[start : stop + (close == ".")]
    kept = known.readings["nth"]
    if marker in kept:
        reading = kept[marker]
    else:
        reading = _keep(kept, marker, readings.unit(match["unit"], match["nth"], marker, known))
    if reading is None:
        return None
    if close in _CLOSES:
        content = stop + 1
    else:
        content = match.end()
        rest = text[stop : stop + 60].split("\n", 1)[0]
        dash = _DASH.match(rest)
        if dash:
            content = stop + dash.end()
        elif rest.strip(" \t*_\u00a0") and (reading.kind == "article" or not _heading_like(rest)):
            return None
    content = _SPACE.match(text, content).end()  # type: ignore[union-attr]
    first = text[content : content + 1]
    if close == "." and content == stop + 1 and first.isdigit():
        return None  # "Mục 1.2"
    return Mark(start, content, reading, joined, cut, not first.islower())


def _plain_articles(text: str, start: int, end: int, known: Words) -> frozenset[int]:
    """The numbers of the articles that have a title after a blank, "Điều 5 Hồ sơ", and are in a row with others."""
    dotted = {int(m[1]) for m in known.article.finditer(text, start, end)}
    first = known.plain_article.match(text, start, end)
    found = chain([first] if first else [], known.plain_articles.finditer(text, start, end))
    plain = {int(m["number"]) for m in found if m["first"].isupper()}
    every = dotted | plain
    return frozenset(n for n in plain - dotted if n - 1 in every or n + 1 in every)


def _plain_article(text: str, match: re.Match[str], plain: frozenset[int], known: Words) -> Mark | None:
    """An article without a dot after its number; not "Điều 5 Nghị định …", which cites."""
    if not match["first"].isupper() or int(match["number"]) not in plain:
        return None
    reading = readings.unit(match["unit"], match["number"], text[match.start("unit") : match.end("number")], known)
    return None if reading is None else Mark(match.start("unit"), match.start("first"), reading, False, False, True)


def _heading_like(rest: str) -> bool:
    letters = [c for c in rest if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _keep(kept: dict[str, Reading | None], printed: str, reading: Reading | None) -> Reading | None:
    """`reading`, kept for the next time that the same marker is met."""
    if len(kept) < _MOST_READINGS:
        kept[printed] = reading
    return reading


def _bullet(text: str, match: re.Match[str], known: Words) -> tuple[int, Reading | None]:
    at = match.start("bullet")
    printed = text[at]
    if text[at + 1 : at + 2].isdigit():
        return at, None  # "-5 độ"
    kept = known.readings["bullet"]
    return at, kept[printed] if printed in kept else _keep(kept, printed, readings.bullet(printed, known))


def _roman(text: str, match: re.Match[str], known: Words) -> tuple[int, Reading | None]:
    at, stop = match.start("roman"), match.end("rsub")
    printed = text[at : stop + 1]
    kept = known.readings["rsub"]
    if printed in kept:
        return at, kept[printed]
    return at, _keep(kept, printed, readings.roman(match["roman"], match["rsub"], text[stop], known))


def _digits(text: str, match: re.Match[str], known: Words) -> tuple[int, Reading | None]:
    at, stop = match.span("digits")
    if text[at - 1 : at] == "(":
        at -= 1
    printed = text[at : stop + 1]
    kept = known.readings["digits"]
    if printed in kept:
        return at, kept[printed]
    return at, _keep(kept, printed, readings.digits(match["digits"], text[stop], printed[0] == "(", known))


def _letter(text: str, match: re.Match[str], known: Words) -> tuple[int, Reading | None]:
    at, stop = match.span("letter")
    if text[at - 1 : at] == "(":
        at -= 1
    printed = text[at : stop + 1]
    kept = known.readings["letter"]
    if printed in kept:
        return at, kept[printed]
    return at, _keep(kept, printed, readings.letter(match["letter"], text[stop], printed[0] == "(", known))


_READERS = {"bullet": _bullet, "rsub": _roman, "digits": _digits, "letter": _letter}
