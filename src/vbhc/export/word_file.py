"""A copy of a Word document with some of its parts changed: all other parts are copied byte for byte.

In: the bytes of the source, opened (`vbhc.intake.docx.Opened`), whose elements the caller changes.  Out: the bytes of
the copy.  What is changed in the parts, and why, is the caller's work.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from datetime import datetime

from lxml import etree

from vbhc.intake.docx import Opened
from vbhc.intake.docx_package import R_ID, Element, child, is_strict, parse_xml, w, write_xml
from vbhc.intake.limits import Container
from vbhc.model import VbhcError

AUTHOR = "vbhc"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = R_ID[1:].partition("}")[0]
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_W = w("")[1:-1]
_NUMBERED = [w(name) for name in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "rPrChange", "pPrChange")]
_SIGNATURES = "_xmlsignatures/"


class WordFile:
    """The copy that is being made of a document."""

    def __init__(self, data: bytes, opened: Opened) -> None:
        self.opened, self.package, self.path = opened, opened.package, opened.package.path
        self._source = Container(data, self.path)
        self._changed: dict[str, Element] = {}
        if any(name.startswith(_SIGNATURES) for name in self._source.names()):
            told = "tệp đã ký số, ghi thêm vào sẽ làm hỏng chữ ký; hãy dùng bản chưa ký hoặc --format html"
            raise VbhcError("signed", f"{self.path}: {told}.")

    def change(self, element: Element) -> None:
        """Says that the part that holds `element` is changed."""
        root = element.getroottree().getroot()
        self._changed.setdefault(self.package.name_of(root), root)

    def comments(self) -> Element:
        """The root of the comments of the document, which is made where it has none."""
        found = self.package.related("comments")
        if found is not None:
            self.change(found)
            return found
        folder = posixpath.dirname(self.package.main_name)
        names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(10_000))
        name = next(each for each in names if self.package.name(each) is None)
        root = etree.Element(w("comments"), nsmap={"w": _W})
        self._changed[name] = root
        self._relate(name)
        self._describe(name)
        return root

    def next_number(self) -> int:
        """A number that no tracked change and no bookmark of the document's parts has, nor those above it."""
        roots = [*self._changed.values(), self.package.main]
        return 1 + max((numbered(each) for root in roots for each in root.iter(*_NUMBERED)), default=0)

    def has_style(self, name: str) -> bool:
        styles = self.package.related("styles")
        return styles is not None and any(each.get(w("styleId")) == name for each in styles.iterchildren(w("style")))

    def save(self) -> bytes:
        """The bytes of the copy."""
        out = io.BytesIO()
        strict = is_strict(self._source.read(self.package.name(self.package.main_name) or ""))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in self._source.names():
                root = self._changed.pop(name, None)
                copy.writestr(name, self._source.read(name) if root is None else write_xml(root, strict))
            for name, root in self._changed.items():
                copy.writestr(name, write_xml(root, strict))
        return out.getvalue()

    def _relate(self, part: str) -> None:
        folder, name = posixpath.split(self.package.main_name)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        held = self.package.name(where)
        root = (
            parse_xml(self._source.read(held), self.path) if held else etree.Element(f"{{{_RELATIONS}}}Relationships")
        )
        taken = {each.get("Id") for each in root}
        relation = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", next(f"rIdVbhc{n}" for n in range(1, 10_000) if f"rIdVbhc{n}" not in taken))
        relation.set("Type", f"{_OFFICE}/comments")
        relation.set("Target", posixpath.basename(part))
        self._changed[held or where] = root

    def _describe(self, part: str) -> None:
        held = self.package.name("[Content_Types].xml")
        root = parse_xml(self._source.read(held), self.path) if held else etree.Element(f"{{{_TYPES}}}Types")
        kind = etree.SubElement(root, f"{{{_TYPES}}}Override")
        kind.set("PartName", f"/{part}")
        kind.set("ContentType", _COMMENTS)
        self._changed[held or "[Content_Types].xml"] = root


def numbered(element: Element) -> int:
    """The w:id of an element; 0 where it is none."""
    id = element.get(w("id")) or ""
    return int(id) if id.isascii() and id.isdigit() else 0


def stamped(name: str, number: int, when: datetime) -> Element:
    """A comment or a tracked change by this program: its number, author and time (Word writes the local time so)."""
    made = etree.Element(w(name))
    made.set(w("id"), str(number))
    made.set(w("author"), AUTHOR)
    made.set(w("date"), when.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return made


def new(parent: Element | None, name: str, **attributes: str) -> Element:
    """A new element `name` with attributes of WordprocessingML, at the end of `parent`."""
    made = etree.Element(w(name)) if parent is None else etree.SubElement(parent, w(name))
    for key, text in attributes.items():
        made.set(w(key), text)
    return made


def add_text(run: Element, text: str) -> None:
    """Adds text to a run: line breaks and tabs as Word writes them."""
    for n, line in enumerate(text.split("\n")):
        if n:
            new(run, "br")
        for m, piece in enumerate(line.split("\t")):
            if m:
                new(run, "tab")
            if piece:
                holder = new(run, "t")
                holder.text = piece
                holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def properties(run: Element) -> Element | None:
    """The w:rPr of a run."""
    return child(run, w("rPr"))
