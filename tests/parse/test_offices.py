"""Letterheads of today's offices, of two-level government: whose they are, and under whom."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import pytest
from heads import header_of, value

STATE = "{left}\nSố: 12/TB-ABC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHòa Mỹ, ngày 05 tháng 01 năm 2026\nTHÔNG BÁO\nVề việc nghỉ lễ\nI. THỜI GIAN\n"
PARTY = "{left}\n*\nSố 12-TB/ABC\nĐẢNG CỘNG SẢN VIỆT NAM\nHòa Mỹ, ngày 05 tháng 01 năm 2026\nTHÔNG BÁO\nvề việc nghỉ lễ\n-----\nI. THỜI GIAN\n"

OFFICES = [
    # left cell, issuer, parent body, level (... where it does not matter)
    # of the State and of organisations
    (STATE, "BỆNH VIỆN ĐA KHOA TỈNH GIA LAI\nKHOA DƯỢC", "Khoa Dược", "Bệnh viện Đa khoa tỉnh Gia Lai", "unit"),
    (STATE, "TRƯỜNG ĐẠI HỌC TÂY NGUYÊN\nKHOA KINH TẾ", "Khoa Kinh tế", "Trường Đại học Tây Nguyên", "unit"),
    (STATE, "UBND XÃ HÒA MỸ\nTRƯỜNG MẦM NON HOA SEN", "Trường Mầm non Hoa Sen", "UBND xã Hòa Mỹ", "unit"),
    (STATE, "UBND PHƯỜNG AN HỘI\nTRẠM Y TẾ", "Trạm Y tế", "UBND phường An Hội", "unit"),
    (STATE, "UBND XÃ HÒA MỸ\nVĂN PHÒNG HĐND VÀ UBND", "Văn phòng HĐND và UBND", "UBND xã Hòa Mỹ", "commune"),
    (STATE, "UBND XÃ HÒA MỸ\nTRUNG TÂM CUNG ỨNG\nDỊCH VỤ CÔNG", "Trung tâm Cung ứng dịch vụ công", "UBND xã Hòa Mỹ", ...),
    (STATE, "HĐND - UBND XÃ HÒA MỸ\nVĂN PHÒNG", "Văn phòng", "HĐND - UBND xã Hòa Mỹ", ...),
    (STATE, "TỈNH ỦY GIA LAI\nTRƯỜNG CHÍNH TRỊ TỈNH", "Trường Chính trị tỉnh", "Tỉnh ủy Gia Lai", "province"),
    (STATE, "TỈNH ỦY GIA LAI\nBÁO VÀ PHÁT THANH, TRUYỀN HÌNH", "Báo và Phát thanh, Truyền hình", "Tỉnh ủy Gia Lai", "province"),
    (STATE, "BÁO VÀ ĐÀI PHÁT THANH, TRUYỀN HÌNH GIA LAI", "Báo và Đài Phát thanh, Truyền hình Gia Lai", None, ...),
    (STATE, "ỦY BAN MTTQ VIỆT NAM TỈNH GIA LAI\nHỘI NÔNG DÂN", "Hội Nông dân", "Ủy ban MTTQ Việt Nam tỉnh Gia Lai", "province"),
    (STATE, "ỦY BAN MTTQ VIỆT NAM TỈNH GIA LAI\nCÔNG ĐOÀN TỈNH", "Công đoàn tỉnh", "Ủy ban MTTQ Việt Nam tỉnh Gia Lai", "province"),
    (STATE, "LIÊN ĐOÀN LAO ĐỘNG TỈNH GIA LAI\nCÔNG ĐOÀN CƠ SỞ XÃ HÒA MỸ", "Công đoàn cơ sở xã Hòa Mỹ", "Liên đoàn Lao động tỉnh Gia Lai", "commune"),
    (STATE, "ĐOÀN TNCS HỒ CHÍ MINH TỈNH GIA LAI\nBAN CHẤP HÀNH ĐOÀN XÃ HÒA MỸ", "Ban Chấp hành Đoàn xã Hòa Mỹ", "Đoàn TNCS Hồ Chí Minh tỉnh Gia Lai", "commune"),
    (STATE, "ỦY BAN MTTQ VIỆT NAM XÃ HÒA MỸ\nBAN CÔNG TÁC MẶT TRẬN THÔN 3", "Ban Công tác Mặt trận thôn 3", "Ủy ban MTTQ Việt Nam xã Hòa Mỹ", ...),
    (STATE, "CÔNG AN TỈNH GIA LAI\nCÔNG AN XÃ HÒA MỸ", "Công an xã Hòa Mỹ", "Công an tỉnh Gia Lai", "commune"),
    (STATE, "CÔNG AN TỈNH GIA LAI\nCƠ QUAN CẢNH SÁT ĐIỀU TRA", "Cơ quan Cảnh sát điều tra", "Công an tỉnh Gia Lai", "province"),
    (STATE, "BỘ CÔNG AN\nCÔNG AN TỈNH GIA LAI", "Công an tỉnh Gia Lai", "Bộ Công an", "province"),
    (STATE, "BỘ CHỈ HUY QUÂN SỰ TỈNH GIA LAI\nBAN CHỈ HUY PHÒNG THỦ KHU VỰC 3", "Ban Chỉ huy Phòng thủ khu vực 3", "Bộ Chỉ huy Quân sự tỉnh Gia Lai", "province"),
    (STATE, "BỘ CHQS TỈNH GIA LAI\nBAN CHQS XÃ HÒA MỸ", "Ban CHQS xã Hòa Mỹ", "Bộ CHQS tỉnh Gia Lai", "commune"),
    (STATE, "BỘ CHQS TỈNH GIA LAI\nBAN CHỈ HUY BỘ ĐỘI BIÊN PHÒNG", "Ban Chỉ huy Bộ đội Biên phòng", "Bộ CHQS tỉnh Gia Lai", "province"),
    (STATE, "BỘ TÀI CHÍNH\nCỤC THUẾ", "Cục Thuế", "Bộ Tài chính", "central"),
    (STATE, "CỤC THUẾ\nTHUẾ TỈNH GIA LAI", "Thuế tỉnh Gia Lai", "Cục Thuế", "province"),
    (STATE, "THUẾ TỈNH GIA LAI\nTHUẾ CƠ SỞ 7", "Thuế cơ sở 7", "Thuế tỉnh Gia Lai", "province"),
    (STATE, "CỤC HẢI QUAN\nCHI CỤC HẢI QUAN KHU VỰC XV", "Chi cục Hải quan khu vực XV", "Cục Hải quan", ...),
    (STATE, "BẢO HIỂM XÃ HỘI TỈNH GIA LAI\nBẢO HIỂM XÃ HỘI CƠ SỞ CHƯ SÊ", "Bảo hiểm xã hội cơ sở Chư Sê", "Bảo hiểm xã hội tỉnh Gia Lai", "province"),
    (STATE, "KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC KHU VỰC XIV", "Kho bạc Nhà nước khu vực XIV", "Kho bạc Nhà nước", ...),
    (STATE, "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nNHNN CHI NHÁNH KHU VỰC 11", "NHNN Chi nhánh khu vực 11", "Ngân hàng Nhà nước Việt Nam", ...),
    (STATE, "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH GIA LAI", "Chi nhánh tỉnh Gia Lai", "Ngân hàng Chính sách xã hội", ...),
    (STATE, "CỤC THỐNG KÊ\nTHỐNG KÊ TỈNH GIA LAI", "Thống kê tỉnh Gia Lai", "Cục Thống kê", "province"),
    (STATE, "BỘ TƯ PHÁP\nCỤC QUẢN LÝ THI HÀNH ÁN DÂN SỰ", "Cục Quản lý Thi hành án dân sự", "Bộ Tư pháp", "central"),
    (STATE, "THI HÀNH ÁN DÂN SỰ TỈNH GIA LAI\nPHÒNG THI HÀNH ÁN DÂN SỰ KHU VỰC 4", "Phòng Thi hành án dân sự khu vực 4", "Thi hành án dân sự tỉnh Gia Lai", "province"),
    (STATE, "TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN TỈNH GIA LAI", "Tòa án nhân dân tỉnh Gia Lai", "Tòa án nhân dân tối cao", "province"),
    (STATE, "TÒA ÁN NHÂN DÂN TỈNH GIA LAI\nTÒA ÁN NHÂN DÂN KHU VỰC 4", "Tòa án nhân dân khu vực 4", "Tòa án nhân dân tỉnh Gia Lai", ...),
    (STATE, "TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA PHÚC THẨM TẠI ĐÀ NẴNG", "Tòa phúc thẩm tại Đà Nẵng", "Tòa án nhân dân tối cao", ...),
    (STATE, "VKSND TỈNH GIA LAI\nVKSND KHU VỰC 4", "VKSND khu vực 4", "VKSND tỉnh Gia Lai", ...),
    (STATE, "THANH TRA CHÍNH PHỦ\nCỤC III", "Cục III", "Thanh tra Chính phủ", ...),
    (STATE, "UBND TỈNH GIA LAI\nBAN QUẢN LÝ KHU KINH TẾ", "Ban Quản lý Khu kinh tế", "UBND tỉnh Gia Lai", "province"),
    (STATE, "UBND TỈNH GIA LAI\nQUỸ BẢO VỆ VÀ PHÁT TRIỂN RỪNG", "Quỹ Bảo vệ và Phát triển rừng", "UBND tỉnh Gia Lai", ...),
    (STATE, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCHI CỤC KIỂM LÂM\nHẠT KIỂM LÂM KHU VỰC CHƯ SÊ", "Hạt Kiểm lâm khu vực Chư Sê", "Chi cục Kiểm lâm", ...),
    (STATE, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nVĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI\nCHI NHÁNH KHU VỰC CHƯ SÊ", "Chi nhánh khu vực Chư Sê", "Văn phòng Đăng ký đất đai", ...),
    (STATE, "SỞ GIÁO DỤC VÀ ĐÀO TẠO GIA LAI\nTRƯỜNG THPT CHU VĂN AN", "Trường THPT Chu Văn An", "Sở Giáo dục và Đào tạo Gia Lai", "unit"),
    (STATE, "SỞ GD&ĐT GIA LAI\nTRUNG TÂM GDNN - GDTX CHƯ SÊ", "Trung tâm GDNN - GDTX Chư Sê", "Sở GD&ĐT Gia Lai", "unit"),
    (STATE, "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH\nBẢO TÀNG TỈNH", "Bảo tàng tỉnh", "Sở Văn hóa, Thể thao và Du lịch", ...),
    (STATE, "CÔNG TY ĐIỆN LỰC GIA LAI\nĐIỆN LỰC CHƯ SÊ", "Điện lực Chư Sê", "Công ty Điện lực Gia Lai", "unit"),
    (STATE, "TỔNG CÔNG TY BƯU ĐIỆN VIỆT NAM\nBƯU ĐIỆN TỈNH GIA LAI", "Bưu điện tỉnh Gia Lai", "Tổng công ty Bưu điện Việt Nam", ...),
    (STATE, "CÔNG TY CỔ PHẦN CẤP NƯỚC GIA LAI\nCHI NHÁNH CẤP NƯỚC AN KHÊ", "Chi nhánh Cấp nước An Khê", "Công ty Cổ phần Cấp nước Gia Lai", ...),
    (STATE, "UBND XÃ HÒA MỸ\nHỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", "Hội đồng Nghĩa vụ quân sự", "UBND xã Hòa Mỹ", "commune"),
    (STATE, "UBND XÃ HÒA MỸ\nBAN CHỈ HUY PTDS", "Ban Chỉ huy PTDS", "UBND xã Hòa Mỹ", "commune"),
    (STATE, "HỘI ĐỒNG NHÂN DÂN XÃ HÒA MỸ\nỦY BAN BẦU CỬ", "Ủy ban Bầu cử", "Hội đồng nhân dân xã Hòa Mỹ", ...),
    (STATE, "ỦY BAN BẦU CỬ\nXÃ HÒA MỸ", "Ủy ban Bầu cử xã Hòa Mỹ", None, "commune"),
    (STATE, "UBND XÃ HÒA MỸ\nTHÔN PHÚ LỘC", "Thôn Phú Lộc", "UBND xã Hòa Mỹ", ...),
    (STATE, "UBND PHƯỜNG AN HỘI\nKHU PHỐ 4", "Khu phố 4", "UBND phường An Hội", ...),
    (STATE, "HỘI ĐỒNG NHÂN DÂN XÃ HÒA MỸ\nTHƯỜNG TRỰC", "Thường trực", "Hội đồng nhân dân xã Hòa Mỹ", ...),
    (STATE, "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nXÃ HÒA MỸ", "Thường trực Hội đồng nhân dân xã Hòa Mỹ", None, "commune"),
    (STATE, "HỘI ĐỒNG NHÂN DÂN XÃ HÒA MỸ\nBAN VĂN HÓA - XÃ HỘI", "Ban Văn hóa - Xã hội", "Hội đồng nhân dân xã Hòa Mỹ", "commune"),
    (STATE, "BCĐ CHUYỂN ĐỔI SỐ XÃ HÒA MỸ", "BCĐ Chuyển đổi số xã Hòa Mỹ", None, "commune"),
    (STATE, "TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG\nCÔNG TY ĐIỆN LỰC GIA LAI", "Công ty Điện lực Gia Lai", "Tổng công ty Điện lực Miền Trung", "unit"),
    (STATE, "VIỄN THÔNG GIA LAI\nTRUNG TÂM VIỄN THÔNG CHƯ SÊ", "Trung tâm Viễn thông Chư Sê", "Viễn thông Gia Lai", ...),
    # of the Party
    (PARTY, "ĐẢNG BỘ XÃ HÒA MỸ\nCHI BỘ CƠ QUAN ỦY BAN NHÂN DÂN XÃ", "Chi bộ Cơ quan Ủy ban nhân dân xã", "Đảng bộ xã Hòa Mỹ", "commune"),
    (PARTY, "ĐẢNG ỦY XÃ HÒA MỸ\nBAN XÂY DỰNG ĐẢNG", "Ban Xây dựng Đảng", "Đảng ủy xã Hòa Mỹ", "commune"),
    (PARTY, "ĐẢNG ỦY XÃ HÒA MỸ\nVĂN PHÒNG", "Văn phòng", "Đảng ủy xã Hòa Mỹ", "commune"),
    (PARTY, "ĐẢNG ỦY PHƯỜNG AN HỘI\nBAN TỔ CHỨC", "Ban Tổ chức", "Đảng ủy phường An Hội", "commune"),
    (PARTY, "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY CÔNG AN TỈNH", "Đảng ủy Công an tỉnh", "Đảng bộ tỉnh Gia Lai", "province"),
    (PARTY, "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY QUÂN SỰ TỈNH", "Đảng ủy Quân sự tỉnh", "Đảng bộ tỉnh Gia Lai", "province"),
    (PARTY, "ĐẢNG ỦY UBND TỈNH GIA LAI\nĐẢNG ỦY SỞ NỘI VỤ", "Đảng ủy Sở Nội vụ", "Đảng ủy UBND tỉnh Gia Lai", "province"),
    (PARTY, "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH\nỦY BAN KIỂM TRA", "Ủy ban Kiểm tra", "Đảng ủy các cơ quan Đảng tỉnh", "province"),
    (PARTY, "TỈNH ỦY GIA LAI\nBAN NỘI CHÍNH", "Ban Nội chính", "Tỉnh ủy Gia Lai", "province"),
    (STATE, "BỘ CÔNG AN\nTRẠI GIAM GIA TRUNG", "Trại giam Gia Trung", "Bộ Công an", "unit"),
    (STATE, "CÔNG AN TỈNH GIA LAI\nTRẠI TẠM GIAM SỐ 1", "Trại tạm giam số 1", "Công an tỉnh Gia Lai", "unit"),
    (STATE, "TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM\nVNPT GIA LAI", "VNPT Gia Lai", "Tập đoàn Bưu chính Viễn thông Việt Nam", "unit"),
    (STATE, "BỘ ĐỘI BIÊN PHÒNG\nBAN CHỈ HUY BỘ ĐỘI BIÊN PHÒNG TỈNH GIA LAI", "Ban Chỉ huy Bộ đội Biên phòng tỉnh Gia Lai", "Bộ đội Biên phòng", "province"),
    (STATE, "LIÊN MINH HỢP TÁC XÃ TỈNH GIA LAI", "Liên minh Hợp tác xã tỉnh Gia Lai", None, "province"),
    (STATE, "HỢP TÁC XÃ NÔNG NGHIỆP VÀ DỊCH VỤ IA GRAI", "Hợp tác xã Nông nghiệp và Dịch vụ Ia Grai", None, "unit"),
    (STATE, "CÔNG TY TNHH MTV CAO SU CHƯ SÊ\nBAN CHẤP HÀNH CÔNG ĐOÀN", "Ban Chấp hành Công đoàn", "Công ty TNHH MTV Cao su Chư Sê", ...),
    (STATE, "TRƯỜNG ĐẠI HỌC QUY NHƠN\nĐOÀN THANH NIÊN", "Đoàn Thanh niên", "Trường Đại học Quy Nhơn", ...),
    (STATE, "TRUNG TÂM CHÍNH TRỊ\nTHÀNH ỦY ĐÀ NẴNG", "Trung tâm chính trị Thành ủy Đà Nẵng", None, ...),
    (STATE, "BẢO HIỂM XÃ HỘI CƠ SỞ CHƯ SÊ", "Bảo hiểm xã hội cơ sở Chư Sê", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    "form, left, issuer, parent, level", OFFICES, ids=[row[1].replace("\n", " / ") for row in OFFICES]
)
def test_offices(form, left, issuer, parent, level):
    header = header_of(form.format(left=left))
    assert (value(header, "issuer"), value(header, "parent_body"), header.issuers) == (issuer, parent, [])
    assert level in (header.issuer.level, ...)
    assert header.date == "2026-01-05" and header.subject == "nghỉ lễ"


JOINT = [
    # left cell, number, title, issuers
    ("ỦY BAN NHÂN DÂN XÃ HÒA MỸ\nỦY BAN MTTQ VIỆT NAM XÃ HÒA MỸ", "05/CTrPH-UBND-MTTQ", "CHƯƠNG TRÌNH PHỐI HỢP", ["Ủy ban nhân dân xã Hòa Mỹ", "Ủy ban MTTQ Việt Nam xã Hòa Mỹ"]),
    ("TÒA ÁN NHÂN DÂN TỐI CAO\nVIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "01-TANDTC-VKSNDTC/TTLT", "THÔNG TƯ LIÊN TỊCH", ["Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao"]),
    ("HĐND - UBND XÃ HÒA MỸ", "05/TB-HĐND-UBND", "THÔNG BÁO", ["HĐND xã Hòa Mỹ", "UBND xã Hòa Mỹ"]),
    ("HỘI ĐỒNG NHÂN DÂN - ỦY BAN NHÂN DÂN\nXÃ HÒA MỸ", "05/TB-HĐND-UBND", "THÔNG BÁO", ["Hội đồng nhân dân xã Hòa Mỹ", "Ủy ban nhân dân xã Hòa Mỹ"]),
    ("HỘI NÔNG DÂN TỈNH GIA LAI\nHỘI NÔNG DÂN XÃ HÒA MỸ", "05/CTrPH-HND-HPN", "CHƯƠNG TRÌNH PHỐI HỢP", []),
]  # fmt: skip


@pytest.mark.parametrize("left, number, title, issuers", JOINT)
def test_joint(left, number, title, issuers):
    text = STATE.format(left=left).replace("12/TB-ABC", number).replace("THÔNG BÁO", title)
    assert value(header_of(text), "issuers") == issuers


def test_a_unit_word_inside_a_head_is_no_place():
    header = header_of(STATE.format(left="HỢP TÁC XÃ NÔNG NGHIỆP IA GRAI"))
    assert header.issuer.place is None
