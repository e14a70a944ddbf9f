"""VB1xx: how the words around a citation are written: pinpoints, quotation marks, short names, blanks for a number.

In: the text, with its citations and definitions.  Out: Hits on the words beside citations; the citations' own form is
citation_form.py's work.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import CheckWords, regulation, softened, words
from vbhc.model import Fix, Related, Severity, Span
from vbhc.patterns import either, everywhere, followed
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import TypeEntry, types

_OPEN_BEFORE = re.compile(r"(?:^|[\n.;:?!“\"(\[•*–+-]|\b(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)])[\s*_]*\Z")
_SERIAL = re.compile(r"[/-]")
_CLOSERS, _OPENERS = "”", "“"
_ITEM = re.compile(r"[ \t*]*(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]\d?\))")  # "“2. Cấp chứng chỉ …" is wording of a document
FIGURES = frozenset("0123456789IVXL")
LOOK = 1200  # characters in which a quotation is closed


@dataclass(slots=True)
class Patterns:
    """What stands for a unit in capitals or small letters, and for a run of units."""

    capital: re.Pattern[str]
    run: re.Pattern[str]
    turned: list[re.Pattern[str]]  # each begins with letters, by which it is found at once
    number: re.Pattern[str]
    uppers: list[str]
    upper: re.Pattern[str]  # unit: words of these with their numbers; more: the others of them; of: what tells
    upper_word: re.Pattern[str]
    small_before: re.Pattern[str]
    spoken: dict[str, str]  # names of types, by their codes


def patterns(rules: Rules) -> Patterns:
    """The patterns (use `rules.once(patterns)`)."""
    w = rules.mapping("check_citations", CheckWords)
    small = either(w.small_units)
    upper = either(map(str.capitalize, w.small_units))
    great = either(map(str.capitalize, w.great_units))
    value = r"(?:\d{1,2}[a-zđ]?|[a-zđ]\d?)(?!\w)"  # three figures are of the budget: "Loại 370, Khoản 371"
    any_unit = rf"(?:{small}|{upper}) {value}"
    clause, point = w.small_units
    points = either([point, point.capitalize()])
    turned = [rf"{great} \d{{1,3}}[a-zđ]?,? {any_unit}(?:,? {any_unit})?"]
    turned += [rf"{first} {value} (?:{points}) {value}" for first in (clause, clause.capitalize())]
    joint = rf"(?:(?: {w.of}| {w.also}|,)? )"
    units, named = either(w.upper_units), either(e.name for e in rules.table("types", TypeEntry))
    number = rf"(?:{units}) (?:\d{{1,3}}[a-zđ]?|[IVXL]{{1,6}})(?!\w)(?![.,/-]\d)"
    behind = rf"(?:{w.of} )?(?:{named})(?!\w)|(?:,|,? {w.also}) (?i:{units}|{small}) {value}"
    return Patterns(
        re.compile(rf"(?<!\w)(?:{upper}) {value}"),
        re.compile(rf"{any_unit}(?:{joint}{any_unit})*"),
        [re.compile(pattern) for pattern in turned],
        re.compile(r" (\d{1,4})(?![\w/.,%-]*[\w%])"),
        w.great_units,
        re.compile(rf"(?P<unit>{number}(?P<more>(?:,? (?i:{number}))*))(?: ?(?P<of>{behind}))?"),
        re.compile(units),
        re.compile(rf"(?<!\w)(?i:{small}) {value},? \Z"),
        {e.code: e.name for e in rules.once(types).by_code.values() if e.code in w.spoken},
    )


@rule("VB105", "pinpoint-capitals", "warning", on_ocr="warning")
def pinpoint_capitals(case: Case) -> Iterator[Hit]:
    """Khoản, điểm viết hoa ở giữa câu; điều viết thường.

    Vì sao: khi viện dẫn một văn bản cụ thể, Phần, Chương, Mục, Tiểu mục, Điều viết hoa; khoản và điểm viết thường.
    Điều viết thường chỉ bị nhắc khi đứng liền khoản, điểm hoặc tên văn bản.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7
    Sai: tại Điểm a Khoản 2 Điều 5; tại khoản 2 điều 5 Nghị định này
    Đúng: tại điểm a khoản 2 Điều 5; tại khoản 2 Điều 5 Nghị định này
    """
    w, p = words(case), case.rules.once(patterns)
    held = regulation(case, "capitals")
    end = 0
    for match in capitals(case.text, w, p):
        start = match.start()
        if start < end or _OPEN_BEFORE.search(case.text[max(0, start - 8) : start]):
            continue
        run = p.run.match(case.text, start)
        end = run.end() if run else match.end()
        printed = case.text[start:end]
        right = printed.lower().replace(f" {w.of} ", " ")
        before = re.findall(r"[^\W\d_]+(?= \Z)", case.text[max(0, start - 20) : start])
        hit = Hit(
            (start, end),
            f"Khoản, điểm viết thường: “{' '.join([*before, right])}”.",
            Fix(right, certain=right == printed.lower()),
            "info" if case.quoted(start) else "warning",
        )
        yield softened(hit, case, held)
    end = 0
    if case.document.header.regime == "normative":
        return  # the annex is on administrative papers
    for start, stop in sorted(small_letters(case.text, p)):
        if start < end:
            continue
        end = stop
        printed = case.text[start:end]
        right = p.upper_word.sub(lambda word: word[0].capitalize(), printed)
        before = re.findall(r"[^\W_]+ [^\W_]+(?= \Z)", case.text[max(0, start - 20) : start])
        told = f"{right.split(' ')[0]} viết hoa chữ đầu khi viện dẫn: “{' '.join([*before, right])}”."
        severity: Severity = "info" if case.quoted(start) else "warning"
        yield softened(Hit((start, end), told, Fix(right, True), severity), case, held)


def small_letters(text: str, p: Patterns) -> Iterator[Span]:
    """Where a unit that has a capital stands in small letters, with its number, beside another unit or a document."""
    for word in p.uppers:
        for at in followed(text, f" {word} ", FIGURES):
            start = at - len(word) - 1
            match = p.upper.match(text, start)
            if match and (match["of"] or match["more"] or p.small_before.search(text, max(0, start - 20), start)):
                yield start, match.end("unit")


def capitals(text: str, w: CheckWords, p: Patterns) -> list[re.Match[str]]:
    """Where a small unit's word stands with a capital before its number, in text order."""
    found: list[re.Match[str]] = []
    for unit in w.small_units:
        word = f"{unit.capitalize()} "
        found += filter(None, [p.capital.match(text, at) for at in everywhere(text, word)])
    return sorted(found, key=re.Match.start)


@rule("VB106", "pinpoint-order", "warning")
def pinpoint_order(case: Case) -> Iterator[Hit]:
    """Điều, khoản, điểm viện dẫn từ lớn đến nhỏ.

    Vì sao: viện dẫn ghi từ đơn vị nhỏ đến đơn vị lớn: điểm, khoản, rồi Điều.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7
    Sai: Điều 5 khoản 2 điểm a
    Đúng: điểm a khoản 2 Điều 5
    """
    w, p = words(case), case.rules.once(patterns)
    held = regulation(case, "capitals")
    for match in itertools.chain.from_iterable(pattern.finditer(case.text) for pattern in p.turned):
        behind = case.text[match.end() : match.end() + 40].lstrip(" ,")
        first = behind.split(" ", 1)[0].lower()
        article = match[0].lower().startswith(tuple(w.great_units))
        if first in (*w.small_units, w.also) or (article and first in w.great_units):
            continue  # "Điều 5, khoản 2 Điều 6" is a list
        if match.start() == 0 or case.text[match.start() - 1] == "\n":
            continue
        if article and "," in match[0] and p.small_before.search(case.text, max(0, match.start() - 20), match.start()):
            continue  # "khoản 4 Điều 27, khoản 1, khoản 3": the article has its clause before it
        first, *others = re.split(rf",? (?=(?:{either(w.small_units)}) )", match[0], flags=re.IGNORECASE)
        right = " ".join([*map(str.lower, reversed(others)), first if article else first.lower()])
        yield softened(Hit(match.span(), f"Ghi từ nhỏ đến lớn: “{right}”.", Fix(right), "warning"), case, held)


@rule("VB107", "alias-undefined", "info", needs={"citations"})
def alias_undefined(case: Case) -> Iterator[Hit]:
    """Tên gọi tắt của văn bản dùng mà chưa định nghĩa.

    Vì sao: “Nghị định 126” không cho biết năm và cơ quan; muốn gọi tắt thì ghi “(sau đây gọi là Nghị định 126)” ở lần
    viện dẫn đầu.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b (các lần sau ghi tên loại, số và ký hiệu)
    Sai: theo Nghị định 126
    Đúng: theo Nghị định số 126/2024/NĐ-CP
    """
    w, p = words(case), case.rules.once(patterns)
    defined = {d.alias.casefold() for d in case.document.definitions}
    cited = [c.span for c in case.document.citations]
    kinds = {r.type for r in case.document.references if r.code}
    for start, match in spoken_numbers(case.text, [name for kind, name in p.spoken.items() if kind in kinds], p):
        said = case.text[start : match.end()]
        behind = case.text[match.end() : match.end() + 12].split()[:1]
        if said.casefold() in defined or (behind and behind[0].strip(",.;").lower() in w.not_spoken_before):
            continue
        if any(s <= start < e for s, e in cited):
            continue
        number = match[1].lstrip("0")
        meant = {r.code for r in case.document.references if r.code and _SERIAL.split(r.code)[0].lstrip("0") == number}
        if len(meant) == 1:
            right = f"{said.rsplit(' ', 1)[0]} {w.number} {meant.pop()}"
            yield Hit((start, match.end()), f"“{said}” chưa được định nghĩa; viết “{right}”.", Fix(right))


def spoken_numbers(text: str, names: list[str], p: Patterns) -> Iterator[tuple[int, re.Match[str]]]:
    """Where one of the names of types stands before a bare number: the word's place and the number's."""
    for name in names:
        for at in everywhere(text, name):
            match = p.number.match(text, at + len(name))
            if match:
                yield at, match


@rule("VB108", "unbalanced-quotes", "warning", needs={"citations"})
def unbalanced_quotes(case: Case) -> Iterator[Hit]:
    """Dấu ngoặc kép mở ở trích yếu của văn bản được viện dẫn mà không đóng.

    Vì sao: thiếu dấu đóng thì không biết trích yếu hết ở đâu. Hai trích yếu lồng nhau thì mỗi cái một dấu mở và một
    dấu đóng.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b (trích yếu nội dung); phép dùng dấu câu
    Sai: Kế hoạch số 105-KH/TU “về thực hiện Chỉ thị số 21-CT/TW “về giáo dục nghề nghiệp”.
    Đúng: Kế hoạch số 105-KH/TU “về thực hiện Chỉ thị số 21-CT/TW “về giáo dục nghề nghiệp””.
    """
    text = case.text
    if _OPENERS not in text:
        return
    done = 0
    wording = tuple(f"{unit} " for unit in words(case).wording)
    for c in case.document.citations:
        opening = re.compile(r"[\s,*]{0,4}“").match(text, c.span[1])
        if opening is None or opening.end() <= done:
            continue
        start = opening.end() - 1
        if text[start + 1 : start + 20].lower().lstrip(" *").startswith(wording) or _ITEM.match(text, start + 1):
            continue
        stop = closed(text, start, case.document.source.format)
        if stop is None:
            line = text.find("\n", start)
            last = text.rfind(_CLOSERS, start, line if line >= 0 else len(text))
            end = last + 1 if last > 0 else (line if line >= 0 else len(text))
            done = end
            where = (start, min(end, start + LOOK))
            told = "Dấu “ mở trích yếu mà không có ” đóng."
            yield Hit(where, told, related=[Related(None, c.span, c.text)])


def closed(text: str, start: int, form: str) -> int | None:
    """Where the quotation that opens at `start` is closed, those inside it first; None where it is not.

    Lines of plain text wrap; elsewhere a line is a paragraph, of which one more is read.
    """
    depth = 0
    stop = text.find("\n\n", start) if form == "txt" else text.find("\n", text.find("\n", start) + 1)
    end = min(start + LOOK, stop if stop >= 0 else len(text))
    for match in re.finditer("[“”]", text[start:end]):
        depth += 1 if match[0] == _OPENERS else -1
        if depth == 0:
            return start + match.end()
    return None if end < start + LOOK else start


@rule("VB113", "number-blank", "info")
def number_blank(case: Case) -> Iterator[Hit]:
    """Viện dẫn một văn bản mà số còn để trống.

    Vì sao: dự thảo thường để trống số của văn bản sẽ ký cùng ngày; trước khi ban hành phải điền.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: theo đề nghị tại Tờ trình số     /TTr-SNV
    Đúng: theo đề nghị tại Tờ trình số 156/TTr-SNV
    """
    own = case.document.structure.own
    evidence = case.document.header.evidence.get("symbol")
    letterhead = max((z.end for z in case.document.structure.zones if z.kind in ("letterhead", "title")), default=0)
    names = case.rules.once(types).by_word
    for match in case.rules.once(blank_numbers).finditer(case.text, letterhead):
        before = case.text[max(0, match.start() - 30) : match.start()].lower().split()
        if not any(" ".join(before[-n:]) in names for n in (1, 2, 3)):
            continue
        if evidence and evidence.span and match.start() <= evidence.span[0] < match.end():
            continue
        if not any(s <= match.start() < e for s, e in own):
            yield Hit(match.span(), f"“{' '.join(match[0].split())}” còn để trống số.")


def blank_numbers(rules: Rules) -> re.Pattern[str]:
    """ "số" and a symbol without a number (use `rules.once(blank_numbers)`)."""
    number = rules.mapping("check_citations", CheckWords).number
    return re.compile(number + r":?[ .…]{1,12}/[A-ZĐ][\w-]+")
