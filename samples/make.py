"""Writes the samples from sources/: txt, html and docx, and beside each the JSON of what it must give.

    python samples/make.py           txt, html, docx and json
    python samples/make.py --pdf     the pdf files too (with LibreOffice: apt install libreoffice-writer-nogui)

The expectations stand in the sources and are written by hand.  `lines` is the text that the file must be read as.
"""

from __future__ import annotations

import argparse
import html
import json
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from sample import Line, Row, Sample, load, names

HERE = Path(__file__).parent
TONES = "\u0300\u0301\u0303\u0309\u0323"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pdf", action="store_true", help="make the pdf files too")
    pdf = ask.parse_args().pdf
    for name in names():
        sample = load(name)
        for form in sample.formats:
            (HERE / f"{name}.{form}.json").write_text(expectation(sample, form), encoding="utf-8")
            if form == "txt":
                (HERE / f"{name}.txt").write_bytes(encoded(text(sample), sample.encoding))
            elif form == "html":
                (HERE / f"{name}.html").write_text(page(sample), encoding="utf-8")
            elif form == "docx":
                from make_docx import write

                write(sample, HERE / f"{name}.docx")
            elif form == "pdf" and pdf:
                make_pdf(sample)


def expectation(sample: Sample, form: str) -> str:
    """What the file must give, one line for each section, citation and relation."""
    unicode = form != "txt" or sample.encoding != "windows-1258"
    wanted: dict[str, Any] = {"format": form, "encoding": "unicode" if unicode else sample.encoding}
    wanted |= sample.expect
    if form != "pdf":  # where lines end in a pdf is the printer's choice
        wanted["lines"] = lines(sample)
    parts = []
    for key, value in wanted.items():
        if isinstance(value, list) and value:
            inner = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n  {inner}\n ]')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def lines(sample: Sample) -> list[str]:
    """The text in reading order: of two cells the left one whole, then the right one."""
    found: list[str] = []
    for part in sample.layout():
        found += [part.plain()] if isinstance(part, Line) else part.left + part.right
    return found


def text(sample: Sample) -> str:
    """The text with blank lines between its parts."""
    out, after = [], ""
    for part in sample.layout():
        if isinstance(part, Row):
            if out and out[-1]:
                out.append("")
            out += [*part.left, "", *part.right, ""] if part.right else [*part.left, ""]
        else:
            if part.look != after and out[-1]:
                out.append("")
            out.append(part.plain())
            after = part.look
    return "\n".join(out).rstrip("\n") + "\n"


def encoded(text: str, encoding: str) -> bytes:
    if encoding != "windows-1258":
        return text.encode(encoding)
    written = ""
    for char in text:  # hat, hook and horn stay with the letter, the tone follows it
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(m for m in marks if m in TONES)
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES))
        written += char if fits(char) else base + tone
    return written.replace("\n", "\r\n").encode("cp1258")


def fits(char: str) -> bool:
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True


def page(sample: Sample) -> str:
    rows = []
    for part in sample.layout():
        if isinstance(part, Row):
            left, right = ("".join(f"<p>{marked(Line(t))}</p>" for t in cell) for cell in (part.left, part.right))
            rows.append(f"<table><tr><td>{left}</td><td>{right}</td></tr></table>")
        else:
            tag = "h1" if part.look == "title" else "p"
            rows.append(f"<{tag}>{marked(part)}</{tag}>")
    body = "\n".join(rows)
    name = html.escape(sample.expect["header"]["subject"])
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>{name}</title></head>\n<body>\n'
        '<nav><a href="/">Trang chủ</a> <a href="/van-ban">Văn bản</a></nav>\n'
        f'<main>\n{body}\n</main>\n<footer><a href="/">Cổng thông tin điện tử tỉnh</a></footer>\n</body>\n</html>\n'
    )


def marked(line: Line) -> str:
    tags = {"ins": ("<ins>", "</ins>"), "del": ("<del>", "</del>"), "text": ("", "")}
    return "".join(html.escape(p.text, quote=False).join(tags[p.kind]) for p in line.pieces() if p.kind in tags)


def make_pdf(sample: Sample) -> None:
    from make_docx import write

    office = shutil.which("soffice") or sys.exit("soffice: apt install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        write(sample, Path(folder) / f"{sample.name}.docx")
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, f"{folder}/{sample.name}.docx"], check=True, capture_output=True)
        shutil.copy(f"{folder}/{sample.name}.pdf", HERE)


if __name__ == "__main__":
    main()
