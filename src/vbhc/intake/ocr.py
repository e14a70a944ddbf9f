"""Pages as pictures → their words, several pages side by side.

In: pictures of pages, each made when its turn comes.  Out: for each page its Words, or why it was not read.  The
processes of tesseract are ended when the work ends, whatever ends it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from vbhc.intake.ocr_names import names_again
from vbhc.intake.ocr_slots import write_in
from vbhc.intake.pdf_chars import Word
from vbhc.intake.pdf_lines import lines_of
from vbhc.intake.pdf_page import PageRead
from vbhc.intake.pdf_running import Page
from vbhc.intake.pdf_stamps import panel_patterns, take_stamps
from vbhc.intake.tesseract import (
    DPI,
    LETTERS,
    Failed,
    NoTesseract,
    Running,
    letters_of,
    on_its_side,
    quarter_turns,
    recognise,
    words_of,
)
from vbhc.model import VbhcError
from vbhc.records import dataclass
from vbhc.rules import Rules

if TYPE_CHECKING:
    from PIL.Image import Image

    from vbhc.intake.ocr_images import Views

_DOUBTFUL = 0.6  # mean confidence of a page that may lie on its side
_NOISE = 0.4  # specks and strokes read as letters
_READ = 0.6  # confidence of a word that was read, where it stands alone
_STRANGE = re.compile(r"[^\w\s\-–—+*.,:;/()…“”\"&%]+")  # marks that no text holds alone
_MOST_AT_ONCE = 8
_SHOWN = 0.7  # of DPI: how large tesseract sees a page behind the first; a letterhead needs all points
_HEAD = 0.3  # of the page
_CORRIDOR = 0.6  # em


@dataclass(slots=True)
class Recognised:
    """What was read from one picture; sizes in points.  `failed`: why nothing was."""

    number: int
    width: float = 0.0
    height: float = 0.0
    words: list[Word] = field(default_factory=list)
    aside: bool = False  # its lines run up or down
    failed: str | None = None

    def likely(self) -> float:
        """How likely it is that the page was read the right way up."""
        return -1.0 if self.aside else confidence(self.words)


Box = tuple[float, float, float, float]  # left, top, right, bottom
Shot = tuple[int, Callable[[], "Image"]]  # a page's number, and what makes its picture


def recognised(
    shots: Iterable[Shot], count: int, told: Callable[[int, int], None] | None, rules: Rules
) -> Iterator[Recognised]:
    """The pages in order.  Raises VbhcError (NoTesseract) where tesseract or its data are missing.

    The pictures are made here, one after the other (PDFium is not made for threads); only as many are held as pages
    are read at once.
    """
    size = workers()
    with _at_work(size) as (pool, running):
        waiting: list[Future[Recognised]] = []
        done = 0
        for number, make in shots:
            waiting.append(pool.submit(read_picture, number, make(), running, rules))
            if len(waiting) > size:
                done += 1
                yield _told(waiting.pop(0), done, count, told)
        for future in waiting:
            done += 1
            yield _told(future, done, count, told)


def _told(future: Future[Recognised], done: int, count: int, told: Callable[[int, int], None] | None) -> Recognised:
    read = future.result()
    if told is not None:
        told(done, count)
    return read


@contextlib.contextmanager
def _at_work(size: int) -> Iterator[tuple[ThreadPoolExecutor, Running]]:
    running = Running()
    pool = ThreadPoolExecutor(size)
    try:
        yield pool, running
    finally:
        running.end()
        pool.shutdown(cancel_futures=True)


def workers() -> int:
    """How many pages are read at once: one where several files are read side by side."""
    if multiprocessing.parent_process() is not None:
        return 1
    return max(1, min(os.cpu_count() or 1, _MOST_AT_ONCE))


def read_picture(number: int, picture: Image, running: Running, rules: Rules) -> Recognised:
    """The words of a page's picture; turned upright where it lies on its side."""
    from vbhc.intake.ocr_images import views_of

    try:
        views = views_of(picture)
        page = _words(number, views.level(), running, rules)
        if page.likely() < _DOUBTFUL and (turns := quarter_turns(views.grey, running)):
            again = _words(number, views.turned(turns).level(), running, rules)
            page = max(page, again, key=Recognised.likely)
        return page
    except Failed as failed:
        return Recognised(number, failed=failed.reason)


def _words(number: int, views: Views, running: Running, rules: Rules) -> Recognised:
    grey = views.grey
    rows = recognise(grey, running, *LETTERS) if number == 1 else recognise(grey, running, scale=_SHOWN)
    scale = 72 / DPI
    words = words_of(rows)
    with contextlib.suppress(Failed):  # what was read stays where the second look fails
        words = names_again(words, rows, views, running, rules)
    if number == 1:
        with running.lock:  # no process is started meanwhile: the threads of numpy's OpenBLAS do not bear a fork
            words = write_in(words, list(letters_of(rows)), grey, rules)
    words = without_noise(words)
    return Recognised(number, grey.width * scale, grey.height * scale, words, on_its_side(rows))


def confidence(words: list[Word]) -> float:
    """The mean confidence of the words, each weighed by its letters; 1 for a blank page."""
    letters = sum(len(word.text) for word in words)
    return sum((word.confidence or 0.0) * len(word.text) for word in words) / letters if letters else 1.0


def without_noise(words: list[Word]) -> list[Word]:
    """The words without marks that hold no letter or figure and that tesseract itself doubts."""
    return [w for w in words if (w.confidence or 0.0) >= _NOISE or w.candidates or any(map(str.isalnum, w.text))]


def is_scribble(words: list[Word]) -> bool:
    """Whether a line is what tesseract makes of a signature or a seal: a few short words, some of them doubtful.

    A number of a list or a mark stands before its text, not alone; one letter with a mark never does.  A blank of
    the letterhead is none.
    """
    if any(w.candidates for w in words):
        return False
    if len(words) == 1 and len(words[0].text) == 1 and unicodedata.decomposition(words[0].text):
        return True
    if len(words) > 4 or any(len(w.text) > 2 and w.text.isalpha() and (w.confidence or 0.0) >= _READ for w in words):
        return False
    if all(w.stamp is not None or any(map(str.isdigit, w.text)) for w in words):
        return False
    return any(_STRANGE.search(w.text) or ((w.confidence or 0.0) < _READ and w.text.isalpha()) for w in words)


def page_of(read: Recognised, stamped: list[Word], covered: list[Box], rules: Rules) -> PageRead:
    """The page that was read.

    `stamped` are words that annotations draw as text: they are sure, and replace what was recognised in the boxes of
    the annotations (`covered`).
    """
    words = [w for w in read.words if not any(_inside(box, w) for box in covered)]
    if read.number == 1:
        part_letterhead(words, read.height)
    words += stamped
    state: Any = "read" if any(len(w.text) > 1 for w in words) else "blank"
    lines = [line for line in lines_of(words, page=read.number) if not is_scribble(line.words)]
    taken = take_stamps(lines, read.height, rules.once(panel_patterns))
    for n, line in enumerate(taken.lines, 1):
        line.number = n
    page = PageRead(Page(read.number, read.width, read.height, taken.lines), state, [], taken.texts, len(words))
    page.arrival = taken.arrival
    return page


def part_letterhead(words: list[Word], height: float) -> None:
    """Marks where the two columns of a letterhead part, by a step in the order of the words.

    The columns may stand nearer to each other than a wide blank; what tells is that two lines under each other have
    their widest gap in the same place.  pdf_lines parts a line at a gap over which the order does not go on.
    """
    rows: dict[float, list[int]] = {}
    for n, word in enumerate(words):
        if word.y < _HEAD * height:
            rows.setdefault(word.y, []).append(n)
    gaps = [_gaps([(n, words[n]) for n in row], words) for _, row in sorted(rows.items())]
    corridor: tuple[float, float] | None = None
    for above, below in pairwise(gaps):
        found = [(max(a, c), min(b, d)) for a, b, _ in above for c, d, _ in below]
        if found and (best := max(found, key=lambda g: g[1] - g[0]))[1] - best[0] > _CORRIDOR * words[0].size:
            corridor = best
            break
    if corridor is None:
        return
    cuts = {n for row in gaps for a, b, n in row if min(b, corridor[1]) - max(a, corridor[0]) > 0.5 * words[n].size}
    step = 0
    for n, word in enumerate(words):
        step += n in cuts
        word.order = n + step


def _gaps(row: list[tuple[int, Word]], words: list[Word]) -> list[tuple[float, float, int]]:
    """The gaps of a row that are clearly wider than its blanks: left, right, index of the word behind it."""
    found = [(words[n - 1].x1, word.x0, n) for (m, _), (n, word) in pairwise(row) if n == m + 1]
    usual = sorted(b - a for a, b, _ in found)[len(found) // 2] if found else 0.0
    return [(a, b, n) for a, b, n in found if b - a > max(1.6 * usual, 0.7 * words[n].size)]


def _inside(box: Box, word: Word) -> bool:
    left, top, right, bottom = box
    return left <= (word.x0 + word.x1) / 2 <= right and top <= word.y - 0.3 * word.size <= bottom


def missing(path: str, error: NoTesseract) -> VbhcError:
    return VbhcError(error.code, f"{path}: là bản quét hoặc ảnh, phải nhận dạng chữ; {error.message}.")
