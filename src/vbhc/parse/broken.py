"""Lines of a letterhead that are broken in two, as in the narrow cells of a table pasted as text.

In: the words of letterheads and dates.  Out: a pattern for both halves, from the beginning of the first line to the end
of the second.  What they hold is read by marks.py.
"""

from __future__ import annotations

import re

from vbhc.patterns import either, lazy
from vbhc.text.dates import DateWords
from vbhc.text.letters import SMALL

_BLANK = r"[ \t]*"


def broken(nation: str, number: list[str], w: DateWords, most: int) -> re.Pattern[str]:
    """The pattern; the first half has no more than `most` characters, `nation` is a pattern for quốc hiệu."""
    day, month, year = (rf"(?:{either(words)})" for words in (w.day, w.month, w.year))
    date = (day, r"\d{0,2}", month, r"\d{1,2}", year, r"\d{4}")
    whole = _BLANK.join(date)
    parted = "|".join(f"{_BLANK.join(date[:n])}{_BLANK}\n{_BLANK}{_BLANK.join(date[n:])}" for n in range(1, len(date)))
    halves = (
        rf"[^\n]{{0,{most}}}?(?:{parted})",  # "Lạng Sơn, ngày 13" / "tháng 01 năm 2020"
        rf"\w[{SMALL}]{{1,7}}{_BLANK}\n{_BLANK}\w[{SMALL}]{{1,7}},?{_BLANK}{whole}",  # "Lai" / "Châu, ngày 10 …"
        rf"\w[\w .–-]{{1,{most}}},{_BLANK}\n{_BLANK}{whole}",  # "Quảng Bình," / "ngày 25 …"
        rf"(?i:{either(number)}){_BLANK}:{_BLANK}\n{_BLANK}\d{{1,6}}[a-zđ]?[/–-][^\s|]{{2,{most}}}",  # "Số:" / "6/NQ"
        rf"(?i:{nation})",  # "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM"
    )
    return lazy(rf"(?:{'|'.join(halves)})(?=[ \t*_|]*(?:\n|\Z))")
