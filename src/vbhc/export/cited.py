"""What a Document cites, as a person asks for it: each reference with how often, where, in which form and why.

In: a Document.  Out: CitedDocument values, for the screen, JSON (contract "vbhc/cite/1") and CSV.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import field

from vbhc.codec import encoded
from vbhc.export import table, words
from vbhc.model import (
    Candidate,
    Citation,
    CitationForm,
    Document,
    Failure,
    Reference,
    RelationKind,
    Section,
    Source,
    Where,
)
from vbhc.records import dataclass

SCHEMA = "vbhc/cite/1"
KINDS = tuple(words.RELATIONS)  # in the order in which a reader meets them: căn cứ first, mere mentions last


@dataclass(slots=True)
class Link:
    """A relation of the reference with another document: "self" is the citing document, else a reference's id."""

    kind: RelationKind
    other: str
    active: bool  # the reference is what acts: "A amends the reference" is passive
    phrase: str | None = None


@dataclass(slots=True)
class CitedDocument:
    """A reference as cited in one document; `group` is its main relation to that document."""

    reference: str
    group: RelationKind
    type: str | None
    code: str | None
    name: str | None
    year: int | None
    date: str | None
    issuer: str | None
    title: str | None
    times: int
    forms: list[CitationForm] = field(default_factory=list)
    where: list[Where] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CitedList:
    """The output of `vbhc cite --format json` for one document."""

    source: Source
    code: str | None
    documents: list[CitedDocument]
    schema: str = field(default=SCHEMA, kw_only=True)


def cited_list(document: Document) -> CitedList:
    """The references of a document, grouped by relation, within a group in text order."""
    mentions = {citation.id: citation for citation in document.citations}
    places = Places(document.sections)
    links = links_of(document)
    found = [describe(reference, mentions, places, links.get(reference.id, [])) for reference in document.references]
    found.sort(key=lambda cited: KINDS.index(cited.group))
    return CitedList(document.source, document.header.code, found)


def describe(reference: Reference, mentions: dict[str, Citation], places: Places, links: list[Link]) -> CitedDocument:
    own = [mentions[name] for name in reference.mentions if name in mentions]
    kinds = [link.kind for link in links if link.other == "self"]
    return CitedDocument(
        reference=reference.id,
        group=min(kinds, key=KINDS.index, default="mentions"),
        type=reference.type,
        code=reference.code,
        name=reference.name,
        year=reference.year,
        date=reference.date,
        issuer=reference.issuer.name if reference.issuer else None,
        title=reference.title,
        times=len(own),
        forms=list(dict.fromkeys(citation.form for citation in own)),
        where=list(dict.fromkeys(citation.where for citation in own)),
        places=list(dict.fromkeys(filter(None, (places.of(citation.span[0]) for citation in own)))),
        links=links,
        candidates=reference.candidates,
        inferred=reference.inferred,
        conflicts=reference.conflicts,
    )


def links_of(document: Document) -> dict[str, list[Link]]:
    """Reference id → its relations, each kind with each document once; plain mentions are no link."""
    found: dict[str, dict[tuple[str, str, bool], Link]] = {}
    for relation in document.relations:
        if relation.kind == "mentions":
            continue
        for end, other, active in ((relation.source, relation.target, True), (relation.target, relation.source, False)):
            if end != "self":
                key = (relation.kind, other, active)
                found.setdefault(end, {}).setdefault(key, Link(relation.kind, other, active, relation.phrase))
    return {reference: list(links.values()) for reference, links in found.items()}


class Places:
    """Where in the outline a character stands: "Chương II, Điều 5, 2", "II, 1"."""

    def __init__(self, sections: list[Section]) -> None:
        self.flat = list(self._walk(sections, ""))
        self.starts = [start for start, _, _ in self.flat]

    def _walk(self, sections: list[Section], above: str) -> Iterator[tuple[int, int, str]]:
        for section in sections:
            marker = section.marker.rstrip(".):/ ")
            path = above if section.kind == "bullet" else f"{above}, {marker}" if above else marker
            yield *section.span, path
            yield from self._walk(section.children, path)

    def of(self, position: int) -> str:
        at = bisect.bisect_right(self.starts, position) - 1
        while at >= 0:  # the nearest section that is open here: at most the siblings of one branch are passed over
            start, end, path = self.flat[at]
            if start <= position < end:
                return path
            at -= 1
        return ""


# ── forms ─────────────────────────────────────────────────────────────────────────────────────────


def dump(result: CitedList | Failure) -> bytes:
    """Indented UTF-8 JSON."""
    return encoded(result, indent=2)


COLUMNS = ["path", "citing", "group", "type", "code", "name", "year", "date", "issuer", "title", "times", "forms"]
COLUMNS += ["where", "places"]


def csv_head(*, mark: bool = False) -> bytes:
    """The titles of the columns; `mark` puts the byte order mark before them."""
    return ((table.MARK if mark else "") + table.lines([COLUMNS])).encode()


def csv_rows(cited: CitedList) -> bytes:
    """One row a reference."""
    return table.lines(csv_row(cited, item) for item in cited.documents).encode()


def csv_row(cited: CitedList, item: CitedDocument) -> list[object]:
    values = [cited.source.path, cited.code, item.group, item.type, item.code, item.name, item.year, item.date]
    lists = (item.forms, item.where, item.places)
    return [*values, item.issuer, item.title, item.times, *("; ".join(value) for value in lists)]
