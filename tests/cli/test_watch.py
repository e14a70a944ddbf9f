"""`vbhc watch`: each file once, when it is whole; killed at any moment nothing is lost or there twice."""

from __future__ import annotations

import functools
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from test_parse import paper, vbhc

from intake.pictures import as_bytes, page
from vbhc.cli import watching
from vbhc.cli.journal import Journal, Stamp
from vbhc.cli.watching import JOURNAL, Watching, watch
from vbhc.errors import VbhcError
from vbhc.library import Library
from vbhc.library.store import Store


def job(folder: Path, **more: object) -> Watching:
    usual = {"folder": folder / "den", "out": folder / "ra", "move_to": None, "glob": None, "interval": 0.05}
    return Watching(**(usual | {"once": True, "processes": 1, "quiet": True, "rules": ()} | more))  # type: ignore[arg-type]


def run(job: Watching, library: Library | None = None) -> int:
    place = job.out or job.folder
    with Journal(place / JOURNAL) as journal:
        return watch(job, journal, library)


def results(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))["source"]["path"]
        for path in sorted(folder.rglob("*.json"))
    }


def test_each_file_once(tmp_path: Path) -> None:
    for n, name in enumerate(["a.txt", "b/c.txt", "b/.hidden.txt", "x.bin"], 1):
        paper(tmp_path / "den", name, n)
    assert run(job(tmp_path)) == 0
    assert list(results(tmp_path / "ra")) == ["a.txt.json", "b/c.txt.json"]
    first = (tmp_path / "ra" / "a.txt.json").stat().st_mtime_ns
    paper(tmp_path / "den", "d.txt", 4)
    assert run(job(tmp_path)) == 0
    assert list(results(tmp_path / "ra")) == ["a.txt.json", "b/c.txt.json", "d.txt.json"]
    assert (tmp_path / "ra" / "a.txt.json").stat().st_mtime_ns == first, "an unchanged file is not read again"
    assert sorted(path.name for path in (tmp_path / "den").rglob("*.txt")) == [".hidden.txt", "a.txt", "c.txt", "d.txt"]


def test_a_file_that_grows_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read after two looks have found it the same."""
    path = paper(tmp_path / "den", "a.txt")
    pieces = iter(["một\n", "hai\n", "ba\n"])
    read_at = []

    def grow(_: float) -> None:
        piece = next(pieces, None)
        if piece is not None:
            with path.open("a", encoding="utf-8") as file:
                file.write(piece)

    keep = watching.keep
    monkeypatch.setattr(watching.time, "sleep", grow)
    monkeypatch.setattr(watching, "keep", lambda *args: read_at.append(path.stat().st_size) or keep(*args))
    assert run(job(tmp_path)) == 0
    assert read_at == [path.stat().st_size]
    assert "ba" in json.loads((tmp_path / "ra" / "a.txt.json").read_text(encoding="utf-8"))["text"]


def test_an_archive_gives_numbered_files(tmp_path: Path) -> None:
    (tmp_path / "den").mkdir()
    with zipfile.ZipFile(tmp_path / "den" / "a.zip", "w") as container:
        container.writestr("../../x.txt", "Thực hiện Kế hoạch số 1-KH/TU")
        container.writestr("y.txt", "Thực hiện Kế hoạch số 2-KH/TU")
    assert run(job(tmp_path)) == 0
    found = results(tmp_path / "ra")
    assert list(found) == ["a.zip.1.json", "a.zip.2.json"]
    assert found["a.zip.1.json"].endswith("a.zip!/x.txt")
    paper(tmp_path / "den", "b.txt")
    with zipfile.ZipFile(tmp_path / "den" / "a.zip", "w") as container:
        container.writestr("y.txt", "Thực hiện Kế hoạch số 2-KH/TU")
    assert run(job(tmp_path)) == 0
    assert list(results(tmp_path / "ra")) == ["a.zip.json", "b.txt.json"], "results of what is gone are gone"


def test_failures_are_told_once_and_stay(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "den" / "hỏng.docx"
    bad.parent.mkdir()
    bad.write_bytes(b"PK\x03\x04junk")
    paper(tmp_path / "den", "a.txt")
    moved = job(tmp_path, move_to=tmp_path / "xong")
    assert run(moved) == 1
    assert "hỏng.docx" in capfd.readouterr().err
    assert json.loads((tmp_path / "ra" / "hỏng.docx.json").read_text(encoding="utf-8"))["error"]["code"] == "damaged"
    assert bad.exists() and (tmp_path / "xong" / "a.txt").exists() and not (tmp_path / "den" / "a.txt").exists()
    assert run(moved) == 0 and capfd.readouterr().err == ""


def test_scans_are_read_as_wanted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With --ocr never a picture is told, and its error is its result."""
    (tmp_path / "den").mkdir()
    (tmp_path / "den" / "ảnh.png").write_bytes(as_bytes(page("cong-van-phuc-dap.pdf", dpi=30), form="PNG"))
    assert run(job(tmp_path, ocr="never")) == 1
    assert json.loads((tmp_path / "ra" / "ảnh.png.json").read_text(encoding="utf-8"))["error"]["code"] == "scan"
    assert "--ocr auto" in capfd.readouterr().err


def test_moved_files_keep_apart(tmp_path: Path) -> None:
    for number in (1, 2):
        paper(tmp_path / "den", "a.txt", number)
        assert run(job(tmp_path, move_to=tmp_path / "xong")) == 0
    assert sorted(path.name for path in (tmp_path / "xong").iterdir()) == ["a (2).txt", "a.txt"]


def test_two_watchers_of_one_folder(tmp_path: Path) -> None:
    with Journal(tmp_path / JOURNAL), pytest.raises(VbhcError) as error:
        Journal(tmp_path / JOURNAL)
    assert error.value.code == "watch-locked"


def test_a_journal_that_is_none(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_bytes(b"not a database, but long enough to be one" * 30)
    with pytest.raises(VbhcError) as error:
        Journal(tmp_path / JOURNAL)
    assert error.value.code == "watch-failed"


def test_what_the_machine_failed_on_is_tried_again(tmp_path: Path) -> None:
    stamp = Stamp(1, 2)
    for code, settled in (("tool-missing", False), ("damaged", True)):
        with Journal(tmp_path / JOURNAL) as journal:
            journal.begin("a", stamp, None)
            assert not journal.is_settled("a", stamp)
            journal.end("a", code)
            assert journal.is_settled("a", stamp) and not journal.is_settled("a", Stamp(1, 3))
        with Journal(tmp_path / JOURNAL) as journal:
            assert journal.is_settled("a", stamp) == settled


STEPS = [(Journal, "begin"), (watching, "write"), (Store, "add"), (watching, "move"), (Journal, "end")]


@pytest.mark.skipif(os.name != "posix", reason="a child that kills itself")
@pytest.mark.parametrize("place, step", STEPS, ids=[step for _, step in STEPS])
def test_killed_before_any_step(tmp_path: Path, place: object, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is killed before a step of its second file; started anew it ends the work, nothing twice."""
    for n in (1, 2, 3):
        paper(tmp_path / "den", f"{n}.txt", n)
    work = job(tmp_path, move_to=tmp_path / "xong")
    real, calls = getattr(place, step), []

    def die_at_the_second(*arguments: object, **more: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **more)

    watching.warm(())
    child = os.fork()
    if child == 0:
        setattr(place, step, die_at_the_second)
        with Library(tmp_path / "kho.db") as library:
            run(work, library)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    with Library(tmp_path / "kho.db") as library:
        assert run(work, library) == 0
    assert list(results(tmp_path / "ra")) == ["1.txt.json", "2.txt.json", "3.txt.json"]
    assert sorted(path.name for path in (tmp_path / "xong").iterdir()) == ["1.txt", "2.txt", "3.txt"]
    assert list((tmp_path / "den").iterdir()) == []
    with sqlite3.connect(tmp_path / "kho.db") as base:
        paths = [Path(path) for (path,) in base.execute("SELECT path FROM file ORDER BY path")]
    assert [path.name for path in paths] == ["1.txt", "2.txt", "3.txt"]
    assert {path.parent for path in paths} == {tmp_path / "xong"}
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".tmp")]


def test_the_command(tmp_path: Path) -> None:
    paper(tmp_path / "den", "a.txt")
    done = vbhc("watch", tmp_path / "den", "--out", tmp_path / "ra", "--once", "--interval", "0.05")
    assert done.returncode == 0, done.stderr.decode()
    assert "a.txt" in done.stdout.decode() and list(results(tmp_path / "ra")) == ["a.txt.json"]
    assert vbhc("watch", tmp_path / "den", "--once").returncode == 2, "nowhere to put the results"
    assert vbhc("watch", tmp_path / "none", "--out", tmp_path / "ra").returncode == 2


def test_ctrl_c(tmp_path: Path) -> None:
    paper(tmp_path / "den", "a.txt")
    command = [sys.executable, "-m", "vbhc", "watch", str(tmp_path / "den"), "--out", str(tmp_path / "ra")]
    # A shell's background job ignores the signal, and so would all that it starts.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen([*command, "--interval", "0.05"], stdout=subprocess.DEVNULL, preexec_fn=heard)
    try:
        end = time.monotonic() + 30
        while not (tmp_path / "ra" / "a.txt.json").exists() and time.monotonic() < end:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
    finally:
        process.kill()
