"""Names of bodies as a letterhead prints them: what one or several lines in capitals name, written as in a sentence.

In: cells that are known to name bodies.  Out: each body's name and where it stands.  Which lines name a body is
letterhead.py's work; how a name is written, and what it says of level and place, is vbhc.text.names'.
"""

from __future__ import annotations

from vbhc.model import Span
from vbhc.parse.letterhead_words import marks
from vbhc.parse.marks import Cell
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.fold import fold, fold_words
from vbhc.text.names import Names, names, proper

_JOINED = lazy(r"\s+[-–—]\s+|(?<=\w)[-–—](?=[^\W\d_])|\s*[-–—]\s*(?=\n)|\s*;\s*")


@dataclass(slots=True)
class Named:
    """A body's name as it would be written, and where it is printed."""

    name: str
    span: Span


def named_bodies(groups: list[list[Cell]], rules: Rules, index: Names) -> tuple[list[Named], bool]:
    """The bodies that groups of lines name, highest first, and whether they issue jointly."""
    found: list[Named] = []
    joint = False
    for group in groups:
        parts, together = _parts(group, index)
        if joint and not together and _under(found[-1].name, parts[0][0], index):
            over = [*found[0].span, *found[-1].span]  # "HĐND - UBND XÃ" / "VĂN PHÒNG": the office of both
            found, joint = [Named(" - ".join(body.name for body in found), (min(over), max(over)))], False
        joint = joint or together
        for printed, span in parts:
            for name in _stacked(printed, index):
                named = Named(_without_state(proper(name, rules), rules), span)
                if found and _same(found[-1].name, named.name, index):
                    found.pop()  # the gazette prints the issuer above the letterhead too
                found.append(named)
    first, last = (index.head(found[0].name), index.head(found[-1].name)) if len(found) > 1 else (None, None)
    if not joint and first and first is last and first.head in rules.once(marks).words.joint_heads:
        joint = True
    return found, joint


def _under(above: str, name: str, index: Names) -> bool:
    """Whether a body is of lower rank than the one above it."""
    over, head = index.head(above), index.head(name)
    return over is not None and head is not None and head.rank > over.rank


def _same(above: str, name: str, index: Names) -> bool:
    """Whether `above` is the body `name` too, or no more than its head: "ỦY BAN NHÂN DÂN" in a web page's table."""
    short, whole = (fold(n).replace(",", "") for n in (above, name))
    head = index.head(above)
    return short == whole or (
        head is not None and head.bare and short == fold(head.head) and whole.startswith(f"{short} ")
    )


def issuer_under(cell: Cell, rules: Rules) -> Named | None:
    """The body that a line under the type says the document is of: "CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI"."""
    whose = rules.once(marks).whose.match(cell.text) if cell.caps else None
    name = cell.text[whose.end() :] if whose else ""
    if rules.once(names).head(name) is None:
        return None
    return Named(_without_state(proper(name, rules), rules), (cell.end - len(name), cell.end))


def _without_state(name: str, rules: Rules) -> str:
    """The body's own name where the State's stands behind it: "Quốc hội nước Cộng hòa …", "Chủ tịch nước …"."""
    state = rules.once(marks).state.search(name)
    own = (name[: state.end("word")], name[: state.start()]) if state else ()
    return next((body for body in own if fold(body) in rules.once(bodies).by_name), name)


def _parts(group: list[Cell], index: Names) -> tuple[list[tuple[str, Span]], bool]:
    """The bodies of "BỘ TƯ PHÁP - BỘ CÔNG AN", whether they issue together; one where a dash is part of the name."""
    whole = "\n".join(c.text for c in group)
    span = (group[0].start, group[-1].end)
    pieces, at, together = [], 0, False
    for dash in _JOINED.finditer(whole):
        left = whole[at : dash.start()]
        right = whole[dash.end() :].lstrip("- –\n")
        over, head = index.head(left), index.head(right) or index.head(right.replace("-", " - "))
        if over and head and abs(head.rank - over.rank) <= 1 and head.rank <= 4 and not _needs_more(left, index):
            pieces.append((at, dash.start()))
            at = dash.end()
            together = together or not (over.over and head.rank > 3)
    pieces.append((at, len(whole)))
    if len(group) > 1 or len(pieces) == 1:
        return [(" ".join(whole[s:e].split()), span) for s, e in pieces], together
    return [(whole[s:e].strip(), (span[0] + s, span[0] + e)) for s, e in pieces], together


def _needs_more(left: str, index: Names) -> bool:
    """Whether a name is one of an office that serves several bodies ("VĂN PHÒNG HĐND")."""
    head = index.head(left)
    if head is None or not head.bare or head.rank < 4:
        return False
    rest = " ".join(left.split())[len(head.head) :].strip()
    return bool(rest) and index.head(rest) is not None


def _stacked(printed: str, index: Names) -> list[str]:
    """The names in one line that holds two levels: "UBND TỈNH PHÚ THỌ SỞ Y TẾ"."""
    words = printed.split()
    if not printed.isupper():
        return [printed]
    keys = fold_words(words)
    over = index.head(printed)
    if over is None:
        return [printed]
    for at in range(2, len(words) - 1):
        head = index.head(" ".join(words[at:])) if keys[at].rstrip(",;.") in index.head_counts else None
        if head is None or not head.bare or head.rank <= over.rank or head.rank < 4:
            continue
        if place_words(keys[:at], index) > 1:
            return [" ".join(words[:at]), *_stacked(" ".join(words[at:]), index)]
    return [printed]


def place_words(keys: list[str], index: Names) -> int:
    """How many of the folded words of a name stand behind the last word of a unit in it; 0 where there is none."""
    for at in range(len(keys) - 1, -1, -1):
        if keys[at] in index.units or " ".join(keys[max(0, at - 1) : at + 1]) in index.units:
            return len(keys) - 1 - at
    return 0
