"""The words of rules/form.yaml, and what the rules on form share: which provision holds for a paper, its lines.

In: a Case.  Out: Hits whose severity and basis follow the day of the paper: what NĐ 30/2020/NĐ-CP says of a State paper
is an error or a warning from 5/3/2020 on; of an older paper, or of another body's, it is no more than an info.
"""

from __future__ import annotations

import re

from vbhc.check.rule import Case, Hit
from vbhc.check.words import Regulation, held_of
from vbhc.model import Fix, Severity, Span
from vbhc.patterns import either
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import DateWords
from vbhc.text.lines import Line, cells, lines

TOPIC = "form"  # in rules/regulations.yaml
HEAD = 2000  # letters in which the letterhead stands


@dataclass(slots=True)
class Authority:
    """How the State and the Party write one power to sign."""

    state: str
    party: str


@dataclass(slots=True)
class FormEntry:
    """rules/form.yaml."""

    labels: list[str]
    nations: list[str]
    nation: str
    motto: str
    authorities: list[Authority]
    for_collective: str
    heads: list[str]
    collectives: list[str]
    degrees: list[str]
    ruling: list[str]
    addressed: list[str]
    attached: list[str]
    for_head: list[str]
    without_recipients: list[str]
    symbol_may_differ: list[str]
    symbol_also: dict[str, list[str]]
    unnumbered: list[str]
    archive: str
    office: str
    kept_in: list[str]
    as_article: list[str]
    as_above: list[str]
    bases: list[str]
    basis: list[str]
    declares: list[str]
    charged: list[str]
    posts: list[str]
    charged_bodies: list[str]
    heads_of_own: list[str]
    seats: list[str]
    plural: list[str]
    everyone: list[str]
    charging: list[str]
    gives: list[str]
    tasks: list[str]
    sole_tasks: list[str]
    carrying: list[str]
    behind: list[str]
    joins: list[str]


@dataclass(slots=True)
class Form:
    """The words with their patterns: `date` is a date in words as a letterhead prints it (groups day, month, year)."""

    words: FormEntry
    nation: re.Pattern[str]  # at the end of a line, in any case
    motto: re.Pattern[str]  # in any case, with any dashes
    date: re.Pattern[str]
    part: re.Pattern[str]  # the same with the day or the year blank or unread (groups day, month)
    year: re.Pattern[str]
    label: re.Pattern[str]  # "Số", "Kính gửi", "Nơi nhận" without a colon (group 1)
    article: re.Pattern[str]  # "Như Điều 3" (group 1)


def form(rules: Rules) -> Form:
    """The words and patterns (use `rules.once(form)`)."""
    words = rules.mapping("form", FormEntry)
    w = rules.mapping("dates", DateWords)
    day, month, year = either(w.day), either(w.month), either(w.year)
    blank = r"[ \t]*"
    numbers = rf"(?P<day>\d{{1,2}}){blank}(?:{month}){blank}(?P<month>\d{{1,2}}){blank}(?:{year})"
    date = rf"(?:{day}){blank}{numbers}{blank}(?P<year>\d{{4}})"
    blanks = r"[ \t.…_]*"
    part = rf"(?:{day}){blanks}(?P<day>\d{{1,2}})?{blanks}(?:{month}){blank}(?P<month>\d{{1,2}})(?!\d)"
    nation = emblem(words.nations, r"[^\S\n]+")
    motto = emblem([words.motto], r"[^\w\n]*")
    label = re.compile(rf"[ \t*_]*({either(words.labels)})(?=[ \t*_]*(?:\n|[^\s:*_]))(?![ \t*_]*:)(?!\w)")
    years = re.compile(rf"(?:{year})\s*(\d{{4}})")
    article = re.compile(rf"(?:{either(words.as_article)})\s+(\d+)")
    return Form(words, nation, motto, re.compile(date), re.compile(part), years, label, article)


def emblem(forms: list[str], between: str) -> re.Pattern[str]:
    """A line's end that holds one of the forms, in any case and with anything `between` its words."""
    rest = "|".join(between.join(re.escape(word) for word in re.findall(r"\w+", form))[1:] for form in forms)
    first = "".join({letter for form in forms for letter in (form[0].upper(), form[0].lower())})
    return re.compile(rf"[{first}](?<!\w.)(?i:{rest})(?=[^\w\n]*(?:\n|$))")  # begins with few letters: sought faster


def day_or_year(case: Case) -> str | None:
    """The day of the paper; of a draft whose day is blank its year alone; None where nothing tells."""
    document = case.document
    if document.header.date:
        return document.header.date
    head = document.structure.zones[0].end if document.structure.zones else 0
    years = case.rules.once(form).year.findall(document.text, 0, head)
    return years[-1] if years else None


def told(case: Case, span: Span, message: str, fix: Fix | None = None, severity: Severity | None = None) -> Hit:
    """A Hit on a matter that NĐ 30/2020/NĐ-CP settles for State papers: an info on an older paper, or another's."""
    held = case.once(held_form)
    if held.severity == "info":
        return Hit(span, message, fix, "info", held.basis)
    return Hit(span, message, fix, severity)


def held_form(case: Case) -> Regulation:
    """The regulation of form that held for the paper, by its day or by its year alone (use `case.once(held_form)`)."""
    return held_of(case, TOPIC, day_or_year(case))


def body_span(case: Case) -> Span | None:
    """The body, where there is one; annexes and the closing stand outside of it."""
    return next(((z.start, z.end) for z in case.document.structure.zones if z.kind == "body"), None)


def head_end(case: Case) -> int:
    """Where the body begins; where no body is told, as far as a letterhead can go."""
    body = body_span(case)
    return body[0] if body else HEAD


def line_at(text: str, at: int) -> Span:
    """The line around a place, without the blanks at its ends."""
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    return trimmed(text, start, len(text) if stop < 0 else stop)


def cell_at(text: str, at: int) -> Span:
    """The same of the column that holds the place, where two stand side by side."""
    start, stop = line_at(text, at)
    line = Line(start, stop, text[start:stop])
    cell = next((cell for cell in cells(line) if at <= cell.end), line)
    return trimmed(text, cell.start, cell.end)


def last_columns(text: str, start: int, stop: int) -> list[Line]:
    """The lines of text[start:stop], the first from its beginning; of columns side by side only the last."""
    return [cells(line)[-1] for line in lines(text, text.rfind("\n", 0, start) + 1, stop)]


def trimmed(text: str, start: int, stop: int) -> Span:
    """A span without the blanks at its ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
