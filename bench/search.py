"""Measures what helps `vbhc search` to put the wanted document first.

    python bench/search.py [--gold ../shared/gold] [--set vbpl_header] [--documents 400]

Method.  Known items: the documents of a labelled set are kept in a library in memory; from the subject of each, five
syllables in a row are taken at a random place and searched for, with tone marks and without.  The figure is the mean
reciprocal rank (1 where the document always comes first) over the documents, RANKS deep, for the ways of ranking:
syllables alone; with a bonus for neighbouring syllables of the query that stand side by side in the document; with that
bonus only for those that underthesea takes for one word.  Without tone marks underthesea is given what was typed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path

from vbhc.errors import VbhcError
from vbhc.library import Library, search
from vbhc.library.words import plain
from vbhc.pipeline import parse

RANKS = 20
SYLLABLES = 5
Bonus = Callable[[list[str]], list[str]]


def none(_: list[str]) -> list[str]:
    return []


def segmented(phrases: list[str]) -> list[str]:
    from underthesea import word_tokenize

    return [plain(word) for word in word_tokenize(" ".join(phrases)) if " " in word]


def queries(library: Library) -> list[tuple[str, str]]:
    """(id of the document, five syllables of its subject)."""
    chance, found = random.Random(1), []
    with library.asking() as connection:
        from vbhc.library import queries as asked

        for one in asked.kept(connection):
            words = [word for word in (one.node.title or "").split() if word.isalpha()]
            if len(words) > SYLLABLES:
                at = chance.randrange(len(words) - SYLLABLES)
                found.append((one.node.id, " ".join(words[at : at + SYLLABLES])))
    return found


def mean_rank(library: Library, asked: list[tuple[str, str]], bonus: Bonus, marks: bool) -> float:
    search.side_by_side = bonus
    total = 0.0
    with library.asking() as connection:
        for wanted, typed in asked:
            hits = search.search(connection, typed if marks else plain(typed), limit=RANKS)
            ids = [hit.node.id for hit in hits]
            total += 1 / (ids.index(wanted) + 1) if wanted in ids else 0
    return total / len(asked)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--set", default="vbpl_header")
    parser.add_argument("--documents", type=int, default=400)
    options = parser.parse_args()
    neighbours = search.side_by_side
    with Library(None) as library:
        for path in sorted((options.gold / options.set / "docs").iterdir())[: options.documents]:
            try:
                library.add(parse(path))
            except VbhcError as error:
                print(error.message, file=sys.stderr)
        asked = queries(library)
        print(f"| {len(asked)} questions | with tone marks | without |\n|---|---|---|")
        for name, bonus in (
            ("syllables", none),
            ("neighbours side by side", neighbours),
            ("words of underthesea side by side", segmented),
        ):
            print(f"| {name} | {mean_rank(library, asked, bonus, True):.3f}", end=" | ", flush=True)
            print(f"{mean_rank(library, asked, bonus, False):.3f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
