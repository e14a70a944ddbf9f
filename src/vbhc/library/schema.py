"""The tables of a library, and the steps from each version to the next.

A *copy* is one file's content (or a line of a register); a *document* is what one or several copies are of.  A
*claim* is what citing documents say of a cited one, each distinct wording of it once; resolve.py decides which
document it means.  An *edge* says that a copy's document (or one claim) does something to another claim.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

VERSION = 1

metadata = MetaData()

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)


def description_columns() -> list[Column[str]]:
    """The columns of identity.Description, all but the key; "" is unknown."""
    names = ("date", "type", "level", "province", "district", "commune", "title", "year", "latest")
    return [Column(name, String, nullable=False, default="") for name in names]


document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String, nullable=False, unique=True, comment="from what identifies it, so the same in every library"),
    Column("key", String, nullable=False, index=True),
    Column("head", Integer, comment="the copy that speaks for it"),
    *description_columns(),
)

copy = Table(
    "copy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("sha256", LargeBinary, nullable=False, unique=True),
    Column("origin", String, nullable=False, comment="file or register"),
    Column("fullness", Integer, nullable=False),
    Column("code", String),
    Column("name", String),
    Column("issuer", String),
    Column("subject", String),
    Column("status", String),
    Column("record", LargeBinary, comment="the parsed document as JSON, zlib"),
)

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
    Column("key", String, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="further keys of a document: a law's name",
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Integer, nullable=False, unique=True, comment="64 bits of the description's hash"),
    Column("key", String, nullable=False, index=True),
    *description_columns(),
    Column("code", String),
    Column("name", String),
    Column("issuer", String),
    Column("outcome", String, comment="kept, absent, ambiguous; null until decided"),
    Column("document", Integer, index=True, comment="the kept document that it means"),
    Column("head", Integer, index=True, comment="the claim that stands for the absent document"),
)

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
Index("edge_target", edge.c.target, edge.c.copy)
Index("edge_source", edge.c.source, sqlite_where=edge.c.source > 0)

phrase = Table("phrase", metadata, Column("id", Integer, primary_key=True), Column("text", String, unique=True))

pending = Table(
    "pending",
    metadata,
    Column("key", String, primary_key=True),
    comment="keys whose claims are to be decided again",
    sqlite_with_rowid=False,
)

# Full text: words folded (đ as d, no tone marks); contentless, since the text itself stands in copy.record.
FULL_TEXT = "CREATE VIRTUAL TABLE words USING fts5(code, issuer, subject, body, content='', tokenize='unicode61')"

# Steps from version N to N + 1, in order: SQL run in one transaction.  The first version is `metadata` itself.
STEPS: dict[int, list[str]] = {}
