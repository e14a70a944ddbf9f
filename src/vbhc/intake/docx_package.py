"""The parts of a .docx: the main document, what it relates to, and their XML, read with a hardened parser.

In: the bytes of the file.  Out: lxml elements whose namespaces are those of the transitional form (ECMA-376), also
where the file is of the strict form (ISO/IEC 29500 Strict).  What the elements mean is the other docx modules' work.
Macros, embedded objects and external targets are never opened.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
from typing import Any

from lxml import etree

from vbhc.intake.limits import Container, too_large
from vbhc.model import VbhcError

Element = Any  # lxml has no types of its own

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _MATH.encode()),
)
R_ID = f"{{{_RELATIONS}}}id"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


def m(name: str) -> str:
    """The full name of an element of Office math."""
    return f"{{{_MATH}}}{name}"


_LEGACY_FONT = re.compile(rb"[\"'](?:\.Vn|VNI[- ])")
_LATENT, _LATENT_END = b"<w:latentStyles ", b"</w:latentStyles>"
_STYLE, _STYLE_END, _OF_TABLES = b"<w:style ", b"</w:style>", b'w:type="table"'
VAL = w("val")
_OFF = frozenset(("0", "false", "off", "none"))


def child(parent: Element | None, name: str) -> Element | None:
    """The first child `name` (a full name) of `parent`; half the time of find(), which reads its argument as a path."""
    return None if parent is None else next(parent.iterchildren(name), None)


def headed(parent: Element, name: str) -> Element | None:
    """The first of all children where it is `name` (a full name), as the properties of a w:p, w:r, w:tc always are."""
    first = parent[0] if len(parent) else None
    return first if first is not None and first.tag == name else None


def children(parent: Element | None) -> dict[str, Element]:
    """The children of `parent` by their full names, the first of each: one walk costs as much as asking for one."""
    return {} if parent is None else {each.tag: each for each in reversed(parent)}


def on(switch: Element) -> bool:
    """Whether an on/off property is on: it is where it has no value."""
    return switch.get(VAL) not in _OFF


def switched(parent: Element, name: str) -> bool | None:
    """The on/off property `name` (a full name) under `parent`: None where it is absent."""
    found = child(parent, name)
    return None if found is None else on(found)


def val(element: Element | None) -> str | None:
    """The w:val of `element`; None where there is none."""
    return None if element is None else element.get(VAL)


def value(parent: Element, name: str) -> str | None:
    """The w:val of the child `name` (a full name) of `parent`; None where there is none."""
    return val(child(parent, name))


def number(text: str | None) -> int | None:
    """A whole number as XML writes it; None where it is none, or is beyond what Word itself can count."""
    if text is None:
        return None
    try:
        found = int(text)
    except ValueError:
        return None
    return found if abs(found) < 1 << 31 else None


class Package:
    """A .docx opened: `main` is the root of its main document.

    Raises VbhcError: "damaged", "too-large", "encrypted" (see Container), and "not-word" where it is not of Word.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.has_legacy_fonts = False  # so far as parts have been read
        self._container = Container(data, path)
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._container.names()}
        self._roots: list[tuple[Element, str]] = []  # the parts that have been read, with their names
        self.main_name = self._main_name()
        self._related = self._relations(self.main_name)
        self.main = self._root(self.main_name)
        if self.main.tag != w("document"):
            raise VbhcError("not-word", f"{path}: phần chính không phải văn bản Word; hãy lưu lại thành .docx.")

    def related(self, kind: str) -> Element | None:
        """The root of the part that the main document relates to as `kind` ("styles", "numbering" …); None if none."""
        for target, its_kind in self._related.values():
            if its_kind == kind and target.lower() in self._names:
                return self._root(target)
        return None

    def by_id(self, relation: str | None) -> Element | None:
        """The root of the part with this relationship id; None where there is none inside the package."""
        target, _ = self._related.get(relation or "", ("", ""))
        return self._xml(target) if target.lower() in self._names else None

    def name_of(self, root: Element) -> str:
        """How the container names the part that `root` was read from."""
        return next(self._names[name.lower()] for each, name in self._roots if each is root)

    def name(self, part: str) -> str | None:
        """How the container names a part (in any case of letters, as package names are); None where it has none."""
        return self._names.get(part.lower())

    def _root(self, name: str) -> Element:
        root = self._xml(name)
        self._roots.append((root, name))
        return root

    def _main_name(self) -> str:
        for target, kind in self._relations("").values():
            if kind == "officeDocument" and target.lower() in self._names:
                return target
        if "word/document.xml" not in self._names:
            raise VbhcError("not-word", f"{self.path}: gói không có văn bản Word (word/document.xml); hãy lưu lại tệp.")
        return "word/document.xml"

    def _relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Of each relationship id of the part `source`: the target's name and the last word of the type."""
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self._names:
            return {}
        found = {}
        for relation in self._xml(relations):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (target, relation.get("Type", "").rpartition("/")[2])
        return found

    def _xml(self, name: str) -> Element:
        data = self._container.read(self._names[name.lower()])
        less = without_unread_styles(data)
        if not self.has_legacy_fonts and (b".Vn" in less or b"VNI" in less):
            self.has_legacy_fonts = _LEGACY_FONT.search(less) is not None
        if less is not data:
            with contextlib.suppress(VbhcError):  # what looked like a style was none: in a comment, say
                return parse_xml(less, self.path)
        return parse_xml(data, self.path)


def without_unread_styles(data: bytes) -> bytes:
    """A part without its styles of tables and what it says of styles that it does not define, which nothing here asks
    for; the same bytes where it has none.

    They are nine tenths of styles.xml as most programs write it, and parsing that costs more than all else.
    """
    kept, at = [], 0
    latent, end = data.find(_LATENT), data.find(_LATENT_END)
    if 0 <= latent < end:
        kept.append(data[:latent])
        at = end + len(_LATENT_END)
    start = data.find(_STYLE, at)
    while start >= 0:
        head = data.find(b">", start)
        end = data.find(_STYLE_END, head)
        if head < 0 or end < 0:
            break
        if data.find(_OF_TABLES, start, head) > 0 and data[head - 1 : head] != b"/":
            kept.append(data[at:start])
            head = at = end + len(_STYLE_END)
        start = data.find(_STYLE, head)
    return b"".join([*kept, data[at:]]) if kept else data


def parse_xml(data: bytes, path: str) -> Element:
    """The root element of a part's XML.

    A part with a document type is refused: Office writes none, and entities are declared there.
    Raises VbhcError: "unsafe" for that, "damaged" where the XML is not well formed or nests too deeply.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _unsafe(path)
    if is_strict(data):
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise too_deep(path) from None
        if "too long" in str(error) or "too big" in str(error).lower():
            raise too_large(path, "một đoạn chữ trong tệp dài quá 10 MB") from None
        raise VbhcError("damaged", f"{path}: nội dung XML trong tệp bị hỏng; hãy mở bằng Word và lưu lại.") from None
    if root.getroottree().docinfo.internalDTD is not None:  # declared in another encoding than UTF-8
        raise _unsafe(path)
    return root


def write_xml(root: Element, strict: bool) -> bytes:
    """The bytes of a part; `strict` gives it the namespaces of the strict form, as `parse_xml` takes them away."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    for theirs, ours in _STRICT if strict else ():
        data = data.replace(ours, theirs)
    return data


def is_strict(data: bytes) -> bool:
    """Whether a part is of the strict form (ISO/IEC 29500)."""
    return b"http://purl.oclc.org/ooxml/" in data


def too_deep(path: str) -> VbhcError:
    return VbhcError("too-deep", f"{path}: bảng hoặc khung lồng nhau quá sâu; hãy mở bằng Word, bỏ bớt rồi lưu lại.")


def _unsafe(path: str) -> VbhcError:
    return VbhcError(
        "unsafe", f"{path}: XML trong tệp khai báo DTD hoặc thực thể, không an toàn nên không đọc; hãy xin lại tệp."
    )
