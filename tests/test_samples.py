"""The samples are what their sources say."""

from __future__ import annotations

import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = sorted(path.with_suffix("") for path in SAMPLES.glob("*.*.json"))


def test_sources_give_the_files() -> None:
    """txt, html and JSON are what samples/make.py writes from the sources."""
    sys.path.insert(0, str(SAMPLES))
    try:
        import make
        from sample import load, names
    finally:
        sys.path.remove(str(SAMPLES))
    assert len(names()) >= 16
    made = set()
    for sample in map(load, names()):
        for form in sample.formats:
            made.add(f"{sample.name}.{form}")
            assert (SAMPLES / f"{sample.name}.{form}.json").read_text(encoding="utf-8") == make.expectation(
                sample, form
            )
        if "txt" in sample.formats:
            assert (SAMPLES / f"{sample.name}.txt").read_bytes() == make.encoded(make.text(sample), sample.encoding)
        if "html" in sample.formats:
            assert (SAMPLES / f"{sample.name}.html").read_text(encoding="utf-8") == make.page(sample)
    assert made == {path.name for path in FILES}
    assert {name.rsplit(".", 1)[1] for name in made} == {"txt", "html", "docx", "pdf"}
