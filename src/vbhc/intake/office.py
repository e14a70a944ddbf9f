"""Old Word files, RTF and OpenDocument (.doc, .rtf, .odt, Word's and OpenDocument's XML) → Manuscript.

In: the bytes.  Out: what the DOCX reader makes of the file that LibreOffice converts it to, so automatic numbers
survive.  Converted files are kept by their sha256 (`cache`); `convert_many` converts many in one call, which costs a
tenth of one call for each.  LibreOffice runs without macros, network and links, in a profile of its own, under
`keeper`, so that neither a process nor a temporary file outlives this one.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from vbhc.cache import Cache
from vbhc.intake import keeper
from vbhc.intake.docx import read_docx
from vbhc.intake.limits import Container
from vbhc.intake.office_profile import write_profile
from vbhc.intake.ole import has_password
from vbhc.intake.tools import LIBREOFFICE, missing
from vbhc.model import Manuscript, VbhcError
from vbhc.records import dataclass

PATIENCE = 60  # seconds for one file; the longest of the gold papers takes 1
_CACHE = "docx-1"  # the number rises when what is converted, or how, changes
_LIMITED = 3  # files in a row that LibreOffice may fail on by hanging, before it is taken to be broken
_HANGING = "LibreOffice không đọc xong trong {} giây nên đã dừng; hãy mở bằng Word, lưu thành .docx rồi đọc lại"
_REFUSED = "LibreOffice không đọc được (tệp hỏng hoặc sai định dạng); hãy mở bằng Word, lưu thành .docx rồi đọc lại"
_BROKEN = "LibreOffice không chạy được; hãy chạy thử `{}`, hoặc cài lại bằng lệnh: {}"


@dataclass(frozen=True, slots=True)
class Old:
    """A file to convert: its kind ("doc", "rtf", "odt", "word-xml"), its bytes, and the name that errors give it."""

    kind: str
    data: bytes
    path: str

    @property
    def key(self) -> str:
        return f"{hashlib.sha256(self.data).hexdigest()}.{self.kind}"


def read_doc(data: bytes, path: str) -> Manuscript:
    """The Manuscript of a Word 6–2003 document.

    Raises VbhcError: "encrypted", "tool-missing", "tool-failed", "damaged", and those of the DOCX reader.
    """
    return _read(Old("doc", data, path), "doc")


def read_rtf(data: bytes, path: str) -> Manuscript:
    """The Manuscript of an RTF text.  Raises as `read_doc`."""
    return _read(Old("rtf", data, path), "rtf")


def read_odt(data: bytes, path: str) -> Manuscript:
    """The Manuscript of an OpenDocument text.  Raises as `read_doc`."""
    return _read(Old("odt", data, path), "odt")


def read_word_xml(data: bytes, path: str) -> Manuscript:
    """The Manuscript of a document in one XML file, of Word or of OpenDocument.  Raises as `read_doc`."""
    return _read(Old("word-xml", data, path), "odt" if b"office:document" in data[:4096] else "doc")


def _read(old: Old, format: str) -> Manuscript:
    manuscript = read_docx(converted(old), old.path)
    manuscript.source.format = format
    manuscript.source.sha256 = hashlib.sha256(old.data).hexdigest()
    return manuscript


def converted(old: Old) -> bytes:
    """The docx of an old file, from the cache or made now."""
    known = Cache(_CACHE).get(old.key)
    if known is not None:
        return known
    made = convert_many([old])[0]
    if isinstance(made, VbhcError):
        raise made
    return made


def convert_many(olds: Iterable[Old]) -> list[bytes | VbhcError]:
    """The docx of each file, or what is wrong with it; the files that are not in the cache share their calls.

    A file that LibreOffice crashes or hangs on costs one call more; the rest is done all the same.
    """
    cache = Cache(_CACHE)
    todo: dict[str, Old] = {}
    results: dict[str, bytes | VbhcError] = {}
    asked = [(old, old.key) for old in olds]
    for old, key in asked:
        known = cache.get(key)
        if known is not None:
            results[key] = known
        elif locked(old):
            told = "tệp đặt mật khẩu; hãy gỡ mật khẩu rồi đọc lại"
            results[key] = VbhcError("encrypted", f"{old.path}: {told}.")
        else:
            todo[key] = old
    if todo:
        for key, made in _convert(todo).items():
            results[key] = made
            if isinstance(made, bytes):
                cache.put(key, made)
        cache.prune()
    return [_for(old, results[key]) for old, key in asked]


def _for(old: Old, result: bytes | VbhcError) -> bytes | VbhcError:
    """The result with the path of this file: of two equal files one was converted."""
    if isinstance(result, VbhcError):
        return VbhcError(result.code, f"{old.path}: {result.message.partition(': ')[2]}")
    return result


def is_converted(old: Old) -> bool:
    return Cache(_CACHE).has(old.key)


def locked(old: Old) -> bool:
    """Whether the file needs a password."""
    if old.kind == "doc":
        return has_password(old.data)
    if old.kind == "odt":
        try:
            return b"encryption-data" in Container(old.data, old.path).read("META-INF/manifest.xml")
        except (VbhcError, KeyError):
            return False  # broken: the conversion will say so
    return False


# ── LibreOffice ───────────────────────────────────────────────────────────────────────────────────

_ENDINGS = {"doc": "doc", "rtf": "rtf", "odt": "odt", "word-xml": "xml"}


def _convert(todo: dict[str, Old]) -> dict[str, bytes | VbhcError]:
    """Converts all, in as many calls as there are files that LibreOffice does not survive."""
    program = LIBREOFFICE.find()
    if program is None:
        return {key: missing(old.path, LIBREOFFICE) for key, old in todo.items()}
    results: dict[str, bytes | VbhcError] = {}
    left = dict(todo)
    in_vain = 0
    while left:
        code, made = _call(program, left)
        results |= made
        done = code == 0
        rest = [key for key in left if key not in made]
        in_vain = 0 if made else in_vain + 1
        for key in rest if done or in_vain == _LIMITED or code == keeper.NOT_STARTED else rest[:1]:
            results[key] = _failed(left[key], code, program)
        left = {key: left[key] for key in rest if key not in results}
    return results


def _failed(old: Old, code: int, program: str) -> VbhcError:
    if code == keeper.NOT_STARTED:
        return VbhcError("tool-failed", f"{old.path}: {_BROKEN.format(program, LIBREOFFICE.install())}.")
    if code == keeper.TIMED_OUT:
        return VbhcError("tool-failed", f"{old.path}: {_HANGING.format(PATIENCE)}.")
    return VbhcError("damaged", f"{old.path}: {_REFUSED}.")


def _call(program: str, olds: dict[str, Old]) -> tuple[int, dict[str, bytes | VbhcError]]:
    """One call of LibreOffice for all files: its exit code, and the documents that it made."""
    with tempfile.TemporaryDirectory(prefix="vbhc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        out, profile = folder / "out", folder / "profile"
        out.mkdir()
        write_profile(profile)
        files = {key: folder / f"{n:06}.{_ENDINGS[old.kind]}" for n, (key, old) in enumerate(olds.items())}
        for key, old in olds.items():
            files[key].write_bytes(old.data)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
        command += ["--convert-to", "docx:Office Open XML Text", "--outdir", str(out), *map(str, files.values())]
        code = _keep(folder, out, command)
        made: dict[str, bytes | VbhcError] = {}
        for key, file in files.items():
            result = out / f"{file.stem}.docx"
            if result.is_file() and zipfile.is_zipfile(result):
                made[key] = result.read_bytes()
        return code, made


def _keep(folder: Path, out: Path, command: list[str]) -> int:
    """Runs a command under `keeper`, which ends it when this process ends; its exit code, or one of keeper's."""
    keep = [sys.executable, "-I", "-S", keeper.__file__, str(folder), str(out), str(PATIENCE), *command]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(keep, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        # Left by an exception (Ctrl-C), Popen closes the pipe, which tells keeper to end, and waits for it.
        return process.wait()
