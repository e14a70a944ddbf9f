"""Limits on untrusted input, and the reading of zip containers within them.

In: bytes of a file.  Out: the bytes of a container's parts, never more than the limits allow.  A limit that is
passed raises VbhcError("too-large") with one Vietnamese sentence.
"""

from __future__ import annotations

from vbhc.model import VbhcError

MB = 1_000_000

# An incoming document is under 1 MB of text and rarely over 50 MB with its pictures.
MAX_FILE = 200 * MB  # bytes of an input file
MAX_TEXT = 50 * MB  # characters of a document's text; the longest statutes have 2 million
MAX_BLOCKS = 2_000_000  # lines and paragraphs of a document
MAX_PAGES = 5_000  # pages of a PDF or of a scan
MAX_NESTING = 200  # tables in tables, elements in elements where a reader must recurse
MAX_PARTS = 10_000  # files in a container
MAX_UNPACKED = 300 * MB  # bytes of all parts that are read from one container
MAX_PART = 200 * MB  # bytes of one part
MAX_RATIO = 200  # unpacked bytes for each packed byte; XML of Word is about 10, repetitive tables 100
RATIO_FROM = 10 * MB  # parts smaller than this may have any ratio

_CHUNK = 1 << 20


def too_large(path: str, what: str) -> VbhcError:
    """The error for a limit that is passed; `what` says which, in Vietnamese."""
    return VbhcError("too-large", f"{path}: {what}; hãy tách nhỏ hoặc kiểm tra lại tệp.")


def broken() -> tuple[type[Exception], ...]:
    """What reading a broken container raises; most inputs are none, so its modules are imported when one comes."""
    import zipfile
    import zlib

    return (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


def has_many_parts(data: bytes) -> bool:
    """Whether a zip container holds more than MAX_PARTS files: counted before a directory of millions is read."""
    return data.count(b"PK\x01\x02") > MAX_PARTS


class Container:
    """A zip container (docx, odt …) whose parts are unpacked within the limits, counted on real bytes.

    Raises VbhcError("damaged") where the container or a part is broken, "too-large" where a limit is passed,
    "encrypted" where a part has a password.
    """

    def __init__(self, data: bytes, path: str) -> None:
        import io
        import zipfile

        self.path = path
        self._left = MAX_UNPACKED
        if has_many_parts(data):
            raise too_large(path, f"gói nén có hơn {MAX_PARTS} tệp")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except broken() as error:
            raise self._damaged() from error
        self._infos = {info.filename: info for info in infos}

    def names(self) -> list[str]:
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of one part.  Raises KeyError where there is no such part."""
        info = self._infos[name]
        if info.flag_bits & 1:
            raise VbhcError("encrypted", f"{self.path}: tệp đặt mật khẩu; hãy gỡ mật khẩu rồi đọc lại.")
        chunks, size = [], 0
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    self._hold(size, info.compress_size)
                    chunks.append(chunk)
        except VbhcError:
            raise
        except broken() as error:
            raise self._damaged() from error
        return b"".join(chunks)

    def _hold(self, size: int, packed: int) -> None:
        if size > MAX_PART or self._left < 0:
            raise too_large(self.path, f"gói nén bung ra quá {MAX_UNPACKED // MB} MB")
        if size > RATIO_FROM and size > MAX_RATIO * max(packed, 1):
            raise too_large(self.path, f"gói nén bung ra quá {MAX_RATIO} lần (nghi là bom nén)")

    def _damaged(self) -> VbhcError:
        return VbhcError("damaged", f"{self.path}: tệp hỏng hoặc bị cắt ngang; hãy lấy lại bản đầy đủ.")
