"""Pictures of pages for tests, made from the PDF samples: scans, photographs, pages on their side."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pypdfium2

SAMPLES = Path(__file__).parents[2] / "samples"


def page(name: str, number: int = 0, dpi: int = 200) -> Any:
    """A page of a sample as a grey Pillow picture."""
    document = pypdfium2.PdfDocument(SAMPLES / name)
    picture = document[number].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return picture


def as_bytes(*pictures: Any, form: str) -> bytes:
    """One file of these pictures (PDF and TIFF: a page each), as a scanner writes it."""
    file = io.BytesIO()
    several = {"save_all": True, "append_images": list(pictures[1:])} if form in ("PDF", "TIFF") else {}
    pictures[0].save(file, form, dpi=(200, 200), resolution=200.0, **several)
    return file.getvalue()


def bitmap(wide: int, high: int) -> bytes:
    """The head of a PNG of that size."""
    chunks = [b"IHDR" + struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0), b"IDAT" + zlib.compress(b"\0" * 100)]
    parts = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
