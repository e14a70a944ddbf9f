"""Work spread over processes, answers in the order of the tasks.

In: tasks and a function of a module's top level.  Out: one answer a task, in order.  A process that dies (killed,
out of memory) costs only the task that it held, which gets `lost(task)`; another process takes its place.  Only a
window of tasks is held at any time.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from vbhc.records import dataclass

Task = TypeVar("Task")
Answer = TypeVar("Answer")

AHEAD = 16  # tasks a process may be ahead of the one that is written next: a long file does not idle the others


@dataclass(slots=True)
class Worker:
    process: BaseProcess
    pipe: Connection
    holds: tuple[int, Any] | None = None


@dataclass(slots=True)
class Pool(Generic[Task, Answer]):
    """`work(context, task)` in `size` processes; `context` is sent to each of them once."""

    work: Callable[[Any, Task], Answer]
    context: Any
    size: int
    lost: Callable[[Task], Answer]
    workers: list[Worker] = field(default_factory=list)

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        numbered = enumerate(tasks)
        done: dict[int, Answer] = {}
        due = given = 0
        try:
            while True:
                given += self._hand_out(numbered, due + AHEAD * self.size - given)
                if given == due:
                    return
                for worker in self._ready():
                    number, answer = self._answer(worker)
                    done[number] = answer
                while due in done:
                    yield done.pop(due)
                    due += 1
        finally:
            self._stop()

    def _hand_out(self, numbered: Iterator[tuple[int, Task]], most: int) -> int:
        """Gives each idle process a task, `most` in all; how many were given."""
        idle = [worker for worker in self.workers if worker.holds is None]
        given = 0
        while given < most and (idle or len(self.workers) < self.size):
            task = next(numbered, None)
            if task is None:
                break
            worker = idle.pop() if idle else self._start()
            worker.holds = task
            given += 1
            with contextlib.suppress(OSError):  # it died while idle: its end is read as the answer to this task
                worker.pipe.send(task[1])
        return given

    def _start(self) -> Worker:
        mine, its = multiprocessing.Pipe()
        process = multiprocessing.Process(target=serve, args=(its, self.work, self.context), daemon=True)
        process.start()
        its.close()  # or the end of the process could not be seen
        worker = Worker(process, mine)
        self.workers.append(worker)
        return worker

    def _ready(self) -> list[Worker]:
        busy = [worker for worker in self.workers if worker.holds]
        ready = wait([worker.pipe for worker in busy])
        return [worker for worker in busy if worker.pipe in ready]

    def _answer(self, worker: Worker) -> tuple[int, Answer]:
        assert worker.holds is not None
        number, task = worker.holds
        worker.holds = None
        try:
            return number, worker.pipe.recv()
        except (EOFError, OSError):
            self.workers.remove(worker)
            worker.pipe.close()
            worker.process.join()
            return number, self.lost(task)

    def _stop(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()
        self.workers.clear()


def serve(pipe: Connection, work: Callable[[Any, Any], Any], context: Any) -> None:
    """The life of a process: answers tasks until its parent closes the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    parent = multiprocessing.parent_process()
    watched: list[Any] = [pipe] if parent is None else [pipe, parent.sentinel]
    answered = 0
    while pipe in wait(watched):
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if answered == 1:
            settle()
        pipe.send(work(context, task))
        answered += 1


def settle() -> None:
    """Called after the first task: the garbage collector need not look again at what is loaded for good.

    Rules and patterns are most of the objects there are; looking through them took a fifth of the time of a parse.
    """
    gc.collect()
    gc.freeze()
