"""VB705: names of units (tỉnh, huyện, xã …) that no unit bears or bore, but for a mark or a letter.

In: the names behind the words for units, rules/place_names.yaml.  What the paper itself writes right elsewhere tells
most; else a name that differs by marks alone from one name of the list is told, as the list does not hold every name
that a unit once bore.  Names of persons stand behind no such word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import field

from vbhc.check.near import bare, near
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.spelling import hit, spelling, titled
from vbhc.cite.keys import name_key
from vbhc.model import Span
from vbhc.patterns import everywhere
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

FEW = 40  # names of one unit


@dataclass(slots=True)
class Named:
    """A name as a paper writes it behind the word for a unit: its folded form, one printed form, where it stands."""

    name: str
    printed: str
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class PlaceNames:
    """rules/place_names.yaml: lists of names, set apart by semicolons."""

    names: list[str]


@dataclass(slots=True)
class Gazetteer:
    """The names of units: folded, and as printed by their letters without marks."""

    folded: frozenset[str]
    plain: dict[str, list[str]]


def gazetteer(rules: Rules) -> Gazetteer:
    """The names (use `rules.once(gazetteer)`)."""
    printed = [name.strip() for group in rules.mapping("place_names", PlaceNames).names for name in group.split(";")]
    folded = [key.strip() for key in fold(";".join(printed)).split(";")]
    plain: dict[str, list[str]] = {}
    for name, key in zip(printed, bare(";".join(folded)).split(";"), strict=True):
        plain.setdefault(key, []).append(name)
    return Gazetteer(frozenset(folded), plain)


@rule("VB705", "place-name-slip", "warning", regimes={"state", "party", "organisation"})
def place_name_slip(case: Case) -> Iterator[Hit]:
    """Tên đơn vị hành chính viết lệch một dấu hoặc một chữ.

    Vì sao: một đơn vị chỉ có một tên; cách viết không có trong danh mục đơn vị hành chính, mà nơi khác trong văn bản
    hoặc trong danh mục có tên chỉ khác một dấu, là gõ nhầm. Cả hai tên đều có trong danh mục thì là hai nơi khác nhau,
    không bị nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, khoản 1; danh mục đơn vị hành chính (rules/place_names.yaml)
    Sai: UBND xã Minh Hơp
    Đúng: UBND xã Minh Hợp
    """
    for unit in case.rules.once(spelling).words.place_units:
        found = list(named(case.text, unit).values())
        odd = [one for one in found if one.name not in case.rules.once(gazetteer).folded] if found else ()
        for one in odd:
            right, sure = meant(one, found, case.rules.once(gazetteer))
            for span in one.spans if right else ():
                if not case.recognised(span):
                    yield hit(case, span, right, "Tên đơn vị viết sai", None if sure else "info")


def named(text: str, unit: str) -> dict[str, Named]:
    """The names behind the word for a unit, by their folded form."""
    found: dict[str, Named] = {}
    word = f" {unit} "
    for at in everywhere(text, word):
        start = at + len(word)
        name = titled(text, start)
        if " " in name:
            key = name_key(name)
            if key not in found:
                found[key] = Named(key, name)
            found[key].spans.append((start, start + len(name)))
    return found


def meant(one: Named, others: list[Named], known: Gazetteer) -> tuple[str, bool]:
    """(the name that was meant, or ""; whether that is sure): one that the paper writes elsewhere, else of the list."""
    found = [(other.printed, alike(one.name, other.name)) for other in others[:FEW] if other.name in known.folded]
    for marks in (True, False):
        for printed, same in found:
            if same is marks:
                return printed, marks
    listed = known.plain.get(bare(one.name), [])
    right = listed[0] if len(listed) == 1 and alike(one.name, fold(listed[0])) else ""
    return right, True


def alike(one: str, other: str) -> bool | None:
    """True where two names differ by marks alone, False where one syllable differs by a letter, None where by more."""
    pairs = [(a, b) for a, b in itertools.zip_longest(one.split(), other.split(), fillvalue="") if a != b]
    if len(pairs) != 1:
        return None
    first, second = map(bare, pairs[0])
    return True if first == second else (False if near(first, second) else None)
