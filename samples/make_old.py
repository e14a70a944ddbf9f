"""Makes the samples in old formats from those that make.py writes, with public tools: LibreOffice and iconv.

    python samples/make_old.py       (apt install libreoffice-writer-nogui)

doc, rtf and odt are the docx converted; a name with -tcvn3 is in TCVN3 (.VnTime, .VnTimeH); zip and eml hold others.
Beside each lies what it must give: what its source must, with the format and the encoding changed.
"""

from __future__ import annotations

import copy
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.message import EmailMessage
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

HERE = Path(__file__).parent
# name → the sample that it is made from; those in TCVN3 are written so first.
OLD = {
    "ke-hoach-ubnd-xa.doc": "ke-hoach-ubnd-xa.docx",
    "quyet-dinh-ubnd-tinh.odt": "quyet-dinh-ubnd-tinh.docx",
    "to-trinh.rtf": "to-trinh.docx",
    "to-trinh-tcvn3.doc": "to-trinh.docx",
    "to-trinh-tcvn3.docx": "to-trinh.docx",
    "cong-van-phuc-dap-tcvn3.txt": "cong-van-phuc-dap.txt",
}
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}
HELD = ["to-trinh.docx", "cong-van-phuc-dap.txt"]  # in van-ban-den.zip and thu-den.eml
LETTERS = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"


def main() -> None:
    for name, source in OLD.items():
        (HERE / f"{name}.json").write_text(expectation(name), encoding="utf-8")
        if name.endswith(".txt"):
            (HERE / name).write_bytes(tcvn3((HERE / source).read_text(encoding="utf-8"), codes()).encode("cp1252"))
            continue
        data = ended((HERE / source).read_bytes())
        if "-tcvn3" in name:
            data = in_old_fonts(data)
        (HERE / name).write_bytes(data if name.endswith(".docx") else converted(data, name.rpartition(".")[2]))
    write_zip()
    write_mail()


def expectation(name: str) -> str:
    source = json.loads((HERE / f"{OLD[name]}.json").read_text(encoding="utf-8"))
    wanted = source | {"format": name.rpartition(".")[2], "encoding": "tcvn3" if "-tcvn3" in name else "unicode"}
    if name.endswith("-tcvn3.txt"):
        del wanted["lines"]  # which letters are capitals is lost ("ñy ban")
    return json.dumps(wanted, ensure_ascii=False, indent=1) + "\n"


def converted(data: bytes, form: str) -> bytes:
    office = shutil.which("soffice") or sys.exit("soffice: apt install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.docx").write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            FILTERS[form],
        ]
        subprocess.run([*command, "--outdir", f"{folder}/out", f"{folder}/a.docx"], check=True, capture_output=True)
        return (Path(folder) / "out" / f"a.{form}").read_bytes()


def ended(data: bytes) -> bytes:
    """A docx with an empty paragraph after its last table, without which the table is lost in a doc."""
    document = docx.Document(io.BytesIO(data))
    document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# ── TCVN3 ─────────────────────────────────────────────────────────────────────────────────────────


def codes() -> dict[str, str]:
    """Of each letter that TCVN3 has the character of Latin-1 that stands for its byte, by iconv."""
    command = ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"]
    done = subprocess.run(command, input="\n".join(LETTERS).encode(), check=True, capture_output=True)
    return dict(zip(LETTERS, done.stdout.decode("latin-1").split("\n"), strict=True))


def tcvn3(text: str, table: dict[str, str]) -> str:
    """`text` in one font: letters for whose capitals TCVN3 has no code are small, as in "ñy ban"."""
    return "".join(table.get(c) or table.get(c.lower(), c) for c in text)


def in_old_fonts(data: bytes) -> bytes:
    """A docx with its letters in .VnTime, and in .VnTimeH where only that draws the capitals."""
    document, table = docx.Document(io.BytesIO(data)), codes()
    document.styles["Normal"].font.name = ".VnTime"
    for run in list(document.element.body.iter(qn("w:r"))):
        for piece in split(run, table):
            run.addprevious(piece)
        run.getparent().remove(run)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def split(run: Any, table: dict[str, str]) -> list[Any]:
    """The run as runs of one font each; a run that holds more than one text stays one."""
    texts = run.findall(qn("w:t"))
    if len(texts) != 1:
        return [copy.deepcopy(run)]
    pieces = []
    for capital, group in groupby(texts[0].text or "", lambda c: c not in table and c.lower() in table):
        piece = copy.deepcopy(run)
        piece.find(qn("w:t")).text = tcvn3("".join(group), table)
        piece.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        fonts = piece.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{slot}"), ".VnTimeH" if capital else ".VnTime")
        pieces.append(piece)
    return pieces


# ── archives and mails ────────────────────────────────────────────────────────────────────────────


def write_zip() -> None:
    with zipfile.ZipFile(HERE / "van-ban-den.zip", "w", zipfile.ZIP_DEFLATED) as container:
        for name in HELD:
            info = zipfile.ZipInfo(f"Văn bản đến/{name}", (2024, 5, 14, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            container.writestr(info, (HERE / name).read_bytes())


def write_mail() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "vanthu@phuvinh.example", "vanphong@xa.phuvinh.example"
    mail["Subject"], mail["Date"] = "Gửi văn bản", "Tue, 14 May 2024 08:00:00 +0700"
    mail["Message-ID"], mail["MIME-Version"] = "<1@phuvinh.example>", "1.0"
    mail.set_content("Kính gửi Văn phòng, xin gửi kèm văn bản.\n")
    for name in HELD:
        data = (HERE / name).read_bytes()
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    mail.set_boundary("van-ban")
    (HERE / "thu-den.eml").write_bytes(bytes(mail))


if __name__ == "__main__":
    main()
