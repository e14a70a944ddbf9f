"""Text → citations → references → relations."""

from __future__ import annotations

from dataclasses import dataclass, field

from vbhc.cite.mentions import mentions
from vbhc.cite.references import references
from vbhc.cite.relations import relations
from vbhc.model import Citation, Definition, Notice, Reference, Relation, Structure
from vbhc.rules import Rules


@dataclass(slots=True)
class Cited:
    """What a document cites."""

    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)


def cite(text: str, structure: Structure, rules: Rules) -> Cited:
    """The citations of `text`, joined to references and related to each other."""
    citations = mentions(text, structure, rules)
    refs = references(citations, rules)
    return Cited(citations, refs, relations(text, structure, citations, refs, rules))
