"""A register of documents that the office knows only by their data → Records.

In: a csv, xlsx or jsonl file with columns for code, type, date, issuer, title and status, named in English or as
the registers of NĐ 30/2020/NĐ-CP, Phụ lục IV name them (rules/register.yaml).  Out: Records without text; lines
that cannot be used are reported by number and the others are kept.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vbhc.errors import VbhcError
from vbhc.library.identity import TITLE, Description, Scope, code_key, name_key
from vbhc.library.records import Record, comparable_type
from vbhc.library.scope import jurisdiction
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import dates, iso
from vbhc.text.doctypes import types
from vbhc.text.encodings import decode
from vbhc.text.fold import fold
from vbhc.text.symbols import clean_code, read_code

MAX_ROWS = 1_000_000


@dataclass(slots=True)
class Column:
    """An entry of rules/register.yaml: a field of a Record and the titles that its column may have."""

    name: str
    titles: list[str]


@dataclass(slots=True)
class BadLine:
    """A line of a register that cannot be used: its number in the file, from 1, and why."""

    line: int
    reason: str


def read_register(path: Path, rules: Rules) -> Iterator[Record | BadLine]:
    """The records of a register, line by line.

    Raises VbhcError: missing, unsupported (neither csv, xlsx nor jsonl), register-columns (no code and no title).
    """
    readers = {".csv": csv_rows, ".tsv": csv_rows, ".xlsx": xlsx_rows, ".jsonl": json_rows, ".ndjson": json_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise VbhcError("unsupported", f"{path}: sổ đăng ký phải là csv, xlsx hoặc jsonl; hãy lưu lại dạng đó.")
    if not path.is_file():
        raise VbhcError("missing", f"{path}: không có tệp này.")
    titles = {fold(title): column.name for column in rules.table("register", Column) for title in column.titles}
    for line, row in reader(path, titles):
        yield row if isinstance(row, BadLine) else record_of_line(line, row, rules)


Row = dict[str, str]


def csv_rows(path: Path, titles: dict[str, str]) -> Iterator[tuple[int, Row | BadLine]]:
    text = decode(path.read_bytes()).text
    first = text.split("\n", 1)[0]
    separator = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    names = columns(path, next(reader, []), titles)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, {n: c.strip() for n, c in zip(names, row, strict=False) if n}


def xlsx_rows(path: Path, titles: dict[str, str]) -> Iterator[tuple[int, Row | BadLine]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        # openpyxl lets every error of zip and XML through
        raise VbhcError("damaged", f"{path}: không mở được bảng tính ({type(error).__name__}).") from None
    names: list[str] | None = None
    for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True, max_row=MAX_ROWS), 1):
        row = [cell_text(cell) for cell in cells]
        if not any(row):
            continue
        if names is None:
            names = columns(path, row, titles)
        else:
            yield number, {n: c for n, c in zip(names, row, strict=False) if n}
    book.close()


def json_rows(path: Path, titles: dict[str, str]) -> Iterator[tuple[int, Row | BadLine]]:
    text = decode(path.read_bytes()).text
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            row = {titles[fold(k)]: cell_text(v) for k, v in value.items() if fold(k) in titles}
        except (ValueError, AttributeError):
            yield number, BadLine(number, "không phải một đối tượng JSON")
            continue
        yield number, row


def cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def columns(path: Path, heads: list[str], titles: dict[str, str]) -> list[str]:
    """The field of each column, "" for one that is not used."""
    names = [titles.get(fold(head), "") for head in heads]
    if "code" not in names and "title" not in names:
        told = "không thấy cột “Số, ký hiệu” hay “Trích yếu” ở dòng đầu; hãy đặt tên cột như docs/library.md"
        raise VbhcError("register-columns", f"{path}: {told}.")
    return names


def record_of_line(line: int, row: Row, rules: Rules) -> Record | BadLine:
    """The Record of one line, or why there is none."""
    code = clean_code(row.get("code", ""))
    title = row.get("title", "")
    date = read_date(row.get("date", ""), rules)
    if row.get("date") and date is None:
        return BadLine(line, f"ngày “{row['date']}” không đọc được")
    if not code and not title:
        return BadLine(line, "không có số, ký hiệu, cũng không có trích yếu")
    word = type_of(row.get("type", ""), code, rules)
    issuer = row.get("issuer") or None
    level, scope = jurisdiction(issuer, code or None, Scope(), date, rules)
    one = Description(
        key=code_key(code) if code else name_key(title),
        date=date or "",
        type=comparable_type(word, code or None, rules),
        level=level,
        scope=scope,
        title=fold(title)[:TITLE],
    )
    raw = json.dumps(row, sort_keys=True, ensure_ascii=False)
    sha = hashlib.sha256(f"register\x1f{raw}".encode()).hexdigest()
    law = title if word in ("L", "PL", "HP") else None
    return Record(
        one,
        sha,
        code or None,
        law,
        issuer,
        title or None,
        row.get("status") or None,
        aliases=(name_key(law),) if law and code else (),
        origin="register",
    )


def read_date(text: str, rules: Rules) -> str | None:
    match = rules.once(dates).full.search(text)
    if match:
        return iso(match)
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def type_of(text: str, code: str, rules: Rules) -> str | None:
    """The code of a type written in full or abbreviated, else the one in the symbol."""
    known = rules.once(types)
    entry = known.by_word.get(fold(text)) or known.by_code.get(text)
    if entry is not None:
        return entry.code
    read = read_code(code) if code else None
    return next((g for g in (read.groups if read else ()) if g in known.by_code), None)
