"""The first lines of a text as cells, each with the kind of thing it is: quốc hiệu, number, date, title, Kính gửi …

In: the text.  Out: Cells in text order, read one line at a time and no further than asked.  What the cells together
say is letterhead.py's and title.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbhc.model import Span
from vbhc.parse.letterhead_words import FIXED, SHORT, Kind, Marks, compact, marks, type_word
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.letters import SMALL

_WIDEST = 240  # characters of a line that may hold two cells of a letterhead
_REACH = 60_000  # characters in which the head of a document lies


@dataclass(slots=True)
class Cell:
    """A stretch [start, end) of one line (counted from 0), and what it is; `match` where a pattern read its parts."""

    start: int
    end: int
    text: str
    kind: Kind
    line: int
    match: re.Match[str] | None = None
    apart: bool = False  # after a blank line
    place: Span | None = None  # of a date: the địa danh before it

    @property
    def caps(self) -> bool:
        return self.text.isupper()


_LINE = lazy(r"^[ \t*_#>|]*([^\s*_#>|](?:[^\n]*[^\s*_|])?)[ \t*_|]*$|^[ \t]*([*_]{3,})[ \t]*$", re.MULTILINE)
_GAP = lazy(r" {3,}|\t[ \t]*")
_RULED = lazy(r":?-{2,}:?(?:[ ]*\|[ ]*:?-{2,}:?)+")  # the line under the first row of a Markdown table
_CAPITALS = lazy(rf"(?:[^\s{SMALL}]+\s+){{2,}}(?=[^\W\d_][{SMALL}])")  # of a name, before a địa danh on the same line
_ROW = lazy(r"\||<br\s*/?>")  # what parts a row of a Markdown table, and the lines in one of its cells
_LETTER = lazy(r"[^\W_]")


def read_cells(text: str, rules: Rules, start: int = 0) -> Iterator[Cell]:
    """The cells of the lines of `text` from `start`, lazily; the first is the rest of its line."""
    known = rules.once(marks)
    stop = min(len(text), start + _REACH)
    if start and text[start - 1] != "\n":
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        for left, right, below in _of_row(text, start, end):
            yield from _split(text, left, right, below - end, known)
        start = end
    number = 0
    for line in _LINE.finditer(text, start, stop):
        begin, end = line.span(line.lastindex or 1)
        if begin < start or _RULED.fullmatch(text, begin, end):
            continue  # the second half of a broken line
        apart = text[start : line.start()].count("\n") > 1
        half = known.broken.match(text, begin, min(stop, end + SHORT)) if end - begin <= SHORT else None
        passed = max(end, half.end()) if half else end
        for left, right, below in _of_row(text, begin, passed):
            for cell in _split(text, left, right, number + below, known):
                cell.apart = apart
                yield cell
        number += 1 + text.count("<br", begin, passed)
        start = passed


def _of_row(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The lines of the cells of a row of a Markdown table: where each begins and ends, and how many lines of its cell
    stand above it; a line of another text as it is."""
    at, below = start, 0
    for mark in (*_ROW.finditer(text, start, end), None):
        stop = mark.start() if mark else end
        piece = text[at:stop]
        inner = piece.strip(" \t*_") or piece.strip()
        if inner:
            left = at + piece.index(inner)
            yield left, left + len(inner), below
        if mark:
            at, below = mark.end(), 0 if mark[0] == "|" else below + 1


def _split(text: str, start: int, end: int, line: int, known: Marks) -> Iterator[Cell]:
    """The cells of the line text[start:end]: what marks it holds, and what stands between them and wide gaps."""
    at = start
    if (
        2 < end - start <= 80
        and text[start + 1] == " "
        and text[start] in known.spaced
        and type_word(text[start:end], known)
    ):
        yield Cell(start, end, text[start:end], "type", line)
        return
    if end - start <= _WIDEST and not known.basis.match(text, start, end) and known.anchor.search(text, start, end):
        for match in known.inside.finditer(text, start, end):
            left = _left(text, match, at)
            if not _alone(text, match, left, end, at, known):
                continue
            yield from _plain(text, at, left, line, known)
            kind = _kind_of(match)
            place = (left, match.start()) if kind == "date" and left < match.start() else None
            yield Cell(left, match.end(), text[left : match.end()], kind, line, match, place=place)
            at = match.end()
    yield from _plain(text, at, end, line, known)


def _left(text: str, match: re.Match[str], at: int) -> int:
    """Where the cell of a match begins: a date's begins with its địa danh, after the last gap or behind the name of a
    body: "ĐẢNG ỦY XÃ BÀU LÂM |Bàu Lâm, ngày 5 …"."""
    start = match.start()
    if match["day"] is None:
        return start
    gap = max(text.rfind("   ", at, start) + 3 if "   " in text[at:start] else at, text.rfind("\t", at, start) + 1)
    gap = max(at, gap)
    while gap < start and text[gap] in " *_":
        gap += 1
    name = _CAPITALS.match(text, gap, start)
    return name.end() if name else gap


def _kind_of(match: re.Match[str]) -> Kind:
    if match["day"] is not None:
        return "date"
    return next((kind for kind in FIXED if match[kind] is not None), "number")


def _alone(text: str, match: re.Match[str], left: int, end: int, at: int, known: Marks) -> bool:
    """Whether a number or a date stands by itself in its cell: not inside a sentence."""
    kind, right = _kind_of(match), match.end()
    if kind in FIXED and known.within.search(text, max(at, match.start() - SHORT), match.start()):
        return False
    if kind == "organisation" and text[right : right + 1] == " " and text[right + 1 : right + 2].isalpha():
        return False  # "ĐOÀN TNCS HỒ CHÍ MINH HUYỆN ĐĂK HÀ" is a body
    if kind in FIXED:
        return kind == "motto" or match[0].isupper() or (left == at and not text[right:end].strip(" .*_"))
    before = text[at:left]
    parted = before.rstrip(" ")[-1:] in [*"\t(*_"] or before[-3:].isspace() or (kind == "date" and before.isupper())
    if before and not parted:
        return False
    rest = text[right:end]
    if not rest.strip(" .,;*_)-–") or rest.startswith(("\t", "   ")):
        return kind == "number" or _is_place(text[left : match.start()], known)
    if kind == "date":
        return False
    rest = rest.lstrip(" *_;.")
    if rest.startswith("(") or known.begins.match(rest):
        return True
    beside = known.inside.search(text, end - len(rest), end)
    if beside is None or _kind_of(beside) == "number":
        return False
    return _alone(text, beside, _left(text, beside, end - len(rest)), end, end - len(rest), known)


def _is_place(before: str, known: Marks) -> bool:
    """Whether what stands before "ngày" may be a địa danh: no words of a sentence ("Căn cứ Luật Xây dựng, ngày …")."""
    name = before.rstrip(" ,*_\n")
    if not name:
        return True
    unit = known.unit.match(name)
    words = name[unit.end() if unit else 0 :].split()
    if len(name) > 60 or len(words) > 8 or not name[:1].isupper() or any(c in name for c in ",;:|/"):
        return False
    if known.opener.match(name) or known.basis.match(name) or known.own_title.match(name):
        return False
    return len(words) <= 3 or all(w[:1].isupper() or w[:1].isdigit() or w in "-–" for w in words)


def _plain(text: str, start: int, end: int, line: int, known: Marks) -> Iterator[Cell]:
    whole = text[start:end]
    gapped = "\t" in whole or "   " in whole
    at = 0
    for gap in (*_GAP.finditer(whole), None) if gapped else (None,):
        piece = whole[at : gap.start()] if gap else whole[at:]
        inner = piece.strip(" \t*_") or piece.strip()
        if inner:
            left = start + at + piece.index(inner)
            for part in known.glued.split(inner) if inner.isupper() else (inner,):
                yield Cell(left, left + len(part), part, kind_of(part, known), line)
                left += len(part)
        at = gap.end() if gap else at


def _of_draft(text: str, at: int, known: Marks) -> bool:
    """Whether the type of a paper follows at `at` in small letters: "Dự thảo |Nghị quyết| quy định mức thu phí"."""
    found = known.type_start.match(text, at + 1)
    return found is not None and not found[0].isupper()


def kind_of(text: str, known: Marks) -> Kind:
    """What a cell is by its own words."""
    if not _LETTER.search(text):
        return "rule"
    if len(text) <= SHORT and text[:1].isupper():
        key = compact(text)
        if key in known.whole:
            return known.whole[key]
        if not text.endswith(":") and type_word(text, known, key):
            return "circulation" if text.endswith(("-", "–")) else "type"  # "VĂN BẢN HỢP NHẤT -" of the gazette
    begins = known.begins.match(text)
    if begins and not (begins.lastgroup == "circulation" and _of_draft(text, begins.end(), known)):
        return begins.lastgroup  # type: ignore[return-value]
    if known.outline.match(text) or known.opener.match(text) or known.basis.match(text):
        return "opening"
    if not text[1:2].islower():
        found = known.type_start.match(text)
        if found and found[0].isupper() and len(text) > found.end():
            return "titled"
    return "text"
