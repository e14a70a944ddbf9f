"""Where fixes are made in a Word document: of each fix the words that differ, and the runs that hold them.

In: a document opened, findings with their fixes in text order.  Out: Edits that do not meet each other, or the reason
why a fix is left to a person.  Writing them into the file is corrected.py's work.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import field
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import Literal

from vbhc.export.word_runs import size
from vbhc.intake.docx import Opened
from vbhc.intake.docx_package import Element, child, value, w
from vbhc.intake.docx_trace import Origin
from vbhc.model import Finding, Span
from vbhc.records import dataclass

_P, _R, _T, _RPR, _INS, _DEL = w("p"), w("r"), w("t"), w("rPr"), w("ins"), w("del")
_TEXT = frozenset(w(n) for n in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym",
                                 "lastRenderedPageBreak"))  # fmt: skip
_FIELD = frozenset(w(n) for n in ("fldChar", "instrText"))
_OUTSIDE = frozenset((_P, _DEL, w("moveFrom")))
_MOVED, _SIMPLE, _CONTROL = w("moveTo"), w("fldSimple"), w("sdt")
_LOCKED = ("contentLocked", "sdtContentLocked")

_TOKEN = re.compile(r"\s+|\S+")
_MOST_TOKENS = 600  # of a fix that is compared word by word

GENERATED = "chữ do Word tự đánh số hoặc tự sinh, không sửa được ở đây"
APART = "chữ nằm ở hai đoạn khác nhau"
HELD = "chữ nằm trong trường, hoặc giữa các chữ có trường, ảnh, chú thích"
MOVED = "chữ nằm trong phần đang được chuyển chỗ, hãy duyệt phần ấy trước"
LOCKED = "chữ nằm trong khung điều khiển bị khóa"
OLD_FONT = "chữ đang ở phông cũ (TCVN3, VNI …), hãy đổi sang Unicode trước bằng `vbhc convert`"
SAME = "không có chữ nào phải đổi"


@dataclass(slots=True)
class Edit:
    """`text` for the words `span` of the document, put instead of the `words` of the file, after or before them."""

    span: Span
    text: str
    code: str
    words: Origin
    where: Literal["instead", "after", "before"] = "instead"
    children: list[Element] = field(default_factory=list)  # of runs, from the first to the last that hold the words


class Plan:
    """The edits of one document."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.edits: list[Edit] = []  # in text order; no two of them touch
        self._starts: list[int] = []
        self._made: set[tuple[Span, str]] = set()
        self._children: dict[Element, tuple[list[Element], dict[Element, int]]] = {}  # of the runs of a paragraph

    def add(self, one: Finding) -> str | None:
        """Adds the edits of a finding's fix, or says why they cannot be made: all of them or none."""
        assert one.fix is not None
        changes = narrowed(self.opened.manuscript.text, one.span, one.fix.text)
        if not changes:
            return SAME
        made: list[Edit] = []
        for span, words in changes:
            if (span, words) in self._made:
                continue
            found = self._edit(span, words, one.code)
            if isinstance(found, str):
                return found
            made.append(found)
        for edit in made:
            at = bisect.bisect(self._starts, edit.span[0])
            self._starts.insert(at, edit.span[0])
            self.edits.insert(at, edit)
            self._made.add((edit.span, edit.text))
        return None

    def _edit(self, span: Span, words: str, code: str) -> Edit | str:
        """The edit that puts `words` in the place of `span`, or why it cannot be made."""
        at = bisect.bisect(self._starts, span[0])
        for other in self.edits[max(0, at - 1) : at + 1]:
            if span[0] <= other.span[1] and other.span[0] <= span[1]:
                return f"cùng chỗ với cách sửa của {other.code}, hãy duyệt chỗ ấy rồi chạy lại"
        manuscript = self.opened.manuscript
        if manuscript.source.encoding != "unicode" and not words.isascii():
            return OLD_FONT
        made, holders = self._placed(span, words, code)
        if made is None:
            return APART if "\n" in manuscript.text[slice(*span)] else GENERATED
        return self._hindrance(made, holders) or made

    def _placed(self, span: Span, text: str, code: str) -> tuple[Edit | None, set[Element]]:
        """The edit with its place in the file, and what holds the words; None where the file does not hold them."""
        places = self.opened.map
        if span[0] < span[1]:
            every = [places.origin(at) for at in range(*span)]
            held = [origin for origin in every if origin is not None and origin.exact]
            if len(held) < len(every):
                return None, set()
            return Edit(span, text, code, held[0].to(held[-1])), {
                each for origin in held for each in (origin.first, origin.last)
            }
        before = places.origin(span[0] - 1) if span[0] else None
        if before is not None and before.exact:
            words = Origin(before.last, 0, before.last, before.end)
            return Edit(span, text, code, words, "after"), {before.last}
        after = places.origin(span[0])
        if after is not None and after.exact:
            words = Origin(after.first, after.start, after.first, size(after.first))
            return Edit(span, text, code, words, "before"), {after.first}
        return None, set()

    def _hindrance(self, edit: Edit, holders: set[Element]) -> str | None:
        """Why the words cannot be changed as text; None where they can.  Says which children hold them."""
        words = edit.words
        paragraph = above(words.first, _P)
        if paragraph is None or above(words.last, _P) is not paragraph:
            return APART
        edit.children = self._between(words, paragraph)
        for run in dict.fromkeys(each.getparent() for each in edit.children):
            for each in takewhile(lambda each: each is not paragraph, run.iterancestors()):
                if each.tag == _MOVED:
                    return MOVED
                if each.tag == _SIMPLE or (each.tag == _INS and run.getparent() is not each):
                    return HELD
                if each.tag == _CONTROL and is_locked(each):
                    return LOCKED
        for each in edit.children:
            if each.tag not in _TEXT or (each.tag == _T and each.text and each not in holders):  # or it is hidden
                return HELD
        return None

    def _between(self, words: Origin, paragraph: Element) -> list[Element]:
        """The children of runs from the first to the last word, without what is deleted."""
        if paragraph not in self._children:
            every = [each for run in runs_of(paragraph) for each in run if each.tag != _RPR]
            self._children[paragraph] = every, {each: n for n, each in enumerate(every)}
        every, at = self._children[paragraph]
        return every[at[words.first] : at[words.last] + 1]


def narrowed(text: str, span: Span, new: str) -> list[tuple[Span, str]]:
    """The words that a fix really changes, and into what: added or dropped marks by themselves, else whole words."""
    old, come = _TOKEN.findall(text[span[0] : span[1]]), _TOKEN.findall(new)
    if max(len(old), len(come)) > _MOST_TOKENS:
        return [trimmed(text, span, new)]
    hunks: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, come, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if hunks and not "".join(old[hunks[-1][1] : a]).strip():  # only a blank stands between: one change
            before = hunks.pop()
            a, c = before[0], before[2]
        hunks.append((a, b, c, d))
    ends = list(accumulate(map(len, old), initial=span[0]))
    return [trimmed(text, (ends[a], ends[b]), "".join(come[c:d])) for a, b, c, d in hunks]


def trimmed(text: str, span: Span, new: str) -> tuple[Span, str]:
    """A change of words, without the letters that stay where only marks are added or dropped."""
    old = text[span[0] : span[1]]
    head = alike(old, new)
    tail = alike(old[head:][::-1], new[head:][::-1])
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if (gone and come) or any(char.isalnum() for char in gone + come):
        return span, new
    return (span[0] + head, span[1] - tail), come


def alike(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_locked(control: Element) -> bool:
    looks = child(control, w("sdtPr"))
    return value(looks, w("lock")) in _LOCKED or child(looks, w("dataBinding")) is not None


def runs_of(paragraph: Element) -> list[Element]:
    """The runs of a paragraph itself: not those of text boxes in it, nor deleted ones."""
    found = []
    for run in paragraph.iter(_R):
        up = next(each for each in run.iterancestors() if each.tag in _OUTSIDE)
        if up is paragraph:
            found.append(run)
    return found


def above(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)
