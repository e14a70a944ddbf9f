"""What vbhc wrote as JSON (`library export`, `parse --format json|ndjson`) → its documents, to be taken up again.

In: a file, or bytes.  Out: an Input for each document, under a path such as "kho.ndjson!/den/a.docx"; a Missing for a
line that is none, and for a file that could not be read when the JSON was written.  Lines are read one by one: the
export of a library may be larger than the memory.
"""

from __future__ import annotations

import io
import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from vbhc.cli.inputs import Input, Missing
from vbhc.codec import from_json, loaded, read_json
from vbhc.errors import VbhcError
from vbhc.intake import opening, shown
from vbhc.intake.archive import label, numbered
from vbhc.intake.limits import MAX_FILE, MB, too_large
from vbhc.model import Failure

_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?[\s\[]*\{\s*"schema"\s*:\s*"vbhc/')


def is_written(data: bytes) -> bool:
    """Whether bytes without a name begin as vbhc's own JSON does."""
    return _HEAD.match(data) is not None


def papers(path: str) -> Iterator[Input | Missing]:
    """The documents of a .json or .ndjson file."""
    try:
        with opening(Path(path)) as file:
            yield from papers_in(file, shown(path), path)
    except VbhcError as error:
        yield Missing(path, error.code, error.message)


def papers_in(file: BinaryIO, name: str, container: str | None = None) -> Iterator[Input | Missing]:
    """The documents of an open file called `name`; `container` is its path, if it has one.

    Raises VbhcError where not even the first object is one.
    """
    used: dict[str, int] = {}
    for place, data in objects(file, name):
        try:
            found = loaded(data, place)
            source = found.get("source")
            path = str(source.get("path")) if isinstance(source, dict) else ""
            inside = f"{name}!/{numbered(label(path), used)}"
            failure = from_json(data, place) if "error" in found else None
        except VbhcError as error:
            if not used:
                raise
            yield Missing(place, error.code, error.message)
            continue
        if isinstance(failure, Failure):
            told = failure.error.message.removeprefix(f"{path}: ")
            yield Missing(inside, failure.error.code, f"{inside}: {told}")
        else:
            yield Input(inside, data, container, written=True)


def objects(file: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """Each object's JSON and its place for messages: one a line, or over many lines one alone or an array of them."""
    lines = ((number, line) for number, line in enumerate(lines_of(file, name), 1) if not line.isspace())
    first = next(lines, (1, b""))
    if first[1].startswith(b"{") and first[1].rstrip().endswith(b"}"):
        for number, line in chain([first], lines):
            yield f"{name}, dòng {number}", line
        return
    data = bytearray(first[1])
    for _, line in lines:
        data += line
        if len(data) > MAX_FILE:
            raise too_large(name, f"một mảng JSON lớn hơn {MAX_FILE // MB} MB, ndjson thì không có giới hạn này")
    found = read_json(bytes(data), name)
    for number, one in enumerate(found if isinstance(found, list) else [found], 1):
        yield f"{name}, văn bản thứ {number}", json.dumps(one).encode()


def lines_of(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines of a file in UTF-8, with or without a mark, or in UTF-16."""
    mark = file.read(len(BOM_UTF8))
    if mark.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # PowerShell's ">"
        file.seek(0)
        try:
            for line in io.TextIOWrapper(file, "utf-16"):
                yield line.encode()
        except UnicodeDecodeError:
            raise VbhcError("damaged", f"{name}: bị cắt ngang; hãy chép lại.") from None
        return
    if mark != BOM_UTF8:
        file.seek(0)
    yield from iter(lambda: file.readline(MAX_FILE), b"")
