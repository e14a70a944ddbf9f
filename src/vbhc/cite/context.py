"""What a mention says around a number or a name: to the left type and issuer, to the right date, issuer and title.

In: a text and a place in it.  Out: what stands there and where it ends.  Nothing is read further away than a few
hundred characters, nor across the mention before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbhc.cite.names import Tokens, tokens
from vbhc.cite.words import NEW_TONE, Words, last_word, starts, walk
from vbhc.text.dates import iso
from vbhc.text.fold import fold

_LEFT = 260  # characters read to the left
_VERB = 36  # the longest verb with the words around it
_NEAR = 110  # between a type word and its number, where the issuer stands between them
_ISSUER = 180  # the longest issuer
_TITLE = 500
_CLAUSE_END = re.compile(r"[;.:\n](?=\s|\Z)")
_MARK = re.compile(r"[\s*“\"]*,?[\s*]*\(?\s*")
# A line's end ends a title where a blank line, a bullet, a number or capitals follow; elsewhere the line is broken.
_TITLE_END = re.compile(
    r";|\.(?=\s|\Z)|\.\.|\)|[”\"](?=[\s,;.]|\Z)"
    r"|\n(?=\s*(?:\n|\Z|[-+•*–]|\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}[.-]|[A-ZĐ]{2}|\w+ \d+\.))"
)
_TITLE_START = re.compile(r"[\s,*]*[“\"(]?[\s*_]*")
_WIDTHS = ((), (1,), (2, 1), (2, 3, 1), (4, 3, 2, 1))  # the longest type words first
_QUOTES = "“”\"'*_"


@dataclass(slots=True)
class Left:
    """What stands before a number: the type's code and where its word begins, and whether the word is there."""

    start: int
    type: str | None = None
    numbered: bool = False  # "số" stands before the number
    generic: bool = False  # "văn bản số"
    plural: bool = False
    issuer: str | None = None
    label: bool = False  # "mẫu số", "hợp đồng số": not a citation
    far: bool = False


@dataclass(slots=True)
class Right:
    """What stands behind a number or a name."""

    end: int
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    same_day: bool = False
    year: int | None = None
    title_span: tuple[int, int] | None = None

    def far_issuer(self, text: str, groups: tuple[str, ...], w: Words) -> str | None:
        """The issuer at the end of the title, where it is the symbol's body: "1605/UBND-TP … của UBND huyện G"."""
        if self.title_span is None or not groups:
            return None
        start, end = self.title_span
        found = list(w.belongs.finditer(text, start, end))
        if not found:
            return None
        at = found[-1].end()
        stop = issuer_end(text, at, end, w)
        if stop is None or text[stop:end].strip(' ,.\n”"'):
            return None
        body = " ".join(text[at:stop].split())
        return body if fits(groups, body, w) else None


def fits(groups: tuple[str, ...], body: str, w: Words) -> bool | None:
    """Whether `body` is one that the symbol's groups stand for; None where rules know none of them."""
    known = [w.body_keys[g.upper()] for g in groups if g.upper() in w.body_keys]
    if not known:
        return None
    folded = fold(body)
    return any(key in folded for keys in known for key in keys)


def read_left(text: str, at: int, floor: int, w: Words) -> Left:
    """The type word and the word "số" that stand right before `at`, not before `floor`."""
    low = max(floor, at - _LEFT)
    before = text[low:at].rstrip(' \t\n*:.“"(/')
    tail = next(filter(before.endswith, w.number_tails), "") if before.endswith(w.number_tails) else ""
    number = bool(tail) and not before[: -len(tail)][-1:].isalnum()
    if number:
        before = before[: -len(tail)]
    before = before.rstrip(' \t\n*,“"')
    stop = low + len(before)
    found = _last_words(before, w)
    if found is None:
        return Left(stop if number else at, numbered=number)
    start, word = found
    left = Left(low + start, numbered=number)
    if word in w.labels:
        left.label = "\n" not in text[stop:at]
    elif word in w.c.generic:
        left.generic = True
    else:
        entry = w.type_words.get(word) or w.short_types[before[start:]]
        left.type = entry.code
    return left


def _last_words(before: str, w: Words) -> tuple[int, str] | None:
    """Where the type word, the label or the generic word at the end of `before` begins, and the word."""
    parts = before[-40:].split()[-4:]
    if not parts:
        return None
    low = [p.lower() for p in parts]
    for width in _WIDTHS[len(parts)]:
        word = low[-1] if width == 1 else " ".join(low[-width:])
        word = word.lstrip('(“"')
        if not (word in w.type_words or word in w.labels or word in w.c.generic):
            folded = fold(word) if NEW_TONE.search(word) else word
            if folded == word or folded not in w.type_words:
                continue
            word = folded
        at = len(before)
        for part in reversed(parts[-width:]):
            at = before.rindex(part, 0, at)
        return at + len(parts[-width]) - len(parts[-width].lstrip('(“"')), word
    if parts[-1] in w.short_types:
        return len(before) - len(parts[-1]), parts[-1]
    return None


def read_far(text: str, at: int, floor: int, w: Words) -> Left | None:
    """The type word further left, with the issuer or a few words between it and "số": "Quyết định của UBND tỉnh số"."""
    low = max(floor, at - _NEAR)
    window = text[low:at].rstrip(" :\n")
    cut = 0
    for mark in _CLAUSE_END.finditer(window):
        cut = mark.end()
    words = [m for m in w.type_anchor.finditer(window, cut) if m[0][0].isupper() or _is_plural(window, m.start(), w)]
    if not words:
        return None
    last = words[-1]
    between = window[last.end() :].strip()
    word = fold(last[0])
    left = Left(low + last.start(), w.type_words[word].code, True, far=True)
    of = re.match(rf"(?:{'|'.join(w.c.of)})\s+", between)
    if of:
        position = low + last.end() + (len(window[last.end() :]) - len(window[last.end() :].lstrip())) + of.end()
        end = issuer_end(text, position, at, w)
        if end is None or text[end:at].strip(' ,:\n“"'):
            return None if end is None or len(text[end:at].split()) > 8 else left
        left.issuer = " ".join(text[position:end].split())
        return left
    return left if len(between.split()) <= 10 and "," not in between else None


def _is_plural(window: str, at: int, w: Words) -> bool:
    """Whether "các" stands before `at`; "quy định", "hướng dẫn" in small letters are verbs where it does not."""
    return last_word(window, 0, at) in w.plural


def issuer_end(text: str, at: int, limit: int, w: Words, joint: bool = False) -> int | None:
    """The end of the body's name that begins at `at`; None where no body is named there."""
    end = _known_issuer(text, at, limit, w, joint)
    if end:
        return end
    t = tokens(text, at, min(len(text), limit, at + _ISSUER))
    if not t.lower:
        return None
    head = starts(w.heads, t.lower, 0)
    if not head and not (t.printed[0][0].isupper() and t.printed[0][0].isalpha()):
        return None
    pair = " ".join(t.lower[:2])
    if not head and (t.lower[0] in w.type_words or pair in w.type_words or starts(w.body_ends, t.lower, 0)):
        return None
    lowercase = all(p.islower() for p in t.printed[:6] if p[0].isalpha())
    known = _known_body(t, 0, w)
    i = max(head, 1, known)
    while i < len(t.lower):
        step = _body_goes_on(text, t, i, w, joint, lowercase)
        if not step:
            break
        i += step
    return t.ends[i - 1]


def _known_issuer(text: str, at: int, limit: int, w: Words, joint: bool) -> int:
    """The end of a known body, with a post before it, where it is plain that the name ends there; else 0."""
    start = at
    post = walk(w.posts, text, at, 24)
    if post and text[post : post + 1] == " ":
        start = post + 1
    end = walk(w.body_names, text, start, 80) or (walk(w.body_names, text, at, 80) if post else 0)
    if not end or end > limit:
        return 0
    behind = text[end : end + 1]
    if behind in ";.)" or (behind == "," and not joint):
        return end
    if not behind.isspace():
        return 0
    stop = walk(w.body_ends, text, end + 1, 16)
    if stop and (text[end + 1].islower() or " " in text[end + 1 : stop]):
        return end
    if joint or walk(w.terms, text, end + 1, 8) or text[end + 1 : end + 2] in "-–":
        return 0
    final = fold(text[start:end]) in w.body_final
    return end if final and not walk(w.heads, text, end + 1, 24) else 0


def _known_body(t: Tokens, at: int, w: Words) -> int:
    """The index behind the longest body of rules/bodies.yaml that begins at token `at`; commas are looked through."""
    node, stop, i = w.body_names, 0, at
    while i < len(t.lower):
        if t.lower[i] == "," and i > at:
            i += 1
            continue
        found = node.next.get(t.lower[i]) or node.next.get(fold(t.lower[i]))
        if found is None:
            break
        node = found
        i += 1
        if node.end:
            stop = i
    return stop


def _body_goes_on(text: str, t: Tokens, i: int, w: Words, joint: bool, lowercase: bool) -> int:
    """How many tokens from `i` on still belong to the body's name."""
    token, printed = t.lower[i], t.printed[i]
    if token in w.c.joins or token == ",":
        if i + 1 >= len(t.lower):
            return 0
        body = starts(w.heads, t.lower, i + 1)
        if body and t.printed[i + 1][0].isupper():
            return 1 + max(body, _known_body(t, i + 1, w) - i - 1) if joint else 0
        if token == ",":
            return 0
        pair = " ".join(t.lower[i + 1 : i + 3])
        if not t.printed[i + 1][0].isupper() or t.lower[i + 1] in w.type_words or pair in w.type_words:
            return 0
        return 0 if w.type_words.get(" ".join(t.lower[i + 1 : i + 4])) else 2
    if token in "-–":
        if i + 1 < len(t.lower) and t.printed[i + 1][0].isupper() and not starts(w.body_ends, t.lower, i + 1):
            return max(2, _known_body(t, i + 1, w) - i)
        return 0
    if token in "(.&":
        if token == "." and t.lower[i - 1] in ("tp", "tx", "tt", "p", "q", "h") and i + 1 < len(t.lower):
            return 2 if t.printed[i + 1][0].isupper() else 0
        return 0
    if not printed[0].isalnum() or _ends_body(t, i, w):
        return 0
    if printed[0].isalpha() and printed[0].isupper():
        pair = " ".join(t.lower[i : i + 2])
        if pair in w.type_words or t.printed[i] in w.short_types:
            return 0
        return max(1, _known_body(t, i, w) - i)
    if printed[0].isdigit():
        return 1 if t.lower[i - 1] in w.body_words and len(printed) <= 2 else 0
    if token in w.body_words:
        return 1
    if w.places.intersection(t.lower[:i]):
        return 0
    if t.printed[i - 1][0].isupper() and t.printed[i - 1][1:].islower():
        return 1  # "Bộ Thương mại": the second half of a word
    return _until_place(t, i, w)


def _until_place(t: Tokens, i: int, w: Words) -> int:
    """How many words in lower case stand before the place that ends a name: "Hội Lan tỏa |yêu thương| tỉnh X"."""
    for step in range(1, 4):
        at = i + step
        if at + 1 >= len(t.lower) or not t.printed[at][0].isalpha() or starts(w.body_ends, t.lower, at):
            return 0
        if t.lower[at] in w.places:
            return step if t.printed[at + 1][0].isupper() else 0
    return 0


def _ends_body(t: Tokens, i: int, w: Words) -> bool:
    """Whether a word stands at token `i` that ends a body's name; "Cao Bằng" does not end at "bằng"."""
    width = starts(w.body_ends, t.lower, i)
    if not width or not t.printed[i][0].isupper():
        return width > 0
    return width > 1 or t.lower[i + 1 : i + 2] == [] or t.lower[i + 1][0].isdigit()


def read_right(text: str, at: int, w: Words, joint: bool | None = False) -> Right:
    """Date, issuer and title that stand right behind `at`, the end of a number or of a name.

    `joint`: whether several bodies may be named; None where only a body that rules know is one, as behind a law.
    """
    right = Right(at)
    position = at
    letter = _next(text, at)
    for _ in range(2):
        if right.date is None and letter in w.date_letters:
            position = _date(text, position, w, right)
            letter = _next(text, position)
        if right.issuer is not None or letter not in w.of_letters:
            break
        moved = _of_issuer(text, position, w, right, joint)
        if moved == position:
            break
        position = moved
        letter = _next(text, position)
    if right.date is None and letter in w.year_letters:
        year = w.year_right.match(text, position)
        if year:
            right.year, position = int(year[1]), year.end(1)
            letter = _next(text, position)
    right.end = position
    if letter in w.title_letters or letter == ",":
        right.title_span = _title(text, position, w)
        if right.title_span:
            right.title = " ".join(text[slice(*right.title_span)].split()).strip(" ,.;:" + _QUOTES) or None
    return right


def _next(text: str, at: int) -> str:
    """The first mark or letter at `at` or behind blanks; "" where none follows soon."""
    letter = text[at : at + 1]
    return letter if letter and letter not in " \n" else text[at : at + 8].lstrip()[:1]


def _date(text: str, at: int, w: Words, right: Right) -> int:
    """Reads a date at `at` into `right`; the position behind it, or `at`."""
    match = w.date_right.match(text, at)
    if match is None:
        return at
    if match["same"]:
        right.same_day = True
        return match.end()
    if not match["word"] and not match["open"] and not match["tight"]:
        return at
    right.date = iso(match)
    end = match.end()
    if match["open"] and text[end : end + 1] == ")":
        end += 1
    elif match["open"] and not match["word"]:
        right.date = None
        return at
    return end


def _of_issuer(text: str, at: int, w: Words, right: Right, joint: bool | None) -> int:
    match = w.of.match(text, at)
    if match is None:
        return at
    if joint is None:
        end: int | None = _known_issuer(text, match.end(), len(text), w, False)
    else:
        end = issuer_end(text, match.end(), len(text), w, joint)
    if not end:
        return at
    right.issuer = " ".join(text[match.end() : end].split()).replace("*", "")
    return end


def _title(text: str, at: int, w: Words) -> tuple[int, int] | None:
    """Where the title stands behind a mention: from "về", "quy định" or a quotation mark to the end of the clause."""
    start = _TITLE_START.match(text, at)
    begin = start.end() if start else at
    quoted = text[at:begin].strip(" ,\n*_") in ("“", '"')
    if not quoted and not w.title_start.match(text, begin):
        return None
    limit = min(len(text), begin + _TITLE)
    stop = _TITLE_END.search(text, begin, limit)
    end = stop.start() if stop else limit
    cut = w.title_stop.search(text, begin + 1, end)
    if cut:
        end = cut.start()
    return begin, end


def read_issuer_left(
    text: str, start: int, floor: int, groups: tuple[str, ...], w: Words
) -> tuple[str | None, str | None]:
    """(issuer, date) that stand before the type word at `start`: "Ngày 30/9/2024, UBND tỉnh ban hành Quyết định"."""
    near = text[max(floor, start - _VERB) : start]
    if not w.issue_words.issuperset(near.lower().split()[-1:]):
        return None, None
    verb = w.issues.search(near)
    if verb is None:
        return None, None
    stop = start - len(near) + verb.start()
    low = max(floor, start - _LEFT)
    cut = low
    for mark in _CLAUSE_END.finditer(text, low, stop):
        cut = mark.end()
    for head in w.head_anchor.finditer(text, cut, stop):
        if head.start() and text[head.start() - 1].isalnum():
            continue
        end = issuer_end(text, head.start(), stop, w)
        if end is not None and w.bracket.fullmatch(text, end, stop):
            body = " ".join(text[head.start() : end].split())
            if fits(groups, body, w) is False:
                return None, None
            return body, _date_before(text, head.start(), low, w)
    return None, None


def _date_before(text: str, at: int, low: int, w: Words) -> str | None:
    """The date right before an issuer: "Ngày 30/9/2024, "."""
    window = text[low:at]
    days = list(w.dates.full.finditer(window))
    if not days or window[days[-1].end() :].strip(" ,\n"):
        return None
    return iso(days[-1])
