"""Trains the network that reads handwritten figures (src/vbhc/intake/digits.npz).

    python tools/train_digits.py DATA [--fonts FOLDER …] [--samples 70000] [--epochs 9]

Needs numpy, Pillow and jax (not needed to run vbhc).  DATA is a folder with, as published by the UCI Machine Learning
Repository under CC BY 4.0:

- pendigits-orig.tra, .tes  Pen-Based Recognition of Handwritten Digits (Alpaydin, Alimoglu): strokes, 44 writers
- optdigits-orig.tra, .tes  Optical Recognition of Handwritten Digits (Alpaydin, Kaynak): pictures, 43 writers
- semeion.data              Semeion Handwritten Digit (Buscema): pictures, about 80 writers

and fonts that imitate handwriting and fonts of print, each free to use (SIL Open Font License).  Where DATA holds
t10k-images-idx3-ubyte.gz and its labels (MNIST's test pictures), these are read for a test only: other hands.

Writers of the .tes files are not trained on.  Each figure is drawn large, slanted, turned, stretched, made thicker or
thinner, spotted, cut by lines and thresholded as a scan is, then brought into the form that the program sees.  An
eleventh kind, "no figure", is made of letters, of pairs of figures, of halves of figures and of strokes.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from vbhc.intake import digits
from vbhc.intake.digits import WEIGHTS, normal

HIGH = 96  # of a figure as drawn
ROOM = 160
NONE = 10  # "no figure"
LETTERS = "SốốngàyngàythnămaăđeuhmkrtvxRTQKCPHNĐVM:;,.-–()?&"
Draw = Callable[[random.Random], Image.Image]  # white ink on black


def strokes(path: Path) -> Iterator[tuple[int, list[list[tuple[float, float]]]]]:
    """Figures of a file in the UNIPEN form: the label and the strokes of the pen, y downwards."""
    label, pen, down = -1, [], False
    for line in path.read_text().splitlines():
        words = line.split()
        if line.startswith(".SEGMENT"):
            if pen:
                yield label, pen
            label, pen = int(words[-1].strip('"')), []
        elif line.startswith(".PEN_DOWN"):
            pen.append([])
            down = True
        elif line.startswith((".PEN_UP", ".DT")):
            down = False
        elif down and len(words) == 2:
            pen[-1].append((float(words[0]), -float(words[1])))
    if pen:
        yield label, pen


def of_strokes(pen: list[list[tuple[float, float]]]) -> Draw:
    xs, ys = [x for s in pen for x, _ in s], [y for s in pen for _, y in s]
    scale = HIGH / max(max(ys) - min(ys), 0.6 * (max(xs) - min(xs)), 1)
    moved = [[((x - min(xs)) * scale + 24, (y - min(ys)) * scale + 24) for x, y in s] for s in pen]
    size = round((max(xs) - min(xs)) * scale + 48), HIGH + 48

    def draw(luck: random.Random) -> Image.Image:
        picture = Image.new("L", size)
        width = luck.choice((5, 6, 7, 8, 9, 10, 12, 14))
        brush = ImageDraw.Draw(picture)
        for stroke in moved:
            brush.line(stroke, fill=255, width=width, joint="curve")
            for x, y in stroke[:: max(1, len(stroke) // 12)] + stroke[-1:]:
                brush.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
        return picture

    return draw


def of_points(points: np.ndarray) -> Draw:
    picture = Image.fromarray((points > 0).astype(np.uint8) * 255)
    box = picture.getbbox()
    assert box is not None
    cut = picture.crop(box)
    scale = HIGH / max(cut.height, 0.6 * cut.width)
    large = cut.resize((max(1, round(cut.width * scale)), max(1, round(cut.height * scale))), Image.Resampling.BICUBIC)
    framed = Image.new("L", (large.width + 48, large.height + 48))
    framed.paste(large, (24, 24))
    smooth = framed.filter(ImageFilter.GaussianBlur(scale * 0.6)).point(lambda v: 255 if v > 118 else 0)
    return lambda luck: thickness(smooth, luck, (-5, -3, -3, 0, 0, 3))


def thickness(picture: Image.Image, luck: random.Random, steps: tuple[int, ...]) -> Image.Image:
    step = luck.choice(steps)
    if not step:
        return picture
    thinner = picture.filter(ImageFilter.MinFilter(-step)) if step < 0 else picture.filter(ImageFilter.MaxFilter(step))
    left = sum(thinner.histogram()[128:]) / max(1, sum(picture.histogram()[128:]))
    return thinner if left > 0.35 else picture  # not a line that breaks


def of_text(text: str, font: Path) -> Draw:
    def draw(luck: random.Random) -> Image.Image:
        face = ImageFont.truetype(str(font), 110)
        left, top, right, bottom = face.getbbox(text)
        picture = Image.new("L", (round(right - left) + 48, round(bottom - top) + 48))
        ImageDraw.Draw(picture).text((24 - left, 24 - top), text, fill=255, font=face)
        return thickness(picture, luck, (-3, 0, 0, 3, 5))

    return draw


def pictures(data: Path, parts: tuple[str, ...]) -> Iterator[tuple[int, Draw]]:
    """The figures of the data sets; `parts` are "tra" and "tes"."""
    for part in parts:
        for label, pen in strokes(data / f"pendigits-orig.{part}"):
            yield label, of_strokes(pen)
        rows = [line.strip() for line in (data / f"optdigits-orig.{part}").read_text().splitlines()]
        lines: list[list[int]] = []
        for row in rows:
            if len(row) == 32:
                lines.append([int(c) for c in row])
            elif len(row) == 1 and len(lines) == 32:
                yield int(row), of_points(np.array(lines))
                lines = []
            else:
                lines = []
    if "tra" in parts:
        for line in (data / "semeion.data").read_text().splitlines():
            values = [float(word) for word in line.split()]
            if len(values) == 266:
                yield int(np.argmax(values[256:])), of_points(np.array(values[:256]).reshape(16, 16))


def bent(picture: Image.Image, luck: random.Random) -> Image.Image:
    """Slanted, turned and stretched."""
    shear, turn = luck.gauss(-0.08, 0.18), np.radians(luck.gauss(0, 5))
    wide = np.exp(luck.gauss(0, 0.14))
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = np.linalg.inv(turned @ np.array([[wide, shear], [0, 1.0]]))
    centre = np.array([picture.width / 2, picture.height / 2])
    offset = centre - matrix @ np.array([ROOM / 2, ROOM / 2])
    values = (*matrix[0], offset[0], *matrix[1], offset[1])
    return picture.transform((ROOM, ROOM), Image.Transform.AFFINE, values, Image.Resampling.BILINEAR)


def scanned(picture: Image.Image, luck: random.Random) -> np.ndarray:
    """As a scanner and a threshold leave it: coarser, blurred, noisy, in two tones."""
    high = luck.randint(34, 84)
    small = picture.resize((high * ROOM // HIGH,) * 2, Image.Resampling.BOX)
    grey = np.asarray(small.filter(ImageFilter.GaussianBlur(luck.uniform(0.2, 1.4))), np.float32)
    noise = np.random.default_rng(luck.getrandbits(32)).normal(0, luck.uniform(2, 34), grey.shape)
    points = grey + noise > luck.uniform(80, 150)
    if luck.random() < 0.1:  # a leader of dots that was taken out
        at = luck.randrange(points.shape[0])
        points[at : at + luck.randint(1, 2)] = False
    if luck.random() < 0.06:  # or left in
        at = luck.randint(points.shape[0] * 5 // 8, points.shape[0] * 7 // 8)
        points[at : at + 2, luck.randrange(4, 9) :: luck.randrange(6, 11)] = True
    return cleaned(points)


def cleaned(points: np.ndarray) -> np.ndarray:
    """Without specks: only what hangs together with much."""
    picture = Image.fromarray(points.astype(np.uint8) * 255)
    near = (
        picture.filter(ImageFilter.BoxBlur(1.5)).point(lambda v: 255 if v > 70 else 0).filter(ImageFilter.MaxFilter(3))
    )
    return np.asarray(ImageChops.multiply(picture, near)) > 0


def sample(label: int, draw: Draw, luck: random.Random) -> np.ndarray:
    return normal(scanned(bent(draw(luck), luck), luck))


def no_figure(figures: list[tuple[int, Draw]], letters: list[Draw], luck: random.Random) -> np.ndarray:
    """A letter, two figures, a half of one, a stroke."""
    kind = luck.random()
    if kind < 0.25:
        return sample(NONE, luck.choice(letters), luck)
    label, draw = luck.choice(figures)
    first = bent(draw(luck), luck)
    box = first.getbbox()
    assert box is not None
    if kind < 0.75:
        second = bent(luck.choice(figures)[1](luck), luck)
        two = second.getbbox()
        assert two is not None
        a, b = first.crop(box), second.crop(two)
        gap = round(luck.gauss(2, 7))
        both = Image.new("L", (ROOM * 2, ROOM * 2))
        y = max(a.height, b.height)
        both.paste(a, (20, 20 + (y - a.height) // 2))
        where = (max(20, 20 + a.width + gap), 20 + (y - b.height) // 2 + luck.randint(-8, 8))
        both.paste(255, (where[0], max(0, where[1])), b)
        return normal(scanned(both.resize((ROOM, ROOM)), luck))
    if kind < 0.92:
        while label == 1:
            label, draw = luck.choice(figures)
        first = bent(draw(luck), luck)
        box = first.getbbox()
        assert box is not None
        if luck.random() < 0.7:
            at = round(box[0] + (box[2] - box[0]) * luck.uniform(0.3, 0.7))
            part = (0, 0, at, ROOM) if luck.random() < 0.5 else (at, 0, ROOM, ROOM)
        else:
            at = round(box[1] + (box[3] - box[1]) * luck.uniform(0.35, 0.65))
            part = (0, 0, ROOM, at) if luck.random() < 0.5 else (0, at, ROOM, ROOM)
        first.paste(0, part)
        return normal(scanned(first, luck))
    drawn = Image.new("L", (ROOM, ROOM))
    brush = ImageDraw.Draw(drawn)
    if luck.random() < 0.5:
        points = [(luck.uniform(30, 130), luck.uniform(30, 130)) for _ in range(luck.randint(3, 6))]
        brush.line(points, fill=255, width=luck.randint(4, 14), joint="curve")
    else:
        x, y, r = luck.uniform(50, 110), luck.uniform(50, 110), luck.uniform(4, 20)
        brush.ellipse((x - r, y - r * luck.uniform(0.4, 1), x + r, y + r), fill=255)
    return normal(scanned(drawn, luck))


def made(
    count: int, figures: list[tuple[int, Draw]], fonts: list[tuple[int, Draw]], letters: list[Draw], seed: int
) -> Any:
    """`count` pictures with their labels: two thirds of the data sets' figures, the others of fonts and no figure."""
    luck = random.Random(seed)
    xs, ys = np.zeros((count, 28, 28), np.uint8), np.zeros(count, np.int32)
    for n in range(count):
        kind = luck.random()
        if kind < 0.22:
            ys[n], square = NONE, no_figure(figures, letters, luck)
        else:
            label, draw = luck.choice(fonts if kind < 0.34 and fonts else figures)
            ys[n], square = label, sample(label, draw, luck)
        xs[n] = np.round(square * 255)
    return xs, ys


def trained(xs: np.ndarray, ys: np.ndarray, epochs: int, seed: int = 1) -> dict[str, np.ndarray]:
    """The weights: Adam with a falling step, labels a little unsure."""
    import jax
    import jax.numpy as jnp

    shapes = {"c1": (3, 3, 1, 12), "c2": (3, 3, 12, 24), "c3": (3, 3, 24, 32), "d1": (1568, 64), "d2": (64, 11)}
    dice = np.random.default_rng(seed)
    w = {}
    for name, shape in shapes.items():
        w[name] = jnp.array(dice.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape), jnp.float32)
        w[name + "b"] = jnp.zeros(shape[-1])

    def logits(w: Any, x: Any, key: Any) -> Any:
        x = x[..., None] / 255.0
        for name in ("c1", "c2", "c3"):
            x = jax.lax.conv_general_dilated(x, w[name], (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
            x = jax.nn.relu(x + w[name + "b"])
            if name in ("c1", "c2"):
                x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
        x = x.reshape(len(x), -1)
        x = jax.nn.relu(jnp.where(jax.random.bernoulli(key, 0.75, x.shape), x / 0.75, 0) @ w["d1"] + w["d1b"])
        return x @ w["d2"] + w["d2b"]

    def loss(w: Any, x: Any, y: Any, key: Any) -> Any:
        goal = jax.nn.one_hot(y, 11) * 0.97 + 0.03 / 11
        return -(goal * jax.nn.log_softmax(logits(w, x, key))).sum(1).mean()

    @jax.jit
    def step(w: Any, m: Any, v: Any, t: Any, rate: Any, x: Any, y: Any, key: Any) -> Any:
        value, slope = jax.value_and_grad(loss)(w, x, y, key)
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, slope)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, slope)
        w = jax.tree.map(
            lambda w, m, v: w * (1 - 1e-2 * rate) - rate * (m / (1 - 0.9**t)) / (jnp.sqrt(v / (1 - 0.999**t)) + 1e-8),
            w,
            m,
            v,
        )
        return w, m, v, value

    m = v = jax.tree.map(jnp.zeros_like, w)
    key, size = jax.random.PRNGKey(seed), 128
    steps, t = epochs * (len(xs) // size), 0
    for epoch in range(epochs):
        order, total = dice.permutation(len(xs)), 0.0
        for at in range(0, len(xs) - size + 1, size):
            chosen = order[at : at + size]
            t += 1
            key, now = jax.random.split(key)
            rate = 0.001 * min(1.0, t / 300) * (0.5 + 0.5 * np.cos(np.pi * t / steps)) + 1e-6
            w, m, v, value = step(w, m, v, float(t), rate, xs[chosen], ys[chosen], now)
            total += float(value)
        print(f"epoch {epoch + 1}: loss {total / (len(xs) // size):.4f}", flush=True)
    return {name: np.asarray(value) for name, value in w.items()}


def keep(weights: dict[str, np.ndarray], temperature: float) -> None:
    kept: dict[str, Any] = {"temperature": np.float32(temperature)}
    for name, table in weights.items():
        if name.endswith("b"):
            kept[name] = table.astype(np.float32)
        else:
            scale = np.abs(table).max(tuple(range(table.ndim - 1))) / 127
            kept[name], kept[name + ".scale"] = np.round(table / scale).astype(np.int8), scale.astype(np.float32)
    np.savez_compressed(WEIGHTS, **kept)
    digits.weights_of.cache_clear()


def read(xs: np.ndarray) -> np.ndarray:
    return np.concatenate([digits.probabilities(xs[n : n + 200] / 255.0) for n in range(0, len(xs), 200)])


def told(name: str, xs: np.ndarray, ys: np.ndarray) -> None:
    """Says how many are right, and how many of the sure ones."""
    found = read(xs)
    best, sure = found.argmax(1), found.max(1)
    figures = ys != NONE
    line = f"{name}: {(best == ys).mean():.4f} right of {len(ys)}"
    for bar in (0.5, 0.8, 0.9, 0.95, 0.98):
        over = (sure >= bar) & (best != NONE)
        if over.any():
            line += f"; at {bar}: {over[figures].mean():.3f} told, {(best == ys)[over].mean():.4f} right"
    print(line, flush=True)


def calibrated(weights: dict[str, np.ndarray], xs: np.ndarray, ys: np.ndarray) -> float:
    """The temperature by which what was found of unseen writers is most likely; keeps the weights with it."""
    keep(weights, 1.0)
    found = np.log(np.maximum(read(xs), 1e-12))
    losses = {}
    for temperature in np.arange(0.5, 2.55, 0.05):
        cooled = np.exp(found / temperature)
        losses[float(temperature)] = -np.log(cooled[np.arange(len(ys)), ys] / cooled.sum(1)).mean()
    best = min(losses, key=losses.__getitem__)
    keep(weights, best)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fonts", type=Path, nargs="*", default=[])
    parser.add_argument("--samples", type=int, default=70_000)
    parser.add_argument("--epochs", type=int, default=9)
    options = parser.parse_args()
    figures = list(pictures(options.data, ("tra",)))
    unseen = list(pictures(options.data, ("tes",)))
    files = sorted(p for folder in options.fonts for p in folder.rglob("*.ttf"))
    fonts = [(n, of_text(str(n), file)) for file in files for n in range(10)]
    letters = [of_text(letter, file) for file in files for letter in LETTERS]
    print(f"{len(figures)} figures, {len(unseen)} of other writers, {len(files)} fonts", flush=True)
    xs, ys = made(options.samples, figures, fonts, letters, seed=1)
    tests = made(6_000, unseen, [], letters, seed=2)
    print("drawn", flush=True)
    weights = trained(xs, ys, options.epochs)
    print("temperature", calibrated(weights, *tests))
    told("writers not trained on", *tests)
    images = options.data / "t10k-images-idx3-ubyte.gz"
    if images.exists():
        points = np.frombuffer(gzip.decompress(images.read_bytes()), np.uint8, offset=16).reshape(-1, 28, 28)
        labels = np.frombuffer(
            gzip.decompress((options.data / "t10k-labels-idx1-ubyte.gz").read_bytes()), np.uint8, offset=8
        )
        squares = np.array([np.round(normal(p > 100) * 255) for p in points], np.uint8)
        told("MNIST's test pictures", squares, labels.astype(np.int32))


if __name__ == "__main__":
    main()
