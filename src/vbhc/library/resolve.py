"""Which document each claim of a block means: a pure function of the claims and of the documents that are kept.

In: under one blocking key, the kept documents and the claims (what citing documents say of a cited one).  Out: for
each claim a Decision: the one kept document that fits, or the absent document that the like claims describe
together, or none with its candidates.  The result does not depend on the order of either list, so a block can be
decided again whenever something is added or removed, here or in a distributed join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from vbhc.library.identity import (
    Description,
    Field,
    agree,
    alike,
    contradictions,
    dated_by_itself,
    doubtful,
    same_body,
    sure,
)
from vbhc.records import dataclass

# An ambiguous decision lists no more candidates than a person would read.
MAX_CANDIDATES = 20


@dataclass(slots=True)
class Decision:
    """`node` is a kept document's description or the absent document's; None where several fit (`candidates`)."""

    outcome: Literal["kept", "absent", "ambiguous"]
    node: Description | None
    candidates: tuple[Description, ...] = ()


class Shelf(list[Description]):
    """Descriptions, found by their place where they are many."""

    placed = 0  # so many are in the two below, which few blocks need
    by_place: dict[tuple[str, str], list[Description]]
    by_commune: dict[str, list[Description]]

    def near(self, claim: Description) -> list[Description]:
        """Those that may be of the place of a claim."""
        province, district, commune = claim.scope
        if len(self) < FEW or not (province or commune):
            return self
        if not self.placed:
            self.by_place, self.by_commune = {}, {}
        for one in self[self.placed :]:
            place = one.scope[:2] if one.scope.province else ("", "")
            self.by_place.setdefault(place, []).append(one)
            self.by_commune.setdefault(one.scope.commune, []).append(one)
        self.placed = len(self)
        if not province:
            return [one for name in (commune, "") for one in self.by_commune.get(name, ())]
        places = {(province, district), (province, ""), ("", "")}
        if not district:
            places |= {place for place in self.by_place if place[0] == province}
        return [one for place in sorted(places) for one in self.by_place.get(place, ())]


class Pool:
    """Descriptions found by date and by place, so that a block of ten thousand communes' 01/KH-UBND stays linear."""

    def __init__(self) -> None:
        self.every = Shelf()
        self.by_date: dict[str, Shelf] = {}

    def add(self, one: Description) -> None:
        self.every.append(one)
        shelf = self.by_date.get(one.date)
        if shelf is None:
            shelf = self.by_date[one.date] = Shelf()
        shelf.append(one)

    def fits(self, claim: Description) -> list[Description]:
        """Those that do not contradict a claim."""
        return [one for one in self.near(claim) if agree(claim, one)]

    def near(self, claim: Description) -> Sequence[Description]:
        """Those that may fit a claim: of its place, and, where it is dated, of its date or undated."""
        if not claim.date:
            return self.every.near(claim)
        found, undated = self.by_date.get(claim.date), self.by_date.get("")
        near = found.near(claim) if found else ()
        return [*near, *undated.near(claim)] if undated else near


FEW = 16  # as many are compared sooner than looked up


def resolve(
    kept: Iterable[Description], claims: Iterable[Description], known: Iterable[Description] = ()
) -> dict[Description, Decision]:
    """A decision for each distinct claim; equal descriptions are one claim and one document.

    `known` are absent documents of other days than those of the claims.
    """
    documents, absent, heads = Pool(), Pool(), Pool()
    for one in known:
        absent.add(one)
    for one in set(kept):
        documents.add(one)
    decided: dict[Description, Decision] = {}
    by_date: dict[str, list[Description]] = defaultdict(list)
    for claim in set(claims):
        by_date[claim.date].append(claim)
    undated = by_date.pop("", [])
    for of_a_day in by_date.values():
        resolve_day(of_a_day, documents, absent, decided)
    left = []
    for claim in undated:
        decision = choose(claim, documents.fits(claim), absent.fits(claim))
        if decision is not None:
            decided[claim] = decision
        else:
            left.append(claim)
    for claim in group(left):
        heads.add(claim)
    for claim in left:
        decided[claim] = gathered(claim, heads)
    return decided


def resolve_day(claims: list[Description], documents: Pool, absent: Pool, decided: dict[Description, Decision]) -> None:
    """Decides the claims of one date, which no claim of another date bears on; adds to `absent` the absent documents
    that they describe."""
    left = []
    for claim in claims:
        fits = documents.fits(claim)
        if fits:
            decided[claim] = choose(claim, fits, []) or alone(claim)
        else:
            left.append(claim)
    for claim in group(left):
        absent.add(claim)
        decided[claim] = alone(claim)
    for claim in left:
        if claim not in decided:
            decided[claim] = choose(claim, [], absent.fits(claim)) or alone(claim)


def tied(some: Iterable[Description], undated: Iterable[Description]) -> set[Description]:
    """Some undated claims and those that may describe one absent document with them, directly or through others."""
    found = set(some)
    left = list(found)
    while left:
        one = left.pop()
        met = {other for other in undated if other not in found and akin(one, other)}
        found |= met
        left += met
    return found


def alone(claim: Description) -> Decision:
    """The claim describes an absent document that no other claim describes."""
    return Decision("absent", claim)


def choose(claim: Description, fits: list[Description], others: list[Description]) -> Decision | None:
    """The one of those that fit: a kept document before an absent one (`others`); None where nothing fits."""
    if not fits and not others:
        return None
    certain = [one for one in fits if sure(claim, one) and not doubtful(claim, one)]
    rivals = [one for one in others if sure(claim, one)]
    if len(certain) == 1 and (not rivals or dated_by_itself(claim.key) or misdated(rivals, certain[0])):
        return Decision("kept", certain[0])
    if not fits:
        if claim in others:
            return Decision("absent", claim)
        if len(rivals) == 1:
            return Decision("absent", rivals[0])
    return Decision("ambiguous", None, tuple(sorted({*(certain or fits), *others})[:MAX_CANDIDATES]))


def misdated(rivals: Iterable[Description], document: Description) -> bool:
    """Whether all that speaks of other documents is a wrong date of this one, which is kept: title and body agree."""
    return all(contradictions(one, document) == ["date"] and alike(one, document) for one in rivals)


def gathered(claim: Description, heads: Pool) -> Decision:
    """The one head that an undated claim of a document nobody dates may belong to, if there is one."""
    near = [one for one in heads.near(claim) if akin(claim, one)]
    if claim in near:
        return Decision("absent", claim)
    return Decision("absent", near[0]) if len(near) == 1 else choose(claim, [], near) or alone(claim)


def akin(one: Description, other: Description) -> bool:
    """Whether two claims describe one absent document; of undated ones of one body nobody could tell them apart."""
    if not agree(one, other):
        return False
    return (not one.date and not other.date and same_body(one, other)) or sure(one, other)


def group(claims: list[Description]) -> list[Description]:
    """The head of each group of claims that describe one absent document: the fullest of them, first in order.

    A claim joins a head of which it says nothing different and with which it agrees for sure; heads are made from
    the fullest claim down, so that "29-CT/TW, 05/01/2024, Bộ Chính trị" is the head of "29-CT/TW, 05/01/2024".
    """
    if len(claims) < 2:
        return claims
    heads = Pool()
    for claim in sorted(claims, key=fullness):
        if not any(akin(claim, one) for one in heads.near(claim)):
            heads.add(claim)
    return heads.every


def fullness(claim: Description) -> tuple[int, Description]:
    """Sorts the fullest first, then by content."""
    stated = (claim.date, claim.type, claim.level, claim.scope.province, claim.scope.district, claim.title, claim.year)
    return -sum(map(bool, stated)), claim


def opposed(claim: Description, kept: Iterable[Description]) -> list[tuple[Description, list[Field]]]:
    """The kept documents under the same key that the claim contradicts, with the fields."""
    found = [(one, contradictions(claim, one)) for one in sorted(set(kept))[:MAX_CANDIDATES]]
    return [(one, fields) for one, fields in found if fields]
