"""Dates, symbols, folding: tables of what papers print and what it means."""

from __future__ import annotations

import pytest

from vbhc.rules import default_rules
from vbhc.text.dates import dates, iso
from vbhc.text.fold import fold, strip_marks
from vbhc.text.lines import cells, lines
from vbhc.text.symbols import clean_code, read_code

DATES = [
    ("ngày 05 tháng 01 năm 2024", "2024-01-05", "in words"),
    ("ngày 05 \ntháng 01 năm\n2024", "2024-01-05", "broken over lines"),
    ("05-01-2024", "2024-01-05", "hyphens"),
    ("13/3/2024", "2024-03-13", "slashes"),
    ("ngày 1.7.2025", "2025-07-01", "dots"),
    ("ngày 31/02/2024", None, "no such day"),
    ("ngày 05/13/2024", None, "no such month"),
    ("ngày tháng năm 2024", None, "blank day"),
    ("30/2020/NĐ-CP", None, "a symbol"),
    ("17/7/20", None, "a year cut short must not become 2020"),
]


@pytest.mark.parametrize(("text", "expected", "why"), DATES)
def test_date(text: str, expected: str | None, why: str) -> None:
    match = default_rules().once(dates).full.search(text)
    assert (iso(match) if match else None) == expected, why


CODES = [
    ("342 /2025/NĐ-CP", "342/2025/NĐ-CP", ("342", 2025, ("NĐ", "CP"), "state"), "blank before the year"),
    ("55-CTr/TU", "55-CTr/TU", ("55", None, ("CTr", "TU"), "party"), "Party"),
    ("1208-\nKL/TU", "1208-KL/TU", ("1208", None, ("KL", "TU"), "party"), "broken over a line"),
    ("489/Q\u00d0 – TTg", "489/QĐ-TTg", ("489", None, ("QĐ", "TTg"), "state"), "eth and an en dash"),
    ("66.18/2026/NQ-CP", "66.18/2026/NQ-CP", ("66.18", 2026, ("NQ", "CP"), "state"), "dotted serial"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP", ("30a", 2008, ("NQ", "CP"), "state"), "sub-series"),
    ("21-LCT/HĐNN8", "21-LCT/HĐNN8", ("21", None, ("LCT", "HĐNN8"), "party"), "old laws"),
]


@pytest.mark.parametrize(("printed", "code", "parts", "why"), CODES)
def test_code(printed: str, code: str, parts: tuple[object, ...], why: str) -> None:
    read = read_code(printed)
    assert clean_code(printed) == code, why
    assert read is not None
    assert (read.number, read.year, read.groups, read.family) == parts, why


@pytest.mark.parametrize("printed", ["", "5644", "/UBND-VX", "30/4", "số 5"])
def test_no_code(printed: str) -> None:
    assert read_code(printed) is None


FOLDS = [
    ("Uỷ ban  nhân dân", "ủy ban nhân dân", "tone placement, blanks"),
    ("HOÀ BÌNH – “x”", "hòa bình - x", "dash and quotes"),
    ("quý", "quý", "qu is one consonant"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOLDS)
def test_fold(text: str, expected: str, why: str) -> None:
    assert fold(text) == expected, why


def test_strip_marks() -> None:
    assert strip_marks("Đấu tranh, ưỡn") == "Dau tranh, uon"


def test_lines_are_exact_and_clean() -> None:
    text = "  **ỦY BAN NHÂN DÂN\n\nHUYỆN KON RẪY**  \n\tSố: 5\t\tHà Nội   x\n"
    found = lines(text)
    assert [line.text for line in found] == ["ỦY BAN NHÂN DÂN", "HUYỆN KON RẪY", "Số: 5\t\tHà Nội   x"]
    assert all(text[line.start : line.end] == line.text for line in found)
    assert [cell.text for cell in cells(found[2])] == ["Số: 5", "Hà Nội", "x"]
    assert all(text[cell.start : cell.end] == cell.text for cell in cells(found[2]))
