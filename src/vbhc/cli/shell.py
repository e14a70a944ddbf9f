"""Runs the command line: finds the command's module, speaks Vietnamese, turns every end into an exit code.

Exit codes: 0 done, 1 some input failed (the rest is done), 2 wrong use, 130 stopped by Ctrl-C, 141 the reader of
the output closed it.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from vbhc import __version__
from vbhc.cli import COMMANDS, vietnamese
from vbhc.cli.plain import make_plain
from vbhc.errors import VbhcError

WRONG_USE, INTERRUPTED, PIPE_CLOSED = 2, 130, 141
ClickError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

ABOUT = """Đọc văn bản hành chính, văn bản Đảng và văn bản quy phạm pháp luật; cho biết đó là văn bản gì, viện dẫn
những văn bản nào. Chạy ngay trên máy, không gửi gì ra mạng."""
SETTINGS = {"help_option_names": ["-h", "--help"]}


def plain_help(option: Any) -> Any:
    if option is not None:
        make_plain([option])
    return option


class Command(TyperCommand):
    """A command whose help is in Vietnamese, and whose plain values need no validator."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        make_plain(self.params)

    def get_help_option(self, ctx: Any) -> Any:
        return plain_help(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:
        return vietnamese.help_text(super().get_help(ctx))


class Group(TyperGroup):
    """The program: its commands are listed in COMMANDS and imported when called."""

    def get_help_option(self, ctx: Any) -> Any:
        return plain_help(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:
        return vietnamese.help_text(super().get_help(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        app = importlib.import_module(f"vbhc.cli.{cmd_name}").app
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        # Typer would import every command's module for its first line.
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def new_app() -> typer.Typer:
    """A Typer for one command's module, with plain help: rich would cost half of the start-up time."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, context_settings=SETTINGS)


class SubGroup(TyperGroup):
    """A command that has commands of its own."""

    def get_help_option(self, ctx: Any) -> Any:
        return plain_help(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:
        return vietnamese.help_text(super().get_help(ctx))


def new_group(about: str) -> typer.Typer:
    """A Typer for a module with several commands (`vbhc library add`, …)."""
    return typer.Typer(
        cls=SubGroup,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        context_settings=SETTINGS,
        help=about,
    )


app = typer.Typer(
    cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=True, context_settings=SETTINGS, help=ABOUT
)


def print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vbhc {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="In phiên bản rồi thoát.")
    ] = False,
) -> None:
    pass


def run(arguments: list[str]) -> int:
    """Runs the program with `arguments` and returns its exit code; prints one sentence where it was used wrongly."""
    speak_utf8()
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="vbhc", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BrokenPipeError:
        return pipe_closed()
    except SystemExit as end:  # Typer's own answer to a closed pipe
        if isinstance(end.__context__, BrokenPipeError):
            return pipe_closed()
        raise
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except VbhcError as error:
        complain(error.message)
        return WRONG_USE
    except ClickError as error:
        show_wrong_use(error)
        return WRONG_USE


def pipe_closed() -> int:
    # What is still in the buffer has no reader; without this Python would complain at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def show_wrong_use(error: Any) -> None:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(vietnamese.help_text(error.format_message()), file=sys.stderr)
        return
    complain(vietnamese.error_text(error.format_message()))
    if context is not None:
        print(f"Xem hướng dẫn: {context.command_path} --help", file=sys.stderr)


def complain(sentence: str) -> None:
    """One error on stderr."""
    print(f"Lỗi: {sentence}", file=sys.stderr)


def speak_utf8() -> None:
    """Vietnamese goes out as UTF-8 whatever the locale; PYTHONIOENCODING is obeyed, letters it lacks are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if os.environ.get("PYTHONIOENCODING") else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
