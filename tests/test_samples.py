"""Every sample gives what the JSON beside it says, and the samples are what their sources say.

The JSON is written by hand (samples/sources/): header, outline, and the text line by line.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vbhc.cli.inputs import Input, opened
from vbhc.codec import from_json, to_json
from vbhc.intake.tools import LIBREOFFICE, TESSERACT, Tool
from vbhc.model import Body, Document, Header, Section, Structure
from vbhc.pipeline import parse
from vbhc.text.fold import fold

SAMPLES = Path(__file__).parent.parent / "samples"
sys.path.insert(0, str(SAMPLES))
try:
    import make
    import make_old
    import make_scans
    import make_signed
    from sample import load, names
finally:
    sys.path.remove(str(SAMPLES))

FILES = sorted(path.with_suffix("") for path in SAMPLES.glob("*.*.json"))
each = pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])


def test_each_has_its_expectation() -> None:
    """An archive, a mail and a certificate are not a document."""
    other = {".json", ".py", ".zip", ".eml", ".pem"}
    papers = {path for path in SAMPLES.iterdir() if path.is_file() and path.suffix not in other}
    assert papers == set(FILES)


@functools.cache
def read(path: Path) -> tuple[dict[str, Any], Document]:
    wanted = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    if path.suffix in (".doc", ".rtf", ".odt"):
        need(LIBREOFFICE)
    if "arrival" in wanted or wanted.get("text_origin", "text") != "text":
        need(TESSERACT)
    return wanted, parse(path)


def need(tool: Tool) -> None:
    if tool.find() is None:
        (pytest.fail if os.environ.get("VBHC_NEED_TOOLS") else pytest.skip)(f"{tool.name} is not installed")


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
    assert doc.source.text_origin == wanted.get("text_origin", "text")


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


@pytest.mark.parametrize("name", make_signed.SIGNED)
def test_stamps(name: str) -> None:
    """Number and day that are only stamped stand in the text; the arrival stamp stands apart."""
    wanted, doc = read(SAMPLES / name)
    if "stamped" in wanted:
        number, day = wanted["stamped"]
        assert f"Số: {number}/" in doc.text and f"ngày {day} tháng" in doc.text
        assert {doc.header.evidence[name].origin for name in ("code", "date")} == {"stamp"}
    if "arrival" in wanted:
        assert doc.header.arrival and [doc.header.arrival.number, doc.header.arrival.date] == wanted["arrival"]
        assert wanted["arrival"][0] not in doc.text


@pytest.mark.parametrize("name", make_scans.SCANS)
def test_citations_of_scans(name: str) -> None:
    """The codes that the paper cites, letter by letter, as in the pdf that the scan is made from."""
    _, doc = read(SAMPLES / name)
    _, source = read(SAMPLES / make_scans.SCANS[name][0])
    assert [c.code for c in doc.citations if c.code] == [c.code for c in source.citations if c.code]


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
    if "sections" not in wanted:
        return
    got = list(outline(doc.sections))
    assert [p for p, _ in got] == [p for p, _ in wanted["sections"]]
    titles = [
        (fold(title)[: len(fold(want))], fold(want))
        for (_, title), (_, want) in zip(got, wanted["sections"], strict=True)
    ]
    assert [got for got, _ in titles] == [want for _, want in titles]
    assert sum(s.kind == "annex" for s in doc.sections) == wanted.get("annexes", 0)


@each
def test_citations(path: Path) -> None:
    """Each mention of a document by number or by name, with the date and the body that it says."""
    wanted, doc = read(path)
    if "citations" not in wanted:
        return
    named = [c for c in doc.citations if c.form in ("full", "short", "name")]
    if doc.source.text_origin != "text":  # of a scan: which documents are named
        assert {c["code"] if "code" in c else c["name"] for c in wanted["citations"]} <= {
            c.code or c.name for c in named
        }
        return
    got = Counter((c.code or c.name, c.date, folded(c.issuer)) for c in named)
    expected = Counter((c.get("code") or c["name"], c["date"], folded(c["issuer"])) for c in wanted["citations"])
    assert (got - expected, expected - got) == (Counter(), Counter()), "(got and not wanted, wanted and not got)"


@each
def test_relations(path: Path) -> None:
    """The edges but for plain mentions; a document is told by a code that it bears somewhere, or by its name."""
    wanted, doc = read(path)
    if "relations" not in wanted:
        return
    known: dict[str, set[str]] = {"self": {"self"}}
    for reference in doc.references:
        known[reference.id] = {reference.code or "", f"name:{reference.name}"}
    for citation in doc.citations:
        known[citation.reference or ""].add(citation.code or "")
    got = [(known[r.source], r.kind, known[r.target]) for r in doc.relations if r.kind != "mentions"]
    expected = [tuple(edge) for edge in wanted["relations"]]
    missing = [e for e in expected if not any(e[0] in s and e[1] == kind and e[2] in t for s, kind, t in got)]
    extra = [one for one in got if not any(s in one[0] and kind == one[1] and t in one[2] for s, kind, t in expected)]
    if doc.source.text_origin != "text":
        extra = []
    assert (extra, missing) == ([], []), "(got and not wanted, wanted and not got)"


@pytest.mark.parametrize("name", ["van-ban-den.zip", "thu-den.eml"])
def test_archives(name: str) -> None:
    """What is inside an archive is byte by byte what lies beside it."""
    held = [item for item in opened(str(SAMPLES / name)) if isinstance(item, Input)]
    assert [item.path.rpartition("/")[2] for item in held] == ["to-trinh.docx", "cong-van-phuc-dap.txt"]
    assert [item.data for item in held] == [(SAMPLES / item.path.rpartition("/")[2]).read_bytes() for item in held]


# ── the samples themselves ────────────────────────────────────────────────────────────────────────


def test_sources_give_the_files() -> None:
    """txt, html and JSON are what samples/make.py writes from the sources."""
    assert len(names()) >= 16
    derived = {**dict.fromkeys(make_old.OLD, make_old), **dict.fromkeys(make_signed.SIGNED, make_signed),
               **dict.fromkeys(make_scans.SCANS, make_scans)}  # fmt: skip
    for name, script in derived.items():
        assert (SAMPLES / f"{name}.json").read_text(encoding="utf-8") == script.expectation(name)
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
    assert made == {path.name for path in FILES if path.name not in derived}
    assert {name.rsplit(".", 1)[1] for name in made} == {"txt", "html", "docx", "pdf"}


@each
def test_read_back(path: Path) -> None:
    """What was written as JSON is what was parsed, but for the places in the source."""
    _, document = read(path)
    wanted = dataclasses.replace(document, blocks=(), structure=Structure(Header(), [], []), recognised=[])
    assert from_json(to_json(document), "x") == wanted
