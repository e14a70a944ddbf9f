"""Many inputs → one stream of results: the loop that `parse`, `cite` and their like share.

In: the inputs, a Job that says how each result is written.  Out: the bytes of the results in the order of the inputs;
one sentence on stderr for each input that failed.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from vbhc.cli.ahead import converted_ahead
from vbhc.cli.inputs import Input, Missing, document_of, expand, may_hold_several
from vbhc.cli.output import Output, check_target
from vbhc.cli.progress import Progress
from vbhc.cli.shell import complain
from vbhc.errors import VbhcError
from vbhc.intake import shown
from vbhc.intake.reading import OcrMode
from vbhc.model import Document, Failure, Problem, Unread
from vbhc.records import dataclass
from vbhc.rules import Rules


@dataclass(frozen=True, slots=True)
class View:
    """How a result is shown: the width of the screen, and whether it has colours (a terminal) or not (a pipe)."""

    width: int = 80
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with each input; `render` is a function of a module's top level, it goes to other processes."""

    render: Callable[[Document | Failure, View], bytes]
    view: View
    rules: tuple[str, ...] = ()
    ocr: OcrMode = "auto"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before, between and after the results."""

    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""


@dataclass(slots=True)
class Answer:
    data: bytes
    error: Problem | None = None


def array_of(paths: list[str]) -> Frame:
    """JSON: an object for one file, an array for several, a folder or an archive, whatever it holds."""
    several = len(paths) > 1 or Path(paths[0]).is_dir() or may_hold_several(paths[0])
    return Frame(b"[\n", b",\n", b"\n]\n") if several else Frame(tail=b"\n")


def run_paths(
    job: Job, frame: Frame, paths: list[str], output: str | None, glob: str | None, stdin: str, jobs: int, quiet: bool
) -> int:
    """`run` for what a command line names.  Raises VbhcError where its options do not fit each other."""
    check_use(paths, output, jobs, job.rules)
    avoid = None if output in (None, "-") else output
    with Output(output) as out:
        return run(job, lambda: expand(paths, glob, stdin, avoid), frame, out, jobs, quiet)


def check_use(paths: list[str], output: str | None, processes: int, rules: tuple[str, ...]) -> None:
    if processes < 1:
        raise VbhcError("usage", "-j: số tiến trình phải từ 1 trở lên.")
    if paths.count("-") > 1:
        raise VbhcError("usage", "“-”: đầu vào chuẩn chỉ đọc được một lần.")
    check_target(output, paths)
    rules_of(rules)


def run(job: Job, inputs: Callable[[], Iterable[Input | Missing]], frame: Frame, output: Output, processes: int,
        quiet: bool) -> int:  # fmt: skip
    """Writes the result of each input and returns the exit code: 0, or 1 where an input failed.

    Raises VbhcError where rules/ are wrong or the output cannot be written: then nothing more can be done.
    """
    progress = Progress(lambda: sum(1 for _ in inputs()), quiet)
    done = failed = 0
    output.write(frame.head)
    for answer in answers(job, converted_ahead(inputs()), processes, progress.page):
        progress.step()
        if answer.error is not None:
            if answer.error.code.startswith("rules-"):
                raise VbhcError(answer.error.code, answer.error.message)
            progress.clear()
            complain(answer.error.message)
            failed += 1
        if answer.data:
            output.write(frame.between + answer.data if done else answer.data)
            done += 1
    output.write(frame.tail)
    progress.clear()
    if failed and progress.done > 1 and not quiet:
        print(f"Đã đọc {progress.done - failed} văn bản, {failed} lỗi.", file=sys.stderr)
    return 1 if failed else 0


def answers(
    job: Job, inputs: Iterable[Input | Missing], processes: int, told: Callable[[int, int], None] | None = None
) -> Iterator[Answer]:
    """`told(done, of)` is called for each recognised page, where the files are read one after the other."""
    if processes == 1:
        return _one_by_one(job, inputs, told)
    from vbhc.cli.pool import Pool

    return Pool(work, job, processes, functools.partial(lost, job)).map(inputs)


def _one_by_one(
    job: Job, inputs: Iterable[Input | Missing], told: Callable[[int, int], None] | None
) -> Iterator[Answer]:
    for number, item in enumerate(inputs):
        if number == 1:
            from vbhc.cli.pool import settle

            settle()
        yield work(job, item, told)


def work(job: Job, item: Input | Missing, told: Callable[[int, int], None] | None = None) -> Answer:
    """The result of one input, or the error in its place."""
    try:
        if isinstance(item, Missing):
            return refused(job, item.path, Problem(item.code, item.message))
        return Answer(job.render(document_of(item, rules_of(job.rules), job.ocr, told), job.view))
    except VbhcError as error:
        return refused(job, item.path, Problem(error.code, error.message))
    except Exception as error:
        # A defect of the program must not cost the other files; it is reported as what it is.
        if os.environ.get("VBHC_TRACEBACK"):
            import traceback

            traceback.print_exc()
        why = f"lỗi của chương trình ({type(error).__name__}: {error}); hãy gửi tệp này cho người phát triển"
        return refused(job, item.path, Problem("internal", f"{shown(item.path)}: {why}."))


def lost(job: Job, item: Input | Missing) -> Answer:
    """The answer for an input whose process died."""
    told = "tiến trình đọc tệp bị dừng giữa chừng (hết bộ nhớ hoặc bị tắt); hãy đọc lại riêng tệp này"
    return refused(job, item.path, Problem("worker-died", f"{shown(item.path)}: {told}."))


def refused(job: Job, path: str, error: Problem) -> Answer:
    return Answer(job.render(Failure(Unread(shown(path)), error), job.view), error)


@functools.cache
def rules_of(folders: tuple[str, ...]) -> Rules:
    return Rules(*map(Path, folders))
