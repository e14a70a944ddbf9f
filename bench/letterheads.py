"""Accuracy on papers whose number and day are written by hand and whose signature lies under a seal: drawn, scanned and
read, with the truth known.

    python bench/letterheads.py DATA [--count 100] [--keep FOLDER] [--wrong]

DATA is the folder of tools/train_digits.py.  The figures are those of writers that the network was not trained on: the
.tes files, and MNIST's test pictures where they are in DATA.  The letterheads are drawn at 300 dots an inch in a font
like Times, in blue or black ink, on the line, over dots or over a rule, with figures that touch and slant; some blanks
are left empty, some numbers and days are printed; then the page is turned a little, a red seal laid over some, noise
added and the whole kept as a JPEG, as a scanner does.

Under it a closing is drawn: posts and a name, over them a red seal, a black one as of a copy, or none, and strokes of
a pen.

For the number, the date, the signer and the post it says how many were given, how many of those were right, and how
many of the wrong ones had no mark of doubt, which must be none.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from train_digits import Draw, bent, of_points, pictures

from vbhc.model import Signature
from vbhc.pipeline import parse_bytes

WIDE, HIGH = 2480, 3508
FONTS = ["/usr/share/fonts/truetype/liberation2/LiberationSerif", "Tinos", "DejaVuSerif"]  # with Vietnamese letters
PLACES = ["Quảng Ngãi", "Kiên Giang", "Bình Thuận", "Lâm Đồng", "Hà Giang", "Cà Mau"]
SYMBOLS = [
    ("QĐ-UBND", "QUYẾT ĐỊNH"),
    ("TTr-UBND", "TỜ TRÌNH"),
    ("BC-UBND", "BÁO CÁO"),
    ("CT-UBND", "CHỈ THỊ"),
    ("KH-UBND", "KẾ HOẠCH"),
    ("TB-UBND", "THÔNG BÁO"),
]
POSTS = ["PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]
PEOPLE = ["Trần Hoàng Tuấn", "Nguyễn Thị Ánh Hồng", "Lê Văn Hiền", "Phạm Đức Thắng", "Đỗ Minh Hiếu", "Võ Ngọc Ẩn"]
BODY = "Ủy ban nhân dân tỉnh giao các cơ quan, đơn vị liên quan tổ chức thực hiện theo đúng quy định của pháp luật."
HOW = {"hand": "by hand", "print": "print", "empty": "empty"}
Figures = dict[int, list[Draw]]


def face(size: int, style: str = "Regular") -> Any:
    for name in FONTS:
        with contextlib.suppress(OSError):
            return ImageFont.truetype(f"{name}-{style}.ttf", size)
    sys.exit("letterheads: no font like Times was found (Debian: fonts-liberation2)")


def unseen(data: Path) -> Figures:
    """Figures of writers that were not trained on."""
    found: Figures = {n: [] for n in range(10)}
    for label, draw in pictures(data, ("tes",)):
        found[label].append(draw)
    images = data / "t10k-images-idx3-ubyte.gz"
    if images.exists():
        points = np.frombuffer(gzip.decompress(images.read_bytes()), np.uint8, offset=16).reshape(-1, 28, 28)
        labels = (data / "t10k-labels-idx1-ubyte.gz").read_bytes()
        for picture, label in zip(points[:3000], gzip.decompress(labels)[8:], strict=False):
            found[label].append(of_points(picture > 100))
    return found


def written(text: str, figures: Figures, luck: random.Random) -> Image.Image:
    """A number written by one hand: white on black, as high as the figures are."""
    shear, high = luck.gauss(-0.1, 0.12), luck.randint(40, 66)
    room = Image.new("L", (90 * len(text) + 80, 140))
    x = 10.0
    for figure in text:
        one = bent(luck.choice(figures[int(figure)])(luck), luck)
        one = one.transform(one.size, Image.Transform.AFFINE, (1, -shear / 2, shear * 40, 0, 1, 0))
        box = one.getbbox()
        assert box is not None
        cut = one.crop(box)
        tall = round(high * luck.uniform(0.88, 1.12))
        cut = cut.resize((max(6, round(cut.width * tall / cut.height)), tall), Image.Resampling.LANCZOS)
        room.paste(255, (round(x), 30 + (66 - tall) + luck.randint(-4, 4)), cut)
        x += cut.width + luck.choice((-3, 0, 3, 5, 8, 12))
    return room.crop((0, 0, round(x) + 10, room.height))


class Letterhead:
    """One drawn page and its truth; None for what is left empty."""

    def __init__(self, figures: Figures, luck: random.Random) -> None:
        self.luck, self.figures = luck, figures
        self.page = Image.new("RGB", (WIDE, HIGH), "white")
        self.draw = ImageDraw.Draw(self.page)
        self.ink = luck.choice([(20, 20, 24), (40, 40, 48), (30, 50, 150), (50, 70, 190), (20, 30, 110)])
        self.fill = luck.choice(["blank", "blank", "dots", "rule"])
        symbol, title = luck.choice(SYMBOLS)
        place = luck.choice(PLACES)
        self.number = str(luck.choice((luck.randint(1, 99), luck.randint(100, 999), luck.randint(1000, 4999))))
        self.number = self.number.zfill(luck.choice((1, 2)))
        self.day, self.month, self.year = luck.randint(1, 28), luck.randint(1, 12), luck.randint(2012, 2025)
        self.how = {name: luck.choices(("hand", "print", "empty"), (0.86, 0.08, 0.06))[0] for name in ("number", "day")}
        self.how["month"] = luck.choice(("hand", "print", "print"))
        if self.how["day"] == "empty":
            self.how["month"] = luck.choice(("print", "empty"))
        x = luck.randint(380, 480)
        self.centre("ỦY BAN NHÂN DÂN", x + 170, 300, face(54, "Bold"))
        self.centre("TỈNH " + place.upper(), x + 170, 360, face(54, "Bold"))
        self.draw.line((x + 70, 438, x + 270, 438), fill="black", width=4)
        self.centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1650, 300, face(54, "Bold"))
        self.centre("Độc lập - Tự do - Hạnh phúc", 1650, 362, face(56, "Bold"))
        self.draw.line((1330, 445, 1970, 445), fill="black", width=4)
        plain, slanted = face(54), face(56, "Italic")
        y = luck.randint(485, 500)
        at = self.print("Số:", x, y, plain)
        at = self.blank("number", self.number, at + luck.randint(0, 8), y, luck.randint(130, 200), plain)
        self.print(f"/{symbol}", at, y, plain)
        day, month = (f"{n:02}" if luck.random() < 0.6 or n < 3 else str(n) for n in (self.day, self.month))
        at = self.print(f"{place}, ngày", 1210, y, slanted)
        at = self.blank("day", day, at + luck.randint(0, 10), y, luck.randint(80, 130), slanted)
        at = self.print("tháng", at, y, slanted)
        at = self.blank("month", month, at + luck.randint(6, 14), y, luck.randint(80, 120), slanted)
        self.print(f"năm {self.year}", at, y, slanted)
        self.centre(title, WIDE // 2, 640, face(58, "Bold"))
        self.centre("Về việc triển khai thực hiện nhiệm vụ năm học", WIDE // 2, 710, face(58, "Bold"))
        for n in range(8):
            self.print(BODY[: 92 - n], 360, 880 + 80 * n, face(56))
        self.closing()
        self.code = None if self.how["number"] == "empty" else f"{self.number}/{symbol}"
        whole = self.how["day"] != "empty" and self.how["month"] != "empty"
        self.date = f"{self.year}-{self.month:02}-{self.day:02}" if whole else None

    def closing(self) -> None:
        """Nơi nhận to the left; post, seal, a signature and the name to the right, over each other."""
        luck, y = self.luck, 2300
        self.print("Nơi nhận:", 360, y, face(50, "BoldItalic"))
        for n, item in enumerate(("Như trên;", "TT. Tỉnh ủy;", "Các sở, ban, ngành;", "Lưu: VT, KGVX.")):
            self.print("- " + item, 360, y + 56 * (n + 1), face(46))
        self.position, self.signer = luck.choice(POSTS), luck.choice(PEOPLE)
        bold, x = face(56, "Bold"), 1720
        for line in (luck.choice(["TM. ỦY BAN NHÂN DÂN", ""]), "KT. CHỦ TỊCH", self.position):
            if line and (self.position != "CHỦ TỊCH" or not line.startswith("KT.")):
                self.centre(line, x, y, bold)
                y += 66
        self.sealed = luck.choice(("red", "red", "black", "none"))
        if self.sealed != "none":
            left, top = x - luck.randint(380, 470), y - luck.randint(0, 90)
            ink = (225, 50, 60) if self.sealed == "red" else (10, 10, 10)
            for far, wide in ((0, 10), (16, 4), (70, 5)):
                self.draw.ellipse((left + far, top + far, left + 430 - far, top + 430 - far), outline=ink, width=wide)
            self.centre("CỘNG HÒA XHCN", left + 215, top + 180, face(34, "Bold"))
        y += luck.randint(270, 400)
        self.centre(self.signer, x, y, bold)
        stroke = [(x + 90 * n - 300, y - luck.randint(-20, 220)) for n in range(8)]
        self.draw.line(stroke, fill=self.ink, width=5, joint="curve")

    def print(self, text: str, x: float, y: float, font: Any) -> int:
        self.draw.text((x, y), text, fill=(10, 10, 10), font=font)
        return round(x + font.getlength(text))

    def centre(self, text: str, x: float, y: float, font: Any) -> None:
        self.print(text, x - font.getlength(text) / 2, y, font)

    def blank(self, name: str, text: str, x: int, y: int, room: int, font: Any) -> int:
        """Fills the blank of a letterhead; where what is printed goes on."""
        if self.how[name] == "print":
            return self.print(text, x + 8, y, font) + 14
        end = x + room
        if self.how[name] == "hand":
            hand = written(text, self.figures, self.luck)
            end = max(end, x + hand.width - 6)
            self.page.paste(self.ink, (x, y - 48 + self.luck.randint(-6, 6)), hand)
        if self.fill == "dots":
            self.print("." * max(1, round((end - x) / font.getlength("."))), x, y, font)
        elif self.fill == "rule":
            self.draw.line((x, y + 52, end, y + 52), fill="black", width=2)
        return end

    def scan(self) -> Image.Image:
        luck, page = self.luck, self.page
        if luck.random() < 0.4:  # a seal
            seal = Image.new("RGB", page.size, "white")
            x, y = luck.randint(300, 1900), luck.randint(200, 520)
            brush = ImageDraw.Draw(seal)
            brush.ellipse((x, y, x + 380, y + 380), outline=(225, 50, 60), width=9)
            brush.ellipse((x + 60, y + 60, x + 320, y + 320), outline=(225, 50, 60), width=5)
            page = ImageChops.multiply(page, seal)
        page = page.rotate(luck.gauss(0, 0.6), Image.Resampling.BILINEAR, fillcolor="white")
        page = page.filter(ImageFilter.GaussianBlur(luck.uniform(0.3, 1.3)))
        noise = np.random.default_rng(luck.getrandbits(32)).normal(0, luck.uniform(0, 12), (HIGH, WIDE, 1))
        points = np.clip(np.asarray(page, np.float32) + noise, 0, 255).astype(np.uint8)
        page = Image.fromarray(points)
        if luck.random() < 0.3:
            page = page.convert("L").point(lambda v: 255 if v > 150 else 0).convert("RGB")
        return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--wrong", action="store_true", help="tells each reading that is not right")
    options = parser.parse_args()
    figures = unseen(options.data)
    counts: Counter[tuple[str, str]] = Counter()
    for n in range(options.count):
        drawn = Letterhead(figures, random.Random(options.seed * 10_000 + n))
        file = io.BytesIO()
        drawn.scan().save(file, "JPEG", quality=drawn.luck.choice((55, 70, 85)), dpi=(300, 300))
        if options.keep:
            (options.keep / f"{n:03}.jpg").write_bytes(file.getvalue())
        document = parse_bytes(file.getvalue(), f"{n:03}.jpg")
        doubts = {warning.code for warning in document.warnings}
        signed = document.header.signatures[0] if document.header.signatures else Signature()
        seal = {"red": "red seal", "black": "black seal", "none": "no seal"}[drawn.sealed]
        for name, want, got, how in (
            ("code", drawn.code, document.header.code, HOW[drawn.how["number"]]),
            ("date", drawn.date, document.header.date, HOW[drawn.how["day"]]),
            ("signer", drawn.signer, signed.name, seal),
            ("position", drawn.position, signed.position, seal),
        ):
            kind = f"{name}, {how}"
            counts[kind, "papers"] += 1
            counts[kind, "given"] += got is not None
            counts[kind, "right"] += got == want
            marked = f"doubtful-{name}" in doubts
            counts[kind, "wrong"] += got is not None and got != want
            counts[kind, "wrong and not marked"] += got is not None and got != want and not marked
            if options.wrong and got != want:
                known = document.header.evidence.get("signatures" if name in ("signer", "position") else name)
                print(f"{n:03} {name}: {want} read as {got}, {known.confidence if known else None}", flush=True)
    print("| | papers | given | right | wrong | wrong and not marked |", "|---|---|---|---|---|---|", sep="\n")
    for kind in sorted({kind for kind, _ in counts}):
        columns = ("papers", "given", "right", "wrong", "wrong and not marked")
        print(f"| {kind} | " + " | ".join(str(counts[kind, column]) for column in columns) + " |")


if __name__ == "__main__":
    main()
