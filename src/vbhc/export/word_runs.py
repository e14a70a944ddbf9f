"""Splits the runs of a Word document at given letters, so that comments and changes hold exactly the words meant.

In: places in children of runs (`vbhc.intake.docx_trace.Origin`).  Out: for each place the run that begins or ends
there.  Every piece keeps the run's properties; children that are no text stay whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from vbhc.intake.docx_package import Element, w
from vbhc.intake.docx_runs import typed
from vbhc.intake.docx_trace import Origin

_T, _RPR = w("t"), w("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Cut = tuple[Element, int]  # a child of a run, and the letter before which to cut


class Pieces:
    """The runs of a document, split at the edges of `ranges`."""

    def __init__(self, ranges: Iterable[Origin]) -> None:
        cuts: dict[Element, dict[Element, set[int]]] = defaultdict(lambda: defaultdict(set))
        for each in ranges:
            cuts[each.first.getparent()][each.first].add(each.start)
            cuts[each.last.getparent()][each.last].add(each.end)
        self._first: dict[Cut, Element] = {}
        self._last: dict[Cut, Element] = {}
        self._parts: dict[Element, list[tuple[int, int, Element]]] = defaultdict(list)  # of a child, with their runs
        for run, of_child in cuts.items():
            self._split(run, of_child)

    def first(self, origin: Origin) -> Element:
        """The run that begins where the range does."""
        return self._first[origin.first, origin.start]

    def last(self, origin: Origin) -> Element:
        """The run that ends where the range does."""
        return self._last[origin.last, origin.end]

    def between(self, origin: Origin, children: list[Element]) -> list[Element]:
        """The runs of a range, whose `children` of runs from the first to the last are given."""
        found: dict[Element, None] = {}
        for child in children:
            for start, stop, run in self._parts.get(child) or [(0, 1, child.getparent())]:
                before = child is origin.first and stop <= origin.start
                behind = child is origin.last and start >= origin.end
                if not (before or behind):
                    found[run] = None
        return list(found)

    def _split(self, run: Element, cuts: dict[Element, set[int]]) -> None:
        piece, filled, ended = (
            run,
            False,
            False,
        )  # the piece being filled, whether it holds anything, whether it is full
        for child in list(run):
            if child.tag == _RPR:
                continue
            at = cuts.get(child, set())
            if filled and (ended or 0 in at):
                piece = after(piece)
            if piece is not run:
                piece.append(child)
            end = size(child)
            for start, stop, part in parts(child, sorted(cut for cut in at if 0 < cut < end), end):
                if start:
                    piece = after(piece)
                    piece.append(part)
                self._first[child, start] = self._last[child, stop] = piece
                self._parts[child].append((start, stop, piece))
            filled, ended = True, end in at


def after(run: Element) -> Element:
    """A new run behind `run`, of the same look."""
    made = etree.Element(run.tag, dict(run.attrib))
    for look in run.iterchildren(_RPR):
        made.append(deepcopy(look))
    run.addnext(made)
    return made


def size(child: Element) -> int:
    """How many letters a child of a run counts: those of its text; of what is no text, one."""
    return len(typed(child)) if child.tag == _T else 1


def parts(child: Element, cuts: list[int], end: int) -> Iterator[tuple[int, int, Element]]:
    """(start, end, element) of the parts of a child cut at the letters `cuts`; the first is the child itself."""
    edges = [0, *cuts, end]
    text = typed(child) if cuts else ""
    for start, stop in pairwise(edges):
        part = child if not start else etree.Element(_T)
        if cuts:
            part.text = text[start:stop]
            part.set(_SPACE, "preserve")
        yield start, stop, part
