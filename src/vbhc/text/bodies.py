"""Bodies (cơ quan, tổ chức) as rules/bodies.yaml knows them: by their letters in symbols and by their written names."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from vbhc.model import Level
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold


@dataclass(slots=True)
class BodyEntry:
    """An entry of rules/bodies.yaml."""

    id: str
    codes: list[str]
    name: str
    kind: Literal["state", "party", "organisation"]
    aliases: list[str] = field(default_factory=list)
    level: Level | None = None
    local: bool = False
    until: str | None = None
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Bodies:
    """The entries by the letters in a symbol ("TU") and by the folded name ("tỉnh ủy")."""

    by_code: dict[str, BodyEntry]
    by_name: dict[str, BodyEntry]


def bodies(rules: Rules) -> Bodies:
    """The index of bodies (use `rules.once(bodies)`)."""
    entries = rules.table("bodies", BodyEntry)
    by_code = {code: entry for entry in entries for code in entry.codes}
    by_name = {fold(name): entry for entry in entries for name in (entry.name, *entry.aliases)}
    return Bodies(by_code, by_name)
