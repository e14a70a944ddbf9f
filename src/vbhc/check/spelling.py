"""How a Vietnamese syllable is put together, and what no word can be: a mark on the wrong letter, capitals inside.

In: a word, rules/syllables.yaml.  Out: what it should be.  Where such words stand in a text is orthography.py's work.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from vbhc.check.rule import Case, Hit
from vbhc.model import Fix, Severity, Span
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold, one_line, strip_marks

TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aeiouy"
DOUBLED = ("..", ",,", ";;", ":.", ";.", ",.", ":;", ":,")
AFTER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")  # words behind the one for a unit
WORDS_AROUND = 6


@dataclass(slots=True)
class SyllableEntry:
    """rules/syllables.yaml."""

    vowels: str
    marked: str
    either: list[str]
    onsets: list[str]
    rhymes: list[str]
    after_gi: list[str]
    after_qu: list[str]
    kept: list[str]
    foreign: frozenset[str]
    units: list[str]
    before_units: list[str]
    units_behind: list[str]
    units_kept: list[str]
    place_units: list[str]


@dataclass(slots=True)
class SpokenEntry:
    """rules/known_syllables.yaml."""

    syllables: list[str]


@dataclass(slots=True)
class Spelling:
    """How a syllable is put together: the rhymes that may follow each onset; `spoken`: those that there are, folded."""

    rhymes: dict[str, frozenset[str]]
    longest: int  # letters of an onset
    kept: frozenset[str]
    words: SyllableEntry
    spoken: frozenset[str]


def spelling(rules: Rules) -> Spelling:
    """The table of syllables (use `rules.once(spelling)`)."""
    entry = rules.mapping("syllables", SyllableEntry)
    rhymes = dict.fromkeys(entry.onsets, frozenset(entry.rhymes))
    rhymes |= {"gi": frozenset(entry.after_gi), "qu": frozenset(entry.after_qu)}
    spoken = " ".join(rules.mapping("known_syllables", SpokenEntry).syllables).split()
    return Spelling(rhymes, max(map(len, rhymes)), frozenset(entry.kept), entry, frozenset(spoken))


def readings(word: str, known: Spelling) -> list[str]:
    """The ways to write the syllable of a word's letters and tone; none where there is no such syllable."""
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if c in TONES]
    if len(tones) > 1:
        return []
    tone = tones[0] if tones else ""
    letters = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else word
    found: list[str] = []
    for cut in range(min(known.longest, len(letters)), -1, -1):
        onset, rhyme = letters[:cut], letters[cut:]
        if rhyme in known.rhymes.get(onset, ()):
            found += placed(onset, rhyme, tone, known.words)
    return found


def placed(onset: str, rhyme: str, tone: str, words: SyllableEntry) -> Iterator[str]:
    """A syllable with its tone, by both conventions where there are two (hòa, hoà)."""
    stem = onset + rhyme
    if not tone:
        yield stem
        return
    vowels = [len(onset) + i for i, c in enumerate(rhyme) if c in words.vowels]
    if not vowels:  # "gì", "gìn": the vowel is the onset's
        vowels = [i for i, c in enumerate(onset) if c in words.vowels]
        places = vowels[-1:]
    else:
        places = spots(stem, rhyme, vowels, words)
    for place in places:
        yield unicodedata.normalize("NFC", stem[: place + 1] + tone + stem[place + 1 :])


def spots(stem: str, rhyme: str, vowels: list[int], words: SyllableEntry) -> list[int]:
    """Where in a syllable the tone may stand: on a marked vowel, before a consonant, else by two conventions."""
    marked = [i for i in vowels if stem[i] in words.marked]
    if marked:
        return marked[-1:]
    if len(vowels) == 1:
        return vowels
    if vowels[-1] < len(stem) - 1:
        return vowels[-1:]
    if len(vowels) == 3:
        return vowels[1:2]
    return vowels if rhyme in words.either else vowels[:1]


def wrong(word: str, known: Spelling) -> str | None:
    """What a word should be that is wrong wherever it stands: the mark on a wrong letter, capitals inside the word.

    Only words in lower case with Vietnamese marks are judged for their marks, and only words that would be Vietnamese
    in lower case for their capitals: foreign words, abbreviations and names are none of it.
    """
    if len(word) > (2 if not word.isascii() else 3) and word[:2].isupper() and word[2:].islower():
        low = word.lower()
        return word.capitalize() if low in known.kept or low in readings(low, known) else None
    if word.isascii() or not word.islower() or word in known.kept or not word.isalpha():
        return None
    found = readings(word, known)
    return found[0] if found and word not in found else None


def not_spoken(word: str, spelt: Spelling) -> bool:
    """Whether a word in small letters with Vietnamese marks is none of the syllables that there are.

    Foreign words are: "φ", "điêzen", "ôxít", which is written as two syllables together.
    """
    if word.isascii() or len(word) < 2 or not word.isalpha() or not word.islower() or word in spelt.kept:
        return False
    key, plain = fold(word), strip_marks(word)
    if key in spelt.spoken or not plain.isascii() or spelt.words.foreign.intersection(plain):
        return False
    cuts = (cut for cut in range(1, len(key)) if plain[cut] not in VOWELS)
    return not any(key[:cut] in spelt.spoken and key[cut:] in spelt.spoken for cut in cuts)


def titled(text: str, at: int) -> str:
    """The name at a place behind the word for a unit: the words that have a capital each; "" where none has."""
    after = AFTER.match(text, at) if text[at : at + 1].isupper() else None
    return " ".join(itertools.takewhile(str.istitle, after[0].split(" "))) if after else ""


def hit(case: Case, span: Span, right: str, what: str, severity: Severity | None = None) -> Hit:
    """The Hit on words that should be `right`; its message shows them in their sentence."""
    printed, told = one_line(case.text[span[0] : span[1]]), one_line(right)
    sentence = in_place(case.text, span, right)
    shown = "" if sentence == told else f" (trong câu: “{sentence}”)"
    return Hit(span, f"{what}: “{printed}”, đúng là “{told}”{shown}.", Fix(right), severity)


def in_place(text: str, span: Span, right: str) -> str:
    """`right` with a few words on each side."""
    before = text[max(0, span[0] - 80) : span[0]]
    after = text[span[1] : span[1] + 80]
    left = before.rpartition("\n")[2].split(" ")[-WORDS_AROUND - 1 :]
    tail = after.partition("\n")[0].split(" ")[: WORDS_AROUND + 1]
    return f"{' '.join(left)}{one_line(right)}{' '.join(tail)}".strip()
