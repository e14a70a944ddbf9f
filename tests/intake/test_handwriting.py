"""Figures written by hand: the pieces of their ink, what is read, and where the blanks of a letterhead are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from vbhc.intake.handwriting import Read, read_number
from vbhc.intake.ocr_ink import connected, ink_of, pieces_of
from vbhc.intake.ocr_repair import repairs
from vbhc.intake.ocr_slots import ALLOWED, is_given, is_printed, slots_of, write_in
from vbhc.intake.pdf_chars import Word
from vbhc.intake.tesseract import DPI, LETTERS, Letter, letters_of, rows_of, words_of
from vbhc.rules import default_rules

RULES = default_rules()
CAPITAL, BASE = 40, 100  # height of capitals and their baseline in the drawn blanks
FONT = ImageFont.load_default(56)


def drawn(text: str, *, closer: int = 0, under: str = "", wide: int = 320) -> Image.Image:
    """A blank with figures in it: dark on paper that is not quite white."""
    picture = Image.new("L", (wide, 140), 244)
    brush = ImageDraw.Draw(picture)
    x = 12.0
    for figure in text:
        brush.text((x, BASE), figure, fill=40, font=FONT, anchor="ls")
        x += FONT.getlength(figure) + 4 - closer
    if under == "dots":
        for dot in range(4, wide - 4, 12):
            brush.rectangle((dot, BASE - 2, dot + 3, BASE + 1), fill=60)
    elif under == "rule":
        brush.rectangle((0, BASE + 6, wide, BASE + 8), fill=60)
    return picture


def views(picture: Image.Image) -> Any:
    return [pieces_of(ink_of(np.asarray(picture)), CAPITAL, BASE, slanted) for slanted in (False, True)]


INK: list[tuple[Image.Image, str, str | None, str]] = [
    # blank                         slot      read    why
    (drawn("87"), "number", "87", "two figures"),
    (drawn("1983"), "number", "1983", "four"),
    (drawn("05"), "day", "05", "a day with its nought"),
    (drawn("24", under="dots"), "number", "24", "over a leader of dots"),
    (drawn("62", under="rule"), "number", "62", "over a rule"),
    (drawn("205", closer=9), "number", "205", "figures that touch"),
    (drawn(""), "number", None, "an empty blank"),
    (drawn("", under="dots"), "day", None, "only dots"),
    (drawn("", under="rule"), "month", None, "only a rule"),
    (drawn("8" * 9, wide=600), "number", None, "no number is that long"),
]


@pytest.mark.parametrize("picture, slot, right, why", INK, ids=[row[-1] for row in INK])
def test_ink_is_read(picture: Image.Image, slot: str, right: str | None, why: str) -> None:
    read = read_number(views(picture), CAPITAL, ALLOWED[slot])
    assert (read[0].text if read else None) == right, why
    assert all(a.sure >= b.sure for a, b in pairwise(read)) and all(0 <= r.sure <= 1 for r in read)


def test_a_day_that_is_none_is_not_read() -> None:
    """What does not fit the slot is no candidate, and what is left is doubtful."""
    read = read_number(views(drawn("45")), CAPITAL, ALLOWED["day"])
    assert all(re.fullmatch(r"[0-3]?\d", r.text) and int(r.text) < 32 and r.sure < 0.5 for r in read)


def test_letters_are_no_number() -> None:
    for word in ("Số", "năm", "mwk"):
        assert all(r.sure < 0.6 for r in read_number(views(drawn(word)), CAPITAL, ALLOWED["number"])), word


def test_connected_finds_what_hangs_together() -> None:
    rows = ["##..#", ".#..#", "...#.", "#...."]  # the corner joins the stroke on the right
    found = connected(np.array([[c == "#" for c in row] for row in rows]))
    assert sorted((p.left, p.top, int(p.points.sum())) for p in found) == [(0, 0, 3), (0, 3, 1), (3, 0, 3)]


def line_of(*words: str, x: int = 100, y: int = 0) -> list[Letter]:
    """Letters as tesseract gives them, 30 pixels each; words are 30 apart; "~" stands for an empty stretch."""
    letters = []
    for n, word in enumerate(words):
        for character in word:
            if character != "~":
                letters.append(Letter(character, x, y + BASE - CAPITAL, x + 28, y + BASE, n))
            x += 30
        x += 30
    return letters


LINES: list[tuple[list[str], list[tuple[str, str]], str]] = [
    # words of a line                                    blanks and what was seen there            why
    (["Số:", "#7", "/QĐ-UBND"], [("number", "#7")], "noise between"),
    (["Số:", "/QĐ-UBND"], [("number", "")], "nothing between"),
    (["Số:", "/2/3", "/KH-UBND"], [("number", "/2/3")], "figures taken for slashes"),
    (["Số:", "23", "KH-UBND"], [("number", "23")], "the slash taken for a figure"),
    (["Số:", "18", "/2024/NQ-HĐND"], [("number", "18")], "with the year"),
    (["Số", "#7", "-QĐ/TU"], [("number", "#7")], "of the Party"),
    (["Sốa005", "/SYT-NVY"], [("number", "a005")], "grown together"),
    (
        ["Hà", "Nội,", "ngàyO5", "tháng", "02", "năm", "2025"],
        [("day", "O5"), ("month", "02"), ("year", "2025")],
        "a date",
    ),
    (["ngày", "tháng", "năm", "2025"], [("day", ""), ("month", ""), ("year", "2025")], "an empty one"),
    (["(theo", "Quyết", "định", "số", "779", "/QĐ-UBND"], [], "a citation does not begin the line"),
    (["ngày", "nghỉ", "hằng", "năm"], [], "no date"),
]


@pytest.mark.parametrize("words, expected, why", LINES, ids=[row[-1] for row in LINES])
def test_blanks_of_a_line(words: list[str], expected: list[tuple[str, str]], why: str) -> None:
    found = slots_of([line_of(*words)], 3508, RULES.once(repairs))
    assert [(s.kind, "".join(n.text for n in s.line[s.start : s.end])) for s in found] == expected, why


def words_for(line: list[Letter]) -> list[Word]:
    scale, words = 72 / DPI, []
    for n in sorted({letter.word for letter in line}):
        own = [letter for letter in line if letter.word == n]
        word = Word("".join(x.text for x in own), own[0].left * scale, own[-1].right * scale, 24.0, 13.0, n, True)
        word.confidence = 0.3 if "#" in word.text else 0.95
        words.append(word)
    return words


WRITTEN: list[tuple[list[str], str, str, str]] = [
    # words seen                     figures on paper   words now               why
    (["Số:", "##~", "/QĐ-UBND"], "87", "Số: 87 /QĐ-UBND", "noise is replaced"),
    (["Số:~~~~", "/QĐ-UBND"], "87", "Số: 87 /QĐ-UBND", "tesseract saw nothing"),
    (["Số:##~", "/QĐ-UBND"], "87", "Số: 87 /QĐ-UBND", "grown together with the word"),
    (["Số:~~~~", "/QĐ-UBND"], "", "Số: /QĐ-UBND", "an empty blank stays empty"),
    (["Số:", "87~", "/QĐ-UBND"], "87", "Số: 87 /QĐ-UBND", "printed, and read as it is"),
    (["Số:", "###~", "/QĐ-UBND"], "mwk", "Số: … /QĐ-UBND", "what is no number is not guessed"),
]


@pytest.mark.parametrize("seen, figures, right, why", WRITTEN, ids=[row[-1] for row in WRITTEN])
def test_blanks_are_filled(seen: list[str], figures: str, right: str, why: str) -> None:
    line = line_of(*seen)
    page = Image.new("L", (1200, 1000), 250)
    colon = next(letter for letter in line if letter.text == ":")
    x = colon.right + 12.0
    for figure in figures:
        ImageDraw.Draw(page).text((x, BASE), figure, fill=30, font=FONT, anchor="ls")
        x += FONT.getlength(figure) + 4
    words = write_in(words_for(line), [line], page, RULES)
    assert " ".join(word.text for word in words) == right, why
    assert [word.order for word in words] == list(range(len(words)))
    by_hand = [word for word in words if word.candidates]
    assert bool(by_hand) == (right != " ".join(seen).replace("~", "") and bool(figures)), why
    assert all(word.raw is not None and word.confidence is not None for word in by_hand)


HOCR = """<span class='ocr_line' id='line_1_1' title="bbox 100 200 900 260; baseline 0.01 -12; x_size 54">
<span class='ocrx_word' id='w1' title='bbox 100 200 300 250; x_wconf 96'><em><span class='ocrx_cinfo'
 title='x_bboxes 100 200 130 250; x_conf 98'>S</span><span class='ocrx_cinfo' title='x_bboxes 135 190 160 250; x_conf
 97'>&#39;</span></em></span>
<span class='ocrx_word' id='w2' title='bbox 320 202 400 252; x_wconf 41'><span class='ocrx_cinfo'
 title='x_bboxes 320 202 350 252; x_conf 41'>7</span></span></span>""".replace("\n ", " ")


def test_letters_of_hocr() -> None:
    assert [(n.text, n.left, n.bottom, n.word) for n in next(letters_of(rows_of(HOCR)))] == [
        ("S", 100, 250, 0),
        ("'", 135, 250, 0),
        ("7", 320, 252, 1),
    ]
    assert [word.text for word in words_of(rows_of(HOCR))] == ["S'", "7"]
    assert LETTERS


PRINTED = [
    # slot     seen    read by hand               printed  why
    ("number", "128", [("128", 0.9)], True, "figures that are read so too"),
    ("number", "128", [("120", 0.9)], False, "read otherwise"),
    ("number", "12a", [("12", 0.9)], True, "a letter behind them"),
    ("number", "12a", [("120", 0.3)], True, "a letter that is hardly a figure"),
    ("number", "12a", [("126", 0.9)], False, "a letter that is a figure"),
    ("number", "ab", [], False, "no number"),
    ("day", "1a", [("1", 0.9)], False, "no day"),
]


@pytest.mark.parametrize("slot, seen, read, printed, why", PRINTED, ids=[row[-1] for row in PRINTED])
def test_printed_numbers(slot: str, seen: str, read: list[tuple[str, float]], printed: bool, why: str) -> None:
    assert is_printed(slot, seen, [Read(*one) for one in read]) is printed, why


GIVEN = [
    # slot    sure  others  given   why
    ("day", 0.47, [0.05], True, "a day that no other reading contests"),
    ("day", 0.47, [0.2], False, "contested"),
    ("day", 0.05, [], False, "hardly read at all"),
    ("number", 0.47, [0.01], False, "a number has no bounds that help"),
    ("number", 0.6, [0.5], True, "likelier than not"),
]


@pytest.mark.parametrize("slot, sure, others, given, why", GIVEN, ids=[row[-1] for row in GIVEN])
def test_what_is_given(slot: str, sure: float, others: list[float], given: bool, why: str) -> None:
    assert is_given(slot, sure, [Read("", other) for other in others]) is given, why
