"""What a paragraph and its runs get from styles.xml: list and level, capitals, hidden text, heading.

In: styles.xml.  Out: for a style's id, its values with those of the styles that it is based on (ECMA-376 Part 1, 17.7).
"""

from __future__ import annotations

from vbhc.intake.docx_package import Element, child, number, switched, value, w
from vbhc.records import dataclass

_FONTS, _ASCII, _HANSI = w("rFonts"), w("ascii"), w("hAnsi")
_ID, _TYPE, _DEFAULT = w("styleId"), w("type"), w("default")
_PPR, _RPR, _NUMPR = w("pPr"), w("rPr"), w("numPr")
_NUMID, _ILVL, _CAPS, _VANISH, _OUTLINE = w("numId"), w("ilvl"), w("caps"), w("vanish"), w("outlineLvl")


@dataclass(slots=True, frozen=True)
class Style:
    """A style with what it inherits; None where neither it nor a style below it says.

    `levels` are the styles from this one down to its base, each with the level that it sets itself.
    """

    num_id: str | None = None
    levels: tuple[tuple[str, int | None], ...] = ()
    outline: int | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str = ""


class Styles:
    """The styles of one document, each worked out when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str | None, Style] = {}
        self.default: str | None = None  # the paragraph style of a paragraph that names none
        self.list_styles: dict[str, str] = {}  # numbering style → numId
        defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}")
        self.caps, self.hidden = bool(switched(defaults, _CAPS)), bool(switched(defaults, _VANISH))
        self.font = fonts_of(defaults)
        for style in () if root is None else root.iterchildren(w("style")):
            self._note(style)

    def _note(self, style: Element) -> None:
        name, kind = style.get(_ID, ""), style.get(_TYPE)
        self._elements[name] = style
        if kind == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
            self.default = name
        elif kind == "numbering":
            num_id = value(style.find(f"{_PPR}/{_NUMPR}"), _NUMID)
            if num_id:
                self.list_styles[name] = num_id

    def get(self, name: str | None) -> Style:
        """The style with this id; one without any value where the file does not define it."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._inherited(name)
        return known

    def _inherited(self, name: str | None) -> Style:
        num_id = outline = caps = hidden = None
        font = ""
        chain: dict[str, int | None] = {}
        while name in self._elements and name not in chain:
            style = self._elements[name]
            paragraph, run = style.find(_PPR), style.find(_RPR)
            numbering = None if paragraph is None else paragraph.find(_NUMPR)
            chain[name] = number(value(numbering, _ILVL))
            num_id = value(numbering, _NUMID) if num_id is None else num_id
            outline = number(value(paragraph, _OUTLINE)) if outline is None else outline
            caps = switched(run, _CAPS) if caps is None else caps
            hidden = switched(run, _VANISH) if hidden is None else hidden
            font = font or fonts_of(run)
            name = value(style, w("basedOn"))
        return Style(num_id, tuple(chain.items()), outline, caps, hidden, font)


def fonts_of(properties: Element | None) -> str:
    """The font for Latin letters that some w:rPr names; "" where it names none."""
    fonts = child(properties, _FONTS)
    return "" if fonts is None else fonts.get(_ASCII) or fonts.get(_HANSI) or ""
