"""Makes the samples of scans and photographs from those in pdf, with ImageMagick.

    python samples/make_scans.py [NAME…]       (apt install imagemagick)

ke-hoach-huyen-uy-quet.pdf     a scan in colour, 200 dpi, askew, with the red seal over the signature
thong-bao-sao-y-quet.pdf       its first page has text, the page of the copy is a scan
chuong-trinh-tinh-uy-quet.tif  a scan in black and white, 300 dpi, the pages in one file
cong-van-phuc-dap-chup.jpg     a photograph: seen from the side, lit unevenly
nghi-quyet-hdnd-ngang.png      a scan that lies on its side

Beside each lies what it must give: what its source must, as far as a scan can be held to it.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# name → (the pdf that it is made from, how it was read, what must hold: fields of the header, and the outline)
SURE = ["type", "code", "date", "place", "issuer"]
SCANS: dict[str, tuple[str, str, list[str]]] = {
    "ke-hoach-huyen-uy-quet.pdf": ("ke-hoach-huyen-uy.pdf", "ocr", SURE),  # the seal lies over the name
    "thong-bao-sao-y-quet.pdf": ("thong-bao-sao-y.pdf", "mixed", [*SURE, "signer", "subject", "sections"]),
    "chuong-trinh-tinh-uy-quet.tif": ("chuong-trinh-tinh-uy.pdf", "ocr", [*SURE, "signer", "subject"]),
    "cong-van-phuc-dap-chup.jpg": ("cong-van-phuc-dap.pdf", "ocr", [*SURE, "subject", "sections"]),
    "nghi-quyet-hdnd-ngang.png": ("nghi-quyet-hdnd.pdf", "ocr", [*SURE, "signer", "subject", "sections"]),
}
NOISE = ["-seed", "7", "-attenuate", "0.12", "+noise", "Gaussian"]


def main() -> None:
    magick = shutil.which("convert") or sys.exit("convert: apt install imagemagick")
    with tempfile.TemporaryDirectory() as name:
        maker = Maker(magick, Path(name))
        makers = [maker.scan_in_colour, maker.scan_behind_text, maker.fax, maker.photograph, maker.on_its_side]
        for name, make in zip(SCANS, makers, strict=True):
            if name in (sys.argv[1:] or SCANS):
                make(name)
    for name in SCANS:
        (HERE / f"{name}.json").write_text(expectation(name), encoding="utf-8")


def expectation(name: str) -> str:
    source, origin, sure = SCANS[name]
    wanted: dict[str, Any] = json.loads((HERE / f"{source}.json").read_text(encoding="utf-8"))
    wanted["format"] = "pdf" if name.endswith(".pdf") else "image"
    wanted["text_origin"] = origin
    wanted["header"] = {key: value for key, value in wanted["header"].items() if key in sure}
    if "sections" not in sure:
        del wanted["sections"]
    return json.dumps(wanted, ensure_ascii=False, indent=1) + "\n"


class Maker:
    def __init__(self, magick: str, folder: Path) -> None:
        self.magick, self.folder = magick, folder

    def convert(self, *arguments: object) -> None:
        subprocess.run([self.magick, *map(str, arguments)], check=True)

    def pages(self, name: str, dpi: int) -> list[Path]:
        """The pages of the pdf that a sample is made from, as clean pictures."""
        import pypdfium2

        files = []
        with pypdfium2.PdfDocument(HERE / SCANS[name][0]) as document:
            for number, page in enumerate(document):
                files.append(self.folder / f"{name}.{number}.png")
                page.render(scale=dpi / 72).to_pil().save(files[-1])
        return files

    def scan_in_colour(self, name: str) -> None:
        pages = []
        for number, page in enumerate(files := self.pages(name, 200)):
            out = page.with_suffix(".jpg")
            seal = self.seal(page) if page == files[-1] else []
            turn = ["-background", "#f4f2ee", "-rotate", "0.9" if number else "-0.7", "-gravity", "center"]
            self.convert(page, *seal, *turn, "-extent", "1654x2339", *NOISE, "-blur", "0x0.5", "-quality", "30", out)
            pages.append(out)
        self.bind(pages, HERE / name)

    def seal(self, page: Path) -> list[str]:
        """A round red seal over the place of the signature, and a signature in blue through it."""
        x, y = self.signature_at(page)
        ring = f"circle {x},{y} {x + 120},{y} circle {x},{y} {x + 104},{y}"
        corners = [(0, -50), (15, -12), (48, -12), (20, 12), (0, 44), (-20, 12)]
        star = "polygon " + " ".join(f"{x + a},{y + b}" for a, b in corners)
        pen = f"bezier {x - 60},{y + 40} {x},{y - 120} {x + 60},{y + 110} {x + 190},{y - 50}"
        drawn = ["-fill", "none", "-stroke", "rgba(214,40,40,0.75)", "-strokewidth", "5", "-draw", ring]
        drawn += ["-fill", "rgba(214,40,40,0.7)", "-stroke", "none", "-draw", star]
        return [*drawn, "-fill", "none", "-stroke", "rgba(30,40,150,0.85)", "-strokewidth", "4", "-draw", pen]

    def signature_at(self, page: Path) -> tuple[int, int]:
        """The place between the post and the name of the signer: beside the recipients."""
        import pypdfium2

        number = int(page.stem.rpartition(".")[2])
        source = HERE / SCANS[page.name.rpartition(f".{number}.")[0]][0]
        with pypdfium2.PdfDocument(source) as document:
            text = document[number].get_textpage()
            found = text.search("(đã ký)").get_next()
            left, bottom, _, _ = text.get_charbox(found[0])
            high = document[number].get_height()
        return round(left * 200 / 72) - 30, round((high - bottom) * 200 / 72)

    def scan_behind_text(self, name: str) -> None:
        import pypdfium2

        page = self.pages(name, 200)[1]
        picture, scanned = page.with_suffix(".jpg"), self.folder / "scanned.pdf"
        turn = ["-colorspace", "Gray", "-background", "#f0f0f0", "-rotate", "0.6", "-gravity", "center"]
        self.convert(page, *turn, "-extent", "1654x2339", *NOISE, "-quality", "30", picture)
        self.bind([picture], scanned)
        with pypdfium2.PdfDocument.new() as both:
            both.import_pages(pypdfium2.PdfDocument(HERE / SCANS[name][0]), [0])
            both.import_pages(pypdfium2.PdfDocument(scanned))
            both.save(HERE / name)

    def fax(self, name: str) -> None:
        turn = ["-background", "white", "-rotate", "0.5", "-gravity", "center", "-extent", "2480x3508", "+repage"]
        look = ["-colorspace", "Gray", *NOISE, "-threshold", "62%", "-units", "PixelsPerInch", "-density", "300"]
        self.convert(*self.pages(name, 300), *turn, *look, "-compress", "Group4", HERE / name)

    def photograph(self, name: str) -> None:
        """A page on a table: the far edge narrower, darker to one side."""
        (page,) = self.pages(name, 200)
        frame = ["-bordercolor", "#6b5a48", "-border", "60", "-virtual-pixel", "edge"]
        corners = "0,0 30,20  1774,0 1745,12  1774,2459 1768,2450  0,2459 8,2440"
        light = ["(", "-size", "1774x2459", "gradient:#fffdf6-#cfc8ba", "-rotate", "0", ")", "-compose", "multiply"]
        look = ["-attenuate", "0.12", "-seed", "7", "+noise", "Gaussian", "-blur", "0x0.6", "-quality", "34"]
        self.convert(page, *frame, "-distort", "Perspective", corners, *light, "-composite", *look, HERE / name)

    def on_its_side(self, name: str) -> None:
        (page,) = self.pages(name, 200)
        look = ["-background", "white", "-colorspace", "Gray", "-rotate", "90.4", "-colors", "8", "-depth", "4"]
        self.convert(page, *look, "-units", "PixelsPerInch", "-density", "200", "+repage", HERE / name)

    def bind(self, pictures: list[Path], to: Path) -> None:
        """A pdf of pictures at 200 dpi, a page each, as scanners write it."""
        from PIL import Image

        first, *more = [Image.open(picture) for picture in pictures]
        out = io.BytesIO()
        first.save(out, "PDF", resolution=200.0, save_all=True, append_images=more, quality=30)
        to.write_bytes(out.getvalue())


if __name__ == "__main__":
    main()
