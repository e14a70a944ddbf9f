"""Finds words by what is rare in them: a search for one rare letter is ten times as fast as one for the word.

In: phrases as printed, then texts.  Out: where the phrases stand.  What stands around them is others' work.
"""

from __future__ import annotations

from collections.abc import Iterable

from vbhc.records import dataclass

# Letters that running text seldom holds, the rarest first; the other capitals are no rarer than a word itself.
_RARE = "ÈẬẾỐỆÁÊèKLSP"
_SHARED = "L"  # rarer than any tail: "Luật" and "luật" are looked for apart
_TAIL = 3  # letters of a tail that two spellings share ("ghị quyết", "háp") from which on it is looked for


@dataclass(slots=True)
class Needle:
    """What is looked for, and the phrases that hold it: their common length, where in them it stands, the phrases."""

    letters: str
    groups: list[tuple[int, int, tuple[str, ...]]]


def anchors(phrases: Iterable[str]) -> list[Needle]:
    """What to look for to find `phrases`, each of which is no beginning of another."""
    words = list(dict.fromkeys(phrases))
    tails = [word[1:] for word in words]
    needles: dict[str, dict[tuple[int, int], list[str]]] = {}
    for word in words:
        letters = next((c for c in _RARE if c in word), word)
        if len(word) > _TAIL and tails.count(word[1:]) > 1 and letters not in _SHARED:
            letters = word[1:]
        needles.setdefault(letters, {}).setdefault((len(word), word.index(letters)), []).append(word)
    return [Needle(n, [(*key, tuple(found)) for key, found in groups.items()]) for n, groups in needles.items()]


def places(text: str, needles: list[Needle]) -> list[tuple[int, int]]:
    """(start, end) of each phrase of `needles` in `text`, in text order."""
    found: list[tuple[int, int]] = []
    for needle in needles:
        hits = everywhere(text, needle.letters)
        for size, offset, phrases in needle.groups:
            if size == len(needle.letters):
                found += [(at, at + size) for at in hits]
            else:
                starts = [at - offset for at in hits if at >= offset and text.startswith(phrases, at - offset)]
                found += [(at, at + size) for at in starts]
    found.sort()
    return found


def everywhere(text: str, mark: str) -> list[int]:
    """Where `mark` stands in `text`."""
    found, at = [], text.find(mark)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + 1)
    return found
