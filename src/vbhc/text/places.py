"""Administrative units as rules/places.tsv knows them, before and after 1/7/2025, each with the time it was in force.

In: a written unit ("xã Minh Hợp", "tỉnh Nghệ An", "Nghệ An") and a date.  Out: the Places that bore that name then.
Basis: Nghị quyết 202/2025/QH15 (63 provinces to 34), Luật 72/2025/QH15 (no district level from 1/7/2025).
"""

from __future__ import annotations

from typing import cast

from vbhc.model import Level
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold


@dataclass(slots=True, frozen=True)
class Place:
    """A unit: "xã" "Minh Hợp" of the district "Huyện Quỳ Hợp" (old communes only) in the province "Nghệ An"."""

    level: Level
    unit: str
    name: str
    district: str
    province: str
    since: str
    until: str

    def in_force(self, date: str | None) -> bool:
        """Whether the unit existed on an ISO date; any unit may have where the date is unknown."""
        return date is None or ((not self.since or self.since <= date) and (not self.until or date <= self.until))


@dataclass(slots=True)
class Places:
    """Units by folded name, with and without the word of the unit ("xã minh hợp", "minh hợp")."""

    by_name: dict[str, list[Place]]

    def find(self, name: str, date: str | None = None, level: Level | None = None) -> list[Place]:
        """The units of that name in force on `date`, of `level` where one is given; several where names repeat."""
        found = self.by_name.get(fold(name), [])
        return [p for p in found if p.in_force(date) and (level is None or p.level == level)]


def places(rules: Rules) -> Places:
    """The index of places (use `rules.once(places)`); 15,000 units, so only for what needs them."""
    by_name: dict[str, list[Place]] = {}
    for row in rules.rows("places"):
        place = Place(
            level=cast(Level, row["level"]),
            unit=row["unit"],
            name=row["name"],
            district=row["district"],
            province=row["province"] or row["name"],
            since=row["since"],
            until=row["until"],
        )
        for key in (fold(place.name), fold(f"{place.unit} {place.name}")):
            by_name.setdefault(key, []).append(place)
    return Places(by_name)
