"""Chains: from a document up to what it carries out and rests on, down to what carries it out.

In: a settled library, the nodes to start at, a direction, a depth.  Out: the nodes met and the links between them,
each once; cycles are met once and marked by the link that closes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Literal

from sqlalchemy import Connection

from vbhc.library.graph import Link, Node, RawLink, Ref, describe, links_from, links_to, phrases
from vbhc.library.records import KINDS
from vbhc.records import dataclass

Direction = Literal["up", "down", "both"]

# A law is cited by everything: a chain stops where a person could not read it any more, and says so.
MAX_LINKS = 2_000
ALL_KINDS = frozenset(KINDS) - {"mentions"}


@dataclass(slots=True)
class Chain:
    """`roots` are ids of nodes; `cut` says that there was more than MAX_LINKS."""

    roots: list[str]
    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    cut: bool = False


def walk(
    connection: Connection,
    roots: Sequence[Ref],
    direction: Direction = "both",
    depth: int = 5,
    kinds: Iterable[str] = ALL_KINDS,
) -> Chain:
    """The chain of `roots`, breadth first: up along the links from a node, down along the links to it.

    With "both" the two are walked apart from the roots, so that the other children of a parent are not met.
    """
    wanted = {KINDS.index(kind) for kind in kinds}
    found: dict[RawLink, None] = {}
    cut = False
    for step in ("up", "down") if direction == "both" else (direction,):
        cut |= spread(connection, roots, step, depth, wanted, found)
    return dress(connection, roots, list(found), cut)


def spread(
    connection: Connection,
    roots: Sequence[Ref],
    step: str,
    depth: int,
    wanted: set[int],
    found: dict[RawLink, None],
) -> bool:
    """Adds the links met within `depth` hops to `found`; whether there was more than could be taken."""
    frontier, seen = list(roots), set(roots)
    for _ in range(depth):
        room = MAX_LINKS - len(found)
        if not frontier or room <= 0:
            return bool(frontier)
        neighbours = links_from if step == "up" else links_to
        links = neighbours(connection, frontier, wanted, room + 1)
        met = []
        for link in links[:room]:
            found[link] = None
            met.append(link.target if step == "up" else link.source)
        if len(links) > room:
            return True
        frontier = [ref for ref in dict.fromkeys(met) if ref not in seen]
        seen.update(frontier)
    return False


def dress(connection: Connection, roots: Sequence[Ref], raw: list[RawLink], cut: bool) -> Chain:
    """The Chain of raw links: nodes described, tellers of one link together, all sorted by content."""
    tellers = [Ref("document", link.teller) for link in raw]
    nodes = describe(connection, {*roots, *tellers, *(x for link in raw for x in (link.source, link.target))})
    words = phrases(connection, (link.phrase for link in raw))
    links: dict[tuple[str, str, str], Link] = {}
    for link in sorted(raw, key=lambda r: words[r.phrase]):
        key = (nodes[link.source].id, KINDS[link.kind], nodes[link.target].id)
        entry = links.setdefault(key, Link(*key, words[link.phrase]))
        teller = nodes[Ref("document", link.teller)].id
        if teller not in entry.told_by:
            entry.told_by.append(teller)
    met = {ref for link in raw for ref in (link.source, link.target)} | set(roots)
    chain = Chain([nodes[ref].id for ref in roots], {nodes[ref].id: nodes[ref] for ref in met}, cut=cut)
    chain.nodes = dict(sorted(chain.nodes.items(), key=lambda item: (item[1].date or "9", item[0])))
    chain.links = [links[key] for key in sorted(links)]
    for entry in chain.links:
        entry.told_by.sort()
    return chain
