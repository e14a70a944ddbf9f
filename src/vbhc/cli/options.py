"""Options that several commands share, and the view of the screen."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(metavar="TỆP", help="Tệp hoặc thư mục (gồm thư mục con); “-” là đầu vào chuẩn.", show_default=False),
]
Glob = Annotated[
    str | None,
    typer.Option(metavar="MẪU", help="Trong thư mục chỉ đọc tệp có tên khớp mẫu, ví dụ “*.docx”.", show_default=False),
]
StdinName = Annotated[
    str, typer.Option("--stdin-name", metavar="TÊN", help="Tên tệp ghi trong kết quả cho đầu vào chuẩn.")
]
OutputFile = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="TỆP", help="Ghi kết quả vào tệp thay vì in ra.", show_default=False),
]
Processes = Annotated[int, typer.Option("-j", "--jobs", metavar="SỐ", help="Số tiến trình chạy song song.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Không in thanh tiến độ và dòng tổng kết.")]


class OcrMode(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Ocr = Annotated[
    OcrMode,
    typer.Option(help="Nhận dạng chữ trên ảnh: auto: trang không có lớp chữ; always: mọi trang PDF; never: không."),
]
RulesFolders = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="THƯ_MỤC", help="Thư mục quy tắc bổ sung của cơ quan; dùng được nhiều lần.",
                 show_default=False),
]  # fmt: skip


Select = Annotated[str | None, typer.Option(metavar="MÃ,…", help="Chỉ các quy tắc này: VB1,VB203.", show_default=False)]
Ignore = Annotated[str | None, typer.Option(metavar="MÃ,…", help="Bỏ qua các quy tắc này.", show_default=False)]

LibraryFile = Annotated[
    str | None,
    typer.Option("--library", metavar="TỆP|URL", help="Kho văn bản; mặc định theo VBHC_LIBRARY, vbhc.toml, hoặc kho "
                 "của người dùng.", show_default=False),
]  # fmt: skip
OfType = Annotated[str | None, typer.Option("--type", metavar="LOẠI", help="Chỉ loại này: KH, QĐ…", show_default=False)]
OfIssuer = Annotated[
    str | None, typer.Option("--issuer", metavar="TÊN", help="Chỉ cơ quan có tên chứa chữ này.", show_default=False)
]
OfYear = Annotated[str | None, typer.Option("--year", metavar="NĂM", help="Chỉ năm này.", show_default=False)]


def write(output: str | None, text: str) -> None:
    """One text to a file (by way of a temporary name) or to standard output."""
    from vbhc.cli.output import Output

    with Output(output) as out:
        out.write(text.encode())


def screen_size(output: str | None) -> tuple[int, bool]:
    """(width, whether colours may be used) of where the text goes."""
    terminal = output in (None, "-") and sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal or os.environ.get("COLUMNS") else 80
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return max(width, 40), colour
