"""Walks the body of a Word document in reading order and adds its blocks to a Builder.

In: the elements of a story (body, cell, note, text box).  Out: blocks.  Tables are read row by row, each cell whole
before the next; a merged cell once.  A note follows the paragraph that holds its mark, a text box the paragraph or the
cell that it is anchored in; it goes before the first paragraph of all.  A paragraph whose mark is deleted or hidden
joins the next.  What a run prints is docx_runs', what number a paragraph has is docx_numbering's work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field

from vbhc.intake.building import Builder
from vbhc.intake.docx_legacy import Mender
from vbhc.intake.docx_numbering import Counter, Lists, Numbers, figure
from vbhc.intake.docx_package import VAL, Element, child, children, headed, number, on, too_deep, val, w
from vbhc.intake.docx_runs import Attachment, Note, Printed, Runs, TextBox, equation, flat, mark_state
from vbhc.intake.docx_styles import Style, Styles
from vbhc.intake.limits import MAX_NESTING
from vbhc.model import Block, BlockKind
from vbhc.records import dataclass

P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_PPR, _PSTYLE, _NUMPR, _NUMID, _ILVL = w("pPr"), w("pStyle"), w("numPr"), w("numId"), w("ilvl")
_RPR, _OUTLINE, _ALT_CHUNK = w("rPr"), w("outlineLvl"), w("altChunk")
_TRPR, _DEL, _HIDDEN, _GRID_BEFORE = w("trPr"), w("del"), w("hidden"), w("gridBefore")
_TCPR, _MERGES, _GRID_SPAN, _CELL_DEL = w("tcPr"), (w("vMerge"), w("hMerge")), w("gridSpan"), w("cellDel")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara"
# Several breaks that only make room, as for a signature, are one.
_BREAK = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]*\n\s*")
_BULLETS = frozenset("-+*•")
_BODY_TEXT = 9  # the outline level of a paragraph that is no heading


@dataclass(slots=True, frozen=True)
class Place:
    """What the blocks of a story are, and where."""

    kind: BlockKind = "paragraph"
    cell: tuple[int, int, int] | None = None
    paragraph: int | None = None  # of the paragraph that a note or text box outside the numbering hangs on


@dataclass(slots=True)
class Numbering:
    """The list and level of a paragraph that has an automatic number."""

    num_id: str
    level: int
    font: str = ""  # of the paragraph's style


@dataclass(slots=True)
class Carried:
    """What the paragraphs before this one left over, their marks being deleted or hidden."""

    texts: list[str] = field(default_factory=list)
    filled: bool = False  # whether the texts hold more than blanks
    attached: list[Attachment] = field(default_factory=list)
    paragraph: int | None = None
    generated: int = 0
    numbering: Numbering | None = None  # of the last one, where its number is not printed yet
    at: int = 0  # which of the texts the last one begins with
    elements: list[Element] = field(default_factory=list)  # the paragraphs
    printed: list[list[Printed]] = field(default_factory=list)  # of each of the texts, where the walk is traced

    def take(self, p: Element, text: str, runs: Runs, attached: list[Attachment], paragraph: int | None) -> None:
        """Takes what the next paragraph holds, as `runs` have read it."""
        if not self.filled:
            self.paragraph = paragraph
        self.at = len(self.texts)
        self.texts.append(text)
        self.elements.append(p)
        self.printed.append(runs.printed)
        self.filled = self.filled or bool(text.strip())
        self.attached.extend(attached)

    def number(self, label: str) -> None:
        """Puts a number before the last paragraph's text, or before all where there is no number yet."""
        if not label:
            return
        at = self.at if self.generated else 0
        self.texts[at] = self.texts[at].lstrip(" \t\u00a0")
        self.texts.insert(at, label)
        self.printed.insert(at, [Printed(label, [])])
        self.generated = self.generated or len(label)


@dataclass(slots=True)
class Traced:
    """A block, the paragraphs that it was read from, and what they printed, in order."""

    block: Block
    paragraphs: list[Element]
    printed: list[Printed]


@dataclass(slots=True)
class Parts:
    """What the walk looks things up in."""

    styles: Styles
    lists: Lists
    note: Callable[[str, str], Element | None]  # part and id → w:footnote or w:endnote
    note_format: Callable[[str], str]  # part → the w:numFmt of its marks
    paragraphs: dict[Element, int]  # w:p → its number in the main document, from 1
    mender: Mender | None = None  # where the document has letters from before Unicode
    trace: list[Traced] | None = None  # gets every block, where the caller wants to find the text in the file again


class Walk:
    """One document's walk: tables, notes and lists are counted over its stories."""

    def __init__(self, build: Builder, parts: Parts) -> None:
        self.build, self.parts = build, parts
        self._tables = 0
        self._notes: set[tuple[str, str]] = set()
        self._counters: dict[str, Counter] = {}
        self._marks: dict[str, int] = {}
        self.chunks = 0  # embedded documents (w:altChunk), which are not read

    def story(self, parent: Element, place: Place, depth: int = 0, kind: str = "body", note_mark: str = "") -> None:
        """Adds the blocks of a story; its fields are its own, its lists go on through the stories of its `kind`.

        Raises VbhcError("too-deep") where tables or boxes nest beyond the limit.
        """
        counter = self._counters.setdefault(kind, Counter(self.parts.lists))
        runs = Runs(self.parts.styles, note_mark, self.parts.mender, self.parts.trace is not None)
        _Story(self, counter, runs).blocks(parent, place, depth)

    def table_number(self) -> int:
        self._tables += 1
        return self._tables

    def first(self, note: Note) -> bool:
        """Whether the note is met for the first time: it is printed once, however many marks a file gives it."""
        key = (note.part, note.id)
        new = key not in self._notes
        self._notes.add(key)
        return new

    def note_mark(self, note: Note) -> str:
        """The mark of the next note as printed."""
        if note.mark:
            return note.mark
        self._marks[note.part] = self._marks.get(note.part, 0) + 1
        return figure(self._marks[note.part], self.parts.note_format(note.part))


class _Story:
    def __init__(self, walk: Walk, counter: Counter, runs: Runs) -> None:
        self._walk, self._build, self._parts = walk, walk.build, walk.parts
        self._runs, self._counter = runs, counter
        self._boxes: list[tuple[TextBox, int | None]] | None = None  # of the cell that is being read

    def blocks(self, parent: Element, place: Place, depth: int) -> None:
        """The paragraphs and tables under `parent`."""
        if depth > MAX_NESTING:
            raise too_deep(self._build.path)
        carried = Carried()
        for each in flat(parent):
            tag = each.tag
            if tag == P:
                carried = self._paragraph(each, place, carried, depth)
            elif tag == _TBL:
                carried = self._flush(carried, place, depth)
                self._table(each, place, depth)
            elif tag == _MATH:
                self._build.add(equation(each), place.kind, paragraph=place.paragraph, cell=place.cell)
            elif tag == _ALT_CHUNK:
                self._walk.chunks += 1
        self._flush(carried, place, depth)

    def _paragraph(self, p: Element, place: Place, carried: Carried, depth: int) -> Carried:
        """Adds the paragraph, or gives what it leaves to the next one."""
        properties = children(headed(p, _PPR))
        style = self._parts.styles.get(val(properties.get(_PSTYLE)) or self._parts.styles.default)
        text, attached = self._runs.read(p, style)
        deleted, hidden = mark_state(properties.get(_RPR), style)
        numbering = self._numbering(properties.get(_NUMPR), style)
        if hidden and not deleted and not text.strip():
            carried.attached.extend(attached)
            return carried
        carried.take(p, text, self._runs, attached, self._parts.paragraphs.get(p) or place.paragraph)
        carried.numbering = numbering
        if deleted:
            return carried
        carried.number(self._label(numbering, carried.filled))
        carried.numbering = None
        if hidden:
            return carried
        outline = number(val(properties.get(_OUTLINE)))
        outline = style.outline if outline is None else outline
        heading = place.kind == "paragraph" and outline is not None and outline < _BODY_TEXT
        return self._finish(carried, place, "heading" if heading else place.kind, depth)

    def _flush(self, carried: Carried, place: Place, depth: int) -> Carried:
        """Adds what was left over where no paragraph follows in the same cell or story."""
        if carried.filled:
            carried.number(self._label(carried.numbering, True))
        return self._finish(carried, place, place.kind, depth)

    def _finish(self, carried: Carried, place: Place, kind: BlockKind, depth: int) -> Carried:
        """Adds the paragraph, then what hangs on it; nothing is left over.

        Boxes that hang on the first words of all stand above them: a letterhead that was made of frames.
        """
        below = carried.attached
        if below and self._build.is_empty:
            self._attach([each for each in below if isinstance(each, TextBox)], place, carried.paragraph, depth)
            below = [each for each in below if isinstance(each, Note)]
        block = self._add("".join(carried.texts), place, kind, carried.paragraph, carried.generated)
        if block is not None and self._parts.trace is not None:
            every = [one for texts in carried.printed for one in texts]
            self._parts.trace.append(Traced(block, carried.elements, every))
        self._attach(below, place, carried.paragraph, depth)
        return Carried()

    def _add(self, text: str, place: Place, kind: BlockKind, paragraph: int | None, generated: int) -> Block | None:
        mark, self._runs.marked = self._runs.marked, ""
        if mark and text.lstrip().startswith(mark):
            rest = text.lstrip()[len(mark) :]
            text, generated = f"{mark} {rest.lstrip()}", len(mark) + 1
        if "\n" in text:
            text = _BREAK.sub("\n", text)
        block = self._build.add(text, kind, paragraph=paragraph, cell=place.cell)
        if block is not None:
            block.generated = min(generated, block.end - block.start)
        return block

    def _attach(self, attached: list[Attachment], place: Place, paragraph: int | None, depth: int) -> None:
        for each in attached:
            if isinstance(each, Note):
                self._note(each, place, paragraph, depth)
            elif self._boxes is None:
                self._box(each, place, paragraph, depth)
            else:
                self._boxes.append((each, paragraph))

    def _box(self, box: TextBox, place: Place, paragraph: int | None, depth: int) -> None:
        kind: BlockKind = "footnote" if place.kind == "footnote" else "textbox"
        self._walk.story(box.content, Place(kind, place.cell, paragraph), depth + 1, "textbox")

    def _note(self, note: Note, place: Place, paragraph: int | None, depth: int) -> None:
        content = self._parts.note(note.part, note.id)
        if content is not None and place.kind != "footnote":  # a note has no notes
            mark = self._walk.note_mark(note)
            if not self._walk.first(note):
                return
            self._walk.story(content, Place("footnote", place.cell, paragraph), depth + 1, note.part, mark)

    def _numbering(self, own: Element | None, style: Style) -> Numbering | None:
        """The paragraph's list and level: its own w:numPr, each half that it lacks from its style (numId 0: none)."""
        says = children(own)
        num_id, level = val(says.get(_NUMID)), number(val(says.get(_ILVL)))
        num_id = style.num_id if num_id is None else num_id
        if num_id is None or num_id == "0":
            return None
        if level is None:
            level = level_of(style, self._parts.lists.get(num_id))
        return Numbering(num_id, level, style.font)

    def _label(self, numbering: Numbering | None, filled: bool) -> str:
        if numbering is None:
            return ""
        label = self._counter.label(numbering.num_id, numbering.level)
        if self._parts.mender and not label.isascii():
            numbers = self._parts.lists.get(numbering.num_id)
            font = numbers.levels[numbering.level].font if numbers else ""
            label = self._parts.mender.label(label, font or numbering.font or self._parts.styles.font)
        return "" if label.strip() in _BULLETS and not filled else label

    def _table(self, table: Element, place: Place, depth: int) -> None:
        at = self._walk.table_number()
        rows = (each for each in flat(table) if each.tag == _TR)
        for r, row in enumerate(rows, 1):
            properties = children(child(row, _TRPR))
            if _DEL in properties or (_HIDDEN in properties and on(properties[_HIDDEN])):
                continue
            column = 1 + max(0, number(val(properties.get(_GRID_BEFORE))) or 0)
            for cell in flat(row):
                if cell.tag == _TC:
                    span, shown = cell_shape(cell)
                    if shown:
                        kind: BlockKind = "cell" if place.kind == "paragraph" else place.kind
                        self._cell(cell, Place(kind, (at, r, column), place.paragraph), depth + 1)
                    column += span

    def _cell(self, cell: Element, place: Place, depth: int) -> None:
        """The blocks of a cell, then its text boxes: a stamp that floats over a letterhead parts no name in two."""
        outer, self._boxes = self._boxes, []
        self.blocks(cell, place, depth)
        boxes, self._boxes = self._boxes, outer
        for box, paragraph in boxes:
            self._box(box, place, paragraph, depth)


def level_of(style: Style, numbers: Numbers | None) -> int:
    """The level (from 0) of a style's paragraphs: the level that names the style, else the one that the style names."""
    for name, level in style.levels:
        named = None if numbers is None else numbers.level_of(name)
        if named is not None or level is not None:
            return level or 0 if named is None else named
    return 0


def cell_shape(cell: Element) -> tuple[int, bool]:
    """(columns that the cell spans, whether its text is printed: not where it continues a merged one or is deleted)."""
    properties = children(headed(cell, _TCPR))
    continues = any(properties[merge].get(VAL, "continue") == "continue" for merge in _MERGES if merge in properties)
    return max(1, number(val(properties.get(_GRID_SPAN))) or 1), not continues and _CELL_DEL not in properties
