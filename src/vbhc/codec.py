"""Documents to and from JSON, by the contract "vbhc/1"; what the contract leaves out (blocks, zones) is not written."""

from __future__ import annotations

import functools
from typing import Any

from pydantic import TypeAdapter

from vbhc.model import Document, Failure


@functools.cache
def adapter() -> TypeAdapter[Document | Failure]:
    return TypeAdapter(Document | Failure)


def to_json(result: Document | Failure, indent: int | None = None) -> bytes:
    """UTF-8 JSON of one result; one line where `indent` is None."""
    return adapter().dump_json(result, indent=indent)


def schema() -> dict[str, Any]:
    """The JSON Schema of one line of output."""
    return adapter().json_schema(mode="serialization")
