"""The words of rules/phrases.yaml as indexes for the rules on slips of the pen, and the syllables of a text.

In: the rules folder; a text.  Out: phrases by pairs of syllables, names by their capitals, words by their bare letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from vbhc.check.near import SYLLABLE, Index, Pair, Phrase, bare, index
from vbhc.check.rule import Case
from vbhc.model import Span
from vbhc.rules import Rules
from vbhc.text.fold import fold

JOINER = "và"
BETWEEN = re.compile(r"([\W\d_]+)")
LATE = "àáảãạèéẻẽẹỳýỷỹỵ"  # letters that may bear the mark of oa, oe, uy


@dataclass(slots=True)
class Abbreviation:
    """An abbreviation and the ways in which it is mistyped."""

    right: str
    slips: list[str]


@dataclass(slots=True)
class PhraseEntry:
    """rules/phrases.yaml."""

    words: list[str]
    phrases: list[str]
    bodies: list[str]
    whole: list[str]
    party_bodies: list[str]
    committees: list[str]
    abbreviations: list[Abbreviation]
    doubled: list[str]
    doubled_names: list[str]
    mistyped: list[Abbreviation]
    kept: list[str]
    free: list[str]


@dataclass(slots=True)
class Slips:
    """What the rules on slips look up."""

    phrases: Index
    words: dict[Pair, set[Pair]]  # by the bare letters: the right syllables
    known: set[Pair]
    free: frozenset[str]
    names: dict[Pair, list[Phrase]]  # names of bodies by their first two syllables
    abbreviations: dict[str, str]
    doubled: frozenset[str]
    doubled_names: frozenset[str]
    mistyped: dict[Pair, Pair]


@dataclass(slots=True)
class Syllables:
    """The syllables of a text: as printed, folded, all that occur, and the places of what stands between them."""

    printed: list[str]
    folded: list[str]
    distinct: set[str]
    ends: list[int]

    def span(self, at: int) -> Span:
        """Where a syllable stands."""
        return self.ends[2 * at - 1] if at else 0, self.ends[2 * at]


def syllables(case: Case) -> Syllables:
    """The syllables of a document (use `case.once(syllables)`); the first and the last may be empty."""
    parts = BETWEEN.split(case.text)
    printed = parts[::2]
    distinct = set(printed)
    keys = {word: key_of(word) for word in distinct}
    return Syllables(printed, [keys[word] for word in printed], distinct, list(accumulate(map(len, parts))))


def key_of(word: str) -> str:
    """A syllable as it is compared; only where the mark may stand on either of two vowels is there more to do."""
    low = word.lower()
    return fold(low) if low[-1:] in LATE and low[-2:-1] in "ou" else low


def syllables_of(text: str) -> list[str]:
    """The syllables of a name as they are compared."""
    return SYLLABLE.findall(fold(text))


def phrase(name: str, body: bool) -> Phrase:
    """A name; one of five syllables and more that joins two parts is never shortened."""
    found = tuple(syllables_of(name))
    return Phrase(name, found, body, whole=len(found) > 4 and JOINER in found)


def pair(word: str) -> Pair:
    """The two syllables of a word."""
    first, second = syllables_of(word)
    return first, second


def slip_words(rules: Rules) -> Slips:
    """The indexes (use `rules.once(slip_words)`)."""
    entry = rules.mapping("phrases", PhraseEntry)
    named = [phrase(name, body=True) for name in entry.bodies]
    named += [phrase(f"{b} {c}", body=True) for b in entry.party_bodies for c in entry.committees]
    named += [Phrase(name, tuple(syllables_of(name)), whole=True) for name in entry.whole]
    phrased = [Phrase(text, tuple(syllables_of(text))) for text in entry.phrases]
    kept = [tuple(syllables_of(text)) for text in entry.kept]
    words: dict[Pair, set[Pair]] = {}
    known: set[Pair] = set()
    for known_phrase in [*named, *phrased]:
        known.update(pairwise(known_phrase.syllables))
    for word in entry.words:
        first, second = pair(word)
        known.add((first, second))
        words.setdefault((bare(first), bare(second)), set()).add((first, second))
    names: dict[Pair, list[Phrase]] = {}
    for name in sorted((p for p in named if p.right[:1].isupper()), key=lambda p: -len(p.syllables)):
        names.setdefault(name.syllables[:2], []).append(name)  # type: ignore[arg-type]
    abbreviations = {slip: a.right for a in entry.abbreviations for slip in a.slips}
    long = [p for p in [*named, *phrased] if len(p.syllables) > 2]
    mistyped = {pair(slip): pair(m.right) for m in entry.mistyped for slip in m.slips}
    return Slips(
        index(long, kept, entry.free),
        words,
        known,
        frozenset(entry.free),
        names,
        abbreviations,
        frozenset(entry.doubled),
        frozenset(entry.doubled_names),
        mistyped,
    )
