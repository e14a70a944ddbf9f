"""Bare numbers: "Quyết định số 5644 ngày 15/02/2018 của UBND huyện L", "các Nghị định số 217, 212 ban hành năm 2026".

In: a text.  Out: Symbols of shape "bare"; whether a type word, a date or an issuer stands beside one, which it needs
to be a citation, is read by mentions.py.
"""

from __future__ import annotations

import re

from vbhc.cite.scan import Symbol, everywhere
from vbhc.patterns import lazy
from vbhc.rules import Rules
from vbhc.text.dates import either

_FREE = r"(?![0-9A-Za-zĐđ/])(?!\s?[-–/]\s?[A-Za-zĐ0-9])(?![.,][0-9])"
_NUMBER = rf"[0-9]{{1,5}}[a-zđ]?{_FREE}"


def bare_patterns(rules: Rules) -> dict[str, re.Pattern[str]]:
    """Each way to write "số", which is looked for, and it with a bare number (use `rules.once(bare_patterns)`)."""
    from vbhc.cite.words import words

    w = rules.once(words)
    cased = dict.fromkeys(v for word in w.c.number_words for v in (word, word.capitalize(), word.upper()))
    joins = either(w.c.joins)
    more = rf"(?P<more>(?:(?:\s?,\s?|\s+(?:{joins})\s+){_NUMBER}){{0,20}})"
    return {word: lazy(rf"{re.escape(word)}\s*:?\s*(?P<first>{_NUMBER}){more}") for word in cased if " " not in word}


def scan_bare(text: str, patterns: dict[str, re.Pattern[str]]) -> list[list[Symbol]]:
    """Lists of bare numbers that share one "số", in text order."""
    found = []
    for word, pattern in patterns.items():
        for match in filter(None, (pattern.match(text, at) for at in everywhere(text, word))):
            items = [_symbol(match.start("first"), match["first"])]
            if match["more"]:
                at = match.start("more")
                items += [_symbol(at + m.start(), m[0]) for m in re.finditer(r"[0-9]+[a-zđ]?", match["more"])]
            found.append(items)
    return sorted(found, key=lambda items: items[0].start)


def _symbol(start: int, number: str) -> Symbol:
    return Symbol(start, start + len(number), number, number, None, (), "bare", False)
