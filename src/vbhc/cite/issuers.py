"""Where the name of a body ends: "Ban Thường vụ Tỉnh ủy Thái Nguyên", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch".

In: a text and the place where a body's name begins.  Out: where it ends.  A body that rules know ends where its name
does; another goes on through capitals, words of bodies and places, up to a word that ends it.
"""

from __future__ import annotations

import re

from vbhc.cite.tokens import Tokens
from vbhc.cite.tries import longest, starts, walk
from vbhc.cite.words import Words
from vbhc.patterns import lazy
from vbhc.text.fold import fold

_ISSUER = 180  # characters of the longest issuer
_NEAR = 64  # of nearly all of them: a third of the words are read
_WIDEST = 120  # characters of a line of a paragraph that is broken into lines
_AROUND = 2000  # characters before and behind a line in which longer ones are looked for
_LETTERS = lazy(r"[^\W\d_]+")
_ITEM = lazy(r"[ \t]*(?:[-–+•]|\w{1,4}(?:\.\d+)*[.)/])\s")
_HEAD = 24  # characters of the words with which a body's name begins
_ACT = 12  # characters of the longest word for what a body does
_AHEAD = 6  # words behind its last one on which the end of a name can depend


def fits(groups: tuple[str, ...], body: str, w: Words) -> bool | None:
    """Whether `body` is one that the symbol's groups stand for; None where rules know none of them."""
    known = [w.body_keys[g.upper()] for g in groups if g.upper() in w.body_keys]
    if not known:
        return None
    folded = fold(body)
    if any(key in folded or key.startswith(f"{folded} ") for keys in known for key in keys):
        return True  # also "Sở" alone
    return _initials(body, w) in map(str.upper, groups)


def _initials(body: str, w: Words) -> str:
    """The letters of a body's name, as in its symbol: "BGDĐT" of "Bộ GD-ĐT"."""
    words = [word for word in _LETTERS.findall(body) if word not in w.c.joins]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def issuer_end(text: str, at: int, limit: int, w: Words, joint: bool = False) -> int | None:
    """The end of the body's name that begins at `at`; None where no body is named there."""
    end = known_issuer(text, at, limit, w, joint)
    if end:
        return end
    for width in (_NEAR, _ISSUER):
        stop = min(len(text), limit, at + width)
        t = Tokens(text, at, stop)
        if not t.lower or not _begins(t, w):
            return None
        i = _body_stop(t, w, joint)
        if i + _AHEAD < len(t.lower) or stop < at + width:
            break
    end = t.end(i - 1)
    line = text.find("\n", at, end)
    return line if line >= 0 and _paragraph_ends(text, line) else end


def _paragraph_ends(text: str, line: int) -> bool:
    """Whether a paragraph ends with the line that ends at `line`: it is too long to be one of several, or an item of a
    list in a text whose paragraphs are not broken into lines."""
    start = text.rfind("\n", 0, line) + 1
    if line - start > _WIDEST:
        return True
    near = text[max(0, line - _AROUND) : line + _AROUND]
    return _ITEM.match(text, start) is not None and max(map(len, near.split("\n"))) > _WIDEST


def _begins(t: Tokens, w: Words) -> bool:
    """Whether a body's name begins at the head of `t`: with a word for bodies, or with a capital."""
    if starts(w.heads, t.lower, 0):
        return True
    if not (t.printed[0][0].isupper() and t.printed[0][0].isalpha()):
        return False
    pair = " ".join(t.lower[:2])
    return not (t.lower[0] in w.type_words or pair in w.type_words or starts(w.body_ends, t.lower, 0))


def _body_stop(t: Tokens, w: Words, joint: bool) -> int:
    """The index behind the body's name at the head of `t`."""
    i = max(starts(w.heads, t.lower, 0), 1, _known_body(t, 0, w))
    while i < len(t.lower):
        step = _body_goes_on(t, i, w, joint)
        if not step:
            break
        i += step
    return i


def act_of(text: str, at: int, limit: int, w: Words) -> re.Match[str] | None:
    """What a body does that is named at `at`: "UBND xã |xây dựng| Kế hoạch …"; None where none is, or none acts."""
    if not text[at : at + 1].isupper() or not walk(w.heads, text, at, _HEAD):
        return None
    end = issuer_end(text, at, limit, w)
    act = w.acts.search(text, at, min(limit, end + _ACT)) if end else None
    return act if act and end and act.start() <= end else None


def known_issuer(text: str, at: int, limit: int, w: Words, joint: bool) -> int:
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
    """The index behind the longest body of rules/bodies.yaml that begins at token `at`; 0 where none does."""
    return longest(w.body_names, t.lower, at)[0]


def _body_goes_on(t: Tokens, i: int, w: Words, joint: bool) -> int:
    """How many tokens from `i` on still belong to the body's name."""
    token, printed = t.lower[i], t.printed[i]
    if token in w.c.joins or token == ",":
        return _next_goes_on(t, i, w, joint)
    if token in "-–":
        if i + 1 < len(t.lower) and t.printed[i + 1][0].isupper() and not starts(w.body_ends, t.lower, i + 1):
            return max(2, _known_body(t, i + 1, w) - i)
        return 0
    if token in "(.&":
        if token == "." and t.lower[i - 1] in w.place_short and i + 1 < len(t.lower):
            return 2 if t.printed[i + 1][0].isupper() else 0
        if token == "&" and i + 1 < len(t.lower) and t.printed[i + 1][0].isupper():
            return 2  # "Sở GD&ĐT"
        return 0
    if not printed[0].isalnum() or _ends_body(t, i, w):
        return 0
    if printed[0].isalpha() and printed[0].isupper():
        if t.lower[i + 1 : i + 2] == ["/"]:
            return 0  # "Sở Y tế V/v …"
        pair = " ".join(t.lower[i : i + 2])
        if pair in w.type_words or t.printed[i] in w.short_types:
            return 0
        return max(1, _known_body(t, i, w) - i)
    if printed[0].isdigit():
        return 1 if t.lower[i - 1] in w.body_words and len(printed) <= 3 else 0
    if token in w.body_words:
        return 1
    if not w.places.keys().isdisjoint(t.lower[:i]):
        return 0
    if t.printed[i - 1][0].isupper() and t.printed[i - 1][1:].islower():
        return 1  # "Bộ Thương mại": the second half of a word
    return _until_place(t, i, w)


def _next_goes_on(t: Tokens, i: int, w: Words, joint: bool) -> int:
    """The same behind "và" or a comma at token `i`: another body where the document is `joint`, the rest of a name."""
    if i + 1 >= len(t.lower):
        return 0
    body = starts(w.heads, t.lower, i + 1)
    if body and t.printed[i + 1][0].isupper():
        if t.lower[i] == "," and _joined(t, i, w):
            return 0  # "giữa Bộ Công an và Trung ương Đoàn, |Công an tỉnh| thống nhất"
        return 1 + max(body, _known_body(t, i + 1, w) - i - 1) if joint else 0
    if t.lower[i] == ",":
        return 2 if _in_larger(t, i + 1, w) else 0
    pair = " ".join(t.lower[i + 1 : i + 3])
    if not t.printed[i + 1][0].isupper() or t.lower[i + 1] in w.type_words or pair in w.left_words:
        return 0
    return 0 if w.type_words.get(" ".join(t.lower[i + 1 : i + 4])) else 2


def _in_larger(t: Tokens, at: int, w: Words) -> bool:
    """Whether token `at` begins a larger place than the last one in the name: "UBND xã Minh Hợp, |huyện| Quỳ Hợp"."""
    last = next((w.places[word] for word in reversed(t.lower[:at]) if word in w.places), None)
    larger = last is not None and w.places.get(t.lower[at], last) > last
    return larger and any(word[0].isupper() for word in t.printed[at + 1 : at + 3])


def _joined(t: Tokens, i: int, w: Words) -> bool:
    """Whether "và" stands before the last body of a list that ends at token `i`."""
    return any(t.lower[j] in w.c.joins and starts(w.heads, t.lower, j + 1) for j in range(1, i))


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
    """Whether a word stands at token `i` that ends a body's name; "Cao Bằng" does not end at "bằng", nor "Công ty Thẩm
    định giá" at "thẩm định"."""
    width = starts(w.body_ends, t.lower, i)
    if not width or not t.printed[i][0].isupper():
        return width > 0
    if starts(w.body_inner, t.lower, i):
        return False
    return width > 1 or t.lower[i + 1 : i + 2] == [] or t.lower[i + 1][0].isdigit()
