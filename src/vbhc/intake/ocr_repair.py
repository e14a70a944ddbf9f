"""Repairs of recognised words, only where the rules bear them out; the raw reading stays with the word.

In: the lines of recognised pages.  Out: the same lines with words repaired: figures of the number and the day, letters
of known symbols, marks of known phrases.  A hand-written figure that cannot be read becomes a blank ("…"), never a
guess.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import field, replace
from typing import TypeVar

from vbhc.intake.pdf_chars import Word
from vbhc.intake.pdf_lines import Line
from vbhc.intake.pdf_running import Page
from vbhc.patterns import either
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.doctypes import types
from vbhc.text.fold import fold, strip_marks
from vbhc.text.places import places

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_TOP = 0.5  # of the first page: the number and the day stand there
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_GROUP = re.compile(r"(?<=[/-])[^\W_]{2,}(?=[/\-,.;:)]|$)")
_SYMBOL = re.compile(r"(.*?/|)([^\W\d_]*)(.*)", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SLASHES = re.compile(r"/{2,}")
_LONGEST = 12  # words of a phrase
_BLANK = 0.25  # em
_GUESS = 0.5  # confidence: below it a figure is tesseract's guess, mostly at handwriting


@dataclass(slots=True)
class OcrRules:
    """rules/ocr.yaml."""

    characters: dict[str, str]
    words: dict[str, str]
    figures: dict[str, str]
    number: list[str]
    day: list[str]
    month: list[str]
    year: list[str]
    unread: str
    arrival: list[str]
    recipients: list[str]
    posts: list[str]
    phrases: list[str]
    examples: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Repairs:
    """rules/ocr.yaml and the names of the other tables, as look-ups."""

    unread: str
    characters: dict[int, str]
    words: dict[str, str]
    figures: dict[int, str]
    phrases: dict[str, list[list[str]]]  # by the first syllable without marks, the longest first
    letters: set[str]
    symbols: dict[str, str]  # skeleton of a symbol's group → the group
    number: re.Pattern[str]  # on text without marks
    date: re.Pattern[str]
    around: dict[str, str]  # the words around the number and the day, by themselves without marks
    headings: dict[str, list[str]]  # what stands alone on a line, without its first letter and marks
    posts: dict[str, list[str]]
    titles: dict[str, str]  # a type's word without marks → its code
    number_slot: re.Pattern[str]  # these two find the same within a line
    date_slot: re.Pattern[str]

    def group(self, letters: str) -> str:
        """A group of a symbol as the rules know it, where only one of theirs looks like it."""
        return letters if letters in self.letters else self.symbols.get(skeleton(letters), letters)

    def phrase(self, keys: Sequence[str]) -> list[str]:
        """The longest known phrase that `keys`, words without marks, begin with.

        The last letters of a line are often lost under a seal: "PHÓ CHỦ TỊC", "PHÓ GIÁM Đ".
        """
        for phrase in self.phrases.get(keys[0], ()):
            right, read = list(map(bare, phrase)), list(keys[: len(phrase)])
            cut = len(phrase) > 2 and len(keys) == len(phrase) and right[-1].startswith(read[-1] or " ")
            if right == read or (cut and right[:-1] == read[:-1]):
                return phrase
        return []

    def post(self, line: Line, keys: Sequence[str]) -> list[str]:
        """The post that is all of a line in capitals but for one letter: "QHỦ TỊCH", "HÓ CHỦ TỊCH"."""
        text = " ".join(keys)
        if len(keys) > 4 or text in self.posts or not all(word.text.isupper() for word in line.words):
            return []
        alike = (
            key for key in self.posts if key.count(" ") == text.count(" ") and (_one_off(text, key) or text == key[1:])
        )
        return self.posts.get(next(alike, ""), [])


def repairs(rules: Rules) -> Repairs:
    """The look-ups (use `rules.once`)."""
    own = rules.mapping("ocr", OcrRules)
    known_bodies, known_types = rules.once(bodies), rules.once(types)
    letters = {*known_types.by_code, *known_bodies.by_code}
    own_types = sorted((code for code in known_types.by_code if len(code) > 1), key=len, reverse=True)
    day, month, year = _either(own.day), _either(own.month), _either(own.year)
    return Repairs(
        own.unread,
        str.maketrans(own.characters),
        own.words,
        str.maketrans(own.figures),
        _set_phrases(own, rules),
        letters,
        _alone((skeleton(code), code) for code in letters if len(code) > 1 and code.isalnum()),
        re.compile(
            rf"(?P<label>{_either(own.number)})\s*[:.;]?\s*(?P<number>[^/]{{0,12}}?)\s*[/-]\s?[a-z][\w.]*(?:\s?[-/]\s?\w+)*\W*",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:.*[\s,.])?(?P<of_day>{day})\s*(?P<day>.*?)\s*(?P<of_month>{month})\s*(?P<month>.*?)\s*"
            rf"(?P<of_year>{year})\s*(?P<year>.*)",
            re.IGNORECASE,
        ),
        {bare(word): word for word in (*own.number, *own.day, *own.month, *own.year)},
        {bare_text(name)[1:]: name.split() for name in own.recipients},
        {bare_text(name): name.split() for name in own.posts},
        {bare_text(word): entry.code for word, entry in known_types.by_word.items()},
        re.compile(
            rf"^\W*(?:{_either(own.number)})\s*[:.;]?\s*(?P<number>.{{0,14}}?)\s*"
            rf"(?:/\s?(?:\d{{4}}\s?/\s?)?[a-z][\w.]*\s?-+\s?[a-z]|-\s?[a-z]{{2,}}\s?/\s?[a-z]|(?P<bare>(?:{_either(own_types)})\s?[->]\s?[a-z]{{2}}))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{day})\s*(?P<day>.{{0,8}}?)\s*(?:{month})\s*(?P<month>.{{0,8}}?)\s*(?:{year})"
            r"\s*(?P<year>.{3,7}?)?\W*$",
            re.IGNORECASE,
        ),
    )


def _set_phrases(own: OcrRules, rules: Rules) -> dict[str, list[list[str]]]:
    """Set phrases and names as words, by the first word without marks, the longest first."""
    names = [*own.phrases, *own.posts, *rules.once(types).by_word]
    names += [name for entry in rules.once(bodies).by_code.values() for name in (entry.name, *entry.aliases)]
    provinces = [p for found in rules.once(places).by_name.values() for p in found if p.level == "province"]
    names += [name for p in provinces for name in (p.name, f"{p.unit} {p.name}")]
    phrases: dict[str, list[list[str]]] = {}
    for words in _alone((tuple(map(bare, name.split())), name.split()) for name in names).values():
        if 1 < len(words) <= _LONGEST:
            phrases.setdefault(bare(words[0]), []).append([_CORE.sub(r"\2", word) for word in words])
    for found in phrases.values():
        found.sort(key=len, reverse=True)
    return phrases


def _either(words: Sequence[str]) -> str:
    return either(map(strip_marks, words))


def _alone(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """The pairs as a mapping, without keys that have two values."""
    found: dict[Key, Value] = {}
    twice: set[Key] = set()
    for key, value in pairs:
        if str(found.setdefault(key, value)).casefold() != str(value).casefold():
            twice.add(key)
    return {key: value for key, value in found.items() if key not in twice}


def bare(word: str) -> str:
    """A word without marks, case and punctuation."""
    return strip_marks(_CORE.sub(r"\2", word)).casefold()


def bare_text(text: str) -> str:
    return " ".join(map(bare, text.split()))


def skeleton(group: str) -> str:
    """A symbol's group by what tesseract keeps of it: without marks, O as 0, I and l as one 1."""
    return re.sub(r"[1IL]+", "1", strip_marks(group).upper()).replace("O", "0")


def repair(pages: Sequence[Page], rules: Rules) -> None:
    """Repairs the lines of recognised pages in place."""
    known = rules.once(repairs)
    for page in pages:
        if page.number == 1:
            _type_of_title(page, known)
        for line in page.lines:
            if page.number == 1 and line.y < _TOP * page.height:
                _number(line, known)
                _date(line, known)
            _characters(line, known)
            _phrases(line, known)
            line.spelt = None
        page.lines = [line for line in page.lines if line.words]
    _year_of_text(pages, known)


def _year_of_text(pages: Sequence[Page], known: Repairs) -> None:
    """The year of the date line where it was not read surely: the one it may be that the text names elsewhere."""
    lines = [line for page in pages for line in page.lines]
    unread = [word for line in lines for word in line.words if word.candidates and word.text == known.unread]
    for word in unread:
        years = [year for year in word.candidates if _YEAR.fullmatch(year)]
        named = [year for year in years if any(year in _YEAR.findall(line.text) for line in lines)]
        if len(named) == 1:
            word.text = named[0]
    for line in lines if unread else ():
        line.spelt = None


def _type_of_title(page: Page, known: Repairs) -> None:
    """The type in the symbol as the title has it, where one letter was read wrongly: "24 /TIr-UBND", TỜ TRÌNH."""
    top = [line for line in page.lines if line.y < _TOP * page.height]
    code = next((known.titles[key] for line in top if (key := bare_text(line.text)) in known.titles), None)
    if code is None:
        return
    for line in top:
        if known.number_slot.match(_flat(line)) is None:
            continue
        for word in line.words:
            slash, group, rest = _SYMBOL.match(word.text).groups()  # type: ignore[union-attr]
            if slash:
                if group not in known.letters and _one_off(strip_marks(group), strip_marks(code)):
                    _set(word, slash + code + rest)
                break


def _one_off(read: str, right: str) -> bool:
    """Whether one letter of `read` is wrong, or one too many."""
    if len(read) == len(right):
        return sum(a != b for a, b in zip(read, right, strict=True)) <= 1
    return any(read[:n] + read[n + 1 :] == right for n in range(len(read)))


def _characters(line: Line, known: Repairs) -> None:
    """Marks that stand for others; letters of known symbols."""
    for word in line.words:
        text = _SLASHES.sub("/", word.text.translate(known.characters))
        text = known.words.get(text, text)
        if "/" in text or text.startswith("-"):
            text = _GROUP.sub(lambda m: known.group(m[0]), text)
        _set(word, text)
    line.words = [word for word in line.words if word.text]


def _phrases(line: Line, known: Repairs) -> None:
    """Gives the words of known phrases their marks."""
    keys = [bare(word.text) for word in line.words]
    if heading := known.headings.get(" ".join(keys)):
        _set(line.words[0], heading[0])
        keys[0] = bare(heading[0])
    if post := known.post(line, keys):
        keys = list(map(bare, post))
        for word, right in zip(line.words, post, strict=True):
            _set(word, right.upper())
    at = 0
    while at < len(keys):
        phrase = known.phrase(keys[at : at + _LONGEST])
        for n, right in enumerate(phrase):
            word = line.words[at + n]
            before, core, after = _CORE.match(word.text).groups()  # type: ignore[union-attr]
            if fold(core) != fold(right):
                _set(word, before + _cased(right, core) + after)
        at += len(phrase) or 1


def _cased(text: str, like: str) -> str:
    return text.upper() if like.isupper() else text.capitalize() if like[0].isupper() else text.lower()


def _set(word: Word, text: str) -> None:
    if text != word.text and word.confidence is not None:
        word.raw = word.raw or word.text
        word.text = text


def _number(line: Line, known: Repairs) -> None:
    """The number behind "Số:", in figures; a blank where it was read as anything else."""
    if match := known.number.fullmatch(_flat(line)):
        _label(line, match, "label", known)
        _figure(line, match.span("number"), r"\d{1,5}[a-zđ]?", known)


def _date(line: Line, known: Repairs) -> None:
    """Day, month and year of the date line, in figures."""
    match = known.date.fullmatch(_flat(line))
    if match is None or match.end("year") - match.start("year") > 8:
        return
    for name in ("of_day", "of_month", "of_year"):
        _label(line, match, name, known)
    # From the right, so that the places of those to the left stay.
    _figure(line, match.span("year"), _YEAR.pattern, known)
    _figure(line, match.span("month"), r"0?[1-9]|1[0-2]", known)
    _figure(line, match.span("day"), r"0?[1-9]|[12]\d|3[01]", known)


def _label(line: Line, match: re.Match[str], name: str, known: Repairs) -> None:
    """Gives a word around the number or the day its marks: "nàm 2018"."""
    start, end = match.span(name)
    for word in _across(line, start, end)[:1]:
        if right := known.around.get(bare(word.text)):
            before, core, after = _CORE.match(word.text).groups()  # type: ignore[union-attr]
            _set(word, before + _cased(right, core) + after)


def _flat(line: Line) -> str:
    """The words with one blank between them, without marks; as long as with them."""
    text = " ".join(word.text for word in line.words)
    flat = strip_marks(text)
    return flat if len(flat) == len(text) else "".join(strip_marks(c)[:1] or c for c in text)


def _figure(line: Line, span: tuple[int, int], right: str, known: Repairs) -> None:
    """Sees to it that what stands at `span` is a figure of the form `right`, or a blank."""
    start, end = span
    if start == end or any(word.candidates for word in _across(line, start, end)):
        return  # blank, or read as handwriting
    text = " ".join(word.text for word in line.words)[start:end]
    figures = "".join(text.split()).rstrip(".,")
    if sure(line, start, end) < _GUESS:
        figures = known.unread
    elif re.fullmatch(right, figures) is None:
        mapped = figures.translate(known.figures)
        figures = mapped if re.fullmatch(right, mapped) else known.unread
    if figures != text:
        _put(line, start, end, figures)


def _across(line: Line, start: int, end: int) -> list[Word]:
    """The words at the characters [start, end) of the line."""
    found, at = [], 0
    for word in line.words:
        if at < end and at + len(word.text) > start:
            found.append(word)
        at += len(word.text) + 1
    return found


def sure(line: Line, start: int, end: int) -> float:
    """The confidence of the least sure word at the characters [start, end) of the line."""
    return min([word.confidence for word in _across(line, start, end) if word.confidence is not None], default=1.0)


def _put(line: Line, start: int, end: int, text: str) -> None:
    """Puts `text` in the place of the characters [start, end) of the line; the words there become one."""
    places: list[tuple[int, int, int]] = []  # start, end, index of each word
    at = 0
    for n, word in enumerate(line.words):
        places.append((at, at + len(word.text), n))
        at += len(word.text) + 1
    inside = [(a, b, n) for a, b, n in places if a < end and b > start]
    if not inside or any(line.words[n].confidence is None for _, _, n in inside):
        return
    (first_at, _, first), (last_at, _, last) = inside[0], inside[-1]
    words = line.words[first : last + 1]
    raw = " ".join(word.raw or word.text for word in words)
    before = line.words[first].text[: start - first_at] if start > first_at else ""
    after = line.words[last].text[end - last_at :]
    made = replace(words[0], text=text + after, raw=raw, x1=words[-1].x1, blank=True)
    made.confidence = min(word.confidence or 0.0 for word in words)
    parts = [made]
    if before:  # "ngày" grown together with the figure behind it
        cut = made.x0 + (made.x1 - made.x0) * len(before) / max(1, len(before) + len(text))
        parts = [replace(words[0], text=before, x1=cut - _BLANK * made.size, blank=True), replace(made, x0=cut)]
    line.words = [*line.words[:first], *parts, *line.words[last + 1 :]]
