"""Writes docs/rules/: a page for each rule of `vbhc check`, from its docstring, and their list.

python tools/build_rule_docs.py
"""

from __future__ import annotations

from pathlib import Path

from vbhc.check.run import every_rule
from vbhc.export.rule import SEVERITIES, page

FOLDER = Path(__file__).parents[1] / "docs" / "rules"


def pages() -> dict[str, str]:
    """File name → content."""
    rules = every_rule()
    rows = [f"| [{r.code}]({r.code}.md) | {r.name} | {SEVERITIES[r.severity]} | {r.summary()} |" for r in rules]
    index = ["# Quy tắc của `vbhc check`", "", "| mã | tên | mức | xét gì |", "|---|---|---|---|", *rows, ""]
    return {"README.md": "\n".join(index), **{f"{rule.code}.md": page(rule) for rule in rules}}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
