"""VB5xx: what is wrong in the form of a paper, and what is not."""

from __future__ import annotations

import pytest

from vbhc.check import check
from vbhc.model import Finding
from vbhc.pipeline import parse_bytes

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN KON RẪY
Số: 512/UBND-VX
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kon Rẫy, ngày 22 tháng 5 năm 2024
Kính gửi: Hội Khuyến học huyện.
Ủy ban nhân dân huyện đề nghị Hội Khuyến học huyện báo cáo kết quả công tác năm học./.
Nơi nhận:
- Như trên;
- Lưu: VT, VX.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 18/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 05 tháng 01 năm 2025
QUYẾT ĐỊNH
Về việc công nhận Điều lệ Quỹ Khuyến học tỉnh
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 93/2019/NĐ-CP ngày 25 tháng 11 năm 2019 của Chính phủ về quỹ xã hội, quỹ từ thiện;
Theo đề nghị của Giám đốc Sở Nội vụ.
QUYẾT ĐỊNH:
Điều 1. Công nhận Điều lệ Quỹ Khuyến học tỉnh.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT, NC.
CHỦ TỊCH
Hồ Văn Minh
"""
ANNEX = """Hồ Văn Minh
ĐIỀU LỆ
Quỹ Khuyến học tỉnh
(Kèm theo Quyết định số 18/QĐ-UBND ngày 05 tháng 01 năm 2025 của Chủ tịch UBND tỉnh)
Điều 1. Tên gọi
Quỹ có tên là Quỹ Khuyến học tỉnh.
Điều 2. Trụ sở
Quỹ có trụ sở tại Đà Lạt.
"""
PARTY = """HUYỆN ỦY QUỲ HỢP
*
Số 139-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Quỳ Hợp, ngày 25 tháng 8 năm 2023
KẾ HOẠCH
thực hiện Chỉ thị số 26-CT/TU
Các chi bộ, đảng bộ cơ sở nghiêm túc thực hiện.
Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn An
"""
CLOSING = LETTER[LETTER.index("Nơi nhận") :]
BESIDE = """Nơi nhận:                      TM. ỦY BAN NHÂN DÂN
- Như trên;                    KT. CHỦ TỊCH
- Lưu: VT, VX.                 PHÓ CHỦ TỊCH

                               Nguyễn Văn An
"""


def findings(text: str, family: str = "VB5") -> list[Finding]:
    return check(parse_bytes(text.encode(), "a.txt"), wanted=lambda rule: rule.code.startswith(family))


@pytest.mark.parametrize("text", [LETTER, DECISION, PARTY])
def test_a_right_paper_has_no_findings(text: str) -> None:
    assert [(one.code, one.text) for one in findings(text)] == []


# paper, words, words put in their place, code, severity, right form, why
CASES = [
    (LETTER, "Số: 512/UBND", "Số:     /UBND", "VB501", "info", None, "a draft's number"),
    (LETTER, "ngày 22 tháng 5 năm", "ngày   tháng 5 năm", "VB501", "info", None, "a draft's day"),
    (LETTER, "512/UBND-VX", "512/UBND -VX", "VB503", "warning", "512/UBND-VX", "blank in the symbol"),
    (DECISION, "18/QĐ-UBND", "18/UBND-QĐ", "VB509", "error", "18/QĐ-UBND", "the body before the type"),
    (DECISION, "18/QĐ-UBND", "18/UBND-NC", "VB504", "error", "Số: 18/QĐ-UBND", "a letter's symbol on a decision"),
    (DECISION, "18/QĐ-UBND", "18/KH-UBND", "VB504", "error", "Số: 18/QĐ-UBND", "another type"),
    (DECISION, "QUYẾT ĐỊNH\nVề", "QUY ĐỊNH\nVề", None, None, None, "a quy định may have QĐ for QyĐ"),
    (DECISION, "05 tháng 01", "5 tháng 01", "VB505", "error", "ngày 05 tháng 01 năm 2025", "day below 10"),
    (DECISION, "05 tháng 01", "15 tháng 2", "VB505", "error", "ngày 15 tháng 02 năm 2025", "month 2"),
    (
        LETTER,
        "Số: 512/UBND-VX\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKon Rẫy, ngày 22",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 512/UBND-VX              Kon Rẫy, ngày 2",
        "VB505",
        "error",
        "ngày 02 tháng 5 năm 2024",
        "in the right one of two columns",
    ),
    (DECISION, "năm 2025\n", "năm 2018\n", None, None, None, "right in any year"),
    (LETTER, "CỘNG HÒA XÃ HỘI", "Cộng hòa xã hội", "VB506", "error", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "capitals"),
    (LETTER, "CỘNG HÒA", "CỘNG HOÀ", None, None, None, "the other place of the tone mark"),
    (LETTER, "lập - Tự do - Hạnh", "lập – Tự do- Hạnh", "VB507", "error", "Độc lập - Tự do - Hạnh phúc", "dashes"),
    (LETTER, "Tự do - Hạnh phúc", "Tự Do - Hạnh Phúc", "VB507", "error", "Độc lập - Tự do - Hạnh phúc", "capitals"),
    (LETTER, "ỦY BAN NHÂN DÂN\nHUYỆN", "UBND HUYỆN", "VB508", "warning", "ỦY BAN NHÂN DÂN HUYỆN KON RẪY", "in full"),
    (LETTER, "TM. ỦY", "T/M ỦY", "VB510", "error", "TM.", "the Party's form"),
    (PARTY, "T/M BAN", "TM. BAN", "VB510", "error", "T/M", "the State's form"),
    (LETTER, "TM. ỦY BAN NHÂN DÂN\nCHỦ", "KT CHỦ TỊCH\nPHÓ CHỦ", "VB511", "warning", "KT. CHỦ TỊCH", "no full stop"),
    (LETTER, "Số: 512", "Số 512", "VB524", "warning", "Số:", "no colon"),
    (LETTER, "Kính gửi: Hội", "Kính gửi Hội", "VB524", "warning", "Kính gửi:", "no colon"),
    (LETTER, "Nơi nhận:\n", "Nơi nhận\n", "VB524", "warning", "Nơi nhận:", "no colon"),
    (LETTER, "Kon Rẫy, ngày", "Kon Rẫy ngày", "VB524", "warning", "Kon Rẫy,", "no comma behind the place"),
    (LETTER, "512/UBND-VX", "512/UBND–VX", "VB509", "warning", "512/UBND-VX", "a long dash in its own symbol"),
    (LETTER, "512/UBND-VX", "512-UBND/VX", "VB509", "error", "512/UBND-VX", "a công văn in the Party's order"),
    (PARTY, "139-KH/HU", "139/KH-HU", "VB509", "error", "139-KH/HU", "its own symbol in the State's order"),
    (LETTER, "\nCHỦ TỊCH\n", "\nKT. CHỦ TỊCH\nCHỦ TỊCH\n", "VB519", "error", "PHÓ CHỦ TỊCH", "KT. is a deputy's"),
    (LETTER, "\nCHỦ TỊCH\n", "\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n", None, None, None, "a deputy"),
    (LETTER, CLOSING, BESIDE, None, None, None, "the signature stands beside Nơi nhận"),
    (LETTER, CLOSING, BESIDE.replace("TM.", "T/M"), "VB510", "error", "TM.", "the Party's form, beside Nơi nhận"),
    (LETTER, CLOSING, BESIDE.replace("KT.", "KT"), "VB511", "warning", "KT. CHỦ TỊCH", "no full stop there"),
    (LETTER, CLOSING, BESIDE.replace("PHÓ ", ""), "VB519", "error", "PHÓ CHỦ TỊCH", "KT. is a deputy's there too"),
    (LETTER, "VX.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "VX.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", None, None, None, "a deputy too"),
    (LETTER, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VX.\n", "", "VB512", "warning", None, "no recipients"),
    (LETTER, "VT, VX.", "VT, VX", "VB513", "warning", "- Lưu: VT, VX.", "no full stop"),
    (LETTER, "VT, VX.", "VT,VX.", "VB513", "warning", "- Lưu: VT, VX.", "no blank"),
    (LETTER, "VT, VX.", "VT; VX.", "VB513", "warning", "- Lưu: VT, VX.", "a semicolon"),
    (LETTER, "Lưu: VT, VX.", "Lưu VT và VX.", "VB513", "warning", "- Lưu: VT, VX.", "no colon, a word"),
    (LETTER, "VT, VX.", "VT, VX (02 bản).", None, None, None, "copies are told"),
    (LETTER, "VT, VX.", "VT, VX.An.", None, None, None, "the writer is told"),
    (LETTER, "- Lưu: VT, VX.", "   - Lưu: VT, VX (    b).", None, None, None, "copies to be filled in"),
    (LETTER, "- Lưu: VT, VX.", "   - Lưu VT, VX.", "VB513", "warning", "- Lưu: VT, VX.", "set in"),
    (PARTY, "Số 139", "Số: 139", "VB525", "info", "Số", "the State's colon"),
    (
        PARTY,
        "- Lưu Văn phòng Huyện ủy.\nT/M",
        "- Lưu Văn phòng Huyện ủy.          TM.",
        "VB510",
        "error",
        "T/M",
        "beside",
    ),
    (LETTER, "VT, VX.", "VT, VX; H12.", None, None, None, "the typist and the copies of an army paper"),
    (LETTER, "- Lưu: VT, VX.", "- Lưu: VT, VX.\t\tNguyễn Văn An", None, None, None, "the signer beside it"),
    (LETTER, "- Lưu: VT, VX.", "- Lưu hồ sơ vụ án.", None, None, None, "a court's file"),
    (LETTER, "VT, VX.", "VT.", "VB513", "info", None, "which unit wrote it"),
    (LETTER, "năm học./.", "năm học.", "VB514", "warning", None, "no end mark"),
    (DECISION, "Quỹ Khuyến học tỉnh.\nĐiều 2", "Quỹ Khuyến học tỉnh./.\nĐiều 2", "VB515", "warning", None, "too early"),
    (PARTY, "thực hiện.\n", "thực hiện./.\n", "VB516", "info", None, "the Party's full stop"),
    (DECISION, "Như Điều 3", "Như Điều 4", "VB517", "warning", None, "no such article"),
    (DECISION, "Như Điều 3", "Sở Tài chính", "VB518", "info", None, "Sở Nội vụ is charged"),
    (DECISION, "Như Điều 3", "Các sở, ngành", None, None, None, "all of them"),
    (DECISION, "năm 2015;", "năm 2015", "VB520", "warning", None, "no semicolon"),
    (DECISION, "năm 2015;", "năm 2015.", "VB520", "warning", None, "a full stop"),
    (DECISION, "Sở Nội vụ.\nQ", "Sở Nội vụ\nQ", "VB520", "info", None, "no mark behind the last one"),
    (DECISION, "Sở Nội vụ.\nQ", "Sở Nội vụ (đã họp)\nQ", "VB520", "info", None, "nor behind a bracket"),
    (DECISION, "Sở Nội vụ.\nQ", "Sở Nội vụ,\nQ", None, None, None, "a comma before the enacting words is common"),
    (
        LETTER,
        "Ủy ban nhân dân huyện đề",
        "Căn cứ hồ sơ. Ủy ban nhân dân huyện có ý kiến như sau:\nỦy ban đề",
        "VB521",
        "warning",
        None,
        "no sentence by itself",
    ),
    (
        LETTER,
        "Ủy ban nhân dân huyện đề",
        "Căn cứ hồ sơ, Sở đã xét. Ủy ban có ý kiến như sau:\nỦy ban đề",
        None,
        None,
        None,
        "a sentence",
    ),
    (LETTER, "Số: 512", "Số: 5", "VB531", "error", "05/UBND-VX", "a number below ten"),
    (PARTY, "Số 139", "Số 9", "VB531", "info", "09-KH/HU", "the Party's too"),
    (LETTER, "Kon Rẫy, ngày 22", "Kon Rẫy ngày 22", "VB524", "warning", "Kon Rẫy,", "no comma"),
    (LETTER, "TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH", "VB527", "error", None, "TM. before a post"),
    (LETTER, "TM. ỦY BAN NHÂN DÂN", "TUQ CHỦ TỊCH", "VB511", "warning", "TUQ. CHỦ TỊCH", "no stop"),
    (LETTER, "Kính gửi: Hội Khuyến học huyện.\n", "", "VB528", "warning", None, "above stands nobody"),
    (LETTER, "- Như trên;", "- Như trên", "VB529", "info", "- Như trên;", "no semicolon"),
    (LETTER, "\nNguyễn Văn An", "\nThS. Nguyễn Văn An", "VB530", "warning", "Nguyễn Văn An", "a degree"),
    (PARTY, "- Lưu Văn phòng Huyện ủy.", "- Lưu: VT, TH.", "VB526", "info", None, "the State's line"),
    (DECISION, "Hồ Văn Minh\n", ANNEX, None, None, None, "the annex of this paper"),
    (DECISION, "Hồ Văn Minh\n", ANNEX.replace("2025", "2024"), "VB532", "error", None, "of another day"),
    (DECISION, "2015;", "2015; Luật sửa đổi, bổ sung một số điều;", "VB522", "info", None, "two on a line"),
]


@pytest.mark.parametrize("paper, words, put, code, severity, right, why", CASES, ids=lambda value: str(value)[:20])
def test_form(
    paper: str, words: str, put: str, code: str | None, severity: str | None, right: str | None, why: str
) -> None:
    assert words in paper
    found = findings(paper.replace(words, put, 1))
    if code is None:
        assert [(one.code, one.text) for one in found] == [], why
        return
    assert {one.code for one in found} == {code}, why
    assert found[0].severity == severity, why
    if right is not None:
        assert found[0].fix is not None, why
        assert found[0].fix.text == right, why


def test_a_copy_of_the_gazette_may_have_no_recipients() -> None:
    text = "CHÍNH PHỦ\nSố: 97/NQ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    text += "Hà Nội, ngày 06 tháng 4 năm 2026\nNGHỊ QUYẾT\nVề nhiệm vụ năm 2026\nChính phủ thống nhất các nhiệm vụ./.\n"
    found = findings(f"{text}TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLê Văn An\n")
    assert [(one.code, one.severity) for one in found] == [("VB512", "info")]


LEVELS = [
    ("Kính gửi: UBND các huyện, thị xã.", "2025-09", ["UBND các huyện"], "there are none any more"),
    ("Kính gửi: UBND các huyện, thị xã.", "2025-06", [], "there were"),
    ("Kính gửi: UBND các xã, phường.\nUBND huyện trước đây đã chi.", "2025-09", [], "what they did before"),
    ("Kính gửi: Sở Nội vụ.\nGiao UBND huyện Kon Rẫy chi trả.", "2026-02", ["UBND huyện"], "given a task"),
]


@pytest.mark.parametrize("lines, month, words, why", LEVELS)
def test_a_level_that_ended(lines: str, month: str, words: list[str], why: str) -> None:
    year, number = month.split("-")
    paper = LETTER.replace("22 tháng 5 năm 2024", f"22 tháng {number if number < '03' else int(number)} năm {year}")
    paper = paper.replace("Kính gửi: Hội Khuyến học huyện.", lines)
    assert [one.text for one in findings(paper, "VB523")] == words, why


def test_an_older_paper_is_told_gently() -> None:
    text = DECISION.replace("05 tháng 01 năm 2025", "5 tháng 01 năm 2018").replace("VT, NC.", "VT; NC")
    assert {one.severity for one in findings(text)} == {"info"}
