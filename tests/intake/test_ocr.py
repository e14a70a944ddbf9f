"""Scans and photographs: what is recognised, what is repaired, and what happens where tesseract is not itself."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.pdf_maker import Sheet, make_pdf
from intake.pictures import SAMPLES, as_bytes, bitmap, page
from vbhc.intake import tesseract
from vbhc.intake.image import open_picture, read_image
from vbhc.intake.ocr import is_scribble
from vbhc.intake.ocr_arrival import read_stamp
from vbhc.intake.ocr_images import slant
from vbhc.intake.ocr_repair import OcrRules, repair
from vbhc.intake.pdf import read_pdf
from vbhc.intake.pdf_chars import Word
from vbhc.intake.pdf_lines import Line
from vbhc.intake.pdf_running import Page
from vbhc.intake.reading import Reading
from vbhc.intake.tesseract import on_its_side, rows_of, words_of
from vbhc.model import VbhcError
from vbhc.pipeline import parse_bytes
from vbhc.rules import default_rules

FULL = "Ủy ban nhân dân huyện Kon Rẫy ban hành kế hoạch triển khai thực hiện nghị quyết của Tỉnh ủy năm nay"
RULES = default_rules()


def read_line(text: str) -> Line:
    """A recognised line at the top of a page, each word with its confidence: 0.96, or as in "87@0.3"."""
    words, x = [], 50.0
    for n, word in enumerate(text.split()):
        spelt, _, sure = word.partition("@")
        words.append(Word(spelt, x, x + 6 * len(spelt), 100.0, 12.0, n, True, confidence=float(sure or 0.96)))
        x += 6 * len(spelt) + 4
    return Line(words, 1)


REPAIRS = [
    # read                                              repaired                                        why
    *((raw, right, "example of rules/ocr.yaml") for raw, right in RULES.mapping("ocr", OcrRules).examples),
    ("Số: 87 /QĐ-UBND", "Số: 87 /QĐ-UBND", "nothing to repair"),
    ("Số: 87@0.3 /QĐ-UBND", "Số: … /QĐ-UBND", "figures that tesseract guesses are left blank"),
    ("Sốa005@0.39 /SYT-NVY", "Số … /SYT-NVY", "handwriting grown together with the word"),
    ("Nghị định số 115/2021/NĐ-CP ngày", "Nghị định số 115/2021/NĐ-CP ngày", "a citation is no number line"),
    ("Số 08-QĐ/TU", "Số 08-QĐ/TU", "Party family"),
    ("ngày 32 tháng 10 năm 2017", "ngày … tháng 10 năm 2017", "no such day"),
    ("ngày 05 tháng 02 năm 2025", "ngày 05 tháng 02 năm 2025", "a day as printed"),
    ("Số 12/2024/QĐ-TTg", "Số 12/2024/QĐ-TTg", "a group that the rules know stays"),
    ("QUY ĐỊNH", "QUY ĐỊNH", "a type of its own, not quyết định"),
]


@pytest.mark.parametrize("raw, right, why", REPAIRS)
def test_repair(raw: str, right: str, why: str) -> None:
    line = read_line(raw)
    before = [word.text for word in line.words]
    repair([Page(1, 595.0, 842.0, [line])], RULES)
    after = [word.text for word in line.words]
    assert " ".join(after) == right, why
    if after != before:
        assert any(word.raw is not None for word in line.words), "the raw reading is kept"


SYMBOLS = [
    # number line            title          repaired             why
    ("24 /TIr-UBND", "TỜ TRÌNH", "24 /TTr-UBND", "one letter is wrong"),
    ("87 /QDÐ-UBND", "QUYẾT ĐỊNH", "87 /QĐ-UBND", "one letter too many"),
    ("87 /TIr-UBND", "QUYẾT ĐỊNH", "87 /TIr-UBND", "not like the title's type"),
    ("87 /SYT-NVY", "BÁO CÁO", "87 /SYT-NVY", "letters of a body stay"),
    ("87/2024/QĐ-UBND", "CHỈ THỊ", "87/2024/QĐ-UBND", "a type that the rules know stays"),
]


@pytest.mark.parametrize("symbol, title, right, why", SYMBOLS, ids=[row[-1] for row in SYMBOLS])
def test_type_in_the_symbol_by_the_title(symbol: str, title: str, right: str, why: str) -> None:
    lines = [read_line(f"Số: {symbol}"), read_line(title)]
    repair([Page(1, 595.0, 842.0, lines)], RULES)
    assert " ".join(word.text for word in lines[0].words) == f"Số: {right}", why


YEARS = [
    # text                                    year     why
    ("GIÁM SÁT NĂM 2018", "2018", "the one that the text names"),
    ("giai đoạn 2018 - 2019", "…", "the text names two of them"),
    ("giai đoạn 2012 - 2017", "…", "the text names none of them"),
    ("đường dây 22018", "…", "no year"),
]


@pytest.mark.parametrize("text, year, why", YEARS)
def test_a_year_that_the_text_bears_out(text: str, year: str, why: str) -> None:
    date = read_line("Kiên Giang, ngày 10 tháng 2 năm …")
    date.words[-1].candidates, date.words[-1].raw = ("2010", "2019", "2018"), "2013"
    repair([Page(1, 595.0, 842.0, [date, read_line(text)])], RULES)
    assert date.words[-1].text == year, why


SCRIBBLES = [
    # line                       scribble  why
    ("X>==", True, "a signature"),
    ("y@0.3 2@0.9", True, "a signature"),
    ("À@0.9", True, "one letter with a tone mark, however sure"),
    ("Đ", False, "a heading of a column"),
    ("Hà Văn Phúc", False, "a name"),
    ("12/3", False, "a number"),
]


@pytest.mark.parametrize("text, scribble, why", SCRIBBLES)
def test_scribbles(text: str, scribble: bool, why: str) -> None:
    assert is_scribble(read_line(text).words) is scribble, why


def test_a_number_line_is_no_scribble() -> None:
    line = read_line("Só@0.39 … /SYT-NVY")
    line.words[1].candidates = ("7005",)
    assert not is_scribble(line.words)


HOCR = """<span class='ocr_line' id='line_1_1' title="bbox 100 200 900 260; baseline 0.01 -12; x_size 54">
<span class='ocrx_word' id='w1' title='bbox 100 200 300 250; x_wconf 96'><em>Nghị</em></span>
<span class='ocrx_word' id='w2' title='bbox 320 202 400 252; x_wconf 41'>&lt;7</span></span>"""


def test_words_of_hocr() -> None:
    words = words_of(rows_of(HOCR))
    assert [(w.text, w.confidence) for w in words] == [("Nghị", 0.96), ("<7", 0.41)]
    assert words[0].y == words[1].y and words[0].size == pytest.approx(54 * 72 / 300)
    assert words_of([]) == []


UP = """<span class='ocr_line' title="bbox 2105 302 2147 1458; baseline -144.5 722.5; x_size 36">
<span class='ocrx_word' title='bbox 2105 302 2147 600; x_wconf 95'>HỘI</span>
<span class='ocrx_word' title='bbox 2105 620 2147 900; x_wconf 95'>ĐỒNG</span></span>"""
SIDES = [
    # hOCR                 on its side  why
    (HOCR, False, "an upright line"),
    (UP, True, "a line that runs down the page"),
    (UP + HOCR + HOCR, False, "a margin note beside upright lines"),
    ("", False, "a blank page"),
    (UP.replace("ĐỒNG", ""), False, "one word tells nothing: it may be a mark"),
]


@pytest.mark.parametrize("hocr, aside, why", SIDES, ids=[row[-1] for row in SIDES])
def test_pages_on_their_side(hocr: str, aside: bool, why: str) -> None:
    assert on_its_side(rows_of(hocr)) is aside, why


@pytest.mark.parametrize("form", ["PNG", "JPEG", "MPO", "TIFF", "BMP", "GIF", "WEBP"])
def test_every_form_of_picture_opens(form: str) -> None:
    picture = open_picture(as_bytes(page("cong-van-phuc-dap.pdf", dpi=40), form=form), f"a.{form}")
    assert picture.convert("L").size == page("cong-van-phuc-dap.pdf", dpi=40).size


def test_a_scan_is_read_as_its_document(tool: Callable[[str], str]) -> None:
    """A slanting two-page scan as PDF: header, text, evidence."""
    tool("tesseract")
    picture = page("cong-van-phuc-dap.pdf").rotate(1.2, fillcolor=255)
    assert abs(slant(picture) + 1.2) < 0.25
    told: list[tuple[int, int]] = []
    m = read_pdf(as_bytes(picture, form="PDF"), "quét.pdf", Reading(told=lambda done, of: told.append((done, of))))
    assert (m.source.text_origin, m.source.pages, told) == ("ocr", 1, [(1, 1)])
    assert m.recognised and all(m.text[w.start : w.end].strip() for w in m.recognised)
    doc = parse_bytes(as_bytes(picture, form="PNG"), "ảnh.png")
    plain = parse_bytes((Path(__file__).parents[2] / "samples" / "cong-van-phuc-dap.pdf").read_bytes(), "a.pdf")
    assert doc.source.format == "image" and doc.source.text_origin == "ocr"
    for name in ("code", "date", "type", "place", "recipients", "signatures"):
        assert getattr(doc.header, name) == getattr(plain.header, name), name
    assert doc.header.issuer and plain.header.issuer and doc.header.issuer.name == plain.header.issuer.name
    evidence = doc.header.evidence["code"]
    assert evidence.origin == "ocr" and evidence.confidence and 0.5 < evidence.confidence <= 1
    assert [c.code for c in doc.citations if c.code] == [c.code for c in plain.citations if c.code]


def test_pages_with_text_are_recognised_where_that_is_wanted(tool: Callable[[str], str]) -> None:
    """--ocr always: the text comes from the picture of the page, what a signature drew stays as it was drawn."""
    tool("tesseract")
    doc = parse_bytes((SAMPLES / "to-trinh-ky-so.pdf").read_bytes(), "a.pdf", ocr="always")
    assert doc.source.text_origin == "ocr"
    assert (doc.header.code, doc.header.date) == ("188/TTr-SVHTTDL", "2024-09-05")
    assert doc.header.evidence["issuer"].origin == "ocr"


def stamp_picture() -> Any:
    """A stamp as an office lays it over a page: a red form, figures in black over it."""
    picture = Image.new("RGB", (700, 330), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(40)
    draw.rectangle((4, 4, 695, 325), outline="red", width=4)
    draw.text((20, 20), "VP. UBND TINH", "red", font)
    draw.text((280, 85), "So:", "red", font)
    draw.text((360, 85), "4707", "black", font)
    draw.text((280, 145), "Ngay", "red", font)
    draw.text((400, 145), "13/03/2025", "black", font)
    draw.text((20, 250), "So va ky hieu HS:", "red", font)
    return picture


def test_arrival_stamp(tool: Callable[[str], str]) -> None:
    """Number and day of a stamp that is a picture; a signature panel is no such stamp."""
    tool("tesseract")
    found = read_stamp(stamp_picture(), RULES)
    assert found is not None and found.arrival.date == "2025-03-13" and found.arrival.number == "4707"
    assert read_stamp(Image.new("RGB", (300, 200), "white"), RULES) is None


def test_scans_are_not_read_where_that_is_not_wanted() -> None:
    with pytest.raises(VbhcError) as caught:
        read_image(as_bytes(page("cong-van-phuc-dap.pdf", dpi=30), form="PNG"), "a.png", Reading("never"))
    assert caught.value.code == "scan" and "--ocr" in caught.value.message


BAD = [
    # bytes                                                             code         why
    (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "damaged", "not a PNG behind its first bytes"),
    (b"\xff\xd8\xff\xe0" + b"junk" * 20, "damaged", "not a JPEG"),
    (as_bytes(page("cong-van-phuc-dap.pdf", dpi=60), form="PNG")[:900], "damaged", "cut off"),
    (bitmap(30_000, 30_000), "too-large", "30,000 pixels"),
    (bitmap(30_000, 10), "too-large", "one long side"),
]


@pytest.mark.parametrize("data, code, why", BAD)
def test_bad_pictures(data: bytes, code: str, why: str) -> None:
    with pytest.raises(VbhcError) as caught:
        read_image(data, "xấu.png")
    assert caught.value.code == code, why
    assert caught.value.message.startswith("xấu.png: ") and "\n" not in caught.value.message


FAKES = [
    # what tesseract does                            code             why
    (None, "tool-missing", "it is not installed"),
    (
        "echo 'Error opening data file /x/vie' >&2; exit 1",
        "tool-missing",
        "its Vietnamese data are missing",
    ),
    ("sleep 100 & sleep 100", "scan", "it hangs"),
    ("kill -9 $$", "scan", "it is killed"),
    ("exit 3", "scan", "it fails"),
    ("cat >/dev/null", "scan", "it says nothing"),
]


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for tesseract")
def test_tesseract_that_a_variable_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tess-5"
    program.write_text(f"#!/bin/sh\necho >>{tmp_path}/called\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("VBHC_TESSERACT", str(program))
    with pytest.raises(VbhcError, match="tesseract báo lỗi"):
        read_image(as_bytes(page("cong-van-phuc-dap.pdf", dpi=60), form="PNG"), "quét.png")
    assert (tmp_path / "called").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for tesseract")
@pytest.mark.parametrize("does, code, why", FAKES)
def test_tesseract_fails(
    does: str | None, code: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence; nothing left behind; the pages that have text are read all the same."""
    monkeypatch.setenv("PATH", str(tmp_path) if does is None else f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(tesseract, "MAX_SECONDS", 0.3)
    pids = tmp_path / "pids"
    if does is not None:
        script = tmp_path / "tesseract"
        script.write_text(f"#!/bin/sh\necho $$ >>{pids}\n{does}\n")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(VbhcError) as caught:
        read_image(as_bytes(page("cong-van-phuc-dap.pdf", dpi=60), form="PNG"), "quét.png")
    assert caught.value.code == code, why
    assert caught.value.message.startswith("quét.png: ") and "\n" not in caught.value.message
    if code == "tool-missing":
        assert "apt install tesseract-ocr tesseract-ocr-vie" in caught.value.message
    mixed = make_pdf(Sheet([(85, 100, 14, FULL)]), Sheet(picture=(0, 0, 595, 842)))
    m = read_pdf(mixed, "a.pdf")
    assert "Kon Rẫy" in m.text and m.source.text_origin == "text"
    assert {w.code for w in m.warnings} & {"ocr-failed", "tool-missing"}
    if pids.exists():
        time.sleep(0.1)
        assert not [pid for pid in pids.read_text().split() if group_alive(int(pid))]


def group_alive(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return any(
        f" {pid} " in path.read_text().rpartition(")")[2] and " Z " not in path.read_text()
        for path in Path("/proc").glob("[0-9]*/stat")
    )
