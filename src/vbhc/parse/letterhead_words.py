"""The words of rules/letterhead.yaml and the patterns made from them and from the types and dates.

Out: Marks, built once for a set of rules.  Reading the lines of a text with them is marks.py's work.
"""

from __future__ import annotations

import itertools
import re
from typing import Literal

from vbhc.parse.broken import broken
from vbhc.parse.outline_words import OutlineEntry
from vbhc.patterns import either, either_on_line, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.dates import DateWords
from vbhc.text.doctypes import TypeEntry
from vbhc.text.fold import fold, strip_marks
from vbhc.text.names import NameWords

Kind = Literal[
    "nation",
    "motto",
    "party",
    "organisation",
    "number",
    "date",
    "rule",
    "type",
    "titled",  # a type with the subject on the same line
    "subject",
    "addressed",
    "urgency",
    "secrecy",
    "circulation",
    "copy",
    "arrival",
    "opening",  # the first line of a body: "Căn cứ …", "Điều 1.", "I. MỤC ĐÍCH"
    "text",
]
FIXED: tuple[Kind, ...] = ("nation", "motto", "party", "organisation")
SHORT = 40  # characters of a line that is the word of a type, an urgency, a form of copy
BLANK = r"[\s.…_·]"
_NOTED = lazy(r"(?<=[^\W\d_])(?:\d{1,2}|\[\d{1,2}\]|\(\d{1,2}\)|[¹²³⁴-⁹])$")
_NO_WORD = lazy(r"[\W_]+")


@dataclass(slots=True)
class LabelEntry:
    """Words at the head of a line that say something of a paper of these types."""

    types: list[str]
    words: list[str]
    sure: bool = True


@dataclass(slots=True)
class LetterheadWords:
    """rules/letterhead.yaml."""

    nation: list[str]
    state: list[str]
    motto: list[str]
    party: list[str]
    within: list[str]
    organisation: list[str]
    number: list[str]
    subject: list[str]
    about: list[str]
    unfinished: list[str]
    attached: list[str]
    addressed: list[str]
    wired: list[str]
    urgency: list[str]
    secrecy: list[str]
    circulation: list[str]
    gazette: list[str]
    confirmed: list[str]
    consolidated: list[str]
    copy_forms: list[str]
    copy_symbols: list[str]
    joint: list[str]
    joint_symbols: list[str]
    joint_heads: list[str]
    under_type: list[str]
    whose: list[str]
    untitled: list[str]
    own_title: list[str]
    title_verbs: list[str]
    amended: list[str]
    openers: list[str]
    bases: list[str]
    officers: list[str]
    sessions: list[str]
    issuing: list[str]
    issued: list[str]
    acting_for: list[str]
    adopted_types: list[str]
    adopted: list[str]
    days: list[LabelEntry]
    days_until: list[str]
    labelled_subjects: list[LabelEntry]
    arrival: list[str]
    arrival_number: list[str]
    arrival_date: list[str]
    papers: list[str]
    authority: list[str]


@dataclass(slots=True)
class Marks:
    """Compiled from rules/letterhead.yaml, types.yaml, dates.yaml."""

    words: LetterheadWords
    inside: re.Pattern[str]  # what may share a line with something else; its groups are kinds
    anchor: re.Pattern[str]  # a word that every match of `inside` holds
    begins: re.Pattern[str]  # its groups are kinds: subject, addressed, opening, circulation
    whole: dict[str, Kind]  # by compact key
    types: dict[str, str]  # compact word of a type → word
    plain_types: dict[str, str]  # the same without diacritics
    spaced: frozenset[str]  # first letters of types
    type_start: re.Pattern[str]
    adopted: re.Pattern[str]
    opener: re.Pattern[str]
    basis: re.Pattern[str]
    outline: re.Pattern[str]
    officer: re.Pattern[str]
    issuing: re.Pattern[str]
    invites: re.Pattern[str]  # ends with the colon before a list of addressees
    about: re.Pattern[str]
    joint: re.Pattern[str]
    under_type: re.Pattern[str]
    whose: re.Pattern[str]
    attached: re.Pattern[str]
    own_title: re.Pattern[str]  # "CỦA CHÍNH PHỦ SỐ 12/CP …": a title that names its own document first
    title_verb: re.Pattern[str]
    amended: re.Pattern[str]  # a bracket that is a part of the title: "(sửa đổi)"
    nation: re.Pattern[str]  # at the start of a line; the Party's or the Youth Union's name alone on one
    state: re.Pattern[str]  # "nước Cộng hòa …" at the end of a body's name
    broken: re.Pattern[str]  # a line that goes on in the next one: "Lạng Sơn, ngày 13" / "tháng 01 năm 2020"
    within: re.Pattern[str]  # at the end of what stands before the Party's name in a sentence
    glued: re.Pattern[str]  # where the word of a unit begins right behind another word: "UBND|THÀNH PHỐ …"
    unit: re.Pattern[str]  # its word before a name: "Thành phố |Hồ Chí Minh"
    paper: re.Pattern[str]


def compact(text: str) -> str:
    """Letters and digits of the folded text: equal for "K Ế  H O Ạ C H" and "KẾ HOẠCH"."""
    key = fold(text).replace(" ", "")
    return key if key.isalnum() else _NO_WORD.sub("", key)


def type_word(text: str, known: Marks, key: str | None = None) -> str | None:
    """The word of a type that a line is; in capitals also with a mark lost or misread, as OCR gives it ("KẺ HOẠCH").

    `key` is the compact text, where the caller has it.  The mark of a footnote may stand behind it: "THÔNG TƯ1".
    """
    key = compact(text) if key is None else key
    found = known.types.get(key) or (known.plain_types.get(strip_marks(key)) if text.isupper() else None)
    if found or not (noted := _NOTED.search(text)):
        return found
    return type_word(text[: noted.start()], known)


def any_printed(phrases: list[str]) -> str:
    """A pattern for any of `phrases`, with any blanks or dashes between their words."""
    return either([" ".join(re.split(r"[\s-]+", phrase)) for phrase in phrases], r"[\W_]{1,6}")


def marks(rules: Rules) -> Marks:
    """The patterns of a letterhead (use `rules.once(marks)`)."""
    w = rules.mapping("letterhead", LetterheadWords)
    entries = rules.table("types", TypeEntry)
    type_words = [word for e in entries for word in e.words]
    whole: dict[str, Kind] = {}
    for kind, phrases in (
        ("urgency", w.urgency),
        ("secrecy", w.secrecy),
        ("copy", w.copy_forms),
        ("arrival", w.arrival),
        ("circulation", w.gazette),
    ):
        whole |= {compact(p): kind for p in phrases}  # type: ignore[misc]
    ends = rf"(?!(?!{any_printed(w.motto)})\w)"  # "… VIỆT NAMĐộc lập …": a line break that a copy has lost
    fixed = "|".join(f"(?P<{kind}>{any_printed(getattr(w, kind))}){ends}" for kind in FIXED)
    units = [u.word.upper() for u in rules.mapping("name_words", NameWords).units if not u.word.isupper()]
    # A type is looked for at the first letter of a word only, and where one of its letters stands.
    type_first = re.escape("".join(sorted({word[0] for word in type_words})))
    number_word = (
        rf"(?:(?<![^\W\d_])(?=[{type_first}])(?:{any_printed(type_words)})\s+)?"
        rf"(?:{any_printed(w.number)})(?![^\W\d_])\s*[:.;]?"
    )
    return Marks(
        words=w,
        inside=lazy(f"{fixed}|{_date(rules)}|(?P<number>{number_word}{_code(rules)})", re.IGNORECASE),
        anchor=lazy(either_on_line(_anchors(w, rules))),
        begins=lazy(
            rf"(?P<subject>[\"“(]?(?:{any_printed(w.subject)})(?!\w))|(?P<addressed>(?:{any_printed(w.addressed)})(?!\w))"
            rf"|(?P<copy>(?:{any_printed(w.copy_forms)})\s*[;:(])"
            rf"|(?P<circulation>\(?(?:{any_printed(w.circulation)})(?!\w))",
            re.IGNORECASE,
        ),
        whole=whole,
        types={compact(word): word for word in type_words},
        plain_types={strip_marks(compact(word)): word for word in type_words if len(word) > 5},
        spaced=frozenset(word[0].upper() for word in type_words),
        adopted=lazy(any_printed(w.adopted)),
        type_start=lazy(rf"(?:{any_printed(type_words)})(?!\w)", re.IGNORECASE),
        opener=lazy(rf"(?:[-–+]\s*)?(?:{any_printed(w.openers)})(?!\w)"),
        basis=lazy(rf"(?:[-–+]\s*)?(?:{any_printed(w.bases)})(?!\w)"),
        outline=lazy(_outline(rules)),
        officer=lazy(rf"(?:{any_printed(w.officers)})(?!\w)", re.IGNORECASE),
        issuing=lazy(rf"(?<!\w)(?:{any_printed(w.issuing)})(?!\w)", re.IGNORECASE),
        invites=lazy(rf"(?<!\w)(?:{any_printed(w.wired + w.addressed)})\s*:", re.IGNORECASE),
        about=lazy(rf"(?:{any_printed(w.about)})(?!\w)[\s.:]*", re.IGNORECASE),
        joint=lazy(rf"(?<!\w)(?:{any_printed(w.joint)})(?!\w)", re.IGNORECASE),
        under_type=lazy(rf"(?:{any_printed(w.under_type)})(?!\w)", re.IGNORECASE),
        whose=lazy(rf"(?:{any_printed(w.whose)})\s+", re.IGNORECASE),
        own_title=lazy(rf"(?:{any_printed(w.own_title)})(?!\w)\s*:?\s*[^\W_]", re.IGNORECASE),
        title_verb=lazy(rf"(?<!\w)(?:{any_printed(w.title_verbs)})(?!\w)", re.IGNORECASE),
        amended=lazy(rf"\((?:{any_printed(w.amended)})", re.IGNORECASE),
        glued=lazy(rf"(?<=[^\W\d_])(?=(?:{any_printed(units)})\s)"),
        unit=lazy(rf"(?:{any_printed(units)})\s+", re.IGNORECASE),
        paper=lazy(rf"(?:{any_printed(w.papers)})(?!\w)", re.IGNORECASE),
        nation=lazy(
            rf"^[ \t*_#>|]*(?:(?:{any_printed(w.nation)})|(?:{any_printed(w.party + w.organisation)})[ \t*_|]*$)",
            re.IGNORECASE | re.MULTILINE,
        ),
        broken=broken(
            any_printed(w.nation), any_printed(w.addressed), w.number, rules.mapping("dates", DateWords), SHORT
        ),
        state=lazy(
            rf"(?:^|\s+)(?P<word>{any_printed(w.state)})(?:\s+(?P<nation>{any_printed(w.nation)}))?$", re.IGNORECASE
        ),
        within=lazy(rf"(?<!\w)(?:{any_printed(w.within)})\s+$", re.IGNORECASE),
        attached=lazy(rf"\(\s*(?i:{any_printed(w.attached)})(?!\w)|(?:{any_printed(w.attached)})(?!\w)"),
    )


def _outline(rules: Rules) -> str:
    """The beginning of a body that is divided: "Điều 1", "I. MỤC ĐÍCH", "1. Mục đích", "a) "; not "V/v"."""
    entry = rules.mapping("outline", OutlineEntry)
    units = either_on_line(word for unit in entry.units for word in unit.words)
    counted = itertools.chain(entry.ordinals, *entry.ordinal_words)
    nth = either(form for word in counted for form in (word, word.upper()))
    return (
        rf"(?:(?:{units})\s+(?:\d+|[IVXL]+|{nth})\b|[IVXL]{{1,6}}\s?[.)/-]\s*(?!v\b)\S"
        r"|[A-ZĐ]\s?[.)]\s+\S|\d{1,2}\s?[.)/-]\s*[^\W\d]|[a-zđ]\)\s)"
    )


def _code(rules: Rules) -> str:
    """A number and symbol; the number, or all of it, may be blank: "176/2025/NĐ-CP", "  /UBND-VX", "…/KH-", "78"."""
    day = either(rules.mapping("dates", DateWords).day)
    return (
        rf"{BLANK}*(?:(?P<num>\d[\d.]*[a-zđ]?(?![^\W\d_]))?{BLANK}*(?P<sep>[/–—-])\s*"
        r"(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
        r"(?P<sym>[^\W\d_][\w&.]*(?:\s?[-–—/]\s?[^\W_][\w&.]*)*(?:(?<=QH) \d\d?(?!\d))?)"
        r"|(?P<num2>\d+)[ ](?P<sym2>[A-ZĐ]\w*/[A-ZĐ]\w*(?:-[A-ZĐ]\w*)*)"
        rf"|(?P<num3>\d{{1,5}})(?=\s*(?:$|{day}|\n))|(?:{BLANK}|[\d/–—-])*(?=$|\n))"
    )


def _anchors(w: LetterheadWords, rules: Rules) -> list[str]:
    """The first words of what `inside` finds, as written in lower case, in capitals and with a capital."""
    fixed = [p.split()[0] for kind in FIXED for p in getattr(w, kind)]
    first = {*fixed, *w.number, *rules.mapping("dates", DateWords).day}
    return sorted({form for word in first for form in (word.lower(), word.upper(), word.capitalize())})


def _date(rules: Rules) -> str:
    w = rules.mapping("dates", DateWords)
    day, month, year = either(w.day), either(w.month), either(w.year)
    spelt = rf"(?P<d>(?:{BLANK}|\d)*)(?:{month})(?P<m>(?:{BLANK}|\d)*)(?:{year})(?P<y>{BLANK}*\d{{0,4}}[.…_]*)"
    figures = r"\s*:?\s*(?P<figures>\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4})(?!\d)"
    blank = rf"{BLANK}*/{BLANK}*\d{{0,2}}{BLANK}*/\s*(?:\d{{4}})?"
    clock = rf"(?<=, )(?:{either(w.at)})\s+\d{{1,2}}\s*(?:{either(w.hour)})\s*\d{{0,2}}\s*(?:{either(w.minute)})?[\s,]*"
    return rf"(?:{clock})?(?P<day>(?<![^\W_])(?:{day})(?:{spelt}|{figures}|{blank}))"
