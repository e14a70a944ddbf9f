"""Speed on papers as they come in: signed PDFs, scans, old Word files, against what the project has promised.

    python bench/incoming.py [signed] [scans] [doc]

A signed PDF is measured as speed.py measures; scans and old Word files by the clock, since other programs do the work:
on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from speed import ROOT, RUNS, Row, cpu, whole
from vbhc import intake
from vbhc.errors import VbhcError
from vbhc.intake.reading import Reading
from vbhc.intake.tools import LIBREOFFICE


def signed() -> Iterator[Row]:
    """A signed PDF against the same paper unsigned: what stood in the file before the first signature was added."""
    data = (ROOT / "samples" / "to-trinh-ky-so.pdf").read_bytes()
    plain = data[: data.find(b"%%EOF") + len(b"%%EOF\n")]
    times = {name: [] for name in ("plain.pdf", "signed.pdf")}
    for _ in range(4 * RUNS):  # by turns, and the least of each: what else the machine does only adds
        for name, of in zip(times, (plain, data), strict=True):
            times[name].append(cpu(lambda name=name, of=of: whole(of, name), 1))
    base, spent = (min(found) for found in times.values())
    ratio = spent / base
    told = f"{1000 * spent:.0f} ms, × {ratio:.2f} of the same paper unsigned"
    yield Row("pdf with three signatures (to-trinh-ky-so.pdf)", told, "≤ × 1.3", ratio <= 1.3)


def scans() -> Iterator[Row]:
    """Pages of the PDF samples drawn at 300 dots an inch and bound as a scan, on all cores.

    Seconds are those on the clock; of the processor, this process's and tesseract's.
    """
    import pypdfium2

    from vbhc.intake.ocr import workers

    if shutil.which("tesseract") is None:
        yield Row("recognising", "tesseract is not installed", "≥ 0.9 pages a second", None)
        return
    pictures = []
    for path in sorted((ROOT / "samples").glob("*.pdf")):
        with contextlib.suppress(VbhcError):  # a scan
            data = path.read_bytes()
            if intake.read_bytes(data, path.name, Reading("never")).source.text_origin == "text":
                pictures += [page.render(scale=300 / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(data)]
    pictures = [picture for picture in pictures if dark(picture) > 0.012]  # pages that are more than a closing
    out = io.BytesIO()
    pictures[0].save(out, "PDF", resolution=300.0, save_all=True, append_images=pictures[1:])
    with own_cache():
        intake.read_bytes(out.getvalue(), "scan.pdf")
    with own_cache():  # a new one, in which nothing of it is kept
        start, before = time.perf_counter(), sum(os.times()[:4])
        intake.read_bytes(out.getvalue(), "scan.pdf")
    rate = len(pictures) / (time.perf_counter() - start)
    each = (sum(os.times()[:4]) - before) / len(pictures)
    told = f"{rate:.2f} pages a second with {workers()} at once, {each:.1f} s of a processor for each"
    yield Row(
        f"recognising {len(pictures)} full pages at 300 dpi", told, "≥ 0.9 pages a second on two cores", rate >= 0.9
    )


@contextlib.contextmanager
def own_cache() -> Iterator[None]:
    """A cache folder of its own, so that everything is read anew."""
    before = os.environ.get("VBHC_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VBHC_CACHE"] = folder
        try:
            yield
        finally:
            os.environ.pop("VBHC_CACHE")
            if before is not None:
                os.environ["VBHC_CACHE"] = before


def dark(picture: Any) -> float:
    """The part of a page that is ink."""
    return float(sum(picture.histogram()[:128])) / (picture.width * picture.height)


def old_word() -> Iterator[Row]:
    """200 different .doc files in a folder, nothing in the cache; seconds on the clock."""
    if LIBREOFFICE.find() is None:
        yield Row("200 .doc files", "LibreOffice is not installed", "≤ 40 s", None)
        return
    papers = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.doc"))]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(200):
            # Bytes behind the end of the container make another file of the same document.
            data = papers[number % len(papers)] + number.to_bytes(4, "big") * 128
            (Path(folder) / f"{number:03}.doc").write_bytes(data)
        start = time.perf_counter()
        command = [sys.executable, "-m", "vbhc", "parse", folder, "--format", "ndjson", "-q"]
        environment = os.environ | {"VBHC_CACHE": f"{folder}/cache"}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
        spent = time.perf_counter() - start
    read = done.stdout.count(b"\n") - done.stdout.count(b'"error"')
    yield Row("200 .doc files in one batch", f"{spent:.0f} s, {read} read", "≤ 40 s", spent <= 40 and read == 200)


def main() -> int:
    measures = {"signed": signed, "scans": scans, "doc": old_word}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", choices=[*measures, []], metavar="WORD", help=" ".join(measures))
    only = parser.parse_args().only or list(measures)
    print("| what | measured | target | |", "|---|---|---|---|", sep="\n")
    for name in only:
        for row in measures[name]():
            mark = "" if row.good is None else "met" if row.good else "**missed**"
            print(f"| {row.what} | {row.got} | {row.target} | {mark} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
