"""A headless Chromium for the tests of pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

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
DARK = "--blink-settings=preferredColorScheme=0"


def browser() -> str:
    found = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here: the page is not tried in a browser")
    return found


def dom_of(page: str, folder: Path, *flags: str, place: str = "") -> str:
    """The page after its scripts have run; `place` is the part of its address after "#"."""
    file = folder / "trang.html"
    file.write_text(page, encoding="utf-8")
    address = file.as_uri() + (f"#{place}" if place else "")
    command = [browser(), *FLAGS, *flags, f"--user-data-dir={folder.parent / 'profile'}", address]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, env={**os.environ, "LANG": "C.UTF-8"})
    return done.stdout.decode()


def body_tag(dom: str) -> str:
    return dom[dom.index("<body") :].partition(">")[0]
