"""Copies and stamps: what is the copy's or the receiver's is not the document's."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

from heads import header_of

OWN = (
    "UBND TỈNH GIA LAI\nSỞ Y TẾ\nSố: 87/QĐ-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Gia Lai, ngày 5 tháng 2 năm 2025\nQUYẾT ĐỊNH\nVề việc khen thưởng\nGIÁM ĐỐC SỞ Y TẾ\nCăn cứ Luật;\nQUYẾT ĐỊNH:\n"
    "Điều 1. Khen thưởng ông A.\nĐiều 2. Thi hành./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn An\n"
)
COPY = (
    "\nPHÒNG Y TẾ HUYỆN B\n_______\nSố: 12/SY-PYT\nSAO Y\nB, ngày 9 tháng 3 năm 2025\nNơi nhận:\n- Các trạm y tế;\n- Lưu: VT.\n"
    "\nTRƯỞNG PHÒNG\n\nTrần Thị Bình\n"
)
STAMP = "SỞ TÀI CHÍNH TỈNH GIA LAI\nĐẾN\nSố: 4707\nNgày: 13/3/2025\nChuyển: ……\n\n"


def test_copy_below():
    header = header_of(OWN + COPY)
    assert header.copy_form == "SAO Y"
    assert (header.code, header.date, header.issuer.name) == ("87/QĐ-SYT", "2025-02-05", "Sở Y tế")
    assert [s.name for s in header.signatures] == ["Nguyễn Văn An"]
    assert header.recipients == ["Như Điều 2", "Lưu: VT"]


def test_copy_above_with_its_own_letterhead():
    above = "VĂN PHÒNG ỦY BAN\nSố: 12/SY-VP\nSAO Y\nGia Lai, ngày 9 tháng 3 năm 2025\n\n"
    header = header_of(above + OWN)
    assert (header.copy_form, header.code, header.date) == ("SAO Y", "87/QĐ-SYT", "2025-02-05")
    assert header.issuer.name == "Sở Y tế"


def test_electronic_copy():
    header = header_of("SAO Y; Văn phòng UBND tỉnh Gia Lai; 09/03/2025 10:33:44\n" + OWN)
    assert header.copy_form == "SAO Y"
    assert (header.code, header.issuer.name) == ("87/QĐ-SYT", "Sở Y tế")


def test_no_copy():
    assert header_of(OWN).copy_form is None


def test_arrival():
    header = header_of(STAMP + OWN)
    assert (header.arrival.number, header.arrival.date) == ("4707", "2025-03-13")
    assert (header.code, header.date, header.issuer.name) == ("87/QĐ-SYT", "2025-02-05", "Sở Y tế")
    assert header.parent_body.name == "UBND tỉnh Gia Lai"


def test_arrival_of_a_day_alone():
    arrival = header_of("ĐẾN\nNgày: 13/3/2025\n\n" + OWN).arrival
    assert (arrival.number, arrival.date) == (None, "2025-03-13")


def test_no_arrival():
    assert header_of(OWN).arrival is None
