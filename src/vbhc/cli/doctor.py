"""`vbhc doctor`: which packages and programs are installed, and the commands that install the others."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import metadata
from typing import TYPE_CHECKING

from vbhc.cli.shell import Command, new_app
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.intake.tools import Tool

app = new_app()

# What pyproject.toml asks for (a test compares them): the program may run without being installed as a package.
PACKAGES = (
    "typer", "rich", "pydantic", "regex", "underthesea", "python-docx", "pypdfium2", "PyYAML", "SQLAlchemy",
    "rapidfuzz", "platformdirs", "openpyxl", "lxml", "Pillow", "numpy",
)  # fmt: skip
# What its extras ask for, and what for.
OPTIONAL = {"pyHanko": "kiểm tra chữ ký số của tệp PDF (vbhc signatures)"}
_PATIENCE = 20  # seconds for a program to say its version


@dataclass(slots=True)
class Part:
    """Something that is needed: `version` is None where it is missing; `install` says how to get it."""

    name: str
    purpose: str
    version: str | None
    install: list[str]


@app.command(cls=Command)
def doctor() -> int:
    """Cho biết máy đã cài đủ những gì vbhc cần, phiên bản nào; thiếu gì thì cài bằng lệnh nào.

    Mã thoát: 0 đủ cả, 1 còn thiếu.
    """
    parts = [*packages(), *programs()]
    print(f"Python {sys.version.split()[0]} ({sys.executable})")
    for part in parts:
        print(line(part))
    absent = [part for part in parts if part.version is None]
    if not absent:
        print("Đủ cả.")
        return 0
    print("\nCòn thiếu; cài bằng lệnh:")
    for command in dict.fromkeys(command for part in absent for command in part.install):
        print(f"  {command}")
    return 1


def line(part: Part) -> str:
    purpose = f" – {part.purpose}" if part.purpose else ""
    return f"{'✓' if part.version else '✗'} {part.name} {part.version or '(chưa cài)'}{purpose}"


def packages() -> list[Part]:
    found = []
    for name in (*PACKAGES, *OPTIONAL):
        try:
            version: str | None = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = None
        found.append(Part(name, OPTIONAL.get(name, ""), version, [f'"{sys.executable}" -m pip install {name}']))
    return found


def programs() -> list[Part]:
    from vbhc.intake.tools import TESSERACT, TOOLS

    found = []
    for tool in TOOLS:
        found.append(Part(tool.name, tool.purpose, version_of(tool), commands(tool)))
        if tool is TESSERACT:
            found.append(Part("Tesseract vie", "dữ liệu nhận dạng tiếng Việt", vietnamese(tool), language(tool)))
    return found


def commands(tool: Tool) -> list[str]:
    """The command for this system; both where the system is neither Windows nor one with apt."""
    if os.name == "nt":
        return [tool.windows]
    return [f"{tool.debian}    (Debian, Ubuntu)", f"{tool.windows}    (Windows)"]


def language(tool: Tool) -> list[str]:
    if os.name == "nt":
        return [f"{tool.windows}    (khi cài chọn thêm ngôn ngữ Vietnamese)"]
    return commands(tool)


def version_of(tool: Tool) -> str | None:
    """The version that the program tells of itself; None where it is missing or does not run."""
    said = ask(tool, *tool.version)
    found = re.search(r"\d+(?:\.\d+)+", said or "")
    return found and found[0]


def vietnamese(tool: Tool) -> str | None:
    """ "vie" where tesseract has its data."""
    said = ask(tool, "--list-langs")
    return "vie" if said and "vie" in said.split() else None


def ask(tool: Tool, *arguments: str) -> str | None:
    path = tool.find()
    if path is None:
        return None
    try:
        done = subprocess.run(
            [path, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout + done.stderr if done.returncode == 0 else None
