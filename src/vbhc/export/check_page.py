"""Findings as one self-contained page: each document as text, its findings in the margin, what it cites as a list.

In: documents with their findings, and the inputs that could not be read.  Out: HTML with the data as JSON;
assets/check.html lays it out, and puts every text of a document in as text.  No network is used.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from vbhc.export import words
from vbhc.export.cited import CitedDocument, cited_list
from vbhc.export.findings import Refused, Results, where
from vbhc.export.page import asset, embedded
from vbhc.export.rule import SEVERITIES
from vbhc.model import Block, Citation, Document, Finding, Reference, Related, Section, SectionKind, Span, Zone
from vbhc.records import dataclass

HEADINGS: frozenset[SectionKind] = frozenset(("part", "chapter", "section", "subsection", "roman", "annex", "article"))
HEADING = 200  # letters: a longer line is a paragraph, whatever number it has
AROUND = 60  # letters of a related place that are shown
Json = dict[str, Any]


def page(results: Results, refused: Sequence[Refused] = ()) -> str:
    """The HTML of a check."""
    before, after = asset("check.html").split("@DATA@")
    return before + embedded(page_data(results, refused)) + after


def page_data(results: Results, refused: Sequence[Refused] = ()) -> Json:
    spoken = {one.code for _, findings in results for one in findings}
    return {
        "papers": [paper(document, findings) for document, findings in results],
        "refused": [{"path": path, "message": message} for path, message in refused],
        "severities": SEVERITIES,
        "families": words.FAMILIES,
        "rules": rules(spoken),
    }


def rules(codes: set[str]) -> Json:
    """What the page tells of the rules that found something."""
    from vbhc.check.run import every_rule

    return {rule.code: {"summary": rule.summary(), **rule.parts()} for rule in every_rule() if rule.code in codes}


def paper(document: Document, findings: Sequence[Finding]) -> Json:
    blocks = document.blocks or [Block(0, len(document.text))]
    starts = [block.start for block in blocks]
    cited = cited_list(document).documents
    numbers = {citation.id: number for number, citation in enumerate(document.citations)}
    own = {reference.id: reference for reference in document.references}
    return {
        "path": document.source.path,
        "file": PurePath(document.source.path).name,
        "title": title(document),
        "subject": document.header.subject,
        "facts": facts(document),
        "blocks": list(shown_blocks(document, blocks, findings)),
        "findings": [note(document, one, starts) for one in findings],
        "citations": citations(document.citations, cited),
        "references": [reference(item, own[item.reference], numbers) for item in cited],
    }


def title(document: Document) -> str:
    """ "Kế hoạch số 184-KH/HU"; the file's name where nothing is known of it."""
    header = document.header
    kind = header.type.name if header.type else None
    number = f"số {header.code}" if header.code else None
    return " ".join(filter(None, (kind, number))) or PurePath(document.source.path).name


def facts(document: Document) -> list[str]:
    header = document.header
    issuer = words.body_name(header.issuer)
    return [fact for fact in (issuer, words.written_date(header.date)) if fact]


# ── the text ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Marks:
    """Spans in the order of their starts; `at` is asked for rising places, so the spans are passed once."""

    spans: list[tuple[int, int, int]]  # start, end, number
    open: list[tuple[int, int, int]] = field(default_factory=list)
    next: int = 0

    @classmethod
    def of(cls, spans: Sequence[Span]) -> Marks:
        return cls(sorted((start, end, number) for number, (start, end) in enumerate(spans)))

    def at(self, place: int) -> list[int]:
        """The numbers of the spans that hold the letter at `place`."""
        while self.next < len(self.spans) and self.spans[self.next][0] <= place:
            self.open.append(self.spans[self.next])
            self.next += 1
        self.open = [span for span in self.open if span[1] > place]
        return [number for _, _, number in self.open]


def shown_blocks(document: Document, blocks: Sequence[Block], findings: Sequence[Finding]) -> Iterator[Json]:
    """The blocks with their text in pieces, each with the citation and the findings that it belongs to.

    A piece is [text], [text, citation], or [text, citation or -1, [finding, …]].
    """
    spans = [one.span for one in findings], [citation.span for citation in document.citations]
    found, cited = map(Marks.of, spans)
    cuts = sorted({at for some in spans for span in some for at in span})
    headings = heading_starts(document.sections)
    zones = [zone.start for zone in document.structure.zones]
    page = None
    for block in blocks:
        made: Json = {"zone": zone_of(document.structure.zones, zones, block.start)}
        if block.kind == "heading" or (block.start in headings and block.end - block.start <= HEADING):
            made["head"] = True
        if block.kind == "footnote":
            made["foot"] = True
        if block.cell:
            made["cell"] = block.cell
        if block.page not in (None, page):
            page = made["page"] = block.page
        made["pieces"] = list(pieces(document.text, block, cuts, cited, found))
        yield made


def pieces(text: str, block: Block, cuts: list[int], cited: Marks, found: Marks) -> Iterator[list[Any]]:
    inner = cuts[bisect.bisect_right(cuts, block.start) : bisect.bisect_left(cuts, block.end)]
    edges = [block.start, *inner, block.end]
    for start, end in pairwise(edges):
        if start == end:
            continue
        citation, findings = cited.at(start), found.at(start)
        piece: list[Any] = [text[start:end]]
        if citation or findings:
            piece.append(citation[-1] if citation else -1)
        if findings:
            piece.append(findings)
        yield piece


def heading_starts(sections: list[Section]) -> set[int]:
    """Where the lines begin that are headings of the outline."""
    found = set()
    for section in sections:
        if section.kind in HEADINGS:
            found.add(section.span[0])
        found |= heading_starts(section.children)
    return found


def zone_of(zones: list[Zone], starts: list[int], at: int) -> str:
    index = bisect.bisect_right(starts, at) - 1
    return zones[index].kind if index >= 0 else "body"


# ── the margin and the list ───────────────────────────────────────────────────────────────────────


def note(document: Document, one: Finding, starts: list[int]) -> Json:
    """A finding as the margin shows it; `block` is the number of the paragraph that it stands beside."""
    made: Json = {
        "id": one.id,
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "words": one.text,
        "place": where(one),
        "block": block_at(starts, one.span[0]),
    }
    if one.fix:
        made["fix"] = one.fix.text
        made["certain"] = one.fix.certain
    if one.basis:
        made["basis"] = " ".join(one.basis.split())
    if one.related:
        made["related"] = [related(document, other, starts) for other in one.related]
    return made


def block_at(starts: list[int], at: int) -> int:
    return max(0, bisect.bisect_right(starts, at) - 1)


def related(document: Document, other: Related, starts: list[int]) -> Json:
    """Another place that bears on a finding, with the words around it where it is in the same document."""
    if other.path is not None or other.span is None:
        return {"path": other.path, "text": other.text}
    start, end = other.span
    before = document.text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = document.text[end : end + AROUND].partition("\n")[0]
    return {"text": other.text, "before": before, "after": after, "block": block_at(starts, start)}


def citations(mentions: list[Citation], cited: list[CitedDocument]) -> list[Json]:
    """For each mention its reference's number in the list, and the relation that colours it."""
    numbers = {item.reference: number for number, item in enumerate(cited)}
    found: list[Json] = []
    for mention in mentions:
        number = numbers.get(mention.reference or "")
        found.append({} if number is None else {"reference": number, "kind": cited[number].group})
    return found


def reference(item: CitedDocument, own: Reference, numbers: dict[str, int]) -> Json:
    """An entry of the list of cited documents; `mentions` are the numbers of its citations."""
    dated = f"ngày {words.written_date(item.date)}" if item.date else None
    described = [item.type if not item.name else None, dated, item.issuer]
    return {
        "name": words.name_of(own),
        "kind": item.group,
        "group": words.RELATIONS[item.group],
        "line": ", ".join(filter(None, described)),
        "title": item.title,
        "mentions": [numbers[name] for name in own.mentions if name in numbers],
    }
