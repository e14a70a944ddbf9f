"""Characters that a text keeps: NFC, "\\n" between lines, no controls, no invisible characters, no lone surrogates.

In: text as decoded from any source.  Out: the text that a person would read.  Idempotent.
"""

from __future__ import annotations

import re

from vbhc.patterns import lazy
from vbhc.text.fold import nfc

_REPLACED = {"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # no-break, figure, thin and ideographic spaces
_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff"  # soft hyphen, zero-width characters, direction marks
    "\u202a-\u202e\u2066-\u206f\ufe00-\ufe0f\ufff9-\ufffb\ufffe\uffff"  # embeddings, selectors, non-characters
)
_SURROGATES = "\ud800-\udfff"
_ODD = lazy(rf"[\r\v\f\x85\u2028\u2029{_BLANKS}{_DROPPED}{_SURROGATES}]")
_BLANK = lazy(f"[{_BLANKS}]")
# What a Vietnamese text consists of, to be kept as it is: ASCII, Latin letters (composed), dashes and quotation marks.
_RARE = lazy("[^\t\n -~\u00a1-\u00ac\u00ae-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2010-\u2027]")


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    if char in _REPLACED:
        return _REPLACED[char]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return " " if _BLANK.match(char) else ""


def clean(text: str) -> str:
    """`text` in NFC with odd characters replaced: line ends "\\n", blanks " ", invisible ones and controls gone.

    A tab stays; a lone surrogate becomes U+FFFD.
    """
    text = (text.replace("\r\n", "\n") if "\r" in text else text).replace("\u00a0", " ")
    pieces: list[str] = []
    at = 0
    while rare := _RARE.search(text, at):
        start, end = max(at, text.rfind("\n", at, rare.start()) + 1), text.find("\n", rare.end())
        end = len(text) if end < 0 else end
        pieces += text[at:start], nfc(_ODD.sub(_plain, text[start:end]))
        at = end
    return "".join(pieces) + text[at:] if pieces else text
