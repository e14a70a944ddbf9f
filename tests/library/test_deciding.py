"""What is decided around a change is what would be decided if all were looked at: papers come and go one by one, and
every decision in the library is that of resolve.py over all that is under the key."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from vbhc.library import schema as t
from vbhc.library.graph import decided
from vbhc.library.identity import Description, Scope, same_place
from vbhc.library.marks import claim_mark, document_mark, near, uid
from vbhc.library.opening import memory_store, open_store
from vbhc.library.records import Edge, Record, claimed
from vbhc.library.resolve import resolve
from vbhc.library.store import Store

KEY = "7/KH/UBND"
SCOPES = [
    Scope(),
    Scope("nghệ an"),
    Scope("nghệ an", "quỳ hợp"),
    Scope("nghệ an", "quỳ hợp", "minh hợp"),
    Scope("nghệ an", "con cuông"),
    Scope("nghệ an", "con cuông", "minh hợp"),
    Scope("kon tum"),
    Scope("kon tum", "kon rẫy"),
    Scope("", "", "minh hợp"),
]
descriptions = st.builds(
    Description,
    st.just(KEY),
    st.sampled_from(["", "2023-01-09", "2024-01-12"]),
    st.just("KH"),
    st.sampled_from(["", "province", "district", "commune"]),
    st.sampled_from(SCOPES),
    st.sampled_from(["", "phòng, chống ma túy năm 2023", "trồng cây đầu xuân", "phòng, chống ma túy năm 2024"]),
    st.just(""),
    st.just(""),
)


def paper(own: Description, cited: list[Description], salt: int) -> Record:
    sha = hashlib.sha256(repr((own, cited, salt)).encode()).hexdigest()
    edges = [Edge(None, "implements", n) for n in range(len(cited))]
    return Record(own, sha, "7/KH-UBND", subject=own.title, claims=[claimed(one) for one in cited], edges=edges)


def decisions(store: Store) -> dict[int, tuple[int, int | None, int | None]]:
    """The decision of each claim by its mark: the outcome, the marks of what it means."""
    with store.reading() as c:
        claims: dict[int, int] = {row.id: row.mark for row in c.execute(select(t.claim.c.id, t.claim.c.mark))}
        documents = {row.id: row.mark for row in c.execute(select(t.document.c.id, t.document.c.mark))}
        return {
            claims[row.id]: (row.outcome or t.ABSENT, documents.get(row.document), claims.get(row.head))
            for row in c.execute(decided())
        }


def expected(kept: list[Description], claims: list[Description]) -> dict[int, tuple[int, int | None, int | None]]:
    found = {}
    for claim, one in resolve(kept, claims).items():
        document = document_mark(one.node) if one.outcome == "kept" and one.node else None
        head = claim_mark(one.node) if one.outcome == "absent" and one.node and one.node != claim else None
        found[claim_mark(claim)] = (t.OUTCOMES.index(one.outcome), document, head)
    return found


papers = st.builds(paper, descriptions, st.lists(descriptions, max_size=3, unique=True), st.just(0))


@settings(max_examples=150, deadline=None)
@given(st.lists(papers, min_size=1, max_size=8, unique_by=lambda r: r.mark), st.data())
def test_as_if_all_were_looked_at(records: list[Record], data: st.DataObject) -> None:
    store = memory_store()
    gone = data.draw(st.sets(st.sampled_from(range(len(records)))))
    for record in records:
        store.add(record)
        store.settle()
    for n in gone:
        store.remove(uid(records[n].mark))
        store.settle()
    left = [record for n, record in enumerate(records) if n not in gone]
    claims = [claim.description for record in left for claim in record.claims]
    assert decisions(store) == expected([record.description for record in left], claims)


def test_what_is_near_a_place() -> None:
    """The marks of a place and of those that may be the same, each once."""
    for scope in SCOPES:
        spans = sorted(near(KEY, scope))
        assert all(one[1] < other[0] for one, other in pairwise(spans))
        for other in SCOPES:
            mark = claim_mark(Description(KEY, scope=other))
            met = any(first <= mark <= last for first, last in spans)
            assert met or not same_place(Description(KEY, scope=scope), Description(KEY, scope=other))
    assert [len(near(KEY, scope)) for scope in SCOPES[:3]] == [1, 2, 3], "of no place, a province, a district"


def test_several_processes_decide_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbhc.library.store.MUCH", 1)
    stores = [open_store(tmp_path / name) for name in ("mot.db", "hai.db")]
    for processes, store in enumerate(stores, 1):
        for n, scope in enumerate(SCOPES):
            own = Description(f"{n}/KH/UBND", "2024-01-12", "KH", scope=scope, title="trồng cây đầu xuân")
            cited = [Description(f"{m}/KH/UBND", "2024-01-12", "KH", scope=scope) for m in range(9)]
            store.add(paper(own, cited, n))
        store.settle(processes)
    one, other = map(decisions, stores)
    assert one == other
    assert len(one) > 50
    assert {outcome for outcome, *_ in one.values()} >= {0, 1}
    for store in stores:
        store.engine.dispose()
