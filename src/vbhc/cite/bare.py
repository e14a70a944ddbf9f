"""Bare numbers: "Quyết định số 5644 ngày 15/02/2018 của UBND huyện L", "các Nghị định số 217, 212 ban hành năm 2026",
"Quyết định 522 ngày 14/5/2018", "Nghị quyết 57 của Bộ Chính trị", "Thông tư 19 năm 2016 của Bộ Công Thương".

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
_JOINT = 8  # characters of ", " or of " và "
_NEAR = 40  # characters of numbers and of the word before them


@dataclass(slots=True)
class Bare:
    """What bare numbers stand beside."""

    words: list[Needle]  # each way to write "số", with one or several bare numbers behind it
    behind: list[Needle]  # a date's or an issuer's word behind a figure, which is a citation's also without "số"
    before: re.Pattern[str]  # such figures, with a year behind them or not
    joint: re.Pattern[str]  # between such figures and a number with its symbol
    joint_ends: frozenset[str]  # the last two letters of what it matches
    years: frozenset[str]
    lasts: frozenset[str]  # the last words of types, in lower case, which must stand before them, or "và" within them


def bare_patterns(rules: Rules) -> Bare:
    """The patterns (use `rules.once(bare_patterns)`)."""
    w = rules.once(words)
    cased = [v for word in w.c.number_words if " " not in word for v in (word, word.capitalize(), word.upper())]
    more = rf"(?P<more>(?:(?:\s?,\s?|\s+(?:{either(w.c.joins)})\s+){_NUMBER}){{0,20}})"
    d = rules.mapping("dates", DateWords)
    days = [day for day in d.day if day.islower()]
    year = rf"(?: (?:{either(d.year)}) (?:19|20)[0-9]{{2}})"
    return Bare(
        anchors(cased, behind=rf"(?! [^\W\d_])\s*:?\s*(?P<first>{_NUMBER}){more}"),
        [
            *anchors(days, before=["[0-9] ", "[0-9], "], behind=r"(?=\s*[0-9])"),
            *anchors(w.c.of, before=["[0-9] "], behind=r"(?= [^\W\d_])"),
        ],
        lazy(rf"(?<=[ \n])[0-9]{{1,5}}(?:(?:,| {either(w.c.joins)}) [0-9]{{1,5}}){{0,5}}(?={year}?,?\Z)"),
        lazy(rf"(?<=[0-9])(?:,| (?:{either(w.c.joins)})) \Z"),
        frozenset(f"{word[-1]} " for word in (",", *w.c.joins)),
        frozenset(d.year),
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
    """Bare numbers right before the word of a date or of an issuer: "522" in "Quyết định 522 ngày 14/5/2018", and
    lists of them: "Nghị quyết 18, 19 của Bộ Chính trị"."""
    found = []
    for day, _ in places(text, bare.behind):
        begin = max(0, day - 1 - _NEAR)
        before = text[begin : day - 1].rsplit(None, 4)
        if before[-2:-1] and before[-2] in bare.years:
            before = before[:-2]  # "Thông tư 19 |năm 2016| của"
        if len(before) < 2 or not (before[-2][-1] == "," or before[-2].strip(_AROUND).lower() in bare.lasts):
            continue  # "khoản 5 của"
        items = _behind_type(text, begin, day - 1, bare)
        if items:
            found.append(items)
    return found


def scan_before(text: str, at: int, bare: Bare) -> list[Symbol]:
    """Bare numbers right before the number and symbol at `at` that ends their list: "NĐ 101, 102/2024/NĐ-CP"."""
    joint = bare.joint.search(text, max(0, at - _JOINT), at)
    return _behind_type(text, max(0, joint.start() - _NEAR), joint.start(), bare) if joint else []


def _behind_type(text: str, begin: int, end: int, bare: Bare) -> list[Symbol]:
    """The bare numbers at the end of text[begin:end], where the word of a type stands before them."""
    match = bare.before.search(text, begin, end)
    words = text[begin : match.start()].split() if match else []
    if match is None or not words or words[-1].strip(_AROUND).lower() not in bare.lasts:
        return []
    return [_symbol(match.start() + m.start(), m[0]) for m in _FIGURES.finditer(match[0])]


def _symbol(start: int, number: str) -> Symbol:
    return Symbol(start, start + len(number), number, number, None, (), "bare", False)
