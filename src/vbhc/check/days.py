"""VB204 to VB208: days that there are not, weekdays, periods, and the order of days.

In: the dates of the text and of the mentions, the date of the document.  A number whose year is not that of its date is
contradictions.py's work.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from vbhc.check.mention import printed_date
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import CheckWords, repeats, words
from vbhc.model import Fix, Related
from vbhc.patterns import either, everywhere
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import dates, iso

SENTENCE = 160  # characters before "nhận được" in which the day of receipt stands


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
    date: re.Pattern[str]  # as Dates.full, or with a year of five figures (group odd)
    long_year: re.Pattern[str]


def date_patterns(rules: Rules) -> DatePatterns:
    """The patterns (use `rules.once(date_patterns)`)."""
    w = rules.mapping("check_citations", CheckWords)
    days = {name.lower(): number for number, names in enumerate(w.weekdays) for name in names}
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
        re.compile(f"{rules.once(dates).full.pattern}|{long_year(w)}"),
        re.compile(long_year(w)),
    )


def long_year(w: CheckWords) -> str:
    """A date with a year of five figures, "ngày 08/6/20210" (group odd)."""
    spelt = rf"\s*{w.month}\s*\d{{1,2}}\s*{w.year}\s*"
    return rf"(?P<odd>(?i:{w.day})\s+\d{{1,2}}(?:{spelt}|([/.-])\d{{1,2}}[/.-])(?:19|20)\d{{3}})(?![\d./-]*\d)"


def dates_in(case: Case) -> list[tuple[re.Match[str], str | None]]:
    """The dates that stand behind the word for "day", with it, and which days they are (use `case.once(dates_in)`)."""
    word = words(case).day
    found = behind_words(case.text, [word, word.capitalize()], case.rules.once(date_patterns).date)
    return [(match, None if match["odd"] else iso(match)) for match in found]


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

    Vì sao: tháng có 28 đến 31 ngày, năm có 12 tháng và ghi bằng bốn chữ số.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 (thời gian ban hành)
    Sai: ngày 31 tháng 11 năm 2024; ngày 08/6/20210
    Đúng: ngày 30 tháng 11 năm 2024; ngày 08/6/2010
    """
    for match, day in case.once(dates_in):
        if day is None:
            shown = f"“{' '.join(match[0].split())}”"
            if match["odd"]:  # the mark of a note may stand behind the year
                yield Hit(match.span(), f"Năm có bốn chữ số; xem lại {shown}.", severity="warning")
            else:
                yield Hit(match.span(), f"Không có {shown} trong lịch.")


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


@rule("VB206", "cited-later-than-citing", "error", needs={"citations", "header"}, about="date")
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
    if repeats(case):
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
        if day is None or day >= c.date or (header.date and c.date > header.date):
            continue  # cited_later tells of a day after this paper's
        first = found[-1]
        year = c.date[:4]
        right = first[0].replace(day[:4], year) if f"{year}{day[4:]}" >= c.date else None
        if right and header.date and f"{year}{day[4:]}" > header.date:
            right = None
        message = f"Nhận {first[0][:1].lower()}{first[0][1:]} mà văn bản ký {printed_date(c.date, '', words(case))}"
        message += f"; có thể là “{right}”." if right else "."
        span = low + first.start(), low + first.end()
        yield Hit(span, message, Fix(right) if right else None, related=[Related(None, c.span, c.text)])
