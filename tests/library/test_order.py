"""The graph does not depend on the order in which papers were added, removed and added again.

The papers are those that are hard to tell apart: one number over years and terms, in two provinces and two districts,
before and after the mergers of 1/7/2025; cited with and without date, title and place, once with a wrong date; a law by
its name, of which there are two; a signed copy; a line of a register.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from vbhc.library import schema as t
from vbhc.library.graph import decided
from vbhc.library.marks import document_mark, uid
from vbhc.library.opening import memory_store
from vbhc.library.records import Record, record_of
from vbhc.library.register import read_register
from vbhc.library.store import Store
from vbhc.pipeline import parse_bytes
from vbhc.rules import default_rules

HEAD = """{body}

Số: {code}

{motto}

{place}, ngày {day}

KẾ HOẠCH
{title}

{text}
"""
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
RON = "Thực hiện Kế hoạch số 184-KH/HU của Huyện ủy, Kế hoạch số 142-KH/TU ngày 12/4/2024 của Ban Thường vụ Tỉnh ủy"
PAPERS = [
    # body, code, place, day, title, text
    ("TỈNH ỦY KON TUM", "142-KH/TU", "Kon Tum", "12 tháng 4 năm 2024", "về khuyến học",
     "Thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị và Nghị quyết số 27-NQ/TW."),
    ("TỈNH ỦY NGHỆ AN", "142-KH/TU", "Nghệ An", "12 tháng 4 năm 2024", "về khuyến học",
     "Thực hiện Chỉ thị số 29-CT/TW của Bộ Chính trị; Nghị quyết số 27-NQ/TW ngày 21/5/2018."),
    ("HUYỆN ỦY KON RẪY", "184-KH/HU", "Kon Rẫy", "22 tháng 5 năm 2024", "về khuyến học",
     "Thực hiện Kế hoạch số 142-KH/TU ngày 12/4/2024 của Ban Thường vụ Tỉnh ủy Kon Tum."),
    ("HUYỆN ỦY QUỲ HỢP", "184-KH/HU", "Quỳ Hợp", "22 tháng 5 năm 2024", "về khuyến học",
     "Thực hiện Kế hoạch số 142-KH/TU ngày 12/4/2024 của Ban Thường vụ Tỉnh ủy và Luật Giáo dục."),
    ("ỦY BAN NHÂN DÂN\nHUYỆN KON RẪY", "12/KH-UBND", "Kon Rẫy", "10 tháng 1 năm 2024", "phòng, chống ma túy năm 2024",
     f"{RON} và Kế hoạch số 12/KH-UBND ngày 11/01/2023 của Ủy ban nhân dân huyện."),
    ("ỦY BAN NHÂN DÂN\nHUYỆN KON RẪY", "12/KH-UBND", "Kon Rẫy", "11 tháng 1 năm 2023", "phòng, chống ma túy năm 2023",
     "Căn cứ Luật Giáo dục năm 2019; Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương."),
    ("ỦY BAN NHÂN DÂN\nXÃ KON RẪY", "7/KH-UBND", "Kon Rẫy", "08 tháng 8 năm 2025", "về khuyến học",
     "Thực hiện Kế hoạch số 12/KH-UBND của Ủy ban nhân dân huyện Kon Rẫy về phòng, chống ma túy năm 2024 và Kế hoạch số"
     " 9-KH/TU ngày 01/8/2025 của Tỉnh ủy Quảng Ngãi."),
    ("TỈNH ỦY QUẢNG NGÃI", "9-KH/TU", "Quảng Ngãi", "01 tháng 8 năm 2025", "về khuyến học",
     "Tiếp tục thực hiện Kế hoạch số 142-KH/TU ngày 12/4/2024 của Tỉnh ủy Kon Tum và Kế hoạch số 184-KH/HU ngày"
     " 22/4/2024 của Huyện ủy Kon Rẫy về khuyến học."),
]  # fmt: skip
REGISTER = """Số ký hiệu,Tên loại,Ngày ban hành,Cơ quan ban hành,Trích yếu
43/2019/QH14,Luật,14/6/2019,Quốc hội,Luật Giáo dục
38/2005/QH11,Luật,14/6/2005,Quốc hội,Luật Giáo dục
27-NQ/TW,Nghị quyết,21/5/2018,Ban Chấp hành Trung ương,về cải cách chính sách tiền lương
27-NQ/TW,Nghị quyết,09/11/2022,Ban Chấp hành Trung ương,về xây dựng Nhà nước pháp quyền
"""


def paper(body: str, code: str, place: str, day: str, title: str, text: str) -> str:
    motto = PARTY if "ỦY " in body and "BAN" not in body else STATE
    return HEAD.format(body=body, code=code, motto=motto, place=place, day=day, title=title, text=text)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    rules = default_rules()
    texts = [paper(*row) for row in PAPERS]
    texts.append(texts[2] + "\nNơi nhận:\n- Lưu.\n")  # a signed copy
    register = tmp_path_factory.mktemp("so") / "so.csv"
    register.write_text(REGISTER, encoding="utf-8")
    lines = [one for one in read_register(register, rules) if isinstance(one, Record)]
    return [record_of(parse_bytes(text.encode(), f"{n}.txt"), rules) for n, text in enumerate(texts)] + lines


def graph(store: Store) -> set[tuple[object, ...]]:
    """Documents, edges and decisions by what they say, without a row's number."""
    store.settle()
    with store.reading() as c:
        documents = {row.id: row.mark for row in c.execute(select(t.document))}
        heads = {row.head for row in c.execute(select(t.document.c.head))}
        owner = {row.id: documents[row.document] for row in c.execute(select(t.copy.c.id, t.copy.c.document))}
        claims = {row.id: row.mark for row in c.execute(select(t.claim))}
        meant = {row.id: row for row in c.execute(decided())}
        phrases = {row.id: row.text for row in c.execute(select(t.phrase))}
        node = {
            i: (claims[i], row.outcome or t.ABSENT, documents.get(row.document), claims.get(row.head))
            for i, row in meant.items()
        }
        edges = {
            (owner[e.copy], node.get(e.source), e.kind, node[e.target], phrases.get(e.phrase))
            for e in c.execute(select(t.edge))
            if e.copy in heads
        }
    return {("document", mark) for mark in documents.values()} | edges


def test_the_papers_are_as_hard_as_they_should_be(records: list[Record]) -> None:
    store = memory_store()
    store.add_all(records)
    store.settle()
    with store.reading() as c:
        code, outcome = t.claim.c.code, t.decision.c.outcome
        found = c.execute(select(code, outcome).join_from(t.claim, t.decision)).all()
        outcomes = {(row.code, t.OUTCOMES[row.outcome]) for row in found}
        assert len(c.execute(select(t.document)).all()) == len(records) - 1, "one is a copy"
    assert {
        ("142-KH/TU", "kept"),
        ("184-KH/HU", "absent"),
        ("27-NQ/TW", "ambiguous"),
    } <= outcomes
    assert ("12/KH-UBND", "kept") in outcomes, "the title tells the year"


steps = st.lists(st.tuples(st.sampled_from(["add", "remove", "settle"]), st.integers(0, 12)), max_size=20)


@settings(max_examples=30, deadline=None)
@given(first=steps, order=st.permutations(range(13)), batches=st.booleans(), settled=st.booleans())
def test_any_history_gives_the_same_graph(
    first: list[tuple[str, int]], order: list[int], batches: bool, settled: bool, records: list[Record]
) -> None:
    """After some adding, removing and deciding, all papers are added in some order, one by one or at once."""
    store = memory_store()
    for what, n in first:
        if what == "add":
            store.add(records[n])
        elif what == "remove":
            store.remove(uid(document_mark(records[n].description)))
        else:
            store.settle()
    if batches:
        store.add_all([records[n] for n in order])
    else:
        for n in order:
            store.add(records[n])
            if settled:
                store.settle()
    plain = memory_store()
    plain.add_all(records)
    assert graph(store) == graph(plain)


def test_a_copy_that_is_taken_away_leaves_no_trace(records: list[Record], tmp_path: Path) -> None:
    """A path whose content changes: its old copy goes, with what only that copy said."""
    store, plain = memory_store(), memory_store()
    for n, one in enumerate(records):
        store.add(one, "a.docx", (n, n))
    plain.add(records[-1])
    assert graph(store) == graph(plain)
    with store.reading() as c:
        assert c.execute(select(t.claim)).all() == []
