"""Finds set phrases that are written one syllable wrong: "Ban Thương vụ", "Ủy ban nhân huyện", "phạm vị".

In: the phrases that are known.  Out: for each syllable that a text uses, the pairs of neighbours that betray a slip:
"ban thương" where "ban thường vụ" is known.  A text is then one look-up for each pair, and what is found is compared
with the whole phrase, so the time is linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from vbhc.records import dataclass
from vbhc.text.fold import strip_marks

SYLLABLE = re.compile(r"[^\W\d_]+")
Pair = tuple[str, str]
MOST = 50_000  # syllables whose pairs are remembered


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


@dataclass(slots=True, frozen=True)
class Suspect:
    """What a pair of neighbours betrays: `phrase`, begun `back` before, with its syllable `wrong` odd or missing."""

    phrase: Phrase
    wrong: int
    back: int
    missing: bool


@dataclass(slots=True)
class Suspects:
    """What a pair betrays, by the syllable right behind it, or else by the one before.

    Most pairs betray nothing where they stand: that third syllable tells so at once.
    """

    behind: dict[str, list[Suspect]] = field(default_factory=dict)
    before: dict[str, list[Suspect]] = field(default_factory=dict)

    def add(self, phrase: Phrase, wrong: int, back: int, missing: bool = False) -> None:
        """Adds a phrase of three syllables and more."""
        p = phrase.syllables
        behind = back + 2 + missing  # the first syllable of the phrase behind the pair
        by, third = (self.behind, p[behind]) if behind < len(p) else (self.before, p[back - 1])
        by.setdefault(third, []).append(Suspect(phrase, wrong, back, missing))


@dataclass(slots=True)
class Index:
    """Phrases by their syllables, and by each pair of neighbours that betrays a slip in one of them.

    `rights` are the syllables of phrases by their letters without marks, `close` the same less one letter; `places`
    where each stands.  `suspects` and `short` (slips of phrases of two, with these) grow by the syllables that
    texts use (`learn`): they are a memory of what can be worked out from the phrases, not of the texts.
    """

    rights: dict[str, set[str]] = field(default_factory=dict)
    close: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, list[tuple[Phrase, int]]] = field(default_factory=dict)
    suspects: dict[Pair, Suspects] = field(default_factory=dict)
    short: dict[Pair, list[Pair]] = field(default_factory=dict)
    confused: tuple[tuple[str, str], ...] = ()  # beginnings and ends ("-ng") that sound alike somewhere
    learnt: set[str] = field(default_factory=set)
    exact: set[tuple[str, ...]] = field(default_factory=set)
    lengths: tuple[int, ...] = ()
    free: frozenset[str] = frozenset()

    def suspect(self, pair: Pair) -> Suspects:
        """What a pair betrays, to be added to; from now on it is looked up."""
        found = self.suspects.get(pair)
        if found is None:
            found = self.suspects[pair] = Suspects()
        return found


def index(
    phrases: Iterable[Phrase], kept: Iterable[tuple[str, ...]], free: Iterable[str], confused: Iterable[tuple[str, str]]
) -> Index:
    """The index of phrases of two syllables and more; `kept` are near ones that are right."""
    found = Index(exact=set(kept), free=frozenset(free), confused=tuple(confused))
    for phrase in phrases:
        s = phrase.syllables
        if len(s) > 2:
            found.exact.add(s)
        for at, syllable in enumerate(s):
            found.places.setdefault(syllable, []).append((phrase, at))
            if at and len(s) > 2 and phrase.body and s[at - 1] != syllable:  # "Ủy ban nhân nhân"
                found.suspect((s[at - 1], s[at - 1])).add(phrase, at, at - 1)
            if phrase.whole and len(s) > 3 and 0 < at < len(s) - 1:
                found.suspect((s[at - 1], s[at + 1])).add(phrase, at, at - 1, True)
    for syllable in found.places:
        plain = bare(syllable)
        found.rights.setdefault(plain, set()).add(syllable)
        for key in shortened(plain):
            found.close.setdefault(key, set()).add(syllable)
    found.lengths = tuple(sorted({len(e) for e in found.exact}))
    return found


def shortened(plain: str) -> set[str]:
    """A syllable of three letters and more, and what is left when one of them is lost."""
    return {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))} if len(plain) > 2 else set()


def learn(syllable: str, known: Index) -> None:
    """Adds the pairs that betray a slip by which `syllable` stands for one that is right."""
    if syllable in known.learnt or len(known.learnt) > MOST:
        return
    known.learnt.add(syllable)
    plain = bare(syllable)
    for right in known.rights.get(plain, ()):
        if right != syllable:
            add(syllable, right, True, known)
    for right in heard(syllable, known):
        if right in known.places and bare(right) != plain:
            add(syllable, right, True, known)
    for right in {right for key in shortened(plain) for right in known.close.get(key, ())}:
        if near(plain, bare(right)):
            add(syllable, right, False, known)


def heard(syllable: str, known: Index) -> Iterator[str]:
    """The syllables that sound like one in some parts of the country: "chí" and "trí", "tút" and "túc"."""
    for one, other in known.confused:
        for wrong, right in ((one, other), (other, one)):
            if wrong.startswith("-"):
                if syllable.endswith(wrong[1:]):
                    yield syllable[: len(syllable) - len(wrong) + 1] + right[1:]
            elif syllable.startswith(wrong):
                yield right + syllable[len(wrong) :]


def add(syllable: str, right: str, marks: bool, known: Index) -> None:
    """The pairs for `syllable` in place of `right`, which differ by `marks` alone or by a letter."""
    for phrase, at in known.places[right]:
        p = phrase.syllables
        edge, short = at in (0, len(p) - 1), len(p) < 4 and not phrase.body
        if not marks and (edge or (short and (len(p) < 3 or syllable in known.places or syllable in known.free))):
            continue  # it may belong to what stands beside the phrase
        if edge and short and syllable in known.free:
            continue
        pair, back = ((syllable, p[1]), 0) if at == 0 else ((p[at - 1], syllable), at - 1)
        suspects = known.suspect(pair)
        if len(p) == 2:
            known.short.setdefault(pair, []).append((p[0], p[1]))
        else:
            suspects.add(phrase, at, back)


def slips(s: list[str], hits: dict[Pair, list[int]], known: Index) -> Iterator[Slip]:
    """The places in syllables `s` where a phrase of three and more stands with one syllable wrong or missing.

    `hits` are the pairs that are suspect, with their places.
    """
    last, ended = len(s), [*s, "", ""]
    for pair, places in hits.items():
        suspects = known.suspects[pair]
        behind, before = suspects.behind, suspects.before
        for at in places if behind or before else ():
            for one in (*behind.get(ended[at + 2], ()), *before.get(ended[at - 1], ())):
                p, wrong, start = one.phrase.syllables, one.wrong, at - one.back
                end = start + len(p) - one.missing
                if start < 0 or end > last:
                    continue
                rest = start + wrong + (not one.missing)
                if tuple(s[start : start + wrong]) != p[:wrong] or tuple(s[rest:end]) != p[wrong + 1 :]:
                    continue
                inside = (start, end) if one.missing else (start + wrong, start + wrong + 1)
                if not right_otherwise(s, *inside, known):
                    yield Slip(start, end, one.phrase, wrong, one.missing)


def right_otherwise(s: list[str], first: int, last: int, known: Index) -> bool:
    """Whether s[first:last] lies in a known phrase that stands here."""
    for length in known.lengths:
        for start in range(max(0, last - length), first + 1):
            if tuple(s[start : start + length]) in known.exact:
                return True
    return False


def near(one: str, other: str) -> bool:
    """Whether two syllables without marks, of three letters and more, differ by one letter."""
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@functools.lru_cache(20_000)
def bare(syllable: str) -> str:
    """A syllable without marks."""
    return strip_marks(syllable)
