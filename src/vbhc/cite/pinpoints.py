"""Điều, khoản, điểm beside a mention: "điểm a khoản 2 Điều 5", "các khoản 1, 2 Điều 4; Điều 6", "từ Điều 5 đến Điều 9".

In: a text and the place where a mention begins or ends.  Out: Pinpoints, in the order in which they are named.
Vietnamese names the small unit before the large one; "Điều 5 khoản 2" is read too.
"""

from __future__ import annotations

import re

from vbhc.cite.words import PinpointWords, letters
from vbhc.model import Pinpoint
from vbhc.patterns import by_letter, either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules

_LEFT = 400
_SHORT = 24  # characters of units in short
_CLOSE = 48  # characters that hold all units before nearly all documents
_RIGHT = 120
_ORDER = ("point", "clause", "article", "section", "chapter", "part", "annex")
_LEVEL = {kind: level for level, kind in enumerate(_ORDER)}
_ARTICLE = _LEVEL["article"]
_VALUE = r"(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-zđ]?\d?|[a-zđ]\d{0,2}|[IVXL]{1,6}|[A-ZĐ])(?![\w/])"
_NEAR = lazy(r"\d|(?<!\w)[IVXL]{1,6}(?!\w)|(?<!\w)[a-zđ](?!\w)")

_AFTER_ITEM = ").:;"  # behind what numbers an item, or at the end of another clause
_MARKS = '“"(,;'
_LETTERS = frozenset("abcdđeghiklmnopqrstuvxyABCDĐEGHIKLMNOPQRSTUVXY")  # of points
_NOTHING = (";", ".", "\n", "")


@dataclass(slots=True)
class Units:
    """Compiled patterns: a unit with its values, one value, and what may stand between."""

    unit: re.Pattern[str]
    value: re.Pattern[str]
    short: re.Pattern[str]  # units in short, at the end of a text
    between: re.Pattern[str]
    range: re.Pattern[str]
    apart: re.Pattern[str]  # "và" before a unit: "Điều 15 |và| Phụ lục I" are two
    before_document: re.Pattern[str]
    behind_document: re.Pattern[str]
    attached: tuple[str, ...]
    of: frozenset[str]  # words between the last unit and a document
    lasts: frozenset[str]  # the last words of what may stand between units and a document
    joins: frozenset[str]  # words that may stand between two units
    kinds: dict[str, str]
    letters: frozenset[str]  # with which a unit's word begins


@dataclass(slots=True)
class _Unit:
    """A unit with its values, at text[start:end]."""

    kind: str
    values: list[tuple[str, str | None]]  # a value, and the last one of a range
    start: int
    end: int


def units(rules: Rules) -> Units:
    """The patterns (use `rules.once(units)`)."""
    w = rules.mapping("pinpoints", PinpointWords)
    kinds = {word: kind for kind, words in w.units.items() for word in words}
    printed = [form for word in kinds for form in (word, word.capitalize())]
    ranges = either(w.unit_ranges)
    ands = either(w.joins)
    joint = rf"(?:\s*,\s*|\s+(?:{ands})\s+|\s*,\s*(?:{ands})\s+|\s+(?:{ranges})\s+|\s?[-–]\s?)"
    joins = either(w.unit_joins)
    return Units(
        lazy(rf"(?P<word>{by_letter(printed, flags='i')})\s+(?P<values>(?i:{_VALUE}(?:{joint}{_VALUE})*))"),
        lazy(rf"(?P<joint>{joint})?(?P<value>{_VALUE})", re.IGNORECASE),
        _short(w),
        lazy(rf"[\s,;]*(?:(?:{joins}|{ranges})[\s,;]+)*", re.IGNORECASE),
        lazy(rf"(?<!\w)(?:{ranges})(?!\w)|[-–]", re.IGNORECASE),
        lazy(rf"\s(?:{ands})\s"),
        lazy(
            rf"[\s,“\"(]*(?:(?:{either(w.unit_of)})[\s“\"]+)*(?:[^;.:]{{0,70}}?(?:{either(w.attached)})\s+)?",
            re.IGNORECASE,
        ),
        lazy(r"[\s,]*[(:]?\s*", re.IGNORECASE),
        tuple(w.attached),
        frozenset(w.unit_of),
        frozenset(phrase.split()[-1] for phrase in (*w.unit_of, *w.attached)),
        frozenset(word for phrase in (*w.unit_joins, *w.unit_ranges) for word in phrase.split()),
        kinds | {word.capitalize(): kind for word, kind in kinds.items()},
        letters(list(kinds)),
    )


def _short(w: PinpointWords) -> re.Pattern[str]:
    """The pattern of units in short before a document: "đ.a k.3 Đ.6", "Điều 5(2)(a)", "Điều 12.1"."""
    point, clause, article = (either(w.shorts[kind]) for kind in ("point", "clause", "article"))
    number = r"\d{1,3}[a-zđ]?"
    return lazy(
        rf"(?<!\w)(?:(?:{point})\.?\s?(?P<point>[a-zđ]\d?)[\s,]+)?(?:(?:{clause})\.?\s?(?P<clause>{number})[\s,]+)?"
        rf"(?:{article})\.?\s?(?P<article>{number})(?:[.(](?P<part>\d{{1,3}})\)?(?:\((?P<letter>[a-zđ])\))?)?[\s,]*\Z"
    )


def pinpoints_before(text: str, start: int, floor: int, word: str, u: Units) -> list[Pinpoint]:
    """The units that stand right before a mention that begins at `start`; `word` is the word there."""
    word = word.strip(_MARKS)
    if word[:1] == "đ" or word[-1:] == ")" or "." in word:
        short = u.short.search(text[max(floor, start - _SHORT) : start])
        if short is not None:
            clause, point = short["clause"] or short["part"], short["point"] or short["letter"]
            return [Pinpoint(article=short["article"], clause=clause, point=point)]
    if word in u.lasts or not word:
        near = text[start - 24 if start - 24 > floor else floor : start].split()
        if not _ends_in_value(near, u.lasts) and not " ".join(near).lower().endswith(u.attached):
            return []
    elif not _is_value(word):
        return []
    low = start - _LEFT if start - _LEFT > floor else floor
    for width in (_CLOSE, _LEFT):
        begin = start - width if start - width > low else low
        plain = _plain(text[begin:start].split(), u) if width == _CLOSE else None
        if plain is not None:
            return [plain]
        found = list(u.unit.finditer(text, begin, start))
        chain = _joined(text, found, start, u)
        if begin == low or (found and (len(chain) < len(found) or not _goes_on(text, low, chain[-1].start(), u))):
            break
    return _read(text, chain[::-1], u)


def _plain(words: list[str], u: Units) -> Pinpoint | None:
    """The pinpoint at the end of `words` where each unit has one value, as nearly all are: "khoản 2 Điều 5 của"."""
    at = len(words) - 1 if words[-1] in u.of else len(words)
    found: dict[str, str] = {}
    level = len(_ORDER)
    while at > 1:
        kind, value = u.kinds.get(words[at - 2]), words[at - 1]
        if kind is None:
            break
        if _LEVEL[kind] >= level or not ((value.isdigit() and len(value) < 4) or value in _LETTERS):
            return None
        found[kind] = value
        level = _LEVEL[kind]
        at -= 2
    return Pinpoint(**found) if found and not _ends_in_value(words[:at], u.joins, True) else None


def _joined(text: str, found: list[re.Match[str]], start: int, u: Units) -> list[re.Match[str]]:
    """Those of the units `found` that stand joined before a document that begins at `start`, the last one first."""
    if not found or not u.before_document.fullmatch(text, found[-1].end(), start):
        return []
    chain = [found[-1]]
    for unit in reversed(found[:-1]):
        if not u.between.fullmatch(text, unit.end(), chain[-1].start()):
            break
        chain.append(unit)
    return chain


def _goes_on(text: str, low: int, at: int, u: Units) -> bool:
    """Whether further units may stand before the one at `at`: the word before it can end one, or join two."""
    begin = at - _CLOSE if at - _CLOSE > low else low
    return _ends_in_value(text[begin:at].split(), u.joins, begin > low)


def _ends_in_value(words: list[str], without: frozenset[str], unsure: bool = False) -> bool:
    """Whether `words` end with the value of a unit, but for those of `without`; `unsure` if there are no others."""
    for word in reversed(words):
        word = word.strip(_MARKS).lower()
        if word and word not in without:
            return _is_value(word)
    return unsure


def _is_value(word: str) -> bool:
    """Whether `word` in lower case may be the value of a unit: "5", "a", "iv"; nearly all are not."""
    if len(word) < 2:
        return True
    if word[-1] in _AFTER_ITEM:
        return False
    return not word.isalpha() or (len(word) <= 6 and not word.strip("ivxl"))


def pinpoints_behind(text: str, end: int, u: Units) -> list[Pinpoint]:
    """The units right behind a mention: "(Điều 5)", ", Điều 5 khoản 2", where no other document follows them."""
    letter = text[end : end + 8].lstrip(" ,(:\n")[:1]
    if letter and letter not in u.letters:
        return []
    if text[end : end + 1] in _NOTHING or not _NEAR.search(text, end, end + 24):
        return []
    found, stop = pinpoints_at(text, end, end + _RIGHT, u.behind_document, u)
    behind = text[stop : stop + 2].strip(" ")
    return found if not behind or behind[0] in ";.)\n" else []


def pinpoints_at(text: str, at: int, limit: int, before: re.Pattern[str], u: Units) -> tuple[list[Pinpoint], int]:
    """The units that stand one behind the other at `at`, behind what `before` matches; and where the last one ends."""
    chain: list[re.Match[str]] = []
    gap = before.match(text, at, limit)
    while gap is not None:
        unit = u.unit.match(text, gap.end(), limit)
        if unit is None:
            break
        chain.append(unit)
        gap = u.between.match(text, unit.end(), limit)
    return (_read(text, chain, u), chain[-1].end()) if chain else ([], at)


def _read(text: str, chain: list[re.Match[str]], u: Units) -> list[Pinpoint]:
    """The pinpoints of a chain of units; nearly always each has one value and belongs to the one behind it."""
    plain: dict[str, str] = {}
    level, end = -1, 0
    for unit in chain:
        word, value = unit.groups()
        kind = _kind(word, u)
        if _LEVEL[kind] <= level or not value.isalnum() or (end and u.apart.search(text, end, unit.start())):
            return _build(text, [_read_unit(m, u) for m in chain], u)
        level, end = _LEVEL[kind], unit.end()
        plain[kind] = value
    return [Pinpoint(**plain)] if plain else []


def _read_unit(match: re.Match[str], u: Units) -> _Unit:
    """The kind and the values of a unit: "các khoản 1, 2 và 5 - 7"."""
    values: list[tuple[str, str | None]] = []
    for value in u.value.finditer(match["values"]):
        if value["joint"] and values and u.range.search(value["joint"]):
            values[-1] = (values[-1][0], value["value"])
        else:
            values.append((value["value"], None))
    return _Unit(_kind(match["word"], u), values, match.start(), match.end())


def _kind(word: str, u: Units) -> str:
    """Which unit a printed word means."""
    return u.kinds.get(word) or u.kinds[" ".join(word.lower().split())]


def _build(text: str, chain: list[_Unit], u: Units) -> list[Pinpoint]:
    """The pinpoints of a chain of units: a larger unit belongs to all smaller ones before it that lack it."""
    found: list[Pinpoint] = []
    first = 0  # of those to which a larger unit can belong
    for i, unit in enumerate(chain):
        ranged = i > 0 and unit.kind == chain[i - 1].kind and u.range.search(text, chain[i - 1].end, unit.start)
        if ranged and found:
            found[-1].to = unit.values[0][0]
            rest = unit.values[1:]
        else:
            apart = i > 0 and _LEVEL[unit.kind] > _ARTICLE and u.apart.search(text, chain[i - 1].end, unit.start)
            first = len(found) if apart else first
            rest = unit.values[1:] if _attach(found[first:], unit) else unit.values
        for value, last in rest:
            pinpoint = Pinpoint(to=last)
            setattr(pinpoint, unit.kind, value)
            found.append(pinpoint)
    return _large_first(found)


def _attach(found: list[Pinpoint], unit: _Unit) -> bool:
    """Gives the first value of `unit` to the smaller units at the end of `found` that lack one; whether any did."""
    level = _LEVEL[unit.kind]
    value, last = unit.values[0]
    attached = False
    for pinpoint in reversed(found):
        if any(getattr(pinpoint, kind) for kind in _ORDER[level:]):
            break
        setattr(pinpoint, unit.kind, value)
        pinpoint.to = pinpoint.to or last
        attached = True
    return attached


def _large_first(found: list[Pinpoint]) -> list[Pinpoint]:
    """ "Điều 5 khoản 2": the clause behind an article without a clause belongs to it."""
    result: list[Pinpoint] = []
    for pinpoint in found:
        above = result[-1] if result else None
        if above and pinpoint.article is None and (pinpoint.clause or pinpoint.point) and above.article:
            if pinpoint.clause is None and above.clause and above.point is None and above.to is None:
                above.point = pinpoint.point
                continue
            if above.clause is None and above.to is None and pinpoint.clause:
                above.clause, above.point, above.to = pinpoint.clause, pinpoint.point, pinpoint.to
                continue
            pinpoint.article = above.article
        result.append(pinpoint)
    return result
