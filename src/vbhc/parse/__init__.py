"""Manuscript → Structure: header, outline, zones.  The one place where the parts of the parse room are put together."""

from __future__ import annotations

from vbhc.model import Header, Manuscript, Span, Structure, Zone
from vbhc.parse.completing import complete
from vbhc.parse.copies import copy_below
from vbhc.parse.elsewhere import on_later_pages
from vbhc.parse.header import Opening, opening
from vbhc.parse.outline import outline
from vbhc.parse.quotes import quoted, within_notes
from vbhc.parse.recognised import mark_recognised
from vbhc.parse.tables import data_tables, merged
from vbhc.parse.zones import find_zones
from vbhc.rules import Rules


def parse_structure(manuscript: Manuscript, rules: Rules) -> Structure:
    """The header, the outline and the zones of a manuscript."""
    whole = manuscript.text
    found = opening(whole, rules)
    copy = copy_below(whole, rules, found.body_start)
    text = whole[: copy.start] if copy else whole  # what stands under a copy is the copy's, not the document's
    footnotes = [(block.start, block.end) for block in manuscript.apart if block.kind == "footnote"]
    quotes = within_notes(quoted(text, found.body_start, len(text), rules), footnotes)
    zones, closes = find_zones(text, found.body_start, rules, quotes, on_later_pages(manuscript, rules))
    if copy:
        zones[-1].end = len(whole)
    header = complete(found, text, closes, copy, rules)
    header.arrival = header.arrival or manuscript.arrival
    _stamped(header, manuscript.stamps)
    unread = found.head.date.span if found.head.date and header.date is None else None
    doubts = mark_recognised(header, unread, manuscript, rules)
    return Structure(
        header=header,
        sections=outline(text, zones, merged(quotes, data_tables(manuscript.apart)), rules),
        zones=[*_above(found), *zones],
        quotes=quotes,
        footnotes=footnotes,
        own=sorted([*found.own, *(copy.own if copy else ())]),
        title=found.title_span,
        warnings=[*found.warnings, *doubts],
    )


def _stamped(header: Header, stamps: list[Span]) -> None:
    """Marks the values that an electronic stamp drew."""
    for evidence in header.evidence.values():
        span = evidence.span
        if span and any(span[0] < end and start < span[1] for start, end in stamps):
            evidence.origin = "stamp"


def _above(found: Opening) -> list[Zone]:
    """The zones above the body: the letterhead, and the title with Kính gửi."""
    title = found.head.title.start if found.head.title else found.body_start
    cuts = [("letterhead", 0, title), ("title", title, found.body_start)]
    return [Zone(kind, start, end) for kind, start, end in cuts if end > start]  # type: ignore[arg-type]
