"""Papers wholly without tone marks."""

from __future__ import annotations

import pytest

from vbhc.cite import Cited, cite
from vbhc.cite.unmarked import Unmarked, written
from vbhc.model import Header, Structure
from vbhc.rules import default_rules


def read(text: str) -> Cited:
    return cite(text, Structure(Header(), [], []), default_rules())


CASES = [
    # text, (type, code or name, date, issuer, title) of the only mention, why
    (
        "Can cu Nghi dinh so 30/2020/ND-CP ngay 05/3/2020 cua Chinh phu ve cong tac van thu;",
        ("NĐ", "30/2020/ND-CP", "2020-03-05", "Chinh phu", "ve cong tac van thu"),
        "all that a mention says",
    ),
    (
        "Quyet dinh so 489/QĐ-TTg ngay 13 thang 4 nam 2020 cua Thu tuong Chinh phu",
        ("QĐ", "489/QĐ-TTg", "2020-04-13", "Thu tuong Chinh phu", None),
        "Đ in the symbol alone",
    ),
    (
        "UBND tinh Bac Thanh ban hanh Ke hoach so 15/KH-UBND",
        ("KH", "15/KH-UBND", None, "UBND tinh Bac Thanh", None),
        "left",
    ),
    (
        "Thong tu lien tich 01/2009/TTLT-BTC-BTP",
        ("TTLT", "01/2009/TTLT-BTC-BTP", None, None, None),
        "a type of four words",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "why"), CASES)
def test_mentions(text: str, wanted: tuple[str | None, ...], why: str) -> None:
    (c,) = read(text).citations
    assert (c.type, c.code or c.name, c.date, c.issuer and c.issuer.name, c.title) == wanted, why


def test_what_rules_know_of_a_document() -> None:
    first, second = read("Can cu Luat Dat dai nam 2024; Nghi dinh so 30/2020/ND-CP").references
    assert (first.code, second.code) == ("31/2024/QH15", "30/2020/NĐ-CP")


PLAIN = [
    ("Can cu Nghi dinh so 30/2020/ND-CP", True, "no marks"),
    ("Can cu Nghi dinh so 30/2020/ND-CP – Điều 5", False, "one word with marks"),
    ("This is an English text on 12/QD-UBND.", False, "no word for a type"),
    ("   ", False, "nothing"),
]


@pytest.mark.parametrize(("text", "plain", "why"), PLAIN)
def test_which_texts(text: str, plain: bool, why: str) -> None:
    assert isinstance(written(text, default_rules()), Unmarked) is plain, why
