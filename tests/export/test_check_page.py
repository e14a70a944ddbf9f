"""The page of a check: its data hold every letter of the text, and in a real browser it lays itself out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser import DARK, EVIL, body_tag, dom_of
from hypothesis import given
from hypothesis import strategies as st

from vbhc.check import check
from vbhc.check.run import every_rule
from vbhc.export import words
from vbhc.export.check_page import Marks, page, page_data
from vbhc.export.page import asset
from vbhc.model import Document, Finding, Fix, PlaceInSource, Related
from vbhc.pipeline import parse, parse_bytes

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = [
    "cong-van-co-loi.txt",
    "cong-van-co-loi.docx",
    "ke-hoach-huyen-uy.docx",
    "thong-tu-sua-doi.pdf",
    "nghi-dinh.html",
]


def checked(name: str) -> tuple[Document, list[Finding]]:
    document = parse(SAMPLES / name)
    return document, check(document)


def found(document: Document, start: int, end: int, severity: Any = "error", **more: Any) -> Finding:
    text = document.text[start:end]
    return Finding(
        f"id{start}-{end}", "a.txt", "VB102", "x", severity, "Sai.", (start, end), text, PlaceInSource(), **more
    )


@pytest.mark.parametrize("name", FILES)
def test_the_pieces_are_the_text(name: str) -> None:
    document, findings = checked(name)
    (paper,) = page_data([(document, findings)])["papers"]
    for block, shown in zip(document.blocks, paper["blocks"], strict=True):
        assert "".join(piece[0] for piece in shown["pieces"]) == document.text[block.start : block.end]
    pieces = [piece for block in paper["blocks"] for piece in block["pieces"]]
    for number, finding in enumerate(findings):
        own = "".join(piece[0] for piece in pieces if number in (piece[2] if len(piece) > 2 else []))
        assert own == finding.text.replace("\n", "") or own == finding.text
    for number, citation in enumerate(document.citations):
        own = "".join(piece[0] for piece in pieces if len(piece) > 1 and piece[1] == number)
        assert own and own in citation.text.replace("\n", ""), "of citations in each other the inner one is shown"
    assert [one["code"] for one in paper["findings"]] == [one.code for one in findings]
    assert all(paper["references"][one["reference"]] for one in paper["citations"] if one)
    mentioned = [number for reference in paper["references"] for number in reference["mentions"]]
    assert len(mentioned) == len(set(mentioned)) == sum(bool(one) for one in paper["citations"])


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=12))
def test_marks_hold_what_lies_over_a_place(spans: list[tuple[int, int]]) -> None:
    marks = Marks.of(spans)
    for place in range(60):
        assert sorted(marks.at(place)) == [n for n, (start, end) in enumerate(spans) if start <= place < end]


def test_overlapping_findings_and_one_without_words() -> None:
    document = parse_bytes("Một hai ba bốn.\nNăm sáu.\n".encode(), "a.txt")
    findings = [found(document, 0, 7), found(document, 4, 10), found(document, 5, 6), found(document, 16, 16)]
    (paper,) = page_data([(document, findings)])["papers"]
    assert [piece for piece in paper["blocks"][0]["pieces"] if len(piece) > 1] == [
        ["Một ", -1, [0]],
        ["h", -1, [0, 1]],
        ["a", -1, [0, 1, 2]],
        ["i", -1, [0, 1]],
        [" ba", -1, [1]],
    ]
    assert [one["block"] for one in paper["findings"]] == [0, 0, 0, 1]


def test_every_family_has_a_name() -> None:
    assert {rule.code[:3] for rule in every_rule()} <= words.FAMILIES.keys()


def test_the_page_is_small_and_alone() -> None:
    template = asset("check.html")
    assert len(template.encode()) < 60_000
    assert "default-src 'none'" in template
    urls = {url for url in re.findall(r"https?://[^\s\"')]+", template) if "www.w3.org" not in url}
    assert not urls and not re.search(r"<link|@import|src=", template)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", template)


# ── in a browser ──────────────────────────────────────────────────────────────────────────────────

MEASURE = f"<script>{(Path(__file__).parent / 'measure.js').read_text(encoding='utf-8')}</script>"


def crowded() -> tuple[Document, list[Finding]]:
    """A paper with citations and many findings close together, some of them on the same words."""
    line = "Căn cứ Luật Đất đai ngày 18/01/2024; thực hiện Kế hoạch số 46/KH-UBND ngày 20/5/2024 của UBND xã Hòa Sơn.\n"
    document = parse_bytes((line * 12).encode(), "dày.txt")
    levels = ("error", "warning", "info")
    spans = [(at, at + 9) for at in range(0, 600, 17)] + [(3, 40), (5, 9)]
    findings = [
        found(document, *span, severity=levels[n % 3], fix=Fix("x", certain=True)) for n, span in enumerate(spans)
    ]
    for one in findings[::4]:
        one.code = "VB505"
    return document, findings


def measured(dom: str) -> dict[str, Any]:
    text = dom.rsplit('<pre id="measured">', 1)[1].split("</pre>")[0]
    value: dict[str, Any] = json.loads(text)
    return value


@pytest.mark.parametrize(
    "flags", [("--window-size=1366,900",), ("--window-size=1000,800", DARK)], ids=["light", "dark"]
)
def test_the_page_lays_itself_out(tmp_path: Path, flags: tuple[str, ...]) -> None:
    document, findings = crowded()
    dom = dom_of(page([(document, findings)]) + MEASURE, tmp_path, *flags)
    assert 'data-ready="yes"' in body_tag(dom) and 'class="wide"' in body_tag(dom)
    out = measured(dom)
    assert out["notes"] == out["lines"] == out["again"] == len(findings)
    assert min(out["gaps"]) >= 8, "notes do not overlap"
    assert out["beside"] and out["fits"], "the margin is beside the text, and nothing is wider than the window"
    assert min(out["contrast"]) >= 4.5, out["contrast"]
    assert (out["back"] < 0.1) == (DARK in flags)
    assert (out["chosen"], out["before"], out["after"], out["at"]) == (1, 0, -1, f"2 / {len(findings)}")
    left = sum(one.severity != "error" for one in findings)
    assert (out["filtered"], out["underlined"], out["none"]) == (left, 0, 0)
    assert out["clean"] == "Bộ lọc đang ẩn tất cả ghi chú."
    assert out["clicked"] == "warning" and out["links"]


def test_what_a_document_says_stays_text(tmp_path: Path) -> None:
    text = f"Kế hoạch số 139/KH-HU {EVIL} \u2028 {EVIL}\n"
    document = parse_bytes(text.encode(), f"{EVIL}.txt")
    document.header.subject = EVIL
    evil = found(
        document,
        12,
        40,
        fix=Fix(EVIL, True),
        basis=EVIL,
        related=[Related(EVIL, None, EVIL), Related(None, (3, 9), EVIL)],
    )
    evil.message = evil.path = EVIL
    html = page([(document, [evil]), (document, [])], [(EVIL, EVIL)])
    assert html.count("</script>") == asset("check.html").count("</script>")
    assert "\u2028" not in html
    dom = dom_of(html, tmp_path, "--window-size=600,900", place="1-f0")
    assert 'data-ready="yes"' in body_tag(dom) and 'class="inline"' in body_tag(dom), "in a narrow window"
    assert 'class="note error chosen"' in dom, "a link to a note"
    assert "data-evil" not in body_tag(dom) and "<img" not in dom.split("<script")[0]
    assert dom.count("&lt;/script&gt;") > 5, "shown as text"


def test_several_papers_and_one_that_was_not_read(tmp_path: Path) -> None:
    results = [checked(name) for name in ("cong-van-co-loi.txt", "chi-thi-ban-bi-thu.docx")]
    html = page(results, [("hỏng.pdf", "hỏng.pdf: tệp rỗng.")])
    dom = dom_of(html, tmp_path, "--window-size=1366,900", place="2")
    rows = dom.split('class="list"')[1].split("</table>")[0].split("<tr")[1:]
    assert len(rows) == 3 and "aria-current" in rows[1] and "hỏng.pdf: tệp rỗng." in rows[2]
    assert "Không thấy lỗi nào trong văn bản này." in dom
    assert "<title>Kiểm tra: Chỉ thị số 152-CT/TW</title>" in dom
