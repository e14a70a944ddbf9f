"""What the self-contained pages share: files of assets/, and data that may stand inside a script element."""

from __future__ import annotations

import json
from importlib.resources import files


def asset(name: str) -> str:
    """A file of assets/."""
    return (files("vbhc.export") / "assets" / name).read_text(encoding="utf-8")


def embedded(value: object) -> str:
    """JSON that may stand inside a script element: no "<" can end it or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
