"""The words of rules/citations.yaml and of the other tables, as indexes and compiled patterns for the cite room.

In: rules.  Out: Words, made once.  Phrases are kept in lower case; a blank in one stands for any run of blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vbhc.cite.anchors import Needle, anchors
from vbhc.cite.keys import letters_key
from vbhc.cite.tries import Trie, phrases, split
from vbhc.patterns import by_letter, either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.dates import Dates, DateWords, dates
from vbhc.text.doctypes import TypeEntry, types
from vbhc.text.fold import fold


@dataclass(slots=True)
class CitationWords:
    """rules/citations.yaml; what each list means is said there."""

    number_words: list[str]
    type_phrases: dict[str, str]
    labels: list[str]
    objects: list[str]
    papers: list[str]
    generic: list[str]
    far_types: list[str]
    issues: list[str]
    not_acting: list[str]
    acts: list[str]
    of: list[str]
    issued_by: list[str]
    issued: list[str]
    before_date: list[str]
    adopted_by: list[str]
    adopted: list[str]
    named_types: list[str]
    joint_types: list[str]
    joint_words: list[str]
    joint_ends: list[str]
    plural: list[str]
    title: list[str]
    no_title: list[str]
    title_end: list[str]
    title_turns: list[str]
    new_paragraph: list[str]
    no_title_alone: list[str]
    body_heads: list[str]
    posts: list[str]
    body_words: list[str]
    body_ends: list[str]
    body_inner: list[str]
    places: list[str]
    place_short: list[str]
    terms: list[str]
    name_never: list[str]
    name_about: list[str]
    name_ends: list[str]
    name_not_joined: list[str]
    between_states: list[str]
    conventions: list[str]
    amending: list[str]
    name_not_before: list[str]
    belongs: list[str]
    joins: list[str]
    bare_types: list[str]
    bare_types_of_body: list[str]
    bare_types_of_year: list[str]
    compounds: list[str]


@dataclass(slots=True)
class PinpointWords:
    """rules/pinpoints.yaml."""

    units: dict[str, list[str]]
    shorts: dict[str, list[str]]
    unit_joins: list[str]
    unit_ranges: list[str]
    unit_of: list[str]
    attached: list[str]
    joins: list[str]


LABEL, GENERIC, PAPER = "label", "generic", "paper"


def cased(words: list[str]) -> list[str]:
    """`words` as written in running text: in lower case, with a capital, all in capitals, each word with one, the first
    two with one ("Chánh Văn phòng")."""
    forms = (w for p in words for w in (p, p[:1].upper() + p[1:], p.upper(), p.title(), _two_capitals(p)))
    return list(dict.fromkeys(forms))


def _two_capitals(phrase: str) -> str:
    first, *rest = phrase.split(" ", 2)
    return " ".join([first.capitalize(), *(word.capitalize() for word in rest[:1]), *rest[1:]])


@dataclass(slots=True)
class Words:
    """What the modules of this room look up; patterns for the left are matched at the end of a slice."""

    c: CitationWords
    dates: Dates
    # types
    type_words: dict[str, TypeEntry]  # "nghị định" → entry; up to 4 words
    short_types: dict[str, TypeEntry]  # "NĐ", as printed
    symbol_types: dict[str, TypeEntry]  # "QĐ" in a symbol, in capitals; "QD" too, where that is no other type
    type_anchor: re.Pattern[str]  # any type word, or word for a paper of no type
    # left of a number
    number_tails: tuple[str, ...]  # "số", "Số": at the end of what stands before a number
    number_plain: frozenset[str]  # the same, with and without a colon
    plain_types: dict[str, str]  # those of `left_words` as printed that are read at a glance, to codes and LABEL
    number_between: re.Pattern[str]
    left_words: dict[
        str, str
    ]  # type words to codes; words for what is no document, or says no type, to LABEL, GENERIC, PAPER
    left_lasts: frozenset[str]  # their last words
    objects: tuple[str, ...]
    far_types: frozenset[str]
    plural: frozenset[str]
    issues: re.Pattern[str]
    acts: re.Pattern[str]
    issue_words: frozenset[str]  # the last words of `issues`
    issue_ends: tuple[str, ...]  # the last two words of each of `issues`, and the last ones of the plural
    # bodies
    heads: Trie
    posts: Trie
    body_words: frozenset[str]
    body_lasts: frozenset[str]  # words in lower case that can be the last one of a body's name
    body_ends: Trie
    body_inner: Trie
    body_names: Trie
    body_final: frozenset[str]  # bodies without a place: nothing but a term goes on with their names
    terms: Trie
    places: dict[str, int]  # the first words of units, the largest with the highest number
    place_short: frozenset[str]
    body_codes: frozenset[str]
    body_keys: dict[str, tuple[str, ...]]  # the letters of a body to its folded names
    head_anchor: re.Pattern[str]
    joint_types: frozenset[str]
    joint: re.Pattern[str]
    # right of a number or a name
    plain_right: re.Pattern[str]  # date and issuer as nearly all are: " ngày 5 tháng 3 năm 2020 của Chính phủ"
    date_right: re.Pattern[str]  # with the groups of Dates.full, and word, open, tight, same
    date_partial: re.Pattern[str]  # a date without its year, or with blanks to be filled in
    date_letters: frozenset[str]  # with what it may begin
    of: re.Pattern[str]
    issued_by: re.Pattern[str]  # "do" in "do UBND tỉnh ban hành"
    issued: re.Pattern[str]  # the verb behind the issuer
    issued_letters: frozenset[str]
    adopted_by: re.Pattern[str]  # "được" before the assembly that adopts a law
    adopted: re.Pattern[str]  # the session and the verb behind it
    of_spaced: tuple[str, ...]  # the same between single blanks
    of_letters: frozenset[str]
    year_right: re.Pattern[str]
    year_letters: frozenset[str]
    title_start: re.Pattern[str]
    title_letters: frozenset[str]
    title_pairs: frozenset[str]  # the first two letters of what `title_start` matches, in lower case
    title_stop: re.Pattern[str]  # in lower case
    title_turns: Trie
    turn_pairs: frozenset[str]  # the first two letters of each
    new_paragraph: tuple[str, ...]
    parts: frozenset[str]  # "khoản", "điều": the words of units
    next_item: re.Pattern[str]  # "và Nghị định số 1", "và Chương II Nghị định số 1": the next document of a list
    belongs: re.Pattern[str]
    bracket: re.Pattern[str]
    # names
    laws: Trie
    plain_law: re.Pattern[str]  # the name of a law as rules/laws.tsv prints it, where it is plain that it ends there
    law_codes: frozenset[tuple[str, str]]  # folded name and number
    law_words: frozenset[str]  # words for types of laws, and names of one word: "BLTTDS"
    law_types: list[Needle]  # the same
    not_before: tuple[str, ...]
    between_states: tuple[str, ...]
    conventions: tuple[str, ...]
    amending: Trie
    name_ends: Trie
    name_never: Trie
    name_not_joined: Trie
    year: re.Pattern[str]
    numbered: re.Pattern[str]
    dated: re.Pattern[str]
    article: frozenset[str]
    article_before: re.Pattern[str]


def last_word(text: str, start: int, end: int) -> str:
    """The word at the end of text[start:end], in lower case; "" where a mark or nothing stands there."""
    words = text[end - 12 if end - 12 > start else start : end].split()
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
    by_word = kinds.by_word | {phrase: kinds.by_code[code] for phrase, code in c.type_phrases.items()}
    entries = rules.table("types", TypeEntry)
    body_names = Trie()
    for name in known.by_name:
        body_names.add(split(name))
    laws, initials, printed = _laws(rules)
    named = [w for code in c.named_types for w in kinds.by_code[code].words]
    numbers, days, years = either(c.number_words), either(d.day), either(d.year)
    belongs, of = either(c.belongs), either(c.of)
    pins = rules.mapping("pinpoints", PinpointWords).units
    article, parts = pins["article"], [word for unit in pins.values() for word in unit]
    part = rf"(?:{either([*parts, *map(str.capitalize, parts)])})\s(?:\d|\w\s|[IVX])[^,;.\n]{{0,50}}?\s?"
    titled = [word[len(first) :].strip() for word in by_word for first in c.title if word.startswith(f"{first} ")]
    printed_types = [word.capitalize() for word in by_word]
    return Words(
        c=c,
        dates=rules.once(dates),
        type_words=by_word,
        short_types={short: entry for entry in entries for short in entry.short},
        symbol_types={form(code): entry for form in (letters_key, str.upper) for code, entry in kinds.by_code.items()},
        type_anchor=lazy(lambda: rf"(?:{by_letter(cased([*by_word, *c.papers]), inside=True)})(?!\w)"),
        number_tails=tuple(dict.fromkeys(v for p in c.number_words for v in (p, p.capitalize(), p.upper()))),
        number_plain=frozenset(f"{v}{mark}" for p in c.number_words for v in (p, p.capitalize()) for mark in ("", ":")),
        plain_types=_plain_types(by_word, c.labels, [*c.generic, *c.papers]),
        number_between=lazy(
            rf"(?:\s*,?\s*|\s*\(\s*(?:(?:{either(named)})\s+)?)(?:{numbers})\s*[:.]?\s*", re.IGNORECASE
        ),
        left_words={phrase: entry.code for phrase, entry in by_word.items()}
        | dict.fromkeys(c.generic, GENERIC)
        | dict.fromkeys(c.papers, PAPER)
        | dict.fromkeys(c.labels, LABEL),
        left_lasts=frozenset(p.split()[-1] for p in [*by_word, *c.generic, *c.papers, *c.labels, *c.number_words]),
        objects=tuple(c.objects),
        far_types=frozenset(c.far_types),
        plural=frozenset(c.plural),
        issues=lazy(rf"(?:^|\s)(?:{either(c.issues)})\s*(?:{either(c.plural)})?\s*$", re.IGNORECASE),
        issue_ends=tuple({" ".join(p.split()[-2:]) for p in c.issues} | {p.split()[-1] for p in c.plural}),
        acts=lazy(rf"\s+(?:{either(c.acts)})(?!\w)"),
        issue_words=frozenset(p.split()[-1] for p in c.issues + c.plural),
        heads=phrases(c.body_heads + c.posts),
        posts=phrases(c.posts),
        body_words=frozenset(c.body_words) | {w for n in known.by_name for w in n.split()},
        body_lasts=frozenset(c.body_words) | {w for n in [*known.by_name, *c.body_heads, *c.posts] for w in n.split()},
        body_ends=phrases(c.body_ends),
        body_inner=phrases(c.body_inner),
        body_names=body_names,
        body_final=frozenset(
            n for n, e in known.by_name.items() if e.level == "central" and not e.local and not n.isupper()
        ),
        terms=phrases(c.terms),
        places={p.split()[0]: -n for n, p in reversed(list(enumerate(c.places)))},
        place_short=frozenset(c.place_short),
        body_codes=frozenset(form(code) for form in (letters_key, str.upper) for code in known.by_code),
        body_keys={
            code.upper(): tuple(fold(n) for n in (entry.name, *entry.aliases, *(entry.codes if entry.local else [])))
            for code, entry in known.by_code.items()
        },
        head_anchor=lazy(lambda: rf"(?:{by_letter(cased(c.body_heads + c.posts))})(?!\w)"),
        joint_types=frozenset(c.joint_types),
        joint=lazy(lambda: rf"(?:{by_letter(cased(c.joint_words), inside=True)})(?!\w)"),
        plain_right=_plain_right(c, d, [name for e in known.by_name.values() for name in (e.name, *e.aliases)]),
        date_right=_date_right(c, d, rules.once(dates)),
        date_partial=_date_partial(d),
        date_letters=letters([*d.day, *d.same_day, *c.before_date, *(p for p in d.at if " " not in p)])
        | frozenset(",(*|0123456789\t"),
        of=lazy(rf"[\s*]*,?\s*(?:{of})\s+", re.IGNORECASE),
        issued_by=lazy(rf"[\s*]*,?\s*(?:{either(c.issued_by)})\s+", re.IGNORECASE),
        issued=lazy(rf"\s+(?:{either(c.issued)})(?!\w)", re.IGNORECASE),
        adopted_by=lazy(rf"[\s,]{{1,3}}(?:{either(c.adopted_by)})\s+"),
        adopted=lazy(rf"[^;:.\n]{{0,60}}?\s(?:{either(c.adopted)})(?!\w)"),
        issued_letters=letters(c.issued_by),
        of_spaced=tuple(f" {p} " for p in c.of),
        of_letters=letters(c.of) | frozenset(",*"),
        year_right=lazy(rf"\s*,?\s*(?:{either(c.before_date)})?\s*(?:{years})\s+((?:19|20)\d\d)(?!\d|\s?[-–]\s?\d)"),
        year_letters=letters([*c.before_date, *d.year]) | frozenset(","),
        title_start=lazy(
            rf"(?!(?:{either(c.no_title)})(?!\w))(?:{either(c.title)})(?!\w)(?!\s+(?:(?:{either(titled)})\s+)?(?:{numbers})\s*:?\s*\d)",
            re.IGNORECASE,
        ),
        title_letters=letters(c.title) | frozenset('“",(*_'),
        title_pairs=frozenset(p[:2] for p in c.title),
        parts=frozenset(parts),
        next_item=lazy(
            lambda: (
                rf"(?:,|{by_letter(c.joins)})\s+(?P<part>{part})?(?:{either(printed_types)})\s+(?:{numbers})\s*:?\s*\d"
            )
        ),
        title_stop=lazy(rf"[\s(](?:{either(c.title_end)})(?!\w)"),
        title_turns=phrases(c.title_turns),
        turn_pairs=frozenset(p[:2] for p in c.title_turns),
        new_paragraph=tuple(phrase.capitalize() for phrase in c.new_paragraph),
        belongs=lazy(rf"(?:{belongs})\s+"),
        bracket=lazy(r"[\s,]*(?:\([^()]{1,60}\))?[\s,]*"),
        laws=laws,
        plain_law=_plain_law(printed, c.name_ends),
        law_codes=frozenset((fold(row["name"]), row["code"]) for row in rules.rows("laws") if row["code"]),
        law_words=frozenset([*named, *initials]),
        law_types=anchors(
            [*cased(named), *sorted(initials)],
            [r"(?<!\w)" + "".join(rf"(?<!{re.escape(p)} )" for p in c.compounds)],
            rf"(?!\w)(?! (?:{numbers})(?!\w))",  # what a number follows has no name
        ),
        between_states=tuple(c.between_states),
        conventions=tuple(c.conventions),
        not_before=tuple(c.name_not_before + c.compounds),
        amending=phrases([p.replace(",", " ,") for p in c.amending]),
        name_ends=phrases(c.name_ends),
        name_never=phrases(c.name_never + c.number_words),
        name_not_joined=phrases(c.name_not_joined),
        year=lazy(rf"\s*\(?\s*(?:(?:{years})\s+)?((?:19|20)\d\d)(?![\d/])\)?"),
        numbered=lazy(rf"\s*,?\s*(?:{numbers})\s*:?\s*\d\S*(?<![,;.])", re.IGNORECASE),
        dated=lazy(rf"\s*,?\s*(?:{days}|{numbers})\s*:?\s*\d"),
        article=frozenset(article),
        article_before=lazy(rf"(?:{either(article)})\s+\d+\w?\s*,?\s*(?:{belongs})?\s*$", re.IGNORECASE),
    )


def _plain_types(by_word: dict[str, TypeEntry], labels: list[str], generic: list[str]) -> dict[str, str]:
    """Type words of one or two words and labels of one, in lower case and with a capital, where no longer phrase of
    another kind ends with them."""
    longer = [*generic, *(phrase for phrase in by_word if phrase.count(" ") > 1)]
    ends = {" ".join(phrase.split()[-count:]) for phrase in longer for count in (1, 2)}
    found: dict[str, str] = {}
    for phrase in labels:
        if " " not in phrase and phrase not in ends and phrase not in by_word:
            found |= dict.fromkeys((phrase, phrase.capitalize()), LABEL)
    ends.update(" ".join(phrase.split()[-count:]) for phrase in labels for count in (1, 2))
    for phrase, entry in by_word.items():
        if phrase.count(" ") < 2 and phrase not in ends:
            found |= dict.fromkeys((phrase, phrase[:1].upper() + phrase[1:]), entry.code)
    return found


def _laws(rules: Rules) -> tuple[Trie, set[str], list[str]]:
    """The names of rules/laws.tsv as a tree, those of one word ("BLTTDS"), and all as printed."""
    tree = Trie()
    names = list(dict.fromkeys(n for row in rules.rows("laws") for n in (row["name"], *row["also"].split(" | ")) if n))
    for name in names:
        tree.add(split(name))
    return tree, {name for name in names if " " not in name}, names


def _plain_law(names: list[str], ends: list[str]) -> re.Pattern[str]:
    """The pattern of `names` before a mark or a word of `ends` with which no longer name goes on."""
    rows = [tuple(name.lower().split()) for name in names]
    whole = set(rows)
    onward = {row[at] for row in rows for at in range(1, len(row)) if row[:at] in whole}
    behind = either((p for p in ends if p.split()[0] not in onward), " ")
    return lazy(rf"(?:{either(names, ' ')})(?=[;.)](?!\S)| (?:{behind})[\s,;.:)])")


def _plain_right(c: CitationWords, d: DateWords, names: list[str]) -> re.Pattern[str]:
    """The pattern of a date (five groups) and a body that rules know, where it is plain that its name ends there."""

    def spelt(words: Iterable[str]) -> str:
        return either(words, " ")

    posts = spelt(v for post in c.posts for v in (post, post[:1].upper() + post[1:]))
    date = (
        rf" (?:{spelt(d.day)}) (\d{{1,2}})(?: (?:{spelt(d.month)}) (\d{{1,2}}) (?:{spelt(d.year)}) (\d{{4}})(?!\d)"
        r"|/(\d{1,2})/(\d{4})(?![\d/]))"
    )
    named = spelt(names)
    body = rf"(?>(?:(?:{posts}) )?(?:{named})|(?:{named}))"
    ends = rf"(?=[;.)]| (?:{spelt(c.body_ends)})[\s,;.:)])"
    return lazy(rf"(?:{date})?(?: (?:{spelt(c.of)}) ({body}){ends})?")


def _date_right(c: CitationWords, d: DateWords, known: Dates) -> re.Pattern[str]:
    """The pattern of a date behind a number or a name; between them a comma, "ban hành", an hour, a bracket."""
    hour = (
        rf"(?:(?:{either(d.at)})\s+)?\d{{1,2}}\s?(?:{either(d.hour)})\s?(?:\d{{1,2}}\s?(?:{either(d.minute)})?)?,?\s+"
    )
    between = rf"(?:(?:{either(c.before_date)})\s+)?(?:{hour}(?={either(d.day)}))?"
    return lazy(
        rf"(?:\s?\([A-ZĐ][A-ZĐ0-9]{{0,6}}\))?(?P<tight>,)?+[\s*|]*+,?+[\s*]*+(?P<open>\()?+\s*+{between}"
        rf"(?:(?P<same>{either(d.same_day)})|(?P<word>(?:{either(d.day)})[\s*:]*)?{known.full.pattern})"
    )


def _date_partial(d: DateWords) -> re.Pattern[str]:
    """The pattern of a date without its year ("ngày 28/4"), or with blanks to fill in ("ngày … tháng 5 năm 2025")."""
    blank = r"[\s.…_]*+(?:\d{1,2}(?!\d)[\s.…_]*+)?+"
    blanks = rf"{blank}(?:{either(d.month)}){blank}(?:{either(d.year)})[\s.…_]*+(?:\d{{4}}(?!\d))?+"
    return lazy(rf"\s*,?\s*(?:{either(d.day)})(?:\s*\d{{1,2}}[/.-]\d{{1,2}}(?![\d/.-]\d)|{blanks})")
