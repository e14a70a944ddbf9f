"""What a clerk sees."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from documents import TEXT, plan

from vbhc.export.cited_screen import citations
from vbhc.export.screen import clean, panel, shortened
from vbhc.model import Document, Header, Source, Structure

SCREENS = [panel, citations]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_fits_the_width_and_a_pipe(screen: Callable[[Document, int, bool], str], width: int) -> None:
    shown = screen(plan(), width, False)
    assert all(len(line) <= width for line in shown.splitlines()), shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x1b─-╿]", shown), "colours and frames are for terminals"
    assert all(line == line.rstrip() for line in shown.splitlines())
    for word in ("Kế hoạch", "126-KH/HU", "52/UBND-VP", "20/02/2025"):
        assert word in shown


@pytest.mark.parametrize("screen", SCREENS)
def test_a_terminal_has_colours(screen: Callable[[Document, int, bool], str]) -> None:
    assert "\x1b[" in screen(plan(), 80, True)


SHOWN = [
    # what the panel says                                     why
    (r"Số, ký hiệu +số để trống, ký hiệu KH-UBND", "a blank number is no number"),
    (r"Ngày +12/03/2025 \(từ dấu đóng\)", "read from a stamp"),
    (r"Cơ quan ban hành +Ủy ban nhân dân xã An Lạc \(suy ra\)", "concluded, not printed"),
    (r"Độ khẩn +HỎA TỐC", "shown where it is there"),
    (r"Văn bản đến +số 87, ngày 14/03/2025, UBND huyện Bình Sơn", "the stamp of arrival"),
    (r"Người ký +Trần Văn Minh – TM\. ỦY BAN NHÂN DÂN", "signer and authority"),
    (r"Nơi nhận +- Như trên\n +- Lưu: VT", "a list, one line each"),
    (
        r"\n  I\. MỤC ĐÍCH\n    1\. Luật Luật [^\n]*Luật …\n  II\. TỔ CHỨC\n    - Theo dõi\n",
        "outline, long items cut at a word",
    ),
    (r"126-KH/HU \(các lần nhắc không khớp nhau\)", "a contradiction is told"),
    (r"Luật Đất đai \(45/2013/QH13 hoặc 31/2024/QH15\?\)", "candidates, none chosen"),
    (r"Viện dẫn: 3 văn bản, 4 lần nhắc", "counts"),
    (r"Số ký hiệu để trống", "warnings"),
]


@pytest.mark.parametrize("pattern, why", SHOWN, ids=[why for _, why in SHOWN])
def test_panel(pattern: str, why: str) -> None:
    assert re.search(pattern, panel(plan(), 80, False) + panel(plan(), 200, False)), why


def test_what_is_unknown_is_plainly_missing() -> None:
    nothing = Document(
        Source("a.txt", "txt", ""), Header(), [], [], [], [], [], [], "", [], Structure(Header(), [], [])
    )
    shown = panel(nothing, 80, False)
    for label in ("Loại", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Trích yếu", "Nơi nhận", "Người ký"):
        assert re.search(rf"{label} +\(không thấy\)", shown)
    assert "None" not in shown and "Độ mật" not in shown


CITED = [
    (r"Thực hiện \(1\)\n  126-KH/HU", "grouped by relation"),
    (r"Trả lời \(1\)\n  52/UBND-VP", "in a group of its own"),
    (r"Nhắc đến \(1\)\n  Luật Đất đai", "mere mentions last"),
    (r"nhắc 2 lần \(đầy đủ, rút gọn\): nội dung \[I, 1\]", "how often, in which form, where"),
    (r"căn cứ Luật Đất đai", "a relation between references"),
    (r"126-KH/HU căn cứ văn bản đó", "and from the other side"),
    (r"không khớp nhau về: ngày", "the field that contradicts"),
    (r"suy ra, không in trong văn bản: loại", "what was concluded"),
]


@pytest.mark.parametrize("pattern, why", CITED, ids=[why for _, why in CITED])
def test_citations(pattern: str, why: str) -> None:
    assert re.search(pattern, citations(plan(), 80, False)), why


def test_text_of_a_document_cannot_drive_the_terminal() -> None:
    assert clean("a\x1b[2Jb\u202ec\nd\x9b1m") == "a [2Jb c d 1m"


@pytest.mark.parametrize("text, width, short", [("một hai ba", 10, "một hai ba"), ("một hai ba bốn", 10, "một hai …")])
def test_shortened(text: str, width: int, short: str) -> None:
    assert shortened(text, width) == short and len(short) <= width


def test_the_example_is_true() -> None:
    for citation in plan().citations:
        assert TEXT[slice(*citation.span)] == citation.text
