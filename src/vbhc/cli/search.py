"""`vbhc search`: full text of the kept documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app
from vbhc.errors import VbhcError

app = new_app()


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


@app.command(cls=Command)
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TỪ", help="Các từ cần tìm, có dấu hoặc không; “…” là cụm từ liền nhau.", show_default=False
        ),
    ],
    type_: options.OfType = None,
    issuer: options.OfIssuer = None,
    year: options.OfYear = None,
    limit: Annotated[int, typer.Option(metavar="SỐ", min=1, help="Nhiều nhất bao nhiêu văn bản.")] = 20,
    form: Annotated[Format, typer.Option("--format", help="text: để đọc; json.")] = Format.TEXT,
    library: options.LibraryFile = None,
    output: options.OutputFile = None,
) -> int:
    """Tìm trong toàn văn các văn bản của kho.

    Mã thoát: 0 tìm thấy, 1 không thấy văn bản nào, 2 không mở được kho.
    """
    from vbhc.cli.library import opened, type_of, year_of
    from vbhc.export.kept import found
    from vbhc.library.search import phrases_of
    from vbhc.library.search import search as look

    if not phrases_of(" ".join(words)):
        raise VbhcError("usage", "chưa có từ nào để tìm; hãy gõ ít nhất một chữ hoặc số.")
    with opened(library) as kept:
        type_, year = type_of(type_, kept.rules), year_of(year)
        with kept.asking() as connection:
            hits = look(connection, " ".join(words), type_, issuer, year, limit)
    options.write(output, found(hits, form.value, options.screen_size(output)[1]))
    return 0 if hits else 1
