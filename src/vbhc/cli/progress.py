"""A bar on stderr for work that takes more than a second, on a terminal; nothing otherwise."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable

FIRST, EVERY = 1.0, 0.1  # seconds
WIDTH = 30


class Progress:
    """`count` gives the number of tasks; it is called only if a bar is drawn."""

    def __init__(self, count: Callable[[], int], quiet: bool) -> None:
        self.wanted = not quiet and sys.stderr.isatty()
        self.count = count
        self.total = 0
        self.done = 0
        self.drawn = False
        self.next = time.monotonic() + FIRST

    def step(self) -> None:
        """One more task is done."""
        self.done += 1
        if self.wanted and time.monotonic() >= self.next:
            self.total = self.total or max(self.count(), self.done)
            filled = WIDTH * self.done // self.total
            bar = "█" * filled + "░" * (WIDTH - filled)
            self.draw(f"{bar} {self.done}/{self.total} văn bản")
            self.next = time.monotonic() + EVERY

    def page(self, done: int, of: int) -> None:
        """A page of a scan is recognised."""
        if self.wanted and of > 1 and time.monotonic() >= self.next:
            self.draw(f"đang nhận dạng chữ: trang {done}/{of}")
            self.next = time.monotonic() + EVERY

    def clear(self) -> None:
        """Takes the bar away, so that other lines can be written."""
        if self.drawn:
            self.draw("")
            sys.stderr.write("\r")
            sys.stderr.flush()
            self.drawn = False

    def draw(self, text: str) -> None:
        """Writes over the line of the bar; never wider than the terminal, where it would begin another line."""
        room = shutil.get_terminal_size((80, 24)).columns - 1
        sys.stderr.write("\r" + text[:room].ljust(room))
        sys.stderr.flush()
        self.drawn = True
