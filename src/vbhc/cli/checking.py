"""The work of `vbhc check`: settings, the rules chosen, the files, accepted findings, the exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from vbhc.cli import options
from vbhc.cli.ahead import converted_ahead
from vbhc.cli.inputs import Missing, document_of, expand
from vbhc.cli.settings import CheckSettings, check_settings
from vbhc.cli.shell import complain
from vbhc.errors import VbhcError, reason
from vbhc.intake import shown
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.check.rule import Rule
    from vbhc.export.findings import Refused
    from vbhc.intake.reading import OcrMode
    from vbhc.library import Library
    from vbhc.model import Document, Finding
    from vbhc.rules import Rules

CLEAN, FOUND, FAILED = 0, 1, 2


@dataclass(slots=True)
class Checking:
    """What the command line of `vbhc check` asks for."""

    paths: list[str]
    form: str
    output: str | None
    select: str | None
    ignore: str | None
    severity: str
    fail_on: str | None
    exit_zero: bool
    statistics: bool
    baseline: str | None
    library: str | None
    glob: str | None
    stdin_name: str
    quiet: bool
    ocr: OcrMode
    rules: tuple[str, ...]


@dataclass(slots=True)
class Checked:
    """A document and what was found in it."""

    document: Document
    findings: list[Finding]


def run(job: Checking) -> int:
    """Checks every input and writes the findings; returns the exit code."""
    from vbhc.check.run import at_least
    from vbhc.cli.batch import check_use, rules_of
    from vbhc.cli.marking import copy_of, write_comments
    from vbhc.export.findings import render, statistics
    from vbhc.export.table import MARK

    check_use(job.paths, job.output, 1, job.rules)
    told = check_settings()
    chosen = chooser(job.select, job.ignore, told)
    copy = copy_of(job.paths, job.output) if job.form == "docx" else None
    if copy is not None and job.statistics:
        raise VbhcError("usage", "--statistics: chỉ in số đếm, không đi cùng --format docx.")
    rules = rules_of(job.rules)
    accepted = read_baseline(job.baseline)
    with optional_library(job.library, rules) as library:
        every = list(check_all(job, rules, library, chosen, told))
    results = [one for one in every if isinstance(one, Checked)]
    refused = [one for one in every if not isinstance(one, Checked)]
    compare(results, rules, chosen, told)
    for one in results:
        shown = at_least(one.findings, job.severity)
        one.findings = [finding for finding in shown if finding.id not in accepted]
    if job.baseline and not Path(job.baseline).exists():
        write_baseline(job.baseline, results)
        if not job.quiet:
            count = sum(len(one.findings) for one in results)
            print(f"Đã ghi {count} lỗi được chấp nhận vào {job.baseline}; lần sau không báo lại.", file=sys.stderr)
        return FAILED if refused else CLEAN
    if copy is not None:
        for one in results:
            write_comments(copy, one.document, one.findings, job.quiet)
    else:
        pairs = [(one.document, one.findings) for one in results]
        width, colour = options.screen_size(job.output)
        text = statistics(pairs) if job.statistics else render(job.form, pairs, width, colour, refused)
        marked = job.form == "csv" and not job.statistics and job.output not in (None, "-")
        options.write(job.output, MARK + text if marked else text)
    if refused:
        return FAILED
    limit = job.fail_on or told.fail_on or "warning"
    grave = any(at_least(one.findings, limit) for one in results)
    return FOUND if grave and not job.exit_zero else CLEAN


def check_all(
    job: Checking, rules: Rules, library: Library | None, wanted: Callable[[Rule], bool], told: CheckSettings
) -> Iterator[Checked | Refused]:
    """Each input checked; the path and the reason of one that cannot be read, which is also printed."""
    from vbhc.check import check
    from vbhc.check.run import with_severities

    avoid = None if job.output in (None, "-") else job.output
    for item in converted_ahead(expand(job.paths, job.glob, job.stdin_name, avoid)):
        try:
            if isinstance(item, Missing):
                raise VbhcError(item.code, item.message)
            document = document_of(item, rules, job.ocr)
            yield Checked(document, with_severities(check(document, library, rules, wanted), told.severity))
        except VbhcError as error:
            complain(error.message)
            yield shown(item.path), error.message


def compare(results: list[Checked], rules: Rules, wanted: Callable[[Rule], bool], told: CheckSettings) -> None:
    """Adds what the papers say of one document in different ways, where several are checked together."""
    from vbhc.check import check
    from vbhc.check.across import Papers
    from vbhc.check.run import with_severities

    if len(results) < 2:
        return
    papers = Papers.of(one.document for one in results)

    def comparing(rule: Rule) -> bool:
        return "papers" in rule.needs and wanted(rule)

    for one in results:
        more = with_severities(check(one.document, None, rules, comparing, papers), told.severity)
        one.findings = sorted([*one.findings, *more], key=lambda finding: (finding.span, finding.code))


def chooser(select: str | None, ignore: str | None, told: CheckSettings) -> Callable[[Rule], bool]:
    """Whether a rule is to run, by the prefixes given or those of the settings.

    Raises VbhcError("usage") or ("settings-invalid") for a prefix that no rule has.
    """
    from vbhc.check.run import every_rule

    chosen, left_out = prefixes(select), prefixes(ignore)
    codes = [rule.code for rule in every_rule()]
    given, kept = (*chosen, *left_out), (*told.select, *told.ignore, *told.severity)
    for prefix in (*given, *kept):
        if not any(code.startswith(prefix) for code in codes):
            code, where = ("usage", "") if prefix in given else ("settings-invalid", f"{told.path}: ")
            raise VbhcError(code, f"{where}{prefix}: không có quy tắc nào như vậy; gõ `vbhc rule` để xem tất cả.")
    chosen, left_out = chosen or told.select, left_out or told.ignore
    return lambda rule: (
        (not chosen or rule.code.startswith(chosen)) and not (left_out and rule.code.startswith(left_out))
    )


def prefixes(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip().upper() for part in (text or "").split(",") if part.strip())


@contextmanager
def optional_library(option: str | None, rules: Rules) -> Iterator[Library | None]:
    """The library to check against: the one that is named, or the usual one where it exists; else None."""
    from vbhc.cli.settings import library_location
    from vbhc.library import Library
    from vbhc.library.opening import path_of

    location = library_location(option)
    if option is None and not path_of(location).exists():
        yield None
        return
    with Library(location, rules, create=False) as library:
        yield library


def read_baseline(path: str | None) -> set[str]:
    """The ids of accepted findings; none where there is no such file yet."""
    if path is None or not Path(path).exists():
        return set()
    try:
        accepted = json.loads(Path(path).read_text(encoding="utf-8"))["accepted"]
        return {str(one["id"]) for one in accepted}
    except OSError as error:
        raise VbhcError("baseline-invalid", f"{path}: không đọc được ({reason(error)}).") from None
    except (ValueError, KeyError, TypeError):
        told = "không phải tệp lỗi đã chấp nhận; hãy chọn tên khác, hoặc xóa tệp đi để ghi lại"
        raise VbhcError("baseline-invalid", f"{path}: {told}.") from None


def write_baseline(path: str, results: list[Checked]) -> None:
    """Writes all findings as accepted: a person can read them and delete lines."""
    accepted = [
        {"id": f.id, "code": f.code, "text": f.text, "path": f.path, "message": f.message}
        for one in results
        for f in one.findings
    ]
    body = json.dumps({"schema": "vbhc/baseline/1", "accepted": accepted}, ensure_ascii=False, indent=1)
    options.write(path, body + "\n")
