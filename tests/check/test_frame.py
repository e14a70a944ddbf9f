"""Every rule says what it must say; findings have their place, id and order; accepted ones are left out."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from vbhc.check import check
from vbhc.check.rule import Rule
from vbhc.check.run import every_rule
from vbhc.cli.shell import run
from vbhc.pipeline import parse_bytes

ROOT = Path(__file__).parents[2]
RULES = every_rule()
TEXT = "Thực hiện Kế hoạch số 139/KH-HU ngày 25/8/2023 của Ban Thường vụ Huyện ủy về công tác khuyến học.\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert re.fullmatch(r"VB[1-7]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary().endswith(".")
    assert {"why", "basis", "wrong", "right"} <= set(rule.parts()), "Vì sao, Căn cứ, Sai, Đúng"
    assert not rule.parts()["basis"].endswith("."), "a reference is no sentence"


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_pages_are_fresh() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from build_rule_docs import FOLDER, pages
    finally:
        sys.path.pop(0)
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert kept == pages(), "run tools/build_rule_docs.py"


def test_a_finding_is_whole() -> None:
    document = parse_bytes(TEXT.encode(), "a.txt")
    (one,) = check(document, wanted=lambda rule: rule.code == "VB102")
    assert one.text == document.text[slice(*one.span)] == "139/KH-HU"
    assert one.fix is not None
    assert (one.fix.text, one.fix.certain) == ("139-KH/HU", True)
    assert one.basis is not None
    assert one.basis.startswith("NĐ 30/2020/NĐ-CP")


def test_ids_stay_when_other_text_changes() -> None:
    def ids(text: str) -> list[str]:
        document = parse_bytes(text.encode(), "a.txt")
        return [one.id for one in check(document, wanted=lambda rule: rule.code == "VB102")]

    first = ids(TEXT)
    assert ids("Một dòng mới ở trên.\n\n" + TEXT) == first
    assert len(set(ids(TEXT + "\n" + TEXT))) == 2, "the same words twice are two findings"


def test_exit_codes_and_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, accepted = tmp_path / "a.txt", tmp_path / "da-xem.json"
    paper.write_text(TEXT, encoding="utf-8")
    base = ["check", str(paper), "--select", "VB102", "--format", "concise"]
    assert run(base) == 1
    assert "139-KH/HU" in capsys.readouterr().out
    assert run([*base, "--exit-zero"]) == 0
    assert run([*base, "--baseline", str(accepted)]) == 0, "the first run accepts"
    assert run([*base, "--baseline", str(accepted)]) == 0, "later runs leave out what was accepted"
    assert "139-KH/HU" not in capsys.readouterr().out.split("\n")[-2:]
    assert run(["check", str(tmp_path / "khong-co.txt")]) == 2
    assert run(["check", str(paper), "--select", "VB999"]) == 2
