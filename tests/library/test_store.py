"""The store: idempotent adding, heads, removal, and a graph that does not depend on the order of what happened."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from vbhc.library import schema as t
from vbhc.library.identity import Description, Scope, code_key
from vbhc.library.marks import document_mark, uid
from vbhc.library.opening import open_store
from vbhc.library.records import Claim, Edge, Record
from vbhc.library.store import Store
from vbhc.model import VbhcError


def record(code: str, date: str, province: str, cited: list[tuple[str, str, str]], salt: str = "") -> Record:
    """A provincial document that implements what it cites: (code, date, province)."""
    one = Description(code_key(code), date, "KH", "province", Scope(province))
    claims = [Claim(Description(code_key(c), d, "", "province", Scope(p)), c) for c, d, p in cited]
    sha = hashlib.sha256(repr((code, date, province, cited, salt)).encode()).hexdigest()
    edges = [Edge(None, "implements", n, "thực hiện") for n in range(len(claims))]
    return Record(one, sha, code, subject=salt or None, claims=claims, edges=edges)


RECORDS = [
    record("1/KH-UBND", "2024-01-05", "an lạc", [("2/KH-UBND", "2024-02-01", "an lạc"), ("3-CT/TU", "", "an lạc")]),
    record("2/KH-UBND", "2024-02-01", "an lạc", [("3-CT/TU", "2023-12-01", "an lạc")]),
    record("2/KH-UBND", "2024-02-01", "an lạc", [("3-CT/TU", "", "an lạc")], salt="bản ký số"),
    record("2/KH-UBND", "2024-02-01", "bình an", [("3-CT/TU", "2023-12-01", "bình an"), ("1/KH-UBND", "", "bình an")]),
    record("3-CT/TU", "2023-12-01", "an lạc", []),
    record("3-CT/TU", "2020-12-01", "an lạc", [("1/KH-UBND", "", "an lạc")]),
]


def uid_of(one: Record) -> str:
    return uid(document_mark(one.description))


def graph(store: Store) -> set[tuple[object, ...]]:
    """Documents, edges and decisions by what they say, without a row's number."""
    store.settle()
    with store.reading() as c:
        documents = {row.id: row.mark for row in c.execute(select(t.document))}
        heads = {row.head for row in c.execute(select(t.document.c.head))}
        owner = {row.id: documents[row.document] for row in c.execute(select(t.copy.c.id, t.copy.c.document))}
        claims = {row.id: row for row in c.execute(select(t.claim))}
        node = {
            i: (row.outcome, documents.get(row.document), row.head and claims[row.head].mark)
            for i, row in claims.items()
        }
        edges = {
            (owner[e.copy], node.get(e.source), e.kind, node[e.target], claims[e.target].mark)
            for e in c.execute(select(t.edge))
            if e.copy in heads
        }
    return {("document", mark) for mark in documents.values()} | edges


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[object, ...]]:
    store = open_store(tmp_path_factory.mktemp("kho") / "kho.db")
    for one in RECORDS:
        store.add(one)
    return graph(store)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(RECORDS))), gone=st.sets(st.integers(0, len(RECORDS) - 1)), often=st.booleans())
def test_order_of_adding_and_removing(
    order: list[int],
    gone: set[int],
    often: bool,
    expected: set[tuple[object, ...]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = open_store(tmp_path_factory.mktemp("kho") / "kho.db")
    for n in order:
        store.add(RECORDS[n])
        if often:
            store.settle()
    for n in gone:
        store.remove(uid_of(RECORDS[n]))
    store.add_all(RECORDS)
    assert graph(store) == expected


def test_outcomes(tmp_path: Path) -> None:
    store = open_store(tmp_path / "kho.db")
    assert store.add(RECORDS[1], "a.docx", (10, 1)).outcome == "new"
    assert store.add(RECORDS[1], "b.docx", (10, 2)).outcome == "same", "the same bytes elsewhere"
    assert store.add(RECORDS[2], "c.pdf", (20, 3)).outcome == "copy", "a signed version"
    assert store.unchanged("c.pdf", (20, 3))
    assert not store.unchanged("c.pdf", (21, 3))
    assert not store.unchanged("d.pdf", (20, 3))
    with store.reading() as c:
        assert len(c.execute(select(t.document)).all()) == 1
        assert len(c.execute(select(t.file)).all()) == 3


def test_a_file_that_changed_leaves_its_old_copy(tmp_path: Path) -> None:
    store = open_store(tmp_path / "kho.db")
    store.add(RECORDS[0], "a.docx", (10, 1))
    store.add(RECORDS[4], "a.docx", (11, 2))
    with store.reading() as c:
        assert [uid(row.mark) for row in c.execute(select(t.document))] == [uid_of(RECORDS[4])]
        assert c.execute(select(t.claim)).all() == [], "what only the old copy claimed is gone"


def test_errors(tmp_path: Path) -> None:
    text = tmp_path / "thu.txt"
    text.write_text("không phải kho\n" * 100, encoding="utf-8")
    cases = [
        (text, "library-unknown"),
        (tmp_path, "library-unknown"),
        ("postgresql://may-chu/kho", "library-unknown"),
    ]
    for location, code in cases:
        with pytest.raises(VbhcError) as caught:
            open_store(location)
        assert caught.value.code == code
    with pytest.raises(VbhcError) as caught:
        open_store(tmp_path / "chua-co.db", create=False)
    assert caught.value.code == "library-missing"
