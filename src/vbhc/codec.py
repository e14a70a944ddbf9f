"""Results to JSON, by the contracts of docs/output, and back; what a contract leaves out (blocks, zones) is not kept.

In: dataclasses.  Out: UTF-8 JSON, or the other way round.  Pydantic's core writes them, from a description of the types
that is made here of their hints: without one it asks each value what it is, which takes twice as long, and pydantic
itself takes 0.1 s at each start to make one.  Read they are by the same hints (shape.py).
"""

from __future__ import annotations

import functools
import re
import types
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin

from vbhc.model import SCHEMA, Document, Failure, VbhcError
from vbhc.shape import ShapeError, fields_of, shaped

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pydantic_core import SchemaSerializer

_SCALARS = {str: "str", int: "int", float: "float", bool: "bool"}
_SHA256 = re.compile("[0-9a-f]{64}")


def to_json(result: Document | Failure, indent: int | None = None) -> bytes:
    """UTF-8 JSON of one result; one line where `indent` is None."""
    return encoded(result, indent)


def encoded(value: DataclassInstance, indent: int | None = None) -> bytes:
    """UTF-8 JSON of a value; one line where `indent` is None."""
    return _writer(type(value)).to_json(value, indent=indent, warnings=False)


def from_json(data: str | bytes, name: str) -> Document | Failure:
    """What `to_json` was given; a Document without what is not written.

    Raises VbhcError, each sentence about `name`: damaged, unsupported.
    """
    found = loaded(data, name)
    try:
        if "error" in found:
            return shaped(found, Failure)
        made = shaped(found, Document)
        if not _SHA256.fullmatch(made.source.sha256):
            raise ShapeError(("source", "sha256"), "phải là 64 chữ số 0-9, a-f")
    except ShapeError as error:
        told = f"không đúng hợp đồng {SCHEMA} ở “{'.'.join(error.where)}” ({error.reason})"
        raise VbhcError("damaged", f"{name}: {told}; hãy xuất lại rồi chép lại.") from None
    except RecursionError:
        raise VbhcError("damaged", f"{name}: lồng nhau quá sâu; hãy xuất lại rồi chép lại.") from None
    return made


def loaded(data: str | bytes, name: str) -> dict[str, Any]:
    """The object that `data` holds, where it is by the contract SCHEMA.  Raises VbhcError as `from_json` does."""
    found = read_json(data, name)
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        told = other(found.get("schema") if isinstance(found, dict) else None)
        raise VbhcError("unsupported", f"{name}: {told}.")
    return found


def read_json(data: str | bytes, name: str) -> Any:
    """The value that is written.  Raises VbhcError("damaged"), also for half a character, which no file can hold."""
    import pydantic_core

    try:
        return pydantic_core.from_json(data, allow_inf_nan=False)
    except ValueError:
        told = "không phải JSON, hoặc bị cắt ngang; hãy xuất lại rồi chép lại"
        raise VbhcError("damaged", f"{name}: {told}.") from None


def other(written: object) -> str:
    """What it is that is not by the contract SCHEMA, and what to do."""
    if not isinstance(written, str) or not written.startswith("vbhc/"):
        told = f"không phải kết quả đọc của vbhc (thiếu “schema”: “{SCHEMA}”)"
        return f"{told}; sổ đăng ký thì nạp bằng `vbhc library import`"
    if written.removeprefix("vbhc/").isdigit():
        return f"theo hợp đồng {written}, bản vbhc này chỉ đọc {SCHEMA}; hãy dùng cùng một bản vbhc ở cả hai máy"
    return f"là kết quả “{written}”, không phải văn bản; hãy lấy từ `vbhc library export` hay `vbhc parse`"


@functools.cache
def _writer(kind: type[DataclassInstance]) -> SchemaSerializer:
    from pydantic_core import SchemaSerializer

    made: dict[str, Any] = {}
    schema: Any = {"type": "definitions", "schema": _described(kind, made), "definitions": list(made.values())}
    return SchemaSerializer(schema)


def _described(hint: Any, made: dict[str, Any]) -> Any:
    """The core schema of a type; `made` takes those of dataclasses, which may hold themselves."""
    if is_dataclass(hint):
        return _of_dataclass(hint, made)
    origin, inner = get_origin(hint), [arg for arg in get_args(hint) if arg is not type(None)]
    if origin is list:
        return {"type": "list", "items_schema": _described(inner[0], made)}
    if origin is tuple:
        return {"type": "tuple", "items_schema": [_described(each, made) for each in inner]}
    if origin is dict:
        return {"type": "dict", "values_schema": _described(inner[1], made)}
    if origin is types.UnionType and len(inner) == 1:
        return {"type": "nullable", "schema": _described(inner[0], made)}
    return {"type": _SCALARS.get(hint, "any")}


def _of_dataclass(kind: Any, made: dict[str, Any]) -> Any:
    name = f"{kind.__module__}.{kind.__qualname__}"
    if name not in made:
        made[name] = None  # until its fields are known
        held = {key: _described(hint, made) for key, hint in fields_of(kind)[0].items()}
        listed = [{"type": "dataclass-field", "name": key, "schema": schema} for key, schema in held.items()]
        arguments = {"type": "dataclass-args", "dataclass_name": name, "fields": listed}
        made[name] = {
            "type": "dataclass", "cls": kind, "ref": name, "schema": arguments, "fields": list(held), "slots": True
        }  # fmt: skip
    return {"type": "definition-ref", "schema_ref": name}


def schema() -> dict[str, Any]:
    """The JSON Schema of one line of output."""
    from pydantic import TypeAdapter

    made: TypeAdapter[Document | Failure] = TypeAdapter(Document | Failure)
    return made.json_schema(mode="serialization")
