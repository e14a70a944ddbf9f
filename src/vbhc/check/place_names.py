"""VB705: names of units (tỉnh, huyện, xã …) that a paper writes in two ways, one of which is no unit's name.

In: the names behind the words for units, rules/places.tsv.  Only what the paper itself writes right elsewhere is told:
the table does not hold every name that a unit once bore.  Names of persons stand behind no such word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import field

from vbhc.check.near import bare, near
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.spelling import AFTER, hit, spelling
from vbhc.model import Span
from vbhc.records import dataclass
from vbhc.text.fold import fold
from vbhc.text.places import places

FEW = 40  # names of one unit


@dataclass(slots=True)
class Named:
    """A name as a paper writes it behind the word for a unit: its folded form, one printed form, where it stands."""

    name: str
    printed: str
    spans: list[Span] = field(default_factory=list)


@rule("VB705", "place-name-slip", "warning", regimes={"state", "party", "organisation"})
def place_name_slip(case: Case) -> Iterator[Hit]:
    """Tên đơn vị hành chính viết lệch một dấu hoặc một chữ so với chỗ khác trong cùng văn bản.

    Vì sao: một đơn vị chỉ có một tên; cách viết không có trong danh mục đơn vị hành chính là gõ nhầm. Cả hai tên đều có
    trong danh mục thì là hai nơi khác nhau, không bị nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, khoản 1; danh mục đơn vị hành chính (rules/places.tsv)
    Sai: UBND xã Minh Hơp (nơi khác: xã Minh Hợp)
    Đúng: UBND xã Minh Hợp
    """
    for unit in case.rules.once(spelling).words.place_units:
        for one, other in pairs(list(named(case.text, unit).values())):
            marks = alike(one.name, other.name)
            if marks is None or known(case, unit, one.name) or not known(case, unit, other.name):
                continue
            for span in one.spans:
                if case.recognised(span):
                    continue
                yield hit(case, span, other.printed, "Tên đơn vị viết sai", None if marks else "info")


def named(text: str, unit: str) -> dict[str, Named]:
    """The names behind the word for a unit, by their folded form."""
    found: dict[str, Named] = {}
    word = f" {unit} "
    at = text.find(word)
    while at >= 0:
        start = at + len(word)
        after = AFTER.match(text, start) if text[start : start + 1].isupper() else None
        name = " ".join(itertools.takewhile(str.istitle, after[0].split(" "))) if after else ""
        if " " in name:
            found.setdefault(fold(name), Named(fold(name), name)).spans.append((start, start + len(name)))
        at = text.find(word, start)
    return found


def pairs(found: list[Named]) -> Iterator[tuple[Named, Named]]:
    """The names worth comparing: of the same letters without marks, and all of them where they are few."""
    if len(found) <= FEW:
        yield from itertools.permutations(found, 2)
        return
    groups: dict[str, list[Named]] = {}
    for one in found:
        groups.setdefault(bare(one.name), []).append(one)
    for group in groups.values():
        yield from itertools.permutations(group[:FEW], 2)


def alike(one: str, other: str) -> bool | None:
    """True where two names differ by marks alone, False where one syllable differs by a letter, None where by more."""
    pairs = [(a, b) for a, b in itertools.zip_longest(one.split(), other.split(), fillvalue="") if a != b]
    if len(pairs) != 1:
        return None
    first, second = map(bare, pairs[0])
    return True if first == second else (False if near(first, second) else None)


def known(case: Case, unit: str, name: str) -> bool:
    """Whether some unit bears this name, now or before."""
    return bool(case.rules.once(places).find(f"{unit} {name}"))
