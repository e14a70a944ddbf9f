"""Writes a sample as docx, as offices make them: letterhead in tables, numbering by Word, notes, tracked changes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from sample import Line, Row, Sample

W = nsdecls("w")
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LEVELS = {
    "article": [("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")],
    "roman": [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")],
    "arabic": [("decimal", "%1."), ("lowerLetter", "%2)")],
}
MARKER = re.compile(r"(Điều \d+\.|[IVX]+\.|\d+\.|[a-z]\)|-) ")
OUTLINE, BULLETS = 71, 72  # ids that the template does not use


def write(sample: Sample, path: Path) -> None:
    made = Writer(sample)
    for part in sample.layout():
        made.row(part) if isinstance(part, Row) else made.line(part)
    made.finish(path)


class Writer:
    def __init__(self, sample: Sample) -> None:
        self.auto = sample.auto
        self.doc: Any = Document()
        self.doc.styles["Normal"].font.name = "Times New Roman"
        self.doc.styles["Normal"].font.size = Pt(13)
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        self.notes: list[str] = []
        self.changes = 0
        body = sample.body
        self.kind = "article" if "Điều 1." in body else "roman" if re.search(r"^I\. ", body, re.M) else "arabic"
        self.counters = [0, 0, 0]
        if self.auto:
            self.number()

    def number(self) -> None:
        """Adds the numbering of the outline and of dashes."""
        numbering = self.doc.part.numbering_part.element
        dash = [("bullet", "-")]
        for name, levels in ((BULLETS, dash), (OUTLINE, LEVELS[self.kind])):
            inner = "".join(
                f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
                for n, (form, text) in enumerate(levels)
            )
            inner = f'<w:multiLevelType w:val="multilevel"/>{inner}'
            numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{name}">{inner}</w:abstractNum>'))
            numbering.append(parse_xml(f'<w:num {W} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))

    def row(self, row: Row) -> None:
        if row.new_page:
            self.doc.add_page_break()
        table = self.doc.add_table(rows=1, cols=2)
        table.autofit = False
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {W}/>"))
        closes = row.left[0].startswith("Nơi nhận") or not row.right
        for column, width in zip(table.columns, (8.5, 7.5) if closes else (6.2, 9.8), strict=True):
            column.width = column.cells[0].width = Cm(width)
        for cell, texts in zip(table.rows[0].cells, (row.left, row.right), strict=True):
            for number, text in enumerate(texts):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                listed = text.startswith(("- ", "Nơi nhận"))
                if not listed:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                run = paragraph.add_run(text)
                run.bold = text.isupper()
                run.font.size = Pt(11) if listed else Pt(12)

    def line(self, line: Line) -> None:
        paragraph = self.doc.add_paragraph()
        if line.look in ("title", "subject"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(6)
        pieces = line.pieces()
        marker = MARKER.match(line.text) if self.auto and line.look not in ("title", "subject") else None
        if marker:
            self.mark(paragraph, marker[1])
            pieces[0].text = pieces[0].text[marker.end() :]
        for piece in pieces:
            if piece.kind == "text":
                paragraph.add_run(piece.text).bold = line.look != "body"
            elif piece.kind == "fn":
                self.notes.append(piece.text)
                run = paragraph.add_run()
                run.font.superscript = True
                run._r.append(parse_xml(f'<w:footnoteReference {W} w:id="{len(self.notes)}"/>'))
            else:
                self.changes += 1
                text = "delText" if piece.kind == "del" else "t"
                change = f'w:id="{self.changes}" w:author="Chuyên viên" w:date="2024-09-01T08:00:00Z"'
                inner = f'<w:r><w:{text} xml:space="preserve">{piece.text}</w:{text}></w:r>'
                paragraph._p.append(parse_xml(f"<w:{piece.kind} {W} {change}>{inner}</w:{piece.kind}>"))

    def mark(self, paragraph: Any, marker: str) -> None:
        """Lets Word print the marker; it must be the one that the source has."""
        numbering, level = (BULLETS, 0) if marker == "-" else (OUTLINE, self.level(marker))
        properties = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(properties))
        if marker == "-":
            return
        self.counters[level] += 1
        self.counters[level + 1 :] = [0] * (2 - level)
        form, text = LEVELS[self.kind][level]
        number = self.counters[level]
        shown = {"decimal": str(number), "upperRoman": ["", "I", "II", "III", "IV", "V"][min(number, 5)]}
        printed = text.replace(f"%{level + 1}", shown.get(form, chr(ord("a") + number - 1)))
        if printed != marker:
            raise ValueError(f"the source has {marker!r}, Word would print {printed!r}")

    def level(self, marker: str) -> int:
        order = {"article": ["Đ", "1", "a"], "roman": ["I", "1", "a"], "arabic": ["1", "a"]}[self.kind]
        kind = marker[0] if marker[0] == "Đ" else "1" if marker[0].isdigit() else "I" if marker.isupper() else "a"
        return order.index(kind)

    def finish(self, path: Path) -> None:
        if self.notes:
            self.add_notes()
        raw = io.BytesIO()
        self.doc.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():  # one fixed time, so that the same source gives the same file
                new.writestr(
                    zipfile.ZipInfo(info.filename, (2024, 1, 1, 0, 0, 0)), old.read(info), zipfile.ZIP_DEFLATED
                )

    def add_notes(self) -> None:
        rule = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
        inner = rule.format("separator", -1, "separator")
        inner += rule.format("continuationSeparator", 0, "continuationSeparator")
        for number, text in enumerate(self.notes, 1):
            inner += (
                f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
            )
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {W}>{inner}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, xml.encode(), self.doc.part.package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
