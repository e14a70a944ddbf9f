"""How a mention is printed: where its number stands, its head and date, and how it would be written in full.

In: a Case and a Citation.  Out: spans of the document's text, and the words that a finding proposes.
"""

from __future__ import annotations

import re

from vbhc.check.rule import Case
from vbhc.check.words import CheckWords, Regulation, words
from vbhc.cite.keys import parts_of
from vbhc.model import Citation, Reference, Span
from vbhc.text.bodies import bodies
from vbhc.text.doctypes import types
from vbhc.text.fold import fold
from vbhc.text.names import proper
from vbhc.text.symbols import Code

_DASH = r"[-‐‑‒–—―−]"
_GAP = r"[\s*.\\\u00ad]*"
SHORT_TITLE = 7  # words of a title that a message repeats whole
_LONG_DATE = re.compile(r"\d\s+[^\W\d_]+\s+\d")


def by_id(case: Case) -> dict[str, Citation]:
    """The mentions by their ids (use `case.once(by_id)`)."""
    return {c.id: c for c in case.document.citations}


def by_post(name: str, posts: list[str]) -> bool:
    """Whether a body's name begins with a post: "Chủ tịch UBND tỉnh"."""
    return fold(name).startswith(tuple(f"{post} " for post in posts))


def coded(case: Case) -> list[tuple[Citation, Code]]:
    """The mentions that print a number and symbol, with its parts (use `case.once(coded)`)."""
    return [(c, code) for c in case.document.citations if c.code and (code := parts_of(c.code))]


def years_apart(case: Case) -> set[str]:
    """The ids of the mentions whose number is of another year than their date (use `case.once(years_apart)`)."""
    dated = ((c, code) for c, code in case.once(coded) if code.year and c.date and "date" not in c.inferred)
    return {c.id for c, code in dated if c.date and int(c.date[:4]) != code.year}


def symbol_span(case: Case, c: Citation) -> Span | None:
    """Where the number and symbol stand in the document's text, blanks and odd letters included."""
    if not c.code:
        return None
    at = case.text.find(c.code, *c.span)
    if at >= 0:
        return at, at + len(c.code)
    parts = [_DASH if x == "-" else r"\\?/" if x == "/" else rf"(?:{re.escape(x)}|[^\x00-\x7f])" for x in c.code]
    match = re.search(_GAP.join(parts), c.text, re.IGNORECASE)
    return (c.span[0] + match.start(), c.span[0] + match.end()) if match else None


def head(case: Case, c: Citation) -> str:
    """What is printed before the number, on one line: "Kế hoạch số"."""
    span = symbol_span(case, c)
    printed = c.text[: span[0] - c.span[0]] if span else ""
    return " ".join(printed.replace("*", " ").split())


def without_number_word(printed: str, w: CheckWords) -> str:
    """A head without "số" at its end."""
    printed = printed.rstrip(" :")
    return printed[: -len(w.number)].rstrip(" :") if printed.lower().endswith(f" {w.number}") else printed


def type_word(case: Case, c: Citation) -> str:
    """The word for a type that stands before the number, in lower case and without "số"; "" where another word does."""
    word = without_number_word(head(case, c), words(case)).lower()
    known = case.rules.once(types).by_word
    if not word or word in known:
        return word
    word = fold(word)
    return word if word in known else ""


def code_of(c: Citation) -> Code | None:
    """The parts of the number and symbol that a mention prints."""
    return parts_of(c.code) if c.code else None


def named(case: Case, c: Citation, code: str) -> str:
    """ "Kế hoạch số 139-KH/HU": the type's word as printed, or its name, and a number that is given."""
    w = words(case)
    kind = c.text[:1].isalpha() and without_number_word(head(case, c), w)
    if not kind or "type" in c.inferred:
        kind = case.rules.once(types).named(c.type).name if c.type else ""
    kind = kind[:1].upper() + kind[1:]
    return f"{kind} {w.number} {code}".strip()


def issuer_of_code(case: Case, code: Code | None) -> str | None:
    """The name of the one central body that a symbol's letters stand for."""
    index = case.rules.once(bodies).by_code
    for group in code.groups if code else ():
        entry = index.get(group)
        if entry and entry.level == "central" and entry.kind == "state" and not entry.local:
            return entry.name
    return None


def capitalised(case: Case, name: str) -> str | None:
    """A body's name in small letters ("ban thường vụ tỉnh ủy") with its capitals, those that are printed kept; None
    where it does not begin with the name of a body that rules know."""
    parts, known = fold(name).split(), case.rules.once(bodies).by_name
    right = proper(name.upper(), case.rules)
    if len(right) != len(name) or not any(" ".join(parts[:end]) in known for end in range(1, len(parts) + 1)):
        return None
    return "".join(letter if letter.isupper() else put for letter, put in zip(name, right, strict=True))


def printed_date(iso: str, like: str, w: CheckWords) -> str:
    """A date written as `like` writes its own: in words or in figures, day and months 1, 2 with a zero."""
    year, month, day = iso.split("-")
    if month > "02":
        month = month.lstrip("0")
    if w.month in like and _LONG_DATE.search(like):
        return f"{w.day} {day} {w.month} {month} {w.year} {year}"
    return f"{w.day} {day}/{month}/{year}"


def in_full(
    case: Case, c: Citation, r: Reference, issuer: str | None, date: str | None, rule: Regulation
) -> tuple[str, bool]:
    """The mention with number, date and issuer, "…" for what is not known; and whether all of it is known."""
    w = words(case)
    out = named(case, c, r.code or c.code or "")
    if "date" in rule.needs:
        told = printed_date(date, c.text, w) if date else f"{w.day} …"
        out += f"{',' if rule.comma else ''} {told}"
    body = issuer and issuer[0].islower() and capitalised(case, issuer)
    out += f" {w.of} {body or issuer or '…'}"
    return out, bool(issuer and (date or "date" not in rule.needs))


def shortened(title: str | None, case: Case) -> str:
    """A title as a message repeats it: whole where it is short; "về …" where only that it has one matters."""
    leads = words(case).about
    if not title:
        return f"{leads[0]} …"
    parts = title.split()
    if len(parts) <= SHORT_TITLE:
        return title
    first = next((lead for lead in leads if title.lower().startswith(lead + " ")), "")
    return f"{title[: len(first)]} …" if first else " ".join(parts[:SHORT_TITLE]) + " …"
