"""Laws, codes, ordinances and the Constitution cited by name: where the name begins and where it ends.

In: a text.  Out: Names in text order, not overlapping, with the year that stands behind them.  A date, a number
or an issuer behind a name is context.py's work; which law a name means is known.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vbhc.cite.tokens import Tokens
from vbhc.cite.tries import longest, starts, walk
from vbhc.cite.words import Words, last_word
from vbhc.model import Span
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.text.fold import fold, one_line

_NAME = 140  # characters of a name that is read by its words
_LEFT = 16  # characters before a law's word that can show that it names none
_NEAR = 72  # and of nearly all of them
_AHEAD = 6  # words behind its last one on which the end of a name can depend
_WINDOW = 600  # characters read after a type word: the longest names of amending laws
_FOLLOWING = lazy(r"\s+(\w+)")
_PART = 8  # words of a part of a law: "khoản 2 Điều 121 của"
_AND = "&"  # "Luật Hôn nhân & gia đình"
_LONGEST = 18  # words of a name that rules do not know


@dataclass(slots=True)
class Name:
    """A law's name at text[start:end]; `name` is on one line, without the year; `end` is behind the year.

    An amending law whose own name names laws by number ends before them: `name` holds the whole of it, and the laws
    inside are Names of their own; `tail` is where the whole name ends.
    """

    start: int
    end: int
    tail: int
    name: str
    year: int | None
    type: str


def find_names(text: str, types: Iterable[Span], w: Words) -> Iterator[Name]:
    """The laws cited by name in `text`, where words for types of laws stand at `types`."""
    end = 0
    for start, stop in _of_laws(text, types, w):
        if start >= end:
            name = _read(text, start, stop, w)
            if name is not None and not _international(text, name, w):
                end = name.end
                yield name


def _international(text: str, name: Name, w: Words) -> bool:
    """Whether a name is of the law between states, "Luật Biển quốc tế", "Công ước về Luật Biển", and not of a law that
    rules know."""
    if name.year:
        return False
    if text.startswith(w.between_states, name.end + 1) or _before(text, name.start).endswith(w.conventions):
        return True
    return name.name.endswith(w.between_states) and walk(w.laws, text, name.start, _NAME) < name.end


def _before(text: str, at: int) -> str:
    """The last characters before `at`, in lower case."""
    return text[at - _LEFT if at > _LEFT else 0 : at].lower().rstrip()


def _of_laws(text: str, types: Iterable[Span], w: Words) -> Iterator[Span]:
    """Those of `types` that are words for laws; the "luật" in "Bộ luật" by itself too."""
    for start, stop in types:
        first, *second = text[start:stop].split()
        if w.law_words.isdisjoint((first, " ".join((first, *second)).lower())):
            continue
        yield start, stop
        if second and first[0].isupper() and second[0] in w.law_words:
            yield stop - len(second[0]), stop


def _read(text: str, start: int, stop: int, w: Words) -> Name | None:
    """The name that begins with the type word at [start, stop); None where none does: "Luật này", "Luật số …"."""
    if _before(text, start).endswith(w.not_before):
        return None
    word = text[start:stop].lower()
    entry = w.type_words.get(word) or w.type_words.get(" ".join(word.split()))
    kind = entry.code if entry else w.c.named_types[1]
    plain = w.plain_law.match(text, start)
    if plain is not None:
        return _yeared(start, plain[0], plain.end(), kind, text, w)
    capital = text[start].isupper()
    end = walk(w.laws, text, start, _NAME)
    if not capital and not end:
        return None
    if capital and end and not _may_go_on(text, end, w):
        return _yeared(start, one_line(text[start:end]), end, kind, text, w)
    following = _FOLLOWING.match(text, stop)
    behind = following[1].lower() if following else ""
    if not end and kind not in w.c.bare_types and (not behind or behind in w.type_words):
        return None  # "Luật;" and a list of type words; "Luật Luật sư" is known
    if not end and kind in w.c.bare_types and behind not in w.amending.next and not _stands_alone(text, start, stop, w):
        return None  # "không trái với Hiến pháp"
    if kind not in w.c.bare_types and walk(w.name_never, text, stop + 1, 24):
        return None
    first = len(word.split())
    for width in (_NEAR, _NAME):
        t = Tokens(text, start, start + width)
        if starts(w.amending, t.lower, first):
            return _amending(text, start, first, kind, w)
        last = _stop(text, start, stop, t, first, kind, w) if capital else _in_lower_case(text, t, w)
        if not t.spent:
            break
    if capital and end and (not last or t.end(last - 1) < end):
        return _yeared(start, one_line(text[start:end]), end, kind, text, w)  # over an empty line
    return _named(text, t, last, t.end(last - 1), t.end(last - 1), kind, w) if last else None


def _stop(text: str, start: int, stop: int, t: Tokens, first: int, kind: str, w: Words) -> int:
    """The index behind the name at the head of `t`, whose type has a capital; 0 where none begins there."""
    last = _known(t, first, w)
    if last:
        return last
    if kind in w.c.bare_types:
        return first if _stands_alone(text, start, stop, w) else 0
    if last_word(text, 0, start) in w.plural:
        return 0  # "các Luật về thuế"
    return unlisted(t, first, w)


def _may_go_on(text: str, end: int, w: Words) -> bool:
    """Whether a known name may be the beginning of a longer one: a dash, or a capital and no word that ends it."""
    behind = text[end : end + 2]
    if behind[:1] == " " and behind[1:].isupper():
        return not walk(w.name_ends, text, end + 1, 16)
    return behind[:1] == "-"


def _yeared(start: int, name: str, end: int, kind: str, text: str, w: Words) -> Name:
    """The Name that ends at `end`, with the year that may stand behind it."""
    year = w.year.match(text, end)
    if year:
        end = year.end(1) + (")" in year[0] and "(" in year[0])
    return Name(start, end, end, name, int(year[1]) if year else None, kind)


def _named(text: str, t: Tokens, stop: int, end: int, tail: int, kind: str, w: Words) -> Name:
    """The Name of the first `stop` tokens; where its own end is before its tail no year is looked for."""
    name = one_line(text[t.start : t.end(stop - 1)])
    if tail == end:
        return _yeared(t.start, name, end, kind, text, w)
    return Name(t.start, end, tail, name, None, kind)


def listed(t: Tokens, at: int, w: Words, without: int = -1) -> int:
    """The index behind the longest name of rules/laws.tsv that begins at token `at`; 0 where none does.

    `without`: a token that is looked through, as commas are.
    """
    words = [w.c.joins[0] if token == _AND else token for token in t.lower] if _AND in t.lower else t.lower
    stop, read = longest(w.laws, words, at, without)
    t.spent = t.spent or read + 1 >= len(words)
    return stop


def _known(t: Tokens, first: int, w: Words) -> int:
    """The index behind a known name at the head of `t`, with "về" or without: "Pháp lệnh về Đê điều".

    A capital right behind it on the same line shows that the name goes on, and that rules do not know it.
    """
    stop = listed(t, 0, w)
    if not stop and t.lower[first : first + 1] and t.lower[first] in w.c.name_about:
        stop = listed(t, 0, w, first)
    if stop and stop < len(t.lower) and t.printed[stop][0].isupper() and t.gap(stop - 1) == 1:
        longer = unlisted(t, first, w)
        if longer > stop and t.printed[stop].istitle():
            return longer
    return stop


def _in_lower_case(text: str, t: Tokens, w: Words) -> int:
    """The end of a known name after a type word in lower case, where a capital, a year, a date or a number shows it."""
    stop = listed(t, 0, w)
    if not stop:
        return 0
    capital = any(p[0].isupper() for p in t.printed[:stop])
    behind = t.lower[stop : stop + 1]
    shown = bool(behind) and (w.year.match(text, t.end(stop - 1)) or w.dated.match(text, t.end(stop - 1)))
    return stop if capital or shown else 0


def _stands_alone(text: str, start: int, end: int, w: Words) -> bool:
    """Whether "Hiến pháp" is cited as a document: by its year, or by an article of it."""
    return bool(w.year.match(text, end) or w.article_before.search(text[max(0, start - 30) : start]))


def unlisted(t: Tokens, first: int, w: Words) -> int:
    """The index behind a name that rules do not know; 0 where none begins at token `first`.

    It ends at a mark, a figure, a word that starts a clause, or at "và" and a comma before another thing.
    """
    if first >= len(t.lower) or not t.printed[first][0].isalpha() or starts(w.name_never, t.lower, first):
        return 0
    if t.lower[first] in w.type_words:
        return 0
    i = first + 1 if t.lower[first] in w.c.name_about else first
    begin = i
    while i < len(t.lower) and i - first < _LONGEST:
        token = t.lower[i]
        if token in (",", _AND) or token in w.c.joins:
            if not _goes_on(t, i + 1, token, w):
                break
        elif token in "-–" and i + 1 < len(t.lower):
            if t.gap(i - 1) or t.gap(i):
                break
        elif not t.printed[i][0].isalpha() or (i > begin and starts(w.name_ends, t.lower, i)):
            break
        i += 1
    t.spent = t.spent or i + _AHEAD >= len(t.lower)
    while i > begin and (t.lower[i - 1] in w.c.joins or not t.printed[i - 1][0].isalpha()):
        i -= 1
    return i if i > begin else 0


def _goes_on(t: Tokens, at: int, joint: str, w: Words) -> bool:
    """Whether a name goes on behind "và" or a comma, where token `at` stands."""
    if at >= len(t.lower) or not t.printed[at][0].isalpha():
        return False
    if starts(w.name_ends, t.lower, at) or starts(w.name_not_joined, t.lower, at):
        return False
    pair = " ".join(t.lower[at : at + 2])
    if t.lower[at] in w.type_words or pair in w.type_words or t.printed[at] in w.short_types:
        return False
    return joint != "," or t.printed[at].islower()


def _amending(text: str, start: int, first: int, kind: str, w: Words) -> Name | None:
    """The name of a law that changes laws: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C"."""
    for width in (_NAME, _WINDOW) if text[start].isupper() else (_NAME,):
        t = Tokens(text, start, start + width)
        known = listed(t, 0, w)
        at = next((i for i in range(first, len(t.lower)) if t.lower[i] in w.c.belongs or t.lower[i] in ";.:"), 0)
        parted = any(map(str.isdigit, t.lower[first:at]))
        inner = _inner_laws(text, t, at + 1, parted, w) if at and t.lower[at] in w.c.belongs else []
        if at and not t.spent:
            break
    if not inner:
        return _named(text, t, known, t.end(known - 1), t.end(known - 1), kind, w) if known else None
    numbers = [law for law in inner if law.number]
    if len(numbers) == 1 and numbers[0] is inner[-1] and (len(inner) > 1 or not numbers[0].is_known(w)):
        numbers = []  # "… của Luật A và Luật B số 52/2019/QH14": the number is the amending law's own
        inner[-1].end = t.end(inner[-1].stop - 1)
    end = inner[-1].end
    stop = max(known, next((i for i, (begin, _) in enumerate(t.spans()) if begin >= end), len(t.lower)))
    return _named(text, t, stop, t.end(at - 1) if numbers else end, end, kind, w)


@dataclass(slots=True)
class _Law:
    """A law that an amending law's name names: the token behind its name, its number, where both end."""

    name: str
    stop: int
    number: str
    end: int

    def is_known(self, w: Words) -> bool:
        """Whether rules know the number as this law's."""
        return (fold(self.name), self.number) in w.law_codes


def _inner_laws(text: str, t: Tokens, i: int, parted: bool, w: Words) -> list[_Law]:
    """The laws named from token `i` on, joined by commas and "và"; where `parted`, of each only a part is changed."""
    found: list[_Law] = []
    while i < len(t.lower):
        stop = _inner(t, i, w)
        if not stop:
            break
        end = t.end(stop - 1)
        number = w.numbered.match(text, end)
        name = one_line(text[t.spans()[i][0] : end])
        found.append(_Law(name, stop, number[0].split()[-1] if number else "", number.end() if number else end))
        i = stop
        while i < len(t.lower) and t.spans()[i][0] < found[-1].end:
            i += 1
        joint = _behind_joint(t, i, w)
        if joint == i:
            break
        i = joint
        if parted:
            i = _behind_part(t, i, w)
    t.spent = t.spent or i + _AHEAD >= len(t.lower)
    return found


def _behind_joint(t: Tokens, i: int, w: Words) -> int:
    """The index behind a comma, "và" or both at token `i`; in capitals an empty line may stand among them."""
    begin, joined = i, False
    while i < len(t.lower) and i < begin + 3:
        if t.lower[i] == "," or t.lower[i] in w.c.joins:
            joined = True
        elif not (t.printed[i].isspace() and t.printed[begin - 1].isupper()):
            break
        i += 1
    return i if joined else begin


def _behind_part(t: Tokens, i: int, w: Words) -> int:
    """The index behind "Điều 121 của" at token `i`; `i` where no part stands there."""
    for at in range(i + 1, min(i + _PART, len(t.lower))):
        if t.lower[at] in w.c.belongs:
            return at + 1 if not w.article.isdisjoint(t.lower[i:at]) else i
        if not t.lower[at].isalnum():
            break
    return i


def _inner(t: Tokens, at: int, w: Words) -> int:
    """The index behind the law's name that begins at token `at` inside another law's name; 0 where none does."""
    pair = " ".join(t.lower[at : at + 2])
    width = 2 if pair in w.type_words else 1
    entry = w.type_words.get(pair if width == 2 else t.lower[at])
    if entry is None or entry.code not in w.c.named_types:
        return 0
    return listed(t, at, w) or unlisted(t, at + width, w)
