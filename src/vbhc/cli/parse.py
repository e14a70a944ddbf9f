"""`vbhc parse`: files → what they are, for the screen or for scripts."""

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
    NDJSON = "ndjson"


@app.command(cls=Command)
def parse(
    paths: options.Paths,
    form: Annotated[
        Format,
        typer.Option(
            "--format", help="text: để đọc; json: nhiều văn bản thì là một mảng; ndjson: mỗi dòng một văn bản."
        ),
    ] = Format.TEXT,
    output: options.OutputFile = None,
    glob: options.Glob = None,
    stdin_name: options.StdinName = "stdin",
    jobs: options.Processes = 1,
    ocr: options.Ocr = options.OcrMode.AUTO,
    quiet: options.Quiet = False,
    rules: options.RulesFolders = None,
) -> int:
    """Đọc văn bản và mô tả: số, ký hiệu, ngày, cơ quan ban hành, trích yếu, người ký, bố cục, viện dẫn.

    Mã thoát: 0 đọc được tất cả, 1 có tệp lỗi (các tệp khác vẫn đọc xong), 2 dùng sai lệnh.
    """
    from vbhc.cli.batch import Frame, Job, View, array_of, run_paths

    frames = {Format.TEXT: Frame(between=b"\n"), Format.JSON: array_of(paths), Format.NDJSON: Frame()}
    renders = {Format.TEXT: text, Format.JSON: json, Format.NDJSON: ndjson}
    job = Job(renders[form], View(*options.screen_size(output)), tuple(rules or ()), ocr.value)
    return run_paths(job, frames[form], paths, output, glob, stdin_name, jobs, quiet)


def text(result: Document | Failure, view: View) -> bytes:
    from vbhc.export.screen import panel
    from vbhc.model import Failure

    return b"" if isinstance(result, Failure) else panel(result, view.width, view.colour).encode()


def json(result: Document | Failure, view: View) -> bytes:
    from vbhc.export.json import dump

    return dump(result, indent=2)


def ndjson(result: Document | Failure, view: View) -> bytes:
    from vbhc.export.json import dump

    return dump(result) + b"\n"
