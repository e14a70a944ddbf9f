"""Decides blocks: reads the kept documents and the claims under a key, asks resolve.py, writes what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from vbhc.library.identity import Description, Scope
from vbhc.library.resolve import resolve
from vbhc.library.rows import DESCRIBED

Held = dict[Description, int]

# Plain tuples of the driver: a library of a million documents has millions of claims to decide, and SQLAlchemy's rows
# cost more than the deciding.
SAID = ", ".join(DESCRIBED)
KEPT = f"SELECT key, id, {SAID} FROM document WHERE key IN "
NAMED = f"SELECT alias.key, id, {SAID} FROM alias JOIN document ON document.id = alias.document WHERE alias.key IN "
CLAIMS = f"SELECT key, id, {SAID} FROM claim WHERE key IN "
DOCUMENT_KEY = "SELECT id, key FROM document WHERE id IN "


def rows(connection: Connection, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that ends in "IN ", for these values."""
    marks = "(" + ", ".join("?" * len(values)) + ")"
    cursor = connection.connection.cursor()
    cursor.execute(statement + marks, values)
    return list(cursor.fetchall())


def block(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[Held, Held]]:
    """For each key: the kept documents and the claims under it, with their ids."""
    found: dict[str, tuple[Held, Held]] = {key: ({}, {}) for key in keys}
    for key, i, *said in rows(connection, KEPT, keys):
        found[key][0][described(key, *said)] = i
    named = rows(connection, NAMED, keys)
    above: list[Any] = rows(connection, DOCUMENT_KEY, sorted({row[1] for row in named})) if named else []
    own: dict[int, str] = dict(above)
    for key, i, *said in named:
        found[key][0][described(own[i], *said)] = i
    for key, i, *said in rows(connection, CLAIMS, keys):
        found[key][1][described(key, *said)] = i
    return found


def described(
    key: str, date: str, type_: str, level: str, province: str, district: str, commune: str, *said: str
) -> Description:
    """The Description of a key and the values of DESCRIBED."""
    return Description(key, date, type_, level, Scope(province, district, commune), *said)


def settle_keys(connection: Connection, keys: Sequence[str]) -> None:
    """Decides each block and writes what it says."""
    decided: list[tuple[str, int | None, int | None, int]] = []
    for kept, claims in block(connection, keys).values():
        if not kept and len(claims) == 1:  # nothing to compare, and most keys of a large library are so
            (only,) = claims.values()
            decided.append(("absent", None, only, only))
            continue
        for one, decision in resolve(kept, claims).items():
            node = decision.node
            document = kept[node] if decision.outcome == "kept" and node else None
            head = claims[node] if decision.outcome == "absent" and node else None
            decided.append((decision.outcome, document, head, claims[one]))
    if decided:
        connection.connection.cursor().executemany(
            "UPDATE claim SET outcome = ?, document = ?, head = ? WHERE id = ?", decided
        )
