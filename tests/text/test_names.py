"""How names of bodies are written, and what they say of level and place."""

from __future__ import annotations

import pytest

from vbhc.rules import default_rules
from vbhc.text.names import NameWords, describe, proper

RULES = default_rules()
EXAMPLES = RULES.mapping("name_words", NameWords).examples


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.printed)
def test_examples(example):
    assert proper(example.printed, RULES) == example.name


PLACED = [
    # name                                        level        place                 id
    ("Ủy ban nhân dân huyện Kon Rẫy", "district", "huyện Kon Rẫy", "UBND"),
    ("UBND tỉnh Phú Thọ", "province", "tỉnh Phú Thọ", "UBND"),
    ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "province", "Thành phố Hồ Chí Minh", "UBND"),
    ("Ủy ban nhân dân thành phố Phan Thiết", "district", "thành phố Phan Thiết", "UBND"),
    ("Ủy ban nhân dân xã Minh Hợp", "commune", "xã Minh Hợp", "UBND"),
    ("Tỉnh ủy Thái Nguyên", "province", "tỉnh Thái Nguyên", "TU"),
    ("Huyện ủy", "district", None, "HU"),
    ("Sở Nội vụ", "province", None, "SNV"),
    ("Bộ Tài chính", "central", None, "BTC"),
    ("Bộ Lao động - Thương binh và Xã hội", "central", None, "BLĐTBXH"),
    ("Chính phủ", "central", None, "CP"),
    ("Trường THPT Nguyễn Huệ", "unit", None, None),
    ("Trường Mầm non xã Minh Hợp", "unit", "xã Minh Hợp", None),
    ("Công an tỉnh Bà Rịa - Vũng Tàu", "province", "tỉnh Bà Rịa - Vũng Tàu", None),
    ("Ngân hàng Nhà nước Việt Nam", "central", None, "NHNN"),
]


@pytest.mark.parametrize("name, level, place, id", PLACED)
def test_describe(name, level, place, id):
    body = describe(name, RULES)
    assert (body.level, body.place, body.id) == (level, place, id)


def test_above():
    above = describe("UBND tỉnh Phú Thọ", RULES)
    assert describe("Sở Y tế", RULES, above).place == "tỉnh Phú Thọ"
    assert describe("Chi cục Kiểm lâm", RULES, above).level == "province"
    insurer = describe("Bảo hiểm xã hội tỉnh Vĩnh Long", RULES)
    assert describe("Bảo hiểm xã hội cơ sở Bình Minh", RULES, insurer).level == "province"  # no central body's
