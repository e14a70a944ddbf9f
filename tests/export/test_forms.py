"""JSON by its schema, and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from documents import plan

from vbhc.export.cited import CitedList, cited_list, csv_head, csv_rows, dump
from vbhc.export.json import dump as document_json
from vbhc.export.json import schema
from vbhc.model import Failure, Problem, Unread
from vbhc.pipeline import parse

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


def valid(value: Any) -> Any:
    """`value`, where the published schema accepts it."""
    jsonschema.validate(value, schema(), cls=jsonschema.Draft202012Validator)
    return value


def test_a_document_is_what_the_schema_says() -> None:
    value = valid(json.loads(document_json(plan())))
    assert next(iter(value)) == "schema"
    assert "blocks" not in value and "structure" not in value


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_what_the_schema_says(path: Path) -> None:
    valid(json.loads(document_json(parse(path))))


def test_a_failure_is_what_the_schema_says() -> None:
    value = valid(json.loads(document_json(Failure(Unread("a.pdf"), Problem("empty", "a.pdf: tệp rỗng.")))))
    assert value == {
        "schema": "vbhc/1",
        "source": {"path": "a.pdf"},
        "error": {"code": "empty", "message": "a.pdf: tệp rỗng."},
    }


def test_the_schema_refuses_what_is_no_document() -> None:
    value = json.loads(document_json(plan()))
    for change in ({"citations": None}, {"header": {"date": 5}}, {"sections": [{"kind": "?"}]}):
        with pytest.raises(jsonschema.ValidationError):
            valid(value | change)
    with pytest.raises(jsonschema.ValidationError):
        valid({key: item for key, item in value.items() if key != "citations"})


def test_cited_list_as_json() -> None:
    value = json.loads(dump(cited_list(plan())))
    assert [(item["code"] or item["name"], item["group"], item["times"]) for item in value["documents"]] == [
        ("126-KH/HU", "implements", 2),
        ("52/UBND-VP", "replies_to", 1),
        ("Luật Đất đai", "mentions", 1),
    ]
    assert value["documents"][0]["links"] == [
        {"kind": "implements", "other": "self", "active": False, "phrase": "thực hiện"},
        {"kind": "based_on", "other": "r2", "active": True, "phrase": None},
    ]


def test_csv_has_a_row_a_reference_and_no_formulas() -> None:
    cited = cited_list(plan())
    cited.documents[0].title = '=HYPERLINK("http://x")'
    cited.documents[1].issuer = 'UBND tỉnh; "A", B\n'
    rows = list(csv.DictReader(io.StringIO((csv_head() + csv_rows(cited)).decode(), newline="")))
    assert [row["code"] for row in rows] == ["126-KH/HU", "52/UBND-VP", ""]
    assert rows[0]["title"] == '\'=HYPERLINK("http://x")'
    assert rows[1]["issuer"] == 'UBND tỉnh; "A", B\n'
    assert rows[0]["forms"] == "full; short" and rows[0]["places"] == "I, 1" and rows[0]["times"] == "2"


def test_an_empty_list() -> None:
    assert csv_rows(CitedList(plan().source, None, [])) == b""
