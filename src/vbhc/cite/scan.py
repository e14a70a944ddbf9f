"""Finds numbers with symbols in a text: '55-CTr/TU', '30/2020/NĐ-CP', '726/KH-UBND', '61-CP', '33/2020'.

In: a text.  Out: Symbols in text order, not overlapping, as they are printed: blanks, line breaks, look-alike
letters and lower case inside.  Whether one is a citation, and what stands around it, is context.py's work.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from vbhc.patterns import everywhere, lazy
from vbhc.records import dataclass
from vbhc.text.fold import strip_marks
from vbhc.text.symbols import clean_code

Shape = Literal["symbol", "dashed", "year", "bare"]

# A gap inside a symbol holds blanks and line ends, Markdown's bold mark and a stray dot ("93. /KH-UBND").
_GAP = r"[\s*]{0,4}"
_SEPARATOR = r"\\?[/\-–—‑‐−]"
_DIGITS = r"[0-9](?<![^\Wố][0-9])(?<![/.,–-][0-9])(?<![0-9]:[0-9])[0-9]{0,6}(?:\.[0-9]{1,3}(?![0-9]))?[a-zA-ZđĐ]?"
_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})(?![0-9]))"
_HEAD = lazy(
    rf"(?P<number>{_DIGITS})(?:{_GAP}|\.\s?)(?P<sep>{_SEPARATOR}|(?<=[\s.0-9])(?=[A-ZĐ][A-Za-zĐ]{{1,3}}/[A-ZĐ]{{2}})){_GAP}"
    rf"(?:{_YEAR}(?:{_GAP}{_SEPARATOR}{_GAP}(?=[^\W\d_])|\s?(?=[A-ZĐ]{{2,4}}-[A-ZĐ]))?)?(?P<first>[^\W\d_])?"
)
_CLEAR = r"(?<![^\Wố])(?<![/.,–-])(?<![0-9]:)"  # what may not stand before a number, as in _DIGITS
_PLAIN = lazy(
    rf"{_CLEAR}([0-9]{{1,6}}[a-zđ]?)(?:/((?:19|20)[0-9]{{2}}))?[/-]"
    r"([A-ZĐ][A-Za-zĐđ0-9]*(?:[/-][A-ZĐ][A-Za-zĐđ0-9]*){0,7})"
    r"(?=[;,):]|\.\s|\.?\Z|\s{1,6}[^\s&/–—‑‐−*-])(?! [A-ZĐ]{2,6}[a-z]{1,2}(?!\w))"
)
_DATE = lazy(rf"{_CLEAR}[0-9]{{1,2}}([/-])[0-9]{{1,2}}\1[0-9]{{4}}(?![\w/.–-]|\s[/–-])")
_TYPE_BEFORE = lazy(r"(?<!\w)[A-ZĐ]{2,4}\Z")
_LONGEST = 80  # characters of a symbol right behind the word of its type
_HYPHEN, _DASH = (lazy(rf"{dash}(?:(?<=[0-9].)|(?<=[0-9]\s.))") for dash in "-–")
_BEFORE, _BEHIND = 30, 26  # characters around a separator: a number with its gap, a year and the first letter
_APART = lazy(r" ([A-ZĐ]{2,6}[a-z]{1,2})(?!\w)")
_GROUP = lazy(r"[^\W\d_](?:[^\W_]|\.)*(?:\s?&(?:amp;)?\s?[^\W\d_]\w*)*(?:\s(?=1[0-6]\b)[0-9]{2}(?<=QH\s[0-9]{2}))?")
_NEXT = lazy(rf"(?P<before>{_GAP})(?P<sep>{_SEPARATOR}|(?<=\w)_(?=[A-ZĐ]))(?P<after>{_GAP})(?=[^\W\d_])")


@dataclass(slots=True)
class Symbol:
    """A number and symbol as printed at text[start:end]; `code` is the cleaned form of it.

    `shape`: "symbol" where a slash stands in it, "dashed" where only hyphens do (61-CP, 72-NQ-TW), "year" where
    a number and a year are all there is (33/2020), "bare" for a number alone.
    """

    start: int
    end: int
    code: str
    number: str
    year: int | None
    groups: tuple[str, ...]
    shape: Shape
    lower: bool  # printed in lower case


def scan(text: str) -> Iterator[Symbol]:
    """The symbols of `text`, in text order.

    A separator is looked for first, which is ten times as fast as looking for digits; then only its neighbourhood is
    read: the number before it, and one group after the other behind it.
    """
    places = _separators(text)
    end, i = 0, 0
    first, last = 0, -_BEFORE - _BEHIND  # of the separators whose neighbourhoods meet
    while i < len(places):
        at = places[i]
        i += 1
        if at - _BEFORE > last + _BEHIND:
            first = at
        last = at
        if at < end:
            continue
        symbol = _at(text, at, end)
        if isinstance(symbol, Symbol):
            end = symbol.end
            yield symbol
        elif symbol is not None:
            end = symbol
        else:
            while i < len(places) and places[i] - _BEFORE <= last + _BEHIND:
                last = places[i]
                i += 1
            for head in _HEAD.finditer(text, max(first - _BEFORE, end, 0), last + _BEHIND):
                if head.start() >= end:
                    symbol = _plain(text, head.start()) or _read(text, head)
                    if symbol is not None:
                        end = symbol.end
                        yield symbol


def _at(text: str, at: int, floor: int) -> Symbol | int | None:
    """The plain symbol whose first separator is at `at`, or where the date around it ends; None to read on slowly."""
    before = text[at - 8 if at - 8 > floor else floor : at]
    start = at - len(before) + len(before.rstrip("0123456789"))
    if start == at:
        return None
    symbol = _plain(text, start)
    if symbol is not None:
        return symbol
    if text[start - 1 : start].isupper():
        return _behind_type(text, start) or at  # no other number begins right behind a letter
    date = _DATE.match(text, start)
    return date.end() if date else None


def _behind_type(text: str, at: int) -> Symbol | None:
    """The symbol at `at` right behind the short word of its type, which it needs there: "NĐ116/2016/NĐ-CP",
    "QĐ1622/QĐ-TTg"; but "BC26/BLĐT" is the code of a form."""
    word = _TYPE_BEFORE.search(text, max(0, at - 6), at)
    symbol = _plain(text[at : at + _LONGEST], 0) if word else None
    if word is None or symbol is None or not (symbol.year or word[0] in symbol.groups):
        return None
    return replace(symbol, start=at, end=at + symbol.end, shape="dashed")


def _separators(text: str) -> list[int]:
    """Where slashes stand, and dashes between a figure and a capital."""
    found = list(everywhere(text, "/"))
    dashes = [*_HYPHEN.finditer(text), *filter(None, [_DASH.match(text, at) for at in everywhere(text, "–")])]
    found += [m.start() for m in dashes if text[m.end() : m.end() + 2].lstrip()[:1].isupper()]  # "61-CP", "72 - NQ"
    found.sort()
    return found


def _plain(text: str, at: int) -> Symbol | None:
    """The symbol at `at` where it is written without blanks or odd letters, as nearly all are."""
    match = _PLAIN.match(text, at)
    if match is None:
        return None
    number, year, symbol = match.groups()
    groups = _plain_groups(symbol)
    if groups is None:
        return None
    code = match[0]
    shape: Shape = "symbol" if "/" in code else "dashed"
    if shape == "dashed" and not symbol.isupper():
        return None
    return Symbol(at, match.end(), code, number, int(year) if year else None, groups, shape, False)


@functools.lru_cache(maxsize=2048)
def _plain_groups(symbol: str) -> tuple[str, ...] | None:
    """The groups of a symbol, where each is what it looks like; "QH" may have a number behind a blank."""
    groups = tuple(symbol.replace("/", "-").split("-"))
    return None if symbol.endswith("QH") or not (symbol.isupper() or all(map(_is_group, groups))) else groups


def _read(text: str, head: re.Match[str]) -> Symbol | None:
    """The symbol whose number and separator `head` matched; None for a date, a fraction, a measure."""
    year, first = head["year"], head["first"]
    slashed = "/" in head["sep"]
    if first is None:
        if year is None or not slashed or text[head.end() : head.end() + 1] in ("/", "-"):
            return None
        stop = head.end("year")
        number = clean_code(head["number"])
        return Symbol(head.start(), stop, f"{number}/{year}", number, int(year), (), "year", False)
    groups, stop, slash = _groups(text, head.end() - 1)
    if not groups or text.startswith("%", stop):  # the rest is coded, in a web address
        return None
    printed = text[head.start() : stop]
    if year is not None and text[head.end("year") : head.end() - 1].strip(" \n\t*") == "":
        printed = f"{text[head.start() : head.end('year')]}/{text[head.end() - 1 : stop]}"  # "02/2009 BB-EM"
    if not head["sep"]:
        printed = f"{head['number']}-{text[head.end() - 1 : stop]}"  # "36 KH/HU", "36KH/HU"
    lower = printed == printed.lower()
    if not lower and groups[0][0].islower():
        return None
    code = clean(printed)
    shape: Shape = "symbol" if slashed or (slash and head["sep"]) else "dashed"
    if shape == "dashed" and head["sep"] and _is_item(text, head, groups):
        return None
    number = clean_code(head["number"])
    return Symbol(head.start(), stop, code, number, int(year) if year else None, tuple(groups), shape, lower)


def _is_item(text: str, head: re.Match[str], groups: list[str]) -> bool:
    """Whether a figure, a dash and a word begin an item: "2- Tuy nhiên", "3- UBND tỉnh"; but not "200-TTg"."""
    at = head.start()
    begins = at == 0 or text[at - 1] == "\n"
    return any(sum(map(str.isupper, group)) < 2 for group in groups) or (begins and text[head.end() - 2].isspace())


def clean(printed: str) -> str:
    """The code of a printed symbol: clean_code, and without Markdown, escaped slashes and HTML entities."""
    code = clean_code(printed)
    if "*" in code or "\\" in code or "&" in code or "./" in code or "_" in code:
        code = code.replace("*", "").replace("\\", "").replace("&amp;", "&").replace("./", "/").replace("_", "-")
    return code


def _groups(text: str, at: int) -> tuple[list[str], int, bool]:
    """The groups of letters from `at` on, where they end, and whether a slash stands between them."""
    groups: list[str] = []
    stop, slash = at, False
    while True:
        match = _GROUP.match(text, at)
        if match is None:
            break
        group, end = match[0], match.end()
        if "." in group:
            group = group.rstrip(".")
            end = match.start() + len(group)
        glued = _glued(group)
        if glued:
            group, end = group[:glued], match.start() + glued
        group = clean(group)
        if not _is_group(group):
            break
        groups.append(group)
        stop = end
        apart = _APART.match(text, end) if groups and not glued else None
        if apart:  # "03/LĐVVN BTh": a blank inside the last group
            groups[-1] += apart[1]
            return groups, apart.end(), slash
        joint = None if glued or end != match.end() else _NEXT.match(text, end)
        if joint is None or len(groups) == 8:
            break
        if joint["before"] and joint["after"] and len(groups) > 1:
            break  # "30/2020/NĐ-CP - Quy định": a dash with blanks on both sides ends what has two groups already
        slash = slash or "/" in joint["sep"]
        at = joint.end()
    return groups, stop, slash


_ONSETS = frozenset(("ch", "gh", "kh", "ng", "nh", "ph", "th", "tr"))  # two consonants that begin a syllable
_VOWELS = frozenset("aeiouy")


def _glued(group: str) -> int:
    """Where a word begins that ran into the symbol, as where a break was lost ("VPTU|Chuẩn bị"); 0 where none does."""
    if group.isupper() or group.islower():
        return 0
    at = max(i for i, c in enumerate(group) if not c.islower())
    if not group[at].isalpha() or not _is_word(group[at + 1 :]):
        return 0
    pair = group[at : at + 2].lower()
    if at and not _VOWELS & set(strip_marks(pair)) and pair not in _ONSETS:
        return at + 1  # "BLĐTBXH|ngày": no syllable begins so
    return at if at > 1 else 0


def _is_word(small: str) -> bool:
    """Whether letters in lower case are a word's, not an abbreviation's ("CTr", "TTg", "LĐVVNBTh")."""
    return len(small) > 2 or any(not c.isascii() and c != "đ" for c in small)


def _is_group(group: str) -> bool:
    """Whether letters look like a part of a symbol: capitals ("UBND", "CTr", "K5"), or all in lower case."""
    if group[0].islower():
        return 1 < len(group) <= 12 and group.islower()
    small = "".join(c for c in group if c.islower())
    if not small:
        return len(group) <= 24
    return not _is_word(small) and len(group) > len(small) + (len(group) <= 2)
