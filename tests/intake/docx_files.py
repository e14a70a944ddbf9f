"""Small Word files for the tests, written part by part from the XML that each test is about."""

from __future__ import annotations

import io
import zipfile

from vbhc.intake.docx import read_docx
from vbhc.model import Manuscript

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
         "settings": "settings", "header1": "hdr", "footer1": "ftr"}  # fmt: skip
KINDS = {"header1": "header", "footer1": "footer"}


def docx_bytes(body: str, raw: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A .docx whose body holds `body`; `parts` are the contents of styles, numbering …, `raw` whole files."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations([(name, KINDS.get(name, name), f"{name}.xml") for name in parts]),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"<w:{ROOTS[name]} {NAMESPACES}>{content}</w:{ROOTS[name]}>"
    return zipped(files | (raw or {}))


def zipped(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return out.getvalue()


def relations(rows: list[tuple[str, str, str]]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def r(text: str, looks: str = "") -> str:
    """A run; `looks` is the XML of its properties."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph: of runs where `content` is XML, of one run where it is plain text."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tbl(*rows: list[str]) -> str:
    """A table of rows of cells; a cell is the XML of its blocks, or a whole w:tc."""
    cells = ["".join(c if c.startswith("<w:tc") else f"<w:tc>{c}</w:tc>" for c in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def num(num_id: int | str, level: int = 0) -> str:
    """The numbering property of a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def lvl(at: int, text: str, format: str = "decimal", extra: str = "", start: int = 1) -> str:
    """A level of a list; `extra` is more XML of it."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(at: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'


def use(num_id: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def manuscript(body: str, **parts: str) -> Manuscript:
    """What the reader makes of the document, its invariants held."""
    read = read_docx(docx_bytes(body, **parts), "van-ban.docx")
    hold(read)
    return read


def text_of(body: str, **parts: str) -> str:
    return manuscript(body, **parts).text


def hold(read: Manuscript) -> None:
    """The blocks tile the text: in order, a "\\n" between two, none of them empty or with blanks at its ends."""
    at = -1
    for block in read.blocks:
        assert block.start == at + 1
        text = read.text[block.start : block.end]
        assert text and text == text.strip()
        assert 0 <= block.generated <= len(text)
        at = block.end
    assert at == len(read.text)
