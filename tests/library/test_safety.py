"""What was reported as added stays: kill -9 in the middle, two programs at once, no room, no right to write."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vbhc.cli.shell import run
from vbhc.library import Library
from vbhc.library.failures import explain
from vbhc.library.opening import open_store
from vbhc.model import VbhcError
from vbhc.pipeline import parse_bytes

COUNT = 60


def paper(number: int) -> bytes:
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ HÒA SƠN\n\nSố: {number}/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\n\nHòa Sơn, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nvề việc số {number}\n\n"
        f"Căn cứ Kế hoạch số {number + 1}/KH-UBND ngày 01 tháng 01 năm 2024 của Ủy ban nhân dân xã Hòa Sơn;\n"
    ).encode()


def folder(place: Path, first: int = 1) -> Path:
    place.mkdir()
    for number in range(first, first + COUNT):
        (place / f"{number:03}.txt").write_bytes(paper(number))
    return place


def adding(papers: Path, kho: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "vbhc", "library", "add", str(papers), "--library", str(kho)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def kept_files(kho: Path) -> int:
    with sqlite3.connect(kho) as connection:
        return int(connection.execute("SELECT count(*) FROM file").fetchone()[0])


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX systems")
@pytest.mark.parametrize("reported", [1, 7, 25])
def test_kill_in_the_middle(reported: int, tmp_path: Path) -> None:
    papers, kho = folder(tmp_path / "den"), tmp_path / "kho.db"
    process = adding(papers, kho)
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(reported)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert all(line.startswith("mới: ") for line in told)
    store = open_store(kho, create=False)
    store.engine.dispose()
    with sqlite3.connect(kho) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert kept_files(kho) >= reported, "what was reported is there"
    assert run(["library", "add", str(papers), "--library", str(kho), "--quiet"]) == 0
    assert kept_files(kho) == COUNT, "started again, it does the rest"


def test_two_programs_at_once(tmp_path: Path) -> None:
    kho = tmp_path / "kho.db"
    both = [adding(folder(tmp_path / name, first), kho) for name, first in (("a", 1), ("b", 1001))]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert kept_files(kho) == 2 * COUNT


def test_an_unchanged_folder_is_not_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers, kho = folder(tmp_path / "den"), str(tmp_path / "kho.db")
    assert run(["library", "add", str(papers), "--library", kho, "--quiet"]) == 0
    (papers / "001.txt").write_bytes(paper(5000))
    os.utime(papers / "001.txt", ns=(time.time_ns(), time.time_ns() + 10**9))
    capsys.readouterr()
    assert run(["library", "add", str(papers), "--library", kho]) == 0
    assert f"{COUNT - 1} không đổi" in capsys.readouterr().out
    with Library(kho) as library:
        assert library.find("5000/KH-UBND")[0].state == "kept"
        assert [node.state for node in library.find("1/KH-UBND")] == []


OPENED: list[str] = []  # the files that are opened while the hook listens
LISTENING: list[bool] = []


def listen(event: str, arguments: tuple[object, ...]) -> None:
    if LISTENING and event == "open":
        OPENED.append(str(arguments[0]))


sys.addaudithook(listen)


def test_an_unchanged_folder_is_not_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers, kho = folder(tmp_path / "den"), str(tmp_path / "kho.db")
    assert run(["library", "add", str(papers), "--library", kho, "--quiet", "-j", "2"]) == 0
    LISTENING.append(True)
    try:
        assert run(["library", "add", str(papers), "--library", kho, "-j", "2"]) == 0
        (papers / "007.txt").read_bytes()
    finally:
        LISTENING.clear()
    assert f"{COUNT} không đổi" in capsys.readouterr().out
    here = [Path(name).name for name in OPENED if Path(name).parent == papers]
    assert here == ["007.txt"], "what the test itself has read, and nothing else"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_without_the_right_to_write(tmp_path: Path) -> None:
    (tmp_path / "khoa").mkdir(mode=0o500)
    with pytest.raises(VbhcError) as caught:
        open_store(tmp_path / "khoa" / "kho.db")
    assert caught.value.code == "library-readonly"


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """SQLite is told that the file may not grow: what it then says is what it says of a full disk."""
    kho = Library(tmp_path / "kho.db")
    kho.add(parse_bytes(paper(1), "1.txt"))
    with kho.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(VbhcError) as caught:
        for number in range(2, 400):
            kho.add(parse_bytes(paper(number), f"{number}.txt"))
    assert caught.value.code == "library-full"
    kho.close()
    with Library(tmp_path / "kho.db") as again:
        assert again.find("1/KH-UBND")[0].state == "kept"


SAYINGS = [
    ("database is locked", "library-locked"),
    ("attempt to write a readonly database", "library-readonly"),
    ("unable to open database file", "library-readonly"),
    ("file is not a database", "library-unknown"),
    ("database disk image is malformed", "library-damaged"),
    ("something else", "library-failed"),
]


@pytest.mark.parametrize(("said", "code"), SAYINGS)
def test_what_sqlite_says_becomes_a_sentence(said: str, code: str) -> None:
    error = explain(Path("kho.db"), said)
    assert error.code == code
    assert error.message.startswith("kho.db: ")
