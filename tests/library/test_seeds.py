"""The chains of real papers: what the labelled relations say is in the chain of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vbhc.cli.shell import run
from vbhc.library import Library
from vbhc.library.identity import code_key, name_key
from vbhc.pipeline import parse, parse_bytes

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds"


def labelled() -> list[dict[str, object]]:
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS}: the labelled papers are not here")
    lines = (SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def key_of(end: str) -> str:
    return name_key(end.removeprefix("name:")) if end.startswith("name:") else code_key(end)


def test_chains_of_the_seeds(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    records = labelled()
    monkeypatch.setenv("VBHC_LIBRARY", "khong-co.db")
    missing = []
    for record in records:
        file = SEEDS.parent / str(record["file"])
        assert run(["chain", str(file), "--up", "--format", "json"]) == 0
        chain = json.loads(capsys.readouterr().out)
        (root,) = chain["roots"]
        ends = {node["id"]: code_key(node["code"]) if node["code"] else node["id"] for node in chain["nodes"]}
        found = {(ends[link["source"]], ends[link["target"]]) for link in chain["links"]}
        for source, kind, target in record["relations"]:  # type: ignore[attr-defined]
            if kind == "mentions" or target == "self":
                continue
            edge = (ends[root] if source == "self" else key_of(source), key_of(target))
            if edge not in found:
                missing.append((file.name, source, kind, target))
    assert missing == []


def test_one_directive_for_two_provinces() -> None:
    records = labelled()
    with Library(None) as library:
        for record in records:
            library.add(parse(str(SEEDS.parent / str(record["file"])), library.rules))
        assert len(library.find("29-CT/TW")) == 1


PLAN = """TỈNH ỦY {caps}
*
Số 12-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM

{name}, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
thực hiện Chỉ thị số 29-CT/TW, ngày 05/01/2024 của Bộ Chính trị về công tác phổ cập giáo dục

Thực hiện Chỉ thị số 29-CT/TW, ngày 05/01/2024 của Bộ Chính trị về công tác phổ cập giáo dục, Ban Thường vụ Tỉnh ủy
ban hành kế hoạch như sau:
"""


def test_two_provinces_of_one_number() -> None:
    """Each has its 12-KH/TU of the same day; the directive is one node."""
    with Library(None) as library:
        for name in ("Nghệ An", "Kon Tum"):
            library.add(parse_bytes(PLAN.format(caps=name.upper(), name=name).encode(), f"{name}.txt"))
        assert [node.state for node in library.find("12-KH/TU")] == ["kept", "kept"]
        assert [node.state for node in library.find("29-CT/TW")] == ["absent"]
        assert len(library.chain(["29-CT/TW"], "down").links) == 2
