"""`vbhc rule`: what a rule of `vbhc check` looks at, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app
from vbhc.errors import VbhcError

app = new_app()


@app.command(cls=Command)
def rule(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MÃ", help="Mã quy tắc (VB102) hoặc họ quy tắc (VB1); để trống: tất cả.", show_default=False
        ),
    ] = None,
    output: options.OutputFile = None,
) -> int:
    """Giải thích quy tắc kiểm tra: xét gì, vì sao, căn cứ pháp lý, ví dụ sai và đúng.

    Mã thoát: 0 có, 2 không có quy tắc nào như vậy.
    """  # fmt: skip
    from vbhc.check.run import every_rule
    from vbhc.export.rule import explained, listed

    rules = every_rule()
    if not codes:
        options.write(output, listed(rules))
        return 0
    chosen = [one for one in rules if any(one.code.startswith(code.upper()) for code in codes)]
    if not chosen:
        raise VbhcError("usage", f"{', '.join(codes)}: không có quy tắc nào như vậy; gõ `vbhc rule` để xem tất cả.")
    options.write(output, "\n\n".join(explained(one) for one in chosen) + "\n")
    return 0
