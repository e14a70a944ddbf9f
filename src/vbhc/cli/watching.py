"""The work of `vbhc watch`: looks at a folder again and again, and handles each file once it is whole.

In: a folder, where the results go.  Out: a JSON file for each document, documents in the library, files moved.  The
order for each file is: journal, JSON files, library, move, journal; every step can be done again without a second
result, so the program can be killed between any two.
"""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.cli.adding import absolute, near
from vbhc.cli.ahead import converted_ahead
from vbhc.cli.batch import rules_of
from vbhc.cli.inputs import Input, Missing, document_of, opened, walk
from vbhc.cli.journal import Journal, Stamp
from vbhc.cli.output import Output
from vbhc.cli.pool import Pool
from vbhc.cli.shell import complain
from vbhc.errors import VbhcError, reason
from vbhc.intake import shown
from vbhc.intake.reading import OcrMode
from vbhc.model import Failure, Problem, Unread
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.library import Library
    from vbhc.library.records import Record

JOURNAL = ".vbhc-watch.db"
BATCH = 50  # files that are handled before the folder is looked at again


@dataclass(frozen=True, slots=True)
class Watching:
    """What the command line of `vbhc watch` asks for."""

    folder: Path
    out: Path | None
    move_to: Path | None
    glob: str | None
    interval: float
    once: bool
    processes: int
    quiet: bool
    rules: tuple[str, ...]
    ocr: OcrMode = "auto"


@dataclass(slots=True)
class Result:
    """A document of a file: its JSON line, and what the library keeps of it, or why there is nothing."""

    path: str
    json: bytes
    record: Record | None = None
    error: Problem | None = None


@dataclass(slots=True)
class Handled:
    path: str
    results: list[Result] = field(default_factory=list)


def watch(job: Watching, journal: Journal, library: Library | None) -> int:
    """Watches until it is stopped; with `once`, until nothing new is left.  Returns 1 where a file failed, else 0."""
    failed = False
    before: dict[str, Stamp] = {}
    while True:
        now = {path: stamp for path, stamp in look(job) if not journal.is_settled(path, stamp)}
        whole = [path for path, stamp in now.items() if before.get(path) == stamp]
        for handled in read_all(job, whole[:BATCH]):
            failed |= keep(job, journal, library, handled, now[handled.path])
        if library is not None and whole:
            library.store.settle()
        before = now
        if job.once and not now:
            return 1 if failed else 0
        if len(whole) <= BATCH:
            time.sleep(job.interval)


def look(job: Watching) -> Iterator[tuple[str, Stamp]]:
    """The documents in the folder and what they are now; what the program itself writes is passed over."""
    own = [place.resolve() for place in (job.out, job.move_to) if place is not None]
    for file in walk(str(job.folder), job.glob):
        if isinstance(file, Missing):
            complain(file.message)
            continue
        if any(Path(file).resolve().is_relative_to(place) for place in own):
            continue
        try:
            found = Path(file).stat()
        except OSError:  # gone again
            continue
        yield file, Stamp(found.st_size, found.st_mtime_ns)


def read_all(job: Watching, paths: list[str]) -> Iterator[Handled]:
    """Each file parsed, in processes of their own: a file that kills its process does not end the watch."""
    if not paths:
        return iter(())
    warm(job.rules)
    for _ in converted_ahead(map(Input, paths)):
        pass  # old Word files wait in the cache, converted in one call
    return Pool(read_one, (job.rules, job.ocr), job.processes, lost).map(paths)


@functools.cache
def warm(rules: tuple[str, ...]) -> None:
    """Loads the rules here, once: where processes are forked each of them has them from its start."""
    from vbhc.pipeline import parse_bytes

    parse_bytes(b".", "warm.txt", rules_of(rules))


def read_one(how: tuple[tuple[str, ...], OcrMode], path: str) -> Handled:
    from vbhc.export.json import dump
    from vbhc.library.records import record_of

    rules, ocr = how
    loaded = rules_of(rules)
    handled = Handled(path)
    for item in opened(path):
        try:
            if isinstance(item, Missing):
                raise VbhcError(item.code, item.message)
            item = absolute(item)
            document = document_of(item, loaded, ocr)
            handled.results.append(Result(item.path, dump(document) + b"\n", record_of(document, loaded)))
        except VbhcError as error:
            handled.results.append(refused(item.path, Problem(error.code, error.message)))
    return handled


def lost(path: str) -> Handled:
    told = "tiến trình đọc tệp bị dừng giữa chừng (hết bộ nhớ hoặc bị tắt)"
    return Handled(path, [refused(path, Problem("worker-died", f"{shown(path)}: {told}."))])


def refused(path: str, problem: Problem) -> Result:
    from vbhc.export.json import dump

    return Result(path, dump(Failure(Unread(shown(path)), problem)) + b"\n", error=problem)


def keep(job: Watching, journal: Journal, library: Library | None, handled: Handled, stamp: Stamp) -> bool:
    """Puts the results of a file in their places; returns whether one of its documents failed."""
    path = handled.path
    target = journal.target(path, stamp) or new_target(job, path)
    journal.begin(path, stamp, target)
    errors = [result.error for result in handled.results if result.error]
    for number, result in enumerate(handled.results, 1):
        if result.error:
            complain(near(result.error.message))
        elif not job.quiet:
            said = result.record.code if result.record else None
            print(f"{said or 'không số'}: {near(shown(result.path))}", flush=True)
        if job.out is not None:
            write(out_name(job, path, number if len(handled.results) > 1 else 0), result.json)
        if library is not None and result.record is not None:
            final = result.path if target is None else target + result.path.removeprefix(str(Path(path).absolute()))
            library.store.add(result.record, final, (stamp.size, stamp.mtime))
    if job.out is not None:
        remove_old(job, path, len(handled.results))
    if target is not None and not errors:
        move(Path(path), Path(target))
    journal.end(path, errors[0].code if errors else None)
    return bool(errors)


def out_name(job: Watching, path: str, number: int) -> Path:
    """The name of a file's result: its own with .json, below the folder for results as it lies in the folder watched.

    The documents of an archive are numbered: their names come from outside and make no path.
    """
    assert job.out is not None
    relative = Path(path).relative_to(job.folder)
    return job.out / relative.parent / f"{relative.name}{f'.{number}' if number else ''}.json"


def remove_old(job: Watching, path: str, count: int) -> None:
    """Removes the results that an earlier form of an archive had beyond these."""
    number = count + 1 if count > 1 else 1
    while (old := out_name(job, path, number)).exists():
        old.unlink()
        number += 1


def write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise VbhcError("unwritable", f"{path.parent}: không tạo được thư mục ({reason(error)}).") from None
    with Output(str(path)) as out:
        out.write(data)


def new_target(job: Watching, path: str) -> str | None:
    """Where a file is to be moved: a name that is free, below --move-to."""
    if job.move_to is None:
        return None
    wanted = (job.move_to / Path(path).relative_to(job.folder)).absolute()
    free, number = wanted, 2
    while free.exists():
        free = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        number += 1
    return str(free)


def move(source: Path, target: Path) -> None:
    """Moves a file; over the border of a disk by way of a whole copy under another name."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.replace(source, target)  # noqa: PTH105  (the error of another disk is told apart below)
        except OSError:
            copy = target.with_name(f".{target.name}.tmp")
            shutil.copy2(source, copy)
            copy.replace(target)
            source.unlink()
    except OSError as error:
        raise VbhcError("unwritable", f"{target}: không chuyển được tệp tới đây ({reason(error)}).") from None


def journal_of(job: Watching, library: str | None) -> Path:
    """The journal lies with the results; where only a library is filled, in the user's data folder."""
    if job.out is not None:
        return job.out / JOURNAL
    from vbhc.cli.settings import data_folder

    key = hashlib.sha256(f"{job.folder.resolve()}\n{library}".encode("utf-8", "surrogateescape")).hexdigest()
    return data_folder() / "watch" / f"{key[:16]}.db"
