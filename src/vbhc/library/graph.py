"""The graph of a library: documents (kept, absent, ambiguous) as nodes, what they do to each other as links.

In: a connection to a settled library and nodes.  Out: the links from them and to them, and what is known of each.
Walking over several hops is chain.py's work.

An edge of the store counts where its copy speaks for its document.  Its ends are claims; the decision of a claim
says which node it means: the kept document, the absent one (named by the claim at its head), or, where several
fit, the ambiguous claim itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, select

from vbhc.library import schema as t
from vbhc.library.identity import TITLE, code_key, name_key
from vbhc.library.marks import mark_of, slot_of, uid
from vbhc.library.rows import ids_under, parts
from vbhc.records import dataclass


class Ref(NamedTuple):
    """A node: a kept document's row, or the claim that stands for one that is not kept."""

    table: Literal["document", "claim"]
    id: int


@dataclass(slots=True)
class Node:
    """What is known of a document; `id` is the same in every library that knows the same of it."""

    id: str
    state: Literal["kept", "absent", "ambiguous"]
    code: str | None = None
    name: str | None = None
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    level: str | None = None
    place: str | None = None
    title: str | None = None
    status: str | None = None
    path: str | None = None


@dataclass(slots=True)
class Link:
    """`source` does `kind` to `target`; `told_by` are the ids of the kept documents that say so."""

    source: str
    kind: str
    target: str
    phrase: str = ""
    told_by: list[str] = field(default_factory=list)


class RawLink(NamedTuple):
    source: Ref
    kind: int
    target: Ref
    phrase: int
    teller: int  # a document's row


def meaning(row: Any) -> Ref:
    """The node that a claim means, by a row of `decided`."""
    if row.document is not None:
        return Ref("document", row.document)
    return Ref("claim", row.id if row.head is None else row.head)


def decided() -> Select[Any]:
    """The claims with what was decided of each; where nothing was, it is absent and stands for itself."""
    c, d = t.claim.c, t.decision.c
    return select(c.id, d.outcome, d.document, d.head).outerjoin_from(t.claim, t.decision, d.claim == c.id)


def find(connection: Connection, wanted: str) -> list[Ref]:
    """The nodes that a person may mean by a code ("29-CT/TW"), a name ("Luật Đất đai") or an id; kept ones first."""
    d, a, c = t.document.c, t.alias.c, t.claim.c
    number = mark_of(wanted)
    if number is not None:
        kept = connection.execute(select(d.id).where(d.mark == number)).scalars().all()
        claims = list(connection.execute(decided().where(c.mark == number)))
    else:
        keys = [code_key(wanted), name_key(wanted)]
        by_alias = select(a.document).where(a.slot.in_([slot_of(key) for key in keys]), a.key.in_(keys))
        kept = [*ids_under(connection, t.document, keys), *connection.execute(by_alias).scalars()]
        claims = []
        for part in parts(ids_under(connection, t.claim, keys)):
            claims += connection.execute(decided().where(c.id.in_(part)))
        claims = [row for row in claims if row.outcome in (None, t.ABSENT)]
    found = {Ref("document", i) for i in kept} | {meaning(row) for row in claims}
    return sorted(found, key=lambda ref: (ref.table != "document", ref.id))


def claims_of(connection: Connection, nodes: Iterable[Ref]) -> dict[int, Ref]:
    """The claims that mean each of the nodes."""
    documents = [n.id for n in nodes if n.table == "document"]
    heads = [n.id for n in nodes if n.table == "claim"]
    found: dict[int, Ref] = {}
    d = t.decision.c
    for part in parts(documents):
        rows = connection.execute(select(d.claim, d.document).where(d.document.in_(part)))
        found |= {row.claim: Ref("document", row.document) for row in rows}
    for part in parts(heads):
        found |= {i: Ref("claim", i) for i in part}
        rows = connection.execute(select(d.claim, d.head).where(d.head.in_(part)))
        found |= {row.claim: Ref("claim", row.head) for row in rows}
    return found


MANY = 5


def links_from(connection: Connection, nodes: Sequence[Ref], kinds: Iterable[int], limit: int) -> list[RawLink]:
    """What the nodes do, by their own word and by that of others; `limit` links at most."""
    e, d, wanted = t.edge.c, t.document.c, t.edge.c.kind.in_(list(kinds))
    own = select(d.id, e.source, e.kind, e.target, e.phrase).join_from(t.document, t.edge, d.head == e.copy)
    base = spoken().where(e.source > 0, wanted)  # "source > 0" makes its index usable
    meant = base.join(t.decision, t.decision.c.claim == e.source)
    rows: list[Any] = []
    for part in parts([n.id for n in nodes if n.table == "document"]):
        rows += connection.execute(own.where(d.id.in_(part), e.source == 0, wanted).limit(limit)).all()
        rows += connection.execute(meant.where(t.decision.c.document.in_(part)).limit(limit)).all()
    for part in parts(list(claims_of(connection, [n for n in nodes if n.table == "claim"]))):
        rows += connection.execute(base.where(e.source.in_(part)).limit(limit)).all()
    return resolved(connection, rows[:limit])


def spoken() -> Select[Any]:
    """The edges with their documents' rows; those of copies that do not speak for their document are left out."""
    e, c, d = t.edge.c, t.copy.c, t.document.c
    joined = select(d.id, e.source, e.kind, e.target, e.phrase).join_from(t.edge, t.copy, c.id == e.copy)
    return joined.join(t.document, (d.id == c.document) & (d.head == e.copy))


def by_target() -> Select[Any]:
    """`spoken`, to be looked up by the target."""
    i, e, c, d = t.cited.c, t.edge.c, t.copy.c, t.document.c
    same = (e.copy == i.copy) & (e.source == i.source) & (e.kind == i.kind) & (e.target == i.target)
    joined = select(d.id, e.source, e.kind, e.target, e.phrase).join_from(t.cited, t.copy, c.id == i.copy)
    return joined.join(t.document, (d.id == c.document) & (d.head == c.id)).join(t.edge, same)


def links_to(connection: Connection, nodes: Sequence[Ref], kinds: Iterable[int], limit: int) -> list[RawLink]:
    """What is done to the nodes; `limit` links at most."""
    i, base, wanted = t.cited.c, by_target(), list(kinds)
    # Few kinds are looked up, many are left out while the rows are read.
    of_kind = (i.kind if len(wanted) < MANY else i.kind + 0).in_(wanted)
    rows: list[Any] = []
    for part in parts(list(claims_of(connection, nodes))):
        rows += connection.execute(base.where(i.target.in_(part), of_kind).limit(limit - len(rows)))
    return resolved(connection, rows[:limit])


def resolved(connection: Connection, rows: Sequence[Any]) -> list[RawLink]:
    """Edges with the nodes that their claims mean; one that a document would do to itself is left out."""
    wanted = sorted({row.source for row in rows if row.source} | {row.target for row in rows})
    node: dict[int, Ref] = {}
    c = t.claim.c
    for part in parts(wanted):
        found = connection.execute(decided().where(c.id.in_(part))).all()
        node |= {row.id: meaning(row) for row in found}
    links = []
    for row in rows:
        source = node[row.source] if row.source else Ref("document", row.id)
        if source != node[row.target]:
            links.append(RawLink(source, row.kind, node[row.target], row.phrase, row.id))
    return links


def describe(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, Node]:
    """What is known of each node: by its head copy, or by what citing documents say."""
    wanted = set(refs)
    found: dict[Ref, Node] = {}
    for part in parts([r.id for r in wanted if r.table == "document"]):
        for row in connection.execute(t.documents().where(t.document.c.id.in_(part))):
            node = Node(uid(row.mark), "kept", status=row.status, title=row.subject)
            fill(node, row)
            found[Ref("document", row.id)] = node
    claims: dict[int, list[int]] = {}
    for claim, ref in claims_of(connection, [r for r in wanted if r.table == "claim"]).items():
        claims.setdefault(ref.id, []).append(claim)
    rows: dict[int, Any] = {}
    for part in parts([claim for group in claims.values() for claim in group]):
        rows |= {row.id: row for row in connection.execute(t.claims().where(t.claim.c.id.in_(part))).all()}
    for head, group in claims.items():
        ambiguous = rows[head].outcome == t.AMBIGUOUS
        node = Node("?" * ambiguous + uid(rows[head].mark), "ambiguous" if ambiguous else "absent")
        gather(node, [rows[claim] for claim in group])
        found[Ref("claim", head)] = node
    return found


def as_said(connection: Connection, claims: Iterable[int]) -> dict[int, Node]:
    """What each of the claims says by itself."""
    found: dict[int, Node] = {}
    for part in parts(sorted(claims)):
        for row in connection.execute(t.claims().where(t.claim.c.id.in_(part))):
            found[row.id] = Node(uid(row.mark), "absent")
            fill(found[row.id], row)
    return found


def fill(node: Node, row: Any) -> None:
    """Takes from a row of `document` or `claim` what the node does not know yet."""
    for name in STATED:
        if not getattr(node, name):
            setattr(node, name, stated(row, name))


STATED = ("code", "name", "type", "date", "issuer", "level", "place", "title")


def stated(row: Any, name: str) -> str | None:
    """What a row says of one field of its document; a title that was cut ends in "…"."""
    if name == "place":
        return ", ".join(x for x in (row.commune, row.district, row.province) if x).title() or None
    if name == "title" and len(row.title) >= TITLE:
        return f"{row.title.rsplit(' ', 1)[0]}…"
    return getattr(row, name) or None


def gather(node: Node, claims: Sequence[Any]) -> None:
    """Says of an absent document what most of the citing ones say of it; of equally many the longest, whatever came
    first."""
    if len(claims) == 1:
        fill(node, claims[0])
        return
    for name in STATED:
        told: Counter[str] = Counter()
        for row in claims:
            said = stated(row, name)
            if said:
                told[said] += row.copies or 1
        if told:
            setattr(node, name, max(told, key=lambda said: (told[said], len(said), said)))


def phrases(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    found = {0: ""}
    for part in parts(sorted(set(ids))):
        rows = connection.execute(select(t.phrase.c.id, t.phrase.c.text).where(t.phrase.c.id.in_(part)))
        found |= {row.id: row.text for row in rows}
    return found
