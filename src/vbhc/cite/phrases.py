"""The phrases that relate documents, as rules/relations.yaml has them, found in a stretch of text.

In: a lower-cased text and where to look.  Out: Tokens in text order: phrases, and the marks that bound them (";",
brackets, quotation marks, the end of a sentence).  What they join is clauses.py's work.
"""

from __future__ import annotations

import functools
import re
from dataclasses import field
from typing import Literal

from vbhc.model import RelationKind
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import types

Role = Literal["before", "after", "passive", "through", "none"]

_SIDE = 24  # how far beside a phrase the words of not_after and not_before are looked for
_MARKS = ';()“”"'
_STOP = r"(?<=[.!?])(?=[\s\"”]*(?:\n|\Z)|\s+[^\W\d_])"  # the end of a sentence, right behind its mark


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
    lists: bool = True
    alone: bool = False
    attached: bool = False
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
    asides: list[str]
    proposals: list[str]
    numbers: list[str]
    makes: list[str]


@dataclass(slots=True)
class Token:
    """A phrase, or a mark (entry None, `mark` the character; "." is the end of a sentence)."""

    start: int
    end: int
    entry: Phrase | None = None
    mark: str = ""


Beside = tuple["re.Pattern[str] | None", "re.Pattern[str] | None"]


class Starts:
    """The phrases that begin with one word; their patterns are compiled when the word is first met."""

    def __init__(self, found: list[tuple[Phrase, str]], beside: dict[int, Beside]) -> None:
        self.found, self.beside = found, beside

    @functools.cached_property
    def any(self) -> re.Pattern[str]:
        """Whether any of them stands at a place at all."""
        return lazy(rf"(?:{'|'.join(f'(?:{expression(phrase)})' for _, phrase in self.found)})(?!\w)")

    @functools.cached_property
    def rows(self) -> list[tuple[Phrase, re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]]:
        """Each phrase's entry and pattern, and what forbids it right before and right behind."""
        return [(e, lazy(expression(phrase) + r"(?!\w)"), *self.beside[id(e)]) for e, phrase in self.found]


@dataclass(slots=True)
class Phrases:
    """The compiled phrases (use `rules.once(phrases)`)."""

    anchor: re.Pattern[str]  # a mark, or what stands before the first word of a phrase, and that word
    word: re.Pattern[str]  # the first word of a phrase
    by_word: dict[str, Starts]
    part: re.Pattern[str]  # a word for a part of a document
    link: re.Pattern[str]  # what joins two documents that share a phrase
    adjacent: re.Pattern[str]  # what may stand between a phrase and a document right after it
    joined: re.Pattern[str]  # the same right before a document
    pinned: re.Pattern[str]  # "Điều 16, Thông tư số": not joined
    strict: re.Pattern[str]  # only words for parts, and their numbers
    named: re.Pattern[str]  # "các Nghị định" before a phrase: another document acts
    title: re.Pattern[str]  # the start of a title
    titled: re.Pattern[str]  # a word with which a title starts, anywhere
    self_after: re.Pattern[str]  # "bởi Nghị định này"
    lead: re.Pattern[str]
    aside: re.Pattern[str]
    proposal: re.Pattern[str]
    beside: re.Pattern[str]  # what stands before a verb whose subject is not named right before it
    consolidation: re.Pattern[str]
    words: RelationWords
    joined_by: list[list[str]]  # the joiners, each as the list of its one word


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


def openings(phrase: str) -> set[tuple[str, ...]]:
    """The first two words of each form of a phrase; of a form of one word, that word."""
    marks = re.findall(r"[\[\]()|]|[^\s\[\]()|,]+", phrase.lower())
    return _branches(marks, "")


def _branches(marks: list[str], closer: str) -> set[tuple[str, ...]]:
    """The openings of "x y|z" up to `closer`, which is taken off `marks` with all before it."""
    done: set[tuple[str, ...]] = set()
    now: set[tuple[str, ...]] = {()}
    while marks:
        mark = marks.pop(0)
        if mark == closer:
            break
        if mark == "|":
            done, now = done | now, {()}
            continue
        if mark == "[":
            further = _branches(marks, "]") | {()}
        elif mark == "(":
            further = _branches(marks, ")")
        else:
            further = {(mark,)}
        now = {(*one, *other)[:2] for one in now for other in further}
    return done | now


def starting(entries: list[Phrase]) -> dict[str, list[tuple[Phrase, str]]]:
    """The phrases of `entries` by each word with which they can begin."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for entry in entries:
        for phrase in entry.phrases:
            for word in sorted({opening[0] for opening in openings(phrase)}):
                found.setdefault(word, []).append((entry, phrase))
    return found


def phrases(rules: Rules) -> Phrases:
    """The compiled phrases of rules/relations.yaml and relation_words.yaml."""
    entries = list(rules.table("relations", Phrase))
    w = rules.mapping("relation_words", RelationWords)
    kinds = list(rules.once(types).by_word)
    parts = [*w.parts, *kinds]
    counted = [*w.pinpoints, *w.joiners, *w.numbers]
    beside = [*w.joiners, *w.self, *w.titles, *w.leads, *parts]
    anchor = trie(anchors(entries))
    forbidden = {id(e): (_words_before(e), _words_behind(e)) for e in entries}
    by_word = {word: Starts(found, forbidden) for word, found in starting(entries).items()}
    pins = rf"(?:(?:{words_of(w.pinpoints)})(?!\w)[^;:“”\"()]{{0,160}}?)"
    joiner = rf"(?:[;,]|(?<!\w)(?:{words_of(w.joiners)})(?!\w))"
    return Phrases(
        anchor=lazy(rf"\W(?:({anchor})|(?<=[{_MARKS}])|{_STOP})"),
        word=lazy(rf"({anchor})"),
        by_word=by_word,
        part=lazy(rf"[\s,*]*(?:\d+\s+|“|\"|\(|)(?:{words_of(parts)})(?!\w)|\s*[“\"]"),
        link=lazy(rf"{joiner}\s*{pins}?[\s*“\"]*$"),
        adjacent=lazy(rf"[\s:*“\"-]*{pins}?[\s*“\"]*$"),
        joined=lazy(rf"(?:[,]|(?<!\w)(?:{words_of(w.joiners)}))[\s*“\"]*$"),
        pinned=lazy(rf"(?<!\w)(?:{words_of(w.pinpoints)})\s+(?:số\s+)?\w{{1,5}}\s*,\s*$"),
        titled=lazy(rf"(?<!\w)(?:{words_of(w.titles)})(?!\w)"),
        strict=lazy(rf"(?:[^\w]|(?<!\w)(?:{words_of(counted)}|\d[\w.]*|\w{{1,2}})(?!\w))*$"),
        named=lazy(rf"\S.*?(?P<before>\w+)\W+(?:{words_of(kinds)})\s+$", re.DOTALL),
        title=lazy(rf"[\s,*]*[“\"]?\**\s*(?:{words_of(w.titles)})(?!\w)"),
        self_after=lazy(rf"\s+(?:\w+\s+){{1,4}}(?:{words_of(w.self)})(?!\w)"),
        lead=lazy(rf"(?:[\s\W\d]|(?<!\w)(?:{words_of(w.leads)})(?!\w)|(?<!\w)\w{{1,3}}[.)])*$"),
        aside=lazy(rf"[\s\W\d]*(?:{words_of([*w.asides, *w.proposals])})(?!\w)"),
        proposal=lazy(rf"[\s\W\d]*(?:{words_of(w.proposals)})(?!\w)"),
        beside=lazy(rf"(?:^|[,;:.(“\"*–-]|(?<!\w)(?:{words_of(beside)}))\s*$"),
        consolidation=lazy("|".join(expression(p) for p in w.consolidation)),
        words=w,
        joined_by=[[word] for word in w.joiners],
    )


def _words_before(entry: Phrase) -> re.Pattern[str] | None:
    return lazy(rf"(?:^|\W)(?:{words_of(entry.not_after)})\s+$") if entry.not_after else None


def _words_behind(entry: Phrase) -> re.Pattern[str] | None:
    return lazy(rf"\s+(?:{words_of(entry.not_before)})(?!\w)") if entry.not_before else None


def anchors(entries: list[Phrase]) -> dict[str, str]:
    """The first words of all phrases, each with the pattern of what must follow it."""
    seconds: dict[str, set[str]] = {}
    for entry in entries:
        for phrase in entry.phrases:
            for first, *rest in openings(phrase):
                seconds.setdefault(first, set()).add(rest[0] if rest else "")
    return {
        first: r"(?!\w)" if "" in words else rf"(?=[\s,]+(?:{words_of(sorted(words))})(?!\w))"
        for first, words in seconds.items()
    }


def trie(words: dict[str, str]) -> str:
    """A pattern for any of `words`, each with the pattern that follows it, that reads each letter once."""
    branches: dict[str, dict[str, str]] = {}
    for word, after in words.items():
        branches.setdefault(word[:1], {})[word[1:]] = after
    parts = [branches.pop("")[""]] if "" in branches else []
    parts = [re.escape(letter) + trie(rest) for letter, rest in sorted(branches.items())] + parts
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def tokens(low: str, start: int, end: int, p: Phrases) -> list[Token]:
    """The phrases and marks in low[start:end], in order; `low` is the text in lower case, of the same length.

    Where several phrases begin at one place, the longest is meant.
    """
    if start >= end:
        return []
    found: list[Token] = []
    at = start
    first = None
    if start == 0 or not (low[start - 1].isalnum() or low[start - 1] == "_"):
        first = p.word.match(low, start, end)
    if first is not None:
        token = longest(low, start, end, p.by_word[first[1]])
        if token is not None:
            found.append(token)
            at = token.end
    for match in p.anchor.finditer(low, at, end):
        begin = match.start()
        if begin < at:
            continue
        char, word = low[begin], match[1]
        if char in _MARKS:
            found.append(Token(begin, begin + 1, None, char))
        elif word is None:
            found.append(Token(begin, begin + 1, None, "."))
        if word is not None:
            token = longest(low, begin + 1, end, p.by_word[word])
            if token is not None:
                found.append(token)
                at = token.end
    return found


def longest(low: str, begin: int, end: int, starts: Starts) -> Token | None:
    """The longest phrase of `starts` at `begin` that does not stand beside words that forbid it."""
    if starts.any.match(low, begin, end) is None:
        return None
    best, stop = None, begin
    for entry, pattern, after, before in starts.rows:
        match = pattern.match(low, begin, end)
        if match is None or match.end() <= stop:
            continue
        if after is not None and after.search(low, max(0, begin - _SIDE), begin):
            continue
        if before is not None and before.match(low, match.end(), match.end() + _SIDE):
            continue
        best, stop = entry, match.end()
    return None if best is None else Token(begin, stop, best)


def lower(text: str) -> str:
    """`text` in lower case, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
