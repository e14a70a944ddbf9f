"""The steps from each version of a library to the next: nothing that was kept is lost, nothing is parsed again.

In: a connection in a transaction, with foreign keys off, to a library of version N.  Out: the same library as version
N + 1.  A step speaks of the tables as they were, so it names them in SQL of its own and not by schema.py, except the
last one, which makes today's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from vbhc.library import schema as t
from vbhc.library.identity import Description, Scope
from vbhc.library.marks import PLACE, REST, claim_mark, document_mark, slot_of
from vbhc.library.records import rank_of
from vbhc.text.fold import fold


def marks_and_places(connection: Connection) -> None:
    """1 → 2: marks instead of digests and of an index of keys; names of bodies and of places once each."""
    functions(connection)
    tables = ("document", "copy", "alias", "claim", "pending")
    indexes = ("copy_document", "alias_document", "claim_document", "claim_head", "document_key", "claim_key")
    put_away(connection, tables, [f"ix_{name}" for name in indexes])
    run(connection, [*TABLES_2.split(";")[:-1], *TO_2])
    throw_away(connection, tables)


def places_in_marks(connection: Connection) -> None:
    """2 → 3: marks with the place in them; decisions, and edges by target, in tables of their own."""
    functions(connection)
    tables = ("document", "copy", "alias", "claim", "pending")
    indexes = ("ix_copy_document", "ix_alias_document", "claim_document", "claim_head", "edge_target")
    put_away(connection, tables, indexes)
    run(connection, [*TABLES_3.split(";")[:-1], *TO_3])
    throw_away(connection, tables)


def marks_pending(connection: Connection) -> None:
    """3 → 4: marks around which is to be decided instead of areas; how often claims are made by their head."""
    put_away(connection, ["pending"], ["decision_head"])
    run(connection, TO_4)
    throw_away(connection, ["pending"])


def ranked_claims(connection: Connection) -> None:
    """4 → 5: a number for how a claim is printed, beside its mark in the index."""
    functions(connection)
    put_away(connection, ["claim"], [])
    t.claim.create(connection)
    run(connection, TO_5)
    throw_away(connection, ["claim"])


# Every step from one version to the next.
STEPS: dict[int, Callable[[Connection], Any]] = {
    1: marks_and_places,
    2: places_in_marks,
    3: marks_pending,
    4: ranked_claims,
}


def functions(connection: Connection) -> None:
    """Makes what the statements below call."""
    connect = connection.connection.dbapi_connection
    assert connect is not None
    connect.create_function("document_mark", 7, lambda *said: document_mark(described(*said)), deterministic=True)
    connect.create_function("claim_mark", 10, lambda *said: claim_mark(described(*said)), deterministic=True)
    connect.create_function("rank_of", 4, rank_of, deterministic=True)
    connect.create_function("slot_of", 1, slot_of, deterministic=True)
    connect.create_function("fold", 1, fold, deterministic=True)


def described(key: str, date: str, type_: str, level: str, *said: str) -> Description:
    """The Description of columns: three of the place, then title, year, latest."""
    return Description(key, date, type_, level, Scope(*said[:3]), *said[3:])


def put_away(connection: Connection, tables: Iterable[str], indexes: Iterable[str]) -> None:
    """Gives tables another name, so that new ones can be made of them."""
    run(connection, [f'ALTER TABLE "{name}" RENAME TO old_{name}' for name in tables])
    run(connection, [f"DROP INDEX IF EXISTS {name}" for name in indexes])


def throw_away(connection: Connection, tables: Iterable[str]) -> None:
    run(connection, [f"DROP TABLE old_{name}" for name in tables])


def run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


PLACE_COLUMNS = "level, province, district, commune"
PLACED = f"JOIN scope USING ({PLACE_COLUMNS})"
TABLES_2 = """
    CREATE TABLE scope (
        id INTEGER PRIMARY KEY NOT NULL, level VARCHAR NOT NULL, province VARCHAR NOT NULL, district VARCHAR NOT NULL,
        commune VARCHAR NOT NULL, UNIQUE (level, province, district, commune));
    CREATE TABLE issuer (id INTEGER PRIMARY KEY NOT NULL, name VARCHAR NOT NULL UNIQUE);
    CREATE TABLE pending (slot INTEGER PRIMARY KEY NOT NULL);
    CREATE TABLE document (
        id INTEGER PRIMARY KEY NOT NULL, mark INTEGER NOT NULL UNIQUE, head INTEGER, "key" VARCHAR NOT NULL,
        date VARCHAR NOT NULL, type VARCHAR NOT NULL, scope INTEGER NOT NULL REFERENCES scope (id),
        title VARCHAR NOT NULL);
    CREATE TABLE claim (
        id INTEGER PRIMARY KEY NOT NULL, mark INTEGER NOT NULL UNIQUE, "key" VARCHAR NOT NULL, date VARCHAR NOT NULL,
        type VARCHAR NOT NULL, scope INTEGER NOT NULL REFERENCES scope (id), title VARCHAR NOT NULL,
        year VARCHAR NOT NULL, latest VARCHAR NOT NULL, code VARCHAR, name VARCHAR,
        issuer INTEGER REFERENCES issuer (id), outcome VARCHAR NOT NULL, document INTEGER, head INTEGER);
    CREATE TABLE copy (
        id INTEGER PRIMARY KEY NOT NULL, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        sha256 BLOB NOT NULL UNIQUE, origin VARCHAR NOT NULL, fullness INTEGER NOT NULL, code VARCHAR, name VARCHAR,
        issuer INTEGER REFERENCES issuer (id), subject VARCHAR, status VARCHAR, record BLOB);
    CREATE TABLE alias (
        slot INTEGER NOT NULL, "key" VARCHAR NOT NULL,
        document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, PRIMARY KEY (slot, "key", document)
    ) WITHOUT ROWID;
"""
TO_2 = (
    f"INSERT INTO scope ({PLACE_COLUMNS}) SELECT {PLACE_COLUMNS} FROM old_document"
    f" UNION SELECT {PLACE_COLUMNS} FROM old_claim",
    "INSERT INTO issuer (name) SELECT issuer FROM old_copy WHERE issuer IS NOT NULL"
    " UNION SELECT issuer FROM old_claim WHERE issuer IS NOT NULL",
    "INSERT INTO document (id, mark, head, key, date, type, scope, title)"
    f" SELECT o.id, document_mark(key, date, type, {PLACE_COLUMNS}), head, key, date, type, scope.id, title"
    f" FROM old_document AS o {PLACED}",
    "INSERT INTO copy (id, document, sha256, origin, fullness, code, name, issuer, subject, status, record)"
    " SELECT o.id, document, sha256, origin, fullness, code, o.name, issuer.id, subject, status, record"
    " FROM old_copy AS o LEFT JOIN issuer ON issuer.name = o.issuer",
    "INSERT INTO alias (slot, key, document) SELECT slot_of(key), key, document FROM old_alias",
    "INSERT INTO claim (id, mark, key, date, type, scope, title, year, latest, code, name, issuer, outcome)"
    f" SELECT o.id, claim_mark(key, date, type, {PLACE_COLUMNS}, title, year, latest), key, date, type, scope.id,"
    f" title, year, latest, code, o.name, issuer.id, 'absent' FROM old_claim AS o {PLACED}"
    " LEFT JOIN issuer ON issuer.name = o.issuer",
)
TABLES_3 = """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY NOT NULL, mark INTEGER NOT NULL UNIQUE, head INTEGER, "key" VARCHAR NOT NULL,
        date VARCHAR NOT NULL, type VARCHAR NOT NULL, scope INTEGER NOT NULL REFERENCES scope (id),
        title VARCHAR NOT NULL);
    CREATE TABLE copy (
        id INTEGER PRIMARY KEY NOT NULL, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        sha256 BLOB NOT NULL, origin VARCHAR NOT NULL, fullness INTEGER NOT NULL, code VARCHAR, name VARCHAR,
        issuer INTEGER REFERENCES issuer (id), subject VARCHAR, status VARCHAR, record BLOB);
    CREATE INDEX copy_sha256 ON copy (substr(sha256, 1, 8));
    CREATE INDEX ix_copy_document ON copy (document);
    CREATE TABLE alias (
        slot INTEGER NOT NULL, "key" VARCHAR NOT NULL,
        document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, PRIMARY KEY (slot, "key", document)
    ) WITHOUT ROWID;
    CREATE INDEX ix_alias_document ON alias (document);
    CREATE TABLE claim (
        id INTEGER PRIMARY KEY NOT NULL, mark INTEGER NOT NULL UNIQUE, "key" VARCHAR NOT NULL, date VARCHAR NOT NULL,
        type VARCHAR NOT NULL, scope INTEGER NOT NULL REFERENCES scope (id), title VARCHAR NOT NULL,
        year VARCHAR NOT NULL, latest VARCHAR NOT NULL, code VARCHAR, name VARCHAR,
        issuer INTEGER REFERENCES issuer (id));
    CREATE TABLE decision (
        claim INTEGER PRIMARY KEY NOT NULL REFERENCES claim (id) ON DELETE CASCADE, outcome SMALLINT NOT NULL,
        document INTEGER, head INTEGER, copies INTEGER NOT NULL);
    CREATE INDEX decision_document ON decision (document) WHERE document IS NOT NULL;
    CREATE INDEX decision_head ON decision (head) WHERE head IS NOT NULL;
    CREATE TABLE cited (
        target INTEGER NOT NULL, kind INTEGER NOT NULL, copy INTEGER NOT NULL, source INTEGER NOT NULL,
        PRIMARY KEY (target, kind, copy, source)) WITHOUT ROWID;
    CREATE TABLE pending (area INTEGER PRIMARY KEY NOT NULL);
"""
JOINED = "JOIN scope ON scope.id = o.scope"
TO_3 = (
    "INSERT INTO document (id, mark, head, key, date, type, scope, title)"
    f" SELECT o.id, document_mark(key, date, type, {PLACE_COLUMNS}), head, key, date, type, scope, title"
    f" FROM old_document AS o {JOINED}",
    "INSERT INTO copy (id, document, sha256, origin, fullness, code, name, issuer, subject, status, record)"
    " SELECT id, document, sha256, origin, fullness, code, name, issuer, subject, status, record FROM old_copy",
    "INSERT INTO alias (slot, key, document) SELECT slot_of(key), key, document FROM old_alias",
    "INSERT INTO claim (id, mark, key, date, type, scope, title, year, latest, code, name, issuer)"
    f" SELECT o.id, claim_mark(key, date, type, {PLACE_COLUMNS}, fold(title), year, latest), key, date, type, scope,"
    f" title, year, latest, code, name, issuer FROM old_claim AS o {JOINED}",
    "INSERT INTO setting (name, value) VALUES ('linked', '0')",
    # Decided anew: the rules of deciding change with the program.
    f"INSERT OR IGNORE INTO pending (area) SELECT slot_of(key) << {PLACE} FROM claim",
)
TO_4 = (
    "CREATE TABLE pending (mark INTEGER PRIMARY KEY NOT NULL)",
    "CREATE INDEX decision_head ON decision (head, copies) WHERE head IS NOT NULL",
    f"INSERT OR IGNORE INTO pending (mark) SELECT area >> {PLACE} << {PLACE + REST} FROM old_pending",
)
TO_5 = (
    "INSERT INTO claim (id, mark, rank, key, date, type, scope, title, year, latest, code, name, issuer)"
    " SELECT o.id, mark, rank_of(issuer.name, code, o.name, title), key, date, type, scope, title, year, latest, code,"
    " o.name, issuer FROM old_claim AS o LEFT JOIN issuer ON issuer.id = o.issuer",
)
