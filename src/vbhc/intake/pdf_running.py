"""Takes page numbers, running heads and feet, and footnotes out of the lines of the pages.

In: the Lines of each page from the top.  Out: the lines that are text; what runs along; the notes of each page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import field

from vbhc.intake.pdf_chars import Word
from vbhc.intake.pdf_lines import UNIT, Line
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

_EDGE = 0.12  # of the page's height: heads and feet stand within it
_APART = 3  # lines that a head or foot may have
_GAP = 1.7  # em: the least step from a head to the text
_OUTER = 4  # lines at either end of a page that may be heads or feet
_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—\s.]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SMALL = 0.93  # of the body's size: notes are smaller


@dataclass(slots=True)
class Furniture:
    """rules/pdf_running.yaml: lines of running heads and feet, known by their words (regular expressions)."""

    pattern: str
    examples: list[str] = field(default_factory=list)
    non_examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page's lines from the top, and its size."""

    number: int
    width: float
    height: float
    lines: list[Line]


@dataclass(slots=True)
class Note:
    """A footnote: its mark and its lines."""

    mark: str
    lines: list[Line]


def furniture(rules: Rules) -> re.Pattern[str]:
    """The pattern of all entries (use `rules.once`); it must match a whole line."""
    return re.compile("|".join(f"(?:{e.pattern})" for e in rules.table("pdf_running", Furniture)), re.IGNORECASE)


def take_running(pages: Sequence[Page], known: re.Pattern[str]) -> list[str]:
    """Removes page numbers, heads and feet from `pages`; gives their texts in page order.

    A line at the edge of a page is one of them if it is a number alone, if `known` matches it, or if pages repeat
    it at the same height with only its digits changed: three pages, or all pages but the first, or both of two.
    """
    edges = {page.number: _edge_lines(page) for page in pages}
    apart = {page.number: [line for line in _set_apart(page) if _at_edge(line, page)] for page in pages}
    repeated = _repeated(apart, len(pages))
    removed: list[str] = []
    for page in pages:
        drop, near = set(), {id(line) for line in apart[page.number]}
        for line in edges[page.number]:
            text = " ".join(line.text.split())
            if _NUMBER.fullmatch(text) or known.fullmatch(text) or (id(line) in near and _key(line) in repeated):
                drop.add(id(line))
                removed.append(text)
        page.lines = [line for line in page.lines if id(line) not in drop]
    return removed


def _edge_lines(page: Page) -> list[Line]:
    """The lines near the upper and lower edge of a page."""
    outer = {id(line): line for line in [*page.lines[: 2 * _OUTER], *page.lines[-2 * _OUTER :]]}
    return [line for line in outer.values() if _at_edge(line, page)]


def _at_edge(line: Line, page: Page) -> bool:
    return line.y < _EDGE * page.height or line.y > (1 - _EDGE) * page.height


def _set_apart(page: Page) -> list[Line]:
    """The one to three lines at either end of a page that stand apart from the rest, as heads and feet do.

    Forms and letterheads that pages repeat are longer, so they are never taken for heads.
    """
    found = []
    for lines in (page.lines, page.lines[::-1]):
        for n in range(1, min(_APART, len(lines) - 1) + 1):
            if abs(lines[n].y - lines[n - 1].y) > _GAP * max(lines[n].size, lines[n - 1].size):
                found.extend(lines[:n])
                break
    return found


def _key(line: Line) -> tuple[str, int]:
    """The text with digits made one, and the height in steps of 4 points."""
    return _DIGITS.sub("0", fold(line.text)), round(line.y / 4)


def _repeated(edges: dict[int, list[Line]], pages: int) -> set[tuple[str, int]]:
    """The keys that enough pages hold; a key's height may differ by one step between pages."""
    where: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, lines in edges.items():
        for line in lines:
            text, height = _key(line)
            where[text][height].add(number)
    need = 3 if pages > 3 else max(2, pages - 1)
    found = set()
    for text, heights in where.items():
        for height in heights:
            near = set().union(*(heights.get(height + d, set()) for d in (-1, 0, 1)))
            if len(near) >= need:
                found.add((text, height))
    return found


def body_size(pages: Sequence[Page]) -> float:
    """The size in which most letters of the document are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text) - line.text.count(" ")
    return sizes.most_common(1)[0][0] if sizes else 0.0


def take_notes(page: Page, size: float) -> list[Note]:
    """Removes the footnotes from the foot of `page`, and their marks from its lines; gives the notes.

    Notes are the last lines of a page, smaller than the body, of which the first begins with a raised mark, or with
    one that is raised in the text above.
    """
    raised = {w.text for line in page.lines if line.size > _SMALL * size for w in line.words if w.raised}
    first = len(page.lines)
    for n in range(len(page.lines) - 1, -1, -1):
        line = page.lines[n]
        if line.size > _SMALL * size:
            break
        if _opens_note(line, raised):
            first = n
    notes: list[Note] = []
    for line in page.lines[first:]:
        if _opens_note(line, raised):
            notes.append(Note(line.words[0].text, [line]))
        else:
            notes[-1].lines.append(line)
    page.lines = page.lines[:first]
    return notes


def _opens_note(line: Line, marks: set[str]) -> bool:
    return len(line.words) > 1 and (line.words[0].raised or line.words[0].text in marks)


def lift_marks(lines: Sequence[Line], marks: set[str]) -> None:
    """Removes the raised marks of notes from `lines`."""
    for line in lines if marks else ():
        kept: list[Word] = []
        for word in line.words:
            if not (word.raised and word.text in marks and kept) or UNIT.fullmatch(kept[-1].text):
                kept.append(word)
                continue
            # The word before it takes its room, so that no blank is seen there.
            kept[-1].x1, kept[-1].blank, kept[-1].order = (word.x1, word.blank, word.order)
        if len(kept) < len(line.words):
            line.words, line.spelt = kept, None
