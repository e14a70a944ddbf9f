"""Clean samples with one thing made wrong: the finding that must appear, and no other error.

mutations.tsv holds them, a line each: what is wrong, the sample, a text in it, the text put in its place, the code; a
line break in a text is written \\n.
The same frame serves every family: add lines.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from vbhc.check import check
from vbhc.model import Document, Finding
from vbhc.pipeline import parse, parse_bytes

SAMPLES = Path(__file__).parents[2] / "samples"
CLEAN = [
    path.name
    for path in sorted(SAMPLES.iterdir())
    if path.suffix in (".txt", ".docx", ".html", ".pdf") and "co-loi" not in path.name
]


@functools.cache
def text_of(name: str) -> str:
    return parse(SAMPLES / name).text


@functools.cache
def findings_before(name: str) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.text) for one in check(document_of(text_of(name))))


def document_of(text: str) -> Document:
    return parse_bytes(text.encode(), "mutated.txt")


def new_findings(name: str, text: str) -> list[Finding]:
    """The findings on the mutated text that the clean one does not have."""
    return [one for one in check(document_of(text)) if (one.code, one.text) not in findings_before(name)]


def errors(path: Path) -> list[str]:
    return [f"{one.code} {one.text!r}: {one.message}" for one in check(parse(path)) if one.severity == "error"]


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_sample_has_no_error(name: str) -> None:
    assert errors(SAMPLES / name) == []


MUTATIONS = [
    tuple(cell.replace("\\n", "\n") for cell in line.split("\t"))
    for line in (Path(__file__).parent / "mutations.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NAMES = [f"{row[4]}-{row[0]}-{n}" for n, row in enumerate(MUTATIONS)]


@pytest.mark.parametrize("what, name, old, new, code", MUTATIONS, ids=NAMES)
def test_a_mutation_is_found(what: str, name: str, old: str, new: str, code: str) -> None:
    text = text_of(name)
    assert old in text, f"{old!r} must stand in {name}"
    found = new_findings(name, text.replace(old, new, 1))
    told = [f"{one.code} {one.severity} {one.text!r}" for one in found]
    assert code in {one.code for one in found}, f"{what}: {told}"
    others = [f"{one.code} {one.text!r}" for one in found if one.severity == "error" and one.code[:3] != code[:3]]
    assert others == [], f"{what}: no other error"
