"""When two mentions mean one document: keys of numbers and symbols, of names, and the comparison of bodies.

In: what mentions print.  Out: keys that are equal for equal documents, and the canonical form of a number and symbol.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import Bodies, bodies
from vbhc.text.doctypes import Types, types
from vbhc.text.fold import fold, strip_marks
from vbhc.text.symbols import read_code

_BARS = re.compile("([/-])")
_PARTIAL = lazy(r"(\d+(?:\.\d+)*[^\W\d_]?)(?:/((?:19|20)\d\d))?")


@dataclass(slots=True)
class BodyWords:
    """rules/body_names.yaml."""

    posts: list[str]
    same: list[list[str]]
    terms: list[str]
    short: dict[str, str]


@dataclass(slots=True, frozen=True)
class Key:
    """Number without zeros, year, letters of the symbol (upper case, Đ as D); no `groups` where none are printed."""

    number: str
    year: int | None
    groups: tuple[str, ...]


@dataclass(slots=True)
class Codes:
    """What the canonical form needs: types and bodies by their letters in capitals."""

    types: dict[str, str]
    bodies: dict[str, str]
    right: set[str]  # letters that are spelt as they should be
    party: set[str]
    state: set[str]


def letters_key(group: str) -> str:
    """Letters of a symbol for comparison: in capitals, and D for Đ, which are mistaken for each other."""
    return group.upper().replace("Đ", "D")


def codes(rules: Rules) -> Codes:
    """The letters of types and bodies (use `rules.once(codes)`)."""
    t: Types = rules.once(types)
    b: Bodies = rules.once(bodies)
    kinds = {"party": set[str](), "state": set[str](), "organisation": set[str]()}
    for code, entry in b.by_code.items():
        kinds[entry.kind].add(letters_key(code))
    both = kinds["party"] & (kinds["state"] | kinds["organisation"])
    kind, body = spellings(t.by_code), spellings(b.by_code)
    either = body | kind
    return Codes(
        kind,
        body,
        {spelt for spelt in either.values() if either[spelt.upper()] == spelt},
        kinds["party"] - both,
        kinds["state"] - both,
    )


def spellings(known: Iterable[str]) -> dict[str, str]:
    """The one spelling of letters in capitals, with Đ as D; "HD" and "HĐ" are two types, so neither stands for both."""
    found: dict[str, str] = {}
    for code in known:
        found[code.upper()] = code
    for code in known:
        plain = letters_key(code)
        found[plain] = plain if found.get(plain, code) != code else code
    return found


parts_of = functools.lru_cache(maxsize=4096)(read_code)
name_key = functools.lru_cache(maxsize=4096)(fold)


@functools.lru_cache(maxsize=4096)
def key_of(code: str) -> Key | None:
    """The key of a printed number and symbol, whole or partial ("33/2020", "5644"); None where it has no number."""
    parts = parts_of(code)
    if parts is None:
        match = _PARTIAL.fullmatch(code)
        return Key(number_key(match[1]), int(match[2]) if match[2] else None, ()) if match else None
    return Key(number_key(parts.number), parts.year, tuple(letters_key(g) for g in parts.groups))


def number_key(number: str) -> str:
    """A number for comparison: without zeros before it, and before each of its parts."""
    return ".".join(part.lstrip("0") or "0" for part in number.lower().split("."))


def canonical(code: str, known: Codes) -> str:
    """`code` as its own rules write it: "139/KH-HU" is 139-KH/HU, "489/qđ-ttg" is 489/QĐ-TTg."""
    parts = parts_of(code)
    if parts is None:
        return code
    if parts.year and known.right.issuperset(parts.groups):
        return parts.code  # as nearly all are
    symbol = _BARS.split(parts.symbol)
    for i in range(0, len(symbol), 2):
        group = symbol[i].upper()
        spelt = known.types.get(group) or known.bodies.get(group)
        symbol[i] = spelt or (group if symbol[i].islower() else symbol[i])
    groups = symbol[::2]
    year = f"{parts.year}/" if parts.year else ""
    if parts.year is None and len(groups) == 2 and groups[0].upper() in known.types:
        last = letters_key(groups[1])
        if last in known.party:
            return f"{parts.number}-{groups[0]}/{groups[1]}"
        if last in known.state:
            return f"{parts.number}/{groups[0]}-{groups[1]}"
    return f"{parts.number}{'-' if parts.family == 'party' else '/'}{year}{''.join(symbol)}"


class BodyNames:
    """Compares the names of bodies as mentions print them (use `rules.once(BodyNames)`)."""

    def __init__(self, rules: Rules) -> None:
        self.words = rules.mapping("body_names", BodyWords)
        self.first = {fold(name): fold(row[0]) for row in self.words.same for name in row}
        self.posts = sorted((fold(p) for p in self.words.posts), key=len, reverse=True)
        self.normal = functools.lru_cache(maxsize=2048)(self._normal)

    def _normal(self, name: str) -> str:
        """`name` in one form: short forms spelt out, no post before the body, one name for one body."""
        short = self.words.short
        words = [short.get(w, w) for w in re.sub(r"[.,()]", " ", fold(name)).split()]
        full = " ".join(words)
        if full in self.posts:
            return ""  # a bare "Bộ trưởng" can be any
        for post in self.posts:
            if full.startswith(post + " "):
                full = full[len(post) + 1 :]
                break
        return self.first.get(full, full)

    def differ(self, a: str, b: str) -> str | None:
        """None where two names may be one body; else "place" (one office of another place, or term) or "body"."""
        x, y = self.normal(a), self.normal(b)
        terms = self.term(x), self.term(y)
        if all(terms) and terms[0] != terms[1]:
            return "place"
        if x == y or x in y or y in x or strip_marks(x) == strip_marks(y):
            return None
        left, right = x.split(), y.split()
        same = 0
        while same < min(len(left), len(right)) and left[same] == right[same]:
            same += 1
        return "place" if same >= 2 else "body"

    def term(self, name: str) -> str | None:
        """The term in a normal name, in Roman figures: "xii" of "bộ chính trị khóa xii"."""
        words = name.split()
        return next((b for a, b in itertools.pairwise(words) if a in self.words.terms and b.isalpha()), None)
