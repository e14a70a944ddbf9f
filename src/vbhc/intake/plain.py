"""Plain text → Manuscript: one block for each line that holds text; blank lines stay in the text."""

from __future__ import annotations

import re

from vbhc.intake.building import no_text, source_of
from vbhc.model import Block, Manuscript
from vbhc.text.clean import clean

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def read_text(data: bytes, path: str) -> Manuscript:
    text = clean(data.decode("utf-8-sig", "replace"))
    blocks = [Block(*match.span()) for match in _LINE.finditer(text)]
    if not blocks:
        raise no_text(path)
    return Manuscript(text, blocks, source_of(path, "txt", data))
