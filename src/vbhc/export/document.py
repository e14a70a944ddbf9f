"""The text of a document as a file of its own: a .docx with its paragraphs and tables, or plain text.

In: a Manuscript.  Out: bytes.  Automatic numbers and letters of old fonts are there as text, in Unicode; the look of
the source (fonts, pictures, page headers) is not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from vbhc.model import Block, Manuscript

_FONT, _SIZE = "Times New Roman", 13


def as_text(manuscript: Manuscript) -> bytes:
    """The text, a line for each paragraph, in UTF-8."""
    return manuscript.text.rstrip("\n").encode() + b"\n"


def as_docx(manuscript: Manuscript) -> bytes:
    """A Word document with the paragraphs, headings and tables of the source."""
    import docx
    from docx.shared import Pt

    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    for table, blocks in groupby(manuscript.blocks, lambda block: block.cell[0] if block.cell else None):
        if table is None:
            for block in blocks:
                write(made.add_paragraph(), manuscript, block)
        else:
            write_table(made, manuscript, list(blocks))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def write(paragraph: Any, manuscript: Manuscript, block: Block) -> None:
    run = paragraph.add_run(manuscript.text[block.start : block.end])
    run.bold = True if block.kind == "heading" else None


def write_table(made: Any, manuscript: Manuscript, blocks: list[Block]) -> None:
    """A table of the rows and columns that hold text: empty ones of the source are left out."""
    rows = sorted({row for row, _ in places(blocks)})
    columns = sorted({column for _, column in places(blocks)})
    table = made.add_table(len(rows), len(columns))
    lines = list(table.rows)
    at_row, at_column = ({number: n for n, number in enumerate(numbers)} for numbers in (rows, columns))
    used = set()
    for block, (row, column) in zip(blocks, places(blocks), strict=True):
        cell = lines[at_row[row]].cells[at_column[column]]
        first = (row, column) not in used
        used.add((row, column))
        write(cell.paragraphs[0] if first else cell.add_paragraph(), manuscript, block)


def places(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        assert block.cell is not None
        yield block.cell[1], block.cell[2]
