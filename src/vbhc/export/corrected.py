"""A copy of a Word document with the certain fixes as tracked changes, which a person accepts or rejects in Word.

In: the bytes of the document and its findings.  Out: the bytes of the copy, which fixes are in it, which are left and
why.  Of a fix only the words that differ are changed.  What the file does not hold as plain text (automatic numbers,
fields, pictures among the words) is left to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import field
from datetime import datetime

from vbhc.export.word_edits import Edit, Plan
from vbhc.export.word_file import WordFile, add_text, new, properties, stamped
from vbhc.export.word_runs import Pieces
from vbhc.intake.docx import open_docx
from vbhc.intake.docx_package import Element, w
from vbhc.model import Finding
from vbhc.records import dataclass

_T, _INS = w("t"), w("ins")


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


def corrected(data: bytes, path: str, findings: Sequence[Finding], when: datetime) -> Corrected:
    """The copy; the author of the changes is "vbhc", their time `when`.  Where two fixes meet the first by place is in.

    Raises VbhcError as `open_docx` does, and "signed" where the document bears a digital signature.
    """
    opened = open_docx(data, path)
    copy, plan, made = WordFile(data, opened), Plan(opened), Corrected(data)
    certain = [one for one in findings if one.fix and one.fix.certain]
    for one in sorted(certain, key=lambda one: one.span):
        why = plan.add(one)
        if why is None:
            made.applied.append(one)
        else:
            made.left.append(Left(one, why))
    if plan.edits:
        pieces = Pieces(edit.words for edit in plan.edits)
        number = copy.next_number()
        for edit in plan.edits:
            number = write(edit, pieces, number, when)
            copy.change(pieces.first(edit.words))
        made.data = copy.save()
    return made


def write(edit: Edit, pieces: Pieces, number: int, when: datetime) -> int:
    """Writes one edit into the tree; returns the next free number."""
    first, last = pieces.first(edit.words), pieces.last(edit.words)
    looks = properties(last if edit.where == "after" else first)
    at = last
    if edit.where == "instead":
        for run in pieces.between(edit.words, edit.children):
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
