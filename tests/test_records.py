"""Dataclasses with late methods are dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field

import pytest

from vbhc.records import FEW, dataclass


@dataclass(slots=True)
class Paper:
    """What a register holds."""

    code: str
    date: str | None = None
    self: int = 0  # a name that methods use themselves
    items: list[str] = field(default_factory=list)
    schema: str = field(default="v1", kw_only=True)


@dataclass(slots=True)
class Counted:
    number: int
    kind: str = "a"
    items: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Fresh:
    number: int


@dataclass(slots=True)
class Doubled:
    number: int

    def __post_init__(self) -> None:
        self.number *= 2


@dataclass(frozen=True, slots=True)
class Fixed:
    number: int


def test_made_compared_and_printed():
    paper = Paper("142-KH/TU", items=["a"])
    assert (paper.code, paper.date, paper.self, paper.items, paper.schema) == ("142-KH/TU", None, 0, ["a"], "v1")
    assert paper == Paper("142-KH/TU", items=["a"]) != Paper("142-KH/TU")
    assert Paper("1").items is not Paper("1").items
    assert repr(paper) == "Paper(code='142-KH/TU', date=None, self=0, items=['a'], schema='v1')"
    assert paper != ("142-KH/TU", None)


def test_what_dataclasses_does_with_it():
    paper = Paper("142-KH/TU", "2024-01-05")
    assert dataclasses.is_dataclass(Paper)
    assert [f.name for f in dataclasses.fields(Paper)] == ["code", "date", "self", "items", "schema"]
    assert dataclasses.replace(paper, code="2").date == "2024-01-05"
    assert dataclasses.asdict(paper)["schema"] == "v1"
    assert copy.deepcopy(paper) == pickle.loads(pickle.dumps(paper)) == paper
    with pytest.raises(TypeError):
        hash(paper)


@pytest.mark.parametrize("number", range(2 * FEW))
def test_each_instance_is_made_alike(number):
    made = Counted(number, kind="b")
    assert (made.number, made.kind, made.items) == (number, "b", [])
    assert made.items is not Counted(number).items


def test_wrong_use_from_the_first_instance_on():
    for wrong in (lambda: Fresh(), lambda: Fresh(1, 2), lambda: Fresh(1, other=2), lambda: Fresh(1, number=2)):
        with pytest.raises(TypeError):
            wrong()
    assert Fresh(1).number == 1


def test_wrong_use():
    for wrong in ((), ("1", "2", 3, [], "v1")):
        with pytest.raises(TypeError):
            Paper(*wrong)
    with pytest.raises(AttributeError):
        Paper("1").cod = "2"


def test_its_own_methods_stay():
    assert Doubled(2).number == 4
    assert hash(Fixed(1)) == hash(Fixed(1))
    with pytest.raises(dataclasses.FrozenInstanceError):
        Fixed(1).number = 2
