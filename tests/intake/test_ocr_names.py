"""Names of signers on scans: what is read again, and what of the readings is believed."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image

from vbhc.intake import ocr_names
from vbhc.intake.ocr_images import Views
from vbhc.intake.ocr_names import names_again
from vbhc.intake.tesseract import Row, Running, rows_of, words_of
from vbhc.rules import default_rules

RULES = default_rules()
PAGE = Image.new("L", (2480, 3508), 255)


def hocr(*lines: tuple[int, int, str]) -> str:
    """hOCR of lines: left, baseline, words with their confidence ("Trần@72"); letters 20 points wide and 50 high."""
    told = []
    for left, base, text in lines:
        words, x = [], left
        for word in text.split():
            spelt, _, sure = word.partition("@")
            end = x + 20 * len(spelt)
            title = f"bbox {x} {base - 45} {end} {base}; x_wconf {sure or 96}"
            words.append(f"<span class='ocrx_word' title='{title}'>{html.escape(spelt)}</span>")
            x = end + 15
        box = f"bbox {left} {base - 45} {x} {base}; baseline 0 0; x_size 50"
        told.append(f"<span class='ocr_line' title=\"{box}\">{''.join(words)}</span>")
    return "\n".join(told)


def read(page: str, lines: Sequence[str], corner: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of `page` with what the second look, here given, makes of them; "→" before what is changed or new."""

    def told_lines(pictures: Sequence[Any], running: Running) -> list[list[Row]]:
        return [rows_of(hocr((10, 60, lines[n % len(lines)]))) for n in range(len(pictures))]

    monkeypatch.setattr(ocr_names, "recognise_lines", told_lines)
    monkeypatch.setattr(ocr_names, "recognise", lambda *_, **__: rows_of(corner))
    rows = rows_of(page)
    found = names_again(words_of(rows), rows, Views(PAGE, PAGE), Running(), RULES)
    return [("→" if word.raw is not None else "") + word.text for word in found]


NAMES = [
    # first reading             read again                                   is                                why
    ("Trân@72 Phước Hiên@90", ["Trần Phước Hiền", "“Tràn@83 Phước Hiền"], "→Trần Phước →Hiền", "a family name is one"),
    ("Trần Hoàng Tuần@83", ["Trần Hoàng Tuấn", "Trần Hoàng Tuấn"], "Trần Hoàng →Tuấn", "two readings against one"),
    ("Trần Hoàng Tuần@83", ["Trần Hoàng Tuấn@90", "Trần Hoàng Tuân@80"], "Trần Hoàng →Tuấn", "all differ: the surest"),
    ("Nguyễn Trúc Glang@82", ["Nguyễn Trúc Giang@70", "Nguyễn Trúc Glang"], "Nguyễn Trúc →Giang", "one is a word"),
    ("Trần Hoàng Tuần@83", ["Hoàng Tuấn", "1x7"], "Trần Hoàng Tuần", "other words are no reading of these"),
    ("Trần Hoàng Tuấn", ["Lê Văn Tám"], "Trần Hoàng Tuấn", "what is sure is not read again"),
    ("guyễn Văn Tám", ["Nguyễn Văn Tám", "guyễn Văn Tám"], "→Nguyễn Văn Tám", "the first letter is under a signature"),
    ("uyễn Văn Tám", ["uyễn Văn Tám"], "uyễn Văn Tám", "more of it is: no name that is known"),
    ("Lê@40 Văn Tám;", ["Lý Văn Tám"], "Lê Văn Tám;", "in a list"),
    ("Căn@40 cứ Luật", ["Cần Cù Luật"], "Căn cứ Luật", "no name"),
]


@pytest.mark.parametrize("first, again, right, why", NAMES)
def test_names_are_read_again(
    first: str, again: list[str], right: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert " ".join(read(hocr((1500, 3000, first)), again, "", monkeypatch)) == right, why


LIST = (200, 2300, "Nơi nhận:")
CORNERS = [
    # on the page              in the corner read again (from its own edges)        added        why
    ([LIST], [(400, 400, "Hà Văn Phúc")], "→Hà →Văn →Phúc", "a name that was not seen"),
    ([(200, 2300, "ơi nhận:")], [(400, 400, "Hà Văn Phúc")], "→Hà →Văn →Phúc", "the first letter lost at the edge"),
    ([LIST], [(400, 400, "Cỏ Cây Hoa")], "", "no family name"),
    ([LIST], [(300, 100, "(Đ/c Lê Văn Tám);"), (400, 400, "Hà Văn Phúc")], "→Hà →Văn →Phúc", "another in the list"),
    ([LIST], [(400, 400, "Hà@30 Văn Phúc")], "→Hà →Văn →Phúc", "guessed, and borne out by its line alone"),
    ([LIST], [(300, 60, "PHÓ@30 CHỦ TỊCH")], "", "a post that is guessed"),
    ([LIST], [(400, 400, "Hà Văn Phúc"), (400, 480, "Lê Văn Tám")], "", "two names are no signature"),
    ([LIST, (1500, 2900, "Lê Văn Tám")], [(400, 400, "Hà Văn Phúc")], "", "a name was seen"),
    ([LIST], [(300, 60, "KT. CHỦ TỊCH"), (300, 100, "PHÓ CHỦ TỊCH")], "→KT. →CHỦ →TỊCH →PHÓ →CHỦ →TỊCH", "posts"),
    ([LIST, (1500, 2300, "GIÁM ĐỐC")], [(300, 63, "GIÁM ĐỐC")], "", "the post was seen"),
    ([(2000, 2300, "Nơi nhận:")], [(400, 400, "Hà Văn Phúc")], "", "nothing is right of it"),
    ([(200, 60, "Nơi nhận:")], [(400, 400, "Hà Văn Phúc")], "→Hà →Văn →Phúc", "at the top of the page"),
    ([(200, 2300, "Kính gửi:")], [(400, 400, "Hà Văn Phúc")], "", "no list of recipients"),
]


@pytest.mark.parametrize("page, corner, added, why", CORNERS)
def test_the_corner_of_the_signature(
    page: list[tuple[int, int, str]],
    corner: list[tuple[int, int, str]],
    added: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = read(hocr(*page), ["Hà Văn Phúc"], hocr(*corner), monkeypatch)
    assert " ".join(words[sum(len(text.split()) for _, _, text in page) :]) == added, why


UNDER = [
    # on the page, beside the list                 all words then                              why
    ([(1500, 2700, "uyễn Thảo")], "Nơi nhận: →Nguyễn →Thảo", "what was read of the name before gives way"),
    ([(840, 2700, "cáo); uyễn Thảo")], "Nơi nhận: cáo); uyễn Thảo", "a line of text that goes on beyond the name"),
    ([(840, 2700, "cáo);"), (1500, 2700, "uyễn Thảo")], "Nơi nhận: cáo); →Nguyễn →Thảo", "another column of the line"),
]


@pytest.mark.parametrize("lines, right, why", UNDER)
def test_what_was_read_in_the_place_of_a_name(
    lines: list[tuple[int, int, str]], right: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The corner begins at (820, 2194) of the page."""
    seen = read(hocr(LIST, *lines), ["Nguyễn Thảo"], hocr((lines[-1][0] - 820, 506, "Nguyễn Thảo")), monkeypatch)
    assert " ".join(seen) == right, why
