"""Writes the tables of the documentation that are made from the sources: modules from their docstrings, files of rules/
from their first comment.

    python tools/tables.py            writes
    python tools/tables.py --check    says whether the pages are up to date (exit 1 if not)
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ["", "text", "intake", "parse", "cite", "library", "check", "export", "cli"]


def modules() -> list[str]:
    source = ROOT / "src" / "vbhc"
    found = []
    for path in source.rglob("*.py"):
        name = path.relative_to(source)
        room = name.parts[0] if len(name.parts) > 1 else ""
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        order = ROOMS.index(room) if room in ROOMS else len(ROOMS)
        found.append((order, name.name != "__init__.py", name.as_posix(), docstring.split("\n\n")[0]))
    return ["| module | what it does |", "|---|---|", *(row(name, first) for _, _, name, first in sorted(found))]


def rules() -> list[str]:
    lines = ["| file | what it holds |", "|---|---|"]
    for path in sorted((ROOT / "rules").iterdir()):
        comment = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                break
            comment.append(line.lstrip("# "))
        lines.append(row(path.name, first_sentence(" ".join(comment))))
    return lines


def first_sentence(text: str) -> str:
    found = re.match(r".+?\.(?=\s|$)", text)
    return (found[0] if found else text).rstrip(" .") + "." if text else ""


def row(name: str, told: str) -> str:
    return f"| `{name}` | {' '.join(told.split()).replace('|', chr(92) + '|')} |"


TABLES = {"modules": ("docs/architecture.md", modules), "rules": ("docs/rules.md", rules)}


def main() -> int:
    behind = 0
    for name, (page, make) in TABLES.items():
        path = ROOT / page
        start, end = f"<!-- {name}: made by `python tools/tables.py` -->", f"<!-- end of {name} -->"
        text = path.read_text(encoding="utf-8")
        head, _, rest = text.partition(start)
        _, _, tail = rest.partition(end)
        lines = make()
        bare = [line for line in lines if line.endswith("|  |")]
        new = f"{head}{start}\n\n" + "\n".join(lines) + f"\n\n{end}{tail}"
        if "--check" in sys.argv:
            if bare:
                print(f"{page}: nothing is said about:", *bare, sep="\n  ")
            if new != text:
                print(f"{page} is behind the sources: run python tools/tables.py")
            behind |= bool(bare) or new != text
        else:
            path.write_text(new, encoding="utf-8")
    return int(behind)


if __name__ == "__main__":
    sys.exit(main())
