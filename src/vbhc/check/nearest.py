"""What a syllable was meant to be that Vietnamese does not have: "đưọc" is "được", "nhiêm vụ" is "nhiệm vụ".

In: rules/known_syllables.yaml and the words around.  Out: the one syllable near it that fits best, or nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise

from vbhc.check.near import Pair, bare, near, shortened
from vbhc.check.rule import Case
from vbhc.check.slip_words import slip_words, syllables
from vbhc.check.spelling import not_spoken, spelling
from vbhc.rules import Rules

MANY = 20  # of so many different words one may be unknown; more of them are another language, or a text badly read
FEW = 5
Index = dict[str, set[str]]


def unknown(case: Case, word: str) -> bool:
    """Whether a word is a slip by being no syllable: not where many words of the text are none."""
    return case.once(strange) and not_spoken(word, case.rules.once(spelling))


def strange(case: Case) -> bool:
    """Whether few enough words of the text are unknown that they are slips (use `case.once(strange)`)."""
    s, spelt = case.once(syllables), case.rules.once(spelling)
    found = {word for word in s.odd if not_spoken(word.strip(".,;:"), spelt)}
    return len(found) <= max(FEW, len(set(s.words)) // MANY)


def meant(case: Case, at: int) -> str | None:
    """What the syllable at a place of the text should be: the one of its neighbours in spelling that fits best.

    Best fits what makes a set word with its neighbour and is one letter or mark away ("hành hính": "chính"); then what
    differs by marks alone; then what stands beside the same words elsewhere, in this text or in a set
    phrase; then what set phrases use; then what differs by the fewest marks; then what this text uses.
    """
    s, index, known = case.once(syllables), case.rules.once(neighbours), case.rules.once(slip_words)
    odd, plain = s.folded[at], bare(s.folded[at])
    used, pairs = case.once(used_words), (case.once(used_pairs), known.known)
    before = s.folded[at - 1] if at else ""
    after = s.folded[at + 1] if at + 1 < len(s.folded) else ""
    found = {right for key in {plain, *shortened(plain)} for right in index.get(key, ()) if right != odd}
    found = {right for right in found if bare(right) == plain or near(plain, bare(right))}
    ranks: dict[tuple[bool, bool, bool, bool, int, bool], list[str]] = {}
    for right in found:
        apart = marks_apart(odd, right)
        word = apart == 1 and not known.known.isdisjoint([(before, right), (right, after)])
        beside = any((before, right) in seen or (right, after) in seen for seen in pairs)
        common = right in known.free or right in known.phrases.places
        rank = word, bare(right) == plain, beside, common, -apart, right in used
        ranks.setdefault(rank, []).append(right)
    best = max(ranks, default=(False, False, False, False, 0, False))
    sure = any(best[:3]) or best[3:5] == (True, -1)
    return ranks[best][0] if sure and len(ranks[best]) == 1 else None


def marks_apart(one: str, other: str) -> int:
    """How many letters and marks two syllables do not share."""
    first, second = (Counter(unicodedata.normalize("NFD", word)) for word in (one, other))
    return sum(((first - second) + (second - first)).values())


def used_words(case: Case) -> set[str]:
    """The syllables that the text uses (use `case.once(used_words)`)."""
    return set(case.once(syllables).folded)


def used_pairs(case: Case) -> set[Pair]:
    """The pairs of neighbours in the text (use `case.once(used_pairs)`)."""
    return set(pairwise(case.once(syllables).folded))


def neighbours(rules: Rules) -> Index:
    """The syllables by their letters without marks, and by what is left when one is lost."""
    found: Index = {}
    for syllable in rules.once(spelling).spoken:
        plain = bare(syllable)
        for key in {plain, *shortened(plain)}:
            found.setdefault(key, set()).add(syllable)
    return found
