"""Code pages of texts: Unicode forms, Windows-1258, and the legacy pages that must not be misread."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from vbhc.text import legacy
from vbhc.text.clean import clean
from vbhc.text.encodings import Decoded, UndecodableError, decode, mend

TEXT = (
    "ỦY BAN NHÂN DÂN HUYỆN PHÚ VINH\nSố: 84/KH-UBND\nPhú Vinh, ngày 05 tháng 02 năm 2024\n"
    "Căn cứ Nghị quyết số 12-NQ/TU ngày 15/3/2023 của Tỉnh ủy; để triển khai đồng bộ những giải pháp chủ yếu.\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Letters with their hat, hook or horn composed and the tone after them, as Windows writes them."""
    written = ""
    for char in text:
        try:
            char.encode("cp1258")
            written += char
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", char)
            tone = "".join(m for m in marks if m in TONES)
            written += unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES)) + tone
    return written.encode("cp1258")


VNI_HATS = {"â": "a\xe2", "ă": "a\xea", "ê": "e\xe2", "ô": "o\xe2", "ơ": "\xf4", "ư": "\xf6", "đ": "\xf1"}
VNI_TONES = dict(zip(TONES, "\xf8\xf9\xf5\xfb\xef", strict=True))
VNI_ON_HATS = {
    "a\xe2": dict(zip(TONES, "\xe0\xe1\xe3\xe5\xe4", strict=True)),
    "a\xea": dict(zip(TONES, "\xe8\xe9\xfc\xfa\xeb", strict=True)),
}
VNI_I = {"ì": "\xec", "í": "\xed", "ĩ": "\xf3", "ỉ": "\xe6", "ị": "\xf2", "ỵ": "\xee"}


def vni(text: str) -> bytes:
    """A letter, then a byte for its marks; capitals by the bytes 0x20 lower."""
    written = ""
    for char in text:
        low = char.lower()
        marks = unicodedata.normalize("NFD", low)
        tone = next((m for m in marks if m in TONES), "")
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES))
        if low in VNI_I:
            out = VNI_I[low]
        else:
            out = VNI_HATS.get(base, base)
            if tone and out[1:] in ("\xe2", "\xea"):
                out = out[0] + VNI_ON_HATS["a" + out[1]][tone]
            elif tone:
                out += VNI_TONES[tone]
        written += out.upper() if char != low else out
    return written.encode("latin-1")


TCVN3_LOWER = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ).decode("latin-1"),
        strict=True,
    )
)


def tcvn3(text: str) -> bytes:
    """Small letters; capitals with marks share the small letters' bytes, in fonts whose name ends in H."""
    return "".join(TCVN3_LOWER.get(c.lower(), c) for c in text).encode("latin-1")


def viscii(text: str) -> bytes:
    codes = {letter: code for code, letter in (legacy._codes(legacy._VISCII_80, 0x80) | legacy._VISCII_LOW).items()}
    return bytes(codes.get(c, ord(c)) for c in text)


READ = [
    ("utf-8", TEXT.encode(), "unicode"),
    ("utf-8 with a mark", codecs.BOM_UTF8 + TEXT.encode(), "unicode"),
    ("utf-8, NFD", unicodedata.normalize("NFD", TEXT).encode(), "unicode"),
    ("utf-16 with a mark, LE", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "unicode"),
    ("utf-16 with a mark, BE", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "unicode"),
    ("utf-16 without a mark, LE", TEXT.encode("utf-16-le"), "unicode"),
    ("utf-16 without a mark, BE", TEXT.encode("utf-16-be"), "unicode"),
    ("utf-16 without a mark, NFD", unicodedata.normalize("NFD", TEXT).encode("utf-16-le"), "unicode"),
    ("utf-32", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "unicode"),
    ("windows-1258", windows_1258(TEXT), "windows-1258"),
    ("windows-1258, capitals", windows_1258(TEXT.upper()), "windows-1258"),
    ("tcvn3", tcvn3(TEXT), "tcvn3"),
    ("vni", vni(TEXT), "vni"),
    ("vni, capitals", vni(TEXT.upper()), "vni"),
    ("viscii", viscii(TEXT), "viscii"),
    ("viscii, capitals", viscii(TEXT.upper()), "viscii"),
]


@pytest.mark.parametrize("name, data, encoding", READ, ids=[row[0] for row in READ])
def test_read(name: str, data: bytes, encoding: str) -> None:
    got = decode(data)
    wanted = TEXT.upper() if "capitals" in name else TEXT
    assert (clean(got.text), got.encoding, got.damaged) == (wanted, encoding, 0)


REFUSED = [
    (bytes(range(256)) * 20, "binary", "every byte"),
    (b"\0" * 1000, "binary", "nothing but NUL"),
    (b"\xff\xfe" + bytes((i * 7919 + i * i) % 256 for i in range(4000)), "binary", "junk behind a UTF-16 mark"),
    ("Привет, мир! Это письмо.".encode("cp1251"), "unknown", "a page of another language"),
]


@pytest.mark.parametrize("data, page, why", REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(data: bytes, page: str, why: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert caught.value.why == page, why


DAMAGED = [
    (TEXT.encode()[:-3] + b"\xe1\xbb", 1, "a letter cut at the end"),
    (TEXT.encode().replace(b"\n", b"\n\xff", 2), 2, "two stray bytes"),
    (TEXT.encode() + b"\xed\xa0\x80.", 1, "a lone surrogate written as three bytes"),
    (TEXT.encode() + b"\xed\xa0\xbd\xed\xb8\x80", 0, "a pair of surrogates written as six bytes is one character"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x00\xd8x\x00", 1, "a lone surrogate in UTF-16"),
]


@pytest.mark.parametrize("data, places, why", DAMAGED, ids=[row[2] for row in DAMAGED])
def test_damaged(data: bytes, places: int, why: str) -> None:
    got = decode(data)
    assert got.damaged == places == got.text.count("\ufffd"), why
    assert clean(got.text).startswith(TEXT[:20])


MOJIBAKE = [
    (tcvn3(TEXT).decode("latin-1"), "tcvn3", "TCVN3 saved as Unicode"),
    (vni(TEXT).decode("latin-1"), "vni", "VNI saved as Unicode"),
    (TEXT, "unicode", "Unicode"),
    (TEXT.upper(), "unicode", "Unicode in capitals"),
    ("Kế hoạch số 12/KH-UBND", "unicode", "a short line"),
    ("Le présent décret est publié à la préfecture, où il était déjà connu ; élève, forêt, août.", "unicode", "French"),
]


@pytest.mark.parametrize("text, page, why", MOJIBAKE, ids=[row[2] for row in MOJIBAKE])
def test_mend(text: str, page: str, why: str) -> None:
    got = mend(Decoded(text, "unicode"))
    assert got.encoding == page, why
    assert got.text == text if page == "unicode" else got.text.casefold() == TEXT.casefold()
