"""`vbhc library`, `search` and `chain` as they are called: a small library, each question on the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vbhc.cli.shell import run

DISTRICT = """ĐẢNG BỘ TỈNH NGHỆ AN
HUYỆN ỦY QUỲ HỢP
*
Số 184-KH/HU

ĐẢNG CỘNG SẢN VIỆT NAM
Quỳ Hợp, ngày 22 tháng 5 năm 2024

KẾ HOẠCH
thực hiện Chỉ thị số 29-CT/TW về phổ cập giáo dục

Thực hiện Kế hoạch số 142-KH/TU ngày 24/4/2024 của Ban Thường vụ Tỉnh ủy thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024
của Bộ Chính trị về công tác phổ cập giáo dục, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:
1. Mở lớp xóa mù chữ ở các bản.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lê Văn Nam
"""
COMMUNE = """ỦY BAN NHÂN DÂN
XÃ MINH HỢP
Số: 47/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Minh Hợp, ngày 12 tháng 6 năm 2024

KẾ HOẠCH
Thực hiện Kế hoạch số 184-KH/HU của Huyện ủy

Thực hiện Kế hoạch số 184-KH/HU ngày 22/5/2024 của Ban Thường vụ Huyện ủy Quỳ Hợp và Chỉ thị số 29-CT/TW của Ban Bí
thư, UBND xã xây dựng kế hoạch như sau:
1. Tuyên truyền về phổ cập giáo dục.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Minh
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder to work in, with two papers that are kept in its library."""
    (tmp_path / "den").mkdir()
    (tmp_path / "den" / "huyen.txt").write_text(DISTRICT, encoding="utf-8")
    (tmp_path / "den" / "xa.txt").write_text(COMMUNE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VBHC_LIBRARY", str(tmp_path / "kho.db"))
    assert run(["library", "add", "den", "-q"]) == 0
    capsys.readouterr()
    return tmp_path


QUESTIONS = [
    # arguments, exit code, what the screen says, what it does not
    (["library", "status"], 0, ["2 văn bản (2 bản, 2 tệp)"], []),
    (["library", "list"], 0, ["184-KH/HU", "47/KH-UBND", "2 văn bản."], ["142-KH/TU"]),
    (["library", "list", "--issuer", "minh hop"], 0, ["47/KH-UBND", "1 văn bản."], []),
    (["library", "list", "--year", "2023"], 0, ["0 văn bản."], ["184-KH/HU"]),
    (["library", "show", "184-KH/HU"], 0, ["Tình trạng:       có trong kho", "huyen.txt", "142-KH/TU"], []),
    (["library", "show", "29-CT/TW"], 0, ["chưa có trong kho", "184-KH/HU", "Có thể được nêu trong", "47/KH-UBND"], []),
    (["library", "show", "99-CT/TW"], 2, ["99-CT/TW: kho không có"], []),
    (["library", "why", "29-CT/TW"], 0, ["trong 184-KH/HU", "trong 47/KH-UBND", "chưa có trong kho"], []),
    (["library", "why", "142-KH/TU"], 0, ["trong 184-KH/HU"], ["47/KH-UBND"]),
    (["library", "why", "184-KH/HU"], 0, ["trong 47/KH-UBND", "→"], []),
    (["library", "why", "99-CT/TW"], 2, ["99-CT/TW: không văn bản nào trong kho viện dẫn"], []),
    (["library", "missing"], 0, ["29-CT/TW", "142-KH/TU"], ["184-KH/HU"]),
    (["library", "coverage", "29-CT/TW", "--level", "commune"], 0, ["Minh Hợp"], []),
    (["library", "remove", "99-CT/TW"], 2, ["trong kho không có văn bản này"], []),
    (["library", "remove", "47/KH-UBND"], 0, ["Đã bỏ 47/KH-UBND khỏi kho."], []),
    (["search", "pho cap giao duc"], 0, ["184-KH/HU", "47/KH-UBND"], []),
    (["search", "pho cap giao duc", "--issuer", "huyen uy"], 0, ["184-KH/HU"], ["Minh Hợp"]),
    (["library", "list", "--type", "kế hoạch", "--year", "2024"], 0, ["184-KH/HU", "47/KH-UBND"], []),
    (["library", "list", "--type", "kh"], 0, ["184-KH/HU", "47/KH-UBND"], []),
    (["library", "list", "--type", "giấy"], 2, ["--type: không có loại văn bản “giấy”"], []),
    (["library", "list", "--year", "hai"], 2, ["--year: “hai” không phải một năm"], []),
    (["search", "phổ cập", "--year", "24"], 2, ["--year: “24” không phải một năm"], []),
    (["search", "phổ cập", "--type", "Kế hoạch"], 0, ["184-KH/HU"], []),
    (["search", ""], 2, ["chưa có từ nào để tìm"], []),
    (["search", "* ?"], 2, ["chưa có từ nào để tìm"], []),
    (["library", "coverage", "29-CT/TW", "--date", "2024-13-01"], 2, ["--date: “2024-13-01” không phải một ngày"], []),
    (["library", "coverage", "29-CT/TW", "--date", "22/5/2024"], 0, ["huyện Quỳ Hợp"], []),
    (["library", "coverage", "29-CT/TW", "--province", "tỉnh Nghệ An"], 0, ["huyện Quỳ Hợp"], []),
    (["library", "coverage", "29-CT/TW", "--province", "Đồng Không"], 2, ["Đồng Không: vào ngày 2024-01-05 không"], []),
    (["chain", "không có.docx"], 2, ["không có.docx: không có tệp này"], ["kho"]),
    (["chain", "47/KH-UBND", "--up"], 0, ["184-KH/HU", "142-KH/TU", "29-CT/TW"], []),
    (["chain", "29-CT/TW", "--down"], 0, ["142-KH/TU", "184-KH/HU", "47/KH-UBND"], []),
    (["chain", "den/xa.txt", "--up", "--depth", "1"], 0, ["184-KH/HU"], ["142-KH/TU"]),
    (["chain", "99-CT/TW"], 2, ["99-CT/TW: kho không có"], []),
]


@pytest.mark.parametrize(("arguments", "code", "says", "silent"), QUESTIONS, ids=[" ".join(q[0]) for q in QUESTIONS])
def test_questions(
    office: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    says: list[str],
    silent: list[str],
) -> None:
    assert run(arguments) == code
    told = capsys.readouterr()
    screen = " ".join((told.out + told.err).split())
    assert [one for one in says if " ".join(one.split()) not in screen] == []
    assert [one for one in silent if one in screen] == []


def test_why_is_told_of_whatever_is_cited(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two papers say different things of one document that is not kept: each is told as it was said."""
    run(["library", "why", "29-CT/TW"])
    first, second = sorted(line for line in capsys.readouterr().out.splitlines() if line.startswith("Được nêu"))
    assert "05/01/2024" in first + second
    assert ("Ban Bí thư" in first) != ("Ban Bí thư" in second)


def test_what_is_exported_is_what_was_parsed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["library", "export"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(line["header"]["code"] for line in lines) == ["184-KH/HU", "47/KH-UBND"]
    assert all(line["schema"] == "vbhc/1" for line in lines)


REGISTER = "số ký hiệu,loại,ngày,cơ quan ban hành,trích yếu\n29-CT/TW,Chỉ thị,05/01/2024,Bộ Chính trị,về phổ cập\n"


def test_a_register_makes_citations_known(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "so.csv").write_text(REGISTER, encoding="utf-8")
    assert run(["library", "import", "so.csv"]) == 0
    capsys.readouterr()
    assert run(["library", "missing"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in told] == ["142-KH/TU,"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_tables_for_programs(office: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    for question in (["library", "list"], ["library", "missing"]):
        assert run([*question, "--format", form]) == 0
        told = capsys.readouterr().out
        assert len(json.loads(told) if form == "json" else told.splitlines()[1:]) == 2


NOTHING = [
    # command, exit code, sentence
    (["add", "không có.docx"], 1, "không có.docx: không có tệp này"),
    (["add", "trống"], 1, "trống: trong thư mục không có tệp văn bản nào"),
    (["add", "hỏng.docx"], 1, "hỏng.docx: "),
    (
        ["add", "sai.csv"],
        1,
        "sai.csv: bảng dữ liệu (.csv) chưa đọc được; sổ đăng ký thì nạp vào kho bằng `vbhc library import`",
    ),
    (["add", "sai.jsonl"], 1, "sổ đăng ký thì nạp bằng `vbhc library import`"),
    (["add", "không có.docx", "-j", "2"], 1, "không có.docx: không có tệp này"),
    (["import", "không có.csv"], 2, "không có.csv: không có tệp này"),
    (["import", "không có"], 2, "không có: không có tệp này"),
    (["import", "sai.csv"], 1, "sai.csv, dòng 2: ngày “31/02/2024” không đọc được"),
]


@pytest.mark.parametrize(("command", "code", "sentence"), NOTHING, ids=[" ".join(row[0]) for row in NOTHING])
def test_no_library_is_made_where_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    command: list[str], code: int, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "trống").mkdir()
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04hong")
    (tmp_path / "sai.jsonl").write_text('{"code": "1/KH-UBND"}\n', "utf-8")
    (tmp_path / "sai.csv").write_text("Số;Ngày\n1/KH-UBND;31/02/2024\n", "utf-8")
    assert run(["library", *command, "--library", "kho/kho.db"]) == code
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert not (tmp_path / "kho").exists()


def test_what_comes_by_standard_input_takes_no_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VBHC_LIBRARY", str(tmp_path / "kho.db"))
    for paper in (DISTRICT, COMMUNE):
        monkeypatch.setattr("vbhc.cli.inputs.read_stdin", paper.encode)
        assert run(["library", "add", "-"]) == 0
    capsys.readouterr()
    assert run(["library", "status"]) == 0
    assert "2 văn bản (2 bản, 0 tệp)" in capsys.readouterr().out


@pytest.mark.parametrize("size", [1, 15, 16, 99, 600])
def test_what_is_no_library_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str], size: int) -> None:
    """SQLite takes a file of a few bytes for an empty library, and writes over it."""
    other = tmp_path / "ghi chú.txt"
    other.write_bytes(b"x" * size)
    (tmp_path / "xa.txt").write_text(COMMUNE, encoding="utf-8")
    for command in (["list"], ["add", str(tmp_path / "xa.txt")]):
        assert run(["library", *command, "--library", str(other)]) == 2
        assert "không phải kho của vbhc" in capsys.readouterr().err
        assert other.read_bytes() == b"x" * size


def test_an_empty_file_may_become_a_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kho.db").touch()
    (tmp_path / "xa.txt").write_text(COMMUNE, encoding="utf-8")
    assert run(["library", "list", "--library", str(tmp_path / "kho.db")]) == 2
    assert "chưa có kho" in capsys.readouterr().err
    assert run(["library", "add", str(tmp_path / "xa.txt"), "--library", str(tmp_path / "kho.db")]) == 0


def test_what_is_told_of_an_added_file(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The paper, and where it lies as seen from here."""
    (office / "den" / "thư.txt").write_text("Kính gửi: Ủy ban nhân dân xã Minh Hợp\nĐề nghị trả lời.\n", "utf-8")
    assert run(["library", "add", "den/thư.txt", "den/khong.txt"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("mới: không số, den/thư.txt (")
    assert told.err.startswith("Lỗi: den/khong.txt: không có tệp này")
