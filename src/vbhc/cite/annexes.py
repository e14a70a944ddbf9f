"""Lists of documents in the annexes of a document that repeals them: "Bãi bỏ các văn bản tại Phụ lục I".

In: the text, its Structure, its citations with their references.  Out: Relations of this document to the documents
that open the items of such lists.  What else an annex says is no act of the document: relations.py leaves it out.
"""

from __future__ import annotations

import bisect

from vbhc.cite.phrases import Phrases, Token, said
from vbhc.model import Citation, Relation, RelationKind, Structure
from vbhc.patterns import lazy

_HEADING = 400  # characters of an annex in which its title stands
_LEAD = 10  # characters that may stand before the phrase in the subject: "Về việc"
_KIND: RelationKind = "repeals"
_MARKER = lazy(r"\W*(?:\w{1,3}[.)/]\s*)?\W*\Z")


def repealed(text: str, structure: Structure, citations: list[Citation], p: Phrases) -> list[Relation]:
    """What a document whose subject is to repeal, repeals in annexes whose titles say so too."""
    annexes = [zone for zone in structure.zones if zone.kind == "annex"]
    act = _first(text, *structure.title, p) if annexes and structure.title else None
    if act is None or act.entry.role != "before" or act.start > _LEAD:
        return []  # "Công bố danh mục văn bản hết hiệu lực" tells of what others repealed
    starts = [c.span[0] for c in citations]
    found: dict[str, Relation] = {}
    for zone in annexes:
        if not _first(text, zone.start, min(zone.end, zone.start + _HEADING), p):
            continue
        title = ""  # of the item above: a broken line may begin with what it names
        for c in citations[bisect.bisect_left(starts, zone.start) : bisect.bisect_left(starts, zone.end)]:
            begin = c.span[0]
            if c.reference is None or c.code is None or c.code in title:
                continue
            line = text.rfind("\n", 0, begin) + 1
            if _MARKER.match(text, line, begin):
                title = c.title or ""
                found.setdefault(c.reference, Relation("self", _KIND, c.reference, [], [], None)).evidence.append(c.id)
    return list(found.values())


def _first(text: str, start: int, end: int, p: Phrases) -> Token | None:
    """The first phrase in text[start:end] that relates documents, if it is one of repealing."""
    found = said(text[start:end], p)
    return found[0] if found and found[0].entry.kind == _KIND else None
