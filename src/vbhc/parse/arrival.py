"""The ĐẾN stamp: the number and day under which the receiving office entered a document.

In: the cells of a letterhead.  Out: the cells without the stamp's, and what the stamp says.
Basis: NĐ 30/2020/NĐ-CP, Phụ lục IV, Mục V (dấu "ĐẾN": tên cơ quan, Số, Ngày, Chuyển, Số và ký hiệu hồ sơ).
"""

from __future__ import annotations

import datetime
import re

from vbhc.model import Arrival, Span
from vbhc.parse.letterhead_words import Marks, any_printed
from vbhc.parse.marks import Cell
from vbhc.patterns import lazy
from vbhc.records import dataclass

_BELOW = 8
_FIGURES = lazy(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})")


@dataclass(slots=True)
class Stamp:
    arrival: Arrival
    span: Span


def take_arrival(cells: list[Cell], known: Marks) -> tuple[list[Cell], Stamp | None]:
    """`cells` without those of a stamp, and the stamp; None where its word is not followed by a number or a day."""
    at = next((i for i, c in enumerate(cells) if c.kind == "arrival" and c.caps), None)
    if at is None:
        return cells, None
    found = Arrival()
    taken = {at}
    for i in range(at + 1, min(len(cells), at + 1 + _BELOW)):
        cell = cells[i]
        if found.number is None and (number := _number(cell, known)):
            found.number = number
        elif found.date is None and (date := _date(cell, known)):
            found.date = date
        elif cell.kind not in ("text", "rule", "number", "date", "opening") or not _label(cell):
            break
        taken.add(i)
    if found.number is None and found.date is None:
        return cells, None
    above = cells[at - 1] if at else None
    if (
        above
        and above.kind == "text"
        and above.caps
        and any(c.kind == "text" and c.caps for c in cells[max(taken) + 1 :])
    ):
        found.body = " ".join(above.text.split())
        taken.add(at - 1)
    span = (cells[min(taken)].start, cells[max(taken)].end)
    return [c for i, c in enumerate(cells) if i not in taken], Stamp(found, span)


def _number(cell: Cell, known: Marks) -> str | None:
    """ "Số: 4707": a number without a symbol."""
    found = re.match(rf"(?:{any_printed(known.words.arrival_number)})\s*[:.]*\s*(\d+)\s*$", cell.text, re.IGNORECASE)
    return found[1] if found else None


def _date(cell: Cell, known: Marks) -> str | None:
    if not re.match(rf"(?:{any_printed(known.words.arrival_date)})(?!\w)", cell.text, re.IGNORECASE):
        return None
    found = _FIGURES.search(cell.text)
    if found is None:
        return None
    day, month, year = (int(g) for g in found.groups())
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _label(cell: Cell) -> bool:
    """Whether a cell is one of the stamp's other lines: "Giờ: …", "Chuyển: …"."""
    return cell.text.rstrip(" .…_").endswith(":") or ":" in cell.text[:24]
