"""vbhc: reads Vietnamese administrative documents and says what they are and what they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vbhc.pipeline import parse as parse

__version__ = "0.1.0"
__all__ = ["__version__", "parse"]


def __getattr__(name: str) -> Any:
    # The verbs are imported when first used: `vbhc --help` needs none of them.
    if name == "parse":
        from vbhc.pipeline import parse

        return parse
    raise AttributeError(f"module 'vbhc' has no attribute {name!r}")
