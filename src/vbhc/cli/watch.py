"""`vbhc watch`: documents are read as they come into a folder."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_app
from vbhc.errors import VbhcError

app = new_app()


@app.command(cls=Command)
def watch(
    folder: Annotated[
        str, typer.Argument(metavar="THƯ_MỤC", help="Thư mục văn bản đến, gồm thư mục con.", show_default=False)
    ],
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="THƯ_MỤC", help="Ghi mỗi văn bản một tệp JSON vào đây.", show_default=False),
    ] = None,
    library: Annotated[
        str | None, typer.Option("--library", metavar="TỆP|URL", help="Nạp vào kho này.", show_default=False)
    ] = None,
    move_to: Annotated[
        str | None,
        typer.Option("--move-to", metavar="THƯ_MỤC", help="Chuyển tệp đã đọc xong sang đây.", show_default=False),
    ] = None,
    interval: Annotated[
        float, typer.Option("--interval", metavar="GIÂY", help="Số giây giữa hai lần nhìn thư mục.")
    ] = 2.0,
    once: Annotated[bool, typer.Option("--once", help="Đọc hết những tệp đang có rồi thoát.")] = False,
    glob: options.Glob = None,
    jobs: options.Processes = 1,
    ocr: options.Ocr = options.OcrMode.AUTO,
    quiet: options.Quiet = False,
    rules: options.RulesFolders = None,
) -> int:
    """Trông thư mục văn bản đến: đọc mỗi tệp một lần, khi tệp đã chép xong; bị tắt lúc nào cũng chạy tiếp được.

    Tệp chỉ bị chuyển đi khi có --move-to. Dừng bằng Ctrl-C.
    Mã thoát: với --once: 0 đọc được tất cả, 1 có tệp lỗi; 2 dùng sai lệnh; 130 dừng bằng Ctrl-C.
    """
    from vbhc.cli.batch import rules_of
    from vbhc.cli.journal import Journal
    from vbhc.cli.watching import Watching, journal_of
    from vbhc.cli.watching import watch as run
    from vbhc.library import Library

    if out is None and library is None:
        raise VbhcError("usage", "cần --out (thư mục ghi kết quả), --library (kho văn bản), hoặc cả hai.")
    if not folder:
        raise VbhcError("usage", "tên thư mục để trống; hãy kiểm tra lại lệnh.")
    if not Path(folder).is_dir():
        raise VbhcError("usage", f"{folder}: không có thư mục này; hãy kiểm tra lại đường dẫn.")
    if interval <= 0 or jobs < 1:
        raise VbhcError("usage", "--interval phải lớn hơn 0, -j từ 1 trở lên.")
    job = Watching(
        folder=Path(folder),
        out=Path(out) if out else None,
        move_to=Path(move_to) if move_to else None,
        glob=glob,
        interval=interval,
        once=once,
        processes=jobs,
        quiet=quiet,
        rules=tuple(rules or ()),
        ocr=ocr.value,
    )
    loaded = rules_of(job.rules)
    with Journal(journal_of(job, library)) as journal, Library(library, loaded) if library else nullcontext() as kept:
        return run(job, journal, kept)
