"""Archives and mails: the documents inside, their labels, and the limits."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from vbhc.intake import archive
from vbhc.intake.archive import Member, label, members
from vbhc.intake.sniff import sniff


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, data in files.items():
            container.writestr(name, data)
    return out.getvalue()


def mail(files: dict[str, bytes], text: str = "Kính gửi") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"], made["Subject"] = "a@b.vn", "c@d.vn", "<1@b.vn>", "Gửi văn bản"
    made.set_content(text)
    for name, data in files.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)


def found(data: bytes, path: str) -> list[Member]:
    kind = sniff(data, path)
    assert kind in archive.CONTAINERS
    return list(members(data, path, kind))


PDF = b"%PDF-1.4\n"
CASES = [
    # data, name                                         what is found, by path                           why
    (packed({"b.pdf": PDF, "c/d.doc": b"x"}), "a.zip", ["a.zip!/b.pdf", "a.zip!/c/d.doc"], "folders"),
    (packed({"a.pdf": PDF, "x.exe": b"x", "y.json": b"{}"}), "a.zip", ["a.zip!/a.pdf"], "no documents"),
    (packed({"__MACOSX/._a.pdf": PDF, ".b.pdf": PDF, "~$c.docx": PDF, "d.txt": b"x"}), "a.zip",
     ["a.zip!/d.txt"], "junk"),
    (packed({"Tờ trình.pdf": PDF}), "a.zip", ["a.zip!/Tờ trình.pdf"], "a Vietnamese name"),
    (packed({"../../etc/x.txt": b"x", "C:\\y.txt": b"y", "/z.txt": b"z"}), "a.zip",
     ["a.zip!/etc/x.txt", "a.zip!/y.txt", "a.zip!/z.txt"], "names that are paths"),
    (packed({"b.zip": packed({"c.pdf": PDF}), "d.pdf": PDF}), "a.zip",
     ["a.zip!/b.zip!/c.pdf", "a.zip!/d.pdf"], "nested"),
    (mail({"kế hoạch.pdf": PDF, "logo.exe": b"x"}), "m.eml", ["m.eml!/kế hoạch.pdf"], "an attachment"),
    (mail({"a.zip": packed({"c.pdf": PDF})}), "m.eml", ["m.eml!/a.zip!/c.pdf"], "an archive in a mail"),
    (mail({"../a.pdf": PDF}), "m.eml", ["m.eml!/a.pdf"], "an attachment's path"),
    (packed({"m.eml": mail({"a.pdf": PDF})}), "a.zip", ["a.zip!/m.eml!/a.pdf"], "a mail in an archive"),
]  # fmt: skip


@pytest.mark.parametrize("data, path, paths, why", CASES, ids=[row[3] for row in CASES])
def test_members(data: bytes, path: str, paths: list[str], why: str) -> None:
    got = found(data, path)
    assert [member.path for member in got] == paths, why
    assert all(member.error is None and member.data for member in got)


def test_attachments_of_one_name() -> None:
    made = EmailMessage()
    made["Message-ID"], made["From"] = "<1@b.vn>", "a@b.vn"
    made.set_content("x")
    for data in (PDF, b"%PDF-1.5\n"):
        made.add_attachment(data, maintype="application", subtype="pdf", filename="a.pdf")
    assert [member.path for member in found(bytes(made), "m.eml")] == ["m.eml!/a.pdf", "m.eml!/a (2).pdf"]


def encrypted() -> bytes:
    """An archive of which one member says that it has a password."""
    data = bytearray(packed({"mat.pdf": PDF, "thuong.pdf": PDF}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested(depth: int) -> bytes:
    data = packed({"a.txt": b"x"})
    for _ in range(depth - 1):
        data = packed({"a.zip": data})
    return data


BAD = [
    (encrypted(), ["encrypted", None], "mật khẩu", "a member with a password, and one without"),
    (packed({"x.exe": b"x"}), ["no-files"], "không có", "no documents"),
    (packed({"a.txt": b"x"})[:-30], ["damaged"], "hỏng", "cut off"),
    (nested(4), [None], "", "as deep as is allowed"),
    (nested(5), ["too-deep"], "4 lớp", "deeper"),
    (packed({"a.txt": b"0" * 30_000_000}), ["too-large"], "200 lần", "a bomb"),
]


@pytest.mark.parametrize("data, codes, word, why", BAD, ids=[row[3] for row in BAD])
def test_bad(data: bytes, codes: list[str | None], word: str, why: str) -> None:
    got = found(data, "a.zip")
    assert [member.error and member.error.code for member in got] == codes, why
    for member in got:
        if member.error:
            assert member.error.message.startswith(f"{member.path}: ") and word in member.error.message
            assert member.error.message.endswith(".") and "\n" not in member.error.message


def test_limits_hold_over_nested_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 5)
    inner = packed({f"{n}.txt": b"x" for n in range(4)})
    got = found(packed({"a.zip": inner, "b.zip": inner, "c.zip": inner}), "a.zip")
    assert [m.error.code for m in got if m.error] == ["too-large"]
    assert len(got) <= 6
    monkeypatch.setattr(archive, "MAX_MEMBERS", 100)
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1000)
    got = found(packed({"a.txt": b"x" * 600, "b.txt": b"y" * 600, "c.txt": b"z"}), "a.zip")
    assert [m.error and m.error.code for m in got] == [None, "too-large"]


@pytest.mark.parametrize("cut", range(0, 900, 60))
def test_a_broken_mail_raises_nothing(cut: int) -> None:
    data = mail({"a.pdf": PDF * 20})
    for broken in (data[: 200 + cut], data[:cut] + b"\xff\x00=?utf-8?q?" + data[cut:]):
        list(members(broken, "m.eml", "eml"))


LABELS = [
    ("a/b.pdf", "a/b.pdf"),
    ("..\\..\\b.pdf", "b.pdf"),
    ("C:\\Users\\b.pdf", "Users/b.pdf"),
    ("a\n\u202eb.pdf", "ab.pdf"),
    ("..", "?"),
]


@pytest.mark.parametrize("name, shown", LABELS)
def test_label(name: str, shown: str) -> None:
    assert label(name) == shown


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert found(packed({"../x.txt": b"x", "y.txt": b"y"}), "a.zip")
    assert list(tmp_path.iterdir()) == []
