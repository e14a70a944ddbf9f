"""Kính gửi: one or many, on its line or below, with dashes or without."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import pytest
from heads import check, header_of

TOP = "SỞ Y TẾ\nSố: 12/SYT-NVY\nV/v góp ý\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHuế, ngày 5 tháng 1 năm 2024\n"

ADDRESSED = [
    # printed, addressees, why
    ("Kính gửi: Hội đồng nhân dân tỉnh", ["Hội đồng nhân dân tỉnh"], "one"),
    ("Kính gửi: Hội đồng nhân dân tỉnh.", ["Hội đồng nhân dân tỉnh"], "an end mark"),
    ("Kính gửi:\n- Các phòng;\n- Ủy ban nhân dân các xã.", ["Các phòng", "Ủy ban nhân dân các xã"], "dashes below"),
    ("Kính gửi: - Các phòng;\n          - Ủy ban nhân dân các xã.", ["Các phòng", "Ủy ban nhân dân các xã"], "first on the line"),
    ("Kính gửi:\t- Các phòng;\n\t- Các xã.", ["Các phòng", "Các xã"], "tabs"),
    ("**Kính gửi:**\n\n- Các phòng;\n\n- Các xã.", ["Các phòng", "Các xã"], "Markdown and blank lines"),
    ("Kính gửi:\nCác phòng;\nCác xã.", ["Các phòng", "Các xã"], "no dashes"),
    ("Kính gửi: Sở Tài chính; Sở Nội vụ.", ["Sở Tài chính", "Sở Nội vụ"], "many on one line"),
    ("Kính gửi:\n+ Các phòng\n+ Các xã", ["Các phòng", "Các xã"], "plus signs, no end marks"),
    ("Kính gửi:\n- Phòng Nghiệp vụ Y, phòng TCCB\nvà phòng KHTC;\n- Các đơn vị.", ["Phòng Nghiệp vụ Y, phòng TCCB và phòng KHTC", "Các đơn vị"], "a wrapped item"),
    ("Kính gửi: Ủy ban nhân dân các huyện,\nthị xã, thành phố.", ["Ủy ban nhân dân các huyện, thị xã, thành phố"], "one, wrapped"),
    ("Kính gửi: - Ban Tổ chức,\n- Văn phòng,\n- Các chi bộ.", ["Ban Tổ chức", "Văn phòng", "Các chi bộ"], "commas as end marks"),
    ("Kính trình: Ban Thường vụ Tỉnh ủy", ["Ban Thường vụ Tỉnh ủy"], "kính trình"),
    ("Kính gửi: Ông Nguyễn Văn A (địa chỉ: số 5 đường B)", ["Ông Nguyễn Văn A (địa chỉ: số 5 đường B)"], "a citizen"),
    ("Kính gửi:\n- Tòa án khu vực 2;\n- Bị đơn: Bà Trần Thị C; địa chỉ: số 2 đường B.", ["Tòa án khu vực 2", "Bị đơn: Bà Trần Thị C; địa chỉ: số 2 đường B"], "an address behind a semicolon"),
    ("Kính gửi: Các sở; các huyện.", ["Các sở", "các huyện"], "many, in small letters"),
    ("Kính\ngửi:\n- Các phòng.\n- Các xã.", ["Các phòng", "Các xã"], "full stops as end marks, a broken label"),
    ("Kính gửi: …………", [], "blank"),
]  # fmt: skip


@pytest.mark.parametrize("printed, addressees, why", ADDRESSED, ids=[row[2] for row in ADDRESSED])
def test_addressees(printed, addressees, why):
    text = f"{TOP}\n{printed}\n\nThực hiện Chỉ thị số 29-CT/TW, Sở Y tế đề nghị các đơn vị triển khai.\n1. Các phòng\n"
    check(text, {"addressees": addressees, "type": "CV"}, why)


def test_body_starts_after_them():
    header = header_of(TOP + "Kính gửi: Các phòng.\nSở Y tế nhận được Văn bản số 01/BC-HHDN-K5 ngày 28/6/2025.\n")
    assert header.addressees == ["Các phòng"]


def test_telegram():
    text = (
        "UBND TỈNH X\nSố: 3/CĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "X, ngày 5 tháng 9 năm 2024\nCÔNG ĐIỆN\nVề việc ứng phó bão\n____\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X điện:\n"
        "- Các sở, ban, ngành;\n- Ủy ban nhân dân các xã.\n\nBão số 3 đang mạnh lên.\n"
    )
    check(text, {"type": "CĐ", "addressees": ["Các sở, ban, ngành", "Ủy ban nhân dân các xã"]}, "… điện:")
