"""Paragraphs of the commonest shapes, "Căn cứ Luật Đất đai …;", "Sửa đổi khoản 2 Điều 5 như sau:": each is read once.

In: a paragraph and the citations in it.  Out: its Reading, the same that clauses.py makes, which reads the rest.
"""

from __future__ import annotations

import functools

from vbhc.cite.clauses import SHORT, Reader
from vbhc.cite.phrases import lower, phrases, said
from vbhc.cite.readings import Edge, Order, Reading, Verb
from vbhc.model import Citation, RelationKind
from vbhc.patterns import lazy
from vbhc.rules import Rules

_LEAD = 40  # characters before the only citation of a paragraph that are read once for all paragraphs
READ = 480  # characters of a paragraph behind its last citation that can matter
_ALONE = 200  # and of one without citations
_NUMBERS = lazy(r"\d+")


class Leads:
    """What this document does to a document right behind a few words: "Căn cứ " (use `rules.once(Leads)`)."""

    def __init__(self, rules: Rules) -> None:
        self.p, self.order = rules.once(phrases), Order([], rules, None, any_paper=True)
        self.acts = functools.lru_cache(maxsize=4096)(self.read)
        self.verbs = functools.lru_cache(maxsize=4096)(self.read_alone)

    def read(self, lead: str) -> list[tuple[RelationKind, str | None, bool]]:
        """Kind, phrase and `changes` of each edge; none where that depends on more than the words of `lead`."""
        if any(t.entry.needs for t in said(lead, self.p)):
            return []
        document = Citation("", (len(lead), len(lead) + 1), "x")
        found = Reader(lead + "x", 0, self.p, self.order).read([document], False)
        unsure = found.heads or found.verbs or found.passive
        return [] if unsure else [(e.kind, e.phrase, e.changes) for e in found.edges]

    def read_alone(self, paragraph: str) -> list[Verb]:
        """The phrases without a document in a paragraph that names none."""
        return Reader(paragraph, 0, self.p, self.order).read([], True).verbs


def read(
    paragraph: str, base: int, citations: list[Citation], leads: Leads, order: Order, whole: bool, dead: bool
) -> Reading:
    """The Reading of a paragraph, which begins at `base` of its text and holds `citations`.

    What follows its last citation is read if the `whole` is asked for, or where it can make an edge.  `dead`: it is
    wording of another document.
    """
    if not citations:
        return Reading(verbs=leads.verbs(_NUMBERS.sub("0", paragraph[:_ALONE])))
    if len(citations) == 1 and not whole and not dead:
        only = citations[0]
        begin, end = only.span[0] - base, only.span[1] - base
        acts = leads.acts(paragraph[:begin]) if begin <= _LEAD else None
        if acts and not leads.p.itself.search(lower(paragraph[end : end + SHORT])):
            return Reading([Edge(None, kind, only, only, phrase, changes) for kind, phrase, changes in acts])
    return Reader(paragraph, base, leads.p, order, dead).read(citations, whole)
