"""Results to JSON, by the contracts of docs/output; what a contract leaves out (blocks, zones) is not written.

In: dataclasses.  Out: UTF-8 JSON.  The values are of the types that they are annotated with (mypy holds that), so
pydantic's core writes them as they are: making its serializers for all types first takes 0.1 s at each start.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from vbhc.model import Document, Failure

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LEFT_OUT = {field.name for field in fields(Document) if field.metadata.get("exclude")}


def to_json(result: Document | Failure, indent: int | None = None) -> bytes:
    """UTF-8 JSON of one result; one line where `indent` is None."""
    return encoded(result, indent, LEFT_OUT)


def encoded(value: DataclassInstance, indent: int | None = None, left_out: set[str] | None = None) -> bytes:
    """UTF-8 JSON of a value, without its fields named in `left_out`; one line where `indent` is None."""
    from pydantic_core import to_json

    return to_json(value, indent=indent, exclude=left_out)


def schema() -> dict[str, Any]:
    """The JSON Schema of one line of output."""
    from pydantic import TypeAdapter

    made: TypeAdapter[Document | Failure] = TypeAdapter(Document | Failure)
    return made.json_schema(mode="serialization")
