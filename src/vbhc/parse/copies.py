"""Copies (SAO Y, SAO LỤC, TRÍCH SAO): which form of copy a text is, and where the copy's block under it begins.

In: the text and where its body starts.  Out: the form and the start of the block, whose number, date, recipients
and signature are the copy's and not the document's.
Basis: NĐ 30/2020/NĐ-CP, Điều 25; Phụ lục I, Phần II; Phụ lục III, Mẫu 3.1.
"""

from __future__ import annotations

import re

from vbhc.model import Span
from vbhc.parse.letterhead_words import Marks, any_printed, marks
from vbhc.parse.marks import Cell, read_cells
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.names import names

_TAIL = 6_000
_ABOVE = 6  # lines of a letterhead above the number or the form
_BESIDE = 16  # lines in the left column, from the number to the end of its Nơi nhận


@dataclass(slots=True)
class Copy:
    """The form as printed, its span, where the copy's block begins, and the numbers in it, which are the copy's own."""

    form: str
    span: Span
    start: int
    own: list[Span]


def copy_below(text: str, rules: Rules, start: int = 0) -> Copy | None:
    """The block of a copy at the end of `text`, after `start`; None where the text is no copy."""
    at = max(start, len(text) - _TAIL)
    if not _names_form(text, at, rules.once(_forms)):
        return None
    cells = list(read_cells(text, rules, at))
    found = next((i for i, c in enumerate(cells) if c.kind == "copy"), None)
    if found is None:
        return None
    numbered = [i for i in range(max(0, found - _BESIDE), found) if of_copy(cells[i], rules.once(marks))]
    first = at = numbered[-1] if numbered else found
    while at > max(0, first - _ABOVE):
        at -= 1
        if cells[at].kind in ("rule", "number", "date", "nation", "motto") or _issuer(cells[at], rules):
            first = at
        elif not cells[at].caps:
            break
    own = [(c.start, c.end) for c in cells[first:] if c.kind == "number"]
    return Copy(cells[found].text, (cells[found].start, cells[found].end), cells[first].start, own)


def _issuer(cell: Cell, rules: Rules) -> bool:
    return cell.kind == "text" and cell.caps and rules.once(names).head(cell.text) is not None


@dataclass(slots=True)
class _Forms:
    """A pattern for the forms of copy, and their first words as they are written, which are looked for before it."""

    pattern: re.Pattern[str]
    firsts: tuple[str, ...]


def _forms(rules: Rules) -> _Forms:
    """Forms that hold another one ("bản sao y" holds "sao y") are left out: the other is found in them."""
    forms = [" ".join(re.split(r"[\s-]+", form)).lower() for form in rules.once(marks).words.copy_forms]
    least = [form for form in forms if not any(other != form and other in form for other in forms)]
    firsts = [write(form.split()[0]) for form in least for write in (str.lower, str.upper, str.capitalize)]
    return _Forms(lazy(any_printed(least), re.IGNORECASE), tuple(dict.fromkeys(firsts)))


def _names_form(text: str, at: int, forms: _Forms) -> bool:
    """Whether a form of copy is named anywhere in text[at:]."""
    for word in forms.firsts:
        place = text.find(word, at)
        while place >= 0:
            if forms.pattern.match(text, place):
                return True
            place = text.find(word, place + 1)
    return False


def of_copy(cell: Cell, known: Marks) -> bool:
    """Whether a number is that of a copy: "19/SY-VHTT"."""
    if cell.kind != "number":
        return False
    groups = re.split(r"[-/\s]+", (cell.match["sym"] or "") if cell.match else "")
    return len(groups) > 1 and groups[0] in known.words.copy_symbols  # "118-SL" is a sắc lệnh's
