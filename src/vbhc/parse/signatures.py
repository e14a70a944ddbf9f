"""The lines of a closing put together into signatures.

In: the lines of a closing that are not recipients, in reading order.  Out: one Signature for each person who signed.
NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import field

from vbhc.model import Signature, Span
from vbhc.parse.closing_words import ClosingWords, is_caps, is_post, name_of
from vbhc.records import dataclass
from vbhc.text.lines import Line
from vbhc.text.people import is_family

_FEW = 6  # lines in which a name without a post is looked for
_UNKNOWN_LINES = 3  # lines of no known kind that a signature may hold before it counts as finished


@dataclass(slots=True)
class _Open:
    """A signature that is being read."""

    authority: list[str] = field(default_factory=list)
    capacity: list[str] = field(default_factory=list)
    position: list[str] = field(default_factory=list)
    name: str | None = None
    signed: bool = False
    closed: bool = False  # its column is at an end
    start: int = -1
    end: int = -1
    last: list[str] | None = None  # what the next line of capitals continues

    def see(self, line: Line) -> None:
        if self.start < 0:
            self.start = line.start
        self.end = line.end

    @property
    def empty(self) -> bool:
        return not (self.authority or self.position)


@dataclass(slots=True)
class Signed:
    """A signature and where it stands."""

    signature: Signature
    span: Span


def signatures(found: list[Line], known: ClosingWords) -> list[Signed]:
    """The signatures in `found`, in the order in which their posts are printed."""
    done: list[_Open] = []
    now, unknown = _Open(), 0
    found = [part for line in found for part in _by_authority(line, known)]
    for n, line in enumerate(found):
        following = found[n + 1] if n + 1 < len(found) else None
        text = line.text.strip(" *_\u00a0")
        if not text and not now.empty:
            now.closed = True
            done.append(now)
            now, unknown = _Open(), 0
        if not text or known.stamp.match(text):
            continue
        if known.signed.fullmatch(text):
            now.signed = True
            continue
        if known.authority.match(text) and (is_caps(text) or len(text) < 60):
            now = _authority(text, line, following, now, done, known)
            continue
        name = name_of(text, known)
        if name and not now.empty and not _continues(text, now, following, known):
            now = _name(name, line, now, done)
            continue
        if is_post(text, known) or _above_mark(text, following, known):
            now = _post(text, line, now, done, known)
            continue
        if is_caps(text) and now.last is not None and now.name is None and not now.signed:
            now.last.append(text)
            now.see(line)
            continue
        unknown += 1
        if unknown > _UNKNOWN_LINES or len(text) > 120:
            break
    if not now.empty:
        done.append(now)
    if len(done) > 1 and done[-1].name is None and not done[-1].authority and done[-2].name is not None:
        done.pop()  # another office of the person above, printed under the name
    return [Signed(_signature(s, known), (s.start, s.end)) for s in done if not s.empty]


def alone(found: list[Line], known: ClosingWords) -> list[Signed]:
    """The one name that stands beside the recipients without a post: a scan's seal may hide that."""
    names = [(name, line) for line in found[:_FEW] if (name := name_of(line.text, known))]
    names = [(name, line) for name, line in names if is_family(name.split()[0], known.families())]
    return (
        [Signed(Signature(None, None, None, name), (line.start, line.end)) for name, line in names]
        if len(names) == 1
        else []
    )


def _by_authority(line: Line, known: ClosingWords) -> list[Line]:
    """The lines in capitals that one line holds: "TM. CHÍNH PHỦ KT. THỦ TƯỚNG" is two."""
    if not known.authority.match(line.text) or not is_caps(line.text):
        return [line]
    starts = [m.start() for m in known.inner_authority.finditer(line.text)]
    cuts = itertools.pairwise([0, *starts, len(line.text)])
    pieces = [(a, line.text[a:b].rstrip()) for a, b in cuts]
    return [Line(line.start + a, line.start + a + len(piece), piece) for a, piece in pieces]


def _authority(
    text: str, line: Line, following: Line | None, now: _Open, done: list[_Open], known: ClosingWords
) -> _Open:
    marker = known.authority.match(text)
    if marker and now.name is None and now.authority and text[marker.end() :] == " ".join(now.position):
        now.position = []  # "CHÁNH VĂN PHÒNG" above "K/T CHÁNH VĂN PHÒNG": the same post, signed for by a deputy
    if now.name is not None or now.position or now.capacity:
        done.append(now)
        now = _Open()
    now.see(line)
    target = now.capacity if now.authority else now.authority
    head, post = _split(text, following, known)
    target.append(head)
    now.last = target
    if post:
        now.position.append(post)
        now.last = now.position
    return now


def _split(text: str, following: Line | None, known: ClosingWords) -> tuple[str, str | None]:
    """("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ") where one line holds both, as a name or a mark of signing after it shows."""
    if following is None or not (name_of(following.text, known) or known.signed.fullmatch(following.text)):
        return text, None
    marker = known.authority.match(text)
    at = marker.end() if marker else 0
    first = known.post.match(text, at)
    if first:
        at = first.end()
    before = text[:at].split()[-1]
    for match in re.finditer(r"\S+", text[at:]):
        position = at + match.start()
        if position > at and known.post.match(text, position) and before not in known.not_split_after:
            return text[:position].strip(), text[position:].strip()
        before = match[0]
    return text, None


def _name(name: str, line: Line, now: _Open, done: list[_Open]) -> _Open:
    """Gives the name to the signature that waits for one: this one, or an earlier one printed side by side."""
    waiting = next((s for s in done if s.name is None and not s.empty and not s.closed), None)
    target = waiting if waiting is not None else now
    if target.name is not None:
        return now
    target.name = name
    target.see(line)
    return now


def _above_mark(text: str, following: Line | None, known: ClosingWords) -> bool:
    """Whether a line right above a mark of signing is a post not in capitals: "Trưởng phòng" above "(Đã ký)"."""
    marked = following is not None and known.signed.fullmatch(following.text.strip(" *_\u00a0"))
    return bool(marked) and len(text) < 60 and bool(known.post.match(text.upper()))


def _post(text: str, line: Line, now: _Open, done: list[_Open], known: ClosingWords) -> _Open:
    if now.name is not None:
        done.append(now)
        now = _Open()
    if now.position:
        first = " ".join(now.position)
        if not (now.authority or now.signed or known.for_party.match(text)) and known.for_party.match(first):
            now.authority, now.position = now.position, [text]
            now.last = now.position
            now.see(line)
            return now
        if text.upper() == f"{known.deputy} {first}".upper() and not now.capacity:
            (now.capacity if now.authority else now.authority).append(first)
            now.position = [text]
            now.last = now.position
            now.see(line)
            return now
        if now.signed or now.authority:
            return now  # another post of the same person, printed above the name
        done.append(now)
        now = _Open()
    now.see(line)
    now.position.append(text)
    now.last = now.position
    return now


def _continues(text: str, now: _Open, following: Line | None, known: ClosingWords) -> bool:
    """Whether a line of capitals that could be a name ("NHÀ NƯỚC") goes on with the post above it: a name follows, or
    another post and it begins with no family's name."""
    if not is_caps(text) or now.signed or now.last is None or following is None:
        return False
    after = following.text
    if name_of(after, known) or known.signed.fullmatch(after.strip(" *_")):
        return True
    return is_post(after, known) and not is_family(text.split()[0], known.families())


def _signature(read: _Open, known: ClosingWords) -> Signature:
    authority, capacity, position = (_joined(x) for x in (read.authority, read.capacity, read.position))
    if position is None and capacity is None and authority and known.acting.match(authority):
        position = authority
    return Signature(authority, capacity, position, read.name)


def _joined(parts: list[str]) -> str | None:
    return " ".join(" ".join(parts).split()).rstrip(" ,;:") or None
