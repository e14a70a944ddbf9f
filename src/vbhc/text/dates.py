"""Dates as Vietnamese documents write them, to ISO strings.

"05 tháng 01 năm 2024", "05-01-2024", "13/3/2024", "1.7.2025", broken over lines or with blanks inside.
"""

from __future__ import annotations

import datetime
import functools
import re

from vbhc.patterns import either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules


@dataclass(slots=True)
class DateWords:
    """rules/dates.yaml."""

    day: list[str]
    month: list[str]
    year: list[str]
    at: list[str]
    hour: list[str]
    minute: list[str]
    same_day: list[str]


@dataclass(slots=True)
class Dates:
    """Compiled patterns. `full` has the groups d1 m1 y1 (in words) and d2 m2 y2 (in figures)."""

    full: re.Pattern[str]
    same_day: re.Pattern[str]


def dates(rules: Rules) -> Dates:
    """The patterns of dates (use `rules.once(dates)`); each starts at the day's word where there is one."""
    w = rules.mapping("dates", DateWords)
    day, month, year = either(w.day), either(w.month), either(w.year)
    start = rf"(?:(?:{day})\s*)?"
    spelt = rf"(?P<d1>\d{{1,2}})\s*(?:{month})\s*(?P<m1>\d{{1,2}})\s*,?\s*(?:{year})\s*(?P<y1>\d{{4}})(?!\d)"
    gap = r"\s?(?P<sep>[-/.–])\s?"
    figures = rf"(?<![\d/.-])(?P<d2>\d{{1,2}}){gap}(?P<m2>\d{{1,2}})\s?(?P=sep)\s?(?P<y2>\d{{4}})(?![\d/])"
    return Dates(lazy(f"{start}(?:{spelt}|{figures})"), lazy(rf"(?:{either(w.same_day)})"))


def iso(match: re.Match[str]) -> str | None:
    """The date of a match of `Dates.full`; None where no such day exists (31/02, month 13)."""
    form = "1" if match["d1"] else "2"
    return day_of(match[f"d{form}"], match[f"m{form}"], match[f"y{form}"])


@functools.lru_cache(maxsize=4096)
def day_of(day: str, month: str, year: str) -> str | None:
    """The ISO date of three figures as printed; None where no such day exists."""
    y, m, d = int(year), int(month), int(day)
    if 0 < d < 29 and 0 < m < 13 and y > 999:
        return f"{y}-{m:02}-{d:02}"
    try:
        return datetime.date(y, m, d).isoformat()
    except ValueError:
        return None
