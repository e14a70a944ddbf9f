"""A library in one SQLite file: adding, removing, deciding, each in its transaction.

One transaction a document: what `add` has returned is kept whatever happens next, and a kill in the middle leaves
nothing behind.  Decisions (resolve.py) are made by `settle` around the marks (marks.py) that a change has touched; they
stand in the table `pending` within the same transaction, so that a kill before `settle` loses nothing either.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from vbhc.library import schema as t
from vbhc.library.deciding import Changes, changes, settle_around
from vbhc.library.failures import failures
from vbhc.library.links import link
from vbhc.library.marks import mark_of, slot_end
from vbhc.library.records import Record
from vbhc.library.rows import Added, Item, Names, add_batch, drop_document
from vbhc.library.spread import spread

RECORDS = 6_000  # added by one statement a table
MUCH = 2_000  # pending marks from which on more processes are worth their start
LOG = 32_768  # pages of the log after which it is folded into the file where very much is written; else 1,000
AT_ONCE = 8_000  # pending marks that are decided in one transaction; what is new of them is held in memory


class Store:
    """The tables of a library, behind verbs; see `vbhc.library.open` for how one is opened."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.path = Path(engine.url.database or "")

    @contextmanager
    def transaction(self, begin: str, end: str, *, checked: bool = True) -> Iterator[Connection]:
        """A transaction from `begin` to `end`, rolled back where it fails.  Raises VbhcError for what SQLite says."""
        with failures(self.path), self.engine.connect() as connection:
            if not checked:
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {LOG}")
            try:
                connection.exec_driver_sql(begin)
                yield connection
                connection.exec_driver_sql(end)
            except BaseException:
                roll_back(connection)
                raise
            finally:
                if not checked:
                    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
                    connection.exec_driver_sql("PRAGMA wal_autocheckpoint = 1000")

    def writing(self, *, checked: bool = True) -> AbstractContextManager[Connection]:
        """A transaction that holds the write lock from its start, so that two processes take turns.

        Without `checked`, foreign keys are not looked up for each row: for many rows that are written together with
        those that they refer to.
        """
        return self.transaction("BEGIN IMMEDIATE", "COMMIT", checked=checked)

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
            added = add_batch(connection, [Item(record) for record in records], Names(connection))
            while settle_some(connection):
                pass
            marks = [mark_of(one.uid) for one in added]
            rows = connection.execute(select(t.document.c.mark, t.document.c.id).where(t.document.c.mark.in_(marks)))
            ids = {row.mark: row.id for row in rows}
            yield connection, [ids[mark] for mark in marks]

    # ── adding and removing ──────────────────────────────────────────────────────────────────────────

    def add(self, record: Record, path: str | None = None, stat: tuple[int, int] = (0, 0)) -> Added:
        """Keeps a record and where it lies (`stat`: size and mtime in ns) in one transaction."""
        with self.writing() as connection:
            return add_batch(connection, [Item(record, path, stat)], Names(connection))[0]

    def add_all(self, records: Iterable[Record]) -> Counter[str]:
        """Keeps many records in one transaction, all or none, and counts what became of them (Added.outcome)."""
        outcomes: Counter[str] = Counter()
        left = iter(records)
        with self.writing(checked=False) as connection:
            names = Names(connection)
            while part := [Item(record) for record in islice(left, RECORDS)]:
                with uncollected():
                    outcomes.update(one.outcome for one in add_batch(connection, part, names))
        return outcomes

    def remove(self, uid: str) -> bool:
        """Takes a document and its copies out; claims that nobody makes any more go with them."""
        with self.writing() as connection:
            document = connection.execute(select(t.document.c.id).where(t.document.c.mark == mark_of(uid))).scalar()
            if document is None:
                return False
            drop_document(connection, document)
            return True

    def unchanged(self, path: str, stat: tuple[int, int]) -> bool:
        """Whether the file at `path` is kept as it is now."""
        # One statement needs no transaction; a folder of 100,000 files asks as often.
        with failures(self.path), self.engine.connect() as connection:
            row = connection.exec_driver_sql("SELECT size, mtime FROM file WHERE path = ?", (path,)).first()
            return row is not None and tuple(row) == stat

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────────

    def settle(self, processes: int = 1) -> None:
        """Links what was added and decides again all that a change has touched; in several processes where it is much.

        These import the program's main module anew, as multiprocessing does.
        """
        with self.reading() as connection:
            if settled(connection):
                return
            much = processes > 1 and self.path.exists() and len(pending(connection, AT_ONCE)) >= MUCH
        with spread(self.path, processes) if much else nullcontext(changes) as decide:
            more = True
            while more:
                with self.writing(checked=False) as connection:
                    more = settle_some(connection, decide)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A transaction that sees one settled state of the library."""
        with self.reading() as connection:
            if settled(connection):
                yield connection
                return
        self.settle()
        with self.reading() as connection:
            yield connection


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles: a hundred thousand rows, none of which has any, would start it again and again."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def settled(connection: Connection) -> bool:
    """Whether nothing is left to be decided."""
    return connection.exec_driver_sql("SELECT 1 FROM pending LIMIT 1").first() is None


def pending(connection: Connection, limit: int) -> list[int]:
    """The next marks around which is to be decided: so many, and all others of the last one's slot."""
    c = t.pending.c
    marks = list(connection.execute(select(c.mark).order_by(c.mark).limit(limit)).scalars())
    if len(marks) == limit:
        rest = select(c.mark).where(c.mark > marks[-1], c.mark <= slot_end(marks[-1])).order_by(c.mark)
        marks += connection.execute(rest).scalars()
    return marks


def settle_some(connection: Connection, decide: Changes = changes) -> bool:
    """Links what is new and decides around the next pending marks; whether there were any."""
    marks = pending(connection, AT_ONCE)
    if marks:
        with uncollected():
            link(connection)
            settle_around(connection, marks, decide)
        connection.execute(delete(t.pending).where(t.pending.c.mark <= marks[-1]))
    return bool(marks)


def roll_back(connection: Connection) -> None:
    """Ends a transaction that failed; SQLite has ended it by itself where the disk was full."""
    inner = connection.connection.dbapi_connection
    if inner is not None and inner.in_transaction:
        connection.exec_driver_sql("ROLLBACK")
