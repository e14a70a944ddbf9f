"""Every template of Phụ lục III of Nghị định 30/2020/NĐ-CP, filled in: what the register needs is read from each."""

from __future__ import annotations

from typing import Any

import pytest
from heads import header_of, value

HEAD = """{left}
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{date}

"""
DATE = "Bình Sơn, ngày 05 tháng 3 năm 2024"
COUNCIL = "HỘI ĐỒNG NHÂN DÂN\nHUYỆN BÌNH SƠN"
COMMITTEE = "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN"
OFFICE = "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN\nPHÒNG NỘI VỤ"


def paper(left: str, number: str, body: str, recipients: str, signature: str, date: str = DATE) -> str:
    head = HEAD.format(left=left, number=number, date=date)
    return f"{head}{body}\n\nNơi nhận:\n{recipients}\n\n{signature}\n"


TEMPLATES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "1.1 nghị quyết cá biệt",
        paper(
            COUNCIL,
            "12/NQ-HĐND",
            "NGHỊ QUYẾT\nVề việc cho thôi làm nhiệm vụ đại biểu Hội đồng nhân dân huyện\n\n"
            "HỘI ĐỒNG NHÂN DÂN HUYỆN BÌNH SƠN\n"
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
            "Xét đơn của ông Trần Văn Minh.\n\nQUYẾT NGHỊ:\nĐiều 1. Cho ông Trần Văn Minh thôi làm nhiệm vụ.\n"
            "Điều 2. Nghị quyết này có hiệu lực từ ngày ký./.",
            "- Như Điều 2;\n- UBND huyện;\n- Lưu: VT, TH.05.",
            "CHỦ TỊCH\n\n\n\nLê Thị Hoa",
        ),
        {
            "type": "NQ",
            "code": "12/NQ-HĐND",
            "issuer": "Hội đồng nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "place": "Bình Sơn",
            "subject": "cho thôi làm nhiệm vụ đại biểu Hội đồng nhân dân huyện",
            "recipients": ["Như Điều 2", "UBND huyện", "Lưu: VT, TH.05"],
            "signer": [(None, None, "CHỦ TỊCH", "Lê Thị Hoa")],
        },
    ),
    (
        "1.2 quyết định quy định trực tiếp",
        paper(
            COMMITTEE,
            "145/QĐ-UBND",
            "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác cải cách hành chính\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN\n"
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
            "Theo đề nghị của Trưởng phòng Nội vụ.\n\nQUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ công tác.\n"
            "Điều 2. Quyết định này có hiệu lực từ ngày ký./.",
            "- Như Điều 2;\n- Lưu: VT, NV.08.",
            "CHỦ TỊCH\n\n\nNguyễn Văn An",
        ),
        {
            "type": "QĐ",
            "code": "145/QĐ-UBND",
            "issuer": "Ủy ban nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "subject": "thành lập Tổ công tác cải cách hành chính",
            "recipients": ["Như Điều 2", "Lưu: VT, NV.08"],
            "signer": [(None, None, "CHỦ TỊCH", "Nguyễn Văn An")],
        },
    ),
    (
        "1.3 quyết định quy định gián tiếp, with the regulation under it",
        paper(
            OFFICE,
            "31/QĐ-PNV",
            "QUYẾT ĐỊNH\nBan hành Quy chế làm việc của Phòng Nội vụ\n\nTRƯỞNG PHÒNG NỘI VỤ\n"
            "Căn cứ Quyết định số 10/QĐ-UBND ngày 02 tháng 01 năm 2024 của Ủy ban nhân dân huyện;\n"
            "Theo đề nghị của Tổ trưởng Tổ tổng hợp.\n\nQUYẾT ĐỊNH:\n"
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Phòng Nội vụ.\n"
            "Điều 2. Quyết định này có hiệu lực từ ngày ký./.",
            "- Như Điều 2;\n- Lưu: VT.",
            "TRƯỞNG PHÒNG\n\nPhạm Thị Lan",
        )
        + "\nPHÒNG NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nQUY CHẾ\n"
        "Làm việc của Phòng Nội vụ\n(Kèm theo Quyết định số 31/QĐ-PNV ngày 05 tháng 3 năm 2024 của Phòng Nội vụ)\n\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này quy định việc làm.\n",
        {
            "type": "QĐ",
            "code": "31/QĐ-PNV",
            "issuer": "Phòng Nội vụ",
            "parent_body": "Ủy ban nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "subject": "Ban hành Quy chế làm việc của Phòng Nội vụ",
            "recipients": ["Như Điều 2", "Lưu: VT"],
            "signer": [(None, None, "TRƯỞNG PHÒNG", "Phạm Thị Lan")],
        },
    ),
    (
        "1.4 văn bản có tên loại",
        paper(
            COMMITTEE,
            "08/CTr-UBND",
            "CHƯƠNG TRÌNH\nCông tác trọng tâm quý II năm 2024\n\nỦy ban nhân dân huyện ban hành chương trình như sau:\n"
            "1. Hoàn thành gieo trồng vụ xuân.\n2. Báo cáo trước ngày 30 tháng 6./.",
            "- TT Huyện ủy;\n- Các phòng, ban;\n- Lưu: VT, VP.10.",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bình",
        ),
        {
            "type": "CTr",
            "code": "08/CTr-UBND",
            "issuer": "Ủy ban nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "subject": "Công tác trọng tâm quý II năm 2024",
            "recipients": ["TT Huyện ủy", "Các phòng, ban", "Lưu: VT, VP.10"],
            "signer": [("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Bình")],
        },
    ),
    (
        "1.5 công văn",
        paper(
            OFFICE,
            "77/PNV-TCBC\nV/v nâng bậc lương năm 2024",
            "Kính gửi:\n- Các phòng, ban thuộc huyện;\n- Ủy ban nhân dân các xã, thị trấn.\n\n"
            "Phòng Nội vụ đề nghị các đơn vị lập danh sách nâng bậc lương./.",
            "- Như trên;\n- Lưu: VT, TCBC.05.",
            "TL. CHỦ TỊCH\nTRƯỞNG PHÒNG NỘI VỤ\n\nPhạm Thị Lan",
        )
        + "\nĐịa chỉ: Số 1 đường Trần Phú, huyện Bình Sơn\nĐT: 0255 3851 000; Fax: 0255 3851 001\n"
        "E-Mail: noivu@binhson.gov.vn Website: binhson.gov.vn\n",
        {
            "type": "CV",
            "code": "77/PNV-TCBC",
            "issuer": "Phòng Nội vụ",
            "parent_body": "Ủy ban nhân dân huyện Bình Sơn",
            "subject": "nâng bậc lương năm 2024",
            "addressees": ["Các phòng, ban thuộc huyện", "Ủy ban nhân dân các xã, thị trấn"],
            "recipients": ["Như trên", "Lưu: VT, TCBC.05"],
            "signer": [("TL. CHỦ TỊCH", None, "TRƯỞNG PHÒNG NỘI VỤ", "Phạm Thị Lan")],
        },
    ),
    (
        "1.6 công điện",
        paper(
            COMMITTEE,
            "03/CĐ-UBND",
            "CÔNG ĐIỆN\nVề việc ứng phó với bão số 3\n\nChủ tịch Ủy ban nhân dân huyện Bình Sơn điện:\n"
            "- Chủ tịch Ủy ban nhân dân các xã, thị trấn;\n- Trưởng các phòng, ban.\n\n"
            "Bão số 3 đang mạnh lên, yêu cầu các đơn vị trực 24/24 giờ./.",
            "- Như trên;\n- Lưu: VT, PCTT.05.",
            "CHỦ TỊCH\n\nNguyễn Văn An",
        ),
        {
            "type": "CĐ",
            "code": "03/CĐ-UBND",
            "issuer": "Ủy ban nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "subject": "ứng phó với bão số 3",
            "addressees": ["Chủ tịch Ủy ban nhân dân các xã, thị trấn", "Trưởng các phòng, ban"],
            "recipients": ["Như trên", "Lưu: VT, PCTT.05"],
            "signer": [(None, None, "CHỦ TỊCH", "Nguyễn Văn An")],
        },
    ),
    (
        "1.7 giấy mời",
        paper(
            OFFICE,
            "15/GM-PNV",
            "GIẤY MỜI\nDự hội nghị tổng kết công tác năm\n\nPhòng Nội vụ trân trọng kính mời: Ông Lê Văn Bình, "
            "Phó Chủ tịch Ủy ban nhân dân huyện\nTới dự hội nghị tổng kết công tác năm 2023.\n"
            "Chủ trì: Trưởng phòng Nội vụ.\n"
            "Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2024.\nĐịa điểm: Hội trường huyện.\nMong ông tới dự đúng giờ./.",
            "- Như trên;\n- Lưu: VT.",
            "TRƯỞNG PHÒNG\n\nPhạm Thị Lan",
        ),
        {
            "type": "GM",
            "code": "15/GM-PNV",
            "issuer": "Phòng Nội vụ",
            "date": "2024-03-05",
            "subject": "Dự hội nghị tổng kết công tác năm",
            "recipients": ["Như trên", "Lưu: VT"],
            "signer": [(None, None, "TRƯỞNG PHÒNG", "Phạm Thị Lan")],
        },
    ),
    (
        "1.8 giấy giới thiệu",
        paper(
            OFFICE,
            "22/GGT-PNV",
            "GIẤY GIỚI THIỆU\n\nPhòng Nội vụ trân trọng giới thiệu:\nÔng (bà): Trần Văn Minh\nChức vụ: Chuyên viên\n"
            "Được cử đến: Sở Nội vụ tỉnh Quảng Ngãi\nVề việc: Nộp hồ sơ thi tuyển công chức.\n"
            "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.\n"
            "Giấy này có giá trị đến hết ngày 30 tháng 3 năm 2024./.",
            "- Như trên;\n- Lưu: VT.",
            "TRƯỞNG PHÒNG\n\nPhạm Thị Lan",
        ),
        {
            "type": "GGT",
            "code": "22/GGT-PNV",
            "issuer": "Phòng Nội vụ",
            "date": "2024-03-05",
            "subject": None,
            "recipients": ["Như trên", "Lưu: VT"],
            "signer": [(None, None, "TRƯỞNG PHÒNG", "Phạm Thị Lan")],
        },
    ),
    (
        "1.9 biên bản",
        HEAD.replace("{date}\n\n", "").format(left=OFFICE, number="06/BB-PNV")
        + "BIÊN BẢN\nHọp xét thi đua năm 2023\n\nThời gian bắt đầu: 14 giờ 00, ngày 04 tháng 3 năm 2024\n"
        "Địa điểm: Phòng họp số 2\nThành phần tham dự: toàn thể công chức\nChủ trì (chủ tọa): bà Phạm Thị Lan\n"
        "Thư ký (người ghi biên bản): ông Trần Văn Minh\nNội dung (theo diễn biến cuộc họp/hội nghị/hội thảo):\n"
        "1. Bà Lan nêu lý do.\n2. Biểu quyết: 100% nhất trí.\n"
        "Cuộc họp kết thúc vào 16 giờ 30, ngày 04 tháng 3 năm 2024./.\n\n"
        "THƯ KÝ\n(Đã ký)\nTrần Văn Minh\n\nCHỦ TỌA\n(Đã ký)\nPhạm Thị Lan\n\n"
        "Nơi nhận:\n- Công chức của phòng;\n- Lưu: VT, hồ sơ.\n",
        {
            "type": "BB",
            "code": "06/BB-PNV",
            "issuer": "Phòng Nội vụ",
            "subject": "Họp xét thi đua năm 2023",
            "recipients": ["Công chức của phòng", "Lưu: VT, hồ sơ"],
            "signer": [(None, None, "THƯ KÝ", "Trần Văn Minh"), (None, None, "CHỦ TỌA", "Phạm Thị Lan")],
        },
    ),
    (
        "1.10 giấy nghỉ phép",
        paper(
            OFFICE,
            "09/GNP-PNV",
            "GIẤY NGHỈ PHÉP\n\nXét Đơn đề nghị nghỉ phép ngày 01 tháng 3 năm 2024 của ông Trần Văn Minh\n"
            "Phòng Nội vụ cấp cho:\nÔng (bà): Trần Văn Minh\nChức vụ: Chuyên viên\n"
            "Được nghỉ phép trong thời gian 05 ngày kể từ ngày 11/3/2024 đến hết ngày 15/3/2024 tại huyện Bình Sơn.\n"
            "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2024./.",
            "- Ông Trần Văn Minh;\n- Lưu: VT, TCCB.05.",
            "TRƯỞNG PHÒNG\n\nPhạm Thị Lan",
        ),
        {
            "type": "GNP",
            "code": "09/GNP-PNV",
            "issuer": "Phòng Nội vụ",
            "date": "2024-03-05",
            "subject": None,
            "recipients": ["Ông Trần Văn Minh", "Lưu: VT, TCCB.05"],
            "signer": [(None, None, "TRƯỞNG PHÒNG", "Phạm Thị Lan")],
        },
    ),
    (
        "phiếu gửi",
        paper(
            OFFICE,
            "41/PG-PNV",
            "PHIẾU GỬI\nTài liệu họp giao ban\n\nPhòng Nội vụ gửi kèm theo phiếu này các văn bản sau:\n"
            "1. Báo cáo số 12/BC-PNV ngày 01/3/2024;\n2. Danh sách đại biểu.\n"
            "Sau khi nhận được, đề nghị gửi lại phiếu này cho Phòng Nội vụ./.",
            "- Văn phòng HĐND và UBND huyện;\n- Lưu: VT.",
            "TRƯỞNG PHÒNG\n\nPhạm Thị Lan",
        ),
        {
            "type": "PG",
            "code": "41/PG-PNV",
            "issuer": "Phòng Nội vụ",
            "date": "2024-03-05",
            "subject": "Tài liệu họp giao ban",
            "recipients": ["Văn phòng HĐND và UBND huyện", "Lưu: VT"],
            "signer": [(None, None, "TRƯỞNG PHÒNG", "Phạm Thị Lan")],
        },
    ),
    (
        "2.1 phụ lục",
        paper(
            COMMITTEE,
            "18/KH-UBND",
            "KẾ HOẠCH\nTuyên truyền năm 2024\n\n1. Nội dung tại Phụ lục I kèm theo.\n2. Các xã thực hiện./.",
            "- Các xã;\n- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An",
        )
        + "\nPhụ lục I\nDANH MỤC NỘI DUNG TUYÊN TRUYỀN\n"
        "(Kèm theo Kế hoạch số 18/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân huyện)\n\n"
        "1. Luật Đất đai.\n2. Luật Căn cước./.\n",
        {
            "type": "KH",
            "code": "18/KH-UBND",
            "issuer": "Ủy ban nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "subject": "Tuyên truyền năm 2024",
            "recipients": ["Các xã", "Lưu: VT"],
            "signer": [("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Nguyễn Văn An")],
        },
    ),
    (
        "3.1 bản sao",
        paper(
            COMMITTEE,
            "18/KH-UBND",
            "KẾ HOẠCH\nTuyên truyền năm 2024\n\n1. Các xã thực hiện./.",
            "- Các xã;\n- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(đã ký)\nNguyễn Văn An",
        )
        + "\nPHÒNG NỘI VỤ\nSố: 14/SY-PNV\n\nSAO Y\nBình Sơn, ngày 08 tháng 3 năm 2024\n\n"
        "Nơi nhận:\n- Công chức của phòng;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nPhạm Thị Lan\n",
        {
            "type": "KH",
            "code": "18/KH-UBND",
            "issuer": "Ủy ban nhân dân huyện Bình Sơn",
            "date": "2024-03-05",
            "subject": "Tuyên truyền năm 2024",
            "copy_form": "SAO Y",
            "recipients": ["Các xã", "Lưu: VT"],
            "signer": [("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Nguyễn Văn An")],
        },
    ),
]


@pytest.mark.parametrize("why, text, expected", TEMPLATES, ids=[row[0] for row in TEMPLATES])
def test_template(why: str, text: str, expected: dict[str, Any]) -> None:
    header = header_of(text)
    got = {name: value(header, name) for name in expected if name != "signer"}
    got["signer"] = [(s.authority, s.capacity, s.position, s.name) for s in header.signatures]
    assert got == expected
