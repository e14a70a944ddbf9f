"""`vbhc fix`: the certain fixes of a Word file as tracked changes in a copy."""

from __future__ import annotations

from typing import Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app

app = new_app()


@app.command(cls=Command)
def fix(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Tệp Word (.docx).", show_default=False)],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="TỆP", help="Bản sao có các chỗ sửa; phải nêu.", show_default=False),
    ] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    library: options.LibraryFile = None,
    rules: options.RulesFolders = None,
) -> int:
    """Sửa những lỗi có cách sửa chắc chắn, ghi vào bản sao của tệp Word thành thay đổi được theo dõi.

    Mở bản sao bằng Word hoặc LibreOffice để chấp nhận hay từ chối từng chỗ. Lỗi cần người xem thì không sửa.
    Tệp gốc không bị đổi. Mã thoát: 0 đã ghi bản sao, 2 không làm được.
    """
    from vbhc.check import check
    from vbhc.cli.batch import rules_of
    from vbhc.cli.checking import chooser, optional_library
    from vbhc.cli.marking import copy_of, write_fixes
    from vbhc.cli.settings import check_settings
    from vbhc.intake import shown
    from vbhc.pipeline import parse_bytes

    copy = copy_of([file], output)
    loaded = rules_of(tuple(rules or ()))
    wanted = chooser(select, ignore, check_settings())
    with optional_library(library, loaded) as kept:
        document = parse_bytes(copy.data, shown(file), loaded)
        findings = check(document, kept, loaded, wanted)
    options.write(None, write_fixes(copy, document, findings))
    return 0
