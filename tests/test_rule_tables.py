"""The tables of rules/ agree with themselves: no name has two meanings, no list says a thing twice."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from vbhc.check.words import Regulation
from vbhc.cite.phrases import Phrase
from vbhc.library.scope import UnitWord, units_in
from vbhc.rules import default_rules, load_yaml, shipped
from vbhc.text.bodies import BodyEntry
from vbhc.text.doctypes import TypeEntry, types
from vbhc.text.fold import fold
from vbhc.text.names import Head, describe, names

RULES = default_rules()
TABLES = sorted(shipped().glob("*.yaml"))
BODIES = RULES.table("bodies", BodyEntry)
TYPES = RULES.table("types", TypeEntry)
HEADS = [head for entry in RULES.table("body_heads", Head) for head in entry.heads()]
MEANINGS = {
    "codes of bodies": [code for entry in BODIES for code in entry.codes],
    "names of bodies": [fold(name) for entry in BODIES for name in (entry.name, *entry.aliases)],
    "codes of types": [entry.code for entry in TYPES],
    "words of types": [word for entry in TYPES for word in entry.words],
    "short words of types": [word for entry in TYPES for word in entry.short],
    "heads of bodies": [fold(head.head) for head in HEADS],
}


def lists(value: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a value of YAML, but for examples: of those one may read as another is written."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("examples", "non_examples"):
                yield from lists(inner, f"{name}.{key}")
    elif isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            yield name, value
        for item in value:
            yield from lists(item, name)


EXPLAINED = [("relations", Phrase), ("body_heads", Head), ("types", TypeEntry), ("bodies", BodyEntry),
             ("regulations", Regulation), ("units", UnitWord)]  # fmt: skip


@pytest.mark.parametrize("table, entry", EXPLAINED, ids=[row[0] for row in EXPLAINED])
def test_the_head_of_a_table_explains_its_fields(table: str, entry: type) -> None:
    lines = (shipped() / f"{table}.yaml").read_text(encoding="utf-8").splitlines()
    head = " ".join(itertools.takewhile(lambda line: line.startswith("#"), lines))
    silent = [field.name for field in fields(entry) if not re.search(rf"\b{field.name}\b", head)]
    assert set(silent) <= {"examples", "non_examples"}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_list_says_a_thing_twice(path: Path) -> None:
    for name, words in lists(load_yaml(path), path.stem):
        assert [word for word, count in Counter(words).items() if count > 1] == [], name


@pytest.mark.parametrize("what", MEANINGS)
def test_one_meaning(what: str) -> None:
    assert [word for word, count in Counter(MEANINGS[what]).items() if count > 1] == []


@pytest.mark.parametrize("entry", BODIES, ids=lambda entry: entry.id)
def test_bodies_are_known_by_their_names(entry: BodyEntry) -> None:
    for name in (entry.name, *entry.aliases, *entry.examples):
        assert describe(name, RULES).id == entry.id, name


@pytest.mark.parametrize("entry", TYPES, ids=lambda entry: entry.code)
def test_types_are_known_by_their_words(entry: TypeEntry) -> None:
    known = RULES.once(types)
    assert fold(entry.name) in entry.words
    assert {known.by_word[word].code for word in entry.words} == {entry.code}


def test_examples_of_heads_begin_with_them() -> None:
    known = RULES.once(names)
    for entry in RULES.table("body_heads", Head):
        for example in entry.examples:
            assert known.head(example) in entry.heads(), example


@pytest.mark.parametrize("entry", RULES.table("units", UnitWord), ids=lambda entry: entry.unit)
def test_examples_of_units_state_them(entry: UnitWord) -> None:
    assert entry.examples
    for example in entry.examples:
        assert [unit.unit for unit in units_in(example, RULES)] == [entry.unit], example


def test_regulations_follow_each_other() -> None:
    """Of each topic and regime one holds on each day."""
    entries = RULES.table("regulations", Regulation)
    for topic, regime in {(entry.topic, regime) for entry in entries for regime in entry.regimes}:
        held = [entry for entry in entries if entry.topic == topic and regime in entry.regimes]
        assert (held[0].since, held[-1].until) == ("", "9999"), (topic, regime)
        for one, following in pairwise(held):
            assert date.fromisoformat(one.until) + timedelta(1) == date.fromisoformat(following.since), (topic, regime)
