"""Full text search: words as people type them, with or without tone marks, found in what is kept.

In: a connection, words, filters.  Out: hits, the best first, each with the passage where the words stand.
"dau tranh" finds "đấu tranh"; words in quotation marks must stand side by side.  Where the query has tone marks,
documents that have the very words come before those that only have their letters.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from sqlalchemy import Connection, select, text

from vbhc.library import schema as t
from vbhc.library.graph import Node, Ref, describe
from vbhc.library.words import plain
from vbhc.records import dataclass
from vbhc.text.fold import nfc

PASSAGE = 90  # letters to each side of the first word found
MANY = 400  # candidates that are ranked again by the words as typed
# Weights of code, issuer, subject, body: a word of the subject says more than one in the body.
WEIGHTS = "10.0, 2.0, 5.0, 1.0"


@dataclass(slots=True)
class Hit:
    """A document and the passage that was found; `marks` are the spans of the words within `passage`."""

    node: Node
    passage: str
    marks: list[tuple[int, int]] = field(default_factory=list)


def search(
    connection: Connection,
    words: str,
    type_: str | None = None,
    issuer: str | None = None,
    year: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """The documents that have all the words, the best first."""
    phrases = phrases_of(words)
    if not phrases:
        return []
    rows = connection.execute(
        text(
            "SELECT document.id AS document, words.rowid AS copy FROM words"
            " JOIN copy ON copy.id = words.rowid JOIN document ON document.id = copy.document AND head = copy.id"
            " WHERE words MATCH :query AND (:type IS NULL OR document.type = :type)"
            " AND (:year IS NULL OR substr(document.date, 1, length(:year)) = :year)"
            f" ORDER BY bm25(words, {WEIGHTS}), document.mark LIMIT :many"
        ),
        {
            "query": query_of(phrases, side_by_side(phrases)),
            "type": type_ or None,
            "year": year or None,
            "many": -1 if issuer else MANY,
        },
    ).all()
    nodes = describe(connection, [Ref("document", row.document) for row in rows])
    found = [(nodes[Ref("document", row.document)], row.copy) for row in rows]
    chosen = [(node, copy) for node, copy in found if not issuer or plain(issuer) in plain(node.issuer or "")]
    return exact_first(hits(connection, chosen[: 3 * limit], phrases), phrases)[:limit]


def phrases_of(words: str) -> list[str]:
    """The words and the quoted phrases of a query, as typed; compounds that Vietnamese writes apart stay together
    where they are quoted."""
    parts = re.findall(r'"([^"]+)"|“([^”]+)”|(\S+)', nfc(words))
    found = [" ".join(re.findall(r"\w+", "".join(part))) for part in parts]
    return [phrase for phrase in found if phrase]


def side_by_side(phrases: list[str]) -> list[str]:
    """Pairs of neighbouring words of a query: a document in which they stand side by side comes first.

    Most words of Vietnamese are two syllables.  Measured by bench/search.py: all pairs rank better than those that
    a segmenter takes for words, above all where tone marks were left out.
    """
    return [f"{plain(one)} {plain(other)}" for one, other in pairwise(phrases)]


def query_of(phrases: Sequence[str], better: Sequence[str] = ()) -> str:
    """An FTS5 query: each phrase quoted, so that nothing in it is syntax; all must be there, and those of `better`
    count where they are."""
    wanted = [f'"{plain(phrase)}"' for phrase in phrases]
    also = [f'"{phrase}"' for phrase in dict.fromkeys(better)]
    return " AND ".join([*wanted, f"({' OR '.join([wanted[0], *also])})"] if also else wanted)


def hits(connection: Connection, chosen: Sequence[tuple[Node, int]], phrases: Sequence[str]) -> list[Hit]:
    found = []
    for node, copy in chosen:
        record = connection.execute(select(t.copy.c.record).where(t.copy.c.id == copy)).scalar_one()
        body = json.loads(zlib.decompress(record))["text"] if record else node.title or ""
        found.append(passage(node, body, phrases))
    return found


def passage(node: Node, body: str, phrases: Sequence[str]) -> Hit:
    """The first place where a phrase stands, as typed if it does so anywhere, with what stands around it."""
    pattern = pattern_of(phrases)
    lowered = body.lower()
    typed = re.compile("|".join(spaced(p.lower()) for p in phrases))
    first = typed.search(lowered) if len(lowered) == len(body) else None
    first = first or pattern.search(plain(body))
    if first is None:  # the words stand in the code or the issuer
        return Hit(node, (node.title or body)[: 2 * PASSAGE])
    start = body.rfind(" ", 0, max(0, first.start() - PASSAGE)) + 1
    end = body.find(" ", min(len(body), first.end() + PASSAGE))
    cut = re.sub(r"\s", " ", body[start : end if end >= 0 else len(body)])
    return Hit(node, cut, [m.span() for m in pattern.finditer(plain(cut))])


def pattern_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{spaced(plain(p))}\b" for p in sorted(phrases, key=len, reverse=True)))


def spaced(phrase: str) -> str:
    return r"\W+".join(re.escape(word) for word in phrase.split())


def exact_first(found: list[Hit], phrases: Sequence[str]) -> list[Hit]:
    """Stable: those that have the words with the very tone marks that were typed, then the others."""
    if all(plain(phrase) == phrase.lower() for phrase in phrases):
        return found
    wanted = [phrase.lower() for phrase in phrases]

    def misses(hit: Hit) -> int:
        words = " ".join(re.findall(r"\w+", f"{hit.passage} {hit.node.title or ''}".lower()))
        return sum(phrase not in words for phrase in wanted)

    return sorted(found, key=misses)
