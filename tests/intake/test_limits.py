"""Zip containers: counted on what really comes out."""

from __future__ import annotations

import io
import zipfile

import pytest

from vbhc.intake import limits
from vbhc.intake.limits import Container
from vbhc.model import VbhcError


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return out.getvalue()


def test_reads() -> None:
    container = Container(packed({"a.xml": b"x" * 5_000_000, "b.xml": b"y"}), "k.docx")
    assert (container.names(), len(container.read("a.xml")), container.read("b.xml")) == (
        ["a.xml", "b.xml"],
        5_000_000,
        b"y",
    )
    assert "a.xml" in container and "c.xml" not in container
    with pytest.raises(KeyError):
        container.read("c.xml")


def lying(data: bytes, size: int) -> bytes:
    """The container with the declared size of its parts set to 10 bytes."""
    return data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


BOMB = packed({"a.xml": bytes(30_000_000)})
FAILS = [
    (BOMB, "too-large", "a thousand times its packed size"),
    (
        lying(BOMB, 30_000_000),
        "damaged",
        "a header that lies: no more than it declares comes out, and the sum is wrong",
    ),
    (BOMB[:-40], "damaged", "cut at the end"),
    (BOMB[:5000], "damaged", "cut inside"),
    (b"PK\x03\x04" + bytes(100), "damaged", "no directory"),
    (
        packed({"a.xml": b"x" * 999})[:40] + b"\xff" * 9 + packed({"a.xml": b"x" * 999})[49:],
        "damaged",
        "a broken stream",
    ),
    (packed({str(n): b"" for n in range(limits.MAX_PARTS + 1)}), "too-large", "more parts than any document has"),
]


@pytest.mark.parametrize("data, code, why", FAILS, ids=[row[2] for row in FAILS])
def test_fails(data: bytes, code: str, why: str) -> None:
    with pytest.raises(VbhcError) as caught:
        Container(data, "k.docx").read("a.xml")
    assert caught.value.code == code, why
    assert caught.value.message.startswith("k.docx: ")


def test_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1000)
    container = Container(packed({"a": b"x" * 600, "b": b"y" * 600}), "k.docx")
    container.read("a")
    with pytest.raises(VbhcError):
        container.read("b")


def test_password() -> None:
    data = bytearray(packed({"a.xml": b"x"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(VbhcError) as caught:
        Container(bytes(data), "k.docx").read("a.xml")
    assert caught.value.code == "encrypted"
