"""Short names and words that point back: "(sau đây gọi tắt là Quyết định 126)", "Nghị định nêu trên".

In: a text and the citations read in it.  Out: definitions, and further citations of form alias or anaphor, each with
the citation that it means; only where exactly one fits, or where it is clear which ones several are.  "Nghị định này"
means the document itself and is no citation.
"""

from __future__ import annotations

import bisect
import re

from vbhc.cite.anchors import Needle, anchors, places
from vbhc.cite.keys import Key, key_of
from vbhc.cite.mentions import Places
from vbhc.cite.pinpoints import Units, pinpoints_before, units
from vbhc.cite.words import last_word, words
from vbhc.model import Citation, Definition, Structure
from vbhc.patterns import either, everywhere, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import TypeEntry, types
from vbhc.text.fold import fold

_REACH = 700  # characters before a definition in which its document is looked for
_ALIASES = 100  # short names of one text whose uses are looked for
_AHEAD = 200  # characters before a document in which its short name can begin: "(gọi tắt là Nghị định 30)"
_BACK = 1500  # characters before a word that points back in which its document is looked for
_ALIAS = lazy(r"\s*:?\s*[“\"'*]*\s*([^\s“”\"'*();][^“”\"'*();\n]{0,120}?)\s*[“”\"'*]*\s*(?=[);\n.,]|$)")
_NUMBER = lazy(r"\d+")
_CLOSES = ",.;:)"
_SHORT = "0123456789s"  # with which a number begins, or "số"
_FIRST = lazy(r"[/-]")
_BESIDE = 14  # characters of ", sau đây "
_GROUP = 12  # of so many documents one phrase that points back can speak
_ANY = "*"  # the type of what is only called a document
SELF = "self"  # what a definition means that is of the document itself


@dataclass(slots=True)
class AliasWords:
    """rules/aliases.yaml."""

    definitions: list[str]
    groups: list[str]
    pointers: list[str]
    generic: list[str]
    closed: list[str]
    self: list[str]
    plural: list[str]
    not_alias: list[str]


@dataclass(slots=True)
class Patterns:
    """The words of rules/aliases.yaml and of types, compiled."""

    definitions: list[Needle]
    pointers: list[Needle]
    closed: set[str]
    typed: re.Pattern[str]
    plural: re.Pattern[str]
    other: re.Pattern[str]
    numbered: re.Pattern[str]  # a bare number between a type word and a pointer
    of_self: re.Pattern[str]  # "Quy định này (sau đây", before a definition
    short: dict[str, str]  # by code, the word of a type of which a number is enough, and a blank
    number: re.Pattern[str]  # a bare number, with "số" before it or not
    self: list[str]
    groups: set[str]
    types: dict[str, str]


@dataclass(slots=True)
class Found:
    """Definitions and further citations; `reference` of each holds the id of the citation that it means."""

    citations: list[Citation]
    definitions: list[Definition]


def patterns(rules: Rules) -> Patterns:
    """The compiled words (use `rules.once(patterns)`)."""
    w, c = rules.mapping("aliases", AliasWords), rules.once(words).c
    kinds = rules.table("types", TypeEntry)
    codes = {word: entry.code for word, entry in rules.once(types).by_word.items()} | dict.fromkeys(w.generic, _ANY)
    codes |= {short.lower(): entry.code for entry in kinds for short in entry.short}
    return Patterns(
        anchors(w.definitions),
        anchors([*w.pointers, *w.closed]),
        set(w.closed),
        lazy(rf"(?<!\w)({either(list(codes))})(?!\w)", re.IGNORECASE),
        lazy(rf"(?:^|\W)(?:{either(w.plural)})\s+$", re.IGNORECASE),
        lazy(rf"\s*(?:{either(w.not_alias)})(?!\w)|\s*[\d“\"]"),
        lazy(rf"\s(?:{either(c.number_words)})?\s*:?\s*(\d{{1,5}}[a-zđ]?)\s*$"),
        lazy(rf"(?<!\w)(?:{either(list(codes))})\s+(?:{either(w.self)})\s*\((?:\w+\s){{0,3}}$", re.IGNORECASE),
        {t.code: f"{t.words[0].capitalize()} " for t in kinds if t.code in c.bare_types_of_year},
        lazy(rf"(?:(?:{either(c.number_words)})\s)?(?P<n>\d{{1,5}}[a-zđ]?)(?![\w/–-]|[.,]\d|\s[-–]\s?\w)"),
        w.self,
        set(w.groups),
        codes,
    )


def aliases(text: str, structure: Structure, citations: list[Citation], rules: Rules) -> Found:
    """The definitions of `text`, and its citations by alias or pointer; ids are given by the caller."""
    finder = Finder(text, citations, rules.once(patterns))
    finder.define()
    if citations:
        finder.use()
        finder.point()
        finder.shorten()
        own = structure.header.type
        if own and structure.header.regime != "normative":  # a law speaks only of itself so, or quotes another
            for this in finder.p.self:
                finder.point_here(this, own.code, structure)
    if finder.found:
        finder.place(Places(structure), rules.once(units))
    return Found(sorted(finder.found, key=lambda c: c.span), finder.definitions)


class Finder:
    """Finds short names in one text."""

    def __init__(self, text: str, citations: list[Citation], p: Patterns) -> None:
        self.text, self.citations, self.p = text, citations, p
        self.starts = [c.span[0] for c in citations]
        self.definitions: list[Definition] = []
        self.named: list[tuple[str, int, list[Citation]]] = []  # alias, where it was defined, what it means
        self.found: list[Citation] = []
        self.known: dict[tuple[str, str], list[Citation]] = {}  # by word and number, a document, and another one if any
        self.firsts: dict[str, int] = {}  # by type, and for any, where a document of it is named first

    def define(self) -> None:
        """Reads the definitions: which names mean what from where on."""
        for at, end in places(self.text, self.p.definitions):
            before = self.text[max(0, at - 60) : at]
            of_self = any(map(before.__contains__, self.p.self)) and self.p.of_self.search(before) is not None
            if not of_self and not self.beside(at):
                continue
            alias = _ALIAS.match(self.text, end, end + 180)
            if alias is None:
                continue
            name = alias[1].strip(" ,.")
            span = (alias.start(1), alias.start(1) + len(name))
            if of_self:
                self.definitions.append(Definition(name, SELF, span))
                continue
            meant = self.meant(name, span, at, self.text[at:end] in self.p.groups)
            if meant:
                self.definitions += [Definition(name, c.id, span) for c in meant]
                self.named.append((name, span[1], meant))

    def beside(self, at: int) -> bool:
        """Whether a short name of a document can be defined at `at`: near before it, or behind it on its line."""
        i = bisect.bisect_right(self.starts, at)
        if i < len(self.starts) and self.starts[i] - at < _AHEAD:
            return True
        end = self.citations[i - 1].span[1] if i else -_REACH
        return at - end < _REACH and self.text.find("\n", end, at) < 0

    def meant(self, name: str, span: tuple[int, int], at: int, group: bool) -> list[Citation]:
        """The citations that a short name defined at `at` means; empty where that is not sure."""
        low = bisect.bisect_left(self.starts, span[0])
        if low < len(self.starts) and self.starts[low] < span[1]:
            inside = self.citations[low]
            if inside.code or not group:
                return [inside] if inside.code else self.before(name, at, group) or self.beside_name(inside, at)
        return self.before(name, at, group)

    def beside_name(self, inside: Citation, at: int) -> list[Citation]:
        """The law right before `at`, whose letters the name `inside` is: "Bộ luật Lao động (sau đây gọi là BLLĐ)"."""
        i = bisect.bisect_left(self.starts, at) - 1
        law = self.citations[i] if i >= 0 and " " not in inside.text else inside
        if law.type != inside.type or not 0 < at - law.span[1] < _BESIDE:
            return []
        inside.reference = law.id
        return [law]

    def before(self, name: str, at: int, group: bool) -> list[Citation]:
        """The citations before `at`, on its line, that a name whose own type says so can mean."""
        word = self.p.typed.match(name)
        kind = self.p.types.get(fold(word[1])) if word else None
        if kind is None or kind == _ANY:
            return []
        start = max(self.text.rfind("\n", max(0, at - _REACH), at), at - _REACH)
        near = self.of_type(start, at, kind)
        numbers = {n.lstrip("0") for n in _NUMBER.findall(name)}
        if numbers:  # "Quyết định số 1719/QĐ-TTg (gọi tắt là Chương trình 1719)"
            near = numbered(near, numbers) or numbered(self.of_type(start, at, _ANY), numbers)
        return near if group else one(near)

    # ── uses ──────────────────────────────────────────────────────────────────────────────────────

    def use(self) -> None:
        """Finds the uses of the short names that mean one document."""
        names: set[str] = set()
        for alias, defined, meant in self.named:
            target = one(meant)
            if not target or len(alias) < 4 or alias in names or len(names) == _ALIASES:
                continue
            names.add(alias)
            bare = self.p.typed.fullmatch(alias) is not None
            for at in everywhere(self.text, alias, defined):
                end = at + len(alias)
                own = self.named_at(at, end) if " " not in alias else None
                if own is not None:
                    own.reference = target[0].id
                clear = not bare or self.text[end : end + 1] in ",.;:)"
                if clear and self.free(at, end) and not self.p.other.match(self.text, end, end + 12):
                    self.cite(at, end, "alias", target)

    def named_at(self, start: int, end: int) -> Citation | None:
        """The law cited by the name that is text[start:end]."""
        i = bisect.bisect_left(self.starts, start)
        found = self.citations[i] if i < len(self.starts) else None
        return found if found and not found.code and found.span[0] == start and found.span[1] == end else None

    def shorten(self) -> None:
        """ "Nghị quyết 57", "Quyết định số 1092": a type and a number alone, behind the one document they can mean."""
        kinds = {c.type for c in self.citations if c.code}
        own = {c.span[0] for c in (*self.citations, *self.found)} | {d.span[0] for d in self.definitions}
        for word in [word for kind, word in self.p.short.items() if kind in kinds]:
            for at in everywhere(self.text, word):
                stop = at + len(word)
                if at in own or self.text[stop : stop + 1] not in _SHORT:
                    continue
                number = self.p.number.match(self.text, stop)
                if number is not None and self.free(at, number.end()):
                    self.cite(at, number.end(), "alias", self.of_number(word, number["n"].lstrip("0"), at))

    def of_number(self, word: str, number: str, at: int) -> list[Citation]:
        """The document of the type of `word` that is named before `at` by its `number`; none where two are."""
        if not self.known:
            for c in self.citations:
                if c.code and c.type in self.p.short:
                    key = self.p.short[c.type], _FIRST.split(c.code)[0].lstrip("0")
                    same = self.known.setdefault(key, [])
                    if not same or (len(same) == 1 and c.rule != "bare" and naming(c) != naming(same[0])):
                        same.append(c)
        same = [c for c in self.known.get((word, number), ()) if c.span[0] < at]
        return same if len(same) == 1 else []

    def point(self) -> None:
        """Finds the words that point back, "Nghị định nêu trên", to the one document of their type."""
        for at, stop in places(self.text, self.p.pointers):
            if self.text[stop : stop + 1] not in _CLOSES and self.text[at:stop] in self.p.closed:
                continue  # "Chỉ thị trên địa bàn"
            window = self.text[max(0, at - 32) : at]
            behind = self.p.numbered.search(window)  # "Nghị quyết số 25 nêu trên"
            begin, kind, several = self.word(at - len(window) + behind.start() if behind else at)
            if kind is None or not self.free(begin, stop):
                continue
            if several:
                self.cite(begin, stop, "anaphor", self.group(begin, kind))
                continue
            near = self.of_type(begin - _BACK, begin, kind)
            if behind:
                near = numbered(near, {behind[1].lstrip("0")})
            self.cite(begin, stop, "anaphor", one(near))

    def group(self, at: int, kind: str) -> list[Citation]:
        """The documents that "các nghị quyết nêu trên" at `at` means: those of its paragraph, else all of the text
        before it, where they stand near; empty where they are not several."""
        if not self.firsts:
            self.firsts = {_ANY: self.starts[0]} | {c.type or "": c.span[0] for c in reversed(self.citations)}
        low = max(0, at - _BACK)
        line = self.text.rfind("\n", low, at)
        for start in (max(line, low), low):
            found = self.of_type(start, at, kind)
            group = list({naming(c): c for c in found}.values())
            if len(group) > 1:
                sure = len(group) <= _GROUP and (start == line or self.firsts[kind] >= low)
                return group if sure and not any(self.inside(c, found) for c in group) else []
        return []

    def inside(self, citation: Citation, others: list[Citation]) -> bool:
        """Whether a document is named in brackets or in the title of another one, and may not be meant."""
        at = citation.span[0]
        line = self.text[max(self.text.rfind("\n", 0, at), at - _BACK, 0) : at]
        return line.count("(") > line.count(")") or any(citation.text in (c.title or "") for c in others)

    def point_here(self, this: str, own: str, structure: Structure) -> None:
        """ "Thực hiện Nghị quyết này" in a paper of another type, `own`: the resolution that its paragraph has named.

        A type of which the text has spoken so without naming one is that of a draft, or of what the paper issues.
        """
        places, speaks_of = Places(structure), {own, _ANY}
        looked: dict[str, int] = {}  # by the word for a type, how far the text was searched for it
        find, end = self.text.find, 0
        for citation in self.citations:
            if citation.type == own:
                continue
            start = max(end, citation.span[1])
            end = find("\n", start, start + _BACK)
            end = end if end >= 0 else start + _BACK
            for at in everywhere(self.text, this, start, end):
                stop = at + len(this)
                begin, kind, several = self.word(at)
                if kind is not None and not several and kind not in speaks_of and self.free(begin, stop):
                    said = self.text[begin:stop].lower()
                    if any(find(form, looked.get(said, 0), begin) >= 0 for form in (said, said.capitalize())):
                        speaks_of.add(kind)
                    elif places.where(begin) in ("body", "footnote"):
                        line = self.text.rfind("\n", max(0, begin - _BACK), begin)
                        self.cite(begin, stop, "anaphor", one(self.of_type(max(line, begin - _BACK), begin, kind)))
                    looked[said] = stop

    def word(self, end: int) -> tuple[int, str | None, bool]:
        """Where the word for a type that ends right before `end` begins, and its code, None where none does; and
        whether several documents are meant."""
        low = max(0, end - 32)
        before = self.text[low:end].rstrip()
        word = next((m for m in self.p.typed.finditer(before) if m.end() == len(before)), None)
        if word is None:
            return end, None, False
        several = self.p.plural.search(before, 0, word.start())
        return low + word.start(), self.p.types[fold(word[1])], several is not None

    def of_type(self, start: int, end: int, kind: str) -> list[Citation]:
        """The citations of the type `kind`, or of any type, in text[start:end]."""
        low, high = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        return [c for c in self.citations[low:high] if kind in (c.type, _ANY)]

    def place(self, places: Places, units: Units) -> None:
        """Says of what was found where it stands, and which articles of its document it names."""
        for citation in self.found:
            start = citation.span[0]
            before = bisect.bisect_left(self.starts, start)
            floor = self.citations[before - 1].span[1] if before else 0
            word = last_word(self.text, floor, start)
            citation.where = places.where(start)
            citation.pinpoints = pinpoints_before(self.text, start, floor, word, units)

    def free(self, start: int, end: int) -> bool:
        """Whether text[start:end] is a whole word and no part of a citation."""
        if (start and self.text[start - 1].isalnum()) or self.text[end : end + 1].isalnum():
            return False
        i = bisect.bisect_left(self.starts, end) - 1
        return i < 0 or self.citations[i].span[1] <= start

    def cite(self, start: int, end: int, form: str, target: list[Citation]) -> None:
        """Adds a citation of each document that `target` holds."""
        if any(c.span[0] < end and start < c.span[1] for c in self.found[-3:]):
            return
        for meant in target:
            citation = Citation("", (start, end), self.text[start:end], meant.type, rule=form, reference=meant.id)
            citation.form = "alias" if form == "alias" else "anaphor"
            self.found.append(citation)


def numbered(citations: list[Citation], numbers: set[str]) -> list[Citation]:
    """The citations whose number, without zeros before it, is one of `numbers`."""
    return [c for c in citations if c.code and key_of(c.code) and _FIRST.split(c.code)[0].lstrip("0") in numbers]


def one(citations: list[Citation]) -> list[Citation]:
    """The citation, where all of them name one document; else nothing."""
    return citations[-1:] if len(set(map(naming, citations))) == 1 else []


def naming(c: Citation) -> tuple[Key | None, str]:
    """What a citation calls its document: the key of its number, else its name."""
    return (key_of(c.code), "") if c.code else (None, fold(c.name or ""))
