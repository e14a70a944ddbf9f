"""Tables of data, told from tables that lay out a page."""

from __future__ import annotations

import pytest

from vbhc.model import Block
from vbhc.parse.tables import data_tables, merged


def table(number: int, rows: int, columns: int, start: int = 0, length: int = 10) -> list[Block]:
    cells = [(r, c) for r in range(1, rows + 1) for c in range(1, columns + 1)]
    return [
        Block(start + n * (length + 1), start + n * (length + 1) + length, "cell", cell=(number, r, c))
        for n, (r, c) in enumerate(cells)
    ]


CASES = [
    (table(1, 1, 2), [], "a letterhead"),
    (table(1, 2, 2), [], "a letterhead with number and date"),
    (table(1, 4, 2), [(0, 87)], "a list of two columns"),
    (table(1, 2, 3), [(0, 65)], "a heading and a row"),
    (table(1, 3, 2, length=3000), [], "the text of a page in cells"),
    ([*table(1, 3, 2), *table(2, 3, 2, start=100)], [(0, 65), (100, 165)], "two tables"),
    ([Block(0, 10)], [], "paragraphs"),
]


@pytest.mark.parametrize(("blocks", "expected", "why"), CASES)
def test_data_tables(blocks: list[Block], expected: list[tuple[int, int]], why: str) -> None:
    assert data_tables(blocks) == expected, why


def test_merged() -> None:
    assert merged([(0, 5), (20, 30)], [(4, 8), (10, 12)]) == [(0, 8), (10, 12), (20, 30)]
