"""Joining: which mentions mean one document, and what the document's number is in its own form."""

# ruff: noqa: E501 — rows of tables
from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbhc.cite import cite
from vbhc.cite.keys import BodyNames, canonical, codes, key_of
from vbhc.cite.references import references
from vbhc.model import Body, Citation, Header, Reference, Structure
from vbhc.rules import default_rules

RULES = default_rules()


def joined(text: str) -> list[Reference]:
    return cite(text, Structure(Header(), [], []), RULES).references


CANONICAL = [
    ("139/KH-HU", "139-KH/HU", "the Party's own order"),
    ("19/NQ-TW", "19-NQ/TW", "the same"),
    ("139-KH/UBND", "139/KH-UBND", "the State's own order"),
    ("489/qđ-ttg", "489/QĐ-TTg", "lower case"),
    ("18-Ctr/TU", "18-CTr/TU", "the type's letters"),
    ("05-HD/VPTW", "05-HD/VPTW", "HD is hướng dẫn, not HĐ"),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "nothing to mend"),
    ("225-KH/TWĐTN-TNNT", "225-KH/TWĐTN-TNNT", "three groups stay as printed"),
    ("291/QĐ-MTTQ-BTT", "291/QĐ-MTTQ-BTT", "the same"),
    ("202/2025/QH15", "202/2025/QH15", "no type"),
    ("33/2020", "33/2020", "no symbol"),
]


@pytest.mark.parametrize(("printed", "expected", "why"), CANONICAL)
def test_canonical(printed: str, expected: str, why: str) -> None:
    assert canonical(printed, RULES.once(codes)) == expected, why


KEYS = [
    ("139/KH-HU", "139-KH/HU", True, "separators do not count"),
    ("05-CT/TW", "5-CT/TW", True, "nor zeros before a number"),
    ("30a/2008/NQ-CP", "30/2008/NQ-CP", False, "30a is a number of its own"),
    ("66.13/2026/NQ-CP", "66.1/2026/NQ-CP", False, "so is each of a series"),
    ("27-NQ/TW", "27-KL/TW", False, "another type"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), KEYS)
def test_keys(one: str, other: str, same: bool, why: str) -> None:
    assert (key_of(one) == key_of(other)) is same, why


BODIES = [
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh", None, "short for long"),
    ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính", None, "the post is the body's"),
    ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Thái Nguyên", None, "one committee, the place left out"),
    ("Ban Thương vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", None, "a slip of the tone marks"),
    ("Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Ninh Thuận", "place", "two provinces"),
    ("Ban Chấp hành Trung ương khóa XII", "Ban Chấp hành Trung ương khóa XIII", "place", "two terms"),
    ("Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương khóa XIII", None, "a term left out"),
    ("Bộ trưởng", "Bộ Khoa học và Công nghệ", None, "a bare post"),
    ("Bộ Chính trị", "Ban Bí thư", "body", "two bodies"),
    ("Chính phủ", "Bộ Tài chính", "body", "two bodies"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), BODIES)
def test_bodies(one: str, other: str, expected: str | None, why: str) -> None:
    names = RULES.once(BodyNames)
    assert names.differ(one, other) == expected == names.differ(other, one), why


TEXTS: list[tuple[str, list[tuple[str, int]], str]] = [
    (
        "Kế hoạch số 139/KH-HU ngày 25/8/2023 của Huyện ủy; Kế hoạch số 139-KH/HU của Huyện ủy",
        [("139-KH/HU", 2)],
        "one document in two families",
    ),
    (
        "Nghị quyết số 27-NQ/TW ngày 06/8/2008 của Ban Chấp hành Trung ương về trí thức; Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương về Nhà nước pháp quyền; Nghị quyết số 27-NQ/TW",
        [("27-NQ/TW", 1), ("27-NQ/TW", 2)],
        "numbers begin anew each term; the short mention is the nearest",
    ),
    (
        "Chỉ thị số 18-CT/TU của Tỉnh ủy Lào Cai. Chỉ thị số 18-CT/TU của Tỉnh ủy Sơn La.",
        [("18-CT/TU", 1), ("18-CT/TU", 1)],
        "two provinces",
    ),
    (
        "Quyết định số 12/2020/QĐ-UBND ngày 01/02/2020 của UBND tỉnh Lào Cai; Quyết định số 12/2020/QĐ-UBND ngày 03/4/2020 của UBND tỉnh Sơn La",
        [("12/2020/QĐ-UBND", 1), ("12/2020/QĐ-UBND", 1)],
        "two provinces",
    ),
    (
        "Chỉ thị số 18-CT/TU ngày 05/01/2020 của Tỉnh ủy Lào Cai; Chỉ thị số 18-CT/TU của Tỉnh ủy Sơn La; Chỉ thị số 18-CT/TU ngày 05/01/2020",
        [("18-CT/TU", 2), ("18-CT/TU", 1)],
        "the one of that day, not the nearest",
    ),
    (
        "Nghị định 33/2020 ngày 17/3/2020 của Chính phủ; Nghị định số 33/2020/NĐ-CP",
        [("33/2020/NĐ-CP", 2)],
        "a missing tail",
    ),
    (
        "Luật Đất đai năm 2013; Luật Đất đai số 31/2024/QH15; Luật Đất đai",
        [("45/2013/QH13", 1), ("31/2024/QH15", 2)],
        "two laws of one name, the bare name is the nearest",
    ),
    ("Luật Đất đai ngày 18 tháng 01 năm 2024", [("31/2024/QH15", 1)], "a law by its day"),
    ("Luật Đất đai năm 2013; Luật số 45/2013/QH13", [("45/2013/QH13", 2)], "by name and by number"),
    ("Luật số 45/2013/QH13 và Luật Đất đai năm 2013", [("45/2013/QH13", 2)], "by number and by name"),
    ("Công văn số 15/SNV-CCHC và Công văn số 15/STC-HCSN", [("15/SNV-CCHC", 1), ("15/STC-HCSN", 1)], "two bodies"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_joining(text: str, expected: list[tuple[str, int]], why: str) -> None:
    assert [(r.code, len(r.mentions)) for r in joined(text)] == expected, why


STATED = [
    # of one document: what each mention states, what the reference holds
    ("Luật số 31/2024/QH15; Luật Đất đai số 31/2024/QH15", "name", "Luật Đất đai"),
    ("Kế hoạch số 5-KH/HU; Kế hoạch số 5-KH/HU ngày 02/01/2024 của Huyện ủy", "date", "2024-01-02"),
    ("Kế hoạch số 5-KH/HU; Kế hoạch số 5-KH/HU ngày 02/01/2024 của Huyện ủy", "issuer", Body("Huyện ủy")),
    ("Kế hoạch số 5-KH/HU; Kế hoạch số 5-KH/HU của Huyện ủy về đọc sách", "title", "về đọc sách"),
    ("Số 5/2024/QĐ-UBND; Quyết định số 5/2024/QĐ-UBND", "type", "QĐ"),
]


@pytest.mark.parametrize(("text", "field", "value"), STATED)
def test_what_any_mention_states_is_the_documents(text: str, field: str, value: object) -> None:
    (found,) = joined(text)
    assert getattr(found, field) == value


CONFLICTS = [
    (
        "Kế hoạch số 184-KH/HU ngày 22/5/2024 của Huyện ủy; Kế hoạch số 184-KH/HU ngày 25/5/2024 của Huyện ủy",
        ["date"],
        "two days of one year for one number",
    ),
    (
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Nội vụ",
        ["issuer"],
        "two issuers",
    ),
    ("Quyết định số 51/2008/NĐ-CP; Nghị định số 51/2008/NĐ-CP", ["type"], "two types"),
]


@pytest.mark.parametrize(("text", "fields", "why"), CONFLICTS)
def test_contradictions_stay_one_reference(text: str, fields: list[str], why: str) -> None:
    found = joined(text)
    assert [r.conflicts for r in found] == [fields], why


def test_what_was_changed_is_marked() -> None:
    reference = joined("Kế hoạch số 139/KH-HU ngày 25/8/2023 của Huyện ủy")[0]
    assert (reference.code, reference.inferred) == ("139-KH/HU", ["code"])


CITATIONS = st.lists(
    st.builds(
        lambda number, tail, date, issuer: Citation(
            "", (0, 0), "", "QĐ", f"{number}/{tail}", date=date, issuer=Body(issuer) if issuer else None
        ),
        st.integers(1, 4),
        st.sampled_from(["QĐ-UBND", "2020/QĐ-UBND", "QĐ-TTg"]),
        st.sampled_from([None, "2020-01-02", "2020-03-04", "2021-05-06"]),
        st.sampled_from([None, "UBND tỉnh Lào Cai", "UBND tỉnh Sơn La", "UBND tỉnh"]),
    ),
    max_size=12,
)


def groups(citations: list[Citation]) -> list[list[int]]:
    copies = [dataclasses.replace(c, id=f"c{n}") for n, c in enumerate(citations)]
    return [[int(m[1:]) for m in r.mentions] for r in references(copies, RULES)]


@given(CITATIONS)
def test_every_mention_has_one_reference_in_order(citations: list[Citation]) -> None:
    found = groups(citations)
    assert sorted(n for group in found for n in group) == list(range(len(citations)))
    assert [group[0] for group in found] == sorted(group[0] for group in found)
    assert groups(citations) == found


@given(CITATIONS, st.integers(0, 1000))
def test_joining_does_not_depend_on_the_order_of_other_numbers(citations: list[Citation], seed: int) -> None:
    number = {n: key_of(c.code or "") for n, c in enumerate(citations)}
    order = list(range(len(citations)))
    random.Random(seed).shuffle(order)
    order.sort(key=lambda n: number[n].number if number[n] else "")  # numbers apart, each in some order
    stable = sorted(range(len(citations)), key=lambda n: number[n].number if number[n] else "")
    mixed = {frozenset(stable[i] for i in group) for group in groups([citations[n] for n in stable])}
    assert mixed == {frozenset(group) for group in groups(citations)}
