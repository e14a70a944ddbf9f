"""A PDF → Manuscript: its words from their boxes, read as a person reads the page.

In: the bytes.  Out: paragraphs, cells of tables and footnotes in reading order; page numbers and running heads apart.
Pages without text (scans) are recognised by pdf_scans; their words are laid out as those of any other page.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vbhc.intake.building import Builder, no_text
from vbhc.intake.limits import MAX_PAGES, too_large
from vbhc.intake.pdf_layout import Column, carry_over, carry_row
from vbhc.intake.pdf_lines import Line
from vbhc.intake.pdf_page import PageRead, columns_of, read_page
from vbhc.intake.pdf_paragraphs import Paragraph, leaves, paragraphs
from vbhc.intake.pdf_running import Note, body_size, furniture, lift_marks, take_notes, take_running
from vbhc.intake.plain import flagged
from vbhc.intake.reading import AUTO, OcrMode, Reading
from vbhc.model import Block, Manuscript, OcrWord, Span, VbhcError
from vbhc.rules import Rules, default_rules
from vbhc.text.clean import clean
from vbhc.text.legacy import syllables

_ENOUGH = 15  # words with letters beyond ASCII
MAX_SECONDS = 300  # for one file, looked at after each page


def read_pdf(data: bytes, path: str, reading: Reading = AUTO) -> Manuscript:
    """The Manuscript of a PDF.

    Raises VbhcError: "encrypted", "damaged", "too-large", "too-slow", "empty", "scan" (no text layer, and recognising
    is not wanted or fails), "tool-missing".
    """
    document = open_pdf(data, path)
    try:
        return _read(document, data, path, default_rules(), reading)
    finally:
        document.close()


def open_pdf(data: bytes, path: str) -> Any:
    """The open document.  Raises VbhcError where it is encrypted, damaged, without pages or too long."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        # PDFium keeps the error of an earlier file where this one sets none: the key must be there too.
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        if locked and b"/Encrypt" in data:
            raise VbhcError("encrypted", f"{path}: tệp PDF đặt mật khẩu; hãy gỡ mật khẩu rồi đọc lại.") from None
        raise VbhcError("damaged", f"{path}: tệp PDF hỏng hoặc bị cắt ngang; hãy lấy lại bản đầy đủ.") from None
    pages = len(document)
    if not pages or pages > MAX_PAGES:
        document.close()
        if pages:
            raise too_large(path, f"tệp PDF có {pages} trang, quá {MAX_PAGES} trang")
        raise VbhcError("damaged", f"{path}: tệp PDF không có trang nào; hãy lấy lại bản đầy đủ.")
    return document


def _read(document: Any, data: bytes, path: str, rules: Rules, reading: Reading) -> Manuscript:
    build = Builder(path, "pdf", data)
    started = time.monotonic()
    reads: list[PageRead] = []
    for number in range(1, len(document) + 1):
        if time.monotonic() - started > MAX_SECONDS:
            raise VbhcError("too-slow", f"{path}: đọc quá {MAX_SECONDS} giây mà chưa xong; hãy tách nhỏ tệp PDF.")
        reads.append(read_page(document.raw, number, rules))
    stamp = None
    if reading.ocr != "never" and reads[0].pictured and reads[0].arrival is None:
        from vbhc.intake.ocr_arrival import stamp_of

        if stamp := stamp_of(document, rules):
            reads[0].covered.append(stamp.box)
    if wanted := pages_to_recognise(reads, reading.ocr):
        from vbhc.intake.pdf_scans import recognise_pages

        recognise_pages(document, reads, wanted, build, path, reading, rules)
    judge(reads, build, path)
    manuscript = finish(reads, build, rules)
    if stamp is not None and manuscript.arrival is None:
        manuscript.arrival, manuscript.arrival_read = stamp.arrival, stamp.sure
    return manuscript


def pages_to_recognise(reads: Sequence[PageRead], mode: OcrMode) -> list[int]:
    """The indices of the pages to recognise: scans, and scans under whose picture lies a layer of junk."""
    if mode == "never":
        return []
    if mode == "always":
        return [n for n, read in enumerate(reads) if read.state != "damaged"]
    return [n for n, read in enumerate(reads) if read.state == "scan" or (read.state == "ocr" and _garbled(read))]


def finish(reads: Sequence[PageRead], build: Builder, rules: Rules) -> Manuscript:
    """The Manuscript of pages that are read."""
    for text in [
        *(t for read in reads for t in read.asides),
        *take_running([r.page for r in reads], rules.once(furniture)),
    ]:
        build.aside(text)
    emission = Emission(build)
    stamps = emission.emit(reads)
    arrivals = [read.arrival for read in reads if read.arrival]
    origins = {read.state for read in reads} - {"blank", "damaged", "scan"}
    origin: Literal["text", "ocr", "mixed"] = "text" if origins == {"text"} else "mixed" if "text" in origins else "ocr"
    manuscript = build.manuscript(pages=len(reads), text_origin=origin)
    manuscript.stamps = stamps
    manuscript.recognised = emission.recognised
    manuscript.arrival = arrivals[0] if arrivals else None
    if origin == "ocr":
        return manuscript
    manuscript.source.encoding, legacy = flagged(manuscript.text)
    if legacy:  # says more than that the letters look wrong
        manuscript.warnings = [w for w in manuscript.warnings if w.code != "garbled-font"] + legacy
    return manuscript


def judge(reads: Sequence[PageRead], build: Builder, path: str) -> None:
    """Warns of pages that could not be read as text.

    Raises VbhcError where no page could be: "scan", "damaged" or "empty".
    """
    by_state = {
        state: [r.page.number for r in reads if r.state == state]
        for state in ("text", "scan", "ocr", "read", "damaged")
    }
    if not by_state["text"] and not by_state["ocr"] and not by_state["read"]:
        if by_state["scan"]:
            count = len(by_state["scan"])
            raise VbhcError(
                "scan",
                f"{path}: bản quét {count} trang, không có lớp chữ; hãy đọc lại với --ocr auto để nhận dạng chữ.",
            )
        if by_state["damaged"]:
            raise VbhcError("damaged", f"{path}: tệp PDF hỏng, không mở được trang nào; hãy lấy lại bản đầy đủ.")
        raise no_text(path)
    if by_state["scan"]:
        build.warn("scan-pages", f"Trang {_listed(by_state['scan'])} là ảnh quét, chưa đọc (không nhận dạng chữ).")
    if by_state["damaged"]:
        build.warn("damaged-pages", f"Trang {_listed(by_state['damaged'])} hỏng, không đọc được.")
    if by_state["ocr"]:
        build.warn(
            "ocr-layer", f"Chữ ở trang {_listed(by_state['ocr'])} là lớp nhận dạng có sẵn dưới ảnh quét; có thể sai."
        )
    if cut := [r.page.number for r in reads if r.cut]:
        build.warn("page-cut", f"Trang {_listed(cut)} quá dài, chỉ đọc phần đầu.")
    bad = [r.page.number for r in reads if _garbled(r)]
    if bad:
        build.warn(
            "garbled-font", f"Phông chữ ở trang {_listed(bad)} không cho biết đúng mã chữ; chữ đọc được có thể sai."
        )


def _garbled(read: PageRead) -> bool:
    """Whether a page's letters are not what they look like: glyphs without a code, or words that no Vietnamese has."""
    if read.unmapped > 0.02 * read.letters:
        return True
    good, total = syllables(read.sample)
    if total >= _ENOUGH:
        return good < 0.6 * total
    letters = sum(map(str.isalnum, read.sample))
    return len(read.sample) > 200 and letters < 0.5 * len(read.sample)


def _listed(numbers: Sequence[int]) -> str:
    """Numbers with runs joined: 1, 3-5."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


class Emission:
    """Lays out the pages and adds their paragraphs, and at the foot of each page its notes, as they are printed."""

    def __init__(self, build: Builder) -> None:
        self.build = build
        self.stamps: list[Span] = []
        self.recognised: list[OcrWord] = []
        self._notes: list[tuple[int, Note]] = []  # page, note

    def emit(self, reads: Sequence[PageRead]) -> list[Span]:
        """Adds all text of the pages; gives the spans that annotations drew."""
        found = paragraphs(leaves(self._laid(reads), {r.page.number: r.page.width for r in reads}))
        waiting = iter([*self._notes, None])
        note = next(waiting)
        for n, paragraph in enumerate(found):
            self._add(paragraph)
            # A paragraph that runs over the page is not cut: the notes stand behind it.
            page = found[n + 1].page if n + 1 < len(found) else None
            while note is not None and (page is None or note[0] < page):
                self._note(note[1])
                note = next(waiting)
        return self.stamps

    def _laid(self, reads: Sequence[PageRead]) -> list[tuple[int, list[Column]]]:
        size = body_size([read.page for read in reads])
        laid: list[tuple[int, list[Column]]] = []
        tables = 0
        for read in reads:
            notes = take_notes(read.page, size)
            self._notes.extend((read.page.number, note) for note in notes)
            columns = columns_of(read, not laid, tables)
            tables += len(read.tables)
            lines = [line for column in columns for line in column.lines]
            lift_marks(lines, {note.mark for note in notes})
            if laid:
                carry_over(laid[-1][1], columns)
                carry_row(laid[-1][1], columns)
            laid.append((read.page.number, columns))
        return laid

    def _add(self, paragraph: Paragraph) -> None:
        text = clean(paragraph.text)
        block = self.build.add(text, paragraph.kind, page=paragraph.page, line=paragraph.line, cell=paragraph.cell)
        if block is None:
            return
        self.stamps.extend(span for span in self._spans(block, paragraph, text, paragraph.stamps) if span)
        read = paragraph.recognised
        for word, span in zip(read, self._spans(block, paragraph, text, [(w.start, w.end) for w in read]), strict=True):
            if span:
                self.recognised.append(OcrWord(*span, word.confidence, word.raw, word.candidates))

    def _spans(self, block: Block, paragraph: Paragraph, text: str, wanted: list[Span]) -> list[Span | None]:
        """Spans of a paragraph in the whole text; found again by their words where cleaning changed the length."""
        shift = len(text) - len(text.lstrip())
        found: list[Span | None] = []
        at = 0
        for start, end in wanted:
            words = clean(paragraph.text[start:end]).strip()
            at = start if text[start:end] == words else text.find(words, at)
            place = block.start + at - shift
            found.append((place, place + len(words)) if words and at >= 0 else None)
            at = max(at, 0)
        return found

    def _note(self, note: Note) -> None:
        lines = [Line(note.lines[0].words[1:], note.lines[0].page), *note.lines[1:]]
        joined = paragraphs(leaves([(lines[0].page, [Column(lines)])]))
        first = joined[0]
        text = " ".join([note.mark, *(p.text for p in joined)])
        self.build.add(text, "footnote", page=first.page, line=note.lines[0].number)
