"""Measures the library on synthetic documents whose truth is known.

    python bench/library.py [--documents 1000000] [--truth 20000] [--folder DIR] [--write docs/speed.md]

Method.  The documents are those of bench/library_generator.py: Records, as parsing makes them, but without text (a
library keeps the packed JSON of each document besides; it is as large as it is).  All times are CPU times of this one
process, user + system, by resource.getrusage; making the records is not counted.  *Adding* is Store.add_all in batches
of BATCH documents, one transaction each, then one `settle` for all: both count.  *Memory* is the largest resident size
of the process (ru_maxrss), the generator's own share of it (16 bytes a document, the places, the rules) included.
*Chain* is `walk` with depth 5 from STARTS random kept documents, up and down, the median; `missing` is its first 100.
*File* is the database after its log has been folded into it.  *Truth*: what the documents of a random sample cite is
made again and compared with the decision that stands in the file.  Precision is over the citations that were resolved
to a kept document, recall over those whose document is kept.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from library_generator import World
from vbhc.library import queries
from vbhc.library import schema as t
from vbhc.library.chain import walk
from vbhc.library.graph import Ref
from vbhc.library.opening import open_store
from vbhc.library.rows import digest, uid_of
from vbhc.library.store import Store
from vbhc.rules import default_rules

BATCH = 2_000
STARTS = 60
START, END = "<!-- library: made by `make bench-library` -->", "<!-- end of library -->"


@dataclass(slots=True)
class Row:
    what: str
    got: str
    target: str
    good: bool


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def memory() -> float:
    """The largest resident size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def added(store: Store, world: World, limit: int) -> tuple[int, int, float, float]:
    """(documents, citations, CPU seconds of adding, of deciding)."""
    documents = citations = 0
    spent = 0.0
    numbers = islice(world.kept(), limit)
    while batch := [world.record(n) for n in islice(numbers, BATCH)]:
        start = cpu()
        store.add_all(batch)
        spent += cpu() - start
        documents += len(batch)
        citations += sum(len(one.claims) for one in batch)
        if documents % 100_000 == 0:
            print(f"  {documents:,} added, {documents / spent:,.0f}/s, {memory():.0f} MB", file=sys.stderr, flush=True)
    start = cpu()
    store.settle()
    return documents, citations, spent, cpu() - start


def chains(store: Store, world: World) -> Iterator[Row]:
    chance = random.Random(0)
    with store.reading() as connection:
        last = connection.execute(select(t.document.c.id).order_by(t.document.c.id.desc())).scalars().first() or 1
        for direction in ("up", "down"):
            times = []
            for _ in range(STARTS):
                start = time.process_time()
                walk(connection, [Ref("document", chance.randint(1, last))], direction, 5)  # type: ignore[arg-type]
                times.append(1000 * (time.process_time() - start))
            middle = statistics.median(times)
            told = f"{middle:.0f} ms (worst {max(times):.0f})"
            yield Row(f"a chain of 5 hops {direction}, median of {STARTS}", told, "≤ 100 ms", middle <= 100)
    start = time.process_time()
    with store.reading() as connection:
        found = queries.missing(connection, 100)
    spent = time.process_time() - start
    yield Row(f"missing (the first {len(found)})", f"{spent:.2f} s", "≤ 2 s", spent <= 2)


@dataclass(slots=True)
class Judged:
    right: int = 0
    wrong: int = 0
    open: int = 0  # the document is kept, the citation is ambiguous or taken for an absent one
    unclear: Counter[str] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.unclear = Counter()

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    def recall(self, kept: int) -> float:
        return self.right / max(1, kept)


def judged(store: Store, world: World, sample: int, limit: int, examples: int = 0) -> tuple[Judged, int]:
    """The decisions on what a sample of documents cites against the truth; and how many cite a kept document."""
    result, kept_targets = Judged(), 0
    kept = set(islice(world.kept(), limit))
    numbers = random.Random(2).sample(sorted(kept), min(sample, len(kept)))
    with store.reading() as connection:
        for n in numbers:
            cited = world.cited(n)
            marks = {digest(one.claim.description): one for one in cited}
            joined = select(t.claim.c.digest, t.claim.c.outcome, t.document.c.uid).outerjoin_from(
                t.claim, t.document, t.document.c.id == t.claim.c.document
            )
            for row in connection.execute(joined.where(t.claim.c.digest.in_(list(marks)))):
                one = marks[row.digest]
                is_kept = one.target in kept
                kept_targets += is_kept
                right = is_kept and row.uid == uid_of(world.described(one.target))
                label = f"{row.outcome}, {'kept' if is_kept else 'absent'}"
                if right:
                    result.right += 1
                elif row.outcome == "kept":
                    result.wrong += 1
                    label = "wrong, " + label
                elif is_kept:
                    result.open += 1
                else:
                    continue
                if not right:
                    result.unclear[label] += 1
                    if result.unclear[label] <= examples:
                        print(label, one.claim, "TRUE:", world.described(one.target), "GOT:", row.uid, file=sys.stderr)
    return result, kept_targets


def measured(options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    world = World(options.documents, default_rules())
    print(f"  world of {len(world):,}, {len(world.units):,} units, {memory():.0f} MB", file=sys.stderr, flush=True)
    store = open_store(folder / "kho.db")
    documents, citations, adding, deciding = added(store, world, options.documents)
    rate = documents / (adding + deciding)
    told = f"{rate:,.0f} a second ({adding:.1f} s, and {deciding:.1f} s to decide)"
    what = f"adding {documents:,} documents, {citations:,} citations"
    yield Row(what, told, "≥ 5,000 a second", rate >= 5000)
    yield from chains(store, world)
    peak = memory()
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    size = store.path.stat().st_size / 1e6
    yield Row("the file", f"{size:,.0f} MB", "≤ 1 GB", size <= 1000)
    yield Row("memory", f"{peak:,.0f} MB", "≤ 500 MB", peak <= 500)
    result, kept = judged(store, world, options.truth, options.documents, options.examples)
    print(f"  {result}", file=sys.stderr)
    number = result.right + result.wrong
    yield Row(f"precision ({number:,} resolved)", f"{result.precision:.4f}", "≥ 0.999", result.precision >= 0.999)
    recall = result.recall(kept)
    yield Row(f"recall ({kept:,} citations of kept documents)", f"{recall:.4f}", "≥ 0.98", recall >= 0.98)
    store.engine.dispose()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--truth", type=int, default=20_000, help="documents whose citations are judged")
    parser.add_argument("--examples", type=int, default=0, help="print so many of each kind of miss")
    parser.add_argument(
        "--folder", type=Path, help="where the library is made for the while (default: a temporary one)"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE")
    options = parser.parse_args()
    lines = ["| what | measured | target | |", "|---|---|---|---|"]
    print(*lines, sep="\n")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for row in measured(options, Path(folder)):
            lines.append(f"| {row.what} | {row.got} | {row.target} | {'met' if row.good else '**missed**'} |")
            print(lines[-1], flush=True)
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        head, _, rest = text.partition(START)
        tail = rest.partition(END)[2]
        options.write.write_text(f"{head}{START}\n\n" + "\n".join(lines) + f"\n\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
