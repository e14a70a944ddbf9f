"""The title of a document: its type (tên loại) and its subject (trích yếu) over one or several lines.

In: the cell of the type, as marks.py read it.  Out: a Title with the spans of both.  A công văn's V/v stands in the
letterhead and is read there; `clean_subject` makes one line of either.
Basis: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from vbhc.model import Span
from vbhc.parse.letterhead_words import SHORT, Kind, Marks, compact, marks, type_word
from vbhc.parse.marks import Cell, read_cells
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold
from vbhc.text.names import Names, names

_MOST_LINES = 14
_MOST_CHARACTERS = 1800
_LONGEST_WORD = 60
_LONGEST_NAME = 400  # characters of a line that an issuer's name takes at most
_LOWEST = 5  # rank of the bodies that decide: a village or a ward of a hospital does not
_MARKED = lazy("[*_#]")
_EMPHASIS = lazy(r"\*+|(?<!\w)_+|_+(?!\w)|^#+\s*", re.MULTILINE)
_ENDED = lazy(r"(?:\./\.|[.:])\s*$")
_OPENS, _CLOSED = '"“”(', '"“”)'
_RULE = lazy(r"[*_ \t]*(?:\n[\s*_.–—-]*(?=\n))?")
_ASIDE = ("number", "date", "nation", "motto", "party", "circulation", "urgency", "secrecy")
_CLOSES = ("rule", "addressed")
_OPENING = ("opening", "type", "titled")
_DOTS = lazy(r"^[\s.…_\d,;:-]*$")


@dataclass(slots=True)
class Title:
    """The word of the type and its span, the lines of the subject, other cells met on the way, and where all end."""

    word: str
    span: Span
    subject: list[Span] = field(default_factory=list)
    aside: list[Cell] = field(default_factory=list)  # "CỦA BỘ CHÍNH TRỊ", a date or number under the title
    end: int = 0


def read_title(text: str, cell: Cell, issuers: list[str], rules: Rules) -> Title:
    """The title whose type is `cell`; `issuers` are names whose line ends it ("CHÍNH PHỦ")."""
    known, index = rules.once(marks), rules.once(names)
    title, rest = _type_of(cell, known)
    cells = read_cells(text, rules, rest)
    keys = {compact(name) for name in issuers}
    ahead = _Ahead(cells)
    while (line := ahead.next()) is not None:
        if not title.subject and len(line.text) <= SHORT and (key := compact(title.word + line.text)) in known.types:
            title.word = known.types[key]
            title.span = (title.span[0], line.end)
        elif line.kind == "subject" and _behind_type(text, title):
            title.subject = [(line.start, line.end)]  # "BIÊN BẢN HỌP" / "Về việc …"
        elif line.kind == "rule":
            if title.subject:
                break
        elif line.kind in _ASIDE and not (title.subject and _wrapped(text, title.subject[-1], line, known)):
            title.aside.append(line)
            if title.subject and line.kind not in ("number", "date"):
                break
            after = ahead.peek()
            if title.subject and not (after and after.kind == "subject" and _behind_type(text, title)):
                break  # but not between "HỢP ĐỒNG TƯ VẤN" and "Về việc: …"
        elif not title.subject and (subject_at := _past_own_name(text, title, line, known)) is not None:
            if subject_at < line.end:
                title.subject.append((subject_at, line.end))
        elif not title.subject and _under_type(line, ahead.peek(), known):
            title.aside.append(line)
        elif _ends(text, title, line, ahead.peek(), keys, known, index):
            break
        else:
            title.subject.append((line.start, line.end))
            if len(title.subject) >= _MOST_LINES or line.end - title.subject[0][0] > _MOST_CHARACTERS:
                break
    if not title.subject:  # of a session that decided several things, its name is all there is
        named = [c for c in title.aside if known.under_type.match(c.text) and not known.whose.match(c.text)]
        title.subject = [(c.start, c.end) for c in named]
    title.subject = _past_session(text, title.subject, known)
    title.end = _past_rule(text, title.subject[-1][1] if title.subject else title.span[1])
    return title


def _behind_type(text: str, title: Title) -> bool:
    """Whether all that is read of a subject stands on the type's line: it may only say more of the type, "BIÊN BẢN
    |HỌP|"."""
    return len(title.subject) == 1 and "\n" not in text[title.span[1] : title.subject[0][1]]


def _wrapped(text: str, last: Span, line: Cell, known: Marks) -> bool:
    """Whether a line that looks like a date or the Party's name goes on with the subject's line `last`."""
    above = text[slice(*last)]
    return line.text[:1].islower() or _unfinished(above, known) or known.within.search(f"{above} ") is not None


def _past_session(text: str, lines: list[Span], known: Marks) -> list[Span]:
    """The lines of a subject without those in capitals that say whose session decided, before "về …" in small letters:
    "HỘI NGHỊ LẦN THỨ BẢY" / "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI)"."""
    if not lines or not known.under_type.match(text, *lines[0]):
        return lines
    for n, (start, end) in enumerate(lines):
        if not text[start:end].isupper():
            return lines[n:] if known.about.match(text, start, end) else lines
    return lines


def _past_rule(text: str, at: int) -> int:
    """The end of the title with its closing marks and the rule under it."""
    found = _RULE.match(text, at, at + 400)
    return found.end() if found else at


class _Ahead:
    """Whole lines of cells with one line of look-ahead."""

    def __init__(self, cells: Iterator[Cell]) -> None:
        self._cells = cells
        self._waiting: Cell | None = next(cells, None)

    def next(self) -> Cell | None:
        cell, self._waiting = self._waiting, next(self._cells, None)
        return cell

    def peek(self) -> Cell | None:
        return self._waiting


def _type_of(cell: Cell, known: Marks) -> tuple[Title, int]:
    """The type's word and span, and where the rest of its line begins."""
    if cell.kind == "type":
        return Title(type_word(cell.text, known) or "", (cell.start, cell.end)), cell.end
    found = known.type_start.match(cell.text)
    assert found is not None
    word = known.types.get(compact(found[0]), found[0].lower())
    return Title(word, (cell.start, cell.start + found.end())), cell.start + found.end()


def _past_own_name(text: str, title: Title, line: Cell, known: Marks) -> int | None:
    """Where the subject begins in a line that first names the document itself: "CỦA CHÍNH PHỦ SỐ 12/CP NGÀY 26-1-1995
    VỀ VIỆC …"; the line's end where nothing follows, None where it is no such line.  Number and day go into `aside`."""
    if not known.own_title.match(line.text):
        return None
    named = [
        m for m in known.inside.finditer(text, line.start, line.end) if m["num"] or m["num2"] or m["num3"] or m["day"]
    ]
    if not (line.caps or any(m["sym"] or m["sym2"] for m in named)):
        return None
    at = named[-1].end() if named else line.start
    verb = known.title_verb.search(text, at, line.end)
    if verb is None and (not named or text[at : line.end].strip(" ,.*_")):
        return None
    for match in named:
        kind: Kind = "date" if match["day"] else "number"
        title.aside.append(Cell(match.start(), match.end(), match[0], kind, line.line, match))
    return verb.start() if verb else line.end


def _under_type(line: Cell, after: Cell | None, known: Marks) -> bool:
    """Whether a line only says whose the document is ("CỦA BỘ CHÍNH TRỊ"), above the subject proper."""
    if line.text.startswith("(") and not (known.amended.match(line.text) or known.about.match(line.text, 1)):
        return True
    if not known.under_type.match(line.text) or after is None:
        return False
    if after.kind in ("rule", "number", "date", "nation"):
        return line.caps
    return line.caps and (not after.caps or known.about.match(after.text) is not None)


def _ends(
    text: str, title: Title, line: Cell, after: Cell | None, issuers: set[str], known: Marks, index: Names
) -> bool:
    """Whether `line` is no longer of the title."""
    if line.kind == "addressed" or known.outline.match(line.text) or known.attached.match(line.text):
        return True
    officer = line.caps and (known.officer.match(line.text) or compact(line.text) in issuers)
    if not title.subject:
        if officer and after is not None and after.kind in ("opening", "rule", "nation"):
            return True
        return not _opens_subject(line, after, issuers, known)
    if officer or (known.issuing.search(line.text) and _named_first(line.text, issuers)):
        return True
    if known.basis.match(line.text):
        return True
    start, end = title.subject[-1]
    last = text[start:end]
    session = text[slice(*title.subject[0])]
    if session.isupper() and known.under_type.match(session) and compact(line.text).startswith(compact(session)):
        return True  # "Hội nghị lần thứ bảy …" opens the body under "HỘI NGHỊ LẦN THỨ BẢY"
    if _unfinished(last, known):
        return False
    if _ENDED.search(last) or (after and known.officer.match(line.text) and known.basis.match(after.text)):
        return True
    first = line.text.lstrip("“\"'‘*_(")[:1]
    if first.islower() or (first.isdigit() and not _is_prose(line.text)):
        return False
    if line.caps != last.isupper() and len(line.text) > 3:
        return not _goes_on_from_type(text, title, line, after, issuers, known)
    if line.caps:
        head = index.head(line.text)
        if head is None or head.rank > _LOWEST or after is None:
            return False
        return after.kind in ("opening", "rule") or known.under_type.match(after.text) is not None
    if line.kind in _OPENING:
        return True
    return _new_paragraph(text, title, line)


def _goes_on_from_type(
    text: str, title: Title, line: Cell, after: Cell | None, issuers: set[str], known: Marks
) -> bool:
    """Whether all that is read of a subject are the words behind the type, and `line` is the rest: "BIÊN BẢN HỌP" /
    "Hội đồng thi đua khen thưởng"."""
    if line.caps or line.kind in _OPENING or not _behind_type(text, title):
        return False
    start, end = title.subject[0]
    return end - start <= _LONGEST_WORD and _opens_subject(line, after, issuers, known)


def _unfinished(line: str, known: Marks) -> bool:
    """Whether a subject cannot end as this line of it does."""
    last = fold(line[-_LONGEST_WORD:]).rsplit(" ", 1)[-1]
    return line.rstrip(' *_”"')[-1:] in (",", "-", "–") or last in known.words.unfinished


def _opens_subject(line: Cell, after: Cell | None, issuers: set[str], known: Marks) -> bool:
    """Whether the first line under the type is a subject: the body has no title above it in a note or an invitation."""
    if known.about.match(line.text) or line.caps or line.text.startswith("("):
        return True
    if _named_first(line.text, issuers):
        return False
    if not _is_prose(line.text):
        return not known.basis.match(line.text)
    if line.kind == "opening" or after is None:
        return False
    if line.text.rstrip().endswith(";"):
        return after.text[:1].islower()
    return line.text.rstrip().endswith(".") and (known.basis.match(after.text) is not None or after.kind in _CLOSES)


def _named_first(line: str, issuers: set[str]) -> bool:
    """Whether a line opens with the issuer's name: the body speaks, not the title."""
    return bool(issuers) and compact(line[:_LONGEST_NAME]).startswith(tuple(issuers))


def _is_prose(text: str) -> bool:
    return bool(_ENDED.search(text)) or text.rstrip().endswith(";")


def _new_paragraph(text: str, title: Title, line: Cell) -> bool:
    """Whether a line in mixed case that opens with a capital is the first of the body, not more of the subject."""
    if _is_prose(line.text) or len(line.text) > 150:
        return True
    start, end = title.subject[-1]
    if "\n" not in text[end : line.start].strip(" \t*_").replace("\n", "", 1):
        return False
    return end - start > 100 or (len(title.subject) > 1 and text.count("\n", title.subject[-2][1], start) < 2)


def clean_subject(printed: list[str], rules: Rules) -> str | None:
    """The subject on one line: no Markdown marks, no "V/v" or "Về việc", no end mark; None where nothing is left."""
    known = rules.once(marks)
    whole = " ".join(_EMPHASIS.sub("", piece) if _MARKED.search(piece) else piece for piece in printed)
    whole = " ".join(whole.split()).rstrip(" .;:,/-–_").lstrip(" ,.:;-–")
    if whole[:1] in _OPENS and whole[-1:] in _CLOSED and known.about.match(whole, 1):
        whole = whole[1:-1]
    found = known.about.match(whole)
    if found:
        whole = whole[found.end() :]
    return None if _DOTS.match(whole) else whole
