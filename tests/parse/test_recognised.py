"""What was read from a picture: which values are marked as doubtful."""

from __future__ import annotations

import re

import pytest

from vbhc.model import Block, Manuscript, OcrWord, Source
from vbhc.parse import parse_structure
from vbhc.rules import default_rules

PAPER = """ỦY BAN NHÂN DÂN
XÃ HÒA SƠN
Số: 46/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Sơn, ngày 20 tháng 5 năm 2024
KẾ HOẠCH
Phát triển văn hóa đọc
I. MỤC ĐÍCH
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Tô Văn Hải
"""
CASES: list[tuple[set[str], list[str], str]] = [
    # words read with little confidence, warnings, why
    (set(), [], "all is read well"),
    ({"46/KH-UBND"}, ["doubtful-code"], "the number"),
    ({"20"}, ["doubtful-date"], "the day"),
    ({"Hải"}, ["doubtful-signer"], "a part of the signer's name"),
    ({"CHỦ"}, ["doubtful-position"], "the post of the signer: the name is read well"),
    ({"CHỦ", "Văn"}, ["doubtful-signer", "doubtful-position"], "both"),
    ({"MỤC"}, [], "a word of the text"),
]


@pytest.mark.parametrize("weak, expected, why", CASES)
def test_doubts(weak: set[str], expected: list[str], why: str) -> None:
    words = [OcrWord(m.start(), m.end(), 0.5 if m[0] in weak else 0.95) for m in re.finditer(r"\S+", PAPER)]
    source = Source("a.png", "image", "0", text_origin="ocr")
    manuscript = Manuscript(PAPER, [Block(0, len(PAPER))], source, recognised=words)
    found = parse_structure(manuscript, default_rules())
    assert [notice.code for notice in found.warnings] == expected, why
    for notice in found.warnings:
        assert notice.span is not None and any(word in PAPER[slice(*notice.span)] for word in weak)


def test_a_name_without_its_family_name_is_doubtful() -> None:
    text = PAPER.replace("Tô Văn Hải", "Văn Hải")
    words = [OcrWord(m.start(), m.end(), 0.95) for m in re.finditer(r"\S+", text)]
    manuscript = Manuscript(text, [Block(0, len(text))], Source("a.png", "image", "0"), recognised=words)
    assert [notice.code for notice in parse_structure(manuscript, default_rules()).warnings] == ["doubtful-signer"]
