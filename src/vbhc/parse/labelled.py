"""What the first lines of a body say in place of the letterhead: the day in "Hôm nay, vào hồi 14 giờ ngày …" or "Thời
gian bắt đầu: …", the subject in "1. Vấn đề trình: …".

In: the type of the document, the text, where its body starts and ends.  Out: values with their spans, None where no
line says them.  Basis: NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.10 (biên bản).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from vbhc.model import Span
from vbhc.parse.letterhead_words import LetterheadWords, any_printed
from vbhc.parse.marks import Cell, read_cells
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import dates, iso

_MOST_LINES = 16  # of a body that are looked at
_ENDS = ".;:"
_REACH = 200  # characters behind the words in which their day stands
_ITEM = r"(?:(?:\d{1,2}|[IVX]{1,4}|[a-zđ])\s?[.)/]\s*|[-–+*]\s*)?"


@dataclass(slots=True)
class Openers:
    """The opening words of types."""

    types: frozenset[str]
    pattern: re.Pattern[str]
    sure: bool


@dataclass(slots=True)
class Labels:
    """Compiled from rules/letterhead.yaml: where a day, where a subject stands."""

    days: list[Openers]
    until: re.Pattern[str]
    subjects: list[Openers]


def labels(rules: Rules) -> Labels:
    """The patterns (use `rules.once(labels)`)."""
    w = rules.mapping("letterhead", LetterheadWords)
    return Labels(
        [Openers(frozenset(e.types), lazy(rf"{_ITEM}(?:{any_printed(e.words)})(?!\w)"), e.sure) for e in w.days],
        lazy(rf"(?<!\w)(?:{any_printed(w.days_until)})(?!\w)", re.IGNORECASE),
        [
            Openers(frozenset(e.types), lazy(rf"{_ITEM}(?:{any_printed(e.words)})\s*:[ \t*_]*"), e.sure)
            for e in w.labelled_subjects
        ],
    )


def labelled_day(code: str, text: str, start: int, end: int, rules: Rules) -> tuple[str, Span, bool] | None:
    """(the day, where it stands, whether the words say that the paper is of that day); None for several days."""
    known = rules.once(labels)
    for openers in known.days:
        if code not in openers.types:
            continue
        for line in _first_lines(text, start, end, rules):
            if not openers.pattern.match(line.text):
                continue
            found = rules.once(dates).full.search(text, line.start, min(line.end, line.start + _REACH))
            if found and (day := iso(found)) and not known.until.search(text, line.start, found.start()):
                return day, found.span(), openers.sure
    return None


def labelled_subject(code: str, text: str, start: int, end: int, rules: Rules) -> list[Span]:
    """The lines of the subject: behind its label, or under it; no lines where there is none."""
    for openers in rules.once(labels).subjects:
        if code not in openers.types:
            continue
        found: list[Span] = []
        label = None
        for line in _first_lines(text, start, end, rules):
            if label is None:
                label = openers.pattern.match(line.text)
                if label and label.end() < len(line.text):
                    found.append((line.start + label.end(), line.end))
            elif not found or (line.text[:1].islower() and text[found[-1][1] - 1] not in _ENDS):
                found.append((line.start, line.end))
            else:
                break
        return found
    return []


def _first_lines(text: str, start: int, end: int, rules: Rules) -> Iterator[Cell]:
    cells = itertools.islice(read_cells(text, rules, start), _MOST_LINES)
    return (cell for cell in cells if cell.kind != "rule" and cell.end <= end)
