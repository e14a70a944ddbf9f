"""The tables of a library; steps.py brings those of older versions to this one.

A *copy* is one file's content (or a line of a register); a *document* is what one or several copies are of.  A
*claim* is what citing documents say of a cited one, each distinct wording of it once; its *decision* is which document
it means, by resolve.py.  An *edge* says that a copy's document (or one claim) does something to another claim; *cited*
has the same edges by their targets.  What stands in many rows, a body's name or its place, stands once in a table of
its own.

Adding writes to the ends of `copy`, `document`, `claim` and `edge`, which are then left as they are; `decision` and
`cited` are written when all is decided (deciding.py, links.py), in their order.
"""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
)

Outcome = Literal["absent", "kept", "ambiguous"]

VERSION = 5

metadata = MetaData()

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

scope = Table(
    "scope",
    metadata,
    Column("id", Integer, primary_key=True),
    *(Column(name, String, nullable=False) for name in ("level", "province", "district", "commune")),
    UniqueConstraint("level", "province", "district", "commune"),
    comment="whose series a number belongs to; empty is unknown",
)

issuer = Table(
    "issuer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True, comment="a body as printed"),
)

phrase = Table("phrase", metadata, Column("id", Integer, primary_key=True), Column("text", String, unique=True))


def said(*names: str) -> list[Column[str]]:
    """Columns of identity.Description; "" is unknown."""
    return [Column(name, String, nullable=False, default="") for name in names]


document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", Integer, nullable=False, unique=True, comment="what it is (marks.py); as hex digits its public id"),
    Column("head", Integer, comment="the copy that speaks for it"),
    *said("key", "date", "type"),
    Column("scope", ForeignKey("scope.id"), nullable=False),
    *said("title"),
)

copy = Table(
    "copy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("sha256", LargeBinary, nullable=False),
    Column("origin", String, nullable=False, comment="file or register"),
    Column("fullness", Integer, nullable=False),
    Column("code", String),
    Column("name", String),
    Column("issuer", ForeignKey("issuer.id")),
    Column("subject", String),
    Column("status", String),
    Column("record", LargeBinary, comment="the parsed document as JSON, zlib"),
)

# Eight bytes find it; the others are compared in the row.
Index("copy_sha256", func.substr(copy.c.sha256, 1, 8))

file = Table(
    "file",
    metadata,
    Column("path", String, primary_key=True),
    Column("copy", ForeignKey("copy.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("mtime", Integer, nullable=False, comment="nanoseconds"),
    sqlite_with_rowid=False,
)

alias = Table(
    "alias",
    metadata,
    Column("slot", Integer, primary_key=True, comment="of the key"),
    Column("key", String, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="further keys of a document: a law's name",
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", Integer, nullable=False, comment="what is said (marks.py)"),
    Column("rank", Integer, nullable=False, comment="of the wording; the greatest is kept (records.py)"),
    *said("key", "date", "type"),
    Column("scope", ForeignKey("scope.id"), nullable=False),
    Column("title", String, nullable=False, default="", comment="as printed; compared when folded"),
    *said("year", "latest"),
    Column("code", String),
    Column("name", String),
    Column("issuer", ForeignKey("issuer.id")),
)

# With the rank, so that a claim that was made before is found here alone; the mark is unique by itself.
Index("claim_mark", claim.c.mark, claim.c.rank, unique=True)

OUTCOMES: tuple[Outcome, ...] = ("absent", "kept", "ambiguous")
ABSENT, KEPT, AMBIGUOUS = range(3)

decision = Table(
    "decision",
    metadata,
    Column("claim", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("outcome", SmallInteger, nullable=False, default=ABSENT, comment="0 absent, 1 kept, 2 ambiguous"),
    Column("document", Integer, comment="the kept document that it means"),
    Column("head", Integer, comment="the claim that stands for the absent document, where that is another one"),
    Column("copies", Integer, nullable=False, default=0, comment="how many copies make it, up to setting.linked"),
)
# Without the many rows that have neither.
Index("decision_document", decision.c.document, sqlite_where=decision.c.document.is_not(None))
Index("decision_head", decision.c.head, decision.c.copies, sqlite_where=decision.c.head.is_not(None))

edge = Table(
    "edge",
    metadata,
    Column("copy", ForeignKey("copy.id", ondelete="CASCADE"), primary_key=True),
    Column("source", Integer, primary_key=True, comment="a claim, or 0 for the document itself"),
    Column("kind", SmallInteger, primary_key=True),
    Column("target", Integer, primary_key=True, comment="a claim"),
    Column("phrase", Integer, nullable=False, default=0),
    sqlite_with_rowid=False,
)
Index("edge_source", edge.c.source, sqlite_where=edge.c.source > 0)

cited = Table(
    "cited",
    metadata,
    *(Column(name, Integer, primary_key=True) for name in ("target", "kind", "copy", "source")),
    comment="the edges of the copies up to setting.linked, by target",
    sqlite_with_rowid=False,
)

pending = Table(
    "pending",
    metadata,
    Column("mark", Integer, primary_key=True),
    comment="documents and claims around which is to be decided again; the first mark of a slot stands for all of it",
)

# Full text: words folded (đ as d, no tone marks); contentless, since the text itself stands in copy.record.
FULL_TEXT = "CREATE VIRTUAL TABLE words USING fts5(code, issuer, subject, body, content='', tokenize='unicode61')"

PLACED = (scope.c.level, scope.c.province, scope.c.district, scope.c.commune)


def documents() -> Select[Any]:
    """The documents with their place, and what their head copies print."""
    d, c = document.c, copy.c
    printed = (c.code, c.name, issuer.c.name.label("issuer"), c.subject, c.status)
    joined = document.join(scope, scope.c.id == d.scope).join(copy, c.id == d.head)
    joined = joined.outerjoin(issuer, issuer.c.id == c.issuer)
    return select(d.id, d.mark, d.key, d.date, d.type, d.title, *PLACED, *printed).select_from(joined)


def claims() -> Select[Any]:
    """The claims with their place, the issuer as printed, and what was decided."""
    c, d = claim.c, decision.c
    said = (c.id, c.mark, c.key, c.date, c.type, c.title, c.year, c.latest, c.code, c.name)
    joined = claim.join(scope, scope.c.id == c.scope).outerjoin(issuer, issuer.c.id == c.issuer)
    joined = joined.outerjoin(decision, d.claim == c.id)
    decided = (d.outcome, d.document, d.head, d.copies)
    return select(*said, *PLACED, issuer.c.name.label("issuer"), *decided).select_from(joined)
