"""What `vbhc watch` has done, kept in SQLite: at any moment it can be killed and begin again where it was.

In: a file's path, size and mtime.  Out: whether it is done.  A line is written when a file begins and again when
all its results are in place, so a file that was at work when the program died is done again: its results have the same
names, so none is there twice.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from vbhc.errors import VbhcError
from vbhc.records import dataclass

# Failures of the machine, not of the file: tried again when the program starts anew.
AGAIN = ("tool-missing", "tool-failed", "not-readable", "worker-died")
_TABLE = """
CREATE TABLE IF NOT EXISTS file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('begun', 'done', 'failed')), target TEXT, error TEXT
)
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was looked at."""

    size: int
    mtime: int  # in ns


class Journal:
    """The journal at a path; a second program that watches the same folder into the same place is refused.

    Raises VbhcError("watch-locked") for that, "watch-failed" where the journal cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=1, isolation_level=None)
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.execute("BEGIN EXCLUSIVE")
            self._base.execute(_TABLE)
            marks = ",".join("?" * len(AGAIN))
            self._base.execute(f"DELETE FROM file WHERE state = 'failed' AND error IN ({marks})", AGAIN)
            self._base.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                told = "một lệnh vbhc watch khác đang trông thư mục này; hãy dừng lệnh kia trước"
                raise VbhcError("watch-locked", f"{path}: {told}.") from None
            raise self._failed(error) from None
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error) from None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def is_settled(self, path: str, stamp: Stamp) -> bool:
        """Whether the file is done, or has failed, as it is now."""
        row = self._ask("SELECT size, mtime, state FROM file WHERE path = ?", path)
        return row is not None and row[:2] == (stamp.size, stamp.mtime) and row[2] != "begun"

    def target(self, path: str, stamp: Stamp) -> str | None:
        """Where the file, as it is now, was to be moved."""
        row = self._ask("SELECT size, mtime, target FROM file WHERE path = ?", path)
        return str(row[2]) if row is not None and row[:2] == (stamp.size, stamp.mtime) and row[2] else None

    def begin(self, path: str, stamp: Stamp, target: str | None) -> None:
        self._tell(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, 'begun', ?, NULL)", path, stamp.size, stamp.mtime, target
        )

    def end(self, path: str, error: str | None) -> None:
        self._tell("UPDATE file SET state = ?, error = ? WHERE path = ?", "failed" if error else "done", error, path)

    def _ask(self, question: str, *values: object) -> tuple[object, ...] | None:
        try:
            found: tuple[object, ...] | None = self._base.execute(question, values).fetchone()
        except sqlite3.Error as error:
            raise self._failed(error) from None
        return found

    def _tell(self, statement: str, *values: object) -> None:
        try:
            self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def _failed(self, error: Exception) -> VbhcError:
        told = (
            f"sổ theo dõi của vbhc watch không dùng được ({error}); hãy kiểm tra quyền ghi, hoặc xóa tệp để đọc lại hết"
        )
        return VbhcError("watch-failed", f"{self.path}: {told}.")
