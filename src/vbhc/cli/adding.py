"""The work of `vbhc library add` and `import`: files parsed side by side, kept one by one, told one by one.

A library that is not there yet is made when there is something to keep in it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.cli.ahead import converted_ahead
from vbhc.cli.batch import rules_of
from vbhc.cli.inputs import Input, Missing, document_of, expand
from vbhc.cli.pool import Pool
from vbhc.cli.progress import Progress
from vbhc.cli.shell import complain
from vbhc.errors import VbhcError
from vbhc.intake import shown
from vbhc.model import Problem
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.intake.reading import OcrMode
    from vbhc.library import Library
    from vbhc.library.records import Record
    from vbhc.library.store import Store
    from vbhc.rules import Rules

OUTCOMES = {"new": "mới", "copy": "bản khác của văn bản đã có", "same": "đã có", "unchanged": "không đổi"}
SETTLE_EVERY = 200  # documents between two rounds of decisions


Task = tuple[Input, tuple[int, int]] | Missing


@dataclass(slots=True)
class Parsed:
    """A file parsed by a worker, or why it was not; `stat` is (size, mtime in ns) from before it was read."""

    path: str
    stat: tuple[int, int]
    record: Record | None = None
    error: Problem | None = None
    is_file: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """How the files are read; it goes to other processes."""

    rules: tuple[str, ...]
    ocr: OcrMode = "auto"


class Shelf:
    """The library at a location, as a context manager; one that is not there is made when its store is asked for.

    Raises VbhcError as Library does.
    """

    def __init__(self, location: str, rules: Rules) -> None:
        from vbhc.library.opening import path_of

        self.location, self.rules = location, rules
        self.library: Library | None = None
        self.is_there = path_of(location).exists()

    @property
    def store(self) -> Store:
        from vbhc.library import Library

        if self.library is None:
            self.library = Library(self.location, self.rules)
            self.is_there = True
        return self.library.store

    def __enter__(self) -> Shelf:
        if self.is_there:  # what is wrong with it is told before anything is read
            self.store  # noqa: B018
        return self

    def __exit__(self, *_: object) -> None:
        if self.library is not None:
            self.library.close()


def add_paths(
    shelf: Shelf,
    paths: list[str],
    glob: str | None,
    processes: int,
    quiet: bool,
    rules: tuple[str, ...],
    ocr: OcrMode = "auto",
) -> int:
    """Keeps every file; a sentence for each is printed once it is kept for good.  Returns the exit code."""
    if processes < 1:
        raise VbhcError("usage", "-j: số tiến trình phải từ 1 trở lên.")
    progress = Progress(lambda: sum(1 for _ in expand(paths, glob, "stdin", None)), quiet)
    counts: Counter[str] = Counter()
    for parsed in parse_all(shelf, paths, glob, processes, Reader(rules, ocr), counts):
        progress.step()
        if parsed.record is None:
            progress.clear()
            complain(near(parsed.error.message if parsed.error else parsed.path))
            counts["failed"] += 1
            continue
        added = shelf.store.add(parsed.record, parsed.path if parsed.is_file else None, parsed.stat)
        counts[added.outcome] += 1
        if not quiet and added.outcome != "same":
            progress.clear()
            print(
                f"{OUTCOMES[added.outcome]}: {parsed.record.code or 'không số'}, {near(parsed.path)} ({added.uid})",
                flush=True,
            )
        if sum(counts.values()) % SETTLE_EVERY == 0:
            shelf.store.settle()
    progress.clear()
    if shelf.is_there:
        shelf.store.settle(processes)
    if shelf.is_there and not quiet:
        said = ", ".join(f"{counts[name]} {words}" for name, words in OUTCOMES.items() if counts[name])
        print(f"Kho: {said or 'không có gì mới'}" + (f"; {counts['failed']} lỗi" if counts["failed"] else ""))
    return 1 if counts["failed"] else 0


def parse_all(
    shelf: Shelf, paths: list[str], glob: str | None, processes: int, reader: Reader, counts: Counter[str]
) -> Iterator[Parsed]:
    """The files that changed since they were kept, parsed; an unchanged file costs a stat and one look-up."""

    def changed() -> Iterator[Input | Missing]:
        for item in expand(paths, glob, "stdin", None):
            if isinstance(item, Input):
                item = absolute(item)
                if is_file(item) and shelf.is_there and shelf.store.unchanged(item.path, stat_of(item)):
                    counts["unchanged"] += 1
                    continue
            yield item

    def numbered() -> Iterator[Task]:
        for item in converted_ahead(changed()):
            yield item if isinstance(item, Missing) else (item, stat_of(item))

    tasks = numbered()
    if processes == 1:
        return (parse_one(reader, task) for task in tasks)
    first = next(tasks, None)  # no processes are started where nothing has changed
    return iter(()) if first is None else Pool(parse_one, reader, processes, lost).map(chain([first], tasks))


def absolute(item: Input) -> Input:
    """The input with the whole path of its file; of a document in an archive, with that of the archive."""
    if not is_file(item):
        return item
    if item.container is None:
        return replace(item, path=str(Path(item.path).absolute()))
    container = str(Path(item.container).absolute())
    return replace(item, path=shown(container) + item.path.removeprefix(shown(item.container)), container=container)


def near(path: str) -> str:
    """A path, or a sentence that begins with one, as seen from the working folder."""
    return path.removeprefix(f"{Path.cwd()}{os.sep}")


def is_file(item: Input) -> bool:
    """Whether it lies somewhere, and can be looked at again; what came by standard input does not."""
    return item.data is None or item.container is not None


def stat_of(item: Input) -> tuple[int, int]:
    """(size, mtime in ns) of the file, or of the archive that it is in."""
    try:
        found = Path(item.container or item.path).stat()
    except OSError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns


def parse_one(reader: Reader, task: Task) -> Parsed:
    from vbhc.library.records import record_of

    if isinstance(task, Missing):
        return Parsed(task.path, (0, 0), error=Problem(task.code, task.message))
    item, stat = task
    path = item.path
    loaded: Rules = rules_of(reader.rules)
    try:
        record = record_of(document_of(item, loaded, reader.ocr), loaded)
        return Parsed(path, stat, record, is_file=is_file(item))
    except VbhcError as error:
        return Parsed(path, stat, error=Problem(error.code, error.message))


def lost(task: Task) -> Parsed:
    path = task.path if isinstance(task, Missing) else task[0].path
    told = "tiến trình đọc tệp bị dừng giữa chừng; hãy nạp lại riêng tệp này"
    return Parsed(path, (0, 0), error=Problem("worker-died", f"{path}: {told}."))


def import_registers(shelf: Shelf, registers: list[str]) -> int:
    """Keeps the lines of registers, each register in one transaction.  Returns the exit code.

    Raises VbhcError as `read_register` does, before anything is kept.
    """
    from vbhc.library.register import BadLine, read_register

    failed = 0

    def usable(name: str) -> Iterator[Record]:
        nonlocal failed
        for one in read_register(Path(name), shelf.rules):
            if isinstance(one, BadLine):
                complain(f"{name}, dòng {one.line}: {one.reason}; bỏ qua dòng này.")
                failed += 1
            else:
                yield one

    begun = []
    for name in registers:
        lines = usable(name)
        begun.append((name, [one for one in [next(lines, None)] if one], lines))
    for name, first, lines in begun:
        added = shelf.store.add_all(chain(first, lines)) if first else Counter()
        said = ", ".join(f"{added[key]} {words}" for key, words in OUTCOMES.items() if added[key])
        print(f"{name}: {said or 'không có dòng nào'}")
    if shelf.is_there:
        shelf.store.settle(os.cpu_count() or 1)
    return 1 if failed else 0
