"""Plain text → Manuscript: one block for each line that holds text; blank lines and Markdown marks stay in the text.

In: bytes of a text in any page that `vbhc.text.encodings` reads.  A form feed ends a page.  `decoded` serves other
formats whose bytes are text (HTML).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from vbhc.intake.building import no_text, source_of
from vbhc.intake.limits import MAX_BLOCKS, MAX_TEXT, MB, too_large
from vbhc.model import Block, Manuscript, Notice, VbhcError
from vbhc.text.clean import clean
from vbhc.text.encodings import Decoded, UndecodableError, decode, mend
from vbhc.text.legacy import page_of

_PAGES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "viqr": "VIQR"}


def read_text(data: bytes, path: str) -> Manuscript:
    """The Manuscript of a text.  Raises VbhcError: "binary", "encoding", "empty", "too-large"."""
    got = mend(decoded(data, path))
    if len(got.text) > MAX_TEXT:
        raise too_large(path, f"văn bản dài hơn {MAX_TEXT // MB} triệu ký tự")
    sheets = [clean(sheet) for sheet in got.text.split("\f")]
    while len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    text = "\n".join(sheets)
    if not text or text.isspace():
        raise no_text(path)
    blocks = Lines(sheets)
    if len(text) >= MAX_BLOCKS and text.count("\n") >= MAX_BLOCKS and len(blocks) > MAX_BLOCKS:
        raise too_large(path, f"văn bản có hơn {MAX_BLOCKS // MB} triệu dòng")
    source = source_of(path, "txt", data)
    source.encoding, warnings = got.encoding, damage(got)
    source.pages = len(sheets) if len(sheets) > 1 else None
    return Manuscript(text, blocks, source, warnings=warnings)


def decoded(data: bytes, path: str) -> Decoded:
    """The characters of a text's bytes.  Raises VbhcError("binary") or VbhcError("encoding")."""
    try:
        return decode(data)
    except UndecodableError as error:
        if error.why == "binary":
            raise VbhcError("binary", f"{path}: không phải văn bản mà là dữ liệu nhị phân.") from None
        told = "chữ viết bằng bảng mã không nhận ra được; hãy chuyển sang Unicode rồi đọc lại"
        raise VbhcError("encoding", f"{path}: {told}.") from None


def damage(got: Decoded) -> list[Notice]:
    """A warning where letters are lost."""
    if not got.damaged:
        return []
    return [Notice("encoding-damaged", f"{got.damaged} ký tự không đọc được, thay bằng dấu \ufffd.")]


def flagged(text: str) -> tuple[str, list[Notice]]:
    """The encoding to report of a text that cannot be mended, as of a PDF, and a warning where it is a legacy page."""
    page = page_of(text)
    if page is None:
        return "unicode", []
    told = f"Chữ có vẻ viết bằng bảng mã {_PAGES[page]}; hãy chuyển sang Unicode."
    return page, [Notice("legacy-encoding", told)]


class Lines(Sequence[Block]):
    """The blocks of a plain text; made when the first is asked for, as a check does and a parse does not."""

    def __init__(self, sheets: list[str]) -> None:
        self._sheets = sheets
        self._made: list[Block] | None = None

    @property
    def made(self) -> list[Block]:
        if self._made is None:
            self._made = _blocks(self._sheets)
        return self._made

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> list[Block]: ...
    def __getitem__(self, at: int | slice) -> Block | list[Block]:
        return self.made[at]

    def __len__(self) -> int:
        return len(self.made)


def _blocks(sheets: list[str]) -> list[Block]:
    blocks: list[Block] = []
    add = blocks.append
    at = number = 0
    for page, sheet in enumerate(sheets, 1):
        where = page if len(sheets) > 1 else None
        for line in sheet.split("\n"):
            number += 1
            end = at + len(line)
            if line and not line.isspace():
                add(Block(at, end, "paragraph", where, None, number))
            at = end + 1
    return blocks
