"""The digital signatures of a PDF for the screen and as JSON ("vbhc/signatures/1").

In: a SignedFile or a Failure.  Out: text, or JSON.  For a pipe there are no colours and no blanks at the ends of lines.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from vbhc.export.screen import clean, indented, printed
from vbhc.intake.signed import SIGNATURES_SCHEMA, Certificate, DigitalSignature, SignedFile, Standing
from vbhc.model import Failure

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
GOOD, BAD, UNSURE = "green", "bold red", "yellow"
CONTENT = {
    "intact": ("nguyên vẹn từ khi ký", GOOD),
    "changed": ("ĐÃ BỊ SỬA sau khi ký: dữ liệu tệp không còn như lúc ký", BAD),
    "forged": ("CHỮ KÝ SAI: không phải do chứng thư này ký", BAD),
    "unreadable": ("KHÔNG KIỂM TRA ĐƯỢC: dữ liệu chữ ký hỏng hoặc thuộc loại không hỗ trợ", BAD),
}
LATER = {
    "none": ("chỉ là khoảng trắng", GOOD),
    "foreign": ("DỮ LIỆU LẠ, không thuộc nội dung PDF", BAD),
    "archive": ("dữ liệu lưu trữ lâu dài của chữ ký hoặc dấu thời gian", GOOD),
    "forms": ("ký thêm hoặc điền ô biểu mẫu, không sửa trang", GOOD),
    "annotations": ("thêm hoặc sửa chú thích", UNSURE),
    "other": ("CÓ THAY ĐỔI KHÁC ngoài ký thêm và điền biểu mẫu, nội dung nhìn thấy có thể đã khác", BAD),
}
REASONS = {
    None: "",
    "no-chain": "không nối được tới chứng thư gốc nào đã cho (có thể thiếu chứng thư của nơi cấp)",
    "bad-chain": "chuỗi chứng thư sai",
    "weak": "chuỗi chứng thư dùng thuật toán hoặc khóa quá yếu",
    "not-for-signing": "chứng thư không cấp để ký",
    "not-for-timestamps": "chứng thư không cấp để đóng dấu thời gian",
    "expired": "chứng thư hoặc chứng thư cấp trên đã hết hạn",
    "not-yet-valid": "chứng thư chưa có hiệu lực",
}
# (nothing speaks against it, its chain is trusted): anyone can make a certificate in any name, so both are needed.
MARKS = {(True, True): ("✓", GOOD), (True, False): ("?", UNSURE), (False, True): ("✗", BAD), (False, False): ("✗", BAD)}
NO_REVOCATION = "Không kiểm tra chứng thư có bị thu hồi hay không (việc đó cần mạng)."
NO_ROOTS = "Chưa kiểm tra chuỗi chứng thư: cho biết các chứng thư gốc tin cậy bằng --roots."


def as_json(result: SignedFile | Failure) -> dict[str, Any]:
    """The contract's object; a file that fails has its error in the place of its signatures."""
    if isinstance(result, Failure):
        error = {"code": result.error.code, "message": result.error.message}
        return {"schema": SIGNATURES_SCHEMA, "path": result.source.path, "error": error}
    fields = asdict(result)
    signatures = [
        {**found, "good": signature.good}
        for found, signature in zip(fields.pop("signatures"), result.signatures, strict=True)
    ]
    return {"schema": fields.pop("schema"), **fields, "good": result.good, "signatures": signatures}


def dumped(result: SignedFile | Failure) -> str:
    return json.dumps(as_json(result), ensure_ascii=False, indent=2)


def screen(file: SignedFile, width: int, terminal: bool) -> str:
    """A file and its signatures, the oldest first."""
    parts: list[RenderableType] = [heading(file)]
    for number, signature in enumerate(file.signatures, 1):
        parts += [who(number, signature), indented(facts(signature))]
    return printed(parts, width, terminal)


def closing(files: list[SignedFile]) -> str:
    """What was not looked at, said once under all files."""
    if not any(file.signatures for file in files):
        return ""
    unchecked = not any(file.roots for file in files)
    return f"\n{NO_ROOTS + chr(10) if unchecked else ''}{NO_REVOCATION}\n"


def heading(file: SignedFile) -> Text:
    text = Text(clean(file.path), style="bold")
    count = len(file.signatures)
    if not count:
        text.append("\nKhông có chữ ký số nào.", style=UNSURE)
        return text
    bad = sum(not signature.good for signature in file.signatures)
    checked = bool(file.roots)
    fine = "đều nguyên vẹn và tin cậy" if checked else "đều nguyên vẹn; chưa kiểm tra chuỗi chứng thư"
    style = BAD if bad else GOOD if checked else UNSURE
    text.append(f"\n{count} chữ ký số: {f'{bad} không đạt' if bad else fine}", style)
    return text


def who(number: int, signature: DigitalSignature) -> Text:
    certificate = signature.certificate
    name = certificate.name or f"ô chữ ký {signature.field_name}"
    mark, style = MARKS[signature.good, signature.standing.trust == "trusted"]
    text = Text(f"\n{mark} ", style=style)
    text.append(f"{number}. {clean(name)}", style="bold")
    if signature.kind == "timestamp":
        text.append(" (dấu thời gian của tệp)")
    return text


def facts(signature: DigitalSignature) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    rows: list[tuple[str, str, str]] = [
        ("Cơ quan", "; ".join(map(clean, signature.certificate.body)), ""),
        ("Giờ ký", stated_time(signature), ""),
        ("Dấu thời gian", *stamp(signature)),
        ("Phần đã ký", *content(signature)),
        ("Về sau", *later(signature)),
        ("Chứng thư", certificate(signature.certificate), ""),
        ("Chuỗi tin cậy", *trust(signature.standing)),
        ("Lưu ý", weakness(signature), UNSURE),
    ]
    for label, value, style in rows:
        if value:
            table.add_row(label, Text(value, style=style, overflow="fold"))
    return table


def stated_time(signature: DigitalSignature) -> str:
    if signature.time is None:
        return ""
    if signature.kind == "timestamp":
        return in_vietnam(signature.time)
    said, here = written(signature.time), in_vietnam(signature.time)
    also = "" if here == said else f", tức {here.partition(' (')[0]} giờ Việt Nam"
    return f"{said}{also}, theo máy của người ký"


def stamp(signature: DigitalSignature) -> tuple[str, str]:
    found = signature.timestamp
    if found is None:
        return "", ""
    by = f" – {clean(found.authority)}" if found.authority else ""
    if not found.sound:
        return f"SAI: không phải của chữ ký này{by}", BAD
    worth = found.standing
    if worth.trust == "untrusted":
        return f"{in_vietnam(found.time)}{by}; không tin cậy: {REASONS[worth.reason]}", UNSURE
    return f"{in_vietnam(found.time)}{by}{'; tin cậy' if worth.trust == 'trusted' else ''}", ""


def content(signature: DigitalSignature) -> tuple[str, str]:
    said, style = CONTENT[signature.content]
    if signature.content == "changed" and signature.rewritten:
        return (
            "ĐÃ BỊ SỬA sau khi ký: cả tệp đã được một phần mềm ghi lại (thường gặp khi đóng dấu đến hoặc nén tệp), "
            "không đối chiếu được với lúc ký; hãy lấy bản gốc",
            BAD,
        )
    if signature.content == "intact" and signature.covers == "part":
        return "phần được ký còn nguyên, nhưng CHỮ KÝ KHÔNG BAO TRÙM cả văn bản lúc ký", BAD
    return said, style


def later(signature: DigitalSignature) -> tuple[str, str]:
    """What was added to the file behind the signed bytes; nothing where those are not as signed anyway."""
    if signature.content == "unreadable" or signature.covers is None or signature.rewritten:
        return "", ""
    if not signature.bytes_after:
        return "tệp không thêm gì sau chữ ký này", ""
    grown = f"tệp dài thêm {thousands(signature.bytes_after)} byte"
    if signature.content != "intact" or signature.covers == "part" or signature.later is None:
        return f"{grown}, không rõ thêm gì", UNSURE
    said, style = LATER[signature.later]
    if signature.permitted is False and style != BAD:
        return f"{grown}: {said}; NGƯỜI KÝ KHÔNG CHO PHÉP", BAD
    return f"{grown}: {said}", style


def certificate(found: Certificate) -> str:
    parts = [f"do {clean(found.issuer)} cấp" if found.issuer else ""]
    if found.valid_from and found.valid_until:
        parts.append(f"hạn {day(found.valid_from)} – {day(found.valid_until)}")
    return ", ".join(filter(None, parts))


def trust(standing: Standing) -> tuple[str, str]:
    at = f" (xét vào lúc {in_vietnam(standing.at)})" if standing.at else ""
    match standing.trust:
        case "unchecked":
            return "chưa kiểm tra", UNSURE
        case "trusted":
            return f"tin cậy, nối tới chứng thư gốc đã cho{at}", GOOD
        case "expired":
            return (
                "KHÔNG CHẮC: chứng thư nay đã hết hạn; còn hạn vào giờ ký tự ghi, nhưng không có dấu thời gian tin cậy "
                "chứng minh giờ đó",
                BAD,
            )
    return f"KHÔNG TIN CẬY: {REASONS[standing.reason]}{at}", BAD


def weakness(signature: DigitalSignature) -> str:
    if not signature.weak_digest or not signature.digest:
        return ""
    return f"ký bằng {signature.digest.upper()}, thuật toán nay coi là yếu"


def written(iso: str) -> str:
    """ "2025-08-25T16:24:29+07:00" → "25/08/2025 16:24:29 (UTC+7)"."""
    moment = datetime.datetime.fromisoformat(iso)
    offset = moment.utcoffset()
    zone = ""
    if offset is not None:
        hours = offset.total_seconds() / 3600
        zone = f" (UTC{hours:+g})" if hours else " (UTC)"
    return f"{moment:%d/%m/%Y %H:%M:%S}{zone}"


def in_vietnam(iso: str) -> str:
    """The moment of an authority, which is in UTC, as clocks in Vietnam show it."""
    moment = datetime.datetime.fromisoformat(iso)
    return written((moment.astimezone(VIETNAM) if moment.tzinfo else moment).isoformat())


def day(iso: str) -> str:
    return f"{datetime.datetime.fromisoformat(iso):%d/%m/%Y}"


def thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
