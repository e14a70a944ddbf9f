"""The phrases that relate documents, as rules/relations.yaml has them, found in a stretch of text.

In: a lower-cased text and where to look.  Out: Tokens in text order: phrases, and the marks that bound them (";",
brackets, quotation marks, the end of a sentence).  What they join is clauses.py's work.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Literal

from vbhc.cite.pinpoints import Units, units
from vbhc.model import RelationKind
from vbhc.patterns import either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import types
from vbhc.text.letters import CAPITALS

Role = Literal["before", "after", "passive", "through", "none"]

_SIDE = 24  # how far beside a phrase the words of not_after and not_before are looked for
_SENTENCE = 300  # characters of a sentence
_MARKS = ';()“”"'
_FIRST = 3  # words of a phrase by which it is found
_START = operator.attrgetter("start")
_WORD = re.compile(r"\w+")
_STOP = r"(?=[\s\"”]*(?:\n|\Z)|\s+[^\W\d_])"  # the end of a sentence, right behind its mark


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
    of_list: bool = False
    handed_on: bool = True
    over_follows: bool = False
    of_bodies: bool = False
    not_shared: list[str] = field(default_factory=list)
    not_after: list[str] = field(default_factory=list)
    not_before: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    non_examples: list[str] = field(default_factory=list)

    @property
    def of_text(self) -> bool:
        """Whether it can be said of a part of a document's text, and so without naming the document again."""
        return self.changes or self.object == "text"


@dataclass(slots=True)
class RelationWords:
    """rules/relation_words.yaml; its head explains the fields."""

    parts: list[str]
    joiners: list[str]
    pinpoints: list[str]
    listed: list[str]
    listed_of: list[str]
    titles: list[str]
    spreading: list[str]
    directions: list[str]
    turns: list[str]
    clauses: list[str]
    self: list[str]
    leads: list[str]
    consolidation: list[str]
    force: list[str]
    asides: list[str]
    proposals: list[str]
    orders: list[str]
    numbers: list[str]
    matters: list[str]
    makes: list[str]
    decides: list[str]
    wordings: list[str]
    held_in: list[str]
    own_kind: list[str]
    proposing: list[str]
    promulgated: list[str]


@dataclass(slots=True)
class Token:
    """A phrase in a text."""

    start: int
    end: int
    entry: Phrase


@dataclass(slots=True)
class Mark:
    """A character that bounds phrases; "." is the end of a sentence."""

    start: int
    end: int
    mark: str


Pattern = re.Pattern[str]


class Beside:
    """The words beside which a phrase is not meant: `not_after` and `not_before` of its entry."""

    def __init__(self, entry: Phrase) -> None:
        self.lasts = tuple({phrase.split()[-1] for phrase in entry.not_after})
        self.before = lazy(rf"(?:^|\W)(?:{either(entry.not_after)})\s+$") if entry.not_after else None
        self.behind = lazy(rf"\s+(?:{either(entry.not_before)})(?!\w)") if entry.not_before else None

    def stand(self, low: str, begin: int, end: int) -> bool:
        """Whether such words stand beside low[begin:end]."""
        if self.before is not None:
            side = begin - _SIDE if begin > _SIDE else 0
            if low[side:begin].rstrip().endswith(self.lasts) and self.before.search(low, side, begin):
                return True
        return self.behind is not None and self.behind.match(low, end, end + _SIDE) is not None


Found = tuple[int, Phrase, "Beside | None"]  # the length of a phrase, its entry, what forbids it


class Runs:
    """Which phrases begin a run of the words of phrases: "sửa đổi, bổ sung một số"."""

    def __init__(self, entries: list[Phrase]) -> None:
        self.starting = starting(entries)
        self.beside = {id(e): Beside(e) if e.not_after or e.not_before else None for e in entries}
        self.rows = functools.cache(self.compiled)
        self.of = functools.lru_cache(maxsize=4096)(self.read)

    def compiled(self, word: str) -> list[tuple[Pattern, Phrase]]:
        """The patterns of the phrases that begin with `word`."""
        return [(lazy(expression(phrase) + r"(?!\w)"), entry) for entry, phrase in self.starting[word]]

    def read(self, run: str) -> list[Found]:
        """The phrases that stand at the start of `run`, the longest first."""
        word = _WORD.match(run)
        found: list[Found] = []
        for pattern, entry in self.rows(word[0]) if word else ():
            match = pattern.match(run)
            if match is not None:
                found.append((match.end(), entry, self.beside[id(entry)]))
        return sorted(found, key=lambda row: -row[0])


@dataclass(slots=True)
class Phrases:
    """The compiled phrases (use `rules.once(phrases)`)."""

    first: re.Pattern[str]  # words of phrases, as many as a phrase can have, at the start of a text
    later: re.Pattern[str]  # the same behind what stands before them
    marks: re.Pattern[str]
    runs: Runs
    part: re.Pattern[str]  # a word for a part of a document
    listing: re.Pattern[str]  # what stands behind a phrase in a heading over a list of documents
    link: re.Pattern[str]  # what joins two documents that share a phrase
    of_body: re.Pattern[str]  # the same where each is a body's: "và UBND huyện B tại Công văn"
    item_of_body: re.Pattern[str]  # the same at the head of an item: "- Tỉnh ủy tại Công văn"
    adjacent: re.Pattern[str]  # what may stand between a phrase and a document right after it
    joined: re.Pattern[str]  # the same right before a document
    pinned: re.Pattern[str]  # "Điều 16, Thông tư số": not joined
    strict: re.Pattern[str]  # only words for parts, and their numbers
    named: re.Pattern[str]  # "các Nghị định" before a phrase: another document acts
    title: re.Pattern[str]  # the start of a title
    spread: re.Pattern[str]  # the start of a title that has said nothing yet but "quán triệt", "học tập"
    directed: re.Pattern[str]  # a word behind which a sentence says what is to be laid down later
    ordered: re.Pattern[str]  # a word by which a body, named behind it, is told to act
    turned: re.Pattern[str]  # where the clause behind a document goes on without its title
    titled: re.Pattern[str]  # a word with which a title starts, anywhere
    itself: re.Pattern[str]  # how a document speaks of itself
    self_after: re.Pattern[str]  # "bởi Nghị định này"
    lead: re.Pattern[str]
    aside: re.Pattern[str]
    proposal: re.Pattern[str]
    matter: re.Pattern[str]  # "về việc" right before a verb
    matter_of_self: re.Pattern[str]  # what stands before it in a sentence that says what this document does
    beside: re.Pattern[str]  # what stands before a verb whose subject is not named right before it
    consolidation: re.Pattern[str]
    words: RelationWords
    joined_by: list[list[str]]  # the joiners, each as the list of its one word
    made: list[list[str]]  # the same of `makes`
    said_self: list[list[str]]  # the same of the words with which a document speaks of itself
    kinds: frozenset[str]  # the words of types
    units: Units


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


def openings(phrase: str) -> set[tuple[str, ...]]:
    """The first words of each form of a phrase, or all of them."""
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
        now = {(*one, *other)[:_FIRST] for one in now for other in further}
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
    spelt = [phrase for entry in entries for phrase in entry.phrases]
    run = rf"(?={first_of(spelt)})(?=({run_of(spelt)}))"
    pins = rf"(?:(?:{either(w.pinpoints)})(?!\w)(?:[^;:“”\"()]|“[^“”]{{1,80}}”){{0,160}}?)"
    body = rf"[^,;:()“”\n]{{2,90}}\s(?:{either(w.held_in)})\s*$"
    joiner = rf"(?:[;,]|(?<!\w)(?:{either(w.joiners)})(?!\w))"
    return Phrases(
        first=lazy(run),
        later=lazy(rf"[^0-9_a-z\u00aa-\u02ff\u1e00-\u1eff]{run}"),  # \W of these letters, and faster
        marks=lazy(rf"[{_MARKS}.!?](?:(?<![.!?])|{_STOP})"),
        runs=Runs(entries),
        part=lazy(lambda: rf"[\s,*]*(?:\d+\s+|“|\"|\(|)(?:{either(parts)})(?!\w)|\s*[“\"]"),
        listing=lazy(
            rf"(?:\s+(?:{either(w.listed)})(?!\w))*(?:\s+(?:{either(w.listed_of)})(?:\s[^:\d]{{2,90}})?)?[\s*]*:[\s*]*$"
        ),
        link=lazy(rf"{joiner}\s*{pins}?[\s*“\"]*$"),
        of_body=lazy(rf"\s*{joiner}\s{body}"),
        item_of_body=lazy(body),
        adjacent=lazy(rf"[\s:*“\"-]*{pins}?[\s*“\"]*$"),
        joined=lazy(rf"(?:[,]|(?<!\w)(?:{either(w.joiners)}))[\s*“\"]*$"),
        pinned=lazy(rf"(?<!\w)(?:{either(w.pinpoints)})\s+\w{{1,5}}\s*,\s*$"),
        spread=lazy(
            rf"[\s,*]*[“\"]?\**\s*(?:(?:{either(w.titles)})\s+)?(?:(?:{either(w.spreading)})(?!\w)[\s,]*|(?:{either(w.joiners)})\s+)*$"
        ),
        directed=lazy(rf"(?<!\w)(?:{either(w.directions)})"),
        ordered=lazy(rf"(?<!\w)(?:{either(w.orders)})\s+(?:[{CAPITALS}]|(?:{either(w.clauses)})\s)"),
        turned=lazy(
            rf":|,(?:\s*\Z|[^,]{{30,}}\Z|\s+(?:[{CAPITALS}]|(?:{either(w.clauses)})(?!\w)))|(?<!\w)(?:{either(w.turns)})(?!\w)"
        ),
        titled=lazy(rf"(?<!\w)(?:{either(w.titles)})(?!\w)"),
        strict=lazy(rf"(?:\W++|(?<!\w)(?:{either(counted)}|\d[\w.]*|\w{{1,2}})(?!\w))*+$"),
        named=lazy(lambda: rf"\S.*?(?P<before>\w+)\W+(?:{either(kinds)})\s+$", re.DOTALL),
        title=lazy(rf"[\s,*]*[“\"]?\**\s*(?:{either(w.titles)})(?!\w)"),
        itself=lazy(either(w.self)),
        self_after=lazy(rf"\s+(?:\w+\s+){{1,4}}(?:{either(w.self)})(?!\w)"),
        lead=lazy(rf"(?:[\s\W\d]|(?<!\w)(?:{either(w.leads)})(?!\w)|(?<!\w)\w{{1,3}}[.)])*$"),
        aside=lazy(rf"[\s\W\d]*(?:{either([*w.asides, *w.proposals])})(?!\w)"),
        proposal=lazy(rf"[\s\W\d]*(?:{either(w.proposals)})(?!\w)"),
        beside=lazy(lambda: rf"(?:^|[,;:.(“\"*–-]|(?<!\w)(?:{either(beside)}))\s*$"),
        matter=lazy(rf"(?<!\w)(?:{either(w.matters)})\s+$"),
        matter_of_self=lazy(
            lambda: rf"(?:.*\s(?:{either([*w.makes, *w.leads])}))?[\s\W\d]*(?:(?:{either(kinds)})[\s\W]*)?$",
            re.DOTALL,
        ),
        consolidation=lazy("|".join(expression(p) for p in w.consolidation)),
        words=w,
        joined_by=[[word] for word in w.joiners],
        made=[[word] for word in w.makes],
        said_self=[[word] for word in w.self],
        kinds=frozenset(kinds),
        units=rules.once(units),
    )


def first_of(phrases: list[str]) -> str:
    """The pattern of the first words of `phrases`."""
    forms = [" ".join(opening) for phrase in phrases for opening in sorted(openings(phrase))]
    return either(forms, r"[\s,]+") + r"(?!\w)"


def run_of(phrases: list[str]) -> str:
    """The pattern of words that stand in phrases, as many as a phrase can have."""
    words = [_WORD.findall(phrase.lower()) for phrase in phrases]
    word = either(word for row in words for word in row) + r"(?!\w)"
    return rf"{word}(?:[\s,]+{word}){{0,{max(map(len, words), default=1)}}}"


def said(text: str, p: Phrases) -> list[Token]:
    """The phrases in `text`, in order."""
    low = lower(text)
    return _found(low, 0, len(low), p)


def tokens(low: str, start: int, end: int, p: Phrases) -> Sequence[Token | Mark]:
    """The phrases and marks in low[start:end], in order; `low` is the text in lower case, of the same length."""
    found = _found(low, start, end, p)
    if p.marks.search(low, start, end) is None:
        return found
    marks = [Mark(m.start(), m.end(), "." if m[0] in ".!?" else m[0]) for m in p.marks.finditer(low, start, end)]
    return sorted([*found, *marks], key=_START)


def _found(low: str, start: int, end: int, p: Phrases) -> list[Token]:
    """The phrases in low[start:end]; where several begin at one place, the longest is meant."""
    found: list[Token] = []
    at = start
    runs: Iterable[re.Match[str]] = p.later.finditer(low, start - 1 if start else 0, end)
    if start == 0 and (head := p.first.match(low, 0, end)):
        runs = itertools.chain([head], runs)
    for match in runs:
        begin = match.start(1)
        if begin < at:
            continue
        for length, entry, beside in p.runs.of(match[1]):
            if beside is None or not beside.stand(low, begin, begin + length):
                at = begin + length
                found.append(Token(begin, at, entry))
                break
    return found


def spoken_of(text: str, at: int, p: Phrases) -> str | None:
    """The word for the type of which the sentence before `at` speaks: "|Nghị quyết| này thay thế …" in a tờ trình."""
    before = lower(text[max(0, at - _SENTENCE) : at]).rpartition("\n")[2]
    for this in reversed(list(p.itself.finditer(before))):
        words = before[: this.start()].split()[-2:]
        for word in (" ".join(words), *words[-1:]):
            if word in p.kinds:
                return word
    return None


def lower(text: str) -> str:
    """`text` in lower case, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
