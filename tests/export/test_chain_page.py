"""The page of a chain in a real browser: it draws itself, and what a document says stays text."""

from __future__ import annotations

import json
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
    assert "chưa có trong kho" in dom.split('id="legend"')[1].split("</div>")[0]


MEASURE = """<script>{
  const boxes = cy.nodes().not(".lane").map(node => node.boundingBox({ includeLabels: false, includeOverlays: false }));
  const apart = (a, b) => a.x2 <= b.x1 || b.x2 <= a.x1 || a.y2 <= b.y1 || b.y2 <= a.y1;
  const out = { nodes: boxes.length, apart: boxes.every((a, i) => boxes.slice(i + 1).every(b => apart(a, b))) };
  out.lanes = cy.nodes(".lane").map(node => node.data("label"));
  out.listed = document.querySelectorAll("#detail .go").length;
  $("search").value = "7/KH-UBND"; $("search").dispatchEvent(new Event("input"));
  out.found = document.querySelectorAll("#detail .go").length;
  document.querySelector("#detail .go").click();
  out.faded = cy.nodes(".faded").length; out.heading = document.querySelector("#detail h2").textContent;
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  out.back = cy.nodes(".faded").length;
  const pre = document.createElement("pre"); pre.id = "measured"; pre.textContent = JSON.stringify(out);
  document.body.append(pre);
}</script>"""


def test_many_documents_are_apart_and_can_be_found(tmp_path: Path) -> None:
    levels = ["central", "province", "district", "commune", None]
    nodes = [Node(f"n{i}", "kept", f"{i}/KH-UBND", level=levels[i % 5]) for i in range(60)]
    links = [Link(f"n{i}", "implements", f"n{i // 3}", "thực hiện") for i in range(1, 60)]
    chain = Chain(["n1", "n2"], {node.id: node for node in nodes}, links)
    out = json.loads(dom_of(page(chain) + MEASURE, tmp_path).rsplit('<pre id="measured">', 1)[1].split("</pre>")[0])
    assert (out["nodes"], out["listed"], out["apart"]) == (60, 60, True)
    assert out["lanes"] == ["Trung ương", "Tỉnh", "Huyện", "Xã", "Chưa rõ cấp"]
    assert out["found"] == 6, "7, 17, 27, 37, 47, 57"
    assert out["faded"] > 50 and out["heading"].endswith("7/KH-UBND") and out["back"] == 0


BENT = """<script>{
  const inside = (p, node) => Math.abs(p.x - node.position("x")) < 100 && Math.abs(p.y - node.position("y")) < 46;
  const out = cy.edges().map(edge => {
    const [a, b] = [edge.source().position(), edge.target().position()], c = (edge.controlPoints() || [])[0];
    const mid = c || { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const over = cy.nodes().not(".lane").not(edge.connectedNodes()).filter(node => {
      for (let t = 0; t <= 1; t += .02) {
        const at = key => (1 - t) ** 2 * a[key] + 2 * t * (1 - t) * mid[key] + t ** 2 * b[key];
        if (inside({ x: at("x"), y: at("y") }, node)) return true;
      }
      return false;
    });
    return [edge.data("label"), edge.data("bend"), over.length];
  });
  const pre = document.createElement("pre"); pre.id = "measured"; pre.textContent = JSON.stringify(out);
  document.body.append(pre);
}</script>"""


def test_no_line_runs_over_a_document_between(tmp_path: Path) -> None:
    """A commune's plan cites a law; the province's directive stands between them in the drawing."""
    levels = {"xa": "commune", "tinh": "province", "luat": "central"}
    nodes = {name: Node(name, "kept", name, level=level) for name, level in levels.items()}
    links = [Link("xa", "implements", "tinh"), Link("xa", "follows", "luat"), Link("xa", "based_on", "luat")]
    told = dom_of(page(Chain(["xa"], nodes, links)) + BENT, tmp_path)
    out = json.loads(told.rsplit('<pre id="measured">', 1)[1].split("</pre>")[0])
    assert [over for _, _, over in out] == [0, 0, 0]
    bends = [bend for _, bend, _ in out]
    assert bends[0] == 0 and 0 not in bends[1:] and bends[1] != bends[2], "two lines to one law lie apart"


ROOM = """<script>{
  const ink = document.createElement("canvas").getContext("2d");
  const out = cy.edges().map(edge => {
    ink.font = edge.numericStyle("font-size") + "px " + edge.style("font-family");
    const apart = Math.abs(edge.source().position("x") - edge.target().position("x"));
    return apart - edge.source().outerWidth() - ink.measureText(edge.data("label")).width;
  });
  const pre = document.createElement("pre"); pre.id = "measured"; pre.textContent = JSON.stringify(out);
  document.body.append(pre);
}</script>"""


def test_what_a_line_means_can_be_read_between_neighbours(tmp_path: Path) -> None:
    nodes = {name: Node(name, "kept", name, level="province") for name in ("a", "b", "c")}
    links = [Link("a", "follows", "b"), Link("b", "continues", "c")]  # the longest names
    told = dom_of(page(Chain(["a"], nodes, links)) + ROOM, tmp_path)
    out = json.loads(told.rsplit('<pre id="measured">', 1)[1].split("</pre>")[0])
    assert len(out) == 2 and min(out) > 10
