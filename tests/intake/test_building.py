"""Spans of blocks are right by construction."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vbhc.intake.building import Builder
from vbhc.model import VbhcError

TEXTS = st.lists(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("a\u0323\u0302 \n\u00a0\ufeff\ud800"))))


@given(TEXTS)
def test_spans(texts: list[str]) -> None:
    build = Builder("x", "txt", b"")
    blocks = [build.add(text) for text in texts]
    try:
        made = build.manuscript()
    except VbhcError as error:
        assert error.code == "empty" and not any(blocks)
        return
    assert made.blocks == [b for b in blocks if b]
    assert unicodedata.is_normalized("NFC", made.text)
    made.text.encode()
    assert "\n".join(made.text[b.start : b.end] for b in made.blocks) == made.text
