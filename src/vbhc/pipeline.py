"""The one place where the stages are put together: file → Manuscript → structure → citations → Document."""

from __future__ import annotations

from pathlib import Path

from vbhc import cite, intake
from vbhc.model import Document, Manuscript
from vbhc.parse import parse_structure
from vbhc.rules import Rules, default_rules


def parse(path: str | Path, rules: Rules | None = None) -> Document:
    """Reads the file at `path` and describes it.

    Raises VbhcError with one Vietnamese sentence where the file cannot be read.
    """
    return describe(intake.read(Path(path)), rules or default_rules())


def parse_bytes(data: bytes, name: str, rules: Rules | None = None) -> Document:
    """Describes a file that is given by its bytes; `name` stands for its path.  Raises VbhcError as `parse` does."""
    return describe(intake.read_bytes(data, name), rules or default_rules())


def describe(manuscript: Manuscript, rules: Rules) -> Document:
    """The Document of what intake read."""
    structure = parse_structure(manuscript, rules)
    cited = cite.cite(manuscript.text, structure, rules)
    return Document(
        source=manuscript.source,
        header=structure.header,
        sections=structure.sections,
        citations=cited.citations,
        references=cited.references,
        relations=cited.relations,
        definitions=cited.definitions,
        warnings=[*manuscript.warnings, *structure.warnings, *cited.warnings],
        text=manuscript.text,
        blocks=manuscript.blocks,
        structure=structure,
    )
