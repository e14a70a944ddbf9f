"""Speed and memory of vbhc, against what the project has promised.

    python bench/speed.py [--gold DIR] [--quick] [--write docs/speed.md] [--only WORD]

Method.  CPU time of this one process (user + system, time.process_time), not the clock on the wall; one core, no
threads; the median of RUNS runs after one that is not counted, so rules are loaded and patterns compiled.  The garbage
collector runs as it does in a command with several files (`vbhc.cli.pool.settle` after the first).  Throughput is in
MB/s, MB = 10^6 bytes of UTF-8 of the text.  Start-up times are CPU times of whole processes, measured with os.wait4, as
a multiple of `python -c "import typer"` measured between them; the first turn, which compiles modules and fills the
cache of the rules, is not counted.  Memory is the resident size of one process that parses a small file N times over N
different paths.

Texts: those of GOLD/vbpl_header where they are there (118 texts, 2.9 MB), else the .txt samples repeated.  What is
measured is text in memory → JSON: intake.read_bytes of UTF-8, the whole pipeline, and the JSON bytes.  For docx and pdf
the files are the sample of their format nearest to 5 pages, and all of them; the time is that of bytes in memory →
JSON, scaled to 5 pages, with no page and no stamp recognised from a picture (`--ocr never`).
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import itertools
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from page import put
from vbhc import intake
from vbhc.cite import Cited, cite
from vbhc.cli.pool import settle
from vbhc.codec import encoded
from vbhc.errors import VbhcError
from vbhc.export.json import dump
from vbhc.intake.reading import Reading
from vbhc.parse import parse_structure
from vbhc.pipeline import describe
from vbhc.rules import default_rules

ROOT = Path(__file__).parents[1]
RUNS = 5
TEXT_LAYER = Reading("never")  # a stamp laid over a page as a picture is not recognised: that is tesseract's time
START, END = "<!-- table: made by `make bench` -->", "<!-- end of table -->"


@dataclass(slots=True)
class Row:
    """One measurement; `good` is None where nothing was promised or nothing could be measured."""

    what: str
    got: str
    target: str
    good: bool | None


def cpu(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU seconds of `work`, after one run that is not counted."""
    work()
    settle()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def whole(data: bytes, name: str = "text.txt") -> bytes:
    return dump(describe(intake.read_bytes(data, name, TEXT_LAYER), default_rules()))


def texts(gold: Path) -> tuple[str, list[bytes]]:
    folder = gold / "vbpl_header" / "docs"
    if folder.is_dir():
        return "vbpl_header", [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    samples = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.txt"))]
    return "samples", samples * max(1, 2_000_000 // max(1, sum(map(len, samples))))


# ── what is measured ──────────────────────────────────────────────────────────────────────────────


def interpreter() -> Iterator[Row]:
    """A yardstick: what the machine does at the time, to compare the other rows of two tables by."""

    def loop() -> None:
        total = 0
        for number in range(5_000_000):
            total += number & 3

    build = f"Python {platform.python_version()}, {platform.python_compiler()}"
    yield Row(f"this machine: a loop of 5 million additions ({build})", f"{1000 * cpu(loop):.0f} ms", "–", None)


def throughput(gold: Path, quick: bool) -> Iterator[Row]:
    name, papers = texts(gold)
    size = sum(map(len, papers)) / 1e6
    runs = 3 if quick else RUNS
    rate = size / cpu(lambda: [whole(paper) for paper in papers], runs)
    yield Row(
        f"text in memory → JSON, whole parse ({name}, {size:.1f} MB)",
        f"{rate:.1f} MB/s",
        "≥ 5 MB/s (goal 10)",
        rate >= 5,
    )

    rules = default_rules()
    read = [intake.read_bytes(paper, "text.txt") for paper in papers]
    parsed = [parse_structure(manuscript, rules) for manuscript in read]

    def citations() -> None:
        for manuscript, structure in zip(read, parsed, strict=True):
            cited_json(cite(manuscript.text, structure, rules))

    rate_cite = size / cpu(citations, runs)
    yield Row(
        "citations, references, relations → JSON", f"{rate_cite:.1f} MB/s", "≥ 25 MB/s (goal 60)", rate_cite >= 25
    )

    one = b"\n".join(papers)
    one = one * max(1, round((4e6 if quick else 20e6) / len(one)))
    rate_one = len(one) / 1e6 / cpu(lambda: whole(one), 1)
    slower = f"{rate_one:.1f} MB/s ({100 * (1 - rate_one / rate):.0f} % slower)"
    yield Row(f"one document of {len(one) / 1e6:.0f} MB", slower, "≤ 20 % slower", rate_one >= 0.8 * rate)


def checking(gold: Path, quick: bool) -> Iterator[Row]:
    """What `check` adds to a parse of the same texts, and to one of office papers; without a library."""
    from vbhc.check import check

    name, papers = texts(gold)
    office = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.txt"))]
    kinds = {name: [("text.txt", paper) for paper in papers]}
    kinds["samples of office papers"] = [("text.txt", paper) for paper in office * 5]
    for ending in (".docx", ".pdf"):
        kinds[f"{ending[1:]} files"] = [(path.name, data) for path, data, _ in files_with_text(ending, gold)]
    for what, some in kinds.items():
        parsed = [describe(intake.read_bytes(data, name, TEXT_LAYER), default_rules()) for name, data in some]
        size = sum(len(document.text.encode()) for document in parsed) / 1e6
        gc.collect()
        gc.freeze()  # else the collector walks the parsed documents, which a user's run does not hold
        parse = cpu(lambda some=some: [whole(data, name) for name, data in some], 3 if quick else RUNS)
        spent = cpu(lambda parsed=parsed: [check(document) for document in parsed], 3 if quick else RUNS)
        gc.unfreeze()
        told = f"{1000 * spent / size:.0f} ms/MB, {100 * spent / parse:.0f} % of the parse"
        yield Row(f"checking ({what}, {size:.2g} MB of text)", told, "≤ 30 %", spent <= 0.3 * parse)


def cited_json(cited: Cited) -> bytes:
    """The JSON of what cite() gives, and of nothing else: no text, no outline, no header."""
    return encoded(cited)


LINES = {
    "running text": "Ủy ban nhân dân xã theo dõi, đôn đốc việc thực hiện các nhiệm vụ được giao. ",
    "codes": "số 184-KH/HU, số 30/2020/NĐ-CP, ",
    "“Luật ”": "Luật ",
    "“Căn cứ Nghị định …”": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ ",
    "“điểm a khoản 2 Điều 5 ”": "điểm a khoản 2 Điều 5 ",
    "slashes and dashes": "/-/ - ",
    "brackets and quotes": "“(sau đây gọi là ",
}


def long_lines(quick: bool) -> Iterator[Row]:
    """Twice the length must cost about twice the time."""
    size = 100_000 if quick else 500_000
    for what, piece in LINES.items():
        short = (piece * (size // len(piece) + 1))[:size].encode()
        long = short * 2
        once, twice = cpu(lambda data=short: whole(data), 3), cpu(lambda data=long: whole(data), 3)
        told = f"{len(long) / 1e6 / twice:.1f} MB/s; doubled: × {twice / once:.1f}"
        yield Row(f"one line of {2 * size // 1000} k letters: {what}", told, "doubled ≤ × 2.6", twice / once <= 2.6)


def made_docx() -> Iterator[Row]:
    """A paper of 5 pages written by python-docx: the paragraphs of a sample, repeated, with a table of 10 rows."""
    import docx

    lines = [line for line in (ROOT / "samples" / "ke-hoach-xa.txt").read_text(encoding="utf-8").split("\n") if line]
    paper, letters = docx.Document(), 0
    while letters < 5 * 2500:
        for line in lines:
            paper.add_paragraph(line)
            letters += len(line)
    table = paper.add_table(rows=10, cols=3)
    for number, row in enumerate(table.rows, 1):
        for cell, value in zip(row.cells, (str(number), "Đơn vị chủ trì", "Quý IV"), strict=True):
            cell.text = value
    data = io.BytesIO()
    paper.save(data)
    spent = 1000 * cpu(lambda: whole(data.getvalue(), "made.docx"))
    yield Row(f"docx of 5 pages (made, {letters} letters, a table)", f"{spent:.0f} ms", "≤ 25 ms", spent <= 25)


def made_pdf() -> Iterator[Row]:
    """A paper of 5 pages: the page of a sample that LibreOffice wrote, five times in one file."""
    import pypdfium2

    name, data = "nghi-quyet-hdnd.pdf", io.BytesIO()
    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(ROOT / "samples" / name), [0] * 5)
    made.save(data)
    letters = len(intake.read_bytes(data.getvalue(), "made.pdf", TEXT_LAYER).text)
    spent = 1000 * cpu(lambda: whole(data.getvalue(), "made.pdf"))
    yield Row(f"pdf of 5 pages (made of {name}, {letters} letters)", f"{spent:.0f} ms", "≤ 60 ms", spent <= 60)


def files_with_text(ending: str, gold: Path) -> Iterator[tuple[Path, bytes, float]]:
    """The files of a format in samples/ and among the office papers that need no recognition: their bytes and pages."""
    folders = [ROOT / "samples", gold / "office" / "docs"]
    for path in [path for folder in folders if folder.is_dir() for path in sorted(folder.glob(f"*{ending}"))]:
        data = path.read_bytes()
        with contextlib.suppress(VbhcError):  # a scan
            document = describe(intake.read_bytes(data, path.name, TEXT_LAYER), default_rules())
            count = document.source.pages or len(document.text) / 2500  # letters on a page of such a paper
            if document.source.text_origin == "text" and len(document.text) > 500:
                yield path, data, count


def pages(ending: str, target: float, gold: Path) -> Iterator[Row]:
    measured = [(abs(count - 5), path, count, data) for path, data, count in files_with_text(ending, gold)]
    if not measured:
        yield Row(f"{ending[1:]} of 5 pages", "no such file here", f"≤ {target:.0f} ms", None)
        return
    _, path, count, data = min(measured)
    spent = 1000 * cpu(lambda: whole(data, path.name))
    if count < 2:  # what a file costs at all is not to be multiplied
        yield Row(f"{ending[1:]} ({path.name})", f"{spent:.0f} ms for {count:.1f} pages", "–", None)
        return
    each = 5 * spent / count
    told = f"{spent:.0f} ms for {count:.1f} pages, {each:.0f} ms for 5"
    yield Row(f"{ending[1:]} of 5 pages ({path.name})", told, f"≤ {target:.0f} ms", each <= target)
    total = 1000 * cpu(lambda: [whole(data, path.name) for _, path, _, data in measured])
    every = sum(count for _, _, count, _ in measured)
    each = 5 * total / every
    told = f"{total:.0f} ms for {every:.1f} pages, {each:.0f} ms for 5"
    yield Row(f"{ending[1:]}: all {len(measured)} with text", told, f"≤ {target:.0f} ms", each <= target)


def process_cpu(*arguments: str) -> float:
    # As an installed program: its modules are compiled once, whatever the environment of this measurement says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def start_up() -> Iterator[Row]:
    commands = {
        "vbhc --help": (["-m", "vbhc", "--help"], 2.5),
        "vbhc parse one.txt": (["-m", "vbhc", "parse", str(ROOT / "samples" / "ke-hoach-xa.txt")], 4.0),
        "vbhc parse one.txt --format json": (
            ["-m", "vbhc", "parse", str(ROOT / "samples" / "ke-hoach-xa.txt"), "--format", "json"],
            4.0,
        ),
    }
    base: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(8):
        spent = process_cpu("-c", "import typer")
        if turn:
            base.append(spent)
        for name, (arguments, _) in commands.items():
            spent = process_cpu(*arguments)
            if turn:  # the first turn fills the disk cache
                times[name].append(spent)
    typer = statistics.median(base)
    for name, (_, most) in commands.items():
        ratio = statistics.median(times[name]) / typer
        told = f"{1000 * ratio * typer:.0f} ms, × {ratio:.1f} of `import typer` ({1000 * typer:.0f} ms)"
        yield Row(f"start: `{name}`", told, f"≤ × {most}", ratio <= most)


def resident(*arguments: str) -> float:
    """Greatest resident size of a process of Python, in MB.

    Started by a small process between: Linux counts for a process what its parent held when it was started, and this
    one holds all the texts.
    """
    between = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", between, *arguments], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1000


def memory(quick: bool) -> Iterator[Row]:
    """Resident size after a tenth of the files and after all of them, in one process of the command line."""
    count = 1000 if quick else 10_000
    paper = (ROOT / "samples" / "ke-hoach-xa.txt").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            (Path(folder) / f"{number:05}.txt").write_bytes(paper)
        sizes = []
        for glob in ("0*0.txt" if quick else "00*.txt", "*.txt"):
            sizes.append(resident("-m", "vbhc", "parse", folder, "--glob", glob, "--format", "ndjson"))
    grown = sizes[1] - sizes[0]
    told = f"{sizes[1]:.0f} MB, {grown:+.1f} MB against a tenth of them"
    yield Row(f"memory over {count} files", told, "does not grow", grown < 4)


# ── the table ─────────────────────────────────────────────────────────────────────────────────────


def rows(gold: Path, quick: bool) -> dict[str, Callable[[], Iterator[Row]]]:
    return {
        "interpreter": interpreter,
        "throughput": lambda: throughput(gold, quick),
        "check": lambda: checking(gold, quick),
        "lines": lambda: long_lines(quick),
        "docx": lambda: itertools.chain(made_docx(), pages(".docx", 25, gold)),
        "pdf": lambda: itertools.chain(made_pdf(), pages(".pdf", 60, gold)),
        "start": start_up,
        "memory": lambda: memory(quick),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--quick", action="store_true", help="fewer runs, smaller texts")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    parser.add_argument(
        "--only", metavar="WORD", help="interpreter, throughput, check, lines, docx, pdf, start or memory"
    )
    options = parser.parse_args()
    lines = ["| what | measured | target | |", "|---|---|---|---|"]
    print(*lines, sep="\n")
    for name, measure in rows(options.gold, options.quick).items():
        if options.only in (None, name):
            for row in measure():
                mark = "" if row.good is None else "met" if row.good else "**missed**"
                lines.append(f"| {row.what} | {row.got} | {row.target} | {mark} |")
                print(lines[-1], flush=True)
    if options.write:
        put(options.write, START, END, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
