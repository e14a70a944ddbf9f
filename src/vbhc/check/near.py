"""Finds set phrases that are written one syllable wrong: "Ban Thương vụ", "Ủy ban nhân huyện", "phạm vị".

In: the syllables of a text.  Out: places where all syllables of a known phrase but one stand, and the other differs by
a letter or a mark, or is missing.  A phrase is looked up by pairs of syllables, so the time is linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import field
from itertools import compress, count

from vbhc.records import dataclass
from vbhc.text.fold import strip_marks

SYLLABLE = re.compile(r"[^\W\d_]+")
Pair = tuple[str, str]


@dataclass(slots=True, frozen=True)
class Phrase:
    """A phrase as it should be written, its folded syllables; `body`: capitals matter; `whole`: nobody shortens it."""

    right: str
    syllables: tuple[str, ...]
    body: bool = False
    whole: bool = False


@dataclass(slots=True, frozen=True)
class Slip:
    """syllables[start:end] stand where `phrase` should; `at` is its syllable that differs or is missing."""

    start: int
    end: int
    phrase: Phrase
    at: int
    missing: bool = False


# The right syllables at one place beside a pair, each with the phrases (and the place in them) that hold it.
Rights = dict[str, list[tuple[Phrase, int]]]


@dataclass(slots=True)
class Index:
    """Phrases by the two syllables beside the wrong one: side by side, or one on each side of it.

    `before` and `after`: the wrong one stands before or after a pair; `around`: inside; `gaps`: the pair meets where
    one is missing.
    """

    before: dict[Pair, Rights] = field(default_factory=dict)
    after: dict[Pair, Rights] = field(default_factory=dict)
    around: dict[Pair, Rights] = field(default_factory=dict)
    gaps: dict[Pair, list[tuple[Phrase, int]]] = field(default_factory=dict)
    exact: set[tuple[str, ...]] = field(default_factory=set)
    lengths: tuple[int, ...] = ()
    free: frozenset[str] = frozenset()


def index(phrases: Iterable[Phrase], kept: Iterable[tuple[str, ...]], free: Iterable[str]) -> Index:
    """The index of phrases of three syllables and more; `kept` are near ones that are right."""
    found = Index(exact=set(kept), free=frozenset(free))
    for phrase in phrases:
        s = phrase.syllables
        last = len(s) - 1
        found.exact.add(s)
        found.before.setdefault((s[1], s[2]), {}).setdefault(s[0], []).append((phrase, 0))
        found.after.setdefault((s[-3], s[-2]), {}).setdefault(s[last], []).append((phrase, last))
        for at in range(1, last):
            found.around.setdefault((s[at - 1], s[at + 1]), {}).setdefault(s[at], []).append((phrase, at))
            if phrase.whole:
                found.gaps.setdefault((s[at - 1], s[at + 1]), []).append((phrase, at))
    found.lengths = tuple(sorted({len(e) for e in found.exact}))
    return found


def where(keys: Container[Pair], pairs: Iterable[Pair]) -> Iterator[int]:
    """The places of the pairs that are keys; no Python code runs for the others."""
    return compress(count(), map(keys.__contains__, pairs))


def slips(s: list[str], pairs: Iterable[int], known: Index) -> Iterator[Slip]:
    """The places in syllables `s` where a phrase stands with one syllable wrong or missing.

    `pairs` are the places of the pairs side by side that are worth looking up.
    """
    before, after, gaps = known.before, known.after, known.gaps
    for at in pairs:
        pair = s[at], s[at + 1]
        if pair in before and at and s[at - 1] not in before[pair]:
            yield from differing(s, at - 1, before[pair], known)
        if pair in after and at + 2 < len(s) and s[at + 2] not in after[pair]:
            yield from differing(s, at + 2, after[pair], known)
        if pair in gaps:
            for phrase, wrong in gaps[pair]:
                yield from lacking(s, at + 1 - wrong, phrase, wrong, known)
    for at in where(known.around, zip(s, s[2:], strict=False)):
        if s[at + 1] not in known.around[s[at], s[at + 2]]:
            yield from differing(s, at + 1, known.around[s[at], s[at + 2]], known)


def differing(s: list[str], at: int, rights: Rights, known: Index) -> Iterator[Slip]:
    """The slips whose odd syllable is s[at], where one of `rights` should stand."""
    for right, found in rights.items():
        if near(s[at], right, True):
            for phrase, wrong in found:
                yield from fitting(s, at - wrong, phrase, wrong, known)


def fitting(s: list[str], start: int, phrase: Phrase, wrong: int, known: Index) -> Iterator[Slip]:
    """The slip where s[start:] is `phrase` but for the syllable `wrong`, which is near it."""
    p = phrase.syllables
    end = start + len(p)
    if start < 0 or end > len(s) or s[start + wrong] == p[wrong]:
        return
    if tuple(s[start : start + wrong]) != p[:wrong] or tuple(s[start + wrong + 1 : end]) != p[wrong + 1 :]:
        return
    printed, short = s[start + wrong], len(p) < 4 and not phrase.body
    if wrong in (0, len(p) - 1):  # it may belong to what stands beside the phrase
        if bare(printed) != bare(p[wrong]) or (short and printed in known.free):
            return
    elif short and bare(printed) != bare(p[wrong]):
        return
    if near(printed, p[wrong], len(p) > 3 or phrase.body) and not right_otherwise(
        s, start + wrong, start + wrong + 1, known
    ):
        yield Slip(start, end, phrase, wrong)


def lacking(s: list[str], start: int, phrase: Phrase, wrong: int, known: Index) -> Iterator[Slip]:
    """The slip where s[start:] is `phrase` without its syllable `wrong`."""
    p = phrase.syllables
    end = start + len(p) - 1
    if start >= 0 and tuple(s[start:end]) == p[:wrong] + p[wrong + 1 :] and not right_otherwise(s, start, end, known):
        yield Slip(start, end, phrase, wrong, missing=True)


def right_otherwise(s: list[str], first: int, last: int, known: Index) -> bool:
    """Whether s[first:last] lies in a known phrase that stands here."""
    for length in known.lengths:
        for start in range(max(0, last - length), first + 1):
            if tuple(s[start : start + length]) in known.exact:
                return True
    return False


@functools.lru_cache(20_000)
def near(printed: str, right: str, long: bool) -> bool:
    """Whether two syllables differ by marks alone, or by one letter; in a long phrase by one letter and marks."""
    from rapidfuzz.distance import Levenshtein

    one, other = bare(printed), bare(right)
    if one == other:
        return True
    if len(one) < 3 or len(other) < 3:
        return False
    return Levenshtein.distance(one, other) == 1 if long else Levenshtein.distance(printed, right) == 1


@functools.lru_cache(20_000)
def bare(syllable: str) -> str:
    """A syllable without marks."""
    return strip_marks(syllable)
