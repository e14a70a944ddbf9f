"""A chain of documents for scripts and for drawing programs: JSON, CSV, Graphviz, Mermaid, SVG.

In: a Chain.  Out: text.  What a document says stands only inside quoted labels, escaped by the rules of each form.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import asdict
from textwrap import wrap
from typing import Any

from vbhc.errors import VbhcError
from vbhc.export import table, words
from vbhc.intake.tools import GRAPHVIZ
from vbhc.library.chain import Chain
from vbhc.library.graph import Node
from vbhc.text.fold import fold

SCHEMA = "vbhc/chain/1"
LEVELS = {"central": "Trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã", "unit": "đơn vị"}
STATES = {"kept": "có trong kho", "absent": "chưa có trong kho", "ambiguous": "chưa rõ văn bản nào"}
CSV_COLUMNS = (
    ("source", "văn bản"),
    ("source_date", "ngày"),
    ("source_issuer", "cơ quan ban hành"),
    ("relation", "quan hệ"),
    ("phrase", "cụm từ"),
    ("target", "với văn bản"),
    ("target_date", "ngày của văn bản đó"),
    ("target_issuer", "cơ quan ban hành văn bản đó"),
    ("target_state", "tình trạng"),
)
SVG_SECONDS = 60
LABEL, TITLE = 60, 120  # letters of a title on a drawing, and in a list
WIDTH = 34  # letters of a line on a drawing
FEW = 10  # documents that a page may hold side by side


def name_of(node: Node) -> str:
    """The document in a few words: its code, else its name, else its type, else its id."""
    return node.code or node.name or (f"{node.type} không số" if node.type else node.id)


def known_as(node: Node) -> str:
    """`name_of`, and the name of a law beside its code: "63/2025/QH15 (Luật Tổ chức Chính phủ)"."""
    return f"{node.code} ({shortened(node.name)})" if node.code and node.name else name_of(node)


def one_line(node: Node) -> str:
    """ "97-KH/TU, 15/08/2019, Tỉnh ủy, Thái Nguyên: …" for a list to choose from."""
    return plain_line(node) + ("" if node.state == "kept" else f" [{STATES[node.state]}]")


def plain_line(node: Node) -> str:
    """`one_line` without the state; what the issuer's name says of the place is not said again."""
    issuer = fold(node.issuer or "")
    places = [place for place in (node.place or "").split(", ") if fold(place) not in issuer]
    said = (known_as(node), words.written_date(node.date), node.issuer, *places)
    return ", ".join(x for x in said if x) + (f": {shortened(node.title)}" if node.title else "")


def shortened(title: str) -> str:
    return title if len(title) <= TITLE else title[:TITLE].rsplit(" ", 1)[0] + "…"


def as_data(chain: Chain) -> dict[str, Any]:
    """The contract "vbhc/chain/1": nodes by id; links repeat the codes of their ends for the reader's sake."""
    codes = {node.id: name_of(node) for node in chain.nodes.values()}
    return {
        "schema": SCHEMA,
        "roots": chain.roots,
        "nodes": [asdict(node) for node in chain.nodes.values()],
        "links": [
            {**asdict(link), "source_code": codes[link.source], "target_code": codes[link.target]}
            for link in chain.links
        ],
        "cut": chain.cut,
    }


def as_json(chain: Chain) -> str:
    return json.dumps(as_data(chain), ensure_ascii=False, indent=2) + "\n"


def as_csv(chain: Chain) -> str:
    """One line a link; UTF-8 with a mark, so that Excel reads it; no cell can start a formula."""
    rows: list[list[str | None]] = [[title for _, title in CSV_COLUMNS]]
    for link in chain.links:
        source, target = chain.nodes[link.source], chain.nodes[link.target]
        row = {
            "source": name_of(source),
            "source_date": words.written_date(source.date),
            "source_issuer": source.issuer,
            "relation": words.RELATIONS[link.kind],
            "phrase": link.phrase,
            "target": name_of(target),
            "target_date": words.written_date(target.date),
            "target_issuer": target.issuer,
            "target_state": STATES[target.state],
        }
        rows.append([row[name] for name, _ in CSV_COLUMNS])
    return table.MARK + table.lines(rows)


def label_lines(node: Node) -> list[str]:
    """What stands on a node of a drawing: name, date and issuer, the start of the title, its state where not kept."""
    title = node.title or (node.code and node.name) or ""
    lines = [
        name_of(node),
        ", ".join(x for x in (words.written_date(node.date), node.issuer) if x),
        title if len(title) <= LABEL else title[:LABEL].rsplit(" ", 1)[0] + "…",
        "" if node.state == "kept" else STATES[node.state],
    ]
    return [line for line in lines if line]


def as_dot(chain: Chain) -> str:
    """Graphviz: a few documents stand below what they rest on, many to the right of it, one below the other; absent
    ones are dashed; between two there is one arrow, however many relations."""
    many = len(chain.nodes) > FEW
    lines = [
        "digraph chain {",
        f"  rankdir={'RL' if many else 'BT'}; ranksep={'1.6' if many else '0.6'}; nodesep=0.15;",
        '  node [shape=box, style=rounded, fontname="DejaVu Sans", fontsize=10, margin="0.1,0.05"];',
        '  edge [fontname="DejaVu Sans", fontsize=8, color="#666666", arrowsize=0.7];',
    ]
    names = numbered(chain)
    for node in chain.nodes.values():
        style = "" if node.state == "kept" else ', style="rounded,dashed"'
        bold = ", penwidth=2" if node.id in chain.roots else ""
        wrapped = [part for line in label_lines(node) for part in wrap(line, WIDTH)]
        lines.append(f"  {names[node.id]} [label={dot_quoted(wrapped)}{style}{bold}];")
    said: dict[tuple[str, str], list[str]] = {}
    for link in chain.links:
        said.setdefault((names[link.source], names[link.target]), []).append(words.RELATIONS[link.kind])
    for (source, target), kinds in said.items():
        lines.append(f"  {source} -> {target} [label={dot_quoted(kinds)}];")
    return "\n".join([*lines, "}"]) + "\n"


def dot_quoted(lines: list[str]) -> str:
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") for line in lines]
    return '"' + "\\n".join(escaped) + '"'


def as_mermaid(chain: Chain) -> str:
    names = numbered(chain)
    lines = [f"flowchart {'RL' if len(chain.nodes) > FEW else 'BT'}"]
    for node in chain.nodes.values():
        lines.append(f'  {names[node.id]}["{"<br/>".join(map(mermaid_quoted, label_lines(node)))}"]')
    for link in chain.links:
        lines.append(f'  {names[link.source]} -->|"{words.RELATIONS[link.kind]}"| {names[link.target]}')
    absent = [names[node.id] for node in chain.nodes.values() if node.state != "kept"]
    if absent:
        lines += ["  classDef absent stroke-dasharray: 5 5", f"  class {','.join(absent)} absent"]
    return "\n".join(lines) + "\n"


def mermaid_quoted(text: str) -> str:
    """Mermaid has no escapes but entities; every character that it could read as syntax becomes one."""
    return re.sub(r"[^\w\s.,/()–-]", lambda m: f"#{ord(m[0])};", text.replace("\n", " "))


def numbered(chain: Chain) -> dict[str, str]:
    return {key: f"n{number}" for number, key in enumerate(chain.nodes)}


def as_svg(chain: Chain) -> str:
    """The drawing that Graphviz makes.  Raises VbhcError("tool-missing") where it is not installed."""
    program = GRAPHVIZ.find()
    if program is None:
        told = f"máy chưa cài Graphviz; hãy cài bằng lệnh: {GRAPHVIZ.install()}"
        raise VbhcError("tool-missing", f"svg: {told}, hoặc dùng --format html, dot, mermaid.")
    try:
        done = subprocess.run(
            [program, "-Tsvg"], input=as_dot(chain).encode(), capture_output=True, timeout=SVG_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise VbhcError("tool-failed", f"svg: Graphviz không vẽ được ({error}); hãy dùng --format html.") from error
    return done.stdout.decode()
