"""References → relations: paragraph by paragraph, with what headings hand down to the items under them.

In: the text, its Structure, its citations with their references.  Out: Relations between this document ("self") and
its references, and between references.  How one paragraph reads is clauses.py's work; the phrases are data.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import field, replace

from vbhc.cite.clauses import Edge, Reader, Reading
from vbhc.cite.phrases import Phrases, Token, lower, phrases, tokens
from vbhc.model import Citation, Reference, Relation, RelationKind, Section, Structure
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

# What a consolidated text repeats of the document that it consolidates is not its own act.
_KEPT = ("consolidates", "mentions")
# Forms to be filled in, in an annex, name the bases of the papers made from them.
_NOT_IN_ANNEX = ("based_on", "proposed_by", "replies_to")
_KINDS = 4  # kinds of change that one heading can say of one document
_END = 80  # characters at the end of a text in which its last mark is looked for


@dataclass(slots=True)
class Frame:
    """What a heading hands down: the documents it names, and its phrases that found no document."""

    objects: list[Citation] = field(default_factory=list)
    verbs: list[Token] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)  # what it says of its documents itself
    agent_of: tuple[Citation, Token] | None = None  # "X được sửa đổi, bổ sung bởi:"


@dataclass(slots=True)
class Unit:
    """A paragraph and the citations in it."""

    start: int
    end: int
    citations: list[Citation]


def relations(
    text: str, structure: Structure, citations: list[Citation], references: list[Reference], rules: Rules
) -> list[Relation]:
    """The relations that the text states, in the order in which it states them first; then plain mentions."""
    if not citations:
        return []
    walker = Walker(text, structure, citations, references, rules.once(phrases))
    edges = walker.walk()
    edges += replies(edges, structure)
    return related(edges, citations, references, walker.consolidated)


def replies(edges: list[Edge], structure: Structure) -> list[Edge]:
    """A letter (công văn) on what its addressee proposed answers the addressee's paper."""
    kind = structure.header.type
    if kind is None or kind.code != "CV":
        return []
    addressed = {fold(name) for name in structure.header.addressees}
    asked = [
        e for e in edges if e.kind == "proposed_by" and e.target.issuer and fold(e.target.issuer.name) in addressed
    ]
    return [replace(e, kind="replies_to") for e in asked]


class Walker:
    """Walks a text from heading to item."""

    def __init__(
        self, text: str, structure: Structure, citations: list[Citation], references: list[Reference], p: Phrases
    ) -> None:
        self.text, self.low, self.p = text, lower(text), p
        self.structure, self.citations = structure, citations
        self.starts = [c.span[0] for c in citations]
        self.quotes = sorted(structure.quotes)
        self.dates = dates_of(citations, references)
        self.edges: list[Edge] = []
        kind = structure.header.type
        self.consolidated = kind is not None and kind.code == "VBHN"

    def walk(self) -> list[Edge]:
        self.block(self.structure.sections, 0, len(self.text), Frame())
        return self.edges

    def within(self, start: int, end: int) -> list[Citation]:
        return self.citations[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]

    # ── blocks ────────────────────────────────────────────────────────────────────────────────────

    def block(self, sections: list[Section], start: int, end: int, frame: Frame) -> bool | None:
        """Reads text[start:end] with `sections` in it under `frame`.

        Out: whether every item there speaks for itself; None where there are no items.
        """
        at, spoke, inner = start, None, frame
        for section in sections:
            begin, stop = section.span
            if self.text[at:begin].strip():
                inner, said = self.paragraphs(at, begin, frame)
                spoke = both(spoke, said)
            spoke = both(spoke, self.section(section, inner))
            at = max(at, stop)
        if self.text[at:end].strip():
            spoke = both(spoke, self.paragraphs(at, end, frame)[1])
        return spoke

    def section(self, section: Section, frame: Frame) -> bool:
        """Reads a section under `frame`: whether it speaks for itself."""
        start, end = section.span
        low = bisect.bisect_left(self.starts, start)
        if not frame.objects and (low == len(self.starts) or self.starts[low] >= end):
            return False
        first = section.children[0].span[0] if section.children else end
        if self.text.startswith(section.marker, start):
            start += len(section.marker)
        head = self.unit(start, first)
        reading = self.read(head)
        mine = self.own(reading, frame, head)
        inner = self.frame_of(reading, mine, frame)
        spoke = self.block(section.children, head.end, end, inner)
        opens = self.opens(head, section.children)
        if spoke and opens:  # each item under it speaks for itself
            return True
        self.edges += mine
        return bool(mine)

    def paragraphs(self, start: int, end: int, frame: Frame) -> tuple[Frame, bool | None]:
        """Reads text without sections: the frame for a section after it, and what block() says."""
        opens = self.text[max(start, end - _END) : end].rstrip(" \t\n*_").endswith(":")
        if not frame.objects and not opens and not self.within(start, end):
            return frame, False
        inner, waiting = frame, list[Edge]()
        spoke: bool | None = None
        items: bool | None = None
        for unit in self.units(start, end):
            if not unit.citations and not inner.objects and not self.text.endswith(":", unit.start, unit.end):
                if self.quoted(unit):
                    continue
                spoke, items = (both(spoke, False), items) if inner is frame else (spoke, False)
                inner = frame
                continue
            reading = self.read(unit)
            if self.quoted(unit):
                continue
            mine = self.own(reading, inner, unit)
            if self.text[unit.start : unit.end].rstrip(" \t*_").endswith(":"):
                self.settle(waiting, items)
                spoke = both(spoke, bool(mine))
                waiting, items = mine, None
                inner = self.frame_of(reading, mine, inner if inner.objects and not reading.edges else frame)
                continue
            self.edges += mine
            if inner is frame:
                spoke = both(spoke, bool(mine))
                continue
            items = both(items, bool(mine))
            if not mine:
                inner = frame
        self.settle(waiting, items)
        return inner, spoke

    def settle(self, waiting: list[Edge], items: bool | None) -> None:
        """A heading's own edges hold, unless each item under it speaks for itself."""
        if not items:
            self.edges += waiting

    def opens(self, unit: Unit, children: list[Section]) -> bool:
        """Whether a paragraph is a heading: it has no end mark, or an article's that has items."""
        last = self.text[unit.start : unit.end].rstrip(" \t*_")[-1:]
        return last not in '.;,!?”"' or (last == "." and bool(children))

    def quoted(self, unit: Unit) -> bool:
        if self.text[unit.start : unit.start + 3].strip(" \t*")[:1] in ("“", '"'):
            return True
        i = bisect.bisect_right(self.quotes, (unit.start, len(self.text))) - 1
        return i >= 0 and unit.start < self.quotes[i][1]

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────────

    def unit(self, start: int, end: int) -> Unit:
        """The paragraph that begins at `start`, not beyond `end`; it does not end inside a citation."""
        stop = start
        while True:
            stop = self.text.find("\n", stop, end)
            if stop < 0:
                stop = end
                break
            low = bisect.bisect_right(self.starts, stop) - 1
            if low >= 0 and self.citations[low].span[0] <= stop < self.citations[low].span[1]:
                stop = self.citations[low].span[1]
                continue
            if stop == start or self.goes_on(start, stop, end):
                stop += 1
                continue
            break
        return Unit(start, stop, self.within(start, stop))

    def goes_on(self, start: int, stop: int, end: int) -> bool:
        """Whether the paragraph goes on behind the line end at `stop`: a phrase waits there for its document."""
        if not self.text[start:stop].strip():
            return True
        following = self.text[stop + 1 : min(end, stop + 40)].lstrip(" \t")
        if following[:1].islower() and following[1:2] not in (")", "."):
            return self.text[stop - 1] not in ".;:"
        low = bisect.bisect_left(self.starts, stop)
        if low == len(self.starts) or self.starts[low] > stop + 4:
            return False
        waiting = [t for t in tokens(self.low, max(start, stop - 60), stop, self.p) if stop - t.end < 3]
        return any(t.entry is not None and t.entry.role == "before" for t in waiting)

    def units(self, start: int, end: int) -> Iterator[Unit]:
        while start < end:
            unit = self.unit(start, end)
            if unit.end > unit.start and self.text[unit.start : unit.end].strip():
                yield unit
            start = unit.end + 1

    def read(self, unit: Unit) -> Reading:
        citations = unit.citations
        dead = bool(citations) and citations[0].where == "quote" and self.quoted(unit)
        reading = Reader(self.text, self.low, self.p, self.dates, dead).read(unit.start, unit.end, citations)
        if self.quotes and any(c.where == "quote" for c in citations):
            reading.edges = [e for e in reading.edges if e.source is not None or e.target.where != "quote"]
            reading.heads = [c for c in reading.heads if c.where != "quote"]
        self.note_consolidation(reading, unit)
        return reading

    def note_consolidation(self, reading: Reading, unit: Unit) -> None:
        """ "X, có hiệu lực kể từ ngày …, được sửa đổi, bổ sung bởi:" opens a consolidated text."""
        if not reading.heads or not unit.citations or unit.citations[0].span[0] - unit.start > 6:
            return
        head = unit.citations[0]
        said = self.low[head.span[1] : unit.end]
        if self.p.consolidation.search(said) and any(w in said for w in self.p.words.force):
            agents = [e for e in reading.edges if e.source is not None and e.target is head and e.changes]
            if reading.passive is None and not agents:
                return
            self.consolidated = True
            phrase = reading.passive[1] if reading.passive else None
            for c in [head, *(e.source for e in agents if e.source)]:
                said_by = " ".join(self.text[phrase.start : phrase.end].split()) if phrase else None
                self.edges.append(Edge(None, "consolidates", c, c, said_by, True))

    def frame_of(self, reading: Reading, mine: list[Edge], above: Frame) -> Frame:
        """What a heading hands down; where it names no document, the documents of the heading above it."""
        if reading.passive is not None:
            return Frame(agent_of=reading.passive)
        if not (mine or reading.heads or reading.verbs):
            return above
        objects = unique([e.target for e in mine if e.changes]) or unique(reading.heads)
        verbs = [t for t in reading.verbs if t.entry and t.entry.role == "before"] or reading.verbs
        if objects:
            return Frame(objects, verbs, [e for e in mine if e.changes] or above.edges)
        if verbs:
            return Frame(above.objects, verbs, above.edges)
        return above

    def own(self, reading: Reading, frame: Frame, unit: Unit) -> list[Edge]:
        """The changes that this document makes in a paragraph, by its own words or its heading's; the rest is kept."""
        changing: list[Edge] = []
        for e in reading.edges:
            (changing if e.source is None and e.changes else self.edges).append(e)
        if frame.agent_of is not None:
            self.agents(reading.heads, *frame.agent_of)
            return changing
        found = changing or self.handed(reading, frame, unit)
        if found and any(e.kind == "corrects" for e in frame.edges):
            found = [replace(e, kind="corrects") if e.kind == "amends" else e for e in found]
        return found

    def handed(self, reading: Reading, frame: Frame, unit: Unit) -> list[Edge]:
        """What a paragraph without a whole phrase of its own takes from its heading."""
        if reading.verbs:
            objects = reading.heads or frame.objects
            return [self.made(None, token, c) for token in reading.verbs for c in objects]
        if not reading.heads:
            return []
        if frame.verbs and not frame.objects:
            first = reading.heads[0]
            if not self.p.adjacent.match(self.low, unit.start, first.span[0]):
                return []
            listing = [t for t in frame.verbs if t.entry and t.entry.lists]
            return [self.made(None, token, c) for token in listing for c in reading.heads]
        said: dict[str | None, list[Edge]] = {}
        for e in frame.edges:
            said.setdefault(e.target.reference, []).append(e)
        return [replace(e, target=c, evidence=c) for c in reading.heads for e in said.get(c.reference, [])[:_KINDS]]

    def agents(self, heads: list[Citation], target: Citation, token: Token) -> None:
        """The items of a list after "được sửa đổi, bổ sung bởi:"."""
        for c in heads:
            self.edges.append(self.made(c, token, target))
            if self.consolidated:
                self.edges.append(replace(self.made(None, token, c), kind="consolidates"))

    def made(self, source: Citation | None, token: Token, target: Citation) -> Edge:
        assert token.entry is not None
        phrase = " ".join(self.text[token.start : token.end].split())
        evidence = target if source is None else source
        return Edge(source, token.entry.kind, target, evidence, phrase, token.entry.changes)


def both(a: bool | None, b: bool | None) -> bool | None:
    """Whether all of both speak; None where neither holds any item."""
    return b if a is None else a if b is None else a and b


def unique(citations: list[Citation]) -> list[Citation]:
    return list({c.reference or c.id: c for c in citations}.values())


def dates_of(citations: list[Citation], references: list[Reference]) -> dict[str, str]:
    """The day, or else the year, of the document that each citation means."""
    known = {r.id: r.date or (str(r.year) if r.year else "") for r in references}
    found = {}
    for c in citations:
        date = c.date or known.get(c.reference or "", "") or (str(c.year) if c.year else "")
        if not date and c.code:
            parts = c.code.split("/")
            date = parts[1] if len(parts) > 2 and len(parts[1]) == 4 and parts[1].isdigit() else ""
        found[c.id] = date
    return found


def related(
    edges: list[Edge], citations: list[Citation], references: list[Reference], consolidated: bool
) -> list[Relation]:
    """One Relation for all edges that say the same, and a mention for each reference that none speaks of."""
    found: dict[tuple[str, RelationKind, str], Relation] = {}
    seen: set[tuple[object, ...]] = set()
    for edge in sorted(edges, key=lambda e: e.evidence.span[0]):
        source = "self" if edge.source is None else edge.source.reference
        target = edge.target.reference
        if source is None or target is None or source == target:
            continue
        if edge.source is None and not allowed(edge, consolidated):
            continue
        key = (source, edge.kind, target)
        relation = found.setdefault(key, Relation(source, edge.kind, target, phrase=edge.phrase))
        if (*key, edge.evidence.id) in seen:
            continue
        seen.add((*key, edge.evidence.id))
        relation.evidence.append(edge.evidence.id)
        for p in edge.target.pinpoints:
            place = (*key, p.part, p.chapter, p.section, p.article, p.clause, p.point, p.to, p.annex)
            if place not in seen:
                seen.add(place)
                relation.pinpoints.append(p)
    spoken = {r.target for r in found.values()}
    mentioned: dict[str, Relation] = {}
    for c in citations:
        if c.reference and c.reference not in spoken:
            relation = mentioned.setdefault(c.reference, Relation("self", "mentions", c.reference))
            relation.evidence.append(c.id)
    return [*found.values(), *mentioned.values()]


def allowed(edge: Edge, consolidated: bool) -> bool:
    """Whether this document can be said to do it at this place."""
    if consolidated and edge.kind not in _KEPT:
        return False
    where = edge.target.where
    if where == "annex" and (edge.changes or edge.kind in _NOT_IN_ANNEX):
        return False
    return not (where == "footnote" and edge.changes)
