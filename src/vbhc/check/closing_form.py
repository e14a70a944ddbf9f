"""VB51x: the end of the document: end mark, authority of the signer, Nơi nhận and its last line.

In: the closing zone, recipients and signatures with their evidence.  The head is document_form.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vbhc.check.form_words import FormEntry, body_span, cell_at, form, last_columns, told
from vbhc.check.rule import Case, Hit, rule
from vbhc.model import Fix, Section, Severity, Span
from vbhc.parse.closing_words import ClosingEntry
from vbhc.patterns import everywhere
from vbhc.text.lines import Line, lines
from vbhc.text.symbols import read_code

END = re.compile(r"\.(?<![.…/].)[ \t]*/[ \t]*\.(?![ \t]*[.…/])")  # "..../...." is a blank of a form
DASHES = "-–— \t"
EDGES = " \t\u00a0*_#>\n"  # of a line, beside what it holds
WORDS = 30  # letters before a mark that a finding shows
COPIES = re.compile(r"\s*\(.*")
TYPIST = re.compile(r"(?<=,)([^,;]*);\s*([A-ZĐ]\d{1,3}\.)$")  # "VT, PTM; H12.": typist, copies


@rule("VB510", "authority-of-other-regime", "error", needs={"header"})
def authority_of_other_regime(case: Case) -> Iterator[Hit]:
    """Quyền hạn của người ký viết theo thể thức của hệ thống khác.

    Vì sao: văn bản hành chính nhà nước ghi TM., KT., TL.; văn bản của Đảng ghi T/M, K/T, T/L.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm b; đối với Đảng: HD 36-HD/VPTW,
    khoản 1, điểm 1.7.1
    Sai: T/M ỦY BAN NHÂN DÂN
    Đúng: TM. ỦY BAN NHÂN DÂN
    """
    party = case.document.header.regime == "party"
    for line in case.once(authority_lines):
        for entry in case.rules.once(form).words.authorities:
            wrong, right = (entry.state, entry.party) if party else (entry.party, entry.state)
            if not line.text.startswith(wrong) or right == wrong:
                continue
            span = (line.start, line.start + len(wrong))
            whole = right + line.text[len(wrong) :]
            message = f"Văn bản {'của Đảng' if party else 'này'} ghi “{right}”, không ghi “{wrong}”: “{whole}”."
            yield Hit(span, message, Fix(right, True)) if party else told(case, span, message, Fix(right, True))


@rule("VB511", "authority-without-stop", "warning", regimes={"state", "normative", "organisation"}, needs={"header"})
def authority_without_stop(case: Case) -> Iterator[Hit]:
    """Chữ viết tắt quyền hạn của người ký thiếu dấu chấm.

    Vì sao: các chữ viết tắt quyền hạn là “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”, có dấu chấm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm b
    Sai: KT GIÁM ĐỐC
    Đúng: KT. GIÁM ĐỐC
    """
    for line in case.once(authority_lines):
        for entry in case.rules.once(form).words.authorities:
            bare = entry.state.rstrip(".")
            if line.text.startswith(bare + " "):
                right = entry.state + line.text[len(bare) :]
                yield told(case, (line.start, line.end), f"Thiếu dấu chấm sau {bare}: {right}.", Fix(right, True))


@rule("VB519", "deputy-signs-as-head", "error", needs={"header"})
def deputy_signs_as_head(case: Case) -> Iterator[Hit]:
    """Dưới “KT.” (ký thay) lại ghi chức vụ của người đứng đầu.

    Vì sao: ký thay là cấp phó ký; sau KT. ghi chức vụ người đứng đầu, dòng dưới ghi chức vụ của người ký.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm b
    Sai: KT. CHỦ TỊCH (dòng dưới: CHỦ TỊCH)
    Đúng: KT. CHỦ TỊCH (dòng dưới: PHÓ CHỦ TỊCH)
    """
    words, deputy = case.rules.once(form).words, case.rules.mapping("closing", ClosingEntry).deputy
    for above, line in pairwise(case.once(authority_lines)):
        head = next((above.text[len(mark) :].strip() for mark in words.for_head if above.text.startswith(mark)), None)
        if head and line.text.strip() == head:
            right = f"{deputy} {head}"
            yield told(case, (line.start, line.end), f"Ký thay (KT.) là cấp phó ký: “{right}”.", Fix(right))


def authority_lines(case: Case) -> list[Line]:
    """The lines of the signatures, without what stands beside them (use `case.once(authority_lines)`)."""
    found = case.document.header.evidence.get("signatures")
    return last_columns(case.text, *found.span) if found and found.span else []


@rule("VB512", "recipients-missing", "warning", regimes={"state"}, needs={"header"})
def recipients_missing(case: Case) -> Iterator[Hit]:
    """Văn bản không có “Nơi nhận”.

    Vì sao: nơi nhận là thành phần thể thức của mọi văn bản hành chính: gửi để thực hiện, để biết, để lưu. Văn bản của
    cơ quan trung ương đăng Công báo, công bố trên mạng thường đã bỏ nơi nhận, nên ở đó chỉ là lưu ý.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9, điểm a
    Sai: TM. ỦY BAN NHÂN DÂN … (không có Nơi nhận)
    Đúng: Nơi nhận: - Như trên; - Lưu: VT, VX.
    """
    header = case.document.header
    words = case.rules.once(form).words
    signed = header.evidence.get("signatures")
    if header.recipients or not header.code or signed is None or not signed.span or header.type is None:
        return
    if header.type.code not in words.without_recipients:
        first = case.once(authority_lines)[0]
        published = header.issuer is not None and header.issuer.level == "central"
        severity: Severity | None = "info" if published else None
        yield told(case, (first.start, first.end), "Văn bản không có Nơi nhận.", severity=severity)


@rule("VB513", "archive-line", "warning", regimes={"state", "normative", "organisation"}, needs={"header"})
def archive_line(case: Case) -> Iterator[Hit]:
    """Dòng “Lưu” ở cuối Nơi nhận viết sai thể thức.

    Vì sao: dòng cuối của Nơi nhận gồm chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, chữ viết tắt tên đơn vị soạn thảo, số
    lượng bản lưu (nếu cần) và dấu chấm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9, điểm d
    Sai: - Lưu: VT; KHTC
    Đúng: - Lưu: VT, KHTC.
    """
    words = case.rules.once(form).words
    line = last_recipient(case)
    if line is not None and line.text.lstrip(DASHES).startswith(words.archive):
        yield from archive(case, line, words)
    elif line is not None and not any(words.archive in line for line in case.document.header.recipients):
        yield from without_archive(case, line, words)
    if case.document.header.regime == "normative":
        return  # what they annex are forms, with dots to be filled in
    for other in archives_of_others(case, words, line.start if line else -1):
        yield from archive(case, other, words, "info")


def without_archive(case: Case, last: Line, words: FormEntry) -> Iterator[Hit]:
    """That Nơi nhận ends without a line "Lưu", where no later line of the closing is one."""
    start = case.document.header.evidence["recipients"].span
    header = case.document.header
    if start is None or words.archive.lower() in case.text[start[0] :].lower() or not (header.code or header.symbol):
        return
    right = f"- {words.archive}: {words.office}, <đơn vị soạn thảo>."
    yield told(case, (last.start, last.end), f"Nơi nhận không có dòng lưu: {right}", severity="warning")


def archive(case: Case, line: Line, words: FormEntry, severity: Severity | None = None) -> Iterator[Hit]:
    """What is wrong with a line "Lưu"."""
    rest = line.text.lstrip(DASHES)[len(words.archive) :]
    if rest.lstrip().startswith(tuple(words.kept_in)) or rest.count("(") > rest.count(")"):
        return  # the number of copies is a wide blank, to be filled in
    right, wrong = corrected(rest, words)
    span = (line.start, line.end)
    if wrong:
        form_ = f"- {words.archive}: {right}"
        yield told(case, span, f"Dòng lưu {'; '.join(wrong)}: {form_}", Fix(form_, True), severity)
    elif "," not in right:
        message = f"Dòng lưu không ghi đơn vị soạn thảo: - {words.archive}: {words.office}, <đơn vị soạn thảo>."
        yield told(case, span, message, severity="info")


def archives_of_others(case: Case, words: FormEntry, own: int) -> Iterator[Line]:
    """The lines "Lưu: VT, …" of papers that are bound into the same file; `own` is where the document's own stands."""
    for at in everywhere(case.text, words.archive):
        start, end = cell_at(case.text, at)
        rest = case.text[at + len(words.archive) : end].lstrip(": ")
        if start != own and not case.text[start:at].strip(DASHES) and rest.startswith(words.office):
            yield Line(start, end, case.text[start:end])


def corrected(rest: str, words: FormEntry) -> tuple[str, list[str]]:
    """What follows "Lưu" in the right form, and what was wrong with it."""
    wrong = []
    if not rest.lstrip().startswith(":"):
        wrong.append("thiếu dấu hai chấm")
    right = rest.strip().lstrip(":").strip()
    if not right.endswith("."):
        wrong.append("thiếu dấu chấm cuối")
        right = right.rstrip(";,/ ") + "."
    elif right.endswith("./."):
        wrong.append("kết thúc bằng dấu chấm, không bằng ./.")
        right = right[:-3].rstrip() + "."
    head = COPIES.sub("", right)
    if head:
        tail, parts = right[len(head) :], head
        for word in words.joins:
            parts = re.sub(rf"\s+{word}\s+(?=[A-ZĐ])", ", ", parts)
        parts = re.sub(r"\s*[,;]\s*", ", ", parts)
        parts = re.sub(r"(?<=[A-ZĐ])(?: +- *| *- +)(?=[A-ZĐ])", "-", parts)
        if TYPIST.search(head):
            parts = head
        elif ";" in head or parts.count(",") > head.count(","):
            wrong.append("phải ngăn các đơn vị bằng dấu phẩy")
        elif parts != head:
            wrong.append("sai khoảng trắng quanh dấu")
        right = parts + tail
    return right, wrong


def last_recipient(case: Case) -> Line | None:
    """The last line of Nơi nhận."""
    found = case.document.header.evidence.get("recipients")
    if not found or not found.span:
        return None
    held = case.text[slice(*found.span)].rstrip(EDGES)
    at = found.span[0] + len(held) - 1
    return last_columns(case.text, at, cell_at(case.text, at)[1])[-1] if held else None


@rule("VB514", "end-mark-missing", "warning", regimes={"state"}, needs={"header"})
def end_mark_missing(case: Case) -> Iterator[Hit]:
    """Nội dung văn bản không kết thúc bằng “./.”.

    Vì sao: các mẫu trình bày văn bản hành chính kết thúc phần nội dung bằng dấu “./.”.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục III, Mục II, các mẫu 1.1 đến 1.10
    Sai: … chịu trách nhiệm thi hành Quyết định này.
    Đúng: … chịu trách nhiệm thi hành Quyết định này./.
    """
    header, words = case.document.header, case.rules.once(form).words
    body, number = body_span(case), read_code(header.code or "")
    if body is None or not (header.code or header.symbol) or not header.signatures or header.type is None:
        return
    last = last_line(case.text, body)
    if (
        last is None
        or header.type.code in words.without_recipients
        or (number and number.year)  # "45/2025/TB-TLVA" of a court
        or END.search(last.text, max(0, len(last.text) - 8))
    ):
        return
    tail = last.text.rstrip(" .;:,/*_")
    start = last.start + max(tail.rfind(" ", 0, max(0, len(tail) - 40)), 0)
    if len(tail.split()) < 4 or END.search(case.text, body[0], body[1]) or not case.text[start : last.end].strip():
        return
    start += len(case.text[start : last.end]) - len(case.text[start : last.end].lstrip())
    yield told(
        case,
        (start, last.end),
        "Hết nội dung văn bản phải có dấu ./.",
        Fix(f"{case.text[start : last.start + len(tail)]}./."),
    )


@rule("VB515", "end-mark-repeated", "warning", regimes={"state"})
def end_mark_repeated(case: Case) -> Iterator[Hit]:
    """Dấu “./.” đứng giữa văn bản rồi lặp lại ở cuối.

    Vì sao: “./.” báo hết nội dung nên chỉ đứng một lần, ở cuối phần nội dung.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục III, Mục II, các mẫu 1.1 đến 1.10
    Sai: … hoạt động tại chi hội./. (giữa văn bản) … chịu trách nhiệm thi hành./.
    Đúng: … hoạt động tại chi hội. … chịu trách nhiệm thi hành./.
    """
    body = body_span(case)
    if body is None:
        return
    found = [m for m in END.finditer(case.text, *body) if not case.quoted(m.start())]
    for match in found[:-1]:
        span, right = stopped(case.text, match)
        yield told(case, span, "Dấu ./. đứng giữa văn bản; chỉ ghi một lần ở cuối phần nội dung.", Fix(right))


@rule("VB516", "party-end-mark", "info", regimes={"party"})
def party_end_mark(case: Case) -> Iterator[Hit]:
    """Văn bản của Đảng kết thúc nội dung bằng “./.”.

    Vì sao: theo các tài liệu giới thiệu thể thức văn bản của Đảng, nội dung kết thúc bằng dấu chấm; đây là lời nhắc.
    Căn cứ: HD 05-HD/VPTW (theo nguồn thứ cấp)
    Sai: … nghiêm túc thực hiện./.
    Đúng: … nghiêm túc thực hiện.
    """
    body = body_span(case)
    for match in END.finditer(case.text, *body) if body else ():
        span, right = stopped(case.text, match)
        yield Hit(span, f"Văn bản của Đảng kết thúc bằng dấu chấm: {right}", Fix(right))


def stopped(text: str, mark: re.Match[str]) -> tuple[Span, str]:
    """The last words before a mark ./., with it, and the same with a full stop in its place."""
    start = cell_at(text, mark.start())[0]
    start = max(start, text.rfind(" ", start, max(start, mark.start() - WORDS)) + 1)
    return (start, mark.end()), text[start : mark.start()] + "."


def last_line(text: str, body: Span) -> Line | None:
    """The last line of the body that holds anything."""
    stop = len(text[body[0] : body[1]].rstrip()) + body[0]
    return next(iter(lines(text, max(body[0], text.rfind("\n", 0, stop)), stop)), None)


@rule("VB517", "recipients-as-article", "warning", regimes={"state"}, needs={"header", "sections"})
def recipients_as_article(case: Case) -> Iterator[Hit]:
    """“Như Điều …” ở Nơi nhận chỉ đến một điều không có trong văn bản.

    Vì sao: “Như Điều …” gửi văn bản đến những người được giao thi hành ở điều ấy.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9, điểm c; Phụ lục III, Mẫu 1.2
    Sai: Nơi nhận: - Như Điều 4; (văn bản chỉ có 3 điều)
    Đúng: Nơi nhận: - Như Điều 3;
    """
    found = case.document.header.evidence.get("recipients")
    numbers = {re.sub(r"\D", "", section.marker) for section in articles(case.document.sections)}
    if not found or not found.span or not numbers:
        return
    for match in case.rules.once(form).article.finditer(case.text, *found.span):
        if match[1] not in numbers:
            last = max(numbers, key=lambda number: int(number or 0))
            right = f"{match[0].removesuffix(match[1])}{last}"
            message = f"Văn bản không có Điều {match[1]}; điều cuối là Điều {last}, có lẽ là “{right}”."
            yield told(case, match.span(), message, Fix(right))


def articles(sections: list[Section]) -> Iterator[Section]:
    """The articles of the main text."""
    for section in sections:
        if section.kind == "article":
            yield section
        elif section.kind != "annex":
            yield from articles(section.children)
