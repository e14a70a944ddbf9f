"""What the header of a text says, as plain values: for the tables of this folder."""

from __future__ import annotations

from vbhc.model import Block, Header, Manuscript, Source
from vbhc.parse import parse_structure
from vbhc.rules import default_rules


def structure_of(text: str):
    manuscript = Manuscript(text, [Block(0, len(text))], Source("x.txt", "txt", ""))
    return parse_structure(manuscript, default_rules())


def header_of(text: str) -> Header:
    return structure_of(text).header


def value(header: Header, name: str):
    """A field as a table writes it: the type's code, a body's name."""
    found = getattr(header, name)
    if name == "type":
        return found.code if found else None
    if name in ("issuer", "parent_body"):
        return found.name if found else None
    if name == "issuers":
        return [body.name for body in found]
    return found


def check(text: str, expected: dict, why: str) -> None:
    header = header_of(text)
    got = {name: value(header, name) for name in expected}
    assert got == expected, f"{why}: {got}"
    for name, evidence in header.evidence.items():
        if evidence.span is not None:
            start, end = evidence.span
            assert 0 <= start <= end <= len(text), (name, evidence)
