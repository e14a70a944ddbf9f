"""What tests of every room share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "shared" / "gold"


@pytest.fixture(autouse=True, scope="session")
def user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept between calls, and the library that is taken where none is named, are the tests', not the user's."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("VBHC_CACHE", str(tmp_path_factory.mktemp("cache")))
        environment.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        environment.delenv("VBHC_LIBRARY", raising=False)
        yield


@pytest.fixture
def tool() -> Callable[[str], str]:
    """`tool(program)` is its path; without the program the test is skipped, or fails where CI has to have it."""

    def find(program: str) -> str:
        path = shutil.which(program)
        if path is None:
            (pytest.fail if os.environ.get("VBHC_NEED_TOOLS") else pytest.skip)(f"{program} is not installed")
        return path

    return find


@pytest.fixture
def gold() -> Path:
    """The folder of labelled sets; skips the test where it is missing."""
    if not GOLD.is_dir():
        pytest.skip("no ../shared/gold here")
    return GOLD
