"""A chain of documents as trees for the screen: up to what the roots carry out, down to what carries them out."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from vbhc.export import words
from vbhc.export.chain import LEVELS, STATES, known_as
from vbhc.export.screen import Indented, clean, printed
from vbhc.library.chain import Chain, Direction
from vbhc.library.graph import Link, Node

TITLE = 70  # letters of a title on the screen
STYLES = {"kept": "bold", "absent": "yellow", "ambiguous": "red"}


def trees(chain: Chain, direction: Direction, width: int, terminal: bool) -> str:
    """The chain for a screen of `width` columns; no colours and no lines where it goes into a pipe."""
    parts: list[RenderableType] = []
    for root in chain.roots:
        for step in ("up", "down") if direction == "both" else (direction,):
            tree = grown(chain, root, step, terminal)
            if tree.children or direction != "both":
                parts.append(tree)
        if direction == "both" and not any(root in (link.source, link.target) for link in chain.links):
            parts.append(Text.assemble(label(chain.nodes[root]), " — không có quan hệ nào với văn bản khác"))
    if chain.cut:
        parts.append(Text("Chuỗi còn dài hơn; hãy giới hạn bằng --depth hoặc --kinds."))
    return printed([Group(*parts)], width, terminal)


def grown(chain: Chain, root: str, step: str, terminal: bool) -> Tree:
    """One tree; a document met again on its own way up is shown once more and not followed (a cycle)."""
    heading = "thực hiện, căn cứ" if step == "up" else "được thực hiện, viện dẫn bởi"
    kind = Tree if terminal else Indented
    tree = kind(Text.assemble(label(chain.nodes[root]), (f"  ({heading})", "dim")))
    beside: dict[str, list[Link]] = {}
    for link in chain.links:
        beside.setdefault(link.source if step == "up" else link.target, []).append(link)
    expanded: set[str] = set()
    # By hand, not by recursion: a chain may be as long as the depth the user gives.
    todo: list[tuple[Tree, str, tuple[str, ...]]] = [(tree, root, (root,))]
    while todo:
        parent, at, way = todo.pop()
        if at in expanded:
            parent.add(Text("… (đã nêu ở trên)", "dim"))
            continue
        if beside.get(at):
            expanded.add(at)
        below = []
        for link in beside.get(at, ()):
            other = link.target if step == "up" else link.source
            cycle = other in way
            branch = parent.add(line(link, chain.nodes[other], cycle))
            if not cycle and beside.get(other):
                below.append((branch, other, (*way, other)))
        todo.extend(reversed(below))  # the first is grown first, as it is read
    return tree


def line(link: Link, node: Node, cycle: bool) -> Text:
    text = Text.assemble((words.RELATIONS[link.kind], "cyan"), " ", label(node))
    if cycle:
        text.append(" (vòng lặp, không đi tiếp)", "red")
    return text


def label(node: Node) -> Text:
    """ "184-KH/HU, 22/05/2024, Ban Thường vụ Huyện ủy (huyện): tiêu đề …"."""
    level = LEVELS.get(node.level or "")
    title = clean(node.title or "")
    if len(title) > TITLE:
        title = title[:TITLE].rsplit(" ", 1)[0] + "…"
    said = ", ".join(x for x in (words.written_date(node.date), clean(node.issuer or "")) if x)
    text = Text(clean(known_as(node)), STYLES[node.state])
    text.append(f", {said}" if said else "", "")
    text.append(f" ({level})" if level else "", "dim")
    text.append(f": {title}" if title else "", "")
    if node.state != "kept":
        text.append(f" [{STATES[node.state]}]", "dim")
    return text
