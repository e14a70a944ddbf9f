"""JSON is what pydantic makes of the types: the short way of writing it must not differ by a byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from vbhc.check import check
from vbhc.codec import encoded, schema, to_json
from vbhc.export.cited import CitedList, cited_list
from vbhc.model import Document, Failure, Finding, Problem, Unread
from vbhc.pipeline import parse

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
