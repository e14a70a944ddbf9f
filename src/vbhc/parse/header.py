"""The header of a document, each field with its evidence, from letterhead, title, Kính gửi, text and signature.

In: the text.  Out: an Opening (the header as far as the head of the document tells it, where the body starts, and the
spans that name the document itself), then, once the closing is read, the header completed by it.
"""

from __future__ import annotations

from dataclasses import field

from vbhc.model import Body, DocType, Evidence, Header, Notice, Origin, Regime, Span
from vbhc.parse.addressees import read_addressees, read_list
from vbhc.parse.closing import Closing
from vbhc.parse.copies import Copy
from vbhc.parse.elsewhere import of_consolidated, under_navigation
from vbhc.parse.letterhead import Letterhead, letterhead, read_date, read_number
from vbhc.parse.marks import LetterheadWords, marks, read_cells
from vbhc.parse.named import Named, issuer_under
from vbhc.parse.selfnaming import body_of_authority, deciding_body, drawn_up, issuing_body, sentence_of_issue
from vbhc.parse.title import Title, clean_subject, read_title
from vbhc.patterns import lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.dates import dates, iso
from vbhc.text.doctypes import Types, types
from vbhc.text.fold import fold
from vbhc.text.names import describe, names
from vbhc.text.symbols import read_code

_FORM_END = lazy(r"\s*[;:(]")
_ADOPTED = ("L", "NQ", "PL", "HP", "NQLT")  # types that a vote adopts
_OPENING = 5_000  # characters of the body in which a document says who issues it


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
            _note(found.header, "type", span, "sentence.type", "inferred")
            found.header.issuer = describe(body.name, rules)
            _note(found.header, "issuer", body.span, "sentence.issuer")
    return found


def complete(found: Opening, text: str, closes: Closing, copy: Copy | None, rules: Rules) -> Header:
    """The header with what the closing tells; the issuer by the text or the signature where the head names none."""
    header = found.header
    header.signatures, header.recipients = closes.signatures, closes.recipients
    if closes.signatures and closes.signature_spans:
        _note(header, "signatures", (closes.signature_spans[0][0], closes.signature_spans[-1][1]), "closing.signatures")
    if closes.recipients:
        _note(header, "recipients", closes.recipients_span, "closing.recipients")
    if copy is not None and header.copy_form is None:
        header.copy_form = " ".join(copy.form.split()).upper()
        _note(header, "copy_form", copy.span, "closing.copy")
    if header.symbol is None:
        _consolidated(found, text, closes, rules)
    if header.issuer is None:
        _issuer_elsewhere(found, text, closes, rules)
    else:
        _place_of_issuer(found, text, closes, rules)
    if header.date is None and header.type and found.head.date is None and header.type.code in _ADOPTED:
        _adopted(found, text, closes.start, rules)
    header.regime = regime(found, rules)
    return header


def _consolidated(found: Opening, text: str, closes: Closing, rules: Rules) -> None:
    """The number, day and issuer of a consolidated text, which its end states; its head is that of what it shows."""
    head = of_consolidated(text, closes, rules)
    if head is None:
        return
    found.head.number, found.head.date = head.number, head.date
    _number(found)
    if head.date:
        _date(found, "closing.date")
    if head.bodies:
        found.head.bodies, found.head.joint = head.bodies, head.joint
        _bodies(found, rules)
    _type(found, rules)


def _note(header: Header, name: str, span: Span | None, rule: str, origin: Origin = "text") -> None:
    header.evidence[name] = Evidence(span, origin, rule)


def _marks(found: Opening) -> None:
    head, header = found.head, found.header
    for name in ("urgency", "secrecy", "copy"):
        cell = getattr(head, name)
        if cell is not None:
            key = "copy_form" if name == "copy" else name
            setattr(header, key, " ".join(_FORM_END.split(cell.text.strip("()[]"), maxsplit=1)[0].split()).upper())
            _note(header, key, (cell.start, cell.end), f"letterhead.{name}")
    if head.date:
        _date(found, "letterhead.date")
    if head.arrival:
        header.arrival = head.arrival.arrival
        _note(header, "arrival", head.arrival.span, "letterhead.arrival")


def _date(found: Opening, rule: str) -> None:
    header, line = found.header, found.head.date
    assert line is not None
    header.date = line.date
    if line.date:
        _note(header, "date", line.span, rule)
    elif line.bad:
        found.warnings.append(Notice("bad-date", "Ngày ghi trên văn bản không có trong lịch.", line.span))
    if line.place and header.place is None:
        header.place = line.place
        _note(header, "place", line.place_span, rule.replace("date", "place"))


def _number(found: Opening) -> None:
    header, number = found.header, found.head.number
    if number is None:
        return
    header.number, header.symbol, header.code = number.number, number.symbol, number.code
    found.own.append(number.span)
    if number.code:
        _note(header, "code", number.span, "letterhead.number")
    elif number.symbol:
        _note(header, "symbol", number.span, "letterhead.blank-number")


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
    _note(found.header, "addressees", listed.span, "addressees.list")


def _type(found: Opening, rules: Rules) -> None:
    """The type by the title, else by the number's words, else by the symbol; a letter without any is a công văn."""
    header, index = found.header, rules.once(types)
    number = found.head.number
    groups = (header.symbol or "").replace("/", "-").split("-")
    if "VBHN" in groups:
        header.type = index.named("VBHN")
        _note(header, "type", number.span if number else None, "symbol.type")
    elif found.title is not None:
        entry = index.by_word.get(found.title.word)
        header.type = index.named(entry.code) if entry else None
        _note(header, "type", found.title.span, "title.type")
        found.own.append(found.title.span)
    elif number and number.type_word and number.type_word in index.by_word:
        header.type = index.named(index.by_word[number.type_word].code)
        _note(header, "type", number.span, "letterhead.number-word")
    elif number and groups[0]:
        header.type = _type_of_symbol(groups[0], found, index)
        _note(header, "type", number.span, "symbol.type", "text" if header.type.code != "CV" else "inferred")
    elif (found.head.subject and found.head.addressed) or (
        (number or found.head.bodies) and found.head.present and (found.head.subject or found.head.addressed)
    ):
        header.type = index.named("CV")
        _note(header, "type", None, "letter.no-type", "inferred")


def _type_of_symbol(group: str, found: Opening, index: Types) -> DocType:
    if group == "TT" and (found.head.party and not found.head.nation):
        return index.named("TTri")
    return index.named(group) if group in index.by_code else index.named("CV")


def _subject(found: Opening, text: str, rules: Rules) -> None:
    header = found.header
    if found.title is not None and found.title.subject:
        pieces = found.title.subject
        rule = "title.subject"
    elif found.head.subject:
        pieces = [(c.start, c.end) for c in found.head.subject]
        rule = "letterhead.subject"
    else:
        return
    span = (pieces[0][0], pieces[-1][1])
    header.subject = clean_subject([text[s:e] for s, e in pieces], rules)
    if header.subject:
        found.title_span = span
        found.own.append(span)
        _note(header, "subject", span, rule)


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
        header.issuers = described
        header.issuer = described[0]
        _note(header, "issuer", (head.bodies[0].span[0], head.bodies[-1].span[1]), "letterhead.joint")
        return
    header.issuer = described[-1]
    _note(header, "issuer", head.bodies[-1].span, "letterhead.issuer")
    if len(described) > 1:
        header.parent_body = described[-2]
        _note(header, "parent_body", head.bodies[-2].span, "letterhead.parent")


def _sentence(found: Opening, text: str, rules: Rules) -> None:
    """Fills the header from a sentence in which the document names itself."""
    said = sentence_of_issue(text, 0, rules)
    if said is None:
        return
    header, index = found.header, rules.once(types)
    if said.issuer:
        header.issuer = describe(said.issuer.name, rules)
        _note(header, "issuer", said.issuer.span, "sentence.issuer")
    if said.type_word in index.by_word:
        header.type = index.named(index.by_word[said.type_word].code)
        _note(header, "type", said.type_span, "sentence.type")
    if said.code and said.code_span:
        parts = read_code(said.code)
        header.code = said.code
        header.number, header.symbol = (parts.number, parts.symbol) if parts else (None, None)
        _note(header, "code", said.code_span, "sentence.code")
        found.own.append((said.type_span[0], said.code_span[1]))
    if said.date:
        header.date = said.date
        _note(header, "date", said.date_span, "sentence.date")
    if said.subject:
        header.subject = clean_subject([text[slice(*said.subject)]], rules)
        _note(header, "subject", said.subject, "sentence.subject")
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
    if title.subject and issuing_body(text, title.end, title.end + _OPENING, title.word, rules, True):
        found.title, found.body_start = title, title.end
        _type(found, rules)
        _subject(found, text, rules)


def _issuer_elsewhere(found: Opening, text: str, closes: Closing, rules: Rules) -> None:
    header = found.header
    word = header.type.name if header.type else None
    named: Named | None = None
    if found.title is not None and (named := deciding_body(text, found.body_start, rules)):
        header.issuer = describe(named.name, rules)
        _note(header, "issuer", named.span, "title.deciding")
        return
    if header.type is not None:
        named = issuing_body(text, found.body_start, min(closes.start, found.body_start + _OPENING), word, rules)
    rule, origin = "sentence.issuer", "text"
    if named is None and header.signatures:
        spans = closes.signature_spans
        named = body_of_authority(header.signatures[0].authority, spans[0] if spans else None, rules)
        rule, origin = "closing.authority", "inferred"
    if named is None:
        named, rule, origin = _by_symbol(found, rules), "symbol.issuer", "inferred"
    if named is not None:
        header.issuer = describe(named.name, rules)
        _note(header, "issuer", named.span, rule, origin)  # type: ignore[arg-type]


def _place_of_issuer(found: Opening, text: str, closes: Closing, rules: Rules) -> None:
    """A letterhead that prints "ỦY BAN NHÂN DÂN" alone: the text says of which place, where the body acts."""
    header, known = found.header, rules.once(names)
    name = header.issuer.name if header.issuer else ""
    head = known.head(name)
    if head is None or not head.bare or fold(head.head) != fold(name) or header.type is None or header.parent_body:
        return
    end = min(closes.start, found.body_start + _OPENING)
    named = issuing_body(text, found.body_start, end, header.type.name, rules, True)
    if named is not None and fold(named.name).startswith(fold(name) + " "):
        header.issuer = describe(named.name, rules)
        _note(header, "issuer", named.span, "sentence.issuer")


def _by_symbol(found: Opening, rules: Rules) -> Named | None:
    """The one body of central rank whose letters close the symbol ("…/NĐ-CP")."""
    number = found.head.number
    if number is None or not number.symbol:
        return None
    entry = rules.once(bodies).by_code.get(number.symbol.replace("/", "-").split("-")[-1])
    return Named(entry.name, number.span) if entry and not entry.local else None


def _adopted(found: Opening, text: str, body_end: int, rules: Rules) -> None:
    """A law's date where its head has none: "Luật này được Quốc hội … thông qua ngày …"."""
    words: LetterheadWords = rules.once(marks).words
    at = max(text.rfind(w, max(0, body_end - 1500), min(len(text), body_end + 1500)) for w in words.adopted)
    if at < 0:
        return
    match = rules.once(dates).full.search(text, at, at + 120)
    if match and (date := iso(match)):
        found.header.date = date
        _note(found.header, "date", match.span(), "closing.adopted")


def _regimes(code: str, rules: Rules) -> list[Regime]:
    entry = rules.once(types).by_code.get(code)
    return list(entry.regimes) if entry else []


def regime(found: Opening, rules: Rules) -> Regime | None:
    """Who issues decides; a number with a year, or a type that only normative documents have, makes it normative."""
    header, head = found.header, found.head
    known = rules.once(names)
    body = known.head(header.issuer.name) if header.issuer else None
    entry = rules.once(bodies).by_name.get(header.issuer.name.casefold()) if header.issuer else None
    kind = entry.kind if entry else body.kind if body else None
    if head.organisation and not head.party:
        return "organisation"
    if head.party or (kind == "party" and not head.nation):
        return "party"
    only = header.type is not None and _regimes(header.type.code, rules) == ["normative"]
    if only or (head.number is not None and head.number.year):
        return "normative"
    if kind == "organisation":
        return "organisation"
    if kind == "party":
        return "party"
    return "state" if head.present or kind else None
