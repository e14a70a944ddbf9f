"""A text as lines, and a line as the cells that stand side by side in it.

Out: Lines whose span and text are the clean content: no blanks at the edges, no Markdown marks (**, _, #) around it.
"""

from __future__ import annotations

import itertools
import re

from vbhc.patterns import lazy
from vbhc.records import dataclass

# What may stand around the content of a line: blanks and the marks of Markdown emphasis, headings and quotes.
_LINE = lazy(r"^[ \t\u00a0*_#>]*(\S(?:.*[^ \t\u00a0*_\n])?)[ \t\u00a0*_]*$", re.MULTILINE)
_GAP = lazy(r"[ \u00a0]{3,}|\t+")


@dataclass(slots=True)
class Line:
    """The clean content `text` of a line, at [start, end) of the document."""

    start: int
    end: int
    text: str


def lines(text: str, start: int = 0, end: int | None = None, most: int | None = None) -> list[Line]:
    """The lines of text[start:end] that hold anything; the first `most` of them where that is given."""
    stop = len(text) if end is None else end
    return [Line(m.start(1), m.end(1), m[1]) for m in itertools.islice(_LINE.finditer(text, start, stop), most)]


def cells(line: Line) -> list[Line]:
    """The parts of a line set apart by a tab or three blanks: two columns of a letterhead printed side by side."""
    if "\t" not in line.text and "   " not in line.text and "\u00a0" not in line.text:
        return [line] if line.text else []
    found, at = [], 0
    for gap in [*_GAP.finditer(line.text), None]:
        stop = gap.start() if gap else len(line.text)
        if stop > at:
            found.append(Line(line.start + at, line.start + stop, line.text[at:stop]))
        at = gap.end() if gap else stop
    return found
