"""The words of rules/phrases.yaml as indexes for the rules on slips of the pen, and the syllables of a text.

In: the rules folder; a text.  Out: the pairs of neighbouring syllables that something looks up, and a text as syllables
with the places of such pairs.  Each different word of a text is read once, whatever the length of the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from operator import length_hint
from typing import TypeVar

from vbhc.check.near import SYLLABLE, Index, Pair, Phrase, bare, index, learn
from vbhc.check.rule import Case
from vbhc.check.spelling import DOUBLED, Spelling, not_spoken, spelling, wrong
from vbhc.model import Span
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

BLANK = re.compile(r"\s")
DASHES = "-–&"
BLOCK = 300  # letters of a piece of the text in which the place of a word is looked for
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
LOOSE = re.compile("[\u0300-\u036f]")  # marks that no letter bears
LONGEST = 24  # syllables of a name of a body
MOST = 200_000  # words whose reading is remembered
T = TypeVar("T")


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
    places: list[str]
    joiner: str
    verbs: list[str]
    common: list[str]
    name_heads: list[str]
    confused: list[list[str]]
    party_bodies: list[str]
    committees: list[str]
    abbreviations: list[Abbreviation]
    doubled: list[str]
    doubled_names: list[str]
    doubled_kept: list[str]
    mistyped: list[Abbreviation]
    kept: list[str]
    free: list[str]


class Reading(dict[str, str]):
    """A word as printed → its syllable as it is compared, "" where it has no letter; worked out when first met.

    The words that are wrong wherever they stand are kept apart, in `odd`: each time one is met, it is added to `met`.
    """

    def __init__(self, phrases: Index, spelt: Spelling, abbreviations: dict[str, str]) -> None:
        super().__init__()
        self.phrases, self.spelt, self.abbreviations = phrases, spelt, abbreviations
        self.odd: dict[str, str] = {}
        self.met: set[str] = set()

    def __missing__(self, word: str) -> str:
        if LOOSE.search(word):  # "hoacḥ", "duyêt;̣": the marks of a page's letters run apart; nobody typed it
            self[word] = ""
            return ""
        if word not in self.odd:
            core, folded = core_of(word)
            if folded:
                learn(folded, self.phrases)
            if not self.wrong(word, core):
                self[word] = folded
                return folded
            self.odd[word] = folded
        self.met.add(word)
        return self.odd[word]

    def wrong(self, word: str, core: str) -> bool:
        doubled = word.endswith(DOUBLED) and word[-4:-2].isalpha()
        if doubled or core in self.abbreviations or not_spoken(core, self.spelt):
            return True
        return wrong(core, self.spelt) is not None

    def of(self, words: list[str]) -> tuple[list[str], set[str]]:
        """The syllables of a text's words, and which of the words are wrong wherever they stand."""
        if len(self) > MOST:
            self.clear()
            self.odd.clear()
        self.met = set()
        return list(map(self.__getitem__, words)), self.met


@dataclass(slots=True, frozen=True)
class Name:
    """The name of a body: its syllables as they are compared, its words as they are printed."""

    phrase: Phrase
    syllables: list[str]
    words: list[str]


@dataclass(slots=True)
class Names:
    """Names of bodies by their syllables, one after the other: the name that ends here, and what may follow."""

    name: Name | None = None
    longer: dict[str, Names] = field(default_factory=dict)

    def add(self, name: Name) -> None:
        node = self
        for syllable in name.syllables:
            node = node.longer.setdefault(syllable, Names())
        node.name = name

    def longest(self, folded: list[str], at: int) -> Name | None:
        """The longest name that begins at folded[at]."""
        node, found = self, None
        for syllable in folded[at : at + LONGEST]:
            if syllable not in node.longer:
                break
            node = node.longer[syllable]
            found = node.name or found
        return found


@dataclass(slots=True)
class Slips:
    """What the rules on slips look up."""

    phrases: Index
    words: dict[Pair, set[Pair]]  # by the bare letters: the right syllables
    known: set[Pair]
    free: frozenset[str]
    heads: frozenset[Pair]  # the words that begin other names
    starts: frozenset[Pair]  # the first two syllables of names of bodies and places
    names: Names
    twice: frozenset[Pair]  # syllables that are never written twice, or only as a name's first
    doubled: frozenset[str]
    doubled_names: frozenset[str]
    doubled_kept: frozenset[Pair]
    mistyped: dict[Pair, Pair]
    verbs: frozenset[str]
    common: tuple[str, ...]
    reading: Reading


@dataclass(slots=True)
class Syllables:
    """The words of a text as printed, and as they are compared ("" where a word has no letter).

    `text` is the document's, but that a dash between blanks stands with the word before it: it parts no phrase.
    `hits` are the two neighbours that some rule looks up, with the places where they stand, `odd` the words that are
    wrong wherever they stand.  `blocks` are where pieces of the text begin, `firsts` the numbers of their first words.
    """

    text: str
    words: list[str]
    folded: list[str]
    hits: dict[Pair, list[int]]
    odd: set[str]
    blocks: list[int]
    firsts: list[int]

    def printed(self, at: int) -> str:
        """A syllable without the signs around it."""
        return core_of(self.words[at])[0]

    def comma(self, start: int, end: int) -> bool:
        """Whether a comma stands right behind one of the syllables but the last."""
        return any(word.endswith(",") for word in self.words[start : end - 1])

    def span(self, at: int) -> Span:
        """Where a syllable stands."""
        block = bisect.bisect_right(self.firsts, at) - 1
        start, end = self.blocks[block], self.blocks[block + 1]
        rest = self.text[start:end].split(None, at - self.firsts[block])[-1]
        start = self.text.index(self.printed(at), end - len(rest))
        return start, start + len(self.printed(at))

    def places(self, wanted: set[str]) -> list[int]:
        """The places of the words as printed that are wanted."""
        words = iter(self.words)
        return list(met(wanted, words, words))

    def among(self, wanted: Container[Pair]) -> list[int]:
        """The places of neighbours that are wanted."""
        return sorted(at for pair, places in self.hits.items() if pair in wanted for at in places)


def syllables(case: Case) -> Syllables:
    """The syllables of a document (use `case.once(syllables)`)."""
    known = case.rules.once(slip_words)
    text = case.text
    for dash in DASHES:
        if dash in text:
            text = text.replace(f" {dash} ", f"{dash}  ")  # as long as before
    words, blocks, firsts = in_blocks(text)
    folded, odd = known.reading.of(words)
    hits: dict[Pair, list[int]] = {}
    behind = iter(folded[1:])
    pairs = zip(folded, behind, strict=False)  # not pairwise: here one tuple is filled again and again
    for at in met(known.phrases.suspects.keys(), pairs, behind):
        hits.setdefault((folded[at], folded[at + 1]), []).append(at)
    return Syllables(text, words, folded, hits, odd, blocks, firsts)


def met(wanted: AbstractSet[T], items: Iterator[T], left: Iterator[str]) -> Iterator[int]:
    """The places of the items that are wanted; `left` goes along a list with them, and knows how much of it is left."""
    size = length_hint(left)
    while not wanted.isdisjoint(items):  # stops behind the first that is wanted
        yield size - length_hint(left) - 1


def in_blocks(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a text; where its pieces begin and end, and the number of the first word of each."""
    words: list[str] = []
    blocks, firsts, end = [0], [], 0
    while end < len(text):
        blank = BLANK.search(text, end + BLOCK)
        start, end = end, blank.start() if blank else len(text)
        firsts.append(len(words))
        words += text[start:end].split()
        blocks.append(end)
    return words, blocks, firsts


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


def names_of_bodies(entry: PhraseEntry) -> list[Phrase]:
    """The names of bodies; one of five syllables and more that joins two parts is never shortened."""
    found = [*entry.bodies, *(f"{body} {committee}" for body in entry.party_bodies for committee in entry.committees)]
    named = []
    for name in found:
        syllables = tuple(syllables_of(name))
        named.append(Phrase(name, syllables, body=True, whole=len(syllables) > 4 and entry.joiner in syllables))
    return named + [Phrase(name, tuple(syllables_of(name)), whole=True) for name in entry.whole]


def slip_words(rules: Rules) -> Slips:
    """The indexes (use `rules.once(slip_words)`)."""
    entry = rules.mapping("phrases", PhraseEntry)
    named = names_of_bodies(entry)
    phrased = [Phrase(text, tuple(syllables_of(text))) for text in entry.phrases]
    kept = [tuple(syllables_of(text)) for text in entry.kept]
    words: dict[Pair, set[Pair]] = {}
    known: set[Pair] = {(two[0], two[1]) for two in kept if len(two) == 2}
    for known_phrase in [*named, *phrased]:
        known.update(pairwise(known_phrase.syllables))
    short = []
    for word in entry.words:
        first, second = pair(word)
        known.add((first, second))
        words.setdefault((bare(first), bare(second)), set()).add((first, second))
        short.append(Phrase(word, (first, second)))
    located = [Phrase(name, tuple(syllables_of(name))) for name in entry.places]
    capital = [p for p in (*reversed(named), *located) if p.right[:1].isupper()]
    names = Names()
    for one in capital:
        names.add(Name(one, list(one.syllables), one.right.split(" ")))
    heads = frozenset(pair(head) for head in entry.name_heads)
    starts = frozenset((first, second) for first, second, *_ in (p.syllables for p in capital))
    mistyped = {pair(slip): pair(m.right) for m in entry.mistyped for slip in m.slips}
    twice = frozenset((one, one) for one in (*entry.doubled, *entry.doubled_names))
    long = [p for p in [*named, *phrased] if len(p.syllables) > 2]
    confused = [(one, other) for one, other in entry.confused]
    phrases = index([*long, *short], kept, entry.free, confused)
    for watched in [*starts, *heads, *mistyped, *twice]:
        phrases.suspect(watched)
    abbreviations = {slip: a.right for a in entry.abbreviations for slip in a.slips}
    reading = Reading(phrases, rules.once(spelling), abbreviations)
    return Slips(
        phrases,
        words,
        known,
        frozenset(entry.free),
        heads,
        starts,
        names,
        twice,
        frozenset(entry.doubled),
        frozenset(entry.doubled_names),
        frozenset(map(pair, entry.doubled_kept)),
        mistyped,
        frozenset(entry.verbs),
        tuple(entry.common),
        reading,
    )
