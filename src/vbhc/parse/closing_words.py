"""The words of rules/closing.yaml and what one line of a closing is: authority, post, name, mark of signing.

In: single lines.  Out: what they are.  Putting lines together is signatures.py's and closing.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vbhc.patterns import either_on_line, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.people import families


@dataclass(slots=True)
class ClosingEntry:
    """rules/closing.yaml."""

    authority: list[str]
    posts: list[str]
    deputy: str
    not_names: list[str]
    ranks: list[str]
    signed: list[str]
    stamps: list[str]
    seals: list[str]
    recipients: list[str]
    first_recipient: list[str]
    last_recipient: list[str]
    acting: list[str]
    for_party: list[str]
    not_split_after: list[str]


@dataclass(slots=True)
class ClosingWords:
    """Compiled patterns; those that look for lines start with the "\\n" before the line."""

    anchor: re.Pattern[str]
    authority: re.Pattern[str]
    inner_authority: re.Pattern[str]  # one that stands after another on a line
    post: re.Pattern[str]
    not_name: re.Pattern[str]
    rank: re.Pattern[str]
    signed: re.Pattern[str]
    stamp: re.Pattern[str]
    recipients: re.Pattern[str]
    recipients_line: re.Pattern[str]
    first: re.Pattern[str]
    last: re.Pattern[str]
    acting: re.Pattern[str]
    for_party: re.Pattern[str]
    not_split_after: frozenset[str]
    deputy: str
    families: Callable[[], dict[str, set[str]]]  # of persons; few closings need them


def closing_words(rules: Rules) -> ClosingWords:
    """The patterns (use `rules.once(closing_words)`)."""
    entry = rules.mapping("closing", ClosingEntry)
    authority = rf"(?:{either_on_line(entry.authority)})(?:\.[ \t]*|/|[ \t]+)(?=[^\W\d_])"
    heads = either_on_line(entry.recipients)
    posts = either_on_line(entry.posts) + r"(?:\b|(?<=\W))"
    firsts = re.escape("".join(sorted({word[0] for word in (*entry.recipients, *entry.authority, *entry.posts)})))
    lead = rf"\n(?=[ \t\u00a0*_#>|({firsts}])[ \t\u00a0*_#>|]*+(?!\n)"
    return ClosingWords(
        anchor=lazy(
            rf"{lead}(?:(?P<to>(?:{heads})[ \t*_]*(?::|(?=\n)|(?<=\t)|(?<=   )|\Z))|(?P<auth>{authority})"
            rf"|(?P<post>{posts})|(?P<signed>\([ \t]*(?i:{either_on_line(entry.signed)})[ \t]*\)))"
        ),
        authority=lazy(authority),
        inner_authority=lazy(rf"(?<=\s)(?:{either_on_line(entry.authority)})\.[ \t]*(?=[^\W\d_])"),
        post=lazy(posts),
        not_name=lazy(rf"(?:{either_on_line(entry.not_names)})(?!\w)"),
        rank=lazy(rf"(?:(?i:{either_on_line(entry.ranks)})(?:\.[ \t]*|[ \t,]+(?=[^\W\d_])))+"),
        signed=lazy(rf"\(?[ \t]*(?:{either_on_line(entry.signed)})[ \t]*\)?[.]?", re.IGNORECASE),
        stamp=lazy(rf"(?:{either_on_line(entry.stamps)})[ \t]*:|(?:{either_on_line(entry.seals)})\b"),
        recipients=lazy(rf"(?:{heads})\b[ \t*_]*:?"),
        recipients_line=lazy(rf"{lead}(?:{heads})[ \t*_]*:"),
        first=lazy(rf"(?:{either_on_line(entry.first_recipient)})\b"),
        last=lazy(rf"(?:{either_on_line(entry.last_recipient)})\b"),
        acting=lazy(rf"(?:{either_on_line(entry.acting)})[. ]"),
        for_party=lazy(rf"(?:{either_on_line(entry.for_party)})\b"),
        not_split_after=frozenset(entry.not_split_after),
        deputy=entry.deputy,
        families=lambda: rules.once(families),
    )


def is_caps(text: str) -> bool:
    """Whether `text` is written in capitals (a stray small letter in ten is let pass)."""
    if text.isupper():
        return True
    start = text[: len(text) // 5 + 8]  # a line of prose shows it here already
    if 10 * sum(map(str.islower, start)) > len(text):
        return False
    letters = sum(map(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, text)) >= 0.9 * letters


def name_of(line: str, known: ClosingWords) -> str | None:
    """The person's name that is all of `line`, without rank or academic title; None where it is no name."""
    text = line.strip(" \t*_.,;:()\u00a0")
    rank = known.rank.match(text)
    if rank:
        text = text[rank.end() :].strip(" .,-")
    parts = text.split()
    if not 1 <= len(parts) <= 6 or len(text) > 40 or not all(_is_name_part(p) for p in parts):
        return None
    if len(parts) == 1 and "'" not in text and "’" not in text:  # "K’Mák" is all of a name
        return None
    if is_post(text, known) or known.authority.match(text) or known.not_name.match(text):
        return None
    return text


def _is_name_part(part: str) -> bool:
    """A capitalised word of letters: "Nguyễn", "NGUYỄN", "K'Bông", "H’Linh"."""
    plain = part if part.isalpha() else part.replace("'", "").replace("’", "").replace("-", "")
    return plain.isalpha() and plain[0].isupper() and (plain[1:].islower() or plain.isupper() or len(plain) < len(part))


def is_post(line: str, known: ClosingWords) -> bool:
    """Whether `line` starts as a post does: "PHÓ CHỦ TỊCH", "Chủ tịch Quốc hội"; "Quyền Văn Minh" is a name."""
    upper = line.upper()
    post = known.post.match(upper)
    if post is None or len(line) > 90:
        return False
    if is_caps(line) or " " in post[0]:
        return True
    rest = upper[post.end() :].lstrip()
    return not rest or bool(known.post.match(rest))
