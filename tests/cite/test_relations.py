"""Relations: paragraph by paragraph, headings, nesting; and every example of rules/relations.yaml."""
# ruff: noqa: E501 — rows of tables

from __future__ import annotations

import pytest

from vbhc.cite import cite
from vbhc.cite.phrases import Phrase, Token, openings, phrases, tokens
from vbhc.model import DocType, Header, Structure
from vbhc.rules import default_rules


def edges(text: str, header: Header | None = None) -> set[tuple[str, str, str]]:
    """(source, kind, target) of all relations but plain mentions, by code or name."""
    cited = cite(text, Structure(header or Header(), [], []), default_rules())
    label = {r.id: r.code or r.name or "?" for r in cited.references} | {"self": "self"}
    return {(label[r.source], r.kind, label[r.target]) for r in cited.relations if r.kind != "mentions"}


CASES: list[tuple[str, set[tuple[str, str, str]], str]] = [
    (
        "Thực hiện Kế hoạch số 184-KH/HU ngày 22 tháng 5 năm 2024 của Ban Thường vụ Huyện ủy thực hiện Kế hoạch số "
        "142-KH/TU ngày 24 tháng 4 năm 2024 của Ban Thường vụ Tỉnh ủy thực hiện Chỉ thị số 29-CT/TW, ngày 05-01-2024 của "
        "Bộ Chính trị",
        {
            ("self", "implements", "184-KH/HU"),
            ("184-KH/HU", "implements", "142-KH/TU"),
            ("142-KH/TU", "implements", "29-CT/TW"),
        },
        "a chain of titles",
    ),
    (
        "Mức tham chiếu quy định tại Nghị định số 73/2024/NĐ-CP bằng mức lương. Tại thời điểm mức lương bị bãi bỏ thì mức "
        "tham chiếu không thấp hơn mức ấy.",
        set(),
        "what the next sentence says of something else",
    ),
    (
        "Nghị định số 93/2019/NĐ-CP ngày 25/11/2019 của Chính phủ được sửa đổi, bổ sung tại Nghị định số 136/2024/NĐ-CP "
        "ngày 23/10/2024 của Chính phủ",
        {("136/2024/NĐ-CP", "amends", "93/2019/NĐ-CP")},
        "the passive runs from the agent",
    ),
    (
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính; Nghị định "
        "số 92/2017/NĐ-CP ngày 07 tháng 8 năm 2017 của Chính phủ;",
        {("self", "based_on", "63/2010/NĐ-CP"), ("self", "based_on", "92/2017/NĐ-CP")},
        "a list with one phrase",
    ),
    (
        "Hủy bỏ Quyết định số 49/2006/QĐ-NHNN ngày 29/9/2006 của Thống đốc Ngân hàng Nhà nước ban hành Quy chế quản lý tài chính "
        "và Quyết định số 19/2007/QĐ-NHNN ngày 11/5/2007 về việc sửa đổi, bổ sung một số điều của Quy chế ban hành theo "
        "Quyết định số 49/2006/QĐ-NHNN ngày 29/9/2006.",
        {
            ("self", "repeals", "49/2006/QĐ-NHNN"),
            ("self", "repeals", "19/2007/QĐ-NHNN"),
            ("19/2007/QĐ-NHNN", "amends", "49/2006/QĐ-NHNN"),
        },
        "a list over a title, and a title with a phrase of its own",
    ),
    (
        "Các Nghị định sau hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành, gồm:\n"
        "Nghị định số 108/2014/NĐ-CP ngày 20 tháng 11 năm 2014 của Chính phủ về chính sách tinh giản biên chế;\n"
        "Nghị định số 113/2018/NĐ-CP ngày 31 tháng 8 năm 2018 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số "
        "108/2014/NĐ-CP ngày 20 tháng 11 năm 2014 của Chính phủ.",
        {
            ("self", "repeals", "108/2014/NĐ-CP"),
            ("self", "repeals", "113/2018/NĐ-CP"),
            ("113/2018/NĐ-CP", "amends", "108/2014/NĐ-CP"),
        },
        "the heading's verb holds for the items",
    ),
    (
        "Sửa đổi, bổ sung một số điều của Luật Khoa học số 93/2025/QH15 như sau:\nBãi bỏ khoản 1 Điều 71.",
        {("self", "repeals", "93/2025/QH15")},
        "an item with its own verb speaks for itself",
    ),
    (
        "Đính chính cụm từ “điểm d khoản 1 Điều 152 Nghị định số 155/2020/NĐ-CP” tại Thông tư số 28/2021/TT-NHNN",
        {("self", "corrects", "28/2021/TT-NHNN")},
        "quoted wording makes no edge",
    ),
    (
        "Bãi bỏ Nghị định số 105/2006/NĐ-CP ngày 22 tháng 9 năm 2006 của Chính phủ quy định chi tiết một số điều của Luật Sở hữu "
        "trí tuệ và Nghị định số 119/2010/NĐ-CP ngày 30 tháng 12 năm 2010 của Chính phủ.",
        {
            ("self", "repeals", "105/2006/NĐ-CP"),
            ("self", "repeals", "119/2010/NĐ-CP"),
            ("105/2006/NĐ-CP", "details", "Luật Sở hữu trí tuệ"),
        },
        "no document acts on a later one, so the list goes on",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_relations(text: str, expected: set[tuple[str, str, str]], why: str) -> None:
    assert edges(text) == expected, why


ENTRIES = default_rules().table("relations", Phrase)
EXAMPLES = [(e.kind, e.role, text) for e in ENTRIES for text in e.examples]
NON_EXAMPLES = [(e.kind, text) for e in ENTRIES for text in e.non_examples]


@pytest.mark.parametrize(("kind", "role", "text"), EXAMPLES)
def test_examples(kind: str, role: str, text: str) -> None:
    kinds = {k for _, k, _ in edges(text)}
    assert kind in kinds or (role in ("through", "none") and not kinds), text


@pytest.mark.parametrize(("kind", "text"), NON_EXAMPLES)
def test_non_examples(kind: str, text: str) -> None:
    assert kind not in {k for s, k, _ in edges(text) if s == "self"}, text


def test_a_consolidated_text_only_consolidates() -> None:
    text = (
        "Thông tư số 84/2020/TT-BQP ngày 30 tháng 6 năm 2020 của Bộ trưởng Bộ Quốc phòng quy định hình thức sinh hoạt, có hiệu "
        "lực thi hành kể từ ngày 15 tháng 8 năm 2020, được sửa đổi, bổ sung bởi:\n"
        "Thông tư số 65/2025/TT-BQP ngày 03 tháng 7 năm 2025 của Bộ trưởng Bộ Quốc phòng sửa đổi, bổ sung một số điều của các "
        "Thông tư, có hiệu lực thi hành kể từ ngày 03 tháng 7 năm 2025.\n"
        "Căn cứ Nghị định số 164/2017/NĐ-CP ngày 30 tháng 12 năm 2017 của Chính phủ;\n"
    )
    expected = {
        ("self", "consolidates", "84/2020/TT-BQP"),
        ("self", "consolidates", "65/2025/TT-BQP"),
        ("65/2025/TT-BQP", "amends", "84/2020/TT-BQP"),
    }
    assert edges(text, Header(type=DocType("VBHN", "Văn bản hợp nhất"))) == expected
    assert edges(text) == expected


OPENINGS = [
    (
        "[đã] (được|bị) sửa đổi",
        {("đã", "được", "sửa"), ("đã", "bị", "sửa"), ("được", "sửa", "đổi"), ("bị", "sửa", "đổi")},
        "missing and either",
    ),
    ("theo", {("theo",)}, "one word"),
    ("sửa đổi[,] [và] bổ sung", {("sửa", "đổi", "và"), ("sửa", "đổi", "bổ")}, "commas do not count"),
]


@pytest.mark.parametrize(("phrase", "expected", "why"), OPENINGS)
def test_openings(phrase: str, expected: set[tuple[str, ...]], why: str) -> None:
    assert openings(phrase) == expected, why


def test_the_longest_phrase_is_meant() -> None:
    found = [
        t.entry.kind
        for t in tokens("tiếp tục thực hiện, bãi bỏ cụm từ", 0, 33, default_rules().once(phrases))
        if isinstance(t, Token)
    ]
    assert found == ["continues", "amends"]
