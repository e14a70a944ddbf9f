"""References → relations: paragraph by paragraph, with what headings hand down to the items under them.

In: the text, its Structure, its citations with their references.  Out: Relations between this document ("self") and
its references, and between references.  How one paragraph reads is clauses.py's work; the phrases are data.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import replace

from vbhc.cite.annexes import repealed
from vbhc.cite.items import pinpoints_of, place_of
from vbhc.cite.leads import READ, Leads, read
from vbhc.cite.paragraphs import Paragraphs, Unit
from vbhc.cite.phrases import Phrases, lower, phrases, said, spoken_of
from vbhc.cite.pinpoints import units
from vbhc.cite.readings import Edge, Order, Reading, Verb, governing, made
from vbhc.model import Citation, Pinpoint, Reference, Relation, RelationKind, Section, Span, Structure
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold, one_line

# What a consolidated text repeats of the document that it consolidates is not its own act.
_KEPT = ("consolidates", "mentions")
# Forms to be filled in, in an annex, name the bases of the papers made from them.
_NOT_IN_ANNEX = ("based_on", "proposed_by", "replies_to")
_KINDS = 4  # kinds of change that one heading can say of one document
_PLACE = operator.attrgetter("evidence.span")
_UNITS = operator.attrgetter("part", "chapter", "section", "article", "clause", "point", "to", "annex")


@dataclass(slots=True)
class Frame:
    """What a heading hands down: the documents it names, and its phrases that found no document."""

    objects: Sequence[Citation] = ()
    verbs: Sequence[Verb] = ()  # asked for only where it names no document
    edges: Sequence[Edge] = ()  # what it says of its documents itself
    place: Pinpoint | None = None  # the one unit of the one document that it speaks of: "Điều 5 của Nghị định A"
    agent_of: tuple[Citation, Verb] | None = None  # "X được sửa đổi, bổ sung bởi:"
    unread: Span | None = None  # a heading that names no document: read when its phrases are asked for
    above: Frame | None = None  # the frame in which it stands

    @property
    def bare(self) -> bool:
        """Whether no heading so far names a document."""
        return not self.objects and self.agent_of is None


def relations(
    text: str, structure: Structure, citations: list[Citation], references: list[Reference], rules: Rules
) -> list[Relation]:
    """The relations that the text states, in the order in which it states them first; then plain mentions."""
    if not citations:
        return []
    walker = Walker(text, structure, citations, references, rules)
    walker.block(structure.sections, 0, len(text), Frame())
    edges = acting(text, walker.edges + replies(walker.edges, structure), structure, walker.p)
    found = related(edges, walker.consolidated)
    issued = promulgated(text, structure, citations, walker.p)
    stated = {(r.source, r.kind, r.target) for r in found}
    found += [r for r in repealed(text, structure, citations, walker.p) if (r.source, r.kind, r.target) not in stated]
    return mentioned([*issued, *found], citations)


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


def acting(text: str, edges: list[Edge], structure: Structure, p: Phrases) -> list[Edge]:
    """`edges` without those which a paper that changes only its own kind says that another makes, as its draft.

    "Tờ trình về việc ban hành Quyết định sửa đổi Quyết định số …" sends the draft; it amends nothing.
    """
    edges = [e for e in edges if not (e.changes and e.source and proposes(e.source, e.target, p))]
    kind = structure.header.type
    if kind is None or kind.code not in p.words.own_kind:
        return edges
    own, silent = kind.code, (None, kind.name.lower())

    def drafted(e: Edge) -> bool:
        if e.source is not None or not e.changes or e.target.type == own:
            return False
        return e.target.where == "title" or spoken_of(text, e.target.span[0], p) not in silent

    return [e for e in edges if not drafted(e)]


def proposes(source: Citation, target: Citation, p: Phrases) -> bool:
    """Whether a cited paper can only propose to change another: "Tờ trình số … về việc bãi bỏ Quyết định số …"."""
    return source.type in p.words.proposing and target.type != source.type


def promulgated(text: str, structure: Structure, citations: list[Citation], p: Phrases) -> list[Relation]:
    """A regulation without a number of its own names under its title the decision that issues it."""
    kind, first = structure.header.type, citations[0]
    if kind is None or kind.code not in p.words.promulgated or structure.header.code or first.reference is None:
        return []
    begin = first.span[0]
    if structure.sections and structure.sections[0].span[0] < begin:
        return []
    line = text.rfind("\n", 0, begin) + 1
    found = said(text[line:begin], p)
    if len(found) != 1 or not found[0].entry.attached:
        return []
    start, end = line + found[0].start, line + found[0].end
    if text[line:start].strip(" \t(*_") or text[end:begin].strip():
        return []
    phrase = one_line(text[start:end])
    return [Relation(first.reference, "promulgates", "self", [], [first.id], phrase)]


class Walker:
    """Walks a text from heading to item."""

    def __init__(
        self, text: str, structure: Structure, citations: list[Citation], references: list[Reference], rules: Rules
    ) -> None:
        self.text, self.p, self.units, self.leads = text, rules.once(phrases), rules.once(units), rules.once(Leads)
        self.paragraphs = Paragraphs(text, citations, structure.quotes, self.p)
        self.order = Order(references, rules, structure.header.issuer)
        self.edges: list[Edge] = []
        kind = structure.header.type
        self.consolidated = kind is not None and kind.code == "VBHN"

    # ── blocks ────────────────────────────────────────────────────────────────────────────────────

    def block(self, sections: list[Section], start: int, end: int, frame: Frame) -> bool | None:
        """Reads text[start:end] with `sections` in it under `frame`.

        Out: whether every item there speaks for itself; None where there are no items.
        """
        at, spoke, inner, cited = start, None, frame, self.paragraphs.cited(start)
        for section in sections:
            begin, stop = section.span
            if begin - at > 2 and not self.paragraphs.blank(at, begin):
                inner, said = self.unsectioned(at, begin, frame)
                spoke = both(spoke, said)
            if cited < begin:
                cited = self.paragraphs.cited(begin)
            spoke = both(spoke, self.section(section, inner)) if cited < stop or inner.objects else False
            at = stop
        if (cited < end or frame.objects) and not self.paragraphs.blank(at, end):
            spoke = both(spoke, self.unsectioned(at, end, frame)[1])
        return spoke

    def section(self, section: Section, frame: Frame) -> bool:
        """Reads a section under `frame`: whether it speaks for itself."""
        start, end = section.span
        children = section.children
        first = children[0].span[0] if children else end
        if self.text.startswith(section.marker, start):
            start += len(section.marker)
        if children and frame.bare and self.paragraphs.cited(start) >= first:
            self.block(children, first, end, Frame(unread=(start, first), above=frame))
            return False
        head = self.paragraphs.first(start, first)
        more = head.end < end
        reading = self.read(head, more or bool(frame.objects))
        mine = self.own(reading, frame, head)
        spoke = self.block(children, head.end, end, self.frame_of(reading, mine, frame)) if more else None
        if spoke and self.opens(head, children):  # each item under it speaks for itself
            return True
        self.edges += mine
        return bool(mine)

    def unsectioned(self, start: int, end: int, frame: Frame) -> tuple[Frame, bool | None]:
        """Reads text without sections: the frame for a section after it, and what block() says.

        Where no heading above names a document, only paragraphs with citations are read, and their headings.
        """
        inner = frame
        waiting: list[Edge] = []
        spoke: bool | None = None
        items: bool | None = None
        at, paragraphs = start, self.paragraphs
        while at < end:
            if not inner.objects:
                cited = paragraphs.cited(at)
                begin = paragraphs.begins(at, cited) if cited < end else end
                if not paragraphs.blank(at, begin):
                    spoke, items = (both(spoke, False), items) if inner is frame else (spoke, False)
                    inner = self.heading(at, begin, frame)
                at = begin
            unit = paragraphs.first(at, end)
            at = unit.end + 1
            if unit.start >= end:
                break
            if paragraphs.quoted(unit):
                continue
            opens = paragraphs.colon(unit.start, unit.end)
            reading = self.read(unit, bool(opens or inner.objects))
            mine = self.own(reading, inner, unit)
            if opens:
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

    def heading(self, start: int, end: int, frame: Frame) -> Frame:
        """The frame behind text[start:end], which holds no citation: its last paragraph may be a heading."""
        stop = self.paragraphs.colon(start, end) if frame.bare else 0
        return Frame(unread=(self.paragraphs.begins(start, stop), stop), above=frame) if stop else frame

    def settle(self, waiting: list[Edge], items: bool | None) -> None:
        """A heading's own edges hold, unless each item under it speaks for itself."""
        if not items:
            self.edges += waiting

    def opens(self, unit: Unit, children: list[Section]) -> bool:
        """Whether a paragraph is a heading: it has no end mark, or an article's that has items."""
        last = self.text[unit.start : unit.end].rstrip(" \t*_")[-1:]
        return last not in '.;,!?”"' or (last == "." and bool(children))

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────────

    def read(self, unit: Unit, whole: bool) -> Reading:
        """What a paragraph says; what follows its last citation is always read if the `whole` is asked for."""
        citations = unit.citations
        dead = bool(citations) and citations[0].where == "quote" and self.paragraphs.quoted(unit)
        end = min(unit.end, (citations[-1].span[1] if citations else unit.start) + READ)
        reading = read(self.text[unit.start : end], unit.start, citations, self.leads, self.order, whole, dead)
        if self.paragraphs.quotes and any(c.where == "quote" for c in citations):
            reading.edges = [e for e in reading.edges if e.source is not None or e.target.where != "quote"]
            reading.heads = [c for c in reading.heads if c.where != "quote"]
        if reading.heads and citations[0].span[0] - unit.start <= 6:
            self.note_consolidation(reading, unit)
        return reading

    def note_consolidation(self, reading: Reading, unit: Unit) -> None:
        """ "X, có hiệu lực kể từ ngày …, được sửa đổi, bổ sung bởi:" opens a consolidated text."""
        head = unit.citations[0]
        said = lower(self.text[head.span[1] : unit.end])
        if self.p.consolidation.search(said) and any(w in said for w in self.p.words.force):
            agents = [e for e in reading.edges if e.source is not None and e.target is head and e.changes]
            if reading.passive is None and not agents:
                return
            self.consolidated = True
            phrase = reading.passive[1][1] if reading.passive else None
            if reading.passive is not None:
                reading.passive = (head, reading.passive[1])  # not a document in its title
            for c in [head, *(e.source for e in agents if e.source)]:
                self.edges.append(Edge(None, "consolidates", c, c, phrase, True))

    def verbs(self, frame: Frame) -> Sequence[Verb]:
        """The phrases that a heading hands down to documents named in a list."""
        if frame.unread is None or frame.above is None:
            return frame.verbs
        (start, end), frame.unread = frame.unread, None
        stop = self.paragraphs.colon(start, end)
        last = Unit(self.paragraphs.begins(start, stop), stop, [])
        found = self.read(last, True).verbs if stop else []
        found = found or self.read(self.paragraphs.first(start, end), True).verbs
        frame.verbs = governing(found) or self.verbs(frame.above)
        return frame.verbs

    def frame_of(self, reading: Reading, mine: list[Edge], above: Frame) -> Frame:
        """What a heading hands down; where it names no document, the documents of the heading above it."""
        if reading.passive is not None:
            return Frame(agent_of=reading.passive)
        if not (mine or reading.heads or reading.verbs):
            return above
        objects = unique([e.target for e in mine if e.changes]) or unique(reading.heads)
        if objects:
            edges = [e for e in mine if e.changes] or above.edges
            return Frame(objects, edges=edges, place=place_of(mine, objects))
        if reading.verbs:
            return Frame(above.objects, governing(reading.verbs), above.edges, above.place)
        return above

    def own(self, reading: Reading, frame: Frame, unit: Unit) -> list[Edge]:
        """The changes that this document makes in a paragraph, by its own words or its heading's; the rest is kept."""
        changing: list[Edge] = []
        for e in reading.edges:
            if e.changes and e.source is None:
                changing.append(e)
            else:
                self.edges.append(e)
        if frame.agent_of is not None:
            self.agents(reading.heads, *frame.agent_of)
            return changing
        found = changing or self.handed(reading, frame, unit)
        if frame.edges and found and any(e.kind == "corrects" for e in frame.edges):
            found = [replace(e, kind="corrects") if e.kind == "amends" else e for e in found]
        return found

    def handed(self, reading: Reading, frame: Frame, unit: Unit) -> list[Edge]:
        """What a paragraph without a whole phrase of its own takes from its heading."""
        if reading.verbs:
            objects = reading.heads or frame.objects
            found = [made(None, verb, c) for verb in reading.verbs if verb[0].of_text for c in objects]
            if len(found) == 1 and not reading.heads:
                words = reading.verbs[0][1]
                found[0].pinpoints = pinpoints_of(self.text, unit, words, frame.place, self.units, self.p)
            return found
        if not reading.heads:
            return []
        if not frame.objects:
            before = lower(self.text[unit.start : reading.heads[0].span[0]])
            if self.p.adjacent.match(before) is None and self.p.item_of_body.match(before) is None:
                return []
            return [made(None, v, c) for v in self.verbs(frame) if v[0].lists for c in reading.heads]
        said: dict[str | None, list[Edge]] = {}
        for e in frame.edges:
            said.setdefault(e.target.reference, []).append(e)
        return [replace(e, target=c, evidence=c) for c in reading.heads for e in said.get(c.reference, [])[:_KINDS]]

    def agents(self, heads: list[Citation], target: Citation, verb: Verb) -> None:
        """The items of a list after "được sửa đổi, bổ sung bởi:"."""
        for c in heads:
            self.edges.append(made(c, verb, target))
            if self.consolidated:
                self.edges.append(replace(made(None, verb, c), kind="consolidates"))


def both(a: bool | None, b: bool | None) -> bool | None:
    """Whether all of both speak; None where neither holds any item."""
    return b if a is None else a if b is None else a and b


def unique(citations: list[Citation]) -> list[Citation]:
    """One citation of each document."""
    return list({c.reference or c.id: c for c in citations}.values())


def related(edges: list[Edge], consolidated: bool) -> list[Relation]:
    """One Relation for all edges that say the same."""
    found: dict[tuple[str, RelationKind, str], Relation] = {}
    for edge in sorted(edges, key=_PLACE):
        source = "self" if edge.source is None else edge.source.reference
        target = edge.target.reference
        if source is None or target is None or source == target:
            continue
        if edge.source is None and not allowed(edge, consolidated):
            continue
        evidence, pinpoints = edge.evidence.id, edge.pinpoints or edge.target.pinpoints
        relation = found.get((source, edge.kind, target))
        if relation is None:
            relation = Relation(source, edge.kind, target, [], [evidence], edge.phrase)
            found[source, edge.kind, target] = relation
        elif relation.evidence[-1] != evidence:
            relation.evidence.append(evidence)
        elif not edge.pinpoints:
            continue
        relation.pinpoints += pinpoints
    for relation in found.values():
        if len(relation.pinpoints) > 1:
            first: dict[tuple[str | None, ...], Pinpoint] = {}  # of equal ones
            for pinpoint in relation.pinpoints:
                first.setdefault(_UNITS(pinpoint), pinpoint)
            relation.pinpoints = list(first.values())
    return list(found.values())


def mentioned(found: list[Relation], citations: list[Citation]) -> list[Relation]:
    """The relations found, and a mention for each reference of which none speaks."""
    spoken = {r.source if r.target == "self" else r.target for r in found}
    further: dict[str, Relation] = {}
    for c in citations:
        if c.reference and c.reference not in spoken:
            relation = further.setdefault(c.reference, Relation("self", "mentions", c.reference))
            relation.evidence.append(c.id)
    return [*found, *further.values()]


def allowed(edge: Edge, consolidated: bool) -> bool:
    """Whether this document can be said to do it at this place."""
    if consolidated and edge.kind not in _KEPT:
        return False
    where = edge.target.where
    if where == "annex" and (edge.changes or edge.kind in _NOT_IN_ANNEX):
        return False
    return not (where == "footnote" and edge.changes)
