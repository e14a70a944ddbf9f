"""Letterheads that stand elsewhere than at the top: under the menus of a web page, at the end of a consolidated text,
on later pages.

In: the text, and what its top says.  Out: a Letterhead, or None where there is none elsewhere.  What a letterhead
says is letterhead.py's work.  Basis: Pháp lệnh hợp nhất văn bản quy phạm pháp luật số 01/2012/UBTVQH13.
"""

from __future__ import annotations

from itertools import islice

from vbhc.model import Manuscript
from vbhc.parse.closing import Closing
from vbhc.parse.closing_words import closing_words, is_caps
from vbhc.parse.letterhead import Letterhead, letterhead
from vbhc.parse.letterhead_words import Kind, Marks, marks
from vbhc.parse.marks import read_cells
from vbhc.parse.title import clean_subject, read_title
from vbhc.rules import Rules

_REACH = 60_000  # characters of a page in which its document begins
_MOST_LINES = 8  # lines of a letterhead above its quốc hiệu, or above the number at the end
_MOST_CELLS = 12  # of a letterhead without a title
_MARKS: tuple[Kind, ...] = ("nation", "motto", "number", "date")
_TOP = 250  # characters of a page in which its quốc hiệu stands
_AROUND = 1500  # characters around a closing in which the number of a consolidated text stands


def under_navigation(text: str, rules: Rules) -> Letterhead | None:
    """The letterhead of a document that a web page shows under its menus and boxes; a whole one only.

    A form in an annex has quốc hiệu too, but neither a number nor a day that is filled in; what follows a closing is
    another document.
    """
    known = rules.once(marks)
    found = next((m for m in known.nation.finditer(text, 0, _REACH) if m[0].isupper()), None)
    if found is None:
        return None
    start = _block_above(text, found.start(), known)
    if rules.once(closing_words).recipients_line.search(text, 0, start):
        return None
    head = letterhead(text, rules, start)
    whole = (
        head.number
        and head.number.code
        and head.date
        and head.date.date
        and (head.title or head.subject or head.bodies)
    )
    return head if whole else None


def on_later_pages(manuscript: Manuscript, rules: Rules) -> list[int]:
    """Where pages begin, after the first, whose top has quốc hiệu: papers of their own that are bound with this one."""
    if (manuscript.source.pages or 1) == 1:
        return []  # the blocks of a plain text are not made without need
    nation = rules.once(marks).nation
    tops: dict[int, int] = {}
    for block in manuscript.blocks:
        if block.page is not None:
            tops.setdefault(block.page, block.start)
    return [top for top in list(tops.values())[1:] if nation.search(manuscript.text, top, top + _TOP)]


def paper_at(text: str, start: int, rules: Rules) -> tuple[str, str, int]:
    """(type, subject, where its text begins) of the paper that begins at `start`, bound with another; "" for what it
    does not name."""
    head = letterhead(text, rules, start)
    if head.title is None:
        cells = islice(read_cells(text, rules, start), _MOST_CELLS)
        return "", "", max((cell.end for cell in cells if cell.kind in _MARKS), default=start)
    title = read_title(text, head.title, [body.name for body in head.bodies], rules)
    subject = clean_subject([text[slice(*line)] for line in title.subject], rules)
    return text[slice(*title.span)], subject or "", title.end


def of_consolidated(text: str, closes: Closing, rules: Rules) -> Letterhead | None:
    """Issuer, number and day of a consolidated text, printed above the signature that confirms it: around the words
    that say so, wherever they stand, else around the closing."""
    known = rules.once(marks)
    confirmed = max(text.rfind(phrase) for phrase in known.words.confirmed)
    start, end = (confirmed, confirmed) if confirmed >= 0 else (closes.start, closes.end)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    for symbol in known.words.consolidated:
        at = text.rfind(f"/{symbol}-", first, last)
        if at >= 0:
            line = text.rfind("\n", 0, at) + 1
            head = letterhead(text, rules, _block_above(text, line, known))
            return head if head.number and head.number.symbol and head.number.symbol.startswith(symbol) else None
    return None


def _block_above(text: str, start: int, known: Marks | None = None) -> int:
    """Where the lines in capitals, and the rules between them, begin that stand right above the line at `start`.

    Empty lines, and the number, may stand among them where what they look like is `known`.
    """
    for _ in range(_MOST_LINES):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        line = text[above : max(0, start - 1)].strip(" \t*_#>|")
        found = known.inside.match(line) if known else None
        number = found is not None and not line[found.end() :].strip(" .,;")  # "Luật số 1/2016/QH14 quy định …" is none
        if start == 0 or (any(map(str.isalnum, line)) and not is_caps(line) and not number) or not (line or known):
            break
        start = above
    return start
