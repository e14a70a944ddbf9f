"""The words of rules/citations.yaml and of the other tables, as indexes and compiled patterns for the cite room.

In: rules.  Out: Words, made once.  Phrases are kept in lower case; a blank in one stands for any run of blanks.
"""

from __future__ import annotations

import re
from dataclasses import field

from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.dates import Dates, DateWords, dates, either
from vbhc.text.doctypes import TypeEntry, types
from vbhc.text.fold import fold


@dataclass(slots=True)
class CitationWords:
    """rules/citations.yaml; what each list means is said there."""

    number_words: list[str]
    labels: list[str]
    never_after: list[str]
    generic: list[str]
    issues: list[str]
    source_words: list[str]
    of: list[str]
    before_date: list[str]
    named_types: list[str]
    joint_types: list[str]
    joint_words: list[str]
    plural: list[str]
    title: list[str]
    title_end: list[str]
    body_heads: list[str]
    posts: list[str]
    body_words: list[str]
    body_ends: list[str]
    places: list[str]
    terms: list[str]
    name_never: list[str]
    name_about: list[str]
    name_ends: list[str]
    name_not_joined: list[str]
    amending: list[str]
    name_not_before: list[str]
    belongs: list[str]
    joins: list[str]
    bare_types: list[str]
    article: list[str]
    compounds: list[str]


@dataclass(slots=True)
class Trie:
    """Names as a tree of folded words; `end` marks that a name may stop here."""

    next: dict[str, Trie] = field(default_factory=dict)
    end: bool = False

    def add(self, words: list[str]) -> None:
        node = self
        for word in words:
            node = node.next.setdefault(word, Trie())
        node.end = True


_WORD = lazy(r"\w+|[^\w\s]")


def split(text: str) -> list[str]:
    """The words and marks of a folded text; commas are left out, since names are written with and without."""
    return [w for w in _WORD.findall(fold(text)) if w != ","]


def phrases(words: list[str]) -> Trie:
    """A tree of phrases, word by word, in lower case."""
    tree = Trie()
    for phrase in words:
        tree.add(phrase.lower().split())
    return tree


def cased(words: list[str]) -> list[str]:
    """`words` as written in running text: in lower case, with a capital, all in capitals, each word with one."""
    return list(dict.fromkeys(w for p in words for w in (p, p[:1].upper() + p[1:], p.upper(), p.title())))


@dataclass(slots=True)
class Words:
    """What the modules of this room look up; patterns for the left are matched at the end of a slice."""

    c: CitationWords
    dates: Dates
    # types
    type_words: dict[str, TypeEntry]  # "nghị định" → entry; up to 4 words
    short_types: dict[str, TypeEntry]  # "NĐ", as printed
    symbol_types: dict[str, TypeEntry]  # "QĐ" in a symbol, in capitals
    type_anchor: re.Pattern[str]  # any type word
    # left of a number
    number_tails: tuple[str, ...]  # "số", "Số": at the end of what stands before a number
    number_spaced: frozenset[str]  # the same with the blank behind it
    plain_types: dict[str, str]  # type words of one or two words as printed to codes, where no longer one ends so
    number_between: re.Pattern[str]
    labels: frozenset[str]
    plural: frozenset[str]
    issues: re.Pattern[str]
    issue_words: frozenset[str]  # the last words of `issues`
    # bodies
    heads: Trie
    posts: Trie
    body_words: frozenset[str]
    body_ends: Trie
    body_names: Trie
    body_final: frozenset[str]  # bodies without a place: nothing but a term goes on with their names
    terms: Trie
    places: frozenset[str]
    body_codes: frozenset[str]
    body_keys: dict[str, tuple[str, ...]]  # the letters of a body to its folded names
    head_anchor: re.Pattern[str]
    joint: re.Pattern[str]
    # right of a number or a name
    plain_date: re.Pattern[str]  # the date behind nearly all numbers: " ngày 5 tháng 3 năm 2020", " ngày 05/3/2020"
    date_right: re.Pattern[str]  # with the groups of Dates.full, and word, open, tight, same
    date_letters: frozenset[str]  # with what it may begin
    of: re.Pattern[str]
    of_letters: frozenset[str]
    year_right: re.Pattern[str]
    year_letters: frozenset[str]
    title_start: re.Pattern[str]
    title_letters: frozenset[str]
    title_stop: re.Pattern[str]
    belongs: re.Pattern[str]
    bracket: re.Pattern[str]
    # names
    laws: Trie
    law_codes: frozenset[tuple[str, str]]  # folded name and number
    law_capital: re.Pattern[str]
    law_small: list[str]
    not_before: tuple[str, ...]
    amending: Trie
    name_ends: Trie
    name_never: Trie
    name_not_joined: Trie
    year: re.Pattern[str]
    numbered: re.Pattern[str]
    dated: re.Pattern[str]
    article_before: re.Pattern[str]


def last_word(text: str, start: int, end: int) -> str:
    """The word at the end of text[start:end], in lower case; "" where a mark or nothing stands there."""
    words = text[max(start, end - 12) : end].split()
    return words[-1].lower() if words else ""


def letters(phrases: list[str]) -> frozenset[str]:
    """The first letters of `phrases`, small and capital."""
    return frozenset(c for p in phrases for c in (p[0].lower(), p[0].upper()))


def words(rules: Rules) -> Words:
    """The indexes (use `rules.once(words)`)."""
    c = rules.mapping("citations", CitationWords)
    d = rules.mapping("dates", DateWords)
    kinds = types(rules)
    known = bodies(rules)
    entries = rules.table("types", TypeEntry)
    body_names = Trie()
    for name in known.by_name:
        body_names.add(split(name))
    laws, initials = _laws(rules)
    named = [w for code in c.named_types for w in kinds.by_code[code].words]
    capital = [w for w in cased(named) if w[0].isupper()] + sorted(initials)
    numbers, days, years = either(c.number_words), either(d.day), either(d.year)
    belongs, of = either(c.belongs), either(c.of)
    return Words(
        c=c,
        dates=rules.once(dates),
        type_words=kinds.by_word,
        short_types={short: entry for entry in entries for short in entry.short},
        symbol_types={code.upper(): entry for code, entry in kinds.by_code.items()},
        type_anchor=lazy(rf"(?:{either(cased(list(kinds.by_word)))})(?!\w)"),
        number_tails=tuple(dict.fromkeys(v for p in c.number_words for v in (p, p.capitalize(), p.upper()))),
        number_spaced=frozenset(
            f"{v}{mark} " for p in c.number_words for v in (p, p.capitalize()) for mark in ("", ":")
        ),
        plain_types=_plain_types(kinds.by_word, [*c.labels, *c.generic]),
        number_between=lazy(rf"\s*,?\s*(?:{numbers})\s*[:.]?\s*", re.IGNORECASE),
        labels=frozenset(c.labels),
        plural=frozenset(c.plural),
        issues=lazy(rf"(?:^|\s)(?:{either(c.issues)})\s*(?:{either(c.plural)})?\s*$", re.IGNORECASE),
        issue_words=frozenset(p.split()[-1] for p in c.issues + c.plural),
        heads=phrases(c.body_heads + c.posts),
        posts=phrases(c.posts),
        body_words=frozenset(c.body_words) | {w for n in known.by_name for w in n.split()},
        body_ends=phrases(c.body_ends),
        body_names=body_names,
        body_final=frozenset(
            n for n, e in known.by_name.items() if e.level == "central" and not e.local and not n.isupper()
        ),
        terms=phrases(c.terms),
        places=frozenset(p.split()[0] for p in c.places),
        body_codes=frozenset(code.upper() for code in known.by_code),
        body_keys={
            code.upper(): tuple(fold(n) for n in (entry.name, *entry.aliases, *(entry.codes if entry.local else [])))
            for code, entry in known.by_code.items()
        },
        head_anchor=lazy(rf"(?:{either(cased(c.body_heads + c.posts))})(?!\w)"),
        joint=lazy(rf"(?:{either(c.joint_words)})(?!\w)", re.IGNORECASE),
        plain_date=lazy(
            rf" (?:{either(d.day)}) (\d{{1,2}})(?: (?:{either(d.month)}) (\d{{1,2}}) (?:{years}) (\d{{4}})(?!\d)"
            r"|/(\d{1,2})/(\d{4})(?![\d/]))"
        ),
        date_right=_date_right(c, d, rules.once(dates)),
        date_letters=letters([*d.day, *d.same_day, *c.before_date]) | frozenset(",(*0123456789"),
        of=lazy(rf"[\s*]*,?\s*(?:{of})\s+", re.IGNORECASE),
        of_letters=letters(c.of) | frozenset(",*"),
        year_right=lazy(rf"\s*,?\s*(?:{either(c.before_date)})?\s*(?:{years})\s+((?:19|20)\d\d)(?!\d)"),
        year_letters=letters([*c.before_date, *d.year]) | frozenset(","),
        title_start=lazy(rf"(?:{either(c.title)})(?!\w)", re.IGNORECASE),
        title_letters=letters(c.title) | frozenset('“",(*_'),
        title_stop=lazy(rf"[\s(](?:{either(c.title_end)})(?!\w)", re.IGNORECASE),
        belongs=lazy(rf"(?:{belongs})\s+"),
        bracket=lazy(r"[\s,]*(?:\([^()]{1,60}\))?[\s,]*"),
        laws=laws,
        law_codes=frozenset((fold(row["name"]), row["code"]) for row in rules.rows("laws") if row["code"]),
        law_capital=lazy(rf"(?:{either(capital)})(?!\w)"),
        law_small=[w for w in dict.fromkeys(w.split()[-1] for w in named) if w],
        not_before=tuple(c.name_not_before + c.compounds),
        amending=phrases([p.replace(",", " ,") for p in c.amending]),
        name_ends=phrases(c.name_ends),
        name_never=phrases(c.name_never + c.number_words),
        name_not_joined=phrases(c.name_not_joined),
        year=lazy(rf"\s*\(?\s*(?:(?:{years})\s+)?((?:19|20)\d\d)(?![\d/])\)?"),
        numbered=lazy(rf"\s*,?\s*(?:{numbers})\s*:?\s*\d\S*(?<![,;.])", re.IGNORECASE),
        dated=lazy(rf"\s*,?\s*(?:{days}|{numbers})\s*:?\s*\d"),
        article_before=lazy(rf"(?:{either(c.article)})\s+\d+\w?\s*,?\s*(?:{belongs})?\s*$", re.IGNORECASE),
    )


def _plain_types(by_word: dict[str, TypeEntry], others: list[str]) -> dict[str, str]:
    """Type words of one or two words, in lower case and with a capital, where no longer phrase ends with them."""
    longer = [*others, *(phrase for phrase in by_word if phrase.count(" ") > 1)]
    ends = {" ".join(phrase.split()[-count:]) for phrase in longer for count in (1, 2)}
    found: dict[str, str] = {}
    for phrase, entry in by_word.items():
        if phrase.count(" ") < 2 and phrase not in ends:
            found |= dict.fromkeys((phrase, phrase[:1].upper() + phrase[1:]), entry.code)
    return found


def _laws(rules: Rules) -> tuple[Trie, set[str]]:
    """The names of rules/laws.tsv as a tree, and those of one word: "BLTTDS"."""
    tree, initials = Trie(), set()
    for row in rules.rows("laws"):
        for name in (row["name"], *filter(None, row["also"].split(" | "))):
            tree.add(split(name))
            if " " not in name:
                initials.add(name)
    return tree, initials


def _date_right(c: CitationWords, d: DateWords, known: Dates) -> re.Pattern[str]:
    """The pattern of a date behind a number or a name, with what may stand between: a comma, "ban hành", a bracket."""
    between = rf"(?:(?:{either(c.before_date)})\s+)?"
    return lazy(
        rf"(?:\s?\([A-ZĐ][A-ZĐ0-9]{{0,6}}\))?(?P<tight>,)?[\s*]*,?[\s*]*(?P<open>\()?\s*{between}"
        rf"(?:(?P<same>{either(d.same_day)})|(?P<word>(?:{either(d.day)})\s*)?{known.full.pattern})"
    )


def starts(tree: Trie, tokens: list[str], at: int) -> int:
    """How many of `tokens` from `at` on make the longest phrase of `tree`; 0 where none stands there."""
    node, count = tree, 0
    for step, token in enumerate(tokens[at:], 1):
        found = node.next.get(token)
        if found is None:
            break
        node = found
        if node.end:
            count = step
    return count


NEW_TONE = lazy("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")  # what fold() would respell
_PUNCTUATION = ",;.:)”\"'"
_BLANKED = lazy(r"\S+")


def walk(tree: Trie, text: str, at: int, window: int) -> int:
    """The end of the longest name of `tree` that begins at `at` of `text`; 0 where none does.

    Reads the words as they are set apart by blanks, which is what most names need; a comma is looked through.
    """
    node, end = tree, 0
    for match in _BLANKED.finditer(text, at, at + window):
        word = match[0].lower()
        found = node.next.get(word)
        if found is None:
            bare = word.rstrip(_PUNCTUATION)
            found = node.next.get(bare) or (node.next.get(fold(bare)) if NEW_TONE.search(bare) else None)
            if found is None:
                break
            if found.end:
                end = match.start() + len(bare)
            if bare != word and word[len(bare) :] != ",":
                break
        elif found.end:
            end = match.end()
        node = found
    return end
