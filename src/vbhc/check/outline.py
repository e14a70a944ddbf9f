"""VB6xx: the numbers of the outline: none skipped, repeated or out of order, none alone, one way of writing them.

In: the sections of a document, annexes too.  Only siblings are compared: a list that begins again at 1 is another list,
and is never a finding.  What is a section and what is not is the parse room's work.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import repeats
from vbhc.model import Fix, Section, SectionKind, Severity, Span
from vbhc.parse.numerals import Number, ordinal, to_roman
from vbhc.parse.outline_words import Words, words
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules

NUMBERED = {"part", "chapter", "section", "subsection", "article", "clause", "point", "roman", "arabic", "letter"}
LETTERED = {"point", "letter"}
NEAR = 2000  # letters below an item in which its list may go on
HEADING = lazy(r"^[ \t*_#]*([IVXL]{1,5}[.\-–/])[ \t]+([^\W\d_][^\n]{3,200})$", re.MULTILINE)
CLOSE = 600  # letters between an item and the one that repeats its number
MOST = 10_000  # markers that are remembered
ODD_ENDS = ("/", "-", "–")  # of a marker
MANY = 3  # siblings that make a sequence


@dataclass(slots=True)
class Item:
    """A section with the number read from its marker; `stem` is what stands before the last part ("1." of "1.4")."""

    section: Section
    printed: str
    stem: str
    number: Number
    span: Span

    @property
    def value(self) -> int:
        return self.number[0]


def families(case: Case) -> list[tuple[list[Section], set[SectionKind], bool]]:
    """Sections under one parent, their kinds, whether they stand in an annex (use `case.once(families)`)."""
    found: list[tuple[list[Section], set[SectionKind], bool]] = []
    stack = [(case.document.sections, False)]
    while stack:
        siblings, annexed = stack.pop()
        found.append((siblings, {section.kind for section in siblings}, annexed))
        stack += [(one.children, annexed or one.kind == "annex") for one in siblings if one.children]
    return found


def sequences(case: Case) -> list[list[Item]]:
    """Runs of sections of one kind under one parent, those that no rule can speak of left out: 1., 2., 3.

    Use `case.once(sequences)`.
    """
    found: list[list[Item]] = []
    known, text = case.rules.once(markers), case.text
    for siblings, kinds, _ in case.once(families):
        if len(kinds) == 1 and known.counted(siblings[0].kind, tuple([section.marker for section in siblings])):
            continue
        runs: dict[str, list[Item]] = {}
        for section in siblings:
            if section.kind not in NUMBERED:
                continue
            number = known.read(section.kind, section.marker)
            start = section.span[0]
            if number is not None and text.startswith(section.marker, start):
                item = Item(section, *number, (start, start + len(section.marker)))
                runs.setdefault(section.kind, []).append(item)
        if siblings is case.document.sections and len(runs.get("roman", ())) >= MANY - 1:
            runs["roman"] = with_stray(case, runs["roman"], known)
        found += runs.values()
    return found


def uneven(case: Case) -> list[list[Item]]:
    """The runs of which some item does not follow the one before by one: few do (use `case.once(uneven)`)."""
    return [run for run in case.once(sequences) if not all(map(follows, run, run[1:]))]


def follows(before: Item, item: Item) -> bool:
    """Whether an item is the next of the same list."""
    return item.number[0] == before.number[0] + 1 and item.stem == before.stem


def with_stray(case: Case, run: list[Item], known: Markers) -> list[Item]:
    """A run of Roman headings with those that the outline does not hold as they do not follow: I, II, III, then V."""
    text = case.text
    last = max((zone.end for zone in case.document.structure.zones if zone.kind == "body"), default=0)
    taken = {item.span[0] for item in run}
    for match in HEADING.finditer(text, run[0].span[1], last):
        number = known.read("roman", match[1])
        if match.start(1) in taken or number is None or not match[2].isupper():
            continue
        section = Section("roman", match[1], match[2], match.span(1))
        run = [*run, Item(section, *number, match.span(1))]
    return sorted(run, key=lambda item: item.span)


class Markers:
    """What markers hold, remembered; (kind, marker) and (kind, markers of siblings) are all that it depends on."""

    def __init__(self, known: Words) -> None:
        self.known = known
        self.read = functools.lru_cache(MOST)(self._read)
        self.counted = functools.lru_cache(MOST)(self._counted)

    def _read(self, kind: str, marker: str) -> tuple[str, str, Number] | None:
        return read(kind, marker, self.known)

    def _counted(self, kind: str, printed: tuple[str, ...]) -> bool:
        """Whether two or more siblings follow one another by one, with a point or a bracket behind; most do."""
        if len(printed) < 2 or kind not in NUMBERED or kind == "roman":
            return False
        if any(marker.rstrip().endswith(ODD_ENDS) for marker in printed):
            return False
        numbers = [(one[1], one[2][0]) for marker in printed if (one := self.read(kind, marker))]
        return bool(numbers) and numbers == [(numbers[0][0], numbers[0][1] + at) for at in range(len(printed))]


def markers(rules: Rules) -> Markers:
    """The markers (use `rules.once(markers)`)."""
    return Markers(rules.once(words))


def read(kind: str, marker: str, known: Words) -> tuple[str, str, Number] | None:
    """What a marker holds: what is printed, its stem, its number; None where no number can be read."""
    printed = marker.strip(" .)/-–:").split(" ")[-1]
    if kind in LETTERED:
        number: Number | None = (known.letters.get(printed[:1].lower(), 0), *suffixed(printed[1:]))
        stem = ""
    else:
        stem, _, last = printed.rpartition(".")
        number = ordinal(last, known) if last else None
    return (printed, stem, number) if number and number[0] else None


def suffixed(figures: str) -> Number:
    """The part of an inserted point's number after its letter: "1" of "a1"."""
    return (int(figures),) if figures.isdigit() else (0,)


@rule("VB601", "number-out-of-order", "warning", needs={"sections"})
def number_out_of_order(case: Case) -> Iterator[Hit]:
    """Số thứ tự của mục bị nhảy, lặp hoặc đảo.

    Vì sao: phần, chương, mục, điều, khoản được đánh số liên tiếp; các điểm theo thứ tự bảng chữ cái tiếng Việt (a, b,
    c, d, đ, e, g, h …). Danh sách đánh số lại từ đầu không phải là lỗi.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ
    Sai: I, II, IV; 1.1, 1.2, 1.3, 4.1, 1.5
    Đúng: I, II, III; 1.1, 1.2, 1.3, 1.4, 1.5
    """
    known = case.rules.once(words)
    main = [(zone.start, zone.end) for zone in case.document.structure.zones if zone.kind == "body"]
    for run in case.once(uneven):
        at = 1
        while at < len(run):
            before, item = run[at - 1], run[at]
            after = run[at + 1] if at + 1 < len(run) else None
            told = judged(before, item, after, at, known)
            if told is None and item.stem != before.stem and goes_on(case.text, before, item):
                told = next_of(before, known), None
            if told is None or printed_between(case.text, before, item, told[0]) or wording_ends(case, before, item):
                at += 1
                continue
            right, severity = told
            if repeats(case):
                severity = "info"  # its numbers are those of the documents that it puts together
            message = f"{what(before, item)}: sau {before.printed} là {item.printed}, phải là {right}."
            if not any(start <= item.span[0] < end for start, end in main):  # forms have ways of their own
                severity = "info"
            yield Hit(item.span, message, Fix(item.section.marker.replace(item.printed, right)), severity)
            at += 2 if after is not None and slipped(before, after) else 1


def wording_ends(case: Case, before: Item, item: Item) -> bool:
    """Whether quoted wording ends between two items: the first is an item of that wording."""
    between = case.text[before.span[1] : item.span[0]]
    return between.count("”") > between.count("“")


def judged(before: Item, item: Item, after: Item | None, at: int, known: Words) -> tuple[str, Severity | None] | None:
    """(the number that should stand there, how sure); None where nothing is wrong, or where lists only meet."""
    if item.stem != before.stem:
        if after is not None and slipped(before, after):
            return next_of(before, known), None
        return None
    step = item.value - before.value
    if step == 1 or (step == 0 and item.number > before.number):
        return None
    if item.section.kind in LETTERED and step > 1:
        left_out = set(range(before.value + 1, item.value))
        if left_out <= known.optional:
            return None
    if step == 0 and after is not None and slipped(before, after):
        return next_of(before, known), None
    if item.value == 1:
        again = at == 1 and step == 0 and not before.section.children and item.span[0] - before.span[0] < CLOSE
        if again and (after is None or after.value == before.value + 1):
            return next_of(before, known), None if after else "info"
        return None
    if step == 0 or (after is not None and slipped(before, after)):
        return next_of(before, known), None
    if step > 1:
        return next_of(before, known), None if at + 1 >= MANY and step == 2 else "info"
    return next_of(before, known), "info"


def printed_between(text: str, before: Item, item: Item, right: str) -> bool:
    """Whether the number that seems to be missing stands inside the text before: "2. Ngày sinh … 3. Giới tính"."""
    if item.stem != before.stem or item.value <= before.value:
        return False
    return re.search(rf"(?<![\w.,/]){re.escape(right)}[.)/]", text[before.span[1] : item.span[0]]) is not None


def goes_on(text: str, before: Item, item: Item) -> bool:
    """Whether a line below goes on as if the item bore the number after the one before: 1.3, 4.1, and then 1.5."""
    if not before.stem:
        return False
    wanted = f"{before.stem}.{before.value + 2}"
    return re.search(rf"\n\W*{re.escape(wanted)}[. ]", text[item.span[1] : item.section.span[1] + NEAR]) is not None


def slipped(before: Item, after: Item) -> bool:
    """Whether the item between these two alone is wrong: 1.3, 4.1, 1.5."""
    return after.stem == before.stem and after.value == before.value + 2


def next_of(item: Item, known: Words) -> str:
    """The number after an item's, as that list writes them."""
    value = item.value + 1
    if item.section.kind in LETTERED:
        while value in known.optional and value != known.letters.get("đ"):
            value += 1
        letter = next((letter for letter, number in known.letters.items() if number == value), "?")
        return letter.upper() if item.printed[:1].isupper() else letter
    last = item.printed.rpartition(".")[2]
    right = str(value) if last[:1].isdigit() else to_roman(value)
    return f"{item.stem}.{right}" if item.stem else right


def what(before: Item, item: Item) -> str:
    """What is wrong with the number of an item, for the message."""
    if item.stem == before.stem and item.number == before.number:
        return "Số thứ tự bị lặp"
    if item.stem == before.stem and item.value > before.value:
        return "Số thứ tự bị nhảy"
    return "Số thứ tự bị đảo"


@rule("VB602", "alphabet-not-vietnamese", "info", needs={"sections"})
def alphabet_not_vietnamese(case: Case) -> Iterator[Hit]:
    """Các điểm không theo thứ tự bảng chữ cái tiếng Việt.

    Vì sao: sau d là đ, sau e là g; bảng chữ cái tiếng Việt không có f, j, w, z (đánh số tự động của phần mềm hay có).
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ
    Sai: a) b) c) d) e) f)
    Đúng: a) b) c) d) đ) e)
    """
    known = case.rules.once(words)
    for run in case.once(uneven):
        if run[0].section.kind not in LETTERED:
            continue
        for at, (before, item) in enumerate(pairwise(run)):
            if at and run[at - 1].number == before.number:
                continue  # a repeated letter is number_out_of_order's
            left_out = set(range(before.value + 1, item.value))
            expected = next_of(before, known) if left_out and left_out <= known.optional else item.printed
            if item.printed != expected:
                message = f"Sau điểm {before.printed} là điểm {expected}, không phải {item.printed}."
                yield Hit(item.span, message, Fix(item.section.marker.replace(item.printed, expected)))
                break


@rule("VB603", "lone-item", "info", needs={"sections"})
def lone_item(case: Case) -> Iterator[Hit]:
    """Một mục được đánh số mà không có mục thứ hai.

    Vì sao: đánh số là để phân biệt; một mình khoản 1 thì không cần số, hoặc các khoản sau đã mất.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ
    Sai: Điều 1. … 1. Tại Danh sách … (không có khoản 2)
    Đúng: Điều 1. … Tại Danh sách …
    """
    for run in case.once(sequences):
        if (
            len(run) == 1
            and run[0].value == 1
            and run[0].section.kind in ("clause", "point", "arabic", "letter", "roman")
        ):
            item = run[0]
            yield Hit(item.span, f"Chỉ có một mục {item.printed}, không có mục tiếp theo.")


@rule("VB605", "levels-mixed", "info", needs={"sections"})
def levels_mixed(case: Case) -> Iterator[Hit]:
    """Các mục cùng cấp đánh số theo hai kiểu.

    Vì sao: mỗi cấp của bố cục có một kiểu số (I; 1; 1.1; a); cùng một cấp mà có cả số và chữ thì hoặc thiếu một mục ở
    cấp trên, hoặc đánh nhầm kiểu số.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ
    Sai: Điều 6. … a) … b) … 2. … (không có khoản 1)
    Đúng: Điều 6. … 1. … a) … b) … 2. …
    """
    for siblings, kinds, annexed in case.once(families):
        if annexed or len(kinds) < 2:
            continue
        numbered = [section for section in siblings if section.kind in NUMBERED]
        other = next((section for section in numbered if section.kind != numbered[0].kind), None)
        if other is not None:
            start, both = other.span[0], f"“{numbered[0].marker}” và “{other.marker}”"
            told = f"Cùng một cấp có cả {both}: thiếu một mục hoặc đánh nhầm kiểu số."
            yield Hit((start, start + len(other.marker)), told)


@rule("VB604", "marker-form", "info", regimes={"state"}, needs={"sections"})
def marker_form(case: Case) -> Iterator[Hit]:
    """Dấu sau số thứ tự không đúng thể thức hoặc không thống nhất.

    Vì sao: sau số thứ tự của mục, điều, khoản là dấu chấm; sau chữ cái của điểm là dấu đóng ngoặc đơn.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ; Mục V
    Sai: 1/ Nguyên tắc vận động
    Đúng: 1. Nguyên tắc vận động
    """
    for run in case.once(sequences):
        for item in run:
            marker = item.section.marker.rstrip()
            if item.section.kind in ("roman", "arabic", "clause") and marker.endswith(ODD_ENDS):
                right = marker.rstrip(" /-–.") + "."
                yield Hit(item.span, f"Sau số thứ tự là dấu chấm: {right}", Fix(right))
