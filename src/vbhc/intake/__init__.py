"""A file → Manuscript: ordered blocks of text with where each came from; one module per format.

In: a path, or bytes with a name.  Out: a Manuscript.  A reader `read_FORMAT(data: bytes, path: str) -> Manuscript` is
imported when a file of its format comes.
"""

from __future__ import annotations

import importlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vbhc.errors import reason
from vbhc.intake.limits import MAX_FILE, MB, too_large
from vbhc.intake.reading import AUTO, Reading
from vbhc.intake.sniff import Kind, sniff
from vbhc.model import Manuscript, VbhcError

# Of each kind the module and its reader.
_READERS: dict[Kind, tuple[str, str]] = {
    "txt": ("plain", "read_text"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "image": ("image", "read_image"),
    "doc": ("office", "read_doc"),
    "rtf": ("office", "read_rtf"),
    "odt": ("office", "read_odt"),
    "word-xml": ("office", "read_word_xml"),
}
_SEEING: tuple[Kind, ...] = ("pdf", "image")  # their readers also take a Reading
_LIBREOFFICE = "hãy mở bằng LibreOffice hoặc Word, lưu thành .docx rồi đọc lại"
_TO_TEXT = "hãy lưu nội dung thành .docx, .pdf hoặc .txt rồi đọc lại"
_REGISTER = "sổ đăng ký thì nạp vào kho bằng `vbhc library import`; văn bản thì lưu thành .docx, .pdf hoặc .txt"
_UNPACK = "hãy giải nén rồi đọc từng tệp"
_NOT_YET: dict[Kind, tuple[str, str]] = {
    "ole": ("tệp Office đời cũ không rõ loại", _LIBREOFFICE),
    "xls": ("bảng tính Excel 97-2003 (.xls)", _TO_TEXT),
    "xlsx": ("bảng tính Excel (.xlsx)", _REGISTER),
    "csv": ("bảng dữ liệu (.csv)", _REGISTER),
    "ods": ("tệp OpenDocument không phải văn bản (.ods, .odp)", _TO_TEXT),
    "ppt": ("bản trình chiếu PowerPoint 97-2003 (.ppt)", _TO_TEXT),
    "pptx": ("bản trình chiếu PowerPoint (.pptx)", _TO_TEXT),
    "epub": ("sách điện tử (.epub)", _TO_TEXT),
    "zip": ("gói nén zip", _UNPACK),
    "rar": ("gói nén rar", _UNPACK),
    "7z": ("gói nén 7z", _UNPACK),
    "gzip": ("gói nén gzip", _UNPACK),
    "eml": ("thư điện tử (.eml, .mht)", "hãy lưu tệp đính kèm ra thư mục rồi đọc từng tệp"),
    "msg": ("thư Outlook (.msg)", "hãy lưu tệp đính kèm ra thư mục rồi đọc từng tệp"),
    "json": ("tệp JSON", "nếu là kết quả đọc của vbhc thì nạp vào kho bằng `vbhc library add`"),
}


def read(path: Path, reading: Reading = AUTO) -> Manuscript:
    """The Manuscript of the file at `path`.

    Raises VbhcError: "missing", "not-a-file", "not-readable", "too-large", and those of `read_bytes`.
    """
    return read_bytes(load(path), shown(path), reading)


def read_bytes(data: bytes, name: str, reading: Reading = AUTO) -> Manuscript:
    """The Manuscript of a file's bytes; `name` stands for its path (and its extension, where content does not tell).

    Raises VbhcError: "empty", "unsupported", "encrypted", "too-large", and the errors of the format's reader.
    """
    if not data:
        raise VbhcError("empty", f"{name}: tệp rỗng (0 byte); hãy lấy lại tệp gửi đến.")
    if len(data) > MAX_FILE:
        raise too_large(name, f"tệp lớn hơn {MAX_FILE // MB} MB")
    kind = sniff(data, name)
    if kind == "office-encrypted":
        raise VbhcError("encrypted", f"{name}: tệp Office đặt mật khẩu; hãy gỡ mật khẩu rồi đọc lại.")
    if kind in _NOT_YET:
        what, advice = _NOT_YET[kind]
        raise VbhcError("unsupported", f"{name}: {what} chưa đọc được; {advice}.")
    if kind in _SEEING:
        return _reader(kind)(data, name, reading)
    return _reader(kind)(data, name)


def load(path: Path) -> bytes:
    """The bytes of a regular file, of which never more than MAX_FILE are read.  Raises VbhcError as `read` does."""
    with opening(path) as file:
        if os.fstat(file.fileno()).st_size > MAX_FILE:
            raise too_large(shown(path), f"tệp lớn hơn {MAX_FILE // MB} MB")
        return file.read(MAX_FILE + 1)


@contextmanager
def opening(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open to be read; never waits on a pipe or a device.  Raises VbhcError as `read` does."""
    name = shown(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise VbhcError("not-a-file", f"{name}: là thư mục, không phải tệp văn bản.")
        if not stat.S_ISREG(status.st_mode):
            raise VbhcError("not-a-file", f"{name}: không phải tệp thường (là ống dẫn hoặc thiết bị); hãy chép ra tệp.")
        with path.open("rb") as file:
            yield file
    except PermissionError:
        raise VbhcError("not-readable", f"{name}: không có quyền đọc; hãy xin quyền đọc tệp.") from None
    except FileNotFoundError:
        if path.is_symlink():
            raise VbhcError("missing", f"{name}: liên kết hỏng, tệp gốc không còn; hãy kiểm tra lại.") from None
        raise VbhcError("missing", f"{name}: không có tệp này; hãy kiểm tra lại đường dẫn.") from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "tên không hợp lệ"
        raise VbhcError("not-readable", f"{name}: không đọc được tệp ({why}).") from None


def shown(path: Path | str) -> str:
    """A path that can be printed and put in JSON: bytes of a name that are not UTF-8 become U+FFFD."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def typed(path: str) -> str:
    """A path as it is typed in a command, on Windows too: in quotation marks where it has a blank or a sign."""
    return path if re.fullmatch(r"[\w./:\\-]+", path) else f'"{path}"'


def _reader(kind: Kind) -> Callable[..., Manuscript]:
    module, name = _READERS[kind]
    reader: Callable[..., Manuscript] = getattr(importlib.import_module(f"vbhc.intake.{module}"), name)
    return reader
