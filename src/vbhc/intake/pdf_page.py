"""One page of a PDF: its words, its tables, what it is (text, a scan, a scan with a text layer, blank).

In: the open document and a page's number.  Out: a PageRead.  What pages have to do with each other (running heads,
paragraphs over a page break) is pdf_running's and pdf_paragraphs' work.
"""

from __future__ import annotations

import ctypes
from dataclasses import field
from typing import Any, Literal

import pypdfium2.raw as raw

from vbhc.intake.pdf_chars import Plane, Word, objects, sheet_of
from vbhc.intake.pdf_layout import Column, arrange
from vbhc.intake.pdf_lines import lines_of
from vbhc.intake.pdf_running import Page
from vbhc.intake.pdf_stamps import drop_panels, flatten, panel_patterns, take_stamps
from vbhc.intake.pdf_tables import Table, tables_of
from vbhc.model import Arrival
from vbhc.records import dataclass
from vbhc.rules import Rules

_FEW = 40  # letters: a page with fewer under a picture of the whole page is a scan
_COVERS = 0.5  # of the page
_SAMPLE = 150  # words
_HEAD = 0.28  # of the page: an arrival stamp begins within it
_WIDE, _HIGH = (0.1, 0.5), (0.02, 0.2)  # of the page: the size of its form
_PANEL = 0.25  # of the page: no stamp is larger
_INVISIBLE = 3  # text render mode

# ocr: a layer that the file has under the picture; read: recognised now
State = Literal["text", "scan", "ocr", "read", "blank", "damaged"]


@dataclass(slots=True)
class PageRead:
    """What was read from one page."""

    page: Page
    state: State
    tables: list[Table] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    letters: int = 0
    unmapped: int = 0
    cut: bool = False  # more letters than a page may have; the rest was not read
    sample: str = ""  # of its words, enough to see whether they are Vietnamese
    arrival: Arrival | None = None
    pictured: bool = False  # a picture of a stamp's size lies over its head
    # On a scan: the words that annotations draw, and the boxes (left, top, right, bottom) of all that draw text.
    stamped: list[Word] = field(default_factory=list)
    covered: list[tuple[float, float, float, float]] = field(default_factory=list)


def read_page(document: Any, number: int, rules: Rules) -> PageRead:
    """Page `number` (from 1) of an open document."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return PageRead(Page(number, 0.0, 0.0, []), "damaged")
    try:
        page, stamped = flatten(document, page, number - 1)
        sheet = sheet_of(page, stamped)
        words, panels = drop_panels(sheet.words, rules.once(panel_patterns))
        letters = sum([len(w.text) for w in words if w.stamp is None])
        state: State = "text" if letters else "blank"
        drawn = objects(page)
        if _picture_share(page, drawn) >= _COVERS:
            own = take_stamps(lines_of(words, page=number), sheet.height, rules.once(panel_patterns)).lines
            few = sum(len(w.text) for line in own for w in line.words if w.stamp is None) < _FEW
            state = "scan" if few else "ocr" if _invisible(page) else "text"
        asides = [*panels, *([" ".join(sheet.asides)] if sheet.asides else [])]
        drawn_here: list[Word] = []
        covered: list[tuple[float, float, float, float]] = []
        if state == "scan":
            drawn_here = [w for w in words if w.stamp is not None] if not sheet.turn else []
            boxes = [Plane(page, 0).box(*box) for box in stamped.boxes] if stamped else []
            covered = [b for b in boxes if (b[2] - b[0]) * (b[3] - b[1]) < _PANEL * sheet.width * sheet.height]
            asides.extend(w.text for w in words if w.stamp is None)
            words = []
        sample = " ".join([w.text for w in words[:_SAMPLE]])
        tables = tables_of(drawn, Plane(page, sheet.turn)) if words else []
        outside = [w for w in words if not _put(w, tables)] if tables else words
        taken = take_stamps(lines_of(outside, page=number), sheet.height, rules.once(panel_patterns))
        asides.extend(taken.texts)
        for n, line in enumerate(taken.lines, 1):
            line.number = n
        read = PageRead(Page(number, sheet.width, sheet.height, taken.lines), state, tables, asides, letters)
        read.pictured = number == 1 and _pictured(page, drawn)
        read.stamped, read.covered = drawn_here, covered
        read.unmapped, read.sample, read.arrival, read.cut = sheet.unmapped, sample, taken.arrival, sheet.cut
        return read
    finally:
        raw.FPDF_ClosePage(page)


def _put(word: Word, tables: list[Table]) -> bool:
    for table in tables:
        if table.holds(word):
            table.add(word)
            return True
    return False


def columns_of(read: PageRead, first: bool, tables_before: int = 0) -> list[Column]:
    """The columns of the page in reading order; `first`: it is the first page, which has the letterhead."""
    found: list[Column] = []
    rest = read.page.lines
    for n, table in enumerate(read.tables, tables_before + 1):
        above = [line for line in rest if line.y <= table.ys[0] + 2]
        rest = rest[len(above) :]
        found.extend(arrange(above, first and not found))
        found.extend(_cells(table, n, read.page.number))
    found.extend(arrange(rest, first and not found))
    return found


def _cells(table: Table, number: int, page: int) -> list[Column]:
    """The cells of a table that hold text, row by row."""
    found = []
    for row, column in sorted(table.words):
        lines = lines_of(table.words[row, column], page=page)
        right = max(c for r in table.owner for c, owner in enumerate(r) if owner == (row, column))
        bounds = table.xs[column], table.xs[right + 1]
        flat = [line for c in arrange(lines) for line in c.lines]
        found.append(Column(flat, "cell", (number, row + 1, column + 1), bounds))
    return found


def _picture_share(page: Any, drawn: list[tuple[int, Any]]) -> float:
    """How much of the page its largest picture covers."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    area = abs(box.right - box.left) * abs(box.top - box.bottom)
    largest = 0.0
    for kind, item in drawn:
        if kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_FORM and _holds_picture(item, 3)):
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                wide = min(right.value, box.right) - max(left.value, box.left)
                high = min(top.value, box.top) - max(bottom.value, box.bottom)
                largest = max(largest, max(wide, 0.0) * max(high, 0.0))
    return largest / area if area else 0.0


def _pictured(page: Any, drawn: list[tuple[int, Any]]) -> bool:
    """Whether a picture of the size of an arrival stamp lies over the head of the page."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for kind, item in drawn:
        if kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            high, wide = (top.value - bottom.value) / height, (right.value - left.value) / width
            if top.value > (1 - _HEAD) * height and _HIGH[0] < high < _HIGH[1] and _WIDE[0] < wide < _WIDE[1]:
                return True
    return False


def _holds_picture(form: Any, depth: int) -> bool:
    for n in range(min(raw.FPDFFormObj_CountObjects(form), 100)):
        item = raw.FPDFFormObj_GetObject(form, n)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE or (
            kind == raw.FPDF_PAGEOBJ_FORM and depth and _holds_picture(item, depth - 1)
        ):
            return True
    return False


def _invisible(page: Any) -> bool:
    """Whether the text of a page is drawn invisibly: the layer that OCR lays under a picture."""
    count = raw.FPDFPage_CountObjects(page)
    items = (raw.FPDFPage_GetObject(page, n) for n in range(min(count, 200)))
    texts = [item for item in items if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT]
    hidden = sum(raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE for item in texts)
    return bool(2 * hidden > len(texts))
