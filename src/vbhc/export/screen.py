"""A Document as a clerk reads it: the header as labelled fields, the outline as a tree, the citations as a table.

In: a Document, the width, whether the reader is a terminal.  Out: text.  For a pipe there are no colours, no frames
and no blanks at the ends of lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from vbhc.export import words
from vbhc.model import Document, Header, Reference, Section, Signature
from vbhc.patterns import lazy

MISSING = "(không thấy)"
ORIGINS = {
    "inferred": "suy ra",
    "stamp": "từ dấu đóng",
    "ocr": "nhận dạng từ ảnh",
    "handwriting": "nhận dạng chữ viết tay",
}
CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # drive a terminal, reorder text


class Indented(Tree):
    """A tree without lines, for a pipe."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ASCII_GUIDES = ("  ", "  ", "  ", "  ")
        self.TREE_GUIDES = [self.ASCII_GUIDES] * 3


def panel(document: Document, width: int, terminal: bool) -> str:
    """The whole document for the screen."""
    parts: list[RenderableType] = [heading(document), indented(header_table(document.header))]
    if document.sections:
        parts += [title("Bố cục"), indented(outline(document.sections, width - 2, terminal))]
    parts.append(title(citations_title(document)))
    if document.references:
        parts.append(indented(citation_table(document, width)))
    if document.warnings:
        parts += [title("Cần xem lại"), indented(warnings(document))]
    return printed(parts, width, terminal)


def printed(parts: Iterable[RenderableType], width: int, terminal: bool) -> str:
    """What rich prints; plain lines for a pipe."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        no_color=not terminal,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        safe_box=False,
    )
    with console.capture() as captured:
        console.print(Group(*parts))
    return "".join(line.rstrip() + "\n" for line in captured.get().split("\n")[:-1])


def clean(value: str) -> str:
    """Text of a document on one line, without what could drive the terminal."""
    return " ".join(CONTROL.sub(" ", value).split())


def title(name: str) -> Text:
    return Text(f"\n{name}", style="bold cyan")


def indented(inner: RenderableType) -> Padding:
    return Padding(inner, (0, 0, 0, 2))


def heading(document: Document) -> Text:
    header, source = document.header, document.source
    what = header.type.name if header.type else "Văn bản chưa rõ loại"
    number = f" số {clean(header.code)}" if header.code else ""
    pages = f", {source.pages} trang" if source.pages else ""
    text = Text(f"{what}{number}", style="bold")
    text.append(f"\n{clean(source.path)} ({source.format}{pages})", style="dim")
    return text


# ── header ────────────────────────────────────────────────────────────────────────────────────────


def header_table(header: Header) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for label, field, values, always in header_fields(header):
        if values:
            lines = [Text(clean(value), overflow="fold") for value in values]
            evidence = header.evidence.get(field)
            if evidence and evidence.origin in ORIGINS:
                lines[0].append(f" ({ORIGINS[evidence.origin]})", style="yellow")
            table.add_row(label, Group(*lines))
        elif always:
            table.add_row(label, Text(MISSING, style="yellow"))
    return table


def header_fields(header: Header) -> list[tuple[str, str, list[str], bool]]:
    """(label, field of the contract, lines, whether its absence is worth saying) in the order of a register."""
    letter = header.type is None or header.type.code == "CV"
    issuers = header.issuers or ([header.issuer] if header.issuer else [])
    regime = words.REGIMES.get(header.regime or "", "")
    return [
        ("Loại", "type", one(f"{header.type.name} ({header.type.code})" if header.type else None), True),
        ("Số, ký hiệu", "code", one(header.code or blank_number(header)), True),
        ("Ngày", "date", one(words.written_date(header.date)), True),
        ("Địa danh", "place", one(header.place), False),
        ("Cơ quan ban hành", "issuer", [body.name for body in issuers], True),
        ("Cơ quan chủ quản", "parent_body", one(words.body_name(header.parent_body)), False),
        ("Trích yếu", "subject", one(header.subject), True),
        ("Độ khẩn", "urgency", one(header.urgency), False),
        ("Độ mật", "secrecy", one(header.secrecy), False),
        ("Bản sao", "copy_form", one(header.copy_form), False),
        ("Kính gửi", "addressees", items(header.addressees), letter),
        ("Nơi nhận", "recipients", items(header.recipients), True),
        ("Người ký", "signatures", [signature(s) for s in header.signatures], True),
        ("Văn bản đến", "arrival", arrival(header), False),
        ("Thể thức", "regime", one(regime), False),
    ]


def one(value: str | None) -> list[str]:
    return [value] if value else []


def items(values: Sequence[str]) -> list[str]:
    return list(values) if len(values) < 2 else [f"- {value}" for value in values]


def blank_number(header: Header) -> str:
    return f"số để trống, ký hiệu {header.symbol}" if header.symbol else ""


def signature(signed: Signature) -> str:
    post = ", ".join(filter(None, (signed.authority, signed.capacity, signed.position)))
    return f"{signed.name or '(không rõ tên)'}{f' – {post}' if post else ''}"


def arrival(header: Header) -> list[str]:
    stamp = header.arrival
    if stamp is None:
        return []
    told = [stamp.number and f"số {stamp.number}", stamp.date and f"ngày {words.written_date(stamp.date)}", stamp.body]
    return one(", ".join(filter(None, told)))


# ── outline ───────────────────────────────────────────────────────────────────────────────────────


def outline(sections: list[Section], width: int, terminal: bool) -> Tree:
    """One line a section; rich draws four columns a level, the plain tree has two."""
    tree = (Tree if terminal else Indented)("", hide_root=True, guide_style="dim")
    add_sections(tree, sections, width - (4 if terminal else 0), 4 if terminal else 2)
    return tree


def add_sections(tree: Tree, sections: list[Section], width: int, step: int) -> None:
    for section in sections:
        marker = clean(section.marker)
        line = Text(marker, style="bold", no_wrap=True, overflow="ellipsis")
        line.append(f" {shortened(clean(section.title), max(width - len(marker) - 1, 10))}", style="not bold")
        add_sections(tree.add(line), section.children, width - step, step)


def shortened(text: str, width: int) -> str:
    """`text` in `width` letters, cut between words."""
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"


# ── citations ─────────────────────────────────────────────────────────────────────────────────────


def citations_title(document: Document) -> str:
    if not document.references:
        return "Viện dẫn: không thấy văn bản nào"
    return f"Viện dẫn: {len(document.references)} văn bản, {len(document.citations)} lần nhắc"


def citation_table(document: Document, width: int) -> Table:
    """One row a reference; on a narrow screen the issuer stands under the reference."""
    wide = width >= 76
    related = words.kinds_from_self(document)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("Văn bản", overflow="fold", ratio=3)
    table.add_column("Ngày", no_wrap=True, min_width=10)
    if wide:
        table.add_column("Cơ quan ban hành", overflow="fold", ratio=3)
    table.add_column("Lần", justify="right", no_wrap=True)
    table.add_column("Quan hệ", overflow="fold", ratio=2)
    for reference in document.references:
        issuer = clean(words.body_name(reference.issuer))
        name = reference_text(reference)
        if not wide and issuer:
            name.append(f"\n{issuer}", style="dim")
        cells: list[RenderableType] = [name, words.written_date(reference.date)]
        if wide:
            cells.append(issuer)
        relation = words.relation_words(related.get(reference.id, []))
        table.add_row(*cells, str(len(reference.mentions)), relation)
    return table


def reference_text(reference: Reference) -> Text:
    text = Text(clean(words.name_of(reference)), overflow="fold")
    if reference.code is None and reference.candidates:
        codes = " hoặc ".join(clean(candidate.code) for candidate in reference.candidates if candidate.code)
        text.append(f" ({codes}?)", style="yellow")
    elif "code" in reference.inferred:
        text.append(" (suy ra)", style="yellow")
    if reference.conflicts:
        text.append(" (các lần nhắc không khớp nhau)", style="red")
    return text


def warnings(document: Document) -> Group:
    return Group(*(Text(f"- {clean(notice.message)}", overflow="fold") for notice in document.warnings))
