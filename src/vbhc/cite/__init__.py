"""Text → citations → references → relations."""

from __future__ import annotations

from dataclasses import field

from vbhc.cite.aliases import SELF, Found, aliases
from vbhc.cite.known import resolve
from vbhc.cite.mentions import mentions
from vbhc.cite.references import merge, references
from vbhc.cite.relations import relations
from vbhc.cite.unmarked import written
from vbhc.model import Citation, Definition, Reference, Relation, Structure
from vbhc.records import dataclass
from vbhc.rules import Rules


@dataclass(slots=True)
class Cited:
    """What a document cites."""

    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)


def cite(text: str, structure: Structure, rules: Rules) -> Cited:
    """The citations of `text`, joined to references and related to each other."""
    rules = written(text, rules)
    citations = mentions(text, structure, rules)
    further = aliases(text, structure, citations, rules)
    if further.citations:
        citations = merged(citations, further)
    found = references(citations, rules)
    resolve(found, structure.header.date, rules)
    found = merge(found, citations)
    meant = {c.id: c.reference for c in citations}
    meant[SELF] = SELF
    definitions = [Definition(d.alias, meant[d.reference] or SELF, d.span) for d in further.definitions]
    return Cited(citations, found, relations(text, structure, citations, found, rules), definitions)


def merged(citations: list[Citation], further: Found) -> list[Citation]:
    """All citations in text order, numbered anew; what points to a citation is renumbered with it."""
    found = sorted([*citations, *further.citations], key=lambda c: c.span)
    number = {id(c): f"c{n}" for n, c in enumerate(found, 1)}
    before = {c.id: number[id(c)] for c in citations}
    for citation in found:
        if citation.reference is not None:
            citation.reference = before[citation.reference]
    for definition in further.definitions:
        definition.reference = before.get(definition.reference, SELF)
    for citation in found:
        citation.id = number[id(citation)]
    return found
