"""What the user names on the command line → the files to read, one after the other.

In: paths, folders, "-".  Out: Inputs in the order given, folders walked in the order of names.  Nothing is listed
in advance, so a folder of a million files costs no memory.  Archives and mails give the documents inside them, and so
does JSON that vbhc wrote.
"""

from __future__ import annotations

import fnmatch
import io
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from glob import glob as names_like
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from vbhc.errors import VbhcError, reason
from vbhc.intake import load, shown
from vbhc.intake.limits import MAX_FILE
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.intake.reading import OcrMode
    from vbhc.model import Document
    from vbhc.rules import Rules

# Extensions that a walk through a folder takes up; a file named by itself is judged by its content alone.
READ = {".txt", ".text", ".html", ".htm", ".xhtml", ".docx", ".docm", ".pdf", ".doc", ".rtf", ".odt", ".wps",
        ".zip", ".eml"}  # fmt: skip
NAMED = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}  # told, rather than passed over
DOCUMENTS = READ | NAMED
WRITTEN = {".json", ".ndjson", ".jsonl"}  # what vbhc itself wrote; a walk passes it over


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read; `data` is there for stdin, and for a document in the archive, mail or JSON `container`.

    `written`: the data are not the file but what vbhc read in it, as JSON.
    """

    path: str
    data: bytes | None = None
    container: str | None = None
    written: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A name on the command line that gives nothing to read."""

    path: str
    code: str
    message: str


def expand(paths: list[str], glob: str | None, stdin_name: str, avoid: str | None) -> Iterator[Input | Missing]:
    """The inputs that `paths` name; `avoid` is the output file, which is never read."""
    for path in itertools.chain.from_iterable(map(matching, paths)):
        if not path:  # a variable of a script that is not set
            yield Missing(path, "missing", "tên tệp để trống; hãy kiểm tra lại lệnh.")
        elif path == "-":
            yield from in_stdin(read_stdin(), stdin_name)
        elif Path(path).is_dir():
            found = False
            for file in walk(path, glob):
                if isinstance(file, Missing):
                    found = True
                    yield file
                elif avoid is None or not same_file(file, avoid):
                    found = True
                    yield from opened(file)
            if not found:
                yield nothing_in(path, glob)
        else:
            yield from opened(path)


def matching(path: str) -> list[str]:
    """The files that a pattern means ("*.docx"), which the shells of Windows pass on as it is; else `path` itself."""
    if not any(mark in path for mark in "*?[") or Path(path).exists():
        return [path]
    return sorted(names_like(path)) or [path]  # noqa: PTH207 – the names as they were given


def document_of(
    item: Input, rules: Rules, ocr: OcrMode = "auto", told: Callable[[int, int], None] | None = None
) -> Document:
    """The document of an input.  Raises VbhcError as `pipeline.parse` and `codec.from_json` do."""
    from vbhc.pipeline import parse, parse_bytes

    if item.data is None:
        return parse(item.path, rules, ocr, told)
    if item.written:
        from vbhc.codec import from_json

        return cast("Document", from_json(item.data, item.path))
    return parse_bytes(item.data, item.path, rules, ocr)


def in_stdin(data: bytes, name: str) -> Iterator[Input | Missing]:
    """What came by standard input: a document, or those that vbhc wrote as JSON."""
    from vbhc.cli.written import is_written, papers_in

    if not is_written(data):
        yield Input(name, data)
        return
    try:
        yield from papers_in(io.BytesIO(data), name)
    except VbhcError as error:
        yield Missing(name, error.code, error.message)


def opened(path: str) -> Iterator[Input | Missing]:
    """The file itself, or the documents in it where it is an archive, a mail, or JSON that vbhc wrote."""
    if PurePath(path).suffix.lower() in WRITTEN:
        from vbhc.cli.written import papers

        yield from papers(path)
        return
    if not may_hold_several(path):
        yield Input(path)
        return
    from vbhc.intake.archive import CONTAINERS, members
    from vbhc.intake.sniff import sniff

    try:
        data = load(Path(path))
    except VbhcError:
        yield Input(path)  # its reader says what is wrong
        return
    kind = sniff(data, path)
    if kind not in CONTAINERS:
        yield Input(path)
        return
    for member in members(data, shown(path), kind):
        if member.error:
            yield Missing(member.path, member.error.code, member.error.message)
        else:
            yield Input(member.path, member.data, path)


def may_hold_several(path: str) -> bool:
    """Whether a file's name is that of an archive, a mail, or JSON."""
    return PurePath(path).suffix.lower() in {".zip", ".eml", ".mht", *WRITTEN}


def read_stdin() -> bytes:
    """Standard input, up to a piece more than a file may have; in pieces, so that Ctrl-C is met between them."""
    stdin = cast(io.BufferedReader, sys.stdin.buffer)
    pieces, size = [], 0
    while size <= MAX_FILE and (piece := stdin.read1(1 << 16)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def nothing_in(folder: str, glob: str | None) -> Missing:
    kinds = f"tệp nào khớp “{glob}”" if glob else "tệp văn bản nào (txt, html, docx, doc, rtf, odt, pdf, zip, eml)"
    return Missing(folder, "no-files", f"{shown(folder)}: trong thư mục không có {kinds}.")


def walk(folder: str, glob: str | None) -> Iterator[str | Missing]:
    """The documents below `folder`, hidden files and editors' lock files left out, links to folders not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Missing(folder, "not-readable", f"{shown(folder)}: không mở được thư mục ({reason(error)}).")
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path, glob)
        elif entry.is_file() and wanted(entry.name, glob):
            yield entry.path


def wanted(name: str, glob: str | None) -> bool:
    return fnmatch.fnmatch(name, glob) if glob else PurePath(name).suffix.lower() in DOCUMENTS


def same_file(a: str, b: str) -> bool:
    try:
        return Path(a).samefile(b)
    except OSError:
        return False
