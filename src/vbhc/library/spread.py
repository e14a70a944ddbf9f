"""Deciding spread over processes, for libraries to which very much was added.

In: the file of a library, and marks around which is to be decided while its lock is held.  Out: the new decisions; the
processes only read, and the one that holds the lock writes.
"""

from __future__ import annotations

import multiprocessing
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby, repeat
from pathlib import Path

from vbhc.library.deciding import Change, Changes, Places, changes
from vbhc.library.marks import whole

PART = 250  # marks, and the others of the last one's slot, that a process decides together
CACHE = "PRAGMA cache_size = -32768"  # 32 MB of pages for each process


@contextmanager
def spread(path: Path, processes: int) -> Iterator[Changes]:
    """Decides in so many processes.  They are started anew (spawn), since one that was forked must not use SQLite."""
    context = multiprocessing.get_context("spawn")
    ignored = (signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    with ProcessPoolExecutor(processes, context, signal.signal, ignored) as pool:

        def together(cursor: sqlite3.Cursor, marks: Sequence[int]) -> list[Change]:
            try:
                return [one for part in pool.map(changes_of, repeat(path), parts(marks)) for one in part]
            except BrokenProcessPool:  # one of them was killed
                return changes(cursor, marks)

        yield together


def parts(marks: Sequence[int]) -> Iterator[list[int]]:
    """Ascending marks in parts, those of a slot together."""
    part: list[int] = []
    for _, slot in groupby(marks, whole):
        part += slot
        if len(part) >= PART:
            yield part
            part = []
    yield part


def changes_of(path: Path, marks: Sequence[int]) -> list[Change]:
    cursor, places = opened(path)
    return changes(cursor, marks, places)


@lru_cache(1)
def opened(path: Path) -> tuple[sqlite3.Cursor, Places]:
    """A cursor of this process, and the places that it has read: what stands once in a library's table stays."""
    cursor = sqlite3.connect(path, isolation_level=None).cursor()
    cursor.execute(CACHE)
    return cursor, {}
