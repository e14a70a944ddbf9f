"""Copies (SAO Y, SAO LỤC, TRÍCH SAO): which form of copy a text is, and where the copy's block under it begins.

In: the text and where its body starts.  Out: the form and the start of the block, whose number, date, recipients
and signature are the copy's and not the document's.
Basis: NĐ 30/2020/NĐ-CP, Điều 25; Phụ lục I, Phần II; Phụ lục III, Mẫu 3.1.
"""

from __future__ import annotations

import re

from vbhc.model import Span
from vbhc.parse.marks import Cell, anyof, marks, read_cells
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.names import names

_TAIL = 6_000
_ABOVE = 6


@dataclass(slots=True)
class Copy:
    """The form as printed, its span, and where the copy's block begins (the text's end where it stands at the top)."""

    form: str
    span: Span
    start: int


def copy_below(text: str, rules: Rules, start: int = 0) -> Copy | None:
    """The block of a copy at the end of `text`, after `start`; None where the text is no copy."""
    at = max(start, len(text) - _TAIL)
    if not _names_form(text, at, rules.once(_forms)):
        return None
    cells = list(read_cells(text, rules, at))
    found = next((i for i, c in enumerate(cells) if c.kind == "copy"), None)
    if found is None:
        return None
    first = found
    for back in range(found - 1, max(-1, found - 1 - _ABOVE), -1):
        cell = cells[back]
        if cell.kind in ("rule", "number", "date", "nation", "motto") or _issuer(cell, rules):
            first = back
        else:
            break
    return Copy(cells[found].text, (cells[found].start, cells[found].end), cells[first].start)


def _issuer(cell: Cell, rules: Rules) -> bool:
    return cell.kind == "text" and cell.caps and rules.once(names).head(cell.text) is not None


@dataclass(slots=True)
class _Forms:
    """A pattern for the forms of copy, and their first words in small letters, which are looked for before it."""

    pattern: re.Pattern[str]
    firsts: tuple[str, ...]


def _forms(rules: Rules) -> _Forms:
    """Forms that hold another one ("bản sao y" holds "sao y") are left out: the other is found in them."""
    forms = [" ".join(re.split(r"[\s-]+", form)).lower() for form in rules.once(marks).words.copy_forms]
    least = [form for form in forms if not any(other != form and other in form for other in forms)]
    return _Forms(lazy(anyof(least), re.IGNORECASE), tuple({form.split()[0] for form in least}))


def _names_form(text: str, at: int, forms: _Forms) -> bool:
    """Whether a form of copy is named anywhere in text[at:]."""
    low = text[at:].lower()
    if len(low) != len(text) - at:
        return forms.pattern.search(text, at) is not None
    for word in forms.firsts:
        place = low.find(word)
        while place >= 0:
            if forms.pattern.match(text, at + place):
                return True
            place = low.find(word, place + 1)
    return False
