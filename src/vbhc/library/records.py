"""A parsed Document → a Record: how it is described, what it claims of the documents it cites, the edges between.

A Record is all that the library keeps and resolves; it is a function of the Document and the rules alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import field
from hashlib import blake2b
from typing import NamedTuple, get_args

from vbhc.codec import to_json
from vbhc.library.identity import TITLE, Description, Scope, code_key, dated_by_itself, name_key
from vbhc.library.marks import claim_mark, document_mark
from vbhc.library.scope import home_of, jurisdiction
from vbhc.model import Document, Reference, RelationKind
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import types
from vbhc.text.fold import fold
from vbhc.text.symbols import read_code

KINDS: tuple[str, ...] = get_args(RelationKind)


class Claim(NamedTuple):
    """What a document says of one that it cites: in comparable form, and as printed (`title` too, cut to TITLE).

    `mark` is of the former, `rank` of the latter.  Both are made where the document is parsed, which may be another
    process than the one that writes; tuples are soon handed over.
    """

    mark: int
    rank: int
    key: str
    date: str
    type: str
    level: str
    scope: Scope
    title: str
    year: str
    latest: str
    code: str | None
    name: str | None
    issuer: str | None

    @property
    def description(self) -> Description:
        """What is said, in comparable form."""
        _, _, key, date, type_, level, scope, title, year, latest, *_ = self
        return Description(key, date, type_, level, scope, fold(title), year, latest)


def claimed(
    said: Description, code: str | None = None, name: str | None = None, issuer: str | None = None, title: str = ""
) -> Claim:
    """The Claim that says something, and prints so."""
    key, date, type_, level, scope, comparable, year, latest = said
    printed = title or comparable
    rank = rank_of(issuer, code, name, printed)
    return Claim(claim_mark(said), rank, key, date, type_, level, scope, printed, year, latest, code, name, issuer)


def rank_of(issuer: str | None, code: str | None, name: str | None, title: str) -> int:
    """A number for what a claim prints.  Of what several documents print for one claim the greatest is kept: the
    longest name of the body, then any one, but the same whatever came first."""
    printed = f"{issuer or ''}\x1f{code or ''}\x1f{name or ''}\x1f{title}"
    rest = blake2b(printed.encode(), digest_size=5).digest()
    return min(len(issuer or ""), 127) << 40 | int.from_bytes(rest, "big")


class Edge(NamedTuple):
    """`source` does `kind` to `target`: indexes into Record.claims, source None for the document itself."""

    source: int | None
    kind: str
    target: int
    phrase: str = ""


@dataclass(slots=True)
class Record:
    """One copy of a document as the library keeps it.

    `aliases` are further blocking keys (a law's name); `content` is zlib-packed JSON of the Document, b"" for a line
    of a register; `text` is what full-text search reads.  No two claims, and no two edges, say the same.
    """

    description: Description
    sha256: str
    code: str | None = None
    name: str | None = None
    issuer: str | None = None
    subject: str | None = None
    status: str | None = None
    aliases: tuple[str, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    text: str = ""
    content: bytes = b""
    origin: str = "file"
    mark: int = field(init=False, compare=False)
    fullness: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.mark = document_mark(self.description)
        self.fullness = fullness(self)
        self.claims, self.edges = distinct(self.claims, self.edges)


def distinct(claims: Iterable[Claim], edges: Iterable[Edge]) -> tuple[list[Claim], list[Edge]]:
    """Each claim once, as its greatest wording has it; each edge once, with its last phrase, and none to itself."""
    greatest: dict[int, Claim] = {}
    marks = []
    for claim in claims:
        marks.append(claim.mark)
        if claim.rank >= greatest.setdefault(claim.mark, claim).rank:
            greatest[claim.mark] = claim
    places = {mark: n for n, mark in enumerate(greatest)}
    said: dict[tuple[int | None, str, int], str] = {}
    for source, kind, target, phrase in edges:
        ends = None if source is None else places[marks[source]], kind, places[marks[target]]
        if ends[0] != ends[2]:
            said[ends] = phrase
    return list(greatest.values()), [Edge(*ends, phrase) for ends, phrase in said.items()]


def fullness(record: Record) -> int:
    """How much a copy states; the fullest speaks for its document.  A parsed file is fuller than a register's line."""
    one = record.description
    stated = sum(map(bool, (one.key, one.date, one.type, one.level, any(one.scope), one.title, one.year)))
    return stated + 10 * bool(record.content) + sum(map(bool, (record.code, record.issuer, record.subject)))


def record_of(document: Document, rules: Rules) -> Record:
    """The Record of a parsed document."""
    header = document.header
    home = home_of(document, rules)
    claims = [claim_of(reference, home, header.date, rules) for reference in document.references]
    index = {reference.id: n for n, reference in enumerate(document.references)}
    law = law_name(document)
    own = described(document, home, law, rules)
    if any(relation.target == "self" for relation in document.relations):
        index["self"] = len(claims)
        claims.append(claimed(own, header.code, law, header.issuer.name if header.issuer else None))
    return Record(
        description=own,
        sha256=document.source.sha256,
        code=header.code,
        name=law,
        issuer=header.issuer.name if header.issuer else None,
        subject=header.subject,
        aliases=(name_key(law),) if law and header.code else (),
        claims=claims,
        edges=list(edges_of(document, index)),
        text=document.text,
        content=zlib.compress(to_json(document), 6),
    )


def described(document: Document, home: Scope, law: str | None, rules: Rules) -> Description:
    """How the document itself is described.  Without number and symbol its content alone identifies it."""
    header = document.header
    name = header.issuer.name if header.issuer else None
    level, scope = jurisdiction(name, header.code, home, header.date, rules)
    if header.issuer and header.issuer.level and level != "central":
        level = header.issuer.level if header.issuer.level != "unit" else level
    key = code_key(header.code) if header.code else name_key(law) if law else "#" + document.source.sha256[:16]
    return Description(
        key=key,
        date=header.date or "",
        type=comparable_type(header.type.code if header.type else None, header.code, rules),
        level=level,
        scope=scope,
        title=fold(header.subject or "")[:TITLE],
    )


def law_name(document: Document) -> str | None:
    """ "Luật Đất đai" of a law, code or ordinance: such documents are cited by name."""
    header = document.header
    if header.type is None or header.type.code not in ("L", "PL", "HP") or not header.subject:
        return None
    subject = header.subject
    return subject if fold(subject).startswith(fold(header.type.name)) else f"{header.type.name} {subject}"


def claim_of(reference: Reference, home: Scope, citing: str | None, rules: Rules) -> Claim:
    """What a document of `home` and of the date `citing` says of one reference, all its mentions taken together."""
    name = reference.issuer.name if reference.issuer else None
    level, scope = jurisdiction(name, reference.code, home, reference.date, rules)
    if not reference.code and not name:
        level, scope = "central", Scope()  # a law by its name
    key = code_key(reference.code) if reference.code else name_key(reference.name or "")
    title = (reference.title or "")[:TITLE]
    # A type that was only read off the symbol says nothing of its own.
    word = None if "type" in reference.inferred else reference.type
    return claimed(
        Description(
            key=key,
            date=reference.date or "",
            type=comparable_type(word, reference.code, rules),
            level=level,
            scope=scope,
            title=fold(title),
            year="" if reference.date else str(reference.year or "") or years_of(reference),
            latest=latest(key, reference, citing),
        ),
        reference.code,
        reference.name,
        name,
        title,
    )


def years_of(reference: Reference) -> str:
    """The years of the known laws that may be meant, where several may: "2014 2019"."""
    dates = [candidate.date for candidate in reference.candidates]
    return " ".join(sorted({date[:4] for date in dates if date})) if len(dates) > 1 and all(dates) else ""


def latest(key: str, reference: Reference, citing: str | None) -> str:
    """The year of the citing document where nothing dates the cited one."""
    return "" if reference.date or reference.year or dated_by_itself(key) else (citing or "")[:4]


def comparable_type(word: str | None, code: str | None, rules: Rules) -> str:
    """The type's letters as the symbol has them where they agree (a quy định 08-QĐ/TW is QĐ), else its own code; ""
    where the symbol names another type ("Thông báo số 64/QĐ-UBND"): the symbol stands in the key."""
    if word is None:
        return ""
    entry = rules.once(types).by_code.get(word)
    if entry is None:
        return word
    read = read_code(code) if code else None
    groups = set(read.groups if read else ())
    letters = {entry.code, *entry.short} & groups
    if not letters and any(group in rules.once(types).by_code for group in groups):
        return ""
    return letters.pop() if len(letters) == 1 else entry.code


def edges_of(document: Document, index: dict[str, int]) -> Iterator[Edge]:
    """The relations of a document as edges; `index` gives the claims of its references, and of itself as "self"."""
    for relation in document.relations:
        target = index.get(relation.target)
        source = None if relation.source == "self" else index.get(relation.source)
        if target is None or (source is None and relation.source != "self"):
            continue
        yield Edge(source, relation.kind, target, relation.phrase or "")
