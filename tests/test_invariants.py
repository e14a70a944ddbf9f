"""Whatever the text, the whole way from text to JSON raises nothing and keeps what the output promises.

The texts are soup: words of rules/, symbols, dates, marks of the outline and line ends in any order.  They are the
same on every run; `VBHC_FUZZ=5000` tries that many new ones.
"""

from __future__ import annotations

import functools
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vbhc.export.json import dump
from vbhc.intake import read, read_bytes
from vbhc.model import Document, Section, VbhcError
from vbhc.pipeline import describe
from vbhc.rules import default_rules, shipped
from vbhc.text.clean import clean

FUZZ = int(os.environ.get("VBHC_FUZZ", "0"))
LOOK = settings(
    max_examples=FUZZ or 120,
    derandomize=not FUZZ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# Pieces stand between "¦", "⏎" is a line end.
SOUP = """⏎¦⏎⏎¦ ¦; ¦, ¦. ¦: ¦/¦-¦–¦(¦)¦“¦”¦"¦\t¦./.¦*¦**¦…¦…/…¦\f¦⏎I. ¦⏎II. ¦⏎1. ¦⏎1.1. ¦⏎2) ¦⏎a) ¦⏎đ) ¦⏎- ¦⏎+ ¦
⏎Điều 1. ¦⏎Điều 5a. ¦⏎Chương I⏎¦⏎Mục 1⏎¦⏎Phần thứ nhất⏎¦⏎PHỤ LỤC I⏎¦⏎Kính gửi: ¦⏎Nơi nhận:⏎- ¦⏎TM. ¦
⏎KT. ¦⏎V/v ¦⏎Số: ¦Số 55-CTr/TU¦số 12/2021/NĐ-CP¦30/2020/NĐ-CP¦1208-⏎KL/TU¦số     /KH-UBND¦72-NQ-TW¦15/QĐ¦
15-L/CTN¦126/2024/NĐ-CP1¦12, 13-NQ/TW¦số 61/2020/QH14¦QH15¦123/VBHN-VPQH¦01/2024/TTLT-BTC-BTP¦
Kế hoạch số¦ngày 05 tháng 01 năm 2024¦ngày 31/02/2024¦01/7/2025¦ngày    tháng    năm 2024¦năm 2015¦
cùng ngày¦Luật Đất đai¦Luật ¦Bộ luật Dân sự năm 2015¦Căn cứ ¦Căn cứ Nghị định ¦của Chính phủ¦Tỉnh ủy¦
UBND xã¦khoản 2 Điều 5 ¦điểm a, b khoản 1 và Điều 7 đến Điều 9 ¦Nghị quyết này¦Luật này¦nêu trên¦
Nghị định¦a\u0323\u0302¦\u00a0¦\u200b¦\u00ad¦\ufffd¦\U0001f600¦Ð¦\u0430¦\u0301"""
MARKS = [*SOUP.replace("¦\n", "¦").replace("⏎", "\n").split("¦"), "x" * 200, "(" * 50, "1" * 300]


@functools.cache
def words() -> list[str]:
    """Every kind of phrase that rules/ knows, a sample of the long tables."""
    found: list[str] = []
    for path in sorted(shipped().glob("*.yaml")):
        phrases = list(strings(yaml.safe_load(path.read_text(encoding="utf-8"))))
        found += phrases[:: max(1, len(phrases) // 150)]
    for path in sorted(shipped().glob("*.tsv")):
        rows = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        cells = [cell for row in rows for cell in row.split("\t") if cell]
        found += cells[:: max(1, len(cells) // 60)]
    return found


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def soup() -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(MARKS), st.sampled_from(words()), st.sampled_from(words()).map(str.upper))
    return st.lists(piece, min_size=1, max_size=60).flatmap(
        lambda pieces: st.sampled_from(["", " ", "\n"]).map(lambda glue: glue.join(pieces))
    )


def described(text: str) -> Document | None:
    try:
        manuscript = read_bytes(text.encode("utf-8", "surrogatepass"), "soup.txt")
    except VbhcError as error:
        assert error.code == "empty" and not clean(text).strip()
        return None
    return describe(manuscript, default_rules())


def holds(doc: Document) -> None:
    """What every Document promises."""
    text, size = doc.text, len(doc.text)
    assert unicodedata.is_normalized("NFC", text)
    spans = [n.span for n in doc.warnings if n.span] + [d.span for d in doc.definitions]
    spans += [e.span for e in doc.header.evidence.values() if e.span]
    spans += [*doc.structure.quotes, *doc.structure.footnotes, *doc.structure.own]
    for start, end in spans:
        assert 0 <= start <= end <= size
    sections(doc.sections, 0, size)
    at = 0
    for zone in doc.structure.zones:
        assert at <= zone.start <= zone.end <= size
        at = zone.end
    cited(doc)
    values = [doc.header.code, doc.header.subject, doc.header.place, *doc.header.addressees, *doc.header.recipients]
    assert not any("\n" in value or value != value.strip() or not value for value in values if value is not None)


def sections(units: list[Section], start: int, end: int) -> None:
    """Units lie inside their parent, in order, and do not overlap."""
    at = start
    for unit in units:
        assert at <= unit.span[0] < unit.span[1] <= end, f"{unit.marker} {unit.span} not in {at}–{end}"
        sections(unit.children, *unit.span)
        at = unit.span[1]


def cited(doc: Document) -> None:
    ids = [c.id for c in doc.citations]
    known = {r.id for r in doc.references}
    assert len(set(ids)) == len(ids) and len(known) == len(doc.references)
    for citation in doc.citations:
        start, end = citation.span
        assert 0 <= start < end <= len(doc.text)
        assert doc.text[start:end] == citation.text
        assert citation.reference is None or citation.reference in known
        assert citation.date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", citation.date)
        assert citation.code is None or not re.search(r"\s", citation.code)
    starts = [c.span[0] for c in doc.citations]
    assert starts == sorted(starts)
    assert [m for r in doc.references for m in r.mentions if m not in ids] == []
    ends = known | {"self"}
    for relation in doc.relations:
        assert relation.source in ends and relation.target in ends and relation.source != relation.target
        assert set(relation.evidence) <= set(ids)
    assert all(d.reference in ends for d in doc.definitions)


def written(doc: Document) -> None:
    """The JSON is valid, on one line, and says what the Document says."""
    line = dump(doc)
    assert b"\n" not in line
    back = json.loads(line)
    assert (back["schema"], back["text"]) == ("vbhc/1", doc.text)
    assert [(c["id"], tuple(c["span"]), c["text"]) for c in back["citations"]] == [
        (c.id, c.span, c.text) for c in doc.citations
    ]
    assert len(back["sections"]) == len(doc.sections) and "blocks" not in back and "structure" not in back


@given(st.data())
@LOOK
def test_soup(data: st.DataObject) -> None:
    doc = described(data.draw(soup()))
    if doc is not None:
        holds(doc)
        written(doc)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=300))
@LOOK
def test_any_text(text: str) -> None:
    doc = described(text)
    if doc is not None:
        holds(doc)
        written(doc)


def papers() -> list[Path]:
    return sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


@given(st.data())
@LOOK
def test_broken_papers(data: st.DataObject) -> None:
    """A sample with pieces cut out, doubled, or swapped."""
    files = papers()
    text = read(data.draw(st.sampled_from(files))).text if files else "\n".join(MARKS)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    order = data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=8))
    doc = described("".join(order))
    if doc is not None:
        holds(doc)
        written(doc)


def test_the_same_twice() -> None:
    """No state stays between documents: the second reading of a text gives what the first gave."""
    text = "Căn cứ Luật Đất đai; thực hiện Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy (gọi tắt là Kế hoạch 12)."
    first, second = described(text), described(text)
    assert first is not None and second is not None
    assert dump(first) == dump(second)
