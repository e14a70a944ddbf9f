"""What rules/known_documents.tsv, known_decrees.tsv and laws.tsv say of documents, by number and symbol and by name.

In: the tables.  Out: rows that may be the document that a reference means.  A row from memory is never used.
"""

from __future__ import annotations

from dataclasses import field

from vbhc.check.rule import Case
from vbhc.cite.known import titles_meet
from vbhc.model import Citation, Reference
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold, strip_marks
from vbhc.text.symbols import Code


@dataclass(slots=True, frozen=True)
class KnownRow:
    """A document that rules know: `title` "" where only its name is known."""

    code: str
    date: str
    issuer: str
    title: str
    name: str = ""
    exact: bool = False  # the title in its own words
    sure: bool = True  # read in the document itself or in an official list, not only in what others cite
    type: str = ""  # numbers of laws and of resolutions run side by side: 93/2015/QH13 is one of each

    def may_be(self, c: Citation) -> bool:
        """Whether a mention names a document of this type, by its word or not at all."""
        if self.name:
            return bool(c.name)
        return not self.type or c.type is None or "type" in c.inferred or c.type == self.type


@dataclass(slots=True)
class KnownIndex:
    """By number and symbol in capitals, laws by folded name.

    `names` as written, `spelt` the same by folded name.
    """

    by_code: dict[str, list[KnownRow]] = field(default_factory=dict)
    by_name: dict[str, list[KnownRow]] = field(default_factory=dict)
    spelt: dict[str, set[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def known_index(rules: Rules) -> KnownIndex:
    """The index (use `rules.once(known_index)`)."""
    index = KnownIndex()
    for row in rules.rows("known_documents"):
        if row["sure"] == "S" and row["code"]:
            known = KnownRow(row["code"], row["date"], row["issuer"], row["title"], type=row["type"])
            index.by_code.setdefault(row["code"].upper(), []).append(known)
    for row in rules.rows("known_decrees"):
        known = KnownRow(row["code"], row["date"], row["issuer"], row["title"], exact=True, sure=row["sure"] == "S")
        index.by_code.setdefault(row["code"].upper(), []).append(known)
    for row in rules.rows("laws"):
        known = KnownRow(row["code"], row["date"], "", "", row["name"])
        if row["code"]:
            index.by_code.setdefault(row["code"].upper(), []).append(known)
        index.by_name.setdefault(fold(row["name"]), []).append(known)
        index.names.add(row["name"])
        index.spelt.setdefault(fold(row["name"]), set()).add(row["name"])
    return index


def plain_names(rules: Rules) -> dict[str, set[str]]:
    """The names of laws by their folded form without marks (use `rules.once(plain_names)`)."""
    found: dict[str, set[str]] = {}
    for key, names in rules.once(known_index).spelt.items():
        found.setdefault(strip_marks(key), set()).update(names)
    return found


def known_by_code(case: Case, r: Reference, told: list[Citation]) -> KnownRow | None:
    """The one known document of the number of `r` that nothing said of it contradicts; its title must agree."""
    rows = case.rules.once(known_index).by_code.get((r.code or "").upper(), [])
    if not rows:
        return None
    dates = {c.date for c in told if c.date}
    issuers = {fold(c.issuer.name) for c in told if c.issuer}
    fitting = [
        k
        for k in rows
        if all(k.may_be(c) for c in told)
        and not (dates and k.date and k.date not in dates)
        and not (issuers and k.issuer and not any(fold(k.issuer) in i or i in fold(k.issuer) for i in issuers))
    ]
    if len(fitting) != 1:
        return None
    known = fitting[0]
    titles = [c.title for c in told if c.title and len(c.title.split(":", 1)[0].split()) > 2]  # "quy định: “Điều 5 …"
    year_in_number = "/20" in known.code or "/19" in known.code
    if titles and known.title:
        return known if any(titles_meet(t, known.title) for t in titles) else None
    return known if year_in_number or dates else None


def of_the_year(case: Case, c: Citation, code: Code) -> KnownRow | None:
    """The known document of the day that a mention gives, whose number is that of the mention but for the year."""
    number = f"{code.number}/{(c.date or '')[:4]}/{code.symbol}".upper()
    return next((k for k in case.rules.once(known_index).by_code.get(number, ()) if k.date == c.date), None)


def known_date_of(case: Case, c: Citation) -> str:
    """The date of the one known document that bears the number of a mention; "" where none or several do."""
    rows = [k for k in case.rules.once(known_index).by_code.get((c.code or "").upper(), ()) if k.date and k.may_be(c)]
    return rows[0].date if len(rows) == 1 else ""
