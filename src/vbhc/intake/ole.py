"""The streams of an OLE container (MS-CFB), as far as needed to see what an old Office file is.

In: the bytes.  Out: the names of its streams and the first bytes of one.  A broken container gives what can be read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FREE = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY = 128
_STREAM = 2


class Ole:
    """An OLE container; every chain of sectors is followed at most as long as the file has sectors."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = int.from_bytes(data[30:32], "little")
        self._size = 1 << (shift if shift in (9, 12) else 9)
        self._streams = dict(self._entries())

    def start_of(self, name: str, length: int) -> bytes:
        """The first bytes of the stream `name`; b"" where there is none, or where it is a short one (of mini sectors).

        A stream below 4,096 bytes is not read: a Word document's is never so short.
        """
        sector, size = self._streams.get(name, (_FREE, 0))
        return self._sector(sector)[:length] if size >= 4096 else b""

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def _entries(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for sector in self._chain(int.from_bytes(self._data[48:52], "little")):
            block = self._sector(sector)
            for at in range(0, len(block) - _ENTRY + 1, _ENTRY):
                entry = block[at : at + _ENTRY]
                length = int.from_bytes(entry[64:66], "little")
                if entry[66] == _STREAM and 2 <= length <= 64:
                    name = entry[: length - 2].decode("utf-16-le", "replace")
                    yield name, (int.from_bytes(entry[116:120], "little"), int.from_bytes(entry[120:124], "little"))

    def _chain(self, sector: int) -> Iterator[int]:
        tables = self._tables()
        each = self._size // 4
        for _ in range(len(self._data) // self._size):
            if sector >= _FREE:
                return
            yield sector
            table = sector // each
            if table >= len(tables):
                return
            at = (sector % each) * 4
            sector = int.from_bytes(self._sector(tables[table])[at : at + 4] or b"\xff\xff\xff\xff", "little")

    def _tables(self) -> list[int]:
        """The sectors of the allocation table that the header lists: they cover 7 MB, where the directory lies."""
        listed = struct.unpack_from("<109I", self._data.ljust(512, b"\xff"), 76)
        return [sector for sector in listed if sector < _FREE]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]


def has_password(data: bytes) -> bool:
    """Whether a Word 6 to 2003 document is encrypted: bit 8 of the flags in its FIB (MS-DOC 2.5.2)."""
    head = Ole(data).start_of("WordDocument", 12)
    return len(head) == 12 and bool(int.from_bytes(head[10:12], "little") & 0x0100)
