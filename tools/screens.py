"""Puts what the program prints into the pages that show it.

    python tools/screens.py            writes
    python tools/screens.py --check    says whether the pages show what the program prints (exit 1 if not)

A page marks the place with `<!-- screen: COMMAND -->` … `<!-- end of screen -->`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", "README.vi.md"]
SCREEN = re.compile(r"(<!-- screen: (vbhc .+?) -->\n).*?(<!-- end of screen -->)", re.DOTALL)


def printed(command: str) -> str:
    arguments = [sys.executable, "-m", *command.split()]
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(arguments, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def filled(text: str) -> str:
    """A page with every screen as the program prints it now."""

    def screen(found: re.Match[str]) -> str:
        return f"{found[1]}\n```text\n$ {found[2]}\n{printed(found[2])}```\n\n{found[3]}"

    return SCREEN.sub(screen, text)


def main() -> int:
    behind = 0
    for name in PAGES:
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        new = filled(text)
        if "--check" in sys.argv:
            if new != text:
                print(f"{name} does not show what the program prints: run python tools/screens.py")
                behind = 1
        else:
            page.write_text(new, encoding="utf-8")
    return behind


if __name__ == "__main__":
    sys.exit(main())
