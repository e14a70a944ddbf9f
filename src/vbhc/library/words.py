"""Words of a document as full text search keeps them: no tone marks, đ as d, so that "dau tranh" finds "đấu tranh".

Folding is letter by letter, so that a place in the folded text is the same place in the text.
"""

from __future__ import annotations

import functools
import json
import unicodedata
import zlib
from typing import Any

from vbhc.library.records import Record


@functools.cache
def plain_letters() -> dict[int, str]:
    """The letter without marks for each letter of Vietnamese (and of the other scripts that NFD takes apart)."""
    table = {ord("đ"): "d", ord("Đ"): "d"}
    for point in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(point))[0]
        if point not in table:
            table[point] = base.lower() if len(base.lower()) == 1 else base
    return table


def plain(text: str) -> str:
    """`text` in lower case without marks, of the same length."""
    folded = text.translate(plain_letters())
    lower = folded.lower()
    return lower if len(lower) == len(folded) else folded


def searchable(record: Record) -> dict[str, str]:
    """The columns of the full text for a record."""
    return columns(record.code, record.issuer, record.subject, record.text)


def searchable_row(row: Any) -> dict[str, str]:
    """The same columns from a kept copy, as they were put in."""
    return columns(row.code, row.issuer, row.subject, json.loads(zlib.decompress(row.record))["text"])


def columns(code: str | None, issuer: str | None, subject: str | None, body: str) -> dict[str, str]:
    return {
        "code": plain(code or "").replace("-", "/"),
        "issuer": plain(issuer or ""),
        "subject": plain(subject or ""),
        "body": plain(body),
    }
