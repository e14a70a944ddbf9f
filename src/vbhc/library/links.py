"""The edges by their targets: what `cited` and `decision.copies` hold of `edge`.

In: a connection in a transaction.  Out: both hold the edges of all copies.  Adding only appends to `edge`; here the new
ones are sorted first, so that the table by target is written page by page, however many were added.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection

MUCH = 10_000  # copies
LINKED = "SELECT value FROM setting WHERE name = 'linked'"
LAST = "SELECT coalesce(max(id), 0) FROM copy"
NOTE = "UPDATE setting SET value = ? WHERE name = 'linked'"
LINK = """
    INSERT INTO cited (target, kind, copy, source) SELECT target, kind, copy, source FROM edge WHERE copy > ?
    ORDER BY target, kind, copy, source"""
COUNT = """
    INSERT INTO decision (claim, copies, outcome)
    SELECT target, count(DISTINCT copy), 0 FROM {table} WHERE copy > ? GROUP BY target
    ON CONFLICT (claim) DO UPDATE SET copies = copies + excluded.copies"""
UNLINK = "DELETE FROM cited WHERE target = ? AND kind = ? AND copy = ? AND source = ?"
UNCOUNT = "UPDATE decision SET copies = copies - 1 WHERE claim = ?"


def linked(connection: Connection) -> int:
    """The last copy whose edges are linked."""
    return int(connection.connection.cursor().execute(LINKED).fetchone()[0])


def link(connection: Connection) -> None:
    """Links the edges of the copies that came since the last time."""
    cursor = connection.connection.cursor()
    last, done = cursor.execute(LAST).fetchone()[0], linked(connection)
    if last > done:
        with sorting(cursor) if last - done >= MUCH else nullcontext():
            cursor.execute(LINK, (done,))
        # Few are found by their copies; where most are new, to read all by target is sooner than to sort them.
        cursor.execute(COUNT.format(table="edge" if 2 * done > last else "cited"), (done,))
        cursor.execute(NOTE, (str(last),))


@contextmanager
def sorting(cursor: Any) -> Iterator[None]:
    """SQLite sorts as much at once as its cache may hold; parts of 4 MB, merged, are sooner sorted than 128 MB."""
    cache = cursor.execute("PRAGMA cache_size").fetchone()[0]
    cursor.execute("PRAGMA cache_size = -4096")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA cache_size = {cache}")


def unlink(connection: Connection, copy: int) -> None:
    """Takes the edges of a linked copy out."""
    cursor = connection.connection.cursor()
    edges = cursor.execute("SELECT target, kind, copy, source FROM edge WHERE copy = ?", (copy,)).fetchall()
    cursor.executemany(UNLINK, edges)
    cursor.executemany(UNCOUNT, sorted({edge[:1] for edge in edges}))
