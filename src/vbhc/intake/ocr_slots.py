"""The blanks of a letterhead that are filled in by hand ("Số: 87 /QĐ-UBND", "ngày 05 tháng 02"), read as handwriting.

In: the grey picture of a first page, what tesseract saw in it letter by letter, and its words.  Out: the words, those
between "Số" and the symbol and between "ngày", "tháng" and "năm" replaced by the figures that stand there, each with
how sure the reading is and what else it may be.  tesseract knows no handwriting: what it reads there is noise, but
where that stands is right.  How ink is read is handwriting.py's work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from vbhc.intake.ocr_repair import Repairs, repairs
from vbhc.intake.pdf_chars import Word
from vbhc.intake.tesseract import DPI, Letter
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import strip_marks

if TYPE_CHECKING:
    from PIL.Image import Image

    from vbhc.intake.handwriting import Read
    from vbhc.intake.ocr_ink import Piece

_TOP = 0.45  # of the page: the letterhead stands there
_ABOVE, _BELOW = 0.75, 0.55  # of the height of capitals: handwriting reaches over and under the line
_WIDEST, _M = 0.9, 1.4  # of the height of capitals: a letter; the m of "năm"
_COLON = 0.36  # of the height of capitals: a colon and the gap before it
_NEAR = 12  # letters on each side that tell the size of the print
_VIEWS = ((0.0, False), (0.35, False), (0.0, True), (0.35, True))  # how thin ink is kept, whether writing slants
_SLASH = 0.5  # of the height of capitals: a slash and the gap behind it
_PRINTED = 0.8  # confidence with which tesseract reads printed figures
_SURE = 0.5  # a reading likelier than this is given, with its mark of doubt (bench/letterheads.py chose it)
_LONE, _LEAST = (
    8,
    0.1,
)  # of a day or a month also one that is so many times as likely as any other, and not less than this
_LETTERED = re.compile(r"[1-9]\d{0,4}[^\W\d_]")  # "12a"
ALLOWED = {
    "number": re.compile(r"0?[1-9]\d{0,4}|0"),
    "day": re.compile(r"0?[1-9]|[12]\d|3[01]"),
    "month": re.compile(r"0?[1-9]|1[0-2]"),
    "year": re.compile(r"(?:19|20)\d\d"),
}


@dataclass(slots=True)
class Slot:
    """A blank: what may stand there, and which letters of the line tesseract saw in it ([start, end))."""

    kind: str
    line: list[Letter]
    start: int
    end: int
    slashless: bool = False  # the slash behind it was not seen, or taken for a part of the figures


def slots_of(lines: Sequence[list[Letter]], height: int, known: Repairs) -> Iterator[Slot]:
    """The blanks of the first number line and of the first date line in the upper part of a page."""
    patterns = {"number": known.number_slot, "date": known.date_slot}
    for line in lines:
        if not line or line[0].top > _TOP * height:
            continue
        text, places = _flat(line)
        for name, pattern in list(patterns.items()):
            if match := pattern.search(text):
                del patterns[name]
                for kind in ("number",) if name == "number" else ("day", "month", "year"):
                    bare = name == "number" and match["bare"] is not None
                    if match[kind] is not None:
                        yield Slot(kind, line, places[match.start(kind)], places[match.end(kind)], bare)


def _flat(line: list[Letter]) -> tuple[str, list[int]]:
    """The line without marks, a blank between words; of each place in it the index of its letter, and one behind."""
    text, places = "", []
    for n, letter in enumerate(line):
        if n and letter.word != line[n - 1].word:
            text += " "
            places.append(n)
        text += (strip_marks(letter.text) or letter.text)[:1]
        places.append(n)
    return text, [*places, len(line)]


def write_in(words: list[Word], lines: Sequence[list[Letter]], grey: Image, rules: Rules) -> list[Word]:
    """The words with what is written in the blanks of the letterhead."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: small tables, many pages at once
    known = rules.once(repairs)
    # From the right, so that the words to the left keep their places.
    for slot in sorted(slots_of(lines, grey.height, known), key=lambda s: (s.line[0].word, s.start), reverse=True):
        words = _written(words, slot, grey, known)
    for n, word in enumerate(words):
        word.order = n
    return words


def _written(words: list[Word], slot: Slot, grey: Image, known: Repairs) -> list[Word]:
    from vbhc.intake.handwriting import read_number

    inside = slot.line[slot.start : slot.end]
    seen = "".join(letter.text for letter in inside)
    sure = min((words[letter.word].confidence or 0.0 for letter in inside), default=0.0)
    views, capital = _ink(slot, grey)
    read = read_number(views, capital, ALLOWED[slot.kind])
    if sure >= _PRINTED and is_printed(slot.kind, seen, read):
        if not seen.isdigit():  # a letter that only tesseract has seen: not surely one
            n = inside[-1].word
            words[n] = replace(words[n], confidence=_PRINTED)
        return words
    if not read and not seen:
        return words  # blank
    best = read[0] if read else None
    if best is not None and best.text == seen:
        best = replace(best, sure=1 - (1 - best.sure) * (1 - sure))
    text = best.text if best is not None and is_given(slot.kind, best.sure, read[1:]) else known.unread
    return _put(words, slot, text, best.sure if best else 0.0, tuple(r.text for r in read), seen)


def is_printed(kind: str, seen: str, read: Sequence[Read]) -> bool:
    """Whether what tesseract has seen is what stands there: figures that are read so too, and a letter behind them."""
    if ALLOWED[kind].fullmatch(seen):
        return not read or read[0].text == seen
    if kind != "number" or _LETTERED.fullmatch(seen) is None:
        return False
    figures = seen[:-1]
    return not read or read[0].text == figures or (read[0].sure < _SURE and read[0].text.startswith(figures))


def is_given(kind: str, sure: float, others: Sequence[Read]) -> bool:
    """Whether a reading is likely enough to be given; days and months have bounds that rule others out."""
    if (
        kind in ("day", "month")
        and sure >= _LEAST
        and sure >= _LONE * max((other.sure for other in others), default=0.0)
    ):
        return True
    return sure >= _SURE


def _ink(slot: Slot, grey: Image) -> tuple[list[list[Piece]], float]:
    """The pieces of the ink in a blank, looked at in several ways, and the height of capitals on its line."""
    import numpy as np

    from vbhc.intake.ocr_ink import ink_of, pieces_of

    line, start, end = slot.line, slot.start, slot.end
    printed = [
        letter for letter in line[max(0, start - _NEAR) : start] + line[end : end + _NEAR] if letter.text.isalpha()
    ]
    tall = [letter for letter in printed if letter.text.isupper() or letter.text in "hbdđlkt"] or printed
    capital = median(letter.bottom - letter.top for letter in tall) if tall else 36.0
    baseline = median(letter.bottom for letter in tall) if tall else line[start].bottom
    left = line[start].left
    if start:  # tesseract stretches the box of the letter before over what it cannot read
        before = line[start - 1]
        widest = _M if before.text == "m" else _WIDEST
        left = min(before.right, before.left + round(widest * capital)) + 1
    if slot.kind == "number" and start and line[start - 1].text.isalpha():
        left += round(_COLON * capital)  # it was not seen, or taken for a part of the figures
    right = line[end].left if end < len(line) else line[end - 1].right
    right -= round(_SLASH * capital) if slot.slashless else 0
    top, bottom = round(baseline - capital * (1 + _ABOVE)), round(baseline + capital * _BELOW)
    if right - left < 0.3 * capital:
        return [], capital
    crop = np.asarray(grey.crop((left, max(0, top), right, min(grey.height, bottom))))
    base = baseline - max(0, top)
    views = [pieces_of(ink_of(crop, thinner), capital, base, slanted) for thinner, slanted in _VIEWS]
    return views, capital


def _put(words: list[Word], slot: Slot, text: str, sure: float, candidates: tuple[str, ...], raw: str) -> list[Word]:
    """The words with `text` in the place of what tesseract read in the blank."""
    line, start, end = slot.line, slot.start, slot.end
    before = line[start - 1] if start else None
    after = line[end] if end < len(line) else None
    first = before.word if before else line[start].word
    last = after.word if after else line[end - 1].word
    scale = 72 / DPI
    left, right = words[first], words[last]
    x0 = (before.right * scale if before else left.x0) + 0.1 * left.size
    x1 = (after.left * scale if after else right.x1) - 0.1 * left.size
    made = replace(
        left, text=text, x0=x0, x1=max(x1, x0 + 1), blank=True, confidence=sure, raw=raw, candidates=candidates
    )
    parts = [made]
    if before:
        head = "".join(letter.text for letter in line[:start] if letter.word == first)
        parts.insert(0, replace(left, text=head, x1=min(left.x1, before.right * scale), blank=True))
    if after:
        tail = right.text[sum(letter.word == last for letter in line[:end]) :]
        tail = "/" + tail if slot.slashless else tail
        parts.append(replace(right, text=tail, x0=max(right.x0, after.left * scale)))
    return [*words[:first], *parts, *words[last + 1 :]]
