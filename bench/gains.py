"""Gains and losses, citation by citation, between two versions of the program or of its rules.

    gains.py OLD NEW GOLD

OLD and NEW are each the ndjson that `vbhc parse` printed, or a folder of rules (given to --rules), or a git revision of
this checkout; for the last two the documents beside GOLD are parsed.  GOLD is a folder of a labelled set, or its
gold.jsonl.  Prints each citation, relation and header field that only NEW has right (+) or only OLD (-), then the
counts; exit 1 where anything was lost.

    gains.py HEAD~1 HEAD ../shared/gold/hard
"""

from __future__ import annotations

import argparse
import collections
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def predictions(version: str, docs: Path, folder: Path) -> Path:
    """The ndjson of a version, made where it is not given."""
    given = Path(version)
    if given.is_file():
        return given
    source, rules = ROOT / "src", []
    if given.is_dir():
        rules = ["--rules", version]
    else:
        tree = Path(tempfile.mkdtemp(dir=folder))
        archive = subprocess.run(["git", "archive", version], cwd=ROOT, capture_output=True, check=False)
        if archive.returncode:
            sys.exit(f"gains: {version} is no file, no folder and no revision: {archive.stderr.decode().strip()}")
        subprocess.run(["tar", "-x", "-C", str(tree)], input=archive.stdout, check=True)
        source = tree / "src"
    output = Path(tempfile.mkstemp(suffix=".ndjson", dir=folder)[1])
    command = [sys.executable, "-m", "vbhc", "parse", str(docs), "--format", "ndjson", *rules]
    with output.open("wb") as written:
        environment = os.environ | {"PYTHONPATH": str(source)}
        done = subprocess.run(command, env=environment, stdout=written, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"gains: {version}: {done.stderr.decode().strip()}")
    return output


def errors(gold: Path, ndjson: Path) -> collections.Counter[str]:
    """Every difference from the labels, as the scorer prints it, with how often."""
    scorer = gold.parents[2] / "eval" / "score.py"
    command = [sys.executable, str(scorer), str(gold), str(ndjson), "--errors"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == 2 or not done.stdout:
        sys.exit(f"gains: {done.stdout}{done.stderr}")
    # What was found in place of the right value may differ without anything being gained or lost.
    return collections.Counter(line.split("\tgot=")[0] for line in done.stdout.splitlines() if "\t" in line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    gold = options.gold.resolve()
    gold = gold / "gold.jsonl" if gold.is_dir() else gold
    with tempfile.TemporaryDirectory() as folder:
        old, new = (
            errors(gold, predictions(v, gold.parent / "docs", Path(folder))) for v in (options.old, options.new)
        )
    lost, gained = new - old, old - new
    for sign, found in (("+", gained), ("-", lost)):
        for line, times in sorted(found.items()):
            print(*[f"{sign} {line}"] * times, sep="\n")
    print(f"{gained.total()} differences from the labels are gone (+), {lost.total()} are new (-)")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
