"""The words of rules/outline.yaml and the patterns made from them.

Out: Words, built once for a set of rules.  Which mark stands where in the tree is outline.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from vbhc.model import SectionKind
from vbhc.patterns import either, either_on_line, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import types

if TYPE_CHECKING:
    from vbhc.parse.readings import Reading

# What may stand before the content of a line that has some: blanks and the marks of Markdown; a "*" before a blank is
# a bullet.
LEAD = r"\n[ \t\u00a0_#>]*+(?!\n)(?:\*(?![ \t])(?:[ \t\u00a0_#>]|\*(?![ \t]))*+|)"


def lead(words: Iterable[str]) -> str:
    """LEAD before content that begins as one of `words`: most lines are left at their first character."""
    firsts = re.escape("".join(sorted({word[0] for word in words})))
    return rf"\n(?=[ \t\u00a0_#>*{firsts}])" + LEAD.removeprefix(r"\n")


_INNER = 24  # characters before a line's end in which "khoản 3" stands


@dataclass(slots=True)
class UnitEntry:
    kind: SectionKind
    words: list[str]


@dataclass(slots=True)
class AnnexEntry:
    rank: int
    words: list[str]


@dataclass(slots=True)
class OutlineEntry:
    """rules/outline.yaml."""

    units: list[UnitEntry]
    ordinals: list[str]
    ordinal_words: list[list[str]]
    letters: str
    letters_optional: str
    bullets: list[str]
    inner_units: list[str]
    number_leads: list[str]
    number_leads_not: list[str]
    dash_names: list[str]
    basis: list[str]
    annexes: list[AnnexEntry]
    annex_number: list[str]
    attached: list[str]
    attached_notes: list[str]
    quote_leads: list[str]
    article_of: list[str]


@dataclass(slots=True)
class Words:
    """Compiled patterns and look-ups; every pattern that looks for lines starts with the "\\n" before the line."""

    mark: re.Pattern[str]
    mark_here: re.Pattern[str]
    kinds: dict[str, SectionKind]
    ordinals: dict[str, int]
    letters: dict[str, int]
    alphabet: str
    first_point: re.Pattern[str]
    second_point: re.Pattern[str]
    optional: frozenset[int]
    bullets: dict[str, int]
    inner_unit: re.Pattern[str]  # at the end of a line
    number_lead: re.Pattern[str]
    number_lead_not: re.Pattern[str]
    dash_names: tuple[str, ...]
    basis: tuple[str, ...]
    annex: re.Pattern[str]  # and the note under one, where it has no "word"
    annex_rank: dict[str, int]
    note: re.Pattern[str]
    attached: tuple[str, ...]
    quote_lead: re.Pattern[str]
    article: re.Pattern[str]
    opens_article: re.Pattern[str]
    plain_article: re.Pattern[str]
    plain_articles: re.Pattern[str]
    readings: dict[
        str, tuple[int, Reading | None]
    ]  # of what `mark` has found so far, and where in it the marker begins

    def within_clause(self, text: str, before: int) -> bool:
        """Whether the article below text[before] is of the clause that ends the line above: "khoản 3" / "Điều 19"."""
        return self.inner_unit.search(text, max(0, before - _INNER), before) is not None


def words(rules: Rules) -> Words:
    """The words and patterns (use `rules.once(words)`)."""
    entry = rules.mapping("outline", OutlineEntry)
    letters = entry.letters
    low, up = re.escape(letters), re.escape(letters.upper())
    bullets = {c: depth for depth, group in enumerate(entry.bullets) for c in group}
    ordinals = {word: n for n, group in enumerate(entry.ordinal_words, 1) for word in group}
    unit_words = [w for unit in entry.units for w in unit.words]
    articles = [w for unit in entry.units if unit.kind == "article" for w in unit.words]
    any_annex = [w for annex in entry.annexes for w in annex.words]
    counted = either(form for word in ordinals for form in (word, word.upper()))
    nth = rf"(?:(?:{either(entry.ordinals)})[ \t]+)?(?:{counted})"
    # Two letters begin a marker only where they may be a unit's word or a Roman numeral: most lines are left there.
    firsts = "".join(sorted({word[0] for word in unit_words}.union("IVXLCivx")))
    mark = (
        rf"(?![^\W\d_](?<![{firsts}])[^\W\d_])"
        rf"(?:[-–+*][ \t]+(?=[{low}]\d?\)|\d{{1,3}}\.[ \t])|)(?:"
        rf"(?P<unit>{either_on_line(unit_words)})[ \t]+(?P<nth>[IVXLC]+\b|\d{{1,4}}[{low}]?\d?\b|(?i:{nth})\b)"
        r"|(?P<roman>[IVXLC]{1,7})(?P<rsub>(?:\.\d{1,2}(?:\.\d{1,2})*|))(?:[ ]?[-–—/:)]|\.)(?![\d.])"
        rf"|\(?(?P<digits>\d{{1,3}}(?:\.\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}|)(?:[{low}]\d?|))"
        r"(?:[.):]|/(?=[ ])|[-–](?=[ \w])|(?=[ ]))(?![\d.,/])"
        rf"|\(?(?P<letter>[{low}]\d?|[{up}]|[ivx]{{2,4}})(?:\)(?!\.)|[./](?![\w.])|[-–](?=[ ]))"
        rf"|(?P<bullet>[{re.escape(''.join(bullets).replace('*', ''))}](?!\*)|\*(?=[ \t]))"
        r")[*_]*[ \t\u00a0]*"
    )
    cited = either_on_line([*rules.once(types).by_word, *unit_words, *entry.article_of])
    plain = (
        rf"(?P<unit>{either_on_line(articles)})[ \t]+(?P<number>\d{{1,4}})[ \t]+(?!(?i:{cited})\b)(?P<first>[^\W\d_])"
    )
    notes = either_on_line(entry.attached_notes)
    return Words(
        mark=lazy(LEAD + mark),
        mark_here=lazy(LEAD.removeprefix(r"\n") + mark),
        kinds={w: unit.kind for unit in entry.units for w in unit.words},
        ordinals=ordinals,
        letters={c: n for n, c in enumerate(letters, 1)},
        alphabet=letters + letters.upper(),
        first_point=lazy(rf"(?P<letter>{letters[0]})\)[ \t\u00a0]*(?=\w)"),
        second_point=lazy(rf"{LEAD}{next(c for c in letters[1:] if c not in entry.letters_optional)}\)"),
        optional=frozenset(letters.index(c) + 1 for c in entry.letters_optional),
        bullets=bullets,
        inner_unit=lazy(rf"(?<!\w)(?:{either_on_line(entry.inner_units)})[ \t]+\w{{1,4}}[ \t*_]*\Z"),
        number_lead=_line_end([",", *entry.number_leads]),
        number_lead_not=_line_end(entry.number_leads_not),
        dash_names=tuple(entry.dash_names),
        basis=tuple(entry.basis),
        annex=lazy(
            rf"{lead([*any_annex, '('])}(?:(?P<word>{either_on_line(any_annex)})\b"
            rf"(?P<number>[ \t]*(?:{either_on_line([*entry.annex_number, ':'])})?[ \t]*"
            r"(?:[IVXLC]+\b|\d[\w/.-]*|[A-ZĐ]\b)?)[.:]?(?P<rest>[^\n]*)"
            rf"|\([^\S\n]*(?i:{notes})\b[^\n]*)"
        ),
        annex_rank={w: annex.rank for annex in entry.annexes for w in annex.words},
        note=lazy(rf"\([^\S\n]*(?:{notes})\b", re.IGNORECASE),
        attached=tuple(entry.attached),
        article=lazy(rf"{lead(articles)}(?:{either_on_line(articles)})[ \t]+(\d+)[.:]"),
        opens_article=lazy(rf"[ \t*_]*(?:{either_on_line(articles)})[ \t]+(\d+)"),
        plain_article=lazy(plain),
        plain_articles=lazy(lead(articles) + plain),
        quote_lead=lazy(rf"\b(?:{either_on_line(entry.quote_leads)})\Z", re.IGNORECASE),
        readings={},
    )


def _line_end(words: list[str]) -> re.Pattern[str]:
    """A pattern for a line's end that is one of `words`, in small letters or with a capital."""
    both = [*words, *(w[0].upper() + w[1:] for w in words)]
    return lazy(rf"(?<!\w)(?:{either_on_line(both)})[ \t*_]*\Z")
