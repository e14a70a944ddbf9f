"""Names of persons: the family names that rules/person_names.yaml knows."""

from __future__ import annotations

from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import strip_marks


@dataclass(slots=True)
class PersonNames:
    """rules/person_names.yaml."""

    family: list[str]


def families(rules: Rules) -> dict[str, set[str]]:
    """Family names in small letters, by themselves without marks (use `rules.once`)."""
    found: dict[str, set[str]] = {}
    for name in rules.mapping("person_names", PersonNames).family:
        found.setdefault(strip_marks(name).casefold(), set()).add(name.casefold())
    return found


def is_family(word: str, known: dict[str, set[str]]) -> bool:
    """Whether `word` is one of the family names, with its marks."""
    return word.casefold() in known.get(strip_marks(word).casefold(), ())
