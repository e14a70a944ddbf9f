"""Which words of a Word document a finding is shown at.

In: the map of a document (`vbhc.intake.docx_trace`) and a span of its text.  Out: the range of runs, or the paragraph.
Words that the file does not hold (automatic numbers) are shown at the nearest words of their paragraph, words in a text
box at the drawing, words in a note at the note's mark in the text: Word has no comments in boxes, and LibreOffice does
not open a file with comments in its notes.  A span over several cells or stories ends in the first.
"""

from __future__ import annotations

from vbhc.export.word_runs import size
from vbhc.intake.docx import Opened
from vbhc.intake.docx_package import Element, w
from vbhc.intake.docx_trace import Origin, TextMap
from vbhc.model import Span
from vbhc.records import dataclass

_RUN, _BOX = w("r"), w("txbxContent")
_NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}
_STORIES = frozenset(w(name) for name in ("tc", "txbxContent", "footnote", "endnote", "body"))


@dataclass(slots=True, frozen=True)
class Anchor:
    """A range of runs, else a whole paragraph (both None: there is none); `exact` where it is the very span."""

    range: Origin | None
    paragraph: Element | None
    exact: bool


class Anchors:
    """The anchors of one document."""

    def __init__(self, opened: Opened) -> None:
        self.places, self._main = opened.map, opened.package.main
        self._marks: dict[tuple[str, str | None], Element] | None = None  # of each note, the mark in the text

    def of(self, span: Span) -> Anchor:
        """Where a comment on `span` goes."""
        found = words(self.places, span)
        if found is not None:
            return self.hoisted(*found)
        traced = self.places.block_at(span[0])
        if traced is None:
            return Anchor(None, None, False)
        origins = self.places.origins(traced)
        at = min(max(0, span[0] - traced.block.start), len(origins) - 1)
        near = [*range(at, len(origins)), *range(at - 1, -1, -1)]
        nearest = next((origin for n in near if (origin := origins[n]) is not None), None)
        if nearest is None:
            return Anchor(None, traced.paragraphs[0], False)
        return self.hoisted(Origin(nearest.first, 0, nearest.last, size(nearest.last)), False)

    def hoisted(self, origin: Origin, exact: bool) -> Anchor:
        """The range; in a note, the note's mark; in a text box, the drawing that holds the box."""
        child = origin.first
        note = next((each for each in child.iterancestors() if each.tag in _NOTES), None)
        if note is not None:
            child = self.marks().get((_NOTES[note.tag], note.get(w("id"))), child)
        boxes = [each for each in child.iterancestors() if each.tag == _BOX]
        if boxes:
            child = next(
                e for e in boxes[-1].iterancestors() if e.getparent() is not None and e.getparent().tag == _RUN
            )
        if child is origin.first:
            return Anchor(origin, None, exact)
        last = child.getparent()[-1] if child.get(w("customMarkFollows")) else child  # the writer's own mark, "*"
        return Anchor(Origin(child, 0, last, size(last)), None, False)

    def marks(self) -> dict[tuple[str, str | None], Element]:
        if self._marks is None:
            every = [*self._main.iter(*_NOTES.values())]
            self._marks = {(each.tag, each.get(w("id"))): each for each in reversed(every)}
        return self._marks


def words(places: TextMap, span: Span) -> tuple[Origin, bool] | None:
    """The range of `span` as far as it stays in one story, and whether that is all; None where nothing is there."""
    start, end = span
    first = last = None
    exact = start < end
    for at in range(start, end):
        first = places.origin(at)
        if first is not None:
            break
        exact = False
    if first is None:
        return None
    story = story_of(first.first)
    for before in range(end - 1, at - 1, -1):
        last = places.origin(before)
        if last is not None and story_of(last.last) is story:
            break
        exact = False
    assert last is not None  # the first itself, if no other
    return first.to(last), exact and first.exact and last.exact


def story_of(element: Element) -> Element | None:
    """The cell, note, text box or body that an element stands in."""
    return next((each for each in element.iterancestors() if each.tag in _STORIES), None)
