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
from vbhc.text.fold import one_line

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
_MOST_READINGS = 10_000  # printed markers whose readings are kept


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
    end = min(end, start + _SAMPLE)
    if _has_long_lines(text, start, end):
        return 0
    lengths = list(filter(None, map(len, text[start:end].split("\n"))))
    longest = max(1, len(lengths) // 50)  # lines that may be longer than the width
    if len(lengths) < 12 or len([n for n in lengths if n > _LONG_LINE]) >= longest:
        return 0
    return int(sorted(lengths)[-longest] * 0.82)


def _has_long_lines(text: str, start: int, end: int) -> bool:
    """Whether a fiftieth of the lines is long: most texts show it in their first few lines."""
    missing = max(1, (text.count("\n", start, end) + 1) // 50)
    while start < end and missing:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        missing -= stop - start > _LONG_LINE
        start = stop + 1
    return not missing


def marks(text: str, start: int, end: int, quotes: list[Span], width: int, known: Words) -> Iterator[Mark]:
    """The marks of text[start:end] outside `quotes`; `width` is that of a hard-wrapped text, else 0."""
    plain: frozenset[int] | None = None
    hidden = iter([*quotes, (end + 1, end + 1)])
    veil_start, veil_end = next(hidden)
    joined = cut = False
    for match in _matches(text, start, end, known):
        before, content = match.span()
        while veil_end <= before + 1:
            veil_start, veil_end = next(hidden)
        if veil_start <= before + 1:
            continue
        if width:
            joined = _joined(text, start, before, width)
            cut = joined and _cut(text, before, known)
        if match.lastgroup == "nth":
            mark = _unit(text, match, joined, cut, known)
            if mark is None and not joined and (titled := known.plain_article.match(text, match.start("unit"), end)):
                plain = _plain_articles(text, start, end, known) if plain is None else plain
                mark = _plain_article(text, titled, plain, known)
            if mark is not None and not (mark.reading.kind == "article" and known.within_clause(text, before)):
                yield mark
            continue
        lead, reading = known.readings.get(match[0]) or _read(match, known)
        if reading is None:
            continue
        first = text[content : content + 1]
        if first.isalpha():
            fresh = not first.islower()
        elif first not in _BLANK and _WORD.match(text, content, end):
            fresh = True
        elif match["roman"] and _LINE_TAIL.match(text, content):
            fresh = True  # "I." alone: its title stands on the next line
        else:
            continue
        if reading.bare and (not fresh if reading.family == "dotted" else first.isdigit()):
            continue  # "1.5 triệu đồng", "-5 độ"
        yield Mark(before + lead, content, reading, joined, cut, fresh)
        if reading.family == "arabic" and text.startswith(")", content + 1):
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


def _joined(text: str, start: int, before: int, width: int) -> bool:
    """Whether the line after text[before] ("\\n") goes on with the sentence of the line before it, which is no line of
    what stands above `start`: the title."""
    line = text[max(start, text.rfind("\n", 0, before) + 1) : before].strip(" \t*_")
    return len(line) >= width and line[-1] not in _TERMINAL


def _cut(text: str, before: int, known: Words) -> bool:
    """Whether the line that ends at text[before] wants a number after it."""
    line = text[max(0, before - 20) : before]
    return known.number_lead.search(line) is not None and known.number_lead_not.search(line) is None


def _unit(text: str, match: re.Match[str], joined: bool, cut: bool, known: Words) -> Mark | None:
    """A unit with a heading, where what follows its number is a heading's: "Điều 5. Tên", "Chương I" alone."""
    start, stop = match.start("unit"), match.end("nth")
    close = text[stop : stop + 1]
    marker = one_line(text[start : stop + (close == ".")])
    _, reading = known.readings.get(marker) or _keep(
        known, marker, 0, readings.unit(match["unit"], match["nth"], marker, known)
    )
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


def _read(match: re.Match[str], known: Words) -> tuple[int, Reading | None]:
    """(how far into the match its marker begins, what it says), kept for all places where the same is printed."""
    printed = match[0]
    group = match.lastgroup or ""
    first = "roman" if group == "rsub" else group
    at, stop = match.start(first) - match.start(), match.end(group) - match.start()
    close = printed[stop : stop + 1]
    opened = printed[at - 1 : at] == "("
    if group == "bullet":
        reading: Reading | None = readings.bullet(match[group], not close, known)
    elif group == "rsub":
        reading = readings.roman(match["roman"], match["rsub"], close, known)
    elif group == "digits":
        reading = readings.digits(match[group], close, opened, known)
    else:
        reading = readings.letter(match[group], close, opened, known)
    return _keep(known, printed, at - opened, reading)


def _keep(known: Words, printed: str, lead: int, reading: Reading | None) -> tuple[int, Reading | None]:
    """(lead, reading), kept for the next time that the same is met."""
    found = lead, reading
    if len(known.readings) < _MOST_READINGS:
        known.readings[printed] = found
    return found
