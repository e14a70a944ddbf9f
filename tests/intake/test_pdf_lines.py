"""Lines from boxes: words in any order, drawn twice, raised, far apart, stamped."""

from __future__ import annotations

import pytest

pytest.importorskip("pypdfium2")

from hypothesis import given
from hypothesis import strategies as st

from vbhc.intake.pdf_chars import Word
from vbhc.intake.pdf_lines import lines_of

Piece = tuple[float, float, str]  # x, y, text: 13 points, each letter 6.5 wide


def words(pieces: list[Piece], size: float = 13.0) -> list[Word]:
    return [Word(text, x, x + len(text) * size / 2, y, size, n) for n, (x, y, text) in enumerate(pieces)]


CASES = [
    # words as drawn                                              lines                        why
    ([(100, 50, "Kế"), (116, 50, "hoạch")], ["Kế hoạch"], "a gap of a quarter em is a blank"),
    ([(100, 50, "Ti"), (119.5, 50, "ng"), (113, 50.1, "ế")], ["Tiếng"], "a letter of another font, drawn last"),
    ([(113, 50, "ế"), (100, 50, "Ti"), (119.5, 50, "ng")], ["Tiếng"], "a letter of another font, drawn first"),
    ([(100, 50, "Số"), (100.3, 50, "Số")], ["Số"], "drawn twice to look bold"),
    ([(100, 50, "có"), (116, 50, "có")], ["có có"], "the same word twice is no double"),
    ([(100, 80, "dưới"), (100, 50, "trên")], ["trên", "dưới"], "drawn from below"),
    ([(100, 50, "trái"), (200, 50, "phải")], ["trái", "phải"], "two columns: a wide gap"),
    ([(100, 50, "a"), (100, 70, "b"), (118, 50, "c")], ["a", "c", "b"], "a narrow gap, but the file goes on elsewhere"),
    ([(100, 50, "a"), (118, 50, "c"), (100, 70, "b")], ["a c", "b"], "a stretched blank in a justified line"),
    ([(100, 50, "xã"), (113.5, 53, "hội")], ["xãhội"], "a baseline a little off is the same line"),
]


@pytest.mark.parametrize("pieces, expected, why", CASES)
def test_lines(pieces: list[Piece], expected: list[str], why: str) -> None:
    assert [line.text for line in lines_of(words(pieces))] == expected, why


RAISED = [
    ("126/2024/NĐ-CP", "126/2024/NĐ-CP 1", "a note's mark is not glued to a symbol"),
    ("thiện", "thiện 1", "nor to a word"),
    ("Điều 5", "Điều 5 1", "nor to a number"),
    ("100m", "100m1", "an exponent stays with its unit"),
    ("km", "km1", "an exponent stays with its unit"),
]


@pytest.mark.parametrize("text, expected, why", RAISED)
def test_raised_marks(text: str, expected: str, why: str) -> None:
    base = words([(100, 50, text)])
    mark = Word("1", base[0].x1, base[0].x1 + 4, 45, 8, 1)
    (line,) = lines_of([*base, mark])
    assert (line.text, line.words[-1].raised) == (expected, True), why


STAMPED = [
    # words of the page                                     stamp               line                 why
    ([(100, 50, "Số:"), (170, 50, "/TTr-SNV")], (140, 52, "108"), "Số: 108/TTr-SNV", "no blank before the symbol"),
    ([(100, 50, "ngày"), (160, 50, "tháng")], (138, 48, "12"), "ngày 12 tháng", "a little above the line"),
]


@pytest.mark.parametrize("pieces, stamp, expected, why", STAMPED)
def test_stamps(pieces: list[Piece], stamp: Piece, expected: str, why: str) -> None:
    (drawn,) = words([stamp])
    drawn.stamp = 0
    (line,) = lines_of([*words(pieces), drawn])
    assert line.text == expected, why


@given(
    st.lists(
        st.tuples(st.integers(0, 600), st.integers(0, 800), st.sampled_from(["ab", "cd", "ef", "ghi"])), max_size=60
    )
)
def test_every_word_is_in_one_line(pieces: list[Piece]) -> None:
    drawn = words(pieces)
    read = [word for line in lines_of(drawn) for word in line.words]
    assert len(read) <= len(drawn)
    assert {word.text for word in read} == {word.text for word in drawn}  # doubles go, nothing else
