"""Letterheads: State, Party, normative, mass organisations, courts, army, schools; cells in any order; drafts."""

# ruff: noqa: E501 — rows of tables
from __future__ import annotations

import pytest
from heads import check

STATE = """{left}
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{date}

KẾ HOẠCH
Phát triển du lịch năm 2024

Căn cứ Luật Du lịch;
I. MỤC ĐÍCH
"""


def state(left="SỞ Y TẾ", number="12/KH-SYT", date="Huế, ngày 05 tháng 01 năm 2024"):
    return STATE.format(left=left, number=number, date=date)


BODIES = [
    # left cell, issuer, parent, joint, why
    (
        "HỘI LHPN THÀNH PHỐ ĐÀ NẴNG\nHỘI LIÊN HIỆP PHỤ NỮ XÃ ĐẠI LỘC",
        "Hội Liên hiệp Phụ nữ xã Đại Lộc",
        "Hội LHPN thành phố Đà Nẵng",
        [],
        "the letters above, the name below",
    ),
    ("ỦY BAN NHÂN DÂN\nHUYỆN KON RẪY", "Ủy ban nhân dân huyện Kon Rẫy", None, [], "a name over two lines is one body"),
    (
        "CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH YÊN HÒA",
        "Chủ tịch Ủy ban nhân dân tỉnh Yên Hòa",
        None,
        [],
        "a post above its body",
    ),
    (
        "CHI CỤC HẢI QUAN KHU VỰC XV\nHẢI QUAN CỬA KHẨU CẢNG YÊN HÒA",
        "Hải quan cửa khẩu Cảng Yên Hòa",
        "Chi cục Hải quan khu vực XV",
        [],
        "a customs house under its regional office",
    ),
    ("ỦY\nBAN NHÂN DÂN\nTỈNH TIỀN HÒA", "Ủy ban nhân dân tỉnh Tiền Hòa", None, [], "a word alone on the first line"),
    (
        "ĐOÀN TNCS HỒ CHÍ MINH HUYỆN ĐĂK HÀ\nBCH ĐOÀN XÃ ĐĂK MAR",
        "BCH Đoàn xã Đăk Mar",
        "Đoàn TNCS Hồ Chí Minh huyện Đăk Hà",
        [],
        "the Youth Union of a district is a body, no heading",
    ),
    ("BAN CHỈ ĐẠO PCGD, XMC", "Ban Chỉ đạo PCGD, XMC", None, [], "a committee by its letters"),
    ("TRƯỜNG THCS NGUYỄN TRÃI\nTỔ TOÁN - TIN", "Tổ Toán - Tin", "Trường THCS Nguyễn Trãi", [], "a school's group"),
    (
        "UBND XÃ TÂN HIỆP\nTỔ BẢO VỆ AN NINH, TRẬT TỰ",
        "Tổ bảo vệ an ninh, trật tự",
        "UBND xã Tân Hiệp",
        [],
        "a commune's group",
    ),
    (
        "ỦY BAN MẶT TRẬN\nTỔ QUỐC VIỆT NAM\nHUYỆN BÌNH SƠN",
        "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Bình Sơn",
        None,
        [],
        "Tổ quốc is no group",
    ),
    (
        "LĐLĐ HUYỆN EA H’LEO\nCĐCS TRƯỜNG MẦM NON HOA MAI",
        "CĐCS Trường Mầm non Hoa Mai",
        "LĐLĐ huyện Ea H’leo",
        [],
        "a trade union by its letters",
    ),
    ("SỞ Y TẾ TỈNH KON TUM\nBVĐK KHU VỰC NGỌC HỒI", "BVĐK khu vực Ngọc Hồi", "Sở Y tế tỉnh Kon Tum", [], "a hospital"),
    ("TẬP ĐOÀN VNPT\nVIỄN THÔNG ĐIỆN BIÊN", "Viễn thông Điện Biên", "Tập đoàn VNPT", [], "a company's branch"),
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRUNG TÂM GDNN-GDTX HUYỆN VĂN BÀN",
        "Trung tâm GDNN-GDTX huyện Văn Bàn",
        "Sở Giáo dục và Đào tạo",
        [],
        "letters with a dash",
    ),
    (
        "BHXH TỈNH BÌNH THUẬN\nBẢO HIỂM XÃ HỘI HUYỆN PHÚ QUÝ",
        "Bảo hiểm xã hội huyện Phú Quý",
        "BHXH tỉnh Bình Thuận",
        [],
        "above",
    ),
    ("CHI CỤC THUẾ\nĐỘI THUẾ LIÊN XÃ SỐ 2", "Đội Thuế liên xã số 2", "Chi cục Thuế", [], "a team"),
    ("UBND TỈNH PHÚ THỌ\nSỞ Y TẾ", "Sở Y tế", "UBND tỉnh Phú Thọ", [], "two levels"),
    ("UBND TỈNH PHÚ THỌ SỞ Y TẾ", "Sở Y tế", "UBND tỉnh Phú Thọ", [], "two levels on one line"),
    (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSỞ GIÁO DỤC\nVÀ ĐÀO TẠO",
        "Sở Giáo dục và Đào tạo",
        "Ủy ban nhân dân thành phố Hà Nội",
        [],
        "two names of two lines",
    ),
    (
        "UBND HUYỆN TÂN KỲ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "Phòng Giáo dục và Đào tạo",
        "UBND huyện Tân Kỳ",
        [],
        "a district's office",
    ),
    (
        "PHÒNG GD&ĐT HUYỆN TÂN KỲ\nTRƯỜNG THCS NGUYỄN TRÃI",
        "Trường THCS Nguyễn Trãi",
        "Phòng GD&ĐT huyện Tân Kỳ",
        [],
        "a school",
    ),
    (
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC\nSƯ PHẠM HÀ NỘI",
        "Trường Đại học Sư phạm Hà Nội",
        "Bộ Giáo dục và Đào tạo",
        [],
        "a university over two lines",
    ),
    ("BỘ Y TẾ\nCỤC QUẢN LÝ DƯỢC", "Cục Quản lý dược", "Bộ Y tế", [], "a department of a ministry"),
    (
        "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nCỤC THUẾ TỈNH GIA LAI",
        "Cục Thuế tỉnh Gia Lai",
        "Tổng cục Thuế",
        [],
        "three levels: the last and the one above",
    ),
    ("BỘ NÔNG NGHIỆP VÀ\n MÔI TRƯỜNG\n-------", "Bộ Nông nghiệp và Môi trường", None, [], "a line that ends in và"),
    ("NGÂN HÀNG NHÀ NƯỚC\nVIỆT NAM", "Ngân hàng Nhà nước Việt Nam", None, [], "a name over two lines"),
    ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội", None, [], "a dash inside a name"),
    ("VĂN PHÒNG\nCHÍNH PHỦ", "Văn phòng Chính phủ", None, [], "an office of a higher body"),
    ("THANH TRA CHÍNH PHỦ", "Thanh tra Chính phủ", None, [], "one line"),
    ("HỘI ĐỒNG NHÂN DÂN\nTỈNH THANH HÓA", "Hội đồng nhân dân tỉnh Thanh Hóa", None, [], "council"),
    (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        None,
        [],
        "a city's own capital",
    ),
    ("ỦY BAN NHÂN DÂN\nPHƯỜNG BẾN NGHÉ", "Ủy ban nhân dân phường Bến Nghé", None, [], "a ward"),
    ("ỦY BAN NHÂN DÂN XÃ\nMINH HỢP", "Ủy ban nhân dân xã Minh Hợp", None, [], "broken between unit and name"),
    (
        "VĂN PHÒNG ĐOÀN ĐBQH VÀ\nHĐND TỈNH QUẢNG NGÃI",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh Quảng Ngãi",
        None,
        [],
        "a joint office",
    ),
    ("BAN CHỈ ĐẠO\nPHÒNG CHỐNG THIÊN TAI", "Ban Chỉ đạo Phòng chống thiên tai", None, [], "phòng chống is no office"),
    (
        "ỦY BAN NHÂN DÂN TỈNH X\nBAN QUẢN LÝ\nDỰ ÁN ĐẦU TƯ XÂY DỰNG",
        "Ban Quản lý dự án Đầu tư xây dựng",
        "Ủy ban nhân dân tỉnh X",
        [],
        "dự án is no title here",
    ),
    ("BỘ CÔNG AN\nCÔNG AN TỈNH GIA LAI", "Công an tỉnh Gia Lai", "Bộ Công an", [], "police"),
    ("QUÂN KHU 5\nBỘ CHỈ HUY QUÂN SỰ\nTỈNH KON TUM", "Bộ Chỉ huy Quân sự tỉnh Kon Tum", "Quân khu 5", [], "army"),
    ("TÒA ÁN NHÂN DÂN\nTỈNH QUẢNG NAM", "Tòa án nhân dân tỉnh Quảng Nam", None, [], "a court"),
    ("VIỆN KIỂM SÁT NHÂN DÂN\nTỐI CAO", "Viện kiểm sát nhân dân tối cao", None, [], "procuracy"),
    (
        "HỘI ĐỒNG THẨM PHÁN\nTÒA ÁN NHÂN DÂN TỐI CAO",
        "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        None,
        [],
        "a higher body completes the name",
    ),
    ("BỘ TÀI CHÍNH - BỘ TƯ PHÁP", "Bộ Tài chính", None, ["Bộ Tài chính", "Bộ Tư pháp"], "joint on one line"),
    (
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI - BỘ Y TẾ",
        "Bộ Lao động - Thương binh và Xã hội",
        None,
        ["Bộ Lao động - Thương binh và Xã hội", "Bộ Y tế"],
        "joint, a dash inside a name",
    ),
    ("BỘ NỘI VỤ\nBỘ TÀI CHÍNH", "Bộ Nội vụ", None, ["Bộ Nội vụ", "Bộ Tài chính"], "joint, one above the other"),
    ("SỞ NỘI VỤ - SỞ TÀI CHÍNH", "Sở Nội vụ", None, ["Sở Nội vụ", "Sở Tài chính"], "joint departments"),
    (
        "TỔNG CÔNG TY ĐIỆN LỰC\nMIỀN TRUNG\nCÔNG TY ĐIỆN LỰC KON TUM",
        "Công ty Điện lực Kon Tum",
        "Tổng công ty Điện lực Miền Trung",
        [],
        "companies",
    ),
    ("BỘ XÂY DỰNG\nCỤC ĐƯỜNG BỘ VIỆT NAM", "Cục Đường bộ Việt Nam", "Bộ Xây dựng", [], "bộ inside a name"),
    (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH NGHỆ AN",
        "Bảo hiểm xã hội tỉnh Nghệ An",
        "Bảo hiểm xã hội Việt Nam",
        [],
        "same head twice",
    ),
    ("UBND TỈNH ĐẮK LẮK\nBAN DÂN TỘC", "Ban Dân tộc", "UBND tỉnh Đắk Lắk", [], "ban"),
    (
        "UBND TỈNH LÂM ĐỒNG\nVƯỜN THÚ ĐÀ LẠT",
        "Vườn thú Đà Lạt",
        "UBND tỉnh Lâm Đồng",
        [],
        "a body that no head begins, below one that has others under it and is named in full",
    ),
    (
        "UBND THÀNH PHỐ ĐÔNG\nBẮC YÊN HÒA",
        "UBND thành phố Đông Bắc Yên Hòa",
        None,
        [],
        "a place that goes on below",
    ),
    ("ỦY BAN NHÂN DÂNXÃ YÊN HÒA", "Ủy ban nhân dân xã Yên Hòa", None, [], "a line break that a copy has lost"),
    ("UBNDTHÀNH PHỐ YÊN HÒA\nPHÒNG Y TẾ", "Phòng Y tế", "UBND thành phố Yên Hòa", [], "the same in a short form"),
    ("HĐND&UBND XÃ YÊN HÒA\nVĂN PHÒNG", "Văn phòng", "HĐND&UBND xã Yên Hòa", [], "the office of two bodies"),
    ("BẢO HIỂM XÃ HỘI\nKHU VỰC XXXI", "Bảo hiểm xã hội khu vực XXXI", None, [], "a Roman numeral"),
    ("**ỦY BAN NHÂN DÂN\nHUYỆN KON RẪY**", "Ủy ban nhân dân huyện Kon Rẫy", None, [], "Markdown marks"),
]


@pytest.mark.parametrize("left, issuer, parent, joint, why", BODIES, ids=[row[0] for row in BODIES])
def test_bodies(left, issuer, parent, joint, why):
    check(state(left), {"issuer": issuer, "parent_body": parent, "issuers": joint, "type": "KH"}, why)


NUMBERS = [
    # printed, number, symbol, code, why
    ("12/KH-SYT", "12", "KH-SYT", "12/KH-SYT", "plain"),
    ("05/KH-SGD&ĐT", "05", "KH-SGD&ĐT", "05/KH-SGD&ĐT", "an ampersand"),
    ("51 /KH-BYT", "51", "KH-BYT", "51/KH-BYT", "a blank before the slash"),
    ("143 / KH - UBND", "143", "KH-UBND", "143/KH-UBND", "blanks everywhere"),
    ("12/KH–UBND", "12", "KH-UBND", "12/KH-UBND", "a long dash"),
    ("12/KH-ÐHSP", "12", "KH-ĐHSP", "12/KH-ĐHSP", "eth for Đ"),
    ("15a/KH-UBND", "15a", "KH-UBND", "15a/KH-UBND", "a letter after the number"),
    ("1234/KH-UBND.", "1234", "KH-UBND", "1234/KH-UBND", "a full stop"),
    ("     /KH-UBND", None, "KH-UBND", None, "blank number"),
    ("/KH-UBND", None, "KH-UBND", None, "blank number, no blanks"),
    ("......./KH-UBND", None, "KH-UBND", None, "dotted blank"),
    ("…/KH-UBND", None, "KH-UBND", None, "an ellipsis"),
    ("____/KH-UBND", None, "KH-UBND", None, "underlined blank"),
    ("  /2024/QĐ-UBND", None, "QĐ-UBND", None, "blank number with year"),
    ("          ", None, None, None, "all blank"),
    ("……/……", None, None, None, "all dots"),
    ("225-KH/TWĐTN-TNNT", "225", "KH/TWĐTN-TNNT", "225-KH/TWĐTN-TNNT", "the Youth Union's form"),
    ("12/BC-BCĐPCGD-\nXMC", "12", "BC-BCĐPCGD-XMC", "12/BC-BCĐPCGD-XMC", "broken behind a dash"),
    ("79/2006/QH 11", "79", "QH11", "79/2006/QH11", "a blank before the term"),
    ("87 KH/TĐTN-BPT", "87", "KH/TĐTN-BPT", "87-KH/TĐTN-BPT", "the Youth Union's form with a blank"),
]


@pytest.mark.parametrize("printed, number, symbol, code, why", NUMBERS)
def test_numbers(printed, number, symbol, code, why):
    check(state(number=printed), {"number": number, "symbol": symbol, "code": code}, why)


DATES = [
    # printed, place, date, why
    ("Huế, ngày 05 tháng 01 năm 2024", "Huế", "2024-01-05", "plain"),
    ("Kon Rẫy, ngày      tháng     năm 2024", "Kon Rẫy", None, "blank day and month"),
    ("Kon Rẫy, ngày tháng năm", "Kon Rẫy", None, "all blank"),
    ("Kon Rẫy, ngày … tháng 3 năm 2024", "Kon Rẫy", None, "day dotted"),
    ("Kon Rẫy, ngày …… tháng …… năm ……", "Kon Rẫy", None, "all dotted"),
    ("Kon Rẫy, ngày 12 tháng    năm 2024", "Kon Rẫy", None, "month blank"),
    ("TP. Hồ Chí Minh, ngày 9 tháng 12 năm 2025", "TP. Hồ Chí Minh", "2025-12-09", "a full stop in the place"),
    ("Thành phố Hồ Chí Minh, ngày 6 tháng 10 năm 2025", "Thành phố Hồ Chí Minh", "2025-10-06", "the unit's word"),
    ("Thừa Thiên Huế, ngày 31 tháng12 năm 2019", "Thừa Thiên Huế", "2019-12-31", "a blank missing"),
    ("Hà Nội ngày 02 tháng 9 năm 2020", "Hà Nội", "2020-09-02", "no comma"),
    ("Ngày 8 tháng 12 năm 2025", None, "2025-12-08", "no place"),
    ("Hà Nội, ngày 05/01/2024", "Hà Nội", "2024-01-05", "in figures"),
    ("Hà Nội, ngày 32 tháng 12 năm 2024", "Hà Nội", None, "no such day"),
    ("Lạng Sơn, ngày 13\ntháng 01 năm 2020", "Lạng Sơn", "2020-01-13", "broken over two lines"),
    ("Lạng Sơn, ngày 13 tháng 01 năm\n2020", "Lạng Sơn", "2020-01-13", "broken before the year"),
    ("Lạng Sơn, ngày 13 tháng\n01 năm 2020", "Lạng Sơn", "2020-01-13", "broken before the month"),
    ("Quảng Nam, ngày\n13 tháng 7 năm 2023", "Quảng Nam", "2023-07-13", "broken behind ngày"),
    ("Hà Nội, hồi 16 giờ 30 phút, ngày 07 tháng 9 năm 2024", "Hà Nội", "2024-09-07", "the hour of a công điện"),
    ("Quảng Bình,\nngày 25 tháng 5 năm 2015", "Quảng Bình", "2015-05-25", "the place on a line of its own"),
    ("Ngày: 20-5-2022", None, "2022-05-20", "a colon, as courts write it"),
    ("*Gia Lai, ngày 20 tháng 02 năm 2018*", "Gia Lai", "2018-02-20", "italic in Markdown"),
    ("Hà\nNội, ngày 22 tháng 4 năm\n2021", "Hà Nội", "2021-04-22", "broken over three lines"),
    ("Bà Rịa - Vũng Tàu, ngày 20 tháng 02 năm 2018", "Bà Rịa - Vũng Tàu", "2018-02-20", "a dash in the place"),
]


@pytest.mark.parametrize("printed, place, date, why", DATES)
def test_dates(printed, place, date, why):
    check(state(date=printed), {"place": place, "date": date}, why)


WHOLE = [
    # text, expected, why
    (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 09/KH-UBND | An Hòa, ngày 08 tháng 01 năm 2014 |\n"
        "KẾ HOẠCH\nXÓA MÙ CHỮ NĂM 2020\nThực hiện Quyết định số 692/QĐ-TTg, Ủy ban nhân dân thành phố An Hòa ban hành"
        " Kế hoạch như sau:\nI. MỤC TIÊU\n",
        {"type": "KH", "code": "09/KH-UBND", "date": "2014-01-08", "issuer": "Ủy ban nhân dân thành phố An Hòa"},
        "bars between the cells; the text says of which place the body is",
    ),
    (
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN KON RẪY                 Độc lập - Tự do - Hạnh phúc\n"
        "Số:      /UBND-VX          Kon Rẫy, ngày     tháng    năm 2024\n"
        "V/v triển khai thực hiện\nKế hoạch 184-KH/HU\n\nKính gửi: Các phòng, ban.\n\nThực hiện Kế hoạch số 184-KH/HU…",
        {
            "issuer": "Ủy ban nhân dân huyện Kon Rẫy",
            "type": "CV",
            "code": None,
            "symbol": "UBND-VX",
            "date": None,
            "place": "Kon Rẫy",
            "subject": "triển khai thực hiện Kế hoạch 184-KH/HU",
            "addressees": ["Các phòng, ban"],
            "regime": "state",
        },
        "two columns on each line",
    ),
    (
        "UBND TỈNH GIA LAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 45/SNV-TCCC\tGia Lai, ngày 24 tháng 02 năm 2025\nV/v tổ chức đại hội\tHỏa tốc\n\nKính gửi: UBND tỉnh.\n",
        {
            "issuer": "Sở Nội vụ",
            "parent_body": "UBND tỉnh Gia Lai",
            "code": "45/SNV-TCCC",
            "date": "2025-02-24",
            "subject": "tổ chức đại hội",
            "urgency": "HỎA TỐC",
            "type": "CV",
        },
        "tabs between columns, urgency on the right",
    ),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n---------\n\nSỞ Y TẾ CÀ MAU\nSố: 12/BC-SYT\n"
        "Cà Mau, ngày 3 tháng 4 năm 2010\n\nBÁO CÁO\nTình hình dịch bệnh quý I năm 2010\n\nI. TÌNH HÌNH CHUNG\n",
        {
            "issuer": "Sở Y tế Cà Mau",
            "type": "BC",
            "code": "12/BC-SYT",
            "date": "2010-04-03",
            "subject": "Tình hình dịch bệnh quý I năm 2010",
        },
        "quốc hiệu first",
    ),
    (
        "UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: /TTr-SNV Lâm Đồng, ngày tháng 8 năm 2025\nTỜ TRÌNH\nVề việc cho phép đổi tên Hội Thiện nguyện tỉnh\n"
        "Bình Thuận (trước sắp xếp)\nKính gửi: Chủ tịch UBND tỉnh Lâm Đồng\nNgày 12/8/2024, Sở Nội vụ nhận được\n",
        {
            "issuer": "Sở Nội vụ",
            "parent_body": "UBND tỉnh Lâm Đồng",
            "code": None,
            "symbol": "TTr-SNV",
            "date": None,
            "place": "Lâm Đồng",
            "type": "TTr",
            "addressees": ["Chủ tịch UBND tỉnh Lâm Đồng"],
            "subject": "cho phép đổi tên Hội Thiện nguyện tỉnh Bình Thuận (trước sắp xếp)",
        },
        "number and date on one line with one blank between them, as a PDF gives it",
    ),
    (
        "TỈNH ỦY THÁI NGUYÊN\n*\nSố 55-CTr/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nThái Nguyên, ngày 13 tháng 3 năm 2024\n\n"
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Chỉ thị số 29-CT/TW, ngày 05/01/2024 của Bộ Chính trị\n-----\n\n"
        "Thực hiện Chỉ thị số 29-CT/TW…\nI- MỤC ĐÍCH\n",
        {
            "regime": "party",
            "type": "CTr",
            "code": "55-CTr/TU",
            "issuer": "Tỉnh ủy Thái Nguyên",
            "date": "2024-03-13",
            "place": "Thái Nguyên",
            "subject": "thực hiện Chỉ thị số 29-CT/TW, ngày 05/01/2024 của Bộ Chính trị",
        },
        "Party: no colon after Số, a star under the issuer",
    ),
    (
        "ĐẢNG BỘ TỈNH GIA LAI\nHUYỆN ỦY CHƯ PRÔNG\n*\nSố      -KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Chư Prông, ngày     tháng 5 năm 2024\nKẾ HOẠCH\nkiểm tra việc thực hiện\n",
        {
            "regime": "party",
            "issuer": "Huyện ủy Chư Prông",
            "parent_body": "Đảng bộ tỉnh Gia Lai",
            "code": None,
            "symbol": "KH/HU",
            "date": None,
            "place": "Chư Prông",
            "type": "KH",
        },
        "Party draft, two levels",
    ),
    (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 29-NQ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 04 tháng 11 năm 2013\n"
        "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI\n"
        "về đổi mới căn bản, toàn diện giáo dục và đào tạo\n-----\nI- TÌNH HÌNH\n",
        {
            "regime": "party",
            "type": "NQ",
            "code": "29-NQ/TW",
            "issuer": "Ban Chấp hành Trung ương",
            "date": "2013-11-04",
            "subject": "đổi mới căn bản, toàn diện giáo dục và đào tạo",
        },
        "a plenum's name between type and subject",
    ),
    (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 05-CT/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 15 tháng 5 năm 2016\nCHỈ THỊ\n"
        "CỦA BỘ CHÍNH TRỊ\nvề đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh\n-----\n"
        "Thực hiện Nghị quyết…\n",
        {"type": "CT", "subject": "đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"},
        "whose the directive is, under its type",
    ),
    (
        "TỈNH ỦY QUẢNG NAM\nBAN TUYÊN GIÁO\n*\nSố 134-CV/BTGTU\nV/v tuyên truyền\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Tam Kỳ, ngày 5 tháng 6 năm 2020\nKính gửi: - Ban Tuyên giáo các huyện ủy,\n- Đài Phát thanh.\n\nThực hiện…\n",
        {
            "regime": "party",
            "type": "CV",
            "code": "134-CV/BTGTU",
            "issuer": "Ban Tuyên giáo",
            "parent_body": "Tỉnh ủy Quảng Nam",
            "subject": "tuyên truyền",
            "addressees": ["Ban Tuyên giáo các huyện ủy", "Đài Phát thanh"],
        },
        "a Party letter has a type in its symbol",
    ),
    (
        "QUỐC HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLuật số: 100/2025/QH15\n\n"
        "LUẬT\nDẪN ĐỘ\n\nCăn cứ Hiến pháp…;\nQuốc hội ban hành Luật Dẫn độ.\nĐiều 1. Phạm vi\nLuật này quy định.\n"
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 10 thông qua"
        " ngày 26 tháng 11 năm 2025.\n\nCHỦ TỊCH QUỐC HỘI\n\nTrần Thanh Mẫn\n",
        {
            "regime": "normative",
            "type": "L",
            "code": "100/2025/QH15",
            "issuer": "Quốc hội",
            "date": "2025-11-26",
            "subject": "DẪN ĐỘ",
        },
        "a law: its date is the day on which it was adopted",
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH KON TUM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/2024/NQ-HĐND\nKon Tum, ngày 10 tháng 7 năm 2024\nNGHỊ QUYẾT\nQuy định mức chi hỗ trợ\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH KON TUM\nKHÓA XII KỲ HỌP THỨ 7\nCăn cứ Luật…;\n",
        {
            "regime": "normative",
            "type": "NQ",
            "code": "12/2024/NQ-HĐND",
            "subject": "Quy định mức chi hỗ trợ",
            "issuer": "Hội đồng nhân dân tỉnh Kon Tum",
        },
        "local normative",
    ),
    (
        "ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH GIA LAI\n***\nSố: 225-KH/TĐTN-TNNT\nĐOÀN TNCS HỒ CHÍ MINH\n"
        "Gia Lai, ngày 3 tháng 5 năm 2023\nKẾ HOẠCH\nTổ chức chiến dịch\n",
        {
            "regime": "organisation",
            "type": "KH",
            "code": "225-KH/TĐTN-TNNT",
            "date": "2023-05-03",
            "issuer": "Ban Chấp hành tỉnh Gia Lai",
        },
        "the Youth Union: its name on both sides",
    ),
    (
        "BCH ĐOÀN TỈNH KON TUM\n***\nSố: 12-BC/TĐ\nĐOÀN TNCS HỒ CHÍ MINH\nKon Tum, ngày 3 tháng 5 năm 2023\nBÁO CÁO\n"
        "Kết quả công tác\n",
        {"regime": "organisation", "type": "BC", "issuer": "BCH Đoàn tỉnh Kon Tum"},
        "the Youth Union of a province",
    ),
    (
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\nBAN THƯỜNG TRỰC\nỦY BAN MTTQ VIỆT NAM TỈNH NGHỆ AN\nSố: 249/MTTQ-BTT\n"
        "V/v giám sát\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Nghệ An, ngày 1 tháng 8 năm 2023\nKính gửi: Ban Thường trực các huyện.\n",
        {"regime": "organisation", "type": "CV", "code": "249/MTTQ-BTT", "subject": "giám sát"},
        "the Front",
    ),
    (
        "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO - TÒA ÁN NHÂN DÂN TỐI CAO - BỘ CÔNG AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 01/2022/TTLT-VKSNDTC-\nTANDTC-BCA\nHà Nội, ngày 18 tháng 02 năm 2022\n"
        "THÔNG TƯ LIÊN TỊCH\nQuy định việc phối hợp\n",
        {"code": "01/2022/TTLT-VKSNDTC-TANDTC-BCA", "type": "TTLT", "date": "2022-02-18"},
        "letters of several bodies on the line below a dash",
    ),
    (
        "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BẮC NINH\nSố: 61/HD-LĐLĐ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBắc Ninh, ngày 1 tháng 8 năm 2023\nHƯỚNG DẪN\nTổ chức Tháng Công nhân\n",
        {"regime": "organisation", "type": "HD", "issuer": "Liên đoàn Lao động tỉnh Bắc Ninh"},
        "a trade union",
    ),
    (
        "THỦ TƯỚNG CHÍNH PHỦ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n----\n"
        "Số: 58/QĐ-TTg\nHà Nội, ngày 09 tháng 01 năm 2014\nQUYẾT ĐỊNH\nBAN HÀNH DANH SÁCH CÁC ĐƠN VỊ SỰ NGHIỆP\n"
        "TRỰC THUỘC BỘ LAO ĐỘNG\n-----\nTHỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật…;\n",
        {
            "regime": "state",
            "type": "QĐ",
            "code": "58/QĐ-TTg",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "BAN HÀNH DANH SÁCH CÁC ĐƠN VỊ SỰ NGHIỆP TRỰC THUỘC BỘ LAO ĐỘNG",
        },
        "a decision that is not normative: no year in its number",
    ),
    (
        "VĂN PHÒNG QUỐC HỘI\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 72/VBHN-VPQH\nHà Nội, ngày 5 tháng 1 năm 2024\nLUẬT\nĐẤU THẦU\n\nLuật Đấu thầu số 22/2023/QH15…\n",
        {"regime": "normative", "type": "VBHN", "code": "72/VBHN-VPQH", "issuer": "Văn phòng Quốc hội"},
        "a consolidated text",
    ),
    (
        "DỰ THẢO 2\n\nCHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số:      /2026/NĐ-CP\nHà Nội, ngày     tháng     năm 2026\nNGHỊ ĐỊNH\nQuy định chi tiết Luật Dữ liệu\n"
        "Căn cứ Luật Tổ chức Chính phủ;\n",
        {
            "regime": "normative",
            "type": "NĐ",
            "code": None,
            "symbol": "NĐ-CP",
            "date": None,
            "issuer": "Chính phủ",
            "subject": "Quy định chi tiết Luật Dữ liệu",
        },
        "a draft decree",
    ),
    (
        "SAO Y\nVĂN PHÒNG UBND TỈNH\n\nỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 87/QĐ-UBND\nGia Lai, ngày 5 tháng 2 năm 2025\nQUYẾT ĐỊNH\nVề việc giao đất\n",
        {"copy_form": "SAO Y", "code": "87/QĐ-UBND", "issuer": "Ủy ban nhân dân tỉnh Gia Lai", "type": "QĐ"},
        "a mark of a copy above the letterhead",
    ),
    (
        "TUYỆT MẬT\nBỘ CÔNG AN\nSố: 5/BC-BCA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 5 tháng 2 năm 2025\nTHƯỢNG KHẨN\nBÁO CÁO\nTình hình an ninh\n",
        {"secrecy": "TUYỆT MẬT", "urgency": "THƯỢNG KHẨN", "issuer": "Bộ Công an", "type": "BC"},
        "secrecy and urgency",
    ),
    (
        "ỦY BAN NHÂN DÂN TỈNH Y - SỞ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 5/BC-STC\nY, ngày 5 tháng 2 năm 2025\nBÁO CÁO\nThu ngân sách\n",
        {"issuer": "Sở Tài chính", "parent_body": "Ủy ban nhân dân tỉnh Y"},
        "a dash between two levels is no joint issue",
    ),
    (
        "QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 12/2020/QH14\n\nLUẬT\nTHUẾ\n\nĐiều 1. Phạm vi\n",
        {"issuer": "Quốc hội", "code": "12/2020/QH14", "type": "L"},
        "the State behind the body is no part of its name",
    ),
    (
        "QUỐC HỘI\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/2020/QH14\n\nLUẬT\nTHUẾ\n\nĐiều 1. Phạm vi\n",
        {"issuer": "Quốc hội"},
        "the State behind the body, on a line of its own",
    ),
    (
        "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/2020/QĐ-CTN\n\nQUYẾT ĐỊNH\nVề việc đặc xá\n",
        {"issuer": "Chủ tịch nước", "code": "7/2020/QĐ-CTN"},
        "Chủ tịch nước is a body's own name",
    ),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBIÊN BẢN HỌP\nHội đồng quản lý Quỹ\n\n"
        "Thời gian: 8 giờ ngày 5 tháng 3 năm 2025\nĐịa điểm: Hội trường\n",
        {"type": "BB", "code": None, "issuer": None},
        "minutes without issuer and number",
    ),
    (
        "HỘI\nĐỒNG NHÂN DÂN\nTỈNH LAI CHÂU\n------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n------\n|\n"
        "Số:\n67/2016/NQ-HĐND\n|\nLai\nChâu, ngày 10 tháng 12 năm 2016\n|\nNGHỊ QUYẾT\nVỀ\nCHƯƠNG TRÌNH CỬA KHẨU\nCăn cứ Luật A;\n",
        {
            "code": "67/2016/NQ-HĐND",
            "date": "2016-12-10",
            "place": "Lai Châu",
            "issuer": "Hội đồng nhân dân tỉnh Lai Châu",
            "parent_body": None,
        },
        "narrow cells of a web page's table: number, place and quốc hiệu are broken in two",
    ),
    (
        "| **UBND XÃ HÒA MỸ**<br>**PHÒNG KINH TẾ**<br>Số: 88/TTr-KT | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>"
        "**Độc lập - Tự do - Hạnh phúc**<br>*Hòa Mỹ, ngày 09 tháng 9 năm 2025* |\n|---|---|\n\n## TỜ TRÌNH\n\n"
        "**Cấp kinh phí phòng dịch**\n\nKính gửi: Chủ tịch UBND xã\n",
        {
            "issuer": "Phòng Kinh tế",
            "parent_body": "UBND xã Hòa Mỹ",
            "code": "88/TTr-KT",
            "date": "2025-09-09",
            "place": "Hòa Mỹ",
            "subject": "Cấp kinh phí phòng dịch",
        },
        "a letterhead in one row of a Markdown table",
    ),
    (
        "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|:---:|:---:|\n| XÃ HÒA MỸ | Độc lập - Tự do - Hạnh phúc |\n"
        "| Số: 8/GM-UBND | Hòa Mỹ, ngày 09 tháng 9 năm 2025 |\n\nGIẤY MỜI\nHọp giao ban\n",
        {"issuer": "Ủy ban nhân dân xã Hòa Mỹ", "code": "8/GM-UBND", "date": "2025-09-09", "type": "GM"},
        "a row of a Markdown table for each line: the name goes on below the line that rules the first",
    ),
    (
        "TỈNH ỦY GIA LAI ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ HÒA MỸ Hòa Mỹ, ngày 30 tháng 7 năm 2025\n*\nSố 03-NQ/ĐU\n"
        "NGHỊ QUYẾT\nvề phát triển du lịch\n-----\nI- TÌNH HÌNH\n",
        {"issuer": "Đảng ủy xã Hòa Mỹ", "parent_body": "Tỉnh ủy Gia Lai", "place": "Hòa Mỹ", "date": "2025-07-30"},
        "cells that one blank parts, as copied from a PDF: the place begins behind the capitals",
    ),
    (
        "BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 4521/CT-CS\nV/v thuế giá trị gia tăng\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nHà Nội, ngày 23 tháng 10 năm 2025\nKính gửi: Thuế tỉnh Gia Lai.\nCục Thuế có ý kiến như sau:\n",
        {"type": "CV", "code": "4521/CT-CS", "issuer": "Cục Thuế", "subject": "thuế giá trị gia tăng"},
        "letters of the body that are those of a type too",
    ),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN KHỞI KIỆN\n(Về việc: Ly hôn)\n"
        "Kính gửi: Tòa án nhân dân khu vực 4\n1. Người khởi kiện: Trần Văn An\n",
        {"type": None, "issuer": None, "subject": "Ly hôn", "addressees": ["Tòa án nhân dân khu vực 4"]},
        "a citizen's paper is no letter of an office",
    ),
    (
        "UBND XÃ HÒA MỸ\nCÔNG AN XÃ\nSố: 98/XN-CAX\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hòa Mỹ, ngày 6 tháng 1 năm 2026\nGIẤY XÁC NHẬN\nCông an xã Hòa Mỹ xác nhận: Ông Trần Văn An, thường\ntrú tại thôn 3.\n",
        {"issuer": "Công an xã", "parent_body": "UBND xã Hòa Mỹ", "type": None},
        "a line that names a body and says something is the body's first",
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 70/2014/NQ-HĐND | Sơn La, ngày 03 tháng 4 năm 2014 |\n"
        "NGHỊ QUYẾT\nVỀ CÁC BIỆN PHÁP PHÒNG, CHỐNG DỊCH BỆNH\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA\n"
        "KHÓA XIII, KỲ HỌP CHUYÊN ĐỀ LẦN THỨ 3\nCăn cứ Luật A;\n",
        {"subject": "CÁC BIỆN PHÁP PHÒNG, CHỐNG DỊCH BỆNH", "issuer": "Hội đồng nhân dân"},
        "who decides, and at which session, under the subject",
    ),
    (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 63/2006/QĐ-UBND | Phan Thiết, ngày 26 tháng 7 năm 2006 |\n"
        "BAN HÀNH QUY ĐỊNH VỀ CÔNG BÁO\nỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN\nCăn cứ Luật A;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n",
        {"issuer": "Ủy ban nhân dân tỉnh Bình Thuận", "parent_body": None},
        "a head alone is not the body above",
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 54/2017/NQ-HĐND | Hòa Bình, ngày 13 tháng 7 năm 2017 |\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH HÒA BÌNH\nKHÓA XVI KỲ HỌP THỨ TƯ\nCăn cứ Luật A;\nQUYẾT NGHỊ:\nĐiều 1. Ban hành.\n",
        {"issuer": "Hội đồng nhân dân tỉnh Hòa Bình", "code": "54/2017/NQ-HĐND"},
        "the session is no part of the council's name",
    ),
    (
        "TÒA ÁN NHÂN DÂN\nKHU VỰC 2 - BẮC NINH\nSố: 45/2025/TB-TLVA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBắc Ninh, ngày 03 tháng 11 năm 2025\nTHÔNG BÁO\nVề việc thụ lý vụ án\n",
        {"issuer": "Tòa án nhân dân khu vực 2 - Bắc Ninh", "code": "45/2025/TB-TLVA", "regime": "state"},
        "a year in the number makes no notice a normative paper",
    ),
    (
        "HỘI NÔNG DÂN TỈNH TÂY NINH\nBCH HỘI NÔNG DÂN XÃ CẦN ĐƯỚC\n***\nSố: 19-KH/HNDX\n"
        "Cần Đước, ngày 15 tháng 9 năm 2025\nKẾ HOẠCH\nTổ chức sơ kết phong trào\n",
        {
            "issuer": "BCH Hội Nông dân xã Cần Đước",
            "parent_body": "Hội Nông dân tỉnh Tây Ninh",
            "regime": "organisation",
        },
        "the committee of an organisation is not the Party's",
    ),
    (
        "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ,\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCẢI CÁCH HÀNH CHÍNH\tĐộc lập - Tự do - Hạnh phúc\n"
        "VÀ ĐỀ ÁN 06\tYên Hòa, ngày 03 tháng 11 năm 2025\nTỈNH YÊN HÒA\nSố: 5/KH-BCĐ\nKẾ HOẠCH\nHoạt động năm 2026\n",
        {"issuer": "Ban Chỉ đạo Chuyển đổi số, Cải cách hành chính và Đề án 06 tỉnh Yên Hòa", "date": "2025-11-03"},
        "the date stands beside the third of four lines of the name",
    ),
    (
        "UBND XÃ YÊN HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\nNỘI QUY TIẾP CÔNG DÂN\n"
        "Điều 1. Trách nhiệm của công dân\n",
        {"issuer": "UBND xã Yên Hòa", "type": None},
        "the title of a paper is no line of the issuer's name; the motto glued to quốc hiệu",
    ),
]


@pytest.mark.parametrize("text, expected, why", WHOLE, ids=[row[2] for row in WHOLE])
def test_whole(text, expected, why):
    check(text, expected, why)
