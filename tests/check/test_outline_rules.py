"""VB6xx: numbers of the outline."""

from __future__ import annotations

import pytest

from vbhc.check import check
from vbhc.pipeline import parse_bytes

# markers of the items, one a line; the codes expected with the marker they stand on; why
CASES: list[tuple[str, list[tuple[str, str, str]], str]] = [
    ("I. II. III. IV.", [], "right"),
    ("I. II. IV.", [("VB601", "IV.", "III.")], "skipped"),
    ("I. II. IV. V.", [("VB601", "IV.", "III.")], "skipped, once"),
    ("1. 2. 3. 3.", [("VB601", "3.", "4.")], "repeated"),
    ("1. 2. 3. 3. 5.", [("VB601", "3.", "4.")], "one figure wrong"),
    ("1. 1. 3.", [("VB601", "1.", "2.")], "the same, at the beginning"),
    ("a) b) c) d) đ) e) g) h) i) k)", [], "the Vietnamese alphabet"),
    ("a) b) c) d) d) e)", [("VB601", "d)", "đ)")], "d for đ"),
    ("a) b) c) d) e)", [("VB602", "e)", "đ)")], "đ left out"),
    ("a) b) d)", [("VB601", "d)", "c)")], "c left out"),
    ("1.1. 1.2. 1.3. 4.1. 1.5.", [("VB601", "4.1.", "1.4")], "another list's number between"),
    ("1. 2. 3. 1. 2.", [], "a list that begins again"),
    ("1. a) b) 2. a) b)", [], "points of two clauses"),
    ("1. 2. 3.", [], "right"),
    ("1.", [("VB603", "1.", "")], "alone"),
    ("A. B. C.", [], "capitals: B follows A"),
    ("1/ 2/ 3/", [], "no regime, no finding on the marks"),
]


@pytest.mark.parametrize("markers, expected, why", CASES)
def test_numbers(markers: str, expected: list[tuple[str, str, str]], why: str) -> None:
    rows = [f"{marker} Tổ chức tuyên truyền, phổ biến đến cán bộ, đảng viên." for marker in markers.split()]
    document = parse_bytes(("Các đơn vị thực hiện các nội dung sau:\n" + "\n".join(rows) + "\n").encode(), "a.txt")
    found = [one for one in check(document, wanted=lambda r: r.code.startswith("VB6")) if one.code != "VB604"]
    assert [(one.code, one.text) for one in found] == [(code, text) for code, text, _ in expected], why
    for one, (_, _, right) in zip(found, expected, strict=True):
        assert right in (one.fix.text if one.fix else ""), why


def test_a_number_inside_the_line_before_is_not_missing() -> None:
    text = "Thông tin:\n1. Họ và tên: …\n2. Ngày sinh: … 3. Giới tính: …\n4. Nơi ở: …\n"
    assert check(parse_bytes(text.encode(), "a.txt"), wanted=lambda r: r.code == "VB601") == []


MIXED = [
    ("Điều 6. Hồ sơ\na) Đơn đề nghị;\nb) Bản sao.\n2. Thời hạn giải quyết.\n", ["2."], "khoản 1 is not there"),
    ("Điều 6. Hồ sơ\n1. Thành phần:\na) Đơn đề nghị;\nb) Bản sao.\n2. Thời hạn.\n", [], "points under a clause"),
    ("I. MỤC ĐÍCH\n1. Mục đích\n2. Yêu cầu\nII. NỘI DUNG\n", [], "levels below each other"),
]


@pytest.mark.parametrize("text, expected, why", MIXED)
def test_levels(text: str, expected: list[str], why: str) -> None:
    found = check(parse_bytes(text.encode(), "a.txt"), wanted=lambda r: r.code == "VB605")
    assert [one.text for one in found] == expected, why
