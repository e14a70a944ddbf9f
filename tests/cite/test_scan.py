"""Numbers and symbols as people write them."""

from __future__ import annotations

import pytest

from vbhc.cite.scan import scan

CASES = [
    ("Thông tư số19/2016/TT-BYTngày 28/6/2016", ["19/2016/TT-BYT"], "a blank lost behind the symbol"),
    ("Nghị định 31/2015/NĐ-CPcủa Chính phủ", ["31/2015/NĐ-CP"], "the same before của"),
    ("Quyết định số 84 QĐ/TWĐTN", ["84-QĐ/TWĐTN"], "a blank for the dash of the Party's and the Youth Union's form"),
    ("Quyết định số 1719QĐ/TTg", ["1719-QĐ/TTg"], "nothing for it"),
    ("Công văn số 512.CV/HU ngày", ["512-CV/HU"], "a stop for it"),
    ("Nghị định 15/2020/NĐ_CP", ["15/2020/NĐ-CP"], "a low line for the dash"),
    ("hỗ trợ theo NĐ116/2016/NĐ-CP", ["116/2016/NĐ-CP"], "right behind the short word of its type"),
    ("QĐ1622/QĐ-TTg và TT02/2025/TT-BLĐTBXH", ["1622/QĐ-TTg", "02/2025/TT-BLĐTBXH"], "the same"),
    ("biểu mẫu BC26/BLĐT, XH12/QĐ-TTg, TCVN6909/BKHCN", [], "codes of forms and of standards"),
    ("_Nghị định số 30/2020/NĐ-CP_ ngày", ["30/2020/NĐ-CP"], "Markdown's mark of emphasis is none"),
    # text                                             codes                          why
    ("Kế hoạch số 142-KH/TU", ["142-KH/TU"], "Party family"),
    ("Kết luận số 1208-\nKL/TU về chủ trương", ["1208-KL/TU"], "broken over a line in PDF text"),
    ("đoạn từ đường 30/4 đến đường 3/2", [], "street names with dates"),
    ("vbpl.vn/TW/Pages/vbpq.aspx?Keyword= 17/2007/TT-BL%C4%90TBXH", [], "coded letters of a web address"),
    ("30/2020/NĐ-CP", ["30/2020/NĐ-CP"], "normative, with a year"),
    ("489/QĐ-TTg", ["489/QĐ-TTg"], "State, without a year"),
    ("5/UBND-VX", ["5/UBND-VX"], "công văn"),
    ("202/2025/QH15 và 326/2016/UBTVQH14", ["202/2025/QH15", "326/2016/UBTVQH14"], "body alone"),
    ("30a/2008/NQ-\nCP ngày", ["30a/2008/NQ-CP"], "letter in the number, line break"),
    ("01/2009/TTLT-BTC-BTP", ["01/2009/TTLT-BTC-BTP"], "joint"),
    ("04/2001/TTLT/YT-TM-VHTT-UBBVCSTEVN", ["04/2001/TTLT/YT-TM-VHTT-UBBVCSTEVN"], "older joint form"),
    ("12/TT-LB và 24/LB-TT", ["12/TT-LB", "24/LB-TT"], "joint before 1996"),
    ("1187/NQ-UBTVQH14; 72/VBHN-VPQH", ["1187/NQ-UBTVQH14", "72/VBHN-VPQH"], "National Assembly"),
    ("225-KH/TWĐTN-TNNT, 291/QĐ-MTTQ-BTT", ["225-KH/TWĐTN-TNNT", "291/QĐ-MTTQ-BTT"], "mass organisations"),
    ("21-LCT/HĐNN8", ["21-LCT/HĐNN8"], "Council of State"),
    ("66.18/2026/NQ-CP", ["66.18/2026/NQ-CP"], "dotted serial"),
    ("7205/SNNMT-CCTLPCTT", ["7205/SNNMT-CCTLPCTT"], "open-ended local abbreviation"),
    ("12/CP, 61-CP, 45-HĐBT, 72-NQ-TW", ["12/CP", "61-CP", "45-HĐBT", "72-NQ-TW"], "short and dashed forms"),
    ("489/QĐ - TTg", ["489/QĐ-TTg"], "blanks around the dash"),
    ("62/2015/NĐ – CP", ["62/2015/NĐ-CP"], "en dash with blanks"),
    ("12/2024/ \nQĐ-TTg", ["12/2024/QĐ-TTg"], "broken after the slash"),
    ("27/2018/QĐ\n-TTg", ["27/2018/QĐ-TTg"], "the dash begins a line"),
    ("57 - NQ/TW", ["57-NQ/TW"], "blanks in the Party family"),
    ("326/2016/UBTVQH 14 ngày", ["326/2016/UBTVQH14"], "a blank before the term"),
    ("3159/Q\u00d0-UBND", ["3159/QĐ-UBND"], "eth for Đ"),
    ("55-\u0421T/TW", ["55-CT/TW"], "Cyrillic С"),
    ("số 1137/qđ-btttt của bộ", ["1137/qđ-btttt"], "lower case, as printed"),
    ("1905 /QĐ-UBND", ["1905/QĐ-UBND"], "blank before the slash"),
    ("23/2003/QĐ/BGD &amp;ĐT", ["23/2003/QĐ/BGD&ĐT"], "HTML entity"),
    ("12/2003/QĐ/BGD&ĐT", ["12/2003/QĐ/BGD&ĐT"], "ampersand"),
    ("51\\/2014\\/NĐ-CP", ["51/2014/NĐ-CP"], "escaped slashes"),
    ("318/TTrCAT-PC04", ["318/TTrCAT-PC04"], "lost hyphen"),
    ("02/2009 BB-EM", ["02/2009/BB-EM"], "lost slash"),
    ("01/QĐN.T2.24 ngày", ["01/QĐN.T2.24"], "dots in a symbol"),
    ("268-CV/VPTUChuẩn bị", ["268-CV/VPTU"], "a word ran into the symbol"),
    ("498/UBDNGS16...", ["498/UBDNGS16"], "dots behind it"),
    ("139/KH-HU, 19/NQ-TW, 4132-QĐ/UBND", ["139/KH-HU", "19/NQ-TW", "4132-QĐ/UBND"], "wrong family, as printed"),
    ("2008/QĐ/UBND", ["2008/QĐ/UBND"], "a number like a year"),
    ("12/2024/DS-ST, 05/2024/QĐST-DS", ["12/2024/DS-ST", "05/2024/QĐST-DS"], "courts"),
    ("số93/CP", ["93/CP"], "no blank behind số"),
    ("33/2020 ngày 17/3/2020", ["33/2020"], "no tail; a date is no symbol"),
    ("30/2020/NĐ-CP - Quy định", ["30/2020/NĐ-CP"], "a dash that is no part of it"),
    ("tỷ lệ 3/4, 24/7, 50kg/m2, ngày 10/5", [], "fractions, measures, dates"),
    ("10-Bộ trưởng, 5 - Tổ chức, 2020-2025", [], "lists and periods"),
]


@pytest.mark.parametrize("text, codes, why", CASES)
def test_scan(text: str, codes: list[str], why: str) -> None:
    symbols = list(scan(text))
    assert [s.code for s in symbols] == codes, why
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in symbols), why
