"""Loads `rules/` once and lazily: what the program knows, as data.

A table is a YAML file whose top is a list of entries, or a TSV file with a header line.  `--rules DIR` names a
folder whose files of the same name add their entries to those that ship with the program; a YAML file
`{replace: true, entries: […]}` there takes their place.  A bad entry is reported with file, line and entry.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar, cast

from vbhc.model import VbhcError

T = TypeVar("T")


def shipped() -> Path:
    """The folder of the rules that ship with the program: inside the wheel, or beside src/ in a checkout."""
    here = Path(__file__).resolve()
    inside = here.parent / "rules_data"
    return inside if inside.is_dir() else here.parents[2] / "rules"


class Rules:
    """The tables of one or several rules folders, each read when first asked for."""

    def __init__(self, *extra: Path) -> None:
        for folder in extra:
            if not folder.is_dir():
                raise VbhcError("rules-missing", f"{folder}: không phải thư mục quy tắc; hãy kiểm tra lại --rules.")
        self.folders = (shipped(), *extra)
        self._tables: dict[tuple[str, Any], tuple[Any, ...]] = {}
        self._built: dict[Callable[[Rules], Any], Any] = {}

    def table(self, name: str, entry: type[T]) -> tuple[T, ...]:
        """The entries of `NAME.yaml` in every folder, validated as `entry` (a dataclass or pydantic model).

        Raises VbhcError("rules-invalid") that names the file, the line and what is wrong.
        """
        key = (name, entry)
        if key not in self._tables:
            found: list[T] = []
            for path in self._files(f"{name}.yaml"):
                replaces, entries = read_yaml(path, entry)
                found = entries if replaces else found + entries
            self._tables[key] = tuple(found)
        return self._tables[key]

    def mapping(self, name: str, entry: type[T]) -> T:
        """`NAME.yaml` whose top is one mapping of settings, validated as `entry`; later folders override its keys."""
        key = (name, entry)
        if key not in self._tables:
            merged: dict[str, Any] = {}
            paths = self._files(f"{name}.yaml")
            for path in paths:
                merged |= load_yaml(path) or {}
            self._tables[key] = (validate(merged, entry, paths[-1], None),)
        value: T = self._tables[key][0]
        return value

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of `NAME.tsv` in every folder, keyed by the header line; '#' starts a comment line."""
        key = (name, None)
        if key not in self._tables:
            self._tables[key] = tuple(row for path in self._files(f"{name}.tsv") for row in read_tsv(path))
        return self._tables[key]

    def once(self, build: Callable[[Rules], T]) -> T:
        """`build(self)`, computed when first asked for: patterns and indexes made from the tables."""
        if build not in self._built:
            self._built[build] = build(self)
        value: T = self._built[build]
        return value

    def _files(self, name: str) -> list[Path]:
        found = [folder / name for folder in self.folders if (folder / name).is_file()]
        if not found:
            raise VbhcError("rules-missing", f"{self.folders[0] / name}: thiếu tệp quy tắc; hãy cài đặt lại vbhc.")
        return found


@functools.cache
def default_rules() -> Rules:
    """The rules that ship with the program."""
    return Rules()


def load_yaml(path: Path) -> Any:
    """The value of a YAML file.  Raises VbhcError("rules-invalid") with the line of the error."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is 10 times as fast, where it is built
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", dòng {mark.line + 1}" if mark else ""
        raise VbhcError(
            "rules-invalid", f"{path}{line}: YAML sai cú pháp ({getattr(error, 'problem', error)})."
        ) from None


def read_yaml(path: Path, entry: type[T]) -> tuple[bool, list[T]]:
    """(whether the file replaces those before it, its entries)."""
    value = load_yaml(path)
    replaces = isinstance(value, dict) and bool(value.get("replace"))
    items = value.get("entries", []) if isinstance(value, dict) else value or []
    if not isinstance(items, list):
        raise VbhcError("rules-invalid", f"{path}: phải là một danh sách các mục.")
    return replaces, [validate(item, entry, path, n) for n, item in enumerate(items)]


def validate(item: Any, entry: type[T], path: Path, number: int | None) -> T:
    from pydantic import ValidationError

    try:
        value: T = adapter(cast(Hashable, entry)).validate_python(item)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        place = "" if number is None else f", dòng {line_of(path, number)}, mục {number + 1}"
        raise VbhcError("rules-invalid", f"{path}{place}: {where or 'mục'} không hợp lệ ({first['msg']}).") from None
    return value


@functools.cache
def adapter(entry: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(entry)


def line_of(path: Path, number: int) -> int:
    """The line (from 1) on which entry `number` of a YAML list starts; read again only to report an error."""
    import yaml

    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode):
        node = next((v for k, v in node.value if k.value == "entries"), node)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return items[number].start_mark.line + 1 if number < len(items) else 1


def read_tsv(path: Path) -> list[dict[str, str]]:
    """The rows of a TSV file.  Raises VbhcError("rules-invalid") where a line has more cells than the header."""
    names: list[str] | None = None
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if names is None:
            names = cells
            continue
        if len(cells) > len(names):
            raise VbhcError("rules-invalid", f"{path}, dòng {number}: nhiều ô hơn dòng tiêu đề.")
        rows.append(dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True)))
    return rows
