"""Makes a synthetic library whose truth is known: documents of offices, and what each says of those that it cites.

In: how many documents and a seed.  Out: a World; `world.record(n)` is the Record of a document, `world.cited(n)` what
it cites: for each claim the document that is meant.  Both are functions of (seed, n) alone, so nothing is stored but
16 bytes a document.  What is measured with it is bench/library.py's work.

What is true to life, and where it was learnt:
- Units are the real ones of 2024 (rules/places.tsv), so names of communes repeat; offices and their numbers a year are
  those of library_world.yaml; a library of few documents holds few provinces, as an office's does, not a thin slice of
  the whole country.  Numbers begin anew each year (State) or term (Party); laws are those of rules/laws.tsv.
- Of ten citations six are of the centre, two of the own province, the others of the own district, the own commune and
  of other places.  Heavy tail: a few papers of each body are cited by very many, most once or twice.
- How a reference is stated, all its mentions joined, is what the parser gives on the real papers of the labelled sets
  `seeds`, `office` and `vbpl_header` (1,270 references): where the number holds a year, 60 % state the date, half the
  title; where it does not, 94 % state the date, 60 % the title, 3 % neither (STATED).  A local issuer is named in full
  in half of the cases, else as at home ("UBND huyện"), or only by its letters.
- Errors, assumed: a wrong date in 0.5 %, a wrong number in 0.5 %, a wrong word for the type in 0.2 %; titles cut short.
- 30 % of the documents that are cited are not in the library.
What an undated citation means is assumed to be no likelier the newest of its series than any other.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import random
from array import array
from bisect import bisect, bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import yaml

from vbhc.cite import known
from vbhc.library.identity import TITLE, Description, Scope, name_key
from vbhc.library.identity import code_key as key_of_code
from vbhc.library.records import Claim, Edge, Record, claim_of, claimed, comparable_type, latest
from vbhc.library.scope import jurisdiction
from vbhc.model import Body, Reference
from vbhc.rules import Rules
from vbhc.text.fold import fold as folded

# The same few texts come again and again.
fold = functools.lru_cache(1 << 15)(folded)
code_key = functools.lru_cache(1 << 16)(key_of_code)

WORLD = Path(__file__).with_name("library_world.yaml")
EPOCH = datetime.date(1985, 1, 1)
FIRST, YEARS = 2016, 9  # 2016–2024: two terms of the Party, the units before 1/7/2025
TERMS = (2016, 2021)
KEPT = 0.7
CENTRAL = 0.06  # the share of documents that central bodies issued, at most
DENSITY = 0.35  # the share of an office's numbers that exist in the world
CITED = 9.6  # citations a document beyond the first
WHERE = (("central", 0.60), ("province", 0.20), ("district", 0.09), ("commune", 0.07), ("other", 0.04))
# (date, title where dated, title where undated) for numbers that hold a year, and for those that do not.
STATED = {True: (0.60, 0.60, 0.17), False: (0.94, 0.60, 0.55)}
FULL, BARE = 0.55, 0.30  # a local issuer: named in full, named as at home, else not named
WRONG_DATE, WRONG_NUMBER, WRONG_TYPE = 0.005, 0.005, 0.002
BY_NAME = 0.5  # of citations of laws
YEAR_IN_CODE = 0.7  # of citations of the centre
KINDS = (("mentions", 0.3), ("based_on", 0.35), ("implements", 0.35))
KIND, KIND_UP_TO = [k for k, _ in KINDS], list(accumulate(w for _, w in KINDS))[:-1]
PLACE, PLACE_UP_TO = [w for w, _ in WHERE], list(accumulate(p for _, p in WHERE))[:-1]


@dataclass(slots=True)
class Series:
    """A series of numbers: the documents of one type of one kind of body."""

    level: str
    symbol: str
    type: str
    name: str
    issuers: list[str]
    yearly: int
    restart: str
    bare: list[str] = field(default_factory=list)
    year_in_symbol: bool = field(init=False)

    def __post_init__(self) -> None:
        self.year_in_symbol = "{y}" in self.symbol


@dataclass(slots=True)
class Unit:
    """A unit and its home scope; `above` are the numbers of the units above, from the province down."""

    level: str
    kind: str
    name: str
    home: Scope
    above: tuple[int, ...]
    first: int = 0  # its documents are those from `first` to `last`, by date
    last: int = 0


@dataclass(slots=True)
class Cited:
    """A claim and what it means: the number of a document of the world, kept or not."""

    claim: Claim
    target: int
    kind: str


class World:
    """`len(world)` documents, numbered from 0; those for which `is_kept` are in the library."""

    def __init__(self, kept: int, rules: Rules, seed: int = 1) -> None:
        self.rules, self.seed = rules, seed
        data = yaml.safe_load(WORLD.read_text(encoding="utf-8"))
        self.series = [Series(**entry) for entry in data["series"]]
        self.openings, self.subjects, self.endings = data["openings"], data["subjects"], data["endings"]
        self.editions: dict[str, list[int]] = {}  # the days of the laws of one name
        self.laws = list({r["code"]: r for r in reversed(rules.rows("laws")) if r["code"] and r["date"]}.values())
        for row in self.laws:
            self.editions.setdefault(str(row["name"]), []).append(days(row["date"]))
        self.unit, self.kind = array("I"), array("B")
        self.number, self.day = array("H"), array("H")
        self.units = [Unit("central", "", "", Scope(), ())]
        self.jurisdictions: dict[tuple[str | None, str, int], tuple[str, Scope]] = {}
        self.types: dict[tuple[str, str], str] = {}
        self.whole = functools.lru_cache(1 << 16)(self.whole)  # type: ignore[method-assign]
        self.stated = functools.lru_cache(1 << 16)(self.stated)  # type: ignore[method-assign]
        self.fill(round(kept / KEPT))
        self.central = (array("I"), array("I"))  # numbers that begin anew, numbers that hold their year
        for n in range(self.units[0].last):
            self.central[self.kind[n] == LAW or self.series[self.kind[n]].year_in_symbol].append(n)

    def __len__(self) -> int:
        return len(self.unit)

    # ── who has issued what ──────────────────────────────────────────────────────────────────────────

    def fill(self, wanted: int) -> None:
        """Issues about `wanted` documents: the centre's and those of as many provinces as they need."""
        chance = random.Random(self.seed)
        yearly = {level: sum(s.yearly for s in self.series if s.level == level) for level in LEVELS}
        self.issue(0, min(1.0, wanted * CENTRAL / (yearly["central"] * YEARS)), chance)
        provinces = self.provinces(chance)
        room = wanted - len(self)
        volumes = [sum(yearly[u.level] for u in units) * YEARS for units in provinces]
        many = next((n for n in range(3, 64) if sum(volumes[:n]) * DENSITY >= room), 63)
        density = room / sum(volumes[:many])
        for units in provinces[:many]:
            base = len(self.units)
            for unit in units:
                unit.above = tuple(base + n for n in unit.above)
                self.units.append(unit)
                self.issue(len(self.units) - 1, density, chance)

    def issue(self, unit: int, density: float, chance: random.Random) -> None:
        """The documents of a unit, by date."""
        found: list[tuple[int, int, int]] = []
        if unit == 0:
            found += [(days(row["date"]), LAW, n) for n, row in enumerate(self.laws)]
        for kind, series in enumerate(self.series):
            if series.level != self.units[unit].level:
                continue
            size = round(series.yearly * (1 if unit == 0 else chance.uniform(0.5, 1.5)))
            for year in range(FIRST, FIRST + YEARS):
                before = max(t for t in TERMS if t <= year) if series.restart == "term" else year
                for n in range(size):
                    if chance.random() < density:
                        day = (datetime.date(year, 1, 1) - EPOCH).days + n * 365 // size
                        found.append((day, kind, n + 1 + (year - before) * size))
        found.sort()
        self.units[unit].first = len(self.unit)
        for day, kind, number in found:
            self.unit.append(unit)
            self.kind.append(kind)
            self.number.append(number)
            self.day.append(day)
        self.units[unit].last = len(self.unit)

    def provinces(self, chance: random.Random) -> list[list[Unit]]:
        """The units of each province of 2024, the province first; `above` counted within the list."""
        rows = [r for r in self.rules.rows("places") if not r["since"]]
        by_province: dict[str, list[Unit]] = {}
        places: dict[tuple[str, str], int] = {}
        for level in ("province", "district", "commune"):
            for row in rows:
                if row["level"] != level:
                    continue
                name, province, unit = row["name"], row["province"] or row["name"], row["unit"]
                units = by_province.setdefault(province, [])
                district = row["district"].partition(" ")[2] if level == "commune" else ""
                above: tuple[int, ...] = ()
                home = Scope(fold(name))
                if level == "district":
                    above, home = (0,), Scope(fold(province), fold(name))
                    places[province, f"{unit} {name}".casefold()] = len(units)
                elif level == "commune":
                    at = places.get((province, row["district"].casefold()))
                    if at is None:
                        continue
                    above, home = (0, at), Scope(fold(province), units[at].home.district, fold(name))
                assert district is not None
                units.append(Unit(level, unit, name, home, above))
        whole = list(by_province.values())
        chance.shuffle(whole)
        return whole

    # ── a document ───────────────────────────────────────────────────────────────────────────────────

    def dice(self, n: int, what: str) -> random.Random:
        return random.Random(f"{self.seed} {n} {what}")

    def chance_of(self, n: int, what: str) -> float:
        """A number of [0, 1) that belongs to a document: cheaper than a generator of its own."""
        return int.from_bytes(hashlib.blake2b(f"{self.seed} {n} {what}".encode(), digest_size=4).digest()) / 2**32

    def is_kept(self, n: int) -> bool:
        return self.chance_of(n, "kept") < KEPT

    def date(self, n: int) -> str:
        return iso_of(self.day[n])

    def code(self, n: int, number: int | None = None) -> str:
        if self.kind[n] == LAW:
            return str(self.laws[self.number[n]]["code"])
        year = self.date(n)[:4]
        value = self.number[n] if number is None else number
        return self.series[self.kind[n]].symbol.format(n=f"{value:02}", y=year)

    def whole(self, n: int) -> tuple[str, str, str, str]:
        """(code, title, its folded form, issuer in full) of a document: some are cited by thousands."""
        title = self.title(n)
        return self.code(n), title, fold(title)[:TITLE], self.issuer(n, "full")

    def title(self, n: int) -> str:
        if self.kind[n] == LAW:
            return str(self.laws[self.number[n]]["name"])
        pick = int(self.chance_of(n, "title") * 2**32)
        opening = self.openings[pick % len(self.openings)]
        subject = self.subjects[pick // 16 % len(self.subjects)]
        ending = self.endings[pick // 4096 % len(self.endings)].format(y=self.date(n)[:4])
        return f"{opening} {subject} {ending}".strip()

    def issuer(self, n: int, form: str) -> str:
        """The issuer of a document: "full" as any paper would name it, "bare" as a paper of the same place may."""
        if self.kind[n] == LAW:
            return "Quốc hội"
        series, unit = self.series[self.kind[n]], self.units[self.unit[n]]
        names = series.bare if form == "bare" and series.bare else series.issuers
        name = names[int(self.chance_of(n, "issuer") * len(names))]
        return name.format(unit=f"{unit.kind} {unit.name}", name=unit.name, kind=unit.kind)

    def described(self, n: int) -> Description:
        """As library.records.described describes the parsed document."""
        level, scope = self.jurisdiction(self.issuer(n, "full"), n, self.unit[n])
        if self.kind[n] != LAW:
            level = self.series[self.kind[n]].level
        return Description(
            code_key(self.code(n)), self.date(n), self.type(n), level, scope, fold(self.title(n))[:TITLE]
        )

    def type(self, n: int, word: str | None = None) -> str:
        law = self.kind[n] == LAW
        word = word or (
            ("PL" if self.title(n).startswith("Pháp lệnh") else "L") if law else self.series[self.kind[n]].type
        )
        symbol = self.code(n) if law else self.series[self.kind[n]].symbol
        if (word, symbol) not in self.types:
            self.types[word, symbol] = comparable_type(word, self.code(n), self.rules)
        return self.types[word, symbol]

    def jurisdiction(self, name: str | None, n: int, home: int) -> tuple[str, Scope]:
        code = self.code(n) if self.kind[n] == LAW else self.series[self.kind[n]].symbol
        known = self.jurisdictions.get((name, code, -1)) or self.jurisdictions.get((name, code, home))
        if known is None:
            if len(self.jurisdictions) > 300_000:
                self.jurisdictions.clear()
            known = jurisdiction(name, self.code(n), self.units[home].home, "2024-01-01", self.rules)
            # The centre is the centre whoever cites it.
            self.jurisdictions[name, code, -1 if known[0] == "central" else home] = known
        return known

    def record(self, n: int) -> Record:
        """The document as `record_of` would make it, without its text."""
        cited = self.cited(n)
        code, title, _, issuer = self.whole(n)
        law = title if self.kind[n] == LAW else None
        return Record(
            description=self.described(n),
            sha256=hashlib.sha256(f"{self.seed} {n}".encode()).hexdigest(),
            code=code,
            name=law,
            issuer=issuer,
            subject=title,
            aliases=(name_key(law),) if law else (),
            claims=[one.claim for one in cited],
            edges=[Edge(None, one.kind, at, PHRASES[one.kind]) for at, one in enumerate(cited)],
        )

    # ── what it cites ────────────────────────────────────────────────────────────────────────────────

    def cited(self, n: int) -> list[Cited]:
        """What document `n` cites, each document once, as references.py joins mentions."""
        chance = self.dice(n, "cited")
        roll, found = chance.random, dict[int, Cited]()
        unit = self.units[self.unit[n]]
        bodies = {"central": 0} | {self.units[at].level: at for at in (*unit.above, self.unit[n])}
        for _ in range(1 + int(chance.expovariate(1 / CITED))):
            where = PLACE[bisect(PLACE_UP_TO, roll())]
            at = chance.randrange(1, len(self.units)) if where == "other" else bodies.get(where, 0)
            target = self.target(n, at, chance) if at else self.central_target(n, chance)
            if target is None or target == n or target in found:
                continue
            kind = KIND[bisect(KIND_UP_TO, roll())]
            found[target] = Cited(self.claim(n, target, chance), target, kind)
        return list(found.values())

    def target(self, n: int, body: int, chance: random.Random) -> int | None:
        """An earlier document of a body: one of the often cited, or a recent one, or any."""
        of = self.units[body]
        last = bisect_left(self.day, self.day[n], of.first, of.last)
        if last == of.first:
            return None
        way, spot = chance.random(), of.first + int(chance.random() * (last - of.first))
        if way < 0.25:  # the most cited of a body: one paper in 256
            return of.first + (spot - of.first) // 256 * 256
        if way < 0.5:
            return of.first + (spot - of.first) // 16 * 16
        if way < 0.8:  # recent
            return max(of.first, last - 1 - int(chance.expovariate(0.02)))
        return spot

    def central_target(self, n: int, chance: random.Random) -> int | None:
        """A document of the centre: one whose number holds its year, or one of the others; steeply by rank."""
        group = self.central[chance.random() < YEAR_IN_CODE]
        last = bisect_left(group, self.day[n], key=self.day.__getitem__)
        if last == 0:
            return None
        way, spot = chance.random(), int(chance.random() * last)
        if way < 0.6:
            spot = spot // 64 * 64 if way < 0.3 else spot // 8 * 8
        return group[spot]

    def claim(self, n: int, target: int, chance: random.Random) -> Claim:
        """How document `n` cites `target`, all its mentions joined; what was said so before is remembered."""
        roll = chance.random
        law = self.kind[target] == LAW
        if law and roll() < BY_NAME:
            # Without the year, the law in force is meant.
            newest = roll() < 0.5 and self.newest(target, n)
            return self.by_name(n, target, None if newest else int(self.date(target)[:4]))
        series = None if law else self.series[self.kind[target]]
        once = series is None or series.year_in_symbol
        dated, titled, otherwise = STATED[once]
        date = self.date(target) if roll() < dated else ""
        if date and roll() < WRONG_DATE:
            date = self.wrong_date(target, chance)
        number = None
        if not law and roll() < WRONG_NUMBER:
            number = max(1, self.number[target] + chance.choice([-10, -9, -1, 1, 9, 10, 90, 100]))
        words = 0
        if not law and roll() < (titled if date else otherwise):
            words = chance.randint(3, 8) if roll() < 0.2 else 99
        kind = ""
        if series and roll() < 0.95:
            kind = series.type if roll() >= WRONG_TYPE else "TB"
        form = self.named(n, target, roll())
        # Whose paper says it counts where the issuer is not named in full; when, where nothing dates the cited one.
        home = 0 if self.unit[target] == 0 else self.unit[n]
        return self.stated(target, home, date, number, words, kind, form, "" if date or once else self.date(n)[:4])

    def stated(
        self, target: int, home: int, date: str, number: int | None, words: int, kind: str, form: str, citing: str
    ) -> Claim:
        """What the parser would make of a reference, through the same functions."""
        title = " ".join(self.whole(target)[1].split()[:words])
        issuer = self.issuer(target, form) if form else None
        reference = Reference(
            "r",
            type=kind or None,
            code=self.whole(target)[0] if number is None else self.code(target, number),
            date=date or None,
            issuer=Body(issuer) if issuer else None,
            title=title or None,
            inferred=[] if kind else ["type"],
        )
        level, scope = self.jurisdiction(issuer, target, home)
        assert reference.code is not None
        key = code_key(reference.code)
        description = Description(
            key,
            date,
            self.type(target, kind) if kind else "",
            level,
            scope,
            fold(title[:TITLE]),
            latest=latest(key, reference, citing),
        )
        return claimed(description, reference.code, None, issuer, title[:TITLE])

    def by_name(self, n: int, law: int, year: int | None) -> Claim:
        """A law by its name, through the same functions."""
        reference = Reference("r", name=self.title(law), year=year)
        known.resolve([reference], self.date(n), self.rules)
        return claim_of(reference, self.units[self.unit[n]].home, self.date(n), self.rules)

    def newest(self, law: int, citing: int) -> bool:
        """Whether a law is the newest of its name that was in force when `citing` was issued."""
        in_force = self.day[citing] - 200
        return self.day[law] == max((day for day in self.editions[self.title(law)] if day <= in_force), default=0)

    def wrong_date(self, target: int, chance: random.Random) -> str:
        off = chance.choice([-366, -365, -31, -30, -10, -1, 1, 10, 30, 31, 365, 366])
        return (EPOCH + datetime.timedelta(max(0, self.day[target] + off))).isoformat()

    def named(self, n: int, target: int, roll: float) -> str:
        """How the paper names the issuer, "" where it does not; a place that is not above it is named in full."""
        unit, own = self.unit[target], self.unit[n]
        if unit == 0:
            return "full" if roll < 0.5 else ""
        if roll < FULL or not (unit == own or unit in self.units[own].above):
            return "full"
        return "bare" if roll < FULL + BARE else ""

    def kept(self) -> Iterator[int]:
        """The numbers of the documents that are in the library, in an order that has nothing to do with them."""
        numbers = array("I", (n for n in range(len(self)) if self.is_kept(n)))
        random.Random(self.seed).shuffle(numbers)
        yield from numbers


@functools.cache
def iso_of(day: int) -> str:
    return (EPOCH + datetime.timedelta(day)).isoformat()


LAW = 255
LEVELS = ("central", "province", "district", "commune")
PHRASES = {"mentions": "", "based_on": "căn cứ", "implements": "thực hiện"}


def days(date: str) -> int:
    return (datetime.date.fromisoformat(date) - EPOCH).days if date >= "1985" else 0
