"""Builds a Manuscript block by block, so that spans are right by construction.

In: pieces of text in reading order, each with where it stood in the source.  Out: the Manuscript, whose text is the
cleaned pieces (`vbhc.text.clean`) joined by "\\n".  What a piece is, and in which order, is the format module's work.
"""

from __future__ import annotations

import hashlib
from typing import Literal

from vbhc.intake.limits import MAX_BLOCKS, MAX_TEXT, MB, too_large
from vbhc.model import Block, BlockKind, Manuscript, Notice, Source, VbhcError
from vbhc.text.clean import clean


class Builder:
    """Collects the blocks of one document.

        build = Builder(path, "docx", data)
        build.add("KẾ HOẠCH", paragraph=3, cell=(1, 1, 2))
        return build.manuscript()

    A block may hold "\\n" (a soft line break); blanks around it are stripped; a piece without text makes no block.
    """

    def __init__(self, path: str, format: str, data: bytes) -> None:
        self.path, self.format, self.data = path, format, data
        self.running: list[str] = []
        self.warnings: list[Notice] = []
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._end = -1  # the first block has no "\n" before it

    def add(
        self,
        text: str,
        kind: BlockKind = "paragraph",
        *,
        page: int | None = None,
        paragraph: int | None = None,
        line: int | None = None,
        cell: tuple[int, int, int] | None = None,
    ) -> Block | None:
        """Adds `text` as the next block; None where it holds nothing but blanks.

        Raises VbhcError("too-large") where the text passes MAX_TEXT or the blocks MAX_BLOCKS.
        """
        text = clean(text).strip()
        if not text:
            return None
        start = self._end + 1
        self._end = start + len(text)
        if self._end > MAX_TEXT:
            raise too_large(self.path, f"văn bản dài hơn {MAX_TEXT // MB} triệu ký tự")
        if len(self._blocks) >= MAX_BLOCKS:
            raise too_large(self.path, f"văn bản có hơn {MAX_BLOCKS // MB} triệu đoạn")
        block = Block(start, self._end, kind, page, paragraph, line, cell)
        self._pieces.append(text)
        self._blocks.append(block)
        return block

    @property
    def is_empty(self) -> bool:
        return not self._blocks

    @property
    def texts(self) -> list[str]:
        """The text of each block so far."""
        return self._pieces

    def aside(self, text: str) -> None:
        """Adds what stands outside the text proper: a page header, a footer, a page number."""
        text = clean(text).strip()
        if text:
            self.running.append(text)

    def warn(self, code: str, message: str) -> None:
        self.warnings.append(Notice(code, message))

    def manuscript(
        self,
        *,
        pages: int | None = None,
        encoding: str = "unicode",
        text_origin: Literal["text", "ocr", "mixed"] = "text",
    ) -> Manuscript:
        """What was added.  Raises VbhcError("empty") where no block has text."""
        if not self._blocks:
            raise no_text(self.path)
        source = source_of(self.path, self.format, self.data)
        source.pages, source.encoding, source.text_origin = pages, encoding, text_origin
        apart = [block for block in self._blocks if block.cell or block.kind == "footnote"]
        return Manuscript("\n".join(self._pieces), self._blocks, source, self.running, self.warnings, apart)


def no_text(path: str) -> VbhcError:
    return VbhcError("empty", f"{path}: tệp không có chữ nào; hãy kiểm tra lại tệp gửi đến.")


def source_of(path: str, format: str, data: bytes) -> Source:
    return Source(path, format, hashlib.sha256(data).hexdigest())
