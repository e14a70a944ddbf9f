"""What is stamped on a page: signed numbers and days, free text, form fields; signature panels and arrival stamps.

The number and the day of an electronically signed paper are often drawn by the appearance stream of a signature
field and are not in the page's own text ("Số:      /TTr-SNV").  PDFium reads no text from annotations, so their
appearances are made part of the page in memory (FPDFPage_Flatten); what comes after the objects of the page is then
theirs.  The file is not touched.
"""

from __future__ import annotations

import contextlib
import ctypes
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from typing import Any

import pypdfium2.raw as raw

from vbhc.intake.pdf_chars import Stamped, Word
from vbhc.intake.pdf_lines import Line, spell
from vbhc.model import Arrival
from vbhc.records import dataclass
from vbhc.rules import Rules

_SILENT = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FILEATTACHMENT}
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 1000  # lines: a page with more is no page of a paper, and stamps are not looked for
_DEPTH = 5  # forms in forms that are looked into for text


@dataclass(slots=True)
class PanelWords:
    """rules/pdf_panels.yaml: what signature panels and arrival stamps say (regular expressions, case ignored)."""

    kind: str  # panel: sure alone; panel_line: two of them make a panel; arrival: heads the stamp; arrival_line
    pattern: str
    examples: list[str] = field(default_factory=list)
    non_examples: list[str] = field(default_factory=list)


def panel_patterns(rules: Rules) -> dict[str, re.Pattern[str]]:
    """For each kind the pattern of all its entries (use `rules.once`)."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for entry in rules.table("pdf_panels", PanelWords):
        kinds[entry.kind].append(f"(?:{entry.pattern})")
    return {kind: re.compile("|".join(patterns), re.IGNORECASE) for kind, patterns in kinds.items()}


def flatten(document: Any, page: Any, number: int) -> tuple[Any, Stamped | None]:
    """(the page with what its annotations draw, which characters are theirs); as it was where they draw no text."""
    boxes = _boxes_with_text(page)
    if not boxes:
        return page, None
    own = raw.FPDFPage_CountObjects(page)
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page, None
    raw.FPDF_ClosePage(page)
    page = raw.FPDF_LoadPage(document, number)
    added = (raw.FPDFPage_GetObject(page, n) for n in range(own, raw.FPDFPage_CountObjects(page)))
    texts = (text for item in added for text in _texts(item, _DEPTH + 2))  # appearances lie two forms deeper now
    return page, Stamped({ctypes.cast(text, ctypes.c_void_p).value for text in texts}, boxes)


def _boxes_with_text(page: Any) -> list[tuple[float, float, float, float]]:
    """The rectangles of the visible annotations whose appearance holds text."""
    found = []
    for n in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, n)
        if not annotation:
            continue
        hidden = raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        if not hidden and raw.FPDFAnnot_GetSubtype(annotation) not in _SILENT:
            objects = (raw.FPDFAnnot_GetObject(annotation, k) for k in range(raw.FPDFAnnot_GetObjectCount(annotation)))
            rect = raw.FS_RECTF()
            if any(True for o in objects for _ in _texts(o)) and raw.FPDFAnnot_GetRect(annotation, rect):
                left, right = sorted((rect.left, rect.right))
                bottom, top = sorted((rect.bottom, rect.top))
                found.append((left, bottom, right, top))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _texts(item: Any, depth: int = _DEPTH) -> Iterator[Any]:
    """The text objects that an object holds."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield item
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
        for n in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _texts(raw.FPDFFormObj_GetObject(item, n), depth - 1)


def drop_panels(words: list[Word], patterns: dict[str, re.Pattern[str]]) -> tuple[list[Word], list[str]]:
    """(the words without those of signature panels drawn by annotations, the panels' texts).

    A panel names the signer and the time of signing; it is no text of the document.
    """
    panels: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.stamp is not None:
            panels[word.stamp].append(word)
    texts = {stamp: spell(drawn)[0] for stamp, drawn in panels.items()}
    dropped = {stamp for stamp, text in texts.items() if is_panel(text, patterns)}
    if not dropped:
        return words, []
    return [w for w in words if w.stamp not in dropped], [texts[stamp] for stamp in sorted(dropped)]


def is_panel(text: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    lines = {match[0].casefold() for match in patterns["panel_line"].finditer(text)}
    return len(lines) >= 2 or patterns["panel"].search(text) is not None


@dataclass(slots=True)
class Taken:
    """What was stamped on a page: the texts of panels and stamps, and what the arrival stamp says."""

    lines: list[Line]  # those that are left
    texts: list[str] = field(default_factory=list)
    arrival: Arrival | None = None


def take_stamps(lines: list[Line], height: float, patterns: dict[str, re.Pattern[str]]) -> Taken:
    """Takes signature panels and arrival stamps that the page itself prints out of its lines.

    A panel is a stack of lines of one size.  An arrival stamp (dấu ĐẾN: NĐ 30/2020/NĐ-CP, Phụ lục IV, Mục V) stands in
    the upper half of a page: its head alone on a line, its number, day and other lines near it.
    """
    taken: list[list[Line]] = []
    arrival = None
    if len(lines) > _MOST:
        return Taken(lines)
    for line in lines:
        text = line.text
        if patterns["panel"].search(text) or patterns["panel_line"].search(text):
            if not any(line is other for stack in taken for other in stack):
                stack = _stack(line, lines)
                if is_panel(" ".join(other.text for other in stack), patterns):
                    taken.append(stack)
        elif line.y < height / 2 and (head := patterns["arrival"].match(text)):
            rest = text[head.end() :].strip()
            near = [other for other in lines if _near(line, other) and _arrival_line(other.text, patterns)]
            if near and (not rest or _arrival_line(rest, patterns)):
                taken.append([line, *near])
                arrival = arrival or _arrival([rest, *(other.text for other in near)], patterns)
    if not taken:
        return Taken(lines)
    gone = {id(line) for stack in taken for line in stack}
    texts = [" ".join(n.text for n in stack) for stack in taken]
    return Taken([line for line in lines if id(line) not in gone], texts, arrival)


def _arrival(texts: list[str], patterns: dict[str, re.Pattern[str]]) -> Arrival:
    """The number and the day that the lines of an arrival stamp say."""
    found = Arrival()
    for text in texts:
        if (match := patterns["arrival_date"].fullmatch(text.strip())) and match["day"]:
            day, month, year = (int(part) for part in re.split(r"[/.-]", match["day"]))
            with contextlib.suppress(ValueError):  # a day that does not exist is none
                found.date = datetime.date(year + 2000 * (year < 100), month, day).isoformat()
        elif (match := patterns["arrival_number"].fullmatch(text.strip())) and match["number"]:
            found.number = match["number"]
    return found


def _stack(line: Line, lines: list[Line]) -> list[Line]:
    """The lines right above and under `line` that begin where it does, of its size."""
    same = [o for o in lines if abs(o.x0 - line.x0) < line.size and abs(o.size - line.size) < 0.1 * line.size]
    at = next(n for n, other in enumerate(same) if other is line)
    first = last = at
    while first and same[first].y - same[first - 1].y < 1.6 * line.size:
        first -= 1
    while last + 1 < len(same) and same[last + 1].y - same[last].y < 1.6 * line.size:
        last += 1
    return same[first : last + 1]


def _near(head: Line, other: Line) -> bool:
    return other is not head and abs(other.y - head.y) < 4 * head.size and -6 < (other.x0 - head.x0) / head.size < 8


def _arrival_line(text: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    return any(patterns[kind].fullmatch(text.strip()) for kind in ("arrival_number", "arrival_date", "arrival_line"))
