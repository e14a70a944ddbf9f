"""Opens a library: the file, its pragmas, its version, the steps to the newest version; and what may go wrong.

Every failure is a VbhcError with one sentence: a file that is no library, one of a newer version, a read-only place,
a full disk, a lock that another process holds too long.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select

from vbhc.library import schema as t
from vbhc.library.failures import failures
from vbhc.library.steps import STEPS
from vbhc.library.store import Store
from vbhc.model import VbhcError

APPLICATION = 0x76626863  # "vbhc", SQLite's application_id
BEGINNING = b"SQLite format 3\0"
WAIT_MS = 30_000
CACHE = "cache_size = -131072"  # up to 128 MB of pages: the indexes of a large library do not fit into the usual 2 MB


def open_store(location: str | Path, *, create: bool = True) -> Store:
    """The Store at a path or an sqlite:/// URL; made where there is none and `create`.

    Raises VbhcError: library-missing, library-unknown, library-newer, library-readonly, library-full, library-locked.
    """
    path = path_of(str(location))
    if not path.exists():
        if not create:
            raise VbhcError("library-missing", f"{path}: chưa có kho; hãy tạo bằng `vbhc library add`.")
        with failures(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    elif path.is_dir():
        raise VbhcError("library-unknown", f"{path}: là thư mục, không phải tệp kho; hãy chỉ rõ tên tệp.")
    else:
        check_beginning(path, create)
    engine = make_engine(path)
    with failures(path):
        prepare(engine, path)
    return Store(engine)


def check_beginning(path: Path, create: bool) -> None:
    """Raises VbhcError where a file is no database: SQLite takes one of a few bytes for empty, and would write over it.

    A file of no bytes is one that another program is just making a library of.
    """
    with failures(path), path.open("rb") as file:
        beginning = file.read(len(BEGINNING))
    if beginning not in (BEGINNING, b""):
        raise VbhcError("library-unknown", f"{path}: không phải kho của vbhc; hãy chọn tệp khác.")
    if not beginning and not create:
        raise VbhcError("library-missing", f"{path}: tệp rỗng, chưa có kho; hãy tạo bằng `vbhc library add`.")


def memory_store() -> Store:
    """A Store that lives in memory and is gone with the program: for linking a few files among themselves."""
    from sqlalchemy.pool import StaticPool

    engine = make_engine(Path(":memory:"), poolclass=StaticPool)
    prepare(engine, Path(":memory:"))
    return Store(engine)


def path_of(location: str) -> Path:
    """The file of a location: a path, or sqlite:///PATH.  Other databases are refused by name."""
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///"))
    if "://" in location:
        kind = location.split("://", 1)[0]
        raise VbhcError("library-unknown", f"{location}: kho dùng SQLite, chưa đọc được {kind}; hãy chỉ một tệp.")
    return Path(location)


def make_engine(path: Path, **options: Any) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_MS / 1000}, **options)

    @event.listens_for(engine, "connect")
    def prepare_connection(connection: sqlite3.Connection, _record: Any) -> None:
        # Transactions are begun by hand (BEGIN IMMEDIATE): pysqlite's own begin comes too late for a lock.
        connection.isolation_level = None
        for pragma in ("foreign_keys = ON", f"busy_timeout = {WAIT_MS}", "synchronous = NORMAL", CACHE):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def prepare(engine: Engine, path: Path) -> None:
    """Makes the tables of a new library, or brings an old one to this version."""
    with engine.connect() as connection:
        # In this order: another process may make the library between the two.
        empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if application != APPLICATION and not empty:
            raise VbhcError("library-unknown", f"{path}: không phải kho của vbhc; hãy chọn tệp khác.")
        if application == APPLICATION:
            upgrade(connection, path)
            return
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0:
            create(connection)
        connection.exec_driver_sql("COMMIT")


def create(connection: Connection) -> None:
    t.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(t.FULL_TEXT)
    settings = {"version": str(t.VERSION), "linked": "0"}
    connection.execute(insert(t.setting), [{"name": name, "value": value} for name, value in settings.items()])
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def upgrade(connection: Connection, path: Path) -> None:
    """Runs the steps from the library's version to this program's, one transaction each."""
    version = version_of(connection)
    if version > t.VERSION:
        message = f"{path}: kho do bản vbhc mới hơn tạo (phiên bản {version}); hãy cập nhật vbhc."
        raise VbhcError("library-newer", message)
    while version < t.VERSION:
        # Tables are made anew and renamed; what refers to them must not follow.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        version = version_of(connection)  # another process may have been first
        if version < t.VERSION:
            STEPS[version](connection)
            version += 1
            connection.execute(t.setting.update().where(t.setting.c.name == "version").values(value=str(version)))
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def version_of(connection: Connection) -> int:
    return int(connection.execute(select(t.setting.c.value).where(t.setting.c.name == "version")).scalar_one())
