"""All mentions of documents in a text, read fully: by number and symbol, by a bare number, by name.

In: the text and its Structure.  Out: Citations in text order, not overlapping, ids "c1" on; which mentions mean one
document is references.py's work.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from vbhc.cite.context import Left, Right, read_far, read_issuer_left, read_left, read_right
from vbhc.cite.names import Name, find_names
from vbhc.cite.scan import Symbol, scan
from vbhc.cite.words import Words, words
from vbhc.model import Body, Citation, Span, Structure, Where
from vbhc.rules import Rules

_BETWEEN = re.compile(r"[\s,]*(?:\(\s*)?")
_JOINED = re.compile(r"^[\s,;:.)\-–“”\"*]*(?:và|,|hoặc|cùng|với|\s)*[\s,;]*$")


@dataclass(slots=True)
class Group:
    """The head of a list: what its items without a type word of their own take from it."""

    type: str | None
    issuer: str | None
    paragraph: int  # where the paragraph ends


def mentions(text: str, structure: Structure, rules: Rules) -> list[Citation]:
    """The mentions of `text` in text order, not overlapping; `reference` is still None."""
    w = rules.once(words)
    places = Places(structure)
    names = list(find_names(text, w))
    found: list[Citation] = []
    reader = Reader(text, w, places)
    pending = iter([*names, None])
    name = next(pending)
    for symbol in scan(text):
        while name is not None and name.tail <= symbol.start:
            following = next(pending)
            if not w.number_between.fullmatch(text, name.end, symbol.start):
                reader.add_name(name, found)
            else:
                reader.add_symbol(symbol, found, name)
                name = following
                break
            name = following
        else:
            if name is not None and name.start < symbol.start < name.end:
                continue
            reader.add_symbol(symbol, found, None)
    while name is not None:
        reader.add_name(name, found)
        name = next(pending)
    for number, citation in enumerate(found, 1):
        citation.id = f"c{number}"
    return found


class Places:
    """Where in the document a span stands."""

    def __init__(self, structure: Structure) -> None:
        self.own = sorted(structure.own)
        self.title = structure.title
        self.quotes = sorted(structure.quotes)
        self.footnotes = sorted(structure.footnotes)
        self.annexes = sorted((z.start, z.end) for z in structure.zones if z.kind == "annex")

    def is_own(self, at: int) -> bool:
        return inside(self.own, at) and not (self.title and self.title[0] <= at < self.title[1])

    def where(self, at: int) -> Where:
        """The nearest of quote, footnote, title, annex, body."""
        if inside(self.footnotes, at):
            return "footnote"
        if inside(self.quotes, at):
            return "quote"
        if self.title and self.title[0] <= at < self.title[1]:
            return "title"
        return "annex" if inside(self.annexes, at) else "body"


def inside(spans: list[Span], at: int) -> bool:
    """Whether one of the sorted, not overlapping `spans` holds `at`."""
    i = bisect.bisect_right(spans, (at, len(spans) + at + 1)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


class Reader:
    """Reads one mention after the other; it remembers only the one before, for lists."""

    def __init__(self, text: str, w: Words, places: Places) -> None:
        self.text = text
        self.w = w
        self.places = places
        self.floor = 0
        self.group: Group | None = None

    def add_symbol(self, symbol: Symbol, found: list[Citation], name: Name | None) -> None:
        text, w = self.text, self.w
        if self.places.is_own(symbol.start):
            return
        left = Left(name.start, name.type, True) if name else self.left(symbol)
        if left is None:
            return
        kind = left.type
        inferred = []
        if kind is None:
            kind = self.type_of(symbol)
            if kind:
                inferred.append("type")
        joint = kind in w.c.joint_types or "TTLT" in symbol.groups
        right = read_right(text, symbol.end, w, joint)
        issuer, date = left.issuer, right.date
        if issuer is None and right.issuer is None and left.type:
            issuer, before = read_issuer_left(text, left.start, self.floor, w)
            date = date or before
        start, end = left.start, right.end
        printed = text[start:end]
        citation = Citation("", (start, end), printed, kind, symbol.code, date=date, title=right.title)
        if name:
            citation.name, citation.year = name.name, name.year
        body = right.issuer or issuer
        citation.issuer = Body(body) if body else None
        citation.where = self.places.where(symbol.start)
        citation.form = "full" if date or body or right.title or name else "short"
        citation.rule = "symbol" if symbol.shape == "symbol" else symbol.shape
        citation.inferred = inferred
        found.append(citation)
        self.floor = end

    def left(self, symbol: Symbol) -> Left | None:
        """What stands to the left of a symbol; None where it is no citation."""
        w = self.w
        left = read_left(self.text, symbol.start, self.floor, w)
        if left.label:
            return None
        if left.type is None and not left.generic and left.numbered:
            far = read_far(self.text, left.start, self.floor, w)
            if far:
                return far
        if symbol.shape != "symbol" and left.type is None:
            return None
        if symbol.lower and left.type is None:
            return None
        if left.type is None and not left.numbered and not left.generic and not self.plausible(symbol):
            return None
        if left.type is None and not left.generic:
            left.start = symbol.start
        return left

    def plausible(self, symbol: Symbol) -> bool:
        """Whether a symbol alone shows that it is one: it holds the code of a type or of a body."""
        return any(g.upper() in self.w.symbol_types or g.upper() in self.w.body_codes for g in symbol.groups)

    def type_of(self, symbol: Symbol) -> str | None:
        """The type that a symbol itself says."""
        for group in symbol.groups:
            entry = self.w.symbol_types.get(group.upper())
            if entry:
                return entry.code
        return None if symbol.year else "CV"

    def add_name(self, name: Name, found: list[Citation]) -> None:
        text, w = self.text, self.w
        if name.start < self.floor or self.places.is_own(name.start):
            return
        right: Right = read_right(text, name.tail, w)
        end = right.end if name.tail == name.end else name.end
        citation = Citation(
            "", (name.start, end), text[name.start : end], name.type, None, name.name, name.year, right.date
        )
        citation.issuer = Body(right.issuer) if right.issuer else None
        citation.where = self.places.where(name.start)
        citation.form, citation.rule = "name", "name"
        found.append(citation)
        self.floor = end
