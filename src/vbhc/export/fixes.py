"""What was done about the certain fixes of a document, for the screen.

In: what `corrected` made.  Out: Vietnamese sentences, a line for each fix.
"""

from __future__ import annotations

from vbhc.export.corrected import Corrected
from vbhc.export.findings import where
from vbhc.export.screen import clean
from vbhc.intake import typed
from vbhc.model import Finding

_LONG = 60  # letters of a passage shown


def told(made: Corrected, target: str, source: str, findings: int) -> str:
    """How many fixes are in the copy `target`, which, and which are left and why."""
    lines = []
    if made.applied:
        lines.append(f"Đã sửa {len(made.applied)} chỗ trong {clean(target)}, mỗi chỗ là một thay đổi được theo dõi:")
        lines += [f"  {line(one)}" for one in made.applied]
        lines.append("Mở bằng Word hoặc LibreOffice để chấp nhận (Accept) hoặc từ chối (Reject) từng chỗ.")
    elif made.left:
        lines.append(f"Không sửa được chỗ nào; {clean(target)} là bản chép nguyên của {clean(source)}.")
    else:
        lines.append(f"Không có lỗi nào có cách sửa chắc chắn; {clean(target)} là bản chép nguyên của {clean(source)}.")
    if made.left:
        lines.append(f"Chưa sửa {len(made.left)} chỗ:")
        lines += [f"  {line(one.finding)}: {one.why}" for one in made.left]
    others = findings - len(made.applied) - len(made.left)
    if others:
        lines.append(f"Còn {others} phát hiện phải có người xem; gõ `vbhc check {typed(clean(source))}`.")
    return "\n".join(lines) + "\n"


def line(one: Finding) -> str:
    """ "đoạn 5: VB102 “139/KH-HU” → “139-KH/HU”"."""
    right = one.fix.text if one.fix else ""
    return f"{where(one)}: {one.code} “{short(one.text)}” → “{short(right)}”"


def short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
