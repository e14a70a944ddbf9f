"""Closings: signatures and recipients as printed in papers."""
# ruff: noqa: E501 — rows of tables

from __future__ import annotations

import pytest

from vbhc.parse.closing import closing, find_closing
from vbhc.rules import default_rules

RULES = default_rules()

SIGNATURES = [
    (
        "GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Văn Minh",
        [("GIÁM ĐỐC", None, "PHÓ GIÁM ĐỐC", "Trần Văn Minh")],
        "the head's post above the deputy's, without KT.",
    ),
    (
        "CHỦ TỊCH\n(Đã ký)\nPHÓ BÍ THƯ ĐẢNG ỦY\nTrần Văn Minh",
        [(None, None, "CHỦ TỊCH", "Trần Văn Minh")],
        "a second post of the same person, behind the mark of signing",
    ),
    (
        "ĐẠI DIỆN BÊN A          ĐẠI DIỆN BÊN B\nGIÁM ĐỐC                CHỦ TỊCH\n\n\nTrần Văn Minh           Phạm Thị Lan",
        [("ĐẠI DIỆN BÊN A", None, "GIÁM ĐỐC", "Trần Văn Minh"), ("ĐẠI DIỆN BÊN B", None, "CHỦ TỊCH", "Phạm Thị Lan")],
        "two parties side by side, each with its post",
    ),
    (
        "ĐẠI DIỆN BÊN GIAO\n\nTrần Văn Minh\n\nĐẠI DIỆN BÊN NHẬN\n\nPhạm Thị Lan",
        [(None, None, "ĐẠI DIỆN BÊN GIAO", "Trần Văn Minh"), (None, None, "ĐẠI DIỆN BÊN NHẬN", "Phạm Thị Lan")],
        "two parties, no posts",
    ),
    (
        "TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG\n\nTrần Văn Minh",
        [("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Trần Văn Minh")],
        "three lines run together",
    ),
    (
        "| ***Nơi nhận:***<br>- Như Điều 3;<br>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**<br>**CHỦ TỊCH**<br><br>**Y Wem Kbuôr** |\n|---|---|",
        [("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Y Wem Kbuôr")],
        "the row of a Markdown table",
    ),
    (
        "TM/UBND TỈNH YÊN HÒA\nCHỦ TỊCH\n(đã ký)\nTrần Văn Minh",
        [("TM/UBND TỈNH YÊN HÒA", None, "CHỦ TỊCH", "Trần Văn Minh")],
        "a slash behind the authority",
    ),
    (
        "NGƯỜI ĐƯỢC ỦY QUYỀN\n\nTrần Văn Minh\n\nNGƯỜI ỦY QUYỀN\nGIÁM ĐỐC\n\nPhạm Thị Lan",
        [(None, None, "NGƯỜI ĐƯỢC ỦY QUYỀN", "Trần Văn Minh"), ("NGƯỜI ỦY QUYỀN", None, "GIÁM ĐỐC", "Phạm Thị Lan")],
        "who authorises whom",
    ),
    (
        "| THƯ KÝ<br>Vũ Văn Nam | CHỦ TRÌ<br>Trần Thị Hoa |\n|---|---|",
        [(None, None, "THƯ KÝ", "Vũ Văn Nam"), (None, None, "CHỦ TRÌ", "Trần Thị Hoa")],
        "two persons in one row of a table",
    ),
    (
        "| Nơi nhận: | TM. ỦY BAN NHÂN DÂN |\n|---|---|\n| - UBND tỉnh; | CHỦ TỊCH |\n| - Các thôn; |  |\n|  | Phạm Thị Lan |\n| - Lưu: VT. |  |",
        [("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Phạm Thị Lan")],
        "a row of a table for each line",
    ),
    ("GIÁM ĐỐC\n****\nPhạm Thị Lan", [(None, None, "GIÁM ĐỐC", "Phạm Thị Lan")], "a rule between post and name"),
    (
        "NGƯỜI VI PHẠM\n\nTrần Văn Minh\n\nNGƯỜI LẬP BIÊN BẢN\n\nPhạm Thị Lan",
        [(None, None, "NGƯỜI VI PHẠM", "Trần Văn Minh"), (None, None, "NGƯỜI LẬP BIÊN BẢN", "Phạm Thị Lan")],
        "persons who sign for themselves",
    ),
    (
        "ĐẠI DIỆN HỘ DÂN                  THƯ KÝ                  CHỦ TRÌ\n(Ký, ghi rõ họ tên)               (Ký)                    (Ký)\n\n"
        "                                 Trần Thị Mai        Phạm Thị Lan",
        [
            (None, None, "ĐẠI DIỆN HỘ DÂN", None),
            (None, None, "THƯ KÝ", "Trần Thị Mai"),
            (None, None, "CHỦ TRÌ", "Phạm Thị Lan"),
        ],
        "three columns, one of them without a name",
    ),
    (
        "THƯ KÝ\tCHỦ TRÌ\n(Ký)\t(Ký)\n\tPhạm Thị Lan",
        [(None, None, "THƯ KÝ", None), (None, None, "CHỦ TRÌ", "Phạm Thị Lan")],
        "a name is that of its column",
    ),
    (
        "CHỦ TỊCH HỘI ĐỒNG\n(đã ký)\nGIÁM ĐỐC SỞ Y TẾ\nPhạm Thị Lan",
        [(None, None, "CHỦ TỊCH HỘI ĐỒNG", "Phạm Thị Lan")],
        "another post of one person, above the name",
    ),
    ("GIÁM ĐỐC\n\nSỞ Y TẾ AN LẠC", [(None, None, "GIÁM ĐỐC SỞ Y TẾ AN LẠC", None)], "a body is no name"),
    (
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);\tKT. CHỦ TỊCH\n- Các thôn;\tPHÓ CHỦ TỊCH\n- Lưu: VT.\n\tPhạm Thị Lan",
        [("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Lan")],
        "cells of a table joined by single tabs, the first of them empty",
    ),
    (
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Các thôn;\tCHỦ TỊCH\n- Lưu: VT.\nPhạm Thị Lan",
        [("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Phạm Thị Lan")],
        "the name below both columns, its tabs lost",
    ),
    (
        "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\n- Các thôn;\nKT. CHỦ TỊCH\n- Lưu: VT.\nPHÓ CHỦ TỊCH\nPhạm Thị Lan",
        [("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Lan")],
        "a table with a row for each line, read row by row",
    ),
    ("TỔ PHÓ\n\nTrần Văn Minh", [(None, None, "TỔ PHÓ", "Trần Văn Minh")], "a deputy of a group"),
    ("Trưởng phòng\n(Đã ký)\nPhạm Thị Lan", [(None, None, "Trưởng phòng", "Phạm Thị Lan")], "a post in small letters"),
    (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐinh Thị Hồng Thu",
        [("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đinh Thị Hồng Thu")],
        "State, a deputy for the head",
    ),
    (
        "**T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ**\n\nMai Thị Nhài",
        [("T/M BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ", "Mai Thị Nhài")],
        "Party, Markdown marks",
    ),
    (
        "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ\n\n\n\nNguyễn Văn Lộc",
        [("T/M BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ", "Nguyễn Văn Lộc")],
        "authority and post on one line",
    ),
    (
        "KT. BỘ TRƯỞNG\n          THỨ TRƯỞNG\n\n(Đã ký)\n\n          Thượng tướng Lê Huy Vịnh",
        [("KT. BỘ TRƯỞNG", None, "THỨ TRƯỞNG", "Lê Huy Vịnh")],
        "a rank before the name",
    ),
    (
        "KT.TỔNG KIỂM TOÁN NHÀ NƯỚC\nPHÓ TỔNG KIỂM TOÁN\nNHÀ NƯỚC\n(đã ký)\nLê Minh Khái",
        [("KT.TỔNG KIỂM TOÁN NHÀ NƯỚC", None, "PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC", "Lê Minh Khái")],
        "a post over two lines",
    ),
    (
        "KT. BỘ TRƯỞNG\n\nBỘ CÔNG AN\nTHỨ TRƯỞNG\n(Đã ký)\nThượng tướng Lê Quốc Hùng\nKT. BỘ TRƯỞNG\nBỘ TƯ PHÁP\nTHỨ TRƯỞNG\n"
        "(Đã ký)\nNguyễn Thanh Ngọc",
        [
            ("KT. BỘ TRƯỞNG BỘ CÔNG AN", None, "THỨ TRƯỞNG", "Lê Quốc Hùng"),
            ("KT. BỘ TRƯỞNG BỘ TƯ PHÁP", None, "THỨ TRƯỞNG", "Nguyễn Thanh Ngọc"),
        ],
        "a joint circular",
    ),
    ("BỘ TRƯỞNG\n\nNguyễn Hải Ninh", [(None, None, "BỘ TRƯỞNG", "Nguyễn Hải Ninh")], "the head himself"),
    (
        "CHỦ TỊCH QUỐC HỘI\n(Đã ký)\nTrần Thanh Mẫn",
        [(None, None, "CHỦ TỊCH QUỐC HỘI", "Trần Thanh Mẫn")],
        "National Assembly",
    ),
    ("GIÁM ĐỐC\n\nPGS.TS. NGUYỄN VĂN AN", [(None, None, "GIÁM ĐỐC", "NGUYỄN VĂN AN")], "titles, a name in capitals"),
    (
        "TUQ. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\n\n\nNguyễn Đức Chi",
        [("TUQ. BỘ TRƯỞNG", None, "CHÁNH VĂN PHÒNG", "Nguyễn Đức Chi")],
        "by authorisation",
    ),
    (
        "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nK/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nNguyễn Thị Kim Ngân",
        [("T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Thị Kim Ngân")],
        "by order, and a deputy for the one who was ordered",
    ),
    ("Trên đây là báo cáo./.", [], "no signature"),
    (
        "Nơi nhận:\n- Lưu: VT.\nX>==\nNguyễn Trúc Giang",
        [(None, None, None, "Nguyễn Trúc Giang")],
        "a seal hides the post",
    ),
    ("Nơi nhận:\n- Lưu: VT.\nNguyễn Trúc Giang\nLê Văn Tám", [], "two names without posts"),
    ("Nơi nhận:\n- Lưu: VT.\nBản Chính Gốc", [], "no name of a person"),
    (
        "ĐẠI DIỆN BÊN A\n\nNGUYỄN VĂN HẢI\n\nĐẠI DIỆN ĐOÀN KIỂM TRA\n\nTRẦN THỊ MINH",
        [(None, None, "ĐẠI DIỆN BÊN A", "NGUYỄN VĂN HẢI"), (None, None, "ĐẠI DIỆN ĐOÀN KIỂM TRA", "TRẦN THỊ MINH")],
        "names in capitals, a post below the first of them",
    ),
    (
        "ĐẠI DIỆN\nĐOÀN THANH NIÊN\nBÍ THƯ\n\nTrần Thị Minh",
        [("ĐẠI DIỆN ĐOÀN THANH NIÊN", None, "BÍ THƯ", "Trần Thị Minh")],
        "a body whose first word is a family's name too",
    ),
    (
        "BÊN ĐƯỢC ỦY QUYỀN\n\nTrần Thị Minh\n\nBÊN ỦY QUYỀN\nGIÁM ĐỐC\n\nLê Văn Tám",
        [(None, None, "BÊN ĐƯỢC ỦY QUYỀN", "Trần Thị Minh"), ("BÊN ỦY QUYỀN", None, "GIÁM ĐỐC", "Lê Văn Tám")],
        "any party of a contract",
    ),
    ("GIÁM ĐỐC\n\nK’Mák", [(None, None, "GIÁM ĐỐC", "K’Mák")], "a name of one word"),
    (
        "GIÁM ĐỐC\nCỘNG HÒA XHCN VIỆT NAM\nLê Văn Tám",
        [(None, None, "GIÁM ĐỐC", "Lê Văn Tám")],
        "letters of a seal are no part of a post",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), SIGNATURES)
def test_signatures(text: str, expected: list[tuple[str | None, ...]], why: str) -> None:
    found = closing(text, 0, RULES).signatures
    assert [(s.authority, s.capacity, s.position, s.name) for s in found] == expected, why


RECIPIENTS = [
    (
        "| ***Nơi nhận:***<br>- Như Điều 3;<br>- Lưu: VT. | **CHỦ TỊCH**<br><br>**Y Wem Kbuôr** |",
        ["Như Điều 3", "Lưu: VT"],
        "in a cell of a Markdown table",
    ),
    (
        "Nơi nhận:\n\n- Như trên (t/h);\n- Thường trực Huyện ủy (b/c);\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn B",
        ["Như trên (t/h)", "Thường trực Huyện ủy (b/c)", "Lưu: VT"],
        "one a line",
    ),
    (
        "Nơi nhận:\n- Ban Tuyên giáo Tỉnh ủy,\n- Các CQ TM, GV ĐUK,\n- Lưu Văn phòng ĐUK.\n\nT/M BAN THƯỜNG VỤ",
        ["Ban Tuyên giáo Tỉnh ủy", "Các CQ TM, GV ĐUK", "Lưu Văn phòng ĐUK"],
        "commas at the ends",
    ),
    (
        "Nơi nhận:\n- VPCP: BTCN, các PCN, Trợ lý TTg,\ncác Vụ, Cục, Công báo;\n- Lưu: VT, KGVX (2b).\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG",
        ["VPCP: BTCN, các PCN, Trợ lý TTg, các Vụ, Cục, Công báo", "Lưu: VT, KGVX (2b)"],
        "an item that wraps",
    ),
    ("- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn C", ["Như trên", "Lưu: VT"], "without the words Nơi nhận"),
    ("Nơi nhận: Như trên; Lưu: VT.\nGIÁM ĐỐC\nTrần Văn C", ["Như trên", "Lưu: VT"], "on one line"),
    (
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, NC\nHồ Văn Mười",
        ["Như Điều 3", "Lưu: VT, NC"],
        "the name below is no recipient",
    ),
    (
        "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\n- Như trên;\nCHỦ TỊCH\n- Đảng ủy xã (b/c);\n- Lưu: VT.\nLê Văn B\n- Phụ lục",
        ["Như trên", "Đảng ủy xã (b/c)", "Lưu: VT"],
        "a table with a row for each line, read row by row",
    ),
    (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, NV (     b).\n\nCHỦ TỊCH\n\nLê Văn B",
        ["Như trên", "Lưu: VT, NV ( b)"],
        "the number of copies is no second column",
    ),
    (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n- Danh mục kèm theo",
        ["Như trên", "Lưu: VT"],
        "behind the file copy nobody else receives it",
    ),
    ("GIÁM ĐỐC\nTrần Văn C", [], "none"),
]


@pytest.mark.parametrize(("text", "expected", "why"), RECIPIENTS)
def test_recipients(text: str, expected: list[str], why: str) -> None:
    found = closing(text, 0, RULES)
    assert found.recipients == expected, why
    place = " ".join(text[slice(*found.recipients_span)].split()) if expected else ""
    assert all(" ".join(name.split()) in place for name in expected), why


STARTS = [
    ("Điều 2. Thi hành./.\nNơi nhận:\n- Lưu: VT.\nBỘ TRƯỞNG\nLê Văn B", "Nơi nhận", "recipients first"),
    ("Điều 2. Thi hành.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLê Văn B", "TM. CHÍNH PHỦ", "signature first"),
    ("Điều 2. Thi hành.\nBỘ TRƯỞNG\n\nNguyễn Hải Ninh", "BỘ TRƯỞNG", "the post alone"),
    ("Thi hành.\nNơi nhận          TRƯỞNG PHÒNG\n- Lưu VP\n       Lê Văn B", "Nơi nhận", "no colon, the post beside"),
    ("Loại báo cáo\nNơi nhận báo cáo\nTrong ngành\n", None, "a table's heading"),
    ("LUẬT\nNGƯỜI LAO ĐỘNG VIỆT NAM ĐI LÀM VIỆC\nTHEO HỢP ĐỒNG\nCăn cứ Hiến pháp;\n", None, "a title about persons"),
    ("Đã họp.\n| THƯ KÝ<br>Vũ Văn Nam | CHỦ TRÌ<br>Trần Thị Hoa |", "| THƯ KÝ", "a row of a table"),
    ("Đã họp.\n| THƯ KÝ | CHỦ TRÌ |\n|---|---|\n| Vũ Văn Nam | Trần Thị Hoa |", "| THƯ KÝ", "rows of a table"),
    ("1. Chủ tịch Ủy ban nhân dân chịu trách nhiệm.\n", None, "a post in a sentence"),
]


@pytest.mark.parametrize(("text", "expected", "why"), STARTS)
def test_find_closing(text: str, expected: str | None, why: str) -> None:
    at = find_closing(text, 0, len(text), RULES)
    assert (at is None and expected is None) or (at is not None and expected and text[at:].startswith(expected)), why


FOUND = [
    # text, the words with which its closing begins (None: it has none), why
    ("Việc đã xong./.\n\nPhó Hiệu trưởng\n\n(Đã ký)\n\nPhạm Thị Lan\n", "Phó Hiệu trưởng", "a post in small letters"),
    ("Việc đã xong./.\nChủ tịch\n(Đã ký)\nPhạm Thị Lan", "Chủ tịch", "the same, without blank lines"),
    ("Giao Phó Hiệu trưởng;\n(đã ký)\nPhạm Thị Lan", None, "the line above the mark is a sentence's"),
    ("Phó Hiệu trưởng\n(đã ký)\nhồ sơ kèm theo.\n", None, "no name follows the mark"),
    (
        "2. Gồm:\n- Hộ nghèo;\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n\nPhạm Thị Lan",
        "- Như trên",
        "the words Nơi nhận are lost",
    ),
    ("2. Gồm:\n- Hộ nghèo;\n- Hộ khác.\nCHỦ TỊCH\n\nPhạm Thị Lan", "CHỦ TỊCH", "items of the text above a signature"),
    ("Việc đã xong./.\nĐẠI DIỆN BÊN A\tĐẠI DIỆN BÊN B\n", "ĐẠI DIỆN BÊN A", "a form that nobody has signed yet"),
]


@pytest.mark.parametrize("text, begins, why", FOUND)
def test_where_a_closing_begins(text: str, begins: str | None, why: str) -> None:
    at = find_closing(text, 0, len(text), RULES)
    assert (None if at is None else text[at:].lstrip().startswith(begins or "?")) is (begins and True), why
