"""VB50x: the head of the document: quốc hiệu, tiêu ngữ, issuer, number and symbol, date.

In: the header with its evidence and the lines of the text.  The end of the document is closing_form.py's work, the
căn cứ are bases_form.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbhc.check.citation_form import right_family
from vbhc.check.days import dates_in
from vbhc.check.form_words import HEAD, Form, cell_at, form, head_end, line_at, told
from vbhc.check.mention import printed_date
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import words
from vbhc.cite.keys import parts_of
from vbhc.model import Fix, Regime, Related
from vbhc.rules import Rules
from vbhc.text.bodies import BodyEntry
from vbhc.text.doctypes import types
from vbhc.text.fold import fold
from vbhc.text.symbols import clean_code

ADMINISTRATIVE: set[Regime] = {"state", "party", "organisation"}
LEAD = 40  # letters before a mention in the line of an annex, in which "kèm theo" stands
LABEL = 12  # letters of the longest label
SHORT = 60  # letters: a line of a letterhead is not longer
LONG_DASH = re.compile("[‒–—―−]")
BLANK_IN_SYMBOL = re.compile(r"\s")


@rule("VB501", "number-or-date-blank", "info", regimes=ADMINISTRATIVE, needs={"header"})
def number_or_date_blank(case: Case) -> Iterator[Hit]:
    """Số hoặc ngày, tháng của văn bản còn để trống.

    Vì sao: văn bản chỉ hoàn chỉnh khi có số, ký hiệu và thời gian ban hành; bản dự thảo để trống cho văn thư ghi, nên
    đây là lời nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm a và khoản 4, điểm b
    Sai: Số: /UBND-VX; Kon Rẫy, ngày tháng năm 2024
    Đúng: Số: 512/UBND-VX; Kon Rẫy, ngày 22 tháng 5 năm 2024
    """
    header = case.document.header
    blank = header.evidence.get("symbol")
    if header.number is None and blank is not None and blank.span:
        yield Hit(line_at(case.text, blank.span[0]), "Số của văn bản còn để trống.")
    place = header.evidence.get("place")
    if header.date is None and place is not None and place.span:
        start, end = line_at(case.text, place.span[0])
        yield Hit((max(start, place.span[0]), end), "Ngày, tháng của văn bản còn để trống.")


@rule("VB502", "number-and-date-missing", "info", regimes=ADMINISTRATIVE, needs={"header"})
def number_and_date_missing(case: Case) -> Iterator[Hit]:
    """Văn bản không có số, ký hiệu và địa danh, ngày tháng năm ban hành.

    Vì sao: không có số và ngày thì không viện dẫn, đăng ký và tìm lại văn bản được; cũng có thể phần đầu đã mất khi
    sao chép.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 và khoản 4
    Sai: KẾ HOẠCH thực hiện Chương trình hành động số 55-CTr/TU (không có số, không có ngày)
    Đúng: Số 139-KH/HU; Kon Rẫy, ngày 25 tháng 8 năm 2023; KẾ HOẠCH …
    """
    header = case.document.header
    if header.code or header.symbol or header.number or header.type is None or not header.signatures:
        return
    if header.type.code in case.rules.once(form).words.unnumbered:
        return
    place, title = header.evidence.get("place"), header.evidence.get("type")
    if title is not None and title.span and title.rule.startswith("title"):
        what = "số, ký hiệu" if place or header.date else "số, ký hiệu và ngày tháng năm"
        yield Hit(title.span, f"Văn bản không có {what}.")


@rule("VB503", "blank-in-own-symbol", "warning", regimes=ADMINISTRATIVE, needs={"header"})
def blank_in_own_symbol(case: Case) -> Iterator[Hit]:
    """Số, ký hiệu của chính văn bản có khoảng trắng ở trong.

    Vì sao: giữa số và ký hiệu là dấu gạch chéo, giữa các nhóm chữ là dấu gạch nối, không cách chữ.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c
    Sai: Số: 45/TTr -UBND
    Đúng: Số: 45/TTr-UBND
    """
    header = case.document.header
    for name in ("code", "symbol"):
        found = header.evidence.get(name)
        if found is None or found.span is None or not found.rule.startswith("letterhead"):
            continue
        start, end = found.span
        printed = case.text[start:end]
        at = re.search(r"[^\W\d_]", printed)
        if at is None or "\n" in printed or not BLANK_IN_SYMBOL.search(printed, at.start()):
            continue
        right = clean_code(printed)
        yield told(case, (start, end), f"Ký hiệu có khoảng trắng ở trong: phải viết liền {right}.", Fix(right, True))
        return


@rule("VB504", "symbol-against-type", "error", regimes={"state", "party"}, needs={"header"})
def symbol_against_type(case: Case) -> Iterator[Hit]:
    """Ký hiệu của văn bản không hợp với tên loại ghi ở tiêu đề.

    Vì sao: ký hiệu gồm chữ viết tắt tên loại và chữ viết tắt tên cơ quan; chỉ công văn không có chữ viết tắt tên loại.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm b; Phụ lục III, Mục I
    Sai: TỜ TRÌNH mang Số: 519/SNV-TCCC
    Đúng: TỜ TRÌNH mang Số: 519/TTr-SNV
    """
    header, known, words = case.document.header, case.rules.once(types), case.rules.once(form).words
    place, titled = header.evidence.get("code"), header.evidence.get("type")
    code = parts_of(header.code) if header.code else None
    if header.type is None or code is None or place is None or not place.span or code.year:
        return
    if titled is None or not titled.rule.startswith("title") or place.rule != "letterhead.number":
        return
    entry = known.by_code.get(header.type.code)
    if entry is None or entry.code in words.symbol_may_differ or not entry.short:
        return
    stated = [known.by_code[g].code for g in code.groups if g in known.by_code]
    fitting = (entry.code, *words.symbol_also.get(entry.code, ()))
    if any(letters in fitting for letters in stated) or code.groups[0].startswith((*entry.short, entry.code)):
        return
    issuer = next((g for g in code.groups if header.issuer and g == header.issuer.id), None)
    right = f"{code.number}/{entry.code}-{issuer}" if header.regime == "state" and issuer else None
    if right is None and stated:
        letters = next(g for g in code.groups if g in known.by_code)
        right = (header.code or "").replace(letters, entry.code, 1)
    if stated:
        said = f"ký hiệu ghi {known.named(stated[0]).name} ({stated[0]})"
    else:
        said = "ký hiệu không có chữ viết tắt tên loại, như của công văn"
    span = line_at(case.text, place.span[0])
    whole = case.text[slice(*span)].replace(case.text[slice(*place.span)].strip(), right) if right else None
    message = f"Tiêu đề ghi {entry.name} nhưng {said}; phải có {entry.code}" + (f": {whole}." if whole else ".")
    yield told(case, span, message, Fix(whole) if whole else None)


@rule("VB509", "own-symbol-form", "error", regimes=ADMINISTRATIVE, needs={"header"})
def own_symbol_form(case: Case) -> Iterator[Hit]:
    """Số, ký hiệu của chính văn bản viết theo thể thức của hệ thống khác, hoặc có gạch dài.

    Vì sao: văn bản hành chính nhà nước ghi số, gạch chéo, loại, gạch nối, cơ quan (46/KH-UBND); văn bản của Đảng ghi
    số, gạch nối, loại, gạch chéo, cơ quan (139-KH/HU). Gạch dài làm cho máy không tìm ra văn bản.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c; thể thức văn bản của Đảng
    Sai: Số: 46-KH/UBND
    Đúng: Số: 46/KH-UBND
    """
    header = case.document.header
    found, code = header.evidence.get("code"), parts_of(header.code or "")
    if found is None or not found.span or not found.rule.startswith("letterhead") or code is None:
        return
    stated = header.type.code if header.type else None
    printed, other = case.text[slice(*found.span)], right_family(case, header.date, code, stated)
    if other:
        yield Hit(found.span, f"Ký hiệu sai thể thức văn bản {other[1]}; đúng là “{other[0]}”.", Fix(other[0], True))
    elif LONG_DASH.search(printed):
        right = LONG_DASH.sub("-", printed)
        message = f"Gạch dài trong ký hiệu; viết “{right}”."
        yield told(case, found.span, message, Fix(right, True), "warning")


@rule("VB505", "date-not-padded", "error", regimes={"state", "party"}, needs={"header"})
def date_not_padded(case: Case) -> Iterator[Hit]:
    """Ngày nhỏ hơn 10 hoặc tháng 1, 2 ở dòng địa danh, thời gian thiếu số 0 phía trước.

    Vì sao: số 0 ngăn việc viết thêm chữ số; từ tháng 3 đến tháng 9 không cần.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4, điểm b
    Sai: Bình Thuận, ngày 5 tháng 2 năm 2025
    Đúng: Bình Thuận, ngày 05 tháng 02 năm 2025
    """
    for match in letterhead_dates(case, case.rules.once(form)):
        day, month = match["day"], match["month"]
        right_day = day.zfill(2) if day else day
        right_month = month.zfill(2) if month in ("1", "2") else month
        if (day, month) == (right_day, right_month):
            continue
        at = match.start("month") - match.start()
        right = match[0][:at] + right_month + match[0][at + len(month) :]
        if day:
            at = match.start("day") - match.start()
            right = right[:at] + right_day + right[at + len(day) :]
        yield told(case, match.span(), f"Ngày tháng thiếu số 0 phía trước: {right}.", Fix(right, True))


def letterhead_dates(case: Case, known: Form) -> Iterator[re.Match[str]]:
    """The dates of lines "Địa danh, ngày … tháng … năm …", those of attached papers too.

    At the head of the text the day or the year may be blank, or not have been read.
    """
    own = case.document.header.evidence.get("place")
    bare = own.span[1] + 1 if own and own.span else -1  # where the date stands that no comma parts from its place
    full = [match.start() for match, _ in case.once(dates_in) if match["d1"]]
    head = [match.start() for match in known.part.finditer(case.text, 0, HEAD)]
    at = 0
    for place in sorted({*full, *head}):
        match = known.date.match(case.text, place) or (known.part.match(case.text, place) if place < HEAD else None)
        if match is None or place < at or (case.text[max(0, place - 2) : place].strip(" \n,") and place != bare):
            continue
        start, at = cell_at(case.text, place)
        before, after = case.text[start:place], case.text[match.end() : at]
        if at - start > SHORT or len(after.split()) > 2:
            continue
        comma = before.rstrip(" *_").endswith(",") and before.count(",") == 1
        if place == bare or (comma and before.lstrip(" *_:.")[:1].isupper()):
            yield match


@rule("VB531", "number-not-padded", "error", regimes={"state", "party", "organisation"}, needs={"header"})
def number_not_padded(case: Case) -> Iterator[Hit]:
    """Số của chính văn bản nhỏ hơn 10 mà thiếu số 0 phía trước.

    Vì sao: với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước, để không ai viết thêm chữ số.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c
    Sai: Số: 5/UBND-NC
    Đúng: Số: 05/UBND-NC
    """
    header = case.document.header
    found, code = header.evidence.get("code"), parts_of(header.code or "")
    if found is None or not found.span or found.rule != "letterhead.number" or code is None or code.year:
        return
    if len(code.number) == 1 and case.text.startswith(code.number, found.span[0]):
        right = f"0{case.text[slice(*found.span)]}"
        yield told(case, found.span, f"Số nhỏ hơn 10 ghi thêm số 0 phía trước: “{right}”.", Fix(right, True))


@rule("VB532", "annex-of-another-day", "error", needs={"header", "citations"})
def annex_of_another_day(case: Case) -> Iterator[Hit]:
    """Phụ lục, văn bản kèm theo ghi ngày khác với ngày của chính văn bản.

    Vì sao: dòng “(Kèm theo …)” ghi số, ký hiệu và ngày của văn bản mà nó đi cùng; ngày khác là còn lại từ dự thảo hoặc
    từ văn bản cũ.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1, điểm c
    Sai: (quyết định số 18/QĐ-UBND ngày 05/01/2025) (Kèm theo Quyết định số 18/QĐ-UBND ngày 05/01/2024 …)
    Đúng: (Kèm theo Quyết định số 18/QĐ-UBND ngày 05/01/2025 …)
    """
    header, evidence = case.document.header, case.document.header.evidence.get("date")
    if not header.code or not header.date or (evidence and evidence.origin != "text"):
        return
    for c in case.document.citations:
        if c.code != header.code or not c.date or c.date == header.date or "date" in c.inferred:
            continue
        before = fold(case.text[max(0, c.span[0] - LEAD) : c.span[0]])
        if any(word in before for word in case.rules.once(form).words.attached):
            day = printed_date(header.date, c.text, words(case))
            related = (
                [Related(None, evidence.span, case.text[slice(*evidence.span)])] if evidence and evidence.span else []
            )
            yield Hit(c.span, f"Văn bản này số {header.code} {day}, ở đây ghi ngày khác.", related=related)


@rule("VB524", "letterhead-signs", "warning", regimes={"state"}, needs={"header"})
def letterhead_signs(case: Case) -> Iterator[Hit]:
    """Thiếu dấu hai chấm sau “Số”, “Kính gửi”, “Nơi nhận”, hoặc thiếu dấu phẩy sau địa danh.

    Vì sao: sau “Số”, “Kính gửi” và “Nơi nhận” có dấu hai chấm; sau địa danh có dấu phẩy rồi mới đến ngày.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c; khoản 4, điểm c; khoản 9, điểm b và điểm d
    Sai: Số 215/UBND-VX; Quỳ Hợp ngày 12 tháng 3 năm 2025; Nơi nhận
    Đúng: Số: 215/UBND-VX; Quỳ Hợp, ngày 12 tháng 3 năm 2025; Nơi nhận:
    """
    known, header = case.rules.once(form), case.document.header
    for name in ("code", "addressees", "recipients"):
        found = header.evidence.get(name)
        if found is None or not found.span or (name == "code" and not found.rule.startswith("letterhead")):
            continue
        start, _ = line_at(case.text, found.span[0])
        label = known.label.match(case.text, start) or known.label.match(case.text, line_at(case.text, start - 1)[0])
        if label and label.end() <= found.span[0] + LABEL:
            right = label[1] + ":"
            yield told(case, label.span(1), f"Sau “{label[1]}” có dấu hai chấm.", Fix(right, True))
    place = header.evidence.get("place")
    if place is not None and place.span and header.date:
        behind = known.date.match(case.text, place.span[1] + 1)
        if behind and case.text[place.span[1]] == " ":
            right = f"{case.text[slice(*place.span)]},"
            yield told(case, place.span, f"Sau địa danh có dấu phẩy: “{right} {behind[0]}”.", Fix(right, True))


@rule("VB525", "colon-of-party-number", "info", regimes={"party"}, needs={"header"})
def colon_of_party_number(case: Case) -> Iterator[Hit]:
    """Văn bản của Đảng ghi dấu hai chấm sau chữ “Số”.

    Vì sao: theo mẫu của HD 36-HD/VPTW, sau chữ “Số” của văn bản Đảng không có dấu hai chấm (“Số 127-QĐ/TW”); dấu ấy là
    của văn bản hành chính nhà nước.
    Căn cứ: HD 36-HD/VPTW, mẫu trình bày văn bản
    Sai: Số: 127-KH/ĐU
    Đúng: Số 127-KH/ĐU
    """
    found = case.document.header.evidence.get("code")
    if found is None or not found.span or not found.rule.startswith("letterhead"):
        return
    start, _ = cell_at(case.text, found.span[0])
    label = re.search(r"(\w+)[ \t]*:[ \t]*\Z", case.text[start : found.span[0]])
    if label:
        span = (start + label.start(), start + label.end(1) + 1)
        yield Hit(span, f"Sau “{label[1]}” không có dấu hai chấm.", Fix(label[1]))


@rule("VB506", "nation-not-in-capitals", "error", on_ocr="warning")
def nation_not_in_capitals(case: Case) -> Iterator[Hit]:
    """Quốc hiệu không viết bằng chữ in hoa.

    Vì sao: Quốc hiệu được trình bày bằng chữ in hoa ở phía trên cùng, bên phải trang đầu tiên.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1, điểm a
    Sai: Cộng hòa xã hội Chủ nghĩa Việt Nam
    Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    """
    known = case.rules.once(form)
    for match in known.nation.finditer(case.text, 0, head_end(case)):
        if not match[0].isupper():
            right = known.words.nation
            yield told(case, match.span(), f"Quốc hiệu phải viết bằng chữ in hoa: {right}.", Fix(right, True))


@rule("VB507", "motto-form", "error")
def motto_form(case: Case) -> Iterator[Hit]:
    """Tiêu ngữ viết sai dấu gạch nối, khoảng trắng hoặc chữ hoa.

    Vì sao: chữ cái đầu của các cụm từ được viết hoa, giữa các cụm từ có gạch nối (-), có cách chữ.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1, điểm b
    Sai: Độc lập – Tự do – Hạnh phúc
    Đúng: Độc lập - Tự do - Hạnh phúc
    """
    known = case.rules.once(form)
    for match in known.motto.finditer(case.text, 0, head_end(case)):
        if match[0] != known.words.motto:
            right = known.words.motto
            yield told(case, match.span(), f"Tiêu ngữ phải viết: {right}.", Fix(right, True))


@rule("VB508", "issuer-abbreviated", "warning", regimes={"state"}, needs={"header"})
def issuer_abbreviated(case: Case) -> Iterator[Hit]:
    """Tên cơ quan ban hành viết tắt ở đầu văn bản.

    Vì sao: tên cơ quan ban hành là tên chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt cụm từ thông dụng.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2, điểm a
    Sai: UBND XÃ MINH HỢP
    Đúng: ỦY BAN NHÂN DÂN XÃ MINH HỢP
    """
    header = case.document.header
    found = header.evidence.get("issuer")
    if (
        found is None
        or not found.span
        or found.rule != "letterhead.issuer"
        or header.parent_body
        or found.span[1] - found.span[0] > SHORT
    ):
        return
    printed = case.text[found.span[0] : found.span[1]]
    for short, full in case.rules.once(abbreviated).items():
        if printed.startswith(short + " "):
            right = full + printed[len(short) :]
            yield told(case, found.span, f"Tên cơ quan ban hành phải viết đầy đủ: {right}.", Fix(right, True))


def abbreviated(rules: Rules) -> dict[str, str]:
    """The short forms of bodies of a place, with the full ones, in capitals (use `rules.once(abbreviated)`)."""
    local = [e for e in rules.table("bodies", BodyEntry) if e.local and e.kind == "state" and not e.level]
    return {alias: e.name.upper() for e in local for alias in e.aliases if alias.isupper()}
