"""Findings for the screen and for scripts: full, concise, JSON, ndjson, CSV, and counts.

In: documents with their findings.  Out: text.  SARIF and the page have modules of their own.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from vbhc.codec import encoded
from vbhc.export import table
from vbhc.export.rule import SEVERITIES
from vbhc.export.screen import clean
from vbhc.model import Document, Finding

Results = Sequence[tuple[Document, Sequence[Finding]]]
Refused = tuple[str, str]  # the path of a file that could not be checked, and the sentence that says why
COLUMNS = ["path", "code", "name", "severity", "page", "paragraph", "line", "start", "end", "text", "message", "fix"]
COLUMNS += ["certain", "basis", "related", "id"]
CONTEXT = 50  # letters of the text shown to each side of the words
MARKS = {"error": "31", "warning": "33", "info": "36"}


def render(form: str, results: Results, width: int, colour: bool, refused: Sequence[Refused] = ()) -> str:
    """The findings in one of FORMS, as SARIF or as a page; these two also tell which inputs were refused."""
    if form == "sarif":
        from vbhc.export.sarif import sarif

        return sarif(results, refused)
    if form == "html":
        from vbhc.export.check_page import page

        return page(results, refused)
    return FORMS[form](results, width, colour)


def as_csv(results: Results, width: int, colour: bool) -> str:
    """One row a finding, the columns named as the fields of the record."""
    return table.lines([COLUMNS, *(row(one) for _, findings in results for one in findings)])


def row(one: Finding) -> list[object]:
    fix = (one.fix.text, "true" if one.fix.certain else "false") if one.fix else (None, None)
    place = (one.place.page, one.place.paragraph, one.place.line)
    related = "; ".join(" ".join(filter(None, (item.path, item.text))) for item in one.related)
    head = [one.path, one.code, one.name, one.severity, *place, *one.span]
    basis = " ".join(one.basis.split()) if one.basis else None
    return [*head, one.text, one.message, *fix, basis, related, one.id]


def ndjson(results: Results, width: int, colour: bool) -> str:
    return "".join(encoded(one).decode() + "\n" for _, findings in results for one in findings)


def as_json(results: Results, width: int, colour: bool) -> str:
    every = [json.loads(encoded(one)) for _, findings in results for one in findings]
    return json.dumps(every, ensure_ascii=False, indent=2) + "\n"


def concise(results: Results, width: int, colour: bool) -> str:
    """One line a finding: path:place: code message."""
    lines = []
    for _, findings in results:
        for one in findings:
            fix = f" → “{clean(one.fix.text)}”" if one.fix else ""
            lines.append(
                f"{clean(one.path)}:{where(one)}: {one.code} [{SEVERITIES[one.severity]}] {one.message}{fix}\n"
            )
    return "".join(lines)


def where(one: Finding) -> str:
    """ "trang 2, đoạn 15"; the letter's number where the source has neither pages nor paragraphs."""
    place = one.place
    known = (("trang", place.page), ("đoạn", place.paragraph), ("dòng", place.line))
    return ", ".join(f"{word} {number}" for word, number in known if number) or f"ký tự {one.span[0] + 1}"


def full(results: Results, width: int, colour: bool) -> str:
    """Each finding with the passage, the words underlined, what is right and the legal basis; then a closing line."""
    parts = []
    for document, findings in results:
        parts += [passage(document, one, width, colour) for one in findings]
    return "".join(parts) + closing(results)


def passage(document: Document, one: Finding, width: int, colour: bool) -> str:
    paint = painter(MARKS[one.severity] if colour else None)
    bold = painter("1" if colour else None)
    before, words, after = around(document.text, one.span, width - 4)
    lines = [
        f"{bold(clean(one.path))}, {where(one)}",
        f"{paint(f'{one.code} {SEVERITIES[one.severity]}')}: {one.message}",
        f"  | {before}{bold(words)}{after}",
        f"  | {' ' * len(before)}{paint('^' * max(1, len(words)))}",
    ]
    if one.fix:
        lines.append(f"  {'Sửa thành' if one.fix.certain else 'Có lẽ là'}: {clean(one.fix.text)}")
    lines += [f"  Liên quan: {clean(' '.join(filter(None, (item.path, item.text))))}" for item in one.related]
    if one.basis:
        lines.append(f"  Căn cứ: {' '.join(one.basis.split())}")
    return "\n".join(lines) + "\n\n"


def painter(code: str | None) -> Callable[[str], str]:
    return lambda text: text if code is None else f"\x1b[{code}m{text}\x1b[0m"


def around(text: str, span: tuple[int, int], room: int) -> tuple[str, str, str]:
    """(before, the words, after) on one line of at most `room` letters."""
    start, end = span
    words = clean(text[start:end])
    if len(words) > room:
        words = words[: room - 1] + "…"
    side = max(0, min(CONTEXT, (room - len(words)) // 2))
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    left = text[max(line_start, start - 4 * side) : start]
    right = text[end : min(line_end, end + 4 * side)]
    before, after = squeeze(left), squeeze(right)
    if len(before) > side:
        before = "…" + before[len(before) - side + 1 :] if side else ""
    if len(after) > side:
        after = after[: side - 1] + "…" if side else ""
    return before, words, after


def squeeze(text: str) -> str:
    """`clean`, but a blank at an edge stays one blank."""
    inner = clean(text)
    return (" " if text[:1].isspace() and inner else "") + inner + (" " if text[-1:].isspace() and inner else "")


def closing(results: Results) -> str:
    every = [one for _, findings in results for one in findings]
    if not every:
        return f"Không thấy lỗi nào trong {len(results)} văn bản.\n" if results else ""
    count: Counter[str] = Counter(one.severity for one in every)
    said = ", ".join(f"{count[severity]} {word}" for severity, word in SEVERITIES.items() if count[severity])
    return f"{said} trong {len(results)} văn bản.\n"


def statistics(results: Results) -> str:
    """How often each rule spoke, most often first."""
    count = Counter((one.code, one.name, one.severity) for _, findings in results for one in findings)
    order = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{times:6}  {code}  {SEVERITIES[severity]:9} {name}\n" for (code, name, severity), times in order]
    return "".join(lines) + closing(results)


FORMS: dict[str, Callable[[Results, int, bool], str]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "ndjson": ndjson,
    "csv": as_csv,
}
