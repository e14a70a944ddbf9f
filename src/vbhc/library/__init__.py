"""The library: documents kept, citations resolved, chains drawn.

`Library` is the public verb: open it, add parsed documents, ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.library.records import record_of
from vbhc.model import Document, VbhcError
from vbhc.rules import Rules, default_rules

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from vbhc.library.chain import Chain, Direction
    from vbhc.library.graph import Node
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

    def find(self, wanted: str) -> list[Node]:
        """The documents that a code ("29-CT/TW"), a name ("Luật Đất đai") or an id may mean; kept ones first."""
        from vbhc.library.graph import describe, find

        self.store.settle()
        with self.store.reading() as connection:
            refs = find(connection, wanted)
            nodes = describe(connection, refs)
            return [nodes[ref] for ref in refs]

    def chain(
        self,
        wanted: Sequence[str],
        direction: Direction = "both",
        depth: int = 5,
        kinds: Iterable[str] | None = None,
        documents: Sequence[Document] = (),
    ) -> Chain:
        """The chain from what `wanted` means (codes, names, ids) and from `documents`, which need not be kept.

        The documents are linked as if they had been added; the library stays as it is.
        Raises VbhcError("not-found") where the library knows none of that name.
        """
        from vbhc.library.chain import ALL_KINDS, walk
        from vbhc.library.graph import Ref, find

        self.store.settle()
        with self.store.trying([record_of(document, self.rules) for document in documents]) as (connection, ids):
            roots = [Ref("document", i) for i in ids]
            for text in wanted:
                found = find(connection, text)
                if not found:
                    raise VbhcError("not-found", f"{text}: kho không có và không văn bản nào viện dẫn.")
                roots += found
            return walk(connection, list(dict.fromkeys(roots)), direction, depth, ALL_KINDS if kinds is None else kinds)

    def asking(self) -> AbstractContextManager[Connection]:
        """A connection that sees one settled state of the library, for queries.py and graph.py."""
        return self.store.asking()

    def documents(self) -> Iterator[bytes]:
        """The kept documents as JSON, by the contract "vbhc/1"; a line of a register has none."""
        import zlib

        from sqlalchemy import select

        from vbhc.library import schema as t

        joined = select(t.copy.c.record).join_from(t.document, t.copy, t.copy.c.id == t.document.c.head)
        with self.store.reading() as connection:
            for row in connection.execute(joined.order_by(t.document.c.date, t.document.c.key, t.document.c.mark)):
                if row.record is not None:
                    yield zlib.decompress(row.record)

    def close(self) -> None:
        self.store.engine.dispose()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
