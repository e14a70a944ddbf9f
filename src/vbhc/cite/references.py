"""temporary"""
from __future__ import annotations
from vbhc.model import Citation, Reference
from vbhc.rules import Rules
def references(citations: list[Citation], rules: Rules) -> list[Reference]:
    found: dict[str, Reference] = {}
    for c in citations:
        key = c.code or (c.name or "").lower()
        r = found.setdefault(key, Reference(f"r{len(found)+1}", c.type, c.code, c.name, c.year, c.date))
        r.mentions.append(c.id); c.reference = r.id
        r.date = r.date or c.date
    return list(found.values())
