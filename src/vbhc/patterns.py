"""Patterns that are compiled when they are first used, and long ones once for all starts of the program.

In: the source of a pattern, as for re.compile, or, where that is of many words, what makes it.  Out: what re.compile
gives, but for the time: compiling all patterns of the program takes 0.15 s, and most documents need half of them.  Once
used it is as fast as a compiled pattern.

The compiled form of long patterns is kept in the user's cache folder under their source and the version of Python.
Python has no public way to make a pattern of its compiled form; what is used instead is tried when a pattern is kept,
and wherever it does not give an equal pattern, or what is kept is damaged, the pattern is compiled anew.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, AnyStr, cast

from vbhc.cache import Cache

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_LONG = 20  # letters: compiling a shorter one takes no longer than opening a file
_BREAKS = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError)


class _Ready:
    """A pattern that has the methods of its compiled form."""

    __slots__ = ("flags_given", "pattern", *_METHODS)

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self.flags_given = flags

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {self.flags_given!r})"


class _Lazy(_Ready):
    """A pattern that has none of its methods until one is asked for; then it is a _Ready one."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        # Called for what is not set yet: the methods, once.
        if name not in _METHODS:
            raise AttributeError(name)
        if callable(self.pattern):
            self.pattern = self.pattern()
        compiled = compile_once(self.pattern, self.flags_given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Ready  # type: ignore[assignment]  # has no __getattr__: 10 times as fast a look-up
        return getattr(compiled, name)


def lazy(pattern: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """`pattern`, compiled at its first use; for patterns that are sure to be right: an error shows only then.

    Of many words it is better given as what makes it: a document needs half of them.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, int(flags)))


def either(words: Iterable[str], blank: str = r"\s+") -> str:
    """The source of a pattern for any of `words`, the longest first; `blank` stands for a blank in them.

    It branches letter by letter: a text that begins as none of them does is left at its first letters.
    """
    return _tree(list(dict.fromkeys(words)), blank)


def either_on_line(words: Iterable[str]) -> str:
    """The same for words that may not be broken over two lines."""
    return either(words, r"[ \t]+")


def by_letter(forms: Iterable[str], inside: bool = False, flags: str = "") -> str:
    """The same at the start of a word, or `inside` one too where a blank was lost; `flags` ("i") hold from the second
    letter on.

    Each branch begins with one letter, so that a search runs from one such letter to the next: 8 times as fast.
    """
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(form[1:])
    start = "" if inside else r"(?<!\w.)"
    return "|".join(rf"{re.escape(first)}{start}(?{flags}:{either(rest)})" for first, rest in rests.items())


def _tree(words: list[str], blank: str) -> str:
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word)
    ends = branches.pop("", [])
    sources = []
    for some in branches.values():
        start = some[0] if len(some) == 1 else _shared(some)
        rest = "" if len(some) == 1 else _tree([word[len(start) :] for word in some], blank)
        sources.append((start if start.isalnum() else re.escape(start).replace(r"\ ", blank)) + rest)
    sources += ends
    return sources[0] if len(sources) == 1 else f"(?:{'|'.join(sources)})"


def _shared(words: list[str]) -> str:
    """The letters by which all of some words begin; os.path.commonprefix takes four times as long for a few words."""
    low, high = min(words), max(words)
    at = 0
    while at < len(low) and low[at] == high[at]:
        at += 1
    return low[:at]


def compile_once(pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    """re.compile(pattern, flags), from its compiled form where that is kept."""
    if isinstance(pattern, bytes) or len(pattern) < _LONG:
        return re.compile(pattern, flags)
    cache = Cache("patterns")
    source = f"{sys.version} {sys.maxsize} {sys.byteorder} {flags} {pattern}"
    key = hashlib.sha256(source.encode(errors="surrogatepass")).hexdigest()
    data = cache.get(key)
    if data is not None and (kept := _unpacked(pattern, data)) is not None:
        return kept
    compiled = re.compile(pattern, flags)
    data = _packed(compiled, flags)
    if data is not None and cache.put(key, data):
        cache.prune()
    return compiled


def _packed(compiled: re.Pattern[str], flags: int) -> bytes | None:
    """The compiled form as it is kept; None where no equal pattern can be made of it."""
    try:
        parser, compiler = importlib.import_module("re._parser"), importlib.import_module("re._compiler")
        code = compiler._code(parser.parse(compiled.pattern, flags), flags)
        head = json.dumps([compiled.flags, compiled.groups, dict(compiled.groupindex)]).encode()
        body = head + b"\n" + array("I", code).tobytes()
        data = hashlib.sha256(body).hexdigest().encode() + body
        return data if _unpacked(compiled.pattern, data) == compiled else None
    except _BREAKS:
        return None


def _unpacked(pattern: str, data: bytes) -> re.Pattern[str] | None:
    """The pattern of what is kept; None where that is damaged or of no use to this Python."""
    body = data[64:]
    if data[:64] != hashlib.sha256(body).hexdigest().encode():
        return None
    head, _, numbers = body.partition(b"\n")
    try:
        flags, groups, names = json.loads(head)
        code = array("I", numbers).tolist()
        made = importlib.import_module("_sre").compile(pattern, flags, code, groups, names, _by_number(groups, names))
        return cast("re.Pattern[str]", made)
    except _BREAKS:
        return None


def _by_number(groups: int, names: dict[str, int]) -> Sequence[str | None]:
    found: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        found[number] = name
    return tuple(found)


def everywhere(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where `words` stand in text[start:end], not overlapping: sought faster than by a pattern."""
    end = len(text) if end is None else end
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words), end)


def followed(text: str, words: str, firsts: AbstractSet[str]) -> Iterator[int]:
    """The places behind `words` at which one of the letters `firsts` stands; fast where that is rare."""
    pieces = text.split(words)
    if firsts.isdisjoint([piece[:1] for piece in pieces]):
        return
    at = 0
    for before, behind in pairwise(pieces):
        at += len(before) + len(words)
        if behind[:1] in firsts:
            yield at
