"""The map from a Word document's text to its file: each letter's origin holds that letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import abstract, docx_bytes, lvl, num, p, r, use

from vbhc.intake.docx import open_docx, read_docx
from vbhc.intake.docx_package import w
from vbhc.intake.docx_runs import typed

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.docx"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    """Only automatic numbers and blanks have no origin; a traced reading is the usual one."""
    data = path.read_bytes()
    opened = open_docx(data, path.name)
    assert opened.manuscript == read_docx(data, path.name)
    text = opened.manuscript.text
    for block in opened.manuscript.blocks:
        for at in range(block.start, block.end):
            origin = opened.map.origin(at)
            if origin is None:
                assert at < block.start + block.generated or text[at].isspace()
            elif opened.manuscript.source.encoding == "unicode" and origin.first.tag == w("t"):
                held = typed(origin.first)[origin.start : origin.end]
                assert origin.first is origin.last and text[at] in (held, held.upper())


def held(body: str, words: str, **parts: str) -> tuple[str, bool]:
    """What the file holds for some words of the text, and whether it is just these letters."""
    opened = open_docx(docx_bytes(body, **parts), "a")
    start = opened.manuscript.text.index(words)
    every = [opened.map.origin(at) for at in range(start, start + len(words))]
    known = [origin for origin in every if origin is not None]
    assert known and len({origin.first for origin in known}) == 1
    first, last = known[0], known[-1]
    return typed(first.first)[first.start : last.end], len(known) == len(every) and all(one.exact for one in known)


VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
CASES = [
    # body, words of the text, what the file holds, whether exactly that, why
    (p("Số 12/KH-TU"), "12/KH-TU", "12/KH-TU", True, "plain"),
    (p("  một \u00a0 hai  "), "hai", "hai", True, "blanks around are dropped"),
    (p(r("quy chế", "<w:caps/>")), "CHẾ", "chế", True, "capitals by format"),
    (p("ke\u0302\u0301 hoa\u0323ch"), "hoạch", "hoa\u0323ch", True, "letters and marks apart"),
    (p("mộ\u00adt\u200b hai"), "t h", "t\u200b h", True, "invisible characters"),
    (p(r("Keá hoaïch soá 12", VNI)), "hoạch", "hoaïch", False, "VNI: a word for a word"),
    (p(r("Keá hoaïch soá 12", VNI)), "12", "12", True, "VNI: a word of the same letters"),
    (p("10") + p(r("m") + r("2", '<w:vertAlign w:val="superscript"/>')), "²", "2", True, "an exponent"),
    (p(r("chữ") + r("1", '<w:vertAlign w:val="superscript"/>')), " 1", "1", False, "a mark, set apart"),
    (p("Mục tiêu", num(1)), "1. Mục", "Mục", False, "an automatic number"),
]


@pytest.mark.parametrize("body, words, source, exact, why", CASES)
def test_origin(body: str, words: str, source: str, exact: bool, why: str) -> None:
    numbering = {"numbering": abstract(0, lvl(0, "%1.")) + use(1, 0)}
    assert held(body, words, **numbering) == (source, exact), why
