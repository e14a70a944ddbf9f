"""The text of a paragraph's runs as printed, and what hangs on them: notes and text boxes.

In: a w:p.  Out: its text (without its automatic number) and its attachments, in order.  Kept: insertions, moved-to
text, results of fields, content controls, links, equations.  Dropped: deletions, moved-from text, codes of fields,
hidden text, comments.  A line or page break is "\\n", a tab "\\t".  Capitals by format (w:caps) become
capitals of the text, since that is what a reader sees; small capitals stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vbhc.intake.docx_legacy import Mender, Odd
from vbhc.intake.docx_package import ALTERNATE, CHOICE, VAL, Element, child, m, on, switched, value, w
from vbhc.intake.docx_styles import Style, Styles, fonts_of
from vbhc.intake.docx_symbols import has_glyphs, plain, symbol
from vbhc.records import dataclass

_SDT, _SDT_CONTENT = w("sdt"), w("sdtContent")
_WRAPPERS = map(w, ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo"))
_OPENED = frozenset((*_WRAPPERS, _SDT, ALTERNATE))
_R, _T, _RPR = w("r"), w("t"), w("rPr")
_CAPS, _VANISH, _RSTYLE, _VERTICAL = w("caps"), w("vanish"), w("rStyle"), w("vertAlign")
_MATH = frozenset((m("oMath"), m("oMathPara")))
_MATH_TEXT = frozenset((m("t"), _T))
_AS_TEXT = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
            w("softHyphen"): "\u00ad"}  # fmt: skip
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_NOTE_MARKS = frozenset((w("footnoteRef"), w("endnoteRef")))
_DRAWN = frozenset((w("drawing"), w("pict"), w("object")))
_FIELD, _FIELD_TYPE, _SYM, _RUBY = w("fldChar"), w("fldCharType"), w("sym"), w("ruby")
_TEXT_BOX = w("txbxContent")
_GONE, _SPEC_VANISH = frozenset((w("del"), w("moveFrom"))), w("specVanish")
_EXPONENT, _MARK = re.compile(r"[+-]?\d{1,2}"), re.compile(r"\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)")
_POWERED = re.compile(r"(?:^|[\s\d(/,])[a-zμ]{1,2}$|\d$")  # what has an exponent: a unit (m, km), a power of ten
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANKS = " \t\r\n"
_BREAKS_TO_BLANKS = str.maketrans("\n\r", "  ")


@dataclass(slots=True)
class Note:
    """A mark of a footnote or endnote: which part it is in, its id, and its own mark where it has one ("*")."""

    part: str
    id: str
    mark: str = ""


@dataclass(slots=True)
class TextBox:
    content: Element


Attachment = Note | TextBox


@dataclass(slots=True)
class Printed:
    """A text as printed and the children of runs that hold it, each with what it printed; none where it is made up."""

    text: str
    sources: list[tuple[Element, str]]


def flat(parent: Element) -> Iterator[Element]:
    """The children of `parent` in order, with wrappers opened: insertions, links, content controls, alternatives."""
    todo = [iter(parent)]
    while todo:
        for each in todo[-1]:
            tag = each.tag
            if tag not in _OPENED:
                yield each
                continue
            inner = child(each, _SDT_CONTENT) if tag == _SDT else alternative(each) if tag == ALTERNATE else each
            todo.append(iter(() if inner is None else inner))
            break
        else:
            todo.pop()


def alternative(element: Element) -> Element:
    """The one branch of an mc:AlternateContent that is read: the first Choice that holds something, or the Fallback."""
    branches = list(element)
    return next((b for b in branches if b.tag == CHOICE and len(b)), branches[-1] if branches else element)


def text_boxes(drawn: Element) -> Iterator[TextBox]:
    """The text boxes of a drawing in order, each once; those inside another come with its content."""
    todo = [drawn]
    while todo:
        element = todo.pop()
        if element.tag == _TEXT_BOX:
            yield TextBox(element)
            continue
        if element.tag == ALTERNATE:
            element = alternative(element)
        todo.extend(reversed(element))


class Runs:
    """Reads the runs of one story; a field may begin in one paragraph and end in another."""

    def __init__(self, styles: Styles, note_mark: str = "", mender: Mender | None = None, traced: bool = False) -> None:
        self._styles, self._mender = styles, mender
        self._traced = traced
        self._sources: dict[int, list[tuple[Element, str]]] = {}  # of each text of the paragraph, where it is traced
        self._odds: list[Odd] = []  # of the paragraph that is read
        self._fields: list[bool] = []  # of each open field, outermost first: whether its code is being read
        self._codes = 0  # how many of these are
        self._note_mark = note_mark
        self.marked = ""  # the note's mark, once it has been printed
        self.printed: list[Printed] = []  # the texts of the paragraph that was read last, where it is traced

    def read(self, paragraph: Element, style: Style) -> tuple[str, list[Attachment]]:
        """The text of a w:p of this style, and what hangs on it."""
        out: list[str] = []
        attached: list[Attachment] = []
        self._odds = []
        for each in flat(paragraph):
            if each.tag == _R:
                self._run(each, style, out, attached)
            elif each.tag in _MATH and not self._codes:
                out.append(equation(each))
        if self._codes:  # a code that does not end with its paragraph is broken, or spans paragraphs: its text is text
            self._fields, self._codes = [], 0
        if self._odds and self._mender:
            self._mender.mend(out, self._odds)
        if self._traced:
            self.printed = printed(out, self._sources)
            self._sources = {}
        return "".join(out), attached

    def _run(self, run: Element, style: Style, out: list[str], attached: list[Attachment]) -> None:
        looks = run[0] if len(run) and run[0].tag == _RPR else ()  # w:rPr is always the first
        caps, hidden, raised = self._looks(looks, style)
        pieces: list[str] = []
        holders: list[Element] | None = [] if self._traced else None
        for each in run:
            tag = each.tag
            if tag == _FIELD:
                self._field(each, pieces)
            elif tag == _RPR or hidden or self._codes:
                continue
            elif tag == _T:
                pieces.append(typed(each))
            elif tag in _NOTES:
                note = Note(_NOTES[tag], each.get(w("id"), ""))
                attached.append(note)
                if each.get(w("customMarkFollows")) in ("1", "true", "on"):
                    note.mark = own_mark(each)
                    break
            else:
                self._other(each, pieces, attached)
            if holders is not None:
                holders += [each] * (len(pieces) - len(holders))
        text = "".join(pieces)
        if holders is not None:
            self._sources[len(out)] = list(zip(holders, pieces, strict=True))
        if self._mender and text and not (raised and text.isascii()):
            odd = self._mender.of(self._font(run, style), len(out), caps)
            if odd:
                self._odds.append(odd)
                out.append(text)
                return
        if has_glyphs(text):
            text = plain(text, font_of(run))
        if caps:
            text = text.upper()
        elif raised and text:
            text = superscript(text, "".join(piece[-8:] for piece in out[-4:]))
        if text:
            out.append(text)

    def _font(self, run: Element, style: Style) -> str:
        """The font of a run: its own, its style's, its paragraph's style's, or the document's."""
        own = font_of(run)
        if own:
            return own
        name = value(child(run, _RPR), _RSTYLE)
        return (self._styles.get(name).font if name else "") or style.font or self._styles.font

    def _other(self, each: Element, pieces: list[str], attached: list[Attachment]) -> None:
        tag = each.tag
        if tag in _AS_TEXT:
            pieces.append(_AS_TEXT[tag])
        elif tag == _SYM:
            pieces.append(sym(each))
        elif tag in _NOTE_MARKS:
            pieces.append(self._note_mark)
            self.marked = self._note_mark
        elif tag in _DRAWN:
            attached.extend(text_boxes(each))
        elif tag == ALTERNATE:
            for inner in alternative(each):
                if inner.tag in _DRAWN:
                    attached.extend(text_boxes(inner))
                elif inner.tag == _T:
                    pieces.append(typed(inner))
                elif inner.tag == _SYM:
                    pieces.append(sym(inner))
        elif tag == _RUBY:
            pieces.extend(typed(text) for text in each.iterfind(f"{w('rubyBase')}/{_R}/{_T}"))

    def _looks(self, looks: Iterable[Element], style: Style) -> tuple[bool, bool, bool]:
        """(capitals, hidden, superscript) by the properties of a run and the styles of its paragraph and its own.

        Capitals and hiding are set on the run itself, else by the two styles, of which only one may switch it on.
        """
        caps: bool | None = None
        hidden: bool | None = None
        raised, own = False, None
        for look in looks:
            tag = look.tag
            if tag == _CAPS:
                caps = on(look)
            elif tag == _VANISH:
                hidden = on(look)
            elif tag == _VERTICAL:
                raised = look.get(VAL) == "superscript"
            elif tag == _RSTYLE:
                own = self._styles.get(look.get(VAL))
        if caps is None:
            caps = self._styles.caps or bool(style.caps) != bool(own and own.caps)
        if hidden is None:
            hidden = self._styles.hidden or bool(style.hidden) != bool(own and own.hidden)
        return caps, hidden, raised

    def _field(self, mark: Element, pieces: list[str]) -> None:
        kind = mark.get(_FIELD_TYPE)
        if kind == "begin":
            box = mark.find(f"{w('ffData')}/{w('checkBox')}")
            if box is not None and not self._codes:
                checked = switched(box, w("checked"))
                pieces.append("☑" if (switched(box, w("default")) if checked is None else checked) else "☐")
            self._fields.append(True)
            self._codes += 1
        elif kind == "separate" and self._fields:
            self._codes -= self._fields[-1]
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._codes -= self._fields.pop()


def printed(texts: list[str], sources: dict[int, list[tuple[Element, str]]]) -> list[Printed]:
    """Each text with what holds it; letters of several runs that were mended together are one text of them all."""
    found: list[Printed] = []
    for at, text in enumerate(texts):
        holders = sources.get(at, [])
        if text or not found:
            found.append(Printed(text, holders))
        else:
            found[-1].sources.extend(holders)
    return found


def font_of(run: Element) -> str:
    """The font that a run names for itself; "" where it names none."""
    return fonts_of(child(run, _RPR))


def typed(element: Element) -> str:
    """The text of a w:t: blanks at its ends count only where xml:space keeps them, as in Word."""
    text: str = element.text or ""
    if (text[:1] in _XML_BLANKS or text[-1:] in _XML_BLANKS) and not keeps_blanks(element):
        text = text.strip(_XML_BLANKS)
    return text.translate(_BREAKS_TO_BLANKS) if "\n" in text else text


def keeps_blanks(element: Element | None) -> bool:
    while element is not None:
        space = element.get(_SPACE)
        if space is not None:
            return bool(space == "preserve")
        element = element.getparent()
    return False


def sym(element: Element) -> str:
    try:
        return symbol(int(element.get(w("char"), ""), 16), element.get(w("font"), ""))
    except ValueError:
        return ""


def own_mark(reference: Element) -> str:
    """The mark that follows a note's reference in its run, where the writer chose it ("*")."""
    found = []
    for each in reference.itersiblings():
        if each.tag == _T:
            found.append(typed(each))
        elif each.tag == _SYM:
            found.append(sym(each))
    return "".join(found)


def equation(element: Element) -> str:
    """The signs of an equation in order."""
    return "".join(text.text or "" for text in element.iter() if text.tag in _MATH_TEXT)


def superscript(text: str, before: str) -> str:
    """A raised text after `before`: an exponent ("m²", "10⁶") as such, a note's mark apart from the word before it."""
    if _EXPONENT.fullmatch(text) and _POWERED.search(before):
        return text.translate(_RAISED)
    return f" {text}" if _MARK.fullmatch(text) and before[-1:].strip() else text


def mark_state(looks: Element | None, style: Style) -> tuple[bool, bool]:
    """(deleted, hidden) by the w:rPr of the mark at a paragraph's end; either way the next paragraph joins this one."""
    deleted, hidden = False, bool(style.hidden)
    for look in () if looks is None else looks:
        if look.tag in _GONE:
            deleted = True
        elif look.tag == _VANISH:
            hidden = on(look)
        elif look.tag == _SPEC_VANISH and on(look):
            return deleted, True
    return deleted, hidden
