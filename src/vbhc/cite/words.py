"""The words of rules/citations.yaml and of the other tables, as indexes and compiled patterns for the cite room.

In: rules.  Out: Words, made once.  Phrases are kept in lower case; a blank in one stands for any run of blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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


_WORD = re.compile(r"\w+|[^\w\s]")


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
    """What the modules of this room look up."""

    c: CitationWords
    type_words: dict[str, TypeEntry]  # "nghị định" → entry; up to 4 words
    short_types: dict[str, TypeEntry]  # "NĐ", as printed
    symbol_types: dict[str, TypeEntry]  # "QĐ" in a symbol, in capitals
    type_anchor: re.Pattern[str]  # any type word, with a word's end behind it
    number_word: re.Pattern[str]  # "số:" at the end of a slice
    labels: frozenset[str]
    dates: Dates
    heads: Trie
    posts: Trie
    body_words: frozenset[str]
    body_ends: Trie
    body_names: Trie
    body_codes: frozenset[str]
    issues: re.Pattern[str]
    laws: Trie
    law_anchor: re.Pattern[str]
    name_ends: Trie
    name_never: Trie
    name_not_joined: Trie
    amending: Trie
    year: re.Pattern[str]
    numbered: re.Pattern[str]
    dated: re.Pattern[str]
    article_before: re.Pattern[str]
    date_right: re.Pattern[str]  # with the groups of Dates.full, and word, open, tight, same
    of: re.Pattern[str]
    title_start: re.Pattern[str]
    title_stop: re.Pattern[str]
    clause_start: re.Pattern[str]
    head_anchor: re.Pattern[str]
    number_between: re.Pattern[str]
    body_keys: dict[str, tuple[str, ...]]  # the letters of a body to its folded names
    plural: re.Pattern[str]
    joint: re.Pattern[str]
    belongs: re.Pattern[str]
    bracket: re.Pattern[str]
    year_right: re.Pattern[str]


def words(rules: Rules) -> Words:
    """The indexes (use `rules.once(words)`)."""
    c = rules.mapping("citations", CitationWords)
    d = rules.mapping("dates", DateWords)
    kinds = types(rules)
    known = bodies(rules)
    names = Trie()
    for name in known.by_name:
        names.add(split(name))
    laws, initials = Trie(), set()
    for row in rules.rows("laws"):
        for name in (row["name"], *filter(None, row["also"].split(" | "))):
            laws.add(split(name))
            if " " not in name:
                initials.add(name)  # "BLTTDS"
    named = [w for code in c.named_types for w in kinds.by_code[code].words]
    body_words = frozenset(c.body_words) | {w for n in known.by_name for w in n.split()}
    entries = rules.table("types", TypeEntry)
    return Words(
        c,
        kinds.by_word,
        {short: entry for entry in entries for short in entry.short},
        {code.upper(): entry for code, entry in kinds.by_code.items()},
        re.compile(rf"(?<!\w)(?:{either(cased(list(kinds.by_word)))})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{either(c.number_words)})\s*[:.]?\s*$", re.IGNORECASE),
        frozenset(c.labels),
        rules.once(dates),
        phrases(c.body_heads + c.posts),
        phrases(c.posts),
        body_words,
        phrases(c.body_ends),
        names,
        frozenset(code.upper() for code in known.by_code),
        re.compile(rf"(?:^|\s)(?:{either(c.issues)})\s*(?:{either(c.plural)})?\s*$", re.IGNORECASE),
        laws,
        re.compile(rf"(?<!\w)(?:{either(cased(named) + sorted(initials))})(?!\w)"),
        phrases(c.name_ends),
        phrases(c.name_never + c.number_words),
        phrases(c.name_not_joined),
        phrases([p.replace(",", " ,") for p in c.amending]),
        re.compile(rf"\s*\(?\s*(?:(?:{either(d.year)})\s+)?((?:19|20)\d\d)(?![\d/])\)?"),
        re.compile(rf"\s*,?\s*(?:{either(c.number_words)})\s*:?\s*\d\S*(?<![,;.])", re.IGNORECASE),
        re.compile(rf"\s*,?\s*(?:{either(d.day + c.number_words)})\s*:?\s*\d"),
        re.compile(rf"(?:{either(c.article)})\s+\d+\w?\s*,?\s*(?:{either(c.belongs)})?\s*$", re.IGNORECASE),
        _date_right(c, d, rules.once(dates)),
        re.compile(rf"[\s*]*,?\s*(?:{either(c.of)})\s+", re.IGNORECASE),
        re.compile(rf"(?:{either(c.title)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{either(c.title_end)})(?!\w)", re.IGNORECASE),
        re.compile(r"[;.:\n](?=\s)"),
        re.compile(rf"(?<!\w)(?:{either(cased(c.body_heads + c.posts))})(?!\w)"),
        re.compile(rf"\s*,?\s*(?:{either(c.number_words)})\s*[:.]?\s*", re.IGNORECASE),
        {
            code.upper(): tuple(fold(n) for n in (entry.name, *entry.aliases, *(entry.codes if entry.local else [])))
            for code, entry in known.by_code.items()
        },
        re.compile(rf"(?<!\w)(?:{either(c.plural)})\s+$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{either(c.joint_words)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{either(c.belongs)})\s+"),
        re.compile(r"[\s,]*(?:\([^()]{1,60}\))?[\s,]*"),
        re.compile(rf"\s*,?\s*(?:{either(c.before_date)})?\s*(?:{either(d.year)})\s+((?:19|20)\d\d)(?!\d)"),
    )


def _date_right(c: CitationWords, d: DateWords, known: Dates) -> re.Pattern[str]:
    """The pattern of a date behind a number or a name, with what may stand between: a comma, "ban hành", a bracket."""
    between = rf"(?:(?:{either(c.before_date)})\s+)?"
    return re.compile(
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
