"""Loads `rules/` once and lazily: what the program knows, as data.

A table is a YAML file whose top is a list of entries, or a TSV file with a header line.  `--rules DIR` names a
folder whose files of the same name add their entries to those that ship with the program; a YAML file
`{replace: true, entries: […]}` there takes their place.  A bad entry is reported with file, line and entry.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from vbhc.cache import Cache
from vbhc.errors import VbhcError, reason
from vbhc.shape import ShapeError, shaped

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
        """The entries of `NAME.yaml` in every folder, validated as `entry` (a dataclass).

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
            origin: dict[str, Path] = {}
            for path in self._files(f"{name}.yaml"):
                settings = load_yaml(path) or {}
                if not isinstance(settings, dict):
                    raise VbhcError("rules-invalid", f"{path}: phải là các dòng “tên: giá trị”, không phải danh sách.")
                merged |= settings
                origin |= dict.fromkeys(settings, path)
            self._tables[key] = (validate(merged, entry, origin),)
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


def read(path: Path) -> str:
    """The text of a rules file.  Raises VbhcError("rules-invalid") where it is not UTF-8 or cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise VbhcError("rules-invalid", f"{path}: không phải UTF-8; hãy lưu lại tệp ở dạng UTF-8.") from None
    except OSError as error:
        raise VbhcError("rules-missing", f"{path}: không đọc được ({reason(error)}); hãy kiểm tra quyền đọc.") from None


def load_yaml(path: Path) -> Any:
    """The value of a YAML file.  Raises VbhcError("rules-invalid") with the line of the error.

    Values are kept as JSON in the user's cache folder under what they were made from: importing and running the
    reader of YAML takes a tenth of the time of reading a document.
    """
    text = read(path)
    kept, key = Cache("yaml"), hashlib.sha256(text.encode()).hexdigest()
    found = kept.get(key)
    if found is not None:
        with contextlib.suppress(ValueError):  # an entry that is damaged is made again
            return json.loads(found)
    value = parse_yaml(text, path)
    with contextlib.suppress(TypeError):  # a date: no JSON
        data = json.dumps(value, ensure_ascii=False)
        if json.loads(data) == value and kept.put(key, data.encode()):
            kept.prune()
    return value


def parse_yaml(text: str, path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is 10 times as fast, where it is built
    try:
        return yaml.load(text, Loader=loader)
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
    if isinstance(value, dict) and value.keys() - {"replace", "entries"}:
        raise VbhcError("rules-invalid", f"{path}: các mục phải là một danh sách, hoặc nằm dưới “entries:”.")
    items = value.get("entries", []) if isinstance(value, dict) else value or []
    if not isinstance(items, list):
        raise VbhcError("rules-invalid", f"{path}: phải là một danh sách các mục.")
    return replaces, [validate(item, entry, (path, number)) for number, item in enumerate(items)]


def validate(item: Any, entry: type[T], origin: tuple[Path, int] | dict[str, Path]) -> T:
    """`item` as an `entry`; `origin`: (file, number of the entry), or the file of each setting.

    Raises VbhcError("rules-invalid") that says where.
    """
    try:
        return shaped(item, entry)
    except ShapeError as error:
        told = f"{place(origin, error.where[0] if error.where else '')}: {'.'.join(error.where) or 'mục'} không hợp lệ"
        raise VbhcError("rules-invalid", f"{told} ({error.reason}).") from None


def place(origin: tuple[Path, int] | dict[str, Path], key: str) -> str:
    """Where to look: file, line and entry."""
    if isinstance(origin, tuple):
        path, number = origin
        return f"{path}, dòng {line_of(path, number)}, mục {number + 1}"
    found = origin.get(key)
    return f"{found}, dòng {line_of(found, key)}" if found else ", ".join(map(str, dict.fromkeys(origin.values())))


def line_of(path: Path, at: int | str) -> int:
    """The line (from 1) of an entry by its number, or of a setting by its name; read again only to report an error."""
    import yaml

    node = yaml.compose(read(path), Loader=yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode):
        name = at if isinstance(at, str) else "entries"
        key, value = next(((k, v) for k, v in node.value if k.value == name), (node, node))
        if isinstance(at, str):
            line: int = key.start_mark.line + 1
            return line
        node = value
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return items[at].start_mark.line + 1 if isinstance(at, int) and at < len(items) else 1


def read_tsv(path: Path) -> list[dict[str, str]]:
    """The rows of a TSV file.  Raises VbhcError("rules-invalid") where a line has more cells than the header."""
    names: list[str] | None = None
    rows = []
    for number, line in enumerate(read(path).splitlines(), 1):
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
