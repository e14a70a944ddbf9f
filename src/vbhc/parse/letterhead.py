"""The letterhead: which body issues, under which body, with what number and symbol, where and when.

In: the cells that marks.py reads.  Out: a Letterhead, whose values are still as printed, with their spans; and the cell
at which the letterhead ends (a title, Kính gửi, or the body).  The title and its subject are title.py's work.
Basis: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1–4; TT 01/2011/TT-BNV; thể thức văn bản của Đảng.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import field, replace

from vbhc.model import Span
from vbhc.parse.arrival import Stamp, take_arrival
from vbhc.parse.copies import of_copy
from vbhc.parse.letterhead_words import Marks, marks
from vbhc.parse.marks import Cell, read_cells
from vbhc.parse.named import Named, named_bodies, place_words
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold
from vbhc.text.names import Names, names
from vbhc.text.symbols import clean_code, read_code

_MOST_CELLS = 90
_ABOVE_UNITS = 3  # rank of the bodies that the name of a school, a hospital, a company goes on with
_FEWEST = 3  # words of a name that no known head begins
_LETTERS = lazy(r"[^\W\d_]{1,12}(?:-[^\W\d_]{1,12})*")  # of bodies in a symbol
_FIGURES = lazy(r"\d+")


@dataclass(slots=True)
class Number:
    """A number line: the number is None where it is blank, the symbol where that is too."""

    span: Span
    number: str | None
    symbol: str | None
    code: str | None
    year: int | None
    type_word: str | None = None  # "Luật" in "Luật số: 100/2025/QH15"


@dataclass(slots=True)
class DateLine:
    """A date line; date is None where day or month is blank or no such day exists (`bad`)."""

    span: Span
    date: str | None
    place: str | None
    place_span: Span | None
    bad: bool = False


@dataclass(slots=True)
class Letterhead:
    """What stands before the title (or Kính gửi, or the body)."""

    bodies: list[Named] = field(default_factory=list)
    joint: bool = False
    number: Number | None = None
    date: DateLine | None = None
    subject: list[Cell] = field(default_factory=list)  # V/v …
    party: bool = False
    nation: bool = False
    organisation: bool = False
    urgency: Cell | None = None
    secrecy: Cell | None = None
    copy: Cell | None = None
    arrival: Stamp | None = None
    paper: bool = False  # it has the title of a paper that is no document of a body: "ĐƠN KHỞI KIỆN"
    title: Cell | None = None  # the cell of the type, where one ends the letterhead
    addressed: Cell | None = None
    end: int = 0  # where what follows begins

    @property
    def marked(self) -> bool:
        """Whether it has quốc hiệu, or the Party's or the Youth Union's name in its place."""
        return self.nation or self.party or self.organisation

    @property
    def present(self) -> bool:
        return self.marked or self.number is not None


def letterhead(text: str, rules: Rules, start: int = 0) -> Letterhead:
    """The letterhead that begins at `start`; an empty one where the text has none."""
    known = rules.once(marks)
    cells, stopped = _collect(read_cells(text, rules, start), known)
    found = Letterhead(end=start)
    last = _last_mark(cells)
    title = next((i for i, c in enumerate(cells) if c.kind == "titled" and (i > last or _numbered(cells, i))), None)
    if title is not None and _title_fits(cells, title, min(title - 1, last)):
        cells, stopped = cells[:title], cells[title]
    if stopped and stopped.kind in ("type", "titled"):
        found.title = stopped
    elif stopped and stopped.kind == "addressed":
        found.addressed = stopped
    cells, found.arrival = take_arrival(cells, known)
    cells = _without_copy(cells, found, known)
    _read_marks(cells, found, text, known)
    found.subject = _subject_cells(cells)
    found.paper = any(c.kind == "text" and c.caps and known.paper.match(c.text) for c in cells)
    found.bodies, found.joint = _bodies(cells, found, rules, known)
    found.joint = found.joint or _together(found, rules.once(names), known)
    if not found.marked:
        _distrust(found)
    found.end = stopped.start if stopped else (cells[last].end if 0 <= last < len(cells) else start)
    return found


def _together(found: Letterhead, index: Names, known: Marks) -> bool:
    """Whether bodies of one rank, but not of one kind ("TÒA ÁN …" / "VIỆN KIỂM SÁT …"), issue a paper whose title or
    symbol says that it is of several."""
    groups = (found.number.symbol or "").replace("/", "-").split("-") if found.number else []
    title = found.title.text if found.title else ""
    if not (known.joint.search(title) or any(group in known.words.joint_symbols for group in groups)):
        return False
    heads = [head for body in found.bodies if (head := index.head(body.name))]
    return len(heads) == len(found.bodies) == len({h.head for h in heads}) > 1 and len({h.rank for h in heads}) == 1


def _distrust(found: Letterhead) -> None:
    """Without quốc hiệu a number or a date is the document's own only where a title or a body stands with it."""
    if found.number and (found.number.type_word or not (found.title or found.addressed or found.bodies)):
        found.number = None
    if found.number is None and found.title is None:
        found.date = None


def _collect(cells: Iterator[Cell], known: Marks) -> tuple[list[Cell], Cell | None]:
    """The cells before the first title, Kính gửi or opening of a body, and that cell."""
    found: list[Cell] = []
    marked = False
    prose = 0
    for cell in cells:
        if cell.kind in ("type", "addressed"):
            return found, cell
        marked = marked or cell.kind in ("nation", "party") or (cell.match is not None and bool(cell.match["sym"]))
        if cell.kind == "opening" and (marked or len(cell.text) > 60 or not known.opener.match(cell.text)):
            return found, cell
        if cell.kind == "text" and len(cell.text) > 160 and not cell.caps:
            prose += 1
            if prose > 1 or not marked:
                return found, cell
        found.append(cell)
        if len(found) >= _MOST_CELLS:
            break
    return found, None


def _last_mark(cells: list[Cell]) -> int:
    """The index of the last cell that only a letterhead has; -1 where there is none."""
    kinds = ("nation", "motto", "party", "organisation", "number", "date")
    return max((i for i, c in enumerate(cells) if c.kind in kinds), default=-1)


def _numbered(cells: list[Cell], at: int) -> bool:
    """Whether the number stands under "HỢP ĐỒNG DỊCH VỤ", below quốc hiệu: only numbers and days follow."""
    above, below = ({c.kind for c in part} for part in (cells[:at], cells[at + 1 :]))
    return "motto" in above and "number" not in above and "number" in below and not below & {"nation", "motto", "party"}


def _title_fits(cells: list[Cell], at: int, last: int) -> bool:
    """Whether "KẾ HOẠCH THỰC HIỆN …" is a title: after the letterhead, or at the head of a text that has none."""
    if last >= 0:
        return True
    return at <= 3 or not any(c.kind == "text" and len(c.text) > 100 for c in cells[:at])


def _without_copy(cells: list[Cell], found: Letterhead, known: Marks) -> list[Cell]:
    """`cells` without the letterhead of a copy that stands above the document's own."""
    found.copy = next((c for c in cells if c.kind == "copy"), None)
    if found.copy is not None:
        cells = _without_copier(cells, found.copy)
    numbers = [i for i, c in enumerate(cells) if c.kind == "number"]
    copies = [i for i in numbers if of_copy(cells[i], known)]
    if not copies or len(copies) == len(numbers):
        return [c for i, c in enumerate(cells) if i not in copies]
    own = [i for i in numbers if i not in copies]
    if copies[-1] > own[0]:
        return [c for i, c in enumerate(cells) if i not in copies]
    cut = copies[-1] + 1
    while cut < own[0] and (cells[cut].kind in ("date", "copy", "rule") or cells[cut].line == cells[copies[-1]].line):
        cut += 1
    return cells[cut:]


def _without_copier(cells: list[Cell], copy: Cell) -> list[Cell]:
    """`cells` without the lines of the body that copied, right under the form of the copy."""
    at = cells.index(copy)
    stop = at + 1
    while stop < len(cells) and cells[stop].kind in ("text", "date") and not cells[stop].apart:
        stop += 1
    if any(c.kind == "text" and c.caps for c in (*cells[:at], *cells[stop:])):
        return cells[:at] + cells[stop:]
    return cells


def _read_marks(cells: list[Cell], found: Letterhead, text: str, known: Marks) -> None:
    for n, cell in enumerate(cells):
        if cell.kind == "nation":
            found.nation = True
        elif cell.kind == "party":
            found.party = True
        elif cell.kind == "organisation":
            found.organisation = True
        elif cell.kind == "number" and (found.number is None or found.number.symbol is None):
            found.number = _completed(read_number(cell, text, known), cells[n + 1 : n + 4], text)
        elif cell.kind == "date" and found.date is None:
            found.date = read_date(cell)
        elif cell.kind == "urgency" and found.urgency is None:
            found.urgency = cell
        elif cell.kind == "secrecy" and found.secrecy is None:
            found.secrecy = cell
        elif cell.caps and (state := known.state.search(cell.text)) and state["nation"]:
            found.nation = True  # in the issuer's own line


def _completed(number: Number, below: list[Cell], text: str) -> Number:
    """A number whose symbol ends in a dash at the end of its line, with the letters that stand below it."""
    rest = next((c.text for c in below if c.kind == "text" and c.caps and _LETTERS.fullmatch(c.text)), None)
    if number.code is None or rest is None or text[number.span[1] :][:2].strip()[:1] not in ("-", "–"):
        return number
    return replace(number, symbol=f"{number.symbol}-{rest}", code=f"{number.code}-{rest}")


def read_number(cell: Cell, text: str, known: Marks) -> Number:
    """The number and symbol of a number cell; `code` is None where the number is blank."""
    match = cell.match
    assert match is not None
    first = known.type_start.match(cell.text)
    word = first[0].lower() if first else None
    for num, sym in (("num", "sym"), ("num2", "sym2")):
        if match[sym]:
            number, symbol = (match[num] or "").rstrip(".") or None, clean_code(match[sym]).rstrip(".")
            end = match.end(sym) - (len(match[sym]) - len(match[sym].rstrip(".")))
            start = match.start(num) if number else match.start("sep")
            if not number:
                return Number((start, end), None, symbol, None, None, word)
            printed = text[start:end] if num == "num" else f"{number}-{match[sym]}"
            code = clean_code(printed).replace("./", "/").replace(".-", "-")
            parts = read_code(code)
            year = int(match["year"]) if match["year"] else None
            return Number((start, end), number, parts.symbol if parts else symbol, code, year, word)
    if match["num3"]:
        return Number(match.span("num3"), match["num3"], None, match["num3"], None, word)
    return Number((cell.start, cell.end), None, None, None, None, word)


def read_date(cell: Cell) -> DateLine:
    """The date and place of a date cell."""
    match = cell.match
    assert match is not None
    figures = _FIGURES.findall(match["figures"]) if match["figures"] else None
    if figures is None:
        figures = ["".join(_FIGURES.findall(match[g] or "")) for g in "dmy"]
    date, bad = None, False
    if all(figures) and len(figures[2]) == 4:
        try:
            date = datetime.date(int(figures[2]), int(figures[1]), int(figures[0])).isoformat()
        except ValueError:
            bad = True
    name, span = None, None
    if cell.place:
        printed = cell.text[: cell.place[1] - cell.start].rstrip(" ,*_\n")
        name, span = " ".join(printed.split()), (cell.start, cell.start + len(printed))
        name = name.title() if name.isupper() else name
    return DateLine(match.span("day"), date, name, span, bad)


def _subject_cells(cells: list[Cell]) -> list[Cell]:
    """The cells of a công văn's trích yếu: from V/v to the next cell of another kind that is not on a line with it."""
    at = next((i for i, c in enumerate(cells) if c.kind == "subject"), None)
    if at is None:
        return []
    pieces = [cells[at]]
    beside = {cells[at].line}
    for cell in cells[at + 1 :]:
        if cell.kind in ("text", "titled", "opening") and (not cell.caps or cells[at].caps or cell.line in beside):
            pieces.append(cell)
            beside.add(cell.line)
        elif cell.line not in beside and cell.kind != "subject":
            break
    return pieces


def _bodies(cells: list[Cell], found: Letterhead, rules: Rules, known: Marks) -> tuple[list[Named], bool]:
    """The bodies named, highest first, and whether they issue jointly."""
    index = rules.once(names)
    taken = {id(c) for c in found.subject}
    taken |= {id(c) for c in cells if c.text.lower().startswith(tuple(known.words.sessions))}  # "KHÓA XVI, KỲ HỌP …"
    anchored = found.present or found.title is not None
    groups: list[list[Cell]] = []
    open_group, post = False, list[Cell]()  # post: "CHỦ TỊCH" alone above its body, "ỦY" above "BAN NHÂN DÂN"
    for cell in cells:
        if cell.kind not in ("text", "titled", "opening") or id(cell) in taken:
            beside = cell.kind == "date" and bool(groups) and cell.line == groups[-1][-1].line
            open_group = open_group and (beside or cell.kind in ("nation", "motto", "party", "organisation"))
            continue
        head = index.head(cell.text) if cell.caps or (found.marked and _name_like(cell.text)) else None
        if post and " " not in post[0].text:
            joined = index.head(f"{post[0].text} {cell.text}")
            head, post = joined or head, (post if joined else [])
        goes_on = cell.caps and open_group and not known.paper.match(cell.text)
        if not anchored or len(cell.text) > 200 or not (head or goes_on):
            open_group = False
            post = [cell] if cell.caps and (" " not in cell.text or known.officer.fullmatch(cell.text)) else []
            continue
        if open_group and _continues(groups[-1], cell, index):
            groups[-1].append(cell)
        else:
            groups.append([*post, cell])
        open_group, post = True, []
    if not groups and found.marked:
        groups = _headless(cells, taken, known)
    return named_bodies(groups, rules, index)


def _other_body(above: str, line: str, index: Names) -> bool:
    """Whether a line that no head begins names a body of its own: the one above has bodies under it, and its place is
    named in full ("UBND TỈNH BÌNH SƠN" / "VƯỜN THÚ BÌNH SƠN")."""
    over, keys = index.head(above), fold(line).split(" ")
    if over is None or not over.over or len(keys) < _FEWEST or keys[0] in index.small | index.joiners:
        return False
    return place_words(fold(above).split(" "), index) > 1 and not place_words(keys[:3], index)


def _name_like(text: str) -> bool:
    """Whether a line in mixed case may be a name: short, opening with a capital, without an end mark or a colon."""
    return text[:1].isupper() and len(text) <= 90 and text[-1] not in ".;," and ":" not in text


def _headless(cells: list[Cell], taken: set[int], known: Marks) -> list[list[Cell]]:
    """A name that no head begins: the first lines in capitals that stand together, or beside quốc hiệu; "ĐƠN XIN NGHỈ
    PHÉP" is none."""
    group: list[Cell] = []
    for cell in cells:
        if not group and cell.kind == "text" and known.paper.match(cell.text):
            break
        if cell.kind == "text" and cell.caps and id(cell) not in taken and len(cell.text) <= 90:
            group.append(cell)
        elif group and cell.line != group[-1].line:
            break
    return [group] if group else []


def _continues(group: list[Cell], cell: Cell, index: Names) -> bool:
    """Whether a line completes the name above it: no head of its own, or one that the name still needs."""
    head = index.head(cell.text)
    above = " ".join(c.text for c in group)
    if head is None:
        return not _other_body(above, cell.text, index)
    if above.rstrip().endswith(("-", "–", ",", "&")) or fold(above).split(" ")[-1] in index.small | index.joiners:
        return True
    over = index.head(above)
    if over is None or (over.bare and fold(above) == fold(over.head)):
        return True
    if over.level == "unit" and head.rank > _ABOVE_UNITS:
        return False  # "CÔNG TY CAO SU CHƯ SÊ" / "BAN CHẤP HÀNH CÔNG ĐOÀN"
    return head.rank < over.rank and not cell.apart
