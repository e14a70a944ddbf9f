"""Columns and paragraphs: closings, forms, letter-spaced titles, wrapped symbols, what begins a paragraph, stamps."""

from __future__ import annotations

import pytest

pytest.importorskip("pypdfium2")

from pdf_maker import Sheet, make_pdf

from vbhc.intake.pdf import read_pdf
from vbhc.intake.pdf_chars import Word
from vbhc.intake.pdf_layout import arrange
from vbhc.intake.pdf_lines import lines_of
from vbhc.intake.pdf_paragraphs import _wrapped
from vbhc.model import Arrival, Manuscript
from vbhc.pipeline import describe
from vbhc.rules import default_rules

Text = tuple[float, float, float, str]
WIDE = "Căn cứ chức năng và nhiệm vụ được giao của từng đơn vị này"  # 58 letters: from 85 to 491


def read(*sheets: Sheet) -> Manuscript:
    return read_pdf(make_pdf(*sheets), "a.pdf")


def lines(*pages: list[Text]) -> list[str]:
    m = read(*(Sheet(texts) for texts in pages))
    return [m.text[b.start : b.end] for b in m.blocks]


def test_closing_is_two_cells_though_its_baselines_differ() -> None:
    texts = [
        (85, 400, 14, WIDE),
        (85, 440, 12, "Nơi nhận:"),
        (350, 442, 14, "KT. GIÁM ĐỐC"),
        (85, 454, 11, "- Như trên;"),
        (345, 459, 14, "PHÓ GIÁM ĐỐC"),
        (85, 467, 11, "- Lưu: VT."),
        (350, 540, 14, "Nguyễn Văn A"),
    ]
    assert lines(texts) == [
        WIDE, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"
    ]  # fmt: skip


def test_addressees_under_a_letterhead_are_not_in_its_left_cell() -> None:
    left = [(111, 83, 14, "ỦY BAN NHÂN DÂN"), (129, 99, 14, "XÃ TÂN HIỆP")]
    motto = [(269, 83, 14, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"), (325, 99, 14, "Độc lập - Tự do")]
    number = [(134, 115, 14, "Số: 58/UBND"), (103, 131, 14, "V/v triển khai việc")]
    date = [(308, 115, 14, "ngày 3 tháng 6 năm 2024")]
    below = [(121, 160, 14, "Kính gửi:"), (121, 183, 14, "- Trưởng các thôn."), (85, 233, 14, WIDE)]
    texts: list[Text] = [*left, *motto, *number, *date, *below]  # cell by cell, as the file has them
    told = [text for *_, text in [*left, *number, *motto, *date, *below]]
    assert lines(texts) == told


def test_recipients_that_run_over_the_page_stay_one_list() -> None:
    first = [
        (85, 740, 12, "Nơi nhận:"),
        (350, 740, 14, "CHỦ TỊCH"),
        (85, 754, 11, "- Sở A;"),
        (350, 790, 14, "Lê Văn B"),
    ]
    second = [(85, 80, 11, "- Sở B;"), (85, 94, 11, "- Lưu: VT.")]
    assert lines(first, second) == ["Nơi nhận:", "- Sở A;", "- Sở B;", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn B"]


def test_two_signers_side_by_side_are_two_cells() -> None:
    texts = [(100, 400, 14, "BÊN A"), (350, 400, 14, "BÊN B"), (90, 480, 14, "Nguyễn A"), (340, 480, 14, "Trần B")]
    assert lines(texts) == ["BÊN A", "Nguyễn A", "BÊN B", "Trần B"]


def test_lines_set_with_tabs_are_read_across() -> None:
    texts = [
        *((85, 220 + 20 * n, 14, WIDE[:-1] + ".") for n in range(5)),
        (85, 320, 14, "- Thành phần:"),
        (230, 320, 14, "Lãnh đạo sở."),
        (85, 340, 14, "- Địa điểm:"),
        (230, 340, 14, "Phòng họp."),
    ]
    assert lines(texts)[-2:] == ["- Thành phần: Lãnh đạo sở.", "- Địa điểm: Phòng họp."]


def test_letter_spaced_title() -> None:
    spaced = [(200 + 12.0 * n + 12 * (n >= 5), 200, 14, letter) for n, letter in enumerate("PHONGBAN")]
    assert lines(spaced) == ["PHONG BAN"]


LEFT, INDENT, RIGHT = 85.0, 120.0, 491.0
FULL, FULL_INDENTED = WIDE, WIDE[:53]
TITLE, UNDER = (
    "Kế hoạch phát triển văn hóa đọc của xã Hòa Sơn mới",
    "Trong nhiệm vụ và các chức năng được giao của từng cấ",
)
NEXT = [
    # first line (x, text)             second line (x, text)               one paragraph  why
    ((INDENT, FULL_INDENTED), (LEFT, "tiếp theo."), True, "a full line, then the left edge"),
    ((INDENT, "Dòng ngắn."), (LEFT, "tiếp theo."), False, "the first line was ended on purpose"),
    ((LEFT, FULL), (INDENT, "Đoạn mới"), False, "a first-line indent"),
    ((INDENT, FULL_INDENTED), (INDENT, "- Một mục;"), False, "an item"),
    ((LEFT, FULL), (LEFT, "- xã hội của tỉnh"), True, "a dash inside a sentence wraps"),
    ((LEFT, FULL[:-1] + ";"), (LEFT, "- Một mục;"), False, "a dash after a semicolon begins an item"),
    ((LEFT, FULL), (LEFT, "2. Một khoản"), False, "a numbered item where nothing is indented"),
    ((INDENT, FULL_INDENTED[:-1] + "."), (INDENT, "Câu khác."), False, "two first lines"),
    ((LEFT, FULL), (LEFT, "____________"), False, "a rule under a title"),
    ((INDENT, TITLE), (INDENT, UNDER), False, "a centred title over the first line of the text"),
    ((INDENT, TITLE.lower()), (INDENT, UNDER), True, "no title: an indented line that goes on"),
    ((400.0, "KT. BỘ TRƯỞNG"), (400.0, "THỨ TRƯỞNG"), False, "lines that begin right of the middle"),
]


@pytest.mark.parametrize("first, second, joined, why", NEXT)
def test_paragraphs(first: tuple[float, str], second: tuple[float, str], joined: bool, why: str) -> None:
    around = [
        (INDENT, 100, 14, "Đầu."),
        (INDENT, 130, 14, FULL_INDENTED),
        (LEFT, 150, 14, FULL),
        (LEFT, 170, 14, "cuối."),
    ]
    ends = [(INDENT, 300, 14, FULL_INDENTED), (LEFT, 320, 14, FULL), (LEFT, 340, 14, "hết.")]
    found = lines([*around, (first[0], 220, 14, first[1]), (second[0], 240, 14, second[1]), *ends])
    assert (f"{first[1]} {second[1]}" in found) is joined, why
    assert (first[1] in found and second[1] in found) is not joined, why


WRAPPED = [
    ("số 1208-", "KL/TU", True, "a symbol broken at its hyphen"),
    ("số 126/2024/", "NĐ-CP", True, "a symbol broken at its slash"),
    ("số 12/QĐ", "-UBND", True, "a symbol broken before its hyphen"),
    ("kinh tế -", "xã hội", False, "a dash with blanks round it"),
    ("như sau:", "- Một", False, "an item"),
    ("kinh tế", "xã hội", False, "words"),
]


@pytest.mark.parametrize("before, after, whole, why", WRAPPED)
def test_wrapped(before: str, after: str, whole: bool, why: str) -> None:
    assert _wrapped(before, after) is whole, why


STAMP: list[Text] = [
    (20, 20, 12, "ĐẾN"),
    (60, 18, 9, "Số: 4707"),
    (60, 30, 9, "Ngày: 13/03/2025"),
    (20, 42, 9, "Chuyển:......."),
]
HEAD: list[Text] = [
    (85, 80, 13, "UBND TỈNH BÌNH THUẬN"),
    (300, 80, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (110, 95, 13, "SỞ NỘI VỤ"),
    (320, 95, 13, "Độc lập - Tự do - Hạnh phúc"),
    (100, 120, 13, "Số:"),
    (150, 120, 13, "/TTr-SNV"),
    (300, 120, 13, "Bình Thuận, ngày 12 tháng 3 năm 2025"),
    (260, 160, 14, "TỜ TRÌNH"),
    (85, 200, 14, WIDE),
]


def test_arrival_stamp_of_text_is_kept_out_and_read() -> None:
    m = read(Sheet([*STAMP, *HEAD]))
    assert m.arrival == Arrival("4707", "2025-03-13")
    assert m.text.startswith("UBND TỈNH BÌNH THUẬN\n") and "Chuyển" not in m.text
    assert describe(m, default_rules()).header.arrival == m.arrival


def test_arrival_words_in_the_body_are_text() -> None:
    assert lines([(85, 100, 14, "Đến"), (85, 120, 14, "hết ngày 30/6 thì xong.")]) == ["Đến", "hết ngày 30/6 thì xong."]


def test_panel_printed_on_the_page_is_no_text() -> None:
    panel = [
        (430, 20 + 6 * n, 5, line) for n, line in enumerate(["Ký bởi: Sở Nội vụ", "Cơ quan: Tỉnh A", "Email: a@a.vn"])
    ]
    m = read(Sheet([*panel, *HEAD]))
    assert "Ký bởi" not in m.text and any("Ký bởi" in text for text in m.running)


def test_evidence_of_a_stamped_number_is_a_stamp() -> None:
    m = read(Sheet(HEAD, [("Widget", 124, 121, 13, "108")]))
    header = describe(m, default_rules()).header
    assert header.code == "108/TTr-SNV"
    assert header.evidence["code"].origin == "stamp"
    assert header.evidence["date"].origin == "text"


def test_font_without_codes_is_warned_of() -> None:
    scrambled = [(85, 100 + 20 * n, 14, "§iÒu thø nhÊt LËp mét Uû ban gäi lµ Uû ban nghiªn cøu") for n in range(6)]
    assert read(Sheet(scrambled)).warnings, "TCVN3 letters"
    assert not read(Sheet([(85, 100 + 20 * n, 14, WIDE) for n in range(6)])).warnings, "plain Vietnamese"


def test_row_of_a_table_cut_by_a_page_break_is_one_row() -> None:
    def rules(top: float, bottom: float) -> list[tuple[float, float, float, float]]:
        return [(x, top, x, bottom) for x in (85, 120, 500)] + [(85, y, 500, y) for y in (top, bottom)]

    first = Sheet([(90, 715, 12, "1"), (125, 715, 12, WIDE)], rules=rules(700, 760))
    second = Sheet([(125, 75, 12, "của Tỉnh ủy"), (85, 200, 14, WIDE)], rules=rules(60, 120))
    m = read(first, second)
    assert m.text.split("\n") == ["1", f"{WIDE} của Tỉnh ủy", WIDE]


def test_three_signers_then_recipients_under_them() -> None:
    columns = [(90, "BÊN A", "Nguyễn A"), (250, "BÊN B", "Trần B"), (410, "BÊN C", "Lê C")]
    texts = [(x, 400, 14, post) for x, post, _ in columns] + [(x - 10, 470, 14, name) for x, _, name in columns]
    below = [(50, 500, 12, "Nơi nhận:"), (50, 514, 11, "- Lưu: VT.")]
    expected = [text for _, post, name in columns for text in (post, name)] + ["Nơi nhận:", "- Lưu: VT."]
    assert lines([*texts, *below]) == expected


def test_letterheads_that_every_page_repeats_are_no_running_heads() -> None:
    page = [*HEAD[:7], (260, 160, 14, "QUYẾT ĐỊNH")]
    assert read(Sheet(page), Sheet(page), Sheet(page)).text.count("SỞ NỘI VỤ") == 3


def test_exponent_is_no_mark_of_a_note() -> None:
    texts = [(85, 100, 14, "rộng 100 m"), (155, 95, 8, "2"), (163, 100, 14, "theo Luật"), (226, 95, 8, "2")]
    notes = [(85, 747, 6, "2"), (88.5, 750, 10, "Luật Đất đai.")]
    assert lines([*texts, *notes]) == ["rộng 100 m2 theo Luật", "2 Luật Đất đai."]


def test_many_columns_end() -> None:
    row = [Word("a", 10.0 * n, 10.0 * n + 2, 50, 2, n * 7 % 3000) for n in range(3000)]
    read = arrange(lines_of(row))
    assert sum(len(line.words) for column in read for line in column.lines) == 3000
