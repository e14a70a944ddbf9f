"""What a library has decided, against what bench/library_generator.py knows.

In: a World, a store that holds its kept documents, and a sample of them.  Out: Judged: how many of the citations of the
sample were resolved rightly, wrongly or not at all, and of which kind those are that were not.

A citation is *fair* where what it states is true and fits one document of the world, kept or not, no younger than the
paper that cites it: a reader with all papers at hand could tell which is meant.  The others are either *misstated*, by
a wrong number, date or type that the generator put in on purpose, or *open*: a commune's name that two districts have,
or a number that begins anew each year or term, without date and title, where it has begun anew before the paper was
written (numbers are given one after the other, so that an office has that number in each year, although the world
holds only a part of its papers).

Precision is judged more strictly: whatever was resolved to another document than the one that was meant counts as
wrong, also where what is stated, by an error put in, describes that other document exactly.
"""

from __future__ import annotations

import functools
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select

from library_generator import FIRST, Cited, World, code_key, iso_of
from vbhc.library import schema as t
from vbhc.library.identity import Description, dated_by_itself
from vbhc.library.marks import document_mark
from vbhc.library.rows import parts
from vbhc.library.store import Store


@dataclass(slots=True)
class Judged:
    """Counts of citations; the keys of `kept` and `right` are "fair", "open" and "misstated"."""

    kept: Counter[str] = field(default_factory=Counter)  # whose document is kept
    right: Counter[str] = field(default_factory=Counter)  # and was found
    wrong: int = 0  # resolved to another document
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        right = self.right.total()
        return right / max(1, right + self.wrong)

    @property
    def recall(self) -> float:
        """Over the fair citations."""
        return self.right["fair"] / max(1, self.kept["fair"])


def judged(store: Store, world: World, kept: set[int], sample: int, examples: int = 0) -> Judged:
    """The decisions on what `sample` random kept documents cite."""
    numbers = random.Random(2).sample(sorted(kept), min(sample, len(kept)))
    cited = [(n, one) for n in numbers for one in world.cited(n)]
    alike = bearers(world, {one.claim.description.key for _, one in cited})
    result = Judged()
    for part in parts(cited):
        decided = decisions(store, [one for _, one in part])
        for n, one in part:
            judge(result, world, n, one, alike, one.target in kept, decided[one.claim.mark], examples)
    return result


def decisions(store: Store, cited: list[Cited]) -> dict[int, tuple[str, int | None]]:
    """(outcome, mark of the kept document) of each claim."""
    c, i, d = t.claim.c, t.decision.c, t.document.c
    joined = select(c.mark, i.outcome, d.mark.label("document")).join_from(t.claim, t.decision, i.claim == c.id)
    joined = joined.outerjoin(t.document, d.id == i.document)
    with store.reading() as connection:
        rows = connection.execute(joined.where(c.mark.in_([one.claim.mark for one in cited])))
        return {row.mark: (t.OUTCOMES[row.outcome], row.document) for row in rows}


def judge(
    result: Judged,
    world: World,
    n: int,
    one: Cited,
    alike: dict[str, list[int]],
    kept: bool,
    decided: tuple[str, int | None],
    examples: int,
) -> None:
    outcome, document = decided
    right = kept and document == document_mark(world.described(one.target))
    kind = kind_of(world, n, one, alike) if kept or not right else ""
    if kept:
        result.kept[kind] += 1
        result.right[kind] += right
    if outcome == "kept" and not right:
        result.wrong += 1
    if right or not (kept or outcome == "kept"):
        return
    label = f"{kind}: {outcome}, {'kept' if kept else 'absent'}"
    result.missed[label] += 1
    if result.missed[label] <= examples:
        print(label, one.claim, "TRUE:", world.described(one.target), file=sys.stderr)


def bearers(world: World, keys: set[str]) -> dict[str, list[int]]:
    """The documents of the world under each of the keys, in the order of their numbers."""
    found: dict[str, list[int]] = defaultdict(list)
    known: dict[tuple[int, int, int], str] = {}  # documents of one series, number and year have one code
    for n in range(len(world)):
        named = (world.kind[n], world.number[n], year_of(world.day[n]))
        key = known.get(named)
        if key is None:
            key = known[named] = code_key(world.code(n))
        if key in keys:
            found[key].append(n)
    return found


@functools.cache
def year_of(day: int) -> int:
    return int(iso_of(day)[:4])


def kind_of(world: World, n: int, one: Cited, alike: dict[str, list[int]]) -> str:
    """Whether a citation is fair, open or misstated."""
    said = one.claim.description
    if said.key.startswith("="):
        return "fair"  # a law by its name: the year is stated, or that in force is meant
    if not fits(world, n, said, one.target) or one.target not in alike[said.key]:
        return "misstated"
    bare = not (said.date or said.title or dated_by_itself(said.key))
    if bare and world.date(n)[:4] > str(FIRST):
        return "open"
    return "open" if any(x != one.target and fits(world, n, said, x) for x in alike[said.key]) else "fair"


def fits(world: World, n: int, said: Description, x: int) -> bool:
    """Whether what paper `n` says may be said of document `x`."""
    if world.day[x] > world.day[n] or said.date not in ("", world.date(x)):
        return False
    true = world.described(x)
    return (
        said.type in ("", true.type)
        and said.level in ("", true.level)
        and true.title.startswith(said.title)
        and all(not a or not b or a == b for a, b in zip(said.scope, true.scope, strict=True))
    )
