"""Every type that crosses a room's door.

Spans are `[start, end)` in characters of `Document.text`, and `text[start:end]` is exactly what is quoted.
Unknown is None, ambiguous is a list of candidates, inferred says so.  Dates are ISO strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from vbhc.errors import VbhcError as VbhcError
from vbhc.records import dataclass

SCHEMA = "vbhc/1"
NOT_WRITTEN = {"exclude": True}  # a field that JSON leaves out; pydantic reads this where it makes the JSON Schema

Span = tuple[int, int]
Regime = Literal["state", "party", "normative", "organisation"]
Level = Literal["central", "province", "district", "commune", "unit"]
Origin = Literal["text", "stamp", "ocr", "handwriting", "inferred"]
SectionKind = Literal[
    "part", "chapter", "section", "subsection", "article", "clause", "point", "roman", "arabic", "letter",
    "bullet", "annex",
]  # fmt: skip
CitationForm = Literal["full", "short", "name", "alias", "anaphor"]
Where = Literal["body", "title", "footnote", "quote", "annex"]
RelationKind = Literal[
    "based_on", "implements", "continues", "amends", "replaces", "repeals", "suspends", "extends", "corrects",
    "consolidates", "details", "guides", "approves", "promulgates", "replies_to", "proposed_by", "follows",
    "mentions",
]  # fmt: skip
BlockKind = Literal["paragraph", "cell", "line", "heading", "footnote", "textbox", "running"]
ZoneKind = Literal["letterhead", "title", "body", "closing", "annex"]


# ── intake ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Source:
    """Where a document came from and how it was read."""

    path: str
    format: str  # txt, html, docx, pdf …
    sha256: str
    pages: int | None = None
    text_origin: Literal["text", "ocr", "mixed"] = "text"
    encoding: str = "unicode"


@dataclass(slots=True)
class Block:
    """A stretch `[start, end)` of the text and the place in the source that it was read from (all counted from 1).

    `cell` is (table, row, column).  A footnote's block stands at the foot of its page in a pdf; else it follows the
    paragraph that holds its mark.
    The first `generated` characters are an automatic number or a note's mark, which the source does not hold as text.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    cell: tuple[int, int, int] | None = None
    generated: int = 0


@dataclass(slots=True)
class OcrWord:
    """A word `[start, end)` of the text that was read from a picture; `raw` as read, where it was repaired."""

    start: int
    end: int
    confidence: float
    raw: str | None = None
    candidates: list[str] = field(default_factory=list)  # of figures written by hand: what they may be


@dataclass(slots=True)
class Manuscript:
    """What intake read: the text (NFC, blocks joined by "\\n") and where each block came from.

    `running` holds what stands outside the text proper: page headers, footers, page numbers.  `apart` are those of the
    blocks that are no paragraphs of the text itself: cells of tables and footnotes.
    """

    text: str
    blocks: Sequence[Block]
    source: Source
    running: list[str] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    apart: list[Block] = field(default_factory=list)
    stamps: list[Span] = field(default_factory=list)  # drawn by a stamp: the number and day of a signed PDF
    arrival: Arrival | None = None  # from an arrival stamp that stands outside the text
    arrival_read: OcrWord | None = None  # how sure its reading is, where it was a picture; no place in the text
    recognised: list[OcrWord] = field(default_factory=list)  # the words read from pictures, in text order


# ── parse ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class DocType:
    """Tên loại: its abbreviation and its name ("KH", "Kế hoạch").  Công văn is CV in every regime."""

    code: str
    name: str


@dataclass(slots=True)
class Body:
    """A body (cơ quan, tổ chức) as named; `id` where rules/ know it."""

    name: str
    id: str | None = None
    level: Level | None = None
    place: str | None = None


@dataclass(slots=True)
class Signature:
    authority: str | None = None  # "TM. ỦY BAN NHÂN DÂN"
    capacity: str | None = None  # "KT. CHỦ TỊCH"
    position: str | None = None  # "PHÓ CHỦ TỊCH"
    name: str | None = None


@dataclass(slots=True)
class Arrival:
    """The ĐẾN stamp."""

    number: str | None = None
    date: str | None = None
    body: str | None = None


@dataclass(slots=True)
class Evidence:
    """Why a header field has its value: where it stands (None where nothing does), how it was read, by which rule.

    Of a value read from a picture (origin "ocr", or "handwriting" where figures are by hand): `confidence` (0-1)
    of the least sure word, the `raw` reading where it was repaired, `candidates` of what is written by hand.
    """

    span: Span | None
    origin: Origin
    rule: str
    confidence: float | None = None
    raw: str | None = None
    candidates: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Header:
    regime: Regime | None = None
    type: DocType | None = None
    number: str | None = None
    symbol: str | None = None
    code: str | None = None
    issuer: Body | None = None
    issuers: list[Body] = field(default_factory=list)  # all of a joint document's, the first included; else empty
    parent_body: Body | None = None
    place: str | None = None
    date: str | None = None
    subject: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    copy_form: str | None = None  # SAO Y, SAO LỤC, TRÍCH SAO
    addressees: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    arrival: Arrival | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(slots=True)
class Section:
    """A unit of the outline; `title` is its heading, or the item's text; `span` runs to the end of its last child."""

    kind: SectionKind
    marker: str
    title: str
    span: Span
    children: list[Section] = field(default_factory=list)


@dataclass(slots=True)
class Zone:
    kind: ZoneKind
    start: int
    end: int


@dataclass(slots=True)
class Structure:
    """What parse found: header, outline, zones in text order, and the spans of quoted wording of other documents.

    `own` are the spans that name the document itself (its number, its title): no citations there, but for
    documents named inside the title, which lie in `title`.
    """

    header: Header
    sections: list[Section]
    zones: list[Zone]
    quotes: list[Span] = field(default_factory=list)
    footnotes: list[Span] = field(default_factory=list)
    own: list[Span] = field(default_factory=list)
    title: Span | None = None
    warnings: list[Notice] = field(default_factory=list)


# ── cite ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Pinpoint:
    """Điều, khoản, điểm (and what stands above them) of the cited document; a range is given by its two ends."""

    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    to: str | None = None  # last unit of a range: "từ Điều 5 đến Điều 9" is article 5, to 9
    annex: str | None = None


@dataclass(slots=True)
class Citation:
    """One mention: only what THIS mention states.  `inferred` names the fields that it does not print."""

    id: str
    span: Span
    text: str
    type: str | None = None
    code: str | None = None
    name: str | None = None
    year: int | None = None
    date: str | None = None
    issuer: Body | None = None
    title: str | None = None
    where: Where = "body"
    pinpoints: list[Pinpoint] = field(default_factory=list)
    form: CitationForm = "full"
    reference: str | None = None
    rule: str = ""
    inferred: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Candidate:
    code: str | None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


@dataclass(slots=True)
class Reference:
    """A document that is cited, with what all its mentions state.

    `conflicts` names the fields in which mentions contradict each other; the values stay with the mentions.
    """

    id: str
    type: str | None = None
    code: str | None = None
    name: str | None = None
    year: int | None = None
    date: str | None = None
    issuer: Body | None = None
    title: str | None = None
    mentions: list[str] = field(default_factory=list)
    resolved_by: Literal["text", "known", "library"] | None = None
    candidates: list[Candidate] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Relation:
    """`source` does `kind` to `target` ("self" or reference ids): the edge runs from the document that acts."""

    source: str
    kind: RelationKind
    target: str
    pinpoints: list[Pinpoint] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    phrase: str | None = None


@dataclass(slots=True)
class Definition:
    """A short name defined in the text ("sau đây gọi là …"); `reference` is "self" or a reference's id."""

    alias: str
    reference: str
    span: Span


@dataclass(slots=True)
class Notice:
    code: str
    message: str
    span: Span | None = None


@dataclass(slots=True)
class Document:
    schema: str = field(default=SCHEMA, kw_only=True)  # first, as a reader of the JSON meets it
    source: Source
    header: Header
    sections: list[Section]
    citations: list[Citation]
    references: list[Reference]
    relations: list[Relation]
    definitions: list[Definition]
    warnings: list[Notice]
    text: str
    blocks: Sequence[Block] = field(default=(), metadata=NOT_WRITTEN)  # none where it was read back from JSON
    structure: Structure = field(default_factory=lambda: Structure(Header(), [], []), metadata=NOT_WRITTEN)
    recognised: list[OcrWord] = field(default_factory=list, metadata=NOT_WRITTEN)  # the words read from pictures


@dataclass(slots=True)
class Unread:
    """A file of which only the path is known."""

    path: str


@dataclass(slots=True)
class Failure:
    """A file that could not be read: the same line of ndjson, with an error in place of the document."""

    schema: str = field(default=SCHEMA, kw_only=True)
    source: Unread
    error: Problem


@dataclass(slots=True)
class Problem:
    code: str
    message: str


# ── check ─────────────────────────────────────────────────────────────────────────────────────────

FINDING_SCHEMA = "vbhc/finding/1"
Severity = Literal["error", "warning", "info"]


@dataclass(slots=True)
class Fix:
    """What should stand in place of the finding's words; `certain` where nothing else can be right."""

    text: str
    certain: bool = False


@dataclass(slots=True)
class PlaceInSource:
    """Where in the source the words stand, each counted from 1."""

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None


@dataclass(slots=True)
class Related:
    """Another place that bears on a finding: in the same document (`path` None) or in another."""

    path: str | None
    span: Span | None
    text: str


@dataclass(slots=True)
class Finding:
    """What a rule found: `text` is the document's text at `span`, `basis` the regulation that says so."""

    id: str
    path: str
    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    text: str
    place: PlaceInSource
    fix: Fix | None = None
    basis: str | None = None
    related: list[Related] = field(default_factory=list)
    schema: str = FINDING_SCHEMA
