"""The pages of a PDF that are pictures, recognised.

In: the open document and the pages as pdf_page has read them.  Out: those pages replaced by what was recognised, and
warnings for those that could not be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vbhc.intake import ocr
from vbhc.intake.building import Builder
from vbhc.intake.ocr_repair import repair
from vbhc.intake.pdf_page import PageRead
from vbhc.intake.reading import Reading
from vbhc.intake.tesseract import DPI, NoTesseract
from vbhc.model import VbhcError
from vbhc.rules import Rules

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PAGES = 1_000  # to recognise in one file: twenty minutes and more
_MAX_SIDE = 7_200  # pixels of a rendered page; a larger sheet is drawn smaller


def recognise_pages(
    document: Any,
    reads: list[PageRead],
    wanted: list[int],
    build: Builder,
    path: str,
    reading: Reading,
    rules: Rules,
) -> None:
    """Puts what is recognised on the pages `wanted` (indices) in the place of `reads`.

    Raises VbhcError: "tool-missing" where no page has text without it, "too-large", "scan" where no page was read.
    """
    if len(wanted) > MAX_PAGES:
        raise VbhcError("too-large", f"{path}: {len(wanted)} trang quét, quá {MAX_PAGES} trang; hãy tách nhỏ tệp PDF.")
    failed: dict[int, str] = {}
    try:
        for read in ocr.recognised(_shots(document, wanted), len(wanted), reading.told, rules):
            index = read.number - 1
            if read.failed is None:
                page = ocr.page_of(read, reads[index].stamped, reads[index].covered, rules)
                page.asides = [*reads[index].asides, *page.asides]
                reads[index] = page
            else:
                failed[read.number] = read.failed
    except NoTesseract as error:
        if all(r.state in ("scan", "blank", "damaged") for r in reads):
            raise ocr.missing(path, error) from None
        build.warn("tool-missing", f"Không nhận dạng được các trang quét: {error.message}.")
        return
    tell_failures(failed, reads, build, path)
    repair([r.page for r in reads if r.state == "read"], rules)


def tell_failures(failed: dict[int, str], reads: list[PageRead], build: Builder, path: str) -> None:
    """Warns of pages that were not recognised.  Raises VbhcError where nothing else was read either."""
    if not failed:
        return
    reason = next(iter(failed.values()))
    if all(r.state in ("scan", "blank", "damaged") for r in reads):
        raise VbhcError("scan", f"{path}: không nhận dạng được trang nào ({reason}); hãy thử lại hoặc quét lại.")
    for number, why in failed.items():
        build.warn("ocr-failed", f"Trang {number} không nhận dạng được: {why}.")


def _shots(document: Any, wanted: list[int]) -> Iterator[ocr.Shot]:
    for index in wanted:
        yield index + 1, lambda index=index: render(document, index)  # type: ignore[misc]


def render(document: Any, index: int) -> Image:
    """A page drawn in colour at 300 dots an inch, with what its annotations draw."""
    page = document[index]
    try:
        scale = min(DPI / 72, _MAX_SIDE / max(*page.get_size(), 1))
        picture: Image = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False).to_pil()
        return picture.copy()
    finally:
        page.close()
