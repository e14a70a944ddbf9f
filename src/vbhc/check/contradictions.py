"""VB201 to VB203: contradictions within one mention: type, issuer, year of the date against number and symbol.

In: the mentions.  Out: Hits on what cannot be, whatever other mentions say: comparing these is consistency.py's work.
"""

from __future__ import annotations

from collections.abc import Iterator

from vbhc.check.form_words import form
from vbhc.check.known import known_date_of, of_the_year
from vbhc.check.mention import coded, named, printed_date, symbol_span, type_word, years_apart
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import CheckWords, words
from vbhc.cite.keys import BodyNames
from vbhc.model import Citation, Fix
from vbhc.rules import Rules
from vbhc.text.bodies import Bodies, BodyEntry, bodies
from vbhc.text.doctypes import TypeEntry, types
from vbhc.text.fold import fold
from vbhc.text.symbols import Code

NEAR = 40  # characters before a mention, and words of them, in which another type word may stand that goes with it
NEAREST = 5


@rule("VB201", "type-against-symbol", "error", needs={"citations"}, on_ocr="warning", about="type")
def type_against_symbol(case: Case) -> Iterator[Hit]:
    """Tên loại không khớp với chữ viết tắt tên loại trong ký hiệu.

    Vì sao: mỗi tên loại có chữ viết tắt riêng (BC là báo cáo, TB là thông báo); chỉ công văn không có, ký hiệu của nó
    là cơ quan rồi đơn vị soạn thảo. Chữ có nhiều nghĩa (QĐ của Đảng là quyết định hoặc quy định) không bị coi là mâu
    thuẫn.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm b; Phụ lục III, Mục I (chữ viết tắt tên loại)
    Sai: Quyết định số 1977/TB-UBND; Báo cáo số 512/SNNMT-CNTY
    Đúng: Thông báo số 1977/TB-UBND; Báo cáo số 512/BC-SNNMT
    """
    w, known, index = words(case), case.rules.once(types), case.rules.once(bodies)
    for c, code in case.once(coded):
        if c.type is None or "type" in c.inferred or c.name or (c.date and c.date < w.symbols_since):
            continue
        if code.groups[:1] == (c.type,) and c.type != "CV":
            continue
        if c.date and of_no_type(case, code, known.by_code.get(c.type), index) and type_word(case, c):
            yield as_a_letter(case, c, code, known.by_code[c.type])
            continue
        letters = type_letters(code, c.type, w, known.by_code) or letter_of_a_type(code, c.type, index, known.by_code)
        if letters is None or not type_word(case, c) or said_before(case, c, letters):
            continue
        entry = known.by_code[letters]
        span = symbol_span(case, c) or c.span
        ways = [f"{entry.name} {w.number} {c.code}"]
        if c.type in known.by_code and c.type != "CV":
            ways.append(named(case, c, (c.code or "").replace(letters, c.type, 1)))
        if entry.regimes == ["normative"] and code.year is None and body_of(code, index, w) is None:
            ways.reverse()  # by a body that makes no law, without a year in the number: rather the letters are wrong
        told = " hoặc ".join(f"“{way}”" for way in ways)
        sure = letters in w.never_a_body or letters not in w.body_like
        yield Hit(
            (c.span[0], span[1]),
            f"“{known.named(c.type).name}” nhưng ký hiệu {letters} là {entry.name.lower()}; có lẽ là {told}.",
            Fix(ways[0]),
            "error" if sure else "warning",
        )


def type_letters(code: Code, kind: str, w: CheckWords, by_code: dict[str, TypeEntry]) -> str | None:
    """The letters of another type in a symbol than those that `kind` may have; None where they agree or say nothing."""
    found = code.groups[0] if code.groups else ""
    entry = by_code.get(found)
    if entry is None or len(code.groups) < 2:
        return None
    if kind == "CV":
        return found if found in w.never_a_body else None
    own = by_code.get(kind)
    allowed = {kind, *w.letters.get(kind, ()), *(own.short if own else ())}
    letters = entry.code
    return None if letters in allowed or not allowed.isdisjoint(code.groups) else found


def letter_of_a_type(code: Code, kind: str, index: Bodies, by_code: dict[str, TypeEntry]) -> str | None:
    """The type in the symbol of a công văn, where a known body stands behind it: "Công văn số 189/KH-UBND"."""
    if kind != "CV" or len(code.groups) != 2 or code.family == "party":
        return None
    found, body = code.groups
    letters = by_code[found].code if found in by_code and found not in index.by_code else kind
    return letters if letters != kind and body in index.by_code else None


def of_no_type(case: Case, code: Code, kind: TypeEntry | None, index: Bodies) -> bool:
    """Whether a symbol is that of a công văn, a body and then a unit of it, where `kind` has letters of its own."""
    if kind is None or len(code.groups) != 2 or code.family == "party" or code.year:
        return False
    if "state" not in kind.regimes or not kind.short or kind.code in case.rules.once(form).words.symbol_may_differ:
        return False
    body, by_code = index.by_code.get(code.groups[0]), case.rules.once(types).by_code
    return kind.code != "CV" and body is not None and body.kind == "state" and by_code.keys().isdisjoint(code.groups)


def as_a_letter(case: Case, c: Citation, code: Code, kind: TypeEntry) -> Hit:
    """The Hit on a type whose letters its symbol does not have; the document itself may bear that symbol."""
    letter = f"{case.rules.once(types).named('CV').name} {words(case).number} {code.code}"
    other = named(case, c, f"{code.number}/{kind.code}-{code.groups[0]}")
    told = f"“{kind.name}” nhưng ký hiệu không có {kind.code}, như của công văn; có lẽ là “{letter}” hoặc “{other}”."
    span = symbol_span(case, c) or c.span
    return Hit((c.span[0], span[1]), told, Fix(other), "warning")


def said_before(case: Case, c: Citation, letters: str) -> bool:
    """Whether the right type's word stands before the mention: "Thông báo kết luận số 12/TB-VPCP"."""
    before = fold(case.text[max(0, c.span[0] - NEAR) : c.span[0]]).rpartition(";")[2]
    before = " ".join(before.split(" ")[-NEAREST:])
    entry = case.rules.once(types).by_code[letters]
    return any(word in before for word in entry.words)


@rule("VB202", "issuer-against-symbol", "error", needs={"citations"}, on_ocr="warning", about="issuer")
def issuer_against_symbol(case: Case) -> Iterator[Hit]:
    """Cơ quan ban hành không khớp với chữ viết tắt cơ quan trong ký hiệu.

    Vì sao: TW là Trung ương, TU là tỉnh ủy, thành ủy; ký hiệu của bộ (BYT) là văn bản của bộ, kể cả khi cục, vụ thừa
    lệnh ký.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm b (chữ viết tắt tên cơ quan ban hành)
    Sai: Chỉ thị số 29-CT/TW của Tỉnh ủy
    Đúng: Chỉ thị số 29-CT/TW của Bộ Chính trị
    """
    index, w = case.rules.once(bodies), words(case)
    for c, code in case.once(coded):
        if c.issuer is None or "issuer" in c.inferred or c.where == "quote" or (c.date and c.date < w.symbols_since):
            continue
        at = c.text.rfind(c.issuer.name)
        span = symbol_span(case, c)
        if at < 0 or (span and c.span[0] + at < span[0]) or not c.text[:at].rstrip().endswith(w.of):
            continue
        body = body_of(code, index, w)
        if body is None or c.issuer.name == body.name:
            continue
        where = (c.span[0], c.span[0] + at + len(c.issuer.name))
        told = against(c.issuer.name, body, case)
        if told:
            right = body.name if body.level == "central" and not body.local and body.kind == "state" else None
            severity = "warning" if told == "inside" else "error"
            message = f"Ký hiệu {code.code} là của {body.name}, không phải “{c.issuer.name}”"
            message += f"; ghi “của {right}”." if right else "."
            full = f"{c.text[:at]}{right}" if right else None
            yield Hit(where, message, Fix(full) if full else None, severity)  # type: ignore[arg-type]


def body_of(code: Code, index: Bodies, w: CheckWords) -> BodyEntry | None:
    """The body whose letters a symbol carries; None where they are not known, or several bodies stand in it."""
    if any(g in w.joint for g in code.groups):
        return None  # each of several bodies may be named
    found = [index.by_code[g] for g in code.groups if g in index.by_code and g not in w.both_systems]
    ids = {b.id for b in found}
    if len(ids) != 1:
        return None
    body = found[0]
    return body if code.groups[-1] in body.codes or code.groups[0] in body.codes else None


def against(name: str, body: BodyEntry, case: Case) -> str | None:
    """ "other" where `name` is another body than `body`, "inside" where it is a unit of it; None where it may be it."""
    w, normal = words(case), case.rules.once(BodyNames).normal
    said = normal(name)
    own = [normal(n) for n in (body.name, *body.aliases)]
    if any(said.startswith(n) or n.startswith(said) for n in own):
        return None
    if any(said.startswith(f"{unit} ") for unit in w.units_inside):
        ministry = body.level == "central" and body.kind == "state" and not body.local
        alone = any(said.startswith(f"{unit} ") for unit in w.never_alone)
        return "inside" if ministry and (alone or own[0] in said) else None
    other = recognised(said, case)
    if other is None or other.id == body.id or served(other, body, w):
        return None
    return "other"


def recognised(said: str, case: Case) -> BodyEntry | None:
    """The body whose name begins `said`, the longest one."""
    index = case.rules.once(body_prefixes)
    parts = said.split(" ")
    for count in range(len(parts), 0, -1):
        entry = index.get(" ".join(parts[:count]))
        if entry:
            return entry
    return None


def body_prefixes(rules: Rules) -> dict[str, BodyEntry]:
    """Bodies by their names in normal form (use `rules.once(body_prefixes)`)."""
    normal = rules.once(BodyNames).normal
    return {normal(n): e for e in rules.table("bodies", BodyEntry) for n in (e.name, *e.aliases)}


def served(one: BodyEntry, other: BodyEntry, w: CheckWords) -> bool:
    """Whether one of the two is the office of the other, or carries its letters."""
    return (
        other.id in w.offices.get(one.id, ())
        or one.id in w.offices.get(other.id, ())
        or one.id in w.carried.get(other.id, ())
        or one.name.startswith(other.name)
        or other.name.startswith(one.name)
    )


@rule("VB203", "year-against-date", "error", needs={"citations"}, about="date")
def year_against_date(case: Case) -> Iterator[Hit]:
    """Năm trong số, ký hiệu khác năm của ngày ban hành.

    Vì sao: văn bản quy phạm pháp luật mang năm ban hành trong số của nó.
    Căn cứ: Luật số 64/2025/QH15, Điều 7, khoản 3; NĐ 78/2025/NĐ-CP, Điều 71, khoản 5
    Sai: Nghị định số 30/2020/NĐ-CP ngày 05/3/2021
    Đúng: Nghị định số 30/2020/NĐ-CP ngày 05/3/2020
    """
    apart = case.once(years_apart)
    dated = {c.reference for c, _ in case.once(coded) if c.date and c.id not in apart} if apart else set()
    for c, code in case.once(coded) if apart else ():
        if c.id not in apart or c.date is None:
            continue
        told = f"Số {code.code} là của năm {code.year} mà ngày ghi năm {c.date[:4]}"
        other = of_the_year(case, c, code)
        if other:
            told += f"; văn bản ngày ấy mang số “{other.code}”"
        elif c.reference not in dated and not known_date_of(case, c):  # else the rules that know its date tell it
            day = printed_date(f"{code.year}{c.date[4:]}", c.text, words(case))
            number = f"{code.number}/{c.date[:4]}/{code.symbol}"
            told += f"; nếu số đúng thì ghi “{day}”, nếu ngày đúng thì số là “{number}”"
        yield Hit(c.span, f"{told}.")
