"""Decides blocks: reads the kept documents and the claims under a key, asks resolve.py, writes what it says."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from vbhc.library import schema as t
from vbhc.library.identity import Description
from vbhc.library.resolve import resolve
from vbhc.library.rows import description

Held = dict[Description, int]


def block(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[Held, Held]]:
    """For each key: the kept documents and the claims under it, with their ids."""
    found: dict[str, tuple[Held, Held]] = {key: ({}, {}) for key in keys}
    for row in connection.execute(select(t.document).where(t.document.c.key.in_(keys))):
        found[row.key][0][description(row)] = row.id
    by_alias = select(t.alias.c.key.label("alias"), t.document).join_from(t.alias, t.document)
    for row in connection.execute(by_alias.where(t.alias.c.key.in_(keys))):
        found[row.alias][0][description(row)] = row.id
    for row in connection.execute(select(t.claim).where(t.claim.c.key.in_(keys))):
        found[row.key][1][description(row)] = row.id
    return found


def settle_keys(connection: Connection, keys: Sequence[str]) -> None:
    """Decides each block and writes what changed."""
    changed = []
    for kept, claims in block(connection, keys).values():
        for one, decision in resolve(kept, claims).items():
            node = decision.node
            changed.append(
                {
                    "id": claims[one],
                    "outcome": decision.outcome,
                    "document": kept[node] if decision.outcome == "kept" and node else None,
                    "head": claims[node] if decision.outcome == "absent" and node else None,
                }
            )
    if changed:
        connection.execute(
            text("UPDATE claim SET outcome = :outcome, document = :document, head = :head WHERE id = :id"), changed
        )
