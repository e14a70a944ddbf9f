"""Short names and words that point back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vbhc.cite import Cited, cite
from vbhc.model import Header, Span, Structure
from vbhc.rules import default_rules


def read(text: str, footnotes: Sequence[Span] = ()) -> Cited:
    return cite(text, Structure(Header(), [], [], footnotes=list(footnotes)), default_rules())


LAW = "Nghị định số 135/2020/NĐ-CP ngày 18 tháng 11 năm 2020 của Chính phủ quy định về tuổi nghỉ hưu"
DECISION = "Quyết định số 126/2004/QĐ-UB ngày 10/5/2004 của Ủy ban nhân dân tỉnh Khánh Hòa"

DEFINITIONS: list[tuple[str, list[tuple[str, str | None]], str]] = [
    (
        f"{LAW} (sau đây gọi tắt là Nghị định số 135/2020/NĐ-CP).",
        [("Nghị định số 135/2020/NĐ-CP", "135/2020/NĐ-CP")],
        "by its number",
    ),
    (f"{DECISION} (sau đây viết tắt là Quyết định 126).", [("Quyết định 126", "126/2004/QĐ-UB")], "by its bare number"),
    (
        f"{DECISION} (gọi tắt là Chương trình 126).",
        [("Chương trình 126", "126/2004/QĐ-UB")],
        "its number, another type",
    ),
    ("Luật Tín ngưỡng, tôn giáo số 02/2016/QH14 (sau đây gọi là Luật).", [("Luật", "02/2016/QH14")], "by its type"),
    (
        "Ủy ban nhân dân tỉnh (sau đây gọi tắt là UBND tỉnh) thực hiện Nghị định số 30/2020/NĐ-CP.",
        [],
        "a body, no document",
    ),
    (f"Quy chế ban hành kèm theo {DECISION} (sau đây gọi tắt là Quy chế).", [], "the regulation, not the decision"),
    (
        "Điều 1. Ban hành Quy định này (sau đây gọi là Quy định) về phân cấp.",
        [("Quy định", None)],
        "the document itself",
    ),
    (f"Nghị định này (gọi tắt là Nghị định 01) thay thế {LAW}.", [("Nghị định 01", None)], "the same, with a number"),
    ("Người này (sau đây gọi là ông A) thực hiện Nghị định số 30/2020/NĐ-CP.", [], "này of another word"),
    (
        "Nghị định số 34/2016/NĐ-CP và Nghị định số 154/2020/NĐ-CP (sau đây gọi chung là các Nghị định).",
        [],
        "a plural is not read as a type",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), DEFINITIONS)
def test_definitions(text: str, expected: list[tuple[str, str | None]], why: str) -> None:
    cited = read(text)
    codes = {"self": None} | {r.id: r.code for r in cited.references}
    assert [(d.alias, codes[d.reference]) for d in cited.definitions] == expected, why
    assert all(text[d.span[0] : d.span[1]] == d.alias for d in cited.definitions)


USES: list[tuple[str, list[tuple[str, str, str | None]], str]] = [
    (
        f"{DECISION} (sau đây viết tắt là Quyết định 126). Đình chỉ Điều 3 Quyết định 126.",
        [("alias", "Quyết định 126", "126/2004/QĐ-UB")],
        "from its definition on",
    ),
    (
        f"{LAW}. Việc tính tuổi thực hiện theo Nghị định nêu trên.",
        [("anaphor", "Nghị định nêu trên", "135/2020/NĐ-CP")],
        "the only decree before it",
    ),
    (
        f"{LAW} và Nghị định số 33/2020/NĐ-CP. Thực hiện theo Nghị định nêu trên.",
        [],
        "two decrees before it: not sure",
    ),
    (
        f"{LAW} và Nghị định số 33/2020/NĐ-CP. Thực hiện theo Nghị định số 33 nêu trên.",
        [("anaphor", "Nghị định số 33 nêu trên", "33/2020/NĐ-CP")],
        "its bare number says which",
    ),
    (f"{LAW}. Thực hiện theo Nghị định 77 nêu trên.", [], "a number that was not named before"),
    (
        f"{LAW}. Thực hiện Nghị định trên, các bộ báo cáo.",
        [("anaphor", "Nghị định trên", "135/2020/NĐ-CP")],
        "trên before a mark",
    ),
    (f"{LAW}. Thực hiện Nghị định trên địa bàn tỉnh.", [], "trên of a place"),
    (
        f"{LAW}. Thực hiện văn bản nêu trên.",
        [("anaphor", "văn bản nêu trên", "135/2020/NĐ-CP")],
        "a document of any type",
    ),
    (f"{LAW} và {DECISION}. Thực hiện văn bản nêu trên.", [], "two documents before it"),
    (f"{LAW}. Thực hiện các Nghị định nêu trên.", [], "a plural, and one document"),
    (
        f"{LAW}; {DECISION}; Nghị định số 33/2020/NĐ-CP. Thực hiện các Nghị định nêu trên.",
        [("anaphor", "Nghị định nêu trên", "135/2020/NĐ-CP"), ("anaphor", "Nghị định nêu trên", "33/2020/NĐ-CP")],
        "a plural means each of them",
    ),
    (
        f"{LAW}.\n{DECISION}.\nThực hiện các văn bản nêu trên, các bộ báo cáo.",
        [("anaphor", "văn bản nêu trên", "135/2020/NĐ-CP"), ("anaphor", "văn bản nêu trên", "126/2004/QĐ-UB")],
        "all that the text has named",
    ),
    (
        f"{LAW} (sửa đổi bởi Nghị định số 33/2020/NĐ-CP). Bãi bỏ các Nghị định nêu trên.",
        [],
        "one in brackets: not sure which are meant",
    ),
    (
        f"{LAW}. Nghị định 135 và Nghị định số 135 nêu rõ.",
        [("alias", "Nghị định 135", "135/2020/NĐ-CP"), ("alias", "Nghị định số 135", "135/2020/NĐ-CP")],
        "its type and number alone",
    ),
    (f"{LAW} (viết tắt là NĐ 135). Theo NĐ 135.", [("alias", "NĐ 135", "135/2020/NĐ-CP")], "a type in short"),
    (f"{LAW} và Nghị định số 135/2021/NĐ-CP. Theo Nghị định 135.", [], "a number that two of them have"),
    (f"{LAW}. Nghị định 135/2021 và Nghị định 13, Quyết định 135 của xã.", [], "another number, another type"),
    (f"{LAW}. Nghị định này có hiệu lực.", [], "the document itself"),
    ("Quy định 126 nêu trên đường 30/4.", [], "nothing named before"),
]


@pytest.mark.parametrize(("text", "expected", "why"), USES)
def test_uses(text: str, expected: list[tuple[str, str, str | None]], why: str) -> None:
    cited = read(text)
    codes = {r.id: r.code for r in cited.references}
    found = [(c.form, c.text, codes[c.reference or ""]) for c in cited.citations if c.form in ("alias", "anaphor")]
    assert found == expected, why


PINPOINTS: list[tuple[str, list[tuple[str | None, str | None, str | None]], str]] = [
    ("Thực hiện khoản 2 Điều 5 Quyết định 126.", [("5", "2", None)], "right before it"),
    ("Hướng dẫn khoản 2, Điều 5; điểm b, khoản 1, Điều 7 Quyết định 126.", [("5", "2", None), ("7", "1", "b")], "two"),
    ("Theo Điều 3 của Quyết định 126, các sở báo cáo.", [("3", None, None)], "with of between"),
    ("Theo Điều 3 Nghị định này và Quyết định 126.", [], "an article of this document"),
    ("Bãi bỏ Điều 4 của Quyết định nêu trên.", [("4", None, None)], "a word that points back"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PINPOINTS)
def test_articles_of_a_short_name(text: str, expected: list[tuple[str | None, ...]], why: str) -> None:
    cited = read(f"{DECISION} (sau đây viết tắt là Quyết định 126). {text}")
    short = next(c for c in cited.citations if c.form in ("alias", "anaphor"))
    assert [(p.article, p.clause, p.point) for p in short.pinpoints] == expected, why


def test_a_law_by_its_letters() -> None:
    """BLLĐ is the law that the text has given these letters, not another one of its name."""
    text = (
        "Bộ luật Lao động năm 2019 (sau đây gọi tắt là BLLĐ) quy định rõ. Theo khoản 2 Điều 36 BLLĐ, ông A được nghỉ."
    )
    assert len({c.reference for c in read(text).citations}) == 1
    assert len({c.reference for c in read(text.replace("Lao động", "Dân sự").replace("BLLĐ)", "BLDS)")).citations}) == 2


def test_place_of_a_short_name() -> None:
    text = f"{DECISION} (sau đây viết tắt là Quyết định 126).\n1 Xem Quyết định 126."
    cited = read(text, [(text.index("1 Xem"), len(text))])
    assert [(c.form, c.where) for c in cited.citations] == [("full", "body"), ("alias", "footnote")]


def test_ids_are_in_text_order() -> None:
    cited = read(f"{DECISION} (sau đây viết tắt là Quyết định 126). Quyết định 126 hết hiệu lực. {LAW}.")
    assert [c.id for c in cited.citations] == [f"c{n}" for n in range(1, len(cited.citations) + 1)]
    assert [c.span for c in cited.citations] == sorted(c.span for c in cited.citations)
    assert sorted(m for r in cited.references for m in r.mentions) == sorted(c.id for c in cited.citations)
