"""The title of a unit: its heading, which may stand on the next line or wrap over lines, or the item's first paragraph.

In: a text, where the content after a marker begins, where the next unit begins.  Out: the title on one line, without
Markdown marks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from vbhc.parse.closing_words import is_caps
from vbhc.patterns import lazy

_BLANKS = " \t*_#>\u00a0"
_MARKS = lazy(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_BLANK = lazy(r"[.…_]{4,}|(?:…[ ]?){2,}")  # a form's blank
_TERMINAL = '.;:!?”"/…'
_MOST_LINES = 12


def heading(text: str, content: int, limit: int) -> str:
    """The title of a part, chapter or section: the rest of its line and the lines in capitals after it, or the first
    line after it where none is in capitals."""
    parts: list[str] = []
    for n, (line, _) in enumerate(_lines(text, content, limit)):
        if n and not line and not parts:
            continue
        if not line:
            continue
        if parts and not (is_caps(line) and is_caps(parts[-1])):
            break
        parts.append(line)
        if not is_caps(line) and (n or line[-1] in _TERMINAL):
            break
        if len(parts) >= _MOST_LINES:
            break
    return tidy(" ".join(parts))


def item(text: str, content: int, limit: int, width: int) -> str:
    """The first paragraph of an article, clause, point or item; where the marker's line holds nothing, of the next
    line.  In a hard-wrapped text a full line that ends no sentence goes on in the line right after it."""
    stop = text.find("\n", content, limit)
    line = text[content : limit if stop < 0 else stop].strip(_BLANKS)
    if line and not (width and _goes_on(line, width)):
        return tidy(line)
    parts: list[str] = []
    for line, blank in _lines(text, content, limit):
        if not line:
            if parts:
                break
            continue
        if parts and blank:
            break
        parts.append(line)
        if len(parts) >= _MOST_LINES * 4:
            break
        if not _goes_on(line, width):
            break
    return tidy(" ".join(parts))


def roman(text: str, content: int, limit: int, width: int) -> str:
    """The title of "I.": lines in capitals that follow each other, else its first paragraph."""
    first = next((line for line, _ in _lines(text, content, limit) if line), "")
    if not is_caps(first):
        return item(text, content, limit, width)
    parts: list[str] = []
    for line, blank in _lines(text, content, limit):
        if parts and (not line or blank or not is_caps(line)):
            break
        if line:
            parts.append(line)
    return tidy(" ".join(parts))


def annex(text: str, content: int, limit: int) -> str:
    """The title of an annex: the lines above "(Kèm theo …)", else the rest of its line or the lines in capitals."""
    lines = list(itertools.islice((line for line, _ in _lines(text, content, limit) if line), _MOST_LINES))
    note = next((n for n, line in enumerate(lines) if line[0] == "("), None)
    parts: list[str] = []
    for line in lines[:note]:
        if note is None and parts and not (is_caps(line) and is_caps(parts[-1])):
            break
        parts.append(line)
    return tidy(" ".join(parts))[:500]


def _goes_on(line: str, width: int) -> bool:
    return bool(width) and len(line) >= width and line[-1] not in _TERMINAL


def _lines(text: str, content: int, limit: int) -> Iterator[tuple[str, bool]]:
    """(line without blanks and marks around it, whether a blank line stands before it) of the next few lines."""
    at, blank, found = content, False, 0
    while at < limit and found < _MOST_LINES * 4:
        stop = text.find("\n", at, limit)
        stop = limit if stop < 0 else stop
        line = text[at:stop].strip(_BLANKS)
        if line or not found:
            yield line, blank
            found += 1
        blank = not line
        at = stop + 1


def tidy(title: str) -> str:
    """`title` with single blanks, without Markdown marks and without punctuation before it."""
    if "_" in title or "*" in title:
        title = _BLANK.sub(" ", _MARKS.sub("", title))
    elif "…" in title or "...." in title:
        title = _BLANK.sub(" ", title)
    if "  " in title or "\t" in title:
        title = " ".join(title.split())
    return title.strip(" *_\t").lstrip(" .:,;-–")
