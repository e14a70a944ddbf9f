"""VB1xx: whether the first mention of a document states what it must, and later ones no more than they need.

In: References with their mentions; the regulation that held when the paper was written, which says what must be stated.
Out: Hits on first mentions, with what is missing where another mention or rules/ know it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vbhc.check.citation_form import left_over
from vbhc.check.days import date_patterns
from vbhc.check.known import known_by_code
from vbhc.check.mention import by_id, code_of, in_full, issuer_of_code, shortened, symbol_span
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import Regulation, lower, regulation, softened, words
from vbhc.cite.keys import parts_of
from vbhc.model import Citation, Fix, Reference, Related, Severity, Span
from vbhc.text.dates import dates
from vbhc.text.fold import fold
from vbhc.text.symbols import Code

LEAD = 40  # letters: no opening of a title that tells nothing is longer ("ban hành về việc")
FIELDS = {"date": "ngày ban hành", "issuer": "cơ quan ban hành", "title": "trích yếu"}


@rule("VB101", "first-mention-incomplete", "warning", needs={"citations"})
def first_mention_incomplete(case: Case) -> Iterator[Hit]:
    """Văn bản được viện dẫn lần đầu mà thiếu ngày ban hành, cơ quan ban hành hoặc trích yếu.

    Vì sao: số và ký hiệu lặp lại qua các năm, các nhiệm kỳ và các cơ quan; chỉ ghi số thì người đọc không biết đó là
    văn bản nào. Luật, pháp lệnh chỉ cần tên loại và tên. Văn bản quy phạm pháp luật từ 01/4/2025 không ghi ngày.
    Chỉ thiếu trích yếu thì chỉ là lưu ý, vì câu văn có thể đã nói nội dung.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: Thực hiện Kế hoạch số 166-KH/HU, Ủy ban nhân dân xã …
    Đúng: Thực hiện Kế hoạch số 166-KH/HU ngày 15/01/2024 của Ban Thường vụ Huyện ủy về …
    """
    held = regulation(case, "first-mention")
    own = parts_of(case.document.header.code or "")
    mentions, by_name = case.once(by_id), words(case).by_name
    inside = case.once(titles_of_others)
    head = letterhead(case)
    for reference in case.document.references:
        if not reference.code or not reference.type or reference.name or reference.type in by_name:
            continue
        told = [mentions[i] for i in reference.mentions]
        told = [c for c in told if c.code and not head[0] <= c.span[0] < head[1]]  # its own number may be misread there
        if all("type" in c.inferred and c.type == "CV" for c in told):
            continue  # letters of a body and no word for a type: too little to speak of a citation
        text = [c for c in told if c.where not in ("title", "quote")] or told
        if not text:
            continue
        first = text[0]
        missing = [f for f in held.needs if not states(case, first, f)]
        ever = [f for f in missing if not any(states(case, c, f) for c in told)]
        if not missing or (ever != missing and not ever and complete_near(case, first, told, missing)):
            continue
        if left_over(case, symbol_span(case, first)):  # the symbol is cut by a blank: what follows it was not read
            continue
        # "theo đề nghị của Sở Nội vụ tại Tờ trình số …": the sentence tells whose it is
        proposal = first.type in words(case).proposals and "date" not in ever
        soft = proposal or same_letters(own, code_of(first))
        severity = gravity(first, ever, held, inside, soft)
        if severity == "silent" or cut_short(case, first):
            continue
        yield softened(message(case, first, reference, ever or missing, told, held, severity), case, held)


def cut_short(case: Case, first: Citation) -> bool:
    """Whether a date that cannot be, which days.py tells, stands behind a mention: what follows it was not read."""
    behind = case.text[first.span[1] : first.span[1] + LEAD].lstrip(" ,\n")
    return case.rules.once(date_patterns).long_year.match(behind) is not None


def letterhead(case: Case) -> Span:
    """The lines of the letterhead; an empty place where there are none."""
    return next(((z.start, z.end) for z in case.document.structure.zones if z.kind == "letterhead"), (0, 0))


def states(case: Case, c: Citation, field: str) -> bool:
    """Whether a mention prints a field; "quy định: …" before what a document says is no title."""
    value = getattr(c, field)
    if field == "title" and value:
        opening = value.partition(":")[0]
        return len(opening) > LEAD or (len(opening.split()) > 2 and fold(opening) not in words(case).title_leads)
    if field == "date" and not value:
        known = case.rules.once(dates)  # "cùng ngày", or a day that the calendar does not have
        behind = case.text[c.span[0] : c.span[1] + 20]
        return known.full.search(c.text) is not None or known.same_day.search(behind) is not None
    return bool(value) and field not in c.inferred


def complete_near(case: Case, first: Citation, told: list[Citation], missing: list[str]) -> bool:
    """Whether a footnote, a title or a mention before the first one states what it lacks."""
    before = [c for c in told if c.where in ("footnote", "title") or c.span < first.span]
    return all(any(states(case, c, f) for c in before) for f in missing)


def titles_of_others(case: Case) -> set[str]:
    """The mentions that stand inside the title of the mention before them, which fixes how they are printed."""
    found: set[str] = set()
    title = ""
    for c in case.document.citations:
        if title and " ".join(c.text.split()) in title:
            found.add(c.id)
        else:
            title = c.title or ""
    return found


def same_letters(own: Code | None, code: Code | None) -> bool:
    """Whether the citing body itself issued the document: the letters of the body are those of its own symbol."""
    return bool(own and code and code.groups and own.groups and code.groups[-1] == own.groups[-1])


def gravity(first: Citation, ever: list[str], held: Regulation, inside: set[str], soft: bool) -> Severity | str:
    """How grave it is that a first mention lacks something, `ever` what no mention states; "silent": no finding."""
    if not ever or ever == ["title"]:
        return "info" if ever or first.where == "body" else "silent"
    if first.where in ("quote", "title") or first.id in inside or soft:
        return "info"
    return held.severity


def message(
    case: Case, first: Citation, r: Reference, missing: list[str], told: list[Citation], held: Regulation, severity: str
) -> Hit:
    """The Hit on a first mention: what is missing, and the whole of it as far as it is known."""
    known = known_by_code(case, r, told)
    issuer = next((c.issuer.name for c in told if c.issuer), None) or (known and known.issuer)
    issuer = issuer or issuer_of_code(case, code_of(first))
    date = next((c.date for c in told if c.date), None) or (known.date if known else None)
    title = next((c.title for c in told if states(case, c, "title")), None)
    full, whole = in_full(case, first, r, issuer, date, held)
    wanted = known.title if known and known.exact and known.title and not title else shortened(title, case)
    lacks = " và ".join(filter(None, (", ".join(FIELDS[f] for f in missing[:-1]), FIELDS[missing[-1]])))
    fix = None
    if whole and (date or issuer):
        fix = Fix(full if states(case, first, "title") else f"{full} {wanted}", certain=False)
    text = f"Viện dẫn lần đầu thiếu {lacks}; viết đủ là “{full} {wanted}”."
    related = [Related(None, c.span, c.text) for c in told if c is not first and (c.date or c.issuer)][:1]
    return Hit(first.span, text, fix, lower(severity, held.severity), related=related)  # type: ignore[arg-type]


@rule("VB110", "law-with-date", "info", regimes={"state", "party", "organisation"}, needs={"citations"})
def law_with_date(case: Case) -> Iterator[Hit]:
    """Luật, pháp lệnh được viện dẫn kèm ngày hoặc năm ở ngoài phần căn cứ.

    Vì sao: với luật và pháp lệnh chỉ cần ghi tên loại và tên; ngày thường chỉ ghi ở phần căn cứ. Có hai luật cùng
    tên thì ghi năm là có ích, nên đây chỉ là lưu ý.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: Điều 20 Luật Tổ chức chính quyền địa phương ngày 19/6/2015
    Đúng: Điều 20 Luật Tổ chức chính quyền địa phương
    """
    based = {r.target for r in case.document.relations if r.kind == "based_on"}
    seen: set[str | None] = set()
    for c in case.document.citations:
        if c.form != "name" or c.type not in words(case).by_name or c.where != "body" or not c.name:
            continue
        later = c.reference in seen
        seen.add(c.reference)
        if not (c.date or c.year) or (c.reference in based and not later) or not c.text.startswith(c.name):
            continue
        stated = "ngày" if c.date else "năm"
        yield Hit(c.span, f"Luật, pháp lệnh chỉ cần tên, không cần {stated}: “{c.name}”.", Fix(c.name))


@rule("VB111", "later-mention-dated", "info", needs={"citations"})
def later_mention_dated(case: Case) -> Iterator[Hit]:
    """Văn bản đã viện dẫn đầy đủ mà các lần sau vẫn ghi lại ngày, cơ quan ban hành.

    Vì sao: từ lần thứ hai chỉ cần tên loại, số và ký hiệu; ghi lại thì dài, và thêm chỗ để sai.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: … theo Kế hoạch số 184-KH/HU ngày 22/5/2024 của Ban Thường vụ Huyện ủy (lần thứ hai)
    Đúng: … theo Kế hoạch số 184-KH/HU
    """
    held = regulation(case, "first-mention")
    inside = case.once(titles_of_others)
    whole: set[str | None] = set()
    for c in case.document.citations:
        if c.where != "body" or c.id in inside or not c.code or c.name:
            continue
        if c.reference in whole and c.date and c.issuer and "date" not in c.inferred:
            at = c.text.find(c.code)
            short = c.text[: at + len(c.code)] if at >= 0 else ""
            told = f"Từ lần viện dẫn thứ hai chỉ cần “{short}”." if short else "Đã viện dẫn đủ ở trên."
            yield softened(Hit(c.span, told, Fix(short) if short else None, "info"), case, held)
        if c.date and c.issuer:
            whole.add(c.reference)
