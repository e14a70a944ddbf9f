"""The page of a chain in a real browser: it draws itself, and what a document says stays text."""

from __future__ import annotations

from pathlib import Path

from browser import EVIL, body_tag, dom_of

from vbhc.export.chain_page import page
from vbhc.library.chain import Chain
from vbhc.library.graph import Link, Node


def test_page_in_a_browser(tmp_path: Path) -> None:
    nodes = [Node(f"n{i}", "kept" if i else "absent", f"{i}/KH-UBND", title=EVIL, level="commune") for i in range(40)]
    links = [Link(f"n{i}", "implements", "n0", "thực hiện") for i in range(1, 40)]
    chain = Chain(["n1"], {node.id: node for node in nodes}, links)
    dom = dom_of(page(chain), tmp_path)
    assert 'data-ready="yes"' in body_tag(dom)
    assert "data-evil" not in body_tag(dom), "a title ran as a script"
    assert "<canvas" in dom, "the graph is drawn"
    assert "&lt;/script&gt;" in dom, "the title of the root is shown, as text"
