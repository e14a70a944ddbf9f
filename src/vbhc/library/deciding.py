"""Decides blocks: reads the kept documents and the claims under the keys of some slots, asks resolve.py, writes what
it says where that is something new.

Where little has changed, not the whole slot is decided: on a dated claim only that bears which is of its day or
undated.  So only the claims of the days on which something has changed are decided again, and those undated ones that
may mean something of these days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from vbhc.library.identity import Description, Scope, agree, sure
from vbhc.library.marks import PLACE, REST, Span, slot_of, span
from vbhc.library.resolve import resolve, tied
from vbhc.library.schema import ABSENT, AMBIGUOUS, KEPT, OUTCOMES
from vbhc.records import dataclass
from vbhc.text.fold import fold

AT_ONCE = 500  # slots that are read together
FEW = 16  # marks of a slot around which is looked; where they are more, the whole slot is decided
Held = dict[Description, int]
Decided = tuple[int, int | None, int | None]  # outcome, document, head
Change = tuple[int, int | None, int | None, int]  # the same and the claim: a row for DECIDE
Changes = Callable[[Any, Sequence[int]], list[Change]]  # `changes`, or spread.py's
CLAIM = itemgetter(3)
ALONE: Decided = ABSENT, None, None  # what a claim is that nobody decided anything about

KEPT_ROWS = "SELECT key, id, date, type, scope, title FROM document WHERE mark BETWEEN :first AND :last"
NAMED_ROWS = """
    SELECT alias.key, id, document.key, date, type, scope, title FROM alias JOIN document ON document.id = document
    WHERE slot BETWEEN ? AND ?"""
CLAIM_ROWS = """
    SELECT key, id, date, type, scope, title, year, latest, outcome, document, head
    FROM claim LEFT JOIN decision ON claim = id WHERE mark BETWEEN :first AND :last"""
OF_DAYS = " AND instr(:days, date)"  # or undated
UNDATED_OR_ALONE = " AND (date = '' OR (coalesce(outcome, 0), document, head) IS (0, NULL, NULL))"
DECIDE = "UPDATE decision SET outcome = ?, document = ?, head = ? WHERE claim = ?"
DECIDE_FIRST = "INSERT OR IGNORE INTO decision (outcome, document, head, claim, copies) VALUES (?, ?, ?, ?, 0)"
PLACED = "SELECT level, province, district, commune FROM scope WHERE id = ?"

folded = lru_cache(1 << 14)(fold)  # the claims of one document have its title


@dataclass(slots=True)
class Block:
    """What is under one key: the kept documents and the claims with their rows, what was decided of each claim, and
    claims of other days that stand for absent documents."""

    kept: Held = field(default_factory=dict)
    claims: Held = field(default_factory=dict)
    decided: dict[int, Decided] = field(default_factory=dict)
    heads: Held = field(default_factory=dict)


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


def read(
    cursor: Any, within: Span, found: Blocks, places: Places, kept: str = "", claims: str = "", days: str = ""
) -> None:
    """Adds the documents and claims of some marks to the blocks of their keys; those that fulfil further conditions."""
    values = {"first": within[0], "last": within[1], "days": days}
    for key, i, date, type_, scope, title in cursor.execute(KEPT_ROWS + kept, values).fetchall():
        level, units = places.get(scope) or place(cursor, scope, places)
        found[key].kept[Description(key, date, type_, level, units, title)] = i
    rows = cursor.execute(CLAIM_ROWS + claims, values).fetchall()
    for key, i, date, type_, scope, title, year, latest, outcome, document, head in rows:
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


def settle_around(connection: Connection, marks: Sequence[int], decide: Changes) -> None:
    """Decides all that may have changed by what has come under some marks, and writes it."""
    cursor = connection.connection.cursor()
    changed = sorted(decide(cursor, marks), key=CLAIM)  # in the order of the table, which is written page by page
    cursor.executemany(DECIDE, changed)
    if cursor.rowcount < len(changed):  # links.py makes the rows of claims that an edge leads to: of nearly all
        cursor.executemany(DECIDE_FIRST, changed)


def changes(cursor: Any, marks: Sequence[int], known: Places | None = None) -> list[Change]:
    """The decisions that are not as they were, where something has come under some marks (ascending); the first mark of
    a slot stands for all of it.  `known` are places that were read before, and gets those that are read now."""
    places: Places = {} if known is None else known
    all_new: list[int] = []
    changed: list[Change] = []
    for slot, group in groupby(marks, lambda mark: mark >> PLACE + REST):
        touched = list(group)
        if touched[0] == span(slot, slot)[0] or len(touched) > FEW:
            all_new.append(slot)
        else:
            changed += around(cursor, slot, touched, places)
    for first, last in stretches(all_new, AT_ONCE):
        for one in slots(cursor, first, last, places).values():
            changed += news(one, decisions(one))
    return changed


def news(block: Block, decided: Iterable[tuple[int, Decided]]) -> Iterator[Change]:
    """The decisions that are not as they were."""
    return ((*now, i) for i, now in decided if now != block.decided[i])


def around(cursor: Any, slot: int, touched: Sequence[int], places: Places) -> Iterator[Change]:
    """The decisions that are not as they were, where something has come under a few marks of a slot."""
    fresh: Blocks = defaultdict(Block)
    for mark in touched:
        read(cursor, (mark, mark), fresh, places)  # nothing where it is gone: then the slot is to be decided too
    if not all(one.date for block in fresh.values() for one in block.kept):
        for one in slots(cursor, slot, slot, places).values():
            yield from news(one, decisions(one))
        return
    days = {one.date for block in fresh.values() for one in (*block.kept, *block.claims)}
    near: Blocks = defaultdict(Block)
    read(cursor, span(slot, slot), near, places, OF_DAYS, OF_DAYS, " ".join(days))
    named(cursor, slot, slot, near, places)
    wide: dict[str, tuple[set[Description], Held]] = {}
    for key, new in fresh.items():
        here = near[key]
        dated = Block(here.kept, {one: i for one, i in here.claims.items() if one.date})
        now = dict(decisions(dated))
        yield from news(here, now.items())
        absent = {one: i for one, i in dated.claims.items() if now[i] == ALONE}
        found = unsettled(here, absent, new)
        if found:
            wide[key] = found, absent
    if wide:
        whole: Blocks = defaultdict(Block)
        read(cursor, span(slot, slot), whole, places, "", UNDATED_OR_ALONE)
        named(cursor, slot, slot, whole, places)
        for key, (claims, absent) in wide.items():
            here = whole[key]
            others = {one: i for one, i in here.claims.items() if one.date and one.date not in days}
            asked = Block(here.kept, {one: here.claims[one] for one in claims}, heads=absent | others)
            yield from news(here, decisions(asked))


def unsettled(here: Block, absent: Held, new: Block) -> set[Description]:
    """The undated claims that may be decided otherwise by what is new on some days; `absent` are the absent documents
    of these days as they now are.

    Where there is neither another kept document nor another absent one, there are none.  Else they are those that may
    mean one of these; but not if it is none of these for sure, and there was and is something else they may mean.
    """
    before = {one for one, i in here.claims.items() if one.date and here.decided[i] == ALONE and one not in new.claims}
    moved = [*new.kept, *(absent.keys() ^ before)]
    undated = {one for one in here.claims if not one.date}
    found = undated & new.claims.keys()
    for claim in undated - found if moved else ():
        fits = [one for one in moved if agree(claim, one)]
        if not fits:
            continue
        outcome = here.decided[here.claims[claim]][0]
        if outcome == AMBIGUOUS and any(agree(claim, one) for one in (*here.kept, *absent)):
            outcome = KEPT  # it goes on to have several or one
        if outcome != KEPT or any(sure(claim, one) for one in fits):
            found.add(claim)
    return tied(found, undated)


def decisions(block: Block) -> Iterator[tuple[int, Decided]]:
    """The decision of each claim of a block, as its row has it."""
    if not block.kept and not block.heads and len(block.claims) == 1:  # nothing to compare
        yield next(iter(block.claims.values())), ALONE
        return
    for one, decision in resolve(block.kept, block.claims, block.heads).items():
        node, i = decision.node, block.claims[one]
        if decision.outcome == "absent" and node:
            yield i, ALONE if node is one else (ABSENT, None, block.claims.get(node) or block.heads[node])
        else:
            yield i, (OUTCOMES.index(decision.outcome), block.kept[node] if node else None, None)


def stretches(slots: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    """Ascending numbers as stretches without a gap, none longer than `longest`."""
    for _, group in groupby(enumerate(slots), lambda pair: pair[1] - pair[0]):
        members = [slot for _, slot in group]
        for start in range(0, len(members), longest):
            part = members[start : start + longest]
            yield part[0], part[-1]
