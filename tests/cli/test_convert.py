"""`vbhc convert` and `vbhc doctor`, in processes of their own."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from test_parse import SAMPLES, vbhc

from vbhc.cli.doctor import OPTIONAL, PACKAGES
from vbhc.export.document import as_docx, as_text
from vbhc.intake import read, read_bytes

TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\n"


def test_to_txt_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TCVN3.encode("latin-1"))
    done = vbhc("convert", tmp_path / "a.txt", "--to", "txt")
    assert done.stdout.decode() == "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n"
    assert done.returncode == 0


def test_to_docx_beside_the_source(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(TCVN3.encode("latin-1"))
    told = vbhc("convert", source)
    made = tmp_path / "a-unicode.docx"
    assert (told.returncode, told.stderr.decode()) == (0, f"Đã ghi {made}.\n")
    assert read(made).text == "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc"
    again = vbhc("convert", source)
    assert again.returncode == 2 and "đã có" in again.stderr.decode()
    same = vbhc("convert", source, "--to", "txt", "-o", source)
    assert same.returncode == 2 and source.read_bytes() == TCVN3.encode("latin-1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-unicode.docx", "a.txt"]


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLES.glob("*.docx"))])
def test_the_text_stays(name: str) -> None:
    """What is written is read again as the same lines, tables as tables."""
    source = read(SAMPLES / name)
    made = read_bytes(as_docx(source), "made.docx")
    assert made.text.split() == source.text.split()
    assert [b.cell is None for b in made.blocks] == [b.cell is None for b in source.blocks]
    assert as_text(source).decode().split() == source.text.split()


def test_doctor_with_all_and_with_something_missing(tmp_path: Path) -> None:
    done = vbhc("doctor", VBHC_SOFFICE="no-such-program")
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "✗ LibreOffice (chưa cài)" in said
    assert "apt install libreoffice-writer-nogui" in said and "winget install" in said
    assert all(re.search(rf"^[✓✗] {re.escape(name)} ", said, re.M) for name in PACKAGES)


def test_doctor_knows_the_packages() -> None:
    project = tomllib.loads((SAMPLES.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {re.split(r"[><=\[]", one)[0] for one in project["dependencies"]} == set(PACKAGES)
    extras = [one for name, wanted in project["optional-dependencies"].items() if name != "test" for one in wanted]
    assert {re.split(r"[><=\[]", one)[0] for one in extras} == set(OPTIONAL)
    assert set(extras) <= set(project["optional-dependencies"]["test"]), "the tests use all of them"
