"""Types of documents (tên loại) as rules/types.yaml knows them: by the code in a symbol and by the word."""

from __future__ import annotations

from dataclasses import field

from vbhc.model import DocType, Regime
from vbhc.records import dataclass
from vbhc.rules import Rules


@dataclass(slots=True)
class TypeEntry:
    """An entry of rules/types.yaml."""

    code: str
    name: str
    words: list[str]
    short: list[str]
    regimes: list[Regime]
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Types:
    """The entries by the code in a symbol ("CTr") and by the written word ("chương trình hành động"), lower case."""

    by_code: dict[str, TypeEntry]
    by_word: dict[str, TypeEntry]

    def said(self, text: str) -> str | None:
        """The code that a user means by a code in any case ("kh") or a name ("kế hoạch"); None where there is none."""
        wanted = text.strip().lower()
        entry = self.by_word.get(wanted)
        return entry.code if entry else next((code for code in self.by_code if code.lower() == wanted), None)

    def named(self, code: str) -> DocType:
        """The DocType of a code; its name is the code itself where rules do not know it."""
        entry = self.by_code.get(code)
        return DocType(entry.code, entry.name) if entry else DocType(code, code)


def types(rules: Rules) -> Types:
    """The index of types (use `rules.once(types)`)."""
    entries = rules.table("types", TypeEntry)
    by_code = {short: entry for entry in entries for short in entry.short}
    by_code |= {entry.code: entry for entry in entries}
    return Types(by_code, {word: entry for entry in entries for word in entry.words})
