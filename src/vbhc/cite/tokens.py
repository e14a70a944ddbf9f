"""The words and marks of a stretch of text.

In: a text and where to read.  Out: Tokens, as printed and in lower case, and where each stands.
"""

from __future__ import annotations

from vbhc.patterns import lazy

_TOKEN = lazy(r"\w+(?:['’‘]\w+)*+|\n\s*\n|[^\w\s\0]")  # a null sets the words apart while they are put in lower case


class Tokens:
    """The words and marks of a window, as printed and in lower case; an empty line is a mark.

    Where each stands is looked up only when it is asked for: that is most of the work, and seldom needed.
    """

    __slots__ = ("_spans", "lower", "printed", "spent", "start", "stop", "text")

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text, self.start, self.stop = text, start, stop  # a stop behind the end of the text is its end
        self.printed: list[str] = _TOKEN.findall(text, start, stop)
        self.lower = "\0".join(self.printed).lower().split("\0") if self.printed else []
        self.spent = False  # whether more words than these may be needed
        self._spans: list[tuple[int, int]] | None = None

    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands."""
        if self._spans is None:
            self._spans = [m.span() for m in _TOKEN.finditer(self.text, self.start, self.stop)]
        return self._spans

    def end(self, at: int) -> int:
        """Where token `at` ends; quick for the first ones."""
        if self._spans is not None:
            return self._spans[at][1]
        position, text = self.start, self.text
        for word in self.printed[: at + 1]:
            position = text.find(word, position) + len(word)
        return position

    def gap(self, at: int) -> int:
        """How many characters stand between token `at` and the one behind it."""
        return self.spans()[at + 1][0] - self.spans()[at][1]
