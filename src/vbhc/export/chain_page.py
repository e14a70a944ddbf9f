"""A chain of documents as one self-contained page: a graph to pan, zoom and click; no network, every text escaped.

The drawing is cytoscape.js (MIT, assets/cytoscape.LICENSE), put whole into the page.
"""

from __future__ import annotations

from vbhc.export import words
from vbhc.export.chain import LEVELS, STATES, label_lines, name_of
from vbhc.export.page import asset, embedded
from vbhc.library.chain import Chain
from vbhc.library.graph import Node

NAMED = 3  # documents that a title names
SHORT = 34  # letters of a name that are shown from far away


def page(chain: Chain) -> str:
    """The HTML of a chain."""
    library = asset("cytoscape.min.js")
    before, rest = asset("chain.html").split("@DATA@")
    middle, after = rest.split("@CYTOSCAPE@")
    return before + embedded(page_data(chain)) + middle + library.replace("</script", "<\\/script") + after


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
            {"source": link.source, "target": link.target, "kind": link.kind, "relation": words.RELATIONS[link.kind]}
            for link in chain.links
        ],
        "levels": LEVELS,
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
        "short": short(node),
        "fields": [(label, value) for label, value in fields if value],
    }


def short(node: Node) -> str:
    """What is shown of a document from far away: its number, or the start of its name, and its date."""
    name = name_of(node)
    name = name if len(name) <= SHORT else name[:SHORT].rsplit(" ", 1)[0] + "…"
    return "\n".join(filter(None, (name, words.written_date(node.date))))
