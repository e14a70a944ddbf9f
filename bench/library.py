"""Measures the library on synthetic documents whose truth is known.

    python bench/library.py [--documents 1000000] [--truth 10000] [--folder DIR] [--made DIR] [--write docs/speed.md]

Method.  The documents are those of bench/library_generator.py: Records, as parsing makes them, but without text (a
library keeps the packed JSON of each document besides; it is as large as it is).  All times are CPU times of the one
thread that does it, user + system; making the records is not counted, other processes do it (-j), nor is taking them
from there.  *Adding* is Store.add_all, a transaction for each BATCH documents, then one `settle` for all: both count.
Deciding is spread over the processes (-j): of theirs the mean counts, and all of the one that writes.
*One by one* is Store.add, as `vbhc library add` does: a transaction for each of ALONE more documents, and their
settling.  *Memory* is the largest resident size of the process (ru_maxrss), the generator's own
share of it (16 bytes a document, the places, the rules) included.  *Chain* is `walk` with depth 5 from STARTS random
kept documents, up and down, the median; `missing` is its first 100.  *Check* is what the rules against a library
(VB41x) take for a citation, on PAPERS papers that are written from what documents of the world cite.  *File* is the
database after its log has been folded into it.  *Truth* is bench/library_truth.py's work: what the documents of a
random sample cite, compared with the decision that stands in the file; precision over the citations that were resolved
to a kept document, recall over those whose document is kept.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import pickle
import random
import resource
import statistics
import sys
import tempfile
import time
from array import array
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select

from library_generator import Cited, World
from library_truth import judged
from page import put
from vbhc.check.run import every_rule, run
from vbhc.library import Library, queries
from vbhc.library import schema as t
from vbhc.library.chain import walk
from vbhc.library.graph import Ref
from vbhc.library.opening import open_store
from vbhc.library.records import Record
from vbhc.library.store import Store
from vbhc.pipeline import parse_bytes
from vbhc.rules import default_rules

BATCH = 50_000
MADE = 500  # documents that are made together
ALONE = 2_000
STARTS = 60
PAPERS = 100
START, END = "<!-- library: made by `make bench-library` -->", "<!-- end of library -->"


@dataclass(slots=True)
class Row:
    what: str
    got: str
    target: str
    good: bool | None  # None where nothing is asked


cpu = time.thread_time


def of_children() -> float:
    """The CPU time of the processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory() -> float:
    """The largest resident size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


WORLDS: list[World] = []  # the one world, for the processes that make records


def made(numbers: list[int]) -> list[Record]:
    return [WORLDS[0].record(n) for n in numbers]


def written(numbers: list[int], folder: Path) -> Path:
    """The file with the records of some documents, made where it is not there."""
    path = folder / f"{len(WORLDS[0])}-{numbers[0]}.pickle"
    if not path.exists():
        begun = path.with_suffix(".tmp")
        begun.write_bytes(pickle.dumps(made(numbers), pickle.HIGHEST_PROTOCOL))
        begun.rename(path)
    return path


def records(numbers: Iterator[int], processes: int, folder: Path) -> Iterator[Record]:
    """The records of documents, made by other processes."""
    with multiprocessing.get_context("fork").Pool(processes, os.nice, (5,)) as pool:
        parts = iter(lambda: list(islice(numbers, MADE)), [])
        waiting = deque(pool.apply_async(written, (part, folder)) for part in islice(parts, 2 * processes))
        while waiting:
            path = waiting.popleft().get()
            waiting += [pool.apply_async(written, (part, folder)) for part in islice(parts, 1)]
            yield from pickle.loads(path.read_bytes())


@dataclass(slots=True)
class Counted:
    """Hands records on, and counts what it takes to get them, and what they cite."""

    source: Iterator[Record]
    spent: float = 0.0
    documents: int = 0
    citations: int = 0

    def take(self, most: int) -> Iterator[Record]:
        for _ in range(most):
            start = cpu()
            record = next(self.source, None)
            self.spent += cpu() - start
            if record is None:
                return
            self.documents += 1
            self.citations += len(record.claims)
            yield record


def adding(store: Store, numbers: array[int], processes: int, folder: Path, minutes: float) -> Iterator[Row]:
    """All but the last ALONE documents in batches, those one by one; `numbers` keeps what was added in time."""
    last = made(list(numbers[-ALONE:]))
    source = Counted(records(iter(numbers[:-ALONE]), processes, folder))
    spent, until = 0.0, time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        start, before = cpu() - source.spent, source.documents
        store.add_all(source.take(BATCH))
        spent += cpu() - source.spent - start
        if source.documents < before + BATCH:
            break
        if source.documents % 50_000 == 0:
            told = f"{source.documents:,} added, {source.documents / spent:,.0f}/s, {memory():.0f} MB"
            print(f"  {told}, {time.monotonic() - until + 60 * minutes:.0f} s", file=sys.stderr, flush=True)
    documents = source.documents
    numbers[documents:-ALONE] = array("I")
    start, before = cpu(), of_children()
    store.settle(processes)
    helped = (of_children() - before) / processes
    deciding = cpu() - start + helped
    rate = documents / (spent + deciding)
    told = f"{rate:,.0f} a second ({spent:.1f} s, and {deciding:.1f} s to decide by {processes} processes)"
    what = f"adding {documents:,} documents, {source.citations:,} citations"
    yield Row(what, told, "≥ 5,000 a second", rate >= 5000)
    start = cpu()
    for record in last:
        store.add(record)
    store.settle()
    rate = len(last) / (cpu() - start)
    yield Row(f"adding {len(last):,} more one by one", f"{rate:,.0f} a second", "", None)


def chains(store: Store) -> Iterator[Row]:
    chance = random.Random(0)
    with store.reading() as connection:
        last = connection.execute(select(t.document.c.id).order_by(t.document.c.id.desc())).scalars().first() or 1
        for direction in ("up", "down"):
            times = []
            for _ in range(STARTS):
                start = cpu()
                walk(connection, [Ref("document", chance.randint(1, last))], direction, 5)
                times.append(1000 * (cpu() - start))
            middle = statistics.median(times)
            told = f"{middle:.0f} ms (worst {max(times):.0f})"
            yield Row(f"a chain of 5 hops {direction}, median of {STARTS}", told, "≤ 100 ms", middle <= 100)
    start = cpu()
    with store.reading() as connection:
        found = queries.missing(connection, 100)
    spent = cpu() - start
    yield Row(f"missing (the first {len(found)})", f"{spent:.2f} s", "≤ 2 s", spent <= 2)


def checking(store: Store, world: World, numbers: list[int]) -> Iterator[Row]:
    """What the rules against a library take on papers that are written from what documents cite."""
    library = Library.__new__(Library)
    library.rules, library.store = world.rules, store
    papers = [parse_bytes(paper(world, n).encode(), f"{n}.txt") for n in numbers]
    wanted = {rule.code for rule in every_rule() if "library" in rule.needs}
    run(papers[0], library, world.rules, lambda rule: rule.code in wanted)
    start = cpu()
    for one in papers:
        run(one, library, world.rules, lambda rule: rule.code in wanted)
    spent = 1000 * (cpu() - start)
    count = sum(len(one.citations) for one in papers)
    told = f"{spent / count:.2f} ms a citation ({count:,} in {len(papers)} papers)"
    yield Row("check against the library", told, "≤ 1 ms a citation", spent / count <= 1)


def paper(world: World, n: int) -> str:
    """The text of document `n`: its head, and what it cites as căn cứ."""
    unit = world.units[world.unit[n]]
    year, month, day = world.date(n).split("-")
    head = f"{world.issuer(n, 'full').upper()}\n\nSố: {world.code(n)}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    dated = f"{unit.name or 'Hà Nội'}, ngày {day} tháng {month} năm {year}\n\n{world.title(n)}\n\n"
    return head + "Độc lập - Tự do - Hạnh phúc\n\n" + dated + "".join(map(line, world.cited(n)))


def line(one: Cited) -> str:
    claim, said = one.claim, one.claim.description
    date = "/".join(reversed(said.date.split("-")))
    parts = (f"ngày {date}" if date else "", f"của {claim.issuer}" if claim.issuer else "", said.title)
    named = f"{claim.name}" if claim.code is None else f"Văn bản số {claim.code}"
    return "Căn cứ " + " ".join(filter(None, (named, *parts))) + ";\n"


def measured(options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    world = World(options.documents, default_rules())
    WORLDS.append(world)
    numbers = array("I", islice(world.kept(), options.documents))
    print(f"  world of {len(world):,}, {len(world.units):,} units, {memory():.0f} MB", file=sys.stderr, flush=True)
    gc.collect()
    gc.freeze()  # the world is not the library's to look through
    store = open_store(folder / "kho.db")
    yield from adding(store, numbers, options.processes, options.made or folder, options.minutes)
    yield from chains(store)
    peak = memory()
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        million = connection.execute(select(func.count()).select_from(t.document)).scalar_one() >= 1_000_000
    size = store.path.stat().st_size / 1e6
    yield Row("the file", f"{size:,.0f} MB", "≤ 1 GB for a million", size <= 1000 if million else None)
    yield Row("memory", f"{peak:,.0f} MB", "≤ 500 MB for a million", peak <= 500 if million else None)
    yield from checking(store, world, list(numbers[:PAPERS]))
    found = judged(store, world, set(numbers), options.truth, options.examples)
    print(f"  {found}", file=sys.stderr)
    resolved = found.right.total() + found.wrong
    yield Row(f"precision ({resolved:,} resolved)", f"{found.precision:.4f}", "≥ 0.999", found.precision >= 0.999)
    fair, every = found.kept["fair"], found.kept.total()
    what = f"recall ({fair:,} citations of kept documents that fit one document)"
    yield Row(what, f"{found.recall:.4f}", "≥ 0.98", found.recall >= 0.98)
    rest = f"{found.kept['open']:,} that fit several, {found.kept['misstated']:,} with an error put in"
    yield Row(f"recall over all {every:,}: also {rest}", f"{found.right.total() / max(1, every):.4f}", "", None)
    store.engine.dispose()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--truth", type=int, default=10_000, help="documents whose citations are judged")
    parser.add_argument("-j", "--processes", type=int, default=2, help="processes that make records, and decide")
    parser.add_argument("--minutes", type=float, default=1e9, help="no more documents are added after so long")
    parser.add_argument("--examples", type=int, default=0, help="print so many of each kind of miss")
    parser.add_argument("--folder", type=Path, help="where the library is made and stays (default: one for the while)")
    parser.add_argument("--made", type=Path, help="where the records are kept for another run of the same world")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    options = parser.parse_args()
    lines = ["| what | measured | target | |", "|---|---|---|---|"]
    print(*lines, sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(options, options.folder or Path(folder)):
            met = "" if row.good is None else "met" if row.good else "**missed**"
            lines.append(f"| {row.what} | {row.got} | {row.target} | {met} |")
            print(lines[-1], flush=True)
    if options.write:
        put(options.write, START, END, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
