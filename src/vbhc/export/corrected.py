"""A copy of a Word document with the certain fixes as tracked changes, which a person accepts or rejects in Word.

In: the bytes of the document and its findings.  Out: the bytes of the copy, which fixes are in it, which are left and
why.  Of a fix only the words that differ are changed.  What the file does not hold as plain text (automatic numbers,
fields, pictures among the words) is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import field
from datetime import datetime
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import Literal

from vbhc.export.word_file import WordFile, add_text, new, properties, stamped
from vbhc.export.word_runs import Pieces, size
from vbhc.intake.docx import Opened, open_docx
from vbhc.intake.docx_package import Element, child, value, w
from vbhc.intake.docx_trace import Origin
from vbhc.model import Finding, Span
from vbhc.records import dataclass

_P, _R, _T, _RPR, _INS, _DEL = w("p"), w("r"), w("t"), w("rPr"), w("ins"), w("del")
_TEXT = frozenset(w(n) for n in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym",
                                 "lastRenderedPageBreak"))  # fmt: skip
_FIELD = frozenset(w(n) for n in ("fldChar", "instrText"))
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
class Left:
    """A certain fix that is not in the copy, and why."""

    finding: Finding
    why: str


@dataclass(slots=True)
class Corrected:
    """The copy, the findings whose fix is in it, and those that are left."""

    data: bytes
    applied: list[Finding] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


@dataclass(slots=True)
class Edit:
    """`text` for the words `span` of the document, put instead of the `words` of the file, after or before them."""

    span: Span
    text: str
    code: str
    words: Origin
    where: Literal["instead", "after", "before"] = "instead"
    holders: set[Element] = field(default_factory=set)  # the children of runs that hold the words


def corrected(data: bytes, path: str, findings: Sequence[Finding], when: datetime) -> Corrected:
    """The copy; the author of the changes is "vbhc", their time `when`.  Where two fixes meet the first by place is in.

    Raises VbhcError as `open_docx` does, and "signed" where the document bears a digital signature.
    """
    opened = open_docx(data, path)
    copy = WordFile(data, opened)
    made = Corrected(data)
    edits: list[Edit] = []
    certain = [one for one in findings if one.fix and one.fix.certain]
    for one in sorted(certain, key=lambda one: one.span):
        why = plan(opened, one, edits)
        if why is None:
            made.applied.append(one)
        else:
            made.left.append(Left(one, why))
    if edits:
        pieces = Pieces(edit.words for edit in edits)
        number = copy.next_number()
        for edit in edits:
            number = write(edit, pieces, number, when)
            copy.change(pieces.first(edit.words))
        made.data = copy.save()
    return made


def plan(opened: Opened, one: Finding, edits: list[Edit]) -> str | None:
    """Adds the edits of a finding's fix to `edits`, or says why they cannot be made; all of them or none."""
    assert one.fix is not None
    changes = narrowed(opened.manuscript.text, one.span, one.fix.text)
    if not changes:
        return SAME
    made: list[Edit] = []
    for span, words in changes:
        if any((other.span, other.text) == (span, words) for other in edits):
            continue
        found = edit_of(opened, span, words, one.code, edits)
        if isinstance(found, str):
            return found
        made.append(found)
    edits += made
    return None


def edit_of(opened: Opened, span: Span, words: str, code: str, edits: list[Edit]) -> Edit | str:
    """The edit that puts `words` in the place of `span`, or why it cannot be made."""
    for other in edits:
        if span[0] <= other.span[1] and other.span[0] <= span[1]:
            return f"cùng chỗ với cách sửa của {other.code}, hãy duyệt chỗ ấy rồi chạy lại"
    if opened.manuscript.source.encoding != "unicode" and not words.isascii():
        return OLD_FONT
    made = placed(opened, span, words, code)
    if made is None:
        return APART if "\n" in opened.manuscript.text[slice(*span)] else GENERATED
    return hindrance(made) or made


def placed(opened: Opened, span: Span, text: str, code: str) -> Edit | None:
    """The edit with its place in the file; None where the file does not hold exactly these words."""
    if span[0] < span[1]:
        every = [opened.map.origin(at) for at in range(*span)]
        held = [origin for origin in every if origin is not None and origin.exact]
        if len(held) < len(every):
            return None
        holders = {each for origin in held for each in (origin.first, origin.last)}
        return Edit(span, text, code, held[0].to(held[-1]), holders=holders)
    before = opened.map.origin(span[0] - 1) if span[0] else None
    if before is not None and before.exact:
        return Edit(span, text, code, Origin(before.last, 0, before.last, before.end), "after", {before.last})
    after = opened.map.origin(span[0])
    if after is not None and after.exact:
        words = Origin(after.first, after.start, after.first, size(after.first))
        return Edit(span, text, code, words, "before", {after.first})
    return None


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


def hindrance(edit: Edit) -> str | None:
    """Why the words cannot be changed as text; None where they can."""
    words = edit.words
    paragraph = above(words.first, _P)
    if paragraph is None or above(words.last, _P) is not paragraph:
        return APART
    for run in {words.first.getparent(), words.last.getparent()}:
        for each in takewhile(lambda each: each is not paragraph, run.iterancestors()):
            if each.tag == _MOVED:
                return MOVED
            if each.tag == _SIMPLE or (each.tag == _INS and run.getparent() is not each):
                return HELD
            if each.tag == _CONTROL and is_locked(each):
                return LOCKED
    for each in between(words, paragraph):
        if each.tag not in _TEXT or (each.tag == _T and each.text and each not in edit.holders):  # or it is hidden
            return HELD
    return None


def is_locked(control: Element) -> bool:
    looks = child(control, w("sdtPr"))
    return value(looks, w("lock")) in _LOCKED or child(looks, w("dataBinding")) is not None


def between(words: Origin, paragraph: Element) -> list[Element]:
    """The children of runs from the first to the last word, without what is deleted."""
    children = [each for run in runs_of(paragraph) for each in run if each.tag != _RPR]
    first, last = (next(n for n, each in enumerate(children) if each is end) for end in (words.first, words.last))
    return children[first : last + 1]


def runs_of(paragraph: Element) -> list[Element]:
    """The runs of a paragraph itself: not those of text boxes in it, nor deleted ones."""
    gone = (_DEL, w("moveFrom"))
    return [
        run
        for run in paragraph.iter(_R)
        if above(run, _P) is paragraph and not any(above(run, tag) is not None for tag in gone)
    ]


def above(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def write(edit: Edit, pieces: Pieces, number: int, when: datetime) -> int:
    """Writes one edit into the tree; returns the next free number."""
    first, last = pieces.first(edit.words), pieces.last(edit.words)
    looks = properties(last if edit.where == "after" else first)
    at = last
    if edit.where == "instead":
        runs = runs_of(above(first, _P))
        for run in runs[runs.index(first) : runs.index(last) + 1]:
            at = deleted(run, stamped("del", number, when))
            number += 1
    if edit.text:
        change = stamped("ins", number, when)
        run = new(change, "r")
        if looks is not None:
            run.append(deepcopy(looks))
            for each in run[0].findall(w("rPrChange")):
                run[0].remove(each)
        add_text(run, edit.text)
        number = put(change, first if edit.where == "before" else at, edit.where == "before", number + 1)
    return number


def deleted(run: Element, change: Element) -> Element:
    """Puts a run into the w:del `change`, which takes its place."""
    run.addprevious(change)
    change.append(run)
    for text in run.iterchildren(_T):
        text.tag = w("delText")
    return change


def put(change: Element, at: Element, before: bool, number: int) -> int:
    """Puts an insertion before or after `at`; another's insertion is parted there, since the two do not nest."""
    outer = at.getparent()
    if outer.tag != _INS:
        (at.addprevious if before else at.addnext)(change)
        return number
    rest = [*([at] if before else []), *at.itersiblings()]
    outer.addnext(change)
    if rest:
        other = copied(outer, number)
        other.extend(rest)
        change.addnext(other)
        number += 1
    if not len(outer):
        outer.getparent().remove(outer)
    return number


def copied(insertion: Element, number: int) -> Element:
    """An empty insertion by the same author at the same time."""
    made = new(None, "ins")
    for name, text in insertion.attrib.items():
        made.set(name, text)
    made.set(w("id"), str(number))
    return made
