"""VB411 to VB416: a paper checked against a library that keeps what it cites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vbhc.check import check
from vbhc.library import Library
from vbhc.pipeline import parse_bytes

HEAD = """{body}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{place}\tĐộc lập - Tự do - Hạnh phúc
Số: {code}\t{seat}, {day}

{type}
{title}

{text}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn An
"""
PROVINCE = {"body": "ỦY BAN NHÂN DÂN", "place": "TỈNH NGHỆ AN", "seat": "Nghệ An"}
ARTICLES = "\n".join(f"Điều {n}. Nội dung {n}\nCác đơn vị thực hiện việc thứ {n}." for n in range(1, 9))
KEPT = [
    HEAD.format(**PROVINCE, code="12/2019/QĐ-UBND", day="ngày 14 tháng 3 năm 2019", type="QUYẾT ĐỊNH",
                title="Ban hành Quy định quản lý thư viện công cộng trên địa bàn tỉnh", text=ARTICLES),
    HEAD.format(**PROVINCE, code="45/2023/QĐ-UBND", day="ngày 10 tháng 10 năm 2023", type="QUYẾT ĐỊNH",
                title="Ban hành Quy định quản lý thư viện trên địa bàn tỉnh",
                text="Điều 1. Ban hành Quy định.\nĐiều 2. Quyết định này có hiệu lực từ ngày 20 tháng 10 năm 2023 và"
                " thay thế Quyết định số 12/2019/QĐ-UBND ngày 14 tháng 3 năm 2019 của Ủy ban nhân dân tỉnh Nghệ An."),
    HEAD.format(**PROVINCE, code="84/KH-UBND", day="ngày 22 tháng 5 năm 2023", type="KẾ HOẠCH",
                title="Tổ chức Ngày Sách và Văn hóa đọc năm 2023 trên địa bàn tỉnh", text="1. Tổ chức ngày hội."),
]  # fmt: skip
OF = "của Ủy ban nhân dân tỉnh Nghệ An"
PLAN = f"Kế hoạch số 84/KH-UBND ngày 22/5/2023 {OF} về tổ chức Ngày Sách và Văn hóa đọc năm 2023 trên địa bàn tỉnh"
OLD = (
    f"Quyết định số 12/2019/QĐ-UBND ngày 14/3/2019 {OF} ban hành Quy định quản lý thư viện công cộng trên địa bàn tỉnh"
)


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library(None) as made:
        for number, text in enumerate(KEPT):
            made.add(parse_bytes(text.encode(), f"{number}.txt"))
        yield made


CASES = [
    # text                                                              day of the paper    codes           why
    (f"Thực hiện {PLAN}.", "ngày 20 tháng 6 năm 2023", [], "as it is kept"),
    (f"Thực hiện {PLAN.replace('22/5/2023', '21/5/2023')}.", "ngày 20 tháng 6 năm 2023", ["VB411"], "another day"),
    (f"Thực hiện {PLAN.replace('Văn hóa đọc', 'đọc')}.", "ngày 20 tháng 6 năm 2023", ["VB413"], "words lost"),
    (f"Căn cứ {OLD};", "ngày 20 tháng 6 năm 2023", [], "in force on that day"),
    (f"Căn cứ {OLD};", "ngày 20 tháng 6 năm 2024", ["VB414"], "replaced before"),
    (f"Báo cáo có nhắc {OLD}.", "ngày 20 tháng 6 năm 2024", [], "only mentioned"),
    (f"Thực hiện khoản 1 Điều 9 {OLD}.", "ngày 20 tháng 6 năm 2023", ["VB415"], "it has eight articles"),
    (f"Thực hiện khoản 1 Điều 8 {OLD}.", "ngày 20 tháng 6 năm 2023", [], "the last one"),
    (f"Theo Kế hoạch số 9/KH-UBND ngày 22/5/2023 {OF} về thư viện.", "ngày 20 tháng 6 năm 2023", ["VB416"], "unknown"),
]  # fmt: skip


@pytest.mark.parametrize("text, day, codes, why", CASES, ids=[row[3] for row in CASES])
def test_against_the_library(library: Library, text: str, day: str, codes: list[str], why: str) -> None:
    place = {"body": "ỦY BAN NHÂN DÂN", "place": "HUYỆN QUỲ HỢP", "seat": "Quỳ Hợp"}
    paper = HEAD.format(**place, code="12/KH-UBND", day=day, type="KẾ HOẠCH", title="Phát triển thư viện", text=text)
    found = check(parse_bytes(paper.encode(), "a.txt"), library, wanted=lambda rule: rule.code >= "VB41")
    assert sorted({one.code for one in found if one.code < "VB5"}) == codes, why
