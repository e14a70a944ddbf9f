"""What tesseract told of a picture is kept: for the same program, data, picture and arguments, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vbhc.intake import ocr_kept
from vbhc.intake.ocr_kept import identity, told_before


class Asked(Exception):
    """tesseract was run."""


def ask() -> str:
    raise Asked


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept; one picture is in it."""
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(ocr_kept, "identity", lambda: "tesseract 5")
    assert told_before(b"picture", ["--psm", "3"], lambda: "chữ") == "chữ"
    return tmp_path / "cache" / "ocr-1"


def test_the_same_again(kept: Path) -> None:
    assert told_before(b"picture", ["--psm", "3"], ask) == "chữ"


OTHERS = [
    (b"picturE", ["--psm", "3"], "tesseract 5", "another picture"),
    (b"picture", ["--psm", "11"], "tesseract 5", "another layout"),
    (b"picture", ["--psm", "3"], "tesseract 6", "another program or other data"),
    (b"picture", ["--psm", "3"], None, "data that are not found may be others each time"),
]


@pytest.mark.parametrize(("picture", "arguments", "made_by", "why"), OTHERS)
def test_others_are_asked_for(
    kept: Path, monkeypatch: pytest.MonkeyPatch, picture: bytes, arguments: list[str], made_by: str | None, why: str
) -> None:
    monkeypatch.setattr(ocr_kept, "identity", lambda: made_by)
    with pytest.raises(Asked):
        told_before(picture, arguments, ask)
    assert len(list(kept.iterdir())) == 1, "a failure is not kept"


def test_a_damaged_entry_is_made_again(kept: Path) -> None:
    next(kept.iterdir()).write_bytes(b"x")
    assert told_before(b"picture", ["--psm", "3"], lambda: "mới") == "mới"
    assert told_before(b"picture", ["--psm", "3"], ask) == "mới"


PLACES = [
    "usr/share/tesseract-ocr/5/tessdata",
    "usr/share/tessdata",
    "usr/bin/tessdata",
]


@pytest.mark.skipif(os.name == "nt", reason="a program that is found by its name alone")
@pytest.mark.parametrize("place", PLACES)
def test_identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    program = tmp_path / "usr" / "bin" / "tesseract"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    assert identity() is None, "no data"
    data = tmp_path / place / "vie.traineddata"
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_bytes(b"1")
    first = identity()
    assert first is not None and first == identity()
    data.write_bytes(b"12")
    assert identity() != first, "other data"
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert identity() is None, "the user's own place, where there are none"
