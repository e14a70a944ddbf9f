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
_BREAK = r"[ \t]*(?:\n[ \t]*)?"


def broken(nation: str, addressed: str, number: list[str], w: DateWords, most: int) -> re.Pattern[str]:
    """The pattern; the first half has no more than `most` characters, `nation` and `addressed` are patterns for quốc
    hiệu and for Kính gửi."""
    month, year = rf"(?:{either(w.month)})", rf"(?:{either(w.year)})"
    day = rf"(?:{either(w.day)}){_BREAK}\d{{0,2}}{_BREAK}{month}{_BREAK}\d{{1,2}}{_BREAK}{year}{_BREAK}\d{{4}}"
    halves = (
        rf"[^\n]{{0,{most}}}?{day}",  # "Lạng Sơn, ngày 13" / "tháng 01 năm 2020"
        rf"\w[{SMALL}]{{1,7}}{_BLANK}\n{_BLANK}\w[{SMALL}]{{1,7}},?{_BLANK}{day}",  # "Lai" / "Châu, ngày 10 …"
        rf"\w[\w .–-]{{1,{most}}},{_BLANK}\n{_BLANK}{day}",  # "Quảng Bình," / "ngày 25 …"
        rf"(?i:{either(number)}){_BLANK}:{_BLANK}\n{_BLANK}\d{{1,6}}[a-zđ]?[/–-][^\s|]{{2,{most}}}",  # "Số:" / "6/NQ"
        rf"(?i:{nation})",  # "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM"
        rf"(?:{addressed}):",  # "Kính" / "gửi:"
    )
    return lazy(rf"(?:{'|'.join(halves)})(?=[ \t*_|]*(?:\n|\Z))")
