"""Old Word files through LibreOffice: what can go wrong with the program, and what it must leave behind: nothing."""

from __future__ import annotations

import functools
import os
import signal
import struct
import subprocess
import sys
import tempfile
import textwrap
import time
import zipfile
from pathlib import Path

import pytest

from vbhc.intake import office, read_bytes
from vbhc.intake.office import Old, convert_many
from vbhc.intake.ole import has_password
from vbhc.model import VbhcError

SAMPLES = Path(__file__).parents[2] / "samples"
DOCX = SAMPLES / "to-trinh.docx"
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for soffice is a script of POSIX systems")

# A stand-in for soffice: converts each file as its first word says.
FAKE = """\
#!{python} -IS
import os, shutil, subprocess, sys, time
from pathlib import Path
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
Path({log!r}).open("a").write(str(os.getpid()) + "\\n")
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    what = Path(name).read_bytes().removeprefix(b"{{\\\\rtf1 ").split(b" ")[0]
    if what == b"hang":
        child = subprocess.Popen(["sleep", "600"])
        Path({log!r}).open("a").write(str(child.pid) + "\\n")
        time.sleep(600)
    if what == b"crash":
        os.kill(os.getpid(), 11)
    if what == b"half":
        (out / (Path(name).stem + ".docx")).write_bytes(b"PK\\x03\\x04")
    elif what != b"refuse":
        shutil.copy({docx!r}, out / (Path(name).stem + ".docx"))
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for soffice in use; its log holds the ids of the processes that it started."""
    script, log = tmp_path / "soffice", tmp_path / "log"
    script.write_text(FAKE.format(python=sys.executable, log=str(log), docx=str(DOCX)))
    script.chmod(0o755)
    for name, value in {"VBHC_SOFFICE": script, "VBHC_CACHE": tmp_path / "cache", "TMPDIR": tmp_path}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(office, "PATIENCE", 0.7)
    return log


def rtf(*whats: str) -> list[Old]:
    return [Old("rtf", f"{{\\rtf1 {what} {n}}}".encode(), f"{n}.rtf") for n, what in enumerate(whats)]


def alive(log: Path) -> list[int]:
    """Those of the started processes that still run."""
    time.sleep(0.1)
    return [pid for pid in map(int, log.read_text().split()) if Path(f"/proc/{pid}").exists() and not zombie(pid)]


def zombie(pid: int) -> bool:
    return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith("vbhc-")]


CASES = [
    # what each file makes of LibreOffice     what comes of each (None: converted)                calls   why
    (["ok", "ok", "ok"], [None, None, None], 1, "one call for all"),
    (["ok", "refuse", "ok"], [None, "damaged", None], 1, "a file that is refused costs no call"),
    (["ok", "half", "ok"], [None, "damaged", None], 1, "half a result is none"),
    (["ok", "crash", "ok"], [None, "damaged", None], 2, "a file that kills it: the rest is done in another call"),
    (["ok", "hang", "ok"], [None, "tool-failed", None], 2, "a file that it hangs on: as above"),
    (["hang"] * 5, ["tool-failed"] * 5, 3, "where nothing comes of three calls the rest is not tried"),
]


@posix
@pytest.mark.parametrize("whats, codes, calls, why", CASES)
def test_many_files(fake: Path, whats: list[str], codes: list[str | None], calls: int, why: str) -> None:
    made = convert_many(rtf(*whats))
    assert [one.code if isinstance(one, VbhcError) else None for one in made] == codes, why
    assert all(one == DOCX.read_bytes() for one in made if isinstance(one, bytes))
    assert all(one.message.startswith(f"{n}.rtf: ") for n, one in enumerate(made) if isinstance(one, VbhcError))
    hanging = sum(what == "hang" for what in whats)
    assert len(fake.read_text().split()) == calls + min(hanging, calls), why
    assert alive(fake) == [] and left_behind(fake.parent) == []


@posix
def test_what_is_converted_is_kept(fake: Path) -> None:
    first = read_bytes(b"{\\rtf1 ok x}", "a.doc")
    again = read_bytes(b"{\\rtf1 ok x}", "b.rtf")
    assert len(fake.read_text().split()) == 1
    assert (first.source.format, first.text, again.source.path) == ("rtf", again.text, "b.rtf")


@posix
def test_without_a_place_to_keep_it_is_read_all_the_same(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fake.parent / "file").touch()
    monkeypatch.setenv("VBHC_CACHE", str(fake.parent / "file" / "cache"))
    assert read_bytes(b"{\\rtf1 ok x}", "a.rtf").text


def test_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBHC_SOFFICE", "no-such-program")
    with pytest.raises(VbhcError, match=r"libreoffice-writer-nogui|winget") as error:
        read_bytes(b"{\\rtf1 nowhere}", "a.rtf")
    assert error.value.code == "tool-missing"


@posix
def test_not_a_program(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fake.parent / "soffice").write_text("#!/no/such/interpreter\n")
    with pytest.raises(VbhcError) as error:
        read_bytes(b"{\\rtf1 ok y}", "a.rtf")
    assert error.value.code == "tool-failed"


@posix
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_program_ends_with_its_caller(fake: Path, ending: signal.Signals) -> None:
    """However the caller ends, LibreOffice, its children and the work folder are gone soon after."""
    script = 'from vbhc.intake import read_bytes\nread_bytes(b"{\\\\rtf1 hang }", "a.rtf")'
    # A shell's background job ignores SIGINT, and so would all that it starts.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    caller = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL, preexec_fn=heard)
    until(lambda: fake.exists() and len(fake.read_text().split()) == 2)
    caller.send_signal(ending)
    caller.wait(60)
    until(lambda: not alive(fake) and not left_behind(fake.parent))


def until(true: object) -> None:
    end = time.monotonic() + 20
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "too long"
        time.sleep(0.05)


# ── passwords ─────────────────────────────────────────────────────────────────────────────────────


def word97(flags: int) -> bytes:
    """An OLE container with a WordDocument stream whose FIB has these flags."""
    head = bytearray(512)
    head[:8], head[30:32] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x00"
    struct.pack_into("<I", head, 48, 1)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE, *[0xFFFFFFFF] * 118)
    name = "WordDocument".encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), 2, 1) + b"\xff" * 12 + bytes(36)
    entry += struct.pack("<III", 2, 4096, 0)
    fib = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x42A, 0, flags).ljust(4096, b"\0")
    return bytes(head) + table + entry.ljust(512, b"\0") + fib


def test_a_word_file_with_a_password() -> None:
    assert not has_password(word97(0x0000))
    assert has_password(word97(0x0100))
    with pytest.raises(VbhcError) as error:
        read_bytes(word97(0x0100), "mat.doc")
    assert error.value.code == "encrypted" and "mật khẩu" in error.value.message


@pytest.mark.parametrize("cut", [8, 40, 100, 512, 600, 1100, 1536])
def test_a_broken_container_has_no_password_that_is_known(cut: int) -> None:
    assert not has_password(word97(0x0100)[:cut])


def test_an_odt_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "mat.odt"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(VbhcError) as error:
        read_bytes(path.read_bytes(), "mat.odt")
    assert error.value.code == "encrypted"


# ── with LibreOffice itself ───────────────────────────────────────────────────────────────────────

BASIC = textwrap.dedent(
    """\
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
     xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:ooo="http://openoffice.org/2004/office"
     xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
     office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
     <office:scripts>
      <office:script script:language="ooo:Basic"><ooo:libraries>
       <ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>
    Sub Main
      Open "{place}" For Output As #1
      Close #1
    End Sub
       </ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
      <office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load"
       xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document" xlink:type="simple"/>
      </office:event-listeners>
     </office:scripts>
     <office:body><office:text><text:p>Số: 12/KH-UBND</text:p></office:text></office:body>
    </office:document>
    """
)


def test_macros_are_never_run(tool: object, tmp_path: Path) -> None:
    tool("soffice")  # type: ignore[operator]
    place = tmp_path / "ran"
    got = read_bytes(BASIC.format(place=place).encode(), "macro.fodt")
    assert (got.text, got.source.format) == ("Số: 12/KH-UBND", "odt")
    assert not place.exists()


def test_a_folder_with_bad_files_is_read_to_the_end(tool: object, tmp_path: Path) -> None:
    tool("soffice")  # type: ignore[operator]
    good = b"{\\rtf1\\ansi S\\u7889? 15/KH-UBND ng\\u224?y 5/3/2024\\par}"
    files = {"1.doc": good, "2.doc": word97(0) + b"junk", "3.rtf": good + b" ", "4.odt": b"PK\x03\x04mimetype"}
    olds = [Old("rtf" if data[:1] == b"{" else "doc", data, name) for name, data in files.items()]
    made = convert_many(olds)
    assert isinstance(made[0], bytes) and isinstance(made[2], bytes)
    assert read_bytes(good, "1.doc").text == "Số 15/KH-UBND ngày 5/3/2024"
