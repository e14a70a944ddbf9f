"""The names of those who signed, looked at again: a seal and a signature mostly lie over them.

In: a recognised page, its picture without red ink, and one with all of its ink.  Out: its words, doubtful names read
again line by line; where no name was seen beside "Nơi nhận", that corner of the page read again.  A line by itself is
read better than within its page, where other ink disturbs: of all readings each word is the one that most of them have.
The first reading stays with a word that is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vbhc.intake.ocr_repair import OcrRules, bare, bare_text, repairs
from vbhc.intake.pdf_chars import Word
from vbhc.intake.tesseract import DPI, Row, Running, recognise, recognise_lines, rows_of
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.people import families, is_family

if TYPE_CHECKING:
    from PIL.Image import Image

_SURE = 0.92  # confidence of each word of a name that is not looked at again
_SEEN = 0.5  # of each word of a name that only the second look found
_MOST = 4  # names of a page: more are a table of people
_WORD = re.compile(r"\W*([^\W\d_]{2,})\W*")
_APART = 1.5  # of the letters' size: a gap between two columns
_SCALES = (1.0, 0.65)
_SIDE, _OVER, _UNDER = 0.5, 1.25, 0.45  # of the letters' size, around a line
_RIGHT, _ABOVE, _BELOW = 0.25, 0.03, 0.3  # of the page, from "Nơi nhận": where a signature stands
Reading = list[tuple[str, float]]  # words, each with its confidence


@dataclass(slots=True)
class _Known:
    families: dict[str, set[str]]
    characters: dict[int, str]  # marks that tesseract writes for others

    def bears_out(self, read: Reading) -> bool:
        return is_family(read[0][0], self.families)


@dataclass(slots=True)
class _Name:
    """A person's name, alone in its column: which word of the page it begins with, and where its words stand."""

    first: int
    read: Reading
    row: Row
    sides: list[tuple[float, float]]  # of each word

    @property
    def left(self) -> float:
        return self.sides[0][0]

    @property
    def right(self) -> float:
        return self.sides[-1][1]

    def base(self) -> float:
        return self.row.base((self.left + self.right) / 2)

    def cut_from(self, picture: Image) -> Image:
        size, base = self.row.size, self.base()
        sides = round(self.left - _SIDE * size), round(self.right + _SIDE * size)
        return picture.crop((sides[0], round(base - _OVER * size), sides[1], round(base + _UNDER * size)))


def names_again(
    words: list[Word], hocr: str, grey: Image, inked: Callable[[], Image], running: Running, rules: Rules
) -> list[Word]:
    """`words`, which are those of `hocr`, with the names looked at again.  Raises NoTesseract, Failed."""
    known = _Known(rules.once(families), rules.once(repairs).characters)
    headings = rules.mapping("ocr", OcrRules).recipients
    found = list(_names(hocr, known))
    corner = _corner(hocr, grey.size, list(map(bare_text, headings)))
    words = list(words)
    if corner is not None and not any(_inside(corner.box, name) for name in found):
        words += _found_in(corner, words, inked(), known, running)
    doubtful = [name for name in found if min(sure for _, sure in name.read) < _SURE or not known.bears_out(name.read)]
    if doubtful and len(found) <= _MOST:
        for name, read in zip(doubtful, _again(doubtful, grey, known, running), strict=True):
            for n, (text, sure) in enumerate(read, name.first):
                changed = text != name.read[n - name.first][0]
                words[n] = replace(words[n], text=text, raw=words[n].text if changed else None, confidence=sure)
    return words


def _names(hocr: str, known: _Known) -> Iterator[_Name]:
    first = 0
    for row in rows_of(hocr):
        cuts = [n for n, (a, b) in enumerate(pairwise(row.words), 1) if b[0] - a[1] > _APART * row.size]
        for start, end in pairwise([0, *cuts, len(row.words)]):
            here = row.words[start:end]
            if read := _as_name([(text, sure) for _, _, text, sure in here], known):
                yield _Name(first + start, read, row, [(left, right) for left, right, _, _ in here])
        first += len(row.words)


def _as_name(read: Reading, known: _Known) -> Reading | None:
    """The reading without marks around its words, where it can be a person's name."""
    cores = [(match[1], sure) for text, sure in read if (match := _WORD.fullmatch(text.translate(known.characters)))]
    if not 2 <= len(cores) == len(read) <= 5 or not all(text[0].isupper() for text, _ in cores):
        return None
    if len({text.isupper() for text, _ in cores}) > 1 or bare(cores[0][0]) not in known.families:
        return None
    return cores


def _again(names: Sequence[_Name], picture: Image, known: _Known, running: Running) -> list[Reading]:
    """What most readings of each name have, its first reading among them."""
    from PIL import ImageOps

    shots = []
    for cut in (name.cut_from(picture) for name in names):
        for scale in _SCALES:
            size = max(1, round(cut.width * scale)), max(1, round(cut.height * scale))
            shots.append(ImageOps.expand(cut.resize(size), 10, 255))
    told = recognise_lines(shots, running)
    found = []
    for n, name in enumerate(names):
        readings = [name.read]
        for hocr in told[n * len(_SCALES) : (n + 1) * len(_SCALES)]:
            seen = [(text, sure) for row in rows_of(hocr) for _, _, text, sure in row.words if _WORD.fullmatch(text)]
            read = _as_name(seen, known)
            readings += [read] if read and len(read) == len(name.read) else []
        borne = [read for read in readings if known.bears_out(read)]
        found.append(
            [_agreed([read[at] for read in (readings if at else borne or readings)]) for at in range(len(name.read))]
        )
    return found


def _agreed(said: Reading) -> tuple[str, float]:
    """What most readings of a word say; where as many say another, the surest of them."""
    texts = [text for text, _ in said]
    return max(said, key=lambda one: (texts.count(one[0]), one[1]))


@dataclass(slots=True)
class _Corner:
    """Where the signature stands: right of and under "Nơi nhận", which is word `word` of the page."""

    box: tuple[int, int, int, int]
    word: int
    left: float
    base: float


def _corner(hocr: str, size: tuple[int, int], headings: list[str]) -> _Corner | None:
    first = 0
    wide, high = size
    for row in rows_of(hocr):
        text = bare_text(" ".join(text for _, _, text, _ in row.words))
        if any(text.startswith((heading, heading[1:])) for heading in headings):
            left, base = row.words[0][0], row.base(row.words[0][0])
            sides = round(left + _RIGHT * wide), round(base - _ABOVE * high)
            return _Corner((*sides, wide, min(high, round(base + _BELOW * high))), first, left, base)
        first += len(row.words)
    return None


def _inside(box: tuple[int, int, int, int], name: _Name) -> bool:
    return name.left > box[0] and box[1] < name.base() < box[3]


def _found_in(corner: _Corner, words: list[Word], picture: Image, known: _Known, running: Running) -> list[Word]:
    """The name that stands in the corner; none where none or several are seen."""
    cut = picture.crop(corner.box)
    found = [name for name in _names(recognise(cut, running, layout="11"), known) if known.bears_out(name.read)]
    if len(found) != 1 or min(sure for _, sure in found[0].read) < _SEEN:
        return []
    name, scale, near = found[0], 72 / DPI, words[corner.word]
    (read,) = _again([name], cut, known, running)
    # A slant of the page is taken out of `words`; so near, moving what was found along with them does that.
    x, y = near.x0 + (corner.box[0] - corner.left) * scale, near.y + (corner.box[1] - corner.base) * scale
    made = []
    for n, ((left, right), (text, sure)) in enumerate(zip(name.sides, read, strict=True)):
        word = Word(text, x + left * scale, x + right * scale, y + name.base() * scale, near.size, len(words) + n, True)
        word.confidence, word.raw = sure, name.read[n][0]
        made.append(word)
    return made
