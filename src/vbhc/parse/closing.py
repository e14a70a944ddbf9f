"""The closing of a document: recipients (nơi nhận) and signatures.

In: a text and where its closing starts.  Out: Closing.  Where the closing starts is found here too, for zones.py.
NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7 và khoản 9.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import field

from vbhc.model import Signature, Span
from vbhc.parse.closing_words import ClosingWords, closing_words, is_caps, is_post, name_of
from vbhc.parse.quotes import inside
from vbhc.parse.signatures import Signed, alone, signatures
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.lines import Line, cells, lines

_DASH = lazy(r"[-–—−+•*●▪o](?=\s|[^\W\d_])[ \t]*|[-–—−+•●▪][ \t]*")
_END_MARKS = " ;.,/:\u00a0*_"
_BETWEEN = lazy(r";[ \t]*[-–—+]?[ \t]*|(?<=\S)[ \t]+[-–—+][ \t]+(?=[^\W\d_])")
_BREAK = lazy(r"<br\s*/?>")  # of a line in a cell of a table
_ROUND = " \t*_\u00a0"  # what may stand around the lines of a cell
_MOST_COLUMNS = 6  # of a closing; a row with more cells is none of its rows
_FILLED_IN = lazy(r"\((?=[^()\t]*   )[^()\t]*+\)")  # "Lưu: VT, KBNN (    b)": the number of copies
_MOST_LINES = 80  # lines of a closing that are read
_WINDOW = 12_000  # characters of a closing that are read
_ANCHORS = 2000  # lines that could open a closing and are looked at
_WIDEST = 300  # characters around a mark of signing in which the post and the name stand
_TAB = 24  # places that a tab is wide, as in a table whose cells were pasted as text
_AFTER_ANCHOR = 8  # lines after an anchor in which what proves it must stand


@dataclass(slots=True)
class Closing:
    """[start, end) of the closing, what it says, and where."""

    start: int
    end: int
    signatures: list[Signature] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signature_spans: list[Span] = field(default_factory=list)
    recipients_span: Span | None = None
    read: Span = (0, 0)  # what was read for it


def closing(text: str, start: int, rules: Rules, end: int | None = None) -> Closing:
    """What the closing at text[start:end] says: recipients and signatures, each an empty list where there are none."""
    known = rules.once(closing_words)
    stop = reach(text, start, end)
    first = text.rfind("\n", 0, start) + 1
    printed = _of_rows(lines(text, first, stop, most=_MOST_LINES))
    listed, rest = _sort(_in_columns(printed, text, known), text, known)
    signed = signatures(rest, known) or (alone(rest, known) if listed else [])
    found = Closing(start, start, read=(start, stop))
    found.signatures = [s.signature for s in signed]
    found.signature_spans = [s.span for s in signed]
    found.recipients = [item for item, _ in listed]
    if listed:
        found.recipients_span = (listed[0][1][0], max(span[1] for _, span in listed))
    found.end = max([start, *(s.span[1] for s in signed), *(span[1] for _, span in listed)])
    return found


def reach(text: str, start: int, end: int | None) -> int:
    """How far a closing that starts at `start` is read."""
    return min(len(text) if end is None else end, start + _WINDOW)


def find_closing(text: str, start: int, end: int, rules: Rules, quotes: list[Span] | None = None) -> int | None:
    """Where the closing of text[start:end] starts; None where there is none.

    It starts at "Nơi nhận:", at an authority line (TM., KT. …) or at a post in capitals, whichever is first and is
    followed by what belongs to it; quoted wording (a form with its own signature) is passed over.
    """
    known = rules.once(closing_words)
    hidden = quotes or []
    if start == 0 and text:
        first = known.anchor.match("\n" + text[:200])
        if first and _proved("\n" + text, first, end + 1, known):
            return 0
    for match in itertools.islice(known.anchor.finditer(text, max(0, start - 1), end), _ANCHORS):
        at = match.start() + 1
        if inside(at, hidden):
            continue
        if match["signed"]:
            above = _post_above(text, start, match.start(), end, known)
            if above is not None:
                return above
        elif _proved(text, match, end, known):
            return at if match["to"] else _list_above(text, start, at, known)
    return None


def _list_above(text: str, start: int, signed: int, known: ClosingWords) -> int:
    """Where the list begins that stands right above a signature and begins with "Như trên", whose words "Nơi nhận:" are
    lost; the signature's place where there is none."""
    at = signed
    for _ in range(_MOST_LINES):
        end = at - 1
        at = text.rfind("\n", start, max(start, end)) + 1 or start
        line = text[at:end].strip()
        dash = _DASH.match(line)
        if line and not dash:
            break
        if dash and known.first.match(line, dash.end()):
            return at
    return signed


def _post_above(text: str, start: int, mark: int, end: int, known: ClosingWords) -> int | None:
    """Where the post begins that stands right above the mark of signing after text[mark]: "Phó Hiệu trưởng" in small
    letters.  A name must follow the mark."""
    stop = len(text[max(start, mark - _WIDEST) : mark].rstrip()) + max(start, mark - _WIDEST)
    at = text.rfind("\n", start, stop) + 1 or start
    post = text[at:stop].strip(" \t*_#>\u00a0")
    if not post[:1].isupper() or len(post) >= 60 or post[-1] in _END_MARKS or not known.post.match(post.upper()):
        return None
    after = text[mark + 1 : min(end, mark + _WIDEST)].split("\n")[1:]
    name = next((line for line in after if line.strip()), "")
    return at if name_of(name, known) else None


def _proved(text: str, match: re.Match[str], end: int, known: ClosingWords) -> bool:
    """Whether what follows an anchor is a closing's: recipients after "Nơi nhận", a name or a mark after a post."""
    at = match.start() + 1
    window = _of_rows(lines(text, at, min(end, at + 1500), most=_AFTER_ANCHOR + 1))
    begins = window.index(min(window, key=lambda part: part.start))
    here, *after = [part.text for part in window[begins : begins + _AFTER_ANCHOR + 1]]
    if match["to"]:
        inline = here[len(match["to"]) :].strip(" :*_") if len(here) > len(match["to"]) else ""
        return bool(inline) or (bool(after) and bool(_DASH.match(after[0]) or match["to"].rstrip().endswith(":")))
    if match["signed"]:
        return False
    parts = [c.text for c in cells(Line(0, len(here), here))]
    if match["auth"]:
        return is_caps(parts[0]) or any(name_of(line, known) for line in after[:5])
    if not all(is_caps(part) or name_of(part, known) for part in parts):
        return _title_case_post(here, after, known)
    if len(parts) > 1 and not after:
        return all(is_post(part, known) for part in parts)  # a form that is not signed yet
    for line in after:
        first = cells(Line(0, len(line), line))[0].text if line else line
        if known.signed.fullmatch(first) or (name_of(first, known) and not (is_caps(first) and len(after) > 3)):
            return True
        if name_of(first, known):
            return line is after[-1] or not is_caps(after[after.index(line) + 1])
        if known.recipients.match(first):
            return True
        if not (is_caps(first) or is_post(first, known) or known.stamp.match(first)):
            return False
    return False


def _title_case_post(here: str, after: list[str], known: ClosingWords) -> bool:
    """A post not in capitals ("Chủ tịch Quốc hội") opens a closing only right above a mark of signing."""
    return len(here) < 60 and bool(after) and bool(known.signed.fullmatch(after[0]))


def _of_rows(found: list[Line]) -> list[Line]:
    """The lines in the cells of rows of a Markdown table, column by column; other lines as they are, but no rules."""
    out: list[Line] = []
    for in_table, run in itertools.groupby(found, lambda line: line.text.startswith("|")):
        if not in_table:
            out += [line for line in run if any(map(str.isalnum, line.text))]
            continue
        columns: dict[int, list[Line]] = {}
        for row in run:
            at = row.start
            for n, cell in enumerate(row.text.split("|")):
                columns.setdefault(n, []).extend(_in_cell(cell, at))
                at += len(cell) + 1
        out += itertools.chain.from_iterable(columns.values())
    return out


def _in_cell(cell: str, at: int) -> Iterator[Line]:
    """The lines of a cell that begins at `at`, which hold more than marks."""
    start = 0
    for mark in (*_BREAK.finditer(cell), None):
        piece = cell[start : mark.start() if mark else len(cell)]
        inner = piece.strip(_ROUND)
        if any(map(str.isalnum, inner)):
            left = at + start + len(piece) - len(piece.lstrip(_ROUND))
            yield Line(left, left + len(inner), inner)
        start = mark.end() if mark else start


def _in_columns(found: list[Line], text: str, known: ClosingWords) -> list[Line]:
    """`found` with columns that are printed side by side put one after the other, a line without text between two of
    them where each has the name of its own person.

    A post or a name on a line of its own below them goes on with the last one, whatever stood before it.
    """
    split = [cells(line) if not _FILLED_IN.search(line.text) else [line] for line in found]
    split = [row if len(row) <= _MOST_COLUMNS else [line] for row, line in zip(split, found, strict=True)]
    below = max((n for n, row in enumerate(split, 1) if len(row) > 1), default=0)
    if not below:
        return found
    while below < len(split) and not _of_signer(split[below][0].text, known):
        below += 1
    rest = [row[0] for row in split[below:]]
    split = split[:below]
    columns = _by_place(split, text)
    columns[-1] += rest
    parted = all(sum(name_of(cell.text, known) is not None for cell in column) <= 1 for column in columns)
    out: list[Line] = []
    for column in columns:
        if out and parted and column:
            out.append(Line(column[0].start, column[0].start, ""))
        out += column
    return out


def _by_place(split: list[list[Line]], text: str) -> list[list[Line]]:
    """The cells of rows, column by column: two columns part well before the right one begins; of several, a cell goes
    to the one that begins nearest."""
    widest = max(split, key=len)
    if len(widest) > 2:
        starts = [_column(cell, text) for cell in widest]
    else:
        starts = [0, 2 * int(min(_column(row[1], text) for row in split if len(row) > 1) * 0.6) + 1]
    columns: list[list[Line]] = [[] for _ in starts]
    for cell in itertools.chain.from_iterable(split):
        place = _column(cell, text)
        columns[min(range(len(starts)), key=lambda n: abs(starts[n] - place))].append(cell)
    return columns


def _column(cell: Line, text: str) -> int:
    """How many places from the left edge a cell stands."""
    return len(text[text.rfind("\n", 0, cell.start) + 1 : cell.start].expandtabs(_TAB))


def _sort(found: list[Line], text: str, known: ClosingWords) -> tuple[list[tuple[str, Span]], list[Line]]:
    """(recipients, the lines that are none), in reading order.

    Above the last recipient a signature's line may stand between two of them, where a table has a row for each.
    """
    items: list[tuple[str, Span]] = []
    rest: list[Line] = []
    listing = bool(found) and known.first.match(_undashed(found[0].text)) is not None
    between = False
    for n, line in enumerate(found):
        if not line.text:
            listing = False
        head = None if items or listing else known.recipients.match(line.text)
        if head:
            listing = True
            inline = line.text[head.end() :].strip(" *_\u00a0")
            if known.authority.match(inline) and is_caps(inline):
                rest.append(Line(line.end - len(inline), line.end, inline))
            elif inline:
                items += [(part, (line.start, line.end)) for part in _BETWEEN.split(_undashed(inline))]
            continue
        if listing and (_DASH.match(line.text) or (not between and _is_recipient(line, n, found, items, text, known))):
            _add(line, items)
            continue
        rest.append(line)
        between = bool(items) and _signs(line.text, known) and not known.last.match(_undashed(items[-1][0]))
        if items and not between:
            listing = False
    cleaned = [(_trimmed(item), span) for item, span in items]
    return [(item, span) for item, span in cleaned if any(c.isalnum() for c in item)], rest


def _is_recipient(
    line: Line, n: int, found: list[Line], items: list[tuple[str, Span]], text: str, known: ClosingWords
) -> bool:
    """Whether `line` without a dash, below "Nơi nhận", is an item of the list or goes on with one."""
    if _signs(line.text, known):
        return False
    if not items:
        return not is_caps(line.text)
    dashes = any(_DASH.match(other.text) for other in found[max(0, n - 3) : n])
    complete = items[-1][0].rstrip()[-1:] in ";."
    last = bool(known.last.match(_undashed(items[-1][0])))
    if known.last.match(line.text):
        return True
    if complete:
        return not last and (not dashes or any(_DASH.match(other.text) for other in found[n + 1 : n + 4]))
    apart = "\n\n" in text[found[n - 1].end : line.start].replace(" ", "")
    if name_of(line.text, known) and (last or not dashes):
        return not last
    return not apart or line.text[:1].islower() or line.text[:1] in "(0123456789"


def _of_signer(text: str, known: ClosingWords) -> bool:
    return _signs(text, known) or name_of(text, known) is not None


def _signs(text: str, known: ClosingWords) -> bool:
    """Whether a line is one of a signature's: who signs for whom, a post in capitals, a mark of signing."""
    if known.signed.fullmatch(text):
        return True
    return is_caps(text) and bool(known.authority.match(text) or is_post(text, known))


def _add(line: Line, items: list[tuple[str, Span]]) -> None:
    dash = _DASH.match(line.text)
    unfinished = bool(items) and items[-1][0].rstrip()[-1:] not in ";."
    if dash or not items or not unfinished:
        items.append((line.text[dash.end() if dash else 0 :], (line.start, line.end)))
    else:
        item, span = items[-1]
        items[-1] = (f"{item} {line.text}", (span[0], line.end))


def _undashed(text: str) -> str:
    dash = _DASH.match(text)
    return text[dash.end() :] if dash else text


def _trimmed(item: str) -> str:
    return " ".join(item.split()).strip(_END_MARKS)


__all__ = ["Closing", "Signed", "closing", "find_closing"]
