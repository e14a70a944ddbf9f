"""Which bodies have issued something under a document and which have not: "has every district its plan?".

In: a library, a document, a level.  Out: the units of that level in force at the date, each with what its bodies
have issued that carries the document out, directly or through others.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, cast

from vbhc.library.graph import Node
from vbhc.model import Level, VbhcError
from vbhc.records import dataclass
from vbhc.text.fold import fold
from vbhc.text.places import Place, Places, places

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from vbhc.library import Library


@dataclass(slots=True)
class Covered:
    """A unit ("huyện Quỳ Hợp" of a province) and the documents of its bodies; `documents` empty where none is kept."""

    unit: str
    province: str
    documents: list[Node] = field(default_factory=list)


def coverage(library: Library, wanted: str, level: str, province: str | None, date: str | None) -> list[Covered]:
    """The units of `level`, within `province` or the provinces that carried the document out, by name.

    Raises VbhcError("not-found") where the library knows no such document, or no such province.
    """
    from vbhc.library.graph import describe, find
    from vbhc.library.queries import carried_out_by

    with library.asking() as connection:
        roots = find(connection, wanted)
        if not roots:
            raise VbhcError("not-found", f"{wanted}: kho không có và không văn bản nào viện dẫn.")
        when = date or next((n.date for n in describe(connection, roots).values() if n.date), None)
        carriers = carried_out_by(connection, roots)
        scopes = scopes_of(connection, carriers)
    gazetteer = library.rules.once(places)
    if province:
        within = {fold(place.name) for place in gazetteer.find(province, when, "province")}
        if not within:
            told = f"vào ngày {when} không có tỉnh, thành phố này" if when else "không có tỉnh, thành phố này"
            raise VbhcError("not-found", f"{province}: {told}; hãy kiểm tra lại tên (--province) và ngày (--date).")
    else:
        within = {scope[0] for scope in scopes.values() if scope[0]}
    units = [p for p in units_of(gazetteer, cast(Level, level), when) if fold(p.province) in within]
    if not units:
        told = "chưa rõ thuộc tỉnh nào hoặc tỉnh ấy không có cấp này; hãy chỉ rõ --province, --level hoặc --date"
        raise VbhcError("not-found", f"{wanted}: {told}.")
    found = {(fold(p.province), fold(p.name), p.district): Covered(f"{p.unit} {p.name}", p.province) for p in units}
    for node in carriers:
        name_province, district, commune = scopes[node.id]
        name = {"province": name_province, "district": district, "commune": commune}[level]
        own = node.level == level
        for (at, unit, above), entry in found.items():
            same = at == name_province and unit == name and (level != "commune" or not above or district in fold(above))
            if own and same:
                entry.documents.append(node)
    return sorted(found.values(), key=lambda one: (one.province, one.unit))


def scopes_of(connection: Connection, nodes: list[Node]) -> dict[str, tuple[str, str, str]]:
    """The folded units of each kept document, by its id."""
    from sqlalchemy import select

    from vbhc.library import schema as t
    from vbhc.library.marks import mark_of, uid
    from vbhc.library.rows import parts

    found: dict[str, tuple[str, str, str]] = {}
    d, s = t.document.c, t.scope.c
    placed = select(d.mark, s.province, s.district, s.commune).join_from(t.document, t.scope)
    for part in parts([mark_of(node.id) for node in nodes]):
        for row in connection.execute(placed.where(d.mark.in_(part))):
            found[uid(row.mark)] = (row.province, row.district, row.commune)
    return found


def units_of(gazetteer: Places, level: Level, date: str | None) -> list[Place]:
    """Every unit of a level in force on `date`, once."""
    every = {id(p): p for group in gazetteer.by_name.values() for p in group}
    return [p for p in every.values() if p.level == level and p.in_force(date)]
