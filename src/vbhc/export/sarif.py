"""Findings as SARIF 2.1.0, the form that code review and CI programs read.

In: documents with their findings, and the inputs that could not be read.  Out: one log with one run.  Regions count
in the text of the document, as `vbhc parse` gives it; where the source is not plain text, that text stands in
`artifacts`, so that a viewer can show the place.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from vbhc import __version__
from vbhc.check.rule import Rule
from vbhc.export.findings import Refused, Results
from vbhc.model import Document, Finding, Severity, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
DRIVE = re.compile(r"[A-Za-z]:[\\/]")
Json = dict[str, Any]


def sarif(results: Results, refused: Sequence[Refused] = ()) -> str:
    """The log.  A file that was not read is a notification of the invocation, which then was not successful."""
    from vbhc.check.run import every_rule

    spoken = {one.code for _, findings in results for one in findings}
    rules = [rule for rule in every_rule() if rule.code in spoken]
    index = {rule.code: number for number, rule in enumerate(rules)}
    artifacts = [artifact(document) for document, _ in results]
    found = [
        result(one, number, index[one.code], Lines(document.text))
        for number, (document, findings) in enumerate(results)
        for one in findings
    ]
    run: Json = {
        "tool": {
            "driver": {"name": "vbhc", "version": __version__, "language": "vi", "rules": [*map(described, rules)]}
        },
        "invocations": [invocation(refused)],
        "columnKind": "unicodeCodePoints",
        "language": "vi",
        "artifacts": artifacts,
        "results": found,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def described(rule: Rule) -> Json:
    """A rule with its docstring as help."""
    from vbhc.export.rule import page

    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": f"{rule.summary()} {one_line(rule.parts().get('why', ''))}".strip()},
        "help": {"text": rule.doc, "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def invocation(refused: Sequence[Refused]) -> Json:
    told = [
        {"level": "error", "message": {"text": message}, "locations": [{"physicalLocation": located(path)}]}
        for path, message in refused
    ]
    return {"executionSuccessful": not told, **({"toolExecutionNotifications": told} if told else {})}


def artifact(document: Document) -> Json:
    """The file; with its text where the file itself does not show it."""
    made: Json = {
        "location": {"uri": uri(document.source.path)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": document.source.sha256},
    }
    if document.source.format != "txt":
        made["contents"] = {"text": document.text}
    return made


def result(one: Finding, file: int, rule: int, lines: Lines) -> Json:
    here = {"uri": uri(one.path), "index": file}
    made: Json = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": {"text": told(one)},
        "locations": [{"physicalLocation": {"artifactLocation": here, "region": lines.region(one.span, one.text)}}],
        "partialFingerprints": {"vbhcFinding/v1": one.id},
        "properties": properties(one),
    }
    if one.fix and one.fix.certain:
        replacement = {"deletedRegion": lines.region(one.span), "insertedContent": {"text": one.fix.text}}
        change = {"artifactLocation": here, "replacements": [replacement]}
        made["fixes"] = [{"description": {"text": f"Sửa thành “{one.fix.text}”."}, "artifactChanges": [change]}]
    if one.related:
        made["relatedLocations"] = [*related(one, here, lines)]
    return made


def told(one: Finding) -> str:
    """The message, with what should stand there, since not every viewer shows fixes."""
    if one.fix is None or one.fix.text in one.message:
        return one.message
    return f"{one.message} {'Sửa thành' if one.fix.certain else 'Có lẽ là'} “{one.fix.text}”."


def properties(one: Finding) -> Json:
    """What SARIF has no field for: the place in the source, the legal basis, a fix that is only likely."""
    place = {name: value for name, value in asdict(one.place).items() if value is not None}
    made: Json = {"place": place} if place else {}
    if one.basis:
        made["basis"] = one_line(one.basis)
    if one.fix:
        made["fix"] = asdict(one.fix)
    return made


def related(one: Finding, here: Json, lines: Lines) -> Iterable[Json]:
    for number, other in enumerate(one.related):
        place: Json = {"artifactLocation": here if other.path is None else {"uri": uri(other.path)}}
        if other.span is not None and other.path is None:
            place["region"] = lines.region(other.span)
        elif other.span is not None:
            place["region"] = {"charOffset": other.span[0], "charLength": other.span[1] - other.span[0]}
        yield {"id": number + 1, "physicalLocation": place, "message": {"text": other.text}}


def located(path: str) -> Json:
    return {"artifactLocation": {"uri": uri(path)}}


def uri(path: str) -> str:
    """A path as a URI: relative as it was given, absolute with its scheme; letters and blanks percent-encoded."""
    if DRIVE.match(path) or path.startswith("\\\\"):
        windows = PureWindowsPath(path)
        if windows.is_absolute():
            return windows.as_uri()
        path = windows.as_posix()
    if path.startswith("/"):
        return PurePosixPath(path).as_uri()
    return quote(path.encode("utf-8", "surrogateescape"), safe="/!")


def one_line(text: str) -> str:
    return " ".join(text.split())


class Lines:
    """Where lines begin, so that a span is also a line and a column, both counted from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def region(self, span: Span, text: str | None = None) -> Json:
        start, end = span
        first, last = self.line(start), self.line(end)
        made: Json = {
            "startLine": first + 1,
            "startColumn": start - self.starts[first] + 1,
            "endLine": last + 1,
            "endColumn": end - self.starts[last] + 1,
            "charOffset": start,
            "charLength": end - start,
        }
        return made if text is None else {**made, "snippet": {"text": text}}

    def line(self, at: int) -> int:
        return bisect.bisect_right(self.starts, at) - 1
