"""How a file is to be read: what the user may choose, and who is told of the progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from vbhc.records import dataclass

OcrMode = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Reading:
    """`ocr`: pages without text are recognised ("auto"), all pages of a PDF ("always"), or none ("never").

    `told(done, of)` is called after each recognised page.
    """

    ocr: OcrMode = "auto"
    told: Callable[[int, int], None] | None = None


AUTO = Reading()
