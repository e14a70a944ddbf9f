"""Patterns that are compiled at their first use do what compiled patterns do."""

from __future__ import annotations

import re

import pytest

from vbhc.patterns import lazy

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
