"""VB52x: the căn cứ of a document: one a line, each ending ";", the last "." or ",".

In: the lines between title and the enacting words, or the paragraph that opens with "Căn cứ".  What a căn cứ cites, and
how fully, is citation_form.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbhc.check.form_words import FormEntry, body_span, form, told
from vbhc.check.rule import Case, Hit, rule
from vbhc.model import Fix, Severity
from vbhc.patterns import either_on_line, everywhere
from vbhc.rules import Rules
from vbhc.text.doctypes import TypeEntry
from vbhc.text.lines import Line

LONG = 8000  # letters of the longest preamble
AROUND = " \t\u00a0*_#>"
MARKS = "-–—" + AROUND  # that may stand before the first word of a line
WIDE = 40  # letters of the end of a basis that a finding shows
NEXT = re.compile(r"\.\s+(?=[^\W\d_])")


def preamble(case: Case) -> list[Line]:
    """The first run of paragraphs that open with a word of căn cứ, from the first "Căn cứ" on."""
    words = case.rules.once(form).words
    body = body_span(case)
    if body is None:
        return []
    found: list[Line] = []
    first = min((at for at in (case.text.find(word, *body) for word in words.basis) if at >= 0), default=body[1])
    stop = min(body[1], first + LONG)
    first = min((opening_line(case.text, word, first, stop) for word in words.basis), default=stop)
    for line in each_line(case.text, max(body[0], first), stop):
        text = line.text.lstrip("-–— ")
        if text.startswith(tuple(words.bases)) and (found or text.startswith(tuple(words.basis))):
            found.append(line)
        elif found and not text[:1].islower():
            break
        elif found:  # hard-wrapped: the line goes on
            found[-1] = Line(found[-1].start, line.end, case.text[found[-1].start : line.end])
    return found


def opening_line(text: str, word: str, at: int, stop: int) -> int:
    """The beginning of the first line from `at` on that opens with a word; `stop` where none does before it."""
    while (at := text.find(word, at, stop)) >= 0:
        start = text.rfind("\n", 0, at) + 1
        if not text[start:at].strip(MARKS):
            return start
        at += 1
    return stop


def each_line(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of text[start:end] that hold anything, one at a time: few of them are căn cứ."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        held = text[start:stop].lstrip(AROUND)
        if held:
            line = held.rstrip(AROUND[:-2])  # a line may end with # or >
            yield Line(stop - len(held), stop - len(held) + len(line), line)
        start = stop + 1


@rule("VB520", "basis-punctuation", "warning", regimes={"state", "normative"})
def basis_punctuation(case: Case) -> Iterator[Hit]:
    """Căn cứ không kết thúc bằng dấu chấm phẩy, căn cứ cuối không kết thúc bằng dấu chấm hoặc dấu phẩy.

    Vì sao: sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a
    Sai: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 (không có dấu)
    Đúng: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    """
    found = case.once(preamble)
    if len(found) < 2:
        return
    for line in found[:-1]:
        if not line.text.endswith(";"):
            right = line.text.rstrip(" .,:;") + ";"
            shown = max(0, len(line.text) - WIDE)
            shown = line.text.rfind(" ", 0, shown) + 1 if shown else 0
            span = (line.start + shown, line.end)
            message = "Căn cứ này phải kết thúc bằng dấu chấm phẩy."
            severity: Severity | None = None if case.document.header.regime else "info"  # it may be no State paper
            yield told(case, span, message, Fix(right[shown:], True), severity)
    last = found[-1]
    if last.text[-1:].isalnum() or last.text.endswith(")"):
        shown = last.text.rfind(" ", 0, max(0, len(last.text) - WIDE)) + 1
        span = (last.start + shown, last.end)
        message = "Căn cứ cuối cùng phải kết thúc bằng dấu chấm (hoặc dấu phẩy trước lời ban hành)."
        yield told(case, span, message, Fix(last.text[shown:] + "."), severity="info")


@rule("VB521", "basis-cut-off", "warning", regimes={"state"})
def basis_cut_off(case: Case) -> Iterator[Hit]:
    """Dấu chấm tách phần “Căn cứ …” khỏi mệnh đề chính của câu.

    Vì sao: “Căn cứ …” không phải một câu; nó phải nối với mệnh đề chính bằng dấu phẩy.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a; Phụ lục II, Mục I
    Sai: Căn cứ hồ sơ báo cáo. Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:
    Đúng: Căn cứ hồ sơ báo cáo, Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:
    """
    words = case.rules.once(form).words
    for word in words.basis:
        for at in everywhere(case.text, f"\n{word} "):
            stop = case.text.find("\n", at + 1)
            line = case.text[at + 1 : stop if stop >= 0 else len(case.text)]
            cut = NEXT.search(line)
            if cut and cut_off(line, cut, words):
                span = (at + 1 + line.rfind(" ", 0, max(0, cut.start() - WIDE)) + 1, at + 1 + len(line.rstrip()))
                printed = case.text[span[0] : span[1]]
                where = at + 1 + cut.start() - span[0]
                right = f"{printed[:where]},{printed[where + 1 :]}"
                yield told(case, span, f"Phần “{word} …” phải nối với mệnh đề chính bằng dấu phẩy: {right}", Fix(right))


def cut_off(line: str, cut: re.Match[str], words: FormEntry) -> bool:
    """Whether all before the cut is the căn cứ alone, and the one sentence after it announces what follows."""
    first, second = line[: cut.start()], line[cut.end() :].rstrip()
    clauses = [part.strip() for part in first.split(",")[1:]]
    alone = all(part[:1].islower() for part in clauses) and ";" not in first
    return alone and second.endswith(tuple(words.declares)) and NEXT.search(second) is None


@rule("VB522", "two-bases-on-a-line", "info", regimes={"state", "normative"})
def two_bases_on_a_line(case: Case) -> Iterator[Hit]:
    """Hai căn cứ viết trên một dòng.

    Vì sao: sau mỗi căn cứ phải xuống dòng; luật sửa đổi viết liền sau luật được sửa là cách viết còn thường
    gặp, nên đây là lời nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a
    Sai: Căn cứ Luật A ngày 19/6/2015; Luật sửa đổi, bổ sung …;
    Đúng: Căn cứ Luật A ngày 19/6/2015; (xuống dòng) Căn cứ Luật sửa đổi, bổ sung …;
    """
    second = case.rules.once(after_semicolon)
    for line in case.once(preamble):
        word = next((w for w in case.rules.once(form).words.basis if line.text.startswith(w)), None)
        match = second.search(line.text) if word else None
        if match:
            span = (line.start + match.start(1), line.start + min(len(line.text), match.end(1) + WIDE))
            yield told(case, span, f"Mỗi căn cứ ghi trên một dòng: xuống dòng, ghi “{word} {match[1]} …”.")


def after_semicolon(rules: Rules) -> re.Pattern[str]:
    """A type of document right after a semicolon inside a line."""
    names = either_on_line(entry.name for entry in rules.table("types", TypeEntry))
    basis = either_on_line(rules.once(form).words.basis)
    return re.compile(rf";[ \t]*(?:{basis}[ \t]+)?({names})\b")
