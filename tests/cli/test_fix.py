"""`vbhc fix` and `vbhc check --format docx`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_parse import SAMPLES, vbhc

from vbhc.cli.shell import run

SAMPLE = SAMPLES / "cong-van-co-loi.docx"


def test_fix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sửa.docx"
    done = vbhc("fix", SAMPLE, "-o", out)
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "Đã sửa 3 chỗ" in said and "đoạn 6: VB102 “139/KH-HU” → “139-KH/HU”" in said and "Còn 4 phát hiện" in said
    assert run(["fix", str(out), "-o", str(tmp_path / "lại.docx")]) == 0
    assert "Không có lỗi nào có cách sửa chắc chắn" in capsys.readouterr().out
    assert (tmp_path / "lại.docx").read_bytes() == out.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lại.docx", "sửa.docx"]


def test_only_some_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", str(SAMPLE), "-o", str(tmp_path / "a.docx"), "--select", "VB5"]) == 0
    assert "Đã sửa 1 chỗ" in capsys.readouterr().out


def test_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.docx"
    done = vbhc("check", SAMPLE, "--format", "docx", "-o", out)
    assert (done.returncode, done.stdout) == (1, b"")
    assert f"Đã ghi 7 ghi chú vào {out}." in done.stderr.decode()
    assert run(["check", str(SAMPLE), "--format", "docx", "-o", str(out), "-q", "--exit-zero"]) == 0
    assert capsys.readouterr() == ("", "")


WRONG = [
    # command, words of the sentence
    (["fix", "a.docx"], "đặt tên cho bản sao bằng -o"),
    (["fix", "a.docx", "-o", "-"], "đặt tên cho bản sao bằng -o"),
    (["fix", "a.docx", "-o", "a.docx"], "tệp gốc không bị ghi đè"),
    (["fix", "a.docx", "-o", "."], "là thư mục"),
    (["fix", "a.docx", "-o", "b.doc"], "đuôi .docx"),
    (["fix", "a.docx", "-o", "không-có/b.docx"], "không ghi được"),
    (["fix", "không-có.docx", "-o", "b.docx"], "không có tệp này"),
    (["fix", "a.txt", "-o", "b.docx"], "hãy đổi bằng `vbhc convert a.txt --to docx`"),
    (["fix", "a.docx", "-o", "b.docx", "--select", "VB9"], "không có quy tắc nào"),
    (["check", "a.docx", "--format", "docx"], "đặt tên cho bản sao bằng -o"),
    (["check", "a.docx", "--format", "docx", "-o", "a.docx"], "tệp gốc không bị ghi đè"),
    (["check", ".", "--format", "docx", "-o", "b.docx"], "đúng một tệp .docx"),
    (["check", "a.docx", "a.txt", "--format", "docx", "-o", "b.docx"], "đúng một tệp .docx"),
    (["check", "a.txt", "--format", "docx", "-o", "b.docx"], "vbhc convert"),
    (["check", "a.docx", "--format", "docx", "-o", "b.docx", "--statistics"], "--statistics"),
]


@pytest.mark.parametrize("command, words", WRONG)
def test_wrong_use(
    command: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, exit code 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, "a.docx")
    Path("a.txt").write_text("Thực hiện Kế hoạch số 139/KH-HU.\n", encoding="utf-8")
    assert run(command) == 2
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and not said.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.txt"]
    assert Path("a.docx").read_bytes() == SAMPLE.read_bytes()
