"""Archives and mails → the documents inside: .zip with folders, .eml with attachments, one in another.

In: the bytes.  Out: a Member for each document, with the path inside ("a.zip!/tờ trình.pdf"), or with what is wrong
with it.  A path from an archive is a label: none is ever written or opened.  Limits hold for all that is unpacked from
one file.  Bodies of mails and pictures that a mail shows in its text are no documents.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from email.errors import MessageError
from typing import TYPE_CHECKING

from vbhc.intake.limits import MAX_UNPACKED, MB, Container, too_large
from vbhc.intake.sniff import Kind, sniff
from vbhc.model import VbhcError
from vbhc.records import dataclass

if TYPE_CHECKING:
    from email.message import EmailMessage

MAX_MEMBERS = 2_000  # documents of one archive, those in archives inside it included
MAX_DEPTH = 4  # archives in archives
CONTAINERS: tuple[Kind, ...] = ("zip", "eml")
DOCUMENTS = {
    *(".txt", ".text", ".html", ".htm", ".xhtml", ".docx", ".docm", ".pdf", ".doc", ".rtf", ".odt", ".wps"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip", ".eml"),
}
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(slots=True)
class Member:
    """A document in an archive: its bytes, or the error in their place."""

    path: str
    data: bytes
    error: VbhcError | None = None


def members(data: bytes, path: str, kind: Kind) -> Iterator[Member]:
    """The documents in an archive or mail of kind "zip" or "eml"; what is wrong with it is a Member, too."""
    found = False
    for member in _Unpacking().open(data, path, kind, 1):
        found = True
        yield member
    if not found:
        what = "thư không có tệp đính kèm nào là văn bản" if kind == "eml" else "gói nén không có tệp văn bản nào"
        yield Member(path, b"", VbhcError("no-files", f"{path}: {what}."))


class _Unpacking:
    """What is left of the limits while one file is unpacked."""

    def __init__(self) -> None:
        self.bytes_left, self.members_left = MAX_UNPACKED, MAX_MEMBERS

    def open(self, data: bytes, path: str, kind: Kind, depth: int) -> Iterator[Member]:
        if depth > MAX_DEPTH:
            told = f"{path}: gói nén lồng nhau quá {MAX_DEPTH} lớp; hãy giải nén rồi đọc từng tệp."
            yield Member(path, b"", VbhcError("too-deep", told))
            return
        try:
            for member in _in_mail(data, path) if kind == "eml" else _in_zip(data, path):
                self._hold(path, len(member.data))
                inner = sniff(member.data, member.path) if member.error is None else "txt"
                if inner in CONTAINERS:
                    yield from self.open(member.data, member.path, inner, depth + 1)
                else:
                    yield member
                if self.bytes_left < 0 or self.members_left < 0:  # an archive inside has used them up
                    return
        except VbhcError as error:
            yield Member(path, b"", error)

    def _hold(self, path: str, size: int) -> None:
        self.bytes_left -= size
        self.members_left -= 1
        if self.members_left < 0:
            raise too_large(path, f"gói nén có hơn {MAX_MEMBERS} văn bản")
        if self.bytes_left < 0:
            raise too_large(path, f"gói nén bung ra quá {MAX_UNPACKED // MB} MB")


def label(name: str) -> str:
    """A name inside an archive as it is shown: no controls, no way up, no drive."""
    name = _ODD.sub("", name.replace("\\", "/").encode("utf-8", "replace").decode())
    parts = [part for part in re.sub(r"^[A-Za-z]:", "", name).split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "?"


def numbered(name: str, used: dict[str, int]) -> str:
    """`name`, or "tờ trình (2).pdf" the second time; `used` counts."""
    used[name] = used.get(name, 0) + 1
    if used[name] == 1:
        return name
    stem, ending = posixpath.splitext(name)
    return f"{stem} ({used[name]}){ending}"


def is_document(name: str) -> bool:
    base = posixpath.basename(name)
    return posixpath.splitext(base)[1].lower() in DOCUMENTS and not base.startswith((".", "~$", "._"))


def _in_zip(data: bytes, path: str) -> Iterator[Member]:
    container = Container(data, path)
    for name in container.names():
        shown = label(_unicode_name(name))
        if name.endswith("/") or not is_document(shown) or shown.startswith("__MACOSX/"):
            continue
        inside = f"{path}!/{shown}"
        try:
            yield Member(inside, container.read(name))
        except VbhcError as error:
            if error.code == "too-large":
                raise
            told = error.message.removeprefix(path)
            if error.code == "encrypted":
                told = ": tệp trong gói nén đặt mật khẩu; hãy giải nén bằng mật khẩu rồi đọc lại."
            yield Member(inside, b"", VbhcError(error.code, inside + told))


def _unicode_name(name: str) -> str:
    """A name that was written as UTF-8 without saying so: zipfile reads it as code page 437."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _in_mail(data: bytes, path: str) -> Iterator[Member]:
    import email
    import email.policy

    used: dict[str, int] = {}
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        for part in mail.walk():
            name = _attached(part)
            if name is None:
                continue
            content = part.get_payload(decode=True)
            yield Member(f"{path}!/{numbered(name, used)}", content if isinstance(content, bytes) else b"")
    except (MessageError, RecursionError, LookupError, ValueError, AttributeError, TypeError, IndexError):
        # The parser of the standard library fails in many ways on broken fields.
        told = f"{path}: thư hỏng, không đọc được các tệp đính kèm; hãy mở bằng trình thư và lưu tệp đính kèm ra."
        raise VbhcError("damaged", told) from None


def _attached(part: EmailMessage) -> str | None:
    """The name of an attachment that may be a document; None for a body, a picture in the text, another file."""
    if part.is_multipart():
        return None
    name = label(part.get_filename() or "") if part.get_filename() else ""
    inline_picture = part.get_content_maintype() == "image" and (
        part.get_content_disposition() != "attachment" or part.get("Content-ID")
    )
    return name if name and is_document(name) and not inline_picture else None
