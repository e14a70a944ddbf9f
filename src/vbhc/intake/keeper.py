"""Runs a program that must not outlive its caller; a script of its own, of the standard library only.

    python keeper.py FOLDER OUT SECONDS PROGRAM ARGUMENT…

In: a work folder, the folder in it where the program leaves its results, and the seconds that may pass without a new
result.  Its standard input is a pipe that the caller holds open: when the caller ends, however it ends, the pipe
closes; then the program is ended with all its children, and the work folder is removed.  Out: the program's exit code,
or one of the codes below.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

TIMED_OUT, NOT_STARTED = 124, 127  # as timeout(1) and a shell say it
_TICK = 0.05  # seconds between two looks


def main(arguments: list[str]) -> int:
    folder, out, patience = Path(arguments[0]), Path(arguments[1]), float(arguments[2])
    gone = threading.Event()
    threading.Thread(target=wait_for_end, args=(gone,), daemon=True).start()
    try:
        program = start(arguments[3:])
    except OSError:
        return NOT_STARTED
    try:
        return watch(program, out, patience, gone)
    finally:
        end(program)
        if gone.is_set():
            shutil.rmtree(folder, ignore_errors=True)


def wait_for_end(gone: threading.Event) -> None:
    """Reads the pipe from the caller until it closes."""
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    gone.set()


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """The program in a process group of its own, without input, its words unheard."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name == "posix")


def watch(program: subprocess.Popen[bytes], out: Path, patience: float, gone: threading.Event) -> int:
    """Waits until the program ends, its caller is gone, or no result has come for `patience` seconds."""
    seen, last = -1, time.monotonic()
    while not gone.wait(_TICK):
        code = program.poll()
        if code is not None:
            return code if code >= 0 else 128 - code
        count = sum(1 for _ in out.iterdir())
        if count != seen:
            seen, last = count, time.monotonic()
        elif time.monotonic() - last > patience:
            return TIMED_OUT
    return TIMED_OUT


def end(program: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it started."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            os.killpg(program.pid, signal.SIGKILL)
    elif program.poll() is None:
        quiet = subprocess.DEVNULL
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(program.pid)], stdout=quiet, stderr=quiet, check=False)
    program.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
