"""Bytes of a text → characters: Unicode with or without a mark, Windows-1258, TCVN3, VNI, VISCII, VIQR.

In: bytes.  Out: `Decoded`.  Cleaning and NFC are `vbhc.text.clean`'s work, the tables are `vbhc.text.legacy`'s.  The
pages share their bytes, so a text is taken for one of them only if its words come out as Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Literal

from vbhc.records import dataclass
from vbhc.text.legacy import from_bytes, mended, page_of, page_of_bytes, syllables


@dataclass(slots=True, frozen=True)
class Decoded:
    """`damaged` counts the places where bytes could not be read and U+FFFD stands in the text."""

    text: str
    encoding: str  # "unicode", "windows-1258", "tcvn3", "vni", "viscii", "viqr"
    damaged: int = 0


class UndecodableError(ValueError):
    """Bytes that are not a text that can be read: `why` is "binary" or "unknown"."""

    def __init__(self, why: Literal["binary", "unknown"]) -> None:
        super().__init__(why)
        self.why = why


_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r") + b"\x7f"
_SAMPLE = 200_000  # bytes or characters that are enough to know a code page by
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# High bytes of UTF-16 that Vietnamese text uses: Basic Latin and Latin-1, Latin Extended, combining marks, punctuation.
_HIGH = bytes([0x00, 0x01, 0x03, 0x1E, 0x20, 0x22, 0x25])


def decode(data: bytes) -> Decoded:
    """The characters of `data`.  Raises UndecodableError where it is no text, or one in a page that is not known."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return _unicode(text)
    wide = _wide(data)
    if wide:
        return _unicode(data.decode(wide, "replace"))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 10 > len(data):
        raise UndecodableError("binary")
    try:
        return Decoded(data.decode("utf-8"), "unicode")
    except UnicodeDecodeError:
        pass
    if controls * 100 > len(data):
        raise UndecodableError("binary")
    return _damaged_utf8(data) or _single_byte(data)


def mend(got: Decoded) -> Decoded:
    """The text with the lines mended that hold a legacy page as if it were Latin-1 ("Céng hßa x· héi"), or VIQR."""
    page = page_of(got.text) if got.encoding == "unicode" else None
    return got if page is None else Decoded(mended(got.text, page), page, got.damaged)


def _unicode(text: str) -> Decoded:
    """Text of a wide form; junk that begins with a byte-order mark by chance is mostly unassigned characters."""
    sample = text[:2000]
    bad = sum(unicodedata.category(c) in ("Cn", "Co", "Cs") or c == "\ufffd" for c in sample)
    if bad * 20 > len(sample) > 0 and bad > 1:
        raise UndecodableError("binary")
    return Decoded(text, "unicode", text.count("\ufffd"))


def _wide(data: bytes) -> str | None:
    """The form of UTF-16 without a mark: every second byte is one of few, and many of them are zero."""
    sample = data[:4096]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    for high, low, name in ((sample[1::2], sample[::2], "utf-16-le"), (sample[::2], sample[1::2], "utf-16-be")):
        strange = len(high.translate(None, _HIGH))
        if strange * 50 <= len(high) and high.count(0) * 3 >= len(high) and low.count(0) * 20 <= len(low):
            return name
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken places: surrogates written as three bytes, a cut letter; None where it is no UTF-8."""
    try:
        paired = data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
        text = paired.decode("utf-16-le", "replace")
        return Decoded(text, "unicode", text.count("\ufffd"))
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    bad_here = text.count("\ufffd", 0, _SAMPLE)
    return Decoded(text, "unicode", bad) if good >= 4 * max(bad_here, 1) else None


# ── single-byte pages ─────────────────────────────────────────────────────────────────────────────


def _single_byte(data: bytes) -> Decoded:
    text = data.decode("cp1258", "replace")
    good, total = syllables(text)
    page = None if good * 20 >= total * 19 else page_of_bytes(data)
    if page is not None:
        return Decoded(from_bytes(data, page), page)
    if good * 10 >= total * 7:
        return Decoded(text, "windows-1258", text.count("\ufffd"))
    raise UndecodableError("unknown")
