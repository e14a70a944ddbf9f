"""`vbhc library …`: documents kept, and questions to what is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, new_group
from vbhc.errors import VbhcError

if TYPE_CHECKING:
    from vbhc.cli.adding import Shelf
    from vbhc.library import Library
    from vbhc.rules import Rules

app = new_group("Kho văn bản: nạp, tra, xóa, hỏi văn bản còn thiếu.")


class Table(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


TableForm = Annotated[Table, typer.Option("--format", help="text: để đọc; json; csv: cho bảng tính.")]
Wanted = Annotated[
    str, typer.Argument(metavar="SỐ_KÝ_HIỆU|MÃ", help="Số, ký hiệu, tên luật, hoặc mã trong kho.", show_default=False)
]


@contextlib.contextmanager
def opened(place: str | None) -> Iterator[Library]:
    """The library that is meant."""
    from vbhc.cli.settings import library_location
    from vbhc.library import Library

    with Library(library_location(place), create=False) as library:
        yield library


def shelf(place: str | None, rules: list[str] | None) -> Shelf:
    """The library that is meant, to add to it."""
    from vbhc.cli.adding import Shelf
    from vbhc.cli.batch import rules_of
    from vbhc.cli.settings import library_location

    return Shelf(library_location(place), rules_of(tuple(rules or ())))


def type_of(said: str | None, rules: Rules) -> str | None:
    """The code of the type that is meant.  Raises VbhcError("usage") where there is no such type."""
    from vbhc.text.doctypes import types

    if said is None:
        return None
    code = rules.once(types).said(said)
    if code is None:
        told = f"không có loại văn bản “{said}”; hãy gõ ký hiệu (KH, QĐ …) hoặc tên loại (kế hoạch …)"
        raise VbhcError("usage", f"--type: {told}.")
    return code


def year_of(said: str | None) -> str | None:
    """Raises VbhcError("usage") where that is no year."""
    if said is not None and not (len(said) == 4 and said.isdecimal()):
        raise VbhcError("usage", f"--year: “{said}” không phải một năm; hãy gõ bốn chữ số, ví dụ 2024.")
    return said


def date_of(said: str | None, rules: Rules) -> str | None:
    """The day as an ISO date.  Raises VbhcError("usage") where that is none."""
    from vbhc.library.register import read_date

    date = read_date(said, rules) if said else None
    if said is not None and date is None:
        raise VbhcError("usage", f"--date: “{said}” không phải một ngày; hãy gõ như 2024-05-22 hoặc 22/5/2024.")
    return date


@app.command("add", cls=Command)
def add(
    paths: options.Paths,
    library: options.LibraryFile = None,
    glob: options.Glob = None,
    jobs: options.Processes = 1,
    ocr: options.Ocr = options.OcrMode.AUTO,
    quiet: options.Quiet = False,
    rules: options.RulesFolders = None,
) -> int:
    """Nạp văn bản vào kho. Tệp không đổi thì bỏ qua, bản khác của cùng văn bản được gắn vào văn bản đó.

    Nhận cả văn bản của kho khác: tệp do `vbhc library export` hay `vbhc parse --format ndjson` ghi ra.

    Mã thoát: 0 nạp được tất cả, 1 có tệp lỗi (các tệp khác vẫn nạp), 2 không mở được kho.
    """
    from vbhc.cli.adding import add_paths

    with shelf(library, rules) as kept:
        return add_paths(kept, paths, glob, jobs, quiet, tuple(rules or ()), ocr.value)


@app.command("list", cls=Command)
def list_(
    library: options.LibraryFile = None,
    type_: options.OfType = None,
    issuer: options.OfIssuer = None,
    year: options.OfYear = None,
    form: TableForm = Table.TEXT,
    output: options.OutputFile = None,
) -> int:
    """Liệt kê văn bản trong kho theo ngày."""
    from vbhc.export import kept as forms
    from vbhc.library import queries

    with opened(library) as kept:
        type_, year = type_of(type_, kept.rules), year_of(year)
        with kept.asking() as connection:
            options.write(output, forms.table(queries.kept(connection, type_, issuer, year), form.value))
    return 0


@app.command("show", cls=Command)
def show(
    wanted: Wanted,
    library: options.LibraryFile = None,
    output: options.OutputFile = None,
) -> int:
    """Xem một văn bản: dữ liệu, các bản, quan hệ. Văn bản chưa có trong kho thì xem những gì được viện dẫn.

    Mã thoát: 0 có, 2 không tìm thấy.
    """
    from vbhc.export import kept as forms
    from vbhc.library import queries

    with opened(library) as kept:
        found = kept.find(wanted)
        if not found:
            raise VbhcError("not-found", f"{wanted}: kho không có và không văn bản nào viện dẫn.")
        parts = []
        for node in found:
            with kept.asking() as connection:
                files = queries.files_of(connection, node.id)
                otherwise = queries.told_otherwise(connection, node)
                perhaps = queries.perhaps_citing(connection, node.id)
            parts.append(forms.one(node, files, kept.chain([node.id], "both", 1), otherwise, perhaps))
    options.write(output, "\n".join(parts))
    return 0


@app.command("remove", cls=Command)
def remove(wanted: Wanted, library: options.LibraryFile = None) -> int:
    """Bỏ một văn bản khỏi kho (tệp gốc giữ nguyên).

    Mã thoát: 0 đã bỏ, 2 không tìm thấy hoặc có nhiều văn bản cùng số, ký hiệu.
    """
    from vbhc.cli.chain import only_one

    with opened(library) as kept:
        found = [node for node in kept.find(wanted) if node.state == "kept"]
        if not found:
            raise VbhcError("not-found", f"{wanted}: trong kho không có văn bản này.")
        if len(found) > 1:
            only_one(kept, [wanted])
        kept.store.remove(found[0].id)
        kept.store.settle()
    typer.echo(f"Đã bỏ {wanted} khỏi kho.")
    return 0


@app.command("status", cls=Command)
def status(library: options.LibraryFile = None) -> int:
    """Đếm: văn bản, bản, tệp, viện dẫn đã rõ và chưa rõ."""
    from vbhc.export import kept as forms
    from vbhc.library import queries

    with opened(library) as kept, kept.asking() as connection:
        typer.echo(forms.counts(queries.status(connection)), nl=False)
    return 0


@app.command("export", cls=Command)
def export(library: options.LibraryFile = None, output: options.OutputFile = None) -> int:
    """Xuất mọi văn bản trong kho, mỗi dòng một JSON (vbhc/1).

    Máy khác nạp tệp này bằng `vbhc library add`. Của mỗi văn bản chỉ xuất bản đầy đủ nhất; văn bản chỉ có trong sổ đăng
    ký thì không xuất.
    """
    from vbhc.cli.output import Output

    with opened(library) as kept, Output(output) as out:
        for line in kept.documents():
            out.write(line + b"\n")
    return 0


@app.command("import", cls=Command)
def import_(
    registers: Annotated[
        list[str], typer.Argument(metavar="TỆP", help="Sổ đăng ký: csv, xlsx hoặc jsonl.", show_default=False)
    ],
    library: options.LibraryFile = None,
    rules: options.RulesFolders = None,
) -> int:
    """Nạp sổ đăng ký văn bản (csv, xlsx, jsonl). Mỗi dòng: số, ký hiệu, loại, ngày, cơ quan, trích yếu, hiệu lực.

    Mã thoát: 0 nạp hết, 1 có dòng sai (các dòng khác vẫn nạp), 2 không đọc được sổ.
    """
    from vbhc.cli.adding import import_registers

    with shelf(library, rules) as kept:
        return import_registers(kept, registers)


@app.command("why", cls=Command)
def why(wanted: Wanted, library: options.LibraryFile = None, output: options.OutputFile = None) -> int:
    """Vì sao một viện dẫn được coi là văn bản này. In ra: đã nói gì, khớp gì, trái gì.

    Mã thoát: 0 có, 2 không ai viện dẫn.
    """
    from vbhc.export import kept as forms
    from vbhc.library import queries

    with opened(library) as kept:
        with kept.asking() as connection:
            found = queries.why(connection, wanted)
        if not found:
            raise VbhcError("not-found", f"{wanted}: không văn bản nào trong kho viện dẫn.")
    options.write(output, "\n".join(forms.reasons(one) for one in found))
    return 0


@app.command("missing", cls=Command)
def missing(
    library: options.LibraryFile = None,
    limit: Annotated[int, typer.Option(metavar="SỐ", min=1, help="Nhiều nhất bao nhiêu văn bản.")] = 100,
    form: TableForm = Table.TEXT,
    output: options.OutputFile = None,
) -> int:
    """Văn bản được viện dẫn mà kho chưa có, nhiều nơi viện dẫn trước."""
    from vbhc.export import kept as forms
    from vbhc.library import queries

    with opened(library) as kept, kept.asking() as connection:
        options.write(output, forms.missing(queries.missing(connection, limit), form.value))
    return 0


@app.command("coverage", cls=Command)
def coverage(
    wanted: Wanted,
    level: Annotated[Level, typer.Option(help="Cấp của các cơ quan cần đếm.")] = Level.DISTRICT,
    province: Annotated[
        str | None, typer.Option(metavar="TỈNH", help="Chỉ trong tỉnh này.", show_default=False)
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="NGÀY",
            help="Đơn vị hành chính tại ngày này (2024-05-22); mặc định ngày văn bản.",
            show_default=False,
        ),
    ] = None,
    library: options.LibraryFile = None,
    form: TableForm = Table.TEXT,
    output: options.OutputFile = None,
) -> int:
    """Địa phương nào đã có văn bản thực hiện, địa phương nào chưa."""  # fmt: skip
    from vbhc.export import kept as forms
    from vbhc.library.coverage import coverage as cover

    with opened(library) as kept:
        found = cover(kept, wanted, level.value, province, date_of(date, kept.rules))
        options.write(output, forms.covered(found, form.value))
    return 0
