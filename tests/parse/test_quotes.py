"""Quoted wording: what is inside the spans."""

from __future__ import annotations

import pytest

from vbhc.parse.quotes import quoted, within_notes
from vbhc.rules import default_rules

RULES = default_rules()

CASES = [
    ("như sau:\n“Điều 5. Hồ sơ\n1. Đơn.”.\nĐiều 2.", ["“Điều 5. Hồ sơ\n1. Đơn.”"], "over lines"),
    ("như sau:\n“1. “Văn bản” là chữ.”;\n2.", ["“1. “Văn bản” là chữ.”"], "a quotation inside"),
    ("Chỉ thị “về công tác phổ cập”.", [], "a title in a sentence is no wording"),
    ("thay cụm từ “khoản 2” bằng", ["“khoản 2”"], "replaced words"),
    ("như sau:\n“5. Một\nhết.\n2. Sửa như sau:\n“6. Hai”.\n", ["“5. Một\nhết.", "“6. Hai”"], "never closed"),
    (
        "\nĐiều 2. Bổ sung Điều 4a như sau:\n“Điều 4a. Một\n1. Hai.\nĐiều 3. Thay thế\n1. Cụm từ “ba” bằng “bốn”.\n",
        ["“Điều 4a. Một\n1. Hai.", "“ba”"],
        "never closed: what begins with Điều 4a holds no Điều 3",
    ),
    (
        "\nĐiều 2. Sửa đổi Điều 4 như sau:\n“Điều 4. Một\n1. Theo khoản 1\nĐiều 3. Luật này.”.\nĐiều 3. Hai",
        ["“Điều 4. Một\n1. Theo khoản 1\nĐiều 3. Luật này.”"],
        "an article that a clause names is none of this document's",
    ),
    ('như sau:\n"Điều 5. Một\nHai".\nĐiều 2.', ['"Điều 5. Một\nHai"'], "straight marks"),
    ('như sau:\n“5. Một\nhai".\nĐiều 2.', ['“5. Một\nhai"'], "opened curly, closed straight"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_quoted(text: str, expected: list[str], why: str) -> None:
    assert [text[s:e] for s, e in quoted(text, 0, len(text), RULES)] == expected, why


NOTES = [
    # quotes, notes, expected, why
    ([(5, 9)], [(20, 30)], [(5, 9)], "outside of notes"),
    ([(22, 28)], [(20, 30)], [(22, 28)], "inside one"),
    (
        [(25, 65)],
        [(20, 30), (60, 70)],
        [(25, 30), (60, 65)],
        "from one note into the next",
    ),
    ([(5, 25)], [(20, 30)], [(5, 25)], "opened in the main text"),
]


@pytest.mark.parametrize(("quotes", "notes", "expected", "why"), NOTES)
def test_notes(
    quotes: list[tuple[int, int]], notes: list[tuple[int, int]], expected: list[tuple[int, int]], why: str
) -> None:
    assert within_notes(quotes, notes) == expected, why
