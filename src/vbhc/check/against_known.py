"""VB4xx without a library: citations against the documents that rules/ know.

In: rules/known_documents.tsv, laws.tsv and replaced.tsv.  Out: Hits where a citation contradicts them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from vbhc.check.consistency import bare_title, slip_between, title_words
from vbhc.check.known import KnownRow, known_index, of_the_year
from vbhc.check.mention import code_of, coded, named, printed_date, symbol_span
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import words, written
from vbhc.cite.known import titles_meet
from vbhc.model import Citation, Fix, Severity
from vbhc.rules import Rules
from vbhc.text.fold import fold
from vbhc.text.symbols import Code, read_code

RESTING = ("based_on", "implements", "follows")
PROMULGATED = 8, 25  # days after a law was passed in which it is promulgated


def rows_of(case: Case, c: Citation) -> list[KnownRow]:
    """The known documents of the number and of the type that a mention prints."""
    return [k for k in case.rules.once(known_index).by_code.get((c.code or "").upper(), []) if k.may_be(c)]


def known_mentions(case: Case) -> list[tuple[Citation, list[KnownRow]]]:
    """The mentions whose number known documents bear, with these: few do (use `case.once(known_mentions)`)."""
    return [(c, rows) for c in case.document.citations if c.code and (rows := rows_of(case, c))]


def named_rows(case: Case, c: Citation) -> list[KnownRow]:
    """The known laws of the name that a mention prints, of which the day is known."""
    return [k for k in case.rules.once(known_index).by_name.get(fold(c.name or ""), []) if k.date]


@rule("VB401", "known-number-differs", "error", needs={"citations"})
def known_number(case: Case) -> Iterator[Hit]:
    """Số, ký hiệu khác với văn bản đã biết cùng tên hoặc cùng ngày.

    Vì sao: luật có tên và ngày như vậy mang số khác; hoặc văn bản quy phạm pháp luật bị thiếu năm trong số.
    Căn cứ: danh mục văn bản đã biết của chương trình (rules/laws.tsv, rules/known_documents.tsv)
    Sai: Luật Đất đai số 45/2024/QH15 ngày 18/01/2024
    Đúng: Luật Đất đai số 31/2024/QH15 ngày 18/01/2024
    """
    for c, code in case.once(coded):
        if c.form not in ("full", "name"):
            continue
        same: list[KnownRow] = []
        if c.name and code.year:
            rows = named_rows(case, c)
            if rows and not any(one_number(k.code, code) for k in rows):
                same = [k for k in rows if k.code and (k.date[:4] == str(code.year) or k.date == c.date)]
        elif code.year is None and c.date and len(code.groups) == 2:
            number = f"{code.number}/{c.date[:4]}/{code.symbol}"
            same = [k for k in case.rules.once(known_index).by_code.get(number.upper(), []) if k.date == c.date]
        if len(same) == 1:
            span = symbol_span(case, c) or c.span
            right = same[0].code
            of = same[0].name or "Văn bản"
            told = printed_date(same[0].date, "", words(case))
            whole = f"{named(case, c, right)} {told}"
            yield Hit(span, f"{of} {told} mang số {right}, không phải {c.code}: “{whole}”.", Fix(right))


def one_number(known: str, code: Code) -> bool:
    """Whether a known number is the one cited: ordinances are written 05/2008/UBTVQH12 and 05/2008/PL-UBTVQH12."""
    other = read_code(known)
    if other is None:
        return False
    return (other.number, other.year, other.groups[-1:]) == (code.number, code.year, code.groups[-1:])


@rule("VB402", "known-date-differs", "error", needs={"citations"}, about="date")
def known_date(case: Case) -> Iterator[Hit]:
    """Ngày ban hành khác với ngày của văn bản đã biết.

    Vì sao: số có năm chỉ một văn bản mang; ngày của nó đã biết. Số của Đảng lặp lại mỗi nhiệm kỳ, nên chỉ so khi
    trích yếu cũng khớp.
    Căn cứ: danh mục văn bản đã biết của chương trình (rules/laws.tsv, rules/known_documents.tsv)
    Sai: Nghị quyết số 202/2025/QH15 ngày 16/6/2025
    Đúng: Nghị quyết số 202/2025/QH15 ngày 12/6/2025
    """
    named_ones = [(c, named_rows(case, c)) for c in case.document.citations if c.name and c.date and not c.code]
    for c, rows in [*case.once(known_mentions), *named_ones]:
        if c.date is None or "date" in c.inferred:
            continue
        code = code_of(c)
        if c.name and code and (called := named_rows(case, c)) and not any(one_number(k.code, code) for k in called):
            continue  # the number is another law's: known_number tells
        if code and of_the_year(case, c, code):
            continue  # the number is wrong: year_against_date tells
        found = wrong_date(
            c, [k for k in rows if k.date and (c.code or k.date <= (case.document.header.date or "9999"))]
        )
        if found is None:
            continue
        known, severity = found
        right = printed_date(known.date, c.text, words(case))
        what = known.name or known.code
        whose = "" if known.sure else "Theo các văn bản khác viện dẫn, "
        yield Hit(c.span, f"{whose}{what} ban hành “{right}”.", None, severity)


def wrong_date(c: Citation, rows: list[KnownRow]) -> tuple[KnownRow, Severity] | None:
    """The known document whose date a mention gets wrong, and how sure that is."""
    assert c.date is not None
    rows = [k for k in rows if not (c.code and c.name and k.name and fold(k.name) != fold(c.name))]  # VB401 tells
    if not rows or any(k.date == c.date for k in rows):
        return None
    code = code_of(c)
    if c.code:
        if len(rows) != 1 or code is None:
            return None
        if code.year:
            return rows[0], "info" if promulgated(rows[0], c.date) else "error" if rows[0].sure else "warning"
        title = rows[0].title
        return (rows[0], "warning") if c.title and title and titles_meet(c.title, title) else None
    near = [k for k in rows if k.date[:4] == c.date[:4] or k.date[4:] == c.date[4:]]
    if c.form != "name" or len(near) != 1:
        return None
    return near[0], "info" if doubtful(near[0], c.date) else "warning"


def doubtful(known: KnownRow, day: str) -> bool:
    """Whether a law cited by its name may yet have this day: the lists do not hold every older law."""
    return not known.code or known.date[:4] != day[:4] or promulgated(known, day)


def promulgated(known: KnownRow, day: str) -> bool:
    """Whether a law is cited by the day on which the State President promulgated it, some weeks after it was passed."""
    later = datetime.date.fromisoformat(day) - datetime.date.fromisoformat(known.date)
    return bool(known.name) and PROMULGATED[0] <= later.days <= PROMULGATED[1]


@rule("VB403", "known-issuer-differs", "warning", needs={"citations"}, about="issuer")
def known_issuer(case: Case) -> Iterator[Hit]:
    """Cơ quan ban hành khác với văn bản đã biết cùng số và cùng ngày.

    Vì sao: Bộ Chính trị và Ban Bí thư cùng dùng ký hiệu TW, nên ký hiệu không cho thấy sai; so với
    văn bản đã biết thì thấy.
    Căn cứ: danh mục văn bản đã biết của chương trình (rules/known_documents.tsv)
    Sai: Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Ban Bí thư
    Đúng: Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị
    """
    for c, rows in case.once(known_mentions):
        if c.issuer is None or "issuer" in c.inferred:
            continue
        known = next((k for k in rows if k.date and k.date == c.date and k.issuer), None)
        at = c.text.rfind(c.issuer.name)
        if known is None or at < 0:
            continue
        mine, its = fold(c.issuer.name), fold(known.issuer)
        if its in mine or mine in its or not distinct(mine, its, case):
            continue
        full = f"{c.text[:at]}{known.issuer}"
        yield Hit(c.span, f"{known.code} là của {known.issuer}; ghi “của {known.issuer}”.", Fix(full))


def distinct(mine: str, its: str, case: Case) -> bool:
    """Whether both are issuers of known documents: then one cannot stand for the other."""
    names = case.rules.once(known_issuers)
    return any(mine.startswith(n) for n in names) and its in names


def known_issuers(rules: Rules) -> set[str]:
    """The folded names of those who issued known documents (use `rules.once(known_issuers)`)."""
    return {fold(row["issuer"]) for row in rules.rows("known_documents") if row["issuer"]}


@rule("VB404", "known-title-differs", "warning", needs={"citations"})
def known_title(case: Case) -> Iterator[Hit]:
    """Trích yếu thừa, thiếu hoặc sai vài chữ so với văn bản đã biết.

    Vì sao: trích yếu phải chép đúng như văn bản đã ban hành; chép tắt thì không bị coi là sai.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b; danh mục văn bản đã biết
    Sai: … của Chính phủ về công tác văn thư, hành chính lưu trữ và xử lý
    Đúng: … của Chính phủ về công tác văn thư
    """
    w = words(case)
    for c, rows in case.once(known_mentions):
        printed = (c.title or "").lower()
        for known in rows if printed else ():
            if not known.title or (known.date and c.date and known.date != c.date):
                continue
            if printed.startswith(known.title.lower()) or known.title.lower().startswith(printed):
                continue  # as most do: they agree as far as they go
            mine, its = bare_title(c.title, w), bare_title(known.title, w)
            slip = slip_between(mine, its)
            if slip is None:
                continue
            (i1, i2), (j1, j2) = slip
            span = title_words(case.text, c, mine, i1 - 1, i2 + 1)
            shown = known.title if known.exact else f"… {' '.join(its[max(0, j1 - 1) : j2 + 4])} …"
            told = f"Trích yếu của {known.code} là “{shown}”" + (
                "." if known.sure else ", theo các văn bản khác viện dẫn."
            )
            yield Hit(span or c.span, told, severity=None if known.sure else "info")


def rested_on(case: Case) -> set[str | None]:
    """The references on which the document rests: its bases, what it carries out, what it follows."""
    acting = {r.target: r.kind for r in case.document.relations if r.source == "self"}
    return {reference for reference, kind in acting.items() if kind in RESTING}


def replaced_rows(rules: Rules) -> dict[str, dict[str, str]]:
    """rules/replaced.tsv by number and symbol in capitals (use `rules.once(replaced_rows)`)."""
    return {row["code"].upper(): row for row in rules.rows("replaced")}


@rule("VB405", "replaced", "warning", needs={"citations"})
def replaced(case: Case) -> Iterator[Hit]:
    """Văn bản được căn cứ hoặc thực hiện đã hết hiệu lực vào ngày của văn bản này.

    Vì sao: căn cứ phải đang có hiệu lực; văn bản đã bị thay thế thì căn cứ vào văn bản thay thế nó.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a; điều khoản thi hành của văn bản thay thế
    Sai: (văn bản năm 2024) Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư
    Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
    """
    day = written(case)
    rows = case.rules.once(replaced_rows)
    if day is None or not any((c.code or "").upper() in rows for c in case.document.citations):
        return
    rested = rested_on(case)
    seen: set[str | None] = set()
    for c in case.document.citations:
        row = rows.get((c.code or "").upper())
        if row is None or day < row["since"] or c.reference not in rested or c.reference in seen:
            continue
        if row["by"] == case.document.header.code or (c.date and row["date"] and c.date != row["date"]):
            continue
        seen.add(c.reference)
        severity: Severity = "info" if row["sure"] != "S" or not case.document.header.date else "warning"
        told = printed_date(row["since"], "", words(case))
        by_another = row["how"] == "replaces"
        message = f"{row['code']} hết hiệu lực từ {told}; {'thay bằng' if by_another else 'theo'} {row['by']}."
        fix = Fix(row["by"]) if by_another else None
        yield Hit(symbol_span(case, c) or c.span, message, fix, severity, basis=row["basis"])
