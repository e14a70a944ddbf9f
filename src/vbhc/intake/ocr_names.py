"""The names of those who signed, looked at again: a seal and a signature mostly lie over them.

In: a recognised page, its picture without red ink and its black ink alone.  Out: its words; doubtful names are
read again line by line, and where no name or no post was seen beside "Nơi nhận", that corner of the page.  A line by
itself is read better than within its page, where other ink disturbs: of all readings each word is the one that most of
them have.  The first reading stays with a word that is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vbhc.intake.ocr_images import Views
from vbhc.intake.ocr_repair import OcrRules, Repairs, bare, bare_text, repairs
from vbhc.intake.pdf_chars import Word
from vbhc.intake.tesseract import DPI, Row, Running, recognise, recognise_lines, scaled
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.legacy import is_syllable
from vbhc.text.people import families, is_family

if TYPE_CHECKING:
    from PIL.Image import Image

_SURE = 0.92  # confidence of each word of a name that is not looked at again
_CONTESTED = 0.8  # confidence of a word that not all readings have: it is told to be doubtful
_SEEN = 0.5  # of each word of a name that only the second look found
_MOST = 4  # names of a page: more are a table of people
_WORD = re.compile(r"\W*([^\W\d_]{2,})\W*")
_LISTED = re.compile(r"[;()]")  # beside a name in a list of recipients
_LEFT_OVER = 3  # letters of a family name that tell which it is
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
        if any(_LISTED.search(text) for text, _ in read):
            return None
        cores = [(match[1], sure) for text, sure in self._clean(read) if (match := _WORD.fullmatch(text))]
        if not 2 <= len(cores) == len(read) <= 5:
            return None
        if whole := self._whole(cores[0][0], like=cores[1][0]):
            cores[0] = whole, min(cores[0][1], _CONTESTED)
        if not all(text[0].isupper() for text, _ in cores):
            return None
        keys = [bare(text) for text, _ in cores]
        if len({text.isupper() for text, _ in cores}) > 1 or keys[0] not in self.families or self.repairs.phrase(keys):
            return None
        return cores

    def _whole(self, word: str, like: str) -> str | None:
        """The one family name of which the first letter was lost under other ink: "guyễn"."""
        key = bare(word)
        fits = [name for known, names in self.families.items() if known[1:] == key for name in names]
        if len(key) < _LEFT_OVER or key in self.families or len(fits) != 1:
            return None
        return fits[0].upper() if like.isupper() else fits[0].capitalize()

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


def names_again(words: list[Word], rows: Sequence[Row], views: Views, running: Running, rules: Rules) -> list[Word]:
    """`words`, which are those of `rows`, with the names looked at again.  Raises NoTesseract, Failed."""
    own = rules.mapping("ocr", OcrRules)
    known = _Known(rules.once(families), rules.once(repairs), set(own.posts))
    names = list(_lines_that(known.name, rows))
    words = list(words)
    corner = _corner(rows, views.grey.size, list(map(bare_text, own.recipients)))
    replaced: set[int] = set()
    if corner is not None:
        for line in _missed(corner, rows, names, views, known, running):
            under = _under(line, corner, rows)
            if under is not None:
                words += _placed(line, corner, words)
                replaced |= under
    doubtful = [one for one in names if min(sure for _, sure in one.read) < _SURE or not known.bears_out(one.read)]
    if doubtful and len(names) <= _MOST:
        for name, read in zip(doubtful, _again(doubtful, views.black, known, running), strict=True):
            for n, (text, sure) in enumerate(read, name.first):
                changed = text not in words[n].text
                words[n] = replace(words[n], text=text, raw=words[n].text if changed else None, confidence=sure)
    return [word for n, word in enumerate(words) if n not in replaced]


def _lines_that(fit: Callable[[Reading], Reading | None], rows: Sequence[Row]) -> Iterator[_Found]:
    """The stretches of words that stand alone in their column and that `fit` reads as something."""
    first = 0
    for row in rows:
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
            shots.append(ImageOps.expand(scaled(cut, scale), 10, 255))
    told = recognise_lines(shots, running)
    found = []
    for n, name in enumerate(names):
        readings = [name.read]
        for rows in told[n * len(_SCALES) : (n + 1) * len(_SCALES)]:
            seen = [(text, sure) for row in rows for _, _, text, sure in row.words if _WORD.fullmatch(text)]
            read = known.name(seen)
            readings += [read] if read and len(read) == len(name.read) else []
        borne = [read for read in readings if known.bears_out(read)]
        found.append(
            [_agreed([read[at] for read in (readings if at else borne or readings)]) for at in range(len(name.read))]
        )
    return found


def _agreed(said: Reading) -> tuple[str, float]:
    """What most readings of a word say; where as many say another, the surest of them.  Contested, it is not sure.

    What no Vietnamese word is ("Glang") counts only where all readings are so.
    """
    texts = [text for text, _ in said]
    text, sure = max(said, key=lambda one: (is_syllable(one[0]), texts.count(one[0]), one[1]))
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


def _corner(rows: Sequence[Row], size: tuple[int, int], headings: list[str]) -> _Corner | None:
    first = 0
    wide, high = size
    for row in rows:
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
    corner: _Corner, rows: Sequence[Row], names: Sequence[_Found], views: Views, known: _Known, running: Running
) -> list[_Found]:
    """The name, and the posts above it, that stand in the corner and that `rows` have not; places from the corner's."""
    no_name = not any(corner.holds(name) for name in names)
    no_post = not any(corner.holds(post) for post in _lines_that(known.post, rows))
    if not (no_name or no_post):
        return []
    cut = _cut(views.black, corner.box)
    again = recognise(cut, running, scale=_SMALLER, layout="11")
    found = [name for name in _lines_that(known.name, again) if known.bears_out(name.read)] if no_name else []
    if len(found) == 1:
        found[0].read = _again(found, cut, known, running)[0]
    else:
        found = []  # several are no signature
    found += list(_lines_that(known.posts_line, again)) if no_post else []
    return [one for one in found if min(sure for _, sure in one.read) >= _SEEN]


def _under(found: _Found, corner: _Corner, rows: Sequence[Row]) -> set[int] | None:
    """The words of the first reading that stand where `found` does; None where they go on beyond it: another line."""
    left, top = corner.box[:2]
    start, end = left + found.sides[0][0] - found.size, left + found.sides[-1][1] + found.size
    apart = _APART * found.size
    inside: set[int] = set()
    first = 0
    for row in rows:
        for n, (x0, x1, text, sure) in enumerate(row.words, first):
            if x0 <= left or abs(row.base(x0) - top - found.base) > 0.5 * found.size:
                continue
            if start <= x0 and x1 <= end:
                inside.add(n)
            elif start - apart < x1 and x0 < end + apart and sure >= _SEEN and any(map(str.isalpha, text)):
                return None
        first += len(row.words)
    return inside


def _cut(picture: Image, box: tuple[float, float, float, float]) -> Image:
    left, top, right, bottom = map(round, box)
    return picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))


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
