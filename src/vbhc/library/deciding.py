"""Decides blocks: reads the kept documents and the claims under the keys of some slots, asks resolve.py, writes what
it says where that is something new.

Where little has changed, not the whole slot is decided: a decision depends only on what does not contradict a claim, on
what does not contradict that, and so on.  Units of two districts always do.  So what has changed is looked at within
its district, unless something whose district is unknown is tied to it; else within its province, and so on outwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from vbhc.library.identity import Description, Scope
from vbhc.library.marks import PLACE, REST, Span, circles, slot_of, span
from vbhc.library.resolve import Pool, resolve, tied
from vbhc.library.schema import ABSENT, OUTCOMES
from vbhc.records import dataclass
from vbhc.text.fold import fold

AT_ONCE = 500  # slots that are read together
FEW = 16  # marks of a slot around which is looked; where they are more, the whole slot is decided
Held = dict[Description, int]
Decided = tuple[int, int | None, int | None]  # outcome, document, head
ALONE: Decided = ABSENT, None, None  # what a claim is that nobody decided anything about

KEPT_ROWS = "SELECT key, id, date, type, scope, title FROM document WHERE mark BETWEEN ? AND ?"
NAMED_ROWS = """
    SELECT alias.key, id, document.key, date, type, scope, title FROM alias JOIN document ON document.id = document
    WHERE slot BETWEEN ? AND ?"""
CLAIM_ROWS = """
    SELECT key, id, date, type, scope, title, year, latest, outcome, document, head
    FROM claim LEFT JOIN decision ON claim = id WHERE mark BETWEEN ? AND ?"""
DECIDE = "UPDATE decision SET outcome = ?, document = ?, head = ? WHERE claim = ?"
DECIDE_FIRST = "INSERT OR IGNORE INTO decision (outcome, document, head, claim, copies) VALUES (?, ?, ?, ?, 0)"
PLACED = "SELECT level, province, district, commune FROM scope WHERE id = ?"

folded = lru_cache(1 << 14)(fold)  # the claims of one document have its title


@dataclass(slots=True)
class Block:
    """What is under one key: the kept documents and the claims with their rows, and what was decided of each claim."""

    kept: Held = field(default_factory=dict)
    claims: Held = field(default_factory=dict)
    decided: dict[int, Decided] = field(default_factory=dict)


Blocks = dict[str, Block]
Places = dict[int, tuple[str, Scope]]  # rows of `scope` that were read before


def block(connection: Connection, key: str) -> Block:
    """What is under one key."""
    slot = slot_of(key)
    return slots(connection.connection.cursor(), slot, slot, {}).get(key, Block())


def slots(cursor: Any, first: int, last: int, places: Places) -> Blocks:
    """The blocks of the keys in the slots from `first` to `last`."""
    found: Blocks = defaultdict(Block)
    read(cursor, span(first, last), found, places)
    named(cursor, first, last, found, places)
    return found


def read(cursor: Any, within: Span, found: Blocks, places: Places) -> None:
    """Adds the documents and claims of some marks to the blocks of their keys."""
    for key, i, date, type_, scope, title in cursor.execute(KEPT_ROWS, within).fetchall():
        level, units = places.get(scope) or place(cursor, scope, places)
        found[key].kept[Description(key, date, type_, level, units, title)] = i
    claims = cursor.execute(CLAIM_ROWS, within).fetchall()
    for key, i, date, type_, scope, title, year, latest, outcome, document, head in claims:
        level, units = places.get(scope) or place(cursor, scope, places)
        one = found[key]
        one.claims[Description(key, date, type_, level, units, folded(title), year, latest)] = i
        one.decided[i] = (outcome or ABSENT, document, head)


def named(cursor: Any, first: int, last: int, found: Blocks, places: Places) -> None:
    """Adds the documents that have a further key in some slots to the blocks of these keys."""
    for alias, i, key, date, type_, scope, title in cursor.execute(NAMED_ROWS, (first, last)).fetchall():
        level, units = places.get(scope) or place(cursor, scope, places)
        found[alias].kept[Description(key, date, type_, level, units, title)] = i


def place(cursor: Any, scope: int, places: Places) -> tuple[str, Scope]:
    level, *units = cursor.execute(PLACED, (scope,)).fetchone()
    places[scope] = level, Scope(*units)
    return places[scope]


def settle_around(connection: Connection, marks: Sequence[int]) -> None:
    """Decides all that may have changed by what has come under some marks (ascending); the first mark of a slot stands
    for all of it."""
    cursor = connection.connection.cursor()
    places: Places = {}
    whole: list[int] = []
    changed: list[tuple[Any, ...]] = []
    for slot, group in groupby(marks, lambda mark: mark >> PLACE + REST):
        touched = list(group)
        if touched[0] == span(slot, slot)[0] or len(touched) > FEW:
            whole.append(slot)
        else:
            changed += news(around(cursor, mark, places) for mark in touched)
    for first, last in stretches(whole, AT_ONCE):
        changed += news(one for one in slots(cursor, first, last, places).values() if one.claims)
    changed.sort(key=lambda row: row[3])  # in the order of the table, which is written page by page
    cursor.executemany(DECIDE, changed)
    if cursor.rowcount < len(changed):  # links.py makes the rows of claims that an edge leads to: of nearly all
        cursor.executemany(DECIDE_FIRST, changed)


def news(blocks: Iterable[Block]) -> Iterator[tuple[Any, ...]]:
    """The decisions that are not as they were, as rows for DECIDE."""
    for one in blocks:
        for i, now in decisions(one):
            if now != one.decided[i]:
                yield *now, i


def around(cursor: Any, mark: int, places: Places) -> Block:
    """What bears on the same decisions as a document or a claim, looked for as far around it as it takes."""
    touched: Blocks = defaultdict(Block)
    read(cursor, (mark, mark), touched, places)
    if not touched:
        return Block()  # gone again, for which all of the slot is decided
    ((key, here),) = touched.items()
    ((one, _), *_) = (*here.kept.items(), *here.claims.items())
    slot = mark >> PLACE + REST
    for within, beside in circles(mark >> REST):
        inner: Blocks = defaultdict(Block)
        outer: Blocks = defaultdict(Block)
        read(cursor, within, inner, places)
        for part in beside:
            read(cursor, part, outer, places)
        named(cursor, slot, slot, outer, places)
        kept, claims = inner[key].kept | outer[key].kept, inner[key].claims | outer[key].claims
        pool = Pool()
        for other in (*kept, *claims):
            pool.add(other)
        met = tied(one, pool)
        if met.isdisjoint(outer[key].kept) and met.isdisjoint(outer[key].claims):
            break
    return Block(
        {other: i for other, i in kept.items() if other in met},
        {other: i for other, i in claims.items() if other in met},
        inner[key].decided,
    )


def decisions(block: Block) -> Iterator[tuple[int, Decided]]:
    """The decision of each claim of a block, as its row has it."""
    if not block.kept and len(block.claims) == 1:  # nothing to compare, and most keys of a large library are so
        yield next(iter(block.claims.values())), ALONE
        return
    for one, decision in resolve(block.kept, block.claims).items():
        node, i = decision.node, block.claims[one]
        if decision.outcome == "absent" and node:
            yield i, ALONE if node is one else (ABSENT, None, block.claims[node])
        else:
            yield i, (OUTCOMES.index(decision.outcome), block.kept[node] if node else None, None)


def stretches(slots: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    """Ascending numbers as stretches without a gap, none longer than `longest`."""
    for _, group in groupby(enumerate(slots), lambda pair: pair[1] - pair[0]):
        members = [slot for _, slot in group]
        for start in range(0, len(members), longest):
            part = members[start : start + longest]
            yield part[0], part[-1]
