"""The rows of a library: how a Record becomes copies, documents, claims and edges, and how they go again.

Every function works inside the transaction of its connection; store.py opens and closes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vbhc.library import schema as t
from vbhc.library.identity import TITLE, Description, Scope
from vbhc.library.records import KINDS, Record
from vbhc.library.words import searchable, searchable_row
from vbhc.records import dataclass
from vbhc.text.fold import fold

PART = 400  # values in one SQL list; SQLite takes 32,766 and old builds 999


@dataclass(slots=True)
class Added:
    """What became of a record: a new document, a further copy of a kept one, or the same bytes again."""

    uid: str
    outcome: Literal["new", "copy", "same"]


def uid_of(one: Description) -> str:
    """A short name of the document from what identifies it: the same in every library, whatever the order of adding."""
    parts = (one.key, one.date, one.type, one.level, one.scope.province, one.scope.district, one.scope.commune)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def digest(one: Description) -> int:
    """A signed 64-bit hash of a claim's description."""
    data = hashlib.blake2b("\x1f".join((one.key, *columns(one))).encode(), digest_size=8)
    return int.from_bytes(data.digest(), "big", signed=True)


def columns(one: Description) -> tuple[str, ...]:
    """The values of DESCRIBED for a description."""
    scope = one.scope
    place = (scope.province, scope.district, scope.commune)
    return (one.date, one.type, one.level, *place, one.title, one.year, one.latest)


def description(row: Row[Any]) -> Description:
    """The Description of a row of `document` or `claim`."""
    scope = Scope(row.province, row.district, row.commune)
    return Description(row.key, row.date, row.type, row.level, scope, row.title, row.year, row.latest)


def fullness(record: Record) -> int:
    """How much a copy states; the fullest speaks for its document.  A parsed file is fuller than a register's line."""
    one = record.description
    stated = sum(map(bool, (one.key, one.date, one.type, one.level, any(columns(one)[3:6]), one.title, one.year)))
    return stated + 10 * bool(record.content) + sum(map(bool, (record.code, record.issuer, record.subject)))


@dataclass(slots=True)
class Item:
    """A record to keep, and the file that holds it (`stat`: size and mtime in ns)."""

    record: Record
    path: str | None = None
    stat: tuple[int, int] = (0, 0)


def add_batch(connection: Connection, items: Sequence[Item]) -> list[Added]:
    """Keeps the records; one statement a table for the whole batch, since statements cost more than rows."""
    known = copies_by_sha(connection, [bytes.fromhex(item.record.sha256) for item in items])
    results: list[Added] = []
    fresh: list[tuple[int, Item]] = []
    next_copy = next_id(connection, t.copy)
    for item in items:
        sha = bytes.fromhex(item.record.sha256)
        if sha in known:
            copy, uid = known[sha]
            results.append(Added(uid, "same"))
        else:
            copy, uid = next_copy, uid_of(item.record.description)
            known[sha] = (copy, uid)
            fresh.append((copy, item))
            results.append(Added(uid, "new"))
            next_copy += 1
    add_documents(connection, fresh, known, results)
    add_edges(connection, fresh)
    add_words(connection, fresh)
    for item in items:
        note_file(connection, item.path, known[bytes.fromhex(item.record.sha256)][0], item.stat)
    return results


def copies_by_sha(connection: Connection, shas: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
    """(copy, uid of its document) for those of the hashes that are kept."""
    found: dict[bytes, tuple[int, str]] = {}
    joined = select(t.copy.c.sha256, t.copy.c.id, t.document.c.uid).join_from(t.copy, t.document)
    for part in parts(shas):
        found |= {row[0]: (row[1], row[2]) for row in connection.execute(joined.where(t.copy.c.sha256.in_(part)))}
    return found


def next_id(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def add_documents(
    connection: Connection,
    fresh: Sequence[tuple[int, Item]],
    known: dict[bytes, tuple[int, str]],
    results: Sequence[Added],
) -> None:
    """Writes the copies and, for those that are of no kept document, the documents; says so in `results`."""
    uids = {known[bytes.fromhex(item.record.sha256)][1] for _, item in fresh}
    ids: dict[str, int] = {}
    for part in parts(sorted(uids)):
        rows = connection.execute(select(t.document.c.uid, t.document.c.id).where(t.document.c.uid.in_(part)))
        ids |= {row.uid: row.id for row in rows}
    kept = set(ids)
    next_document = next_id(connection, t.document)
    documents, copies, aliases, joined = [], [], [], set()
    for copy, item in fresh:
        one, sha = item.record.description, bytes.fromhex(item.record.sha256)
        uid = known[sha][1]
        if uid in ids:
            joined.add(uid)
        else:
            ids[uid] = next_document
            documents.append((next_document, uid, one.key, copy, *columns(one)))
            next_document += 1
        copies.append(copy_row(copy, ids[uid], sha, item.record))
        aliases += [(key, ids[uid]) for key in item.record.aliases]
    put(connection, t.document, ("id", "uid", "key", "head", *DESCRIBED), documents)
    put(connection, t.copy, COPY, copies)
    put(connection, t.alias, ("key", "document"), aliases, "OR IGNORE ")
    for uid in joined:
        choose_head(connection, ids[uid])
    for result in results:
        if result.outcome == "new" and result.uid in kept | joined:
            first = next((r for r in results if r.uid == result.uid), None)
            if result.uid in kept or result is not first:
                result.outcome = "copy"
    touch(connection, [item.record.description.key for _, item in fresh] + [key for key, _ in aliases])


COPY = ("id", "document", "sha256", "origin", "fullness", "code", "name", "issuer", "subject", "status", "record")
DESCRIBED = ("date", "type", "level", "province", "district", "commune", "title", "year", "latest")


def copy_row(copy: int, document: int, sha: bytes, r: Record) -> tuple[Any, ...]:
    said = (r.code, r.name, r.issuer, r.subject, r.status)
    return (copy, document, sha, r.origin, fullness(r), *said, r.content or None)


def put(connection: Connection, table: Any, names: Sequence[str], rows: list[Any], how: str = "") -> None:
    """INSERT of many rows as tuples: SQLAlchemy's own insert costs twice as much a row."""
    if rows:
        marks = ", ".join("?" * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(f'INSERT {how}INTO "{table.name}" ({quoted}) VALUES ({marks})', rows)


def add_edges(connection: Connection, fresh: Sequence[tuple[int, Item]]) -> None:
    """Writes the claims and edges of new copies; the keys of claims nobody made before are to be decided."""
    digests = [[digest(claim.description) for claim in item.record.claims] for _, item in fresh]
    ids = claim_ids(connection, sorted({d for group in digests for d in group}))
    next_claim = next_id(connection, t.claim)
    claims, touched = [], []
    for (_, item), group in zip(fresh, digests, strict=True):
        for number, claim in zip(group, item.record.claims, strict=True):
            if number not in ids:
                ids[number] = next_claim
                one = claim.description
                claims.append((next_claim, number, one.key, *columns(one), claim.code, claim.name, claim.issuer))
                touched.append(one.key)
                next_claim += 1
    put(connection, t.claim, ("id", "digest", "key", *DESCRIBED, "code", "name", "issuer"), claims)
    touch(connection, touched)
    phrases = phrase_ids(connection, {edge.phrase for _, item in fresh for edge in item.record.edges})
    rows = {}
    for (copy, item), group in zip(fresh, digests, strict=True):
        for edge in item.record.edges:
            source = 0 if edge.source is None else ids[group[edge.source]]
            target = ids[group[edge.target]]
            if source != target:
                rows[copy, source, NUMBERS[edge.kind], target] = phrases[edge.phrase]
    put(connection, t.edge, ("copy", "source", "kind", "target", "phrase"), [(*k, v) for k, v in rows.items()])


NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


def add_words(connection: Connection, fresh: Sequence[tuple[int, Item]]) -> None:
    rows = [{"id": copy, **searchable(item.record)} for copy, item in fresh if item.record.content]
    if rows:
        connection.execute(WORDS_IN, rows)


WORDS_IN = text("INSERT INTO words(rowid, code, issuer, subject, body) VALUES (:id, :code, :issuer, :subject, :body)")


def claim_ids(connection: Connection, digests: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in parts(digests):
        rows = connection.execute(select(t.claim.c.digest, t.claim.c.id).where(t.claim.c.digest.in_(part)))
        found |= {row[0]: row[1] for row in rows}
    return found


def phrase_ids(connection: Connection, wanted: set[str]) -> dict[str, int]:
    found = {"": 0}
    for part in parts(sorted(wanted - {""})):
        put(connection, t.phrase, ("text",), [(p,) for p in part], "OR IGNORE ")
        rows = connection.execute(select(t.phrase.c.text, t.phrase.c.id).where(t.phrase.c.text.in_(part)))
        found |= {row.text: row.id for row in rows}
    return found


def note_file(connection: Connection, path: str | None, copy: int, stat: tuple[int, int]) -> None:
    """Remembers that the bytes at `path` are this copy; a path whose content changed leaves its old copy."""
    if path is None:
        return
    old = connection.execute(select(t.file.c.copy).where(t.file.c.path == path)).scalar()
    row = {"path": path, "copy": copy, "size": stat[0], "mtime": stat[1]}
    statement = upsert(t.file).values(**row)
    connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=row))
    if old is not None and old != copy:
        leave(connection, old)


def leave(connection: Connection, copy: int) -> None:
    """Drops a copy that no file holds any more, and its document where it was the last."""
    if connection.execute(select(func.count()).where(t.file.c.copy == copy)).scalar():
        return
    document = connection.execute(select(t.copy.c.document).where(t.copy.c.id == copy)).scalar_one()
    drop_copy(connection, copy)
    row = connection.execute(select(t.document).where(t.document.c.id == document)).one()
    aliases = connection.execute(select(t.alias.c.key).where(t.alias.c.document == document)).scalars().all()
    touch(connection, [row.key, *aliases])
    if not connection.execute(select(func.count()).where(t.copy.c.document == document)).scalar():
        connection.execute(delete(t.document).where(t.document.c.id == document))
    else:
        choose_head(connection, document)


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), PART):
        yield values[start : start + PART]


def drop_copy(connection: Connection, copy: int) -> None:
    """Deletes a copy with its edges, its words and the claims that only it made."""
    made = connection.execute(
        select(t.edge.c.target)
        .where(t.edge.c.copy == copy)
        .union(select(t.edge.c.source).where(t.edge.c.copy == copy, t.edge.c.source > 0))
    )
    claims = made.scalars().all()
    forget_words(connection, copy)
    connection.execute(delete(t.edge).where(t.edge.c.copy == copy))
    connection.execute(delete(t.copy).where(t.copy.c.id == copy))
    for part in parts(claims):
        used = set(connection.execute(select(t.edge.c.target).where(t.edge.c.target.in_(part)).distinct()).scalars())
        used |= set(connection.execute(select(t.edge.c.source).where(t.edge.c.source.in_(part)).distinct()).scalars())
        unused = [c for c in part if c not in used]
        keys = connection.execute(select(t.claim.c.key).where(t.claim.c.id.in_(unused))).scalars().all()
        connection.execute(delete(t.claim).where(t.claim.c.id.in_(unused)))
        touch(connection, keys)


def forget_words(connection: Connection, copy: int) -> None:
    """Takes a copy out of the full text; a contentless index needs the words that were put in."""
    row = connection.execute(select(t.copy).where(t.copy.c.id == copy)).one()
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


def touch(connection: Connection, keys: Iterable[str]) -> None:
    """Marks keys to be decided again."""
    put(connection, t.pending, ("key",), [(key,) for key in set(keys)], "OR IGNORE ")
