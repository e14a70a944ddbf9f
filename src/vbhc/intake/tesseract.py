"""The program tesseract: a picture of a page → its words with boxes, baselines and confidences.

In: a grey picture.  Out: Words in points, y from the top.  What the picture needs before (ink of stamps, shadows,
slant) is ocr_images's work, what the words mean is that of pdf_lines and pdf_layout.

The picture goes in through a pipe and the words come out through one: no temporary file is made.  One process reads
one page in one thread (OMP_THREAD_LIMIT=1): pages side by side are three times as fast as threads in a page.
"""

from __future__ import annotations

import contextlib
import html
import io
import math
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from vbhc.errors import reason
from vbhc.intake.ocr_kept import told_before
from vbhc.intake.pdf_chars import Word
from vbhc.intake.tools import TESSERACT
from vbhc.model import VbhcError
from vbhc.records import dataclass
from vbhc.text.fold import nfc

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
MAX_SECONDS = 90.0  # for one page; a full one takes 1-3
_HOCR = ("-c", "tessedit_create_hocr=1")
LETTERS = ("-c", "hocr_char_boxes=1")
_PAGE = "<div class='ocr_page'"
_LINE = re.compile(
    r"<span class='(?:ocr_line|ocr_header|ocr_textfloat|ocr_caption)'[^>]*title=\"bbox (\d+) (\d+) (\d+) (\d+);"
    r"(?: baseline (\S+) (\S+);)?[^\"]*?x_size ([\d.]+)"
)
_WORD = re.compile(r"<span class='ocrx_word'[^>]*title='bbox (\d+) \d+ (\d+) \d+; x_wconf (\d+)'[^>]*>")
_LETTER = re.compile(r"<span class='ocrx_cinfo' title='x_bboxes (\d+) (\d+) (\d+) (\d+);[^>]*>(.*?)</span>")
_TAG = re.compile(r"<[^<>]*>")
_FIGURE = re.compile(r"[\d/.,⁄-]$")
_JOINS = re.compile(r"[\d/⁄-]|[A-ZĐ]")
_ALIKE = (0.72, 1.4)  # of the usual size: capitals, a line without descenders; not small print


class NoTesseract(VbhcError):
    """tesseract or its Vietnamese data is not installed."""


@dataclass(slots=True)
class Running:
    """The processes that are at work, to be ended with the batch."""

    processes: set[subprocess.Popen[bytes]] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: bool = False

    def end(self) -> None:
        with self.lock:
            self.ended = True
            for process in self.processes:
                _kill(process)


@dataclass(slots=True)
class Failed(Exception):
    """A page that tesseract did not read; `reason` in Vietnamese."""

    reason: str


def recognise(
    image: Image, running: Running, *options: str, scale: float = 1.0, lang: str = "vie", layout: str = "3"
) -> list[Row]:
    """The lines of a grey picture, which is shown to tesseract in the size `scale`; `layout` is tesseract's --psm.

    Raises NoTesseract, Failed.
    """
    shown = scaled(image, scale) if scale != 1 else image
    arguments = ["-l", lang, *_HOCR, "--psm", layout, *options]
    told = _call(_bytes(shown), running, arguments, round(DPI * scale))
    if _PAGE not in told:
        raise Failed("tesseract không trả kết quả")
    return rows_of(told, 1 / scale)


def scaled(picture: Image, scale: float) -> Image:
    from PIL import Image as Images

    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Images.Resampling.BILINEAR)


def recognise_lines(images: Sequence[Image], running: Running) -> list[list[Row]]:
    """For each picture of one line what tesseract reads in it.  Raises NoTesseract, Failed."""
    picture = io.BytesIO()
    images[0].save(picture, "TIFF", save_all=True, append_images=images[1:])
    told = _call(picture.getvalue(), running, ["-l", "vie", *_HOCR, "--psm", "7"])
    pages = told.split(_PAGE)[1:]
    if len(pages) != len(images):
        raise Failed("tesseract không trả kết quả")
    return [rows_of(page) for page in pages]


def quarter_turns(image: Image, running: Running) -> int:
    """How many quarter turns to the right set the text upright; 0 where tesseract cannot tell."""
    try:
        told = _call(_bytes(image), running, ["--psm", "0"])
    except Failed:
        return 0
    rotate, sure = re.search(r"Rotate: (\d+)", told), re.search(r"Orientation confidence: ([\d.]+)", told)
    if rotate is None or sure is None or float(sure[1]) < 1.0:
        return 0
    return int(rotate[1]) // 90 % 4


def _bytes(image: Image) -> bytes:
    picture = io.BytesIO()
    image.save(picture, "BMP")  # a tenth faster than PPM, which tesseract reads point by point
    return picture.getvalue()


def _call(picture: bytes, running: Running, arguments: list[str], dpi: int = DPI) -> str:
    arguments = ["--dpi", str(dpi), *arguments]
    return told_before(picture, arguments, lambda: _run(picture, running, arguments))


def _run(picture: bytes, running: Running, arguments: list[str]) -> str:
    program = TESSERACT.find()
    if program is None:
        raise NoTesseract("tool-missing", f"chưa cài tesseract; hãy chạy: {TESSERACT.install()}")
    command = [program, "stdin", "stdout", *arguments]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    pipe = subprocess.PIPE
    try:
        with running.lock:
            if running.ended:
                raise Failed("bị dừng")
            process = subprocess.Popen(
                command,
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                env=environment,
                start_new_session=True,
                preexec_fn=_die_with_parent(),
            )
            running.processes.add(process)
    except OSError as error:
        raise Failed(f"không chạy được tesseract ({reason(error)})") from None
    try:
        out, told = process.communicate(picture, timeout=MAX_SECONDS)
    except subprocess.TimeoutExpired:
        _kill(process)  # also where it has ended and a child of its own holds the pipes
        raise Failed(f"tesseract chạy quá {MAX_SECONDS:.0f} giây") from None
    except OSError:
        raise Failed("tesseract dừng giữa chừng") from None
    finally:
        _bury(process)
        with running.lock:
            running.processes.discard(process)
    if process.returncode:
        if b"Error opening data file" in told or b"Failed loading language" in told:
            no_data = f"tesseract chưa có dữ liệu tiếng Việt; hãy chạy: {TESSERACT.install()}"
            raise NoTesseract("tool-missing", no_data)
        raise Failed("tesseract bị dừng" if process.returncode < 0 else "tesseract báo lỗi")
    return out.decode("utf-8", "replace")


def _bury(process: subprocess.Popen[bytes]) -> None:
    """Ends the process where it still runs, and closes its pipes: a child of its own may hold them open."""
    if process.poll() is None:
        _kill(process)
        process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and what it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):  # it ended meanwhile
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _die_with_parent() -> Callable[[], None] | None:
    """What a child calls so that the kernel ends it with this process; None where there is no such call."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def words_of(lines: Sequence[Row]) -> list[Word]:
    """The words of lines in points of the upright page, each set on its line's baseline.

    A slant of the page that is left is taken out of the boxes.  Lines of about the usual size get just that: tesseract
    measures a line of capitals a fifth larger than one of small letters.
    """
    if not lines:
        return []
    longest = sorted(lines, key=lambda line: len(line.words), reverse=True)[:40]
    slant = median(line.slope for line in longest)
    cos, sin = math.cos(math.atan(slant)), math.sin(math.atan(slant))
    usual = median([line.size for line in lines for _ in line.words])
    scale = 72 / DPI
    found: list[Word] = []
    for line in lines:
        size = usual if _ALIKE[0] <= line.size / usual <= _ALIKE[1] else line.size
        # One height for the whole line: the slants of single lines are measured worse than the page's.
        y = median(line.base((x0 + x1) / 2) * cos - (x0 + x1) / 2 * sin for x0, x1, _, _ in line.words)
        for x0, x1, text, confidence in line.words:
            base = line.base((x0 + x1) / 2)
            left, right = x0 * cos + base * sin, x1 * cos + base * sin
            word = Word(text, left * scale, right * scale, y * scale, size * scale, len(found), True)
            word.confidence = confidence
            found.append(word)
    for a, b in pairwise(found):
        if _FIGURE.search(a.text) and _JOINS.match(b.text):
            a.blank = False  # inside a number the width of the gap tells, as tesseract parts slanted figures
    return found


def on_its_side(lines: Sequence[Row]) -> bool:
    """Whether most words stand in lines that run up or down the page: tesseract reads them so, one by one."""
    upright = aside = 0
    for line in lines:
        if len(line.words) > 1:
            if line.bottom - line.top > 2 * (line.right - line.left):
                aside += len(line.words)
            else:
                upright += len(line.words)
    return aside > upright


@dataclass(slots=True)
class Letter:
    """A letter as tesseract sees it, with its box in pixels; `word` is the index of its word among `words_of`."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    word: int


def letters_of(lines: Sequence[Row]) -> Iterator[list[Letter]]:
    """The letters of each line, where recognise was told to give them (LETTERS)."""
    count = 0
    for line in lines:
        letters = []
        for n, inner in enumerate(line.inside, count):
            for found in _LETTER.finditer(inner):
                left, top, right, bottom = (round(int(side) * line.scale) for side in found.group(1, 2, 3, 4))
                letters += [Letter(text, left, top, right, bottom, n) for text in _plain(found[5])[:1]]
        count += len(line.words)
        yield letters


@dataclass(slots=True)
class Row:
    """A line as tesseract sees it, in pixels of the picture; `scale`: those to one of the picture that it saw."""

    left: float
    top: float
    right: float
    bottom: float
    slope: float
    offset: float
    size: float
    words: list[tuple[float, float, str, float]]  # left, right, text, confidence
    inside: list[str]  # of each word its hOCR
    scale: float = 1.0

    def base(self, x: float) -> float:
        return self.bottom + self.offset + self.slope * (x - self.left)


def rows_of(hocr: str, scale: float = 1.0) -> list[Row]:
    """The lines that hold words, their places times `scale`."""
    starts = list(_LINE.finditer(hocr))
    rows = []
    for n, match in enumerate(starts):
        end = starts[n + 1].start() if n + 1 < len(starts) else len(hocr)
        words, inside = [], []
        opened = list(_WORD.finditer(hocr, match.end(), end))
        for word, stop in zip(opened, [*(w.start() for w in opened[1:]), end], strict=True):
            inner = hocr[word.end() : stop]
            if text := _plain(inner):
                words.append((int(word[1]) * scale, int(word[2]) * scale, text, int(word[3]) / 100))
                inside.append(inner)
        if words:
            slope, offset = float(match[5] or 0), float(match[6] or 0) * scale
            left, top, right, bottom = (int(side) * scale for side in match.group(1, 2, 3, 4))
            size = float(match[7]) * scale
            rows.append(Row(left, top, right, bottom, slope, offset, size, words, inside, scale))
    return rows


def _plain(markup: str) -> str:
    return nfc("".join(html.unescape(_TAG.sub("", markup)).split()))
