"""The rooms and the arrow between them: a room imports the rooms before it, never those after it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "vbhc"
ROOMS = [
    "errors",
    "cache",
    "patterns",
    "records",
    "shape",
    "model",
    "codec",
    "rules",
    "text",
    "intake",
    "parse",
    "cite",
    "library",
    "check",
    "pipeline",
    "export",
    "cli",
]
SAMPLE = Path(__file__).parents[1] / "samples" / "ke-hoach-xa.txt"
HEAVY = {"underthesea", "docx", "lxml", "pypdfium2", "sqlalchemy", "selectolax"}
MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    part = path.relative_to(SOURCE).parts[0]
    return part.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "vbhc":
                yield from (f"vbhc.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: two modules"
    room = room_of(path)
    for module in imports(path):
        parts = module.split(".")
        if room in ROOMS and parts[0] == "vbhc" and len(parts) > 1 and parts[1] in ROOMS:
            assert ROOMS.index(parts[1]) <= ROOMS.index(room), f"{room} comes before {parts[1]}"


def test_every_room_has_its_place() -> None:
    found = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert found <= set(ROOMS)


@pytest.mark.parametrize(
    "arguments, unwanted",
    [
        (["--help"], HEAVY | {"pydantic", "rich", "yaml", "vbhc.model"}),
        (["--version"], HEAVY),
        (["parse", "--help"], HEAVY | {"pydantic", "rich", "yaml"}),
        (["parse", str(SAMPLE)], HEAVY | {"pydantic"}),
        (["parse", str(SAMPLE), "-j", "1", "--format", "text", "--rules", str(SAMPLE.parent)], HEAVY | {"pydantic"}),
        (["parse", str(SAMPLE), "--format", "ndjson"], HEAVY | {"rich"}),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], unwanted: set[str]) -> None:
    script = f"import sys; sys.argv[1:] = {arguments!r}\ntry:\n import vbhc.cli; vbhc.cli.main()\n"
    script += "except SystemExit as end:\n assert end.code in (0, None), end.code\n"
    script += f"sys.stdout.flush(); print('LOADED', *sorted(set(sys.modules) & {unwanted!r}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]
