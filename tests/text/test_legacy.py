"""The code pages before Unicode: their tables, their fonts, and what is not taken for them."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable

import pytest

from vbhc.text.legacy import (
    Legacy,
    capitals,
    from_bytes,
    is_capital_font,
    page_of,
    page_of_font,
    to_unicode,
)

TONES = ("", *"\u0300\u0301\u0303\u0309\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
LETTERS = {*"đĐ", *SMALL, *(letter.upper() for letter in SMALL)}


@pytest.mark.parametrize("page, name", [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_tables_agree_with_iconv(page: Legacy, name: str, tool: Callable[[str], str]) -> None:
    """Every letter of our table is the one that iconv has; VN3 has the small letters and seven capitals."""
    first = 0x80 if page == "viscii" else 0xA1
    table = {code: from_bytes(bytes([code]), page) for code in range(first, 0x100)}
    codes = [code for code, letter in table.items() if letter in LETTERS and not letter.isascii()]
    codes = [code for code in codes if page == "viscii" or chr(code) != table[code] or code == 0xFD]
    command = [tool("iconv"), "-f", name, "-t", "UTF-8"]
    done = subprocess.run(command, input=bytes(codes), capture_output=True, check=True)
    assert [table[code] for code in codes] == list(done.stdout.decode())
    lacking = {letter for letter in LETTERS if not letter.isascii()} - {table[code] for code in codes}
    if page == "viscii":
        assert lacking == {from_bytes(bytes([code]), "viscii") for code in (2, 5, 6, 20, 25, 30)}
    else:
        assert lacking == {letter.upper() for letter in SMALL if not letter.isascii()} - set("ĂÂÊÔƠƯ")


def vni(text: str) -> str:
    """`text` as VNI writes it: a letter and the mark after it."""
    alone = dict(zip("íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", "íìæóòîñôöÍÌÆÓÒÎÑÔÖ", strict=True))
    tones = dict(zip("\u0301\u0300\u0309\u0303\u0323", range(5), strict=True))
    rows = {"": "ùøûõï", "\u0302": "áàåãä", "\u0306": "éèúüë"}
    out = ""
    for char in text:
        if char in alone:
            out += alone[char]
            continue
        base, *marks = unicodedata.normalize("NFD", char)
        tone = next((tones[m] for m in marks if m in tones), None)
        hat = next((m for m in marks if m in rows), "")
        base = alone.get(unicodedata.normalize("NFC", base + "\u031b"), base) if "\u031b" in marks else base
        mark = rows[hat][tone] if tone is not None else {"": "", "\u0302": "â", "\u0306": "ê"}[hat]
        out += base + (mark.upper() if base.isupper() else mark)
    return out


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_vni(letter: str) -> None:
    assert to_unicode(vni(letter), "vni") == letter


CASES = [
    # page     written                                   read                                     why
    ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "as Latin-1"),
    ("tcvn3", "®\u00adîc, C¨n cø “NghÞ ®Þnh”", "được, Căn cứ “Nghị định”", "quotes stay"),
    ("tcvn3", "kho¶n 1 §iÒu 5 cña LuËt", "khoản 1 Điều 5 của Luật", "a real line"),
    ("tcvn3", "NGHÞ QUYÕT", "NGHỊ QUYẾT", "capitals in a font that has none"),
    ("vni", "ÑOÄC LAÄP - TÖÏ DO", "ĐỘC LẬP - TỰ DO", "capitals"),
    ("vni", "thuyeâ'n", "thuyê'n", "a mark that VNI does not have"),
    ("viqr", "Co^.ng ho`a xa~ ho^.i", "Cộng hòa xã hội", "RFC 1456"),
    ("viqr", "DDu+o+`ng Nguye^~n Hue^., so^' 5.", "Đường Nguyễn Huệ, số 5.", "two horns"),
    ("viqr", r"Xong\. Anh ddi dda^u?", "Xong. Anh đi đâu?", "an escape; a question"),
    ("viqr", "ke^'t qua?. Tie^'p", "kết quả. Tiếp", "one tone a syllable"),
    ("viqr", "ba?ng a(1) va` (b)", "bảng a(1) và (b)", "brackets are no breves"),
    ("viqr", "na(m tra(m", "năm trăm", "breves are"),
]


@pytest.mark.parametrize("page, written, read, why", CASES)
def test_to_unicode(page: Legacy, written: str, read: str, why: str) -> None:
    assert to_unicode(written, page) == read, why


CAPITALS = [
    ("ủY BAN NHâN DâN TỉNH", "ỦY BAN NHÂN DÂN TỈNH", "all the words"),
    ("Về VIệC triển khai", "VỀ VIỆC triển khai", "a word that begins so beside such a word"),
    ("Sở VĂN HóA Và DU LịCH", "SỞ VĂN HÓA VÀ DU LỊCH", "a line without small letters"),
    ("Sở VĂN HóA\nSở Y tế", "SỞ VĂN HÓA\nSở Y tế", "line by line"),
    ("Số: 84/KH-UBND", "Số: 84/KH-UBND", "no such word"),
    ("Sở LĐTBXH đã họp", "Sở LĐTBXH đã họp", "abbreviations are no such words"),
    ("Kế hoạch", "Kế hoạch", "a capital at the start only"),
]


@pytest.mark.parametrize("text, capital, why", CAPITALS)
def test_capitals(text: str, capital: str, why: str) -> None:
    assert capitals(text) == capital, why


FONTS = [
    (".VnTime", "tcvn3", False),
    (".VnTimeH", "tcvn3", True),
    (".VnArial NarrowH", "tcvn3", True),
    ("'.VnTime'", "tcvn3", False),
    ("VNI-Times", "vni", False),
    ("Times New Roman", None, False),
    ("Vni", None, False),
    ("GothicH", None, False),
    ("", None, False),
]


@pytest.mark.parametrize("font, page, capital", FONTS)
def test_fonts(font: str, page: str | None, capital: bool) -> None:
    assert (page_of_font(font), is_capital_font(font)) == (page, capital)


UNICODE = [
    ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Vietnamese"),
    ("và các bên hình thành thói quen là", "Vietnamese of Latin-1 letters only"),
    ("HY1: 20°33’55,8”N, 106°35’05,9”E;\n" * 20, "coordinates"),
    ("thép Ø16, 2Ø18, 10×20 mm, 5 µm ± 0,1\n" * 20, "drawings"),
    ("Điều 1\n" + "HY1: 20°33’55,8”N, 106°35’05,9”E;\n" * 20, "coordinates in a Vietnamese text"),
    ("Le présent décret est publié à la préfecture, où il était déjà connu ; élève, forêt, août.", "French"),
    ("Größe für Übung, schön, während, müssen, können, Straße, äußern, ändern, höher", "German"),
    ("THÔNG TƯ\n" * 30, "capitals of Windows-1258"),
    ("Đồng chí\nXÃ\nVÀ\nTHÔNG TƯ\nCÔNG\n" * 5, "short lines of a Vietnamese text"),
    ("a^2 + b^2 = c^2; x' = f(x); y'' = g(y); what? e^x + o(1)\n" * 10, "formulas"),
    ("C:\\Users\\a(1).txt d'accord l'eau qu'il? vu+? ", "no VIQR"),
]


@pytest.mark.parametrize("text, why", UNICODE, ids=[row[1] for row in UNICODE])
def test_no_false_alarm(text: str, why: str) -> None:
    assert page_of(text) is None, why


def test_gold_papers_are_unicode(gold) -> None:  # type: ignore[no-untyped-def]
    for path in [*gold.glob("vbpl_*/docs/*.txt"), *gold.glob("hard/docs/*.txt")]:
        page = page_of(path.read_text(encoding="utf-8"))
        assert page is None or path.name == "hc130.txt", path
