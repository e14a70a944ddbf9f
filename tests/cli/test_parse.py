"""`vbhc parse` as a user calls it: in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
PLAN = SAMPLES / "ke-hoach-xa.txt"


def vbhc(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "vbhc", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=os.environ | environment,
        check=False,
        timeout=60,
    )


def paper(folder: Path, name: str, number: int = 1) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Thực hiện Kế hoạch số {number}-KH/TU của Tỉnh ủy.\n", encoding="utf-8")
    return path


def test_ndjson_is_one_line_an_input_in_input_order(tmp_path: Path) -> None:
    names = [paper(tmp_path, f"{n}.txt", n) for n in (3, 1, 2)]
    done = vbhc("parse", *names, tmp_path / "không-có.txt", names[0], "--format", "ndjson")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["source"]["path"]).name for line in lines] == ["3.txt", "1.txt", "2.txt", "không-có.txt", "3.txt"]
    assert lines[3]["error"]["code"] == "missing" and "text" not in lines[3]
    assert all(line["schema"] == "vbhc/1" for line in lines)
    assert done.returncode == 1
    assert "không-có.txt" in done.stderr.decode()


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_folder_is_walked_and_hidden_and_other_files_are_left_out(tmp_path: Path, jobs: int) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/.hidden.txt", "a/~$lock.docx", "a/data.json", ".git/3.txt", "c.html"):
        paper(tmp_path, name)
    done = vbhc("parse", tmp_path, "--format", "ndjson", "-j", jobs)
    found = [
        Path(json.loads(line)["source"]["path"]).relative_to(tmp_path).as_posix() for line in done.stdout.splitlines()
    ]
    assert found == ["a/1.txt", "b/2.txt", "c.html"]
    assert done.returncode == 0 and done.stderr == b""


def test_glob_chooses_by_name(tmp_path: Path) -> None:
    paper(tmp_path, "a.txt")
    paper(tmp_path, "b.log")
    done = vbhc("parse", tmp_path, "--glob", "*.log", "--format", "ndjson")
    assert [Path(json.loads(line)["source"]["path"]).name for line in done.stdout.splitlines()] == ["b.log"]


def test_a_pattern_that_the_shell_left_is_filled_in(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "b.log", "[3].txt"):
        paper(tmp_path, name)
    done = vbhc("parse", f"{tmp_path}/?.txt", f"{tmp_path}/[3].txt", f"{tmp_path}/*.pdf", "--format", "ndjson")
    found = [json.loads(line)["source"]["path"] for line in done.stdout.splitlines()]
    assert [Path(path).name for path in found] == ["1.txt", "2.txt", "[3].txt", "*.pdf"]
    assert done.returncode == 1 and "*.pdf: không có tệp này" in done.stderr.decode()


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    done = vbhc("parse", tmp_path, "--format", "ndjson")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "no-files"


@pytest.mark.parametrize("command", ["parse", "cite", "check", "chain", "watch"])
def test_an_empty_name_is_no_folder(command: str, tmp_path: Path) -> None:
    done = vbhc(command, "", *(["--out", tmp_path, "--once"] if command == "watch" else []))
    assert done.returncode != 0
    assert "để trống" in done.stderr.decode()


@pytest.mark.parametrize("several", [False, True])
def test_json_is_an_object_for_one_file_and_an_array_for_more(tmp_path: Path, several: bool) -> None:
    path = paper(tmp_path, "1.txt")
    value = json.loads(vbhc("parse", tmp_path if several else path, "--format", "json").stdout)
    assert isinstance(value, list if several else dict)


def test_stdin() -> None:
    done = vbhc("parse", "-", "--stdin-name", "van-ban.txt", "--format", "ndjson", stdin=PLAN.read_bytes())
    assert json.loads(done.stdout)["source"]["path"] == "van-ban.txt"


def test_output_file_is_whole_or_absent(tmp_path: Path) -> None:
    target = tmp_path / "out.ndjson"
    assert vbhc("parse", PLAN, "--format", "ndjson", "-o", target).stdout == b""
    assert json.loads(target.read_bytes())["schema"] == "vbhc/1"
    before = target.read_bytes()
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "dates.yaml").write_text("day: 5\n", encoding="utf-8")
    assert vbhc("parse", PLAN, "-o", target, "--rules", tmp_path / "no-such-rules").returncode == 2
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.ndjson", "rules"]


USE = [
    # arguments                                  what the sentence names        why
    (["parse"], "TỆP", "no file"),
    (["parse", "--format", "xml", "a.txt"], "ndjson", "unknown format: the known ones are listed"),
    (["parse", "-j", "x", "a.txt"], "--jobs", "no number"),
    (["parse", "-j", "0", "a.txt"], "-j", "no process"),
    (["parse", "--fromat", "json", "a.txt"], "--fromat", "unknown option"),
    (["parse", "a.txt", "--rules"], "--rules", "option without its value"),
    (["parse", "a.txt", "--rules", "/no/such"], "/no/such", "rules folder that is not there"),
    (["parse", "-", "-"], "-", "stdin twice"),
    (["prase", "a.txt"], "prase", "unknown command"),
    (["parse", str(PLAN), "-o", str(PLAN)], "-o", "the source would be overwritten"),
    (["parse", str(PLAN), "-o", ""], "-o: tên tệp để trống", "no name to write to"),
    (["convert", str(PLAN), "--to", "txt", "-o", ""], "-o: tên tệp để trống", "nor of another command"),
    (["parse", str(PLAN), "-o", str(SAMPLES)], "-o cần tên một tệp", "a folder to write to"),
    (["parse", str(PLAN), "-o", "/no/such/folder/x"], "/no/such/folder/x", "output cannot be written"),
    (["parse", str(PLAN), "-o", f"{PLAN}/x"], "không phải thư mục", "output in a file; told in Vietnamese"),
    (["check", str(PLAN), "--baseline", str(SAMPLES)], "đây là thư mục", "accepted findings are a folder"),
    (["check", str(PLAN), "--baseline", str(PLAN)], "chọn tên khác", "accepted findings are a paper"),
    (["schema", "extra"], "extra", "too many arguments"),
]


@pytest.mark.parametrize("arguments, names, why", USE, ids=[row[2] for row in USE])
def test_wrong_use(arguments: list[str], names: str, why: str) -> None:
    done = vbhc(*arguments)
    told = done.stderr.decode()
    assert done.returncode == 2, why
    assert told.startswith("Lỗi: ") and names in told, why
    assert "Traceback" not in told and "Error" not in told and "nvalid" not in told


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "utf-8"])
def test_any_encoding_of_the_terminal(encoding: str) -> None:
    done = vbhc("parse", PLAN, "thiếu.txt", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_reader_that_closes_the_pipe_is_met_quietly(tmp_path: Path) -> None:
    for n in range(50):
        paper(tmp_path, f"{n}.txt")
    process = subprocess.Popen(
        [sys.executable, "-m", "vbhc", "parse", tmp_path, "--format", "ndjson"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(30) == 141
    assert process.stderr.read() == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_quiet_and_leaves_no_half_output(tmp_path: Path, jobs: str) -> None:
    paper(tmp_path, "1.txt")
    target = tmp_path / "out.json"
    process = subprocess.Popen(
        [sys.executable, "-m", "vbhc", "parse", "-", tmp_path, "-j", jobs, "-o", target],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdin and process.stderr
    process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: it has begun to read its stdin, and waits for more
    process.stdin.flush()
    assert list(tmp_path.glob(".out.json*"))
    while process.poll() is None:  # a signal just before a read is met after it: a user would press again
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2)
    assert process.returncode == 130
    assert process.stderr.read() == b""
    assert [p.name for p in tmp_path.iterdir()] == ["1.txt"]
    process.stdin.close()


def test_version_and_schema() -> None:
    from vbhc import __version__

    assert vbhc("--version").stdout.decode().split() == ["vbhc", __version__]
    assert json.loads(vbhc("schema").stdout)["$defs"]["Document"]
