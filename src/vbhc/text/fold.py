"""Normal forms of Vietnamese text: NFC, one place for tone marks, keys for comparison."""

from __future__ import annotations

import re
import unicodedata

# "oà" and "òa" are one word written by two conventions; keys use the older place, as the statutes do.
_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
          "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
          "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONES)})(?!\w)")
_DASHES = "‐‑‒–—―−\u00ad"
_TO_HYPHEN = str.maketrans(dict.fromkeys(_DASHES, "-"))


def nfc(text: str) -> str:
    """NFC; quick where the text is NFC already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """A key for comparison: NFC, case folded, one tone placement, single spaces, hyphens for dashes, no quotes."""
    text = nfc(text).casefold().replace("\u00f0", "đ").translate(_TO_HYPHEN)
    text = _TONE.sub(lambda m: _TONES[m[0]], text)
    text = re.sub(r"[*_“”\"'‘’`]", "", text)
    return " ".join(text.split())


def strip_marks(text: str) -> str:
    """`text` without diacritics, đ as d: "Đấu tranh" gives "Dau tranh"."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
