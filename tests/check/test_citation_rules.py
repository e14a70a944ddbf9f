"""VB1 to VB4 on single sentences: what they find, and above all what they leave alone."""

from __future__ import annotations

import datetime

import pytest

from vbhc.check import check
from vbhc.model import Finding
from vbhc.pipeline import parse_bytes
from vbhc.rules import default_rules

STATE = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN PHÚ VINH\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND\tPhú Vinh, ngày 20 tháng 5 năm 2024

KẾ HOẠCH
Phát triển văn hóa đọc

{}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn An
"""
PARTY = """ĐẢNG BỘ TỈNH AN LẠC\tĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY PHÚ VINH
*\tPhú Vinh, ngày 20 tháng 5 năm 2024
Số 15-KH/HU

KẾ HOẠCH
phát triển văn hóa đọc

{}

T/M BAN THƯỜNG VỤ
BÍ THƯ
Trần Văn An
"""
FULL = "Kế hoạch số 215-KH/HU ngày 22/4/2024 của Ban Thường vụ Huyện ủy về phát triển văn hóa đọc"


def found(text: str, frame: str = STATE) -> list[Finding]:
    document = parse_bytes(frame.format(text).encode(), "a.txt")
    return [one for one in check(document) if one.code < "VB5"]


def grave(text: str, frame: str = STATE) -> list[str]:
    return [one.code for one in found(text, frame) if one.severity != "info"]


LIST = (
    "{} Thông tư số 5/2023/TT-BNV ngày 02/3/2023 của Bộ Nội vụ về quản lý hồ sơ, tài liệu của cán bộ, công chức {}"
    " Thông tư số 6/2023/TT-BNV ngày 04/5/2023 của Bộ Nội vụ về mã số. "
)
TRADE = "Thông tư số {}/2018/TT-BNV ngày 28/12/2018 của Bộ Nội vụ quy định khối lượng kiến thức tối thiểu của các nghề."

CASES = [
    # text                                                               errors and warnings   why
    (f"Thực hiện {FULL}.", [], "a whole citation"),
    (f"Thực hiện {FULL}; theo Kế hoạch số 215-KH/HU.", [], "later: type and number"),
    ("Thực hiện Kế hoạch số 166-KH/HU, các phòng báo cáo.", ["VB101"], "no date, no issuer, ever"),
    ("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư.", ["VB101"], "no issuer"),
    ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", [], "a law by name"),
    ("Thực hiện Kế hoạch số 139/KH-HU ngày 25/8/2023 của Ban Thường vụ Huyện ủy về khuyến học.", ["VB102"], "family"),
    ("Theo Quyết định số 413-QĐ/UBND ngày 25/8/2023 của UBND tỉnh An Lạc về khuyến học.", ["VB102"], "family, State"),
    ("Theo Quyết định số 12/QĐ-ĐH ngày 25/8/2023 của Đại học An Lạc về học phí.", [], "ĐH is not only the Party's"),
    ("Theo Kế hoạch số 225-KH/TWĐTN ngày 25/8/2023 của Trung ương Đoàn về khuyến học.", [], "the Youth Union"),
    ("Theo Nghị quyết số 17/NQ- CP ngày 25/8/2023 của Chính phủ về khuyến học.", ["VB103"], "a blank"),
    ("Theo Quyết định số 17/QD-UBND ngày 25/8/2023 của UBND tỉnh về khuyến học.", ["VB103"], "D for Đ in a type"),
    ("Theo Nghị định số 17/2023/NĐCP ngày 25/8/2023 của Chính phủ về khuyến học.", ["VB103"], "a hyphen too few"),
    ("Theo Quyết định số 17/SNV-QĐ ngày 25/8/2023 của Sở Nội vụ về khuyến học.", ["VB102"], "the body before the type"),
    ("Theo Công văn số 17-UBND/VX ngày 25/8/2023 của UBND tỉnh về khuyến học.", ["VB102"], "a công văn as the Party"),
    ("Theo Công văn số 17/CV-HU ngày 25/8/2023 của Huyện ủy An Lạc về khuyến học.", ["VB102"], "its type is right"),
    ("Theo Báo cáo số 512/SNV-TCBC ngày 25/8/2023 của Sở Nội vụ về biên chế.", ["VB201"], "the symbol of a công văn"),
    ("Theo Quyết định số 202/BNV-VC ngày 08/6/1994 của Bộ Nội vụ về ngạch.", [], "as it was written then"),
    ("Theo Văn bản số 512/SNV-TCBC ngày 25/8/2023 của Sở Nội vụ về biên chế.", [], "a công văn may be called so"),
    ("Theo kết luận họp; Thông báo số 33/KL-UBND ngày 03/5/2024 của UBND tỉnh về họp.", ["VB201"],
     "the word before belongs to what stands before"),
    ("Theo Quyết định số 36/QĐ-TTG ngày 11/01/2023 của Thủ tướng Chính phủ về quy hoạch.", ["VB103"], "TTg"),
    ("QUYẾT ĐỊNH SỐ 36/QĐ-TTG NGÀY 11/01/2023 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ QUY HOẠCH", [], "all in capitals"),
    ("Theo Công văn số 17-CV/TU ngày 25/8/2023 của Tỉnh ủy An Lạc về khuyến học.", [], "the Party's own"),
    ("Theo Công văn số 17/UBND-KH ngày 25/8/2023 của UBND tỉnh về khuyến học.", [], "KH is a unit here"),
    ("Theo Nghị quyết số 17/NQ–CP ngày 25/8/2023 của Chính phủ về khuyến học.", ["VB103"], "a long dash"),
    ("Theo Nghị quyết số 17/NQ-\nCP ngày 25/8/2023 của Chính phủ về khuyến học.", [], "a line's end is no blank"),
    ("Theo nghị quyết số 17/NQ-CP ngày 25/8/2023 của Chính phủ về khuyến học.", ["VB104"], "type in lower case"),
    (f"Tại Điểm a Khoản 2 Điều 5 {FULL}.", ["VB105"], "capitals in mid-sentence"),
    ("Hạch toán vào Loại 370, Khoản 371, Mục 7150, Tiểu mục 7157.", [], "the budget's own units"),
    (f"Khoản 2 Điều 5 {FULL}.", [], "at the start of a sentence"),
    (f"a) Khoản 2 Điều 5 {FULL}.", [], "at the start of a point"),
    (f"theo Điều 5 khoản 2 điểm a {FULL}.", ["VB106"], "large before small"),
    ("theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của chính phủ về văn thư.", ["VB114"], "capital"),
    (f"theo khoản 2 điểm a Điều 5 {FULL}.", ["VB106"], "the clause before its point"),
    (f"theo khoản 2, điểm a khoản 3 Điều 5 {FULL}.", [], "two clauses"),
    (f"theo điểm a Điều 5 Khoản 2 {FULL}.", ["VB105", "VB106"], "the article before its clause, which has a capital"),
    (f"theo Điều 5, khoản 2 Điều 6 {FULL}.", [], "a list of two"),
    (f"theo khoản 4 Điều 27, khoản 1, khoản 3; khoản 6 Điều 30 {FULL}.", [], "the article has its clause before it"),
    (f"theo khoản 2 điều 5 {FULL}.", ["VB105"], "the article in small letters"),
    (f"theo điều 5, khoản 6 Điều 7 {FULL}.", ["VB105"], "the same, in a list"),
    (f"huy động, điều 5 xe và mục 2 của báo cáo, phần 3 nội dung {FULL}.", [], "no units of a document that is named"),
    (f"Thực hiện {FULL.replace('về', '“về')}.", ["VB108"], "an opening mark alone"),
    (f"Thực hiện {FULL.replace('về', '“về')}”.", [], "marks in pairs"),
    ("Căn cứ Luật Tổ chức Chính quyền địa phương;", ["VB109"], "capitals in a law's name"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương;", [], "as it is named"),
    ("Căn cứ Luật Ngân sách Nhà nước;", [], "Nhà nước may have a capital anywhere: an info"),
    ("Căn cứ Luật ngân sách Nhà nước;", ["VB109"], "ngân sách must have one"),
    ("Theo Tờ trình số 011/TT-LĐCL ngày 24/01/2024 của Liên đoàn Cầu lông tỉnh về đại hội.", ["VB201"], "TT for TTr"),
    ("Theo Công văn số 02/BC-LĐQV ngày 24/01/2024 của Liên đoàn Quần vợt tỉnh về đại hội.", ["VB201"], "type"),
    ("Theo Công văn số 1234/CT-TTHT ngày 24/01/2024 của Cục Thuế tỉnh An Lạc về hóa đơn.", [], "CT is a body here"),
    ("Theo Thông báo kết luận số 12/TB-VPCP ngày 24/01/2024 của Văn phòng Chính phủ về giá.", [], "thông báo kết luận"),
    ("Theo Quy định số 08-QĐ/TU ngày 24/01/2024 của Tỉnh ủy An Lạc về nêu gương.", [], "QĐ is quy định too"),
    ("Theo Chỉ thị số 29-CT/TW ngày 05/01/2024 của Tỉnh ủy An Lạc về giáo dục.", ["VB202"], "TW is no tỉnh ủy"),
    ("Theo Chỉ thị số 29-CT/TW ngày 05/01/2024 của Ban Bí thư về giáo dục.", [], "TW"),
    ("Theo Kế hoạch số 12/KHLT-BTC ngày 05/01/2023 của Bộ Nội vụ về giá đất.", [], "of two bodies, one of them named"),
    ("Theo Kế hoạch số 12/KH-BTC ngày 05/01/2023 của Bộ Nội vụ về giá đất.", ["VB202"], "of one, not of the other"),
    ("Theo Quyết định số 5/QĐ-UBND ngày 05/01/2024 của Chủ tịch UBND tỉnh An Lạc về đất.", [], "the chairman's"),
    ("Theo Công văn số 5820/BYT-BH ngày 16/10/2023 của Vụ Bảo hiểm y tế - Bộ Y tế về thẻ.", ["VB202"], "a unit inside"),
    ("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ về công tác văn thư.", ["VB203"], "year"),
    ("Đến ngày 31 tháng 11 năm 2024 phải xong.", ["VB204"], "no such day"),
    ("Đến ngày 30 tháng 11 năm 2024 phải xong.", [], "such a day"),
    ("Theo Nghị định số 63/2010/NĐ-CP ngày 08/6/20210 của Chính phủ về kiểm soát thủ tục hành chính.", ["VB204"],
     "a year of five figures, and the mention is not called undated"),
    ("Ngày 02/01/2011 (thứ 2) họp.", ["VB205"], "a Sunday"),
    ("Thứ hai, ngày 02/01/2012 họp.", [], "a Monday"),
    (f"Thực hiện {FULL.replace('2024', '2025')}.", ["VB206"], "later than the paper"),
    (f"Ngày 12/4/2024, Sở Nội vụ nhận được {FULL}.", ["VB207"], "received before it was signed"),
    (f"Ngày 12/5/2024, Sở Nội vụ nhận được {FULL}.", [], "received after"),
    (f"Thực hiện {FULL}. Theo {FULL.replace('22/4/2024', '22/4/2023')}.", ["VB301"], "two dates"),
    ("Theo Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị về giáo dục. Theo Chỉ thị số 29-CT/TW ngày 05/01/2024"
     " của Tỉnh ủy An Lạc về giáo dục.", ["VB202"], "one cause is told once: not VB302 too"),
    ("Theo Thông tư số 5/2023/TT-BNV ngày 03/5/2024 của Bộ Nội vụ về lương. Theo Thông tư số 5/2023/TT-BNV ngày"
     " 03/5/2023 của Bộ Nội vụ về lương.", ["VB203"], "the right one is not held against the wrong one"),
    (f"Thực hiện {FULL}. Theo {FULL.replace('văn hóa đọc', 'văn hoá đọc')}.", [], "two places of a tone mark"),
    (f"Thực hiện {FULL} của huyện. Theo {FULL.replace('văn hóa', 'hóa')} của huyện.", ["VB303"], "a word lost"),
    (
        "Thực hiện Kế hoạch số 9-KH/HU ngày 2/5/2024 của Huyện ủy thực hiện Quyết định số 1/QĐ-UBND ngày 3/4/2024 của"
        " UBND huyện về nhà ở xã hội. Theo Kế hoạch số 9-KH/HU ngày 2/5/2024 của Huyện ủy thực hiện Quyết định số"
        " 1/QĐ-UBND ngày 4/4/2024 của UBND huyện về nhà ở xã hội.",
        ["VB301"],
        "the day of what a title names is not its title",
    ),
    (f"Thực hiện {FULL} của huyện. Theo {FULL.replace('triển văn', 'triển,văn')} của huyện.", [], "a blank lost"),
    (f"Thực hiện {FULL}. Theo {FULL.replace(' văn hóa đọc', '')}.", [], "a title cut short"),
    (LIST.format(1, 7) + LIST.format(2, 9), [], "the number of the next row is no part of a title"),
    (f"{TRADE.format(40)} {TRADE.format(41)}", ["VB304"], "one title under two numbers"),
    (f"{TRADE.format(40)} {TRADE.format(41)} {TRADE.format(44)}", [], "a series, one for each trade"),
    ("Căn cứ Nghị quyết số 202/2025/QH15 ngày 16/6/2023 của Quốc hội về tỉnh.", ["VB203"], "known"),
    (
        "Căn cứ Nghị quyết số 202/2025/QH15 ngày 13/6/2025 của Quốc hội về việc sắp xếp các đơn vị hành chính cấp tỉnh",
        ["VB206"],
        "of another day, so its title is not compared",
    ),
    (
        "Căn cứ Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội về việc sắp xếp các đơn vị hành chính cấp tỉnh",
        ["VB206", "VB404"],
        "a word too many in a known title",
    ),
    ("Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư;", ["VB405"], "replaced"),
    ("Căn cứ Nghị định số 28/2020/NĐ-CP ngày 01/3/2020 của Chính phủ quy định xử phạt;", ["VB405"], "repealed"),
    ("Căn cứ Luật Thống kê số 85/2015/QH13 ngày 23/11/2015;", ["VB401"], "another law's number; its day is not told"),
    ("Theo Nghị định số 35/2022/NĐ-CP ngày 18/5/2022 của Chính phủ về khu công nghiệp.", ["VB402"], "as others cite"),
    ("Căn cứ Pháp lệnh Đo lường số 16/1999/PL-UBTVQH10 ngày 18/10/1999;", [], "the day on which it was promulgated"),
    ("Tại Cáo trạng số 55/CT-VKSAL ngày 05/01/2024 của Viện kiểm sát nhân dân An Lạc về vụ án.", [], "CT of a court"),
    ("Theo Nghị quyết số 93/2015/QH13 ngày 22/6/2015 của Quốc hội về bảo hiểm xã hội.", [], "a law has it too"),
    ("Theo Luật Tố tụng hành chính số 93/2015/QH13 ngày 22/6/2015.", ["VB402"], "the law is of another day"),
    ("Theo Luật Thống kê số 85/2015/QH13 ngày 23/11/2015.", ["VB401"], "the number is another law's: told once"),
    ("theo Thông báo số 34/TB-UBND ngày 05/4/2024 của Chủ tịch ủy ban nhân dân tỉnh về họp.", ["VB114"], "its post"),
    (f"Sửa đổi {FULL.split(' về')[0]} “Điều 5. Thư viện.", [], "new wording, which goes on"),
    (f"Sửa đổi {FULL.split(' về')[0]} “2. Cấp chứng chỉ", [], "the same, a clause"),
    ("Pháp lệnh số 10-LCT/HĐNN7 của Hội đồng Nhà nước về bầu cử", [], "how numbers were written then"),
    ("Theo Thông tư 85-TC/TCT ngày 9/11/1995 của Bộ Tài chính về thuế.", [], "the same"),
    ("đoạn từ đường 30/4 đến đường 3/2, Biểu số: 103/LĐVL-Sở", [], "no citations at all"),
]  # fmt: skip


@pytest.mark.parametrize("text, codes, why", CASES, ids=[row[2] for row in CASES])
def test_on_a_state_paper(text: str, codes: list[str], why: str) -> None:
    assert sorted(set(grave(text))) == codes, why


def test_form_of_the_party_is_only_an_info() -> None:
    text = "Thực hiện Chỉ thị 18-CT/TU của Tỉnh ủy, các chi bộ báo cáo."
    assert grave(text, PARTY) == [], "the Party's rule was read in a secondary account"
    assert {one.code for one in found(text, PARTY)} >= {"VB101", "VB112"}


FIXES = [
    # text                                                               code    what is right
    ("Kế hoạch số 139/KH-HU ngày 25/8/2023 của Ban Thường vụ Huyện ủy về học.", "VB102", "139-KH/HU"),
    ("Theo Nghị quyết số 17/NQ- CP ngày 25/8/2023 của Chính phủ.", "VB103", "17/NQ-CP"),
    ("Theo Đề án số 03/ĐATU ngày 25/8/2023 của Tỉnh ủy về học.", "VB103", "03-ĐA/TU"),
    ("Theo Quyết định số 17/QD-UBND ngày 25/8/2023 của UBND tỉnh.", "VB103", "17/QĐ-UBND"),
    ("Theo Quyết định số 17/SNV-QĐ ngày 25/8/2023 của Sở Nội vụ.", "VB102", "17/QĐ-SNV"),
    ("Theo công văn số 36/UBND-VX ngày 25/8/2023 của UBND tỉnh.", "VB104", "Công văn số 36/UBND-VX"),
    (f"Tại Điểm a của Khoản 4 {FULL}", "VB105", "điểm a khoản 4"),
    ("Căn cứ Luật Tổ chức Chính quyền địa phương;", "VB109", "Luật Tổ chức chính quyền địa phương"),
    ("Theo Nghị định số 9/2010/NĐ-CP ngày 08 tháng 2 năm 2010 về văn thư.", "VB101",
     "Nghị định số 9/2010/NĐ-CP ngày 08 tháng 02 năm 2010 của Chính phủ"),
    ("Căn cứ Luật Ngân sách Nhà nước;", "VB109", "Luật Ngân sách nhà nước"),
    ("Theo Tờ trình số 011/TT-LĐCL ngày 24/01/2024 của Liên đoàn Cầu lông tỉnh về đại hội.", "VB201",
     "Tờ trình số 011/TTr-LĐCL"),
    ("Ngày 12/4/2023, Sở Nội vụ nhận được Công văn số 36/UBND-VX ngày 25/3/2024 của UBND tỉnh về học.", "VB207",
     "Ngày 12/4/2024"),
    ("Ngày 02/01/2011 (thứ 2) họp.", "VB205", "Ngày 02/01/2012 (thứ 2)"),
    ("Theo Báo cáo số 512/SNV-TCBC ngày 25/8/2023 của Sở Nội vụ.", "VB201", "Báo cáo số 512/BC-SNV"),
    ("theo điều 3 chương II Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", "VB105", "Điều 3 Chương II"),
    ("Theo Quyết định số 36/QĐ-TTG ngày 11/01/2023 của Thủ tướng Chính phủ.", "VB103", "36/QĐ-TTg"),
    ("Theo Công văn số 7/SNV-TCBC ngày 25/8/2023 của Sở Nội vụ về biên chế.", "VB115", "07/SNV-TCBC"),
    ("Theo Nghị định 126 thì nộp. Căn cứ Nghị định số 126/2020/NĐ-CP ngày 19/10/2020 của Chính phủ quy định.", "VB107",
     "Nghị định số 126/2020/NĐ-CP"),
]  # fmt: skip


@pytest.mark.parametrize("text, code, right", FIXES)
def test_what_is_right(text: str, code: str, right: str) -> None:
    one = next(one for one in found(text) if one.code == code)
    assert one.fix is not None
    assert one.fix.text == right


BY_DATE = [
    # day of the paper              severity    why
    ("ngày 20 tháng 5 năm 2024", "warning", "NĐ 30/2020 holds"),
    ("ngày 20 tháng 5 năm 2014", "info", "TT 01/2011 held; its text was not at hand"),
    ("ngày 04 tháng 3 năm 2020", "info", "its last day"),
    ("ngày 05 tháng 3 năm 2020", "warning", "the first day of NĐ 30/2020"),
]


@pytest.mark.parametrize("day, severity, why", BY_DATE)
def test_the_rule_of_the_day(day: str, severity: str, why: str) -> None:
    text = "Thực hiện Kế hoạch số 166-KH/HU, các phòng báo cáo."
    (one,) = [f for f in found(text, STATE.replace("ngày 20 tháng 5 năm 2024", day)) if f.code == "VB101"]
    assert one.severity == severity, why
    assert one.basis and ("30/2020" in one.basis) == (severity == "warning")


@pytest.mark.parametrize("code, right", [("110/2004/NĐ-CP", "30/2020/NĐ-CP"), ("28/2020/NĐ-CP", None)])
def test_what_took_its_place_is_right_what_repealed_it_may_not_be(code: str, right: str | None) -> None:
    twice = f"Căn cứ Nghị định số {code} của Chính phủ;\nTheo Nghị định số {code}, các phòng báo cáo."
    (one,) = [f for f in found(twice) if f.code == "VB405"]  # told once
    assert (one.fix and one.fix.text) == right


def test_a_title_that_is_not_known_is_left_open() -> None:
    (one,) = [f for f in found("Theo Nghị định số 132/2008/NĐ-CP của Chính phủ.") if f.code == "VB101"]
    assert "của Chính phủ về …" in one.message


def test_known_tables() -> None:
    rows = default_rules().rows("known_decrees")
    assert len({(row["code"], row["date"]) for row in rows}) == len(rows)
    for row in [*rows, *default_rules().rows("replaced")]:
        days = [row["date"], row.get("since") or row["date"]]
        assert days == sorted(days) and [datetime.date.fromisoformat(day) for day in days if day]
        assert row.get("how", "replaces") in ("replaces", "repeals") and row["code"] == row["code"].strip()


def test_a_law_of_that_name_that_came_later_is_not_meant() -> None:
    told = [one for one in found("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2014;") if one.code == "VB402"]
    assert ["năm 2015" in one.message for one in told] == [True], "there is one of 25/6/2025 too"


def test_in_full_in_a_footnote_or_title_is_enough() -> None:
    text = f"Thực hiện Kế hoạch số 215-KH/HU, các phòng báo cáo. Theo {FULL}."
    assert grave(text) == [], "told in full later: only an info"


MESSAGES = [
    # text                                                                  what the one message on a mention says
    ("Theo Luật Xây dựng số 16/2003/QH11 ngày 26/11/2005.", ["năm 2003", "ngày 26/11/2003"], "the known day, once"),
    (
        "Theo Nghị định số 9/2021/NĐ-CP ngày 09/02/2022 của Chính phủ về giá.",
        ["ngày 09/02/2021", "9/2022/NĐ-CP"],
        "date or number",
    ),
]


@pytest.mark.parametrize("text, parts, why", MESSAGES, ids=[row[2] for row in MESSAGES])
def test_one_cause_is_one_finding(text: str, parts: list[str], why: str) -> None:
    (one,) = [f for f in found(text) if f.code.startswith(("VB2", "VB3", "VB4"))]
    assert one.code == "VB203"
    assert all(part in one.message for part in parts), one.message
    assert one.message.count(parts[0]) == 1, why
