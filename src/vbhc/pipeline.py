"""The one place where the stages are put together: file → Manuscript → structure → citations → Document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vbhc import cite, intake
from vbhc.intake.reading import OcrMode, Reading
from vbhc.model import Document, Manuscript
from vbhc.parse import parse_structure
from vbhc.rules import Rules, default_rules


def parse(
    path: str | Path,
    rules: Rules | None = None,
    ocr: OcrMode = "auto",
    told: Callable[[int, int], None] | None = None,
) -> Document:
    """Reads the file at `path` and describes it.

    `ocr`: pages without text are recognised ("auto"), all pages of a PDF ("always"), or none ("never"); `told(done,
    of)` is called after each recognised page.

    Raises VbhcError with one Vietnamese sentence where the file cannot be read.
    """
    return describe(intake.read(Path(path), Reading(ocr, told)), rules or default_rules())


def parse_bytes(data: bytes, name: str, rules: Rules | None = None, ocr: OcrMode = "auto") -> Document:
    """Describes a file that is given by its bytes; `name` stands for its path.  Raises VbhcError as `parse` does."""
    return describe(intake.read_bytes(data, name, Reading(ocr)), rules or default_rules())


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
        warnings=[*manuscript.warnings, *structure.warnings],
        text=manuscript.text,
        blocks=manuscript.blocks,
        structure=structure,
        recognised=manuscript.recognised,
    )
