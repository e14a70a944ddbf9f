"""Writing findings into a copy of a Word file: comments for `vbhc check --format docx`, changes for `vbhc fix`."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.cli.output import Output, check_target
from vbhc.errors import VbhcError
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.model import Document, Finding

_KEPT = (".docm", ".dotx", ".dotm")  # Word does not open these under another name


@dataclass(slots=True)
class Copy:
    """A Word file and the copy that is to be made of it."""

    data: bytes
    source: str
    target: str

    def write(self, data: bytes) -> None:
        with Output(self.target) as out:
            out.write(data)


def copy_of(paths: Sequence[str], output: str | None) -> Copy:
    """The copy to make.

    Raises VbhcError("usage") where that is not one Word file and another name, and those of `load`.
    """
    from vbhc.intake import load, shown, typed
    from vbhc.intake.sniff import sniff

    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise VbhcError("usage", "chỉ ghi được vào bản sao của một tệp Word; hãy nêu đúng một tệp .docx.")
    source = paths[0]
    if output is None or output == "-":
        raise VbhcError("usage", "hãy đặt tên cho bản sao bằng -o TÊN.docx; tệp gốc không bị sửa.")
    check_target(output, paths)
    data = load(Path(source))
    found = sniff(data, source)
    if found != "docx":
        how = f"đổi bằng `vbhc convert {typed(shown(source))} --to docx` rồi làm lại"
        how = "lấy từng tệp .docx trong đó ra" if found in ("zip", "eml") else how
        raise VbhcError("usage", f"{shown(source)}: không phải tệp Word .docx; hãy {how}.")
    kind = Path(source).suffix.lower()
    wanted = kind if kind in _KEPT else ".docx"
    if Path(output).suffix.lower() != wanted:
        raise VbhcError("usage", f"{output}: tên bản sao phải có đuôi {wanted} thì Word mới mở được.")
    return Copy(data, source, output)


def write_comments(copy: Copy, document: Document, findings: Sequence[Finding], quiet: bool) -> None:
    """Writes the copy with a comment at each finding."""
    from vbhc.export.commented import commented

    held(copy, document)
    copy.write(commented(copy.data, document.source.path, findings, datetime.now()))
    if not quiet:
        told = f"Đã ghi {len(findings)} ghi chú" if findings else "Không thấy lỗi nào, đã chép nguyên văn bản"
        print(f"{told} vào {copy.target}.", file=sys.stderr)


def write_fixes(copy: Copy, document: Document, findings: Sequence[Finding]) -> str:
    """Writes the copy with the certain fixes as tracked changes; returns what to tell."""
    from vbhc.export.corrected import corrected
    from vbhc.export.fixes import told

    held(copy, document)
    made = corrected(copy.data, document.source.path, findings, datetime.now())
    copy.write(made.data)
    return told(made, copy.target, copy.source, len(findings))


def held(copy: Copy, document: Document) -> None:
    """Holds that what was checked is what is copied."""
    if hashlib.sha256(copy.data).hexdigest() != document.source.sha256:
        raise VbhcError("not-readable", f"{document.source.path}: tệp bị sửa trong lúc kiểm tra; hãy chạy lại.")
