"""A copy of a Word document with a comment at each finding.

In: the bytes of the document and its findings.  Out: the bytes of the copy.  Comments that the document has stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from vbhc.export.rule import SEVERITIES
from vbhc.export.screen import clean
from vbhc.export.word_anchor import Anchor, Anchors
from vbhc.export.word_file import AUTHOR, WordFile, add_text, new, numbered, stamped
from vbhc.export.word_runs import Pieces
from vbhc.intake.docx import open_docx
from vbhc.intake.docx_package import Element, w
from vbhc.model import Finding

_P, _PPR = w("p"), w("pPr")
_REFERENCE = "CommentReference"
_SIZE = "20"  # half points
_QUOTED = 200  # letters


def commented(data: bytes, path: str, findings: Sequence[Finding], when: datetime) -> bytes:
    """The copy; the author of the comments is "vbhc", their time `when`.

    Raises VbhcError as `open_docx` does, and "signed" where the document bears a digital signature.
    """
    opened = open_docx(data, path)
    copy = WordFile(data, opened)
    if not findings:
        return data
    comments = copy.comments()
    number = 1 + max((numbered(each) for each in taken(comments, copy)), default=-1)
    style = copy.has_style(_REFERENCE)
    places = Anchors(opened)
    anchors = [places.of(one.span) for one in findings]
    pieces = Pieces(each.range for each in anchors if each.range is not None)
    for n, (one, where) in enumerate(zip(findings, anchors, strict=True), number):
        comments.append(comment(one, n, when, where.exact))
        begin(where, pieces, n)
    for n, where in reversed(list(enumerate(anchors, number))):  # each goes right behind its words, before the others
        end(where, pieces, n, style)
    for where in anchors:
        held = where.range.first if where.range is not None else where.paragraph
        if held is not None:
            copy.change(held)
    return copy.save()


def taken(comments: Element, copy: WordFile) -> list[Element]:
    """All that has the number of a comment."""
    marks = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
    return [*comments, *copy.package.main.iter(*marks)]


def begin(where: Anchor, pieces: Pieces, number: int) -> None:
    """Puts the mark at which a comment's range begins."""
    mark = new(None, "commentRangeStart", id=str(number))
    if where.range is not None:
        pieces.first(where.range).addprevious(mark)
    elif where.paragraph is not None:
        looks = next(where.paragraph.iterchildren(_PPR), None)
        if looks is None:
            where.paragraph.insert(0, mark)
        else:
            looks.addnext(mark)


def end(where: Anchor, pieces: Pieces, number: int, style: bool) -> None:
    """Puts the mark at which a comment's range ends, and the run that refers to the comment.

    That run stands outside of links, insertions and content controls: it is not part of what they hold.
    """
    mark = new(None, "commentRangeEnd", id=str(number))
    run = new(None, "r")
    if style:
        new(new(run, "rPr"), "rStyle", val=_REFERENCE)
    new(run, "commentReference", id=str(number))
    if where.range is not None:
        last = pieces.last(where.range)
        last.addnext(mark)
        outer = mark
        while outer.getparent().tag != _P and outer.getparent().getparent() is not None:
            outer = outer.getparent()
        outer.addnext(run)
    elif where.paragraph is not None:
        where.paragraph.append(mark)
        where.paragraph.append(run)


def comment(one: Finding, number: int, when: datetime, exact: bool) -> Element:
    """What a comment says: code, name, message, what is right, related places, legal basis."""
    made = stamped("comment", number, when)
    made.set(w("initials"), AUTHOR)
    add_paragraph(made, one.message, f"{one.code} {one.name} ({SEVERITIES[one.severity]}): ", reference=True)
    if not exact and one.text.strip():
        quoted = clean(one.text)
        add_paragraph(made, f"“{quoted if len(quoted) <= _QUOTED else quoted[: _QUOTED - 1] + '…'}”", "Chỗ có lỗi: ")
    if one.fix:
        add_paragraph(made, one.fix.text, "Sửa thành: " if one.fix.certain else "Có lẽ là: ")
    for item in one.related:
        add_paragraph(made, clean(f"{item.path or ''} {item.text}").strip(), "Liên quan: ")
    if one.basis:
        add_paragraph(made, " ".join(one.basis.split()), "Căn cứ: ")
    return made


def add_paragraph(comment: Element, text: str, label: str, reference: bool = False) -> None:
    """Adds a paragraph to a comment, plain whatever the document's usual paragraph looks like."""
    paragraph = new(comment, "p")
    looks = new(paragraph, "pPr")
    new(looks, "spacing", before="0", after="0", line="240", lineRule="auto")
    new(looks, "ind", left="0", right="0", firstLine="0")
    new(looks, "jc", val="left")
    if reference:
        new(new(paragraph, "r"), "annotationRef")
    for words, bold in ((label, True), (text, False)):
        run = new(paragraph, "r")
        shape = new(run, "rPr")
        if bold:
            new(shape, "b")
        new(shape, "sz", val=_SIZE)
        add_text(run, words)
