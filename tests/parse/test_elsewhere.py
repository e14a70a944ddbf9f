"""Letterheads under the menus of a web page, under a heading of the gazette, and at the end of a consolidated text; titles of the
years in which a paper's title names it first."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import pytest
from heads import check

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
MENUS = "TRA CỨU VĂN BẢN\n• Trang chủ\n• 1. Văn bản mới\n• Bộ luật\nLoại văn bản:\nLuật\nNgày ban hành:\n02/03/2020\nTóm tắt nội dung.\n"
LAW = f"QUỐC HỘI\n-------\n{STATE}---------\nLuật số: 11/2020/QH14\nHà Nội, ngày 02 tháng 3 năm 2020\nLUẬT\nTHƯ TÍN\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n"
BODY = "Căn cứ Luật Thư tín;\nĐiều 1. Phạm vi\nThông tư này quy định mức phí.\n"

CASES = [
    # text, expected, why
    (MENUS + LAW, {"code": "11/2020/QH14", "type": "L", "date": "2020-03-02", "issuer": "Quốc hội", "subject": "THƯ TÍN"},
     "below the menus of a web page"),
    (MENUS + "Luật số 11/2020/QH14 quy định về thư tín; bưu phẩm có hiệu lực từ ngày 01/7/2020.\n" + LAW, {"code": "11/2020/QH14", "type": "L", "subject": "THƯ TÍN"},
     "a summary that begins with the number"),
    ("Trang chủ\nKế hoạch thực hiện Nghị quyết 66\nĐăng lúc 08:00 15/9/2025\nBan Thường vụ Đảng ủy xã vừa ban hành kế hoạch, toàn văn như sau:\n\n"
     "ĐẢNG BỘ TỈNH CAO BÌNH\nĐẢNG ỦY XÃ SƠN LỘ\n*\nSố 18-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn Lộ, ngày 12 tháng 9 năm 2025\n\nKẾ HOẠCH\n"
     "thực hiện Nghị quyết số 66-NQ/TW\n\nBan Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:\nI- MỤC ĐÍCH\n",
     {"code": "18-KH/ĐU", "type": "KH", "date": "2025-09-12", "issuer": "Đảng ủy xã Sơn Lộ", "parent_body": "Đảng bộ tỉnh Cao Bình"},
     "a Party paper below the lead of a web page"),
    ("KẾ HOẠCH\nThăm hỏi\nI. MỤC ĐÍCH\nNơi nhận:\n- Lưu: VT.\nMẫu\nUBND XÃ TÂN SƠN\n" + STATE
     + "Số: 5/BC-UBND\nTân Sơn, ngày 2 tháng 3 năm 2020\nBÁO CÁO\nKết quả\n", {"code": None, "type": "KH", "date": None},
     "what follows the recipients is another document"),
    ("KẾ HOẠCH\nThăm hỏi\nI. MỤC ĐÍCH\nMẫu số 1\n" + STATE + "…, ngày … tháng … năm …\nĐƠN XIN PHÉP\n", {"code": None, "type": "KH"},
     "a form has no number"),
    ("VĂN BẢN QUY PHẠM PHÁP LUẬT\nBỘ Y TẾ\nBỘ Y TẾ\n" + STATE + "Số: 3/2021/TT-BYT\nHà Nội, ngày 5 tháng 1 năm 2021\nTHÔNG TƯ\nQuy định mức phí\n" + BODY,
     {"issuer": "Bộ Y tế", "parent_body": None, "issuers": [], "code": "3/2021/TT-BYT"}, "the gazette names the issuer above the letterhead too"),
    ("VĂN BẢN PHÁP LUẬT KHÁC\nVĂN BẢN HỢP NHẤT -\nBỘ Y TẾ\n" + STATE + "THÔNG TƯ\nQuy định mức phí\n" + BODY
     + "BỘ Y TẾ\nSố: 7/VBHN-BYT\nXÁC THỰC VĂN BẢN HỢP NHẤT\nHà Nội, ngày 9 tháng 5 năm 2022\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Minh\n",
     {"type": "VBHN", "code": "7/VBHN-BYT", "date": "2022-05-09", "issuer": "Bộ Y tế", "subject": "Quy định mức phí"},
     "the end of a consolidated text states its number"),
    (STATE + "THÔNG TƯ1\nQuy định mức phí\n" + BODY + "\nBỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI\n \nSố: 7/VBHN-BLĐTBXH\n. \n \nXÁC THỰC VĂN BẢN HỢP NHẤT\n \n"
     "Hà Nội, ngày 9 tháng 5 năm 2022\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n \nTrần Văn Minh\n\nPhụ lục\nMẪU ĐƠN\n(Kèm theo Thông tư số 3/2021/TT-BYT)\n" + "Dòng.\n" * 400
     + "Nơi nhận:\n- Như trên;\n- Lưu.\nNGƯỜI LÀM ĐƠN\n(Ký tên)\n",
     {"type": "VBHN", "code": "7/VBHN-BLĐTBXH", "date": "2022-05-09", "issuer": "Bộ Lao động - Thương binh và Xã hội", "subject": "Quy định mức phí"},
     "the same between blank lines and before an annex; the mark of a note behind the type"),
    ("CHÍNH PHỦ\nSố: 49/2018/NĐ-CP\n" + STATE + "30 tháng 3 năm 2018\nNGHỊ ĐỊNH\nQuy định mức phí\n" + BODY + "\nBỘ Y TẾ\nSố: 9/VBHN-BYT\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
     "Hà Nội, ngày 9 tháng 5 năm 2022\nBỘ TRƯỞNG\nTrần Văn Minh\n", {"type": "VBHN", "code": "9/VBHN-BYT", "date": "2022-05-09", "issuer": "Bộ Y tế"},
     "its top shows the number of the decree that it consolidates"),
    (STATE + "NGHỊ QUYẾT\nChương trình năm 2022\nỦY BAN THƯỜNG VỤ QUỐC HỘI\nCăn cứ Hiến pháp;\nĐiều 1. Chương trình\nNghị quyết này được Ủy ban Thường vụ Quốc hội thông qua \n"
     "ngày 17 tháng 8 năm 2022.\nTM. ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCHỦ TỊCH\nTrần Văn Minh\n", {"type": "NQ", "date": "2022-08-17"}, "the day of adoption on the next line"),
    (STATE + "LUẬT\nTHƯ TÍN\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nLuật này quy định về thư tín.\nVĂN PHÒNG QUỐC HỘI\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
     "Số: 8/VBHN-VPQH\nHà Nội, ngày 9 tháng 5 năm 2022\nCHỦ NHIỆM\nTrần Văn Minh\n",
     {"type": "VBHN", "code": "8/VBHN-VPQH", "issuer": "Văn phòng Quốc hội"}, "the words of the confirmation above the number"),
    ("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 12/CP NGÀY 26-1-1995 VỀ VIỆC BAN HÀNH ĐIỀU LỆ QUỸ\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1.- Nay ban hành.\n",
     {"type": "NĐ", "code": "12/CP", "date": "1995-01-26", "subject": "BAN HÀNH ĐIỀU LỆ QUỸ", "issuer": "Chính phủ"}, "the title names the decree first"),
    ("THỦ TƯỚNG CHÍNH PHỦ\n" + STATE + "Số: 45-TTg\nHà Nội, ngày 8 tháng 3 năm 1994\nCHỈ THỊ\nCỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 45-TTG NGÀY 8 THÁNG 3 NĂM 1994\nVỀ VIỆC QUẢN LÝ RỪNG\n"
     "Trong những năm qua, việc quản lý rừng đã có tiến bộ.\n", {"type": "CT", "code": "45-TTg", "subject": "QUẢN LÝ RỪNG"},
     "on a line of its own"),
    ("QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ\nSố 15/2001/QĐ-TTg ngày 09 tháng 10 năm 2001 về việc thành lập Khu kinh tế\nTHỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;\n",
     {"code": "15/2001/QĐ-TTg", "date": "2001-10-09", "subject": "thành lập Khu kinh tế", "issuer": "Thủ tướng Chính phủ"}, "in small letters"),
    ("QUYẾT ĐỊNH\nCủa Bộ trưởng Bộ Y tế số 12/2001/QĐ-BYT ngày 10 tháng 4 năm 2001\nVề việc ban hành Quy chế bệnh viện\nBộ trưởng Bộ Y tế\nCăn cứ Luật Y tế;\n",
     {"code": "12/2001/QĐ-BYT", "subject": "ban hành Quy chế bệnh viện", "issuer": "Bộ Y tế"}, "who decides in small letters"),
    ("LUẬT\nSỐ 18-L/CTN NGÀY 06/07/1993 CỦA QUỐC HỘI VỀ THƯ TÍN\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n",
     {"type": "L", "code": "18-L/CTN", "date": "1993-07-06", "subject": "THƯ TÍN"}, "the number first"),
    ("BỘ TÀI CHÍNH\n" + STATE + "Số: 45/TTLB\nHà Nội, ngày 8 tháng 3 năm 1996\nTHÔNG TƯ LIÊN BỘ\nCỦA BỘ TÀI CHÍNH - BỘ Y TẾ HƯỚNG DẪN MỨC PHÍ\nThi hành Nghị định số 25/CP, liên Bộ hướng dẫn như sau:\n",
     {"code": "45/TTLB", "subject": "HƯỚNG DẪN MỨC PHÍ"}, "without a number in the title"),
    ("CHỦ TỊCH CHÍNH PHỦ\nVIỆT NAM DÂN CHỦ CỘNG HÒA\nĐộc lập - Tự do - Hạnh phúc\nSố: 118-SL\nHà Nội, ngày 01 tháng 02 năm 1948\nSẮC LỆNH\nVề việc lập Ban Kiểm tra\nĐiều thứ nhất. Nay lập.\n",
     {"type": "SL", "code": "118-SL", "issuer": "Chủ tịch Chính phủ"}, "SL of a sắc lệnh is no sao lục"),
    ("SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI\nSỐ 78 NGÀY 31 THÁNG 12 NĂM 1945\nCHỦ TỊCH CHÍNH PHỦ\nVIỆT NAM DÂN CHỦ CỘNG HOÀ\n"
     "Xét rằng cần có một chương trình;\nRA SẮC LỆNH:\nĐiều thứ nhất: Nay lập một Uỷ ban.\n",
     {"type": "SL", "code": "78", "date": "1945-12-31", "issuer": "Chủ tịch Chính phủ lâm thời", "subject": None},
     "a sắc lệnh says under its type whose it is, its number and its day"),
    ("SẮC LỆNH\nCỦA CHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ\nSỐ 21 NGÀY 14 THÁNG 2 NĂM 1946\nVỀ VIỆC TỔ CHỨC CÁC TOÀ ÁN QUÂN SỰ\nĐiều thứ nhất: Sẽ thiết lập.\n",
     {"code": "21", "date": "1946-02-14", "issuer": "Chủ tịch nước", "subject": "TỔ CHỨC CÁC TOÀ ÁN QUÂN SỰ"}, "the State's name is no part of the issuer's"),
    ("SẮC LỆNH\nCỦA CHỦ TỊCH NƯỚC SỐ 78 NGÀY 31 THÁNG 12 NĂM 1945\nVỀ VIỆC LẬP UỶ BAN\nĐiều thứ nhất: Nay lập.\n",
     {"code": "78", "date": "1945-12-31", "place": None, "subject": "LẬP UỶ BAN"}, "what stands before the number is no địa danh"),
    ("QUYẾT ĐỊNH\nCỦA BAN BÍ THƯ\nVề công tác cán bộ\n\nCăn cứ Điều lệ Đảng;\n", {"issuer": "Ban Bí thư", "subject": "công tác cán bộ"},
     "the issuer under the type, where no letterhead names it"),
    ("TÒA ÁN NHÂN DÂN\nHUYỆN TÂN LẠC\nBản án số: 14/2022/HS-ST\nNgày: 20-5-2022\n" + STATE + "NHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTÒA ÁN NHÂN DÂN HUYỆN TÂN LẠC\n",
     {"type": "BA", "code": "14/2022/HS-ST", "date": "2022-05-20", "issuer": "Tòa án nhân dân huyện Tân Lạc"}, "a court's judgement"),
    (STATE + "---o0o---\nHỢP ĐỒNG DỊCH VỤ TƯ VẤN\nSố: 25/2023/HĐTV\nCăn cứ Bộ luật Dân sự;\n", {"type": "HĐ", "code": "25/2023/HĐTV", "subject": "DỊCH VỤ TƯ VẤN"},
     "a contract's number stands under its title"),
    ("| **UBND HUYỆN TÂN LẠC**<br>**PHÒNG NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |\n|---|---|\n"
     "| Số: 77/PNV-CC<br>V/v báo cáo số lượng | *Tân Lạc, ngày 15 tháng 3 năm 2024* |\n\n**Kính gửi:** UBND các xã.\n",
     {"issuer": "Phòng Nội vụ", "parent_body": "UBND huyện Tân Lạc", "code": "77/PNV-CC", "subject": "báo cáo số lượng", "date": "2024-03-15",
      "addressees": ["UBND các xã"]}, "line breaks in the cells of a Markdown table"),
    (STATE + "ĐƠN XIN NGHỈ PHÉP\nKính gửi: : Ban Giám đốc Công ty………\nTôi tên là Trần Văn Minh.\n",
     {"issuer": None, "type": None, "addressees": ["Ban Giám đốc Công ty"]}, "a person's application is no công văn"),
    ("BỘ TÀI CHÍNH-BỘ Y TẾ\nSố: 23/TTLB\n" + STATE + "Hà Nội, ngày 13 tháng 6 năm 1996\nTHÔNG TƯ LIÊN BỘ\nHướng dẫn mức phí\nCăn cứ Luật Phí;\n",
     {"issuers": ["Bộ Tài chính", "Bộ Y tế"]}, "a dash without blanks joins two issuers"),
]  # fmt: skip


@pytest.mark.parametrize("text, expected, why", CASES, ids=[row[2] for row in CASES])
def test_elsewhere(text, expected, why):
    check(text, expected, why)
