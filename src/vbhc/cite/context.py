"""What a mention says around a number or a name: to the left type and issuer, to the right date, issuer and title.

In: a text and a place in it.  Out: what stands there and where it ends.  Nothing is read further away than a few
hundred characters, nor across the mention before.
"""

from __future__ import annotations

import re

from vbhc.cite.cited_titles import before_item, title_behind
from vbhc.cite.issuers import act_of, fits, issuer_end, known_issuer
from vbhc.cite.tries import NEW_TONE
from vbhc.cite.words import GENERIC, LABEL, PAPER, Words, last_word
from vbhc.patterns import either, lazy
from vbhc.records import dataclass
from vbhc.text.dates import day_of, iso
from vbhc.text.fold import fold, one_line

_LEFT = 260  # characters read to the left
_VERB = 36  # the longest verb with the words around it
_NEAR = 110  # between a type word and its number, where the issuer stands between them
_CLOSING = ".;)"  # nothing of a mention stands behind these
_CLAUSE_END = lazy(r"[;.:\n](?=\s|\Z)")
_LONGEST = 4  # words of a type or a label
_WIDTHS = ((), (1,), (2, 1), (2, 3, 1), (4, 3, 2, 1))  # the longest type words first
_QUOTES = "“”\"'*_"
_CELLS = ("\t", "|")  # between the cells of a row


@dataclass(slots=True)
class Left:
    """What stands before a number: the type's code and where its word begins, and whether the word is there."""

    start: int
    type: str | None = None  # "" where the paper is of none: "Giấy phép"
    numbered: bool = False  # "số" stands before the number
    generic: bool = False  # "văn bản số"
    issuer: str | None = None
    label: bool = False  # "mẫu số", "hợp đồng số": not a citation
    before: str | None = None  # the word before it, once it is known


@dataclass(slots=True)
class Right:
    """What stands behind a number or a name."""

    end: int
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    same_day: bool = False
    year: int | None = None
    title_span: tuple[int, int] | None = None  # to the end of the clause

    def far_issuer(self, text: str, groups: tuple[str, ...], w: Words) -> str | None:
        """The issuer in or behind the title: "… do Bộ trưởng Bộ Y tế ban hành", "1605/UBND-TP … của UBND huyện G"."""
        if self.title_span is None or not groups:
            return None
        start, end = self.title_span
        for by in w.issued_by.finditer(text, start, end):
            issuer, behind = _who_issued(text, by, end, w)
            if issuer and ":" not in text[start:behind]:
                return issuer
        found = list(w.belongs.finditer(text, start, end))
        if not found:
            return None
        at = found[-1].end()
        stop = issuer_end(text, at, end, w)
        if stop is None or text[stop:end].strip(' ,.\n”"'):
            return None
        body = one_line(text[at:stop])
        return body if fits(groups, body, w) else None


def read_left(text: str, at: int, floor: int, w: Words) -> Left:
    """The type word and the word "số" that stand right before `at`, not before `floor`."""
    return _plain_left(text, at, floor, w) or _any_left(text, at, floor, w)


def _plain_left(text: str, at: int, floor: int, w: Words) -> Left | None:
    """The same where it is written with single blanks, as nearly all are: "Nghị định số "; 4 times as fast."""
    words = text[at - 30 if at - 30 > floor else floor : at].replace("\n", " ").rsplit(" ", 4)
    if words[-1] or len(words) < 4 or (len(words) == 4 and at - floor > 30):
        return None
    numbered = words[-2] in w.number_plain
    if numbered:
        first, second, number, _ = words[-4:]
        start = at - len(number) - len(second) - 2
    else:
        first, second = words[-3], words[-2]
        start = at - len(second) - 1
    low = second.lower()
    if low not in w.left_lasts:  # "tổ số 5", "Điều 5 của": nothing known
        if not second.isalnum() or second in w.short_types or NEW_TONE.search(low):
            return None
        return Left(start + len(second) if numbered else at, numbered=numbered)
    both = f"{first} {second}"
    code = w.plain_types.get(both)
    if code is not None:
        return Left(start - len(first) - 1, code, numbered)
    code = w.plain_types.get(second)
    if code is not None:
        if both.lower() in w.left_words or (code == LABEL and "\n" in text[start:at]):
            return None  # "Bộ Luật"
        return Left(start, code, numbered) if code != LABEL else Left(start, numbered=numbered, label=True)
    return None


def _any_left(text: str, at: int, floor: int, w: Words) -> Left:
    """The same as read_left, however it is written."""
    before = text[at - _LEFT if at - _LEFT > floor else floor : at]
    low = at - len(before)
    before = before.rstrip(' \t\n*:.“"(/')
    number = False
    if before.endswith(w.number_tails):
        tail = next(filter(before.endswith, w.number_tails))
        number = not before[: -len(tail)][-1:].isalnum()
        if number:
            before = before[: -len(tail)]
    before = before.rstrip(' \t\n*,“"')
    stop = low + len(before)
    found = _last_words(before, w)
    if found is None:
        return Left(stop if number else at, numbered=number)
    start, kind = found
    if kind == LABEL:
        return Left(low + start, numbered=number, label="\n" not in text[stop:at])
    if kind in (GENERIC, PAPER):
        return Left(low + start, "" if kind == PAPER else None, number, generic=True)
    return Left(low + start, kind, number)


def _last_words(before: str, w: Words) -> tuple[int, str] | None:
    """Where the type word, the label or the generic word at the end of `before` begins, and what it is."""
    parts = before[-40:].split()[-_LONGEST:]
    if not parts:
        return None
    low = " ".join(parts).lower().split(" ")
    toned = NEW_TONE.search(" ".join(low)) is not None
    known = toned or low[-1].lstrip('(“"') in w.left_lasts
    for width in _WIDTHS[len(parts)] if known else ():
        word = (low[-1] if width == 1 else " ".join(low[-width:])).lstrip('(“"')
        kind = w.left_words.get(word) or (w.left_words.get(fold(word)) if toned else None)
        if kind is not None:
            at = len(before)
            for part in reversed(parts[-width:]):
                at = before.rindex(part, 0, at)
            return at + len(parts[-width]) - len(parts[-width].lstrip('(“"')), kind
    short = parts[-1].lstrip('(“"')
    if short in w.short_types:
        return len(before) - len(short), w.short_types[short].code
    return None


def read_far(text: str, at: int, floor: int, w: Words) -> Left | None:
    """The type word further left, with the issuer or a few words between it and "số": "Quyết định của UBND tỉnh số"."""
    low = max(floor, at - _NEAR)
    window = text[low:at].rstrip(" :\n")
    cut = 0
    for mark in _CLAUSE_END.finditer(window):
        cut = mark.end()
    words = [m for m in w.type_anchor.finditer(window, cut) if _is_named(window, m, w)]
    if not words:
        return None
    last = words[-1]
    between = window[last.end() :].strip()
    word = fold(last[0])
    kind = w.left_words[word]
    if kind in (LABEL, PAPER):
        return Left(low + last.start(), "", True, generic=kind == PAPER, label=kind == LABEL)
    left = Left(low + last.start(), kind, True)
    begin = low + last.end() + len(window[last.end() :]) - len(window[last.end() :].lstrip())
    if between[:1].isupper() and issuer_end(text, begin, at, w) == begin + len(between):
        left.issuer = one_line(between)  # "Nghị quyết HĐND huyện số 12"
        return left
    of = re.match(rf"(?:{either(w.c.of)})\s+", between)
    if of:
        position = begin + of.end()
        end = issuer_end(text, position, at, w)
        if end is None or text[end:at].strip(' ,:\n“"'):
            return None if end is None or len(text[end:at].split()) > 8 else left
        left.issuer = one_line(text[position:end])
        return left
    return left if len(between.split()) <= 10 and "," not in between else None


def _is_named(window: str, word: re.Match[str], w: Words) -> bool:
    """Whether a type word names a document; "quy định", "hướng dẫn" in small letters are verbs but behind "các"."""
    if word[0][0].isupper() or w.left_words[fold(word[0])] in (LABEL, *w.far_types):
        return True
    return last_word(window, 0, word.start()) in w.plural


def read_right(text: str, at: int, w: Words, joint: bool | None = False) -> Right:
    """Date, issuer and title that stand right behind `at`, the end of a number or of a name.

    `joint`: whether several bodies may be named; None where only a body that rules know is one, as behind a law.
    """
    right = Right(at)
    position, dated = at, False
    if text[at : at + 1] == " ":
        plain = w.plain_right.match(text, at)
        if plain is not None and plain.end() > at:
            position = plain.end()
            day, month, year, month_in_figures, year_in_figures, right.issuer = plain.groups()
            if day:
                right.date, dated = day_of(day, month or month_in_figures, year or year_in_figures), True
    letter = _next(text, position)
    if letter in _CLOSING:
        right.end = position
        return right
    for _ in range(2):
        if right.date is None and not dated and letter in w.date_letters:
            before, position = position, _date(text, position, w, right)
            day_of_act = right.date and right.issuer and text.startswith(", ", position)
            if day_of_act and act_of(text, position + 2, len(text), w):  # "… của Bộ Chính trị, ngày 5/3, |Huyện ủy ra|"
                right.date, position = None, before
            letter = _next(text, position)
        if right.date is None and right.year is None and letter in w.year_letters:
            year = w.year_right.match(text, position)
            if year:
                right.year, position = int(year[1]), year.end(1)
                letter = _next(text, position)
        if right.issuer is not None or letter not in w.of_letters:
            break
        moved = _of_issuer(text, position, w, right, joint)
        if moved == position:
            break
        position = moved
        letter = _next(text, position)
    if right.issuer is None and letter in w.issued_letters and joint is not None:
        position = _issued_by(text, position, w, right)
        letter = _next(text, position)
    right.end = position
    if letter in w.title_letters or letter == ",":
        right.title_span = title_behind(text, position, w)
        right.title = _title(text, *right.title_span, w) if right.title_span else None
    return right


def _title(text: str, begin: int, end: int, w: Words) -> str | None:
    """The title in text[begin:end], as far as the next item of a list; None where it says nothing of the document."""
    title = _clean(one_line(text[begin : before_item(text, begin, end, w)].replace("*", "")))
    return title if title and title.lower() not in w.c.no_title_alone else None


def _clean(title: str) -> str | None:
    """A title without the signs around it, but with the quotation mark that closes one within it."""
    title = title.strip(" ,.;:/" + _QUOTES)
    if title.count("“") > title.count("”"):
        return f"{title}”"
    return f'{title}"' if title.count('"') % 2 else title or None


def _next(text: str, at: int) -> str:
    """The first mark or letter at `at` or behind blanks and a comma; "" where none follows soon."""
    letter = text[at : at + 1]
    if letter == " ":
        at += 1
        letter = text[at : at + 1]
    if letter == ",":
        return text[at + 1 : at + 8].lstrip()[:1] or letter
    return letter if letter and letter not in " \n" else text[at : at + 8].lstrip()[:1]


def _date(text: str, at: int, w: Words, right: Right) -> int:
    """Reads a date at `at` into `right`; the position behind it, or `at`."""
    match = w.date_right.match(text, at)
    if match is None:
        partial = w.date_partial.match(text, at)
        return partial.end() if partial else at
    if match["same"]:
        right.same_day = True
        return match.end()
    if not match["word"] and not match["open"] and not match["tight"] and not _own_cell(text, at, match):
        return at
    right.date = iso(match)
    end = match.end()
    if match["open"] and text[end : end + 1] == ")":
        end += 1
    elif match["open"] and not match["word"]:
        right.date = None
        return at
    return end


def _own_cell(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether a date stands alone in the cell of a table behind that of the number: "12/QĐ-UBND", "02/4/2015"."""
    gap = text[at : match.start("d2")] if match["d2"] else ""
    return gap.strip(" ") in _CELLS and text[match.end() : match.end() + 2].strip(" ")[:1] in (*_CELLS, "\n", "")


def _of_issuer(text: str, at: int, w: Words, right: Right, joint: bool | None) -> int:
    """Reads "của Chính phủ" at `at` into `right`; the position behind it, or `at`."""
    begin = 0
    for of in w.of_spaced:
        if text.startswith(of, at):
            begin = at + len(of)
    if not begin or text[begin : begin + 1].isspace():
        match = w.of.match(text, at)
        if match is None:
            return at
        begin = match.end()
    if joint is None:
        end: int | None = known_issuer(text, begin, len(text), w, False)
    else:
        end = issuer_end(text, begin, len(text), w, joint)
    if not end:
        return at
    right.issuer = one_line(text[begin:end]).replace("*", "")
    return end


def _issued_by(text: str, at: int, w: Words, right: Right) -> int:
    """Reads "do UBND tỉnh Kon Tum ban hành" at `at` into `right`; the position behind it, or `at`."""
    by = w.issued_by.match(text, at)
    issuer, end = _who_issued(text, by, len(text), w) if by else (None, at)
    right.issuer = issuer
    return end if issuer else at


def read_adoption(text: str, at: int, w: Words) -> tuple[str | None, str | None]:
    """(issuer, date) of a law whose name ends at `at`: "được Quốc hội khóa XIII, kỳ họp thứ 10 thông qua ngày …"."""
    passive = w.adopted_by.match(text, at)
    end = issuer_end(text, passive.end(), passive.end() + _LEFT, w) if passive else None
    verb = w.adopted.match(text, end) if end else None
    if passive is None or verb is None:
        return None, None
    right = Right(verb.end())
    _date(text, verb.end(), w, right)
    return (one_line(text[passive.end() : end]), right.date) if right.date else (None, None)


def _who_issued(text: str, by: re.Match[str], limit: int, w: Words) -> tuple[str | None, int]:
    """The body between "do" and "ban hành", and where that verb ends; None where another verb or none stands there."""
    end = issuer_end(text, by.end(), limit, w)
    verb = w.issued.match(text, end) if end else None
    return (one_line(text[by.end() : end]).replace("*", ""), verb.end()) if verb else (None, by.end())


def read_issuer_left(
    text: str, start: int, floor: int, groups: tuple[str, ...], w: Words
) -> tuple[str | None, str | None]:
    """(issuer, date) that stand before the type word at `start`: "Ngày 30/9/2024, UBND tỉnh ban hành Quyết định".

    To be asked only where the word before `start` is one of `w.issue_words`.
    """
    near = text[max(floor, start - _VERB) : start]
    verb = w.issues.search(near) if " ".join(near.lower().split()).endswith(w.issue_ends) else None
    if verb is None:
        return None, None
    stop = start - len(near) + verb.start()
    low = max(floor, start - _LEFT)
    if not _may_be_body(text[max(low, stop - 40) : stop], w):
        return None, None
    cut = low
    for mark in _CLAUSE_END.finditer(text, low, stop):
        cut = mark.end()
    for head in w.head_anchor.finditer(text, cut, stop):
        if head.start() and text[head.start() - 1].isalnum():
            continue
        if last_word(text, cut, head.start()) in w.c.not_acting:
            return None, None
        end = issuer_end(text, head.start(), stop, w)
        if end is not None and w.bracket.fullmatch(text, end, stop):
            body = one_line(text[head.start() : end])
            if body.islower() and " " not in body:
                continue  # "chi tiêu nội |bộ| ban hành kèm theo Quyết định số …"
            if fits(groups, body, w) is False:
                return None, None
            return body, _date_before(text, head.start(), low, w)
    return None, None


def _may_be_body(before: str, w: Words) -> bool:
    """Whether the name of a body can end `before`; "quy định" in "quy định tại" shows that none does."""
    words = before.split()[-2:]
    if len(words) < 2 or not words[1].isalpha() or words[1] in w.body_lasts:
        return True
    return not (words[0] + words[1]).islower()


def _date_before(text: str, at: int, low: int, w: Words) -> str | None:
    """The date right before an issuer: "Ngày 30/9/2024, "."""
    window = text[low:at]
    days = list(w.dates.full.finditer(window))
    if not days or window[days[-1].end() :].strip(" ,\n"):
        return None
    return iso(days[-1])
