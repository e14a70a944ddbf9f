"""What is known of the digital signatures of a PDF; the types that pdf_signatures.py gives and the export room shows.

In: nothing.  Out: SignedFile and DigitalSignature.  How they are read is pdf_signatures.py's work, what certificates
are worth is certificates.py's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SIGNATURES_SCHEMA = "vbhc/signatures/1"

Content = Literal["intact", "changed", "forged", "unreadable"]
Covers = Literal["file", "revision", "part"]
Later = Literal["none", "archive", "forms", "annotations", "foreign", "other"]
Trust = Literal["trusted", "untrusted", "expired", "unchecked"]
Reason = Literal["no-chain", "bad-chain", "weak", "not-for-signing", "not-for-timestamps", "expired", "not-yet-valid"]


@dataclass(slots=True)
class Standing:
    """What a certificate is worth by the roots that the user gives.

    `at` is the moment (ISO) for which that holds; `reason` says why it is not "trusted".  "expired": the chain held
    when the signer says to have signed, but nothing proves that time.
    """

    trust: Trust = "unchecked"
    reason: Reason | None = None
    at: str | None = None


@dataclass(slots=True)
class Certificate:
    """A signer's certificate: `name` is its CN, `body` its units (OU) and organisation (O), the innermost first."""

    name: str | None = None
    body: list[str] = field(default_factory=list)
    issuer: str | None = None
    serial: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None


@dataclass(slots=True)
class Timestamp:
    """A token of a time stamping authority over the signature; `sound`: its own signature and imprint are right."""

    time: str
    authority: str | None
    sound: bool
    standing: Standing


@dataclass(slots=True)
class DigitalSignature:
    """One signature.

    `content`: the bytes it covers are as signed ("intact"), are not ("changed"), the signature itself is wrong
    ("forged"), or it could not be evaluated ("unreadable").  `rewritten`: a program has written the whole file anew, so
    that the signature does not even stand where it says; what was changed then cannot be told.  `covers`: the whole
    file, all of it up to the end of the revision that was signed, or only a part.  `bytes_after`: by how much the file
    grew since; `later`: what the difference analysis says was done then ("foreign": bytes that are no part of a PDF);
    `permitted`: whether the signer allowed that.  `time` is the time that the signer states.
    """

    field_name: str
    kind: Literal["signature", "timestamp"] = "signature"
    content: Content = "unreadable"
    covers: Covers | None = None
    rewritten: bool = False
    bytes_after: int = 0
    later: Later | None = None
    permitted: bool | None = None
    time: str | None = None
    timestamp: Timestamp | None = None
    certificate: Certificate = field(default_factory=Certificate)
    standing: Standing = field(default_factory=Standing)
    digest: str | None = None
    weak_digest: bool = False

    @property
    def good(self) -> bool:
        """Whether nothing speaks against the signature; a chain that was not checked does not."""
        sound = self.timestamp is None or self.timestamp.sound
        unharmed = (
            self.covers in ("file", "revision")
            and self.later not in ("foreign", "other")
            and self.permitted is not False
        )
        return self.content == "intact" and unharmed and sound and self.standing.trust in ("trusted", "unchecked")


@dataclass(slots=True)
class SignedFile:
    """The signatures of a PDF in the order in which they were made; `roots`: how many roots the user gave."""

    path: str
    sha256: str
    roots: int
    signatures: list[DigitalSignature] = field(default_factory=list)
    revocation_checked: bool = False  # never: that needs the network
    schema: str = SIGNATURES_SCHEMA

    @property
    def good(self) -> bool:
        """Whether there are signatures and nothing speaks against any."""
        return bool(self.signatures) and all(signature.good for signature in self.signatures)
