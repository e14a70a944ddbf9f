"""What a paragraph says of the documents that it names: the values that clauses.py makes and relations.py joins.

Also which of two documents is the later one and which is a lower body's, which both need: no document acts on a later
one, nor carries out one of a lower body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from vbhc.cite.issuers import act_of, issuer_end
from vbhc.cite.keys import BodyNames, parts_of
from vbhc.cite.phrases import Phrase
from vbhc.cite.tries import walk
from vbhc.cite.words import last_word, words
from vbhc.model import Body, Citation, Pinpoint, Reference, RelationKind
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.names import describe

_RANKS = {"central": 0, "province": 1, "district": 2, "commune": 3}
Verb = tuple[Phrase, str]  # a phrase, and its words as printed


@dataclass(slots=True)
class Edge:
    """`source` (None: this document) does `kind` to `target`; `changes` as of its phrase.

    `pinpoints`: where an item under a heading says them; else those of the target hold.
    """

    source: Citation | None
    kind: RelationKind
    target: Citation
    evidence: Citation
    phrase: str | None
    changes: bool = False
    pinpoints: Sequence[Pinpoint] = ()


@dataclass(slots=True)
class Reading:
    """What a paragraph says: edges, heads (named without a phrase of their own), verbs (without a document)."""

    edges: list[Edge] = field(default_factory=list)
    heads: list[Citation] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    passive: tuple[Citation, Verb] | None = None  # "X được sửa đổi, bổ sung bởi:" before a list


def made(source: Citation | None, verb: Verb, target: Citation) -> Edge:
    """The edge that a phrase makes between two documents named in different paragraphs."""
    entry, words = verb
    return Edge(source, entry.kind, target, target if source is None else source, words, entry.changes)


def governing(verbs: Sequence[Verb]) -> Sequence[Verb]:
    """The phrases of a heading that govern documents named below it; all of them where none does."""
    return [v for v in verbs if v[0].role == "before"] or verbs


class Order:
    """Which of two documents is the later one, which is a lower body's, and whose this document is.

    `any_paper`: what is read is to hold for every paper, so no body can be said to issue it.
    """

    def __init__(
        self, references: list[Reference], rules: Rules, issuer: Body | None, *, any_paper: bool = False
    ) -> None:
        self.references, self.rules, self.issuer, self.any_paper = references, rules, issuer, any_paper
        self.known: dict[str, str] | None = None

    def issues(self, name: str) -> bool:
        """Whether the body called `name` issues this document; any one body may where its issuer is not known."""
        w = self.rules.once(words)
        if self.any_paper or not walk(w.heads, name, 0, 24) or not w.plural.isdisjoint(name.split()):
            return False
        if self.issuer is None:
            return issuer_end(name, 0, len(name), w) == len(name)
        return self.rules.once(BodyNames).differ(name, self.issuer.name) is None

    def acts(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] begins with a body and what it does: "UBND xã |xây dựng| Kế hoạch …"."""
        w = self.rules.once(words)
        verb = act_of(text, start, end, w)  # but not "UBND tỉnh chỉ đạo |tại| Công văn số …"
        return verb is not None and last_word(text, verb.end(), end) not in w.issue_words

    def below(self, a: Citation, b: Citation) -> bool:
        """Whether `a` is known to be of a lower body than `b`: a Huyện ủy's below a Tỉnh ủy's."""
        x, y = self.rank(a), self.rank(b)
        return x is not None and y is not None and x > y

    def rank(self, c: Citation) -> int | None:
        """The rank of the body whose document a citation means, 0 the highest: by its symbol, else by its name."""
        index, parts = self.rules.once(bodies).by_code, parts_of(c.code or "")
        entries = [index[group] for group in parts.groups if group in index] if parts else []
        level = next((e.level for e in entries if e.level), None)
        if level is None and c.issuer:
            level = describe(c.issuer.name, self.rules).level
        return _RANKS.get(level) if level else None

    def of(self, c: Citation) -> str:
        """The day, or else the year, of the document that a citation means."""
        if self.known is None:
            self.known = {r.id: r.date or (str(r.year) if r.year else "") for r in self.references}
        date = c.date or self.known.get(c.reference or "", "") or (str(c.year) if c.year else "")
        if not date and c.code:
            parts = c.code.split("/")
            date = parts[1] if len(parts) > 2 and len(parts[1]) == 4 and parts[1].isdigit() else ""
        return date

    def later(self, a: Citation, b: Citation) -> bool:
        """Whether `a` is known to be later than `b`; by the year where a day is missing."""
        x, y = self.of(a), self.of(b)
        width = min(len(x), len(y))
        return x[:width] > y[:width]
