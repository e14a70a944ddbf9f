"""Reads the words of a PDF page with their boxes, as the page draws them.

In: an open page of pypdfium2.  Out: `Sheet`: Words in the order in which the file draws them, in points, x from the
left and y (of the baseline) from the top of the page as a person holds it.  A Word is a run of glyphs without a
blank; lines, columns and paragraphs are made of them by pdf_lines and pdf_layout.

PDFium has no call that gives all boxes of a page.  One call for a character (FPDFText_GetLooseCharBox, 1 µs) is
all that is spent on most; font size and direction are asked for only where the lower edges of the boxes change.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import field
from itertools import accumulate, repeat
from operator import gt, lt, ne, or_, sub
from typing import Any

import pypdfium2.raw as raw

from vbhc.records import dataclass
from vbhc.text.fold import nfc

MAX_CHARS = 400_000  # on one page; a full page of a table in small print has 15,000
_GAP = 0.17  # em: a wider gap is a blank though none is drawn (a narrow blank of Times is 0.25)
_FOOT = 0.25  # em: how much the lower edges on one line differ (g, n; not all fonts tell); a mark rises more
_STEP = 0.1  # em: letters of a word start at least this far from each other
_HYPHEN = re.compile("[\x02\ufffe\xad\u2010\u2011]")  # PDFium marks one at a line's end by \x02
_RUN = re.compile(r"[^\x00\x01\x03-\x20\xa0]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFPage_GetObject, ctypes.c_void_p).value or 0
)
_kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFPageObj_GetType, ctypes.c_void_p).value or 0
)
_object_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


def objects(page: Any) -> list[tuple[int, Any]]:
    """(kind, object) of what a page draws, but for its text, which is mostly the most."""
    handle = ctypes.cast(page, ctypes.c_void_p).value
    items = list(map(_object, repeat(handle), range(raw.FPDFPage_CountObjects(page))))
    text = raw.FPDF_PAGEOBJ_TEXT
    return [
        (kind, ctypes.cast(item, raw.FPDF_PAGEOBJECT))
        for item, kind in zip(items, map(_kind, items), strict=True)
        if kind != text
    ]


@dataclass(slots=True)
class Word:
    """Glyphs drawn side by side, without a blank inside."""

    text: str
    x0: float
    x1: float
    y: float  # baseline, from the top of the page
    size: float  # of the font, in points
    order: int = 0  # place among the words of the page as drawn
    blank: bool = False  # a blank is drawn after it
    raised: bool = False  # a footnote's mark, an exponent
    stamp: int | None = None  # which annotation drew it; None for the page itself
    confidence: float | None = None  # 0-1, of a recognised word
    raw: str | None = None  # as recognised, where `text` is a repair of it
    candidates: tuple[str, ...] = ()  # of figures written by hand: what they may be, the likeliest first

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(slots=True)
class Sheet:
    """The words of a page, and its size as read."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)  # what is drawn in another direction than the text
    unmapped: int = 0  # glyphs whose letter the file does not tell
    cut: bool = False  # it holds more than MAX_CHARS; the rest was not read
    turn: int = 0  # quarter turns (counter-clockwise) in which the text runs on the unrotated page


class Plane:
    """Takes coordinates of the unrotated page to x from the left and y from the top, as the text runs."""

    def __init__(self, page: Any, turn: int) -> None:
        rect = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, rect)
        left, right = sorted((rect.left, rect.right))
        bottom, top = sorted((rect.bottom, rect.top))
        self.turn = turn
        self.corner = [(left, top), (bottom, left), (right, bottom), (top, right)][turn]
        wide, high = right - left, top - bottom
        self.width, self.height = (high, wide) if turn % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b = self.corner
        if self.turn == 0:
            return x - a, b - y
        if self.turn == 1:
            return y - a, x - b
        if self.turn == 2:
            return a - x, y - b
        return a - y, b - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) of a rectangle given by two corners."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


class Glyphs:
    """The characters of a text page with their boxes and, where asked for, their style."""

    def __init__(self, textpage: Any, count: int) -> None:
        self.textpage, self.count = textpage, count
        self.text = _text(textpage, count)
        store = (ctypes.c_float * (4 * count))()
        handle, base = (ctypes.cast(textpage, ctypes.c_void_p).value, ctypes.addressof(store))
        # A loop in C over the calls: they are most of what a page costs beyond PDFium's own reading.
        deque(map(_box, repeat(handle), range(count), range(base, base + 16 * count, 16)), maxlen=0)
        edges = memoryview(store).cast("B").cast("f")
        self.sides: list[list[Any]] = [edges[k::4].tolist() for k in range(4)]  # left, top, right, bottom
        self._matrix = raw.FS_MATRIX()

    def style(self, i: int, plane: Plane) -> tuple[float, int, float]:
        """(size, quarter turns, baseline) of character i; -1 turns where it leans between."""
        m = self._matrix
        raw.FPDFText_GetMatrix(self.textpage, i, m)
        scale = (m.c * m.c + m.d * m.d) ** 0.5
        size = scale * raw.FPDFText_GetFontSize(self.textpage, i)
        if abs(m.a) >= 20 * abs(m.b):
            turn = 0 if m.a >= 0 else 2
        elif abs(m.b) >= 20 * abs(m.a):
            turn = 1 if m.b > 0 else 3
        else:
            turn = -1
        return size, turn, plane.point(m.e, m.f)[1]

    def along(self, plane: Plane) -> tuple[list[float], list[float], list[float]]:
        """For each character where it starts and ends along the text (x on the plane), and its lower edge."""
        start, end, foot = [(0, 2, 3), (3, 1, 2), (2, 0, 1), (1, 3, 0)][plane.turn]
        starts, ends, feet = self.sides[start], self.sides[end], self.sides[foot]
        corner = plane.corner[0]
        if plane.turn >= 2:
            return [corner - x for x in starts], [corner - x for x in ends], feet
        return ([x - corner for x in starts], [x - corner for x in ends], feet) if corner else (starts, ends, feet)

    def usual(self, plane: Plane) -> tuple[float, int]:
        """The size and the direction of most characters, from a sample of 24 of them."""
        seen, sizes = [0, 0, 0, 0], [0.0]
        step = max(1, self.count // 24)
        for i in range(0, self.count, step):
            if self.text[i] > " ":
                size, turn, _ = self.style(i, plane)
                sizes.append(size)
                if turn >= 0:
                    seen[turn] += 1
        return sorted(sizes)[len(sizes) // 2], max(range(4), key=lambda t: (seen[t], -t))


def _text(textpage: Any, count: int) -> str:
    """All characters, one for each box: in one call where each is one UTF-16 unit, else one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(textpage, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count and "\0" not in text:
            return text
    codes = [raw.FPDFText_GetUnicode(textpage, i) for i in range(count)]
    return "".join(chr(c) if c <= 0x10FFFF else "\ufffd" for c in codes)


def sheet_of(page: Any, stamped: Stamped | None = None) -> Sheet:
    """The words of a page (a raw FPDF_PAGE); `stamped` tells which characters annotations have drawn."""
    textpage = raw.FPDFText_LoadPage(page)
    try:
        drawn = raw.FPDFText_CountChars(textpage) if textpage else 0
        count = min(drawn, MAX_CHARS)
        if count <= 0:
            plane = Plane(page, 0)
            return Sheet(plane.width, plane.height)
        glyphs = Glyphs(textpage, count)
        plane = Plane(page, 0)
        usual, turn = glyphs.usual(plane)
        if turn:
            plane = Plane(page, turn)
        sheet = _words(glyphs, plane, usual, stamped, stamped.first(textpage, drawn) if stamped else drawn)
        sheet.cut = drawn > count
        return sheet
    finally:
        if textpage:
            raw.FPDFText_ClosePage(textpage)


@dataclass(slots=True)
class Stamped:
    """What annotations draw: the handles of their text objects, and the annotations' boxes, on the unrotated page."""

    drawn: set[int | None]
    boxes: list[tuple[float, float, float, float]]  # left, bottom, right, top

    def first(self, textpage: Any, count: int) -> int:
        """Where the characters that annotations have drawn begin; blanks that PDFium adds have no object."""
        handle = ctypes.cast(textpage, ctypes.c_void_p).value
        while count and ((of := _object_of(handle, count - 1)) is None or of in self.drawn):
            count -= 1
        return count

    def at(self, edges: list[float]) -> int:
        """The smallest annotation round a character with these edges; -1 where none is."""
        x, y = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
        inside = [
            ((r - left) * (t - b), n)
            for n, (left, b, r, t) in enumerate(self.boxes)
            if left - 1 <= x <= r + 1 and b - 1 <= y <= t + 1
        ]
        return min(inside)[1] if inside else -1


def _words(glyphs: Glyphs, plane: Plane, usual: float, stamped: Stamped | None, first_stamped: int) -> Sheet:
    """Cuts the characters into words: at blanks, and where _cuts finds that glyphs do not stand side by side."""
    sheet = Sheet(plane.width, plane.height, turn=plane.turn)
    text, words = glyphs.text, sheet.words
    sheet.unmapped = sum(map(text.count, "\0\ufffd")) + len(_PRIVATE.findall(text))
    plain = text.isascii() or unicodedata.is_normalized("NFC", text)
    printed = _HYPHEN.sub("-", text)
    tops, bottoms = glyphs.sides[1], glyphs.sides[3]
    starts, ends, feet = glyphs.along(plane)
    gaps, steps = list(map(sub, starts[1:], ends)), list(map(sub, starts[1:], starts))
    least, most = 0.9 * usual, 1.1 * usual
    doubts = _doubts(gaps, steps, feet, least, most)
    size, turn, y = glyphs.style(0, plane)
    foot = feet[0]
    for match in _RUN.finditer(text):
        a, b = match.span()
        if (
            abs(feet[a] - foot) > _FOOT * size or text[a - 1] != " "
        ):  # only after a plain blank is the style sure to be the same
            size, turn, y = glyphs.style(a, plane)
            foot = feet[a]
        sure = b - a == 1 or (doubts[b - 1] == doubts[a] and least <= size <= most)
        side_by_side = sure or (
            max(feet[a:b]) - min(feet[a:b]) <= _FOOT * size
            and max(gaps[a : b - 1]) <= _GAP * size
            and min(steps[a : b - 1]) >= _STEP * size
        )
        pieces = [(a, b, size, turn, y)] if side_by_side else _cuts(glyphs, plane, a, b, gaps, steps, feet)
        for first, last, size, turn, y in pieces:
            spelt = printed[first:last] if plain else nfc(printed[first:last])
            foot = feet[last - 1]
            if turn != plane.turn:
                sheet.asides.append(spelt)
            elif 0 <= y <= plane.height and ends[last - 1] >= 0 and starts[first] <= plane.width:
                stamp = None
                if stamped and first >= first_stamped:
                    stamp = stamped.at([side[first] for side in glyphs.sides])
                # PDFium adds blanks of its own, of no height, by guesses that letter-spaced titles fool.
                blank = last == b and text[b : b + 1] in (" ", "\xa0") and tops[b] != bottoms[b]
                words.append(Word(spelt, starts[first], ends[last - 1], y, size, len(words), blank, False, stamp))
    return sheet


def _doubts(gaps: list[float], steps: list[float], feet: list[float], least: float, most: float) -> list[int]:
    """For each character how many before it may not stand side by side with the next one, at sizes in this range.

    Four loops in C over the page: a word without doubts, which nearly all are, needs no look at its characters.
    """
    far = map(gt, gaps, repeat(_GAP * least))
    near = map(lt, steps, repeat(_STEP * most))
    doubtful = map(or_, map(or_, far, near), map(ne, feet[1:], feet))
    return list(accumulate(doubtful, initial=0))


def _cuts(
    glyphs: Glyphs, plane: Plane, a: int, b: int, gaps: list[float], steps: list[float], feet: list[float]
) -> Iterator[tuple[int, int, float, int, float]]:
    """The pieces of the run [a, b) that are words, each with size, direction and baseline.

    A run is cut at gaps and steps back, and where size, baseline or direction change.  A combining mark stays with
    the letter before it; a letter drawn over itself (to look bold) is left out.
    """
    size, turn, y = glyphs.style(a, plane)
    first = a
    for i in range(a + 1, b):
        letter, step = glyphs.text[i], steps[i - 1]
        if "\u0300" <= letter <= "\u036f":
            continue
        style = size, turn, y
        if abs(feet[i] - feet[i - 1]) > _FOOT * size:
            style = glyphs.style(i, plane)
        other = abs(style[2] - y) > 0.05 * size or abs(style[0] - size) > 0.05 * size or style[1] != turn
        twice = not other and letter == glyphs.text[i - 1] and abs(step) < _STEP * size
        if twice or other or gaps[i - 1] > _GAP * size or step < -0.5 * _STEP * size:
            if first < i:
                yield first, i, size, turn, y
            first = i + 1 if twice else i
            size, turn, y = style
    if first < b:
        yield first, b, size, turn, y
