"""Zones: where body, closing and annexes start."""

from __future__ import annotations

import itertools

import pytest

from vbhc.intake.building import Builder
from vbhc.parse import parse_structure
from vbhc.parse.quotes import quoted
from vbhc.parse.zones import find_zones
from vbhc.rules import default_rules

RULES = default_rules()
MAIN = "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n"
SIGNED = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn Anh\n"

CASES = [
    (MAIN + SIGNED, ["body Điều 1.", "closing Nơi nhận"], "no annex"),
    (MAIN, ["body Điều 1."], "nothing after the text"),
    (
        MAIN + SIGNED + "PHỤ LỤC I\nDANH MỤC\n(Kèm theo Quyết định số 1/QĐ-UBND)\n1. Một\nPHỤ LỤC II\nBẢNG\n",
        ["body Điều 1.", "closing Nơi nhận", "annex PHỤ LỤC I", "annex PHỤ LỤC II"],
        "two annexes",
    ),
    (
        MAIN + SIGNED + "QUY CHẾ\nLÀM VIỆC CỦA ỦY BAN\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\nChương I\n",
        ["body Điều 1.", "closing Nơi nhận", "annex QUY CHẾ"],
        "an attached regulation",
    ),
    (
        MAIN + SIGNED + "          PHỤ LỤC I\n          DANH MỤC\n1. Một\n## PHỤ LỤC II\nBẢNG\n",
        ["body Điều 1.", "closing Nơi nhận", "annex PHỤ LỤC I", "annex PHỤ LỤC II"],
        "headings that are centred or marked",
    ),
    (
        "Điều 1. Sửa Phụ lục I như sau:\n“PHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị định này)”.\n" + SIGNED,
        ["body Điều 1.", "closing Nơi nhận"],
        "a quoted annex",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_zones(text: str, expected: list[str], why: str) -> None:
    zones, _ = find_zones(text, 0, RULES, quoted(text, 0, len(text), RULES))
    assert len(zones) == len(expected)
    for zone, start in zip(zones, expected, strict=True):
        kind, _, head = start.partition(" ")
        assert zone.kind == kind, why
        assert text[zone.start :].startswith(head), why
    assert zones[0].start == 0 and zones[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(zones))


PAGES = [
    # pages                                                              signers           why
    (
        [
            "Trên đây là báo cáo./.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC",
            "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH",
        ],
        [("GIÁM ĐỐC", None)],
        "another paper is bound behind it",
    ),
    (
        ["Trên đây là báo cáo./.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC", "SỞ Y TẾ\nLê Văn Tám"],
        [("GIÁM ĐỐC SỞ Y TẾ", "Lê Văn Tám")],
        "the closing goes on over the page",
    ),
]


@pytest.mark.parametrize(("pages", "signers", "why"), PAGES)
def test_a_closing_ends_where_another_paper_begins(
    pages: list[str], signers: list[tuple[str, str | None]], why: str
) -> None:
    build = Builder("a.pdf", "pdf", b"")
    build.add("SỞ Y TẾ\nSố: 1/BC-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nKết quả", page=1)
    for number, text in enumerate(pages, 1):
        for line in text.split("\n"):
            build.add(line, page=number)
    found = parse_structure(build.manuscript(pages=len(pages)), RULES).header.signatures
    assert [(s.position, s.name) for s in found] == signers, why


def test_a_paper_bound_behind_another_is_an_annex_with_its_own_outline() -> None:
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    pages = [
        f"SỞ Y TẾ\nSố: 1/BC-SYT\n{nation}\nBÁO CÁO\nKết quả\n1. Một\n2. Hai\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC",
        f"UBND TỈNH\nSỞ Y TẾ\nSố: 2/TB-SYT\n{nation}\nTHÔNG BÁO\nKết luận\n1. Ba\n1.2. Bốn\nGIÁM ĐỐC\nLê Văn Tám",
        f"SỞ Y TẾ\n{nation}\nTỔNG HỢP NHÂN LỰC\n1. Năm",
    ]
    build = Builder("a.pdf", "pdf", b"")
    for number, text in enumerate(pages, 1):
        for line in text.split("\n"):
            build.add(line, page=number)
    sections = parse_structure(build.manuscript(pages=len(pages)), RULES).sections
    told = [(s.kind, s.marker, s.title, [(c.marker, len(c.children)) for c in s.children]) for s in sections]
    assert told == [
        ("arabic", "1.", "Một", []),
        ("arabic", "2.", "Hai", []),
        ("annex", "THÔNG BÁO", "Kết luận", [("1.", 1)]),
        ("annex", "", "TỔNG HỢP NHÂN LỰC", [("1.", 0)]),
    ]
