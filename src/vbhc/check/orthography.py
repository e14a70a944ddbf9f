"""VB71x: words that are wrong wherever they stand, the word of a unit, doubled punctuation.

In: the words of the text that are odd (slip_words.py finds them by spelling.py), rules/syllables.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from vbhc.check.nearest import meant, unknown
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.slip_words import slip_words, syllables
from vbhc.check.slips import phrase_slips
from vbhc.check.spelling import DOUBLED, SyllableEntry, hit, spelling, titled, wrong
from vbhc.model import Span
from vbhc.patterns import everywhere, followed
from vbhc.text.names import names

REACH = 8  # characters before a doubled sign in which the word begins that a finding shows


@rule("VB711", "impossible-syllable", "warning")
def impossible_syllable(case: Case) -> Iterator[Hit]:
    """Tiếng không có trong tiếng Việt: dấu thanh đặt sai chữ, thiếu dấu, thừa hoặc thiếu chữ.

    Vì sao: dấu thanh đặt ở âm chính của vần (“qủa” là “quả” gõ sai chỗ); “đưọc”, “nuớc”, “nhiêm vụ” là gõ thiếu hoặc
    sai dấu. Chỉ xét tiếng viết thường có dấu; tiếng dân tộc, tiếng vay mượn trong rules/syllables.yaml (kept) là đúng.
    Căn cứ: chính tả tiếng Việt
    Sai: hoạt động có hiệu qủa; đưọc phê duyệt
    Đúng: hoạt động có hiệu quả; được phê duyệt
    """
    for at, core, right in case.once(odd_words):
        if right and core.islower():
            yield hit(case, case.once(syllables).span(at), right, "Dấu thanh đặt sai chữ")
        elif not right and unknown(case, core):
            span = case.once(syllables).span(at)
            if case.recognised(span) or at in case.once(phrase_slips):  # told as a slip in a phrase
                continue
            found, whole = meant(case, at), torn(case, at)
            if whole:
                yield hit(case, whole, case.text[slice(*whole)].replace(" ", ""), "Một tiếng bị tách")
            elif found:
                yield hit(case, span, found, "Tiếng Việt không có tiếng này")
            else:
                yield Hit(span, f"Tiếng Việt không có tiếng “{core}”; xem lại.", severity="info")  # it may be foreign


def torn(case: Case, at: int) -> Span | None:
    """Where a word and the one beside it are one syllable that a blank tears: "hợ p quy", "m ẫu"."""
    s, spoken = case.once(syllables), case.rules.once(spelling).spoken
    for first in (at, at - 1):
        if first < 0 or first + 1 == len(s.folded) or s.folded[2 * first + 1 - at] in spoken:
            continue
        start, (stop, end) = s.span(first)[0], s.span(first + 1)
        if s.folded[first] + s.folded[first + 1] in spoken and case.text[s.span(first)[1] : stop] == " ":
            return start, end
    return None


def odd_words(case: Case) -> list[tuple[int, str, str]]:
    """(place, word, what it should be) of the words that are wrong wherever they stand (use `case.once(odd_words)`)."""
    s = case.once(syllables)
    known, abbreviations = case.rules.once(spelling), case.rules.once(slip_words).reading.abbreviations
    found = []
    for at in s.places(s.odd) if s.odd else ():
        core = s.printed(at)
        found.append((at, core, abbreviations.get(core) or wrong(core, known) or ""))
    return found


@rule("VB712", "capitals-inside-word", "warning")
def capitals_inside_word(case: Case) -> Iterator[Hit]:
    """Chữ hoa lọt vào giữa một tiếng.

    Vì sao: chỉ viết hoa chữ cái đầu của âm tiết tạo thành tên riêng.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục II, khoản 1, điểm a và Mục III, khoản 1, điểm a
    Sai: UBND xã MInh Hợp
    Đúng: UBND xã Minh Hợp
    """
    s = case.once(syllables)
    for at, core, right in case.once(odd_words):
        if not right or core.islower() or right.lower() != core.lower():
            continue
        start, stop = s.span(at)
        if at + 1 < len(s.folded) and s.printed(at + 1).istitle() and case.text[stop : s.span(at + 1)[0]] == " ":
            stop = s.span(at + 1)[1]
        yield hit(case, (start, stop), right + case.text[start + len(core) : stop], "Chữ hoa giữa một tiếng")


@rule("VB713", "unit-word-capital", "warning")
def unit_word_capital(case: Case) -> Iterator[Hit]:
    """Danh từ chung chỉ đơn vị hành chính viết hoa trước tên riêng, ở giữa câu.

    Vì sao: chỉ viết hoa tên riêng (tỉnh Nam Định); viết hoa cả danh từ chung khi tên là chữ số, tên người, sự kiện lịch
    sử, và Thủ đô Hà Nội, Thành phố Hồ Chí Minh.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, khoản 1, điểm a, b và c
    Sai: đường Lê Lợi, Thành phố Phan Thiết
    Đúng: đường Lê Lợi, thành phố Phan Thiết
    """
    words, text = case.rules.once(spelling).words, case.text
    for unit, start in capital_units(text, words):
        name_at = start + len(unit) + 1
        name = titled(text, name_at)
        if name and not name.startswith(tuple(words.units_kept)):
            sure = name.lower() in case.rules.once(names).places
            span = (start, name_at + len(name))
            yield hit(case, span, f"{unit.lower()} {name}", "Danh từ chung viết hoa", None if sure else "info")


def capital_units(text: str, words: SyllableEntry) -> Iterator[tuple[str, int]]:
    """Where the words for units stand with a capital inside a sentence, or behind an abbreviation ("UBND Huyện")."""
    for unit in words.units:
        for at in everywhere(text, f" {unit} "):
            before = text[at - 1 : at]
            if before.islower() or before == ",":
                yield unit, at + 1
    firsts = {unit[0] for unit in words.units_behind}
    for letters in words.before_units:
        for at in followed(text, f"{letters} ", firsts):
            unit = next((unit for unit in words.units_behind if text.startswith(f"{unit} ", at)), "")
            if unit:
                yield unit, at


@rule("VB714", "punctuation-doubled", "info")
def punctuation_doubled(case: Case) -> Iterator[Hit]:
    """Dấu câu viết hai lần, hoặc hai dấu câu không đi với nhau đứng liền nhau.

    Vì sao: một dấu chấm kết thúc câu; dấu lửng có ba chấm; sau dấu hai chấm không có dấu chấm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục I
    Sai: thiếu giáo viên..
    Đúng: thiếu giáo viên.
    """
    s, text = case.once(syllables), case.text
    for place, _, _ in case.once(odd_words):
        at = s.span(place)[1]
        if text[at - 2 : at].isalpha() and text[at : at + 2] in DOUBLED and not text[at + 2 : at + 3].strip():
            start = max(text.rfind(" ", 0, max(0, at - REACH)), text.rfind("\n", 0, at)) + 1
            yield hit(case, (start, at + 2), text[start : at + 1], "Hai dấu câu liền nhau")


@rule("VB704", "abbreviation-slip", "warning")
def abbreviation_slip(case: Case) -> Iterator[Hit]:
    """Chữ viết tắt quen dùng gõ sai.

    Vì sao: chữ viết tắt chỉ có một cách viết; gõ nhầm D với Đ hoặc đảo chữ làm sai tên cơ quan.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm b; chính tả tiếng Việt
    Sai: UBNĐ các tỉnh
    Đúng: UBND các tỉnh
    """
    known = case.rules.once(slip_words).reading.abbreviations
    for at, core, right in case.once(odd_words):
        if core in known:
            yield hit(case, case.once(syllables).span(at), right, "Chữ viết tắt sai")
