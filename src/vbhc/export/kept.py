"""What a library holds, as tables for the screen, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from vbhc.export import table as spreadsheet
from vbhc.export import words
from vbhc.export.chain import STATES, known_as, name_of, one_line, plain_line
from vbhc.library.chain import Chain
from vbhc.library.coverage import Covered
from vbhc.library.graph import Node
from vbhc.library.queries import Kept, Missing, Status, Why
from vbhc.library.search import Hit

FIELDS = {
    "number": "số",
    "year": "năm",
    "date": "ngày",
    "type": "loại",
    "place": "địa phương",
    "issuer": "cấp ban hành",
    "title": "trích yếu",
}
SAID = {
    "code": "số, ký hiệu",
    "date": "ngày",
    "type": "loại",
    "issuer": "cơ quan ban hành",
    "title": "trích yếu",
}
MOST = 3  # wordings of one field that are shown
OUTCOMES = {"kept": "là văn bản có trong kho", "absent": "là văn bản chưa có trong kho", "ambiguous": "chưa rõ"}


def rows(form: str, heads: Sequence[str], values: Sequence[Sequence[object]], lines: Sequence[str]) -> str:
    """CSV of `heads` and `values`, or the `lines` for the screen."""
    if form == "csv":
        return spreadsheet.MARK + spreadsheet.lines([heads, *values])
    return "".join(line + "\n" for line in lines)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def table(found: Sequence[Kept], form: str) -> str:
    """`vbhc library list`."""
    if form == "json":
        return as_json([{**asdict(one.node), "copies": one.copies} for one in found])
    heads = ["mã", "số, ký hiệu", "loại", "ngày", "cơ quan ban hành", "địa phương", "trích yếu", "số bản"]
    values = [
        (n.id, n.code, n.type, words.written_date(n.date), n.issuer, n.place, n.title, one.copies)
        for one in found
        for n in (one.node,)
    ]
    lines = [
        f"{one.node.id}  {one_line(one.node)}" + (f" ({one.copies} bản)" if one.copies > 1 else "") for one in found
    ]
    return rows(form, heads, values, [*lines, f"{len(found)} văn bản."])


def missing(found: Sequence[Missing], form: str) -> str:
    """`vbhc library missing`."""
    if form == "json":
        return as_json([{**asdict(one.node), "cited_by": one.cited_by} for one in found])
    heads = ["số nơi viện dẫn", "mã", "số, ký hiệu", "ngày", "cơ quan ban hành", "trích yếu"]
    values = [
        (one.cited_by, n.id, name_of(n), words.written_date(n.date), n.issuer, n.title)
        for one in found
        for n in (one.node,)
    ]
    lines = [f"{one.cited_by:6}  {plain_line(one.node)}" for one in found]
    return rows(form, heads, values, lines or ["Không thiếu văn bản nào được viện dẫn."])


def covered(found: Sequence[Covered], form: str) -> str:
    """`vbhc library coverage`."""
    if form == "json":
        return as_json([asdict(one) for one in found])
    heads = ["đơn vị", "tỉnh", "văn bản"]
    values = [(one.unit, one.province, "; ".join(map(one_line, one.documents))) for one in found]
    done = [one for one in found if one.documents]
    lines = [f"Đã ban hành: {len(done)}/{len(found)}"]
    lines += [f"  {unit_name(one)}: {'; '.join(map(one_line, one.documents))}" for one in done]
    rest = [unit_name(one) for one in found if not one.documents]
    lines += [f"Chưa thấy: {len(rest)}", *(f"  {name}" for name in rest)]
    return rows(form, heads, values, lines)


def unit_name(one: Covered) -> str:
    return one.unit if one.unit.endswith(one.province) else f"{one.unit} ({one.province})"


def found(hits: Sequence[Hit], form: str, colour: bool) -> str:
    """`vbhc search`: each document and the passage that was found."""
    if form == "json":
        return as_json([{**asdict(hit.node), "passage": hit.passage, "marks": hit.marks} for hit in hits])
    lines = []
    for hit in hits:
        passage = hit.passage
        for start, end in reversed(hit.marks if colour else []):
            passage = f"{passage[:start]}\x1b[1m{passage[start:end]}\x1b[0m{passage[end:]}"
        lines.append(f"{hit.node.id}  {one_line(hit.node)}\n    … {passage.strip()} …\n")
    return "".join(lines) or "Không thấy văn bản nào.\n"


def counts(status: Status) -> str:
    """`vbhc library status`."""
    return (
        f"{status.documents} văn bản ({status.copies} bản, {status.files} tệp).\n"
        f"{status.claims} văn bản được viện dẫn (tính theo cách viện dẫn): {status.resolved} có trong kho, "
        f"{status.absent} chưa có, {status.ambiguous} chưa rõ.\n"
        f"{status.links} quan hệ.\n"
    )


def one(
    node: Node,
    files: Sequence[str],
    chain: Chain,
    otherwise: dict[str, list[tuple[str, int]]],
    perhaps: Sequence[Node],
) -> str:
    """`vbhc library show`: what is known, where it lies, what others say, what it does, what is done to it; `perhaps`:
    who may mean it."""
    fields = (
        ("Mã", node.id),
        ("Tình trạng", STATES[node.state]),
        ("Ngày", words.written_date(node.date)),
        ("Cơ quan ban hành", node.issuer),
        ("Địa phương", node.place),
        ("Trích yếu", node.title),
        ("Hiệu lực", node.status),
        ("Tệp", "\n".join(files)),
    )
    lines = [known_as(node)]
    for label, value in fields:
        if value:
            first, *more = value.split("\n")
            lines += [f"  {label + ':':18}{first}", *(f"  {'':18}{line}" for line in more)]
    lines += ["  Có nơi viện dẫn ghi khác:"] if otherwise else []
    lines += [
        f"    {SAID[name]} “{words.written_date(said) if name == 'date' else said}” ({papers} văn bản)"
        for name, told in otherwise.items()
        for said, papers in told[:MOST]
    ]
    out = [link for link in chain.links if link.source == node.id]
    back = [link for link in chain.links if link.target == node.id]
    lines += ["  Nêu các văn bản:"] if out else []
    lines += [f"    {words.RELATIONS[link.kind]}: {one_line(chain.nodes[link.target])}" for link in out]
    lines += ["  Được nêu trong:"] if back else []
    lines += [f"    {one_line(chain.nodes[link.source])} ({words.RELATIONS[link.kind]})" for link in back]
    lines += ["  Có thể được nêu trong (nêu chưa đủ để biết là văn bản này):"] if perhaps else []
    lines += [f"    {one_line(node)}" for node in perhaps]
    return "\n".join(lines) + "\n"


def reasons(why: Why) -> str:
    """`vbhc library why`: one claim and its decision."""
    said = "; ".join(node.code or plain_line(node) for node in why.cited_by)
    lines = [f"Được nêu: {plain_line(why.said)}", f"  trong {said}" if said else "", f"  → {OUTCOMES[why.outcome]}"]
    if why.meant is not None and why.meant.id != why.said.id:
        lines[-1] += f": {plain_line(why.meant)}"
    lines += [f"  có thể là {one_line(node)}" for node in why.candidates]
    for node, fields in why.against:
        lines.append(f"  không phải {one_line(node)}: khác {', '.join(FIELDS[name] for name in fields)}")
    return "\n".join(line for line in lines if line) + "\n"
