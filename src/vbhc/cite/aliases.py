"""Short names and words that point back: "(sau đây gọi tắt là Quyết định 126)", "Nghị định nêu trên".

In: a text and the citations read in it.  Out: definitions, and further citations of form alias or anaphor, each with
the citation that it means; only where exactly one fits.  "Nghị định này" means the document itself and is no citation.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from vbhc.cite.keys import key_of
from vbhc.cite.phrases import words_of
from vbhc.cite.words import words
from vbhc.model import Citation, Definition, Span, Structure
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import types
from vbhc.text.fold import fold

_REACH = 700  # characters before a definition in which its document is looked for
_ALIASES = 100  # short names of one text whose uses are looked for
_AHEAD = 200  # characters before a document in which its short name can begin: "(gọi tắt là Nghị định 30)"
_BACK = 1500  # characters before a word that points back in which its document is looked for
_ALIAS = lazy(r"\s*:?\s*[“\"'*]*\s*([^\s“”\"'*();][^“”\"'*();\n]{0,120}?)\s*[“”\"'*]*\s*(?=[);\n.,]|$)")
_NUMBER = lazy(r"\d+")
_FIRST = lazy(r"[/-]")


@dataclass(slots=True)
class AliasWords:
    """rules/aliases.yaml."""

    definitions: list[str]
    groups: list[str]
    pointers: list[str]
    self: list[str]
    plural: list[str]
    not_alias: list[str]


# Words that together stand in all of some phrases, each with the phrases that hold it and where in them it stands.
Needles = list[tuple[str, list[tuple[str, int]]]]


@dataclass(slots=True)
class Patterns:
    definitions: Needles
    pointers: Needles
    typed: re.Pattern[str]
    plural: re.Pattern[str]
    other: re.Pattern[str]
    numbered: re.Pattern[str]  # a bare number between a type word and a pointer
    groups: set[str]
    types: dict[str, str]


@dataclass(slots=True)
class Found:
    """Definitions and further citations; `reference` of each holds the id of the citation that it means."""

    citations: list[Citation]
    definitions: list[Definition]


def patterns(rules: Rules) -> Patterns:
    """The compiled words (use `rules.once(patterns)`)."""
    w = rules.mapping("aliases", AliasWords)
    codes = {word: entry.code for word, entry in rules.once(types).by_word.items()}
    return Patterns(
        needles(w.definitions),
        needles(w.pointers),
        lazy(rf"(?<!\w)({words_of(list(codes))})(?!\w)", re.IGNORECASE),
        lazy(rf"(?:^|\W)(?:{words_of(w.plural)})\s+$", re.IGNORECASE),
        lazy(rf"\s*(?:{words_of(w.not_alias)})(?!\w)|\s*[\d“\"]"),
        lazy(rf"\s(?:{words_of(rules.once(words).c.number_words)})?\s*:?\s*(\d{{1,5}}[a-zđ]?)\s*$"),
        set(w.groups),
        codes,
    )


def aliases(text: str, structure: Structure, citations: list[Citation], rules: Rules) -> Found:
    """The definitions of `text`, and its citations by alias or pointer; ids are given by the caller."""
    if not citations:
        return Found([], [])
    finder = Finder(text, citations, rules.once(patterns))
    finder.define()
    finder.use()
    finder.point()
    return Found(sorted(finder.found, key=lambda c: c.span), finder.definitions)


class Finder:
    """Finds short names in one text."""

    def __init__(self, text: str, citations: list[Citation], p: Patterns) -> None:
        self.text, self.citations, self.p = text, citations, p
        self.starts = [c.span[0] for c in citations]
        self.definitions: list[Definition] = []
        self.named: list[tuple[str, int, list[Citation]]] = []  # alias, where it was defined, what it means
        self.found: list[Citation] = []

    def define(self) -> None:
        for at, phrase in found(self.text, self.p.definitions, self.lines()):
            end = at + len(phrase)
            alias = _ALIAS.match(self.text, end, end + 180)
            if alias is None:
                continue
            name = alias[1].strip(" ,.")
            span = (alias.start(1), alias.start(1) + len(name))
            meant = self.meant(name, span, at, phrase in self.p.groups)
            if meant:
                self.definitions += [Definition(name, c.id, span) for c in meant]
                self.named.append((name, span[1], meant))

    def lines(self) -> Iterator[Span]:
        """Where a short name of a document can be defined: near it, and on its line."""
        at = 0
        for c in self.citations:
            begin, end = c.span
            stop = self.text.find("\n", end, end + _REACH)
            stop = end + _REACH if stop < 0 else stop
            if stop > at:
                yield max(at, begin - _AHEAD), stop
                at = stop

    def behind(self) -> Iterator[Span]:
        """Where a word can point back to a document."""
        at = 0
        for c in self.citations:
            start = max(at, c.span[1])
            at = c.span[1] + _BACK
            yield start, at

    def meant(self, name: str, span: tuple[int, int], at: int, group: bool) -> list[Citation]:
        """The citations that a short name defined at `at` means; empty where that is not sure."""
        low = bisect.bisect_left(self.starts, span[0])
        if low < len(self.starts) and self.starts[low] < span[1]:
            inside = self.citations[low]
            if inside.code or not group:
                return [inside] if inside.code else self.before(name, at, group)
        return self.before(name, at, group)

    def before(self, name: str, at: int, group: bool) -> list[Citation]:
        word = self.p.typed.match(name)
        if word is None:
            return []
        kind = self.p.types.get(fold(word[1]))
        start = max(self.text.rfind("\n", max(0, at - _REACH), at), at - _REACH)
        high = bisect.bisect_left(self.starts, at)
        low = bisect.bisect_left(self.starts, start)
        near = [c for c in self.citations[low:high] if c.type == kind]
        numbers = {n.lstrip("0") for n in _NUMBER.findall(name)}
        if numbers:
            near = numbered(near, numbers)
        return near if group else one(near)

    # ── uses ──────────────────────────────────────────────────────────────────────────────────────

    def use(self) -> None:
        names: set[str] = set()
        for alias, defined, meant in self.named:
            target = one(meant)
            if not target or len(alias) < 4 or alias in names or len(names) == _ALIASES:
                continue
            names.add(alias)
            bare = self.p.typed.fullmatch(alias) is not None
            at = self.text.find(alias, defined)
            while at >= 0:
                end = at + len(alias)
                clear = not bare or self.text[end : end + 1] in ",.;:)"
                if clear and self.free(at, end) and not self.p.other.match(self.text, end, end + 12):
                    self.cite(at, end, "alias", target[0])
                at = self.text.find(alias, end)

    def point(self) -> None:
        for at, phrase in found(self.text, self.p.pointers, self.behind()):
            stop = at + len(phrase)
            window = self.text[max(0, at - 32) : at]
            behind = self.p.numbered.search(window)  # "Nghị quyết số 25 nêu trên"
            before = window[: behind.start()] if behind else window.rstrip()
            word = next((m for m in self.p.typed.finditer(before) if m.end() == len(before)), None)
            if word is None:
                continue
            begin = at - len(window) + word.start()
            if self.p.plural.search(window, 0, word.start()) or not self.free(begin, stop):
                continue
            kind = self.p.types[fold(word[1])]
            high = bisect.bisect_left(self.starts, begin)
            low = bisect.bisect_left(self.starts, begin - _BACK)
            near = [c for c in self.citations[low:high] if c.type == kind]
            if behind:
                near = numbered(near, {behind[1].lstrip("0")})
            target = one(near)
            if target:
                self.cite(begin, stop, "anaphor", target[0])

    def free(self, start: int, end: int) -> bool:
        """Whether text[start:end] is a whole word and no part of a citation."""
        if (start and self.text[start - 1].isalnum()) or self.text[end : end + 1].isalnum():
            return False
        i = bisect.bisect_left(self.starts, end) - 1
        return i < 0 or self.citations[i].span[1] <= start

    def cite(self, start: int, end: int, form: str, target: Citation) -> None:
        if any(c.span[0] < end and start < c.span[1] for c in self.found[-3:]):
            return
        citation = Citation("", (start, end), self.text[start:end], target.type, rule=form, reference=target.id)
        citation.form = "alias" if form == "alias" else "anaphor"
        self.found.append(citation)


def needles(phrases: list[str]) -> Needles:
    """The fewest words, about, that stand in all of `phrases`: "trên" for "nêu trên", "nói trên", "kể trên"."""
    found: Needles = []
    left = set(phrases)
    while left:
        counted = Counter(word for phrase in left for word in phrase.split())
        word = max(counted, key=lambda w: (counted[w], len(w), w))
        held = sorted((p for p in left if word in p.split()), key=len, reverse=True)
        left.difference_update(held)
        found.append((word if len(held) > 1 else held[0], [(p, p.index(word) if len(held) > 1 else 0) for p in held]))
    return found


def found(text: str, needles: Needles, places: Iterable[Span]) -> list[tuple[int, str]]:
    """Where the phrases of `needles` stand in some `places` of `text`, each place once, with the longest there."""
    found: dict[int, str] = {}
    for start, end in places:
        for word, phrases in needles:
            at = text.find(word, start, end)
            while at >= 0:
                for phrase, offset in phrases:
                    if text.startswith(phrase, at - offset):
                        found.setdefault(at - offset, phrase)
                at = text.find(word, at + 1, end)
    return sorted(found.items())


def numbered(citations: list[Citation], numbers: set[str]) -> list[Citation]:
    """The citations whose number, without zeros before it, is one of `numbers`."""
    return [c for c in citations if c.code and key_of(c.code) and _FIRST.split(c.code)[0].lstrip("0") in numbers]


def one(citations: list[Citation]) -> list[Citation]:
    """The citation, where all of them name one document; else nothing."""
    names = {(key_of(c.code) if c.code else None, fold(c.name or "") if not c.code else "") for c in citations}
    return citations[-1:] if len(names) == 1 else []
