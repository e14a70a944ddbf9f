"""The header completed by what the rest of the document tells: its closing, its copy's block, its text.

In: an Opening, the text, the Closing.  Out: the Header.  What the head of the document tells is header.py's work.
"""

from __future__ import annotations

from vbhc.model import Header, Regime
from vbhc.parse.closing import Closing, closing
from vbhc.parse.copies import Copy
from vbhc.parse.elsewhere import of_consolidated
from vbhc.parse.header import OPENING, Opening, note, take_confirmed, take_subject
from vbhc.parse.labelled import labelled_day, labelled_subject
from vbhc.parse.letterhead_words import marks
from vbhc.parse.named import Named
from vbhc.parse.selfnaming import body_of_authority, deciding_body, issuing_body
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.dates import dates, iso
from vbhc.text.doctypes import types
from vbhc.text.fold import fold
from vbhc.text.names import describe, names

_CONFIRMED = 600  # characters behind the day of a consolidated text in which it is signed


def complete(found: Opening, text: str, closes: Closing, copy: Copy | None, rules: Rules) -> Header:
    """The header with what the closing tells; the issuer by the text or the signature where the head names none."""
    header = found.header
    _signatures(header, closes)
    _consolidated(found, text, closes, rules)
    header.recipients = closes.recipients
    if closes.recipients:
        note(header, "recipients", closes.recipients_span, "closing.recipients")
    if copy is not None and header.copy_form is None:
        header.copy_form = " ".join(copy.form.split()).upper()
        note(header, "copy_form", copy.span, "closing.copy")
    if header.issuer is None:
        _issuer_elsewhere(found, text, closes, rules)
    else:
        _place_of_issuer(found, text, closes, rules)
    if header.date is None and found.head.date is None:
        _adopted(found, text, closes.start, rules)
    _labelled(found, text, closes.start, rules)
    header.regime = regime(found, rules)
    return header


def _consolidated(found: Opening, text: str, closes: Closing, rules: Rules) -> None:
    """The number, day, body and signer that confirm a consolidated text; its top may show those of what it holds."""
    header, head = found.header, of_consolidated(text, closes, rules)
    if head is None:
        return
    if not (header.symbol or "").startswith(tuple(rules.once(marks).words.consolidated)):
        take_confirmed(found, head, rules)
    if head.date and not header.signatures:
        signed = head.date.span[1]
        _signatures(header, closing(text, signed, rules, signed + _CONFIRMED))


def _signatures(header: Header, closes: Closing) -> None:
    header.signatures = closes.signatures
    if closes.signatures and closes.signature_spans:
        note(header, "signatures", (closes.signature_spans[0][0], closes.signature_spans[-1][1]), "closing.signatures")


def _issuer_elsewhere(found: Opening, text: str, closes: Closing, rules: Rules) -> None:
    header = found.header
    word = header.type.name if header.type else None
    named: Named | None = None
    if found.title is not None and (named := deciding_body(text, found.body_start, rules)):
        header.issuer = describe(named.name, rules)
        note(header, "issuer", named.span, "title.deciding")
        return
    if header.type is not None:
        named = issuing_body(text, found.body_start, min(closes.start, found.body_start + OPENING), word, rules)
    rule, origin = "sentence.issuer", "text"
    if named is None and header.signatures:
        spans = closes.signature_spans
        named = body_of_authority(header.signatures[0].authority, spans[0] if spans else None, rules)
        rule, origin = "closing.authority", "inferred"
    if named is None:
        named, rule, origin = _by_symbol(found, rules), "symbol.issuer", "inferred"
    if named is not None:
        header.issuer = describe(named.name, rules)
        note(header, "issuer", named.span, rule, origin)  # type: ignore[arg-type]


def _place_of_issuer(found: Opening, text: str, closes: Closing, rules: Rules) -> None:
    """A letterhead that prints "ỦY BAN NHÂN DÂN" alone: the text says of which place, where the body acts."""
    header, known = found.header, rules.once(names)
    name = header.issuer.name if header.issuer else ""
    head = known.head(name)
    if head is None or not head.bare or fold(head.head) != fold(name) or header.type is None or header.parent_body:
        return
    end = min(closes.start, found.body_start + OPENING)
    named = issuing_body(text, found.body_start, end, header.type.name, rules, True)
    if named is not None and fold(named.name).startswith(fold(name) + " "):
        header.issuer = describe(named.name, rules)
        note(header, "issuer", named.span, "sentence.issuer")


def _by_symbol(found: Opening, rules: Rules) -> Named | None:
    """The one body of central rank whose letters close the symbol ("…/NĐ-CP")."""
    number = found.head.number
    if number is None or not number.symbol:
        return None
    entry = rules.once(bodies).by_code.get(number.symbol.replace("/", "-").split("-")[-1])
    return Named(entry.name, number.span) if entry and not entry.local else None


def _adopted(found: Opening, text: str, body_end: int, rules: Rules) -> None:
    """A law's date where its head has none: "Luật này được Quốc hội … thông qua ngày …"."""
    known = rules.once(marks)
    if found.header.type is None or found.header.type.code not in known.words.adopted_types:
        return
    ends = [m.end() for m in known.adopted.finditer(text, max(0, body_end - 1500), min(len(text), body_end + 1500))]
    if not ends:
        return
    match = rules.once(dates).full.search(text, ends[-1], ends[-1] + 120)
    if match and (date := iso(match)):
        found.header.date = date
        note(found.header, "date", match.span(), "closing.adopted")


def _labelled(found: Opening, text: str, body_end: int, rules: Rules) -> None:
    """The day and the subject where the letterhead and the title have none and the body's first lines do."""
    header, start = found.header, found.body_start
    if header.type is None or found.title is None:
        return
    code = header.type.code
    if header.date is None and found.head.date is None and (day := labelled_day(code, text, start, body_end, rules)):
        header.date = day[0]
        note(header, "date", day[1], "body.day", "text" if day[2] else "inferred")
    if header.subject is None and (said := labelled_subject(code, text, start, body_end, rules)):
        take_subject(found, text, said, "body.subject", rules)


def _regimes(code: str, rules: Rules) -> list[Regime]:
    entry = rules.once(types).by_code.get(code)
    return list(entry.regimes) if entry else []


def _kind(name: str, rules: Rules) -> str | None:
    """Whether a body is the State's, the Party's or an organisation's; a committee is of the body whose it is: "BCH Hội
    Nông dân xã"."""
    known = rules.once(names)
    entry, body = rules.once(bodies).by_name.get(name.casefold()), known.head(name)
    if entry or body is None:
        return entry.kind if entry else None
    of = known.head(name[len(body.head) :].strip()) if body.bare and body.kind == "party" else None
    return (of or body).kind


def regime(found: Opening, rules: Rules) -> Regime | None:
    """Who issues decides; a type that only normative documents have, or that they too have and a number with a year,
    makes it normative."""
    header, head = found.header, found.head
    kind = _kind(header.issuer.name, rules) if header.issuer else None
    if head.organisation and not head.party:
        return "organisation"
    if head.party or (kind == "party" and not head.nation):
        return "party"
    allowed = _regimes(header.type.code, rules) if header.type else []
    dated = head.number is not None and head.number.year
    if allowed == ["normative"] or (dated and (not header.type or "normative" in allowed)):
        return "normative"  # but not a court's "Thông báo số 45/2025/TB-TLVA"
    if kind == "organisation":
        return "organisation"
    if kind == "party":
        return "party"
    return "state" if head.present or kind else None
