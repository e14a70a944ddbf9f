"""Any text gives mentions whose spans are what they quote, in text order, not overlapping."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vbhc.model import Citation

PIECES = [
    "Nghị định", "Luật", "Bộ luật", "luật", "sửa đổi, bổ sung", "một số điều của", "Luật Đất đai", "số", "Số:", "các",
    "30/2020/NĐ-CP", "55-CTr/TU", "61-CP", "33/2020", "217", "/", "-", "–", "\n", " ", ",", ";", ":", "(", ")", "“",
    "Chính phủ", "UBND tỉnh", "Bộ trưởng Bộ Y tế", "ban hành", "về việc", "điểm a", "khoản 2", "Điều 5", "đến", "và",
    "05 tháng 3 năm 2020", "05/3/2020", "năm 2013", "Nghị quyết Trung ương", "khóa XI", "QCVN", "mẫu", "ngày", "của",
    "A", "đ", "\u0000", "😀",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([" ", ""]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_soup(read: Callable[[str], list[Citation]], pieces: list[str], joint: str) -> None:
    found = read(joint.join(pieces))
    assert all(c.text.strip() == c.text and (c.code or c.name) for c in found)
