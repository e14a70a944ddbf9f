"""The work of `vbhc library add` and `import`: files parsed side by side, kept one by one, told one by one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.cli.ahead import converted_ahead
from vbhc.cli.batch import rules_of
from vbhc.cli.inputs import Input, Missing, expand
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
    from vbhc.library.register import BadLine
    from vbhc.rules import Rules

    Register = tuple[str, Iterator[Record | BadLine]]  # its path and its lines

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


@dataclass(frozen=True, slots=True)
class Reader:
    """How the files are read; it goes to other processes."""

    rules: tuple[str, ...]
    ocr: OcrMode = "auto"


def add_paths(
    library: Library,
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
    for parsed in parse_all(library, paths, glob, processes, Reader(rules, ocr), counts):
        progress.step()
        if parsed.record is None:
            progress.clear()
            complain(parsed.error.message if parsed.error else parsed.path)
            counts["failed"] += 1
            continue
        added = library.store.add(parsed.record, parsed.path, parsed.stat)
        counts[added.outcome] += 1
        if not quiet and added.outcome != "same":
            progress.clear()
            print(f"{OUTCOMES[added.outcome]}: {parsed.record.code or parsed.path} ({added.uid})", flush=True)
        if sum(counts.values()) % SETTLE_EVERY == 0:
            library.store.settle()
    progress.clear()
    library.store.settle(processes)
    if not quiet:
        said = ", ".join(f"{counts[name]} {words}" for name, words in OUTCOMES.items() if counts[name])
        print(f"Kho: {said or 'không có gì mới'}" + (f"; {counts['failed']} lỗi" if counts["failed"] else ""))
    return 1 if counts["failed"] else 0


def parse_all(
    library: Library, paths: list[str], glob: str | None, processes: int, reader: Reader, counts: Counter[str]
) -> Iterator[Parsed]:
    """The files that changed since they were kept, parsed; an unchanged file costs a stat and one look-up."""

    def changed() -> Iterator[Input | Missing]:
        for item in expand(paths, glob, "stdin", None):
            if isinstance(item, Input):
                item = absolute(item)
                if library.store.unchanged(item.path, stat_of(item)):
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
    if item.container is None:
        return Input(str(Path(item.path).absolute()), item.data)
    container = str(Path(item.container).absolute())
    return Input(shown(container) + item.path.removeprefix(shown(item.container)), item.data, container)


def stat_of(item: Input) -> tuple[int, int]:
    """(size, mtime in ns) of the file, or of the archive that it is in."""
    try:
        found = Path(item.container or item.path).stat()
    except OSError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns


def parse_one(reader: Reader, task: Task) -> Parsed:
    from vbhc.library.records import record_of
    from vbhc.pipeline import parse, parse_bytes

    if isinstance(task, Missing):
        return Parsed(task.path, (0, 0), error=Problem(task.code, task.message))
    item, stat = task
    path = item.path
    loaded: Rules = rules_of(reader.rules)
    try:
        if item.data is None:
            document = parse(path, loaded, reader.ocr)
        else:
            document = parse_bytes(item.data, path, loaded, reader.ocr)
        return Parsed(path, stat, record_of(document, loaded))
    except VbhcError as error:
        return Parsed(path, stat, error=Problem(error.code, error.message))


def lost(task: Task) -> Parsed:
    path = task.path if isinstance(task, Missing) else task[0].path
    told = "tiến trình đọc tệp bị dừng giữa chừng; hãy nạp lại riêng tệp này"
    return Parsed(path, (0, 0), error=Problem("worker-died", f"{path}: {told}."))


def begun(registers: list[str], rules: Rules) -> list[Register]:
    """The registers, each read up to its first line: what is wrong with one shows before a library is made for it.

    Raises VbhcError as `read_register` does.
    """
    from vbhc.library.register import read_register

    found: list[Register] = []
    for name in registers:
        lines = read_register(Path(name), rules)
        found.append((name, chain(list(islice(lines, 1)), lines)))
    return found


def import_registers(library: Library, registers: list[Register]) -> int:
    """Keeps the lines of registers, each register in one transaction.  Returns the exit code."""
    from vbhc.library.register import BadLine

    failed = 0

    def usable(name: str, lines: Iterator[Record | BadLine]) -> Iterator[Record]:
        nonlocal failed
        for one in lines:
            if isinstance(one, BadLine):
                complain(f"{name}, dòng {one.line}: {one.reason}; bỏ qua dòng này.")
                failed += 1
            else:
                yield one

    for name, lines in registers:
        added = library.store.add_all(usable(name, lines))
        said = ", ".join(f"{added[key]} {words}" for key, words in OUTCOMES.items() if added[key])
        print(f"{name}: {said or 'không có dòng nào'}")
    library.store.settle(os.cpu_count() or 1)
    return 1 if failed else 0
