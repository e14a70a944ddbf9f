"""Kính gửi: the bodies and people to whom a document is addressed, one or many.

In: the place of the words "Kính gửi".  Out: the addressees without dash and end mark, and where they end.
Basis: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9.
"""

from __future__ import annotations

import re

from vbhc.model import Span
from vbhc.parse.letterhead_words import marks
from vbhc.parse.marks import Cell, read_cells
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules

_MOST = 60
_LONGEST = 150  # characters of an item that stands under one with a full stop
_LABEL = 24  # characters in which the colon of "địa chỉ: …" stands
_BULLET = lazy(r"[-–—•+*·]+\s*(?=\S)|\d{1,2}[.)]\s+(?=\S)")
_END = lazy(r"[\s;.,/…_]+$|^[\s:.…]+")


@dataclass(slots=True)
class Addressees:
    names: list[str]
    span: Span
    end: int


def read_addressees(text: str, cell: Cell, rules: Rules) -> Addressees:
    """The addressees that begin with the words of `cell` ("Kính gửi: …")."""
    known = rules.once(marks)
    begins = known.begins.match(cell.text)
    assert begins is not None
    at = cell.start + begins.end()
    return read_list(text, at, cell.start, rules)


def read_list(text: str, at: int, start: int, rules: Rules) -> Addressees:
    """The list whose first item may begin at `at`, after a colon, on this line or the next."""
    known = rules.once(marks)
    items: list[str] = []
    end = at
    bulleted = False
    while at < len(text) and text[at] in " \t:*_":
        at += 1
    for line in read_cells(text, rules, at):
        if len(items) >= _MOST or (items and _ends(line, items, bulleted)):
            break
        if (not items and line.kind in ("nation", "number", "date", "type")) or known.outline.match(line.text):
            break
        mark = _BULLET.match(line.text)
        if mark or not items or not _wraps(line.text, items[-1]):
            bulleted = bulleted or mark is not None
            items.append(line.text[mark.end() :] if mark else line.text)
        else:
            items[-1] += " " + line.text
        end = line.end
    parts: list[str] = []
    for part in (p for item in items for p in re.split(r";\s*", item)):
        if parts and part[:1].islower() and ":" in part[:_LABEL]:
            parts[-1] += "; " + part  # "Ông Nguyễn Văn Bình; địa chỉ: …"
        else:
            parts.append(part)
    names = [" ".join(_END.sub("", p).replace("**", "").split()) for p in parts]
    return Addressees([n for n in names if any(c.isalpha() for c in n)], (start, end), end)


def _ends(line: Cell, items: list[str], bulleted: bool) -> bool:
    if line.kind == "rule":
        return True
    if _BULLET.match(line.text):
        last = items[-1].rstrip()
        return last.endswith(".") and (not bulleted or line.kind == "opening" or len(line.text) > _LONGEST)
    last = items[-1].rstrip()
    if last.endswith(";"):
        return (line.kind == "opening" and not bulleted) or len(line.text) > 200
    if bulleted:
        return last.endswith((".", ":")) or not _wraps(line.text, last)
    return not (last.endswith(",") or line.text[:1].islower()) or last.endswith(".")


def _wraps(line: str, last: str) -> bool:
    """Whether a line without a dash goes on with the item above."""
    last = last.rstrip()
    if last.endswith(";"):
        return False
    return line[:1].islower() or line[:1] in "(“" or last.endswith((",", "-", "–"))
