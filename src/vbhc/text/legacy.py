"""Letters of the code pages before Unicode → Unicode: TCVN3 (ABC), VNI, VISCII, VIQR.

In: a text in which the bytes of such a page stand as the characters of Latin-1, Windows-1252 or Windows-1258
("Céng hßa x· héi"; VIQR has only ASCII: "Co^.ng ho`a xa~ ho^.i").  Out: the Unicode text.  Which page a font has is
told by its name, which page a text has by its syllables (`page_of`); clean Unicode is never taken for one of them.
Sources of the tables: TCVN 5712:1993 (VN3), RFC 1456 (VISCII, VIQR), the VNI-Win character table as published by VNI.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Literal

from vbhc.patterns import lazy
from vbhc.text.fold import nfc

Legacy = Literal["tcvn3", "vni", "viscii", "viqr"]

_SINGLE_BYTE: tuple[Legacy, ...] = ("tcvn3", "vni", "viscii")
_SAMPLE = 200_000  # characters that are enough to know a page by

# ── tables ────────────────────────────────────────────────────────────────────────────────────────

# Of each page the codes from a first one on; "." where the page has no letter of its own.
_TCVN3_A1 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"  # to 0xFE
_VISCII_80 = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđự"
    "òóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}
# VNI: a letter, and a mark after it; these are the marks, and the letters that have a code of their own.
_VNI_MARKS = dict(
    zip(
        "ùøûõïâáàåãäêéèúüë",
        ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
        + ["\u0302" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")]
        + ["\u0306" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")],
        strict=True,
    )
)
_VNI_LETTERS = dict(zip("íìæóòîñôöÍÌÆÓÒÎÑÔÖ", "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", strict=True))
_VIQR_MARKS = dict(zip("^(+'`?~.", "\u0302\u0306\u031b\u0301\u0300\u0309\u0303\u0323", strict=True))


def _codes(letters: str, first: int) -> dict[int, str]:
    return {code: letter for code, letter in enumerate(letters, first) if letter != "."}


def _as_windows(table: dict[int, str]) -> dict[int, str]:
    """The table for texts in which 0x80–0x9F stand as the characters that Windows-1252 has there, too."""
    wide = {ord(bytes([code]).decode("cp1252")): letter for code, letter in table.items() if 0x80 <= code <= 0x9F
            and code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # fmt: skip
    return table | wide


_TCVN3 = _codes(_TCVN3_A1, 0xA1)
_VISCII = _as_windows(_codes(_VISCII_80, 0x80) | _VISCII_LOW)
# What the bytes of these pages become where a program takes them for Windows-1258, or for a symbol font.
_WINDOWS = {code: bytes([code]).decode("cp1258", "replace") for code in range(0xA0, 0x100)}
_CODE = {ord(char): code for code, char in _WINDOWS.items() if char not in (chr(code), "\ufffd")}
_CODE |= {0xF000 + code: code for code in range(0x20, 0x100)}
_USED: dict[Legacy, set[int]] = {
    "tcvn3": set(_TCVN3) | set(range(0x80)),
    "vni": {ord(char) for char in (*_VNI_MARKS, *"".join(_VNI_MARKS).upper(), *_VNI_LETTERS)} | set(range(0x80)),
    "viscii": set(range(0x100)),
}
_CODES = {page: {char: code for char, code in _CODE.items() if code in used} for page, used in _USED.items()}
_FOREIGN = lazy("[" + "".join(map(chr, _CODE)) + "]")
_MIXED: tuple[Legacy, ...] = ("tcvn3", "vni")  # what a text that is Unicode elsewhere may hold: pasted paragraphs
# Letters of these pages that are none of Unicode Vietnamese: no dozen words go without one.
_OWN = {chr(code) for page in _MIXED for code in _USED[page] if code > 0x7F}.difference(
    "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
)
_STRANGE = lazy(f"[{''.join(sorted(_OWN))}]")

_SMALL = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
# A capital that is not the first letter, in a word without small ASCII letters; such words are marked by NUL.
_HALF_CAPITAL = lazy(rf"(?<![^\W\d_])(?=[A-ZĂÂĐÊÔƠƯ]*[{_SMALL}])[^\W\d_a-z]+(?<=[^\W\d_][A-Z])[^\W\d_a-z]*(?![^\W\d_])")
_SMALL_ASCII = lazy("[a-z]")
_BESIDE = lazy(rf"(?<![^\W\d_])[A-ZĂÂĐÊÔƠƯ]?[{_SMALL}]+(?= \0)|(?<=\0 )[A-ZĂÂĐÊÔƠƯ]?[{_SMALL}]+(?![^\W\d_])")
_VNI_PAIR = lazy(
    "([aA])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([eEoO])([ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ])|([iIuUyYôÔöÖ])([ùøûõïÙØÛÕÏ])"
    "|([íìæóòîñôöÍÌÆÓÒÎÑÔÖ])"
)
_VIQR_UNIT = lazy(
    r"\\(?P<escaped>.)|(?P<d>[dD])[dD]"
    r"|(?P<vowel>[aAeEoOuUiIyY])(?P<mark>(?<=[aA])[\^(]|(?<=[eE])\^|(?<=[oO])[\^+]|(?<=[uU])\+)?"
)
_VIQR_TONES = tuple("'`?~.")


def to_unicode(text: str, page: Legacy) -> str:
    """`text`, in which the bytes of a page stand as characters, in Unicode (NFC); what the page lacks stays."""
    if page == "viqr":
        return _from_viqr(text)
    if _FOREIGN.search(text):
        text = text.translate(_CODES[page])
    if page == "vni":
        return nfc(_VNI_PAIR.sub(_vni, text))
    return text.translate(_VISCII) if page == "viscii" else capitals(text.translate(_TCVN3))


def capitals(text: str) -> str:
    """Words such as "NHâN", for whose marks TCVN3 has no capitals, in capitals, and "Về" beside such a word."""
    if not _HALF_CAPITAL.search(text):
        return text
    if not _SMALL_ASCII.search(text):  # a heading
        return text.upper()
    if "\n" in text:
        return "\n".join(map(capitals, text.split("\n")))
    text = _HALF_CAPITAL.sub(lambda match: f"\0{match[0].upper()}\0", text)
    return _BESIDE.sub(lambda match: match[0].upper(), text).replace("\0", "")


def from_bytes(data: bytes, page: Legacy) -> str:
    """The Unicode text of bytes in a page; codes without a letter are those of Windows-1252 (quotes, dashes)."""
    if page == "viscii":
        return data.decode("latin-1").translate(_VISCII)
    return to_unicode(data.decode("cp1252", "replace"), page)


def _vni(match: re.Match[str]) -> str:
    alone = match[7]
    if alone:
        return _VNI_LETTERS[alone]
    letter, mark = match[1] or match[3] or match[5], match[2] or match[4] or match[6]
    return nfc(_VNI_LETTERS.get(letter, letter) + _VNI_MARKS[mark.lower()])


def _from_viqr(text: str) -> str:
    out: list[str] = []
    at = 0
    toned = False  # whether the syllable at hand has its tone
    while unit := _VIQR_UNIT.search(text, at):
        between = text[at : unit.start()]
        toned = toned and (not between or between.isalpha())
        at = unit.end()
        if unit["escaped"]:
            out += between, unit["escaped"]
            continue
        if unit["d"]:
            out += between, "Đ" if unit["d"] == "D" else "đ"
            continue
        mark = unit["mark"] or ""
        if mark == "(" and not (text[at : at + 1].isalpha() or text[at : at + 1] in _VIQR_TONES):
            mark, at = "", at - 1  # "a(1)" is a bracket
        tone = "" if toned else _viqr_tone(text, at)
        at += len(tone)
        toned = toned or bool(tone)
        out += between, nfc(unit["vowel"] + "".join(_VIQR_MARKS[each] for each in mark + tone))
    return "".join(out) + text[at:]


def _viqr_tone(text: str, at: int) -> str:
    """The mark of tone at `at`; "?" and "." before a blank and a capital, or at a line's end, end a sentence."""
    sign = text[at : at + 1]
    if sign not in _VIQR_TONES:
        return ""
    after = text[at + 1 : at + 3]
    ends = not after.strip() or after[0] == "\n" or (after[0] == " " and not after[1:].islower())
    return "" if sign in "?." and ends else sign


# ── fonts ─────────────────────────────────────────────────────────────────────────────────────────

_FONT = lazy(r"\s*['\"]?(?:(\.Vn)|(VNI[- ]))", re.I)


def page_of_font(name: str) -> Legacy | None:
    """The page that a font draws: ".VnTime" TCVN3, "VNI-Times" VNI; None for a font of Unicode."""
    found = _FONT.match(name)
    return None if found is None else "tcvn3" if found[1] else "vni"


def is_capital_font(name: str) -> bool:
    """Whether a font draws small letters as capitals, as TCVN3 fonts whose names end in H do (".VnTimeH")."""
    return name.strip(" '\"").endswith("H") and page_of_font(name) == "tcvn3"


# ── content ───────────────────────────────────────────────────────────────────────────────────────

_SPACED = lazy("[\u1ea0-\u1ef9]")  # letters that no legacy page brings about, however it was misread
_HORNED = lazy("[ĂăĐđĨĩŨũƠơƯư]")  # letters of Windows-1258 and of Unicode
_ODD = "\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2030\u2039\u203a\u20ac"
_ODD_LINE = lazy(f"\n([^\n{_ODD}\u1ea0-\u1ef9]*+[{_ODD}][^\n\u1ea0-\u1ef9]*+)(?=\n)")  # and none of those
_WORD = lazy(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_ASCII = lazy("[A-Za-z]")  # a word of marked letters alone is a sign as often as a word: "Ø", "×"
_ANY_WORD = lazy(r"[^\W\d_]+")
_TONE = lazy("[\u0300\u0301\u0303\u0309\u0323]")
# Initial, nucleus, final; a syllable that ends in a stop is acute or has the dot, so "các" is one and "cỏc" is none.
_SYLLABLE = lazy(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?"
    "(?:a[iouy]?|ă|â[uy]?|eo?|êu?|i(?:a|u|êu?)?|o(?:a[iouy]?|ă|eo?|i|o)?|ôi?|ơi?"
    "|u(?:a|ă|ây?|e|ê|i|o|ôi?|ơ|y(?:a|êu?|u)?)?|ư(?:a|i|u|ơ[iu]?)?|y(?:a|êu?)?)"
    "(?:(?P<stop>ch?|p|t)|m|n|ng|nh)?"
)
_STOPPED = frozenset("\u0301\u0323")
_VIQR_SIGN = lazy(r"[aeoAEO]\^|[aA]\([a-z'`?~]|[ouOU]\+|[aeiouyAEIOUY^+(]['`~](?=[a-z\s,;:.)]|$)")
_ENOUGH_MIXED = 12
_ENOUGH = 5  # different words with marks that a text must have: "Céng hßa x· héi chñ nghÜa" is six
_SHARE = 0.15  # of all words that must have marks; of Vietnamese text it is more than half


def syllables(text: str) -> tuple[int, int]:
    """(words with letters beyond ASCII that are well-formed Vietnamese syllables, all such words) of a sample."""
    words = Counter(_WORD.findall(nfc(text[:_SAMPLE])))
    return sum(count for word, count in words.items() if is_syllable(word)), words.total()


def is_syllable(word: str) -> bool:
    """Whether a word is a well-formed Vietnamese syllable."""
    marks = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONE.subn("", marks)
    found = _SYLLABLE.fullmatch(nfc(bare)) if tones <= 1 else None
    return found is not None and (not found["stop"] or not _STOPPED.isdisjoint(marks))


def page_of(text: str) -> Legacy | None:
    """The legacy page of the lines that hold no Unicode Vietnamese; None where there is none for sure.

    The words must come out as syllables by the page, and not be such already; a text with signs here and there
    ("25 µm ± 1 °C", "résumé") has too few of them.  Of a text that is Unicode elsewhere more is asked.
    """
    sample = text[:_SAMPLE]
    mixed = _SPACED.search(sample) is not None
    odd = "\n".join(_ODD_LINE.findall(f"\n{sample}\n"))
    if not odd:
        return None if mixed or not is_viqr(sample) else "viqr"
    if mixed and not _STRANGE.search(odd):
        return None
    pages = _MIXED if mixed else _SINGLE_BYTE
    gains = {page: _gain(odd, page, _ENOUGH_MIXED if mixed else _ENOUGH) for page in pages}
    best = max(pages, key=gains.__getitem__)
    return best if gains[best] > 0 else None


def _gain(sample: str, page: Legacy, enough: int) -> float:
    """How much more of the words are syllables when read by the page; 0 where that is not sure."""
    read = to_unicode(sample, page)
    words = [match[0] for match in _WORD.finditer(nfc(read)) if _ASCII.search(match[0])]
    good = sum(map(is_syllable, words))
    if len(set(words)) < enough or good < len(words) * 0.9:
        return 0.0
    if len(words) < sum(1 for _ in _ANY_WORD.finditer(read)) * _SHARE:
        return 0.0
    gain = (good - syllables(sample)[0]) / len(words)
    return gain if gain >= 0.3 else 0.0


def page_of_bytes(data: bytes) -> Legacy | None:
    """The legacy page of a text's bytes by the syllables that it gives; None where none fits."""
    sample = data[:_SAMPLE]
    best: tuple[int, Legacy | None] = (0, None)
    for page in _SINGLE_BYTE:
        good, total = syllables(from_bytes(sample, page))
        if total >= _ENOUGH and good >= total * 0.9 and good > best[0]:
            best = (good, page)
    return best[1]


def is_viqr(text: str) -> bool:
    """Whether an ASCII text writes its marks as VIQR does: many signs, and syllables come of them."""
    sample = text[:_SAMPLE]
    signs = sum(1 for _ in _VIQR_SIGN.finditer(sample))
    words = sum(1 for _ in _ANY_WORD.finditer(sample))
    if signs < 8 or signs < words * _SHARE:
        return False
    good, total = syllables(_from_viqr(sample))
    return total >= 8 and good >= total * 0.9


def is_unicode(text: str, page: Legacy) -> bool:
    """Whether a text in a font of `page` is Unicode all the same: a program shows such letters in another font."""
    if _SPACED.search(text):
        return True
    unmapped = page == "tcvn3" and _UNMAPPED.search(text)
    if unmapped or _HORNED.search(text):
        asis, read = syllables(text)[0], syllables(to_unicode(text, page))[0]
        return asis > read or bool(unmapped and asis == read)
    return False


_UNMAPPED = lazy("[àðÀÁÂÃÄÅÍÙÚÛ]")  # letters whose codes TCVN3 leaves free


def mended(text: str, page: Legacy) -> str:
    """A text of several lines by its page, but for the lines that are Unicode."""
    doubt = _SPACED.search(text) is not None
    return "\n".join(line if _stays(line, page, doubt) else to_unicode(line, page) for line in text.split("\n"))


def _stays(line: str, page: Legacy, doubt: bool) -> bool:
    """Whether a line is no line of the page; in a text that is Unicode elsewhere (`doubt`) it must gain by the page."""
    if line.isascii():
        return page != "viqr"
    if is_unicode(line, page):
        return True
    return doubt and syllables(to_unicode(line, page))[0] <= syllables(line)[0]
