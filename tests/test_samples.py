"""Every sample gives what the JSON beside it says, and the samples are what their sources say.

The JSON is written by hand (samples/sources/): header, outline, and the text line by line.
"""

from __future__ import annotations

import functools
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vbhc.cli.inputs import Input, opened
from vbhc.intake.tools import LIBREOFFICE
from vbhc.model import Body, Document, Section
from vbhc.pipeline import parse
from vbhc.text.fold import fold

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = sorted(path.with_suffix("") for path in SAMPLES.glob("*.*.json"))
each = pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])


@functools.cache
def read(path: Path) -> tuple[dict[str, Any], Document]:
    if path.suffix in (".doc", ".rtf", ".odt") and LIBREOFFICE.find() is None:
        (pytest.fail if os.environ.get("VBHC_NEED_TOOLS") else pytest.skip)("LibreOffice is not installed")
    return json.loads(Path(f"{path}.json").read_text(encoding="utf-8")), parse(path)


def folded(value: Any) -> Any:
    """Strings folded for comparison, a body by its name, None for an empty list."""
    if isinstance(value, Body):
        return fold(value.name)
    if isinstance(value, list):
        return [folded(item) for item in value]
    return fold(value) if isinstance(value, str) else value


@each
def test_text(path: Path) -> None:
    """The lines that a person reads, in reading order; notes stand apart."""
    wanted, doc = read(path)
    if "lines" not in wanted:
        return
    notes = {(b.start, b.end) for b in doc.blocks if b.kind == "footnote"}
    lines = [
        line for b in doc.blocks if (b.start, b.end) not in notes for line in doc.text[b.start : b.end].split("\n")
    ]
    squeezed = [
        " ".join(re.sub(r"\[?\b1\]?(?=\.$)", "", line).split()) if notes else " ".join(line.split()) for line in lines
    ]
    assert squeezed == [" ".join(line.split()) for line in wanted["lines"]]


@each
def test_source(path: Path) -> None:
    wanted, doc = read(path)
    assert (doc.source.format, doc.source.encoding) == (wanted["format"], wanted["encoding"])


@each
def test_header(path: Path) -> None:
    wanted, doc = read(path)
    header = doc.header
    first = header.signatures[0] if header.signatures else None
    got: dict[str, Any] = {name: getattr(header, name, None) for name in wanted["header"]}
    got |= {
        "type": header.type and header.type.code,
        "signer": first and first.name,
        "position": first and first.position,
        "authority": first and first.authority,
        "signers": sorted(s.name or "" for s in header.signatures),
    }
    wanted = wanted["header"] | {"signers": sorted(wanted["header"].get("signers", []))}
    differ = {k: (v, got[k]) for k, v in wanted.items() if folded(got[k]) != folded(v) and (k != "signers" or v)}
    assert differ == {}, "(wanted, got)"


def outline(sections: list[Section], above: str = "") -> Iterator[tuple[str, str]]:
    """(path of markers, title) of what is numbered; dashes are looked through, annexes left out."""
    for section in sections:
        marker = re.sub(r"[.):/\-\s]+$", "", section.marker).casefold()
        if section.kind == "annex":
            continue
        path = f"{above}/{marker}" if above and marker else above or marker
        if section.kind != "bullet":
            yield path, section.title
        yield from outline(section.children, path)


@each
def test_sections(path: Path) -> None:
    wanted, doc = read(path)
    got = list(outline(doc.sections))
    assert [p for p, _ in got] == [p for p, _ in wanted["sections"]]
    titles = [
        (fold(title)[: len(fold(want))], fold(want))
        for (_, title), (_, want) in zip(got, wanted["sections"], strict=True)
    ]
    assert [got for got, _ in titles] == [want for _, want in titles]
    assert sum(s.kind == "annex" for s in doc.sections) == wanted.get("annexes", 0)


@pytest.mark.parametrize("name", ["van-ban-den.zip", "thu-den.eml"])
def test_archives(name: str) -> None:
    """What is inside an archive is byte by byte what lies beside it."""
    held = [item for item in opened(str(SAMPLES / name)) if isinstance(item, Input)]
    assert [item.path.rpartition("/")[2] for item in held] == ["to-trinh.docx", "cong-van-phuc-dap.txt"]
    assert [item.data for item in held] == [(SAMPLES / item.path.rpartition("/")[2]).read_bytes() for item in held]


# ── the samples themselves ────────────────────────────────────────────────────────────────────────


def test_sources_give_the_files() -> None:
    """txt, html and JSON are what samples/make.py writes from the sources."""
    sys.path.insert(0, str(SAMPLES))
    try:
        import make
        import make_old
        from sample import load, names
    finally:
        sys.path.remove(str(SAMPLES))
    assert len(names()) >= 16
    for name in make_old.OLD:
        assert (SAMPLES / f"{name}.json").read_text(encoding="utf-8") == make_old.expectation(name)
    made = set()
    for sample in map(load, names()):
        for form in sample.formats:
            made.add(f"{sample.name}.{form}")
            assert (SAMPLES / f"{sample.name}.{form}.json").read_text(encoding="utf-8") == make.expectation(
                sample, form
            )
        if "txt" in sample.formats:
            assert (SAMPLES / f"{sample.name}.txt").read_bytes() == make.encoded(make.text(sample), sample.encoding)
        if "html" in sample.formats:
            assert (SAMPLES / f"{sample.name}.html").read_text(encoding="utf-8") == make.page(sample)
    assert made == {path.name for path in FILES if path.name not in make_old.OLD}
    assert {name.rsplit(".", 1)[1] for name in made} == {"txt", "html", "docx", "pdf"}
