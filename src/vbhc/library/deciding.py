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
            changed += news(around(cursor, slot, touched, places))
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


def around(cursor: Any, slot: int, touched: Sequence[int], places: Places) -> Iterator[Block]:
    """What bears on the same decisions as some marks of a slot, looked for as far around each as it takes."""
    wide: Blocks = defaultdict(Block)
    for area, marks in groupby(touched, lambda mark: mark >> REST):
        start: Blocks = defaultdict(Block)
        for mark in marks:
            read(cursor, (mark, mark), start, places)  # nothing where it is gone: then the slot is to be decided too
        *narrow, _ = circles(area)
        for within, beside in narrow:
            found = tied_blocks(cursor, slot, start, within, beside, places)
            if found is not None:
                yield from found
                break
        else:
            for key, one in start.items():
                wide[key].kept |= one.kept
                wide[key].claims |= one.claims
    if wide:
        all_of_slot = slots(cursor, slot, slot, places)
        yield from (of_days(all_of_slot[key], one) for key, one in wide.items())


def of_days(whole: Block, touched: Block) -> Block:
    """A block without the claims of days on which nothing was touched, but with the absent documents that they
    describe: on these the undated claims bear, not the other way round."""
    if not all(one.date for one in touched.kept):
        return whole
    days = {"", *(one.date for one in (*touched.kept, *touched.claims))}
    claims = {one: i for one, i in whole.claims.items() if one.date in days or whole.decided[i] == ALONE}
    return Block(whole.kept, claims, whole.decided)


def tied_blocks(
    cursor: Any, slot: int, start: Blocks, within: Span, beside: list[Span], places: Places
) -> list[Block] | None:
    """What within some marks is tied to what is in the blocks of `start`; None where something beside them is, too."""
    inner: Blocks = defaultdict(Block)
    outer: Blocks = defaultdict(Block)
    read(cursor, within, inner, places)
    for part in beside:
        read(cursor, part, outer, places)
    named(cursor, slot, slot, outer, places)
    blocks = []
    for key, one in start.items():
        here, there = inner[key], outer[key]
        pool = Pool()
        for other in (*here.kept, *here.claims, *there.kept, *there.claims):
            pool.add(other)
        met = tied((*one.kept, *one.claims), pool)
        if not (met.isdisjoint(there.kept) and met.isdisjoint(there.claims)):
            return None
        kept = {other: i for other, i in here.kept.items() if other in met}
        claims = {other: i for other, i in here.claims.items() if other in met}
        blocks.append(Block(kept, claims, here.decided))
    return blocks


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
