"""Adds to rules/known_decrees.tsv and rules/replaced.tsv what normative documents say of themselves and of others.

In: folders of documents as the official gazette prints them.  Out: the two tables, with what stood in them before.
Known: number, date and title of each document itself (sure: S), and of those that at least MANY of them cite with one
date (C).  Replaced: what a closing article repeals or replaces as a whole, and the day on which the document comes
into force (sure: S, or E where exceptions are made); where that day is not plain, or only a part is repealed, nothing.

    python tools/build_known.py FOLDER…
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vbhc import parse
from vbhc.errors import VbhcError
from vbhc.model import Citation, Document, Relation, Section
from vbhc.patterns import either
from vbhc.rules import default_rules
from vbhc.text.dates import dates, iso
from vbhc.text.doctypes import TypeEntry
from vbhc.text.fold import one_line

RULES = Path(__file__).resolve().parent.parent / "rules"
MANY = 3  # documents that cite another with one date
LEAD = 300  # letters before a citation in which its clause begins
NUMBERED = re.compile(r"\d+[a-z]?/(?:19|20)\d\d/[^/]+(?<!UBTVQH)")
OF_ASSEMBLY = re.compile(r"/(?:UBTV)?QH\d+$")
KINDS = (entry for entry in default_rules().table("types", TypeEntry) if "normative" in entry.regimes)
TYPES = f"(?:{either(word for entry in KINDS for word in entry.words)})"
IN_FORCE = re.compile(rf"{TYPES}\s+này\s+có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?(?:từ\s+)?(?=ngày)", re.I)
SIGNED = re.compile(r"ngày\s+ký", re.I)
CLAUSE = re.compile(r"[;:]\s|\.\s|\n\s*(?=(?:[a-zđ]{1,2}\)|\d+\.|[-+])\s)")
MARK = re.compile(r"^\s*(?:[a-zđ]{1,2}\)|\d+(?:\.\d+)*\.?|[-+])\s*")
WHOLE = re.compile(
    rf"(?:(?:Kể )?từ (?:ngày|thời điểm) {TYPES} này có hiệu lực(?: thi hành)?,? ?)?"
    rf"(?:{TYPES} này (?:có hiệu lực [^;:.]{{0,80}}? và )?)?"
    r"(?:thay thế|bãi bỏ)?(?: toàn bộ)?(?: các)?(?: văn bản(?: sau)?)?",
    re.I,
)
PARTLY = re.compile(r"một phần|đối với", re.I)
EXCEPT = re.compile(r"\btrừ\b", re.I)


@dataclass(slots=True)
class Facts:
    """What the documents say: rows of the two tables, and the citations of each number."""

    known: list[tuple[str, ...]] = field(default_factory=list)
    cited: dict[str, dict[str, Citation]] = field(default_factory=lambda: defaultdict(dict))  # by the citing document
    replaced: list[tuple[str, ...]] = field(default_factory=list)


def main() -> None:
    facts, laws = Facts(), {row["code"]: row["date"] for row in default_rules().rows("laws")}
    for path in sorted(file for folder in sys.argv[1:] for file in Path(folder).rglob("*") if file.is_file()):
        try:
            document = parse(path)
        except VbhcError as problem:
            print(problem, file=sys.stderr)
            continue
        if document.header.code and document.header.date:
            read(document, laws, facts)
    write(RULES / "known_decrees.tsv", [*often_cited(facts), *facts.known])
    write(RULES / "replaced.tsv", facts.replaced)


def read(document: Document, laws: dict[str, str], facts: Facts) -> None:
    """Adds what one document says."""
    header = document.header
    code, day = header.code or "", header.date or ""
    if not numbered(code, day):
        return
    if not OF_ASSEMBLY.search(code):
        title = one_line(header.subject or "")
        title = "" if title.isupper() else title[:1].lower() + title[1:]  # as it is cited
        facts.known.append((code, day, header.issuer.name if header.issuer else "", title, "S"))
    for c in document.citations:
        if c.code and c.date and not c.inferred and numbered(c.code, c.date) and not OF_ASSEMBLY.search(c.code):
            facts.cited[c.code].setdefault(code, c)
    cited = {c.id: c for c in document.citations}
    for relation in document.relations:
        if relation.source == "self" and relation.kind in ("replaces", "repeals") and not relation.pinpoints:
            for c in (cited[name] for name in relation.evidence):
                if row := replaced_row(document, relation, c, laws):
                    facts.replaced.append(row)


def numbered(code: str, day: str) -> bool:
    """Whether a number holds its year, and the day is of that year: a sign that both were read well."""
    return NUMBERED.fullmatch(code) is not None and (code.split("/")[1] == day[:4] or bool(OF_ASSEMBLY.search(code)))


def replaced_row(document: Document, relation: Relation, c: Citation, laws: dict[str, str]) -> tuple[str, ...] | None:
    """code, date, since, by, how, basis, sure of a document that this one repeals as a whole."""
    article = next((s for s in articles(document.sections) if s.span[0] <= c.span[0] < s.span[1]), None)
    date = c.date or laws.get(c.code or "", "")
    if article is None or c.where != "body" or not numbered(c.code or "", date or "") or not whole(document, c):
        return None
    since = in_force(document, article)
    if since is None or since < date:
        return None
    kind = document.header.type.name if document.header.type else ""
    basis = f"{kind} số {document.header.code}, {article.marker.rstrip('.')}"
    sure = "E" if EXCEPT.search(rest_of_clause(document, c)) else "S"
    return c.code or "", date, since, document.header.code or "", relation.kind, basis, sure


def articles(sections: list[Section]) -> Iterator[Section]:
    for section in sections:
        if section.kind == "article":
            yield section
        else:
            yield from articles(section.children)


def whole(document: Document, c: Citation) -> bool:
    """Whether a citation stands at the head of its clause, or behind the verb alone."""
    before = document.text[max(0, c.span[0] - LEAD) : c.span[0]]
    lead = MARK.sub("", CLAUSE.split(before)[-1])
    return WHOLE.fullmatch(one_line(lead).strip()) is not None and not PARTLY.search(rest_of_clause(document, c))


def rest_of_clause(document: Document, c: Citation) -> str:
    """What a clause says behind a citation and its title."""
    rest = re.split(r"[;.]\s", document.text[c.span[1] : c.span[1] + 2 * LEAD])[0]
    return one_line(rest).replace(one_line(c.title or ""), "")


def in_force(document: Document, article: Section) -> str | None:
    """The one day from which a document says that it is in force, in an article or, failing that, anywhere."""
    for start, end in (article.span, (0, len(document.text))):
        days = {day_at(document, match.end()) for match in IN_FORCE.finditer(document.text, start, end)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def day_at(document: Document, at: int) -> str | None:
    """The day that is printed at a place: a date, or the day of signing."""
    printed = default_rules().once(dates).full.match(document.text, at)
    return iso(printed) if printed else document.header.date if SIGNED.match(document.text, at) else None


def often_cited(facts: Facts) -> Iterator[tuple[str, ...]]:
    """code, date, issuer, title, sure of the documents that many cite with one date."""
    for code, citing in facts.cited.items():
        days = Counter(c.date for c in citing.values())
        (day, count), *others = days.most_common()
        if count < MANY or others:
            continue
        titles = Counter(one_line(c.title) for c in citing.values() if c.title)
        issuers = Counter(c.issuer.name for c in citing.values() if c.issuer)
        if issuers:
            title = next((t for t, n in titles.most_common(1) if n >= MANY), "")
            yield code, day or "", issuers.most_common(1)[0][0], title, "C"


def write(path: Path, rows: list[tuple[str, ...]]) -> None:
    """Writes a table: its head, what stood in it, and what is new or surer; in the order of the days."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    held = {(row[0], row[1]): row for row in (tuple(line.split("\t")) for line in lines[first + 1 :])}
    for row in rows:
        before = held.get((row[0], row[1]))
        if before is None or (row[-1] == "S" and before[-1] != "S"):
            held[row[0], row[1]] = tuple(new or old for new, old in zip(row, before or row, strict=True))
    ordered = sorted(held.values(), key=lambda row: (row[1], row[0]))
    path.write_text("\n".join([*lines[: first + 1], *map("\t".join, ordered), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
