"""VB1xx: the form of a citation."""

from __future__ import annotations

from collections.abc import Iterator

from vbhc.check.rule import Case, Hit, rule
from vbhc.model import Fix
from vbhc.text.bodies import bodies
from vbhc.text.symbols import read_code


@rule("VB102", "wrong-family", "error", needs={"citations"})
def wrong_family(case: Case) -> Iterator[Hit]:
    """Ký hiệu viết theo thể thức của hệ thống khác.

    Vì sao: văn bản của Đảng ghi số, gạch nối, loại, gạch chéo, cơ quan (139-KH/HU); văn bản hành chính nhà nước
    ghi số, gạch chéo, loại, gạch nối, cơ quan (139/KH-UBND).
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3; thể thức văn bản của Đảng.
    Sai: Kế hoạch số 139/KH-HU
    Đúng: Kế hoạch số 139-KH/HU
    """
    known = case.rules.once(bodies)
    for citation in case.document.citations:
        code = read_code(citation.code) if citation.code else None
        if code is None or len(code.groups) != 2 or code.year:
            continue
        body = known.by_code.get(code.groups[1])
        if body is None or body.kind == "organisation":
            continue
        family = "party" if body.kind == "party" else "state"
        if family == code.family:
            continue
        first, second = ("-", "/") if family == "party" else ("/", "-")
        right = f"{code.number}{first}{code.groups[0]}{second}{code.groups[1]}"
        kind = "của Đảng" if family == "party" else "của cơ quan nhà nước"
        at = citation.text.find(citation.code or "")
        start = citation.span[0] + max(at, 0)
        end = start + len(citation.code or "") if at >= 0 else citation.span[1]
        yield Hit(
            (start, end), f"Ký hiệu {code.code} sai thể thức văn bản {kind}: {right}.", Fix(right, certain=at >= 0)
        )
