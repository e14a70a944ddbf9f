"""Whose series a document's number belongs to: the units (tỉnh, huyện, xã) of the body that issued it.

In: a body as named ("UBND huyện", "Ban Thường vụ Tỉnh ủy Thái Nguyên"), the home of the citing document, and the
date.  Out: a Scope.  `TU` in a paper of xã Minh Hợp (huyện Quỳ Hợp, Nghệ An) is Tỉnh ủy Nghệ An: a unit that a name
leaves out is the home's.
"""

from __future__ import annotations

import re
from dataclasses import field

from vbhc.library.identity import Scope
from vbhc.model import Document, Level
from vbhc.patterns import either
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.fold import fold
from vbhc.text.letters import CAPITALS
from vbhc.text.places import Place, Places, places
from vbhc.text.symbols import read_code

LEVELS: tuple[Level, ...] = ("province", "district", "commune")


@dataclass(slots=True)
class UnitWord:
    """An entry of rules/units.yaml."""

    unit: str
    level: list[Level]
    short: list[str]
    committee: list[str]
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class UnitWords:
    pattern: re.Pattern[str]  # a unit's word, and the capitalised words after it
    by_word: dict[str, UnitWord]


@dataclass(slots=True)
class Named:
    """A unit as a name states it; `name` is "" in "UBND huyện"."""

    levels: list[Level]
    unit: str
    name: str


def unit_words(rules: Rules) -> UnitWords:
    """The pattern of units in names of bodies (use `rules.once(unit_words)`)."""
    by_word = {
        fold(word): entry
        for entry in rules.table("units", UnitWord)
        for word in (entry.unit, *entry.short, *entry.committee)
    }
    capital = rf"(?:\d+|[{CAPITALS}][\w']*)"
    name = rf"(?P<name>{capital}(?:(?:\s+|\s?-\s?){capital}){{0,4}})?"
    return UnitWords(re.compile(rf"(?<!\w)(?P<word>(?i:{either(list(by_word))}))(?!\w)\s*{name}"), by_word)


def units_in(text: str, rules: Rules) -> list[Named]:
    """The units that the name of a body states, in its order."""
    words = rules.once(unit_words)
    found = []
    for match in words.pattern.finditer(text):
        entry = words.by_word[fold(match["word"])]
        found.append(Named(entry.level, entry.unit, fold(match["name"] or "")))
    return found


def jurisdiction(name: str | None, code: str | None, home: Scope, date: str | None, rules: Rules) -> tuple[str, Scope]:
    """(level, scope) of the body that issued a document, as a document of `home` names body and code.

    The name tells first, then the letters of the symbol; units that neither states are the home's.  Central bodies
    have no scope; ("", Scope()) where nothing is known.
    """
    stated = units_in(name or "", rules)
    known = rules.once(bodies)
    entry = known.by_name.get(fold(name)) if name else None
    level: str = (entry.level or "") if entry else ""
    if stated and not level:
        level = stated[0].levels[0] if len(stated[0].levels) == 1 else ""
        if not level and not any(unit.name for unit in stated):
            level = level_at_home(stated[0], home, date, rules.once(places))
    if not level and not stated and code:
        level = level_by_symbol(code, rules)
    if level == "central":
        return level, Scope()
    scope = place_scope(stated, home, date, rules.once(places))
    if scope == Scope() and not any(unit.name for unit in stated):
        scope = home
    if not level and stated and scope != Scope():
        level = next(level for level in reversed(LEVELS) if scope.known(level))
    return level, cut(scope, level)


def level_at_home(unit: Named, home: Scope, date: str | None, gazetteer: Places) -> str:
    """The level of "UBND thành phố" in a paper of `home`: the province where it is itself a city, else the district."""
    if not home.province:
        return ""
    city = gazetteer.find(f"{unit.unit} {home.province}", date, "province")
    return "province" if city and "province" in unit.levels else unit.levels[-1]


def level_by_symbol(code: str, rules: Rules) -> str:
    """The level of the body whose letters stand last in a symbol; "" where rules do not know it."""
    read, known = read_code(code), rules.once(bodies)
    for letters in reversed(read.groups if read else ()):
        entry = known.by_code.get(letters)
        if entry is not None:
            return entry.level or ""
    return ""


def cut(scope: Scope, level: str) -> Scope:
    """`scope` without the units below `level`."""
    if level == "province":
        return Scope(scope.province)
    if level == "district":
        return Scope(scope.province, scope.district)
    return scope


def place_scope(stated: list[Named], home: Scope, date: str | None, gazetteer: Places) -> Scope:
    """The scope that the named units give, completed by the gazetteer where one unit fits, else by the home."""
    scope = Scope()
    for unit in stated:
        if not unit.name:
            continue
        known = gazetteer.find(f"{unit.unit} {unit.name}", date)
        options = [place for place in known if place.level in unit.levels and fits(place, scope, home)]
        if len(options) == 1:
            scope = merge(scope, as_scope(options[0], gazetteer))
        elif len(unit.levels) == 1 or not options:
            scope = merge(scope, Scope(**{unit.levels[-1]: unit.name}))
    return scope


def fits(place: Place, scope: Scope, home: Scope) -> bool:
    """Whether a unit of the gazetteer may be the one meant, by the units already named or else by the home."""
    known = scope if scope.province else home
    return not known.province or place.level == "province" or fold(place.province) == known.province


def as_scope(place: Place, gazetteer: Places) -> Scope:
    """The scope of a unit: its own name without the unit's word, and those of the units above it."""
    name, province = fold(place.name), fold(place.province)
    if place.level == "province":
        return Scope(name)
    if place.level == "district":
        return Scope(province, name)
    above = [p for p in gazetteer.find(place.district, level="district") if p.province == place.province]
    return Scope(province, fold(above[0].name) if above else "", name)


def merge(one: Scope, other: Scope) -> Scope:
    """`one`, with what only `other` knows."""
    return Scope(one.province or other.province, one.district or other.district, one.commune or other.commune)


def home_of(document: Document, rules: Rules) -> Scope:
    """The units of the body that issued a document: from its name, the body above it, and the place of its date line;
    else the one province that the bodies cited in it belong to."""
    header, date = document.header, document.header.date
    gazetteer = rules.once(places)
    named = [body.name for body in (header.issuer, header.parent_body) if body]
    stated = [unit for name in named for unit in units_in(name, rules)]
    if header.issuer and header.issuer.level == "central":
        return Scope()
    # The units above first, so that they tell apart the communes of one name.
    scope = place_scope(sorted(stated, key=lambda u: LEVELS.index(u.levels[0])), Scope(), date, gazetteer)
    if not scope.province and header.place:
        options = [p for p in gazetteer.find(header.place, date) if fits(p, scope, Scope())]
        if len(found := {as_scope(p, gazetteer) for p in options}) == 1:
            scope = merge(scope, found.pop())
    if not scope.province:
        cited = {
            place_scope(units_in(r.issuer.name, rules), Scope(), r.date, gazetteer).province
            for r in document.references
            if r.issuer
        } - {""}
        if len(cited) == 1:
            scope = scope._replace(province=cited.pop())
    return scope
