"""A PDF from bytes to a Manuscript: letterheads, stamps, notes, running heads, tables, bad files."""

from __future__ import annotations

import pytest

pytest.importorskip("pypdfium2")

from pdf_maker import Sheet, make_pdf

from vbhc.intake.pdf import read_pdf
from vbhc.intake.reading import Reading
from vbhc.model import Manuscript, VbhcError

LETTERHEAD = [
    (85, 60, 13, "UBND TỈNH A"),
    (300, 60, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    (100, 75, 13, "SỞ NỘI VỤ"),
    (330, 75, 13, "Độc lập"),
    (90, 100, 13, "Số:"),
    (141, 100, 13, "/TTr-SNV"),
    (300, 100, 13, "A, ngày"),
    (380, 100, 13, "tháng 3 năm 2025"),
    (90, 120, 12, "V/v xếp lương"),
]
FULL = "Một đoạn văn bản dài chạy hết cả dòng chữ này theo số 1208-"  # 59 letters of 7 points from 85 end at 498


def lines(manuscript: Manuscript) -> list[str]:
    return [manuscript.text[b.start : b.end] for b in manuscript.blocks]


def check(manuscript: Manuscript) -> None:
    assert "\n".join(lines(manuscript)) == manuscript.text
    for start, end in manuscript.stamps:
        assert 0 <= start < end <= len(manuscript.text)


@pytest.mark.parametrize("turned", [False, True])
def test_letterhead_is_read_cell_by_cell(turned: bool) -> None:
    m = read_pdf(make_pdf(Sheet(LETTERHEAD, turned=turned)), "a.pdf")
    check(m)
    assert lines(m) == [
        "UBND TỈNH A",
        "SỞ NỘI VỤ",
        "Số: /TTr-SNV",
        "V/v xếp lương",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "Độc lập",
        "A, ngày tháng 3 năm 2025",
    ]


def test_stamped_number_and_day_stand_in_their_lines() -> None:
    panel = "Ký bởi: Sở Nội vụ Thời gian ký: 12/03/2025 10:11:12"
    stamps = [("Widget", 115, 101, 13, "108"), ("FreeText", 357, 101, 13, "12"), ("Widget", 400, 20, 5, panel)]
    m = read_pdf(make_pdf(Sheet(LETTERHEAD, stamps)), "a.pdf")
    check(m)
    assert "Số: 108/TTr-SNV" in lines(m)
    assert "A, ngày 12 tháng 3 năm 2025" in lines(m)
    assert [m.text[a:b] for a, b in m.stamps] == ["108", "12"]
    assert "Thời gian ký" not in m.text and any("Thời gian ký" in r for r in m.running)


def test_lines_join_over_a_page_break_and_symbols_stay_whole() -> None:
    head = (250, 30, 13, "CÔNG BÁO/Số 231 + 232/Ngày 12-3-2024")
    first = Sheet([head, (120, 90, 14, FULL[:-5]), (85, 110, 14, FULL), (85, 130, 14, FULL[:-5] + "2024/")])
    second = Sheet([head, (290, 50, 14, "2"), (85, 90, 14, "NĐ-CP về việc khác."), (120, 110, 14, "Đoạn sau.")])
    m = read_pdf(make_pdf(first, second), "a.pdf")
    check(m)
    assert len(lines(m)) == 2
    assert lines(m)[0].endswith("theo số 2024/NĐ-CP về việc khác.")
    assert sorted(m.running) == ["2", head[3], head[3]]
    assert [b.page for b in m.blocks] == [1, 2]


def test_footnote_stands_at_the_foot_of_its_page_and_its_mark_is_gone() -> None:
    texts = [
        (120, 90, 14, "Căn cứ Nghị định số 126/2024/NĐ-CP"),
        (120 + 34 * 7, 85, 8, "1"),
        (120 + 34 * 7 + 4, 90, 14, ", Sở báo cáo như sau:"),
        (120, 130, 14, "Đoạn sau."),
        (85, 747, 6, "1"),
        (88.5, 750, 10, "Nghị định ngày 08/10/2024."),
    ]
    m = read_pdf(make_pdf(Sheet(texts), Sheet([(120, 90, 14, "Trang sau.")])), "a.pdf")
    check(m)
    assert lines(m) == [
        "Căn cứ Nghị định số 126/2024/NĐ-CP, Sở báo cáo như sau:",
        "Đoạn sau.",
        "1 Nghị định ngày 08/10/2024.",
        "Trang sau.",
    ]
    assert [b.kind for b in m.blocks] == ["paragraph", "paragraph", "footnote", "paragraph"]


def test_ruled_table_is_read_row_by_row_cell_by_cell() -> None:
    xs, ys = [85, 120, 300, 500], [200, 240, 280]
    rules = [(x, ys[0], x, ys[-1]) for x in xs] + [(xs[0], y, xs[-1], y) for y in ys]
    texts = [
        (90, 100, 14, "Trước bảng."),
        (90, 215, 12, "TT"),
        (125, 215, 12, "Nội dung công việc của đơn vị"),
        (125, 230, 12, "chủ trì"),
        (305, 215, 12, "Hạn"),
        (90, 255, 12, "1"),
        (125, 255, 12, "Tổng kết"),
        (305, 255, 12, "30/6"),
        (90, 320, 14, "Sau bảng."),
    ]
    m = read_pdf(make_pdf(Sheet(texts, rules=rules)), "a.pdf")
    check(m)
    assert lines(m) == [
        "Trước bảng.", "TT", "Nội dung công việc của đơn vị chủ trì", "Hạn", "1", "Tổng kết", "30/6", "Sau bảng."
    ]  # fmt: skip
    assert [b.cell for b in m.blocks if b.kind == "cell"] == [(1, r, c) for r in (1, 2) for c in (1, 2, 3)]


def test_mixed_pdf_warns_of_its_scanned_pages() -> None:
    scan = Sheet(picture=(0, 0, 595, 842))
    m = read_pdf(make_pdf(Sheet([(85, 100, 14, FULL)]), scan, scan), "a.pdf", Reading("never"))
    assert [(w.code, "2-3" in w.message) for w in m.warnings] == [("scan-pages", True)]
    assert m.source.pages == 3


def test_invisible_layer_over_a_scan_is_called_ocr() -> None:
    sheet = Sheet([(85, 100, 14, FULL), (85, 120, 14, FULL)], picture=(0, 0, 595, 842), mode=3)
    m = read_pdf(make_pdf(sheet), "a.pdf")
    assert m.source.text_origin == "ocr" and [w.code for w in m.warnings] == ["ocr-layer"]


GOOD = make_pdf(Sheet(LETTERHEAD))
BAD = [
    # bytes                                                                code        why
    (make_pdf(Sheet(picture=(0, 0, 595, 842))), "scan", "a picture of the page and no text"),
    (
        make_pdf(
            Sheet(picture=(0, 0, 595, 842), stamps=[("Widget", 400, 20, 5, "Ký bởi: Sở A, Thời gian ký: 1/2/2025")])
        ),
        "scan",
        "a signature panel is no text layer",
    ),
    (make_pdf(Sheet()), "empty", "a blank page"),
    (make_pdf(Sheet(LETTERHEAD), locked=True), "encrypted", "a password is needed"),
    (make_pdf(), "damaged", "no page"),
    (b"%PDF-1.7\n" + b"\x00\xff junk " * 50, "damaged", "junk behind the right first bytes"),
    (GOOD[:40], "damaged", "cut off at once"),
]


@pytest.mark.parametrize("data, code, why", BAD)
def test_unreadable(data: bytes, code: str, why: str) -> None:
    with pytest.raises(VbhcError) as caught:
        read_pdf(data, "xấu.pdf", Reading("never"))
    assert caught.value.code == code, why
    assert caught.value.message.startswith("xấu.pdf: ") and "\n" not in caught.value.message


@pytest.mark.parametrize("keep", range(0, len(GOOD), max(1, len(GOOD) // 40)))
def test_truncated_anywhere_reads_or_fails_clearly(keep: int) -> None:
    try:
        check(read_pdf(GOOD[:keep], "a.pdf"))
    except VbhcError as error:
        assert error.code in ("damaged", "empty")
