"""Manuscript → Structure: header, outline, zones.  The one place where the parts of the parse room are put together."""

from __future__ import annotations

from vbhc.model import Manuscript, Structure
from vbhc.parse.header import complete, opening
from vbhc.rules import Rules


def parse_structure(manuscript: Manuscript, rules: Rules) -> Structure:
    """The header, the outline and the zones of a manuscript."""
    text = manuscript.text
    found = opening(text, rules)
    header = complete(found, text, len(text), [], [], [], None, rules)
    return Structure(header, [], [], own=sorted(found.own), title=found.title_span, warnings=found.warnings)
