"""Registers: csv, xlsx, jsonl; columns by their Vietnamese titles; bad lines told and left out."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from vbhc.cli.shell import run
from vbhc.errors import VbhcError
from vbhc.library import Library, queries
from vbhc.library.register import BadLine, read_register
from vbhc.rules import default_rules

HEAD = ["Số, ký hiệu", "Tên loại", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Hiệu lực"]
LINES = [
    ["29-CT/TW", "Chỉ thị", "05/01/2024", "Bộ Chính trị", "về công tác phổ cập giáo dục", "còn hiệu lực"],
    ["142-KH/TU", "", "2024-04-24", "Ban Thường vụ Tỉnh ủy An Giang", "thực hiện Chỉ thị số 29-CT/TW", ""],
    ["31/2024/QH15", "Luật", "18/01/2024", "Quốc hội", "Luật Đất đai", ""],
    ["", "", "", "", "", "hết hiệu lực"],
    ["5/KH-UBND", "KH", "31/02/2024", "UBND xã", "kế hoạch", ""],
]


def write(path: Path) -> Path:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in [HEAD, *LINES]:
            book.active.append(row)
        book.save(path)
    elif path.suffix == ".jsonl":
        path.write_text(
            "\n".join(json.dumps(dict(zip(HEAD, line, strict=True)), ensure_ascii=False) for line in LINES), "utf-8"
        )
    else:
        path.write_text("\n".join(";".join(row) for row in [HEAD, *LINES]), "utf-8-sig")
    return path


@pytest.mark.parametrize("name", ["so.csv", "so.xlsx", "so.jsonl"])
def test_register(name: str, tmp_path: Path) -> None:
    found = list(read_register(write(tmp_path / name), default_rules()))
    good = [one for one in found if not isinstance(one, BadLine)]
    assert [(r.code, r.description.type, r.description.date) for r in good] == [
        ("29-CT/TW", "CT", "2024-01-05"),
        ("142-KH/TU", "KH", "2024-04-24"),
        ("31/2024/QH15", "L", "2024-01-18"),
    ]
    assert good[1].description.scope.province == "an giang"
    assert good[2].aliases, "a law is found by its name too"
    assert len(found) - len(good) == 2, "a line with nothing, a day that does not exist"


FORMS = [
    # lines of a csv                                          code           type  title              why
    (
        ["UBND XÃ HÒA SƠN", "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "", "Ngày đến;Số đến;Tác giả;Số,  ký hiệu văn bản;"
         "Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Ghi chú", "(1);(2);(3);(4);(5);(6);(7)",
         "02/5/2024;17;UBND tỉnh Nghệ An;46/KH-UBND;20/4/2024;Kế hoạch tuyển quân năm 2025;"],
        "46/KH-UBND", "KH", "tuyển quân năm 2025", "the printed form: lines above the heads, numbers below them",
    ),
    (["Số;Ngày;Trích yếu", "12/KH-UBND;05/3/2024;Về việc thử"], "12/KH-UBND", "KH", "Về việc thử", "“Số” is the code"),
    (["Số;Ký hiệu;Ngày;Trích yếu", "12;KH-UBND;05/3/2024;Thử"], "12/KH-UBND", "KH", "Thử", "the State's in two"),
    (["Số;Ký hiệu;Ngày;Trích yếu", "12;KH/HU;05/3/2024;Thử"], "12-KH/HU", "KH", "Thử", "the Party's in two"),
    (["Số;Ký hiệu;Ngày;Trích yếu", "12;/KH-UBND;05/3/2024;Thử"], "12/KH-UBND", "KH", "Thử", "with its sign"),
    (["Tên loại và trích yếu;Số/ký hiệu", "Công văn về việc thử;12/UBND-VX"], "12/UBND-VX", "CV", "về việc thử",
     "a type that the symbol does not tell"),
    (["Tên loại và trích yếu;Số/ký hiệu", "Triển khai việc thử;12/UBND-VX"], "12/UBND-VX", "", "Triển khai việc thử",
     "no type in front"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "kind", "title", "why"), FORMS, ids=[row[-1] for row in FORMS])
def test_forms(lines: list[str], code: str, kind: str, title: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text("\n".join(lines), "utf-8")
    (one,) = read_register(tmp_path / "so.csv", default_rules())
    assert not isinstance(one, BadLine)
    assert (one.code, one.description.type, one.subject) == (code, kind, title), why


@pytest.mark.parametrize("text", [None, "a,b\n1,2\n"], ids=["no file", "no register"])
def test_no_library_is_made_for_what_is_no_register(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "so.csv").write_text(text, "utf-8")
    assert run(["library", "import", str(tmp_path / "so.csv"), "--library", str(tmp_path / "kho.db")]) == 2
    assert not (tmp_path / "kho.db").exists()


def test_import_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kho = str(tmp_path / "kho.db")
    assert run(["library", "import", str(write(tmp_path / "so.csv")), "--library", kho]) == 1
    told = capsys.readouterr()
    assert "3 mới" in told.out
    assert "31/02/2024" in told.err
    with Library(kho) as library, library.asking() as connection:
        assert [one.node.status for one in queries.kept(connection, "CT")] == ["còn hiệu lực"]


CASES = [
    ("so.ods", "unsupported"),
    ("khong-co.csv", "missing"),
    ("trong.csv", "register-columns"),
    ("xuat.jsonl", "register-columns"),
]


@pytest.mark.parametrize(("name", "code"), CASES)
def test_errors(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "trong.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "so.ods").write_bytes(b"PK")
    (tmp_path / "xuat.jsonl").write_text('{"schema": "vbhc/1", "header": {}}\n', "utf-8")
    with pytest.raises(VbhcError) as caught:
        list(read_register(tmp_path / name, default_rules()))
    assert caught.value.code == code
