"""Decides blocks: reads the kept documents and the claims under the keys of some slots, asks resolve.py, writes what
it says where that is something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from vbhc.library.identity import Description, Scope
from vbhc.library.marks import slot_of, span
from vbhc.library.resolve import resolve
from vbhc.records import dataclass
from vbhc.text.fold import fold

AT_ONCE = 2_000  # slots that are read together
Held = dict[Description, int]
Decided = tuple[str, int | None, int | None]  # outcome, document, head

KEPT = "SELECT key, id, date, type, scope, title FROM document WHERE mark BETWEEN ? AND ?"
NAMED = (
    "SELECT alias.key, id, document.key, date, type, scope, title FROM alias JOIN document ON document.id = document"
    " WHERE slot BETWEEN ? AND ?"
)
SAID = "key, id, date, type, scope, title, year, latest"
CLAIMS = f"SELECT {SAID}, outcome, document, head FROM claim WHERE mark BETWEEN ? AND ?"

folded = lru_cache(1 << 12)(fold)  # the claims of one document have its title
PLACE = "SELECT level, province, district, commune FROM scope WHERE id = ?"


@dataclass(slots=True)
class Block:
    """What is under one key: the kept documents and the claims with their rows, and what was decided of each claim."""

    kept: Held = field(default_factory=dict)
    claims: Held = field(default_factory=dict)
    decided: dict[int, Decided] = field(default_factory=dict)


Places = dict[int, tuple[str, Scope]]  # rows of `scope` that were read before


def block(connection: Connection, key: str) -> Block:
    """What is under one key."""
    slot = slot_of(key)
    return blocks(connection.connection.cursor(), slot, slot, {}).get(key, Block())


def blocks(cursor: Any, first: int, last: int, places: Places) -> dict[str, Block]:
    """The blocks of the keys in the slots from `first` to `last`."""
    kept = cursor.execute(KEPT, span(first, last)).fetchall()
    named = cursor.execute(NAMED, (first, last)).fetchall()
    claims = cursor.execute(CLAIMS, span(first, last)).fetchall()
    numbers = {row[4] for row in kept} | {row[5] for row in named} | {row[4] for row in claims}
    for i in [number for number in numbers if number not in places]:
        level, *units = cursor.execute(PLACE, (i,)).fetchone()
        places[i] = level, Scope(*units)
    found: dict[str, Block] = defaultdict(Block)
    for key, i, date, type_, scope, title in kept:
        found[key].kept[Description(key, date, type_, *places[scope], title)] = i
    for alias, i, key, date, type_, scope, title in named:
        found[alias].kept[Description(key, date, type_, *places[scope], title)] = i
    for key, i, date, type_, scope, title, year, latest, *decided in claims:
        block = found[key]
        block.claims[Description(key, date, type_, *places[scope], folded(title), year, latest)] = i
        block.decided[i] = tuple(decided)
    return found


def settle_slots(connection: Connection, slots: Sequence[int]) -> None:
    """Decides all that is under the keys of the slots."""
    changed: list[tuple[Any, ...]] = []
    places: Places = {}
    cursor = connection.connection.cursor()
    for first, last in stretches(slots, AT_ONCE):
        for one in blocks(cursor, first, last, places).values():
            changed += [(*now, i) for i, now in decisions(one) if now != one.decided[i]]
    changed.sort(key=lambda row: row[3])  # in the order of the table, which is written page by page
    statement = "UPDATE claim SET outcome = ?, document = ?, head = ? WHERE id = ?"
    cursor.executemany(statement, changed)


def decisions(block: Block) -> Iterator[tuple[int, Decided]]:
    """The decision of each claim of a block, as its row has it."""
    if not block.kept and len(block.claims) == 1:  # nothing to compare, and most keys of a large library are so
        yield next(iter(block.claims.values())), ("absent", None, None)
        return
    for one, decision in resolve(block.kept, block.claims).items():
        node, i = decision.node, block.claims[one]
        document = block.kept[node] if decision.outcome == "kept" and node else None
        head = block.claims[node] if decision.outcome == "absent" and node else None
        yield i, (decision.outcome, document, None if head == i else head)


def stretches(slots: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    """Ascending numbers as stretches without a gap, none longer than `longest`."""
    for _, group in groupby(enumerate(slots), lambda pair: pair[1] - pair[0]):
        members = [slot for _, slot in group]
        for start in range(0, len(members), longest):
            part = members[start : start + longest]
            yield part[0], part[-1]
