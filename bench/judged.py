"""What `vbhc check` found on the labelled papers, each error and warning with what a reader of the papers says of it.

    judged.py [--gold DIR]             prints the tables; exit 1 where an error or a warning was not read yet
    judged.py --write docs/accuracy.md also puts them between the marks of that page
    judged.py --ocr never              leaves out the scans, which take minutes
    judged.py --findings FILE          takes what `vbhc check --format ndjson` wrote instead of running it

judged.tsv holds a line for each error and warning: paper, rule, words, judgement (right, wrong or arguable), why.  The
papers are the sets `seeds` and `office`; what a reviewer missed or found in them is findings.jsonl, whose scorer comes
with it (eval/score_findings.py beside gold/).  Without this folder it says so and ends well.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path, PurePath
from typing import Any

from page import put

JUDGED = Path(__file__).with_name("judged.tsv")
SETS = ("seeds/docs", "office/docs")
START, END = "<!-- judged: made by `python bench/judged.py --write docs/accuracy.md` -->", "<!-- end of judged -->"
JUDGEMENTS = ("right", "wrong", "arguable")
Key = tuple[str, str, str]  # paper, rule, words


def check(folders: list[Path], ocr: str, out: Path) -> None:
    """Writes all findings to `out`, as the program prints them."""
    command = [sys.executable, "-m", "vbhc", "check", *map(str, folders), "--ocr", ocr, "--format", "ndjson"]
    done = subprocess.run([*command, "-o", str(out)], capture_output=True, text=True, encoding="utf-8", check=False)
    if not out.exists():
        sys.exit(f"judged: {' '.join(command)}: exit {done.returncode}\n{done.stderr}")


def scored(gold: Path, out: Path) -> list[str]:
    """What the reviewer's scorer says of the findings, as a block of the page; nothing where it is missing."""
    scorer, labels = gold.parent / "eval" / "score_findings.py", gold / "findings.jsonl"
    if not (scorer.is_file() and labels.is_file()):
        return []
    command = [sys.executable, str(scorer), str(labels), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return [
        "Against the defects that a reviewer found (`score_findings.py`):",
        "",
        "```text",
        *done.stdout.split("\n")[:-1],
        "```",
        "",
    ]


def key_of(finding: dict[str, Any]) -> Key:
    return PurePath(finding["path"]).stem.split("_")[0], finding["code"], " ".join(finding["text"].split())


def judgements() -> dict[Key, tuple[str, str]]:
    """(judgement, why) of each finding that was read."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    known = {}
    for number, (paper, code, words, judged, why) in enumerate(rows[1:], 2):
        if judged not in JUDGEMENTS:
            sys.exit(f"judged: {JUDGED.name}, line {number}: {judged} is none of {', '.join(JUDGEMENTS)}")
        known[paper, code, words] = judged, why
    return known


def share(count: Counter[str]) -> str:
    """Precision: what is right of all, and, in brackets, of all but the arguable."""
    every, sure = sum(count.values()), count["right"] + count["wrong"]
    if not every:
        return ""
    return f"{count['right'] / every:.3f}" + (f" ({count['right'] / sure:.3f})" if sure and sure != every else "")


def tables(findings: list[dict[str, Any]], known: dict[Key, tuple[str, str]]) -> list[str]:
    by_severity: dict[str, Counter[str]] = {"error": Counter(), "warning": Counter()}
    by_rule: dict[tuple[str, str], Counter[str]] = {}
    for finding in findings:
        judged = known.get(key_of(finding), ("not read", ""))[0]
        by_severity[finding["severity"]][judged] += 1
        by_rule.setdefault((finding["code"], finding["name"]), Counter())[judged] += 1
    lines = ["| severity | findings | right | arguable | wrong | precision |", "|---|---|---|---|---|---|"]
    lines += [f"| {name} | {line(count)} |" for name, count in by_severity.items()]
    lines += ["", "| rule | findings | right | arguable | wrong | precision |", "|---|---|---|---|---|---|"]
    lines += [f"| {code} {name} | {line(count)} |" for (code, name), count in sorted(by_rule.items())]
    doubtful = [(f, known[key_of(f)]) for f in findings if known.get(key_of(f), ("right",))[0] != "right"]
    lines += ["", "Judged wrong or arguable:" if doubtful else "None was judged wrong or arguable.", ""]
    if doubtful:
        lines += ["| paper | rule | words | judged | why |", "|---|---|---|---|---|"]
        lines += [
            f"| {key_of(f)[0]} | {f['code']} | `{key_of(f)[2]}` | {judged} | {why} |" for f, (judged, why) in doubtful
        ]
        lines.append("")
    lines += ["Every error and warning:", "", "| paper | rule | words | judged | why |", "|---|---|---|---|---|"]
    for paper, code, words in dict.fromkeys(map(key_of, findings)):
        judged, why = known.get((paper, code, words), ("not read", ""))
        lines.append(f"| {paper} | {code} | `{words}` | {judged} | {why} |")
    return lines


def line(count: Counter[str]) -> str:
    return f"{sum(count.values())} | {count['right']} | {count['arguable']} | {count['wrong']} | {share(count)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--ocr", choices=["auto", "never"], default="auto")
    parser.add_argument("--findings", type=Path, metavar="FILE")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    options = parser.parse_args()
    folders = [options.gold / name for name in SETS]
    if not all(folder.is_dir() for folder in folders):
        print(f"judged: {options.gold} has no {' and no '.join(SETS)}; nothing to judge")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "findings.ndjson"
        if options.findings:
            out.write_bytes(options.findings.read_bytes())
        else:
            check(folders, options.ocr, out)
        every = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        lines = scored(options.gold, out) if options.ocr == "auto" else []
    findings, known = [one for one in every if one["severity"] != "info"], judgements()
    lines += tables(findings, known)
    print("\n".join(lines))
    unread = {key for key in map(key_of, findings) if key not in known}
    gone = known.keys() - set(map(key_of, findings)) if options.ocr == "auto" else set()
    for told, keys in (("not read yet", unread), ("no longer found", gone)):
        for key in sorted(keys):
            print(f"judged: {told}: {' '.join(key)}", file=sys.stderr)
    if options.write and not unread:
        put(options.write, START, END, lines)
    return 1 if unread else 0


if __name__ == "__main__":
    sys.exit(main())
