"""Tables of data: stretches of text whose numbers and dashes are no units of the outline.

In: the blocks of a manuscript.  Out: spans.  A table that only lays out a page (letterhead, signatures, one cell that
holds the text) is none.
"""

from __future__ import annotations

from vbhc.model import Block, Span
from vbhc.records import dataclass

_LARGEST_CELL = 2500  # a cell with more text than this is a page, not a datum


@dataclass(slots=True)
class _Table:
    start: int
    end: int
    rows: int = 0
    columns: int = 0
    cell: tuple[int, int, int] | None = None
    length: int = 0
    largest: int = 0


def data_tables(blocks: list[Block]) -> list[Span]:
    """The spans of tables with at least three rows of two columns, or two of three, in text order, not overlapping."""
    tables: dict[int, _Table] = {}
    for block in blocks:
        if block.cell is None:
            continue
        number, row, column = block.cell
        table = tables.get(number)
        if table is None:
            table = tables[number] = _Table(block.start, block.end)
        table.end = max(table.end, block.end)
        table.rows, table.columns = max(table.rows, row), max(table.columns, column)
        table.length = (table.length if table.cell == block.cell else 0) + block.end - block.start
        table.cell, table.largest = block.cell, max(table.largest, table.length)
    found: list[Span] = []
    for table in sorted(tables.values(), key=lambda t: (t.start, -t.end)):
        data = (table.rows >= 3 and table.columns >= 2) or (table.rows >= 2 and table.columns >= 3)
        if data and table.largest <= _LARGEST_CELL and not (found and table.start < found[-1][1]):
            found.append((table.start, table.end))
    return found


def merged(first: list[Span], second: list[Span]) -> list[Span]:
    """The spans of both lists in text order, overlapping ones made into one."""
    if not second:
        return first
    joined: list[Span] = []
    for start, end in sorted([*first, *second]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
