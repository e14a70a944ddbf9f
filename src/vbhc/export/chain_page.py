"""A chain of documents as one self-contained page: a graph to pan, zoom and click; no network, every text escaped.

The drawing is cytoscape.js (MIT, assets/cytoscape.LICENSE), put whole into the page.
"""

from __future__ import annotations

import json
from importlib.resources import files

from vbhc.export import words
from vbhc.export.chain import LEVELS, STATES, label_lines, name_of
from vbhc.library.chain import Chain
from vbhc.library.graph import Node

NAMED = 3  # documents that a title names


def page(chain: Chain) -> str:
    """The HTML of a chain."""
    assets = files("vbhc.export") / "assets"
    template = (assets / "chain.html").read_text(encoding="utf-8")
    library = (assets / "cytoscape.min.js").read_text(encoding="utf-8")
    before, rest = template.split("@DATA@")
    middle, after = rest.split("@CYTOSCAPE@")
    return before + embedded(page_data(chain)) + middle + library.replace("</script", "<\\/script") + after


def embedded(value: object) -> str:
    """JSON that may stand inside a script element: no "<" can end it or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def page_data(chain: Chain) -> dict[str, object]:
    roots = ", ".join(name_of(chain.nodes[root]) for root in chain.roots[:NAMED])
    if len(chain.roots) > NAMED:
        roots += f" và {len(chain.roots) - NAMED} văn bản khác"
    absent = sum(node.state != "kept" for node in chain.nodes.values())
    summary = f"{len(chain.nodes)} văn bản, {len(chain.links)} quan hệ"
    if absent:
        summary += f"; {absent} văn bản chưa có trong kho"
    if chain.cut:
        summary += "; còn nữa, đã cắt bớt"
    return {
        "title": f"Chuỗi văn bản: {roots}",
        "summary": summary,
        "roots": chain.roots,
        "nodes": [node_data(node) for node in chain.nodes.values()],
        "links": [
            {"source": link.source, "target": link.target, "relation": words.RELATIONS[link.kind]}
            for link in chain.links
        ],
    }


def node_data(node: Node) -> dict[str, object]:
    fields = (
        ("Ngày", words.written_date(node.date)),
        ("Cơ quan ban hành", node.issuer),
        ("Cấp", LEVELS.get(node.level or "")),
        ("Địa phương", node.place),
        ("Trích yếu", node.title),
        ("Hiệu lực", node.status),
    )
    return {
        "id": node.id,
        "name": name_of(node),
        "level": node.level,
        "state": node.state,
        "state_text": STATES[node.state],
        "label": "\n".join(label_lines(node)),
        "fields": [(label, value) for label, value in fields if value],
    }
