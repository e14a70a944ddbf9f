"""Plain values of the command line come out as Typer itself gives them; what is wrong is left to Typer."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from typer.core import TyperCommand

from vbhc.cli import chain, check, parse
from vbhc.cli.plain import PlainArgument, PlainOption, make_plain


def value_of(app: typer.Typer, arguments: list[str], plain: bool) -> dict[str, Any]:
    """What Click hands to the command, with and without the short way; the class is that of the values' names."""
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)
    for param in command.params:
        assert isinstance(param, PlainOption | PlainArgument)
        if not plain:
            param.__class__ = next(c for c in type(param).__mro__ if c.__name__ in ("TyperOption", "TyperArgument"))
    values: dict[str, Any] = command.make_context("vbhc", list(arguments)).params
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


@pytest.mark.parametrize(
    "app, arguments",
    [
        (parse.app, ["a.txt"]),
        (parse.app, ["a.txt", "b.txt", "-", "--format", "json"]),
        (parse.app, ["a.txt", "--format", "ndjson", "-j", "2", "-q", "-o", "out"]),
        (parse.app, ["a.txt", "-j", "-2"]),
        (parse.app, ["a.txt", "-j", "007"]),
        (parse.app, ["a.txt", "--rules", "a", "--rules", "b", "--glob", "*.docx"]),
        (check.app, ["a.txt", "--severity", "error", "--exit-zero"]),
        (chain.app, ["41/CTr-UBND", "--depth", "3", "--up"]),
    ],
)
def test_the_same_as_typer(app: typer.Typer, arguments: list[str]) -> None:
    assert value_of(app, arguments, plain=True) == value_of(app, arguments, plain=False)


@pytest.mark.parametrize(
    "app, arguments",
    [
        (parse.app, []),
        (parse.app, ["a.txt", "--format", "xml"]),
        (parse.app, ["a.txt", "-j", "two"]),
        (parse.app, ["a.txt", "-j", "²"]),
        (chain.app, ["41/CTr-UBND", "--depth", "0"]),
    ],
)
def test_what_is_wrong_is_refused(app: typer.Typer, arguments: list[str]) -> None:
    with pytest.raises(typer.BadParameter):
        value_of(app, arguments, plain=True)


def test_other_parameters_are_left_alone() -> None:
    other = object()
    make_plain([other])
    assert type(other) is object
