"""VB42x: what several papers that are checked together say of one document."""

from __future__ import annotations

import pytest

from vbhc.check import check
from vbhc.check.across import Papers
from vbhc.model import Document
from vbhc.pipeline import parse_bytes

CASES = [
    # the papers, findings on the first of them (code, severity, words of the message), why
    (
        [
            "Nghị định số 226/2031/NĐ-CP ngày 18/10/2031 của Chính phủ",
            *["Nghị định số 226/2031/NĐ-CP ngày 08/10/2031"] * 2,
        ],
        [("VB421", "warning", "ngày 08/10/2031")],
        "one against two",
    ),
    (
        ["Nghị định số 226/2031/NĐ-CP ngày 18/10/2031", "Nghị định số 226/2031/NĐ-CP ngày 08/10/2031"],
        [("VB421", "info", "ngày 08/10/2031")],
        "one against one: either may be wrong",
    ),
    (
        ["Nghị định số 226/2031/NĐ-CP ngày 08/10/2031", "Nghị định số 226/2031/NĐ-CP ngày 08/10/2030"],
        [],
        "the other contradicts itself",
    ),
    (
        ["Quyết định số 119/QĐ-UBND ngày 23/3/2022", *["Quyết định số 779/QĐ-UBND ngày 23/3/2022"] * 2],
        [("VB422", "info", "Quyết định số 779/QĐ-UBND ngày 23/3/2022")],
        "a number that fewer papers have",
    ),
    (
        ["Quyết định số 119/QĐ-UBND ngày 23/3/2022", "Quyết định số 779/QĐ-UBND ngày 23/3/2022"],
        [],
        "two decisions of one day",
    ),
    (
        [
            "Quyết định số 119/QĐ-UBND ngày 23/3/2022 và Quyết định số 779/QĐ-UBND ngày 23/3/2022",
            *["Quyết định số 779/QĐ-UBND ngày 23/3/2022"] * 2,
        ],
        [],
        "the paper knows both",
    ),
    (
        [
            "Quyết định số 779/QĐ-UBND ngày 23/3/2022 của UBND tỉnh",
            "Quyết định số 779/QĐ-UBND ngày 23/3/2022 của Chủ tịch Ủy ban nhân dân tỉnh",
        ],
        [("VB423", "info", "của Chủ tịch UBND tỉnh")],
        "the chairman's, not the committee's",
    ),
    (
        [
            "Quyết định số 779/QĐ-UBND ngày 23/3/2022 của Chủ tịch UBND tỉnh",
            "Quyết định số 779/QĐ-UBND ngày 23/3/2022 của UBND tỉnh",
        ],
        [],
        "who names the post knows it",
    ),
    (["Kế hoạch số 139-KH/HU ngày 25/8/2023", "Kế hoạch số 139-KH/HU ngày 14/7/2022"], [], "numbers begin again"),
]


def paper(words: str, number: int) -> Document:
    return parse_bytes(f"Căn cứ {words} về việc làm.\n".encode(), f"{number}.txt")


@pytest.mark.parametrize("texts, wanted, why", CASES, ids=[row[2] for row in CASES])
def test_across(texts: list[str], wanted: list[tuple[str, str, str]], why: str) -> None:
    documents = [paper(words, number) for number, words in enumerate(texts)]
    found = check(documents[0], wanted=lambda rule: "papers" in rule.needs, papers=Papers.of(documents))
    assert [(one.code, one.severity) for one in found] == [(code, severity) for code, severity, _ in wanted], why
    assert all(words in one.message for one, (_, _, words) in zip(found, wanted, strict=True)), why
    assert all(one.related and one.related[0].path != "0.txt" for one in found), why


def test_one_paper_alone_is_not_compared() -> None:
    document = paper("Quyết định số 119/QĐ-UBND ngày 23/3/2022", 0)
    assert not [one for one in check(document) if one.code.startswith("VB42")]
