"""The citations of a Document for the screen: grouped by căn cứ, thực hiện …, each with where and how it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from vbhc.export import words
from vbhc.export.cited import CitedDocument, Link, cited_list
from vbhc.export.screen import clean, heading, indented, printed, reference_text, title
from vbhc.model import Document

FIELDS = {"code": "số, ký hiệu", "date": "ngày", "issuer": "cơ quan ban hành", "type": "loại", "title": "trích yếu"}
FIELDS |= {"name": "tên", "year": "năm"}
PLACES = 6  # of one reference that are shown


def citations(document: Document, width: int, terminal: bool) -> str:
    """The whole list for the screen."""
    return printed(parts(document), width, terminal)


def parts(document: Document) -> Iterator[RenderableType]:
    yield heading(document)
    cited = cited_list(document)
    if not cited.documents:
        yield title("Không thấy văn bản nào được viện dẫn")
    names = {reference.id: words.name_of(reference) for reference in document.references}
    texts = {reference.id: reference_text(reference) for reference in document.references}
    for group, items in groupby(cited.documents, key=lambda item: item.group):
        listed = list(items)
        yield title(f"{words.RELATIONS[group].capitalize()} ({len(listed)})")
        for item in listed:
            yield indented(Group(texts[item.reference], indented(Group(*map(Text, details(item, names))))))


def details(item: CitedDocument, names: dict[str, str]) -> Iterator[str]:
    """The lines under a reference."""
    dated = f"ngày {words.written_date(item.date)}" if item.date else "không ghi ngày"
    stated = [(not item.name and item.type) or "", dated, item.issuer or "không ghi cơ quan ban hành"]
    yield clean(", ".join(filter(None, stated)))
    if item.title:
        yield clean(item.title)
    forms = ", ".join(words.FORMS[form] for form in item.forms)
    yield clean(f"nhắc {item.times} lần ({forms}): {places(item)}")
    for link in item.links:
        if not (link.other == "self" and link.active is False and link.kind == item.group):
            yield clean(linked(link, names))
    if item.inferred:
        yield f"suy ra, không in trong văn bản: {', '.join(FIELDS.get(name, name) for name in item.inferred)}"
    if item.conflicts:
        yield f"các lần nhắc không khớp nhau về: {', '.join(FIELDS.get(name, name) for name in item.conflicts)}"


def places(item: CitedDocument) -> str:
    """Where it is cited: in which parts of the document, and under which headings of the body."""
    parts = [words.WHERE[part] for part in item.where]
    shown = "; ".join(item.places[:PLACES]) + (" …" if len(item.places) > PLACES else "")
    return ", ".join(parts) + (f" [{shown}]" if shown else "")


def linked(link: Link, names: dict[str, str]) -> str:
    other = "văn bản này" if link.other == "self" else names.get(link.other, link.other)
    word = words.RELATIONS[link.kind]
    return f"{word} {other}" if link.active else f"{other} {word} văn bản đó"
