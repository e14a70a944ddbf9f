"""`vbhc signatures`: exit codes, formats, folders and archives, without pyHanko."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from test_parse import vbhc

from vbhc.cli.shell import run

pytest.importorskip("pyhanko", reason="pyHanko is not installed")

SAMPLES = Path(__file__).parents[2] / "samples"
SIGNED, ROOT = SAMPLES / "to-trinh-ky-so.pdf", SAMPLES / "chung-thu-goc.pem"


def test_exit_codes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """0: signed and nothing wrong; 1: changed, not signed, no PDF, no such file; 2: roots that are none."""
    changed = bytearray(SIGNED.read_bytes())
    changed[3000] ^= 1
    (tmp_path / "sửa.pdf").write_bytes(changed)
    (tmp_path / "trống").mkdir()
    (tmp_path / "trống" / "a.txt").write_text("Kế hoạch", encoding="utf-8")
    for arguments, code, said in [
        ((SIGNED, "--roots", ROOT), 0, "3 chữ ký số: đều nguyên vẹn và tin cậy"),
        ((SIGNED,), 0, "chưa kiểm tra chuỗi chứng thư"),
        ((tmp_path / "sửa.pdf",), 1, "3 chữ ký số: 3 không đạt"),
        ((SAMPLES / "cong-van-phuc-dap.pdf",), 1, "Không có chữ ký số nào."),
        ((SAMPLES / "to-trinh.docx",), 1, "không phải tệp PDF"),
        ((tmp_path / "trống",), 1, "không có tệp PDF nào"),
        ((tmp_path / "không.pdf",), 1, "không có tệp này"),
        ((SIGNED, "--roots", SAMPLES / "to-trinh.docx"), 2, "không phải chứng thư số"),
    ]:
        ended = run(["signatures", *map(str, arguments)])
        printed = "".join(capfd.readouterr())
        assert (ended, said in printed) == (code, True), printed


def test_folders_and_archives(tmp_path: Path) -> None:
    """Of a folder and an archive the PDFs; a file that fails has its place in the JSON."""
    (tmp_path / "xấu.PDF").write_bytes(b"%PDF-1.7\njunk")
    (tmp_path / "a.txt").write_text("Kế hoạch", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as container:
        container.write(SIGNED, "trong/ký.pdf")
        container.writestr("c.txt", "Kế hoạch")
    done = vbhc("signatures", tmp_path, "--format", "json", "--roots", ROOT)
    assert done.returncode == 1 and "xấu.PDF" in done.stderr.decode()
    inside, bad = json.loads(done.stdout)
    assert inside["path"].endswith("b.zip!/trong/ký.pdf") and inside["good"] is True
    assert inside["signatures"][0]["certificate"]["name"] == "Lý Thanh Bình"
    assert bad["error"]["code"] == "damaged" and bad["schema"] == "vbhc/signatures/1"


def test_without_pyhanko(tmp_path: Path) -> None:
    """One sentence with the command that installs it."""
    (tmp_path / "pyhanko").mkdir()
    (tmp_path / "pyhanko" / "__init__.py").write_text("raise ImportError")
    done = vbhc("signatures", SIGNED, PYTHONPATH=f"{tmp_path}:{SAMPLES.parent / 'src'}")
    assert done.returncode == 2 and done.stdout == b""
    assert "pip install pyHanko" in done.stderr.decode() and done.stderr.decode().count("\n") == 1
