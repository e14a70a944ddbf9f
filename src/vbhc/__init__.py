"""vbhc: reads Vietnamese administrative documents and says what they are and what they cite.

The public verbs: `parse(path)` gives a Document, `check(document)` its findings, `Library(path)` keeps documents.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vbhc.check import check as check
    from vbhc.library import Library as Library
    from vbhc.pipeline import parse as parse

__version__ = "0.1.0"
__all__ = ["Library", "__version__", "check", "parse"]

_HOMES = {"parse": "vbhc.pipeline", "check": "vbhc.check", "Library": "vbhc.library"}


class _Verbs(ModuleType):
    """The verbs are imported when first used: `vbhc --help` needs none of them."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'vbhc' has no attribute {name!r}")
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)

    def __setattr__(self, name: str, value: Any) -> None:
        # Importing the rooms vbhc.parse and vbhc.check would otherwise put the packages in the place of the verbs.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Verbs
