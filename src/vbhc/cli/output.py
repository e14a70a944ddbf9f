"""Where the results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from vbhc.cli.inputs import same_file
from vbhc.errors import VbhcError, reason


def check_target(output: str | None, sources: Iterable[str] = ()) -> None:
    """Raises VbhcError("usage") where `output` cannot be a file to write, or is one of the `sources`."""
    if output is None or output == "-":
        return
    if not output:
        raise VbhcError("usage", "-o: tên tệp để trống; hãy kiểm tra lại lệnh.")
    if Path(output).is_dir():
        raise VbhcError("usage", f"{output}: là thư mục; -o cần tên một tệp.")
    if any(same_file(path, output) for path in sources):
        raise VbhcError("usage", f"{output}: là tệp đang đọc; hãy chọn tên khác cho -o, tệp gốc không bị ghi đè.")


class Output:
    """Bytes to `path`, by way of a temporary name beside it, or to standard output where path is None or "-".

    Raises VbhcError: usage (as check_target), unwritable.
    """

    def __init__(self, path: str | None) -> None:
        check_target(path)
        self.path = None if path in (None, "-") else Path(path or "")
        self.temporary: Path | None = None
        self.stream: BinaryIO | None = None

    def __enter__(self) -> Output:
        return self

    def write(self, data: bytes) -> None:
        try:
            if self.stream is None:  # opened here, inside the `with`: Ctrl-C at any moment leaves nothing behind
                self.stream = self._open()
            self.stream.write(data)
            if self.path is None:
                self.stream.flush()  # who reads the pipe sees each document when it is done
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._refused(error) from None

    def _open(self) -> BinaryIO:
        if self.path is None:
            return sys.stdout.buffer
        if self.path.exists() and not self.path.is_file():
            return self.path.open("wb")  # a device or a pipe (/dev/null) has no temporary name beside it
        self.temporary = self.path.with_name(f".{self.path.name}.{os.getpid()}.tmp")
        try:
            return self.temporary.open("wb")
        except OSError:
            self.temporary = None  # there is nothing to remove
            raise

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if self.path is None:
            return
        try:
            if self.stream:
                self.stream.close()
            if self.temporary and kind is None:
                self.temporary.replace(self.path)
        except OSError as closing:
            if kind is None:
                raise self._refused(closing) from None
        finally:
            if self.temporary:
                self.temporary.unlink(missing_ok=True)

    def _refused(self, error: OSError) -> VbhcError:
        name = self.path or "đầu ra chuẩn"
        return VbhcError("unwritable", f"{name}: không ghi được ({reason(error)}); hãy chọn nơi khác bằng -o.")
