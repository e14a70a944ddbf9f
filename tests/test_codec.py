"""JSON is what pydantic makes of the types: the short way of writing it must not differ by a byte.  Read back it gives
what was written."""

from __future__ import annotations

import json
import types
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from vbhc.check import check
from vbhc.codec import encoded, from_json, schema, to_json
from vbhc.export.cited import CitedList, cited_list
from vbhc.library.records import record_of
from vbhc.model import SCHEMA, Document, Failure, Finding, Header, Problem, Structure, Unread, VbhcError
from vbhc.pipeline import parse
from vbhc.rules import default_rules
from vbhc.shape import fields_of

SAMPLES = Path(__file__).parents[1] / "samples"
PAPERS = ["ke-hoach-xa.txt", "cong-van-co-loi.txt", "thong-tu-sua-doi.txt", "nghi-dinh.html", "ke-hoach-lien-tich.docx",
          "thong-bao-sao-y.pdf"]  # fmt: skip


def by_pydantic(kind, value, indent=None):
    return TypeAdapter(kind).dump_json(value, indent=indent)


@pytest.mark.parametrize("name", PAPERS)
def test_as_pydantic_writes_it(name):
    document = parse(SAMPLES / name)
    for indent in (None, 2):
        assert to_json(document, indent) == by_pydantic(Document, document, indent)
    cited = cited_list(document)
    assert encoded(cited, 2) == by_pydantic(CitedList, cited, 2)
    for finding in check(document):
        assert encoded(finding) == by_pydantic(Finding, finding)


def test_failure():
    failure = Failure(Unread("đơn “1”.pdf"), Problem("broken", "đơn “1”.pdf: tệp hỏng."))
    assert to_json(failure) == by_pydantic(Failure, failure)


def test_schema_says_what_is_left_out():
    properties = schema()["$defs"]["Document"]["properties"]
    assert {"text", "header"} <= set(properties)
    assert not {"blocks", "structure"} & set(properties)


# ── back again ───────────────────────────────────────────────────────────────────────────────────────

PLAIN = {
    str: st.text(max_size=12), int: st.integers(), bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
}  # fmt: skip
BY_NAME = {"schema": st.just(SCHEMA), "sha256": st.text("0123456789abcdef", min_size=64, max_size=64)}


def values(hint: Any, depth: int = 3) -> st.SearchStrategy[Any]:
    """Any value of a type of the model."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        hints = fields_of(hint)[0]
        held = {key: BY_NAME[key] if key in BY_NAME else values(hints[key], depth - 1) for key in hints}
        return st.fixed_dictionaries(held).map(lambda found: hint(**found))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.none() | values(inner[0], depth)
    if origin is list:
        return st.lists(values(inner[0], depth), max_size=2) if depth > 0 else st.just([])
    if origin is tuple:
        return st.tuples(*(values(each, depth) for each in inner))
    if origin is dict:
        return st.dictionaries(PLAIN[str], values(inner[1], depth), max_size=2)
    return PLAIN[hint]


LOOK = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@LOOK
@given(values(Document), st.sampled_from([None, 2]))
def test_what_is_read_back_is_what_was_written(document: Document, indent: int | None) -> None:
    data = to_json(document, indent)
    back = from_json(data, "x")
    assert back == document
    assert to_json(back, indent) == data


@LOOK
@given(values(Failure))
def test_failures_are_read_back(failure: Failure) -> None:
    assert from_json(to_json(failure), "x") == failure


@LOOK
@given(values(Document))
def test_whatever_fits_can_be_kept(document: Document) -> None:
    """It may be written by hand: no day, number or place in it need be one."""
    assert record_of(document, default_rules()).content


def without_places(document: Document) -> Document:
    return replace(document, blocks=(), structure=Structure(Header(), [], []), recognised=[])


def test_real_papers_are_read_back(gold: Path) -> None:
    papers = [*(gold / "seeds").glob("docs/*.txt"), *sorted((gold / "hard").glob("docs/*.txt"))[:40]]
    assert papers
    for path in papers:
        document = parse(path)
        back = from_json(to_json(document), "x")
        assert back == without_places(document)
        assert record_of(back, default_rules()) == record_of(document, default_rules())


SOURCE = {"path": "a.txt", "format": "txt", "sha256": "0" * 64}
LISTS: dict[str, Any] = {key: [] for key, hint in fields_of(Document)[0].items() if get_origin(hint) is list}
ONE = {"schema": SCHEMA, "source": SOURCE, "header": {}, **LISTS, "text": "Một"}


def test_fields_that_came_later_may_be_missing() -> None:
    document = from_json(json.dumps(ONE), "x")
    assert isinstance(document, Document)
    assert (document.text, document.header.issuers, document.source.encoding) == ("Một", [], "unicode")


REFUSED = [
    # JSON                                           code           the sentence says       why
    (b"", "damaged", "không phải JSON", "nothing"),
    (json.dumps(ONE)[:-20], "damaged", "bị cắt ngang", "cut off"),
    (b"\xff\xfe{}", "damaged", "không phải JSON", "not UTF-8"),
    ("[" * 100_000, "damaged", "không phải JSON", "nested without end"),
    (json.dumps(ONE | {"text": "\ud800"}), "damaged", "không phải JSON", "half a character"),
    ("[1]", "unsupported", "thiếu “schema”", "no object"),
    ('{"name": "vbhc"}', "unsupported", "không phải kết quả đọc của vbhc", "foreign"),
    ('{"schema": 1}', "unsupported", "không phải kết quả đọc của vbhc", "foreign, too"),
    ('{"schema": "vbhc/0"}', "unsupported", "theo hợp đồng vbhc/0, bản vbhc này chỉ đọc vbhc/1", "older"),
    ('{"schema": "vbhc/2"}', "unsupported", "hãy dùng cùng một bản vbhc", "newer"),
    ('{"schema": "vbhc/cite/1"}', "unsupported", "là kết quả “vbhc/cite/1”", "another command's"),
    (json.dumps(ONE | {"text": 1}), "damaged", "ở “text” (phải là chữ)", "a wrong type"),
    (json.dumps(ONE | {"header": {"regime": "x"}}), "damaged", "“header.regime” (phải là một trong", "no such word"),
    (
        json.dumps(ONE | {"sections": [{"span": [1]}]}),
        "damaged",
        "“sections.1.span” (phải có 2 giá trị)",
        "half a span",
    ),
    (json.dumps({key: ONE[key] for key in ONE if key != "text"}), "damaged", "ở “text” (thiếu)", "something missing"),
    (json.dumps(ONE | {"blocks": []}), "damaged", "“blocks” (không có khóa này", "what is never written"),
    (json.dumps(ONE | {"new": 1}), "damaged", "“new” (không có khóa này", "what would be lost"),
    (json.dumps(ONE | {"source": SOURCE | {"sha256": "abc"}}), "damaged", "“source.sha256”", "no hash"),
]


@pytest.mark.parametrize(("data", "code", "says", "why"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_refused(data: str | bytes, code: str, says: str, why: str) -> None:
    with pytest.raises(VbhcError) as caught:
        from_json(data, "kho.ndjson, dòng 3")
    assert (caught.value.code, caught.value.message[:20]) == (code, "kho.ndjson, dòng 3: "), why
    assert says in caught.value.message
    assert "\n" not in caught.value.message


def test_what_was_read_back_is_not_checked() -> None:
    with pytest.raises(VbhcError, match=r"a\.txt: chỉ có kết quả đọc"):
        check(from_json(json.dumps(ONE), "x"))
