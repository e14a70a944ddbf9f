"""Questions to a library: what is kept, what is missing, who has carried something out, why a citation was decided so.

In: a connection to a settled library.  Out: rows of plain values, sorted by content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from sqlalchemy import Connection, func, select

from vbhc.library import schema as t
from vbhc.library.deciding import block
from vbhc.library.graph import Node, Ref, as_said, by_target, claims_of, describe, find, links_to, stated
from vbhc.library.identity import Field, code_key, name_key
from vbhc.library.marks import mark_of
from vbhc.library.records import KINDS
from vbhc.library.resolve import opposed, resolve
from vbhc.library.rows import ids_under, parts
from vbhc.library.words import plain
from vbhc.records import dataclass
from vbhc.text.fold import fold

_DEEPEST = 6  # documents one behind the other through which something is carried out


@dataclass(slots=True)
class Kept:
    """A kept document and its copies."""

    node: Node
    copies: int
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Missing:
    """A document that is cited and not kept, and how many kept documents cite it."""

    node: Node
    cited_by: int


@dataclass(slots=True)
class Status:
    """Counts of a library."""

    documents: int
    copies: int
    files: int
    claims: int
    resolved: int
    absent: int
    ambiguous: int
    links: int


@dataclass(slots=True)
class Why:
    """Why a claim was decided so: what was said, what it was taken for, what fits too, what speaks against."""

    said: Node
    outcome: str
    meant: Node | None
    cited_by: list[Node]
    candidates: list[Node]
    against: list[tuple[Node, list[Field]]]


def kept(
    connection: Connection, type_: str | None = None, issuer: str | None = None, year: str | None = None
) -> list[Kept]:
    """The kept documents, by date and code; filtered by type, words of the issuer, year."""
    d = t.document.c
    wanted = select(d.id).order_by(d.date, d.key)
    if type_:
        wanted = wanted.where(d.type == type_)
    if year:
        wanted = wanted.where(d.date.like(f"{year}-%"))
    refs = [Ref("document", i) for i in connection.execute(wanted).scalars()]
    nodes = describe(connection, refs)
    grouped = connection.execute(select(t.copy.c.document, func.count()).group_by(t.copy.c.document))
    counts: dict[int, int] = {row[0]: row[1] for row in grouped}
    found = [Kept(nodes[ref], counts.get(ref.id, 0)) for ref in refs]
    return [one for one in found if not issuer or plain(issuer) in plain(one.node.issuer or "")]


def files_of(connection: Connection, uid: str) -> list[str]:
    """The paths at which copies of a document lie."""
    joined = select(t.file.c.path).join_from(t.file, t.copy).join(t.document, t.document.c.id == t.copy.c.document)
    return list(connection.execute(joined.where(t.document.c.mark == mark_of(uid)).order_by(t.file.c.path)).scalars())


def status(connection: Connection) -> Status:
    def count(table: object, *where: object) -> int:
        statement = select(func.count()).select_from(table).where(*where)  # type: ignore[arg-type]
        return int(connection.execute(statement).scalar_one())

    claims, outcome = count(t.claim), t.decision.c.outcome
    resolved, ambiguous = (count(t.decision, outcome == one) for one in (t.KEPT, t.AMBIGUOUS))
    return Status(
        documents=count(t.document),
        copies=count(t.copy),
        files=count(t.file),
        claims=claims,
        resolved=resolved,
        absent=claims - resolved - ambiguous,
        ambiguous=ambiguous,
        links=count(t.edge),
    )


def missing(connection: Connection, limit: int | None = None) -> list[Missing]:
    """Cited and not kept, the most cited first."""
    ranked = absent(connection, 1, -1) if limit is None else most_cited(connection, limit)
    nodes = describe(connection, [Ref("claim", head) for head in ranked])
    found = [Missing(nodes[Ref("claim", head)], count) for head, count in ranked.items()]
    return sorted(found, key=lambda one: (-one.cited_by, one.node.date or "", one.node.id))[:limit]


def most_cited(connection: Connection, limit: int) -> dict[int, int]:
    """Absent documents: the `limit` most cited ones, and all that are cited as often as the last of them."""
    found = absent(connection, 1, limit)
    if len(found) == limit:
        found = absent(connection, min(found.values()), -1)
    return found


def absent(connection: Connection, least: int, limit: int) -> dict[int, int]:
    """The absent documents (the claims that stand for them) whose claims are made at least so many times in all,
    `limit` of them at most; and how many copies cite each."""
    rows = connection.connection.cursor().execute(ABSENT, (least, limit)).fetchall()
    return {head: citing_copies(connection, head) if several else times for head, times, several in rows}


# A copy may make several claims of one document: that is cited by no more copies than its claims are made.
ABSENT = """
    WITH further AS (SELECT head, sum(copies) AS copies FROM decision WHERE head IS NOT NULL GROUP BY head)
    SELECT claim, decision.copies + coalesce(further.copies, 0) AS times, further.head IS NOT NULL
    FROM decision LEFT JOIN further ON further.head = claim
    WHERE outcome = 0 AND decision.head IS NULL AND times >= ? ORDER BY times DESC, claim LIMIT ?"""
CITING = "SELECT copy FROM cited WHERE target = ?1 OR target IN (SELECT claim FROM decision WHERE head = ?1)"


def citing_copies(connection: Connection, head: int) -> int:
    """How many copies make one of the claims of an absent document."""
    return len({row[0] for row in connection.connection.cursor().execute(CITING, (head,))})


def carried_out_by(connection: Connection, refs: Sequence[Ref]) -> list[Node]:
    """The kept documents that do something to `refs`, directly or through others (mentions left out)."""
    kinds = [number for number, kind in enumerate(KINDS) if kind != "mentions"]
    seen, frontier = set(refs), list(refs)
    for _ in range(_DEEPEST):
        met = {link.source for link in links_to(connection, frontier, kinds, 100_000)}
        frontier = sorted(met - seen)
        if not frontier:
            break
        seen.update(frontier)
    return [n for n in describe(connection, seen - set(refs)).values() if n.state == "kept"]


def why(connection: Connection, wanted: str) -> list[Why]:
    """The decisions on all that is said of a code, a name or an id, computed anew with their reasons."""
    found = []
    for key in keys_of(connection, wanted, find(connection, wanted)):
        here = block(connection, key)
        decided = resolve(here.kept, here.claims)
        kept = {one: Ref("document", i) for one, i in here.kept.items()}
        meant = {x for one in decided.values() for x in (one.node, *one.candidates) if x}
        absent = {one: Ref("claim", here.claims[one]) for one in meant - kept.keys()}
        nodes = describe(connection, [*kept.values(), *absent.values()])
        of = {one: nodes[ref] for one, ref in (absent | kept).items()}
        alone = as_said(connection, here.claims.values())
        for said in sorted(here.claims):
            one = decided[said]
            against = opposed(said, here.kept) if one.outcome == "absent" else []
            found.append(
                Why(
                    said=alone[here.claims[said]],
                    outcome=one.outcome,
                    meant=of[one.node] if one.node else None,
                    cited_by=citing(connection, here.claims[said]),
                    candidates=[of[x] for x in one.candidates],
                    against=[(of[x], fields) for x, fields in against],
                )
            )
    return found


def perhaps_citing(connection: Connection, wanted: str) -> list[Node]:
    """The kept documents that cite the node with the id `wanted` or another one: what they say fits both."""
    refs = find(connection, wanted)
    found: set[int] = set()
    for key in keys_of(connection, wanted, refs):
        here = block(connection, key)
        rows = [(Ref("document", i), one) for one, i in here.kept.items()]
        rows += [(Ref("claim", i), one) for one, i in here.claims.items()]
        meant = {one for ref, one in rows if ref in refs}
        for said, decision in resolve(here.kept, here.claims).items():
            if meant & set(decision.candidates):
                found.add(here.claims[said])
    return list({node.id: node for claim in sorted(found) for node in citing(connection, claim)}.values())


def told_otherwise(connection: Connection, node: Node) -> dict[str, list[tuple[str, int]]]:
    """What citing documents say of a document that is not what its node says: by field, with the number of papers."""
    found: dict[str, Counter[str]] = {}
    for part in parts(list(claims_of(connection, find(connection, node.id)))):
        for row in connection.execute(t.claims().where(t.claim.c.id.in_(part))):
            for name in ("code", "date", "type", "issuer", "title"):
                said, known = stated(row, name), getattr(node, name)
                if said and known and not same_text(said, known):
                    found.setdefault(name, Counter())[said] += row.copies
    return {name: sorted(told.items(), key=lambda item: (-item[1], item[0])) for name, told in found.items()}


def same_text(said: str, known: str) -> bool:
    """Whether one says what the other does, or the beginning of it."""
    one, other = sorted((fold(said.rstrip("…")).strip(), fold(known.rstrip("…")).strip()), key=len)
    return other.startswith(one)


def keys_of(connection: Connection, wanted: str, refs: Sequence[Ref]) -> list[str]:
    """The keys under which `wanted` may be and something is claimed: of the code, of the name, of the nodes found."""
    keys = {code_key(wanted), name_key(wanted)}
    for table in (t.document, t.claim):
        for part in parts([ref.id for ref in refs if ref.table == table.name]):
            keys |= set(connection.execute(select(table.c.key).where(table.c.id.in_(part))).scalars())
    return [key for key in sorted(keys) if ids_under(connection, t.claim, [key])]


def citing(connection: Connection, claim: int) -> list[Node]:
    """The kept documents that make a claim."""
    rows = connection.execute(by_target().where(t.cited.c.target == claim))
    ids = sorted({row.id for row in rows})
    return list(describe(connection, [Ref("document", i) for i in ids]).values())
