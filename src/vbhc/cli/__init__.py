"""The command line: one module per command, each a thin layer over a public verb."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    from vbhc.export.json import dump
    from vbhc.pipeline import parse

    for top in map(Path, sys.argv[2:3]):
        for path in sorted(p for p in top.rglob("*") if p.is_file()) if top.is_dir() else [top]:
            sys.stdout.buffer.write(dump(parse(path)) + b"\n")
