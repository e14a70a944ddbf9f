"""Search: folded words, phrases, filters, passages; nothing that is typed is syntax."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbhc.library import Library
from vbhc.library.search import search
from vbhc.pipeline import parse_bytes

PAPERS = {
    "a.txt": """KẾ HOẠCH
về đấu tranh phòng, chống tội phạm

Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:

I. MỤC ĐÍCH

Đẩy mạnh công tác khuyến học, khuyến tài trên địa bàn.
""",
    "b.txt": """KẾ HOẠCH
về dầu tràn

Ủy ban nhân dân tỉnh ban hành kế hoạch ứng phó sự cố dầu tràn như sau:

1. Trực dầu tranh thủ.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    kho = Library(tmp_path_factory.mktemp("kho") / "kho.db")
    for name, body in PAPERS.items():
        kho.add(parse_bytes(body.encode(), name))
    return kho


CASES = [
    ("đấu tranh", ["đấu tranh", "dầu tranh"], "as written first, then what has the same letters"),
    ("dau tranh", ["đấu tranh", "dầu tranh"], "without tone marks: both, đ too"),
    ('"khuyến học, khuyến tài"', ["khuyến học"], "a phrase"),
    ("KHUYEN HOC", ["khuyến học"], "capitals"),
    ('"dầu tràn"', ["dầu tràn"], "a phrase with marks"),
    ("không-có-đâu", [], "nothing"),
    ('") OR code:*', [], "no syntax of the index"),
    ("", [], "no words"),
    ("***", [], "no letters"),
]


@pytest.mark.parametrize(("words", "passages", "why"), CASES)
def test_search(words: str, passages: list[str], why: str, library: Library) -> None:
    with library.asking() as connection:
        hits = search(connection, words)
    assert len(hits) == len(passages), why
    for wanted in passages:
        assert any(wanted in hit.passage.lower() for hit in hits), why
    for hit in hits:
        assert all(0 <= start < end <= len(hit.passage) for start, end in hit.marks)


def test_what_was_typed_comes_first(library: Library) -> None:
    with library.asking() as connection:
        assert "đấu tranh" in search(connection, '"đấu tranh"')[0].passage.lower()
        assert "dầu tranh" in search(connection, '"dầu tranh"')[0].passage.lower()


def test_neighbours_that_stand_side_by_side_come_first(tmp_path: Path) -> None:
    head = "KẾ HOẠCH\nvề trồng rừng\n\n"
    texts = [head + f"Tổ chức tuyên truyền lần thứ {n}.\n" for n in range(8)]
    texts.append(head + "Bảo hiểm, vệ sinh, quản trị, lý do. Lý lịch, quản trị, vệ tinh, bảo hiểm.\n")
    texts.append(
        head + "Công tác quản lý bảo vệ rừng trên địa bàn được thực hiện thường xuyên, liên tục, đúng quy định.\n"
    )
    with Library(tmp_path / "kho.db") as kho:
        for n, body in enumerate(texts):
            kho.add(parse_bytes(body.encode(), f"{n}.txt"))
        with kho.asking() as connection:
            for typed in ("quản lý bảo vệ", "quan ly bao ve"):
                hits = search(connection, typed)
                assert len(hits) == 2
                assert "quản lý bảo vệ" in hits[0].passage


def test_filters(library: Library) -> None:
    with library.asking() as connection:
        assert len(search(connection, "ke hoach")) == 2
        assert len(search(connection, "ke hoach", issuer="Huyện ủy")) == 1
        assert search(connection, "ke hoach", type_="QĐ") == []


def test_removed_documents_are_not_found(tmp_path: Path) -> None:
    with Library(tmp_path / "kho.db") as kho:
        uid = kho.add(parse_bytes(PAPERS["a.txt"].encode(), "a.txt")).uid
        kho.store.remove(uid)
        with kho.asking() as connection:
            assert search(connection, "khuyen hoc") == []
