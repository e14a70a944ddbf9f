"""The header of a document, each field with its evidence, from letterhead, title and Kính gửi.

In: the text.  Out: an Opening: the header as far as the head of the document tells it, where the body starts, and the
spans that name the document itself.  What the rest of the document adds is completing.py's work.
"""

from __future__ import annotations

from dataclasses import field

from vbhc.model import Body, DocType, Evidence, Header, Notice, Origin, Span
from vbhc.parse.addressees import read_addressees, read_list
from vbhc.parse.elsewhere import under_navigation
from vbhc.parse.letterhead import Letterhead, letterhead, read_date, read_number
from vbhc.parse.letterhead_words import marks
from vbhc.parse.marks import Cell, read_cells
from vbhc.parse.named import issuer_under
from vbhc.parse.selfnaming import drawn_up, issuing_body, sentence_of_issue
from vbhc.parse.title import Title, clean_subject, read_title
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.doctypes import Types, types
from vbhc.text.fold import fold
from vbhc.text.names import describe, names
from vbhc.text.symbols import read_code

_FORM_END = lazy(r"\s*[;:(]")
OPENING = 5_000  # characters of the body in which a document says who issues it


@dataclass(slots=True)
class Opening:
    """What the head of a document tells."""

    header: Header
    head: Letterhead
    title: Title | None = None
    body_start: int = 0
    own: list[Span] = field(default_factory=list)
    title_span: Span | None = None
    warnings: list[Notice] = field(default_factory=list)


def opening(text: str, rules: Rules) -> Opening:
    """The header as the letterhead, the title and Kính gửi tell it."""
    head = letterhead(text, rules)
    if not head.marked:
        head = under_navigation(text, rules) or head
    found = Opening(Header(), head, body_start=head.end)
    _marks(found)
    _number(found)
    if head.title:
        found.title = read_title(text, head.title, [b.name for b in head.bodies], rules)
        found.body_start = found.title.end
        _under_title(found, text, rules)
    _addressees(found, text, rules)
    _type(found, rules)
    _subject(found, text, rules)
    _bodies(found, rules)
    if not head.present and found.title is None and head.addressed is None:
        _sentence(found, text, rules)
        if found.header.type is None:
            _small_title(found, text, rules)
        if found.header.type is None and (said := drawn_up(text, rules)) is not None:
            body, word, span = said
            found.header.type = rules.once(types).named(rules.once(types).by_word[word].code)
            note(found.header, "type", span, "sentence.type", "inferred")
            found.header.issuer = describe(body.name, rules)
            note(found.header, "issuer", body.span, "sentence.issuer")
    return found


def take_confirmed(found: Opening, head: Letterhead, rules: Rules) -> None:
    """The number, day and issuer of a consolidated text by the `head` at its end; its top is that of what it shows."""
    found.head.number, found.head.date = head.number, head.date
    _number(found)
    if head.date:
        _date(found, "closing.date")
    if head.bodies:
        found.head.bodies, found.head.joint = head.bodies, head.joint
        _bodies(found, rules)
    _type(found, rules)


def note(header: Header, name: str, span: Span | None, rule: str, origin: Origin = "text") -> None:
    """Puts down why a field of the header has its value."""
    header.evidence[name] = Evidence(span, origin, rule)


def _marks(found: Opening) -> None:
    head, header = found.head, found.header
    for name, cell in (("urgency", head.urgency), ("secrecy", head.secrecy), ("copy_form", head.copy)):
        if cell is not None:
            _stamp(header, name, cell, f"letterhead.{name}")
    if head.date:
        _date(found, "letterhead.date")
    if head.arrival:
        header.arrival = head.arrival.arrival
        note(header, "arrival", head.arrival.span, "letterhead.arrival")


def _stamp(header: Header, name: str, cell: Cell, rule: str) -> None:
    """How urgent, how secret, what form of copy, as a stamp has it: "(HỎA TỐC)"."""
    setattr(header, name, " ".join(_FORM_END.split(cell.text.strip("()[]"), maxsplit=1)[0].split()).upper())
    note(header, name, (cell.start, cell.end), rule)


def _date(found: Opening, rule: str) -> None:
    header, line = found.header, found.head.date
    assert line is not None
    header.date = line.date
    if line.date:
        note(header, "date", line.span, rule)
    elif line.bad:
        found.warnings.append(Notice("bad-date", "Ngày ghi trên văn bản không có trong lịch.", line.span))
    if line.place and header.place is None:
        header.place = line.place
        note(header, "place", line.place_span, rule.replace("date", "place"))


def _number(found: Opening) -> None:
    header, number = found.header, found.head.number
    if number is None:
        return
    header.number, header.symbol, header.code = number.number, number.symbol, number.code
    found.own.append(number.span)
    if number.code:
        note(header, "code", number.span, "letterhead.number")
    elif number.symbol:
        note(header, "symbol", number.span, "letterhead.blank-number")


def _under_title(found: Opening, text: str, rules: Rules) -> None:
    """A number, a date or the issuer that stands under the title, as older papers have it."""
    title = found.title
    assert title is not None
    for cell in title.aside:
        if cell.kind == "number" and found.head.number is None:
            found.head.number = read_number(cell, text, rules.once(marks))
            _number(found)
        elif cell.kind == "date" and found.head.date is None:
            found.head.date = read_date(cell)
            _date(found, "title.date")
        elif cell.kind in ("urgency", "secrecy") and getattr(found.header, cell.kind) is None:
            _stamp(found.header, cell.kind, cell, f"title.{cell.kind}")
        elif not found.head.bodies and (issuer := issuer_under(cell, rules)):
            found.head.bodies = [issuer]


def _addressees(found: Opening, text: str, rules: Rules) -> None:
    cell, known = found.head.addressed, rules.once(marks)
    at = None
    if cell is None and found.title is not None:
        for n, after in enumerate(read_cells(text, rules, found.body_start)):
            invites = known.invites.search(after.text)
            if after.kind == "addressed" or invites:
                cell, at = after, after.start + invites.end() if invites else None
                break
            if n > 4 or after.kind in ("opening", "type") or len(after.text) > 160:
                break
    if cell is None:
        return
    listed = read_list(text, at, cell.start, rules) if at else read_addressees(text, cell, rules)
    if not listed.names:
        return
    found.header.addressees = listed.names
    found.body_start = max(found.body_start, listed.end)
    note(found.header, "addressees", listed.span, "addressees.list")


def _type(found: Opening, rules: Rules) -> None:
    """The type by the title, else by the number's words, else by the symbol; a letter without any is a công văn."""
    header, index = found.header, rules.once(types)
    number = found.head.number
    groups = (header.symbol or "").replace("/", "-").split("-")
    if "VBHN" in groups:
        header.type = index.named("VBHN")
        note(header, "type", number.span if number else None, "symbol.type")
    elif found.title is not None:
        entry = index.by_word.get(found.title.word)
        header.type = index.named(entry.code) if entry else None
        note(header, "type", found.title.span, "title.type")
        found.own.append(found.title.span)
    elif number and number.type_word and number.type_word in index.by_word:
        header.type = index.named(index.by_word[number.type_word].code)
        note(header, "type", number.span, "letterhead.number-word")
    elif number and groups[0]:
        header.type = _type_of_symbol(groups[0], found, index)
        if header.type:
            note(header, "type", number.span, "symbol.type", "text" if header.type.code != "CV" else "inferred")
    elif _is_letter(found.head):
        header.type = index.named("CV")
        note(header, "type", None, "letter.no-type", "inferred")


def _is_letter(head: Letterhead) -> bool:
    """Whether a letterhead without a type is a công văn's: V/v and Kính gửi, or one of them under who sends it."""
    if head.paper:
        return False
    if head.subject and head.addressed:
        return True
    return bool(head.subject or head.addressed) and head.present and bool(head.number or head.bodies)


def _type_of_symbol(group: str, found: Opening, index: Types) -> DocType | None:
    """The type whose letters the symbol begins with; a công văn where both V/v and Kính gửi show it ("4521/CT-CS" of
    Cục Thuế), or one of them and no type has such letters; not "LỊCH CÔNG TÁC", "NỘI QUY"."""
    if found.head.subject and found.head.addressed:
        return index.named("CV")
    if group == "TT" and (found.head.party and not found.head.nation):
        return index.named("TTri")
    if group in index.by_code:
        return index.named(group)
    return index.named("CV") if found.head.subject or found.head.addressed else None


def _subject(found: Opening, text: str, rules: Rules) -> None:
    title, known = found.title, rules.once(marks)
    untitled = found.header.type is not None and found.header.type.code in known.words.untitled
    if title and title.subject and (not untitled or known.about.match(text, title.subject[0][0])):
        take_subject(found, text, title.subject, "title.subject", rules)
    elif found.head.subject:
        take_subject(found, text, [(c.start, c.end) for c in found.head.subject], "letterhead.subject", rules)


def take_subject(found: Opening, text: str, pieces: list[Span], rule: str, rules: Rules) -> None:
    """The subject that stands at `pieces` of the text, one a line."""
    header = found.header
    span = (pieces[0][0], pieces[-1][1])
    header.subject = clean_subject([text[s:e] for s, e in pieces], rules)
    if header.subject:
        found.title_span = span
        found.own.append(span)
        note(header, "subject", span, rule)


def _bodies(found: Opening, rules: Rules) -> None:
    head = found.head
    if not head.bodies:
        return
    described: list[Body] = []
    for named in head.bodies:
        above = described[-1] if described and not head.joint else None
        described.append(describe(named.name, rules, above))
    header = found.header
    if head.joint:
        header.issuers = _of_one_place(described, rules)
        header.issuer = header.issuers[0]
        note(header, "issuer", (head.bodies[0].span[0], head.bodies[-1].span[1]), "letterhead.joint")
        return
    header.issuer = described[-1]
    note(header, "issuer", head.bodies[-1].span, "letterhead.issuer")
    if len(described) > 1:
        header.parent_body = described[-2]
        note(header, "parent_body", head.bodies[-2].span, "letterhead.parent")


def _of_one_place(joint: list[Body], rules: Rules) -> list[Body]:
    """Joint issuers; one that prints no more than what it is has the place of the last: "HĐND - UBND XÃ TÂN LẬP"."""
    heads, place = rules.once(names), joint[-1].place
    whole: list[Body] = []
    for body in joint:
        head = heads.head(body.name) if place and body.place is None else None
        alone = head is not None and head.bare and fold(head.head) == fold(body.name)
        whole.append(describe(f"{body.name} {place}", rules) if alone else body)
    return whole


def _sentence(found: Opening, text: str, rules: Rules) -> None:
    """Fills the header from a sentence in which the document names itself."""
    said = sentence_of_issue(text, 0, rules)
    if said is None:
        return
    header, index = found.header, rules.once(types)
    if said.issuer:
        header.issuer = describe(said.issuer.name, rules)
        note(header, "issuer", said.issuer.span, "sentence.issuer")
    if said.type_word in index.by_word:
        header.type = index.named(index.by_word[said.type_word].code)
        note(header, "type", said.type_span, "sentence.type")
    if said.code and said.code_span:
        parts = read_code(said.code)
        header.code = said.code
        header.number, header.symbol = (parts.number, parts.symbol) if parts else (None, None)
        note(header, "code", said.code_span, "sentence.code")
        found.own.append((said.type_span[0], said.code_span[1]))
    if said.date:
        header.date = said.date
        note(header, "date", said.date_span, "sentence.date")
    if said.subject:
        header.subject = clean_subject([text[slice(*said.subject)]], rules)
        note(header, "subject", said.subject, "sentence.subject")
        found.title_span = said.subject
        found.own.append(said.subject)


def _small_title(found: Opening, text: str, rules: Rules) -> None:
    """The title of a text without a letterhead, in small letters on its first line: "Kế hoạch thực hiện Chỉ thị số …";
    only where a body then says that it issues such a paper."""
    known = rules.once(marks)
    cell = next((c for c in read_cells(text, rules) if c.kind != "rule"), None)
    word = known.type_start.match(cell.text) if cell and cell.kind == "text" and cell.text[:1].isupper() else None
    if cell is None or word is None or cell.text[-1] in ".;:,":
        return
    title = read_title(text, cell, [], rules)
    if title.subject and issuing_body(text, title.end, title.end + OPENING, title.word, rules, True):
        found.title, found.body_start = title, title.end
        _type(found, rules)
        _subject(found, text, rules)
