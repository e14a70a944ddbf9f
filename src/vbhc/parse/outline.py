"""The outline of a document: marks at the start of lines made into a tree of sections.

In: the text, its zones, the spans that hold no units (quoted wording, tables of data).  Out: sections of the main text,
then one section of kind "annex" for each annex with its own outline.  A mark is judged by what stands before it and by
sequence: the number expected next under the same parent is taken even where a hard-wrapped line seems to go on, another
number only where it is clearly a mark.
"""

from __future__ import annotations

from vbhc.model import Section, Span, Zone
from vbhc.parse import titles
from vbhc.parse.closing import find_closing
from vbhc.parse.elsewhere import paper_at
from vbhc.parse.markers import wrap_width
from vbhc.parse.outline_words import words
from vbhc.parse.tree import section_tree, trimmed
from vbhc.parse.zones import annex_heads
from vbhc.rules import Rules


def outline(text: str, zones: list[Zone], quotes: list[Span], rules: Rules) -> list[Section]:
    """The sections of the main text and of each annex, in text order.

    Spans nest: a section's runs from its marker to the end of its last child or of the text before the next marker.
    """
    known = rules.once(words)
    body = next((zone.start for zone in zones if zone.kind == "body"), 0)
    width = wrap_width(text, body, len(text))
    sections: list[Section] = []
    for zone in zones:
        if zone.kind == "body":
            sections += section_tree(text, zone.start, zone.end, quotes, width, known)
        elif zone.kind == "annex":
            sections.append(annex(text, zone, quotes, width, rules))
    return sections


def annex(text: str, zone: Zone, quotes: list[Span], width: int, rules: Rules) -> Section:
    """The section of an annex: its marker and heading, its outline, and the forms in it as annexes of their own."""
    known = rules.once(words)
    heads = annex_heads(text, zone.start, zone.end, rules, quotes)
    own = heads[0] if heads and heads[0].start == zone.start else None
    inner = [h for h in heads if h.start > zone.start]
    bounds = [h.start for h in inner] + [zone.end]
    named = (own.marker, "", own.content) if own else paper_at(text[: bounds[0]], zone.start, rules)
    marker, title, content = named
    body_end = _before_closing(text, content, bounds[0], quotes, rules)
    children = section_tree(text, content, body_end, quotes, width, known)
    limit = children[0].span[0] if children else bounds[0]
    section = Section("annex", marker, title or titles.annex(text, content, limit), (zone.start, zone.end))
    section.children = children
    for head, stop in zip(inner, bounds[1:], strict=True):
        form = Section("annex", head.marker, "", (head.start, trimmed(text, head.start, stop)))
        form.children = section_tree(
            text, head.content, _before_closing(text, head.content, stop, quotes, rules), quotes, width, known
        )
        limit = form.children[0].span[0] if form.children else stop
        form.title = titles.annex(text, head.content, limit)
        section.children.append(form)
    section.span = (zone.start, trimmed(text, zone.start, zone.end))
    return section


def _before_closing(text: str, start: int, end: int, quotes: list[Span], rules: Rules) -> int:
    """The end of an annex's text: where its own signature starts."""
    at = find_closing(text, start, end, rules, quotes)
    return end if at is None else at
