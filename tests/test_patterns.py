"""Patterns that are compiled at their first use do what compiled patterns do."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbhc.patterns import compile_once, either, either_on_line, everywhere, followed, lazy

SAMPLES = Path(__file__).parents[1] / "samples"
TEXT = "Kế hoạch số 142-KH/TU và Công văn số 726/UBND-VX"

CALLS = [
    # call                                     why
    (lambda p: p.search(TEXT)[0], "found"),
    (lambda p: p.search(TEXT, 15)[0], "with a start"),
    (lambda p: p.match(TEXT), "not at the start"),
    (lambda p: p.match(TEXT, 12)[0], "at a place"),
    (lambda p: p.fullmatch(TEXT, 12, 15)[0], "a stretch"),
    (lambda p: [m.span() for m in p.finditer(TEXT)], "all of them"),
    (lambda p: p.findall(TEXT), "their texts"),
    (lambda p: p.sub("#", TEXT), "replaced"),
    (lambda p: p.subn("#", TEXT), "replaced and counted"),
    (lambda p: p.split(TEXT), "split"),
    (lambda p: p.pattern, "its source, for use in another pattern"),
]


@pytest.mark.parametrize("call, why", CALLS)
def test_as_if_compiled(call, why):
    made = lazy(r"[0-9]{3}")
    assert call(made) == call(re.compile(r"[0-9]{3}")), why
    assert call(made) == call(re.compile(r"[0-9]{3}")), f"{why}, once more"


def test_flags_and_bytes():
    assert lazy("KẾ hoạch", re.IGNORECASE).match(TEXT)
    assert lazy(rb"\d+", re.ASCII).findall(b"12-34") == [b"12", b"34"]


def test_compiled_only_when_used():
    wrong = lazy("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search(TEXT)
    with pytest.raises(AttributeError):
        _ = lazy("a").no_such_method


def test_its_source_is_made_once_and_only_when_used():
    sources = ["[0-9]{3}"]
    made = lazy(sources.pop)
    assert sources
    assert made.findall(TEXT) == made.findall(TEXT) == re.findall("[0-9]{3}", TEXT)
    assert not sources


LONG = r"(?P<type>" + "|".join(f"(?:Kế hoạch|Công văn|QUYẾT ĐỊNH) số {n}" for n in range(40)) + r")(?P<rest>\w*)(x)?"
LONG_TEXT = "Theo kế hoạch số 39a và Quyết định số 7"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path))
    return tmp_path / "patterns"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.DOTALL])
def test_kept_as_compiled(kept, flags):
    compiled = re.compile(LONG, flags)
    for _ in ("compiled", "of what is kept"):
        made = compile_once(LONG, flags)
        assert made == compiled
        assert (made.flags, made.groups, made.groupindex) == (compiled.flags, compiled.groups, compiled.groupindex)
        found = [match.groupdict() | {"last": match.lastgroup} for match in made.finditer(LONG_TEXT)]
        assert found == [match.groupdict() | {"last": match.lastgroup} for match in compiled.finditer(LONG_TEXT)]
        assert len(list(kept.iterdir())) == 1


def test_it_is_what_is_kept_that_is_used(kept, monkeypatch):
    compile_once(LONG, 0)
    monkeypatch.setattr(re, "compile", None)
    assert compile_once(LONG, 0).search("Công văn số 12")["type"] == "Công văn số 1"


DAMAGE = [
    (lambda data: b"", "empty"),
    (lambda data: data[:-5], "cut"),
    (lambda data: data[:-9] + b"9" + data[-8:], "changed"),
    (lambda data: signed(b"[0,1,{}]\nabcdefghijkl"), "no code of a pattern"),
    (lambda data: signed(b"[0,1,{}]\nabc"), "no whole numbers"),
    (lambda data: signed(b"[0,1,{}]\n"), "no code at all"),
    (lambda data: signed(b"[0,1]\n"), "of another kind"),
    (lambda data: signed(b"{"), "no JSON"),
]


def signed(body):
    return hashlib.sha256(body).hexdigest().encode() + body


@pytest.mark.parametrize("damage, why", DAMAGE, ids=[row[1] for row in DAMAGE])
def test_damage_is_compiled_anew(kept, damage, why):
    compile_once(LONG, 0)
    (entry,) = kept.iterdir()
    good = entry.read_bytes()
    entry.write_bytes(damage(good))
    assert compile_once(LONG, 0) == re.compile(LONG), why
    assert entry.read_bytes() == good


def test_python_that_has_no_way_back(kept, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert compile_once(LONG, 0) == re.compile(LONG)
    assert not kept.exists()


def test_short_patterns_are_not_kept(kept):
    assert compile_once("[0-9]+", 0).match("12")
    assert not kept.exists()


def test_patterns_are_the_same_at_every_start(tmp_path):
    """A pattern made of words in the order of a set is another one in each process, and is kept again and again."""
    counts = []
    for seed in "1", "2":
        script = "import sys; from vbhc import parse; [parse(path) for path in sys.argv[1:]]"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "VBHC_CACHE": str(tmp_path)}
        papers = sorted(map(str, SAMPLES.glob("*.txt")))
        subprocess.run([sys.executable, "-c", script, *papers], check=True, env=environment)
        counts.append(len(list((tmp_path / "patterns").iterdir())))
    assert counts[0] == counts[1] > 0


EITHER = [
    # words                     text              found            why
    (["Phó", "Phó Chủ tịch"],  "Phó Chủ tịch",   "Phó Chủ tịch",  "the longest of those that begin alike"),
    (["Phó", "Phó Chủ tịch"],  "Phó Chủ nhiệm",  "Phó",           "a shorter one where the rest differs"),
    (["mẫu số"],               "mẫu \t\n số 1",  "mẫu \t\n số",   "a blank is any run of blanks, over lines too"),
    (["T.M", "TM"],            "T.M. UBND",      "T.M",           "a dot is a dot"),
    (["TM"],                   "T.M",            None,            "none of them"),
    (["số", "số"],             "số 5",           "số",            "the same word twice"),
]  # fmt: skip


@pytest.mark.parametrize("words, text, found, why", EITHER)
def test_either(words, text, found, why):
    match = re.match(either(words), text)
    assert (match and match[0]) == found, why


@given(st.lists(st.text("ab.", min_size=1, max_size=4), min_size=1), st.text("ab.", max_size=8))
def test_either_finds_what_a_plain_list_finds(words, text):
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(either(words), text) == re.findall(plain, text)


def test_either_on_line():
    pattern = re.compile(either_on_line(["mẫu số"]))
    assert pattern.match("mẫu \t số") and not pattern.match("mẫu\nsố")


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("theo điều 5 và điều kiện, điều 7", [10, 31], "a figure behind it"),
        ("điều kiện, điều lệ", [], "letters alone"),
        ("5 điều", [], "nothing behind it"),
        ("", [], "no text"),
    ],
)
def test_followed(text: str, expected: list[int], why: str) -> None:
    assert list(followed(text, "điều ", frozenset("57"))) == expected, why


def test_everywhere_does_not_overlap() -> None:
    assert list(everywhere("aaaa aa", "aa")) == [0, 2, 5]
    assert list(everywhere("aaaa aa", "aa", 1, 6)) == [1]
