"""Certificates: whom they name, and whether a chain leads from them to the roots that the user gives.

In: certificates as asn1crypto has them, files of roots (PEM or DER).  Out: Certificate and Standing.  Nothing is
fetched and revocation is not checked.  SHA-1 in a chain is accepted, as certificates of the time have it; MD5 is not.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator import errors as chain_errors
from pyhanko_certvalidator.policy_decl import DisallowWeakAlgorithmsPolicy

from vbhc.intake import load, shown
from vbhc.intake.signed import Certificate, Reason, Standing
from vbhc.model import VbhcError
from vbhc.text.clean import clean

ENDINGS = {".pem", ".crt", ".cer", ".der"}
_BROKEN_HASHES = frozenset({"md2", "md4", "md5"})
_SIGNING = {"digital_signature", "non_repudiation"}


@dataclass(frozen=True, slots=True)
class Roots:
    """The certificates that the user trusts; () where none were given, and then no chain is checked."""

    certificates: tuple[Any, ...] = ()


def load_roots(places: Sequence[str]) -> Roots:
    """The roots in files, and in the files of folders with the ending of a certificate.

    Raises VbhcError("usage") for a file that is no certificate, a folder without any, and the errors of `load`.
    """
    found: dict[bytes, Any] = {}
    for place in places:
        path = Path(place)
        files = [path]
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
            if not files:
                kinds = ", ".join(sorted(ENDINGS))
                raise VbhcError("usage", f"{shown(place)}: trong thư mục không có chứng thư nào ({kinds}).")
        for file in files:
            found.update({one.sha256: one for one in _in_file(file)})
    return Roots(tuple(found.values()))


def _in_file(path: Path) -> Iterable[Any]:
    data = load(path)
    try:
        parts = [data]
        if pem.detect(data):
            parts = [body for kind, _, body in pem.unarmor(data, multiple=True) if kind.endswith("CERTIFICATE")]
        certificates = [x509.Certificate.load(part, strict=True) for part in parts]
        for certificate in certificates:
            certificate.native  # noqa: B018  (asn1crypto reads lazily; what is broken shows here)
        if certificates:
            return certificates
    except (ValueError, TypeError, KeyError):
        pass
    raise VbhcError("usage", f"{shown(path)}: không phải chứng thư số dạng PEM hoặc DER; hãy kiểm tra lại --roots.")


def described(certificate: Any) -> Certificate:
    """Whom a certificate names; what cannot be read of it stays None."""
    names = _names(certificate, "subject")
    issuer = _names(certificate, "issuer")
    times = _part(lambda: certificate["tbs_certificate"]["validity"].native) or {}
    return Certificate(
        name=_first(names.get("common_name")),
        body=[*names.get("organizational_unit_name", []), *names.get("organization_name", [])],
        issuer=_first(issuer.get("common_name") or issuer.get("organization_name")),
        serial=_part(lambda: format(certificate.serial_number, "x")),
        valid_from=iso(times.get("not_before")),
        valid_until=iso(times.get("not_after")),
    )


def iso(moment: datetime.datetime | None) -> str | None:
    """A moment to the second, with its zone where it has one."""
    return moment.isoformat(timespec="seconds") if moment else None


def _names(certificate: Any, side: str) -> dict[str, list[str]]:
    """The parts of a name, as printable text; a part may be there several times."""
    native = _part(lambda: getattr(certificate, side).native) or {}
    found = {}
    for kind, value in native.items():
        values = value if isinstance(value, list) else [value]
        found[kind] = [text for one in values if (text := " ".join(clean(str(one)).split()))]
    return found


def _part(read: Callable[[], Any]) -> Any:
    """What `read` takes of a certificate; None where its bytes are not what the standard has there."""
    try:
        return read()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None


# ── chains ────────────────────────────────────────────────────────────────────────────────────────


def standing(certificate: Any, others: Iterable[Any], roots: Roots, proven: Any, stated: Any) -> Standing:
    """What a signer's certificate is worth: at the `proven` time of signing where there is one, else now.

    One that has expired by now, and held at the `stated` time, is "expired".
    """
    if not roots.certificates:
        return Standing()
    others = list(others)
    now = datetime.datetime.now(datetime.UTC)
    reason = _usage(certificate) or chain_problem(certificate, others, roots, proven or now)
    at = iso(proven or now)
    if reason is None:
        return Standing("trusted", None, at)
    if reason == "expired" and proven is None and stated is not None:
        stated = stated if stated.tzinfo else stated.replace(tzinfo=datetime.UTC)
        if chain_problem(certificate, others, roots, stated) is None:
            return Standing("expired", "expired", iso(stated))
    return Standing("untrusted", reason, at)


def of_authority(certificate: Any, others: Iterable[Any], roots: Roots, moment: Any) -> Standing:
    """What the certificate of a time stamping authority is worth at the moment that it states."""
    if not roots.certificates:
        return Standing()
    allowed = certificate.extended_key_usage_value
    reason: Reason | None = "not-for-timestamps"
    if allowed is not None and "time_stamping" in allowed.native:
        reason = chain_problem(certificate, list(others), roots, moment)
    return Standing("untrusted" if reason else "trusted", reason, iso(moment))


def _usage(certificate: Any) -> Reason | None:
    allowed = certificate.key_usage_value
    return "not-for-signing" if allowed is not None and not _SIGNING & set(allowed.native) else None


def chain_problem(certificate: Any, others: list[Any], roots: Roots, moment: datetime.datetime) -> Reason | None:
    """Why no chain of certificates that hold at `moment` leads to a root; None where one does."""
    policy: Any = DisallowWeakAlgorithmsPolicy
    context = ValidationContext(
        trust_roots=list(roots.certificates),
        other_certs=others,
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
        algorithm_usage_policy=policy(weak_hash_algos=_BROKEN_HASHES),
    )
    try:
        asyncio.run(CertificateValidator(certificate, others, context).async_validate_path())
    except chain_errors.ExpiredError:
        return "expired"
    except chain_errors.NotYetValidError:
        return "not-yet-valid"
    except chain_errors.DisallowedAlgorithmError:
        return "weak"
    except (chain_errors.PathBuildingError, chain_errors.InvalidCertificateError):
        return "no-chain"
    except (chain_errors.ValidationError, ValueError, TypeError, KeyError):
        return "bad-chain"
    return None
