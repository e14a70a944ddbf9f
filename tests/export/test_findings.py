"""Findings as SARIF and as CSV: whole, valid, at their place, and harmless."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from vbhc.check import check
from vbhc.export.findings import COLUMNS, around, render
from vbhc.export.sarif import sarif, uri
from vbhc.model import Document, Finding, Fix, PlaceInSource, Related
from vbhc.pipeline import parse, parse_bytes

SAMPLES = Path(__file__).parents[2] / "samples"
FAULTY = [SAMPLES / "cong-van-co-loi.txt", SAMPLES / "cong-van-co-loi.docx", SAMPLES / "du-thao-ke-hoach.txt"]


def checked(path: Path) -> tuple[Document, list[Finding]]:
    document = parse(path)
    return document, check(document)


def made_up() -> tuple[Document, list[Finding]]:
    """A document of two lines with a finding that holds what each form has to guard against."""
    document = parse_bytes("Dòng một 𝒳.\nKế hoạch số 139/KH-HU.\n".encode(), "thư mục/a b.txt")
    start = document.text.index("139")
    finding = Finding(
        id="1234567890ab",
        path=document.source.path,
        code="VB102",
        name="wrong-family",
        severity="error",
        message='=HYPERLINK("http://x"; "bấm")',
        span=(start, start + 9),
        text="139/KH-HU",
        place=PlaceInSource(line=2),
        fix=Fix("-139", certain=True),
        basis="NĐ 30/2020/NĐ-CP,\n  Phụ lục I",
        related=[Related(None, (0, 4), "Dòng"), Related("/kho/b.txt", (2, 5), "khác"), Related("c.pdf", None, "x")],
    )
    return document, [finding]


# ── SARIF ─────────────────────────────────────────────────────────────────────────────────────────


def run_of(text: str) -> dict[str, Any]:
    """The one run of a log, where the log has the shape that the standard asks for."""
    log = json.loads(text)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "vbhc" and re.fullmatch(r"\d+\.\d+.*", driver["version"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert all(rule[name]["text"].strip() for name in ("shortDescription", "fullDescription", "help"))
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
        for region in regions(result):
            assert {"charOffset", "charLength"} <= region.keys()
            assert all(type(region[name]) is int and region[name] >= 0 for name in region if name != "snippet")
    return dict(run)


def regions(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [region for item in value for region in regions(item)]
    if not isinstance(value, dict):
        return []
    own = [value[name] for name in ("region", "deletedRegion") if name in value]
    return own + [region for item in value.values() for region in regions(item)]


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.name)
def test_sarif_of_samples(path: Path) -> None:
    document, findings = checked(path)
    run = run_of(sarif([(document, findings)]))
    assert [one["partialFingerprints"]["vbhcFinding/v1"] for one in run["results"]] == [one.id for one in findings]
    assert {one["ruleId"] for one in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    lines = document.text.split("\n")
    for result, finding in zip(run["results"], findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        at = region["charOffset"]
        assert document.text[at : at + region["charLength"]] == finding.text == region["snippet"]["text"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(finding.text.split("\n")[0])
        assert ("fixes" in result) == bool(finding.fix and finding.fix.certain)
    assert ("contents" in run["artifacts"][0]) == (path.suffix != ".txt")


def test_sarif_of_one_finding() -> None:
    run = run_of(sarif([made_up()]))
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 13, 22)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "th%C6%B0%20m%E1%BB%A5c/a%20b.txt"
    assert result["message"]["text"].endswith("Sửa thành “-139”.")
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "-139"}
    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in result["relatedLocations"]] == [
        "th%C6%B0%20m%E1%BB%A5c/a%20b.txt",
        "file:///kho/b.txt",
        "c.pdf",
    ]
    assert result["properties"]["basis"] == "NĐ 30/2020/NĐ-CP, Phụ lục I"


def test_sarif_without_findings_and_with_a_file_that_was_not_read() -> None:
    run = run_of(sarif([], [("hỏng.pdf", "hỏng.pdf: tệp rỗng.")]))
    assert run["results"] == [] and run["tool"]["driver"]["rules"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "hỏng.pdf: tệp rỗng."
    assert run_of(sarif([made_up()]))["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize(
    "path, expected",
    [
        ("a.txt", "a.txt"),
        ("đến/kế hoạch 1.docx", "%C4%91%E1%BA%BFn/k%E1%BA%BF%20ho%E1%BA%A1ch%201.docx"),
        ("../a#b?.txt", "../a%23b%3F.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("a.zip!/b.pdf", "a.zip!/b.pdf"),
        ("/kho/a b.txt", "file:///kho/a%20b.txt"),
        ("C:\\Văn bản\\a.docx", "file:///C:/V%C4%83n%20b%E1%BA%A3n/a.docx"),
        ("\\\\may-chu\\kho\\a.docx", "file://may-chu/kho/a.docx"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────────


def test_csv_has_a_row_a_finding_and_no_formula() -> None:
    document, findings = made_up()
    rows = list(csv.reader(io.StringIO(render("csv", [(document, findings)], 80, False), newline="")))
    assert rows[0] == COLUMNS and len(rows) == 2
    values = dict(zip(*rows, strict=True))
    assert values["message"] == '\'=HYPERLINK("http://x"; "bấm")', "an apostrophe before what would be a formula"
    assert (values["fix"], values["certain"]) == ("'-139", "true")
    assert (values["path"], values["code"], values["severity"]) == ("thư mục/a b.txt", "VB102", "error")
    assert (values["page"], values["line"], values["basis"]) == ("", "2", "NĐ 30/2020/NĐ-CP, Phụ lục I")
    assert document.text[int(values["start"]) : int(values["end"])] == values["text"]
    assert values["related"] == "Dòng; /kho/b.txt khác; c.pdf x"


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.name)
def test_csv_of_samples(path: Path) -> None:
    results = [checked(path)]
    rows = list(csv.DictReader(io.StringIO(render("csv", results, 80, False), newline="")))
    assert [row["id"] for row in rows] == [one.id for one in results[0][1]]
    assert not [value for row in rows for value in row.values() if re.match(r"[=+@\t\r-]", value)]


# ── the screen ────────────────────────────────────────────────────────────────────────────────────

LONG = "một hai ba bốn năm |SAI| sáu bảy tám chín mười"
AROUND = [
    # a text with the words between bars, letters of a line, what is shown, why
    ("trước |SAI| sau", 40, ("trước ", "SAI", " sau"), "all of a short line"),
    ("dòng trên\n|SAI| sau\ndòng dưới", 40, ("", "SAI", " sau"), "no other line"),
    (LONG, 17, ("…n năm ", "SAI", " sáu b…"), "the room is shared by both sides"),
    (LONG, 6, ("…", "SAI", "…"), "one letter to each side"),
    (LONG, 3, ("", "SAI", ""), "no room beside the words"),
    ("a |quá dài để hiện| b", 8, ("", "quá dài…", ""), "the words themselves are cut"),
    ("a  \t |dài\nhai dòng|  b", 40, ("a ", "dài hai dòng", " b"), "blanks and lines in one"),
]


@pytest.mark.parametrize("marked, room, shown, why", AROUND, ids=[row[-1] for row in AROUND])
def test_around(marked: str, room: int, shown: tuple[str, str, str], why: str) -> None:
    before, words, after = marked.split("|")
    span = len(before), len(before) + len(words)
    assert around(before + words + after, span, room) == shown, why
