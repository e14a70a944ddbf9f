"""Word documents (.docx, .docm, .dotx) → Manuscript.

In: the bytes.  Out: the text as printed, with automatic numbers, in reading order; what each block's place is; page
headers and footers apart (`Manuscript.running`).  Letters of the fonts before Unicode are mended (docx_legacy).
The package is opened by docx_package, walked by docx_walk.

`Block.paragraph` counts the w:p elements of the main document from 1 in document order, those inside tables and text
boxes included, so a place can be found again in the file; `Block.generated` is how many characters at a block's start
are an automatic number or a note's mark, which the file's runs do not hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from vbhc.intake.building import Builder
from vbhc.intake.docx_legacy import Mender
from vbhc.intake.docx_numbering import Lists
from vbhc.intake.docx_package import R_ID, Element, Package, child, value, w
from vbhc.intake.docx_styles import Styles
from vbhc.intake.docx_trace import TextMap
from vbhc.intake.docx_walk import P, Parts, Place, Traced, Walk
from vbhc.model import Manuscript
from vbhc.records import dataclass
from vbhc.text.legacy import Legacy, page_of

_NOTE = {"footnotes": w("footnote"), "endnotes": w("endnote")}
_MARKS = {"footnotes": ("footnotePr", "decimal"), "endnotes": ("endnotePr", "lowerRoman")}
_REFERENCES = (w("headerReference"), w("footerReference"))


@dataclass(slots=True)
class Opened:
    """A Word document with its text, its parts, and the map from the text to the elements of the parts."""

    manuscript: Manuscript
    package: Package
    map: TextMap


def read_docx(data: bytes, path: str) -> Manuscript:
    """The Manuscript of a Word document.

    Raises VbhcError: "damaged", "encrypted", "too-large", "not-word", "unsafe" (DTD or entities), "too-deep", "empty".
    """
    return read_whole(Package(data, path), data)


def open_docx(data: bytes, path: str) -> Opened:
    """The same reading, with where each character stands in the file.  Raises VbhcError as `read_docx` does."""
    package = Package(data, path)
    trace: list[Traced] = []
    made = read_whole(package, data, trace)
    return Opened(made, package, TextMap(made.text, trace))


def read_whole(package: Package, data: bytes, trace: list[Traced] | None = None) -> Manuscript:
    made = read_package(package, data, None, trace)
    page = page_of(made.text)
    if page is not None:  # letters from before Unicode in fonts that do not tell
        if trace is not None:
            trace.clear()
        made = read_package(package, data, page, trace)
    return made


def read_package(
    package: Package, data: bytes, page: Legacy | None = None, trace: list[Traced] | None = None
) -> Manuscript:
    """Reads the document once; `page` is that of the letters whose font does not tell, `trace` gets the blocks."""
    body = package.main.find(w("body"))
    build = Builder(package.path, "docx", data)
    if body is None:
        return build.manuscript()
    styles = Styles(package.related("styles"))
    lists = Lists(package.related("numbering"), styles.list_styles)
    mender = Mender(page) if page or package.has_legacy_fonts else None
    parts = Parts(
        styles,
        lists,
        notes_of(package),
        note_formats(package, body),
        {p: n for n, p in enumerate(body.iter(P), 1)},
        mender,
        trace,
    )
    walk = Walk(build, parts)
    walk.story(body, Place())
    if walk.chunks:
        build.warn("docx-embedded", f"{walk.chunks} phần nhúng từ tệp khác (altChunk) chưa được đọc.")
    read_running(package, body, build, parts)
    return build.manuscript(encoding=mender.encoding if mender else "unicode")


def notes_of(package: Package) -> Callable[[str, str], Element | None]:
    """A function from a part ("footnotes", "endnotes") and an id to the note's element; a part is read when needed."""

    @cache
    def notes(part: str) -> dict[str, Element]:
        root = package.related(part)
        return {} if root is None else {each.get(w("id"), ""): each for each in root.iterchildren(_NOTE[part])}

    def note(part: str, id: str) -> Element | None:
        return notes(part).get(id)

    return note


def note_formats(package: Package, body: Element) -> Callable[[str], str]:
    """A function from a part to the w:numFmt of its marks: by the last section, else the settings, else "1" and "i"."""

    @cache
    def note_format(part: str) -> str:
        name, usual = _MARKS[part]
        for holder in (child(body, w("sectPr")), package.related("settings")):
            format = value(child(holder, w(name)), w("numFmt"))
            if format is not None:
                return format
        return usual

    return note_format


def read_running(package: Package, body: Element, build: Builder, parts: Parts) -> None:
    """Adds the paragraphs of every page header and footer in use, once each, beside the text."""
    aside = Builder(build.path, "docx", b"")
    walk = Walk(aside, replace(parts, trace=None))
    seen: set[str] = set()
    for section in body.iter(w("sectPr")):
        for reference in section.iterchildren(*_REFERENCES):
            relation = reference.get(R_ID)
            root = None if relation in seen else package.by_id(relation)
            seen.add(relation or "")
            if root is not None:
                walk.story(root, Place())
    for text in aside.texts:
        build.aside(text)
