"""What the tests of this room share: the mentions of a text that has no structure."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from vbhc.cite.mentions import mentions
from vbhc.model import Citation, Header, Structure
from vbhc.rules import default_rules


@pytest.fixture(scope="session")
def read() -> Callable[[str], list[Citation]]:
    """The mentions of a text."""

    def mentions_of(text: str) -> list[Citation]:
        found = mentions(text, Structure(Header(), [], []), default_rules())
        assert all(text[c.span[0] : c.span[1]] == c.text for c in found)
        assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(found))
        return found

    return mentions_of
