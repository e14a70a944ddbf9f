"""A chain in every form: what is told is in all of them, and nothing that a document says becomes syntax."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from vbhc.errors import VbhcError
from vbhc.export import chain as forms
from vbhc.export.chain_page import page
from vbhc.export.chain_tree import trees
from vbhc.library.chain import Chain
from vbhc.library.graph import Link, Node

EVIL = '</script><img src=x onerror="document.title=1">'
KH = Node("a1", "kept", "184-KH/HU", None, "KH", "2024-05-22", "Ban Thường vụ Huyện ủy", "district", "Phú Vinh", EVIL)
TU = Node("b2", "absent", "142-KH/TU", None, "KH", "2024-04-24", "Ban Thường vụ Tỉnh ủy", "province", "An Lạc")
TW = Node("c3", "absent", "29-CT/TW", date="2024-01-05", issuer='=cmd|"/c calc"!A1', level="central")
LINKS = [Link("a1", "implements", "b2", "thực hiện", ["a1"]), Link("b2", "implements", "c3", "thực hiện", ["a1"])]
CHAIN = Chain(["a1"], {n.id: n for n in (TW, TU, KH)}, LINKS)
LOOP = Chain(["a1"], {n.id: n for n in (TW, TU, KH)}, [*LINKS, Link("c3", "implements", "a1", "", ["a1"])])


@pytest.mark.parametrize("form", [forms.as_json, forms.as_csv, forms.as_dot, forms.as_mermaid, page])
def test_every_code_is_in_every_form(form: object) -> None:
    text = form(CHAIN)  # type: ignore[operator]
    for code in ("184-KH/HU", "142-KH/TU", "29-CT/TW"):
        assert code in text.replace("#45;", "-")
    assert "thực hiện" in text


def test_json_is_the_contract() -> None:
    data = json.loads(forms.as_json(CHAIN))
    assert data["schema"] == "vbhc/chain/1"
    assert [(x["source_code"], x["kind"], x["target_code"]) for x in data["links"]] == [
        ("184-KH/HU", "implements", "142-KH/TU"),
        ("142-KH/TU", "implements", "29-CT/TW"),
    ]


def test_csv_cells_start_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(forms.as_csv(CHAIN).removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)


def test_page_holds_no_markup_of_a_document() -> None:
    html = page(CHAIN)
    assert EVIL not in html
    assert "\\u003c/script>" in html
    assert "://" not in html.split('<script id="data"')[0], "nothing is fetched"


@pytest.mark.parametrize(("width", "terminal"), [(60, False), (80, True), (120, False)])
def test_tree(width: int, terminal: bool) -> None:
    text = trees(CHAIN, "up", width, terminal)
    assert text.index("184-KH/HU") < text.index("142-KH/TU") < text.index("29-CT/TW")
    assert "kho]" in text
    if not terminal:
        assert all(len(line) <= width for line in text.splitlines())


def test_cycles_are_shown_and_not_followed() -> None:
    text = trees(LOOP, "up", 100, False)
    assert text.count("vòng lặp") == 1


def test_many_documents_stand_below_each_other_in_short_lines() -> None:
    title = "tăng cường sự lãnh đạo của Đảng đối với công tác phổ cập giáo dục"
    nodes = {f"{n}": Node(f"{n}", "kept", f"{n}-KH/HU", title=title) for n in range(forms.FEW + 2)}
    links = [Link("1", kind, "0") for kind in ("implements", "follows")] + [Link("2", "implements", "0")]
    text = forms.as_dot(Chain(["0"], nodes, links))
    assert "rankdir=RL" in text
    assert "rankdir=BT" in forms.as_dot(CHAIN), "few of them"
    labels = [line.split('label="')[1].split('"')[0] for line in text.splitlines() if "label=" in line]
    assert max(len(part) for label in labels for part in label.split("\\n")) <= forms.WIDTH
    assert text.count("n1 -> n0") == 1, "one arrow for two relations"


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for dot")
def test_svg_by_the_program_that_a_variable_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "dot-12"
    program.write_text("#!/bin/sh\ncat >/dev/null\necho '<svg/>'\n")
    program.chmod(0o755)
    monkeypatch.setenv("VBHC_DOT", str(program))
    assert forms.as_svg(CHAIN) == "<svg/>\n"


def test_svg_or_a_clear_word() -> None:
    if shutil.which("dot") is None:
        with pytest.raises(VbhcError, match="Graphviz"):
            forms.as_svg(CHAIN)
        pytest.skip("Graphviz is not installed: only its absence was tested")
    assert "29-CT/TW" in forms.as_svg(CHAIN).replace("&#45;", "-")
    subprocess.run(["dot", "-Tsvg"], input=forms.as_dot(LOOP).encode(), check=True, capture_output=True)
