"""The words of rules/phrases.yaml as indexes for the rules on slips of the pen, and the syllables of a text.

In: the rules folder; a text.  Out: the pairs of neighbouring syllables that something looks up, and a text as syllables
with the places of such pairs.  Each different word of a text is read once, whatever the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from itertools import compress, count, pairwise

from vbhc.check.near import SYLLABLE, Index, Pair, Phrase, bare, index, learn
from vbhc.check.rule import Case
from vbhc.check.spelling import DOUBLED, Spelling, spelling, wrong
from vbhc.model import Span
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

TOKEN = re.compile(r"\S+")
DASHES = "-–&"
CHUNK = 64  # blank-separated words between two places that are remembered
CHUNKS = re.compile(rf"\s*\S+(?:\s+\S+){{0,{CHUNK - 1}}}")
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
MOST = 200_000  # words whose reading is remembered


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
    joiner: str
    verbs: list[str]
    party_bodies: list[str]
    committees: list[str]
    abbreviations: list[Abbreviation]
    doubled: list[str]
    doubled_names: list[str]
    mistyped: list[Abbreviation]
    kept: list[str]
    free: list[str]


class Reading(dict[str, str]):
    """A word as printed → its syllable as it is compared, "" where it has no letter; worked out when first met.

    `odd` are the words met that are wrong wherever they stand.
    """

    def __init__(self, phrases: Index, spelt: Spelling, abbreviations: dict[str, str]) -> None:
        super().__init__()
        self.phrases, self.spelt, self.abbreviations = phrases, spelt, abbreviations
        self.odd: set[str] = set()

    def __missing__(self, word: str) -> str:
        core, folded = core_of(word)
        if folded:
            learn(folded, self.phrases)
        if core in self.abbreviations or wrong(core, self.spelt) or (word.endswith(DOUBLED) and word[-4:-2].isalpha()):
            self.odd.add(word)
        self[word] = folded
        return folded


@dataclass(slots=True)
class Slips:
    """What the rules on slips look up."""

    phrases: Index
    words: dict[Pair, set[Pair]]  # by the bare letters: the right syllables
    known: set[Pair]
    free: frozenset[str]
    names: dict[Pair, list[int]]  # how many syllables names of bodies have, by their first two, longest first
    named: dict[tuple[str, ...], tuple[Phrase, list[str]]]  # by their syllables, with their words
    doubled: frozenset[str]
    doubled_names: frozenset[str]
    mistyped: dict[Pair, Pair]
    verbs: frozenset[str]
    reading: Reading


@dataclass(slots=True)
class Syllables:
    """The words of a text as printed, and as they are compared ("" where a word has no letter).

    `text` is the document's, but that a dash between blanks stands with the word before it: it parts no phrase.
    `hits` are the places of two neighbours that some rule looks up, `odd` the words that are wrong wherever they stand.
    """

    text: str
    words: list[str]
    folded: list[str]
    hits: list[int]
    odd: set[str]
    chunks: list[int] = field(default_factory=list)

    def printed(self, at: int) -> str:
        """A syllable without the signs around it."""
        return core_of(self.words[at])[0]

    def comma(self, start: int, end: int) -> bool:
        """Whether a comma stands right behind one of the syllables but the last."""
        return any(word.endswith(",") for word in self.words[start : end - 1])

    def span(self, at: int) -> Span:
        """Where a syllable stands."""
        if not self.chunks:
            self.chunks = [match.start() for match in CHUNKS.finditer(self.text)]
        tokens = TOKEN.finditer(self.text, self.chunks[at // CHUNK])
        start, end = next(match.span() for skipped, match in enumerate(tokens) if skipped == at % CHUNK)
        core = self.printed(at)
        start = self.text.index(core, start, end)
        return start, start + len(core)

    def places(self, wanted: set[str]) -> list[int]:
        """The places of the words as printed that are wanted."""
        return list(compress(count(), map(wanted.__contains__, self.words)))


def syllables(case: Case) -> Syllables:
    """The syllables of a document (use `case.once(syllables)`)."""
    known = case.rules.once(slip_words)
    reading = known.reading
    if len(reading) > MOST:
        reading.clear()
        reading.odd.clear()
    text = case.text
    for dash in DASHES:
        text = text.replace(f" {dash} ", f"{dash}  ")  # as long as before
    words = text.split()
    folded = list(map(reading.__getitem__, words))
    hits = list(compress(count(), map(known.phrases.suspects.__contains__, pairwise(folded))))
    odd = reading.odd.intersection(words) if reading.odd else set()
    return Syllables(text, words, folded, hits, odd)


@lru_cache(1 << 16)
def core_of(word: str) -> tuple[str, str]:
    """A word without the signs around it, and as it is compared: lower case, one place for the mark of oà, uý."""
    core = word if word.isalpha() else EDGES.sub("", word)
    return core, fold(core) if core else ""


def syllables_of(text: str) -> list[str]:
    """The syllables of a name as they are compared."""
    return SYLLABLE.findall(fold(text))


def pair(word: str) -> Pair:
    """The two syllables of a word."""
    first, second = syllables_of(word)
    return first, second


def slip_words(rules: Rules) -> Slips:
    """The indexes (use `rules.once(slip_words)`)."""
    entry = rules.mapping("phrases", PhraseEntry)

    def phrase(name: str, body: bool) -> Phrase:
        found = tuple(syllables_of(name))  # one of five syllables and more that joins two parts is never shortened
        return Phrase(name, found, body, whole=len(found) > 4 and entry.joiner in found)

    named = [phrase(name, body=True) for name in entry.bodies]
    named += [phrase(f"{b} {c}", body=True) for b in entry.party_bodies for c in entry.committees]
    named += [Phrase(name, tuple(syllables_of(name)), whole=True) for name in entry.whole]
    phrased = [Phrase(text, tuple(syllables_of(text))) for text in entry.phrases]
    kept = [tuple(syllables_of(text)) for text in entry.kept]
    words: dict[Pair, set[Pair]] = {}
    known: set[Pair] = set()
    for known_phrase in [*named, *phrased]:
        known.update(pairwise(known_phrase.syllables))
    short = []
    for word in entry.words:
        first, second = pair(word)
        known.add((first, second))
        words.setdefault((bare(first), bare(second)), set()).add((first, second))
        short.append(Phrase(word, (first, second)))
    written = {p.syllables: (p, p.right.split(" ")) for p in reversed(named) if p.right[:1].isupper()}
    names: dict[Pair, list[int]] = {}
    for count_, start in sorted({(len(s), s[:2]) for s in written}, reverse=True):
        names.setdefault(start, []).append(count_)  # type: ignore[arg-type]
    mistyped = {pair(slip): pair(m.right) for m in entry.mistyped for slip in m.slips}
    doubled = frozenset(entry.doubled)
    long = [p for p in [*named, *phrased] if len(p.syllables) > 2]
    phrases = index([*long, *short], kept, entry.free)
    for watched in [*names, *mistyped, *((d, d) for d in (*entry.doubled, *entry.doubled_names))]:
        phrases.suspects.setdefault(watched, [])
    abbreviations = {slip: a.right for a in entry.abbreviations for slip in a.slips}
    reading = Reading(phrases, rules.once(spelling), abbreviations)
    return Slips(
        phrases,
        words,
        known,
        frozenset(entry.free),
        names,
        written,
        doubled,
        frozenset(entry.doubled_names),
        mistyped,
        frozenset(entry.verbs),
        reading,
    )
