"""The words of rules/phrases.yaml as indexes for the rules on slips of the pen, and the syllables of a text.

In: the rules folder; a text.  Out: phrases by pairs of syllables, names by their capitals, words by their bare letters.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from itertools import compress, count, pairwise

from vbhc.check.near import SYLLABLE, Index, Pair, Phrase, bare, index, where
from vbhc.check.rule import Case
from vbhc.model import Span
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

JOINER = "và"
TOKEN = re.compile(r"\S+")
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
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
    pairs: frozenset[Pair]  # those side by side that any of these look up


@dataclass(slots=True)
class Syllables:
    """The syllables of a text, without the signs around them: as printed, folded, all that occur.

    `tokens` are the places in the blank-separated words, whose spans are worked out when first asked for.
    """

    text: str
    printed: list[str]
    folded: list[str]
    distinct: set[str]
    tokens: list[int]
    starts: list[tuple[int, int]] = field(default_factory=list)

    def span(self, at: int) -> Span:
        """Where a syllable stands."""
        if not self.starts:
            self.starts = [match.span() for match in TOKEN.finditer(self.text)]
        start, end = self.starts[self.tokens[at]]
        core = self.printed[at]
        start = self.text.index(core, start, end)
        return start, start + len(core)


def syllables(case: Case) -> Syllables:
    """The syllables of a document (use `case.once(syllables)`)."""
    words = case.text.split()
    read = {word: core_of(word) for word in set(words)}
    cores = [read[word][0] for word in words]
    folded = [read[word][1] for word in words]
    distinct = {core for core, _ in read.values()}
    kept = list(compress(count(), cores))
    return Syllables(case.text, list(compress(cores, cores)), list(compress(folded, cores)), distinct, kept)


@lru_cache(1 << 16)
def core_of(word: str) -> tuple[str, str]:
    """A word without the signs around it, and as it is compared: lower case, one place for the mark of oà, uý."""
    core = word if word.isalpha() else EDGES.sub("", word)
    low = core.lower()
    return core, fold(low) if low[-1:] in LATE and low[-2:-1] in "ou" else low


def syllables_of(text: str) -> list[str]:
    """The syllables of a name as they are compared."""
    return SYLLABLE.findall(fold(text))


def phrase(name: str, body: bool) -> Phrase:
    """A name; one of five syllables and more that joins two parts is never shortened."""
    found = tuple(syllables_of(name))
    return Phrase(name, found, body, whole=len(found) > 4 and JOINER in found)


def pairs(case: Case) -> list[int]:
    """The places of two neighbouring syllables that something looks up (use `case.once(pairs)`)."""
    return list(where(case.rules.once(slip_words).pairs, pairwise(case.once(syllables).folded)))


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
    phrases = index(long, kept, entry.free)
    return Slips(
        phrases,
        words,
        known,
        frozenset(entry.free),
        names,
        abbreviations,
        frozenset(entry.doubled),
        frozenset(entry.doubled_names),
        mistyped,
        frozenset([*phrases.before, *phrases.after, *phrases.gaps, *names, *mistyped]),
    )
