"""`vbhc signatures`: the digital signatures of PDFs: who signed when, and what can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app

if TYPE_CHECKING:
    from vbhc.cli.inputs import Input, Missing
    from vbhc.intake.certificates import Roots
    from vbhc.intake.signed import SignedFile
    from vbhc.model import Failure

app = new_app()
STDIN = "stdin.pdf"


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


@app.command(cls=Command)
def signatures(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="TỆP", help="Tệp PDF, hoặc thư mục chứa tệp PDF (gồm thư mục con).", show_default=False),
    ],
    roots: Annotated[
        list[str] | None,
        typer.Option("--roots", metavar="TỆP|THƯ_MỤC", help="Chứng thư gốc tin cậy (PEM hoặc DER); dùng được nhiều "
                     "lần.", show_default=False),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="text: để đọc; json: nhiều tệp thì là một mảng.")
    ] = Format.TEXT,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> int:  # fmt: skip
    """Liệt kê chữ ký số của tệp PDF: ai ký, cơ quan nào, lúc nào, từ đó nội dung có bị sửa, tệp có thêm gì không.

    Chuỗi chứng thư chỉ được kiểm tra với các chứng thư gốc cho bằng --roots. Không tải gì từ mạng, không kiểm tra
    thu hồi.

    Mã thoát: 0 mọi tệp đều có chữ ký và mọi chữ ký đều đạt; 1 có chữ ký không đạt, có tệp không có chữ ký nào hoặc
    không đọc được; 2 dùng sai lệnh.
    """  # fmt: skip
    from vbhc.cli.batch import check_use
    from vbhc.intake.pdf_signatures import need_pyhanko

    check_use(paths, output, 1, ())
    need_pyhanko()
    from vbhc.intake.certificates import load_roots

    return report(paths, load_roots(roots or []), form, output, quiet)


def report(paths: list[str], roots: Roots, form: Format, output: str | None, quiet: bool) -> int:
    """Writes what is known of each file and returns the exit code."""
    from vbhc.cli.batch import array_of
    from vbhc.cli.output import Output
    from vbhc.cli.progress import Progress
    from vbhc.cli.shell import complain
    from vbhc.export.signatures import closing, dumped, screen
    from vbhc.model import Failure

    width, colour = options.screen_size(output)
    frame = array_of(paths)
    progress = Progress(lambda: sum(1 for _ in inputs(paths, output)), quiet)
    good, files = True, []
    with Output(output) as out:
        if form is Format.JSON:
            out.write(frame.head)
        for number, item in enumerate(inputs(paths, output)):
            result = signatures_of(item, roots)
            progress.step()
            if isinstance(result, Failure):
                progress.clear()
                complain(result.error.message)
                good = False
            else:
                files.append(result)
                good &= result.good
            if form is Format.JSON:
                out.write((frame.between if number else b"") + dumped(result).encode())
            elif not isinstance(result, Failure):
                progress.clear()
                out.write((b"\n" if len(files) > 1 else b"") + screen(result, width, colour).encode())
        progress.clear()
        out.write(frame.tail if form is Format.JSON else closing(files).encode())
    return 0 if good else 1


def inputs(paths: list[str], output: str | None) -> Iterator[Input | Missing]:
    """What the command line names; of folders, archives and mails only what is a PDF by its name."""
    from vbhc.cli.inputs import Input, Missing, expand
    from vbhc.intake import shown

    for path in paths:
        found = False
        for item in expand([path], None, STDIN, output):
            named = item.path in (path, STDIN)
            if named or not isinstance(item, Input) or Path(item.path).suffix.lower() == ".pdf":
                found = True
                yield item
        if not found:
            yield Missing(path, "no-files", f"{shown(path)}: trong đó không có tệp PDF nào.")


def signatures_of(item: Input | Missing, roots: Roots) -> SignedFile | Failure:
    """The signatures of a file, or the error in their place."""
    from vbhc.cli.inputs import Missing
    from vbhc.intake import load, shown
    from vbhc.intake.pdf_signatures import read_signatures
    from vbhc.model import Failure, Problem, Unread, VbhcError

    path = shown(item.path)
    if isinstance(item, Missing):
        return Failure(Unread(path), Problem(item.code, item.message))
    try:
        data = load(Path(item.path)) if item.data is None else item.data
        return read_signatures(data, path, roots)
    except VbhcError as error:
        return Failure(Unread(path), Problem(error.code, error.message))
