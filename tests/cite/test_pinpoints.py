"""Điều, khoản, điểm beside a mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vbhc.model import Citation

Read = Callable[[str], list[Citation]]
KINDS = ("point", "clause", "article", "section", "chapter", "part", "annex", "to")

CASES = [
    # before or behind "Nghị định số 1/2020/NĐ-CP"; pinpoints as "point/clause/article"
    ("điểm a khoản 2 Điều 5 {}", ["a/2/5"], "small to large"),
    ("các khoản 1, 2 và 3 Điều 4; Điều 6 của {}", ["/1/4", "/2/4", "/3/4", "//6"], "lists"),
    ("từ Điều 5 đến Điều 9 {}", ["//5..9"], "a range"),
    ("các khoản 2 đến 4 Điều 7 {}", ["/2/7..4"], "a range of clauses"),
    ("Khoản 1 và khoản 6 Điều 24 {}", ["/1/24", "/6/24"], "one unit for two"),
    ("khoản 2; điểm a, điểm d khoản 3 Điều 86 {}", ["/2/86", "a/3/86", "d/3/86"], "each to its own clause"),
    ("khoản 1 Điều 5 và Điều 6 {}", ["/1/5", "//6"], "the clause belongs to the first"),
    ("các Điều 69,\n70, 81 {}", ["//69", "//70", "//81"], "broken over a line"),
    ("khoản 1, Điều 4 của {}", ["/1/4"], "a comma between"),
    ("Điều 5 khoản 2 điểm b {}", ["b/2/5"], "large to small"),
    ("điểm b khoản 4 Mục II của {}", ["b/4/ section II"], "mục"),
    ("Điểm 3.1.7 Khoản 3 Điều 7 {}", ["3.1.7/3/7"], "a decimal point"),
    ("khoản 2a Điều 5a {}", ["/2a/5a"], "inserted units"),
    (
        "điểm a, b và c khoản 1, điểm d khoản 2 Điều 12 và khoản 3, khoản 4 Điều 15 của {}",
        ["a/1/12", "b/1/12", "c/1/12", "d/2/12", "/3/15", "/4/15"],
        "many, far to the left",
    ),
    (
        "quy định tại khoản 1 và khoản 2 Điều 10, khoản 3 Điều 11, Điều 12 và Điều 14 {}",
        ["/1/10", "/2/10", "/3/11", "//12", "//14"],
        "many, without của",
    ),
    ("đ.a k.3 Đ.6 {}", ["a/3/6"], "in short"),
    ("k2 Đ5 {}", ["/2/5"], "in short, without stops"),
    ("điểm s khoản 1 Đ.51 {}", ["s/1/51"], "half of it in short"),
    ("Điều 5(2) {}", ["/2/5"], "the clause in brackets"),
    ("Điều 5(2)(a) {}", ["a/2/5"], "and the point"),
    ("Điều 12.1 {}", ["/1/12"], "behind a stop: no article has one"),
    ("Điều 5. Hiệu lực\n\na) {}", [], "the number of an item"),
    ("Chương IV {}", ["// chapter IV"], "a chapter"),
    ("Khoản 1 Điều 20 Quy chế ban hành kèm theo {}", ["/1/20"], "what is promulgated with it"),
    ("tại Phụ lục I kèm theo {}", ["// annex I"], "an annex"),
    ("khoản 7 Điều 15 và Phụ lục I kèm theo của {}", ["/7/15", "// annex I"], "an annex and an article"),
    ("điểm b khoản 2 Điều 5 và tiêu đề Điều 7 {}", ["b/2/5", "//7"], "the heading of an article"),
    ("Điều 7 và Mục 3 Chương II của {}", ["//7", "// section 3 chapter II"], "the chapter is of the section"),
    ("Điều 5, Điều 6 Chương II của {}", ["//5 chapter II", "//6 chapter II"], "and of two articles"),
    ("các Phụ lục I và II {}", ["// annex I", "// annex II"], "annexes that share a word"),
    ("Mẫu số 01 Phụ lục III ban hành kèm theo {}", ["// annex III"], "a form in an annex"),
    ("{} (Điều 5)", ["//5"], "behind, in brackets"),
    ("{}, Điều 5 khoản 2;", ["/2/5"], "behind, after a comma"),
    ("khoản 2 Điều này và {}", [], "Điều này is this document's"),
    ("Điều 54 của Điều lệ; {}", [], "Điều lệ is no article"),
    ("Điều 5 của Luật này; {}", [], "another document's"),
    ("{}, Điều 5 Luật này", [], "another document's, behind"),
    ("Căn cứ {}", [], "none"),
]


def shown(citation: Citation) -> list[str]:
    found = []
    for p in citation.pinpoints:
        above = "".join(f" {k} {getattr(p, k)}" for k in KINDS[3:7] if getattr(p, k))
        found.append(f"{p.point or ''}/{p.clause or ''}/{p.article or ''}{above}" + (f"..{p.to}" if p.to else ""))
    return found


@pytest.mark.parametrize("text, pinpoints, why", CASES)
def test_pinpoints(read: Read, text: str, pinpoints: list[str], why: str) -> None:
    citation = next(c for c in read(text.format("Nghị định số 1/2020/NĐ-CP")) if c.code)
    assert shown(citation) == pinpoints, why


def test_each_mention_has_its_own(read: Read) -> None:
    first, second = read("Điều 30 Luật Đấu thầu số 22/2023/QH15; khoản 9 Điều 4 Luật số 57/2024/QH15")
    assert (shown(first), shown(second)) == (["//30"], ["/9/4"])
