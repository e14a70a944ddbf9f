"""VB71x: what no Vietnamese word can be: a mark on the wrong letter, capitals inside a word; the word of a unit.

In: the syllables of the text, rules/syllables.yaml.  Only words in lower case with Vietnamese marks are judged, so that
foreign words, abbreviations, names of persons and minority place names are none of it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from vbhc.check.rule import Case, Hit, rule
from vbhc.check.slip_words import syllables
from vbhc.check.slips import hit
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.names import names

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
MARKED = frozenset("ăâêôơư")
FULL_STOPS = re.compile(r"\.{2,}|,,|;;")


@dataclass(slots=True)
class SyllableEntry:
    """rules/syllables.yaml."""

    onsets: list[str]
    rhymes: list[str]
    after_gi: list[str]
    after_qu: list[str]
    kept: list[str]
    units: list[str]
    units_kept: list[str]


@dataclass(slots=True)
class Spelling:
    """`valid`: every syllable with every tone; `by_letters`: those by letters and tone, wherever the mark stands."""

    valid: set[str]
    by_letters: dict[tuple[str, str], str]
    unit: re.Pattern[str]
    words: SyllableEntry


def spelling(rules: Rules) -> Spelling:
    """The table of syllables (use `rules.once(spelling)`)."""
    entry = rules.mapping("syllables", SyllableEntry)
    pairs = set(itertools.product([o for o in entry.onsets if o not in ("gi", "qu")], entry.rhymes))
    pairs |= {("gi", r) for r in entry.after_gi} | {("qu", r) for r in entry.after_qu}
    valid = set(entry.kept)
    by_letters: dict[tuple[str, str], str] = {}
    for onset, rhyme in pairs:
        for tone in TONES:
            for written in placed(onset, rhyme, tone):
                valid.add(written)
                by_letters.setdefault((onset + rhyme, tone), written)
    unit = re.compile(rf"(?<=[\w,] )({'|'.join(entry.units)}) ([^\W\d_]+(?: [^\W\d_]+){{0,3}})")
    return Spelling(valid, by_letters, unit, entry)


def placed(onset: str, rhyme: str, tone: str) -> Iterator[str]:
    """A syllable with its tone, by both conventions where there are two (hòa, hoà)."""
    body = rhyme if any(c in VOWELS for c in rhyme) else ""
    stem = onset + rhyme
    if not tone:
        yield stem
        return
    if not body:  # "gì", "gìn"
        at = onset.rfind("i")
        places = [at] if at >= 0 else []
    else:
        vowels = [i for i, c in enumerate(rhyme) if c in VOWELS]
        places = [len(onset) + i for i in spots(rhyme, vowels)]
    for place in places:
        yield unicodedata.normalize("NFC", stem[: place + 1] + tone + stem[place + 1 :])


def spots(rhyme: str, vowels: list[int]) -> list[int]:
    """Where in a rhyme the tone may stand: on a marked vowel, the one before a consonant, else by either convention."""
    marked = [i for i in vowels if rhyme[i] in MARKED]
    if marked:
        return [marked[-1]]
    if len(vowels) == 1:
        return vowels
    if vowels[-1] < len(rhyme) - 1:
        return [vowels[-1]]
    if len(vowels) == 3:
        return [vowels[1]]
    if rhyme in ("oa", "oe", "uy"):
        return [vowels[0], vowels[1]]
    return [vowels[0]]


@rule("VB711", "impossible-syllable", "warning")
def impossible_syllable(case: Case) -> Iterator[Hit]:
    """Tiếng không thể có trong tiếng Việt: dấu thanh đặt sai chữ.

    Vì sao: dấu thanh đặt ở âm chính của vần; “qủa” là “quả” gõ sai chỗ.
    Căn cứ: chính tả tiếng Việt.
    Sai: hoạt động có hiệu qủa
    Đúng: hoạt động có hiệu quả
    """
    s = case.once(syllables)
    odd = [word for word in s.distinct if not word.isascii() and word.islower()]
    if not odd:
        return
    known = case.rules.once(spelling)
    found = {word: moved(word, known) for word in odd if word not in known.valid}
    wrong = {word: right for word, right in found.items() if right}
    if not wrong:
        return
    for at, word in enumerate(s.printed):
        if word in wrong:
            yield hit(case, s.span(at), wrong[word], "Dấu thanh đặt sai chữ")


def moved(word: str, known: Spelling) -> str | None:
    """The syllable of the same letters and tone with the mark where it belongs."""
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if c in TONES]
    letters = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
    return known.by_letters.get((letters, tones[0])) if len(tones) == 1 else None


@rule("VB712", "capitals-inside-word", "warning")
def capitals_inside_word(case: Case) -> Iterator[Hit]:
    """Chữ hoa lọt vào giữa một tiếng.

    Vì sao: chỉ viết hoa chữ cái đầu của âm tiết tạo thành tên riêng.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục II, khoản 1, điểm a và Mục III, khoản 1, điểm a.
    Sai: UBND xã MInh Hợp
    Đúng: UBND xã Minh Hợp
    """
    s = case.once(syllables)
    mixed = {w for w in s.distinct if len(w) > 3 and w[:2].isupper() and w[2:].islower()}
    if not mixed:
        return
    mixed = {word for word in mixed if word.lower() in case.rules.once(spelling).valid}
    if not mixed:
        return
    for at, word in enumerate(s.printed):
        if word not in mixed:
            continue
        start, stop = s.span(at)
        if at + 1 < len(s.printed) and s.printed[at + 1].istitle() and case.text[stop : s.span(at + 1)[0]] == " ":
            stop = s.span(at + 1)[1]
        right = word.capitalize() + case.text[start + len(word) : stop]
        yield hit(case, (start, stop), right, "Chữ hoa giữa một tiếng")


@rule("VB713", "unit-word-capital", "warning")
def unit_word_capital(case: Case) -> Iterator[Hit]:
    """Danh từ chung chỉ đơn vị hành chính viết hoa trước tên riêng, ở giữa câu.

    Vì sao: chỉ viết hoa tên riêng (tỉnh Nam Định); viết hoa cả danh từ chung khi tên là chữ số, tên người, sự kiện lịch
    sử, và Thủ đô Hà Nội, Thành phố Hồ Chí Minh.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, khoản 1, điểm a, b và c.
    Sai: đường Lê Lợi, Thành phố Phan Thiết
    Đúng: đường Lê Lợi, thành phố Phan Thiết
    """
    words = case.rules.once(spelling)
    provinces = case.rules.once(names).places
    for match in words.unit.finditer(case.text):
        unit, after = match.groups()
        before = case.text[match.start() - 2]
        name = " ".join(itertools.takewhile(str.istitle, after.split(" ")))
        if not name or name.startswith(tuple(words.words.units_kept)) or not (before.islower() or before == ","):
            continue
        sure = name.lower() in provinces
        span = (match.start(), match.start(2) + len(name))
        yield hit(case, span, f"{unit.lower()} {name}", "Danh từ chung viết hoa", None if sure else "info")


@rule("VB714", "punctuation-doubled", "info")
def punctuation_doubled(case: Case) -> Iterator[Hit]:
    """Dấu câu viết hai lần.

    Vì sao: một dấu chấm kết thúc câu; dấu lửng có ba chấm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục I.
    Sai: thiếu giáo viên..
    Đúng: thiếu giáo viên.
    """
    for match in FULL_STOPS.finditer(case.text):
        before, after = case.text[max(0, match.start() - 3) : match.start()], case.text[match.end() : match.end() + 1]
        if len(match[0]) > 2 or not before.isalpha() or len(before) < 3 or (after and not after.isspace()):
            continue
        start = max(case.text.rfind(" ", 0, match.start() - 8), case.text.rfind("\n", 0, match.start())) + 1
        yield hit(case, (start, match.end()), case.text[start : match.start() + 1], "Dấu câu viết hai lần")
