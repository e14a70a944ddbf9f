"""Every pattern of rules/pdf_running.yaml and rules/pdf_panels.yaml matches its examples and not its non-examples."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("pypdfium2")

from vbhc.intake.pdf_running import Furniture, furniture
from vbhc.intake.pdf_stamps import PanelWords, is_panel, panel_patterns
from vbhc.rules import default_rules

RULES = default_rules()


@pytest.mark.parametrize("entry", RULES.table("pdf_running", Furniture), ids=lambda e: e.examples[0])
def test_running(entry: Furniture) -> None:
    for text in entry.examples:
        assert RULES.once(furniture).fullmatch(text), text
    for text in entry.non_examples:
        assert not RULES.once(furniture).fullmatch(text), text


@pytest.mark.parametrize("entry", RULES.table("pdf_panels", PanelWords), ids=lambda e: e.examples[0])
def test_panels(entry: PanelWords) -> None:
    pattern = re.compile(entry.pattern, re.IGNORECASE)
    assert entry.kind in RULES.once(panel_patterns)
    for text in entry.examples:
        assert pattern.search(text), text
    for text in entry.non_examples:
        assert not pattern.search(text), text


PANELS = [
    ("Ký bởi: Sở Nội vụ Cơ quan: Tỉnh A", True, "two lines of a panel"),
    ("Digitally signed by Sở Nội vụ", True, "sure alone"),
    ("108", False, "a number"),
    ("12/3/2025", False, "a day"),
    ("Cơ quan: Sở Nội vụ", False, "one line may be a form's"),
]


@pytest.mark.parametrize("text, panel, why", PANELS)
def test_is_panel(text: str, panel: bool, why: str) -> None:
    assert is_panel(text, RULES.once(panel_patterns)) is panel, why
