"""The rules of the linter for the reader: a list, one explained, and the pages of docs/rules/."""

from __future__ import annotations

from collections.abc import Sequence

from vbhc.check.rule import Part, Rule
from vbhc.export.words import REGIMES

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}


def listed(rules: Sequence[Rule]) -> str:
    """One line a rule."""
    return "".join(f"{rule.code}  {SEVERITIES[rule.severity]:9} {rule.summary()}\n" for rule in rules)


def explained(rule: Rule) -> str:
    """All that is known of a rule, for the screen."""
    head = f"{rule.code} {rule.name} ({SEVERITIES[rule.severity]})"
    return f"{head}\n\n{rule.doc}\n\nÁp dụng: {regimes_of(rule)}."


def regimes_of(rule: Rule) -> str:
    if len(rule.regimes) == len(REGIMES):
        return "mọi hệ thống văn bản"
    return "văn bản " + ", ".join(words for regime, words in REGIMES.items() if regime in rule.regimes)


def page(rule: Rule) -> str:
    """docs/rules/CODE.md."""
    parts = rule.parts()
    lines = [f"# {rule.code} {rule.name}", "", f"Mức: {SEVERITIES[rule.severity]}. Áp dụng: {regimes_of(rule)}.", ""]
    lines += [rule.summary(), ""]
    shown: tuple[tuple[Part, str], ...] = (("why", "Vì sao"), ("basis", "Căn cứ"))
    for part, heading in shown:
        if part in parts:
            lines += [f"## {heading}", "", parts[part], ""]
    if "wrong" in parts:
        lines += ["## Ví dụ", "", f"- Sai: {parts['wrong']}", f"- Đúng: {parts.get('right', '')}", ""]
    return "\n".join(lines)
