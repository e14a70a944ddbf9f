"""A picture of one handwritten figure → which figure it is, with a probability for each.

In: the ink of one figure as a picture of points that are ink or not.  Out: eleven probabilities, for 0 to 9 and for
"no figure" (a letter, two figures grown together, a piece of one).  Where figures stand in a line and how a number is
put together from them is handwriting.py's work.

The network is small (digits.npz: three convolutions, 100 KB); tools/train_digits.py makes it and says from what.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grey = NDArray[Any]

SIDE = 28  # of the picture that the network sees
INSIDE = 22  # of the figure in it
WEIGHTS = Path(__file__).with_name("digits.npz")


def normal(ink: Grey) -> Grey:
    """The ink (True or 255 where there is some) cut to its edges, in one size, in the middle of a square; 0 to 1."""
    import numpy as np
    from PIL import Image as Images

    points = np.asarray(ink) > 0
    rows, columns = np.flatnonzero(points.any(1)), np.flatnonzero(points.any(0))
    square = np.zeros((SIDE, SIDE), np.float32)
    if not len(rows):
        return square
    cut = points[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = INSIDE / max(cut.shape)
    high, wide = (max(1, round(side * scale)) for side in cut.shape)
    small = Images.fromarray(cut.astype(np.uint8) * 255).resize((wide, high), Images.Resampling.BOX)
    top, left = (SIDE - high) // 2, (SIDE - wide) // 2
    square[top : top + high, left : left + wide] = np.asarray(small, np.float32) / 255
    return square


def probabilities(squares: Grey) -> Grey:
    """For each square (as `normal` makes it) the probabilities of 0 … 9 and of "no figure"."""
    import numpy as np

    weights = weights_of(WEIGHTS)
    x = np.asarray(squares, np.float32)[..., None]
    for name in ("c1", "c2", "c3"):
        x = np.maximum(_convolved(x, weights[name]) + weights[name + "b"], 0)
        if name != "c3":  # the larger of every two by two
            x = x.reshape(len(x), x.shape[1] // 2, 2, x.shape[2] // 2, 2, -1).max((2, 4))
    x = np.maximum(x.reshape(len(x), -1) @ weights["d1"] + weights["d1b"], 0)
    x = (x @ weights["d2"] + weights["d2b"]) / float(weights["temperature"])
    x = np.exp(x - x.max(1, keepdims=True))
    return np.asarray(x / x.sum(1, keepdims=True))


def _convolved(x: Grey, kernel: Grey) -> Grey:
    """3 by 3 convolution; a frame of nothing keeps the size."""
    import numpy as np

    high, wide = x.shape[1:3]
    x = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    return np.sum([x[:, i : i + high, j : j + wide] @ kernel[i, j] for i in range(3) for j in range(3)], 0)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def weights_of(file: Path) -> dict[str, Grey]:
    """The weights as they were trained; kept as whole numbers of 8 bits and one scale for each table of them."""
    import numpy as np

    with np.load(file) as kept:
        scales = {name: kept[name + ".scale"] for name in kept.files if name + ".scale" in kept.files}
        return {name: kept[name] * scales.get(name, 1) for name in kept.files if not name.endswith(".scale")}
