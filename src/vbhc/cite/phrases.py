"""The phrases that relate documents, as rules/relations.yaml has them, found in a stretch of text.

In: a lower-cased text and where to look.  Out: Tokens in text order: phrases, and the marks that bound them (";",
brackets, quotation marks, the end of a sentence).  What they join is clauses.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from vbhc.model import RelationKind
from vbhc.rules import Rules

Role = Literal["before", "after", "passive", "through", "none"]

_SIDE = 24  # how far beside a phrase the words of not_after and not_before are looked for
_MARKS = r"[;()“”\"]|[.!?](?=[\s\"”]*\n|\s+[^\W\d_])"


@dataclass(slots=True)
class Phrase:
    """An entry of rules/relations.yaml; its head explains the fields."""

    kind: RelationKind
    role: Role
    phrases: list[str]
    reach: int = 400
    object: Literal["any", "text", "near"] = "any"
    at: Literal["anywhere", "start"] = "anywhere"
    changes: bool = False
    alone: bool = False
    nests: bool = True
    over_follows: bool = False
    not_after: list[str] = field(default_factory=list)
    not_before: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    non_examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RelationWords:
    """rules/relation_words.yaml; its head explains the fields."""

    parts: list[str]
    joiners: list[str]
    pinpoints: list[str]
    titles: list[str]
    self: list[str]
    leads: list[str]
    consolidation: list[str]
    force: list[str]


@dataclass(slots=True)
class Token:
    """A phrase, or a mark (entry None, `mark` the character; "." is the end of a sentence)."""

    start: int
    end: int
    entry: Phrase | None = None
    mark: str = ""


@dataclass(slots=True)
class Phrases:
    """The compiled phrases (use `rules.once(phrases)`)."""

    pattern: re.Pattern[str]
    entries: list[Phrase]
    part: re.Pattern[str]  # a word for a part of a document
    link: re.Pattern[str]  # what joins two documents that share a phrase
    adjacent: re.Pattern[str]  # what may stand between a phrase and a document right after it
    title: re.Pattern[str]  # the start of a title
    self_after: re.Pattern[str]  # "bởi Nghị định này"
    lead: re.Pattern[str]
    consolidation: re.Pattern[str]
    words: RelationWords
    after: dict[int, re.Pattern[str]]
    before: dict[int, re.Pattern[str]]


def expression(phrase: str) -> str:
    """The pattern of a phrase: a blank is any blanks, [x] may be missing, (x|y) is either."""
    out = re.escape(phrase.lower())
    for mark in "()[]|":
        out = out.replace("\\" + mark, mark)
    out = out.replace("\\ ", " ").replace("(", "(?:")
    while "[" in out:
        begin = out.rindex("[")
        end = out.index("]", begin)
        inner, rest = out[begin + 1 : end], out[end + 1 :]
        if rest.startswith(" ") and (begin == 0 or out[begin - 1] == " "):
            inner, rest = inner + " ", rest[1:]  # the blank beside a missing word is missing too
        elif begin and out[begin - 1] == " ":
            out, begin, inner = out[: begin - 1] + out[begin:], begin - 1, " " + inner
        out = out[:begin] + "(?:" + inner + ")?" + rest
    return re.sub(r"\\?,", r"\\s*,", out).replace(" ", r"\s+")


def words_of(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def phrases(rules: Rules) -> Phrases:
    """The compiled phrases of rules/relations.yaml and relation_words.yaml."""
    entries = list(rules.table("relations", Phrase))
    w = rules.mapping("relation_words", RelationWords)
    texts = [(n, phrase) for n, entry in enumerate(entries) for phrase in entry.phrases]
    texts.sort(key=lambda pair: len(pair[1]), reverse=True)
    groups = {n: "|".join(expression(p) for m, p in texts if m == n) for n in range(len(entries))}
    order = sorted(groups, key=lambda n: max(len(p) for p in entries[n].phrases), reverse=True)
    pattern = "|".join(f"(?P<p{n}>(?:{groups[n]})(?!\\w))" for n in order)
    pins = rf"(?:(?:{words_of(w.pinpoints)})(?!\w)[^;:“”\"()]{{0,160}}?)"
    joiner = rf"(?:[;,]|(?<!\w)(?:{words_of(w.joiners)})(?!\w))"
    return Phrases(
        pattern=re.compile(f"{pattern}|{_MARKS}"),
        entries=entries,
        part=re.compile(rf"[\s,*]*(?:\d+\s+|“|\"|\(|)(?:{words_of(w.parts)})(?!\w)|\s*[“\"]"),
        link=re.compile(rf"{joiner}\s*{pins}?[\s*“\"]*$"),
        adjacent=re.compile(rf"[\s:*“\"-]*{pins}?[\s*“\"]*$"),
        title=re.compile(rf"[\s,*]*[“\"]?\**\s*(?:{words_of(w.titles)})(?!\w)"),
        self_after=re.compile(rf"\s+(?:\w+\s+){{1,4}}(?:{words_of(w.self)})(?!\w)"),
        lead=re.compile(rf"(?:[\s\W\d]|(?<!\w)(?:{words_of(w.leads)})(?!\w)|(?<!\w)\w{{1,3}}[.)])*$"),
        consolidation=re.compile("|".join(expression(p) for p in w.consolidation)),
        words=w,
        after={n: re.compile(rf"(?:^|\W)(?:{words_of(e.not_after)})\s+$") for n, e in enumerate(entries) if e.not_after},
        before={n: re.compile(rf"\s+(?:{words_of(e.not_before)})(?!\w)") for n, e in enumerate(entries) if e.not_before},
    )


def tokens(low: str, start: int, end: int, p: Phrases) -> Iterator[Token]:
    """The phrases and marks in low[start:end], in order; `low` is the text in lower case, of the same length."""
    for match in p.pattern.finditer(low, start, end):
        group = match.lastgroup
        if group is None:
            yield Token(match.start(), match.end(), mark=match[0] if match[0] not in "!?" else ".")
            continue
        at = match.start()
        if at and (low[at - 1].isalnum() or low[at - 1] == "_"):
            continue
        number = int(group[1:])
        after, before = p.after.get(number), p.before.get(number)
        if after and after.search(low, max(0, at - _SIDE), at):
            continue
        if before and before.match(low, match.end(), match.end() + _SIDE):
            continue
        yield Token(at, match.end(), p.entries[number])


def lower(text: str) -> str:
    """`text` in lower case, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
