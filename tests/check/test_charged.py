"""VB518: who is given a task and not written to."""

from __future__ import annotations

import pytest

from vbhc.check import check
from vbhc.pipeline import parse_bytes

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN KON RẪY
Số: 512/{symbol}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kon Rẫy, ngày 22 tháng 5 năm 2024
{body}
Nơi nhận:
{recipients}
- Lưu: VT, VX.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""
LETTER, PLAN, DECISION = "UBND-VX", "KH-UBND", "QĐ-UBND"
TO = "Kính gửi: Hội Khuyến học huyện.\n"
PLANNED = "KẾ HOẠCH\nTổ chức Ngày hội đọc sách năm 2024\nI. MỤC ĐÍCH\nNâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n"
DECIDED = "QUYẾT ĐỊNH\nVề việc phê duyệt Đề án\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án.\n"
LAST = "Điều 3. Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./."

CASES = [
    (LETTER, TO + "Giao Phòng Nội vụ chủ trì, báo cáo./.", "- Như trên;", ["Phòng Nội vụ"], "neither above nor below"),
    (LETTER, TO + "Giao Phòng Nội vụ chủ trì, báo cáo./.", "- Như trên;\n- Phòng Nội vụ;", [], "below"),
    (LETTER, TO + "Đề nghị Hội Khuyến học huyện báo cáo kết quả./.", "- Như trên;", [], "above"),
    (LETTER, TO + "1. Yêu cầu Công an huyện phối hợp kiểm tra./.", "- Như trên;", ["Công an huyện"], "an item"),
    (LETTER, TO + "Theo đề nghị của Phòng Nội vụ tổ chức họp./.", "- Như trên;", [], "who asks is given no task"),
    (LETTER, TO + "Giao Phòng học số 2 phối hợp sử dụng./.", "- Như trên;", [], "a classroom"),
    (PLAN, PLANNED + "1. Phòng Nội vụ\nTham mưu khen thưởng.\n2. Phòng Tài chính - Kế hoạch\nBố trí kinh phí./.",
     "- Phòng Nội vụ;", ["Phòng Tài chính - Kế hoạch"], "the items of a plan"),
    (PLAN, PLANNED + "1. Phòng Nội vụ: tham mưu khen thưởng.\n2. Công an huyện: giữ trật tự./.",
     "- Phòng NV;", ["Công an huyện"], "a colon, letters of a name"),
    (PLAN, PLANNED + "1. Phòng Nội vụ. Tham mưu khen thưởng.\n2. Công an huyện. Giữ trật tự./.",
     "- Phòng NV;", ["Công an huyện"], "a full stop behind the name"),
    (PLAN, PLANNED + "1. Phòng Nội vụ: tham mưu khen thưởng.\n2. Phòng Y tế: trực cấp cứu./.",
     "- Các phòng, ban;", [], "all of a kind"),
    (PLAN, PLANNED + "1. Phòng Nội vụ: tham mưu khen thưởng./.", "- Các cơ quan, đơn vị liên quan;", [], "all"),
    (PLAN, PLANNED + "Phòng Văn hóa và Thông tin, Phòng Nội vụ có trách nhiệm theo dõi./.",
     "- Phòng Văn hóa và Thông tin;", ["Phòng Nội vụ"], "two, one of a name with và"),
    (DECISION, DECIDED + "Điều 2. Sở Văn hóa, Thể thao và Du lịch chủ trì thực hiện Đề án.\n" + LAST,
     "- Như Điều 3;", ["Sở Văn hóa, Thể thao và Du lịch"], "an article before the one that is named"),
    (DECISION, DECIDED + "Điều 2. Sở Nội vụ chủ trì thực hiện Đề án.\n" + LAST, "- Như Điều 3;", [], "its head is"),
    (DECISION, DECIDED + "Điều 2. Sở Y tế theo dõi.\n" + LAST.replace("Nội vụ", "Nội vụ và thủ trưởng các đơn vị"),
     "- Như Điều 3;", [], "heads of all"),
]  # fmt: skip


@pytest.mark.parametrize("symbol, body, recipients, names, why", CASES, ids=[case[-1] for case in CASES])
def test_charged(symbol: str, body: str, recipients: str, names: list[str], why: str) -> None:
    paper = HEAD.format(symbol=symbol, body=body, recipients=recipients)
    found = check(parse_bytes(paper.encode(), "a.txt"), wanted=lambda rule: rule.code == "VB518")
    assert [one.text for one in found] == names, why
    assert {one.severity for one in found} <= {"info"}
