"""A picture of a page → a grey picture that can be recognised: upright, even, level, without the ink of stamps.

In: a Pillow picture as scanned or photographed.  Out: a Pillow picture in grey, 300 dots for each inch of the paper.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vbhc.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SIDE = 20_000  # pixels
MAX_PIXELS = 120_000_000  # A3 at 600 dpi has 70 million
_LONG, _SHORT = 3508, 2480  # A4 at 300 dpi
_DARK = 195  # paper darker than this, or unevenly lit, is evened
_NARROW = 700  # pixels of width, about: enough to see a slant
_LEVEL = 0.6  # degrees: a slant below this is taken out of the boxes, not of the picture
_STEEP = 5.0
_BLACK, _LIGHT = 40, 170  # black ink is darker than the one; pens and seals are mostly lighter, in red or in blue
_FADED = [min(255, max(0, (value - _BLACK) * 255 // (_LIGHT - _BLACK))) for value in range(256)]


@dataclass(slots=True)
class Views:
    """A page twice: `grey` is its red channel, in which red stamps over text fade into the paper and blue ink stays; in
    `black` all ink that has a colour fades (the same picture where it has no colours)."""

    grey: Image
    black: Image

    def turned(self, turns: int) -> Views:
        """Both, turned by quarter turns to the right."""
        return Views(*(view.rotate(-90 * turns, expand=True) for view in (self.grey, self.black)))

    def level(self) -> Views:
        """Both turned so that the lines run level, where they slant visibly."""
        angle = slant(self.grey)
        if abs(angle) < _LEVEL:
            return self
        from PIL import Image as Images

        return Views(*(v.rotate(angle, Images.Resampling.BILINEAR, fillcolor=255) for v in (self.grey, self.black)))


def views_of(image: Image) -> Views:
    """What is read of a picture."""
    from PIL import ImageChops

    if image.mode in ("1", "L"):
        grey = even(image.convert("L"))
        return Views(grey, grey)
    red, _, blue = _in_colour(image).split()
    return Views(even(red), even(ImageChops.lighter(red, blue)).point(_FADED))


def _in_colour(image: Image) -> Image:
    """The picture as RGB; what shines through lies on white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        from PIL import Image as Images

        image = image.convert("RGBA")
        image = Images.alpha_composite(Images.new("RGBA", image.size, "white"), image)
    return image if image.mode == "RGB" else image.convert("RGB")


def sized(image: Image) -> Image:
    """The picture as A4 would be at 300 dots an inch, where it is much larger or smaller."""
    long = max(image.size)
    scale = min(_LONG / long, 3.0)
    if 0.8 <= scale <= 1.25:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    from PIL import Image as Images

    return image.resize(size, Images.Resampling.LANCZOS if scale < 1 else Images.Resampling.BICUBIC)


def even(grey: Image) -> Image:
    """The picture with white paper: shadows of a photograph and grey paper are taken out."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageFilter

    paper = grey.reduce(16).filter(ImageFilter.MaxFilter(5))
    if _percentile(paper, 0.1) >= _DARK:
        return grey
    paper = paper.filter(ImageFilter.GaussianBlur(4)).resize(grey.size, Images.Resampling.BILINEAR)
    return ImageChops.invert(ImageChops.subtract(paper, grey))


def slant(grey: Image) -> float:
    """The angle (degrees, counter-clockwise) that levels the lines: where dark and white rows differ most."""
    from PIL import ImageOps

    small = ImageOps.invert(grey.reduce(max(1, grey.width // _NARROW))).point(lambda v: 255 if v > 60 else 0)
    rough = small.reduce(2)
    best = max((_sharp(rough, step / 2), -abs(step), step / 2) for step in range(-10, 11))[2]
    fine = max((_sharp(small, best + step / 10), -abs(step), best + step / 10) for step in range(-4, 5))[2]
    return fine if abs(fine) < _STEEP else 0.0


def _sharp(ink: Image, angle: float) -> float:
    from PIL import Image as Images

    rows = ink.rotate(angle, Images.Resampling.NEAREST).resize((1, ink.height), Images.Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in pairwise(rows)))


def _percentile(image: Image, part: float) -> int:
    counts = image.histogram()
    left = part * sum(counts)
    for value, count in enumerate(counts):
        left -= count
        if left <= 0:
            return value
    return 255
