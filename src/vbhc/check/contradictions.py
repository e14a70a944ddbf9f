"""VB2xx: contradictions within one mention: type, issuer, year and date against the number and symbol, and dates.

In: the mentions, and the dates of the text.  Out: Hits on what cannot be, whatever other mentions say: comparing these
is consistency.py's work.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from vbhc.check.mention import coded, named, printed_date, symbol_span, type_word
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import CheckWords, words
from vbhc.cite.keys import BodyNames
from vbhc.model import Citation, Fix, Related
from vbhc.patterns import either, everywhere
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import Bodies, BodyEntry, bodies
from vbhc.text.dates import dates, iso
from vbhc.text.doctypes import TypeEntry, types
from vbhc.text.fold import fold
from vbhc.text.symbols import Code

NEAR = 40  # characters before a mention, and words of them, in which another type word may stand that goes with it
NEAREST = 5
SENTENCE = 160  # characters before "nhận được" in which the day of receipt stands


@rule("VB201", "type-against-symbol", "error", needs={"citations"}, on_ocr="warning")
def type_against_symbol(case: Case) -> Iterator[Hit]:
    """Tên loại không khớp với chữ viết tắt tên loại trong ký hiệu.

    Vì sao: mỗi tên loại có chữ viết tắt riêng (BC là báo cáo, TB là thông báo); công văn hành chính không có. Chữ có
    nhiều nghĩa (QĐ của Đảng là quyết định hoặc quy định) không bị coi là mâu thuẫn.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I (chữ viết tắt tên loại văn bản)
    Sai: Quyết định số 1977/TB-UBND
    Đúng: Thông báo số 1977/TB-UBND
    """
    w, known, index = words(case), case.rules.once(types), case.rules.once(bodies)
    for c, code in case.once(coded):
        if c.type is None or "type" in c.inferred or c.name or (c.date and c.date < w.symbols_since):
            continue
        if code.groups[:1] == (c.type,) and c.type != "CV":
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
    return by_code[found].code if found in by_code and found not in index.by_code and body in index.by_code else None


def said_before(case: Case, c: Citation, letters: str) -> bool:
    """Whether the right type's word stands before the mention: "Thông báo kết luận số 12/TB-VPCP"."""
    before = " ".join(fold(case.text[max(0, c.span[0] - NEAR) : c.span[0]]).split(" ")[-NEAREST:])
    entry = case.rules.once(types).by_code[letters]
    return any(word in before for word in entry.words)


@rule("VB202", "issuer-against-symbol", "error", needs={"citations"}, on_ocr="warning")
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


@rule("VB203", "year-against-date", "error", needs={"citations"})
def year_against_date(case: Case) -> Iterator[Hit]:
    """Năm trong số, ký hiệu khác năm của ngày ban hành.

    Vì sao: văn bản quy phạm pháp luật mang năm ban hành trong số của nó.
    Căn cứ: Luật số 64/2025/QH15, Điều 7, khoản 3; NĐ 78/2025/NĐ-CP, Điều 71, khoản 5
    Sai: Nghị định số 30/2020/NĐ-CP ngày 05/3/2021
    Đúng: Nghị định số 30/2020/NĐ-CP ngày 05/3/2020
    """
    for c, code in case.once(coded):
        if code.year is None or c.date is None or "date" in c.inferred:
            continue
        if int(c.date[:4]) == code.year:
            continue
        day = printed_date(f"{code.year}{c.date[4:]}", c.text, words(case))
        message = f"Số {code.code} là của năm {code.year} mà ngày ghi năm {c.date[:4]}; nếu số đúng thì ghi “{day}”."
        yield Hit(c.span, message)


@dataclass(slots=True)
class DatePatterns:
    """A weekday beside a date, in either order, and the day's word."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    days: dict[str, int]
    ends: tuple[str, ...]
    names: list[str]
    received: re.Pattern[str]
    verbs: tuple[str, ...]
    period: re.Pattern[str]


def date_patterns(rules: Rules) -> DatePatterns:
    """The patterns (use `rules.once(date_patterns)`)."""
    w = rules.mapping("check_citations", CheckWords)
    days = {name: number for number, names in enumerate(w.weekdays) for name in names}
    day = either(days)
    return DatePatterns(
        re.compile(rf"\s*[(,]?\s*({day})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)({day})\s*[,(–-]?\s*\Z", re.IGNORECASE),
        days,
        tuple(days),
        [names[0] for names in w.weekdays],
        re.compile(rf"(?:{either(w.received)})\s*\Z"),
        tuple(w.received),
        re.compile(rf"({either(w.periods)})\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\d/-])"),
    )


def dates_in(case: Case) -> list[tuple[re.Match[str], str | None]]:
    """The dates that stand behind the word for "day", with it, and which days they are (use `case.once(dates_in)`)."""
    word = words(case).day
    found = behind_words(case.text, [word, word.capitalize()], case.rules.once(dates).full)
    return [(match, iso(match)) for match in found]


def behind_words(text: str, forms: list[str], pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a pattern that begins with one of some words and a figure matches, in text order: a word is found faster.

    What follows the first letter is sought, as that may be a capital.
    """
    found = []
    for rest in {form[1:] for form in forms}:
        for at in everywhere(text, rest, 1):
            end = at + len(rest)
            if text[end : end + 2].strip()[:1].isdigit() and text[at - 1 : end] in forms:
                match = pattern.match(text, at - 1)
                found += [match] if match else []
    return sorted(found, key=re.Match.start)


@rule("VB204", "impossible-date", "error")
def impossible_date(case: Case) -> Iterator[Hit]:
    """Ngày không có trong lịch.

    Vì sao: tháng có 28 đến 31 ngày, năm có 12 tháng.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 (thời gian ban hành)
    Sai: ngày 31 tháng 11 năm 2024
    Đúng: ngày 30 tháng 11 năm 2024
    """
    for match, day in case.once(dates_in):
        if day is None:
            yield Hit(match.span(), f"Không có “{' '.join(match[0].split())}” trong lịch.")


@rule("VB205", "weekday-against-date", "warning")
def weekday_against_date(case: Case) -> Iterator[Hit]:
    """Thứ trong tuần không khớp với ngày.

    Vì sao: thứ và ngày mâu thuẫn thì một trong hai sai, thường là năm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 (thời gian ban hành); lịch
    Sai: Ngày 02/01/2011 (thứ 2)
    Đúng: Ngày 02/01/2012 (thứ 2)
    """
    p = case.rules.once(date_patterns)
    for match, day in case.once(dates_in):
        behind = p.behind.match(case.text, match.end())
        around = max(0, match.start() - 14), match.start()
        leading = case.text[slice(*around)].lower().rstrip(" \n\t,(–-")
        before = p.before.search(case.text[slice(*around)]) if leading.endswith(p.ends) and not behind else None
        beside = behind or before
        if beside is None or day is None:
            continue
        said = p.days[" ".join(beside[1].lower().split())]
        real = datetime.date.fromisoformat(day)
        if real.weekday() == said:
            continue
        end = match.end() if behind is None else behind.end()
        end += case.text[end : end + 1] == ")"
        start = match.start() if behind else match.start() - len(before[0] if before else "")
        printed = case.text[start:end]
        near = next((y for y in (real.year + 1, real.year - 1) if weekday(real, y) == said), None)
        right = printed.replace(str(real.year), str(near)) if near else None
        told = printed_date(day, "", words(case)).capitalize()
        message = f"{told} là {p.names[real.weekday()]}, không phải {beside[1]}"
        message += f"; có thể là “{right}”." if right else "."
        yield Hit((start, end), message, Fix(right) if right else None)


def weekday(day: datetime.date, year: int) -> int | None:
    """The weekday of the same day of another year; None where that year does not have it."""
    try:
        return day.replace(year=year).weekday()
    except ValueError:
        return None


@rule("VB208", "period-reversed", "warning")
def period_reversed(case: Case) -> Iterator[Hit]:
    """Giai đoạn, nhiệm kỳ có năm cuối đứng trước năm đầu; năm học không phải hai năm liền nhau.

    Vì sao: năm đầu ghi trước, năm cuối ghi sau; năm học bắt đầu năm này và kết thúc năm sau.
    Căn cứ: lịch; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b (trích yếu chép đúng)
    Sai: giai đoạn 2030 - 2025; năm học 2024 - 2026
    Đúng: giai đoạn 2025 - 2030; năm học 2024 - 2025
    """
    p, w = case.rules.once(date_patterns), words(case)
    for match in behind_words(case.text, w.periods, p.period):
        first, last = int(match[2]), int(match[3])
        school = match[1].lower() in w.school_years
        if first >= last or (school and last != first + 1):
            told = "Năm học là hai năm liền nhau" if school and first < last else "Năm cuối đứng trước năm đầu"
            right = f"{match[1]} {last} - {first}" if first > last and (not school or first == last + 1) else None
            yield Hit(match.span(), f"{told}: “{' '.join(match[0].split())}”.", Fix(right) if right else None)


@rule("VB206", "cited-later-than-citing", "error", needs={"citations", "header"})
def cited_later(case: Case) -> Iterator[Hit]:
    """Văn bản được viện dẫn có ngày sau ngày của văn bản này.

    Vì sao: không thể viện dẫn một văn bản chưa ban hành; thường là sai năm hoặc sai tháng.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 (thời gian ban hành)
    Sai: (văn bản ngày 20/5/2024) Kế hoạch số 184-KH/HU ngày 22/5/2025
    Đúng: Kế hoạch số 184-KH/HU ngày 22/5/2024
    """
    header = case.document.header
    evidence = header.evidence.get("date")
    if header.date is None or (evidence and evidence.origin not in ("text", "stamp")):
        return
    if header.type and header.type.code in words(case).consolidated:
        return
    for c in case.document.citations:
        if c.date is None or c.date <= header.date or "date" in c.inferred or c.where in ("footnote", "quote"):
            continue
        own = printed_date(header.date, "", words(case))
        related = [Related(None, evidence.span, case.text[slice(*evidence.span)])] if evidence and evidence.span else []
        told = f"Văn bản này {own}, văn bản được viện dẫn lại {printed_date(c.date, '', words(case))}."
        yield Hit(c.span, told, severity="error" if c.where == "body" else "warning", related=related)


@rule("VB207", "received-before-issued", "error", needs={"citations"})
def received_before_issued(case: Case) -> Iterator[Hit]:
    """Ngày nhận văn bản đứng trước ngày ban hành của nó.

    Vì sao: không thể nhận một văn bản trước khi nó được ký.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 (thời gian ban hành)
    Sai: Ngày 12/8/2024, Sở Nội vụ nhận được Công văn số 03/CV-HTNLTYT ngày 30/7/2025
    Đúng: Ngày 12/8/2025, Sở Nội vụ nhận được Công văn số 03/CV-HTNLTYT ngày 30/7/2025
    """
    p, full = case.rules.once(date_patterns), case.rules.once(dates).full
    header = case.document.header
    for c in case.document.citations:
        if c.date is None or "date" in c.inferred:
            continue
        low = max(0, c.span[0] - SENTENCE)
        before = case.text[low : c.span[0]]
        verb = p.received.search(before) if before.rstrip().endswith(p.verbs) else None
        if verb is None:
            continue
        cut = max(before.rfind("\n", 0, verb.start()), before.rfind(". ", 0, verb.start()), before.rfind(";"))
        found = list(full.finditer(before, cut + 1, verb.start()))
        day = iso(found[-1]) if found else None
        if day is None or day >= c.date:
            continue
        first = found[-1]
        year = c.date[:4]
        right = first[0].replace(day[:4], year) if f"{year}{day[4:]}" >= c.date else None
        if right and header.date and f"{year}{day[4:]}" > header.date:
            right = None
        message = f"Nhận {first[0][:1].lower()}{first[0][1:]} mà văn bản ký {printed_date(c.date, '', words(case))}"
        message += f"; có thể là “{right}”." if right else "."
        span = low + first.start(), low + first.end()
        yield Hit(span, message, Fix(right) if right else None, related=[Related(None, c.span, c.text)])
