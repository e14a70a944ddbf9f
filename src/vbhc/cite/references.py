"""Mentions → References: the mentions of one document are one reference, with what all of them state.

In: Citations in text order.  Out: References in the order of their first mentions ("r1" on); each citation's
`reference` is set.  Numbers repeat over years, terms and bodies (27-NQ/TW exists four times), so only what agrees is
joined.  Which document a name means, and what known documents add, is known.py's work.
"""

from __future__ import annotations

from dataclasses import field

from vbhc.cite.keys import BodyNames, Codes, Key, canonical, codes, key_of, name_key
from vbhc.model import Citation, Reference
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

_NEAREST = 32  # of documents of one number or name, and of what the mentions of one state, so many are compared


@dataclass(slots=True)
class Work:
    """A document as the mentions read so far state it."""

    reference: Reference
    key: Key | None
    names: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    last: int = 0


def references(citations: list[Citation], rules: Rules) -> list[Reference]:
    """The documents that `citations` mean.

    A citation whose `reference` holds the id of another citation (an alias, a word that points back) joins that one.
    """
    joiner = Joiner(rules.once(BodyNames))
    owner: dict[str, Reference] = {}
    for number, citation in enumerate(citations):
        if citation.reference in owner:
            reference = owner[citation.reference]
            reference.mentions.append(citation.id)
        else:
            reference = joiner.join(citation, number)
        citation.reference = reference.id
        owner[citation.id] = reference
    known = rules.once(codes)
    for work in joiner.works:
        finish(work, known)
    return [w.reference for w in joiner.works]


class Joiner:
    """Joins one mention after the other to the documents named before it."""

    def __init__(self, names: BodyNames) -> None:
        self.bodies = names
        self.works: list[Work] = []
        self.by_number: dict[str, dict[tuple[str, ...], list[Work]]] = {}
        self.by_name: dict[str, list[Work]] = {}

    def join(self, c: Citation, number: int) -> Reference:
        """The reference that `c`, the mention of that number in the text, means: an earlier one, or a new one."""
        key = key_of(c.code) if c.code else None
        name = name_key(c.name) if c.name else ""
        work, conflicts = self.find(c, key, name)
        if work is None:
            return self.open(c, key, name, number)
        self.add(work, c, key, name, number)
        for conflict in conflicts:
            if conflict not in work.reference.conflicts:
                work.reference.conflicts.append(conflict)
        return work.reference

    def find(self, c: Citation, key: Key | None, name: str) -> tuple[Work | None, list[str]]:
        """The document that `c` means, among those named before, and the fields in which it contradicts them.

        The nearest before it that agrees in all; else the nearest whose contradiction can only be an error.
        """
        candidates = self.numbered(key)[-_NEAREST:] if key else []
        if name in self.by_name:
            candidates += [w for w in self.by_name[name][-_NEAREST:] if not any(w is o for o in candidates)]
        if not candidates:
            return None, []
        best: tuple[Work | None, list[str]] = (None, [])
        rank = (2, 0)
        for work in candidates:
            conflicts = self.clash(c, key, name, work)
            if conflicts is None:
                continue
            agrees = bool(c.date and c.date in work.dates)
            order = (1 if conflicts else 0, -(10**9 if agrees else 0) - work.last)
            if best[0] is None or order < rank:
                best, rank = (work, conflicts), order
        return best

    def numbered(self, key: Key) -> list[Work]:
        """The documents named before with the number and symbol of `key`, or with the number alone."""
        groups = self.by_number.get(key.number)
        if groups is None:
            return []
        if key.groups:
            return [*groups.get((), []), *groups.get(key.groups, [])]
        return [w for works in list(groups.values())[-_NEAREST:] for w in works[-_NEAREST:]]

    def clash(self, c: Citation, key: Key | None, name: str, work: Work) -> list[str] | None:
        """The fields in which `c` contradicts `work`; None where it means another document."""
        other = work.key
        if key and other:
            if not same_number(key, other, c, work):
                return None
        elif name not in work.names or not name or not same_year(c, key, work):
            return None
        conflicts = []
        if c.type and work.reference.type and c.type != work.reference.type:
            if key and other and not (key.groups and other.groups):
                return None
            conflicts.append("type")
        issuer = self.issuer_clash(c, work)
        dated = c.date and work.dates and c.date not in work.dates
        if issuer == "place":
            if dated or not c.date or not work.dates:
                return None
            issuer = None  # one number of one day: the place is misread
        if dated:
            if issuer or self.other_year(c, key, work):
                return None
            conflicts.append("date")
        if issuer:
            conflicts.append("issuer")
        return conflicts

    def issuer_clash(self, c: Citation, work: Work) -> str | None:
        """How the issuer of `c` differs from those that are known, as BodyNames.differ says; None where it need not."""
        if c.issuer is None or not work.issuers:
            return None
        found = [self.bodies.differ(c.issuer.name, other) for other in work.issuers]
        return None if None in found else found[-1]

    def other_year(self, c: Citation, key: Key | None, work: Work) -> bool:
        """Whether another date makes another document: numbers without a year start anew each year or term."""
        assert c.date is not None
        if key and key.year:
            return False
        if any(c.date[:4] == d[:4] for d in work.dates):
            return False
        if key is None:
            return True
        return bool(c.title and work.titles and not alike(c.title, work.titles))

    def open(self, c: Citation, key: Key | None, name: str, number: int) -> Reference:
        """A document named for the first time."""
        r = Reference(
            f"r{len(self.works) + 1}", c.type, c.code, c.name, c.year, c.date, c.issuer, c.title, mentions=[c.id]
        )
        year = year_of(c, key)
        work = Work(
            r,
            key,
            {name} if name else set(),
            [c.date] if c.date else [],
            [c.issuer.name] if c.issuer else [],
            [c.title] if c.title else [],
            {year} if year else set(),
            number,
        )
        self.works.append(work)
        if key:
            self.by_number.setdefault(key.number, {}).setdefault(key.groups, []).append(work)
        if name:
            self.by_name.setdefault(name, []).append(work)
        return r

    def add(self, work: Work, c: Citation, key: Key | None, name: str, number: int) -> None:
        """Adds to a document what one more mention of it states; what was stated first stays."""
        r = work.reference
        r.mentions.append(c.id)
        work.last = number
        if key:
            works = self.by_number.setdefault(key.number, {}).setdefault(key.groups, [])
            if not works or (works[-1] is not work and not any(work is w for w in works[-_NEAREST:])):
                works.append(work)
            if work.key is None or (key.groups and not work.key.groups):
                work.key = key
        if name and name not in work.names:
            work.names.add(name)
            self.by_name.setdefault(name, []).append(work)
        if c.code and (r.code is None or (key and key.groups and not (key_of(r.code) or key).groups)):
            r.code = c.code
        if c.date:
            r.date = r.date or c.date
            if len(work.dates) < _NEAREST and c.date not in work.dates:
                work.dates.append(c.date)
        if c.issuer:
            r.issuer = r.issuer or c.issuer
            if len(work.issuers) < _NEAREST and c.issuer.name not in work.issuers:
                work.issuers.append(c.issuer.name)
        if c.title:
            r.title = r.title or c.title
            if len(work.titles) < _NEAREST and c.title not in work.titles:
                work.titles.append(c.title)
        year = year_of(c, key)
        if year:
            work.years.add(year)
        r.type = r.type or c.type
        r.name = r.name or c.name
        r.year = r.year or c.year


def merge(references: list[Reference], citations: list[Citation]) -> list[Reference]:
    """One reference for a law that is cited by its number and, elsewhere, by a name that known documents resolve."""
    first: dict[str, Reference] = {}
    kept: list[Reference] = []
    for r in references:
        other = first.get(r.code) if r.code else None
        if (
            other is None
            or "known" not in (r.resolved_by, other.resolved_by)
            or (r.date and other.date and r.date != other.date)
        ):
            kept.append(r)
            if r.code:
                first.setdefault(r.code, r)
            continue
        if other.resolved_by == "known" and r.resolved_by == "text":
            other.resolved_by, other.inferred = "text", [f for f in other.inferred if f != "code"]
        for name in ("type", "name", "year", "date", "issuer", "title"):
            if getattr(other, name) is None:
                setattr(other, name, getattr(r, name))
        other.mentions += r.mentions
    if len(kept) == len(references):
        return references
    order = {c.id: n for n, c in enumerate(citations)}
    owner = {}
    for n, r in enumerate(kept, 1):
        r.id = f"r{n}"
        r.mentions.sort(key=lambda m: order[m])
        owner.update(dict.fromkeys(r.mentions, r.id))
    for c in citations:
        c.reference = owner[c.id]
    return kept


def year_of(c: Citation, key: Key | None) -> int | None:
    """The year of the document that `c` means, by its name, its date or its number."""
    if c.year:
        return c.year
    if c.date:
        return int(c.date[:4])
    return key.year if key else None


def same_number(key: Key, other: Key, c: Citation, work: Work) -> bool:
    """Whether two numbers can be one: "33/2020" and "33/2020/NĐ-CP" of one type, "47/TT-BNNPTNT" of one year."""
    if key.number != other.number:
        return False
    if key.year != other.year:
        year = key.year or other.year
        dated = {int(d[:4]) for d in (*work.dates, c.date or "") if d}
        if (key.year and other.year) or year not in dated:
            return False
    if key.groups and other.groups:
        return key.groups == other.groups
    return c.type == work.reference.type or None in (c.type, work.reference.type)


def same_year(c: Citation, key: Key | None, work: Work) -> bool:
    """Whether a law cited by name can be the one of `work`: no years, or a year in common."""
    years = {y for y in (c.year, int(c.date[:4]) if c.date else None, key.year if key else None) if y}
    return not years or not work.years or bool(years & work.years)


def alike(title: str, others: list[str]) -> bool:
    """Whether a title may be that of a document named before: one begins as the other does."""
    words = fold(title).split()[:6]
    return any(words[: len(o)] == o[: len(words)] for o in (fold(t).split()[:6] for t in others))


def finish(work: Work, known: Codes) -> None:
    """Puts the canonical number and symbol, and says what was inferred."""
    r = work.reference
    if r.code:
        r.resolved_by = "text"
        code = canonical(r.code, known)
        if code != r.code:
            r.code = code
            r.inferred.append("code")
