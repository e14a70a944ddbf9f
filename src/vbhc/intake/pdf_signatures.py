"""The digital signatures of a PDF: who signed when, whether what was signed is unchanged, what was added since.

In: the bytes, the roots that the user trusts.  Out: a SignedFile.  The work is pyHanko's, which is an optional package
(`vbhc[signatures]`).  Nothing is fetched; revocation is not checked.  A signature that cannot be evaluated is one of
the result ("unreadable"), it does not cost the others.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import sys
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vbhc.intake.signed import Content, Covers, DigitalSignature, Later, SignedFile, Timestamp
from vbhc.intake.sniff import sniff
from vbhc.model import VbhcError
from vbhc.text.clean import clean

if TYPE_CHECKING:
    from vbhc.intake.certificates import Roots

MAX_SIGNATURES = 200  # of one file; each costs a pass over it
_TAIL = 1000  # bytes behind the last %%EOF that readers of PDF put up with
_BLANKS = b"\0 \t\r\n\f"
_WEAK = {"md2", "md4", "md5", "sha1"}


def need_pyhanko() -> None:
    """Raises VbhcError("tool-missing") with the command that installs it."""
    try:
        import pyhanko.sign.validation  # noqa: F401
    except ImportError:
        told = f'cần gói pyHanko để kiểm tra chữ ký số; hãy cài bằng lệnh: "{sys.executable}" -m pip install pyHanko'
        raise VbhcError("tool-missing", f"vbhc signatures: {told}.") from None


def read_signatures(data: bytes, path: str, roots: Roots) -> SignedFile:
    """The signatures of a PDF.

    Raises VbhcError: "tool-missing", "empty", "unsupported" (no PDF), "encrypted", "damaged", "too-large".
    """
    need_pyhanko()
    if not data:
        raise VbhcError("empty", f"{path}: tệp rỗng (0 byte); hãy lấy lại tệp gửi đến.")
    if sniff(data, path) != "pdf":
        told = "không phải tệp PDF; chữ ký số chỉ kiểm tra được trong tệp PDF"
        raise VbhcError("unsupported", f"{path}: {told}.")
    with _quiet():
        found = _embedded(data, path)
        file = SignedFile(path, hashlib.sha256(data).hexdigest(), len(roots.certificates))
        file.signatures = [_evaluated(one, data, roots) for one in found]
    return file


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """pyHanko logs what it finds wrong; all of that is in the result."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _embedded(data: bytes, path: str) -> list[Any]:
    """The signatures as pyHanko has them, and for a field whose signature cannot be opened its name."""
    from pyhanko.pdf_utils.crypt import AuthStatus
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation import EmbeddedPdfSignature

    try:
        reader = PdfFileReader(io.BytesIO(_without_tail(data)), strict=False)
        if reader.encrypted and reader.decrypt("").status is AuthStatus.FAILED:
            raise VbhcError("encrypted", f"{path}: tệp PDF đặt mật khẩu; hãy gỡ mật khẩu rồi đọc lại.")
        fields = []
        for name, _, field in enumerate_sig_fields(reader, filled_status=True):
            fields.append((name, field))
            if len(fields) > MAX_SIGNATURES:
                told = f"tệp PDF có hơn {MAX_SIGNATURES} chữ ký số; hãy kiểm tra lại tệp"
                raise VbhcError("too-large", f"{path}: {told}.")
    except VbhcError:
        raise
    except Exception:  # pyHanko fails in many ways on a broken file; all of them mean that
        raise VbhcError("damaged", f"{path}: tệp PDF hỏng hoặc bị cắt ngang; hãy lấy lại bản đầy đủ.") from None
    found: list[Any] = []
    for name, field in fields:
        try:
            found.append(EmbeddedPdfSignature(reader, field, name))
        except Exception:  # as above: the signature's own bytes are broken
            found.append(str(name))
    return sorted(found, key=lambda one: sys.maxsize if isinstance(one, str) else one.signed_revision)


def _without_tail(data: bytes) -> bytes:
    """The PDF without what was put behind its end, where that is so much that its end would not be found."""
    at = data.rfind(b"%%EOF")
    if not 0 <= at < len(data) - _TAIL:
        return data
    end = at + len(b"%%EOF")
    line_end = data[end : end + 2]
    return data[: end + len(line_end) - len(line_end.lstrip(b"\r\n"))]


def _evaluated(one: Any, data: bytes, roots: Roots) -> DigitalSignature:
    if isinstance(one, str):
        return DigitalSignature(_plain(one))
    signature = DigitalSignature(_plain(one.field_name), digest=one.md_algorithm)
    signature.weak_digest = one.md_algorithm in _WEAK
    try:
        _read_names(one, signature)
        _check(one, data, roots, signature)
    except Exception:  # as in _embedded; what was found out before stays in the result
        signature.content = "unreadable"
    return signature


def _read_names(one: Any, signature: DigitalSignature) -> None:
    from vbhc.intake.certificates import described, iso

    if one.sig_object_type == "/DocTimeStamp":
        signature.kind = "timestamp"
    if one.signer_cert is not None:
        signature.certificate = described(one.signer_cert)
    with contextlib.suppress(ValueError, KeyError):  # a time that is none
        signature.time = iso(one.self_reported_timestamp)


def _check(one: Any, data: bytes, roots: Roots, signature: DigitalSignature) -> None:
    """Fills in what the bytes say: unchanged or not, grown or not, trusted or not."""
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    from vbhc.intake.certificates import standing

    nobody = ValidationContext(trust_roots=[], allow_fetching=False)  # whom to trust is asked below, by itself
    start, length = int(one.byte_range[-2]), int(one.byte_range[-1])
    signature.rewritten = data[int(one.byte_range[1]) :][:1] != b"<"
    signature.bytes_after = 0 if signature.rewritten else max(len(data) - start - length, 0)
    proven = stated = None
    if signature.kind == "timestamp":
        status: Any = _status(validate_pdf_timestamp, one, nobody)
        signature.time = status.timestamp.isoformat(timespec="seconds")
        proven = status.timestamp
    else:
        status = _status(validate_pdf_signature, one, nobody)
        stated = one.self_reported_timestamp
        signature.timestamp = _timestamp(one, status, roots)
        if signature.timestamp and signature.timestamp.sound and signature.timestamp.standing.trust == "trusted":
            proven = status.timestamp_validity.timestamp
    signature.covers = _covers(status.coverage.name)
    if signature.bytes_after and signature.covers == "file":
        signature.covers = "revision"  # what lies behind the PDF was cut off
    signature.permitted = status.docmdp_ok
    if signature.bytes_after:
        signature.later = _later(status.modification_level.name if status.modification_level else "OTHER")
        if signature.later == "none" and data[start + length :].strip(_BLANKS):
            signature.later = "foreign"
    signature.content = _content(status)
    if signature.kind == "timestamp":
        from vbhc.intake.certificates import of_authority

        signature.standing = of_authority(one.signer_cert, one.other_embedded_certs, roots, proven)
    else:
        signature.standing = standing(one.signer_cert, one.other_embedded_certs, roots, proven, stated)


def _status(validate: Any, one: Any, context: Any) -> Any:
    """What pyHanko says; without the analysis of later updates where those cannot be read."""
    try:
        return validate(one, context)
    except Exception:  # as in _embedded
        return validate(one, context, skip_diff=True)


def _timestamp(one: Any, status: Any, roots: Roots) -> Timestamp | None:
    """The token over the signature, where there is one."""
    from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, extract_tst_data_iter

    from vbhc.intake.certificates import described, of_authority

    token = status.timestamp_validity
    if token is None:
        return None
    others: list[Any] = []
    for signed in extract_tst_data_iter(one.signer_info, signed=False):
        others += extract_certs_for_validation(signed).other_certs
    sound = bool(token.intact and token.valid)
    worth = of_authority(token.signing_cert, others, roots, token.timestamp)
    named = described(token.signing_cert).name
    return Timestamp(token.timestamp.isoformat(timespec="seconds"), named, sound, worth)


def _content(status: Any) -> Content:
    if not status.intact:
        return "changed"
    return "intact" if status.valid else "forged"


def _covers(level: str) -> Covers:
    return {"ENTIRE_FILE": "file", "ENTIRE_REVISION": "revision"}.get(level, "part")  # type: ignore[return-value]


def _later(level: str) -> Later:
    known: dict[str, Later] = {
        "NONE": "none",
        "LTA_UPDATES": "archive",
        "FORM_FILLING": "forms",
        "ANNOTATIONS": "annotations",
    }
    return known.get(level, "other")


def _plain(name: str) -> str:
    return " ".join(clean(str(name)).split())
