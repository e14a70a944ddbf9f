"""Zones: where body, closing and annexes start."""

from __future__ import annotations

import itertools

import pytest

from vbhc.parse.zones import find_zones
from vbhc.rules import default_rules

RULES = default_rules()
MAIN = "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n"
SIGNED = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn Anh\n"

CASES = [
    (MAIN + SIGNED, ["body Điều 1.", "closing Nơi nhận"], "no annex"),
    (MAIN, ["body Điều 1."], "nothing after the text"),
    (
        MAIN + SIGNED + "PHỤ LỤC I\nDANH MỤC\n(Kèm theo Quyết định số 1/QĐ-UBND)\n1. Một\nPHỤ LỤC II\nBẢNG\n",
        ["body Điều 1.", "closing Nơi nhận", "annex PHỤ LỤC I", "annex PHỤ LỤC II"],
        "two annexes",
    ),
    (
        MAIN + SIGNED + "QUY CHẾ\nLÀM VIỆC CỦA ỦY BAN\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\nChương I\n",
        ["body Điều 1.", "closing Nơi nhận", "annex QUY CHẾ"],
        "an attached regulation",
    ),
    (
        "Điều 1. Sửa Phụ lục I như sau:\n“PHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị định này)”.\n" + SIGNED,
        ["body Điều 1.", "closing Nơi nhận"],
        "a quoted annex",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_zones(text: str, expected: list[str], why: str) -> None:
    zones = find_zones(text, 0, RULES)
    assert len(zones) == len(expected)
    for zone, start in zip(zones, expected, strict=True):
        kind, _, head = start.partition(" ")
        assert zone.kind == kind, why
        assert text[zone.start :].startswith(head), why
    assert zones[0].start == 0 and zones[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(zones))
