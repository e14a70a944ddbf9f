"""The zones of a text below its letterhead: main text, closing, annexes and attached regulations.

In: a text and where its body starts.  Out: zones in text order that leave no gap.  The letterhead's and the title's
zones are letterhead.py's and title.py's work; what a closing says is closing.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from vbhc.model import Span, Zone, ZoneKind
from vbhc.parse.closing import Closing, closing, find_closing, reach
from vbhc.parse.closing_words import is_caps
from vbhc.parse.outline_words import Words, words
from vbhc.parse.quotes import inside
from vbhc.records import dataclass
from vbhc.rules import Rules

_FULL_LINE = 60  # a line as long as this that ends no sentence goes on in the next
_TITLE_LINES = 6  # lines of a title that may stand above "(Ban hành kèm theo …)"


@dataclass(slots=True)
class AnnexHead:
    """The heading of an annex: its marker at [start, end), whether "(Ban hành kèm theo …)" stands under it."""

    start: int
    marker: str
    content: int
    rank: int
    noted: bool


def find_zones(
    text: str, body_start: int, rules: Rules, quotes: list[Span], others: Sequence[int] = ()
) -> tuple[list[Zone], Closing]:
    """The zones of text[body_start:], body, closing where there is one, each annex; and what the closing says: an empty
    one at the body's end where none is.

    `quotes` is what `quoted` gives for the same stretch.  `others` are where other papers begin that are bound with
    this one: its closing does not reach over them, and those above its first annex are annexes as well.
    """
    end = len(text)
    heads = annex_heads(text, body_start, end, rules, quotes)
    noted = next((h.start for h in heads if h.noted), end)
    closes = find_closing(text, body_start, noted, rules, quotes)
    if closes is None:
        tops = _tops([h for h in heads if h.noted])
        first = tops[0].start if tops else end
        return _zones([("body", body_start)], tops, end), Closing(first, first)
    other = next((at for at in others if at > closes), end)
    said = closing(text, closes, rules, min(noted, other))
    after = max(said.start + 1, said.end)
    heads = [h for h in heads if h.start >= after]
    own = heads[0].start if heads else end
    tops = _tops([*(AnnexHead(at, "", at, 1, False) for at in others if after <= at < own), *heads])
    first = tops[0].start if tops else end
    if said.read != (closes, reach(text, closes, min(first, other))):
        said = closing(text, closes, rules, min(first, other))
    return _zones([("body", body_start), ("closing", closes)], tops, end), said


def _zones(starts: list[tuple[ZoneKind, int]], tops: list[AnnexHead], end: int) -> list[Zone]:
    """Zones of which each runs to the start of the next, the annexes `tops` last; none empty but the body."""
    starts = [*starts, *(("annex", head.start) for head in tops)]
    stops = [*(at for _, at in starts[1:]), end]
    zones = [Zone(kind, at, stop) for (kind, at), stop in zip(starts, stops, strict=True)]
    return [z for z in zones if z.end > z.start or z.kind == "body"]


def annex_heads(text: str, start: int, end: int, rules: Rules, quotes: list[Span]) -> list[AnnexHead]:
    """The headings of annexes, forms and attached regulations in text[start:end], in text order."""
    known = rules.once(words)
    before = max(0, text.rfind("\n", 0, start))
    notes: list[int] = []
    heads: dict[int, AnnexHead] = {}
    for match in known.annex.finditer(text, before, end):
        if match["word"] is None:
            notes.append(match.start() + 1)
            continue
        at = match.start("word")
        if at < start or inside(at, quotes) or _goes_on(text, match.start(), start, known):
            continue
        rest = match["rest"].strip(" \t*_.:-–\u00a0")
        number = match["number"].strip()
        own_note = bool(known.note.match(rest))
        if (
            rest
            and not own_note
            and not (is_caps(rest) or (number and match["rest"][:1] in " .:-–" and rest[0].isupper()))
        ):
            continue
        if not number and rest and not is_caps(match["word"]):
            continue
        rank = known.annex_rank[" ".join(match["word"].split())]
        if rank > 1 and not number:
            continue
        marker = text[at : match.start("rest")].strip(" \t.:*_")
        heads[at] = AnnexHead(at, " ".join(marker.split()), match.start("rest"), rank, own_note)
    for note in notes:
        if inside(note, quotes):
            continue
        head = _head_above(text, start, note, heads, known)
        if head is not None:
            heads.setdefault(head, _attached(text, head, known)).noted = True
    return sorted(heads.values(), key=lambda h: h.start)


def _attached(text: str, at: int, known: Words) -> AnnexHead:
    """The heading of an attached regulation: its type is its marker where it stands on a line of its own."""
    stop = text.find("\n", at)
    line = text[at:stop].strip(" \t*_#>:\u00a0") if stop > at else ""
    return AnnexHead(at, line, stop, 1, True) if line in known.attached else AnnexHead(at, "", at, 1, True)


def _goes_on(text: str, before: int, start: int, known: Words) -> bool:
    """Whether the line after text[before] goes on with a sentence of a hard-wrapped text: "… tại / Phụ lục VIII"."""
    line = text[max(start, text.rfind("\n", start, before) + 1) : before].strip(" \t*_#>\u00a0")
    if not line or is_caps(line) or line[-1] in '.;:!?”")…/_-':
        return False
    return len(line) > _FULL_LINE or bool(known.number_lead.search(line[-20:]))


def _head_above(text: str, start: int, note: int, heads: dict[int, AnnexHead], known: Words) -> int | None:
    """Where the title above the note starts: an annex's heading, else a line in capitals that names a type."""
    at, seen, best = note, 0, None
    while at > start and seen < _TITLE_LINES:
        line_end = at - 1
        line_start = max(start, text.rfind("\n", start, line_end) + 1)
        line = text[line_start:line_end].strip(" \t*_#>\u00a0")
        at = line_start
        if not line:
            continue
        seen += 1
        content = text.index(line[0], line_start)
        if content in heads:
            return content
        if best is not None and not is_caps(line):
            break
        if line.startswith(known.attached) and is_caps(line):
            best = content
        elif line[-1] in ".;:" or len(line) > 250:
            break
    return best


def _tops(heads: list[AnnexHead]) -> list[AnnexHead]:
    """The headings that open a zone: of the highest rank that the document uses, a form inside an annex left out."""
    tops: list[AnnexHead] = []
    inside = False
    for head in heads:
        if head.rank == 1 or not inside:
            tops.append(head)
        inside = inside or head.rank == 1
    return tops
