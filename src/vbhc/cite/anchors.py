"""Finds phrases by a letter in them that is rare: a search for one letter is ten times as fast as one for words.

In: phrases as printed, then texts.  Out: where the phrases stand.  What stands around them is others' work.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from vbhc.patterns import either, everywhere, lazy
from vbhc.records import dataclass

# Letters from common to rare; others are rarer.  Of those of _OFTEN there is one in 500 letters or more: a pattern is
# faster than a look for each of them.
_COMMON = "nhtciguđapoàưáymvrbskTlệịqộdốNCếạảềủâụôợơứêậổờấểựớĐHăíBóửxeýồởPVìãGầIặQLừỉỦữọẩúSAMKòDĩẫ"
_RARE = _COMMON.index("ế")
_OFTEN = frozenset(_COMMON[: _COMMON.index("P")])


@dataclass(slots=True)
class Needle:
    """A letter, and the pattern of some phrases that hold it, from that letter on."""

    letter: str
    pattern: re.Pattern[str]


def anchors(phrases: Iterable[str], before: Sequence[str] = ("",), behind: str = "") -> list[Needle]:
    """What to look for to find `phrases`, with one of the patterns `before` them, each of one width, and `behind`."""
    words = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    heads: dict[str, dict[str, list[str]]] = {}  # letter, what stands before it and it, what stands behind it
    for phrase in words:
        letters = [c for c in phrase if c.islower()] or phrase.replace(" ", "")  # "Luật" is found as "luật" is
        letter = max(letters, key=lambda c: (_rarity(c), sum(c in word for word in words)))
        at = phrase.index(letter) + 1
        heads.setdefault(letter, {}).setdefault(phrase[:at], []).append(phrase[at:])
    found = []
    for letter, tails in heads.items():
        near = [re.escape(head[-2]) for head in tails if len(head) > 1]
        guard = f"(?<=[{''.join(near)}].)" if len(near) == len(tails) else ""  # the letter before it: most differ there
        found.append(Needle(letter, lazy(rf"{letter}{guard}(?:{'|'.join(_forms(tails, before))}){behind}")))
    return found


def _forms(tails: dict[str, list[str]], before: Sequence[str]) -> Iterator[str]:
    """Patterns of heads and their tails: heads of one width that have the same tails are compared as one."""
    alike: dict[tuple[int, int, str], list[str]] = {}
    for head, t in tails.items():
        alike.setdefault((len(head), head.count(" "), f"(?:{either(t)})" if any(t) else ""), []).append(head)
    for (width, blanks, tail), heads in alike.items():
        for blank in (r"\s", r"\s\s") if blanks else ("",):  # one or two between words
            wide = width + blanks * (len(blank) // 2 - 1)
            marks = "|".join(rf"(?<={mark}(?s:.){{{wide}}})" for mark in before if mark)
            yield rf"(?<=({either(heads, blank)}))(?:{marks}){tail}"


def joined(*groups: list[Needle]) -> list[Needle]:
    """The needles of several groups, those of one letter as one, so that a text is passed once for each letter."""
    sources: dict[str, list[str]] = {}
    for needle in itertools.chain(*groups):
        sources.setdefault(needle.letter, []).append(needle.pattern.pattern)
    return [Needle(letter, lazy("|".join(patterns))) for letter, patterns in sources.items()]


def _rarity(letter: str) -> int:
    """What is not found is the rarest; of letters that are rare enough the one that more phrases share is better."""
    at = _COMMON.find(letter)
    return min(at, _RARE) if at >= 0 else len(_COMMON)


def matches(text: str, needles: list[Needle]) -> Iterator[re.Match[str]]:
    """Each phrase of `needles` in `text`, by needle: group `lastindex` begins where the phrase does."""
    for needle in needles:
        if needle.letter in _OFTEN:
            yield from needle.pattern.finditer(text)
        else:
            yield from filter(None, [needle.pattern.match(text, at) for at in everywhere(text, needle.letter)])


def places(text: str, needles: list[Needle]) -> list[tuple[int, int]]:
    """(start, end) of each phrase of `needles` in `text`, in text order."""
    return sorted([(m.start(m.lastindex or 0), m.end()) for m in matches(text, needles)])
