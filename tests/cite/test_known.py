"""Known documents: a number only where one fits the citing date, candidates otherwise."""

from __future__ import annotations

import pytest

from vbhc.cite.known import resolve
from vbhc.model import Reference
from vbhc.rules import default_rules

CASES: list[tuple[str, int | None, str | None, str | None, list[str], str]] = [
    # name                                 year  citing        code            candidates  why
    ("Nghị quyết Trung ương 8 khóa XI", None, None, "29-NQ/TW", [], "the plenum's bare name means one"),
    ("Nghị quyết Trung ương 8 (khóa XI)", None, "2019-08-20", "29-NQ/TW", [], "with brackets"),
    (
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI",
        None,
        None,
        "29-NQ/TW",
        [],
        "in full",
    ),
    (
        "Nghị quyết Trung ương 6 khóa XII",
        None,
        "2018-01-01",
        None,
        ["18-NQ/TW", "19-NQ/TW", "20-NQ/TW", "21-NQ/TW"],
        "four, none chosen",
    ),
    ("Nghị quyết Trung ương 8 khóa XII", None, None, None, ["36-NQ/TW"], "from memory: only proposed"),
    ("Nghị quyết Trung ương 4 (khóa XII)", None, None, "04-NQ/TW", [], "one term"),
    (
        "Nghị quyết Trung ương 4 (khóa XI, XII, XIII)",
        None,
        None,
        None,
        ["12-NQ/TW", "13-NQ/TW", "04-NQ/TW", "21-KL/TW"],
        "a resolution of each term",
    ),
    ("Nghị quyết Trung ương 4 khóa XII, khóa XIV", None, None, None, ["04-NQ/TW"], "only one of the two is known"),
    ("Luật Đất đai", 2013, "2024-12-01", "45/2013/QH13", [], "the year decides"),
    ("Luật Đất đai", None, "2022-05-01", "45/2013/QH13", [], "the one in force"),
    ("Luật Đất đai", None, "2024-03-01", None, ["45/2013/QH13", "31/2024/QH15"], "between the two: both"),
    ("Luật Đất đai", None, "2026-03-01", "31/2024/QH15", [], "the newer"),
    ("Luật Tổ chức chính quyền địa phương", 2025, None, None, ["65/2025/QH15", "72/2025/QH15"], "two of one year"),
    ("Luật Không có", None, "2024-01-01", None, [], "unknown"),
]


@pytest.mark.parametrize(("name", "year", "citing", "code", "candidates", "why"), CASES)
def test_resolve(
    name: str, year: int | None, citing: str | None, code: str | None, candidates: list[str], why: str
) -> None:
    reference = Reference("r1", name=name, year=year)
    resolve([reference], citing, default_rules())
    assert (reference.code, [c.code for c in reference.candidates]) == (code, candidates), why
    assert (reference.resolved_by, "code" in reference.inferred) == ("known" if code else None, code is not None)


def test_what_the_text_states_is_never_replaced() -> None:
    reference = Reference("r1", code="31/2024/QH15", name="Luật Đất đai", resolved_by="text")
    resolve([reference], "2026-01-01", default_rules())
    assert (reference.resolved_by, reference.inferred) == ("text", [])


def test_a_title_narrows_a_plenum() -> None:
    reference = Reference("r1", name="Nghị quyết Trung ương 6 khóa XII", title="về đổi mới đơn vị sự nghiệp công lập")
    resolve([reference], "2019-01-01", default_rules())
    assert reference.code == "19-NQ/TW"
