"""Bytes of a text → characters: Unicode with or without a mark, Windows-1258; other pages are recognised, not guessed.

In: bytes.  Out: `Decoded`.  Cleaning and NFC are `vbhc.text.clean`'s work.  TCVN3 and VNI share their bytes with
Windows-1258, so a text is taken for Windows-1258 only if its words come out as Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from vbhc.text.fold import nfc

Legacy = Literal["tcvn3", "vni"]


@dataclass(slots=True, frozen=True)
class Decoded:
    """`damaged` counts the places where bytes could not be read and U+FFFD stands in the text."""

    text: str
    encoding: str  # "unicode", "windows-1258"
    damaged: int = 0


class UndecodableError(ValueError):
    """Bytes that are not a text that can be read: `why` is "binary", a legacy page, or "unknown"."""

    def __init__(self, why: Literal["binary", "unknown", "tcvn3", "vni"]) -> None:
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
    """The characters of `data`.  Raises UndecodableError where it is no text, or one in a page that is not read."""
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


def legacy_of(text: str) -> Legacy | None:
    """The legacy page whose bytes stand in `text` as if they were Latin-1 ("Céng hßa x· héi"); None where none does."""
    sample = nfc(text[:_SAMPLE])
    odd = len(_LATIN1.findall(sample))
    if odd < 8 or len(_VIETNAMESE.findall(sample)) * 4 > odd:
        return None
    return _page(sample)


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

_LATIN1 = re.compile("[\u00a1-\u00a6\u00a8-\u00af\u00b1-\u00ba\u00bc-\u00ff]")
_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aăâeêioôơuưy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)
_TCVN3 = re.compile("[\u00a1-\u00a6\u00a8-\u00be]")  # ă â ê ô ơ ư đ and a with tones; VNI uses none of them
_VNI = re.compile("[aeiouyAEIOUY\u00f4\u00d4\u00f6\u00d6][\u00c0-\u00cf\u00d5-\u00ef\u00f5\u00f8-\u00fc]")


def syllables(text: str) -> tuple[int, int]:
    """(words with letters beyond ASCII that are well-formed Vietnamese syllables, all such words) of a sample."""
    good = total = 0
    for match in _WORD.finditer(nfc(text[:_SAMPLE])):
        bare, tones = _TONE.subn("", unicodedata.normalize("NFD", match[0].lower()))
        total += 1
        good += tones <= 1 and _SYLLABLE.fullmatch(nfc(bare)) is not None
    return good, total


def _single_byte(data: bytes) -> Decoded:
    text = data.decode("cp1258", "replace")
    good, total = syllables(text)
    page = _page(data[:_SAMPLE].decode("latin-1"))
    if good * 10 >= total * 7 and not (page and good * 10 < total * 9):
        return Decoded(text, "windows-1258", text.count("\ufffd"))
    raise UndecodableError(page or "unknown")


def _page(sample: str) -> Legacy | None:
    """TCVN3 or VNI by its signature in a text read as Latin-1."""
    odd = len(_LATIN1.findall(sample))
    if odd < 8:
        return None
    vni = len(_VNI.findall(sample))
    tcvn3 = len(_TCVN3.findall(sample))
    if tcvn3 * 8 > odd and tcvn3 > vni // 4:
        return "tcvn3"
    return "vni" if vni * 2 > odd else None
