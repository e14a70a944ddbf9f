"""Where the characters of a Word document's text stand in its file: which w:t of which run, and which letter of it.

In: what the walk printed, block by block (`docx_walk.Traced`).  Out: of a place of the text, the Origin of the letter
there.  Automatic numbers have none.  Origins are worked out when asked for, block by block.  Between what runs print
and the text only blanks are dropped or added, and letters composed; so the two are aligned from left to right.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator

from vbhc.intake.docx_package import Element, w
from vbhc.intake.docx_runs import Printed
from vbhc.intake.docx_walk import Traced
from vbhc.records import dataclass
from vbhc.text.clean import clean

T = w("t")
_TOKEN = re.compile(r"\s+|\S+")


@dataclass(slots=True, frozen=True)
class Origin:
    """Where a character stands: from letter `start` of the run's child `first` to letter `end` of `last`.

    Letters are counted in what the child prints; a child that is no w:t is one letter.  `exact` is False where more
    stands there than this character, as in words that were mended from an old code page.
    """

    first: Element
    start: int
    last: Element
    end: int
    exact: bool = True

    def to(self, other: Origin) -> Origin:
        """From this character to another."""
        return Origin(self.first, self.start, other.last, other.end, self.exact and other.exact)


class TextMap:
    """From places of a text to the file.  Blocks that are not in the trace (display equations) have no place."""

    def __init__(self, text: str, trace: list[Traced]) -> None:
        self.text, self.trace = text, sorted(trace, key=lambda each: each.block.start)
        self._starts = [each.block.start for each in self.trace]
        self._origins: dict[int, list[Origin | None]] = {}

    def block_at(self, place: int) -> Traced | None:
        """The block that holds the place, or the last one before it; the first of all where there is none."""
        at = max(0, bisect.bisect_right(self._starts, place) - 1)
        return self.trace[at] if self.trace else None

    def origin(self, place: int) -> Origin | None:
        """Where the character at this place stands; None where the file does not hold it."""
        traced = self.block_at(place)
        if traced is None or not traced.block.start <= place < traced.block.end:
            return None
        return self.origins(traced)[place - traced.block.start]

    def origins(self, traced: Traced) -> list[Origin | None]:
        """Of each character of a block."""
        block = traced.block
        found = self._origins.get(block.start)
        if found is None:
            found = aligned(traced.printed, self.text[block.start : block.end])
            self._origins[block.start] = found
        return found


def aligned(printed: list[Printed], text: str) -> list[Origin | None]:
    """The origin of each character of `text`, which is what was printed but for blanks and normal forms."""
    found: list[Origin | None] = [None] * len(text)
    at = 0
    for letter, origin in letters(printed):
        if letter.isspace() and not text.startswith(letter, at):
            continue
        while at < len(text) and text[at].isspace() and not text.startswith(letter, at):
            at += 1
        if not text.startswith(letter, at):
            break  # composed across more than marks: the rest has no certain place
        found[at : at + len(letter)] = [origin] * len(letter)
        at += len(letter)
    return found


def letters(printed: list[Printed]) -> Iterator[tuple[str, Origin | None]]:
    """What was printed, letter by letter with the marks on it, cleaned as intake's text is."""
    group: list[tuple[str, Origin | None]] = []
    for one in printed:
        for char, place in zip(one.text, origins_of(one), strict=True):
            if not clean(char):
                continue
            if group and not unicodedata.combining(char):
                yield from composed(group)
                group = []
            group.append((char, place))
    if group:
        yield from composed(group)


def composed(group: list[tuple[str, Origin | None]]) -> Iterator[tuple[str, Origin | None]]:
    """A letter with its marks as the text has it: composed, else as it was."""
    letter = clean("".join(char for char, _ in group))
    if len(letter) == len(group):
        yield from zip(letter, (place for _, place in group), strict=True)
        return
    held = [place for _, place in group if place]
    yield letter, held[0].to(held[-1]) if held else None


def origins_of(one: Printed) -> list[Origin | None]:
    """The origin of each character of a text that was printed by some children of runs.

    Where the text is not as long as what they hold it is taken word by word; else all of it stands for each character.
    """
    raw = "".join(piece for _, piece in one.sources)
    places = [
        Origin(child, at, child, at + 1) if child.tag == T else Origin(child, 0, child, 1)
        for child, piece in one.sources
        for at in range(len(piece))
    ]
    if not places:
        return [None] * len(one.text)
    if len(one.text) == len(raw) + 1 and one.text[0] == " ":  # a raised mark, set apart
        return [None, *places]
    return by_words(one.text, raw, places)


def by_words(text: str, raw: str, places: list[Origin]) -> list[Origin | None]:
    if len(text) == len(raw):
        return list(places)
    words, held = _TOKEN.findall(text), list(_TOKEN.finditer(raw))
    if len(words) != len(held) or len(words) < 2:
        whole = places[0].to(places[-1])
        return [Origin(whole.first, whole.start, whole.last, whole.end, False)] * len(text)
    found: list[Origin | None] = []
    for word, match in zip(words, held, strict=True):
        found += by_words(word, match[0], places[match.start() : match.end()])
    return found
