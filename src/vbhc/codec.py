"""Results to JSON, by the contracts of docs/output; what a contract leaves out (blocks, zones) is not written.

In: dataclasses.  Out: UTF-8 JSON.  Pydantic's core writes them, from a description of the types that is made here of
their hints: without one it asks each value what it is, which takes twice as long, and pydantic itself takes 0.1 s at
each start to make one.
"""

from __future__ import annotations

import functools
import types
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin

from vbhc.model import Document, Failure
from vbhc.shape import fields_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pydantic_core import SchemaSerializer

_SCALARS = {str: "str", int: "int", float: "float", bool: "bool"}
LEFT_OUT = {field.name for field in fields(Document) if field.metadata.get("exclude")}


def to_json(result: Document | Failure, indent: int | None = None) -> bytes:
    """UTF-8 JSON of one result; one line where `indent` is None."""
    return encoded(result, indent, LEFT_OUT)


def encoded(value: DataclassInstance, indent: int | None = None, left_out: set[str] | None = None) -> bytes:
    """UTF-8 JSON of a value, without its fields named in `left_out`; one line where `indent` is None."""
    return _writer(type(value)).to_json(value, indent=indent, exclude=left_out, warnings=False)


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
