"""The loader of rules/: extending, replacing, and errors that name file, line and entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from vbhc.errors import VbhcError
from vbhc.rules import Rules, default_rules, load_yaml, read_tsv, shipped


@dataclass(slots=True)
class Entry:
    name: str
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Settings:
    day: list[str]
    month: list[str]
    year: list[str]
    at: list[str]
    hour: list[str]
    minute: list[str]
    same_day: list[str]


def rules(tmp_path: Path, *files: tuple[str, str]) -> Rules:
    """Rules of the program with one more folder for each (name, text)."""
    folders = []
    for number, (name, text) in enumerate(files):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        folders.append(folder)
    return Rules(*folders)


TABLES = [
    # files of one table, each in a folder of its own             names                why
    (["- {name: a}"], ["a"], "one folder"),
    (["- {name: a}", "- {name: b}"], ["a", "b"], "later folders add"),
    (["- {name: a}", "replace: true\nentries:\n- {name: b}"], ["b"], "or replace"),
    (["- {name: a}", "replace: true\nentries: [{name: b}]", "- {name: c}"], ["b", "c"], "and are added to again"),
    (["- {name: a}", "entries: [{name: b}]"], ["a", "b"], "entries without replace add"),
    (["- {name: a}", "replace: true\nentries: []"], [], "all taken away"),
    (["- {name: a}", ""], ["a"], "an empty file adds nothing"),
]


@pytest.mark.parametrize("files, names, why", TABLES, ids=[row[2] for row in TABLES])
def test_tables(tmp_path: Path, files: list[str], names: list[str], why: str) -> None:
    loaded = rules(tmp_path, *(("x.yaml", text) for text in files))
    assert [entry.name for entry in loaded.table("x", Entry)] == names, why


ERRORS = [
    # file                                                what the sentence holds                why
    ("- {name: a}\n\n- {name: [b]}", ["x.yaml, dòng 3, mục 2", "name"], "a wrong value: its line and entry"),
    ("- {name: a}\n- {nmae: b}", ["dòng 2, mục 2"], "a misspelt key"),
    ("replace: true\nentries:\n- {name: a}\n- {words: 5}", ["dòng 4, mục 2"], "in a replacing file"),
    ("- {name: a\n- {name: b}", ["x.yaml, dòng 2", "YAML"], "no YAML"),
    ("just words", ["x.yaml", "danh sách"], "no list"),
    ("key: value", ["x.yaml", "entries"], "a mapping without entries: not passed over in silence"),
    ("- {name: a, words: b}", ["dòng 1, mục 1", "words"], "a word where a list is wanted"),
    ("- 5", ["dòng 1, mục 1"], "no entry"),
]


@pytest.mark.parametrize("text, told, why", ERRORS, ids=[row[2] for row in ERRORS])
def test_errors_name_file_line_and_entry(tmp_path: Path, text: str, told: list[str], why: str) -> None:
    with pytest.raises(VbhcError) as error:
        rules(tmp_path, ("x.yaml", text)).table("x", Entry)
    assert error.value.code == "rules-invalid"
    for part in told:
        assert part in error.value.message, why


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    loaded = rules(tmp_path, ("x.yaml", ""))
    (tmp_path / "0" / "x.yaml").write_bytes("- {name: Điều}".encode("utf-16"))
    with pytest.raises(VbhcError, match="UTF-8"):
        loaded.table("x", Entry)


def test_settings_are_merged_key_by_key(tmp_path: Path) -> None:
    loaded = rules(tmp_path, ("dates.yaml", "same_day: [cùng hôm]")).mapping("dates", Settings)
    assert loaded.same_day == ["cùng hôm"]
    assert loaded.month == default_rules().mapping("dates", Settings).month


@pytest.mark.parametrize("text, told", [("day: 5", "day"), ("- a", "dates.yaml"), ("dya: [ngày]", "dya")])
def test_wrong_settings(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(VbhcError) as error:
        rules(tmp_path, ("dates.yaml", text)).mapping("dates", Settings)
    assert "dates.yaml" in error.value.message and told in error.value.message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(VbhcError) as error:
        default_rules().table("no-such-table", Entry)
    assert error.value.code == "rules-missing" and "no-such-table.yaml" in error.value.message
    with pytest.raises(VbhcError) as error:
        Rules(tmp_path / "nowhere")
    assert error.value.code == "rules-missing" and "nowhere" in error.value.message


TSV = [
    ("# note\na\tb\n1\t2\n\n3\n", [{"a": "1", "b": "2"}, {"a": "3", "b": ""}], "comments, blank lines, short rows"),
    ("a\tb\r\n1\t2\r\n", [{"a": "1", "b": "2"}], "written on Windows"),
    ("\ufeffa\n1\n", [{"a": "1"}], "with a byte order mark"),
    ("", [], "empty"),
]


@pytest.mark.parametrize("text, expected, why", TSV, ids=[row[2] for row in TSV])
def test_tsv(tmp_path: Path, text: str, expected: list[dict[str, str]], why: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_bytes(text.encode())
    assert read_tsv(path) == expected, why


def test_a_long_tsv_row_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("# note\na\tb\n1\t2\t3\n", encoding="utf-8")
    with pytest.raises(VbhcError, match=r"x\.tsv, dòng 3"):
        read_tsv(path)


def test_rows_of_every_folder(tmp_path: Path) -> None:
    loaded = rules(tmp_path, ("x.tsv", "a\n1\n"), ("x.tsv", "a\n2\n"))
    assert loaded.rows("x") == ({"a": "1"}, {"a": "2"})


def test_what_is_built_is_built_once(tmp_path: Path) -> None:
    calls = []

    def build(given: Rules) -> int:
        calls.append(given)
        return len(calls)

    loaded = rules(tmp_path)
    assert loaded.once(build) == loaded.once(build) == 1
    assert rules(tmp_path).once(build) == 2, "other rules, another index"


def test_shipped_files_are_plain_and_end_with_a_newline() -> None:
    for path in shipped().iterdir():
        text = path.read_text(encoding="utf-8")
        assert path.suffix in (".yaml", ".tsv"), path
        assert text.startswith("#"), f"{path.name}: begin with a comment that says what it holds"
        assert text.endswith("\n") and "\r" not in text and "\ufeff" not in text, path


def test_values_are_kept_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is the value of the YAML; what is damaged, missing or no JSON is read again."""
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path / "kept"))
    path = tmp_path / "x.yaml"
    text = "- {name: “Đ”, words: [a, '1']}\n- {name: b, share: 0.5, year: 2024, known: true, none: null}\n"
    path.write_text(text, encoding="utf-8")
    read = [load_yaml(path)]
    (entry,) = (tmp_path / "kept" / "yaml").iterdir()
    read.append(load_yaml(path))
    for damage in (b"", b"[{", b"\xff"):
        entry.write_bytes(damage)
        read.append(load_yaml(path))
    assert all(value == read[0] for value in read)
    assert read[0][1] == {"name": "b", "share": 0.5, "year": 2024, "known": True, "none": None}
    assert load_yaml(path) is not load_yaml(path)


NO_JSON = [("2024-01-05", "datetime.date(2024, 1, 5)"), ("{1: a}", "{1: 'a'}"), (".nan", "nan")]


@pytest.mark.parametrize(("text", "value"), NO_JSON)
def test_a_value_that_is_no_json_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, value: str
) -> None:
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path / "kept"))
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert [repr(load_yaml(path)), repr(load_yaml(path))] == [value, value]
    assert not (tmp_path / "kept").exists()


def test_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VBHC_CACHE", str(tmp_path / "file" / "kept"))
    (tmp_path / "x.yaml").write_text("[a]")
    assert load_yaml(tmp_path / "x.yaml") == load_yaml(tmp_path / "x.yaml") == ["a"]


def test_a_user_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("VBHC_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    (tmp_path / "x.yaml").write_text("[a]")
    assert load_yaml(tmp_path / "x.yaml") == load_yaml(tmp_path / "x.yaml") == ["a"]
