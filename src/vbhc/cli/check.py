"""`vbhc check`: what is wrong with the citations and the form of documents, why, and what is right."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app

app = new_app()


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Format(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    NDJSON = "ndjson"
    SARIF = "sarif"
    CSV = "csv"
    HTML = "html"
    DOCX = "docx"


@app.command(cls=Command)
def check(
    paths: options.Paths,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="full: đoạn có lỗi, lý do, cách sửa; concise: mỗi lỗi một dòng; json, ndjson: đủ chi tiết; "
            "sarif: cho chương trình soát mã; csv: bảng tính; html: trang để đọc và in, ghi chú ở lề; "
            "docx: bản sao của tệp Word có ghi chú ở từng lỗi.",
        ),
    ] = Format.FULL,
    output: options.OutputFile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    severity: Annotated[Severity, typer.Option(help="Chỉ báo từ mức này trở lên.")] = Severity.INFO,
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            "--fail-on", help="Mã thoát 1 khi có lỗi từ mức này (theo vbhc.toml, hoặc warning).", show_default=False
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Luôn thoát với mã 0 khi kiểm tra xong.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Chỉ đếm số lỗi của mỗi quy tắc.")] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            metavar="TỆP",
            help="Tệp các lỗi đã chấp nhận: chưa có thì ghi, có rồi thì không báo lại.",
            show_default=False,
        ),
    ] = None,
    library: options.LibraryFile = None,
    glob: options.Glob = None,
    stdin_name: options.StdinName = "stdin",
    ocr: options.Ocr = options.OcrMode.AUTO,
    quiet: options.Quiet = False,
    rules: options.RulesFolders = None,
) -> int:
    """Kiểm tra viện dẫn và thể thức: chỗ nào sai, vì sao, viết thế nào là đúng.

    Mã thoát: 0 không có lỗi, 1 có lỗi từ mức --fail-on, 2 không kiểm tra được.
    """  # fmt: skip
    from vbhc.cli.checking import Checking, run

    job = Checking(
        paths=paths,
        form=form.value,
        output=output,
        select=select,
        ignore=ignore,
        severity=severity.value,
        fail_on=fail_on.value if fail_on else None,
        exit_zero=exit_zero,
        statistics=statistics,
        baseline=baseline,
        library=library,
        glob=glob,
        stdin_name=stdin_name,
        quiet=quiet,
        ocr=ocr.value,
        rules=tuple(rules or ()),
    )
    return run(job)
