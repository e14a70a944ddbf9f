"""What the first lines of a body say in place of the letterhead: the day, the subject."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import pytest
from heads import check, header_of

TOP = "TRƯỜNG THCS HOA MAI\n{number}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

DAYS = [
    # below the letterhead, the day, whether it is sure, why
    ("BIÊN BẢN\nHọp tổ\n\nHôm nay, vào hồi 14 giờ 00 phút ngày 06 tháng 11 năm 2025, tại phòng họp, tổ khối 4 họp.\n", "2025-11-06", True, "hôm nay"),
    ("BIÊN BẢN\nVề việc bàn giao tài sản\nCăn cứ Quyết định số 3/QĐ-THCS ngày 02/01/2025 của Hiệu trưởng;\nHôm nay, ngày 06/11/2025, chúng tôi gồm:\n",
     "2025-11-06", True, "the day of a basis is another paper's"),
    ("BIÊN BẢN\nHọp tổ\nThời gian bắt đầu: 08 giờ, ngày 20/8/2025.\nĐịa điểm: phòng họp.\n", "2025-08-20", False, "the form of NĐ 30"),
    ("BIÊN BẢN HỌP LỚP\n1. Thời gian, địa điểm\n- Thời gian: 14 giờ ngày 10 tháng 11 năm 2017.\n", "2017-11-10", False, "under a heading"),
    ("BIÊN BẢN\nHọp tổ\nThời gian bắt đầu: 08 giờ 00.\nĐịa điểm: phòng họp.\nKết thúc ngày 20/8/2025.\n", None, False, "no day where it begins"),
    ("BIÊN BẢN\nKỳ họp thứ 4\nThời gian: 02 ngày, từ ngày 22 đến ngày 23 tháng 12 năm 2025.\n", None, False, "more than one day"),
    ("BIÊN BẢN\nHọp tổ\nHôm nay, ngày 31/02/2025, tổ họp.\n", None, False, "no such day"),
    ("HỢP ĐỒNG\nThuê xe\nThời gian: từ ngày 10/11/2025 đến ngày 12/11/2025.\n", None, False, "a contract's time is when it is carried out"),
    ("HỢP ĐỒNG\nThuê xe\nHôm nay, ngày 22 tháng 12 năm 2025, chúng tôi gồm:\n", "2025-12-22", True, "a contract"),
    ("BÁO CÁO\nKết quả họp\nHôm nay, ngày 22 tháng 12 năm 2025, trường họp.\n", None, False, "a report is not of the day it tells of"),
]  # fmt: skip


@pytest.mark.parametrize("below, day, sure, why", DAYS, ids=[row[3] for row in DAYS])
def test_days(below, day, sure, why):
    text = TOP.format(number="") + below
    check(text, {"date": day}, why)
    if day:
        evidence = header_of(text).evidence["date"]
        assert evidence.origin == ("text" if sure else "inferred"), why


def test_a_blank_day_in_the_letterhead_stays_blank():
    text = (
        TOP.format(number="")
        + "Hoa Mai, ngày   tháng   năm 2025\nBIÊN BẢN\nHọp tổ\nHôm nay, ngày 06/11/2025, tổ họp.\n"
    )
    check(text, {"date": None, "type": "BB"}, "a draft")


SUBJECTS = [
    # below the letterhead, type, subject, why
    ("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC\nKính gửi: Hiệu trưởng\n1. Vấn đề trình: Sửa chữa nhà xe.\n2. Cơ quan trình: Tổ Văn phòng.\n",
     "PTr", "Sửa chữa nhà xe", "behind its label"),
    ("PHIẾU TRÌNH\nKính gửi: Hiệu trưởng\nVấn đề trình:\nSửa chữa nhà xe của trường\nCơ quan trình: Tổ Văn phòng.\n",
     "PTr", "Sửa chữa nhà xe của trường", "under its label, as in a table"),
    ("PHIẾU TRÌNH\nKính gửi: Hiệu trưởng\n1. Vấn đề trình: Sửa chữa nhà xe và\nsân của trường.\n2. Cơ quan trình: Tổ Văn phòng.\n",
     "PTr", "Sửa chữa nhà xe và sân của trường", "over two lines"),
    ("PHIẾU TRÌNH\nVề việc mua máy in\nKính gửi: Hiệu trưởng\n1. Vấn đề trình: Sửa chữa nhà xe.\n", "PTr", "mua máy in", "the title's goes first"),
    ("GIẤY MỜI\nKính gửi: Hiệu trưởng\n1. Vấn đề trình: Sửa chữa nhà xe.\n", "GM", None, "of another type"),
]  # fmt: skip


@pytest.mark.parametrize("below, type, subject, why", SUBJECTS, ids=[row[3] for row in SUBJECTS])
def test_subjects(below, type, subject, why):
    check(
        TOP.format(number="") + "Hoa Mai, ngày 5 tháng 11 năm 2025\n" + below, {"type": type, "subject": subject}, why
    )
