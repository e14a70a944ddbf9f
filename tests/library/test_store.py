"""The store: idempotent adding, heads, removal, and a graph that does not depend on the order of what happened."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select

from vbhc.library import queries
from vbhc.library import schema as t
from vbhc.library.graph import find
from vbhc.library.identity import Description, Scope, code_key
from vbhc.library.marks import document_mark, uid
from vbhc.library.opening import memory_store, open_store
from vbhc.library.records import Edge, Record, claimed
from vbhc.model import VbhcError


def record(code: str, date: str, province: str, cited: list[tuple[str, str, str]], salt: str = "") -> Record:
    """A provincial document that implements what it cites: (code, date, province)."""
    one = Description(code_key(code), date, "KH", "province", Scope(province))
    claims = [claimed(Description(code_key(c), d, "", "province", Scope(p)), c) for c, d, p in cited]
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


def test_missing_is_ranked_by_citing_papers_also_where_claims_differ(tmp_path: Path) -> None:
    """The first few are those of the whole ranking, though each claim of a document is made seldom."""
    store = open_store(tmp_path / "kho.db")
    days = [f"2023-01-{day:02}" for day in range(1, 29)]
    for n in range(24):
        seldom = (f"{n}/KH-UBND", days[n], "an lạc")
        titled = ("9-CT/TU", "2022-05-05", "an lạc" if n % 2 else "")  # two wordings of one document
        often = [("7-CT/TU", "2022-04-04", "an lạc")] if n < 15 else []
        store.add(record(f"{100 + n}/KH-UBND", "2024-01-05", "bình an", [seldom, titled, *often]))
    store.settle()
    with store.reading() as c:
        everything = queries.missing(c)
        assert [(one.node.code, one.cited_by) for one in everything[:2]] == [("9-CT/TU", 24), ("7-CT/TU", 15)]
        assert len(everything) == 26
        for limit in (1, 2, 3, 26, 99):
            assert [one.cited_by for one in queries.missing(c, limit)] == [one.cited_by for one in everything[:limit]]


def test_a_record_says_each_thing_once() -> None:
    said, other = Description("9/CT/TU", "2022-05-05"), Description("8/CT/TU")
    claims = [claimed(said, "9-CT/TU", None, "Tỉnh ủy"), claimed(other), claimed(said, "9-CT/TU", None, "Tỉnh ủy X")]
    edges = [
        Edge(None, "implements", 2, "một"),
        Edge(0, "amends", 2),
        Edge(None, "implements", 0, "hai"),
        Edge(2, "amends", 1),
    ]
    one = Record(Description("1/KH/UBND"), "00" * 32, claims=claims, edges=edges)
    assert one.claims == [claims[2], claims[1]], "as the longest name of the body has it"
    assert one.edges == [Edge(None, "implements", 0, "hai"), Edge(0, "amends", 1)], "none to itself"


def test_what_is_shown_of_an_absent_document_does_not_depend_on_order() -> None:
    """Papers print one claim in several ways, and say different things of one document."""

    def citing(number: int, code: str, issuer: str, title: str) -> Record:
        said = Description("9/CT/TU", "2022-05-05", "CT", "province", Scope("an lạc"), title)
        sha = hashlib.sha256(f"{number}".encode()).hexdigest()
        own = Description(f"{number}/KH/UBND", "2024-01-01")
        claims = [claimed(said, code, None, issuer, title)]
        edges = [Edge(None, "implements", 0), Edge(None, "follows", 0)]
        return Record(own, sha, f"{number}/KH-UBND", claims=claims, edges=edges)

    papers = [
        citing(1, "9-CT/TU", "Tỉnh ủy An Lạc", "về trồng cây"),
        citing(2, "9-CT/TU", "Ban Thường vụ Tỉnh ủy An Lạc", "về trồng cây"),
        citing(3, "09-CT/TU", "Tỉnh ủy An Lạc", "về trồng cây"),
        citing(4, "9-CT/TU", "Ban Thường vụ Tỉnh ủy An Lạc", "về trồng cây, gây rừng trong năm mới và các năm sau"),
        citing(5, "9-CT/TU", "Tỉnh ủy An Lạc", "về nuôi cá"),
    ]
    seen = []
    for order in (papers, papers[::-1], papers[2:] + papers[:2]):
        store = memory_store()
        for one in order:
            store.add(one)
        store.settle()
        with store.reading() as c:
            assert len(find(c, "9-CT/TU")) == 1, "one document"
            (one,) = queries.missing(c)
            seen.append((one.node, one.cited_by, queries.told_otherwise(c, one.node)))
    assert seen[0] == seen[1] == seen[2]
    node, cited_by, otherwise = seen[0]
    assert (node.code, node.issuer, node.title) == ("9-CT/TU", "Ban Thường vụ Tỉnh ủy An Lạc", "về trồng cây")
    assert cited_by == 5, "papers, not links"
    assert otherwise == {"title": [("về nuôi cá", 1)], "issuer": [("Tỉnh ủy An Lạc", 1)]}
