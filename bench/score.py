"""Scores `vbhc parse` on the labelled sets of ../shared/gold, against the goals and floors of floors.toml.

    score.py [--gold DIR] [SET …]      prints the table; exit 1 where a floor is missed
    score.py --write docs/accuracy.md  also puts the tables between the marks of that page
    score.py --raise                   also lifts each floor to what is reached
    score.py --errors SET              also prints every difference

The figures are those of the scorer that comes with the labels (eval/score.py beside gold/); this script runs the
program as a user does, prints what the scorer says, and compares.  Without the folder of labels it says so and ends
well: the labels are not part of the project.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from page import put

FLOORS = Path(__file__).with_name("floors.toml")
ROW = re.compile(
    r"(\S+)\s+(?:accuracy|F1) ([\d.]+)\s+"
    r"(?:(\d+)/(\d+)|precision ([\d.]+) recall ([\d.]+)\s+tp (\d+) fp (\d+) fn (\d+))"
)
START, END = "<!-- figures: made by `make accuracy` -->", "<!-- end of figures -->"


@dataclass(slots=True)
class Figure:
    """One row of the scorer: a share of right answers, or F1 with precision and recall."""

    value: float
    right: int
    of: int
    precision: float | None = None
    recall: float | None = None
    wrong: int = 0  # found where the labels have nothing


def predict(docs: Path, output: Path) -> None:
    command = [sys.executable, "-m", "vbhc", "parse", str(docs), "--format", "ndjson", "-o", str(output), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"score: {' '.join(command)}: exit {done.returncode}\n{done.stderr}")


def score(scorer: Path, gold: Path, predictions: Path, errors: bool = False) -> tuple[dict[str, Figure], str]:
    """The scorer's figures, and all it printed."""
    command = [sys.executable, str(scorer), str(gold), str(predictions), *(["--errors"] if errors else [])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode == 2:
        sys.exit(f"score: {done.stdout}{done.stderr}")
    figures: dict[str, Figure] = {}
    for line in done.stdout.splitlines():
        if found := ROW.fullmatch(line):
            name, value, right, of, precision, recall, tp, fp, fn = found.groups()
            if right is not None:
                figures[name] = Figure(float(value), int(right), int(of))
            else:
                share = float(precision), float(recall)
                figures[name] = Figure(float(value), int(tp), int(tp) + int(fn), *share, int(fp))
    return figures, done.stdout


FOUND = re.compile(r"(VB\d)  recall (\d+)/(\d+)  right form given (\d+)/(\d+)")
JUDGED = re.compile(r"judged right (\d+)/(\d+)")


def score_findings(gold: Path, folder: Path, errors: bool = False) -> tuple[dict[str, Figure], str]:
    """What `vbhc check` finds of the defects that a reviewer found in the seeds and the office papers, and the scorer's
    print: recall by family and of VB1 to VB6 together, and how often the right form was given where one is known.
    """
    output = folder / "findings.ndjson"
    papers = [str(gold / name / "docs") for name in ("seeds", "office")]
    command = [sys.executable, "-m", "vbhc", "check", *papers, "--format", "ndjson", "--exit-zero", "-o", str(output)]
    done = subprocess.run([*command, "--quiet"], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1) or not output.is_file():
        sys.exit(f"score: {' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    command = [sys.executable, str(gold.parent / "eval" / "score_findings.py"), str(gold / "findings.jsonl")]
    command += [str(output), *(["--errors"] if errors else [])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    rows = {name: tuple(map(int, counts)) for name, *counts in FOUND.findall(done.stdout)}
    figures = {f"recall.{name}": share(hit, of) for name, (hit, of, _, _) in rows.items()}
    rules = [row for name, row in rows.items() if name != "VB7"]
    figures["recall.rules"] = share(sum(row[0] for row in rules), sum(row[1] for row in rules))
    figures["right form given"] = share(sum(row[2] for row in rows.values()), sum(row[3] for row in rows.values()))
    judged = JUDGED.search(done.stdout)
    if judged:
        figures["errors and warnings that the reviewer has too"] = share(int(judged[1]), int(judged[2]))
    return figures, done.stdout


def share(right: int, of: int) -> Figure:
    return Figure(right / of if of else 0.0, right, of)


def flat(figures: dict[str, Figure]) -> dict[str, float]:
    """Every figure by the name that a floor may have."""
    values = {name: figure.value for name, figure in figures.items()}
    for name, figure in figures.items():
        if figure.precision is not None and figure.recall is not None:
            values |= {f"{name}.precision": figure.precision, f"{name}.recall": figure.recall}
    return values


def records(path: Path, chosen: dict[str, Any], folder: Path) -> Path:
    """The gold file, or a copy that holds only the records that a table of floors.toml is about."""
    files, negatives = chosen.get("files"), chosen.get("without_mentions")
    if not files and not negatives:
        return path
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = [
        line
        for line in lines
        for record in [json.loads(line)]
        if (not files or Path(record["file"]).name in files) and (not negatives or record.get("mentions") == [])
    ]
    copy = folder / "gold.jsonl"
    copy.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return copy


def table(name: str, figures: dict[str, Figure], wanted: dict[str, dict[str, float]]) -> list[str]:
    """The Markdown table of one set."""
    lines = [f"### {name}", "", "| figure | reached | right | precision | recall | goal |", "|---|---|---|---|---|---|"]
    for figure in sorted(set(figures) | {w.removesuffix(".recall").removesuffix(".precision") for w in wanted}):
        got = figures.get(figure)
        if got is None:
            lines.append(f"| {figure} | not found | | | | {goal_of(figure, wanted)} |")
            continue
        share = "" if got.precision is None else f"{got.precision:.4f}"
        recall = "" if got.recall is None else f"{got.recall:.4f}"
        of = f"{got.right}/{got.of}" + (f", {got.wrong} wrong" if got.precision is not None else "")
        lines.append(f"| {figure} | {got.value:.4f} | {of} | {share} | {recall} | {goal_of(figure, wanted)} |")
    return [*lines, ""]


def goal_of(figure: str, wanted: dict[str, dict[str, float]]) -> str:
    goals = [f"{wanted[figure]['goal']:.2f}"] if figure in wanted else []
    for part in ("precision", "recall"):
        if f"{figure}.{part}" in wanted:
            goals.append(f"{part} {wanted[f'{figure}.{part}']['goal']:.2f}")
    return ", ".join(goals)


def compare(
    name: str, got: dict[str, float], wanted: dict[str, dict[str, float]], below: list[str], short: list[str]
) -> None:
    """Notes which figures are below their floors, and which are short of their goals."""
    for figure, value in wanted.items():
        reached = got.get(figure, 0.0)
        if reached < value["floor"]:
            below.append(f"{name}: {figure} {reached:.4f} is below its floor {value['floor']}")
        if reached < value["goal"]:
            short.append(f"{name}: {figure} {reached:.4f}, goal {value['goal']}")


def raise_floors(reached: dict[str, dict[str, float]]) -> None:
    """Lifts the floors in floors.toml to what is reached; a floor never falls."""
    lines, name = [], ""
    for line in FLOORS.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"\[(.+)\]$", line):
            name = found[1]
        elif (found := re.match(r'"(.+)" = \{ goal = (\S+), floor = (\S+) \}$', line)) and name in reached:
            value = math.floor(reached[name].get(found[1], 0.0) * 1000 + 1e-9) / 1000
            line = f'"{found[1]}" = {{ goal = {found[2]}, floor = {max(value, float(found[3]))} }}'
        lines.append(line)
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="tables of floors.toml (default: all)")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--write", type=Path, metavar="PAGE")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    scorer = options.gold.parent / "eval" / "score.py"
    if not options.gold.is_dir() or not scorer.is_file():
        print(f"score: SKIPPED, nothing was measured: there is no folder of labelled sets at {options.gold}")
        return 0
    tables: dict[str, dict[str, Any]] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    unknown = set(options.sets) - set(tables)
    if unknown:
        sys.exit(f"score: no table {', '.join(sorted(unknown))} in {FLOORS.name}; there are {', '.join(tables)}")
    page: list[str] = []
    reached: dict[str, dict[str, float]] = {}
    below: list[str] = []
    short: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets or tables:
            chosen = tables[name]
            wanted = {figure: value for figure, value in chosen.items() if isinstance(value, dict)}
            if chosen.get("check"):
                figures, printed = score_findings(options.gold, Path(folder), options.errors)
                reached[name] = flat(figures)
                print(f"== {name}\n{printed}")
                page += table(name, figures, wanted)
                compare(name, reached[name], wanted, below, short)
                continue
            source = options.gold / chosen.get("set", name)
            if not source.is_dir():
                below.append(f"{name}: no folder {source}")
                continue
            output = Path(folder) / f"{source.name}.ndjson"
            if not output.exists():
                predict(source / "docs", output)
            gold = records(source / "gold.jsonl", chosen, Path(folder))
            figures, printed = score(scorer, gold, output, options.errors)
            reached[name] = flat(figures)
            print(f"== {name}\n{printed}")
            page += table(name, figures, wanted)
            compare(name, reached[name], wanted, below, short)
    if short:
        print("short of the goal:", *short, sep="\n  ")
    if options.lift:
        raise_floors(reached)
    if options.write:
        put(options.write, START, END, page)
    if below:
        print("BELOW THE FLOOR:", *below, sep="\n  ")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
