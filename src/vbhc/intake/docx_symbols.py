"""Glyphs of the symbol fonts that Word files use (Symbol, Wingdings …), as characters of Unicode.

In: a character code of such a font.  Out: the character that a person sees, or a plain one that reads the same.
Word writes these codes in the private area U+F000–U+F0FF.
"""

from __future__ import annotations

import re

_SYMBOL = dict(zip(
    range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | dict(zip(
    range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xA7: "•", 0xA8: "•", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "-",
    0xC5: "⊕", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xDB: "⇔",
    0xDC: "⇐", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x2A: "□", 0x97: "●", 0x98: "•"}
_WINGDINGS_3 = {0x7D: "▶", 0x84: "◀", 0x70: "▲", 0x71: "▼"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3}
_DASHES = frozenset("-‐‑‒–—―−")


_PRIVATE = re.compile("[\uf000-\uf0ff]")


def symbol(code: int, font: str) -> str:
    """The character of a w:sym; "" where no such glyph is known."""
    private = 0xF000 <= code <= 0xF0FF
    low = code & 0xFF if private else code
    glyphs = _FONTS.get(font.strip().lower())
    if glyphs is not None:
        return glyphs.get(low) or (chr(low) if 0x20 <= low < 0x7F and glyphs is _SYMBOL else "")
    if private:  # of a font that is not named: what such a code nearly always is
        return chr(low) if 0x20 <= low < 0x7F else _SYMBOL[low] if low == 0xB7 else _WINGDINGS.get(low, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def has_glyphs(text: str) -> bool:
    """Whether `text` holds codes of a symbol font."""
    return _PRIVATE.search(text) is not None


def plain(text: str, font: str) -> str:
    """`text` with the codes of a symbol font as characters."""
    return _PRIVATE.sub(lambda match: symbol(ord(match[0]), font), text)


def bullet(text: str, font: str) -> str:
    """The mark of a bulleted level: a dash as "-", "+" and "*" as they are, letters kept, any other glyph as "•"."""
    if len(text) != 1:
        return plain(text, font)
    char = symbol(ord(text), font) if font.strip().lower() in _FONTS or 0xF000 <= ord(text) <= 0xF0FF else text
    if char in _DASHES:
        return "-"
    if char in ("+", "*") or (char.isalnum() and char != "o"):  # "o" of Courier New is Word's hollow bullet
        return char
    return "•" if text.strip() else ""
