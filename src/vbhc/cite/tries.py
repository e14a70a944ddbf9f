"""Names as trees of words, and the longest one that stands at a place of a text.

In: names or phrases, then texts.  Out: where a name ends.  Which names there are is words.py's work.
"""

from __future__ import annotations

import itertools
from dataclasses import field

from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.text.fold import fold

NEW_TONE = lazy("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")  # what fold() would respell
_WORD = lazy(r"\w+|[^\w\s]")
_PUNCTUATION = ",;.:)”\"'"
_FEW = 3  # words that are enough to see that no name stands somewhere
_BLANKED = lazy(r"\S+")


@dataclass(slots=True)
class Trie:
    """Names as a tree of folded words; `end` marks that a name may stop here."""

    next: dict[str, Trie] = field(default_factory=dict)
    end: bool = False

    def add(self, words: list[str]) -> None:
        node = self
        for word in words:
            node = node.next.setdefault(word, Trie())
        node.end = True


def split(text: str) -> list[str]:
    """The words and marks of a folded text; commas are left out, since names are written with and without."""
    return [w for w in _WORD.findall(fold(text)) if w != ","]


def phrases(words: list[str]) -> Trie:
    """A tree of phrases, word by word, in lower case."""
    tree = Trie()
    for phrase in words:
        tree.add(phrase.lower().split())
    return tree


def starts(tree: Trie, tokens: list[str], at: int) -> int:
    """How many of `tokens` from `at` on make the longest phrase of `tree`; 0 where none stands there."""
    node, count = tree, 0
    for step in range(at, len(tokens)):
        found = node.next.get(tokens[step])
        if found is None:
            break
        node = found
        if node.end:
            count = step - at + 1
    return count


def longest(tree: Trie, tokens: list[str], at: int, without: int = -1) -> tuple[int, int]:
    """The index behind the longest name of `tree` that begins at tokens[at], 0 where none does, and the one at which
    reading stopped.  Commas within the name are looked through, and the token `without`."""
    node, stop, i = tree, 0, at
    while i < len(tokens):
        token = tokens[i]
        if i == without or (token == "," and i > at + 1):
            i += 1
            continue
        found = node.next.get(token)
        if found is None and (not token.isalnum() or NEW_TONE.search(token)):
            found = node.next.get(fold(token))
        if found is None:
            break
        node = found
        i += 1
        if node.end:
            stop = i
    return stop, i


def walk(tree: Trie, text: str, at: int, window: int) -> int:
    """The end of the longest name of `tree` that begins at `at` of `text`; 0 where none does.

    Reads the words as they are set apart by blanks, which is what most names need; a comma is looked through.
    """
    node, count, last = tree, 0, ""
    printed = text[at : at + window].split(None, _FEW)
    for step, word in enumerate(printed, 1):
        if step > _FEW and step == len(printed):
            more = word.split(None, _FEW)
            word, printed[-1:] = more[0], more
        found = node.next.get(word.lower())
        if found is None:
            bare = word.rstrip(_PUNCTUATION)
            low = bare.lower()
            found = node.next.get(low) or (node.next.get(fold(low)) if NEW_TONE.search(low) else None)
            if found is None:
                break
            if found.end:
                count, last = step, bare
            if bare != word and word[len(bare) :] != ",":
                break
        elif found.end:
            count, last = step, word
        node = found
    if not count:
        return 0
    printed[count - 1] = last
    name = " ".join(printed[:count])
    if text.startswith(name, at):
        return at + len(name)
    *_, match = itertools.islice(_BLANKED.finditer(text, at, at + window), count)  # blanks in a row, or a line's end
    return match.start() + len(last)
