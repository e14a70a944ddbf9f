"""`vbhc cite`: what documents cite, reference by reference."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app

if TYPE_CHECKING:
    from vbhc.cli.batch import View
    from vbhc.model import Document, Failure

app = new_app()


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@app.command(cls=Command)
def cite(
    paths: options.Paths,
    form: Annotated[
        Format,
        typer.Option("--format", help="text: để đọc; json: đủ chi tiết; csv: bảng tính, mỗi dòng một văn bản."),
    ] = Format.TEXT,
    output: options.OutputFile = None,
    glob: options.Glob = None,
    stdin_name: options.StdinName = "stdin",
    jobs: options.Processes = 1,
    ocr: options.Ocr = options.OcrMode.AUTO,
    quiet: options.Quiet = False,
    rules: options.RulesFolders = None,
) -> int:
    """Liệt kê các văn bản được viện dẫn: nhắc mấy lần, ở đâu, dưới dạng nào, gom theo căn cứ, thực hiện …

    Mã thoát: 0 đọc được tất cả, 1 có tệp lỗi (các tệp khác vẫn đọc xong), 2 dùng sai lệnh.
    """
    from vbhc.cli.batch import Frame, Job, View, array_of, run_paths

    if form is Format.CSV:
        from vbhc.export.cited import csv_head

        frame = Frame(head=csv_head(mark=output not in (None, "-")))
    else:
        frame = Frame(between=b"\n") if form is Format.TEXT else array_of(paths)
    renders = {Format.TEXT: text, Format.JSON: json, Format.CSV: csv}
    job = Job(renders[form], View(*options.screen_size(output)), tuple(rules or ()), ocr.value)
    return run_paths(job, frame, paths, output, glob, stdin_name, jobs, quiet)


def text(result: Document | Failure, view: View) -> bytes:
    from vbhc.export.cited_screen import citations
    from vbhc.model import Failure

    return b"" if isinstance(result, Failure) else citations(result, view.width, view.colour).encode()


def json(result: Document | Failure, view: View) -> bytes:
    from vbhc.export.cited import cited_list, dump
    from vbhc.model import Failure

    return dump(result if isinstance(result, Failure) else cited_list(result))


def csv(result: Document | Failure, view: View) -> bytes:
    from vbhc.export.cited import cited_list, csv_rows
    from vbhc.model import Failure

    return b"" if isinstance(result, Failure) else csv_rows(cited_list(result))
