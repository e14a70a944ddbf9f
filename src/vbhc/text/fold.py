"""Normal forms of Vietnamese text: NFC, one place for tone marks, keys for comparison."""

from __future__ import annotations

import re
import unicodedata

from vbhc.patterns import lazy

# "oà" and "òa" are one word written by two conventions; keys use the older place, as the statutes do.
_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
          "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
          "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_TONE = lazy(r"[ou](?<!q.)(?:(?<=o)[àáảãạèéẻẽẹ]|(?<=u)[ỳýỷỹỵ])(?!\w)")
_DASHES = "‐‑‒–—―−\u00ad"
_TO_HYPHEN = str.maketrans(dict.fromkeys(_DASHES, "-"))
_QUOTES = "*_“”\"'‘’`"
_DROPPED = str.maketrans(dict.fromkeys(_QUOTES))
_RARE = lazy(f"[{_QUOTES}{_DASHES}\u00f0]")


def nfc(text: str) -> str:
    """NFC; quick where the text is NFC already."""
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` with one blank for each run of blanks and line ends, and none around it."""
    if text.isprintable() and "  " not in text:  # as nearly all is: the other way takes 8 times as long
        return text.strip(" ")
    return " ".join(text.split())


def fold(text: str) -> str:
    """A key for comparison: NFC, case folded, one tone placement, single spaces, hyphens for dashes, no quotes."""
    text = nfc(text).casefold()
    rare = _RARE.search(text) is not None
    if rare:
        text = text.replace("\u00f0", "đ").translate(_TO_HYPHEN)
    text = _TONE.sub(_older, text)
    return " ".join((text.translate(_DROPPED) if rare else text).split())


def fold_words(words: list[str]) -> list[str]:
    """`fold` of each of some words without blanks in them."""
    keys = fold(" ".join(words)).split(" ")
    return keys if len(keys) == len(words) else [fold(word) for word in words]


def _older(found: re.Match[str]) -> str:
    return _TONES[found[0]]


def strip_marks(text: str) -> str:
    """`text` without diacritics, đ as d: "Đấu tranh" gives "Dau tranh"."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
