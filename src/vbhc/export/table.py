"""Rows for a spreadsheet: CSV in which no cell can start a formula, with the mark by which Excel knows UTF-8."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
FORMULA = re.compile(r"[=+\-@\t\r]")


def lines(rows: Iterable[Sequence[object]]) -> str:
    """The rows as CSV (RFC 4180); None is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """The text of a cell; what a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text
