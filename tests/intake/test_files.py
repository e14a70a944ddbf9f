"""Files that cannot be read: one sentence each, and nothing hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vbhc.intake import limits, read, read_bytes
from vbhc.model import VbhcError


def fails(path: Path, code: str, word: str) -> None:
    with pytest.raises(VbhcError) as caught:
        read(path)
    assert (caught.value.code, word in caught.value.message) == (code, True), caught.value.message
    assert caught.value.message.startswith(f"{path}: ")


def test_missing(tmp_path: Path) -> None:
    fails(tmp_path / "không có.docx", "missing", "không có tệp")


def test_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    fails(tmp_path / "a" / "b.txt", "not-readable", "không đọc được")


def test_name_too_long(tmp_path: Path) -> None:
    fails(tmp_path / ("x" * 3000), "not-readable", "không đọc được")


def test_nul_in_name() -> None:
    fails(Path("a\0b.txt"), "not-readable", "không đọc được")


def test_directory(tmp_path: Path) -> None:
    fails(tmp_path, "not-a-file", "thư mục")


def test_broken_link(tmp_path: Path) -> None:
    (tmp_path / "link.docx").symlink_to(tmp_path / "gone.docx")
    fails(tmp_path / "link.docx", "missing", "liên kết hỏng")


def test_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "link.docx").symlink_to(tmp_path / "link.docx")
    fails(tmp_path / "link.docx", "not-readable", "không đọc được")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    fails(tmp_path / "pipe.txt", "not-a-file", "ống dẫn")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_device() -> None:
    fails(Path("/dev/zero"), "not-a-file", "thiết bị")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mật.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything

        def refuse(self: Path, mode: str) -> None:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "open", refuse)
    fails(path, "not-readable", "quyền")


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "lớn.pdf"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE + 1)
    fails(path, "too-large", "lớn hơn")


def test_a_hundred_megabytes_on_one_line() -> None:
    """MAX_TEXT is the limit: past it one sentence, before any stage after intake."""
    with pytest.raises(VbhcError) as caught:
        read_bytes(b"Can cu " * (100_000_000 // 7), "dài.txt")
    assert caught.value.code == "too-large"


def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    """The path of the source can be printed and put in JSON."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/v\xe1n.txt"))
    try:
        path.write_text("Số: 1/KH-UBND", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert read(path).source.path.endswith("/v\ufffdn.txt")


def test_source(tmp_path: Path) -> None:
    path = tmp_path / "kh.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb")
    got = read(path).source
    assert (got.path, got.format, got.pages, got.text_origin, got.encoding) == (
        str(path),
        "txt",
        None,
        "text",
        "unicode",
    )
    assert got.sha256 == "bb7fe77b9185814610698ca2785e861545e8f45abee4e4244133f0e0bddb431f"
