"""Pictures of pages (png, jpg, tiff with several pages, bmp, gif, webp) → Manuscript.

In: the bytes.  Out: what is recognised, laid out as the pages of a PDF are.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from vbhc.intake import ocr
from vbhc.intake.building import Builder
from vbhc.intake.limits import MAX_PAGES, too_large
from vbhc.intake.ocr_images import MAX_PIXELS, MAX_SIDE, sized
from vbhc.intake.ocr_repair import repair
from vbhc.intake.pdf import finish, judge
from vbhc.intake.pdf_page import PageRead
from vbhc.intake.pdf_running import Page
from vbhc.intake.pdf_scans import tell_failures
from vbhc.intake.reading import AUTO, Reading
from vbhc.intake.tesseract import NoTesseract
from vbhc.model import Manuscript, VbhcError
from vbhc.rules import default_rules

if TYPE_CHECKING:
    from PIL.Image import Image

# Pillow opens MPO (photographs of telephones) as JPEG, and knows no reader by that name.
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "JPEG2000")


def read_image(data: bytes, path: str, reading: Reading = AUTO) -> Manuscript:
    """The Manuscript of a picture.

    Raises VbhcError: "scan" (recognising is not wanted, or failed), "damaged", "too-large", "tool-missing", "empty".
    """
    if reading.ocr == "never":
        raise VbhcError("scan", f"{path}: là ảnh, không có lớp chữ; hãy đọc lại với --ocr auto để nhận dạng chữ.")
    picture = open_picture(data, path)
    rules = default_rules()
    count = getattr(picture, "n_frames", 1)
    if count > MAX_PAGES:
        raise too_large(path, f"ảnh có {count} trang, quá {MAX_PAGES} trang")
    build = Builder(path, "image", data)
    reads: list[PageRead] = []
    failed: dict[int, str] = {}
    try:
        for read in ocr.recognised(_frames(picture, count, path), count, reading.told, rules):
            if read.failed is None:
                reads.append(ocr.page_of(read, [], [], rules))
            else:
                failed[read.number] = read.failed
                reads.append(PageRead(Page(read.number, 0.0, 0.0, []), "scan"))
    except NoTesseract as error:
        raise ocr.missing(path, error) from None
    tell_failures(failed, reads, build, path)
    repair([r.page for r in reads if r.state == "read"], rules)
    judge(reads, build, path)
    return finish(reads, build, rules)


def open_picture(data: bytes, path: str) -> Image:
    """The opened picture, not yet unpacked.  Raises VbhcError where it is broken, too large or of an unknown form."""
    from PIL import Image as Images

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size, which is looked at below
            picture = Images.open(io.BytesIO(data), formats=FORMATS)
    except Images.DecompressionBombError:
        raise _too_many(path) from None
    except Exception:  # Pillow's readers raise whatever a broken file makes them stumble over
        raise VbhcError(
            "damaged", f"{path}: ảnh hỏng hoặc không thuộc loại đọc được (png, jpg, tiff); hãy lưu lại thành png."
        ) from None
    if max(picture.size) > MAX_SIDE or picture.width * picture.height > MAX_PIXELS:
        raise _too_many(path)
    return picture


def _too_many(path: str) -> VbhcError:
    return too_large(path, f"ảnh quá lớn (quá {MAX_SIDE} điểm một cạnh hoặc {MAX_PIXELS // 1_000_000} triệu điểm)")


def _frames(picture: Image, count: int, path: str) -> Iterator[ocr.Shot]:
    for n in range(count):
        yield n + 1, _frame(picture, n, path)


def _frame(picture: Image, n: int, path: str) -> Callable[[], Image]:
    def make() -> Image:
        from PIL import ImageOps

        try:
            picture.seek(n)
            if max(picture.size) > MAX_SIDE or picture.width * picture.height > MAX_PIXELS:
                raise _too_many(path)
            return sized(ImageOps.exif_transpose(picture.copy()))
        except VbhcError:
            raise
        except Exception:  # a broken picture: Pillow's decoders raise many kinds
            raise VbhcError("damaged", f"{path}: ảnh hỏng hoặc bị cắt ngang; hãy lấy lại bản đầy đủ.") from None

    return make
