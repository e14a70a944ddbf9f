"""A folder full of what goes wrong: one sentence for each, the rest read, no process and no file left behind."""

from __future__ import annotations

import functools
import io
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from intake.docx_files import docx_bytes, p
from intake.pdf_maker import Sheet, make_pdf
from intake.pictures import as_bytes, bitmap, page
from vbhc.cli.shell import run
from vbhc.intake import office, tesseract

SAMPLES = Path(__file__).parents[2] / "samples"
PAPER = "Thực hiện Kế hoạch số 1-KH/TU của Tỉnh ủy.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-ins for the programs are scripts of POSIX systems")

# Stand-ins: each tells its id, and that of a child, and then does as `does` says.
STAND_IN = """\
#!{python} -IS
import os, signal, subprocess, sys, time
child = subprocess.Popen(["sleep", "600"])
open({log!r}, "a").write(f"{{os.getpid()}} {{child.pid}}\\n")
{does}
"""
DOES = [
    ("time.sleep(600)", "tool-failed", "they hang"),
    ("os.kill(os.getpid(), signal.SIGKILL)", "damaged", "they are killed"),
    ("child.kill(); sys.exit(77)", "damaged", "they fail"),
]


def many_pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def long_fax() -> bytes:
    out = io.BytesIO()
    Image.new("1", (30_000, 20), 1).save(out, "TIFF")
    return out.getvalue()


def with_password() -> bytes:
    """A docx with a password is an OLE container with this stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


def corrupt() -> bytes:
    """A PDF whose compressed streams are all junk."""
    data = (SAMPLES / "cong-van-phuc-dap.pdf").read_bytes()
    out, at = bytearray(data), data.find(b"stream\n")
    while at >= 0:
        end = data.find(b"endstream", at)
        out[at + 7 : end] = b"\x55" * (end - at - 7)
        at = data.find(b"stream\n", end + 9)
    return bytes(out)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def paper_docx(**parts: bytes) -> bytes:
    return docx_bytes(p(PAPER.strip()), raw={f"word/{name}.bin": data for name, data in parts.items()})


GOOD = "good"
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    # file                      what it is                                         what comes of it
    "00 tốt.txt": (PAPER.encode, GOOD),
    "01 mật khẩu.docx": (with_password, "encrypted"),
    "02 mật khẩu.pdf": (lambda: make_pdf(Sheet([(85, 100, 14, PAPER)]), locked=True), "encrypted"),
    "03 macro.docm": (lambda: paper_docx(vbaProject=b"\xd0\xcf"), GOOD),
    "04 cắt ngang.docx": (lambda: cut(paper_docx()), "damaged"),
    "05 luồng hỏng.pdf": (corrupt, "empty"),
    "06 10000 trang.pdf": (lambda: many_pages(10_000), "too-large"),
    "07 30000 điểm.png": (lambda: bitmap(30_000, 30_000), "too-large"),
    "08 30000 điểm.tif": (long_fax, "too-large"),
    "09 ảnh cắt ngang.jpg": (lambda: cut(as_bytes(page("cong-van-phuc-dap.pdf", dpi=40), form="JPEG")), "damaged"),
    "10 rỗng.doc": (bytes, "empty"),
    "11 quét.png": (lambda: as_bytes(page("cong-van-phuc-dap.pdf", dpi=40), form="PNG"), "scan"),
    "12 cũ.rtf": (lambda: b"{\\rtf1 x}", "old"),
    "13 tốt.docx": (paper_docx, GOOD),
}


@functools.cache
def content(name: str) -> bytes:
    return FILES[name][0]()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "đến"
    place.mkdir()
    for name in FILES:
        (place / name).write_bytes(content(name))
    return place


@posix
@pytest.mark.parametrize("does, old, why", DOES, ids=[row[-1] for row in DOES])
def test_a_folder_of_bad_files(
    folder: Path, does: str, old: str, why: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With programs that hang, are killed, fail: exit 1, a result for each file, a sentence for each that failed."""
    log = folder.parent / "log"
    tools, temporary = folder.parent / "tools", folder.parent / "tmp"
    tools.mkdir()
    temporary.mkdir()
    for name in ("soffice", "tesseract"):
        (tools / name).write_text(STAND_IN.format(python=sys.executable, log=str(log), does=does))
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("VBHC_SOFFICE", str(tools / "soffice"))
    monkeypatch.setenv("VBHC_CACHE", str(folder.parent / "cache"))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(office, "PATIENCE", 0.7)
    monkeypatch.setattr(tesseract, "MAX_SECONDS", 0.7)
    assert run(["parse", str(folder), "--glob", "*", "--format", "ndjson"]) == 1
    out, told = capfd.readouterr()
    results = [json.loads(line) for line in out.splitlines()]
    wanted = {name: old if code == "old" else code for name, (_, code) in FILES.items()}
    got = {Path(r["source"]["path"]).name: r["error"]["code"] if "error" in r else GOOD for r in results}
    assert got == wanted
    sentences = [line for line in told.splitlines() if line.startswith("Lỗi: ")]
    assert len(sentences) == sum(code != GOOD for code in wanted.values())
    assert all(str(folder) in line and line.endswith(".") for line in sentences)
    assert "Traceback" not in told
    assert alive(log) == [] and list(temporary.iterdir()) == []


def alive(log: Path) -> list[str]:
    """Those of the started processes that still run."""
    found = []
    for pid in log.read_text().split():
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z":
            found.append(pid)
    return found


@posix
def test_a_folder_where_nothing_is_installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without LibreOffice and tesseract: the command that installs each, and the rest is read."""
    monkeypatch.setenv("PATH", str(folder.parent))
    monkeypatch.setenv("VBHC_SOFFICE", "no-such-program")
    monkeypatch.setenv("VBHC_CACHE", str(folder.parent / "cache"))
    assert run(["parse", str(folder), "--glob", "*", "--format", "ndjson"]) == 1
    results = {Path(r["source"]["path"]).name: r for r in map(json.loads, capfd.readouterr().out.splitlines())}
    assert results["11 quét.png"]["error"]["code"] == "tool-missing"
    assert results["12 cũ.rtf"]["error"]["code"] == "tool-missing"
    assert all("install" in results[name]["error"]["message"] for name in ("11 quét.png", "12 cũ.rtf"))
    assert results["13 tốt.docx"]["text"].strip() == PAPER.strip()


def held(kind: str) -> bytes:
    """An archive or a mail that holds a picture, a fax and a text."""
    picture = page("cong-van-phuc-dap.pdf", dpi=200).crop((0, 200, 1654, 560))
    files = {"ảnh.png": as_bytes(picture, form="PNG"), "fax.tif": as_bytes(picture, form="TIFF")}
    files["c.txt"] = PAPER.encode()
    out = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(out, "w") as container:
            for name, data in files.items():
                container.writestr(name, data)
        return out.getvalue()
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"], mail["MIME-Version"] = "a@b.vn", "Gửi", "<1@b.vn>", "1.0"
    mail.set_content("Gửi kèm.\n")
    for name, data in files.items():
        main, sub = ("text", "plain") if name.endswith("txt") else ("image", name[-3:])
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return bytes(mail)


@pytest.mark.parametrize("kind", ["zip", "eml"])
def test_pictures_in_archives_and_mails(
    kind: str, tmp_path: Path, tool: Callable[[str], str], capfd: pytest.CaptureFixture[str]
) -> None:
    """They are recognised like any other, under the path inside; with --ocr never each is told."""
    (tmp_path / f"a.{kind}").write_bytes(held(kind))
    names = [f"a.{kind}!/{name}" for name in ("ảnh.png", "fax.tif", "c.txt")]

    def parsed(*options: str) -> list[Any]:
        run(["parse", str(tmp_path / f"a.{kind}"), "--format", "ndjson", *options])
        results = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        assert [str(r["source"]["path"]).removeprefix(f"{tmp_path}/") for r in results] == names
        return results

    assert [r["error"]["code"] if "error" in r else GOOD for r in parsed("--ocr", "never")] == ["scan", "scan", GOOD]
    if kind == "eml":
        return  # what is recognised in a mail is what is recognised in an archive
    tool("tesseract")
    first, second, _ = parsed()
    assert {first["header"]["code"], second["header"]["code"]} == {"512/SVHTTDL-QLVH"}
    assert first["source"]["text_origin"] == second["source"]["text_origin"] == "ocr"
