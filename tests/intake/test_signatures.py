"""Digital signatures: unchanged or not, what was added since, whom the roots make trusted; nothing is fetched."""

from __future__ import annotations

import datetime
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("pyhanko", reason="pyHanko is not installed")

from intake.pdf_maker import Sheet, make_pdf
from vbhc.export.signatures import as_json, screen
from vbhc.intake.certificates import Roots, load_roots
from vbhc.intake.pdf import read_pdf
from vbhc.intake.pdf_signatures import read_signatures
from vbhc.intake.signed import DigitalSignature
from vbhc.model import VbhcError

SAMPLES = Path(__file__).parents[2] / "samples"
SIGNED = (SAMPLES / "to-trinh-ky-so.pdf").read_bytes()
ARRIVED = (SAMPLES / "cong-van-phuc-dap-den.pdf").read_bytes()
ROOTS = load_roots([str(SAMPLES / "chung-thu-goc.pem")])
SIGNER_TIME = datetime.datetime(2024, 3, 1, 8, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call to the network fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def maker() -> Iterator[Any]:
    """The script that makes the samples: its authority signs anything."""
    sys.path.insert(0, str(SAMPLES))
    import make_signed

    yield make_signed
    sys.path.remove(str(SAMPLES))


def found(data: bytes, roots: Roots = ROOTS) -> list[DigitalSignature]:
    return read_signatures(data, "a.pdf", roots).signatures


def at(data: bytes, part: bytes) -> int:
    place = data.rfind(part)
    assert place > 0
    return place


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


END = at(SIGNED, b"/Contents <")  # of the bytes that the last signature covers before itself
STATES = [
    # bytes                                       content of each                    what came later          good   why
    (SIGNED, "intact intact intact", "forms forms None", True, "as signed"),
    (SIGNED + b"\n", "intact intact intact", "forms forms none", True, "a line end is nothing"),
    (SIGNED + b"junk" * 9, "intact intact intact", "forms forms foreign", False, "a few bytes behind the end"),
    (SIGNED + b"junk" * 5000, "intact intact intact", "forms forms foreign", False, "many bytes behind the end"),
    (flipped(SIGNED, 3000), "changed changed changed", "forms forms None", False, "a byte that all cover"),
    (flipped(SIGNED, END - 300), "intact intact changed", "forms forms None", False, "only the last covers it"),
    (ARRIVED, "intact intact", "other None", False, "a picture was laid over the page after the first"),
    (ARRIVED[: at(ARRIVED[:-1000], b"%%EOF") + 6], "intact", "other", False, "with the picture, not yet signed again"),
]


@pytest.mark.parametrize("data, content, later, good, why", STATES, ids=[row[-1] for row in STATES])
def test_what_was_signed_and_what_came_later(data: bytes, content: str, later: str, good: bool, why: str) -> None:
    file = read_signatures(data, "a.pdf", ROOTS)
    assert " ".join(s.content for s in file.signatures) == content, why
    assert " ".join(str(s.later) for s in file.signatures) == later, why
    assert file.good is good, why


def test_who_signed_when() -> None:
    person, body, _ = found(SIGNED)
    assert person.certificate.name == "Lý Thanh Bình"
    assert person.certificate.body == ["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "ỦY BAN NHÂN DÂN TỈNH AN LẠC"]
    assert (person.certificate.issuer, person.digest) == ("CA thử nghiệm của vbhc", "sha256")
    assert (body.certificate.name, body.certificate.body[0]) == (person.certificate.body[0], person.certificate.body[1])
    assert person.time == "2024-09-05T02:12:04+00:00"
    assert person.timestamp and person.timestamp.time == person.time and person.timestamp.sound
    assert person.bytes_after == len(SIGNED) - at(SIGNED[: at(SIGNED, b"Signature2")], b"%%EOF") - 6


def test_trust_is_what_the_roots_say(maker: Any) -> None:
    """Trusted with its root, untrusted with another of the same name, unchecked with none."""
    other = load_root(maker.Authority())
    for roots, trust, reason, good in [(ROOTS, "trusted", None, True), (other, "untrusted", "bad-chain", False),
                                       (Roots(), "unchecked", None, True)]:  # fmt: skip
        file = read_signatures(SIGNED, "a.pdf", roots)
        assert {(s.standing.trust, s.standing.reason) for s in file.signatures} == {(trust, reason)}
        assert file.good is good
    named_otherwise = load_root(maker.Authority("CA khác"))
    assert {s.standing.reason for s in found(SIGNED, named_otherwise)} == {"no-chain"}


def load_root(authority: Any) -> Roots:
    from asn1crypto import pem, x509

    return Roots((x509.Certificate.load(pem.unarmor(authority.pem())[2]),))


def test_an_expired_certificate_needs_a_proven_time(maker: Any) -> None:
    """With a time stamp that the roots trust it holds at that time; with only the signer's word it does not."""
    authority = maker.Authority(hours=24 * 365)
    roots = load_root(authority)
    holder = authority.issue({"commonName": "Người ký"})
    plain = make_pdf(Sheet([(85, 100, 14, "Một văn bản.")]))
    stamped = authority.sign(plain, holder, SIGNER_TIME, "Signature1")
    (signature,) = found(stamped, roots)
    assert (signature.standing.trust, signature.standing.at) == ("trusted", "2024-03-01T08:00:00+00:00")
    (signature,) = found(authority.sign(plain, holder, SIGNER_TIME, "Signature1", stamped=False), roots)
    assert (signature.timestamp, signature.standing.trust, signature.good) == (None, "expired", False)
    late = SIGNER_TIME + datetime.timedelta(days=700)
    (signature,) = found(authority.sign(plain, holder, late, "Signature1"), roots)
    assert (signature.standing.trust, signature.standing.reason) == ("untrusted", "expired")


def test_a_broken_signature_does_not_cost_the_others() -> None:
    """In one the certificate cannot be read; in one there is none at all."""
    start = END + len(b"/Contents <")
    for length, figures in ((900, b"3"), (15_000, b"0")):
        broken = SIGNED[:start] + figures * length + SIGNED[start + length :]
        first, second, third = found(broken)
        assert (first.content, second.content, third.content, third.good) == ("intact", "intact", "unreadable", False)


def test_a_file_that_was_written_anew() -> None:
    """As programs do that lay arrival stamps over a paper: the same objects, all elsewhere."""
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    out = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(SIGNED))).write(out)
    file = read_signatures(out.getvalue(), "a.pdf", ROOTS)
    assert [(s.content, s.rewritten, s.bytes_after) for s in file.signatures] == [("changed", True, 0)] * 3
    assert "ghi lại" in " ".join(screen(file, 80, False).split()) and not file.good
    assert not any(s.rewritten for s in found(SIGNED))


def test_signed_with_a_password_to_change_only(maker: Any) -> None:
    """A PDF that anyone may open is encrypted all the same; one that needs a password is told."""
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    def locked(password: str) -> bytes:
        writer = copy_into_new_writer(PdfFileReader(BytesIO(make_pdf(Sheet([(85, 100, 14, "Một văn bản.")])))))
        writer.encrypt("chủ", password)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    assert found(locked("")) == []
    assert read_pdf(locked(""), "a.pdf").text == "Một văn bản."
    with pytest.raises(VbhcError) as caught:
        found(locked("mật khẩu"))
    assert caught.value.code == "encrypted"


BAD = [
    (b"", "empty", "no byte"),
    (b"PK\x03\x04" + b"junk" * 9, "unsupported", "a docx has no signature that is looked at"),
    ("Kế hoạch".encode(), "unsupported", "a text"),
    (b"%PDF-1.7\n" + b"\x00\xff junk " * 50, "damaged", "junk behind the right first bytes"),
    (SIGNED[:5000], "damaged", "cut off"),
]


@pytest.mark.parametrize("data, code, why", BAD)
def test_what_is_no_signed_pdf(data: bytes, code: str, why: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(VbhcError) as caught:
        read_signatures(data, "xấu.tệp", ROOTS)
    assert caught.value.code == code, why
    assert caught.value.message.startswith("xấu.tệp: ") and "\n" not in caught.value.message
    assert capfd.readouterr() == ("", ""), "what pyHanko logs stays with it"


def test_roots(tmp_path: Path) -> None:
    """PEM with several, DER, a folder of both; what is no certificate is told."""
    from asn1crypto import pem

    text = (SAMPLES / "chung-thu-goc.pem").read_bytes()
    (tmp_path / "hai.pem").write_bytes(text * 2)
    (tmp_path / "trong").mkdir()
    (tmp_path / "trong" / "một.CER").write_bytes(pem.unarmor(text)[2])
    (tmp_path / "đọc.txt").write_text("không phải chứng thư")
    assert [one.sha256 for one in load_roots([str(tmp_path)]).certificates] == [ROOTS.certificates[0].sha256]
    (tmp_path / "rỗng").mkdir()
    for place in ("đọc.txt", "rỗng"):
        with pytest.raises(VbhcError) as caught:
            load_roots([str(tmp_path / place)])
        assert caught.value.code == "usage" and place in caught.value.message
    with pytest.raises(VbhcError) as caught:
        load_roots([str(tmp_path / "không có.pem")])
    assert caught.value.code == "missing"


def test_the_screen_fits_and_tells_no_lie() -> None:
    """80 columns; a chain that was not checked has no ✓; names cannot drive a terminal."""
    for data, roots, mark in [(SIGNED, ROOTS, "✓"), (SIGNED, Roots(), "?"), (ARRIVED, ROOTS, "✗")]:
        file = read_signatures(data, "a.pdf", roots)
        file.signatures[0].certificate.name = "\x1b[31mĐỏ\u202e"
        shown = screen(file, 80, False)
        assert max(map(len, shown.splitlines())) <= 80
        assert "\x1b" not in shown and "\u202e" not in shown
        assert f"\n{mark} 1. " in shown
    assert "✓" not in screen(read_signatures(SIGNED, "a.pdf", Roots()), 80, False)


def test_json() -> None:
    made = as_json(read_signatures(SIGNED, "a.pdf", ROOTS))
    assert (made["schema"], made["path"], made["roots"], made["good"]) == ("vbhc/signatures/1", "a.pdf", 1, True)
    assert made["revocation_checked"] is False
    first = json.loads(json.dumps(made))["signatures"][0]
    assert first["standing"]["trust"] == "trusted" and first["good"] is True and first["covers"] == "revision"


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed_unseen(place: int, change: int) -> None:
    """A changed byte of what the last signature covers: the file is not good, or one clear error."""
    assume(not END <= place <= SIGNED.index(b">", END))
    data = SIGNED[:place] + bytes([SIGNED[place] ^ change]) + SIGNED[place + 1 :]
    try:
        file = read_signatures(data, "a.pdf", ROOTS)
    except VbhcError as error:
        assert error.code in ("damaged", "unsupported", "encrypted")
        return
    assert not file.good or len(file.signatures) < 3, [s.content for s in file.signatures]
