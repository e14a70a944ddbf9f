"""Lists of mentions with a shared head or tail.

"các Nghị định số 34/2016/NĐ-CP và số 154/2020/NĐ-CP của Chính phủ"; "các Kế hoạch của UBND tỉnh: số 217/KH-UBND
ngày …; số 51/KH-UBND ngày …".  In: the mentions as they are read, one after the other.  Out: what an item without a
type word of its own takes from the head, and what the items of a list take from its tail.
"""

from __future__ import annotations

import re
from dataclasses import field

from vbhc.cite.context import Left
from vbhc.cite.keys import parts_of
from vbhc.cite.words import Words
from vbhc.model import Body, Citation
from vbhc.patterns import either, lazy
from vbhc.records import dataclass


def between_items(w: Words) -> re.Pattern[str]:
    """What may stand between two items of a list: marks, "và", "số"."""
    joins = either(w.c.joins)
    numbers = either(w.c.number_words)
    return lazy(rf"[\s,;)\"”*]*(?:(?:{joins})\s+)?(?:(?:{numbers})\s*[:.]?\s*)?", re.IGNORECASE)


@dataclass(slots=True)
class Lists:
    """The list that is open while a text is read: its head, its items, and where its paragraph ends."""

    w: Words
    between: re.Pattern[str]
    type: str | None = None
    issuer: str | None = None
    end: int = -1
    plural: bool = False
    items: list[Citation] = field(default_factory=list)

    def take(self, text: str, left: Left, last: Citation | None, at: int) -> bool:
        """Gives `left` the type (and issuer) of the list it belongs to; whether it belongs to one."""
        if last is not None and last.code and self.between.fullmatch(text, last.span[1], at):
            left.type = last.type
            left.issuer = self.issuer if at < self.end else None
            self.plural = True  # "Công văn số 1767/BNV-TCBC, 1814/BNV-TCBC của Bộ Nội vụ": one head, one tail
            return True
        if self.type and at < self.end and left.numbered:
            left.type, left.issuer = self.type, self.issuer
            return True
        return False

    def open(self, text: str, left: Left, plural: bool, colon: bool) -> None:
        """A mention with a type word of its own begins: the head of a list where it is plural."""
        self.close()
        self.plural = plural
        self.type = left.type if colon else None
        self.issuer = left.issuer if colon else None
        self.end = -1
        if colon:
            line = text.find("\n", left.start, left.start + 4000)
            self.end = line if line >= 0 else left.start + 4000

    def close(self) -> None:
        """The tail of a plural list holds for its items: "các Nghị định số A và số B của Chính phủ"."""
        if self.plural and len(self.items) > 1 and self.items[-1].issuer:
            tail = self.items[-1].issuer
            for item in self.items[:-1]:
                if item.issuer is None and self.of_one_body(item, self.items[-1]):
                    item.issuer = Body(tail.name)
        self.items = []

    def of_one_body(self, item: Citation, last: Citation) -> bool:
        """Whether two items can be of one body: their symbols share letters that are no type's, or one has none."""
        if item.code is None and item.type != last.type:
            return False  # a law that is named between decrees
        one, other = letters(item), letters(last)
        return not one or not other or not (one & other).issubset(self.w.symbol_types)


def letters(item: Citation) -> set[str]:
    """The letters of the symbol of `item`, in capitals: "NĐ" and "CP"; none where it has only a number."""
    parts = parts_of(item.code or "")
    return {group.upper() for group in parts.groups} if parts else set()
