"""A register of documents that the office knows only by their data → Records.

In: a csv, xlsx or jsonl file with columns for code, type, date, issuer, title and status, named in English or as
the registers of NĐ 30/2020/NĐ-CP, Phụ lục IV name them (rules/register.yaml); a title of the register may stand above
the line of heads, and a line "(1) (2) (3)" below it.  Out: Records without text; lines that cannot be used are reported
by number and the others are kept.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import re
from collections.abc import Iterator
from itertools import islice
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
HEADS_WITHIN = 20  # lines: the name of the office, the title of the register, its year
SIGNS = re.compile(r"[\W_]+")
NUMBERED = re.compile(r"\(?\d{1,2}\)?")  # what stands under the heads in the printed form


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

    Raises VbhcError: missing, unsupported (neither csv, xlsx nor jsonl), register-columns (no code and no title, or no
    register but what this program writes).
    """
    if not path.is_file():
        raise VbhcError("missing", f"{path}: không có tệp này; hãy kiểm tra lại đường dẫn.")
    readers = {".csv": csv_rows, ".tsv": csv_rows, ".xlsx": xlsx_rows, ".jsonl": json_rows, ".ndjson": json_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise VbhcError("unsupported", f"{path}: sổ đăng ký phải là csv, xlsx hoặc jsonl; hãy lưu lại dạng đó.")
    titles = {head(title): column.name for column in rules.table("register", Column) for title in column.titles}
    for line, row in reader(path, titles):
        yield row if isinstance(row, BadLine) else record_of_line(line, row, rules)


def head(text: str) -> str:
    """The title of a column in comparable form."""
    return SIGNS.sub(" ", fold(text)).strip()


Row = dict[str, str]


def csv_rows(path: Path, titles: dict[str, str]) -> Iterator[tuple[int, Row | BadLine]]:
    text = decode(path.read_bytes()).text
    first = max(text.split("\n", HEADS_WITHIN)[:HEADS_WITHIN], key=lambda line: max(map(line.count, "\t;,")))
    reader = csv.reader(io.StringIO(text), delimiter=max("\t;,", key=first.count))
    yield from table(path, ((reader.line_num, row) for row in reader), titles)


def xlsx_rows(path: Path, titles: dict[str, str]) -> Iterator[tuple[int, Row | BadLine]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        # openpyxl lets every error of zip and XML through
        raise VbhcError("damaged", f"{path}: không mở được bảng tính ({type(error).__name__}).") from None
    rows = enumerate(book.worksheets[0].iter_rows(values_only=True, max_row=MAX_ROWS), 1)
    yield from table(path, ((number, [cell_text(cell) for cell in cells]) for number, cells in rows), titles)
    book.close()


def table(
    path: Path, lines: Iterator[tuple[int, list[str]]], titles: dict[str, str]
) -> Iterator[tuple[int, Row | BadLine]]:
    """The rows under the line of heads, each with its number in the file."""
    names = columns(path, (cells for _, cells in lines), titles)
    for number, cells in lines:
        filled = [cell.strip() for cell in cells if cell.strip()]
        if filled and not all(map(NUMBERED.fullmatch, filled)):
            yield number, {n: c.strip() for n, c in zip(names, cells, strict=False) if n}


def json_rows(path: Path, titles: dict[str, str]) -> Iterator[tuple[int, Row | BadLine]]:
    text = decode(path.read_bytes()).text
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if "schema" in value:
                told = "là kết quả đọc của vbhc, không phải sổ đăng ký; hãy nạp bằng `vbhc library add`"
                raise VbhcError("register-columns", f"{path}: {told}.")
            row = {titles[head(k)]: cell_text(v) for k, v in value.items() if head(k) in titles}
        except (ValueError, AttributeError, TypeError):
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


def columns(path: Path, lines: Iterator[list[str]], titles: dict[str, str]) -> list[str]:
    """The field of each column, "" for one that is not used; takes the lines down to the heads."""
    for cells in islice(lines, HEADS_WITHIN):
        names = [titles.get(head(cell), "") for cell in cells]
        if {"code", "number", "title", "type_and_title"}.intersection(names):
            return names
    told = "không thấy dòng tên cột có “Số, ký hiệu” hay “Trích yếu”; hãy đặt tên cột như docs/library.md"
    raise VbhcError("register-columns", f"{path}: {told}.")


def record_of_line(line: int, row: Row, rules: Rules) -> Record | BadLine:
    """The Record of one line, or why there is none."""
    code = clean_code(whole_code(row.get("number", ""), row.get("code", "")))
    said, title = row.get("type", ""), row.get("title", "")
    if not title and (both := row.get("type_and_title", "")):
        said, title = split_type(both, rules) if not said else (said, both)
    date = read_date(row.get("date", ""), rules)
    if row.get("date") and date is None:
        return BadLine(line, f"ngày “{row['date']}” không đọc được")
    if not code and not title:
        return BadLine(line, "không có số, ký hiệu, cũng không có trích yếu")
    word = type_of(said, code, rules)
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


def whole_code(number: str, symbol: str) -> str:
    """The code of a number and a symbol in two columns: "12" and "KH-UBND" or "KH/TU"; else the one that there is."""
    if not number or not symbol or symbol[0].isdigit():
        return symbol or number
    if not symbol[0].isalpha():
        return number + symbol
    return f"{number}-{symbol}" if "/" in symbol else f"{number}/{symbol}"


def split_type(text: str, rules: Rules) -> tuple[str, str]:
    """The type by whose name a text begins, "" where it does by none, and the rest: "Kế hoạch |tuyển quân|"."""
    words = text.split()
    known = rules.once(types).by_word
    for count in range(min(len(words) - 1, rules.once(longest_type)), 0, -1):
        name = " ".join(words[:count])
        if fold(name) in known and name[0].isupper():
            return name, " ".join(words[count:])
    return "", text


def longest_type(rules: Rules) -> int:
    """The words of the longest name of a type (use `rules.once(longest_type)`)."""
    return max(len(word.split()) for word in rules.once(types).by_word)


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
