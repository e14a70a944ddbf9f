"""Chains over a library in memory."""

from __future__ import annotations

import hashlib

import pytest

from vbhc.library import Library
from vbhc.library.identity import Description, Scope
from vbhc.library.records import Edge, Record, claimed
from vbhc.model import VbhcError

AN_LAC, BINH_AN = Scope("an lạc"), Scope("bình an")
TW = Description("29/CT/TW", "2024-01-05", "CT", "central")
TU = Description("142/KH/TU", "2024-04-24", "KH", "province", AN_LAC)
TU2 = Description("142/KH/TU", "2024-04-24", "KH", "province", BINH_AN)
HU = Description("184/KH/HU", "2024-05-22", "KH", "district", Scope("an lạc", "phú vinh"))


def paper(code: str, one: Description, cited: list[Description], edges: list[tuple[int | None, int]]) -> Record:
    sha = hashlib.sha256(repr((code, one)).encode()).hexdigest()
    claims = [claimed(c, c.key.replace("/", "-", 1)) for c in cited]
    return Record(one, sha, code, claims=claims, edges=[Edge(s, "implements", d, "thực hiện") for s, d in edges])


DISTRICT = paper("184-KH/HU", HU, [TU, TW], [(None, 0), (0, 1)])
PROVINCE = paper("142-KH/TU", TU, [TW], [(None, 0)])
OTHER = paper("142-KH/TU", TU2, [TW], [(None, 0)])
LOOP = paper("29-CT/TW", TW, [HU], [(None, 0)])

CASES = [
    ([DISTRICT], "184-KH/HU", "up", {"184-KH/HU>142-KH/TU", "142-KH/TU>29-CT/TW"}, "the nested phrase is an edge too"),
    ([DISTRICT], "29-CT/TW", "down", {"184-KH/HU>142-KH/TU", "142-KH/TU>29-CT/TW"}, "down from an absent document"),
    ([DISTRICT], "184-KH/HU", "down", set(), "nobody carries it out"),
    (
        [PROVINCE, OTHER],
        "29-CT/TW",
        "down",
        {"142-KH/TU>29-CT/TW", "142-KH/TU>29-CT/TW "},
        "one directive, two provinces",
    ),
    (
        [DISTRICT, LOOP],
        "184-KH/HU",
        "up",
        {"184-KH/HU>142-KH/TU", "142-KH/TU>29-CT/TW", "29-CT/TW>184-KH/HU"},
        "a cycle",
    ),
]


@pytest.mark.parametrize(("records", "start", "direction", "expected", "why"), CASES)
def test_chain(records: list[Record], start: str, direction: str, expected: set[str], why: str) -> None:
    with Library(None) as library:
        library.store.add_all(records)
        chain = library.chain([start], direction)  # type: ignore[arg-type]
    codes = {node.id: node.code for node in chain.nodes.values()}
    links = [f"{codes[link.source]}>{codes[link.target]}" for link in chain.links]
    assert sorted(links) == sorted(e.strip() for e in expected), why


def test_two_provinces_stay_two_nodes() -> None:
    with Library(None) as library:
        library.store.add_all([PROVINCE, OTHER])
        chain = library.chain(["142-KH/TU"], "up")
    assert len(chain.roots) == 2
    assert sorted(node.place or "" for node in chain.nodes.values()) == ["", "An Lạc", "Bình An"]
    assert [node.state for node in chain.nodes.values() if node.code == "29-CT/TW"] == ["absent"]


def test_unknown() -> None:
    with Library(None) as library, pytest.raises(VbhcError, match="1-CT/TW"):
        library.chain(["1-CT/TW"])
