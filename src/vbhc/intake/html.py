"""HTML → Manuscript: web pages, and documents that Word or LibreOffice saved as HTML.

In: bytes.  Out: a block for each paragraph, heading, list item and paragraph of a table cell, cells in reading order
(of a letterhead the left cell whole, then the right one).  Lists get the marks that a browser prints, hidden elements
and a page's navigation go to `running` or nowhere.  Style sheets are not read, nothing is fetched.  What stands in
which element is `html_rules`' work.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from vbhc.intake.building import Builder
from vbhc.intake.html_rules import (
    BLOCKS,
    BULLET,
    CONTENT,
    DROPPED,
    HEADINGS,
    ListState,
    is_chrome,
    is_hidden,
    is_note,
    is_symbol_mark,
)
from vbhc.intake.limits import MAX_TEXT, MB, too_large
from vbhc.intake.plain import damage, decoded
from vbhc.model import BlockKind, Manuscript, VbhcError
from vbhc.text.encodings import Decoded
from vbhc.text.legacy import Legacy, is_capital_font, is_unicode, page_of, page_of_font, to_unicode

_CHARSET = re.compile(rb"<meta[^>]{0,500}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_END = re.compile(r"</(?:body|html)\s*>", re.I)  # what follows them would be a second root
_FONT_FAMILY = re.compile(r"\bfont(?:-family)?\s*:[^;]{0,60}?(\.Vn[\w ]{1,40}|VNI-[\w ]{1,40})", re.I)
_XML = re.compile(r"\s*<\?xml[^>]*>")
_PRE_LINES = re.compile(r"\r\n?|\n")
_READABLE = re.compile(r"windows-125\d|iso-8859-\d{1,2}|us-ascii", re.I)


def read_html(data: bytes, path: str) -> Manuscript:
    """The Manuscript of an HTML page.

    Raises VbhcError: "empty", "binary", "encoding", "too-large" (also where elements are nested too deeply).
    """
    got = characters(data, path)
    if len(got.text) > 2 * MAX_TEXT:
        raise too_large(path, f"trang HTML dài hơn {2 * MAX_TEXT // MB} triệu ký tự")
    root = tree(got.text, path)
    page: Legacy | None = "tcvn3" if got.encoding == "tcvn3" else "vni" if got.encoding == "vni" else None
    manuscript = walked(root, data, path, page)
    if got.encoding == "unicode" and (page := page_of(manuscript.text)):  # in fonts that do not tell
        manuscript = walked(root, data, path, page)
    if manuscript.source.encoding == "unicode":
        manuscript.source.encoding = got.encoding
    manuscript.warnings.extend(damage(got))
    return manuscript


def walked(root: Any, data: bytes, path: str, page: Legacy | None) -> Manuscript:
    """Reads the tree once; `page` is that of the letters whose font does not tell."""
    if root is None:
        return Builder(path, "html", data).manuscript()
    walk = Walk(Builder(path, "html", data), page)
    if walk.run(root).is_empty:  # the page marks all that it holds as navigation
        walk = Walk(Builder(path, "html", data), page, chrome=True)
        walk.run(root)
    return walk.build.manuscript(encoding=walk.mended or "unicode")


def characters(data: bytes, path: str) -> Decoded:
    """The page's characters: by its bytes, and by its declared charset where they do not tell.

    Of TCVN3 and VNI the bytes stay as characters of Windows-1252: which of them are letters is told by the fonts.
    """
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii") if declared else ""
    try:
        got = decoded(data, path)
        if got.encoding in ("tcvn3", "vni"):
            return Decoded(data.decode("cp1252", "replace"), got.encoding)
        return got
    except VbhcError as error:
        if error.code != "encoding" or not _READABLE.fullmatch(name):
            raise
        return Decoded(data.decode(codecs.lookup(name).name, "replace"), name.lower())


def tree(text: str, path: str) -> Any:
    """The tree of the page; None where it has no element.

    With huge_tree off libxml2 cuts a page silently at 256 levels or at a text of 10 MB.  HTML has no entities of its
    own that could swell, and the size is limited above; the 2,048 levels that are left are an error, not a cut.
    """
    from lxml import etree, html

    text = _END.sub("", _XML.sub("", text.replace("\0", ""), count=1))
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise too_large(path, "trang HTML lồng bảng hoặc thẻ quá sâu")
    return root


def font_of(element: Any) -> str:
    """The font that an element names in `face`, or the legacy one in its style; "" where it names none."""
    face = element.get("face")
    if face is None:
        style = element.get("style") or ""
        found = _FONT_FAMILY.search(style)
        face = found[1] if found else "other" if "font-family" in style.lower() else ""
    return str(face).split(",")[0].strip(" \t\r\n'\"")


class Walk:
    """One pass over the tree, without recursion: elements open and close, text fills the paragraph at hand."""

    def __init__(self, build: Builder, page: Legacy | None = None, chrome: bool = False) -> None:
        self.build = build
        self.page = page  # of the text whose font does not tell
        self.fonts: list[tuple[Any, str]] = []  # the elements around that name a font
        self.mended: Legacy | None = None  # the page that text was mended from
        self.pieces: list[str] = []
        self.mark = ""  # a list item's mark, printed before its first text
        self.kind: BlockKind = "paragraph"
        self.paragraph = 1
        self.tables = 0
        self.places: list[list[int]] = []  # the tables around: number, row, column
        self.lists: list[ListState] = []
        self.everything = chrome  # whether navigation is kept
        self.content = 0  # elements around that hold the document
        self.pre = 0
        self.notes = 0  # footnotes of Word around

    def run(self, root: Any) -> Builder:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if self._skips(tag, element):
                    skipped = element
                    walker.skip_subtree()
                    continue
                self._open(tag, element)
                font = font_of(element)
                if font:
                    self.fonts.append((element, font))
                self._text(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(tag, element)
            if self.fonts and self.fonts[-1][0] is element:
                self.fonts.pop()
            self._text(element.tail)
        self._flush()
        return self.build

    def _skips(self, tag: str, element: Any) -> bool:
        """Whether the element is left out: not text, hidden, or a page's navigation."""
        if not tag or tag in DROPPED or is_hidden(element.attrib):
            skips = True
        elif not self.everything and (tag == "nav" or not self.content) and is_chrome(tag, element):
            self.build.aside(" ".join("".join(element.itertext()).split()))
            skips = True
        elif is_symbol_mark(element):
            self.pieces.append(f"{BULLET} ")
            skips = True
        else:
            return False
        if tag in BLOCKS:
            self._flush()
        return skips

    def _open(self, tag: str, element: Any) -> None:
        if tag in BLOCKS:
            self._flush()
        if tag in HEADINGS:
            self.kind = "heading"
        elif tag == "table":
            self.tables += 1
            self.places.append([self.tables, 0, 0])
        elif tag == "tr" and self.places:
            self.places[-1][1:] = [self.places[-1][1] + 1, 0]
        elif tag in ("td", "th") and self.places:
            self.places[-1][2] += 1
        elif tag in ("ol", "ul"):
            self.lists.append(ListState(tag, element))
        elif tag == "li":
            self.mark = self.lists[-1].mark(element) if self.lists else ""
        elif tag == "br":
            self._flush(line=True)
        elif tag in CONTENT:
            self.content += 1
        elif tag == "pre":
            self.pre += 1
        elif tag == "sup" and element.find(".//a") is not None:
            self.pieces.append(" ")  # a footnote's mark is no part of the word before it
        self.notes += is_note(element)

    def _close(self, tag: str, element: Any) -> None:
        if tag in BLOCKS:
            self._flush()
        if tag in HEADINGS:
            self.kind = "paragraph"
        elif tag == "table" and self.places:
            self.places.pop()
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.mark = ""
        elif tag in CONTENT:
            self.content -= 1
        elif tag == "pre":
            self.pre -= 1
        self.notes -= is_note(element)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self.page or self.fonts:
            text = self._unicode(text)
        if not self.pre:
            self.pieces.append(text)
            return
        first, *others = _PRE_LINES.split(text)
        self.pieces.append(first)
        for line in others:
            self._flush(line=True)
            self.pieces.append(line)

    def _unicode(self, text: str) -> str:
        """Text in the font around it, or of the page at hand, as Unicode."""
        font = self.fonts[-1][1] if self.fonts else ""
        page = page_of_font(font) or self.page
        if page is None or is_unicode(text, page):
            return text
        if not text.isascii() or page == "viqr":
            text, self.mended = to_unicode(text, page), page
        return text.upper() if is_capital_font(font) else text

    def _flush(self, line: bool = False) -> None:
        """Ends the paragraph at hand; a line break does not count as a new paragraph."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        self.pieces.clear()
        text = (text if self.pre else " ".join(text.split())).strip()
        if text:
            cell = (self.places[-1][0], self.places[-1][1], self.places[-1][2]) if self.places else None
            kind: BlockKind = "footnote" if self.notes else "cell" if cell else self.kind
            if self.mark:
                text, self.mark = f"{self.mark} {text}", ""
            self.build.add(text, kind, paragraph=self.paragraph, cell=cell)
        if not line:
            self.paragraph += 1
