"""The library: documents kept, citations resolved, chains drawn.

`Library` is the public verb: open it, add parsed documents, ask.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.library.records import record_of
from vbhc.model import Document
from vbhc.rules import Rules, default_rules

if TYPE_CHECKING:
    from vbhc.library.rows import Added


class Library:
    """A library at a path or sqlite:/// URL; use it as a context manager, or call `close`.

    Raises VbhcError where it cannot be opened, read or written (see opening.py).
    """

    def __init__(self, location: str | Path, rules: Rules | None = None, *, create: bool = True) -> None:
        from vbhc.library.opening import open_store

        self.rules = rules or default_rules()
        self.store = open_store(location, create=create)

    def add(self, document: Document, stat: tuple[int, int] = (0, 0)) -> Added:
        """Keeps a parsed document; its path is that of its source."""
        return self.store.add(record_of(document, self.rules), document.source.path, stat)

    def close(self) -> None:
        self.store.engine.dispose()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
