"""The page of a chain in a real browser: it draws itself, and what a document says stays text."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from vbhc.export.chain_page import page
from vbhc.library.chain import Chain
from vbhc.library.graph import Link, Node

EVIL = "</script><script>document.body.dataset.evil='1'</script><img src=x onerror=\"document.body.dataset.evil='1'\">"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=5000",
    "--dump-dom",
]


def browser() -> str:
    found = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here: the page is not tried in a browser")
    return found


def test_page_in_a_browser(tmp_path: Path) -> None:
    nodes = [Node(f"n{i}", "kept" if i else "absent", f"{i}/KH-UBND", title=EVIL, level="commune") for i in range(40)]
    links = [Link(f"n{i}", "implements", "n0", "thực hiện") for i in range(1, 40)]
    chain = Chain(["n1"], {node.id: node for node in nodes}, links)
    (tmp_path / "chuoi.html").write_text(page(chain), encoding="utf-8")
    command = [browser(), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "chuoi.html").as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, env={**os.environ, "LANG": "C.UTF-8"})
    dom = done.stdout.decode()
    body = dom[dom.index("<body") :].partition(">")[0]
    assert 'data-ready="yes"' in body
    assert "data-evil" not in body, "a title ran as a script"
    assert "<canvas" in dom, "the graph is drawn"
    assert "&lt;/script&gt;" in dom, "the title of the root is shown, as text"
