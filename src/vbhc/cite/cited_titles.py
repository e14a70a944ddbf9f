"""The title of a cited document, behind its mention: where it begins and where it ends.

In: a text and where a mention ends.  Out: the span of the title.  It ends with its clause, before a bracket that names
the document shortly, before a body that acts and before words that no title has (rules/citations.yaml, `title_end`).
"""

from __future__ import annotations

from vbhc.cite.issuers import act_of
from vbhc.cite.tries import walk
from vbhc.cite.words import Words
from vbhc.patterns import everywhere, lazy

_TITLE = 500  # characters
# A line's end ends a title where a blank line, a bullet, a number or capitals follow; elsewhere the line is broken.
_TITLE_END = lazy(
    r"[;.)”\"\n](?:(?<=[;)])|(?<=\.)(?=[\s.]|\Z)|(?<=[”\"])(?=[\s,;.]|\Z)"
    r"|(?<=\n)(?=\s*(?:\n|\Z|[-+•*–]|\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}[.-]|[A-ZĐ]{2}|\w+ \d+\.)))"
)
_TITLE_START = lazy(r"[\s,*]*[“\"(]?[\s*_]*")
_NUMBERED = lazy(r"(?<![\d:])\d{1,5}[/-][^\s):]*[A-ZĐ]")  # not QCVN 41:2011/BTNMT


def title_behind(text: str, at: int, w: Words) -> tuple[int, int] | None:
    """Where a title stands behind a mention: from "về", "quy định" or a quotation mark to the end of the clause."""
    begin, quoted = at + 1, False
    if text[at : at + 1] != " " or not text[begin : begin + 1].isalpha():
        start = _TITLE_START.match(text, at)
        begin = start.end() if start else at
        between = text[at:begin]
        quoted = between.strip(" ,\n*_") in ("“", '"')
        if not quoted and "\n" in between and _new_paragraph(text, between, begin, w):
            return None
    if not quoted and not (text[begin : begin + 2].lower() in w.title_pairs and w.title_start.match(text, begin)):
        return None
    limit = min(len(text), begin + _TITLE)
    end = _clause_end(text, begin, limit)
    end = _before_act(text, begin, end, w)
    cut = w.title_stop.search(text[begin - 1 : end].lower())
    if cut is None:
        return begin, end
    return (begin, begin - 1 + cut.start()) if cut.start() else None  # "(sửa đổi bởi Nghị định …)" is no title


def _clause_end(text: str, begin: int, limit: int) -> int:
    """Where the clause that begins at `begin` ends; a bracket within it does not end it, but one with a number does."""
    for stop in _TITLE_END.finditer(text, begin, limit):
        at = stop.start()
        if stop[0] in '”"' and _inner(text, begin, at):
            continue
        opened = text.rfind("(", begin, at) if stop[0] == ")" else -1
        if opened < 0 or text.find(")", opened, at) >= 0:
            return at
        if _NUMBERED.search(text, opened, at):
            return opened  # "(Nghị định số 99/2019/NĐ-CP)" is a short name
    return limit


def _new_paragraph(text: str, between: str, begin: int, w: Words) -> bool:
    """Whether a line that begins at `begin`, behind `between`, is no title but the next paragraph: "… của Ban Tổ chức
    Trung ương," / "Thực hiện Quy định …"."""
    if not text[begin : begin + 1].isupper():
        return False
    return "," in between or between.count("\n") > 1 or text.startswith(w.new_paragraph, begin)


def _inner(text: str, begin: int, at: int) -> bool:
    """Whether the quotation mark at `at` closes one opened within the title: "phê duyệt “Đề án …” tại tỉnh"."""
    if text[at] == "”":
        return text.rfind("“", begin, at) > text.rfind("”", begin, at)
    return text.count('"', begin, at) % 2 == 1


def before_item(text: str, begin: int, end: int, w: Words) -> int:
    """Where a title in text[begin:end] ends before the next item of a list, "về phí và Nghị định số 2/2020/NĐ-CP";
    one that has named a document, or a part of one, may name another: "về sửa đổi khoản 1, Điều 4 Nghị định số …"."""
    numbered = any(text.find(word, begin, end) >= 0 for word in w.c.number_words)  # 20 times as fast as the pattern
    item = w.next_item.search(text, begin, end) if numbered else None
    if item is None or _NUMBERED.search(text, begin, item.start()):
        return end
    before = text[begin : item.start()].split()[-2:]
    return end if item["part"] and before[0].lower() in w.parts else item.start()


def _before_act(text: str, begin: int, end: int, w: Words) -> int:
    """Where a title ends behind which a body acts, "về giảm nghèo, UBND huyện xây dựng kế hoạch", or the sentence turns
    to something else, "về giảm nghèo, thời gian qua …"."""
    for at in everywhere(text, ",", begin, end):
        if text[at + 1 : at + 2].isspace():
            turns = text[at + 2 : at + 4] in w.turn_pairs and walk(w.title_turns, text, at + 2, 24)
            if turns or act_of(text, at + 2, end, w):
                return at
    return end
