"""When two descriptions are the same document: the one place that decides it.

In: Descriptions, of documents that are kept or of documents as others cite them.  Out: the blocking key under which
they may meet, and what contradicts when they do.  Choosing among several is resolve.py's work.

A number and symbol is no identity by itself: State numbers restart each year (NĐ 30/2020/NĐ-CP, Điều 15), the
Party's each term and type (27-NQ/TW was issued in 2008, 2018 and 2022), and every commune has its 01/KH-UBND.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from vbhc.text.fold import fold, strip_marks
from vbhc.text.symbols import read_code

Field = Literal["number", "year", "date", "type", "place", "issuer", "title"]

# Titles are alike from here on (0–100); below DOUBTFUL a number or a date may be miscopied, below UNLIKE they speak
# against each other.  Measured in bench/library.py.
ALIKE, DOUBTFUL, UNLIKE = 88, 60, 35
TITLE = 80


class Scope(NamedTuple):
    """Whose series a number belongs to: folded names of the units above and of the body's own; "" where unknown."""

    province: str = ""
    district: str = ""
    commune: str = ""

    def known(self, level: str) -> str:
        """The unit's name at a level, "" where unknown or where the level has no unit (central)."""
        return {"province": self.province, "district": self.district, "commune": self.commune}.get(level, "")


class Description(NamedTuple):
    """What is said of a document, in comparable form; "" is unknown.

    The letters of the issuing body stand in the key; `level` and `scope` tell which of the bodies with these
    letters.  `year` is given only where there is no date, several ("2014 2019") where it may be one of them; `latest`
    is the year of the citing document where nothing else dates the cited one, which is of that year or before; `title`
    is folded and cut to TITLE characters.
    """

    key: str
    date: str = ""
    type: str = ""
    level: str = ""
    scope: Scope = Scope()
    title: str = ""
    year: str = ""
    latest: str = ""


def code_key(code: str) -> str:
    """The blocking key of a number and symbol: "139/KH-HU", "139-KH/HU" and "0139-kh/hu" give "139/KH/HU".

    Separators, leading zeros, case and Đ against D do not count; a year in the number does.  The key of a key is
    itself.  A code without a symbol ("5644") is its own key.
    """
    read = read_code(code)
    if read is None:
        return re.sub(r"\s+", "", strip_marks(code)).upper()
    number = re.sub(r"(?<!\d)0+(?=\d)", "", read.number).upper()
    parts = [number, *([str(read.year)] if read.year else []), *read.groups]
    return strip_marks("/".join(parts)).upper()


@lru_cache(1 << 12)
def dated_by_itself(key: str) -> bool:
    """Whether the number holds its year, as 30/2020/NĐ-CP does: such a number is borne once."""
    return bool(re.match(r"[^/]+/\d{4}/", key))


def name_key(name: str) -> str:
    """The blocking key of a document known by its name: "Luật Đất đai", without the year."""
    return "=" + strip_marks(fold(name))


def contradictions(one: Description, other: Description) -> list[Field]:
    """The fields in which both state something and cannot both be right; empty where they may be one document."""
    found: list[Field] = []
    if one.date and other.date:
        if one.date != other.date:
            found.append("date")
    elif not same_year(one, other):
        found.append("year")
    if one.type and other.type and one.type != other.type:
        found.append("type")
    if one.level and other.level and one.level != other.level:
        found.append("issuer")
    elif not same_place(one, other):
        found.append("place")
    if not (one.date and other.date) and unlike(one, other):
        found.append("title")
    return found


def agree(one: Description, other: Description) -> bool:
    """Whether nothing contradicts: as `contradictions`, but done at the first that does."""
    _, date, type_, level, scope, _, year, latest = one
    _, its_date, its_type, its_level, its_scope, _, its_year, its_latest = other
    if scope != its_scope:  # as in same_place; what is compared most often, and mostly in vain
        (a, b, c), (x, y, z) = scope, its_scope
        if (a != x and a and x) or (b != y and b and y) or (c != z and c and z):
            return False
    if type_ != its_type and type_ and its_type:
        return False
    if level != its_level and level and its_level:
        return False
    if date and its_date:
        return date == its_date
    if (year or latest or its_year or its_latest) and not same_year(one, other):
        return False
    return not unlike(one, other)


def same_year(one: Description, other: Description) -> bool:
    """Whether the two may be of one year; what is cited is no younger than the paper that cites it."""
    a, b = one.date[:4] or one.year, other.date[:4] or other.year
    if a and b and a != b and set(a.split()).isdisjoint(b.split()):
        return False
    return not (one.latest and other.date[:4] > one.latest) and not (other.latest and one.date[:4] > other.latest)


def years(one: Description) -> set[str]:
    """The years that a document may be of; empty where that is not known."""
    return {one.date[:4]} if one.date else set(one.year.split())


def same_place(one: Description, other: Description) -> bool:
    """Whether no unit that both name differs."""
    (a, b, c), (x, y, z) = one.scope, other.scope
    return (a == x or not a or not x) and (b == y or not b or not y) and (c == z or not c or not z)


@lru_cache(1 << 14)  # a document is cited again and again by the same few titles
def likeness(one: str, other: str) -> float:
    """0–100: how much of the shorter title stands in the longer (a citation often cuts the title short)."""
    from rapidfuzz.fuzz import partial_ratio, token_set_ratio

    if one in other or other in one:
        return 100.0
    return max(partial_ratio(one, other), token_set_ratio(one, other))


def unlike(one: Description, other: Description) -> bool:
    """Whether the titles of two descriptions speak against each other."""
    return bool(one.title and other.title) and likeness(one.title, other.title) < UNLIKE


def doubtful(one: Description, other: Description) -> bool:
    """Whether two that state the same number and date have titles of which one would not know the other."""
    return bool(one.title and other.title) and likeness(one.title, other.title) < DOUBTFUL


def alike(one: Description, other: Description) -> bool:
    """Whether the titles of two descriptions are one title: "… năm 2023" and "… năm 2024" are two."""
    return bool(one.title and other.title) and one_title(one.title, other.title)


@lru_cache(1 << 14)
def one_title(one: str, other: str) -> bool:
    if likeness(one, other) < ALIKE:
        return False
    a, b = numbers(one), numbers(other)
    return a <= b or b <= a


def numbers(title: str) -> set[str]:
    """The numbers in a title; one that may be cut off at its end is left out."""
    return set(re.findall(r"\d+", title.rstrip("0123456789") if len(title) >= TITLE else title))


def sure(one: Description, other: Description) -> bool:
    """Whether two descriptions that do not contradict agree in enough to be taken for one document.

    The same date is enough, or a like title.  Else the number must be borne once in the series of one body: it holds
    its year, or both state the year; and the body is of the centre, or of the same place, since every commune has a
    document of that number.  An undated number alone is never enough: it begins anew each year or term.
    """
    if one.date and one.date == other.date:
        return True
    return alike(one, other) or (borne_once(one, other) and same_body(one, other))


def borne_once(one: Description, other: Description) -> bool:
    """Whether a body has only one document of this number, as far as the two tell: a law's name, a number with its
    year, or the same year stated."""
    if dated_by_itself(one.key):
        return True
    a, b = years(one), years(other)
    if one.key.startswith("=") and len(a) < 2 and len(b) < 2:
        return True
    return len(a) == 1 and a == b


def same_body(one: Description, other: Description) -> bool:
    """Whether both are of the centre, or of one unit that both name."""
    level = one.level or other.level
    if level == "central":
        return True
    place = one.scope.known(level)
    return bool(place) and place == other.scope.known(level)
