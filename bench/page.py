"""Tables of measurements in a page of documentation, between two marks."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path


def put(page: Path, start: str, end: str, lines: Iterable[str]) -> None:
    """Puts `lines` between the marks `start` and `end` of `page`; ends the program where the page lacks them."""
    text = page.read_text(encoding="utf-8")
    head, found, rest = text.partition(start)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        sys.exit(f"{page} has no marks {start} … {end}")
    body = "\n".join(lines).strip("\n")
    page.write_text(f"{head}{start}\n\n{body}\n\n{end}{tail}", encoding="utf-8")
