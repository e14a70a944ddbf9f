"""The public verbs stay the verbs, whatever was imported before."""

from __future__ import annotations

import subprocess
import sys

import pytest

CASES = [
    "from vbhc import parse; from vbhc import parse as again; assert callable(parse) and again is parse",
    "import vbhc.pipeline; from vbhc import parse; assert parse is vbhc.pipeline.parse",
    "import vbhc.parse.outline; import vbhc; assert callable(vbhc.parse)",
    "import vbhc.check.run; from vbhc import check; assert callable(check)",
    "from vbhc import Library; assert Library.__module__ == 'vbhc.library'",
    "import vbhc; assert vbhc.__version__",
]


@pytest.mark.parametrize("code", CASES)
def test_verbs(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def test_unknown_names() -> None:
    import vbhc

    with pytest.raises(AttributeError):
        vbhc.nothing  # noqa: B018
