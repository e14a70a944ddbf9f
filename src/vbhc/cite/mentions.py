"""All mentions of documents in a text, read fully: by number and symbol, by a bare number, by name.

In: the text and its Structure.  Out: Citations in text order, not overlapping, ids "c1" on; which mentions mean one
document is references.py's work.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from vbhc.cite.anchors import Needle, joined, places
from vbhc.cite.bare import bare_patterns, scan_bare, scan_before, scan_dated
from vbhc.cite.context import Left, Right, read_adoption, read_far, read_issuer_left, read_left, read_right
from vbhc.cite.lists import Lists, between_items
from vbhc.cite.names import Name, find_names
from vbhc.cite.pinpoints import Units, pinpoints_before, pinpoints_behind, units
from vbhc.cite.scan import Symbol, scan
from vbhc.cite.sessions import find_sessions, sessions
from vbhc.cite.words import Words, last_word, words
from vbhc.model import Body, Citation, CitationForm, Header, Span, Structure, Where
from vbhc.rules import Rules
from vbhc.text.fold import fold


def mentions(text: str, structure: Structure, rules: Rules) -> list[Citation]:
    """The mentions of `text` in text order, not overlapping; `reference` is still None."""
    return Reader(text, structure, rules).read()


class Spans:
    """Sorted spans that do not overlap."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        found = sorted(spans)
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def hold(self, at: int) -> bool:
        """Whether one of the spans holds `at`."""
        i = bisect.bisect_right(self.starts, at) - 1
        return i >= 0 and at < self.ends[i]


class Places:
    """Where in the document a span stands."""

    def __init__(self, structure: Structure) -> None:
        self.own = Spans(structure.own)
        self.own_end = max(self.own.ends, default=0)
        self.title = structure.title or (0, 0)
        zones: list[tuple[Where, list[Span]]] = [
            ("footnote", structure.footnotes),
            ("quote", structure.quotes),
            ("title", [structure.title] if structure.title else []),
            ("annex", [(z.start, z.end) for z in structure.zones if z.kind == "annex"]),
        ]
        self.zones = [(kind, Spans(spans)) for kind, spans in zones if spans]

    def is_own(self, at: int) -> bool:
        """Whether `at` lies in the document's own number or type, and not in its subject."""
        return at < self.own_end and self.own.hold(at) and not self.title[0] <= at < self.title[1]

    def where(self, at: int) -> Where:
        """The first of footnote, quote, title, annex that holds `at`; else body."""
        for kind, spans in self.zones:
            if spans.starts[0] <= at < spans.ends[-1] and spans.hold(at):
                return kind
        return "body"


class Reader:
    """Reads one mention after the other; it remembers the one before and the list that is open."""

    def __init__(self, text: str, structure: Structure, rules: Rules) -> None:
        self.text = text
        self.rules = rules
        self.w: Words = rules.once(words)
        self.units: Units = rules.once(units)
        self.places = Places(structure)
        self.header: Header = structure.header
        self.own_code = (self.header.code or "").upper()
        self.found: list[Citation] = []
        self.floor = 0  # where the mention before ends
        self.tail = -1  # where an amending law's name ends that holds the mentions read now
        self.shared: set[int] = set()  # bare numbers that head a list
        self.short: set[int] = set()  # bare numbers that share the symbol of the last of their list
        self.refused = -1  # where the last number of a form, a contract, a house ended
        self.lists = Lists(self.w, rules.once(item_gap))

    def read(self) -> list[Citation]:
        """All mentions: names and symbols in text order, a name joined with the number right behind it."""
        text = self.text
        spots = places(text, self.rules.once(type_words))
        named = [*find_names(text, spots, self.w), *find_sessions(text, spots, self.rules.once(sessions))]
        named.sort(key=by_start)
        at = 0
        for symbol in self.symbols():
            name = None
            while at < len(named) and named[at].start < symbol.start:
                candidate = named[at]
                at += 1
                if candidate.tail == candidate.end and self.numbers(candidate, symbol):
                    name = candidate
                else:
                    self.add_name(candidate)
            if symbol.start >= self.floor:
                self.add_symbol(symbol, name)
        for candidate in named[at:]:
            self.add_name(candidate)
        self.lists.close()
        return self.found

    def numbers(self, name: Name, symbol: Symbol) -> bool:
        """Whether `symbol` is the number of the law called `name`: "Luật Đất đai số 31/2024/QH15", without "số", or in
        brackets."""
        if self.w.number_between.fullmatch(self.text, name.end, symbol.start):
            return True
        return symbol.year is not None and len(symbol.groups) == 1 and self.text[name.end : symbol.start] in (" ", " (")

    def symbols(self) -> list[Symbol]:
        """Symbols, and bare numbers that have what makes them a citation."""
        found = list(scan(self.text))
        patterns = self.rules.once(bare_patterns)
        bare = scan_bare(self.text, patterns)
        starts = {symbol.start: symbol for symbol in found} if bare else {}
        for symbol in [s for s in found if self.text[s.start - 2 : s.start] in patterns.joint_ends]:
            items = scan_before(self.text, symbol.start, patterns)
            found += self.completed(items, {symbol.start: symbol}) if items else []
        for items in bare:
            found += self.completed(items, starts) or self.with_context(items)
        for items in scan_dated(self.text, patterns):
            found += items if self.is_dated(items) else []
        found.sort(key=by_start)
        return found

    def is_dated(self, items: list[Symbol]) -> bool:
        """Whether numbers without "số" are documents': a type word with a capital before them, and behind them a date
        or, of some types, an issuer: "Nghị quyết 57 của Bộ Chính trị", but not "Chương trình 135 của Chính phủ"; or a
        year and an issuer: "Quyết định 45 năm 2018 của UBND tỉnh", but not "Kế hoạch 5 năm 2018 của UBND tỉnh"."""
        left = read_left(self.text, items[0].start, max(0, items[0].start - 80), self.w)
        if left.type is None or left.numbered or not self.text[left.start].isupper():
            return False
        if len(items) > 1:
            self.shared.add(items[0].start)
        right = read_right(self.text, items[-1].end, self.w)
        kinds = self.w.c.bare_types_of_year if right.year else self.w.c.bare_types_of_body
        return right.date is not None or (right.issuer is not None and left.type in kinds)

    def completed(self, items: list[Symbol], starts: dict[int, Symbol]) -> list[Symbol]:
        """`items` with the year and letters of the symbol that ends their list: "Nghị quyết số 18, 19-NQ/TW"."""
        between = self.lists.between.match(self.text, items[-1].end)
        last = starts.get(between.end()) if between and between.end() > items[-1].end else None
        if last is None or not last.code.startswith(last.number) or last.lower:
            return []
        if read_left(self.text, items[0].start, max(0, items[0].start - 80), self.w).type is None:
            return []
        rest = last.code[len(last.number) :]
        self.short.update(item.start for item in items)
        return [replace(item, code=item.number + rest, year=last.year, groups=last.groups) for item in items]

    def with_context(self, items: list[Symbol]) -> list[Symbol]:
        """`items` where a type word stands before them and a date or an issuer beside them; else none."""
        left = read_left(self.text, items[0].start, max(0, items[0].start - 80), self.w)
        if left.type is None:
            return []
        right = read_right(self.text, items[-1].end, self.w)
        plural = len(items) > 1 and last_word(self.text, 0, left.start) in self.w.plural
        if len(items) > 1:
            self.shared.add(items[0].start)
        return items if right.date or right.issuer or right.year or plural or self.is_issued(left) else []

    def is_issued(self, left: Left) -> bool:
        """Whether a body that issues it stands before a mention: "Thủ tướng Chính phủ đã có Công điện số 415"."""
        if last_word(self.text, 0, left.start) not in self.w.issue_words:
            return False
        return read_issuer_left(self.text, left.start, 0, (), self.w)[0] is not None

    def add_symbol(self, symbol: Symbol, name: Name | None) -> None:
        """Reads the mention that `symbol` is the number of, behind `name` where there is one."""
        text, w = self.text, self.w
        if self.places.is_own(symbol.start):
            return
        if symbol.groups and symbol.groups[-1][-1].isdigit():
            self.trim(symbol)
        left = Left(name.start, name.type, True) if name else self.left(symbol)
        if left is None:
            if name:
                self.add_name(name)
            return
        inferred = []
        if left.type is None:
            left.type = self.type_of(symbol)
            inferred = ["type"] if left.type else []
        if symbol.start in self.short:
            inferred.append("code")
        right = self.right(symbol, left)
        date, issuer = right.date, right.issuer
        before = left.before
        if before is None:
            before = last_word(text, self.floor, left.start)
        if issuer is None and left.issuer is None and before in w.issue_words:
            left.issuer, day = read_issuer_left(text, left.start, self.floor, symbol.groups, w)
            date = date or day
        if right.same_day and self.found and self.found[-1].date:
            date = self.found[-1].date
            inferred.append("date")
        if right.title_span and issuer is None and left.issuer is None:
            issuer = right.far_issuer(text, symbol.groups, w)
        if self.is_self(symbol.code, date):
            return
        body = issuer or left.issuer
        form: CitationForm = "full" if date or body or right.title or name else "short"
        span = (left.start, right.end)
        called, year = (name.name, name.year) if name else (None, right.year)
        self.add(
            Citation(
                "", span, text[span[0] : span[1]], left.type or None, symbol.code, called, year, date,
                Body(body) if body else None, right.title, form=form, rule=symbol.shape, inferred=inferred,
            ),
            before,
        )  # fmt: skip

    def right(self, symbol: Symbol, left: Left) -> Right:
        """What stands right of a number, with what `left` says on its left."""
        if symbol.end == self.tail:
            return Right(symbol.end)
        return read_right(self.reach(symbol.end), symbol.end, self.w, self.is_joint(symbol, left))

    def reach(self, at: int) -> str:
        """The text as far as a mention at `at` may go: one in the title ends with it, not in the line of the date."""
        title = self.places.title
        return self.text[: title[1]] if title and title[0] <= at < title[1] else self.text

    def is_joint(self, symbol: Symbol, left: Left) -> bool:
        """Whether several bodies issue the document: by its type, by a word of its name, by its symbol."""
        if left.type in self.w.joint_types or len(symbol.groups) > 3:
            return True
        if symbol.groups and len(symbol.groups[0]) > 3 and symbol.groups[0].endswith(tuple(self.w.c.joint_ends)):
            return True  # "45/KHLT-CA-MTTQ"
        return symbol.start - left.start > 16 and bool(self.w.joint.search(self.text, left.start, symbol.start))

    def trim(self, symbol: Symbol) -> None:
        """Takes a footnote's mark off the end of a symbol: "126/2024/NĐ-CP1"."""
        last = symbol.groups[-1] if symbol.groups else ""
        if not last[-1:].isdigit():
            return
        letters = last.rstrip("0123456789")
        if letters == last or not letters or letters.upper() not in self.w.body_codes or last in self.w.body_codes:
            return
        if any(f"{letters.upper()}{n}" in self.w.body_codes for n in (9, 10, 12, 14)):
            return
        cut = len(last) - len(letters)
        symbol.end -= cut
        symbol.code = symbol.code[:-cut]
        symbol.groups = (*symbol.groups[:-1], letters)

    def left(self, symbol: Symbol) -> Left | None:
        """What stands to the left of a symbol; None where it is no citation."""
        text, w = self.text, self.w
        left = read_left(text, symbol.start, self.floor, w)
        if left.label:
            left = self.beyond(left, symbol)
        if left.label or (self.refused >= 0 and self.lists.between.fullmatch(text, self.refused, symbol.start)):
            self.refused = symbol.end  # "Biểu số: 01/TTr, 02/TTr"
            return None
        if left.type:
            left.before = last_word(text, self.floor, left.start)
            plural = left.before in w.plural
            self.lists.open(text, left, plural or symbol.start in self.shared, False)
            return left
        if left.generic:
            return self.beyond(left, symbol)
        if left.numbered:
            far = read_far(text, left.start, self.floor, w)
            if far and far.label:
                far = self.beyond(far, symbol)
            if far and far.label:  # "Hợp đồng thuê đất số 15/HĐTĐ"
                self.refused = symbol.end
                return None
            if far and far.generic:
                return far
            if far:
                plural = last_word(text, self.floor, far.start) in w.plural
                self.lists.open(text, far, plural, text[far.start : symbol.start].rstrip().rfind(":") >= 0)
                return far
        if self.lists.take(text, left, self.found[-1] if self.found else None, symbol.start):
            left.start = symbol.start
            return left
        if symbol.shape != "symbol" or symbol.lower or not (left.numbered or self.plausible(symbol)):
            return None
        self.lists.close()
        left.start = symbol.start
        return left

    def beyond(self, label: Left, symbol: Symbol) -> Left:
        """The type word further left, where the symbol has its letters, of a paper on what the `label` names:
        "|Thông báo| thụ lý vụ án số 15/TB-TLVA"."""
        if not self.text[label.start : symbol.start].lower().startswith(self.w.objects):
            return label
        far = read_far(self.text, label.start, self.floor, self.w)
        kinds = [far.type] if far and far.type else []
        return far if far and any(g.upper().startswith(k.upper()) for g in symbol.groups for k in kinds) else label

    def plausible(self, symbol: Symbol) -> bool:
        """Whether a symbol alone shows that it is one: it holds the code of a type or of a body."""
        return any(g.upper() in self.w.symbol_types or g.upper() in self.w.body_codes for g in symbol.groups)

    def type_of(self, symbol: Symbol) -> str | None:
        """The type that a symbol itself says; a symbol of a body alone, without a year, is a công văn's."""
        for group in symbol.groups:
            entry = self.w.symbol_types.get(group.upper())
            if entry:
                return entry.code
        return "CV" if not symbol.year and symbol.groups and symbol.groups[0].upper() in self.w.body_codes else None

    def add_name(self, name: Name) -> None:
        """Reads the mention that a name without a number is."""
        text = self.text
        if name.start < self.floor or self.places.is_own(name.start):
            return
        right = read_right(text, name.tail, self.w, None)
        if right.date is None and right.issuer is None:
            right.issuer, right.date = read_adoption(text, right.end, self.w)
        outer = name.tail != name.end
        end = name.end if outer else right.end
        if outer:
            self.tail = name.tail
        citation = Citation("", (name.start, end), text[name.start : end], name.type, None, name.name, name.year)
        citation.date = right.date
        citation.issuer = Body(right.issuer) if right.issuer else None
        citation.form, citation.rule = "name", "name"
        if self.is_own_name(citation):
            return
        self.lists.close()
        self.add(citation, last_word(text, self.floor, name.start))

    def add(self, citation: Citation, before: str) -> None:
        """Adds a mention, with its place and its pinpoints; `before`: the word before it."""
        start, end = citation.span
        citation.where = self.places.where(start)
        citation.pinpoints = pinpoints_before(self.text, start, self.floor, before, self.units)
        if not citation.pinpoints:
            citation.pinpoints = pinpoints_behind(self.text, end, self.units)
        self.found.append(citation)
        citation.id = f"c{len(self.found)}"
        self.lists.items.append(citation)
        self.floor = end

    def is_self(self, code: str, date: str | None) -> bool:
        """Whether a mention names the document itself: "(Ban hành kèm theo Quyết định số …)" over its annex."""
        if len(code) != len(self.own_code) or code.upper() != self.own_code:
            return False
        return date is None or self.header.date is None or date == self.header.date

    def is_own_name(self, citation: Citation) -> bool:
        """Whether a law, code or ordinance names itself: "Quốc hội ban hành Luật Đất đai"."""
        header = self.header
        if header.subject is None or header.type is None or header.type.code != citation.type:
            return False
        stated = citation.year or citation.date or citation.issuer
        return not stated and fold(citation.name or "").endswith(" " + fold(header.subject))


by_start = attrgetter("start")


def type_words(rules: Rules) -> list[Needle]:
    """The words for types of documents that are cited by name (use `rules.once(type_words)`)."""
    return joined(rules.once(words).law_types, rules.once(sessions).words)


def item_gap(rules: Rules) -> re.Pattern[str]:
    """The pattern of what stands between two items of a list (use `rules.once(item_gap)`)."""
    return between_items(rules.once(words))
