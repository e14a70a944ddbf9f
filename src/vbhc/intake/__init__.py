"""A file → Manuscript: ordered blocks of text with where each came from; one module per format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from vbhc.model import Block, Manuscript, Source
from vbhc.text.fold import nfc


def read(path: Path) -> Manuscript:
    data = path.read_bytes()
    text = nfc(data.decode("utf-8-sig"))
    return Manuscript(text, [Block(0, len(text))], Source(str(path), "txt", hashlib.sha256(data).hexdigest()))
