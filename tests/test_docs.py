"""The documentation: every command and option is in it, every link leads somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from vbhc.cli import COMMANDS
from vbhc.cli.shell import Group, app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MESSAGES = re.compile(r"[A-Za-z]+ly|Show |[Rr]equired|[Uu]sage|[Oo]ptions|[Dd]efault")


def commands() -> Iterator[tuple[str, Any]]:
    group = typer.main.get_command(app)
    assert isinstance(group, Group)
    yield "", group
    for name in COMMANDS:
        command = group.get_command(None, name)
        yield name, command
        for inner in getattr(command, "commands", {}):
            yield f"{name} {inner}", command.commands[inner]


def help_page(name: str, command: Any) -> str:
    text: str = command.get_help(command.context_class(command, info_name=f"vbhc {name}".strip()))
    return text


@pytest.mark.parametrize("name, command", list(commands()), ids=lambda value: value if isinstance(value, str) else "")
def test_commands_and_options_are_described(name: str, command: Any) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page
    if name:
        top = name.split()[0]
        assert f"## vbhc {top}\n" in page
        assert f"vbhc {name}" in page
        section = page.split(f"## vbhc {top}\n")[1].split("\n## ")[0]
    shown = help_page(name, command)
    assert len(command.help or "") > 20
    for parameter in [*command.params, command.get_help_option(command.context_class(command))]:
        for option in parameter.opts:
            if option.startswith("-"):
                assert option in shown
                assert f"`{option}" in (section if option not in ("-h", "--help") else page), f"{option} of vbhc {name}"
        if parameter.param_type_name == "option":
            assert parameter.help, f"{parameter.opts} of vbhc {name} has no help"


@pytest.mark.parametrize("name, command", list(commands()), ids=lambda value: value if isinstance(value, str) else "")
def test_help_is_vietnamese_and_fits_the_screen(name: str, command: Any) -> None:
    shown = help_page(name, command)
    assert not MESSAGES.search(shown), MESSAGES.findall(shown)
    assert all(len(line) <= 80 for line in shown.splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_resolve(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """The anchors that a forge makes from headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop().resolve()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            links = re.findall(r"\]\(([^)\s#]+)", page.read_text(encoding="utf-8"))
            todo += [page.parent / link for link in links if not re.match(r"[a-z]+:", link)]
    assert {page.resolve() for page in PAGES} <= seen


def test_every_error_code_of_an_input_has_its_row() -> None:
    """Codes are the first argument of VbhcError, Missing's and Problem's second last."""
    page = (ROOT / "docs" / "output.md").read_text(encoding="utf-8").split("## errors")[1]
    used = set()
    for path in [*(ROOT / "src/vbhc/intake").glob("*.py"), *(ROOT / "src/vbhc/cli").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = {"VbhcError": 0, "Problem": 0, "Missing": 1}.get(node.func.id)
                if at is not None and len(node.args) > at:
                    argument = node.args[at]
                    if isinstance(argument, ast.Constant):
                        used.add(argument.value)
    assert used, "no codes found: the test looks at nothing"
    assert not {code for code in used if f"`{code}`" not in page}, "add a row for each to docs/output.md, errors"
