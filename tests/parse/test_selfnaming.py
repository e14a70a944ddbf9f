"""Texts without a letterhead: what their sentences, their deciding line or their signature say of them."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import pytest
from heads import check

CASES = [
    # text, expected, why
    (
        "ĐẨY MẠNH KHUYẾN HỌC\nThứ năm - 15/08/2024 08:42\n\nNgày 14/8/2024, UBND xã Minh Hợp đã ban hành kế hoạch số"
        " 726/KH-UBND về Thực hiện Chỉ thị số 26-CT/TU ngày 20/12/2023 của Ban Thường vụ Tỉnh ủy.\n\nI. MỤC ĐÍCH\n1. Mục đích\n",
        {"type": "KH", "code": "726/KH-UBND", "number": "726", "date": "2024-08-14", "issuer": "UBND xã Minh Hợp",
         "subject": "Thực hiện Chỉ thị số 26-CT/TU ngày 20/12/2023 của Ban Thường vụ Tỉnh ủy", "regime": "state"},
        "a plan republished on a web page",
    ),
    (
        "Ngày 30/9/2024, Ban Thường vụ Tỉnh ủy ban hành Kết luận số 1208-KL/TU về chủ trương hỗ trợ.",
        {"type": None, "code": None, "issuer": None, "date": None},
        "a passage that tells of a document is not that document",
    ),
    (
        "KẾ HOẠCH\n\nthực hiện Kết luận 49-KL/TW của Ban Bí thư\n\nThực hiện Kết luận 49-KL/TW, ngày 10/5/2019 của Ban Bí thư;"
        " Ban Thường vụ Tỉnh ủy xây dựng Kế hoạch triển khai với những nội dung sau:\n\nI. MỤC ĐÍCH\n",
        {"type": "KH", "issuer": "Ban Thường vụ Tỉnh ủy", "code": None, "date": None, "regime": "party",
         "subject": "thực hiện Kết luận 49-KL/TW của Ban Bí thư"},
        "who draws up the plan",
    ),
    (
        "KẾ HOẠCH TỔ CHỨC KỶ NIỆM 95 NĂM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM (3/2/1930 - 3/2/2025), 30 NĂM NGÀY THÀNH LẬP"
        " XÃ (2/9/1995 - 2/9/2025)\n\nCăn cứ Thông báo số 29-TB/HU của Huyện ủy;\n\nUBND xã xây dựng Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n",
        {"type": "KH", "issuer": "UBND xã", "date": None, "place": None,
         "subject": "TỔ CHỨC KỶ NIỆM 95 NĂM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM (3/2/1930 - 3/2/2025), 30 NĂM NGÀY THÀNH LẬP"
         " XÃ (2/9/1995 - 2/9/2025)"},
        "the Party's name and days inside a title",
    ),
    (
        "Kế hoạch thực hiện Chỉ thị số 21-CT/TW của Ban Bí thư\n\nThực hiện Kế hoạch số 105-KH/TU ngày 11/7/2023 của Ban"
        " Thường vụ Tỉnh ủy, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH\n",
        {"type": "KH", "issuer": "Ban Thường vụ Huyện ủy", "subject": "thực hiện Chỉ thị số 21-CT/TW của Ban Bí thư", "regime": "party"},
        "a title in small letters",
    ),
    (
        "Kế hoạch thực hiện Chỉ thị số 21-CT/TW của Ban Bí thư đã được nhiều nơi triển khai\n\nUBND huyện yêu cầu các xã báo cáo.\n",
        {"type": None, "issuer": None, "subject": None},
        "a line that tells of a plan",
    ),
    (
        "Thực hiện Kế hoạch số 105-KH/TU ngày 11/7/2023 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Huyện ủy xây dựng kế hoạch\n"
        "thực hiện như sau:\n\nI. MỤC ĐÍCH\n1. Mục đích\n",
        {"type": "KH", "issuer": "Ban Thường vụ Huyện ủy", "subject": None, "code": None, "date": None},
        "a text whose title is lost",
    ),
    (
        "Ngày 5/5/2024, UBND huyện ban hành kế hoạch: các xã thực hiện trong tháng 6.\n\nHội nghị kết thúc lúc 17 giờ.\n",
        {"type": None, "issuer": None},
        "a report of a plan",
    ),
    (
        "V/v triển khai Kế hoạch số 51-KH/HU của Huyện ủy\n\nKính gửi: Các phòng, ban\n\nThực hiện Kế hoạch số 51-KH/HU, UBND huyện"
        " yêu cầu các đơn vị thực hiện.\n",
        {"type": "CV", "issuer": "UBND huyện", "subject": "triển khai Kế hoạch số 51-KH/HU của Huyện ủy", "addressees": ["Các phòng, ban"]},
        "a letter without its letterhead",
    ),
    (
        "THÔNG TƯ\n\nBan hành Quy chuẩn kỹ thuật\n\nCăn cứ Luật Trồng trọt số 31/2018/QH14;\n\nTheo đề nghị của Cục trưởng Cục"
        " Trồng trọt; Bộ trưởng Bộ Nông nghiệp và Môi trường ban hành Thông tư ban hành Quy chuẩn.\n\nĐiều 1. Ban hành\n",
        {"type": "TT", "issuer": "Bộ Nông nghiệp và Môi trường", "regime": "normative"},
        "a minister issues for the ministry",
    ),
    (
        "QUYẾT ĐỊNH\nPHÊ DUYỆT KẾ HOẠCH NĂM 2020\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG\nCăn cứ Luật;\nQUYẾT ĐỊNH:\nĐiều 1.\n",
        {"type": "QĐ", "issuer": "Ủy ban nhân dân tỉnh An Giang", "subject": "PHÊ DUYỆT KẾ HOẠCH NĂM 2020"},
        "the deciding line",
    ),
    (
        "NGHỊ QUYẾT\nVỀ NHIỆM VỤ NĂM 2008\nHỘI ĐỒNG NHÂN DÂN QUẬN 2 KHÓA III - KỲ HỌP THỨ 14\nCăn cứ Luật;\nQUYẾT NGHỊ:\nĐiều 1.\n",
        {"type": "NQ", "issuer": "Hội đồng nhân dân quận 2", "subject": "NHIỆM VỤ NĂM 2008"},
        "the deciding line with its session",
    ),
    (
        "NGHỊ ĐỊNH\nQUY ĐỊNH VỀ ĐÔ THỊ\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1. Phạm vi\n",
        {"type": "NĐ", "issuer": "Chính phủ", "regime": "normative"},
        "a body decides",
    ),
    (
        "BÁO CÁO\nTình hình dịch bệnh\n\nTrong tháng, dịch bệnh ổn định.\nI. TÌNH HÌNH\n1. Số ca\n\n"
        "TM. ỦY BAN NHÂN DÂN XÃ TÂN LẬP\nCHỦ TỊCH\n\nNguyễn Văn An\n",
        {"type": "BC", "issuer": "Ủy ban nhân dân xã Tân Lập"},
        "only the signature tells",
    ),
    (
        "Căn cứ Luật Xây dựng số 16/2003/QH11, ngày 26 tháng 11 năm 2003\n",
        {"type": None, "code": None, "date": None, "place": None, "issuer": None, "regime": None},
        "a line of bases alone",
    ),
    (
        "Nghị quyết số: 78/2025/UBTVQH15\n",
        {"type": None, "code": None},
        "a citation alone on its line",
    ),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHuế, ngày 16 tháng 3 năm 2026\n"
        "HỢP ĐỒNG TƯ VẤN\nSố: 27/2026/HĐTV\nVề việc: lập Báo cáo kinh tế - kỹ thuật\nCăn cứ Bộ luật Dân sự;\nBÊN B: CÔNG TY TNHH TƯ VẤN XÂY DỰNG AN PHÚ\nĐiều 1. Nội dung\n",
        {"type": "HĐ", "issuer": None, "code": "27/2026/HĐTV", "subject": "lập Báo cáo kinh tế - kỹ thuật"},
        "a word in capitals within a name is no verb; the number stands between type and subject",
    ),
    (
        "SỞ Y TẾ\nSố: 12/NQY-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Huế, ngày 16 tháng 3 năm 2026\nNỘI QUY\nTiếp công dân\n1. Xuất trình giấy tờ\n",
        {"type": None, "code": "12/NQY-SYT"},
        "a paper whose type is not known, and no letter",
    ),
    (
        "Quốc huy nước Cộng hòa xã hội chủ nghĩa Việt Nam trên biển hiệu màu vàng, đỏ.\n",
        {"type": None, "regime": None},
        "the nation's name in a sentence",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text, expected, why", CASES, ids=[row[2] for row in CASES])
def test_selfnaming(text, expected, why):
    check(text, expected, why)
