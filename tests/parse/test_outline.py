"""Outlines: short texts as they stand in papers → [path, title] of each section."""
# ruff: noqa: E501 — rows of tables

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbhc.model import Section
from vbhc.parse.outline import outline
from vbhc.parse.quotes import quoted
from vbhc.parse.zones import find_zones
from vbhc.rules import default_rules

RULES = default_rules()


def sections(text: str) -> list[Section]:
    quotes = quoted(text, 0, len(text), RULES)
    return outline(text, find_zones(text, 0, RULES, quotes)[0], quotes, RULES)


def paths(found: list[Section], above: str = "") -> list[list[str]]:
    rows = []
    for s in found:
        path = f"{above}/{s.marker}" if above else s.marker
        rows += [[path, s.title], *paths(s.children, path)]
    return rows


FULL = (
    "các cơ quan, đơn vị, tổ chức và cá nhân có liên quan trên địa bàn\n" * 12
)  # a hard-wrapped paragraph without an end

CASES = [
    (
        "Phần một\nKẾT QUẢ\n1. Huấn luyện.\nPhần hai bên đã họp.\nPHẦN HAI: NHIỆM VỤ\n1. Diễn tập.\n",
        [
            ["Phần một", "KẾT QUẢ"],
            ["Phần một/1.", "Huấn luyện."],
            ["PHẦN HAI", "NHIỆM VỤ"],
            ["PHẦN HAI/1.", "Diễn tập."],
        ],
        "parts numbered in words without thứ",
    ),
    (
        f"Điều 1. Phạm vi\n{FULL}Điều 2. Hiệu lực thi hành của quy định\n",
        [["Điều 1.", "Phạm vi"], ["Điều 2.", "Hiệu lực thi hành của quy định"]],
        "the article that is expected, though the line above is full",
    ),
    (
        f"Điều 1. Phạm vi\n{FULL}Điều 5. Hiệu lực thi hành của quy định\n",
        [["Điều 1.", "Phạm vi"]],
        "another than is expected behind a full line is cited",
    ),
    (
        f"Điều 1. Phạm vi\n{FULL}- Ủy ban nhân dân các xã, phường và các ban, ngành của huyện\n- Các thôn phối hợp.\n",
        [
            ["Điều 1.", "Phạm vi"],
            ["Điều 1./-", "Ủy ban nhân dân các xã, phường và các ban, ngành của huyện"],
            ["Điều 1./-", "Các thôn phối hợp."],
        ],
        "dashes behind full lines, several",
    ),
    (
        f"Điều 1. Phạm vi\n{FULL}- Ủy ban nhân dân các xã thực hiện.\n",
        [["Điều 1.", "Phạm vi"]],
        "one dash behind a full line is a dash",
    ),
    (
        "Điều 1. Phạm vi\n1. a) Một là.\nb) Hai là.\n2. Khoản hai, a) của nó.\nĐiều 2. Hiệu lực\n",
        [
            ["Điều 1.", "Phạm vi"],
            ["Điều 1./1.", ""],
            ["Điều 1./1./a)", "Một là."],
            ["Điều 1./1./b)", "Hai là."],
            ["Điều 1./2.", "Khoản hai, a) của nó."],
            ["Điều 2.", "Hiệu lực"],
        ],
        "the first point on the line of its clause",
    ),
    (
        "1. a) hoặc b) đều được.\n2. Hết.\n",
        [["1.", "a) hoặc b) đều được."], ["2.", "Hết."]],
        "no second point follows: a) is text",
    ),
    (
        "Điều 1 Phạm vi điều chỉnh\n1. Một.\nĐiều 2 Đối tượng\nĐiều 3. Hiệu lực\n",
        [
            ["Điều 1", "Phạm vi điều chỉnh"],
            ["Điều 1/1.", "Một."],
            ["Điều 2", "Đối tượng"],
            ["Điều 3.", "Hiệu lực"],
        ],
        "articles without a dot, in a row",
    ),
    (
        "Điều 1. Phạm vi\nĐiều 2 Nghị định số 30/2020/NĐ-CP quy định việc này.\nĐiều 2. Hiệu lực\nĐiều 9 Của luật khác.\n",
        [["Điều 1.", "Phạm vi"], ["Điều 2.", "Hiệu lực"]],
        "a cited article at the start of a line; one that stands in no row",
    ),
    (
        "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Quán triệt Chỉ thị.\n\n2. Yêu cầu\n\nII. NỘI DUNG\n\n1. Các chi bộ\n",
        [
            ["I.", "MỤC ĐÍCH, YÊU CẦU"],
            ["I./1.", "Mục đích"],
            ["I./1./-", "Quán triệt Chỉ thị."],
            ["I./2.", "Yêu cầu"],
            ["II.", "NỘI DUNG"],
            ["II./1.", "Các chi bộ"],
        ],
        "numbering restarts under each heading",
    ),
    (
        "Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\n1. Nghị định này:\n\na) Một;\n\nb) Hai.\n\nChương II\n\n"
        "XỬ PHẠT VÀ QUẢN LÝ\n\nTRONG THỜI GIAN LÀM THỦ TỤC\n\nĐiều 2. Thẩm quyền\n",
        [
            ["Chương I", "QUY ĐỊNH CHUNG"],
            ["Chương I/Điều 1.", "Phạm vi điều chỉnh"],
            ["Chương I/Điều 1./1.", "Nghị định này:"],
            ["Chương I/Điều 1./1./a)", "Một;"],
            ["Chương I/Điều 1./1./b)", "Hai."],
            ["Chương II", "XỬ PHẠT VÀ QUẢN LÝ TRONG THỜI GIAN LÀM THỦ TỤC"],
            ["Chương II/Điều 2.", "Thẩm quyền"],
        ],
        "a chapter's title on the next lines",
    ),
    (
        "Điều 1. Sửa đổi, bổ sung Điều 5 như sau:\n“Điều 5. Hồ sơ\n1. Đơn.\n2. Bản sao.”.\nĐiều 2. Hiệu lực thi hành\n",
        [["Điều 1.", "Sửa đổi, bổ sung Điều 5 như sau:"], ["Điều 2.", "Hiệu lực thi hành"]],
        "quoted articles of another law",
    ),
    (
        "Điều 1. Sửa đổi\n1. Sửa khoản 1 như sau:\n“1. Đơn vị sự nghiệp\na) Một;\n2. Sửa khoản 5 như sau:\n“5. Đơn vị”.\n"
        "Điều 2. Hiệu lực\n",
        [
            ["Điều 1.", "Sửa đổi"],
            ["Điều 1./1.", "Sửa khoản 1 như sau:"],
            ["Điều 1./2.", "Sửa khoản 5 như sau:"],
            ["Điều 2.", "Hiệu lực"],
        ],
        "a quotation that is never closed does not swallow what follows",
    ),
    (
        "Điều 5. Một\n1. A;\n2. B;\n2a. C;\n3. D.\na) x;\na1) y;\nb) z.\nĐiều 5a. Hai\nĐiều 6. Ba\n",
        [
            ["Điều 5.", "Một"],
            ["Điều 5./1.", "A;"],
            ["Điều 5./2.", "B;"],
            ["Điều 5./2a.", "C;"],
            ["Điều 5./3.", "D."],
            ["Điều 5./3./a)", "x;"],
            ["Điều 5./3./a1)", "y;"],
            ["Điều 5./3./b)", "z."],
            ["Điều 5a.", "Hai"],
            ["Điều 6.", "Ba"],
        ],
        "inserted units",
    ),
    (
        "Căn cứ Luật Tổ chức Chính phủ;\n- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n\nI- QUY ĐỊNH CHUNG\n1- Một\n2- Hai\n",
        [["I", "QUY ĐỊNH CHUNG"], ["I/1", "Một"], ["I/2", "Hai"]],
        "the Party's dashes; lines of the basis are no sections",
    ),
    (
        "- Căn cứ Điều lệ Đảng;\n- Thực hiện Chương trình số 450-CTr/TU, ngày 01/12/2025;\n- Xét đề nghị của Ban,\n\nĐiều 1. Một\n",
        [["Điều 1.", "Một"]],
        "what a paper carries out stands among its basis",
    ),
    (
        "Thực hiện Công văn ngày\n1.7.2025 của Sở, kinh phí là\n1.000 đồng. Sở báo cáo:\n1. Kết quả\n",
        [["1.", "Kết quả"]],
        "dates and amounts at the start of a line",
    ),
    (
        "**I. MỤC ĐÍCH**\n\n**1. *Yêu cầu***\n\n### II. NỘI DUNG\n",
        [["I.", "MỤC ĐÍCH"], ["I./1.", "Yêu cầu"], ["II.", "NỘI DUNG"]],
        "Markdown marks",
    ),
    (
        "Nội dung theo Chương II Luật Đất đai và\nMục 2 Chương III của Luật này;\nPhần I của Nghị định.\n",
        [],
        "units named in running text",
    ),
    (
        "1. Họ và tên: Nguyễn Văn A\n2. ..........\n3. Địa chỉ: xã B\n",
        [["1.", "Họ và tên: Nguyễn Văn A"], ["3.", "Địa chỉ: xã B"]],
        "a form's blank is no section, and a skipped number is let pass",
    ),
    (
        "1. QUY ĐỊNH CHUNG\n1.1. Phạm vi\n1.1.1. Áp dụng\n1.2. Đối tượng\n2. KỸ THUẬT\n2.1. Yêu cầu\n",
        [
            ["1.", "QUY ĐỊNH CHUNG"],
            ["1./1.1.", "Phạm vi"],
            ["1./1.1./1.1.1.", "Áp dụng"],
            ["1./1.2.", "Đối tượng"],
            ["2.", "KỸ THUẬT"],
            ["2./2.1.", "Yêu cầu"],
        ],
        "decimal numbers",
    ),
    (
        "ĐIỀU THỨ NHẤT - Nay lập một Uỷ ban.\nĐIỀU THỨ HAI - Uỷ ban gồm có:\n",
        [["ĐIỀU THỨ NHẤT", "Nay lập một Uỷ ban."], ["ĐIỀU THỨ HAI", "Uỷ ban gồm có:"]],
        "decrees of 1945",
    ),
    (
        "Điều  1. Phạm vi\n1. Nội dung hợp đồng theo quy định tại khoản 3 \nĐiều 19. \n2. Tài liệu.\nĐiều 2. Hiệu lực\n",
        [
            ["Điều 1.", "Phạm vi"],
            ["Điều 1./1.", "Nội dung hợp đồng theo quy định tại khoản 3"],
            ["Điều 1./2.", "Tài liệu."],
            ["Điều 2.", "Hiệu lực"],
        ],
        "the article of a clause that ends a line cites; two blanks before a number",
    ),
    ("1. Một\n(a. hai)\n(b. ba)\n2. Bốn\n", [["1.", "Một"], ["2.", "Bốn"]], "a bracket that its letter does not close"),
    (
        "h) Một;\ni) Hai;\nk) Ba.\n",
        [["h)", "Một;"], ["i)", "Hai;"], ["k)", "Ba."]],
        "i) after h) is a letter, not a Roman one",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_outline(text: str, expected: list[list[str]], why: str) -> None:
    assert paths(sections(text)) == expected, why


LINES = [
    "Điều 1. Tên",
    "Điều 2. Tên",
    "“Điều 5. Cũ",
    "cũ.”.",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "I. MỤC ĐÍCH",
    "II. NỘI DUNG",
    "1. Một",
    "2. Hai",
    "1.1. Phạm vi",
    "a) Một;",
    "đ) Năm;",
    "- Gạch",
    "+ Cộng",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn A",
    "PHỤ LỤC I",
    "(Kèm theo Nghị định này)",
    "",
    "chữ thường",
    "“",
    '"',
    "*",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_spans_nest(parts: list[str]) -> None:
    text = "\n".join(parts)
    check(sections(text), 0, len(text), text)


def check(found: list[Section], start: int, end: int, text: str) -> None:
    for s in found:
        assert start <= s.span[0] < s.span[1] <= end
        assert text[s.span[0] :].startswith(s.marker)
        check(s.children, s.span[0], s.span[1], text)
        start = s.span[1]
