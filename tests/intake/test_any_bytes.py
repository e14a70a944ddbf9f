"""Any bytes under any name give a Manuscript whose invariants hold, or a VbhcError; never another exception."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vbhc.intake import read_bytes
from vbhc.model import Manuscript, VbhcError


@pytest.fixture(autouse=True, scope="module")
def no_soffice() -> Iterator[None]:
    """No call of LibreOffice for each example: what is wrong with its input is its own affair."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VBHC_SOFFICE", "no-such-program")
        yield


PIECES = [
    *(
        b"<html>",
        b"<table>",
        b"<tr>",
        b"<td>",
        b"</td>",
        b"</table>",
        b"<ol>",
        b"<li value='3'>",
        b"<br>",
        b"<pre>",
        b"&#0;",
    ),
    *(
        b"</ol>",
        b"&#xd800;",
        b"&nbsp;",
        b"<nav>",
        b"<a href=x>",
        b"<p hidden>",
        b"<script>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
    ),
    *(
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\0",
        b"\f",
    ),
    *(
        "Số: 12/KH-UBND".encode(),
        "Quye\u0302\u0301t".encode(),
        b"\xed\xa0\x80",
        b"\r\n",
        b"\r",
        "\u2028".encode(),
        b"\xcc",
        b"\xec",
    ),
]
BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=200).map(lambda text: text.encode("utf-16-le", "surrogatepass")),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4)), max_size=30).map(b"".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: b"<html>" + b"".join(pieces)),
)
NAMES = st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.doc", "-", ""])


def holds(made: Manuscript) -> None:
    assert unicodedata.is_normalized("NFC", made.text)
    made.text.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in made.text)
    at = 0
    for block in made.blocks:
        assert at <= block.start < block.end <= len(made.text)
        assert made.text[block.start : block.end].strip()
        assert not made.text[at : block.start].strip(), "text outside every block"
        at = block.end
    assert not made.text[at:].strip()


@given(BYTES, NAMES)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes(data: bytes, name: str) -> None:
    try:
        made = read_bytes(data, name)
    except VbhcError as error:
        assert error.message.startswith(f"{name}: ") and "\n" not in error.message
        return
    holds(made)


SAMPLES = Path(__file__).parent.parent.parent / "samples"
WHOLE = [SAMPLES / "ke-hoach-huyen-uy.docx", SAMPLES / "cong-van-phuc-dap.pdf"]


@pytest.mark.parametrize("path", WHOLE, ids=[path.name for path in WHOLE])
@given(data=st.data())
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_broken_files(path: Path, data: st.DataObject) -> None:
    """A docx or pdf cut short, or with some bytes changed."""
    whole = bytearray(path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        whole[at] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.one_of(st.just(len(whole)), st.integers(1, len(whole))))
    try:
        made = read_bytes(bytes(whole[:cut]), path.name)
    except VbhcError as error:
        assert error.message.startswith(f"{path.name}: ") and "\n" not in error.message
        return
    holds(made)


@pytest.mark.parametrize(
    "seed", [b"<html>", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_mark_and_nothing_else(seed: bytes) -> None:
    with pytest.raises(VbhcError):
        read_bytes(seed, "a")
