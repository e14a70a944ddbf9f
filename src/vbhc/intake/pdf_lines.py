"""Words with boxes → the lines of a page: stretches of words on one baseline, in the order in which a person reads.

In: Words in any order (a fallback font may have drawn some letters of a word last).  Out: Lines from the top, those
side by side from the left.  Which lines make a column, a cell or a paragraph is pdf_layout's and pdf_paragraphs' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import pairwise
from operator import attrgetter

from vbhc.intake.pdf_chars import Word
from vbhc.records import dataclass

Spelt = tuple[str, list[tuple[int, int, Word]]]  # a text, and where in it each word stands

_LEVEL = 0.3  # em: baselines nearer than this are one line
_GLUE = 0.15  # em: words nearer than this are one word
_FAR = 2.2  # em: a wider gap parts two columns; justified lines have gaps up to 1.5
_JUMP = 0.7  # em: so does this one, where the file does not go on at the gap
_TWICE = 0.2  # em: the same glyphs drawn again nearer than this only make them bold
_MARK = re.compile(r"\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)")
_TAIL = re.compile(r"[/-]")
UNIT = re.compile(r"[\d.,]*[A-Za-z]{1,2}")  # "m" of m², "5km"; a mark after anything else is a note's


@dataclass(slots=True)
class Line:
    """Words on one baseline, within one column."""

    words: list[Word]
    page: int = 0
    number: int = 0  # on its page, from 1
    spelt: Spelt | None = None
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        first = next((w for w in self.words if not w.raised and w.stamp is None), self.words[0])
        self.y, self.size = first.y, first.size
        self.x0, self.x1 = self.words[0].x0, max([w.x1 for w in self.words])

    def spell(self) -> Spelt:
        """`spell(words)`, computed once; `spelt` is set to None where the words change."""
        if self.spelt is None:
            self.spelt = spell(self.words)
        return self.spelt

    @property
    def text(self) -> str:
        return self.spell()[0]


def spell(words: Sequence[Word]) -> Spelt:
    """(the text of `words`, where in it each word stands).

    Between two words is a blank if one is drawn there or the gap is wide enough; none within a number that a stamp
    completes ("Số: 108" + "/TTr-SNV"); always one before a raised mark that is no exponent of a unit.
    """
    parts: list[str] = []
    places: list[tuple[int, int, Word]] = []
    at = 0
    room = _letter_space(words)
    before = None
    for word in words:
        if before is not None and (word.x0 - before.x1 > room if room else parted(before, word)):
            parts.append(" ")
            at += 1
        text = word.text
        end = at + len(text)
        parts.append(text)
        places.append((at, end, word))
        at, before = end, word
    return "".join(parts), places


def _letter_space(words: Sequence[Word]) -> float:
    """The widest gap inside a word of a letter-spaced heading ("Q U Y Ế T   Đ Ị N H"); 0 in any other line."""
    if len(words) < 4 or sum([len(w.text) == 1 and w.text.isupper() for w in words]) < 0.75 * len(words):
        return 0.0
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    return 1.5 * max(gaps[len(gaps) // 2], 0.1)


def parted(a: Word, b: Word) -> bool:
    """Whether a blank stands between `a` and `b`, the next word to the right of it."""
    if a.blank and a.stamp is None and b.order == a.order + 1:
        return True
    if a.stamp is not None and b.stamp is None and _TAIL.match(b.text):
        return False
    if b.raised and not a.raised and not UNIT.fullmatch(a.text):
        return True
    gap = b.x0 - a.x1
    size = max(a.size, b.size)
    if a.blank and b.order == a.order + 1:
        return True
    return gap > (0.1 if a.blank else _GLUE) * size


def lines_of(words: Iterable[Word], page: int = 0) -> list[Line]:
    """The lines of a page from the top, those side by side from the left."""
    return [Line(part, page) for row in rows_of(level(list(words))) for part in parts(row)]


def level(words: list[Word]) -> list[Word]:
    """The words with raised and lowered ones (footnote marks, exponents, indices) set on their line's baseline.

    Words are in drawn order: the mark follows the word that it is attached to, or opens a footnote.
    """
    found = list(words)
    small = 0.8 * max((w.size for w in words), default=0.0)
    for n in [n for n, word in enumerate(words) if word.size <= small]:
        word = found[n]
        for other in (found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None):
            if other is None or other.raised or word.size > 0.8 * other.size or len(word.text) > 6:
                continue
            rise = other.y - word.y
            near = min(abs(word.x0 - other.x1), abs(other.x0 - word.x1)) < 0.5 * other.size
            if near and -0.3 * other.size < rise < 0.7 * other.size:
                raised = rise > 0.15 * other.size and _MARK.fullmatch(word.text) is not None
                found[n] = replace(word, y=other.y, raised=raised)
                break
    return found


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Words of one baseline together, from the top; each row from the left.

    A stamp's number stands on the line that it completes, though its baseline is a little off.
    """
    rows: list[list[Word]] = []
    base = 0.0
    for word in sorted([w for w in words if w.stamp is None], key=attrgetter("y")):
        if rows and word.y - base <= _LEVEL * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
            base = word.y
    for word in words:
        if word.stamp is not None:
            _stamp_on(rows, word)
    rows.sort(key=lambda row: row[0].y)  # its uppermost word
    for row in rows:
        row.sort(key=attrgetter("x0", "order"))
    return rows


def _stamp_on(rows: list[list[Word]], stamp: Word) -> None:
    """Adds a stamp's word to the row whose letters overlap it most, else makes a row of it."""
    best, most = None, 0.3 * stamp.size
    for row in rows:
        y, size = row[0].y, max(w.size for w in row)
        overlap = min(y + 0.2 * size, stamp.y + 0.2 * stamp.size) - max(y - 0.7 * size, stamp.y - 0.7 * stamp.size)
        if overlap > most:
            best, most = row, overlap
    if best is None:
        rows.append([stamp])
    else:
        best.append(replace(stamp, y=best[0].y))


def parts(row: list[Word]) -> list[list[Word]]:
    """The row cut into columns, without words that are drawn twice; nearly all rows stand as they are."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    if not gaps or (min(gaps) >= 0 and max(gaps) <= _JUMP * min([w.size for w in row])):
        return [row]
    return split(once(row))


def once(row: list[Word]) -> list[Word]:
    """The row without words that are drawn again in the same place (bold by drawing twice, shadows)."""
    found: list[Word] = []
    end = -1.0
    for word in row:
        overlaps = word.x0 < end - _TWICE * word.size
        if overlaps and any(w.text == word.text and abs(w.x0 - word.x0) < _TWICE * word.size for w in found[-3:]):
            continue
        found.append(word)
        end = max(end, word.x1)
    return found


def split(row: list[Word]) -> list[list[Word]]:
    """The row cut into columns: at wide gaps, and at gaps where the file goes on elsewhere."""
    parts: list[list[Word]] = []
    far = _far(row)
    end = 0.0
    for word in row:
        previous = parts[-1][-1] if parts else None
        if previous is None or _apart(previous, end, word, far):
            parts.append([word])
            end = word.x1
        else:
            parts[-1].append(word)
            end = max(end, word.x1)
    return parts


def _far(row: list[Word]) -> float:
    """The gap from which columns are apart: wider where all blanks of the row are stretched to fill a line."""
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(row))
    far = _FAR * max(w.size for w in row)
    drawn = len(gaps) == 2 and gaps[1] < 1.5 * gaps[0] and row[0].blank and row[1].blank
    return max(far, 1.6 * gaps[len(gaps) // 2]) if len(gaps) >= 3 or drawn else far


def _apart(previous: Word, end: float, word: Word, far: float) -> bool:
    gap, size = word.x0 - end, max(previous.size, word.size)
    if gap > far:
        return True
    jumps = word.order != previous.order + 1 and word.stamp is None and previous.stamp is None
    return jumps and gap > _JUMP * size
