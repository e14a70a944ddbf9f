"""Documents as JSON, by the contract "vbhc/1", and its JSON Schema."""

from vbhc.codec import schema
from vbhc.codec import to_json as dump

__all__ = ["dump", "schema"]
