"""Values of YAML as dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from vbhc.shape import ShapeError, shaped


@dataclass(slots=True)
class Inner:
    name: str


@dataclass(frozen=True, slots=True)
class Outer:
    word: str
    level: Literal["a", "b"] | None = None
    inner: list[Inner] = field(default_factory=list)
    pair: tuple[str, int] | None = None
    many: tuple[str, ...] = ()
    named: dict[str, Inner] = field(default_factory=dict)
    one_or_many: str | list[str] = ""
    share: float = 0.0


GOOD = [
    ({"word": "x"}, Outer("x"), "defaults"),
    ({"word": "x", "level": None}, Outer("x"), "null for what may be missing"),
    ({"word": "x", "level": "b"}, Outer("x", "b"), "one of several words"),
    ({"word": "x", "inner": [{"name": "y"}]}, Outer("x", inner=[Inner("y")]), "nested"),
    ({"word": "x", "pair": ["y", 2]}, Outer("x", pair=("y", 2)), "a tuple from a list"),
    ({"word": "x", "many": ["y", "z"]}, Outer("x", many=("y", "z")), "a tuple of any length"),
    ({"word": "x", "named": {"k": {"name": "y"}}}, Outer("x", named={"k": Inner("y")}), "a mapping"),
    ({"word": "x", "one_or_many": ["y"]}, Outer("x", one_or_many=["y"]), "the second of two forms"),
    ({"word": "x", "share": 1}, Outer("x", share=1), "a whole number for a share"),
]


@pytest.mark.parametrize("value, expected, why", GOOD, ids=[row[2] for row in GOOD])
def test_shaped(value: Any, expected: Outer, why: str) -> None:
    assert shaped(value, Outer) == expected, why


BAD = [
    ({}, "word", "a field that must be there"),
    ({"word": 5}, "word", "a number for a word"),
    ({"word": True}, "word", "yes and no are no words: they want quotes"),
    ({"word": "x", "level": "c"}, "level", "not one of the words"),
    ({"word": "x", "wrod": 1}, "wrod", "misspelt"),
    ({"word": "x", "inner": {"name": "y"}}, "inner", "one where a list is wanted"),
    ({"word": "x", "inner": ["y"]}, "inner.1", "a word where an entry is wanted"),
    ({"word": "x", "inner": [{"name": "y"}, {"name": 1}]}, "inner.2.name", "deep, counted from 1"),
    ({"word": "x", "pair": ["y"]}, "pair", "too short"),
    ({"word": "x", "many": "yz"}, "many", "a word is no list of letters"),
    ({"word": "x", "named": ["k"]}, "named", "a list where a mapping is wanted"),
    ({"word": "x", "one_or_many": 5}, "one_or_many", "neither of two forms"),
    (["word"], "", "no mapping at all"),
]


@pytest.mark.parametrize("value, where, why", BAD, ids=[row[2] for row in BAD])
def test_not_shaped(value: Any, where: str, why: str) -> None:
    with pytest.raises(ShapeError) as error:
        shaped(value, Outer)
    assert ".".join(error.value.where) == where, why
    assert error.value.reason
