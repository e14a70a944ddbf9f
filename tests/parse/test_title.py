"""Type and subject: over several lines, in capitals or not, with or without a rule under them; where the body begins."""

# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import pytest
from heads import check, header_of, structure_of

TOP = "SỞ Y TẾ\nSố: 1/X-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHuế, ngày 5 tháng 1 năm 2024\n"
BASIS = "Căn cứ Luật Tổ chức chính quyền địa phương;\n"

TITLES = [
    # text under the letterhead, type, subject, why
    ("QUYẾT ĐỊNH\nVề việc giao đất\n" + BASIS, "QĐ", "giao đất", "one line"),
    ("QUYẾT ĐỊNH\nVề việc công nhận Điều lệ (sửa đổi, bổ sung) \nQuỹ Khuyến học tỉnh\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n" + BASIS,
     "QĐ", "công nhận Điều lệ (sửa đổi, bổ sung) Quỹ Khuyến học tỉnh", "a second line that opens with a capital"),
    ("QUYẾT ĐỊNH\n\nV/v thành lập Hội đồng\n\n____\n\nGIÁM ĐỐC SỞ Y TẾ\n\n" + BASIS, "QĐ", "thành lập Hội đồng", "V/v under the type"),
    ("NGHỊ ĐỊNH\nQUY ĐỊNH CHI TIẾT LUẬT BẢO\n\n HIỂM XÃ HỘI\n\n" + BASIS, "NĐ", "QUY ĐỊNH CHI TIẾT LUẬT BẢO HIỂM XÃ HỘI", "capitals, blank line"),
    ("NGHỊ ĐỊNH\nQuy định chi tiết về Quỹ nhà ở và biện pháp thi hành\nNghị quyết số 201/2025/QH15 ngày 29 tháng 5 năm 2025 của Quốc hội\n"
     "thí điểm về nhà ở xã hội\n" + BASIS, "NĐ",
     "Quy định chi tiết về Quỹ nhà ở và biện pháp thi hành Nghị quyết số 201/2025/QH15 ngày 29 tháng 5 năm 2025 của Quốc hội"
     " thí điểm về nhà ở xã hội", "a line that begins with another document"),
    ("NGHỊ ĐỊNH\nQuy định chuyển hướng tại cộng đồng;\ntrách nhiệm, trình tự\n" + BASIS, "NĐ",
     "Quy định chuyển hướng tại cộng đồng; trách nhiệm, trình tự", "a semicolon inside"),
    ("THÔNG TƯ\nHướng dẫn Luật Việc làm.\n\n" + BASIS, "TT", "Hướng dẫn Luật Việc làm", "a full stop after the subject"),
    ("THÔNG TƯ\nQuy định mức thu\n_________\n" + BASIS, "TT", "Quy định mức thu", "a rule under it"),
    ("THÔNG TƯ\nBan hành Quy chế\nban hành kèm theo Thông tư số 17/2023/TT-BGDĐT\n" + BASIS, "TT",
     "Ban hành Quy chế ban hành kèm theo Thông tư số 17/2023/TT-BGDĐT", "kèm theo inside the subject"),
    ("QUY CHẾ\nLàm việc của Sở\n(Ban hành kèm theo Quyết định số 1/QĐ-SYT ngày 5/1/2024 của Giám đốc Sở)\nChương I\n", "QC",
     "Làm việc của Sở", "the note in brackets is no subject"),
    ("BIÊN BẢN\nHọp ngày hôm nay có mặt các ông;\nBà Phạm Thị Lan;\n", "BB", None, "an item of a list is no subject"),
    ("BIÊN BẢN\nHọp về công tác y tế;\nphân công nhiệm vụ\nI. NỘI DUNG\n", "BB", "Họp về công tác y tế; phân công nhiệm vụ", "but one that goes on is"),
    ("QUYẾT ĐỊNH\nVề việc giao\n" + "đất cho thôn,\n" * 20 + BASIS, "QĐ", "giao" + " đất cho thôn," * 12 + " đất cho thôn", "no more than fourteen lines"),
    ("THÔNG TƯ LIÊN TỊCH\nHướng dẫn phối hợp\n" + BASIS, "TTLT", "Hướng dẫn phối hợp", "two words of a type"),
    ("THÔNG TƯ\nLIÊN TỊCH\nHướng dẫn phối hợp\n" + BASIS, "TTLT", "Hướng dẫn phối hợp", "a type over two lines"),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 29-NQ/TW\n\nThực hiện Nghị quyết số 29-NQ/TW, Sở xây dựng:\n", "CTr",
     "thực hiện Nghị quyết số 29-NQ/TW", "chương trình hành động"),
    ("KẾ HOẠCH\nThực hiện Kết luận số 51-KL/TW\n\nThực hiện Kế hoạch số 97-KH/TU, Ban Thường vụ xây dựng kế hoạch như sau:\n", "KH",
     "Thực hiện Kết luận số 51-KL/TW", "the subject opens as a body does"),
    ("KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 29-NQ/TW\nVỀ ĐỔI MỚI GIÁO DỤC\nI. MỤC ĐÍCH\n", "KH",
     "THỰC HIỆN NGHỊ QUYẾT SỐ 29-NQ/TW VỀ ĐỔI MỚI GIÁO DỤC", "type and subject on one line"),
    ("K Ế   H O Ạ C H\nCông tác năm 2024\nI. MỤC ĐÍCH\n", "KH", "Công tác năm 2024", "letters set apart"),
    ("**KẾ HOẠCH**\n\n**Phát triển *du lịch***\n\n**I. MỤC ĐÍCH**\n", "KH", "Phát triển du lịch", "Markdown"),
    ("BÁO CÁO\nTình hình thực hiện công tác y tế tháng 10-2017\nvà chương trình công tác tháng 11-2017\nI. CÔNG TÁC\n", "BC",
     "Tình hình thực hiện công tác y tế tháng 10-2017 và chương trình công tác tháng 11-2017", "a second line in lower case"),
    ("BÁO CÁO TÓM TẮT\nKết quả công tác\nI. CÔNG TÁC\n", "BC", None, "a kind of report is part of the type's line"),
    ("THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh tại cuộc họp\nngày 12/3/2024\n\nNgày 12/3/2024, Chủ tịch UBND tỉnh chủ trì họp.\n",
     "TB", "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp ngày 12/3/2024", "a line that is a date"),
    ("CHỈ THỊ\nVỀ VIỆC TỔ CHỨC ĐÓN TẾT CANH DẦN\nTết Canh Dần 2010 là Tết có dấu ấn sâu sắc của đất nước, các đơn vị cần làm tốt:\n",
     "CT", "TỔ CHỨC ĐÓN TẾT CANH DẦN", "a subject in capitals, a body without an opener"),
    ("GIẤY MỜI\nDự họp Ban Chỉ đạo\n\nSở Y tế trân trọng kính mời: Ông Nguyễn Văn A\n", "GM", "Dự họp Ban Chỉ đạo", "an invitation"),
    ("GIẤY GIỚI THIỆU\n_______\nSở Y tế trân trọng giới thiệu:\nÔng (bà) Nguyễn Văn A\n", "GGT", None, "a paper without a subject"),
    ("GIẤY GIỚI THIỆU\nSở Y tế trân trọng giới thiệu ông A đến liên hệ công tác\n", "GGT", None, "the body follows at once"),
    ("KẾT LUẬN THANH TRA\nVề việc quản lý kinh phí\nThực hiện Quyết định số 11/QĐ-TTr;\n", "KL", "quản lý kinh phí", "whose conclusion"),
    ("CÔNG ĐIỆN\nVề việc ứng phó bão số 3\n______\nGIÁM ĐỐC SỞ Y TẾ điện:\n- Các bệnh viện;\n- Các trung tâm.\nBão số 3…\n", "CĐ",
     "ứng phó bão số 3", "a telegram"),
    ("TỜ TRÌNH\nĐề xuất gia hạn thời gian đại hội\nKính gửi: Chủ tịch UBND tỉnh\n", "TTr", "Đề xuất gia hạn thời gian đại hội", "Kính gửi follows"),
    ("BIÊN BẢN\nHọp Hội đồng quản lý Quỹ\nThời gian bắt đầu: 8 giờ\nĐịa điểm: Hội trường\n", "BB", "Họp Hội đồng quản lý Quỹ", "minutes"),
    ("ĐỀ ÁN\nPhát triển y tế cơ sở giai đoạn 2021 - 2025,\nđịnh hướng đến năm 2030\n\nPHẦN I\nSỰ CẦN THIẾT\n", "ĐA",
     "Phát triển y tế cơ sở giai đoạn 2021 - 2025, định hướng đến năm 2030", "a comma at the line's end"),
    ("KẺ HOẠCH\nKiểm tra\nI. MỤC ĐÍCH\n", "KH", "Kiểm tra", "a misread mark"),
    ("NGHỊ ĐỊNH\nĐiều chỉnh trợ cấp hằng tháng\nCăn cứ Luật Bảo hiểm xã hội số 41/2024/QH15;\n", "NĐ", "Điều chỉnh trợ cấp hằng tháng", "the bases follow a line that ends in tháng"),
    ("KẾT LUẬN\nHỘI NGHỊ LẦN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI)\nvề phát triển hạ tầng đến năm 2025,\nđịnh hướng đến năm 2030\n-----\nI. ĐÁNH GIÁ\n",
     "KL", "phát triển hạ tầng đến năm 2025, định hướng đến năm 2030", "whose session decided is no part of the subject"),
    ("KẾT LUẬN\nHỘI NGHỊ LẦN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nvề phát triển hạ tầng\nHội nghị lần thứ bảy Ban Chấp hành Đảng bộ tỉnh họp\nngày 26/4/2022 kết luận:\nI. ĐÁNH GIÁ\n",
     "KL", "phát triển hạ tầng", "the body opens with the session at once"),
    ("KẾ HOẠCH\nTUYÊN TRUYỀN KỶ NIỆM 95 NĂM NGÀY THÀNH LẬP\nĐẢNG CỘNG SẢN VIỆT NAM (3/2/1930 - 3/2/2025)\n" + BASIS, "KH",
     "TUYÊN TRUYỀN KỶ NIỆM 95 NĂM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM (3/2/1930 - 3/2/2025)", "the Party's name in a subject"),
    ("KẾ HOẠCH LIÊN NGÀNH\nPhối hợp y tế trường học\n" + BASIS, "KH", "Phối hợp y tế trường học", "a plan of two bodies"),
    ("LỜI KÊU GỌI\nỦng hộ đồng bào bị thiệt hại do bão số 10\nKính thưa toàn thể đồng bào!\n", "LKG",
     "Ủng hộ đồng bào bị thiệt hại do bão số 10", "an appeal"),
    ("THƯ CHÚC MỪNG\nNhân dịp khai giảng năm học 2026 - 2027\nKính gửi: Các thầy giáo, cô giáo!\n", "TCg",
     "Nhân dịp khai giảng năm học 2026 - 2027", "a letter is no công văn"),
    ("TỜ TRÌNH\nDự thảo Nghị quyết quy định mức thu phí\ntrên địa bàn tỉnh\nKính gửi: Hội đồng nhân dân tỉnh.\n", "TTr",
     "Dự thảo Nghị quyết quy định mức thu phí trên địa bàn tỉnh", "a draft of another paper is the subject"),
    ("BIÊN BẢN HỌP\nHội đồng thi đua, khen thưởng\nThời gian bắt đầu: 8 giờ\n", "BB", "HỌP Hội đồng thi đua, khen thưởng",
     "the subject begins behind the type"),
    ("BIÊN BẢN HỌP\nVề việc bình xét cho vay\nHôm nay, tổ họp.\n", "BB", "bình xét cho vay", "what stands behind the type says more of it"),
    ("QUYẾT ĐỊNH XỬ PHẠT\nTrong lĩnh vực đất đai\n" + BASIS, "QĐ", "XỬ PHẠT Trong lĩnh vực đất đai", "and goes on below"),
    ("KẾ HOẠCH CÔNG TÁC NĂM 2026\nSở Y tế xây dựng kế hoạch công tác năm 2026 như sau:\nI. MỤC ĐÍCH\n", "KH",
     "CÔNG TÁC NĂM 2026", "the body speaks below it"),
    ("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC\nKính gửi: Phó Chủ tịch UBND xã\n", "PTr", None, "nor is a slip of submission"),
    ("QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH YÊN HÒA\n(V/v thành lập Trường Trung học Kỹ thuật)\n" + BASIS, "QĐ",
     "thành lập Trường Trung học Kỹ thuật", "V/v in brackets, as papers of the years before 2000 have it"),
    ("THÔNG CÁO BÁO CHÍ\nKết quả kỳ họp thứ 3\nNgày 5/1/2024, kỳ họp bế mạc.\n", "TC", "Kết quả kỳ họp thứ 3", "a press release"),
    ("QUY ĐỊNH VÀ HƯỚNG DẪN\nLập hồ sơ hỗ trợ\n" + BASIS, "QyĐ", "VÀ HƯỚNG DẪN Lập hồ sơ hỗ trợ", "two types: the first, no word lost"),
    ("CHƯƠNG TRÌNH, KẾ HOẠCH\nCÔNG TÁC NĂM 2026\n" + BASIS, "CTr", "KẾ HOẠCH CÔNG TÁC NĂM 2026", "two types with a comma"),
    ("QUYẾT ĐỊNH\nSửa đổi một số điều của Quy định ban hành kèm theo\nQuyết định số 12/2025/QĐ-UBND\ncủa Ủy ban nhân dân tỉnh\n" + BASIS,
     "QĐ", "Sửa đổi một số điều của Quy định ban hành kèm theo Quyết định số 12/2025/QĐ-UBND của Ủy ban nhân dân tỉnh",
     "a line that is a number follows an unfinished one"),
    ("NGHỊ QUYẾT\nHỘI NGHỊ BAN CHẤP HÀNH LẦN THỨ HAI, KHÓA I\nHội nghị Ban Chấp hành lần thứ hai quyết nghị:\n", "NQ",
     "HỘI NGHỊ BAN CHẤP HÀNH LẦN THỨ HAI, KHÓA I", "a session that decided several things"),
    ("TRÍCH BIÊN BẢN\nHọp Hội đồng trường\n" + BASIS, "BB", "Họp Hội đồng trường", "an excerpt of minutes"),
    ("GIẤY NGHỈ PHÉP\nCấp cho đồng chí: Trần Văn Minh\nChức vụ: Trợ lý\n", "GNP", None, "a paper that has no subject"),
    ("QUYẾT ĐỊNH:\nĐiều 1. Giao đất\n", None, None, "the deciding word is no title"),
]  # fmt: skip


@pytest.mark.parametrize("below, type, subject, why", TITLES, ids=[row[3] for row in TITLES])
def test_titles(below, type, subject, why):
    if type is None:
        assert header_of(TOP + below).subject is None, why
        return
    expected = {"type": type} if why.startswith("a kind of report") else {"type": type, "subject": subject}
    check(TOP + below, expected, why)


def test_urgency_under_the_subject():
    text = (
        TOP
        + "CÔNG ĐIỆN\nVề việc ứng phó bão số 13\nHỎA TỐC\nGIÁM ĐỐC SỞ Y TẾ điện:\n- Các bệnh viện.\nBão số 13 rất mạnh.\n"
    )
    expected = {"subject": "ứng phó bão số 13", "urgency": "HỎA TỐC", "addressees": ["Các bệnh viện"]}
    check(text, expected, "a stamp under the subject")


def test_spans_of_own_name():
    text = TOP + "QUYẾT ĐỊNH\nVề việc đính chính Quyết định số 9/QĐ-SYT\n" + BASIS + "Điều 1. Đính chính\n"
    found = structure_of(text)
    assert [text[s:e] for s, e in found.own] == ["1/X-SYT", "QUYẾT ĐỊNH", "Về việc đính chính Quyết định số 9/QĐ-SYT"]
    assert text[slice(*found.title)] == "Về việc đính chính Quyết định số 9/QĐ-SYT"
    assert [z.kind for z in found.zones][:3] == ["letterhead", "title", "body"]
    body = next(z for z in found.zones if z.kind == "body")
    assert text[body.start :].lstrip().startswith("Căn cứ Luật")


LETTERS = [
    # text, subject, why
    (
        "V/v triển khai thực hiện\nKế hoạch 184-KH/HU ngày 22\ntháng 5 năm 2024 của Ban\nThường vụ Huyện ủy",
        "triển khai thực hiện Kế hoạch 184-KH/HU ngày 22 tháng 5 năm 2024 của Ban Thường vụ Huyện ủy",
        "four lines",
    ),
    ("V/v: góp ý dự thảo", "góp ý dự thảo", "a colon"),
    ("Về việc góp ý dự thảo", "góp ý dự thảo", "in full"),
    ("V/v kết quả đại hội.", "kết quả đại hội", "a full stop"),
    ("“V/v kết quả đại hội”", "kết quả đại hội", "in quotation marks"),
    ("*V/v kết quả đại hội*", "kết quả đại hội", "italic in Markdown"),
    ("(V/v: kết quả đại hội)", "kết quả đại hội", "in brackets"),
    ("V/v …………", None, "blank"),
]


@pytest.mark.parametrize("printed, subject, why", LETTERS)
def test_letters(printed, subject, why):
    text = (
        f"SỞ Y TẾ\nSố: 12/SYT-NVY\n{printed}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Huế, ngày 5 tháng 1 năm 2024\n\nKính gửi: Các bệnh viện\n\nThực hiện chỉ đạo của Bộ Y tế…\n"
    )
    check(text, {"type": "CV", "subject": subject, "addressees": ["Các bệnh viện"], "date": "2024-01-05"}, why)
