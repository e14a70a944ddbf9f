"""What SQLite and the system say of a library, as one sentence: a lock, no room, no right to write, no library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from vbhc.errors import VbhcError, reason


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system say of a library into one sentence."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise explain(path, str(getattr(error, "orig", error))) from error
    except OSError as error:
        raise VbhcError("library-readonly", f"{path}: không ghi được ({reason(error)}).") from error


def explain(path: Path, said: str) -> VbhcError:
    """The VbhcError for a message of SQLite."""
    sentences = {
        "locked": ("library-locked", "kho đang bị chương trình khác giữ; hãy thử lại sau."),
        "full": ("library-full", "đĩa đầy, chưa ghi thêm được; hãy giải phóng chỗ rồi chạy lại."),
        "readonly": ("library-readonly", "chỉ đọc được, không ghi được; hãy kiểm tra quyền của tệp và thư mục."),
        "unable to open": ("library-readonly", "không mở được; hãy kiểm tra đường dẫn và quyền của thư mục."),
        "not a database": ("library-unknown", "không phải kho của vbhc; hãy chọn tệp khác."),
        "malformed": ("library-damaged", "kho bị hỏng; hãy khôi phục từ bản sao lưu."),
    }
    for word, (code, sentence) in sentences.items():
        if word in said:
            return VbhcError(code, f"{path}: {sentence}")
    return VbhcError("library-failed", f"{path}: lỗi kho dữ liệu ({said}).")
