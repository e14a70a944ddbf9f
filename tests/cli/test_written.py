"""What vbhc wrote as JSON is taken up again: a library goes from one computer to another by a file."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from vbhc.cli.shell import run

SAMPLES = Path(__file__).parents[2] / "samples"
PAPERS = ["ke-hoach-xa.txt", "cong-van-co-loi.docx", "nghi-dinh.html", "ke-hoach-ubnd-xa.txt"]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a library of some papers (a.db), its export (kho.ndjson), and the papers as JSON (den.json)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "đơn vị").mkdir()
    for name in PAPERS:
        (tmp_path / "đơn vị" / name).write_bytes((SAMPLES / name).read_bytes())
    assert run(["library", "add", "đơn vị", "-q", "--library", "a.db"]) == 0
    assert run(["library", "export", "--library", "a.db", "-o", "kho.ndjson"]) == 0
    assert run(["parse", "đơn vị", "--format", "json", "-o", "den.json"]) == 0
    capsys.readouterr()
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_what_was_exported_is_added_elsewhere(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "4 mới" in asked(capsys, "library", "add", "kho.ndjson", "--library", "b.db")
    for question in ("export", "missing", "list"):
        there = asked(capsys, "library", question, "--library", "b.db")
        assert there == asked(capsys, "library", question, "--library", "a.db")
    assert "kho.ndjson!/" in asked(capsys, "library", "show", "47/KH-UBND", "--library", "b.db")
    assert "Kho: 4 không đổi" in asked(capsys, "library", "add", "kho.ndjson", "--library", "b.db")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_was_parsed_is_added(written: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    assert "4 mới" in asked(capsys, "library", "add", "den.json", "-j", jobs, "--library", "b.db")
    again = asked(capsys, "library", "add", "đơn vị", "--library", "b.db")
    assert "4 đã có" in again, "the file and what was read in it are one copy"


def test_by_way_of_a_pipe(written: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO((written / "kho.ndjson").read_bytes()))

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert "4 mới" in asked(capsys, "library", "add", "-", "--library", "b.db")


def test_the_other_commands_take_it(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (written / "ba.ndjson").write_bytes(b"".join((written / "kho.ndjson").read_bytes().splitlines(keepends=True)[:3]))
    assert asked(capsys, "parse", "ba.ndjson", "--format", "ndjson") == (written / "ba.ndjson").read_text("utf-8")
    assert "126-KH/HU" in asked(capsys, "cite", "kho.ndjson")
    assert "126-KH/HU" in asked(capsys, "chain", "kho.ndjson", "--up")
    assert run(["check", "kho.ndjson"]) == 2
    assert capsys.readouterr().err.count("chỉ có kết quả đọc, không có bản gốc để kiểm tra") == 4
    assert run(["convert", "kho.ndjson"]) == 2
    assert "vbhc library add" in capsys.readouterr().err


def by_powershell(data: bytes) -> bytes:
    return data.decode().replace("\n", "\r\n").encode("utf-16")


def twice(data: bytes) -> bytes:
    """Two documents that lay under one path."""
    first, second, *_ = map(json.loads, data.splitlines())
    second["source"]["path"] = first["source"]["path"]
    return b"\n".join(json.dumps(one).encode() for one in (first, second))


def with_failure(data: bytes) -> bytes:
    error = {"code": "empty", "message": "x.pdf: tệp rỗng."}
    return json.dumps({"schema": "vbhc/1", "source": {"path": "x.pdf"}, "error": error}).encode() + b"\n" + data


def changed(data: bytes, old: str, new: str) -> bytes:
    return data.replace(old.encode(), new.encode(), 1)


FILES = [
    # what became of the export            code  documents  told                                          why
    (by_powershell, 0, 4, [], "UTF-16 and CRLF, by > of PowerShell"),
    (lambda data: b"\xef\xbb\xbf" + data, 0, 4, [], "a byte order mark"),
    (lambda data: b"\n\n" + data + b"\n", 0, 4, [], "blank lines"),
    (twice, 0, 2, [], "one path twice"),
    (with_failure, 1, 4, ["kho.ndjson!/x.pdf: tệp rỗng."], "a file that was not read then"),
    (lambda data: b"\n" + data[:-50], 1, 3, ["kho.ndjson, dòng 5: không phải JSON, hoặc bị cắt ngang"], "cut off"),
    (lambda data: changed(data, '"sections":[', '"sections":[1,'), 1, 3, ["đơn vị", "“sections.1”"], "a wrong value"),
    (lambda data: data + b'{"schema":"vbhc/2"}\n', 1, 4, ["kho.ndjson, dòng 5: theo hợp đồng vbhc/2"], "a newer line"),
    (lambda data: b"", 1, 0, ["kho.ndjson: không phải JSON"], "empty"),
    (lambda data: b"{" + data, 1, 0, ["kho.ndjson, dòng 1: không phải JSON"], "broken from the first line on"),
    (lambda data: data.replace(b"vbhc/1", b"vbhc/0"), 1, 0, ["kho.ndjson, dòng 1: theo hợp đồng vbhc/0"], "older"),
    (lambda data: b'[{"id": 1}, {"id": 2}]', 1, 0, ["kho.ndjson, văn bản thứ 1: không phải kết quả đọc"], "foreign"),
    (lambda data: b"\xff" + data, 1, 0, ["kho.ndjson: không phải JSON"], "not UTF-8"),
    (lambda data: by_powershell(data)[:-3], 1, 3, ["kho.ndjson: bị cắt ngang"], "UTF-16, cut off"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "kept", "told", "why"), FILES, ids=[row[-1] for row in FILES])
def test_files(written: Path, capsys: pytest.CaptureFixture[str], change, code, kept, told, why) -> None:
    path = written / "kho.ndjson"
    path.write_bytes(change(path.read_bytes()))
    assert run(["library", "add", "kho.ndjson", "--library", "b.db"]) == code, why
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == (1 if told else 0)
    assert [part for part in told if part not in errors[0]] == []
    assert (written / "b.db").exists() == (kept > 0)
    if kept:
        assert len(asked(capsys, "library", "export", "--library", "b.db").splitlines()) == kept
