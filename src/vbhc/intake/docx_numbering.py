"""Automatic numbering as Word prints it: "I.", "1.1.", "a)", "Điều 5.", "-".

In: numbering.xml, then the list and level of each numbered paragraph in document order.  Out: the label of each.
Which list a paragraph belongs to is docx_styles' work.  ECMA-376 Part 1, 17.9 (numbering) and 17.18.59 (formats).
"""

from __future__ import annotations

import re
from dataclasses import field

from vbhc.intake.docx_package import VAL, Element, children, number, on, switched, val, value, w
from vbhc.intake.docx_styles import fonts_of
from vbhc.intake.docx_symbols import bullet
from vbhc.records import dataclass

LEVELS = 9
_ITEM = re.compile(r"%([1-9])")
_START, _TEXT, _RESTART, _LEGAL, _SUFF = w("start"), w("lvlText"), w("lvlRestart"), w("isLgl"), w("suff")
_PSTYLE, _FORMAT, _RPR, _VANISH, _CAPS = w("pStyle"), w("numFmt"), w("rPr"), w("vanish"), w("caps")
_SUFFIX = {"nothing": "", "space": " ", "tab": " "}  # the tab after a number only places the text that follows
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_ROMAN, _MAX_LETTER = 32767, 780  # beyond these Word prints no such number either


@dataclass(slots=True)
class Level:
    """One level of a list, as w:lvl defines it."""

    start: int = 1
    format: str = "decimal"
    custom: str = ""  # of format "custom": the first numbers, as "01, 02, 03, ..."
    text: str = ""
    restart: int | None = None  # restarts after this level (from 1) or one above it; 0 never; None after any above
    legal: bool = False
    suffix: str = " "
    style: str | None = None  # the paragraph style that stands for this level
    font: str = ""
    hidden: bool = False
    caps: bool = False


@dataclass(slots=True)
class Numbers:
    """One w:num: its levels, the list whose count it shares, and the starts that it sets for itself."""

    shared: str
    levels: list[Level]
    starts: dict[int, int] = field(default_factory=dict)

    def start(self, level: int) -> int:
        return self.starts.get(level, self.levels[level].start)

    def level_of(self, style: str) -> int | None:
        """The level (from 0) that the paragraph style stands for."""
        return next((n for n, level in enumerate(self.levels) if level.style == style), None)


class Lists:
    """The lists of numbering.xml by w:numId, each read when first asked for.

    `list_styles` gives the numId of each numbering style.
    """

    def __init__(self, root: Element | None, list_styles: dict[str, str]) -> None:
        self._abstract = _by_id(root, "abstractNum")
        self._nums = _by_id(root, "num")
        self._list_styles = list_styles
        self._known: dict[str, Numbers | None] = {}

    def get(self, num_id: str) -> Numbers | None:
        """The list; None where the file does not define it."""
        if num_id not in self._known:
            self._known[num_id] = self._read(num_id)
        return self._known[num_id]

    def _read(self, num_id: str) -> Numbers | None:
        num = self._nums.get(num_id)
        shared = None if num is None else self._definition(value(num, w("abstractNumId")) or "")
        if shared is None:
            return None
        levels = _levels(self._abstract[shared], [Level() for _ in range(LEVELS)])
        return _overridden(num, Numbers(shared, levels))

    def _definition(self, abstract_id: str) -> str | None:
        """The abstractNum that holds the levels: one that links to a numbering style is defined where that style is."""
        seen: set[str] = set()
        while abstract_id in self._abstract and abstract_id not in seen:
            seen.add(abstract_id)
            link = value(self._abstract[abstract_id], w("numStyleLink"))
            if link is None:
                return abstract_id
            styled = next((n for n, each in self._abstract.items() if value(each, w("styleLink")) == link), None)
            num = self._nums.get(self._list_styles.get(link, ""))
            abstract_id = styled or (value(num, w("abstractNumId")) or "" if num is not None else "")
        return None


def _by_id(root: Element | None, name: str) -> dict[str, Element]:
    return {} if root is None else {each.get(w(f"{name}Id"), ""): each for each in root.iterchildren(w(name))}


def _levels(parent: Element, levels: list[Level]) -> list[Level]:
    for each in parent.iterchildren(w("lvl")):
        at = number(each.get(w("ilvl")))
        if at is not None and 0 <= at < LEVELS:
            levels[at] = read_level(each)
    return levels


def _overridden(num: Element, numbers: Numbers) -> Numbers:
    for override in num.iterchildren(w("lvlOverride")):
        at = number(override.get(w("ilvl")))
        if at is None or not 0 <= at < LEVELS:
            continue
        level = override.find(w("lvl"))
        if level is not None:
            numbers.levels[at] = read_level(level)
        start = number(value(override, w("startOverride")))
        if start is not None:
            numbers.starts[at] = start
    return numbers


def read_level(element: Element) -> Level:
    """The level that a w:lvl defines."""
    says = children(element)
    looks = says.get(_RPR)
    level = Level(
        start=_or(number(val(says.get(_START))), 0),
        text=val(says.get(_TEXT)) or "",
        restart=number(val(says.get(_RESTART))),
        legal=_LEGAL in says and on(says[_LEGAL]),
        suffix=_SUFFIX.get(val(says.get(_SUFF)) or "tab", " "),
        style=val(says.get(_PSTYLE)),
        font=fonts_of(looks),
        hidden=bool(switched(looks, _VANISH)),
        caps=bool(switched(looks, _CAPS)),
    )
    # A custom format stands in the Choice of an AlternateContent, before its Fallback.
    formats = next(element.iter(_FORMAT), None)
    if formats is not None:
        level.format, level.custom = formats.get(VAL, "decimal"), formats.get(w("format"), "")
    return level


def _or(found: int | None, otherwise: int) -> int:
    return otherwise if found is None else found


class Counter:
    """Counts the lists of one kind of story (body, footnotes …) and gives the label of each numbered paragraph."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, num_id: str, level: int) -> str:
        """The label of the next paragraph of list `num_id` at `level` (from 0), with its suffix; "" where none prints.

        Lists that share a definition continue one count; a list that sets a start begins there when first used.
        A level above that has not come yet counts as come: after "1.1." the next above is "2.", as in LibreOffice.
        """
        numbers = self._lists.get(num_id)
        if numbers is None or not 0 <= level < LEVELS:
            return ""
        counts = self._counts.setdefault(numbers.shared, [None] * LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = numbers.levels[above].start
        counts[level] = self._next(num_id, numbers, level, counts[level])
        for deeper in range(level + 1, LEVELS):
            restart = numbers.levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return printed(numbers, level, counts)

    def _next(self, num_id: str, numbers: Numbers, level: int, count: int | None) -> int:
        first = (num_id, level) not in self._started
        self._started.add((num_id, level))
        if count is None or (first and level in numbers.starts):
            return numbers.start(level)
        return count + 1


def printed(numbers: Numbers, at: int, counts: list[int | None]) -> str:
    """The label of level `at` where the levels' counts are `counts`, with its suffix."""
    level = numbers.levels[at]
    if level.hidden:
        return ""
    if level.format == "bullet":
        text = bullet(level.text, level.font)
    else:
        text = _ITEM.sub(lambda match: _item(numbers, at, int(match[1]) - 1, counts), level.text)
    if level.caps:
        text = text.upper()
    return text + level.suffix if text else ""


def _item(numbers: Numbers, at: int, n: int, counts: list[int | None]) -> str:
    """What "%n+1" in the text of level `at` stands for."""
    if n > at:
        return ""
    format = numbers.levels[n].format
    if numbers.levels[at].legal and format != "decimalZero":
        format = "decimal"
    return figure(_or(counts[n], numbers.start(n)), format, numbers.levels[n].custom)


def figure(n: int, format: str, custom: str = "") -> str:
    """The number `n` in a w:numFmt; a format of another script or of words is printed in Arabic figures."""
    if format == "none" or n < 0:
        return ""
    if format in ("lowerRoman", "upperRoman") and n <= _MAX_ROMAN:
        text = roman(n)
        return text.upper() if format == "upperRoman" else text
    if format in ("lowerLetter", "upperLetter") and n <= _MAX_LETTER:
        text = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n else ""  # 27 is "aa", 28 "bb"
        return text.upper() if format == "upperLetter" else text
    if format == "decimalZero":
        return f"{n:02d}"
    if format == "custom":
        return _custom(n, custom)
    if format == "numberInDash":
        return f"- {n} -"
    if format == "decimalEnclosedParen":
        return f"({n})"
    if format == "decimalEnclosedFullstop":
        return f"{n}."
    return str(n)


def _custom(n: int, examples: str) -> str:
    """`n` as the examples of a custom format show: "001, 002, 003, ..." or a sequence such as "a, b, c, d, đ, e"."""
    items = [item.strip() for item in examples.split(",")]
    items = [item for item in items if item.strip(".…")]
    if not items or items[0].isdecimal():
        return f"{n:0{min(len(items[0]), 9) if items else 1}d}"
    return items[n - 1] if 0 < n <= len(items) else str(n)


def roman(n: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (n // amount)
        n %= amount
    return text
