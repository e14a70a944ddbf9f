"""What Word would make of a marked copy: the words of each comment, all changes accepted, all of ours rejected."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import Any

from docx_files import zipped

from vbhc.intake.docx_package import parse_xml, w
from vbhc.intake.docx_runs import typed
from vbhc.text.clean import clean

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def content_types(*parts: str) -> str:
    """[Content_Types].xml of a package with the main document and these parts."""
    rows = [("document", KIND.format("document.main")), *((part, KIND.format(part)) for part in parts)]
    return TYPES.format(parts="".join(f'<Override PartName="/word/{n}.xml" ContentType="{k}"/>' for n, k in rows))


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len(package.namelist()) == len(set(package.namelist())), "a part is there twice"
        return {name: package.read(name) for name in package.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> Any:
    return parse_xml(files(data)[part], part)


def comments(data: bytes) -> dict[str, str]:
    """Of each comment the lines that it says."""
    found = root(data, "word/comments.xml")
    return {
        each.get(w("id")): "\n".join("".join(t.text for t in p.iter(w("t"))) for p in each.iter(w("p")))
        for each in found
    }


def commented_words(data: bytes) -> dict[str, str]:
    """Of each comment the words that it stands at, letter for letter but for blanks."""
    opened: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    referred = set()
    for each in root(data).iter():
        tag, id = each.tag, each.get(w("id"))
        if tag == w("commentRangeStart"):
            assert id not in opened and id not in closed
            opened[id] = []
        elif tag == w("commentRangeEnd"):
            closed[id] = "".join(clean("".join(opened.pop(id))).split())
        elif tag == w("commentReference"):
            assert id in closed, "the reference follows the range"
            referred.add(id)
        elif tag in (w("t"), w("noBreakHyphen")):
            for words in opened.values():
                words.append(typed(each) if tag == w("t") else "-")
    assert not opened and referred == set(closed)
    return closed


def accepted(data: bytes) -> bytes:
    """The file after "Accept all changes"."""
    return changed(data, kept="ins", gone="del", author=None)


def rejected(data: bytes, author: str = "vbhc") -> bytes:
    """The file after all changes of an author are rejected."""
    return changed(data, kept="del", gone="ins", author=author)


def changed(data: bytes, kept: str, gone: str, author: str | None) -> bytes:
    parts = files(data)
    for name in [each for each in parts if each in ("word/document.xml", "word/footnotes.xml")]:
        tree = deepcopy(parse_xml(parts[name], name))
        for each in list(tree.iter(w(gone), w(kept))):
            if each.getparent() is None or author not in (None, each.get(w("author"))):
                continue
            if each.tag == w(kept):
                for child in list(each):
                    each.addprevious(child)
                    for text in child.iter(w("delText")):
                        text.tag = w("t")
            each.getparent().remove(each)
        from lxml import etree

        parts[name] = etree.tostring(tree)
    return zipped(parts)  # type: ignore[arg-type]
