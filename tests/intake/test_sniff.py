"""The kind of a file, by content first and extension second."""

from __future__ import annotations

import io
import zipfile

import pytest

from vbhc.intake import read_bytes
from vbhc.intake.sniff import sniff
from vbhc.model import VbhcError


def packed(*names: str, first: tuple[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        if first:
            container.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            container.writestr(name, "x" * 200)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


DOCX = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")
ODT = packed("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.text"))
MAIL = b"Received: from a\r\n by b\r\nMIME-Version: 1.0\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nb\r\n"
CASES = [
    # data                                        name          kind        why
    (b"%PDF-1.7\n", "a.txt", "pdf", "a pdf by another name"),
    (b"\r\n %PDF-1.4\n", "a", "pdf", "blanks before the mark"),
    (b"junk %PDF-1.4\n", "a.pdf", "pdf", "junk before the mark, but the name says pdf"),
    (b"Van ban noi ve %PDF-1.4\n", "a.txt", "txt", "a text that speaks of the mark"),
    (DOCX, "a.docx", "docx", "a docx"),
    (DOCX, "a.doc", "docx", "a docx named .doc"),
    (DOCX, "-", "docx", "a docx from stdin"),
    (DOCX[:-30], "a", "docx", "a docx cut at the end: its reader says so"),
    (DOCX[:40], "a.docx", "docx", "a docx cut at the start: the name tells"),
    (packed("xl/workbook.xml"), "a.docx", "xlsx", "a spreadsheet by another name"),
    (packed("ppt/presentation.xml"), "a", "pptx", "slides"),
    (packed("cv.docx", "kh.pdf"), "a.zip", "zip", "an archive of documents"),
    (ODT, "a.odt", "odt", "OpenDocument"),
    (ole("WordDocument"), "a.doc", "doc", "Word 97"),
    (ole("EncryptedPackage"), "a.docx", "office-encrypted", "a docx with a password is an OLE container"),
    (ole("Workbook"), "a.xls", "xls", "Excel 97"),
    (ole("__substg1.0_0037001F"), "a.msg", "msg", "Outlook"),
    (b"{\\rtf1\\ansi x}", "a.doc", "rtf", "RTF named .doc"),
    (b"\x89PNG\r\n\x1a\n....", "a.png", "image", "png"),
    (b"\xff\xd8\xff\xe0....", "scan.pdf", "image", "a photo named .pdf"),
    (b"II*\x00....", "a.tif", "image", "tiff"),
    (MAIL, "a.eml", "eml", "a mail"),
    (b"Date: 05/01/2024\nTo: b\nv\xe1\xba\xbd", "a.txt", "txt", "a note with two fields is no mail"),
    ("Số: 12/KH-UBND\nSố: 13".encode(), "a.eml", "txt", "text named .eml"),
    (b"<!DOCTYPE html><html>", "a.doc", "html", "a page that Word would open, named .doc"),
    (b"\xef\xbb\xbf\n<html>", "a", "html", "a page behind a mark"),
    ("<html><p>Số".encode("utf-16"), "a", "html", "a page in UTF-16"),
    (b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="y">', "a", "html", "XHTML"),
    ("Kế hoạch <b>số</b> <br> 1".encode(), "a.html", "html", "a piece of a page, by its name"),
    ("Kế hoạch <b>số</b> <br> 1".encode(), "a.txt", "txt", "text with a tag or two"),
    ("Kế hoạch a < b".encode(), "a.html", "txt", "text named .html"),
    (b'<?xml version="1.0"?><?mso-application?><w:wordDocument>', "a.xml", "word-xml", "Word 2003 XML"),
    ("Kế hoạch".encode(), "a.docx", "txt", "text named .docx"),
    (b"\0\1\2\3", "a.bin", "txt", "junk: the reader of text refuses it"),
]


@pytest.mark.parametrize("data, name, kind, why", CASES, ids=[row[3] for row in CASES])
def test_sniff(data: bytes, name: str, kind: str, why: str) -> None:
    assert sniff(data, name) == kind, why


REFUSED = [
    (ole("junk"), "unsupported", "Office"),
    (ole("EncryptedPackage"), "encrypted", "mật khẩu"),
    (b"\x89PNG\r\n\x1a\n....", "damaged", "ảnh"),
    (packed("a.pdf"), "unsupported", "zip"),
    (packed("xl/workbook.xml"), "unsupported", ".xlsx"),
    (packed("ppt/a.xml"), "unsupported", ".pptx"),
    (MAIL, "unsupported", "thư điện tử"),
    (b"", "empty", "0 byte"),
    (b" \r\n\t\xc2\xa0\n", "empty", "không có chữ"),
    (b"<html><body><p>&nbsp;</p></body></html>", "empty", "không có chữ"),
    (bytes(range(256)) * 9, "binary", "nhị phân"),
    ("Приветствуем вас!".encode("cp1251"), "encoding", "bảng mã"),
]


@pytest.mark.parametrize("data, code, word", REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(data: bytes, code: str, word: str) -> None:
    """What is not read is named in one sentence with the path."""
    with pytest.raises(VbhcError) as caught:
        read_bytes(data, "vào/tệp.x")
    assert caught.value.code == code
    assert word in caught.value.message
    assert caught.value.message.startswith("vào/tệp.x: ")
    assert caught.value.message.endswith(".") and "\n" not in caught.value.message
