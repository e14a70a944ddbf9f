"""Patterns that are compiled when they are first used.

In: the source of a pattern, as for re.compile.  Out: what re.compile gives, but for the time: compiling all patterns of
the program takes 0.15 s, and most documents need half of them.  Once used it is as fast as a compiled pattern.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """A pattern that has none of its methods until one is asked for."""

    __slots__ = ("flags_given", "pattern", *_METHODS)

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self.flags_given = flags

    def __getattr__(self, name: str) -> Any:
        # Called for what is not set yet: the methods, once.
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags_given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {self.flags_given!r})"


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`pattern`, compiled at its first use; for patterns that are sure to be right: an error shows only then."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, int(flags)))
