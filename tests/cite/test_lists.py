"""Lists with a shared head or tail, bare numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vbhc.model import Citation

Read = Callable[[str], list[Citation]]

CASES = [
    # text                               (type, code, date, issuer) of each                              why
    ("các Nghị định số 34/2016/NĐ-CP và số 154/2020/NĐ-CP của Chính phủ",
     [("NĐ", "34/2016/NĐ-CP", None, "Chính phủ"), ("NĐ", "154/2020/NĐ-CP", None, "Chính phủ")], "head and tail"),
    ("Bãi bỏ các Kế hoạch của UBND tỉnh: Số 217/KH-UBND ngày 18/9/2019 về nhà hàng; số 51/KH- UBND ngày 12/3/2020",
     [("KH", "217/KH-UBND", "2019-09-18", "UBND tỉnh"), ("KH", "51/KH-UBND", "2020-03-12", "UBND tỉnh")],
     "type and issuer before a colon"),
    ("Căn cứ các Nghị định của Chính phủ: số 78/2025/NĐ-CP quy định chi tiết; số 79/2025/NĐ-CP về kiểm tra",
     [("NĐ", "78/2025/NĐ-CP", None, "Chính phủ"), ("NĐ", "79/2025/NĐ-CP", None, "Chính phủ")], "titles between"),
    ("các Quyết định số 2344/QĐ-BGDĐT ngày 14/8/2023, số 1766/QĐ-BGDĐT ngày 01/7/2024",
     [("QĐ", "2344/QĐ-BGDĐT", "2023-08-14", None), ("QĐ", "1766/QĐ-BGDĐT", "2024-07-01", None)], "each its date"),
    ("các Nghị định số 356/2025/NĐ-CP, 330/2026/NĐ-CP; NQ",
     [("NĐ", "356/2025/NĐ-CP", None, None), ("NĐ", "330/2026/NĐ-CP", None, None)], "without số"),
    ("các Nghị định: số 102/2024/NĐ-CP của Chính phủ chi tiết thi hành Luật Đất đai; số 103/2024/NĐ-CP của Chính phủ",
     [("NĐ", "102/2024/NĐ-CP", None, "Chính phủ"), ("L", None, None, None),
      ("NĐ", "103/2024/NĐ-CP", None, "Chính phủ")],
     "a law between them is of no Government"),
    ("Nghị định số 1/2020/NĐ-CP của Chính phủ và Nghị định số 2/2020/NĐ-CP",
     [("NĐ", "1/2020/NĐ-CP", None, "Chính phủ"), ("NĐ", "2/2020/NĐ-CP", None, None)], "no list"),
    ("Quyết định số 5644 ngày 15/02/2018 của UBND huyện L",
     [("QĐ", "5644", "2018-02-15", "UBND huyện L")], "a bare number"),
    ("các Nghị định số 217, 212 ban hành năm 2026 và", [("NĐ", "217", None, None), ("NĐ", "212", None, None)],
     "bare numbers that share a year"),
    ("Nghị định số 296, 312 của Chính phủ",
     [("NĐ", "296", None, "Chính phủ"), ("NĐ", "312", None, "Chính phủ")], "bare numbers that share an issuer"),
    ("Công văn số 1767/BNV-TCBC, 1814/BNV-TCBC của Bộ Nội vụ",
     [("CV", "1767/BNV-TCBC", None, "Bộ Nội vụ"), ("CV", "1814/BNV-TCBC", None, "Bộ Nội vụ")],
     "no plural, but one type word for both"),
    ("Văn bản số 1234/VPCP-KTTH ngày 15/7/2025 và số 1290/VPCP-NN ngày 18/7/2025 của Văn phòng Chính phủ",
     [("CV", "1234/VPCP-KTTH", "2025-07-15", "Văn phòng Chính phủ"),
      ("CV", "1290/VPCP-NN", "2025-07-18", "Văn phòng Chính phủ")], "of two units of the body"),
    ("Kế hoạch số 12/KH-UBND, số 15/KH-SNV của Sở Nội vụ",
     [("KH", "12/KH-UBND", None, None), ("KH", "15/KH-SNV", None, "Sở Nội vụ")], "the symbol is another body's"),
    ("Nghị quyết số 18, 19 và 20-NQ/TW; Quyết định số 7 và 8/QĐ-TTg",
     [("NQ", "18-NQ/TW", None, None), ("NQ", "19-NQ/TW", None, None), ("NQ", "20-NQ/TW", None, None),
      ("QĐ", "7/QĐ-TTg", None, None), ("QĐ", "8/QĐ-TTg", None, None)], "numbers that share the symbol of the last"),
    ("các Nghị quyết 18, 19 và 20 của Bộ Chính trị; Điều 5, 6 của Luật",
     [("NQ", "18", None, "Bộ Chính trị"), ("NQ", "19", None, "Bộ Chính trị"), ("NQ", "20", None, "Bộ Chính trị")],
     "without số"),
    ("Thông tư 19 năm 2026 của Bộ Công Thương, Nghị quyết 98 năm 2026 của Quốc hội",
     [("TT", "19", None, "Bộ Công Thương"), ("NQ", "98", None, "Quốc hội")], "a year and an issuer, without số"),
    ("NĐ 101, 102/2026/NĐ-CP và Quyết định 5 và 7/QĐ-TTg",
     [("NĐ", "101/2026/NĐ-CP", None, None), ("NĐ", "102/2026/NĐ-CP", None, None), ("QĐ", "5/QĐ-TTg", None, None),
      ("QĐ", "7/QĐ-TTg", None, None)], "numbers that share the symbol of the last, without số"),
    ("ngày 5, 12/QĐ-UBND", [("QĐ", "12/QĐ-UBND", None, None)], "a day is no number of a list"),
    ("tổ số 5, 6/NQ-CP", [("NQ", "6/NQ-CP", None, None)], "no list"),
    ("Nghị định số 33/2020 ngày 17/3/2020\ncủa Chính phủ", [("NĐ", "33/2020", "2020-03-17", "Chính phủ")], "no tail"),
]  # fmt: skip


@pytest.mark.parametrize("text, wanted, why", CASES)
def test_lists(read: Read, text: str, wanted: list[tuple[str | None, ...]], why: str) -> None:
    found = [(c.type, c.code, c.date, c.issuer.name if c.issuer else None) for c in read(text)]
    assert found == wanted, why


def test_items_without_a_word_begin_at_their_number(read: Read) -> None:
    assert read("các Nghị định số 34/2016/NĐ-CP và số 154/2020/NĐ-CP")[1].text == "154/2020/NĐ-CP"


def test_a_shared_symbol_is_inferred(read: Read) -> None:
    first, second = read("Nghị quyết số 18, 19-NQ/TW")
    assert (first.inferred, second.inferred) == (["code"], [])
