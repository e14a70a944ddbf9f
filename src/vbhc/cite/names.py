"""Laws, codes, ordinances and the Constitution cited by name: where the name begins and where it ends.

In: a text.  Out: Names in text order, not overlapping, with the year that stands behind them.  A date, a number
or an issuer behind a name is context.py's work; which law a name means is known.py's.
"""

from __future__ import annotations

from collections.abc import Iterator

from vbhc.cite.words import Words, last_word, starts, walk
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.text.fold import fold

_NAME = 140  # characters of a name that is read by its words
_SHORT = 40  # and of one that begins with a type word: a megabyte of "Luật " takes a third of the time
_WINDOW = 600  # characters read after a type word: the longest names of amending laws
_TOKEN = lazy(r"\w+|\n\s*\n|[^\w\s]")
_FOLLOWING = lazy(r"\s+(\w+)")
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


@dataclass(slots=True)
class Tokens:
    """The words and marks of a window, as printed and in lower case, with where each stands."""

    printed: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def without(self, at: int) -> Tokens:
        """The same window, but for token `at`."""
        behind = at + 1
        return Tokens(
            self.printed[:at] + self.printed[behind:],
            self.lower[:at] + self.lower[behind:],
            self.starts[:at] + self.starts[behind:],
            self.ends[:at] + self.ends[behind:],
        )


def tokens(text: str, start: int, stop: int) -> Tokens:
    """The words and marks of text[start:stop]; an empty line is a mark."""
    found = list(_TOKEN.finditer(text, start, stop))
    printed = [m[0] for m in found]
    return Tokens(printed, [p.lower() for p in printed], [m.start() for m in found], [m.end() for m in found])


def find_names(text: str, w: Words) -> Iterator[Name]:
    """The laws cited by name in `text`."""
    end = 0
    for start, stop in _anchors(text, w):
        if start >= end:
            name = _read(text, start, stop, w)
            if name is not None:
                end = name.end
                yield name


def _anchors(text: str, w: Words) -> list[tuple[int, int]]:
    """Where type words of laws stand, in text order."""
    found = [m.span() for m in w.law_capital.finditer(text)]
    for word in w.law_small:
        found += _small(text, word, w)
    found.sort()
    return [
        (start, stop)
        for start, stop in found
        if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")
    ]


def _small(text: str, word: str, w: Words) -> list[tuple[int, int]]:
    """Where a type word in lower case begins a known name, with the word before it where the type has two: "bộ luật".

    Nothing else in lower case is a name, and most of these words are not ("pháp luật"): 8 ms less for a megabyte.
    """
    size = len(word)
    found = []
    at = text.find(word)
    while at >= 0:
        start = at
        if text[at - 1 : at] == " ":
            first = text[max(0, at - 8) : at].split()[-1:]
            if first and f"{first[0]} {word}" in w.type_words:
                start = at - len(first[0]) - 1
        if (start < at or word in w.type_words) and walk(w.laws, text, start, _NAME):
            found.append((start, at + size))
        at = text.find(word, at + size)
    return found


def _read(text: str, start: int, stop: int, w: Words) -> Name | None:
    """The name that begins with the type word at [start, stop); None where none does: "Luật này", "Luật số …"."""
    word = text[start:stop].lower()
    before = text[max(0, start - 16) : start].lower().rstrip()
    if before.endswith(w.not_before):
        return None
    entry = w.type_words.get(word) or w.type_words.get(" ".join(word.split()))
    kind = entry.code if entry else w.c.named_types[1]
    capital = text[start].isupper()
    end = walk(w.laws, text, start, _NAME)
    if not capital and not end:
        return None
    if capital and end and not _may_go_on(text, end):
        return _yeared(start, " ".join(text[start:end].split()), end, kind, text, w)
    if kind not in w.c.bare_types and walk(w.name_never, text, stop + 1, 24):
        return None
    first = len(word.split())
    following = _FOLLOWING.match(text, stop)
    names_itself = following is not None and following[1].lower() in w.type_words  # "Luật Luật sư", or a list of words
    t = tokens(text, start, min(len(text), start + (_SHORT if names_itself else _NAME)))
    if starts(w.amending, t.lower, first):
        if capital:
            t = tokens(text, start, min(len(text), start + _WINDOW))
        return _amending(text, t, first, kind, w)
    last = _known(t, first, w) if capital else _in_lower_case(text, t, w)
    if not last and capital:
        if kind not in w.c.bare_types and last_word(text, 0, start) in w.plural:
            return None  # "các Luật về thuế"
        last = first if kind in w.c.bare_types else unlisted(t, first, w)
        if kind in w.c.bare_types and not _stands_alone(text, start, stop, w):
            return None
    if not last:
        return None
    return _named(text, t, last, t.ends[last - 1], t.ends[last - 1], kind, w)


def _may_go_on(text: str, end: int) -> bool:
    """Whether a known name may be the beginning of a longer one: a capital or a dash stands right behind it."""
    behind = text[end : end + 2]
    return behind[:1] == "-" or (behind[:1] == " " and behind[1:].isupper())


def _yeared(start: int, name: str, end: int, kind: str, text: str, w: Words) -> Name:
    """The Name that ends at `end`, with the year that may stand behind it."""
    year = w.year.match(text, end)
    if year:
        end = year.end(1) + (")" in year[0] and "(" in year[0])
    return Name(start, end, end, name, int(year[1]) if year else None, kind)


def _named(text: str, t: Tokens, stop: int, end: int, tail: int, kind: str, w: Words) -> Name:
    """The Name of the first `stop` tokens; where its own end is before its tail no year is looked for."""
    name = " ".join(text[t.starts[0] : t.ends[stop - 1]].split())
    if tail == end:
        return _yeared(t.starts[0], name, end, kind, text, w)
    return Name(t.starts[0], end, tail, name, None, kind)


def listed(t: Tokens, at: int, w: Words) -> int:
    """The index behind the longest name of rules/laws.tsv that begins at token `at`; 0 where none does."""
    node, stop, i = w.laws, 0, at
    while i < len(t.lower):
        token = t.lower[i]
        if token == "," and i > at + 1:
            i += 1
            continue
        found = node.next.get(token) or node.next.get(fold(token))
        if found is None:
            break
        node = found
        i += 1
        if node.end:
            stop = i
    return stop


def _known(t: Tokens, first: int, w: Words) -> int:
    """The index behind a known name at the head of `t`, with "về" or without: "Pháp lệnh về Đê điều".

    A capital right behind it on the same line shows that the name goes on, and that rules do not know it.
    """
    stop = listed(t, 0, w)
    if not stop and t.lower[first : first + 1] and t.lower[first] in w.c.name_about:
        without = t.without(first)
        stop = listed(without, 0, w)
        stop += 1 if stop else 0
    if stop and stop < len(t.lower) and t.printed[stop][0].isupper() and t.starts[stop] == t.ends[stop - 1] + 1:
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
    shown = bool(behind) and (w.year.match(text, t.ends[stop - 1]) or w.dated.match(text, t.ends[stop - 1]))
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
        if token == "," or token in w.c.joins:
            if not _goes_on(t, i + 1, token, w):
                break
        elif token in "-–" and i + 1 < len(t.lower):
            if t.starts[i] != t.ends[i - 1] or t.starts[i + 1] != t.ends[i]:
                break
        elif not t.printed[i][0].isalpha() or (i > begin and starts(w.name_ends, t.lower, i)):
            break
        i += 1
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


def _amending(text: str, t: Tokens, first: int, kind: str, w: Words) -> Name | None:
    """The name of a law that changes laws: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C"."""
    stop = listed(t, 0, w)
    at = next((i for i in range(first, len(t.lower)) if t.lower[i] in w.c.belongs or t.lower[i] in ";.:"), 0)
    if not at or t.lower[at] not in w.c.belongs:
        return _named(text, t, stop, t.ends[stop - 1], t.ends[stop - 1], kind, w) if stop else None
    inner = _inner_laws(text, t, at + 1, w)
    if not inner:
        return _named(text, t, stop, t.ends[stop - 1], t.ends[stop - 1], kind, w) if stop else None
    numbers = [law for law in inner if law.number]
    if len(numbers) == 1 and numbers[0] is inner[-1] and (len(inner) > 1 or not numbers[0].is_known(w)):
        numbers = []  # "… của Luật A và Luật B số 52/2019/QH14": the number is the amending law's own
        inner[-1].end = t.ends[inner[-1].stop - 1]
    end = inner[-1].end
    stop = max(stop, next((i for i in range(len(t.ends)) if t.starts[i] >= end), len(t.ends)))
    return _named(text, t, stop, t.ends[at - 1] if numbers else end, end, kind, w)


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


def _inner_laws(text: str, t: Tokens, i: int, w: Words) -> list[_Law]:
    """The laws named from token `i` on, joined by commas and "và"."""
    found: list[_Law] = []
    while i < len(t.lower):
        stop = _inner(t, i, w)
        if not stop:
            break
        end = t.ends[stop - 1]
        number = w.numbered.match(text, end)
        name = " ".join(text[t.starts[i] : end].split())
        found.append(_Law(name, stop, number[0].split()[-1] if number else "", number.end() if number else end))
        i = stop
        while i < len(t.lower) and t.starts[i] < found[-1].end:
            i += 1
        joint = i
        while i < len(t.lower) and (t.lower[i] == "," or t.lower[i] in w.c.joins) and i < joint + 2:
            i += 1
        if i == joint:
            break
    return found


def _inner(t: Tokens, at: int, w: Words) -> int:
    """The index behind the law's name that begins at token `at` inside another law's name; 0 where none does."""
    pair = " ".join(t.lower[at : at + 2])
    width = 2 if pair in w.type_words else 1
    entry = w.type_words.get(pair if width == 2 else t.lower[at])
    if entry is None or entry.code not in w.c.named_types:
        return 0
    return listed(t, at, w) or unlisted(t, at + width, w)
