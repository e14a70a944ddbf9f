"""`vbhc chain`: what a document carries out and rests on, and what carries it out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbhc.cli import options
from vbhc.cli.shell import Command, complain, new_app
from vbhc.errors import VbhcError

if TYPE_CHECKING:
    from vbhc.library import Library
    from vbhc.library.chain import Chain, Direction
    from vbhc.model import Document
    from vbhc.rules import Rules

app = new_app()


class Format(StrEnum):
    TREE = "tree"
    JSON = "json"
    CSV = "csv"
    DOT = "dot"
    MERMAID = "mermaid"
    SVG = "svg"
    HTML = "html"


@app.command(cls=Command)
def chain(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="SỐ_KÝ_HIỆU|TỆP",
            help="Số, ký hiệu (29-CT/TW), tên luật, mã văn bản trong kho, hoặc tệp, thư mục văn bản.",
            show_default=False,
        ),
    ],
    up: Annotated[bool, typer.Option("--up", help="Đi lên: văn bản này thực hiện, căn cứ văn bản nào.")] = False,
    down: Annotated[bool, typer.Option("--down", help="Đi xuống: những văn bản nào thực hiện văn bản này.")] = False,
    both: Annotated[bool, typer.Option("--both", help="Cả hai chiều (mặc định).")] = False,
    depth: Annotated[int, typer.Option(metavar="SỐ", min=1, help="Số bước nhiều nhất mỗi chiều.")] = 5,
    kinds: Annotated[
        str | None,
        typer.Option(
            metavar="QUAN_HỆ", help="Chỉ theo các quan hệ này, ví dụ “implements,based_on”.", show_default=False
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="Dạng kết quả; html là một trang tự chứa, mở bằng trình duyệt.")
    ] = Format.TREE,
    output: options.OutputFile = None,
    library: options.LibraryFile = None,
    rules: options.RulesFolders = None,
) -> int:
    """Vẽ chuỗi văn bản: từ chỉ thị của Trung ương đến kế hoạch của xã.

    Cho tệp hoặc thư mục thì các văn bản đó được nối với nhau ngay, không cần kho; có kho thì nối thêm với kho.

    Mã thoát: 0 vẽ được; 1 có tệp lỗi, các tệp khác vẫn vẽ; 2 không có gì để vẽ, có nhiều văn bản cùng số, hoặc dùng sai
    lệnh.
    """  # fmt: skip
    from vbhc.cli.batch import rules_of

    direction = direction_of(up, down, both)
    chosen = kinds_of(kinds)
    made, failed = drawn(what, direction, depth, chosen, library, rules_of(tuple(rules or ())))
    options.write(output, rendered(made, direction, form, output))
    return 1 if failed else 0


def direction_of(up: bool, down: bool, both: bool) -> Direction:
    if both or up == down:
        return "both"
    return "up" if up else "down"


def kinds_of(text: str | None) -> frozenset[str] | None:
    """The kinds named, None for the usual ones.  Raises VbhcError("usage") for one that there is not."""
    if text is None:
        return None
    from vbhc.library.records import KINDS

    chosen = frozenset(kind.strip() for kind in text.split(",") if kind.strip())
    unknown = sorted(chosen - set(KINDS))
    if unknown or not chosen:
        told = f"không có quan hệ “{', '.join(unknown)}”" if unknown else "thiếu tên quan hệ"
        raise VbhcError("usage", f"--kinds: {told}; các quan hệ: {', '.join(KINDS)}.")
    return chosen


def drawn(
    what: list[str], direction: Direction, depth: int, kinds: frozenset[str] | None, place: str | None, rules: Rules
) -> tuple[Chain, int]:
    """(the chain, how many inputs failed)."""
    documents, names, failed = read_all(what, rules)
    with open_library(place, rules, needed=bool(names)) as library:
        if names:
            only_one(library, names)
        return library.chain(names, direction, depth, kinds, documents), failed


def open_library(place: str | None, rules: Rules, *, needed: bool) -> Library:
    """The library that is meant; one in memory where only files are given and there is none."""
    from vbhc.cli.settings import library_location
    from vbhc.library import Library
    from vbhc.library.opening import path_of

    location = library_location(place)
    if not needed and place is None and not path_of(location).exists():
        return Library(None, rules)
    return Library(location, rules, create=False)


def only_one(library: Library, names: list[str]) -> None:
    """Raises VbhcError("ambiguous") with the documents that bear a code, where several do."""
    for name in names:
        found = library.find(name)
        if len(found) > 1:
            from vbhc.export.chain import one_line

            lines = "\n".join(f"  {node.id}  {one_line(node)}" for node in found)
            told = f"{name}: có {len(found)} văn bản mang số, ký hiệu này; hãy gọi lại bằng mã ở đầu dòng:"
            raise VbhcError("ambiguous", f"{told}\n{lines}")


def read_all(what: list[str], rules: Rules) -> tuple[list[Document], list[str], int]:
    """(documents of the paths among `what`, the other words, how many paths failed)."""
    from vbhc.cli.ahead import converted_ahead
    from vbhc.cli.inputs import Missing, document_of, expand

    paths = [word for word in what if is_path(word)]
    documents: list[Document] = []
    errors: list[VbhcError] = []
    for item in converted_ahead(expand(paths, None, "stdin", None)):
        try:
            if isinstance(item, Missing):
                raise VbhcError(item.code, item.message)
            documents.append(document_of(item, rules))
        except VbhcError as error:
            errors.append(error)
    names = [word for word in what if not is_path(word)]
    last = errors.pop() if errors and not documents and not names else None
    for one in errors:
        complain(one.message)
    if last:  # there is nothing to draw
        raise last
    return documents, names, len(errors)


def is_path(word: str) -> bool:
    """Whether a file is meant: there is one, or the ending is that of a document's file."""
    from vbhc.cli.inputs import DOCUMENTS, WRITTEN

    return Path(word).exists() or Path(word).suffix.lower() in DOCUMENTS | WRITTEN


def rendered(made: Chain, direction: Direction, form: Format, output: str | None) -> str:
    from vbhc.export import chain as forms

    if form is Format.TREE:
        from vbhc.export.chain_tree import trees

        return trees(made, direction, *options.screen_size(output))
    if form is Format.HTML:
        from vbhc.export.chain_page import page

        return page(made)
    makers = {
        Format.JSON: forms.as_json,
        Format.CSV: forms.as_csv,
        Format.DOT: forms.as_dot,
        Format.MERMAID: forms.as_mermaid,
        Format.SVG: forms.as_svg,
    }
    return makers[form](made)
