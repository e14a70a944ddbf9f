"""What is kept in the user's cache folder: how much, and what goes first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vbhc import cache

PRUNED = [
    # bytes of the entries, the first used longest ago; which of them are left of a cache for 100, why
    ([30, 30, 40], [0, 1, 2], "as much as it may hold"),
    ([30, 30, 41], [1, 2], "one byte more: down to four fifths"),
    ([20, 41, 40], [2], "81 bytes are more than four fifths"),
    ([21, 40, 40], [1, 2], "80 are not"),
    ([200], [], "more than it may ever hold"),
]


@pytest.mark.parametrize("sizes, left, why", PRUNED, ids=[row[-1] for row in PRUNED])
def test_the_cache_is_bounded(
    sizes: list[int], left: list[int], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "MAX_SIZE", 100)
    kept = cache.Cache("kind")
    for n, size in enumerate(sizes):
        assert kept.put(str(n), bytes(size))
        os.utime(tmp_path / "kind" / str(n), (n, n))
    kept.prune()
    assert [n for n in range(len(sizes)) if kept.has(str(n))] == left, why


def test_what_was_asked_for_is_used_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "MAX_SIZE", 100)
    kept = cache.Cache("kind")
    for n in range(3):
        kept.put(str(n), bytes(40))
        os.utime(tmp_path / "kind" / str(n), (n, n))
    assert kept.get("0") == bytes(40)
    kept.prune()
    assert [n for n in range(3) if kept.has(str(n))] == [0, 2]
