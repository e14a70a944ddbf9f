"""Names of bodies: how a printed name is written in a sentence, and what it says of the body's level and place.

In: a name as printed ("ỦY BAN NHÂN DÂN HUYỆN KON RẪY", on one line).  Out: the name ("Ủy ban nhân dân huyện Kon Rẫy")
or a Body.  Which lines of a letterhead make a name is the parse room's work.
Basis: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III and IV.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Literal

from vbhc.model import Body, Level
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import BodyEntry, bodies
from vbhc.text.fold import fold, fold_words, strip_marks
from vbhc.text.letters import capital, like

Kind = Literal["state", "party", "organisation"]

_VOWELS = frozenset("aeiouy")  # a word without one is letters: "ĐTXD", "GDNN-GDTX"


@dataclass(slots=True)
class Head:
    """An entry of rules/body_heads.yaml: words that begin the name of a body."""

    head: str
    kind: Kind
    rank: int
    level: Level | None = None
    bare: bool = False
    names: bool = False
    over: bool = False
    unit: str | None = None
    followed_by: list[str] = field(default_factory=list)
    not_before: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    def heads(self) -> list[Head]:
        """The heads that the entry stands for."""
        return [replace(self, head=f"{self.head} {words}") for words in self.followed_by] or [self]


@dataclass(slots=True)
class UnitWord:
    word: str
    level: Level


@dataclass(slots=True)
class NameExample:
    printed: str
    name: str


@dataclass(slots=True)
class NameWords:
    """rules/name_words.yaml."""

    units: list[UnitWord]
    central_cities: list[str]
    provinces: list[str]
    small: list[str]
    joiners: list[str]
    kept: list[str]
    terms: list[str]
    examples: list[NameExample]


@dataclass(slots=True)
class Names:
    """Indexes by folded words; `head_counts` and `phrase_counts` say how many words heads and phrases have that begin
    with a word, the greatest number first."""

    heads: dict[str, Head]
    phrases: dict[str, str]
    head_counts: dict[str, list[int]]
    phrase_counts: dict[str, list[int]]
    places: frozenset[str]
    terms: frozenset[str]
    units: dict[str, UnitWord]
    centres: frozenset[str]
    small: frozenset[str]
    joiners: frozenset[str]
    kept: frozenset[str]

    def head(self, name: str) -> Head | None:
        """The longest head that begins `name`."""
        words = fold(name).split(" ")
        for count in self.head_counts.get(words[0].rstrip(",;."), ()):
            if count > len(words):
                continue
            found = self.heads.get(" ".join(words[:count]).rstrip(",;."))
            if found and not (count < len(words) and words[count].rstrip(",;") in found.not_before):
                return found
        return None


def names(rules: Rules) -> Names:
    """The index of name words (use `rules.once(names)`)."""
    words = rules.mapping("name_words", NameWords)
    heads = {fold(h.head): h for entry in rules.table("body_heads", Head) for h in entry.heads()}
    phrases = {fold(p): p for p in (*words.terms, *words.provinces)}
    phrases |= {key: h.head for key, h in heads.items()}
    for entry in rules.table("bodies", BodyEntry):
        phrases |= {fold(n): n for n in (entry.name, *entry.aliases) if " " in n}
    return Names(
        heads=heads,
        phrases=phrases,
        head_counts=_counts(heads),
        phrase_counts=_counts(phrases),
        places=frozenset(fold(p) for p in words.provinces),
        terms=frozenset(fold(t) for t in words.terms),
        units={fold(u.word): u for u in words.units},
        centres=frozenset(fold(c) for c in words.central_cities),
        small=frozenset(words.small),
        joiners=frozenset(words.joiners),
        kept=frozenset(fold(k) for k in words.kept),
    )


def _counts(phrases: Iterable[str]) -> dict[str, list[int]]:
    """How many words the phrases have that begin with a word, the greatest number first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        found.setdefault(words[0].rstrip(",;."), set()).add(len(words))
    return {word: sorted(counts, reverse=True) for word, counts in found.items()}


def proper(printed: str, rules: Rules) -> str:
    """`printed` on one line, as a sentence would write it; a name not in capitals stays as it is."""
    name = " ".join(printed.split())
    return _recase(name.split(" "), rules) if name.isupper() else name


def towns(rules: Rules) -> frozenset[str]:
    """The names of districts and towns, folded (use `rules.once(towns)`)."""
    return frozenset(fold(row["name"]) for row in rules.rows("towns"))


def _recase(words: list[str], rules: Rules) -> str:
    known, keys = rules.once(names), fold_words(words)
    out: list[str] = []
    fresh, place = True, 0  # whether a part of the name begins here; how many words of a place's name stand before
    head: Head | None = None
    while len(out) < len(words):
        at = len(out)
        phrase = _phrase(keys, at, known, fresh, place)
        if phrase:
            model = known.phrases[phrase].split(" ")
            out += [like(w, m) for w, m in zip(words[at:], model, strict=False)]
            head = known.heads.get(phrase, head)
            of_unit = len(model) > 1 and keys[len(out) - 1] in known.units and phrase not in known.terms
            last = known.heads.get(" ".join(keys[len(out) - 2 : len(out)]), head)
            of_place = of_unit or (last is not None and last.names)  # "Đảng bộ tỉnh", "Huyện ủy": a place follows
            fresh, place = (True, 1) if of_place else (place == 0 and phrase in known.heads, place)
            continue
        unit = _unit(keys, at, known)
        if unit:
            word = known.units[" ".join(keys[at : at + unit])].word
            out += [like(w, word if word.isupper() else "") for w in words[at : at + unit]]
            if at == 0:
                out[0] = capital(out[0])
            place, fresh = 1, True
            continue
        key = keys[at].strip(",;.()")
        if not place and key not in known.small and _town(keys, at, rules):
            place, fresh = 1, True
        if key in known.kept or "&" in key or (key.replace("-", "").isalpha() and not _VOWELS & set(strip_marks(key))):
            out.append(words[at])
            fresh = False
        elif key in known.joiners:
            out.append(words[at].lower())
            fresh = True
            continue
        elif place and key not in known.small:
            out.append(capital(words[at]))
            place += 1
        elif fresh and key not in known.small:
            out.append(capital(words[at]))
            fresh = False
        else:
            out.append(words[at].lower())
        if words[at][-1:] in ",;":
            fresh = True
    return " ".join(out)


def _phrase(keys: list[str], at: int, known: Names, fresh: bool, place: int) -> str | None:
    """The longest known phrase at word `at`, folded; right after a unit's word only a province's name counts."""
    for count in known.phrase_counts.get(keys[at].rstrip(",;."), ()):
        if count > len(keys) - at:
            continue
        key = " ".join(keys[at : at + count]).rstrip(",;.")
        if key not in known.phrases:
            continue
        head = known.heads.get(key)
        if head and " ".join(keys[at + count : at + count + 1]) in head.not_before:
            continue
        if count == 1 and (not fresh or place) and head and key not in known.terms:
            continue
        if 0 < place <= 2 and key not in known.places:
            continue
        return key
    return None


def _town(keys: list[str], at: int, rules: Rules) -> bool:
    """Whether the name of a town stands at word `at`: "Trường Đại học Nha Trang"."""
    pair = " ".join(keys[at : at + 2]).rstrip(",;.")
    return " " in pair and pair in rules.once(towns)


def _unit(keys: list[str], at: int, known: Names) -> int:
    """How many words of a unit's word stand at `at`."""
    for count in (2, 1):
        if at + count <= len(keys) and " ".join(keys[at : at + count]) in known.units:
            return count
    return 0


def describe(name: str, rules: Rules, above: Body | None = None) -> Body:
    """The Body of a name written as in a sentence; `above` gives level and place where the name does not."""
    known, index = rules.once(names), rules.once(bodies)
    key = fold(name)
    entry = whole = index.by_name.get(key)
    words = key.split(" ")
    for count in range(len(words) - 1, 0, -1):
        if entry:
            break
        found = index.by_name.get(" ".join(words[:count]))
        entry = found if found and found.local else None
    head = known.head(name)
    level, place = _where(name, known, head)
    if whole and whole.level and not (whole.local and (level or above)):
        level = whole.level  # not "Bảo hiểm xã hội cơ sở Chư Sê" by Bảo hiểm xã hội
    if level is None and head:
        level = head.level
    if head and head.level == "unit":
        level = "unit"
    if above and not (entry and entry.level == "central" and not entry.local):
        level = level or above.level
        place = place or above.place
    return Body(name, entry.id if entry else None, level, place)


def _where(name: str, known: Names, head: Head | None) -> tuple[Level | None, str | None]:
    """Level and place by the first unit named: "UBND huyện Kon Rẫy" is of a district, "huyện Kon Rẫy"."""
    words = name.split(" ")
    keys = [key.strip(",;") for key in fold_words(words)]
    if head and head.unit:
        rest = words[len(head.head.split(" ")) :]
        return head.level, f"{head.unit} {' '.join(rest)}" if rest and rest[0][:1].isupper() else None
    for at in range(len(head.head.split(" ")) if head else 0, len(words)):
        count = _unit(keys, at, known)
        if not count or (" ".join(keys[at : at + 2]) in known.phrases and count == 1):
            continue
        stop = at + count
        while stop < len(words) and _named(words[stop]) and not words[stop - 1].endswith((",", ";")):
            stop += 1
        while words[stop - 1] in known.joiners:
            stop -= 1
        named = " ".join(words[at + count : stop]).rstrip(",;.")
        level = known.units[" ".join(keys[at : at + count])].level
        if level == "district" and fold(named) in known.centres:
            level = "province"
        return level, " ".join([*words[at : at + count], named]) if named else None
    return None, None


def _named(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or word in "-–"
