"""What HTML's elements mean for a reader: which make paragraphs, which are not text, how lists are numbered.

In: tags, attributes.  Out: answers for `html.Walk`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
DROPPED = frozenset(
    [
        "applet",
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "del",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
        "xml",
    ]
)
CONTENT = frozenset({"main", "article", "header", "footer", "aside"})  # what is not chrome there is the document
_LONG = 2000  # characters; a page's frame is shorter
_NOTE = re.compile(r"mso-element:\s*(?:foot|end)note(?!-)")
_SYMBOL_FONT = re.compile(r"font-family:\s*[\"']?(?:Symbol|Wingdings)", re.I)
_HIDING = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "complementary"})
_ALIASES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "decimal": "1"}
_ALIASES |= {"lower-roman": "i", "upper-roman": "I", "decimal-leading-zero": "01"}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.I)
_ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")]
_ROMAN += [(9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
BULLET = "•"


def is_hidden(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDING.search(style.replace(" ", "").lower()) is not None


def is_chrome(tag: str, element: Any) -> bool:
    """Whether an element outside CONTENT is a page's frame and no part of the document.

    A <header> or <footer> may be the document's own letterhead or closing: it is the frame only if it holds links,
    and is short or made of links for a third and more.
    """
    if tag == "nav":
        return True
    if tag not in ("header", "footer", "aside") and element.get("role") not in _CHROME_ROLES:
        return False
    links = element.findall(".//a[@href]")
    if not links:
        return False
    size = _length(element)
    return size < _LONG or 3 * sum(map(_length, links)) > size


def is_note(element: Any) -> bool:
    """Whether the element is the text of a footnote in HTML that Word saved."""
    style = element.get("style")
    return style is not None and _NOTE.search(style.lower()) is not None


def is_symbol_mark(element: Any) -> bool:
    """Whether the element is a list mark of Word in a symbol font, whose letters mean pictures ("·", "Ø", "ü")."""
    style = element.get("style")
    if style is None or "mso-list:ignore" not in style.replace(" ", "").lower():
        return False
    parent = element.getparent()
    return any(
        _SYMBOL_FONT.search(s) is not None for s in (style, parent.get("style") or "" if parent is not None else "")
    )


def _length(element: Any) -> int:
    return sum(map(len, element.itertext()))


class ListState:
    """The numbering of one <ol> or <ul>, as a browser prints it; letters get a bracket: "1.", "a)", "I.", "•"."""

    def __init__(self, tag: str, element: Any) -> None:
        self.style = _style(element) or ("1" if tag == "ol" else BULLET)
        self.step = -1 if "reversed" in element.attrib else 1
        start = _integer(element.get("start"))
        if start is None:
            start = len(element.findall("li")) if self.step < 0 else 1
        self.next = start

    def mark(self, item: Any) -> str:
        """The mark of the next item."""
        value = _integer(item.get("value"))
        number = self.next if value is None else value
        self.next = number + self.step
        return render(number, _style(item) or self.style)


def render(number: int, style: str) -> str:
    """`number` as a mark: "1." "01." "a)" "A." "i." "I." or a bullet; nothing for "none"."""
    if style == "none":
        return ""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return f"{letters})" if style == "a" else f"{letters.upper()}."
    if style in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            times, number = divmod(number, value)
            roman += sign * times
        return f"{roman}." if style == "I" else f"{roman.lower()}."
    if style == "01":
        return f"{number:02}."
    return f"{number}." if style in ("1", "a", "A", "i", "I") else BULLET


def _style(element: Any) -> str | None:
    """The list style that the element's own attributes state."""
    found = _LIST_STYLE.search(element.get("style") or "")
    if found:
        for word in found[1].lower().split():
            if word in _ALIASES or word in ("none", "disc", "circle", "square"):
                return _ALIASES.get(word, word)
    kind = element.get("type")
    if kind in ("1", "a", "A", "i", "I"):
        return str(kind)
    return BULLET if kind in ("disc", "circle", "square") else None


def _integer(text: str | None) -> int | None:
    """A whole number of an attribute, of a size that a list can have."""
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,9}\s*", text, re.ASCII) else None
