"""Bare numbers: "Quyết định số 5644 ngày 15/02/2018 của UBND huyện L", "các Nghị định số 217, 212 ban hành năm 2026",
"Quyết định 522 ngày 14/5/2018", "Nghị quyết 57 của Bộ Chính trị".

In: a text.  Out: Symbols of shape "bare"; whether a type word, a date or an issuer stands beside one, which it needs
to be a citation, is read by mentions.py.
"""

from __future__ import annotations

import re

from vbhc.cite.anchors import Needle, anchors, matches, places
from vbhc.cite.scan import Symbol
from vbhc.cite.words import words
from vbhc.patterns import either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import DateWords

_FREE = r"(?![0-9A-Za-zĐđ/])(?!\s?[-–/]\s?[A-Za-zĐ0-9])(?![.,][0-9])"
_NUMBER = rf"[0-9]{{1,5}}[a-zđ]?{_FREE}"
_FIGURES = lazy(r"[0-9]+")
_AROUND = '*:.,“"(/'  # marks that may stand beside the word for a type
_NEAR = 40  # characters of numbers and of the word before them


@dataclass(slots=True)
class Bare:
    """What bare numbers stand beside."""

    words: list[Needle]  # each way to write "số", with one or several bare numbers behind it
    behind: list[Needle]  # a date's or an issuer's word behind a figure, which is a citation's also without "số"
    before: re.Pattern[str]  # such figures
    lasts: frozenset[str]  # the last words of types, in lower case, which must stand before them, or "và" within them


def bare_patterns(rules: Rules) -> Bare:
    """The patterns (use `rules.once(bare_patterns)`)."""
    w = rules.once(words)
    cased = [v for word in w.c.number_words if " " not in word for v in (word, word.capitalize(), word.upper())]
    more = rf"(?P<more>(?:(?:\s?,\s?|\s+(?:{either(w.c.joins)})\s+){_NUMBER}){{0,20}})"
    days = [day for day in rules.mapping("dates", DateWords).day if day.islower()]
    return Bare(
        anchors(cased, behind=rf"(?! [^\W\d_])\s*:?\s*(?P<first>{_NUMBER}){more}"),
        [
            *anchors(days, before=["[0-9] ", "[0-9], "], behind=r"(?=\s*[0-9])"),
            *anchors(w.c.of, before=["[0-9] "], behind=r"(?= [^\W\d_])"),
        ],
        lazy(rf"(?<=[ \n])[0-9]{{1,5}}(?:(?:,| {either(w.c.joins)}) [0-9]{{1,5}}){{0,5}}(?=,?\Z)"),
        frozenset([*w.c.joins, *(p.split()[-1] for p in w.type_words), *(p.lower() for p in w.short_types)]),
    )


def scan_bare(text: str, bare: Bare) -> list[list[Symbol]]:
    """Lists of bare numbers that share one "số"."""
    found = []
    for match in matches(text, bare.words):
        items = [_symbol(match.start("first"), match["first"])]
        if match["more"]:
            at = match.start("more")
            items += [_symbol(at + m.start(), m[0]) for m in re.finditer(r"[0-9]+[a-zđ]?", match["more"])]
        found.append(items)
    return found


def scan_dated(text: str, bare: Bare) -> list[list[Symbol]]:
    """Bare numbers right before the word of a date, or of an issuer: "522" in "Quyết định 522 ngày 14/5/2018", and
    lists of them: "Nghị quyết 18, 19 của Bộ Chính trị"."""
    found = []
    for day, _ in places(text, bare.behind):
        begin = max(0, day - 1 - _NEAR)
        before = text[begin : day - 1].rsplit(None, 2)
        if len(before) < 2 or not (before[-2][-1] == "," or before[-2].strip(_AROUND).lower() in bare.lasts):
            continue  # "khoản 5 của"
        match = bare.before.search(text, begin, day - 1)
        words = text[begin : match.start()].split() if match else []
        if match and words and words[-1].strip(_AROUND).lower() in bare.lasts:
            found.append([_symbol(match.start() + m.start(), m[0]) for m in _FIGURES.finditer(match[0])])
    return found


def _symbol(start: int, number: str) -> Symbol:
    return Symbol(start, start + len(number), number, number, None, (), "bare", False)
