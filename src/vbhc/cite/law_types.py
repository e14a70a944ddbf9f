"""Where type words of laws stand in a text: "Luật", "Bộ luật", "pháp lệnh", "BLTTDS".

In: the types, then texts.  Out: (start, end) of each whole word or pair of words.  Which of them begin a name is
names.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vbhc.cite.anchors import Needle, anchors, places
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.text.dates import either

_BACK = 12  # characters before a second word that hold the first one


@dataclass(slots=True)
class LawTypes:
    """Types of one word, and of two, which are found by one of them: the one that more types share."""

    needles: list[Needle]
    singles: frozenset[str]
    firsts: dict[str, list[str]]  # second words, which are found, to the first ones
    first_ends: frozenset[str]  # with what these end, and blanks
    seconds: dict[str, re.Pattern[str]]  # first words, which are found, to the second ones
    second_letters: frozenset[str]  # with what these begin, and blanks


def law_types(named: list[str], initials: Iterable[str], cased: list[str]) -> LawTypes:
    """The index of the types `named`, in lower case; `cased`: the same as written; `initials`: names of one word."""
    singles = [*(w for w in cased if " " not in w), *sorted(initials)]
    firsts: dict[str, list[str]] = {}
    seconds: dict[str, list[str]] = {}
    for first, second in (phrase.split() for phrase in cased if " " in phrase):
        shared = [sum(word.lower() in other.split() for other in named) for word in (first, second)]
        if shared[1] >= shared[0]:
            firsts.setdefault(second, []).append(first)
        else:
            seconds.setdefault(first, []).append(second)
    return LawTypes(
        anchors([*singles, *firsts, *seconds]),
        frozenset(singles),
        firsts,
        frozenset(first[-1] for words in firsts.values() for first in words) | frozenset(" \n"),
        {first: lazy(rf"\s+(?:{either(words)})(?!\w)") for first, words in seconds.items()},
        frozenset(second[0] for words in seconds.values() for second in words) | frozenset(" \n"),
    )


def find_types(text: str, t: LawTypes) -> Iterator[tuple[int, int]]:
    """Where types stand in `text`, in text order; the "luật" in "Bộ luật" by itself too."""
    for start, stop in places(text, t.needles):
        mark = text[stop : stop + 1]
        if mark.isalnum() or mark == "_":
            continue
        word, before = text[start:stop], text[start - 1 : start]
        inside = before.isalnum() or before == "_"
        if word in t.seconds and text[stop + 1 : stop + 2] in t.second_letters and not inside:
            second = t.seconds[word].match(text, stop)
            if second:
                yield start, second.end()
                continue
        if word in t.firsts and text[start - 2 : start - 1] in t.first_ends:
            window = text[max(0, start - _BACK) : start].rstrip()
            first = next(filter(window.endswith, t.firsts[word]), "")
            if first:
                head = text.rindex(first, 0, start)
                mark = text[head - 1 : head]
                if not (mark.isalnum() or mark == "_"):
                    yield head, stop
                if word[0].isupper() or first[0].islower():
                    continue
        if word in t.singles and not inside:
            yield start, stop
