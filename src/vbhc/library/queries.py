"""Questions to a library: what is kept, what is missing, who has carried something out, why a citation was decided so.

In: a connection to a settled library.  Out: rows of plain values, sorted by content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from sqlalchemy import Connection, func, select

from vbhc.library import schema as t
from vbhc.library.deciding import block
from vbhc.library.graph import Node, Ref, describe, find, links_to, spoken
from vbhc.library.identity import Field, code_key, name_key
from vbhc.library.marks import mark_of
from vbhc.library.records import KINDS
from vbhc.library.resolve import opposed, resolve
from vbhc.library.rows import fetch, ids_under, parts
from vbhc.records import dataclass
from vbhc.text.fold import fold


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
    return [one for one in found if not issuer or fold(issuer) in fold(one.node.issuer or "")]


def files_of(connection: Connection, uid: str) -> list[str]:
    """The paths at which copies of a document lie."""
    joined = select(t.file.c.path).join_from(t.file, t.copy).join(t.document, t.document.c.id == t.copy.c.document)
    return list(connection.execute(joined.where(t.document.c.mark == mark_of(uid)).order_by(t.file.c.path)).scalars())


def status(connection: Connection) -> Status:
    def count(table: object, *where: object) -> int:
        statement = select(func.count()).select_from(table).where(*where)  # type: ignore[arg-type]
        return int(connection.execute(statement).scalar_one())

    c = t.claim
    return Status(
        documents=count(t.document),
        copies=count(t.copy),
        files=count(t.file),
        claims=count(c),
        resolved=count(c, c.c.outcome == "kept"),
        absent=count(c, c.c.outcome == "absent"),
        ambiguous=count(c, c.c.outcome == "ambiguous"),
        links=count(t.edge),
    )


def missing(connection: Connection, limit: int | None = None) -> list[Missing]:
    """Cited and not kept, the most cited first."""
    often = most_cited(connection, limit) if limit else None
    heads = claims_by_head(connection, None if often is None else sorted(often))
    times = {head: citing_copies(connection, claims) for head, claims in heads.items()}
    nodes = describe(connection, [Ref("claim", head) for head in times])
    found = [Missing(nodes[Ref("claim", head)], count) for head, count in times.items()]
    return sorted(found, key=lambda one: (-one.cited_by, one.node.date or "", one.node.id))[:limit]


def most_cited(connection: Connection, limit: int) -> set[int]:
    """Absent documents (their heads) among which are the `limit` most cited ones.

    One pass over the index of edges counts how often each claim is made; of the often made ones the documents are
    looked up.  A document of several claims may be cited often though none of them is: those are counted apart.
    """
    cursor = connection.connection.cursor()
    heads, floor = set[int](), 1
    for least in (OFTEN, 1):
        counts = cursor.execute(COUNTS, (least,)).fetchall()
        counts.sort(key=lambda row: -row[1])
        for part in parts(counts):
            heads.update(row[0] for row in fetch(connection, HEADS, [target for target, _ in part]))
            floor = part[-1][1]
            if len(heads) >= 2 * limit:
                break
        if len(heads) >= limit:
            break
    return heads | {row[0] for row in cursor.execute(SEVERAL, (floor,))}


OFTEN = 4
COUNTS = "SELECT target, count(*) AS n FROM edge GROUP BY target HAVING n >= ?"
HEADS = "SELECT coalesce(head, id) FROM claim WHERE outcome = 'absent' AND id IN "
SEVERAL = """
    SELECT head FROM claim WHERE head IS NOT NULL GROUP BY head HAVING
    sum((SELECT count(*) FROM edge WHERE target = claim.id)) + (SELECT count(*) FROM edge WHERE target = head) >= ?"""


def claims_by_head(connection: Connection, heads: Sequence[int] | None) -> dict[int, list[int]]:
    """The claims of each absent document, of all where `heads` is None."""
    found: dict[int, list[int]] = {}
    if heads is None:
        every = "SELECT coalesce(head, id), id FROM claim WHERE outcome = 'absent'"
        for head, claim in connection.connection.cursor().execute(every):
            found.setdefault(head, []).append(claim)
        return found
    found = {head: [head] for head in heads}
    for head, claim in fetch(connection, "SELECT head, id FROM claim WHERE head IN ", heads):
        found[head].append(claim)
    return found


def citing_copies(connection: Connection, claims: Sequence[int]) -> int:
    """How many copies make one of the claims."""
    marks = ", ".join("?" * len(claims))
    statement = f"SELECT count(DISTINCT copy) FROM edge WHERE target IN ({marks})"
    return int(connection.connection.cursor().execute(statement, claims).fetchone()[0])


def carried_out_by(connection: Connection, refs: Sequence[Ref], depth: int = 6) -> list[Node]:
    """The kept documents that do something to `refs`, directly or through others (mentions left out)."""
    kinds = [number for number, kind in enumerate(KINDS) if kind != "mentions"]
    seen, frontier = set(refs), list(refs)
    for _ in range(depth):
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
        claims = {one: Ref("claim", i) for one, i in here.claims.items()}
        refs = claims | {one: Ref("document", i) for one, i in here.kept.items()}  # a claim may say all of a document
        nodes = describe(connection, {*claims.values(), *refs.values()})
        decided = resolve(here.kept, here.claims)
        for said in sorted(claims):
            one = decided[said]
            meant = (refs if one.outcome == "kept" else claims)[one.node] if one.node else None
            against = opposed(said, here.kept) if one.outcome == "absent" else []
            found.append(
                Why(
                    said=nodes[claims[said]],
                    outcome=one.outcome,
                    meant=nodes[meant] if meant else None,
                    cited_by=citing(connection, claims[said].id),
                    candidates=[nodes[refs[x]] for x in one.candidates],
                    against=[(nodes[refs[x]], fields) for x, fields in against],
                )
            )
    return found


def keys_of(connection: Connection, wanted: str, refs: Sequence[Ref]) -> list[str]:
    """The keys under which `wanted` may be and something is claimed: of the code, of the name, of the nodes found."""
    keys = {code_key(wanted), name_key(wanted)}
    for table in (t.document, t.claim):
        for part in parts([ref.id for ref in refs if ref.table == table.name]):
            keys |= set(connection.execute(select(table.c.key).where(table.c.id.in_(part))).scalars())
    return [key for key in sorted(keys) if ids_under(connection, t.claim, [key])]


def citing(connection: Connection, claim: int) -> list[Node]:
    """The kept documents that make a claim."""
    rows = connection.execute(spoken().where(t.edge.c.target == claim))
    ids = sorted({row.id for row in rows})
    return list(describe(connection, [Ref("document", i) for i in ids]).values())
