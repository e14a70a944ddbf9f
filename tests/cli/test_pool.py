"""Work spread over processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

from vbhc.cli import pool
from vbhc.cli.pool import AHEAD, Pool

LOST = -1


def work(context: int, task: int) -> int:
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if task % 7 == 0:
        time.sleep(0.02)  # the others overtake it
    return task * context


@pytest.mark.parametrize("size", [1, 2, 5])
def test_answers_come_in_order_and_a_killed_process_costs_one_task(size: int) -> None:
    answers = list(Pool(work, 10, size, lambda task: LOST).map(range(40)))
    assert answers == [LOST if n == 13 else 10 * n for n in range(40)]


def test_only_a_window_of_tasks_is_held() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n + 14

    pool = Pool(work, 1, 2, lambda task: LOST)
    for due, _ in enumerate(pool.map(tasks())):
        assert taken <= due + AHEAD * 2 + 1
        if due == 100:
            break
    assert pool.workers == []


def test_no_tasks() -> None:
    assert list(Pool(work, 1, 3, lambda task: LOST).map([])) == []


class NamedPipe:
    """The end of a pipe that is no Connection, as on Windows."""

    def __init__(self, end: Any) -> None:
        self.end = end

    def __getattr__(self, name: str) -> Any:
        return getattr(self.end, name)


def test_ends_of_pipes_of_another_class(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = pool.multiprocessing.Pipe

    def pipe() -> tuple[Any, Any]:
        mine, its = plain()
        return NamedPipe(mine), its

    monkeypatch.setattr(pool.multiprocessing, "Pipe", pipe)
    assert list(Pool(work, 10, 2, lambda task: LOST).map(range(12))) == [10 * n for n in range(12)]
