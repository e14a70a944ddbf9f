"""`vbhc convert`: the Unicode text of a document as a file that any program reads."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app
from vbhc.errors import VbhcError

app = new_app()


class Form(StrEnum):
    DOCX = "docx"
    TXT = "txt"


@app.command(cls=Command)
def convert(
    file: Annotated[
        str, typer.Argument(metavar="TỆP", help="Tệp văn bản: doc, rtf, odt, docx, html, pdf, txt.", show_default=False)
    ],
    form: Annotated[Form, typer.Option("--to", help="Dạng tệp ghi ra.")] = Form.DOCX,
    output: options.OutputFile = None,
) -> int:
    """Ghi nội dung văn bản ra tệp Unicode: đổi phông TCVN3 (ABC), VNI, VISCII, VIQR; đọc .doc, .rtf, .odt.

    Không có -o thì txt in ra màn hình, docx ghi cạnh tệp gốc với tên TÊN-unicode.docx. Tệp gốc không bị đổi.
    Mã thoát: 0 đã ghi, 2 không đọc hoặc không ghi được.
    """
    from vbhc.cli.output import Output, check_target
    from vbhc.export.document import as_docx, as_text
    from vbhc.intake import read

    manuscript = read(Path(file))
    if form is Form.DOCX and output is None:
        output = str(Path(file).with_name(f"{Path(file).stem}-unicode.docx"))
        if Path(output).exists():
            raise VbhcError("usage", f"{output}: đã có tệp này; hãy đặt tên khác bằng -o.")
    check_target(output, [file])
    with Output(output) as out:
        out.write(as_docx(manuscript) if form is Form.DOCX else as_text(manuscript))
    if output not in (None, "-"):
        print(f"Đã ghi {output}.", file=sys.stderr)
    return 0
