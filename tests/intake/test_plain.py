"""Plain text: what is kept, and where its lines are."""

from __future__ import annotations

import pytest

from vbhc.intake import read_bytes

CASES = [
    (
        "KẾ HOẠCH\n\nSố: 1",
        "KẾ HOẠCH\n\nSố: 1",
        [(1, None, "KẾ HOẠCH"), (3, None, "Số: 1")],
        "blank lines stay, without blocks",
    ),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd", [(1, None, "a"), (2, None, "b"), (3, None, "c"), (4, None, "d")], "line ends"),
    ("**I. MỤC ĐÍCH**", "**I. MỤC ĐÍCH**", [(1, None, "**I. MỤC ĐÍCH**")], "Markdown marks stay"),
    ("a\fb\nc\f", "a\nb\nc", [(1, 1, "a"), (2, 2, "b"), (3, 2, "c")], "a form feed ends a page"),
    ("  a\u00a0b", "  a b", [(1, None, "  a b")], "a line is a block with its blanks"),
    (
        "Số: 12\0/KH\x1b-UBND, ngày 05",
        "Số: 12/KH-UBND, ngày 05",
        [(1, None, "Số: 12/KH-UBND, ngày 05")],
        "NUL and controls",
    ),
]


@pytest.mark.parametrize("text, kept, lines, why", CASES, ids=[row[3] for row in CASES])
def test_text(text: str, kept: str, lines: list[tuple[int, int | None, str]], why: str) -> None:
    made = read_bytes(text.encode(), "a.txt")
    assert made.text == kept
    assert [(b.line, b.page, made.text[b.start : b.end]) for b in made.blocks] == lines
    assert made.source.pages == max((page or 0 for _, page, _ in lines), default=0) or made.source.pages is None


def test_warnings() -> None:
    """Lost letters are said, legacy letters are read, and the page is named."""
    damaged = read_bytes("Kế hoạch của Ủy ban nhân dân ".encode() + b"\xff", "a.txt")
    assert [w.code for w in damaged.warnings] == ["encoding-damaged"]
    legacy = read_bytes("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc".encode(), "a.txt")
    assert (legacy.warnings, legacy.source.encoding) == ([], "tcvn3")
    assert legacy.text == "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
