"""`vbhc check` as it is called: settings of an office, the forms that programs read, files that cannot be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from vbhc.cli.shell import run

PAPER = (
    "Thực hiện Kế hoạch số 139/KH-HU ngày 25/8/2023 của Ban Thường vụ Huyện ủy về công tác khuyến học, các xã báo cáo\n"
    "kết quả trước ngày 31/02/2024.\n"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a paper in which VB102 and VB204 find an error each."""
    (tmp_path / "a.txt").write_text(PAPER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, str]]:
    """(exit code, rule → severity)."""
    code = run(["check", "a.txt", "--format", "ndjson", *arguments])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return code, {line["code"]: line["severity"] for line in lines}


SETTINGS = [
    # vbhc.toml                                               options                 exit  expected
    ("", [], 1, {"VB102": "error", "VB204": "error"}),
    ('[check]\nselect = ["VB2"]', [], 1, {"VB204": "error"}),
    ('[check]\nselect = ["VB2"]', ["--select", "VB102"], 1, {"VB102": "error"}),
    ('[check]\nignore = ["vb102"]', [], 1, {"VB204": "error"}),
    ('[check.severity]\nVB1 = "info"', [], 1, {"VB102": "info", "VB204": "error"}),
    ('[check.severity]\nVB1 = "info"\nVB102 = "warning"', [], 1, {"VB102": "warning", "VB204": "error"}),
    ('[check.severity]\nVB = "warning"', ["--fail-on", "error"], 0, {"VB102": "warning", "VB204": "warning"}),
    ('[check.severity]\nVB1 = "info"', ["--severity", "error"], 1, {"VB204": "error"}),
    ('[check]\nfail_on = "error"\n[check.severity]\nVB = "warning"', [], 0, {"VB102": "warning", "VB204": "warning"}),
    ('[check]\nfail_on = "error"', ["--fail-on", "info", "--exit-zero"], 0, {"VB102": "error", "VB204": "error"}),
]


@pytest.mark.parametrize("settings, options, expected, severities", SETTINGS)
def test_settings(
    office: Path, capsys: pytest.CaptureFixture[str], settings: str, options: list[str], expected: int, severities: Any
) -> None:
    (office / "vbhc.toml").write_text(settings, encoding="utf-8")
    assert found(capsys, *options) == (expected, severities)


def test_settings_of_a_pyproject_above_the_working_folder(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = '[tool.vbhc.check]\nselect = ["VB204"]\n[tool.vbhc.check.severity]\nVB204 = "info"\n'
    (office / "pyproject.toml").write_text(told, encoding="utf-8")
    (office / "b").mkdir()
    (office / "a.txt").rename(office / "b" / "a.txt")
    monkeypatch.chdir(office / "b")
    assert found(capsys) == (0, {"VB204": "info"})


WRONG = [
    ('[check]\nselect = "VB1"', "check.select"),
    ('[check]\nignore = ["VB999"]', "VB999"),
    ('[check]\nfail_on = "grave"', "grave"),
    ('[check.severity]\nVB102 = "off"', "check.severity.VB102"),
    ('[check.severity]\nVB9 = "info"', "VB9"),
    ('[check]\nseverity = "info"', "check.severity"),
    ("[check]\nformat = 1", "check.format"),
    ("check = 1", "check"),
]


@pytest.mark.parametrize("settings, named", WRONG)
def test_wrong_settings_are_told(office: Path, capsys: pytest.CaptureFixture[str], settings: str, named: str) -> None:
    (office / "vbhc.toml").write_text(settings, encoding="utf-8")
    assert run(["check", "a.txt"]) == 2
    told = capsys.readouterr().err
    assert str(office / "vbhc.toml") in told and named in told and len(told.splitlines()) == 1


def test_what_a_rule_is_less_sure_of_is_not_raised() -> None:
    from vbhc.check.run import regraded
    from vbhc.model import Finding, PlaceInSource

    unsure = Finding("1", "a", "VB101", "x", "info", "m", (0, 1), "a", PlaceInSource())
    assert regraded(unsure, "warning", {"VB101": "error"}).severity == "info"
    assert regraded(unsure, "info", {"VB101": "error"}).severity == "error"


def test_a_csv_that_is_written_has_the_mark_of_utf8(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, first in (("check", "path,code"), ("cite", "path,citing")):
        out = office / f"{command}.csv"
        run([command, "a.txt", "--format", "csv", "-o", str(out)])
        data = out.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf" + first.encode()), "Excel reads it as UTF-8"
        assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))) > 1
        capsys.readouterr()
        run([command, "a.txt", "--format", "csv"])
        assert capsys.readouterr().out.startswith(first), "a pipe gets no mark"


def test_sarif_tells_what_was_not_read(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "hong.pdf").write_bytes(b"")
    assert run(["check", "a.txt", "hong.pdf", "--format", "sarif"]) == 2
    run_of = json.loads(capsys.readouterr().out)["runs"][0]
    assert {one["ruleId"] for one in run_of["results"]} == {"VB102", "VB204"}
    (told,) = run_of["invocations"][0]["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "hong.pdf"
