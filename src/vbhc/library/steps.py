"""The steps from each version of a library to the next: nothing that was kept is lost, nothing is parsed again.

In: a connection in a transaction, with foreign keys off, to a library of version N.  Out: the same library as version
N + 1.  A step speaks of the tables as they were, so it names them in SQL of its own and not by schema.py, except the
last one, which makes today's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from vbhc.library import schema as t
from vbhc.library.identity import Description, Scope
from vbhc.library.marks import claim_mark, document_mark, slot_of


def marks_and_places(connection: Connection) -> None:
    """1 → 2: marks instead of digests and of an index of keys; names of bodies and of places once each."""
    connect = connection.connection.dbapi_connection
    assert connect is not None
    connect.create_function("document_mark", 7, lambda *said: document_mark(described(*said)), deterministic=True)
    connect.create_function("claim_mark", 10, lambda *said: claim_mark(described(*said)), deterministic=True)
    connect.create_function("slot_of", 1, slot_of, deterministic=True)
    tables = ("document", "copy", "alias", "claim", "pending")
    for name in tables:
        connection.exec_driver_sql(f'ALTER TABLE "{name}" RENAME TO old_{name}')
    for name in ("copy_document", "alias_document", "claim_document", "claim_head", "document_key", "claim_key"):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS ix_{name}")
    made = [table for table in t.metadata.sorted_tables if table.name in {*tables, "scope", "issuer"}]
    t.metadata.create_all(connection, made, checkfirst=False)
    for statement in TO_2:
        connection.exec_driver_sql(statement)
    for name in reversed(tables):
        connection.exec_driver_sql(f"DROP TABLE old_{name}")


def described(key: str, date: str, type_: str, level: str, *said: str) -> Description:
    """The Description of the columns that version 1 had: three of the place, then title, year, latest."""
    return Description(key, date, type_, level, Scope(*said[:3]), *said[3:])


PLACE = "level, province, district, commune"
PLACED = "JOIN scope USING (level, province, district, commune)"
TO_2 = (
    f"INSERT INTO scope ({PLACE}) SELECT {PLACE} FROM old_document UNION SELECT {PLACE} FROM old_claim",
    "INSERT INTO issuer (name) SELECT issuer FROM old_copy WHERE issuer IS NOT NULL"
    " UNION SELECT issuer FROM old_claim WHERE issuer IS NOT NULL",
    "INSERT INTO document (id, mark, head, key, date, type, scope, title)"
    f" SELECT o.id, document_mark(key, date, type, {PLACE}), head, key, date, type, scope.id, title"
    f" FROM old_document AS o {PLACED}",
    "INSERT INTO copy (id, document, sha256, origin, fullness, code, name, issuer, subject, status, record)"
    " SELECT o.id, document, sha256, origin, fullness, code, o.name, issuer.id, subject, status, record"
    " FROM old_copy AS o LEFT JOIN issuer ON issuer.name = o.issuer",
    "INSERT INTO alias (slot, key, document) SELECT slot_of(key), key, document FROM old_alias",
    "INSERT INTO claim (id, mark, key, date, type, scope, title, year, latest, code, name, issuer, outcome)"
    f" SELECT o.id, claim_mark(key, date, type, {PLACE}, title, year, latest), key, date, type, scope.id, title, year,"
    f" latest, code, o.name, issuer.id, 'absent' FROM old_claim AS o {PLACED}"
    " LEFT JOIN issuer ON issuer.name = o.issuer",
    "DROP INDEX edge_target",
    "CREATE INDEX edge_target ON edge (target, kind, copy)",
    # Decided anew: the rules of deciding change with the program.
    "INSERT OR IGNORE INTO pending (slot) SELECT slot_of(key) FROM claim",
)

STEPS: dict[int, Callable[[Connection], Any]] = {1: marks_and_places}
