"""Keys, contradictions, scope of bodies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbhc.library.identity import Description, Scope, code_key, contradictions, name_key, sure
from vbhc.library.scope import home_of, jurisdiction
from vbhc.pipeline import parse_bytes
from vbhc.rules import default_rules

KEYS = [
    ("139/KH-HU", "139/KH/HU", "wrong family"),
    ("139-KH/HU", "139/KH/HU", "right family"),
    ("0139 - kh/hu", "139/KH/HU", "zeros, blanks, case"),
    ("342 /2025/NĐ-CP", "342/2025/ND/CP", "the year stays"),
    ("489/QÐ–TTg", "489/QD/TTG", "eth, en dash"),
    ("30a/2008/NQ-CP", "30A/2008/NQ/CP", "sub-series"),
    ("66.18/2026/NQ-CP", "66.18/2026/NQ/CP", "dotted serial"),
    ("5644", "5644", "no symbol"),
]


@pytest.mark.parametrize(("code", "key", "why"), KEYS)
def test_code_key(code: str, key: str, why: str) -> None:
    assert code_key(code) == key, why
    assert code_key(key) == key, "the key of a key is itself"


@given(st.integers(1, 9999), st.sampled_from(["QĐ-UBND", "KH/TU", "NQ-HĐND", "CTr/TU", "UBND-VX"]), st.booleans())
def test_key_round_trip(number: int, symbol: str, padded: bool) -> None:
    printed = f"{number:04}" if padded else str(number)
    assert (
        code_key(f"{printed}/{symbol}")
        == code_key(f"{number}-{symbol.lower()}")
        == code_key(code_key(f"{number}/{symbol}"))
    )


def test_name_key() -> None:
    assert name_key("Luật Đất đai") == name_key("LUẬT  ĐẤT ĐAI") != name_key("Luật Nhà ở")


A = Description("97/KH/TU", "2019-08-15", "KH", "province", Scope("thái nguyên"))
PAIRS = [
    (A, Description("97/KH/TU", "2019-08-15"), [], True, "the same date"),
    (A, Description("97/KH/TU", "2019-08-16"), ["date"], None, "another date"),
    (A, Description("97/KH/TU", "", "KH", "province", Scope("kon tum")), ["place"], None, "another province"),
    (A, Description("97/KH/TU", "", "KH", "province", Scope("thái nguyên")), [], False, "numbers begin anew each term"),
    (A, Description("97/KH/TU", "", "", "province", Scope("thái nguyên"), year="2019"), [], True, "its year"),
    (A, Description("97/KH/TU", latest="2018"), ["year"], None, "cited before it was issued"),
    (A, Description("97/KH/TU", latest="2020"), [], False, "cited later"),
    (A, Description("97/KH/TU", "", "KH", "province"), [], False, "no place, no date: any province may be meant"),
    (A, Description("97/KH/TU", "", "BC", "province", Scope("thái nguyên")), ["type"], None, "another type"),
    (A, Description("97/KH/TU", year="2018"), ["year"], None, "another year"),
    (
        Description("29/CT/TW", "2024-01-05", "CT", "central"),
        Description("29/CT/TW", level="central"),
        [],
        False,
        "each term has its 29-CT/TW",
    ),
]


@pytest.mark.parametrize(("one", "other", "fields", "certain", "why"), PAIRS)
def test_contradictions(
    one: Description, other: Description, fields: list[str], certain: bool | None, why: str
) -> None:
    assert contradictions(one, other) == fields == contradictions(other, one), why
    if certain is not None:
        assert sure(one, other) is certain is sure(other, one), why


HOME = Scope("nghệ an", "quỳ hợp", "minh hợp")
BODIES = [
    ("Ban Thường vụ Tỉnh ủy Thái Nguyên", "55-CTr/TU", "province", Scope("thái nguyên"), "named"),
    ("Ban Thường vụ Tỉnh ủy", "26-CT/TU", "province", Scope("nghệ an"), "the home's province"),
    (None, "26-CT/TU", "province", Scope("nghệ an"), "by the symbol"),
    (None, "166-KH/HU", "district", Scope("nghệ an", "quỳ hợp"), "by the symbol"),
    ("UBND huyện", "123/KH-UBND", "district", Scope("nghệ an", "quỳ hợp"), "the home's district"),
    ("UBND xã Minh Hợp", "1/KH-UBND", "commune", HOME, "completed by the gazetteer"),
    ("Bộ Chính trị", "29-CT/TW", "central", Scope(), "central bodies have no scope"),
    ("UBND TP. Hải Phòng", "1/QĐ-UBND", "province", Scope("hải phòng"), "a city of the centre"),
    ("UBND thành phố Vinh", "1/QĐ-UBND", "district", Scope("nghệ an", "vinh"), "a city of a province"),
    ("Sở Nội vụ tỉnh Lâm Đồng", "1/QĐ-SNV", "province", Scope("lâm đồng"), "capital Đ"),
    (None, "5/KH-UBND", "", HOME, "the UBND of the commune, of its district or of its province"),
    ("UBND thành phố", "5/KH-UBND", "district", Scope("nghệ an", "quỳ hợp"), "Nghệ An is no city"),
]


@pytest.mark.parametrize(("name", "code", "level", "scope", "why"), BODIES)
def test_jurisdiction(name: str | None, code: str, level: str, scope: Scope, why: str) -> None:
    assert jurisdiction(name, code, HOME, "2024-01-01", default_rules()) == (level, scope), why


HOMES = [
    # place of the date line   its units                                       why
    ("Kon Rẫy",                Scope("kon tum", "kon rẫy"),                    "one district bears the name"),
    ("Minh Hợp",               Scope("nghệ an", "quỳ hợp", "minh hợp"),        "one commune, with the units above it"),
    ("Tân Lập",                Scope(),                                        "many communes: none is guessed"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "scope", "why"), HOMES)
def test_home(place: str, scope: Scope, why: str) -> None:
    paper = f"""TRƯỜNG MẦM NON HOA MAI
Số: 5/KH-MNHM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 5 tháng 3 năm 2024

KẾ HOẠCH
Công tác năm 2024
I. MỤC ĐÍCH
"""
    rules = default_rules()
    assert home_of(parse_bytes(paper.encode(), "x.txt", rules), rules) == scope, why
