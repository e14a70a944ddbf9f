"""Places before and after 1/7/2025."""

from __future__ import annotations

import pytest

from vbhc.rules import default_rules
from vbhc.text.places import places

ROWS = [
    ("xã Minh Hợp", "2024-08-14", [("commune", "Huyện Quỳ Hợp", "Nghệ An")], "a commune of a district"),
    ("huyện Kon Rẫy", "2024-05-22", [("district", "", "Kon Tum")], "a district while there were districts"),
    ("huyện Kon Rẫy", "2025-07-01", [], "no districts from 1/7/2025"),
    ("tỉnh Kon Tum", "2025-07-01", [], "merged into Quảng Ngãi"),
    ("tỉnh Kon Tum", "2025-06-30", [("province", "", "Kon Tum")], "the last day"),
    ("Tỉnh Quảng Ngãi", "2025-07-01", [("province", "", "Quảng Ngãi")], "goes on under its name"),
    ("thành phố Huế", "2025-08-01", [("province", "", "Huế")], "a city of the centre"),
    ("xã Không Có Đâu", None, [], "unknown"),
]


@pytest.mark.parametrize(("name", "date", "expected", "why"), ROWS)
def test_find(name: str, date: str | None, expected: list[tuple[str, str, str]], why: str) -> None:
    found = default_rules().once(places).find(name, date)
    assert [(p.level, p.district, p.province) for p in found] == expected, why


def test_counts() -> None:
    """63 provinces before, 34 after (Nghị quyết 202/2025/QH15)."""
    units = {id(p): p for group in default_rules().once(places).by_name.values() for p in group}.values()
    provinces = [p for p in units if p.level == "province"]
    assert len([p for p in provinces if p.in_force("2025-06-30")]) == 63
    assert len([p for p in provinces if p.in_force("2025-07-01")]) == 34


def test_towns() -> None:
    """towns.tsv is built from places.tsv; the two agree."""
    rules = default_rules()
    named = {row["name"] for row in rules.rows("places") if row["level"] == "district" and " " in row["name"]}
    assert {row["name"] for row in rules.rows("towns")} == named
