"""A value of YAML or JSON → an instance of a dataclass, checked by its type hints.

In: dicts, lists and plain values.  Out: dataclasses, tuples, frozensets as the hints say.  Rules are read at every
start of the program; building pydantic's validators for them costs 5 ms a type, ten times what the reading costs.
"""

from __future__ import annotations

import dataclasses
import functools
import sys
import types
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from vbhc.records import fill

T = TypeVar("T")

WANTED = {str: "phải là chữ", int: "phải là số nguyên", bool: "phải là true hoặc false", float: "phải là số"}
A_LIST, A_MAPPING = "phải là danh sách", "phải là các dòng “tên: giá trị”"


class ShapeError(Exception):
    """`where`: the keys that lead to the value; `reason` in Vietnamese."""

    def __init__(self, where: tuple[str, ...], reason: str) -> None:
        super().__init__(reason)
        self.where = where
        self.reason = reason


def shaped(value: Any, hint: type[T]) -> T:
    """`value` as `hint`.  Raises ShapeError, also for a key that a dataclass does not have: it is mostly misspelt."""
    made: T = _shaped(value, hint, ())
    return made


def _shaped(value: Any, hint: Any, where: tuple[str, ...]) -> Any:
    if hint in WANTED:
        if type(value) is hint or (hint is float and type(value) is int):
            return value
        raise ShapeError(where, WANTED[hint])
    if dataclasses.is_dataclass(hint):
        return _dataclass(value, hint, where)
    if hint is Any:
        return value
    if hint is None or hint is type(None):
        if value is not None:
            raise ShapeError(where, "phải để trống")
        return None
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        if value not in arguments:
            raise ShapeError(where, f"phải là một trong {', '.join(map(str, arguments))}")
        return value
    if origin in (Union, types.UnionType):
        return _union(value, arguments, where)
    if origin in (list, tuple, set, frozenset):
        return _sequence(value, origin, arguments, where)
    if origin in (dict, Mapping):
        if not isinstance(value, dict):
            raise ShapeError(where, A_MAPPING)
        key_hint, item_hint = arguments
        return {_shaped(k, key_hint, where): _shaped(v, item_hint, (*where, str(k))) for k, v in value.items()}
    raise TypeError(f"a rule cannot hold {hint!r}")


def _dataclass(value: Any, hint: Any, where: tuple[str, ...]) -> Any:
    if not isinstance(value, dict):
        raise ShapeError(where, A_MAPPING)
    hints, required = fields_of(hint)
    made = {}
    for key, item in value.items():
        if key not in hints:
            raise ShapeError((*where, str(key)), f"không có khóa này; có thể là {', '.join(hints)}")
        made[key] = _shaped(item, hints[key], (*where, key))
    if missing := required - made.keys():
        raise ShapeError((*where, min(missing)), "thiếu")
    return built(hint, made)


def built(hint: Any, values: dict[str, Any]) -> Any:
    """An instance of a dataclass, without its __init__: most types of rules have one instance, not worth compiling."""
    made = object.__new__(hint)
    fill(made, dataclasses.fields(hint), values)
    return made


def _union(value: Any, arguments: tuple[Any, ...], where: tuple[str, ...]) -> Any:
    if value is None and type(None) in arguments:
        return None
    error: ShapeError | None = None
    for argument in arguments:
        if argument is not type(None):
            try:
                return _shaped(value, argument, where)
            except ShapeError as found:
                error = error or found
    assert error is not None
    raise error


def _sequence(value: Any, origin: Any, arguments: tuple[Any, ...], where: tuple[str, ...]) -> Any:
    if not isinstance(value, list):
        raise ShapeError(where, A_LIST)
    if origin is tuple and arguments[-1] is not Ellipsis:
        if len(value) != len(arguments):
            raise ShapeError(where, f"phải có {len(arguments)} giá trị")
        pairs = zip(value, arguments, strict=True)
    elif arguments[0] in WANTED and set(map(type, value)) == {arguments[0]}:
        return origin(value)
    else:
        pairs = zip(value, (arguments[0],) * len(value), strict=True)
    return origin([_shaped(item, hint, (*where, str(number))) for number, (item, hint) in enumerate(pairs, 1)])


@functools.cache
def fields_of(hint: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """(hint of each field, the fields that must be there); without those that are not written (model.NOT_WRITTEN)."""
    found = [field for field in dataclasses.fields(hint) if not field.metadata.get("exclude")]
    written = types.SimpleNamespace(__annotations__={str(field.type): field.type for field in found})
    read = get_type_hints(written, vars(sys.modules[hint.__module__]))  # each way to write a type once
    hints = {field.name: read[str(field.type)] for field in found}
    missing = dataclasses.MISSING
    required = {field.name for field in found if field.default is missing and field.default_factory is missing}
    return {field.name: hints[field.name] for field in found if field.init}, frozenset(required)
