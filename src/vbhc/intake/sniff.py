"""What kind of file some bytes are: by their content first, by the name's extension second.

In: the bytes and the name.  Out: one of the names of `Kind`.  Whether the content is sound is its reader's work.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from vbhc.intake.limits import has_many_parts
from vbhc.patterns import lazy

Kind = Literal[
    "txt", "html", "docx", "pdf", "doc", "xls", "ppt", "ole", "office-encrypted", "rtf", "odt", "ods", "xlsx",
    "pptx", "epub", "zip", "image", "eml", "msg", "word-xml", "rar", "7z", "gzip", "json", "csv",
]  # fmt: skip

_HEAD = 4096
_MAGIC: list[tuple[bytes, Kind]] = [
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"\x00\x00\x00\x0cjP  ", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
]
_PHOTOS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: list[tuple[str, Kind]] = [
    ("EncryptedPackage", "office-encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__substg1.0_", "msg"),
    ("__properties_version1.0", "msg"),
]
_PARTS: list[tuple[str, Kind]] = [
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("META-INF/container.xml", "epub"),
]
_MIMETYPES: list[tuple[bytes, Kind]] = [
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument", "ods"),
    (b"application/epub+zip", "epub"),
]
_HTML = lazy(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|div|table|p|h[1-6]|center|font|span|article|main|section|ul|ol)\b",
    re.I | re.S,
)
_TAG = lazy(rb"</?(?:html|body|div|p|table|td|br|span|h[1-6])\b[^<>]{0,1000}>", re.I)
_FIELD = lazy(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*")
_MAIL = {
    b"received",
    b"mime-version",
    b"message-id",
    b"return-path",
    b"delivered-to",
    b"content-type",
    b"from",
    b"to",
    b"date",
}
_BY_NAME: dict[str, Kind] = {
    "html": "html", "htm": "html", "xhtml": "html", "docx": "docx", "docm": "docx", "dotx": "docx", "pdf": "pdf",
    "doc": "doc", "xlsx": "xlsx", "pptx": "pptx", "odt": "odt", "json": "json", "ndjson": "json", "jsonl": "json",
    "csv": "csv", "tsv": "csv",
}  # fmt: skip


def sniff(data: bytes, name: str) -> Kind:
    """The kind of `data`; "txt" where nothing else is recognised (its reader refuses binary junk)."""
    head = data[:_HEAD]
    by_name = _BY_NAME.get(PurePath(name).suffix.lower().lstrip("."))
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _in_zip(data, by_name)
    if head.startswith(_OLE):
        return _in_ole(data)
    if head[4:12] in _PHOTOS or (head[:4], head[8:12]) == (
        b"RIFF",
        b"WEBP",
    ):
        return "image"
    if _is_bitmap(head, len(data)):
        return "image"
    at = head[:1024].find(b"%PDF-")
    if at >= 0 and (by_name == "pdf" or not head[:at].strip(b"\xef\xbb\xbf\x00 \t\r\n")):
        return "pdf"
    return _in_text(data, by_name)


def _is_bitmap(head: bytes, size: int) -> bool:
    return head[:2] == b"BM" and int.from_bytes(head[2:6], "little") == size and head[6:10] == b"\0\0\0\0"


def _in_zip(data: bytes, by_name: Kind | None) -> Kind:
    for mimetype, kind in _MIMETYPES:
        if mimetype in data[:200]:
            return kind
    if has_many_parts(data):
        return "zip"
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = container.namelist()
    except Exception:  # a broken container: zipfile raises many kinds; its first bytes still name its parts
        names = re.findall(r"(?:word|xl|ppt)/", data[: 1 << 16].decode("latin-1"))
        if not names and by_name in ("docx", "xlsx", "pptx", "odt"):
            return by_name
    for prefix, kind in _PARTS:
        if any(name.startswith(prefix) for name in names):
            return kind
    return "zip"


def _in_ole(data: bytes) -> Kind:
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "ole"


def _in_text(data: bytes, by_name: Kind | None) -> Kind:
    head = data[:_HEAD]
    if head.startswith(b"\xff\xfe") or (head[1:2] == b"\x00" and head[:1] == b"<"):
        start = head.decode("utf-16-le", "ignore")
    elif head.startswith(b"\xfe\xff") or head[:2] == b"\x00<":
        start = head.decode("utf-16-be", "ignore")
    else:
        start = head.decode("latin-1").removeprefix("ï»¿")
    start = start.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        if "wordDocument" in start or "<pkg:package" in start or "office:document" in start:
            return "word-xml"
        if _HTML.match(start):
            return "html"
    if _is_mail(head):
        return "eml"
    if by_name == "html" and _TAG.search(data):
        return "html"
    return by_name if by_name in ("json", "csv") else "txt"


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with fields of a mail (RFC 5322), also of a web page saved as one file (.mht)."""
    at = 0
    fields: set[bytes] = set()
    while len(fields) < 12 and (match := _FIELD.match(head, at)):
        fields.add(match[1].lower())
        at = match.end()
    return len(_MAIL.intersection(fields)) >= 2 and bool(
        {b"mime-version", b"received", b"message-id"}.intersection(fields)
    )
