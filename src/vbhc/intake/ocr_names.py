"""The names of those who signed, looked at again: a seal and a signature mostly lie over them.

In: a recognised page and its picture without red ink.  Out: its words; names that were doubtful are read again line by
line, and where no name or no post was seen beside "Nơi nhận", that corner of the page.  A line by itself is read better
than within its page, where other ink disturbs: of all readings each word is the one that most of them have.  The first
reading stays with a word that is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vbhc.intake.ocr_repair import OcrRules, Repairs, bare, bare_text, repairs
from vbhc.intake.pdf_chars import Word
from vbhc.intake.tesseract import DPI, Running, recognise, recognise_lines, rows_of
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.people import families, is_family

if TYPE_CHECKING:
    from PIL.Image import Image

_SURE = 0.92  # confidence of each word of a name that is not looked at again
_CONTESTED = 0.8  # confidence of a word that not all readings have: it is told to be doubtful
_SEEN = 0.5  # of each word of a name that only the second look found
_MOST = 4  # names of a page: more are a table of people
_WORD = re.compile(r"\W*([^\W\d_]{2,})\W*")
_APART = 1.5  # of the letters' size: a gap between two columns
_SCALES = (1.0, 0.65)
_SMALLER = 0.6  # a corner of the page is read better so: the strokes of a signature are thinner
_SIDE, _OVER, _UNDER = 0.5, 1.25, 0.45  # of the letters' size, around a line
_LEFT = 0.4  # of the page: in this part "Nơi nhận" stands
_RIGHT, _ABOVE, _BELOW = 0.25, 0.03, 0.3  # of the page, from "Nơi nhận": where a signature stands
Reading = list[tuple[str, float]]  # words, each with its confidence


@dataclass(slots=True)
class _Known:
    families: dict[str, set[str]]
    repairs: Repairs
    posts: set[str]

    def name(self, read: Reading) -> Reading | None:
        """The reading without marks around its words, where it can be a person's name."""
        cores = [(match[1], sure) for text, sure in self._clean(read) if (match := _WORD.fullmatch(text))]
        if not 2 <= len(cores) == len(read) <= 5 or not all(text[0].isupper() for text, _ in cores):
            return None
        keys = [bare(text) for text, _ in cores]
        if len({text.isupper() for text, _ in cores}) > 1 or keys[0] not in self.families or self.repairs.phrase(keys):
            return None
        return cores

    def bears_out(self, name: Reading) -> bool:
        return is_family(name[0][0], self.families)

    def post(self, read: Reading) -> Reading | None:
        """The reading where it is a post in capitals: "PHÓ CHỦ TỊCH"."""
        keys = [bare(text) for text, _ in read]
        if not " ".join(text for text, _ in read).isupper():
            return None
        return self._clean(read) if " ".join(self.repairs.phrase(keys)) in self.posts else None

    def posts_line(self, read: Reading) -> Reading | None:
        """The reading where it is a post, or an authority and a post: "KT. CHỦ TỊCH"."""
        return self._clean(read) if self.post(read) or self.post(read[1:]) else None

    def _clean(self, read: Reading) -> Reading:
        return [(text.translate(self.repairs.characters), sure) for text, sure in read]


@dataclass(slots=True)
class _Found:
    """A name or a post, alone in its column: which word of the page it begins with, and where its words stand."""

    first: int
    read: Reading
    sides: list[tuple[float, float]]  # left and right of each word
    base: float
    size: float

    def cut_from(self, picture: Image) -> Image:
        left, right = self.sides[0][0] - _SIDE * self.size, self.sides[-1][1] + _SIDE * self.size
        box = left, self.base - _OVER * self.size, right, self.base + _UNDER * self.size
        return _cut(picture, box)

    def larger(self, scale: float) -> _Found:
        sides = [(left * scale, right * scale) for left, right in self.sides]
        return replace(self, sides=sides, base=self.base * scale, size=self.size * scale)


def names_again(words: list[Word], hocr: str, grey: Image, running: Running, rules: Rules) -> list[Word]:
    """`words`, which are those of `hocr`, with the names looked at again.  Raises NoTesseract, Failed."""
    own = rules.mapping("ocr", OcrRules)
    known = _Known(rules.once(families), rules.once(repairs), set(own.posts))
    names = list(_lines_that(known.name, hocr))
    words = list(words)
    corner = _corner(hocr, grey.size, list(map(bare_text, own.recipients)))
    if corner is not None:
        for line in _missed(corner, hocr, names, grey, known, running):
            words += _placed(line, corner, words)
    doubtful = [one for one in names if min(sure for _, sure in one.read) < _SURE or not known.bears_out(one.read)]
    if doubtful and len(names) <= _MOST:
        for name, read in zip(doubtful, _again(doubtful, grey, known, running), strict=True):
            for n, (text, sure) in enumerate(read, name.first):
                changed = text != name.read[n - name.first][0]
                words[n] = replace(words[n], text=text, raw=words[n].text if changed else None, confidence=sure)
    return words


def _lines_that(fit: Callable[[Reading], Reading | None], hocr: str) -> Iterator[_Found]:
    """The stretches of words that stand alone in their column and that `fit` reads as something."""
    first = 0
    for row in rows_of(hocr):
        cuts = [n for n, (a, b) in enumerate(pairwise(row.words), 1) if b[0] - a[1] > _APART * row.size]
        for start, end in pairwise([0, *cuts, len(row.words)]):
            here = row.words[start:end]
            if read := fit([(text, sure) for _, _, text, sure in here]):
                base = row.base((here[0][0] + here[-1][1]) / 2)
                yield _Found(first + start, read, [(left, right) for left, right, _, _ in here], base, row.size)
        first += len(row.words)


def _again(names: Sequence[_Found], picture: Image, known: _Known, running: Running) -> list[Reading]:
    """What most readings of each name have, its first reading among them."""
    from PIL import ImageOps

    shots = []
    for cut in (name.cut_from(picture) for name in names):
        for scale in _SCALES:
            shots.append(ImageOps.expand(_scaled(cut, scale), 10, 255))
    told = recognise_lines(shots, running)
    found = []
    for n, name in enumerate(names):
        readings = [name.read]
        for hocr in told[n * len(_SCALES) : (n + 1) * len(_SCALES)]:
            seen = [(text, sure) for row in rows_of(hocr) for _, _, text, sure in row.words if _WORD.fullmatch(text)]
            read = known.name(seen)
            readings += [read] if read and len(read) == len(name.read) else []
        borne = [read for read in readings if known.bears_out(read)]
        found.append(
            [_agreed([read[at] for read in (readings if at else borne or readings)]) for at in range(len(name.read))]
        )
    return found


def _agreed(said: Reading) -> tuple[str, float]:
    """What most readings of a word say; where as many say another, the surest of them.  Contested, it is not sure."""
    texts = [text for text, _ in said]
    text, sure = max(said, key=lambda one: (texts.count(one[0]), one[1]))
    return text, sure if len(set(texts)) == 1 else min(sure, _CONTESTED)


@dataclass(slots=True)
class _Corner:
    """Where the signature stands: right of and under "Nơi nhận", which is word `word` of the page."""

    box: tuple[float, float, float, float]
    word: int
    left: float
    base: float

    def holds(self, found: _Found) -> bool:
        left, top, _, bottom = self.box
        return found.sides[0][0] > left and top < found.base < bottom


def _corner(hocr: str, size: tuple[int, int], headings: list[str]) -> _Corner | None:
    first = 0
    wide, high = size
    for row in rows_of(hocr):
        text = bare_text(" ".join(text for _, _, text, _ in row.words))
        if any(text.startswith((heading, heading[1:])) for heading in headings):
            left, base = row.words[0][0], row.base(row.words[0][0])
            top, bottom = max(0.0, base - _ABOVE * high), min(high, base + _BELOW * high)
            return (
                _Corner((left + _RIGHT * wide, top, wide, bottom), first, left, base) if left < _LEFT * wide else None
            )
        first += len(row.words)
    return None


def _missed(
    corner: _Corner, hocr: str, names: Sequence[_Found], grey: Image, known: _Known, running: Running
) -> list[_Found]:
    """The name, and the posts above it, that stand in the corner and that `hocr` has not; places from the corner's."""
    no_name = not any(corner.holds(name) for name in names)
    no_post = not any(corner.holds(post) for post in _lines_that(known.post, hocr))
    if not (no_name or no_post):
        return []
    cut = _cut(grey, corner.box)
    again = recognise(_scaled(cut, _SMALLER), running, layout="11")
    found = (
        [name.larger(1 / _SMALLER) for name in _lines_that(known.name, again) if known.bears_out(name.read)]
        if no_name
        else []
    )
    if len(found) == 1:
        found[0].read = _again(found, cut, known, running)[0]
    else:
        found = []  # several are no signature
    found += [post.larger(1 / _SMALLER) for post in _lines_that(known.posts_line, again)] if no_post else []
    read = [
        row.base(left) - corner.box[1]
        for row in rows_of(hocr)
        for left, _, text, sure in row.words
        if left > corner.box[0] and sure >= _SEEN and any(map(str.isalpha, text))
    ]
    found = [one for one in found if all(abs(base - one.base) > 0.5 * one.size for base in read)]
    return [one for one in found if min(sure for _, sure in one.read) >= _SEEN]


def _cut(picture: Image, box: tuple[float, float, float, float]) -> Image:
    left, top, right, bottom = map(round, box)
    return picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))


def _scaled(picture: Image, scale: float) -> Image:
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))


def _placed(line: _Found, corner: _Corner, words: list[Word]) -> list[Word]:
    """The words of a line that was found in the corner, where they stand on the page."""
    # A slant of the page is taken out of `words`; so near, moving what was found along with them does that.
    scale, near = 72 / DPI, words[corner.word]
    x, y = near.x0 + (corner.box[0] - corner.left) * scale, near.y + (corner.box[1] - corner.base) * scale
    made = []
    for n, ((left, right), (text, sure)) in enumerate(zip(line.sides, line.read, strict=True), len(words)):
        word = Word(text, x + left * scale, x + right * scale, y + line.base * scale, near.size, n, True)
        word.confidence, word.raw = sure, text
        made.append(word)
    return made
