"""A library of every older version, made from the SQL of that time, opens with all that it kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from vbhc.library import Library, queries
from vbhc.library import schema as t
from vbhc.library.opening import open_store
from vbhc.library.records import rank_of
from vbhc.library.search import search
from vbhc.library.steps import STEPS
from vbhc.model import VbhcError

VERSIONS = Path(__file__).with_name("versions")


def library_of(version: int, folder: Path) -> Path:
    """A library file as that version of the program left it."""
    path = folder / "kho.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((VERSIONS / f"{version}.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def shape(path: Path) -> set[tuple[str, str, str]]:
    """The tables, with their columns, and the indexes of a library."""
    with sqlite3.connect(path) as connection:
        names = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        columns = {
            ("column", name, f"{row[1]} {row[2]} {row[3]} {row[5]}")
            for kind, name in names
            if kind == "table"
            for row in connection.execute(f'PRAGMA table_info("{name}")')
        }
    connection.close()
    return columns | {(kind, name, "") for kind, name in names}


def test_there_is_a_step_and_a_sample_for_every_older_version() -> None:
    older = set(range(1, t.VERSION))
    assert set(STEPS) == older
    assert {int(path.stem) for path in VERSIONS.glob("*.sql")} == older


@pytest.mark.parametrize("version", range(1, t.VERSION))
def test_an_older_library_keeps_what_it_had(version: int, tmp_path: Path) -> None:
    path = library_of(version, tmp_path)
    with Library(path, create=False) as library:
        with library.asking() as connection:
            status = queries.status(connection)
            hits = search(connection, "day manh tuyen truyen")
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            printed = connection.exec_driver_sql(
                "SELECT rank, i.name, code, c.name, title FROM claim AS c LEFT JOIN issuer AS i ON i.id = issuer"
            )
            assert all(rank == rank_of(*said) for rank, *said in printed)
        assert (status.documents, status.copies, status.files) == (6, 6, 3)
        assert (status.claims, status.resolved, status.absent, status.ambiguous) == (7, 3, 3, 1)
        assert [hit.node.code for hit in hits] == ["142-KH/TU"]
        assert library.find("184-KH/HU")[0].place == "Kon Rẫy, Kon Tum"
        assert library.find("Luật Giáo dục")[0].issuer == "Quốc hội"
        up = library.chain(["12/UBND-VX"], "up")
        met = {up.nodes[link.target].code for link in up.links}
        assert met == {"184-KH/HU", "7/KH-UBND", "142-KH/TU", "29-CT/TW", "43/2019/QH14", "51-KL/TW"}
        assert len(list(library.documents())) == 3
    open_store(tmp_path / "moi.db").engine.dispose()
    assert shape(path) == shape(tmp_path / "moi.db"), "the same tables as a new library has"


@pytest.mark.parametrize("version", range(1, t.VERSION))
def test_a_step_that_fails_leaves_the_library_as_it_was(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library_of(version, tmp_path)
    before = shape(path)

    def broken(connection: object) -> None:
        STEPS[version](connection)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("vbhc.library.opening.STEPS", {version: broken})
    with pytest.raises(VbhcError) as caught:
        open_store(path)
    assert caught.value.code == "library-full"
    assert shape(path) == before
    monkeypatch.undo()
    open_store(path).engine.dispose()


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path / "kho.db")
    with store.writing() as c:
        c.execute(t.setting.update().values(value="99"))
    store.engine.dispose()
    with pytest.raises(VbhcError) as caught:
        open_store(tmp_path / "kho.db")
    assert caught.value.code == "library-newer"
