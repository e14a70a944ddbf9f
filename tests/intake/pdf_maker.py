"""Makes small PDFs for tests, byte by byte: text at places, stamps (annotations), ruling lines, pictures, turned pages.

One font without a font file: each glyph is half an em wide, and ToUnicode maps every code to itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

WIDE, HIGH = 595.0, 842.0
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Same def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
100 beginbfrange
%s
endbfrange endcmap end end""" % b"\n".join(b"<%02X00> <%02XFF> <%02X00>" % (n, n, n) for n in range(0x21))

_LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)


@dataclass
class Sheet:
    """One page: `texts` are (x, y from the top, size, text); `stamps` (subtype, x, y, size, text)."""

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    stamps: list[tuple[str, float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)  # x0, y0, x1, y1 from the top
    picture: tuple[float, float, float, float] | None = None  # x0, y0, x1, y1 from the top
    turned: bool = False  # the text runs upwards and the page is turned back by /Rotate
    mode: int = 0  # text render mode: 3 is invisible


def make_pdf(*sheets: Sheet, to_unicode: bool = True, locked: bool = False) -> bytes:
    """The bytes of a PDF with these pages; `locked`: with a password that nobody knows."""
    objects: dict[int, bytes] = {}
    unicode = b" /ToUnicode 5 0 R" if to_unicode else b""
    objects[3] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[4 0 R]" + unicode + b">>"
    )
    objects[4] = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/DW 500/FontDescriptor 6 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    objects[5] = _stream(b"", _TO_UNICODE)
    objects[6] = (
        b"<</Type/FontDescriptor/FontName/Plain/Flags 32/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900"
        b"/Descent -200/CapHeight 700/StemV 80>>"
    )
    objects[7] = _stream(
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x80"
    )
    kids = []
    for sheet in sheets:
        kids.append(_page(objects, sheet))
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    return _file(objects, _LOCK if locked else b"")


def _page(objects: dict[int, bytes], sheet: Sheet) -> int:
    wide, high = (HIGH, WIDE) if sheet.turned else (WIDE, HIGH)
    parts = []
    if sheet.picture:
        x0, y0, x1, y1 = sheet.picture
        parts.append(b"q %f 0 0 %f %f %f cm /Im Do Q" % (x1 - x0, y1 - y0, x0, high - y1))
    for x, y, size, text in sheet.texts:
        matrix = b"0 1 -1 0 %f %f" % (y, x) if sheet.turned else b"1 0 0 1 %f %f" % (x, high - y)
        parts.append(b"BT %d Tr /F %f Tf %s Tm <%s> Tj ET" % (sheet.mode, size, matrix, _hex(text)))
    for x0, y0, x1, y1 in sheet.rules:
        parts.append(b"0.5 w %f %f m %f %f l S" % (x0, high - y0, x1, high - y1))
    content = _new(objects, _stream(b"", b"\n".join(parts)))
    annotations = []
    for subtype, x, y, size, text in sheet.stamps:
        width = len(text) * size / 2
        form = _stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 %f %f]/Resources<</Font<</F 3 0 R>>>>" % (width, size),
            b"BT /F %f Tf 0 %f Td <%s> Tj ET" % (size, 0.25 * size, _hex(text)),
        )
        appearance = _new(objects, form)
        low = high - y - 0.25 * size
        field_type = b"/FT/Sig" if subtype == "Widget" else b""
        annotations.append(
            _new(
                objects,
                b"<</Type/Annot/Subtype/%s%s/Rect[%f %f %f %f]/F 4/AP<</N %d 0 R>>>>"
                % (subtype.encode(), field_type, x, low, x + width, low + size, appearance),
            )
        )
    listed = b" ".join(b"%d 0 R" % n for n in annotations)
    turn = b"/Rotate 90" if sheet.turned else b""
    return _new(
        objects,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]%s/Resources<</Font<</F 3 0 R>>/XObject<</Im 7 0 R>>>>"
        b"/Contents %d 0 R/Annots[%s]>>" % (wide, high, turn, content, listed),
    )


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def _new(objects: dict[int, bytes], value: bytes) -> int:
    number = max(objects) + 1
    objects[number] = value
    return number


def _file(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        out += b"%010d 00000 n \n" % places[number]
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(out)
