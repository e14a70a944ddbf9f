"""The library: documents kept, citations resolved, chains drawn.

`Library` is the public verb: open it, add parsed documents, ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.library.records import record_of
from vbhc.model import Document, VbhcError
from vbhc.rules import Rules, default_rules

if TYPE_CHECKING:
    from vbhc.library.chain import Chain, Direction
    from vbhc.library.rows import Added


class Library:
    """A library at a path or sqlite:/// URL; use it as a context manager, or call `close`.

    Raises VbhcError where it cannot be opened, read or written (see opening.py).
    """

    def __init__(self, location: str | Path | None, rules: Rules | None = None, *, create: bool = True) -> None:
        """`location` None is a library in memory, gone when it is closed."""
        from vbhc.library.opening import memory_store, open_store

        self.rules = rules or default_rules()
        self.store = memory_store() if location is None else open_store(location, create=create)

    def add(self, document: Document, stat: tuple[int, int] = (0, 0)) -> Added:
        """Keeps a parsed document; its path is that of its source."""
        return self.store.add(record_of(document, self.rules), document.source.path, stat)

    def chain(
        self, wanted: Sequence[str], direction: Direction = "both", depth: int = 5, kinds: Iterable[str] | None = None
    ) -> Chain:
        """The chain from the nodes that each of `wanted` (a code, a name, an id) means; all of them where several do.

        Raises VbhcError("not-found") where the library knows none of that name.
        """
        from vbhc.library.chain import ALL_KINDS, walk
        from vbhc.library.graph import find

        self.store.settle()
        with self.store.reading() as connection:
            roots = [ref for text in wanted for ref in find(connection, text)]
            if not roots:
                raise VbhcError("not-found", f"{', '.join(wanted)}: kho không có và không văn bản nào viện dẫn.")
            return walk(connection, list(dict.fromkeys(roots)), direction, depth, ALL_KINDS if kinds is None else kinds)

    def close(self) -> None:
        self.store.engine.dispose()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
