"""Results that cost much to make again, kept by the sha256 of what they were made from, in the user's cache folder.

In: a key and bytes.  Out: the bytes again, or None.  The folder is the user's own (mode 700), VBHC_CACHE names another.
It never holds more than MAX_SIZE: what was used longest ago goes first.  Where it cannot be written nothing is kept.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

MAX_SIZE = 500_000_000  # bytes of the entries of one kind
_KEPT = 0.8  # of MAX_SIZE, once it is passed: so that not every new entry has to make room


class Cache:
    """The entries of one kind: `kind` names the maker and its version."""

    def __init__(self, kind: str) -> None:
        self.folder = cache_folder() / kind

    def get(self, key: str) -> bytes | None:
        """What was put under this key; None where there is nothing."""
        path = self.folder / key
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # used now
        return data

    def has(self, key: str) -> bool:
        return (self.folder / key).is_file()

    def put(self, key: str, data: bytes) -> bool:
        """Keeps `data`; False where the folder cannot be written."""
        temporary = self.folder / f".{key}.{os.getpid()}.tmp"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_bytes(data)
            temporary.replace(self.folder / key)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            return False
        return True

    def prune(self) -> None:
        """Makes room: the entries used longest ago are removed, and what a killed process left half-written."""
        entries = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                with contextlib.suppress(OSError):
                    status = entry.stat()
                    entries.append((status.st_mtime, status.st_size, entry.path))
        size = sum(entry[1] for entry in entries)
        if size <= MAX_SIZE:
            return
        for _, its_size, path in sorted(entries):
            with contextlib.suppress(OSError):
                Path(path).unlink()
                size -= its_size
            if size <= MAX_SIZE * _KEPT:
                return


def cache_folder() -> Path:
    """The folder of all that is kept: VBHC_CACHE, or the system's place for caches of the user."""
    chosen = os.environ.get("VBHC_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "linux":  # as platformdirs has it, whose import takes longer than reading what is kept
        return xdg_cache() / "vbhc"
    import platformdirs

    return Path(platformdirs.user_cache_dir("vbhc", appauthor=False))


def xdg_cache() -> Path:
    """XDG_CACHE_HOME, or .cache in the user's home; a place where nothing can be kept for a user without a home."""
    chosen = os.environ.get("XDG_CACHE_HOME", "").strip()
    try:
        return Path(chosen) if chosen else Path.home() / ".cache"
    except RuntimeError:
        return Path(os.devnull)
