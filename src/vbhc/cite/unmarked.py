"""Papers wholly without tone marks: "Can cu Nghi dinh so 30/2020/ND-CP ngay 05/3/2020 cua Chinh phu".

In: a text, and rules.  Out: whether it is such a text, and the same rules with their words written so.  Letters of
symbols and the codes of types stay as they are.
"""

from __future__ import annotations

import copy
import dataclasses
from typing import Any, TypeVar

from vbhc.patterns import either, lazy
from vbhc.rules import Rules
from vbhc.text.doctypes import TypeEntry
from vbhc.text.fold import strip_marks

T = TypeVar("T")
_MARKED = lazy("[À-ÖØ-öø-ÿ\u0100-\u010f\u0112-\u024f\u1e00-\u1eff]")  # a letter with a mark, but for Đ


class Unmarked(Rules):
    """The tables of `rules` with their words without tone marks (use `rules.once(Unmarked)`)."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.folders, self.marked = rules.folders, rules
        self.codes = {entry.code for entry in rules.table("types", TypeEntry)}
        words = [word for entry in rules.table("types", TypeEntry) for word in entry.words if " " in word]
        self.named = lazy(rf"(?i:{either([self.plain(word) for word in words])})\s")  # the word of a type

    def table(self, name: str, entry: type[T]) -> tuple[T, ...]:
        return self.kept((name, entry), self.marked.table(name, entry))

    def mapping(self, name: str, entry: type[T]) -> T:
        (found,) = self.kept((name, entry), (self.marked.mapping(name, entry),))
        return found

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        return self.kept((name, None), self.marked.rows(name))

    def kept(self, key: tuple[str, Any], entries: tuple[T, ...]) -> tuple[T, ...]:
        if key not in self._tables:
            self._tables[key] = tuple(map(self.plain, entries))
        return self._tables[key]

    def plain(self, value: Any) -> Any:
        """`value` with the words in it without marks; a code, or a number and symbol, as it is."""
        if isinstance(value, str):
            code = value in self.codes or "/" in value or (value.isupper() and " " not in value)
            return value if code else strip_marks(value)
        if isinstance(value, (list, tuple, set, frozenset)):
            return type(value)(map(self.plain, value))
        if isinstance(value, dict):
            return {self.plain(key): self.plain(inner) for key, inner in value.items()}
        if not dataclasses.is_dataclass(value):
            return value
        found = copy.copy(value)
        for field in dataclasses.fields(value):
            object.__setattr__(found, field.name, self.plain(getattr(value, field.name)))
        return found


def written(text: str, rules: Rules) -> Rules:
    """`rules` as `text` is written: with tone marks, or without them where it has none and names a type of document."""
    if _MARKED.search(text) is not None or not text.strip():
        return rules
    plain = rules.once(Unmarked)
    return plain if plain.named.search(text) else rules
