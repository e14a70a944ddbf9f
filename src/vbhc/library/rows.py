"""The rows of a library: how a Record becomes copies, documents, claims and edges, and how they go again.

Every function works inside the transaction of its connection; store.py opens and closes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Literal

from sqlalchemy import Connection, Row, Table, delete, func, select, text, update

from vbhc.library import schema as t
from vbhc.library.identity import TITLE, Description, Scope
from vbhc.library.links import link, linked, unlink
from vbhc.library.marks import slot_of, span, uid, whole
from vbhc.library.records import KINDS, Claim, Record
from vbhc.library.words import searchable, searchable_row
from vbhc.records import dataclass
from vbhc.text.fold import fold

VALUES = 900  # in one statement; SQLite takes 32,766 and old builds 999
PART = 400  # in one SQL list


@dataclass(slots=True)
class Added:
    """What became of a record: a new document, a further copy of a kept one, or the same bytes again."""

    uid: str
    outcome: Literal["new", "copy", "same"]


@dataclass(slots=True)
class Item:
    """A record to keep, and the file that holds it (`stat`: size and mtime in ns)."""

    record: Record
    path: str | None = None
    stat: tuple[int, int] = (0, 0)


class Numbers(dict[Any, int | None]):
    """The rows of texts or of places, each looked up or made when it is first asked for; an empty text has none."""

    def __init__(self, cursor: Any, table: Table, *columns: str) -> None:
        super().__init__({None: None, "": None})
        self.cursor = cursor
        self.select = f"SELECT id FROM {table.name} WHERE " + " AND ".join(f"{name} = ?" for name in columns)
        self.insert = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def __missing__(self, wanted: str | tuple[str, Scope]) -> int:
        values = (wanted,) if isinstance(wanted, str) else (wanted[0], *wanted[1])
        row = self.cursor.execute(self.select, values).fetchone()
        number = int(row[0] if row else self.cursor.execute(self.insert, values).lastrowid)
        self[wanted] = number
        return number


class Names:
    """The rows of what stands in many others, as far as one transaction has looked them up or made them."""

    def __init__(self, connection: Connection) -> None:
        cursor = connection.connection.cursor()
        self.scopes = Numbers(cursor, t.scope, "level", "province", "district", "commune")
        self.issuers = Numbers(cursor, t.issuer, "name")
        self.phrases = Numbers(cursor, t.phrase, "text")


def description(row: Row[Any]) -> Description:
    """The Description of a row of schema.documents() or schema.claims()."""
    scope = Scope(row.province, row.district, row.commune)
    said = (row.year, row.latest) if "year" in row._fields else ()
    return Description(row.key, row.date, row.type, row.level, scope, row.title, *said)


# ── the rows of SQLite ───────────────────────────────────────────────────────────────────────────────
# Plain tuples of the driver: where a million documents are added, SQLAlchemy's rows cost more than the work.


def fetch(connection: Connection, statement: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that ends in "IN ", for all the values."""
    cursor = connection.connection.cursor()
    for part in parts(values):
        yield from cursor.execute(f"{statement}({', '.join('?' * len(part))})", part)


def put(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Any], how: str = "") -> None:
    """INSERT of many rows, hundreds by one statement: twice as fast as one by one; the last few one by one, since each
    other number of rows is another statement."""
    cursor = connection.connection.cursor()
    marks, size = f"({', '.join('?' * len(names))})", VALUES // len(names)
    begin = f'INSERT {how}INTO "{table.name}" ({", ".join(names)}) VALUES '
    many = begin + ", ".join([marks] * size)
    last = len(rows) // size * size
    for part in parts(rows[:last], size):
        cursor.execute(many, list(chain.from_iterable(part)))
    cursor.executemany(begin + marks, rows[last:])


def parts(values: Sequence[Any], size: int = PART) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def next_id(connection: Connection, table: Table) -> int:
    row = connection.connection.cursor().execute(f'SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"').fetchone()
    return int(row[0])


def ids_under(connection: Connection, table: Table, keys: Iterable[str]) -> list[int]:
    """The rows of `document` or `claim` under the keys (the tables have no index but that of their marks)."""
    cursor = connection.connection.cursor()
    statement = f"SELECT id FROM {table.name} WHERE mark BETWEEN ? AND ? AND key = ?"
    return [row[0] for key in keys for row in cursor.execute(statement, (*span(slot_of(key), slot_of(key)), key))]


def touch(connection: Connection, marks: Iterable[int], *, every: bool) -> None:
    """What is around some documents and claims is to be decided again; with `every`, all of their slots."""
    wanted = {whole(mark) for mark in marks} if every else set(marks)
    put(connection, t.pending, ("mark",), [(mark,) for mark in sorted(wanted)], "OR IGNORE ")


# ── adding ───────────────────────────────────────────────────────────────────────────────────────────


def add_batch(connection: Connection, items: Sequence[Item], names: Names) -> list[Added]:
    """Keeps the records; few statements for the whole batch, since statements cost more than rows.

    `names` is what the batches before found within this transaction.
    """
    shas = [bytes.fromhex(item.record.sha256) for item in items]
    starts = sorted({sha[:8] for sha in shas})
    known: dict[bytes, tuple[int, int]] = {row[0]: row[1:] for row in fetch(connection, SAME, starts)}
    kept = set(known)
    fresh: list[tuple[int, Item]] = []
    next_copy = max(next_id(connection, t.copy), linked(connection) + 1)  # a number that was linked is not given again
    for sha, item in zip(shas, items, strict=True):
        if sha not in known:
            known[sha] = (next_copy, item.record.mark)
            fresh.append((next_copy, item))
            next_copy += 1
    old = add_documents(connection, fresh, names)
    add_edges(connection, fresh, names)
    add_words(connection, fresh)
    results = []
    for sha, item in zip(shas, items, strict=True):
        copy, number = known[sha]
        results.append(Added(uid(number), "same" if sha in kept else "copy" if number in old else "new"))
        kept.add(sha)
        old.add(number)
        note_file(connection, item.path, copy, item.stat)
    return results


SAME = """
    SELECT sha256, copy.id, mark FROM copy JOIN document ON document.id = copy.document
    WHERE substr(sha256, 1, 8) IN """
MANY = 100  # records from which on whole slots are decided again, not what is around each of them
DESCRIBED = ("key", "date", "type", "scope", "title")
COPY = ("id", "document", "sha256", "origin", "fullness", "code", "name", "issuer", "subject", "status", "record")


def add_documents(connection: Connection, fresh: Sequence[tuple[int, Item]], names: Names) -> set[int]:
    """Writes the copies and, for those that are of no kept document, the documents; the marks of those kept before."""
    marks = {item.record.mark for _, item in fresh}
    ids: dict[int, int] = dict(fetch(connection, "SELECT mark, id FROM document WHERE mark IN ", sorted(marks)))
    old = set(ids)
    next_document = next_id(connection, t.document)
    documents, copies, aliases, joined = [], [], [], {}
    for copy, item in fresh:
        r, one = item.record, item.record.description
        document = ids.get(r.mark)
        if document is None:
            document = ids[r.mark] = next_document
            placed = names.scopes[one.level, one.scope]
            documents.append((document, r.mark, copy, one.key, one.date, one.type, placed, one.title))
            next_document += 1
        else:
            joined[document] = r.mark
        said = (r.code, r.name, names.issuers[r.issuer], r.subject, r.status)
        sha = bytes.fromhex(r.sha256)
        copies.append((copy, document, sha, r.origin, r.fullness, *said, r.content or None))
        aliases += [(slot_of(key), key, document) for key in r.aliases]
    put(connection, t.document, ("id", "mark", "head", *DESCRIBED), documents)
    put(connection, t.copy, COPY, copies)
    put(connection, t.alias, ("slot", "key", "document"), aliases, "OR IGNORE ")
    for document in sorted(joined):
        choose_head(connection, document)
    touch(connection, marks, every=len(fresh) >= MANY)
    # A document that had another title may have been meant elsewhere; a law is kept by its name as well.
    touch(connection, joined.values(), every=True)
    touch(connection, [span(slot, slot)[0] for slot, *_ in aliases], every=True)
    return old


CLAIM = ("id", "mark", "rank", *DESCRIBED, "year", "latest", "code", "name", "issuer")


def add_edges(connection: Connection, fresh: Sequence[tuple[int, Item]], names: Names) -> None:
    """Writes the claims and edges of new copies; the areas of claims nobody made before are to be decided."""
    claims: dict[int, Claim] = {}
    for _, item in fresh:
        for claim in item.record.claims:
            other = claims.setdefault(claim.mark, claim)
            if claim.rank > other.rank:
                claims[claim.mark] = claim
    ids = known_claims(connection, claims, names)
    # In the order of their marks, so that the index of these is written page by page.
    new = [claims[mark] for mark in sorted(claims.keys() - ids.keys())]
    rows = []
    for i, claim in enumerate(new, next_id(connection, t.claim)):
        mark, rank, key, date, type_, level, place, *said, issuer = claim
        ids[mark] = i
        rows.append((i, mark, rank, key, date, type_, names.scopes[level, place], *said, names.issuers[issuer]))
    put(connection, t.claim, CLAIM, rows)
    touch(connection, [claim.mark for claim in new], every=len(fresh) >= MANY)
    put(connection, t.edge, EDGE, edge_rows(fresh, ids, names.phrases))


def known_claims(connection: Connection, claims: dict[int, Claim], names: Names) -> dict[int, int]:
    """The rows of those claims that were made before, by their marks; a greater wording takes the place of the old."""
    ids: dict[int, int] = {}
    better = []
    for mark, i, rank in fetch(connection, RANKED, sorted(claims)):
        ids[mark] = i
        if claims[mark].rank > rank:
            better.append((claims[mark], i))
    rows = [(one.rank, one.code, one.name, names.issuers[one.issuer], one.title, i) for one, i in better]
    connection.connection.cursor().executemany(REWORD, rows)
    return ids


RANKED = "SELECT mark, id, rank FROM claim WHERE mark IN "
REWORD = "UPDATE claim SET rank = ?, code = ?, name = ?, issuer = ?, title = ? WHERE id = ?"
EDGE = ("copy", "source", "kind", "target", "phrase")
KIND = {kind: number for number, kind in enumerate(KINDS)}


def edge_rows(fresh: Sequence[tuple[int, Item]], ids: dict[int, int], phrases: Numbers) -> list[tuple[int, ...]]:
    """The edges of new copies, in the order of the table; `ids` gives the rows of claims."""
    rows: list[tuple[int, ...]] = []
    for copy, item in fresh:
        claims = [ids[claim.mark] for claim in item.record.claims]
        rows += sorted(
            (copy, 0 if source is None else claims[source], KIND[kind], claims[target], phrases[phrase] or 0)
            for source, kind, target, phrase in item.record.edges
        )
    return rows


def add_words(connection: Connection, fresh: Sequence[tuple[int, Item]]) -> None:
    rows = [{"id": copy, **searchable(item.record)} for copy, item in fresh if item.record.content]
    if rows:
        connection.execute(WORDS_IN, rows)


WORDS_IN = text("INSERT INTO words(rowid, code, issuer, subject, body) VALUES (:id, :code, :issuer, :subject, :body)")


def note_file(connection: Connection, path: str | None, copy: int, stat: tuple[int, int]) -> None:
    """Remembers that the bytes at `path` are this copy; a path whose content changed leaves its old copy."""
    if path is None:
        return
    cursor = connection.connection.cursor()
    old = cursor.execute("SELECT copy FROM file WHERE path = ?", (path,)).fetchone()
    cursor.execute("INSERT OR REPLACE INTO file (path, copy, size, mtime) VALUES (?, ?, ?, ?)", (path, copy, *stat))
    if old is not None and old[0] != copy:
        leave(connection, old[0])


# ── leaving ──────────────────────────────────────────────────────────────────────────────────────────


def leave(connection: Connection, copy: int) -> None:
    """Drops a copy that no file holds any more, and its document where it was the last."""
    if connection.execute(select(func.count()).where(t.file.c.copy == copy)).scalar():
        return
    document = connection.execute(select(t.copy.c.document).where(t.copy.c.id == copy)).scalar_one()
    drop_copy(connection, copy)
    if connection.execute(select(func.count()).where(t.copy.c.document == document)).scalar():
        choose_head(connection, document)
        touch(connection, marks_of(connection, document), every=True)
    else:
        drop_document(connection, document)


def drop_document(connection: Connection, document: int) -> None:
    """Deletes a document with all its copies; what cited it is to be decided again."""
    for copy in connection.execute(select(t.copy.c.id).where(t.copy.c.document == document)).scalars().all():
        drop_copy(connection, copy)
    touch(connection, marks_of(connection, document), every=True)
    connection.execute(delete(t.document).where(t.document.c.id == document))


def marks_of(connection: Connection, document: int) -> list[int]:
    """Marks of the slots in which a document may be meant."""
    mark = connection.execute(select(t.document.c.mark).where(t.document.c.id == document)).scalar_one()
    slots = connection.execute(select(t.alias.c.slot).where(t.alias.c.document == document)).scalars()
    return [mark, *(span(slot, slot)[0] for slot in slots)]


def drop_copy(connection: Connection, copy: int) -> None:
    """Deletes a copy with its edges, its words and the claims that only it made."""
    e, c = t.edge.c, t.claim.c
    made = select(e.target).where(e.copy == copy).union(select(e.source).where(e.copy == copy, e.source > 0))
    claims = connection.execute(made).scalars().all()
    forget_words(connection, copy)
    link(connection)
    unlink(connection, copy)
    connection.execute(delete(t.edge).where(e.copy == copy))
    connection.execute(delete(t.copy).where(t.copy.c.id == copy))
    for part in parts(claims):
        d = t.decision.c
        used = set(connection.execute(select(d.claim).where(d.claim.in_(part), d.copies > 0)).scalars())
        used |= set(connection.execute(select(e.source).where(e.source > 0, e.source.in_(part)).distinct()).scalars())
        unused = [claim for claim in part if claim not in used]
        marks = connection.execute(select(c.mark).where(c.id.in_(unused))).scalars().all()
        connection.execute(delete(t.claim).where(c.id.in_(unused)))
        touch(connection, marks, every=True)


def forget_words(connection: Connection, copy: int) -> None:
    """Takes a copy out of the full text; a contentless index needs the words that were put in."""
    joined = t.copy.outerjoin(t.issuer, t.issuer.c.id == t.copy.c.issuer)
    printed = select(t.copy.c.code, t.issuer.c.name.label("issuer"), t.copy.c.subject, t.copy.c.record)
    row = connection.execute(printed.select_from(joined).where(t.copy.c.id == copy)).one()
    if row.record is None:
        return
    connection.execute(
        text(
            "INSERT INTO words(words, rowid, code, issuer, subject, body)"
            " VALUES ('delete', :id, :code, :issuer, :subject, :body)"
        ),
        {"id": copy, **searchable_row(row)},
    )


def choose_head(connection: Connection, document: int) -> None:
    """The fullest copy speaks for the document; the smaller hash where two are equal, whatever came first."""
    head = connection.execute(
        select(t.copy.c.id, t.copy.c.subject)
        .where(t.copy.c.document == document)
        .order_by(t.copy.c.fullness.desc(), t.copy.c.sha256)
    ).first()
    assert head is not None
    values = {"head": head.id, "title": fold(head.subject or "")[:TITLE]}
    connection.execute(update(t.document).where(t.document.c.id == document).values(**values))
