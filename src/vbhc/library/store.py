"""A library in one SQLite file: adding, removing, deciding, each in its transaction.

One transaction a document: what `add` has returned is kept whatever happens next, and a kill in the middle leaves
nothing behind.  Decisions (resolve.py) are made by `settle` for the keys that a change has touched; the keys stand
in the table `pending` within the same transaction, so that a kill before `settle` loses nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from vbhc.library import schema as t
from vbhc.library.deciding import block, settle_keys
from vbhc.library.failures import failures
from vbhc.library.identity import Description
from vbhc.library.records import Record
from vbhc.library.resolve import Decision, resolve
from vbhc.library.rows import PART, Added, Item, add_batch, drop_copy, touch


class Store:
    """The tables of a library, behind verbs; see `vbhc.library.open` for how one is opened."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.path = Path(engine.url.database or "")

    @contextmanager
    def transaction(self, begin: str, end: str) -> Iterator[Connection]:
        """A transaction from `begin` to `end`, rolled back where it fails.  Raises VbhcError for what SQLite says."""
        with failures(self.path), self.engine.connect() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield connection
                connection.exec_driver_sql(end)
            except BaseException:
                roll_back(connection)
                raise

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that holds the write lock from its start, so that two processes take turns."""
        return self.transaction("BEGIN IMMEDIATE", "COMMIT")

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the library."""
        return self.transaction("BEGIN", "ROLLBACK")

    @contextmanager
    def trying(self, records: Sequence[Record]) -> Iterator[tuple[Connection, list[int]]]:
        """The library as if the records had been added, and their documents' rows; nothing of it stays."""
        if not records:
            with self.reading() as connection:
                yield connection, []
            return
        with self.transaction("BEGIN IMMEDIATE", "ROLLBACK") as connection:
            added = add_batch(connection, [Item(record) for record in records])
            while settle_some(connection):
                pass
            d = t.document.c
            found = connection.execute(select(d.uid, d.id).where(d.uid.in_([one.uid for one in added])))
            rows = {row.uid: row.id for row in found}
            yield connection, [rows[one.uid] for one in added]

    # ── adding and removing ──────────────────────────────────────────────────────────────────────────

    def add(self, record: Record, path: str | None = None, stat: tuple[int, int] = (0, 0)) -> Added:
        """Keeps a record and where it lies (`stat`: size and mtime in ns) in one transaction."""
        with self.writing() as connection:
            return add_batch(connection, [Item(record, path, stat)])[0]

    def add_all(self, records: Iterable[Record]) -> list[Added]:
        """Keeps many records in one transaction: all or none (registers, benchmarks)."""
        with self.writing() as connection:
            return add_batch(connection, [Item(record) for record in records])

    def remove(self, uid: str) -> bool:
        """Takes a document and its copies out; claims that nobody makes any more go with them."""
        with self.writing() as connection:
            found = connection.execute(select(t.document).where(t.document.c.uid == uid)).first()
            if found is None:
                return False
            for (copy,) in connection.execute(select(t.copy.c.id).where(t.copy.c.document == found.id)).all():
                drop_copy(connection, copy)
            aliases = connection.execute(select(t.alias.c.key).where(t.alias.c.document == found.id)).scalars().all()
            connection.execute(delete(t.document).where(t.document.c.id == found.id))
            touch(connection, [found.key, *aliases])
            return True

    def unchanged(self, path: str, stat: tuple[int, int]) -> bool:
        """Whether the file at `path` is kept as it is now."""
        with self.reading() as connection:
            row = connection.execute(select(t.file.c.size, t.file.c.mtime).where(t.file.c.path == path)).first()
            return row is not None and tuple(row) == stat

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────────

    def settle(self) -> int:
        """Decides the claims under every pending key again; returns how many keys there were."""
        count = 0
        with self.reading() as connection:
            if connection.execute(select(t.pending.c.key).limit(1)).first() is None:
                return 0
        while True:
            with self.writing() as connection:
                settled = settle_some(connection)
            if not settled:
                return count
            count += settled

    def decisions(self, key: str) -> dict[Description, Decision]:
        """The decisions under one key with their reasons, computed anew (for `vbhc library why`)."""
        with self.reading() as connection:
            kept, claims = block(connection, [key]).get(key, ({}, {}))
            return resolve(kept, claims)


def settle_some(connection: Connection) -> int:
    """Decides the next pending keys; how many there were."""
    keys = connection.execute(select(t.pending.c.key).order_by(t.pending.c.key).limit(PART)).scalars().all()
    if keys:
        settle_keys(connection, keys)
        connection.execute(delete(t.pending).where(t.pending.c.key.in_(keys)))
    return len(keys)


def roll_back(connection: Connection) -> None:
    """Ends a transaction that failed; SQLite has ended it by itself where the disk was full."""
    inner = connection.connection.dbapi_connection
    if inner is not None and inner.in_transaction:
        connection.exec_driver_sql("ROLLBACK")
