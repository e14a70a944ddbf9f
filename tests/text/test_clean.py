"""What a text keeps."""

from __future__ import annotations

import unicodedata

import pytest

from vbhc.text.clean import _ODD, _RARE, clean

CASES = [
    ("Số: 12/KH-UBND", "Số: 12/KH-UBND", "plain text is untouched"),
    ("Quye\u0302\u0301t đi\u0323nh", "Quyết định", "NFD becomes NFC"),
    ("Quy\u1ec1n a\u0323\u0302", "Quyền ậ", "marks in either order"),
    ("a\r\nb\rc\u2028d\u2029e\x85f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh", "every kind of line end"),
    ("số\u00a012\u202f345\u3000kg", "số 12 345 kg", "blanks of every width are one kind"),
    ("KH\u00ad-UB\u200bND\ufeff", "KH-UBND", "soft hyphen, zero-width space, BOM inside"),
    ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef", "controls"),
    ("a\tb", "a\tb", "a tab is layout"),
    ("a\ud800b", "a\ufffdb", "a lone surrogate"),
    ("Tie\u0302\u0301ng\nViệt\u00a0Nam\n\u00b2", "Tiếng\nViệt Nam\n²", "each line by itself"),
    ("e\u200b\u0302", "ê", "marks compose after invisible characters are gone"),
]


@pytest.mark.parametrize("text, expected, why", CASES)
def test_clean(text: str, expected: str, why: str) -> None:
    assert clean(text) == expected, why
    assert clean(clean(text)) == clean(text)


def test_characters_that_are_not_looked_at_need_nothing() -> None:
    usual = [char for char in map(chr, range(0x10000)) if not _RARE.search(char)]
    assert len(usual) > 400
    for char in usual:
        assert not _ODD.search(char) and not unicodedata.combining(char), hex(ord(char))
        assert unicodedata.normalize("NFC", char) == char, hex(ord(char))
