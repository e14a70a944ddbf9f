"""The arrival stamp (dấu ĐẾN) that the receiving office lays as a picture over the head of the first page.

In: the open document.  Out: the number and the day that the stamp says, with how sure they are.  The picture is taken
out of the page by itself, so that the letterhead under it does not disturb; it is read in several ways that must agree.
Basis: NĐ 30/2020/NĐ-CP, Phụ lục IV, Mục V.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from vbhc.intake.ocr_repair import OcrRules
from vbhc.intake.pdf_lines import lines_of
from vbhc.intake.pdf_stamps import is_panel, panel_patterns
from vbhc.intake.tesseract import Failed, NoTesseract, Row, Running, recognise, words_of
from vbhc.model import Arrival, OcrWord
from vbhc.patterns import either
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import strip_marks

if TYPE_CHECKING:
    from PIL.Image import Image

_HEAD = 0.28  # of the page: a stamp begins within it
_WIDE, _HIGH = (0.04, 0.5), (0.008, 0.2)  # of the page
_SCALE = 400 / 72
_MARGIN = 20  # pixels of white, which tesseract needs round a line
_SCALES = (1.0, 0.75, 0.6)
_MOST = 12  # pictures
_AGREED = 2
_DAY = re.compile(r"(?<!\d)(?:(\d{1,2})[/.-](\d{1,2})|(\d\d)(\d\d))[/.-](\d{3,4})")
_FIGURES = "tessedit_char_whitelist=0123456789/"
_Box = tuple[float, float, float, float]  # left, bottom, right, top


def may_be_stamp(box: _Box, width: float, height: float) -> bool:
    """Whether a picture at `box` has the size and the place of a stamp."""
    left, bottom, right, top = box
    wide, high = (right - left) / width, (top - bottom) / height
    return top > (1 - _HEAD) * height and _WIDE[0] < wide < _WIDE[1] and _HIGH[0] < high < _HIGH[1]


@dataclass(slots=True)
class Stamp:
    """What an arrival stamp says, how sure its reading is, and where it lies (left, top, right, bottom of the page)."""

    arrival: Arrival
    sure: OcrWord
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def stamp_of(document: Any, rules: Rules) -> Stamp | None:
    """The arrival stamp on the first page; None where there is none that can be read, or no tesseract."""
    page = document[0]
    try:
        width, height = page.get_size()
        items = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1))
        placed = [(item, item.get_bounds()) for item in items[:_MOST]]
        stamps = [(item, box) for item, box in placed if may_be_stamp(box, width, height)]
        picture = _composed(stamps) if stamps else None
    finally:
        page.close()
    found = read_stamp(picture, rules) if picture is not None else None
    if found is not None:
        left, bottom, right, top = _around([box for _, box in stamps])
        found.box = (left, height - top, right, height - bottom)
    return found


def _around(boxes: Sequence[_Box]) -> _Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _composed(stamps: Sequence[tuple[Any, _Box]]) -> Image:
    """The pictures of a stamp together on white: its form and the figures laid over it."""
    from PIL import Image as Images

    left, bottom, right, top = _around([box for _, box in stamps])
    canvas = Images.new("RGB", (round((right - left) * _SCALE), round((top - bottom) * _SCALE)), "white")
    for item, box in stamps:
        size = max(1, round((box[2] - box[0]) * _SCALE)), max(1, round((box[3] - box[1]) * _SCALE))
        drawn = item.get_bitmap(render=True, scale_to_original=True).to_pil().convert("RGBA").resize(size)
        canvas.paste(drawn, (round((box[0] - left) * _SCALE), round((top - box[3]) * _SCALE)), drawn)
    return canvas


def read_stamp(picture: Image, rules: Rules) -> Stamp | None:
    """Reads the whole stamp, then without its red ink, then only figures."""
    from PIL import ImageOps

    inks = picture.getchannel("R")
    framed = ImageOps.expand(inks, _MARGIN, 255)
    running = Running()
    try:
        whole = _lines(recognise(picture.convert("L"), running, layout="6"))
        if not _is_arrival(whole, rules):
            return None
        readings = [whole, _lines(recognise(inks, running, layout="6"))]
        for scale in _SCALES:
            sized = framed.resize((round(framed.width * scale), round(framed.height * scale)))
            readings.append(_lines(recognise(sized, running, "-c", _FIGURES, lang="eng", layout="6")))
    except (NoTesseract, Failed):
        return None
    (number, sure_number), (date, sure_date) = _number(readings, rules), _date(readings)
    if number is None and date is None:
        return None
    return Stamp(Arrival(number, date), OcrWord(0, 0, min(sure_number, sure_date), " ".join(whole)))


def _lines(rows: Sequence[Row]) -> list[str]:
    return [line.text for line in lines_of(words_of(rows))]


def _is_arrival(lines: list[str], rules: Rules) -> bool:
    text = strip_marks(" ".join(lines)).casefold()
    if is_panel(" ".join(lines), rules.once(panel_patterns)):
        return False
    return any(strip_marks(word).casefold() in text for word in rules.mapping("ocr", OcrRules).arrival)


def _number(readings: list[list[str]], rules: Rules) -> tuple[str | None, float]:
    """The number on which most readings agree, and the share of those that do."""
    words = either(map(strip_marks, rules.mapping("ocr", OcrRules).number))
    labelled = re.compile(rf"(?:^|\W)(?:{words})\s*[:.\s…_]*(\d{{1,6}})\W*$", re.IGNORECASE)
    alone = re.compile(r"\W*(\d{1,6})\W*")
    found: list[str] = []
    for n, lines in enumerate(readings):
        matches = (labelled.search(strip_marks(line)) if not n else alone.fullmatch(line) for line in lines)
        found += [m[1] for m in matches if m][:1]
    return _most(found, len(readings))


def _date(readings: list[list[str]]) -> tuple[str | None, float]:
    """The day on which most readings agree; a reading with its last figure lost bears out one that begins so."""
    found = [m for lines in readings for line in lines for m in list(_DAY.finditer(line))[:1]]
    days = [f"{int(m[1] or m[3]):02}/{int(m[2] or m[4]):02}/{m[5]}" for m in found]
    whole = [day for day in days if len(day) == 10]
    votes = [day for day in whole for other in days if day.startswith(other)]
    best, sure = _most([day for day in votes if _iso(day)], len(readings))
    if best is None or votes.count(best) < _AGREED:
        return None, 1.0  # one reading alone may take a 0 for a 1
    return _iso(best), min(1.0, sure)


def _iso(day: str) -> str | None:
    try:
        return datetime.datetime.strptime(day, "%d/%m/%Y").date().isoformat()
    except ValueError:
        return None


def _most(found: list[str], of: int) -> tuple[str | None, float]:
    if not found:
        return None, 1.0
    best = max(found, key=lambda value: (found.count(value), -found.index(value)))
    return best, found.count(best) / of
