"""Relations of clauses as decrees, decisions, letters and Party papers write them, read by the whole pipeline."""

# ruff: noqa: E501 — rows of tables
from __future__ import annotations

import pytest

from vbhc.model import Block, Manuscript, Source
from vbhc.pipeline import describe, parse_bytes
from vbhc.rules import default_rules

# The text of a document; its relations but plain mentions, as "source kind target".
CASES: list[tuple[str, list[str]]] = [
    (
        "Mức thu học phí áp dụng theo Nghị quyết của HĐND tỉnh (Nghị quyết số 12/2026/NQ-HĐND).",
        ["self follows 12/2026/NQ-HĐND"],
    ),
    (
        "Căn cứ Quy chế chi tiêu nội bộ năm 2026 (ban hành kèm theo Quyết định số 10/QĐ-TTYT ngày 15/01/2026);",
        ["self based_on 10/QĐ-TTYT"],
    ),
    (
        "Căn cứ Văn bản giao quyền xử phạt vi phạm hành chính số 11/QĐ-GQ ngày 05/01/2026;",
        ["self based_on 11/QĐ-GQ"],
    ),
    (
        "Mức chi theo Thông tư số 40/2017/TT-BTC đã được sửa bởi Thông tư số 12/2025/TT-BTC.",
        ["self follows 40/2017/TT-BTC", "12/2025/TT-BTC amends 40/2017/TT-BTC"],
    ),
    (
        "Can cu Nghi dinh so 30/2020/ND-CP ngay 05/3/2020 cua Chinh phu; Quyet dinh nay thay the Quyet dinh so 12/QD-UBND.",
        ["self based_on 30/2020/NĐ-CP", "self replaces 12/QĐ-UBND"],
    ),
    (
        "Chi hỗ trợ theo thực tế (Nghị quyết số 12/2026/NQ-HĐND).",
        [],
    ),
    (
        "Đảng ủy đã ban hành 05 nghị quyết để lãnh đạo thực hiện, trong đó có Nghị quyết số 03-NQ/ĐU về kinh tế, Kế hoạch số 17-KH/ĐU.",
        [],
    ),
    (
        "Gia hạn Quyết định số 46/QĐ-STNMT ngày 05/5/2026 đến hết ngày 31/12/2026.",
        ["self extends 46/QĐ-STNMT"],
    ),
    (
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2026 và Kế hoạch số 15/KH-SYT ngày 06/4/2026. Thực hiện các kế hoạch nêu trên, Trung tâm báo cáo.",
        [
            "self based_on 12/KH-UBND",
            "self based_on 15/KH-SYT",
            "self implements 12/KH-UBND",
            "self implements 15/KH-SYT",
        ],
    ),
    (
        "Thông tư này sửa đổi, thay thế một số mẫu biểu của Thông tư số 21/2019/TT-NHNN, bãi bỏ Thông tư số 27/2019/TT-NHNN.",
        ["self amends 21/2019/TT-NHNN", "self repeals 27/2019/TT-NHNN"],
    ),
    (
        "KẾ HOẠCH\nThực hiện Kế hoạch số 55-KH/TU ngày 05/6/2026 của Tỉnh ủy\nI. MỤC ĐÍCH\nNâng cao nhận thức.",
        ["self implements 55-KH/TU"],
    ),
    (
        "Thực hiện Công văn số 5/UBND-NC ngày 05/6/2026 của UBND tỉnh như sau: bãi bỏ Quyết định số 9/QĐ-UBND ngày 05/6/2020.",
        ["self implements 5/UBND-NC", "self repeals 9/QĐ-UBND"],
    ),
    (
        "Để tổ chức thực hiện Nghị quyết này, UBND tỉnh ban hành Kế hoạch số 55/KH-UBND ngày 01/8/2024.",
        [],
    ),
    (
        "Thành lập Đoàn kiểm tra việc thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017.",
        [],
    ),
    (
        "theo quy định tại Thông tư này và quy định tại Điều 2 Thông tư số 08/2019/TT-BYT ngày 31/5/2019 của Bộ Y tế",
        ["self follows 08/2019/TT-BYT"],
    ),
    (
        "Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo rà soát, bổ sung Kế hoạch số 105/KH-UBND, ngày 12/8/2025.",
        [],
    ),
    (
        "Văn bản hợp nhất số 07/VBHN-BNV hợp nhất Nghị định số 45/2010/NĐ-CP và Nghị định số 33/2012/NĐ-CP.",
        ["07/VBHN-BNV consolidates 45/2010/NĐ-CP", "07/VBHN-BNV consolidates 33/2012/NĐ-CP"],
    ),
    (
        "Quyết định này không thay thế Quyết định số 31/2021/QĐ-UBND ngày 12/9/2021 của UBND tỉnh.",
        [],
    ),
    (
        "Văn bản hợp nhất này được hợp nhất từ 02 Thông tư sau:\n- Thông tư số 08/2016/TT-BGTVT ngày 10/6/2016;\n- Thông tư số 21/2019/TT-BGTVT ngày 03/6/2019.",
        ["self consolidates 08/2016/TT-BGTVT", "self consolidates 21/2019/TT-BGTVT"],
    ),
    (
        "Trong khi chờ Chính phủ ban hành Nghị định thay thế Nghị định số 24/2014/NĐ-CP, áp dụng Nghị định số 107/2020/NĐ-CP.",
        ["self follows 107/2020/NĐ-CP"],
    ),
    (
        "Phúc đáp Công văn số 2045/BTP-PBGDPL ngày 16/4/2025 về việc góp ý dự thảo Nghị định thay thế Nghị định số 28/2013/NĐ-CP.",
        ["self replies_to 2045/BTP-PBGDPL"],
    ),
    (
        "Thực hiện ý kiến chỉ đạo của:\n- Tỉnh ủy tại Công văn số 1520-CV/TU ngày 22/5/2025;\n- UBND tỉnh tại Kế hoạch số 88/KH-UBND ngày 30/5/2025.",
        ["self implements 1520-CV/TU", "self implements 88/KH-UBND"],
    ),
    (
        "Chấp thuận theo đề nghị của Sở Công Thương tại Công văn số 990/SCT-QLTM và ý kiến của Sở Tài chính tại Công văn số 1122/STC-GCS.",
        ["self proposed_by 990/SCT-QLTM"],
    ),
    (
        "Chưa triển khai thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 do thiếu kinh phí.",
        [],
    ),
    (
        "Việc sửa đổi, bổ sung Nghị quyết số 09/2020/NQ-HĐND là cần thiết.",
        [],
    ),
    (
        "QUY CHẾ\nLàm việc của Ủy ban nhân dân tỉnh Kon Tum\n(Ban hành kèm theo Quyết định số 37/2016/QĐ-UBND ngày 30 tháng 8 năm 2016 của Ủy ban nhân dân tỉnh Kon Tum)\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nQuy chế này quy định nguyên tắc làm việc của Ủy ban nhân dân tỉnh.",
        ["37/2016/QĐ-UBND promulgates self"],
    ),
    (
        "BIÊN BẢN\nVề việc đề nghị sửa đổi, bổ sung Điều lệ Quỹ Khuyến học tỉnh\n(ban hành kèm theo Quyết định số 779/QĐ-UBND ngày 23/3/2022)\nHôm nay, vào lúc 14 giờ, Hội đồng quản lý Quỹ họp.",
        [],
    ),
    (
        "Điều 1. Bãi bỏ Thông tư số 12/2015/TT-BTC ngày 30/01/2015 của Bộ trưởng Bộ Tài chính quy định chi tiết và\n\nhướng dẫn thi hành Nghị định số 08/2015/NĐ-CP ngày 21/01/2015 của Chính phủ.",
        ["self repeals 12/2015/TT-BTC", "12/2015/TT-BTC details 08/2015/NĐ-CP"],
    ),
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13;\n\nthực hiện\n\nKế hoạch số 142-KH/TU ngày 24/4/2024 của Ban Thường vụ Tỉnh ủy.",
        ["self based_on 77/2015/QH13", "self implements 142-KH/TU"],
    ),
    (
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký, bãi bỏ Quyết định số 12/2015/QĐ-UBND ngày 01/6/2015 của UBND tỉnh về việc quy định mức thu phí và Quyết định số 20/2017/QĐ-UBND ngày 03/7/2017 của UBND tỉnh.",
        ["self repeals 12/2015/QĐ-UBND", "self repeals 20/2017/QĐ-UBND"],
    ),
    (
        "Điều 2. Nghị quyết này thay thế Nghị quyết số 05/2016/NQ-HĐND ngày 15/7/2016 và bãi bỏ Nghị quyết số 09/2018/NQ-HĐND ngày 10/12/2018 của Hội đồng nhân dân tỉnh.",
        ["self replaces 05/2016/NQ-HĐND", "self repeals 09/2018/NQ-HĐND"],
    ),
    (
        "Thực hiện Kế hoạch số 1204-KH/TU, ngày 12/4/2024 của Ban Thường vụ Tỉnh ủy về việc học tập, quán triệt, triển khai thực hiện Chỉ thị số 33-CT/TW của Ban Bí thư",
        ["self implements 1204-KH/TU", "1204-KH/TU implements 33-CT/TW"],
    ),
    (
        "Thực hiện Kế hoạch số 1204-KH/TU của Tỉnh ủy về phát triển du lịch, thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị, UBND huyện ban hành kế hoạch.",
        ["self implements 1204-KH/TU", "self implements 57-NQ/TW"],
    ),
    (
        "Tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị gắn với thực hiện Nghị quyết số 35-NQ/TW.",
        ["self continues 05-CT/TW", "self implements 35-NQ/TW"],
    ),
    (
        "I. CĂN CỨ PHÁP LÝ\n- Nghị định số 402/2025/NĐ-CP ngày 06/4/2025 của Chính phủ;\n- Nghị quyết số 912/NQ-HĐND của HĐND tỉnh.\nII. THỰC TRẠNG\n- Thông tư số 905/2025/TT-BTC đã được triển khai.",
        ["self based_on 402/2025/NĐ-CP", "self based_on 912/NQ-HĐND"],
    ),
    (
        "Căn cứ các văn bản sau:\n- Luật Đất đai số 931/2024/QH15;\n- Nghị định số 902/2024/NĐ-CP;",
        ["self based_on 931/2024/QH15", "self based_on 902/2024/NĐ-CP"],
    ),
    (
        "Căn cứ:\n- Luật Đất đai số 931/2024/QH15;\n- Nghị định số 902/2024/NĐ-CP;\nUBND xã báo cáo Quyết định số 912/QĐ-UBND.",
        ["self based_on 931/2024/QH15", "self based_on 902/2024/NĐ-CP"],
    ),
    (
        "Thực hiện các văn bản chỉ đạo của Trung ương, của tỉnh:\n1. Chỉ thị số 905-CT/TW của Ban Bí thư.\n2. Kế hoạch số 912-KH/TU.",
        ["self implements 905-CT/TW", "self implements 912-KH/TU"],
    ),
    (
        "Các phòng thực hiện:\n- Kế hoạch số 912/KH-UBND;\nThực hiện:\n- Tuyên truyền Luật Đất đai số 931/2024/QH15;",
        [],
    ),
    (
        "Đây là căn cứ pháp lý để UBND huyện ban hành Quyết định số 912/QĐ-UBND.",
        [],
    ),
    (
        "Thực hiện Chương trình hành động số 06-CTr/TU ngày 12/01/2026 của Thành ủy;\nQuyết định số 543/QĐ-UBND ngày 04/02/2026 của UBND thành phố;\nUBND phường báo cáo như sau:",
        ["self implements 06-CTr/TU", "self implements 543/QĐ-UBND"],
    ),
    (
        "Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ về phát động thi đua theo Nghị quyết số 30/2021/QH15 và Kế hoạch số 16/KH-HĐTĐKT ngày 31/8/2021 của Hội đồng Thi đua - Khen thưởng Trung ương",
        ["self implements 19/CT-TTg", "self implements 16/KH-HĐTĐKT"],
    ),
    (
        "Người lao động thuộc đối tượng của Nghị định số 11/2017/NĐ-CP về chính sách lao động dôi dư thì giải quyết theo Thông tư số 18/2017/TT-BLĐTBXH.",
        ["self follows 18/2017/TT-BLĐTBXH"],
    ),
    (
        "Hoàn thiện cơ chế theo hướng: bãi bỏ Nghị định số 45/2017/NĐ-CP, thay thế Thông tư số 12/2021/TT-BTC.",
        [],
    ),
    (
        "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã ban hành kèm theo Quyết định số 04-QĐ/ĐU ngày 10/7/2025;",
        ["self based_on 04-QĐ/ĐU"],
    ),
    (
        "Thông tư số 09/2019/TT-BTP đã bị bãi bỏ một phần bởi Thông tư số 41/2024/TT-BTP.",
        ["41/2024/TT-BTP repeals 09/2019/TT-BTP"],
    ),
    (
        "Thực hiện Chương trình số 31-CTr/TU của Tỉnh ủy, Đảng ủy xây dựng kế hoạch; bám sát Nghị quyết số 198/2025/QH15 của Quốc hội.",
        ["self implements 31-CTr/TU"],
    ),
    (
        "UBND huyện nhận được Công văn số 1150/UBND-NC ngày 28/02/2024 của UBND tỉnh về công tác phòng, chống ma túy theo Công điện số 12/CĐ-TTg ngày 21/02/2024.",
        ["self replies_to 1150/UBND-NC"],
    ),
    (
        "1. Các chi bộ căn cứ Chỉ thị số 13-CT/TW và Kế hoạch này xây dựng kế hoạch.\n2. Công an huyện tham mưu sửa đổi Quy chế phối hợp số 01/QC-CAH; tổng kết Nghị quyết liên tịch số 01/2008/NQLT-BCA-MTTQ.",
        [],
    ),
    (
        "Thực hiện Kế hoạch số 25-KH/TU của Ban Thường vụ Tỉnh ủy về thực hiện Chỉ thị số 31-CT/TW của Ban Bí thư và Kế hoạch số 55-KH/HU của Huyện ủy, Đảng ủy xã ban hành kế hoạch.",
        ["self implements 25-KH/TU", "25-KH/TU implements 31-CT/TW", "self implements 55-KH/HU"],
    ),
    (
        "Bãi bỏ khoản 2 Điều 8 Quyết định số 15/2020/QĐ-UBND và cụm từ “cấp huyện” tại Điều 4 Quyết định số 08/2022/QĐ-UBND.",
        ["self repeals 15/2020/QĐ-UBND", "self repeals 08/2022/QĐ-UBND"],
    ),
    (
        "Phúc đáp văn bản số 77/STP ngày 9/9/2022; tiếp theo Công văn số 55/UBND-NC ngày 1/1/2022, Ủy ban nhân dân huyện đề nghị như sau.",
        ["self replies_to 77/STP", "self continues 55/UBND-NC"],
    ),
    (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 301/TTr-SNV ngày 12/6/2023 và ý kiến thẩm định của Sở Tư pháp tại Báo cáo số 88/BC-STP ngày 01/6/2023.",
        ["self proposed_by 301/TTr-SNV"],
    ),
    (
        "Thực hiện nhiệm vụ năm học và Công văn số 45/PGDĐT-TH ngày 5/9/2023, Trường xây dựng kế hoạch.",
        ["self implements 45/PGDĐT-TH"],
    ),
    (
        "Nhằm thực hiện tốt Chỉ thị số 16/CT-TTg, phát huy kết quả thực hiện Nghị quyết số 11-NQ/TU.",
        ["self implements 16/CT-TTg", "self implements 11-NQ/TU"],
    ),
    (
        "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ quy định chi tiết một số điều của Luật Ban hành văn bản quy phạm pháp luật (được sửa đổi, bổ sung tại Nghị định số 187/2025/NĐ-CP ngày 01 tháng 7 năm 2025);",
        [
            "self based_on 78/2025/NĐ-CP",
            "78/2025/NĐ-CP details Luật Ban hành văn bản quy phạm pháp luật",
            "187/2025/NĐ-CP amends 78/2025/NĐ-CP",
        ],
    ),
    (
        "Thông tư liên tịch số 08/2012/TTLT-BYT-BNV ngày 16 tháng 04 năm 2012 của Bộ Y tế hướng dẫn chế độ trợ cấp theo Quyết định số 40/2011/QĐ-TTg ngày 27 tháng 7 năm 2011, có hiệu lực kể từ ngày 01 tháng 6 năm 2012, được sửa đổi, bổ sung bởi:\nThông tư số 08/2023/TT-BYT ngày 29 tháng 8 năm 2023, có hiệu lực kể từ ngày 12 tháng 10 năm 2023.",
        [
            "self consolidates 08/2012/TTLT-BYT-BNV",
            "08/2023/TT-BYT amends 08/2012/TTLT-BYT-BNV",
            "self consolidates 08/2023/TT-BYT",
        ],
    ),
    (
        "Nghị quyết có hiệu lực từ ngày 01/01/2024 và bãi bỏ các Nghị quyết sau:\n1. Nghị quyết số 12/2019/NQ-HĐND ngày 12/7/2019 của HĐND tỉnh;\n2. Nghị quyết số 20/2020/NQ-HĐND ngày 12/12/2020 của HĐND tỉnh.",
        ["self repeals 12/2019/NQ-HĐND", "self repeals 20/2020/NQ-HĐND"],
    ),
    (
        "Sở Tài chính nhận được Công văn số 55/CV-CT ngày 10/3/2024 của Công ty đề nghị hướng dẫn thực hiện Thông tư số 78/2021/TT-BTC.",
        ["self replies_to 55/CV-CT"],
    ),
    (
        "Ban Thường vụ Tỉnh ủy ban hành Chỉ thị số 26-CT/TU về khuyến học. Thực hiện Chỉ thị trên, Ban Thường vụ Huyện ủy ban hành Kế hoạch số 120-KH/HU; UBND xã ban hành Kế hoạch số 15/KH-UBND ngày 10/3/2024.",
        ["self implements 26-CT/TU"],
    ),
    (
        "Thay thế và bãi bỏ Quyết định số 15/2010/QĐ-UBND ngày 05/5/2010 của Ủy ban nhân dân tỉnh.",
        ["self replaces 15/2010/QĐ-UBND", "self repeals 15/2010/QĐ-UBND"],
    ),
    (
        "Điều 2. Thông tư này có hiệu lực thi hành từ ngày 01/01/2020. Thông tư số 15/2012/TT-BTC ngày 08/02/2012 của Bộ trưởng Bộ Tài chính ban hành mẫu phiếu nhập kho; Thông tư số 20/2013/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
        ["self repeals 15/2012/TT-BTC", "self repeals 20/2013/TT-BTC"],
    ),
    (
        "Điều 12. Hiệu lực thi hành\n1. Thông tư này có hiệu lực từ ngày 01 tháng 3 năm 2021.\n2. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành:\na) Thông tư số 10/2011/TT-BNV ngày 02/02/2011 của Bộ trưởng Bộ Nội vụ;\nb) Khoản 1 Điều 3 và Điều 5 Thông tư số 11/2014/TT-BNV ngày 09/10/2014 của Bộ trưởng Bộ Nội vụ quy định chi tiết Nghị định số 24/2010/NĐ-CP.",
        ["self repeals 10/2011/TT-BNV", "self repeals 11/2014/TT-BNV", "11/2014/TT-BNV details 24/2010/NĐ-CP"],
    ),
    (
        "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 07/2019/QĐ-UBND ngày 01/02/2019 của Ủy ban nhân dân tỉnh ban hành Quy định về quản lý vật liệu xây dựng\n1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Sở Xây dựng thực hiện theo Nghị định số 24a/2016/NĐ-CP ngày 05/4/2016 của Chính phủ.”\n2. Bãi bỏ khoản 3 Điều 7.",
        ["self amends 07/2019/QĐ-UBND", "self repeals 07/2019/QĐ-UBND"],
    ),
    (
        "Điều 1. Đính chính Quyết định số 45/2020/QĐ-UBND ngày 20/11/2020 của UBND tỉnh như sau:\n1. Tại khoản 2 Điều 3 đã viết “Nghị định số 15/2018/NĐ-CP”, nay sửa lại là “Nghị định số 155/2018/NĐ-CP”.\n2. Các nội dung khác giữ nguyên theo Quyết định số 45/2020/QĐ-UBND.",
        ["self corrects 45/2020/QĐ-UBND", "self follows 45/2020/QĐ-UBND"],
    ),
    (
        "Điều 1. Tạm ngưng hiệu lực thi hành Thông tư số 20/2017/TT-BTTTT ngày 12/9/2017 của Bộ trưởng Bộ Thông tin và Truyền thông quy định về điều phối.",
        ["self suspends 20/2017/TT-BTTTT"],
    ),
    (
        "Điều 1. Ngưng hiệu lực một phần Nghị định số 57/2018/NĐ-CP ngày 17 tháng 4 năm 2018 của Chính phủ.",
        ["self suspends 57/2018/NĐ-CP"],
    ),
    ("Điều 1. Dừng thực hiện Quyết định số 99/QĐ-UBND ngày 02/3/2020 của UBND huyện.", ["self suspends 99/QĐ-UBND"]),
    (
        "Điều 1. Gia hạn thời gian thực hiện Nghị quyết số 16/2017/NQ-HĐND ngày 08/12/2017 của HĐND tỉnh đến hết năm 2022.",
        ["self extends 16/2017/NQ-HĐND"],
    ),
    (
        "Điều 1. Tiếp tục thực hiện Nghị quyết số 16/2017/NQ-HĐND ngày 08/12/2017 của HĐND tỉnh đến hết năm 2022.",
        ["self continues 16/2017/NQ-HĐND"],
    ),
    (
        "Điều 1. Kéo dài thời hạn áp dụng Quyết định số 44/2014/QĐ-UBND ngày 31/12/2014 của UBND tỉnh về bảng giá đất đến ngày 31/12/2020.",
        ["self extends 44/2014/QĐ-UBND"],
    ),
    (
        "Thông tư này hướng dẫn một số điều của Nghị định số 115/2020/NĐ-CP ngày 25/9/2020 của Chính phủ về tuyển dụng viên chức.",
        ["self guides 115/2020/NĐ-CP"],
    ),
    (
        "Thông tư này quy định chi tiết khoản 3 Điều 5, điểm a khoản 2 Điều 9 Luật Giáo dục số 43/2019/QH14 và hướng dẫn thi hành Nghị định số 84/2020/NĐ-CP ngày 17/7/2020.",
        ["self details 43/2019/QH14", "self guides 84/2020/NĐ-CP"],
    ),
    (
        "Điều 1. Phạm vi điều chỉnh\nThông tư này quy định chi tiết thi hành:\n1. Khoản 4 Điều 12 Luật Báo chí số 103/2016/QH13.\n2. Điều 9 Nghị định số 09/2017/NĐ-CP.",
        ["self details 103/2016/QH13", "self details 09/2017/NĐ-CP"],
    ),
    (
        "Điều 5. Nghị định số 10/2015/NĐ-CP ngày 28/01/2015 của Chính phủ được thay thế bằng Nghị định này.",
        ["self replaces 10/2015/NĐ-CP"],
    ),
    (
        "Điều 4. Nghị định này thay thế cho Nghị định số 10/2015/NĐ-CP ngày 28/01/2015 của Chính phủ; bãi bỏ Điều 7 Nghị định số 98/2016/NĐ-CP ngày 01/7/2016 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 10/2015/NĐ-CP.",
        ["self replaces 10/2015/NĐ-CP", "self repeals 98/2016/NĐ-CP", "98/2016/NĐ-CP amends 10/2015/NĐ-CP"],
    ),
    ("Điều 1. Hủy bỏ kết quả tại Quyết định số 15/QĐ-SXD ngày 05/02/2020 của Sở Xây dựng.", ["self repeals 15/QĐ-SXD"]),
    (
        "Điều 1. Thu hồi Quyết định số 15/QĐ-UBND ngày 05/02/2020 của Ủy ban nhân dân huyện về việc giao đất.",
        ["self repeals 15/QĐ-UBND"],
    ),
    (
        "Điều 1. Công bố danh mục văn bản quy phạm pháp luật hết hiệu lực toàn bộ năm 2020, gồm:\n1. Quyết định số 15/2012/QĐ-UBND ngày 05/02/2012 của UBND tỉnh về phí;\n2. Nghị quyết số 20/2013/NQ-HĐND ngày 05/12/2013 của HĐND tỉnh.",
        ["self repeals 15/2012/QĐ-UBND", "self repeals 20/2013/NQ-HĐND"],
    ),
    (
        "Điều 1. Bổ sung Điều 3a vào sau Điều 3 Thông tư số 22/2016/TT-BTC ngày 16/02/2016 của Bộ trưởng Bộ Tài chính như sau:\n“Điều 3a. Áp dụng\nThực hiện theo Luật Đất đai.”",
        ["self amends 22/2016/TT-BTC"],
    ),
    (
        "Điều 2. Thay thế Phụ lục I, Phụ lục II ban hành kèm theo Thông tư số 22/2016/TT-BTC bằng Phụ lục I, Phụ lục II ban hành kèm theo Thông tư này.",
        ["self replaces 22/2016/TT-BTC"],
    ),
    (
        "Điều 2. Thay thế cụm từ “Sở Kế hoạch và Đầu tư” bằng cụm từ “Sở Tài chính” tại Điều 3, Điều 4 Quy định ban hành kèm theo Quyết định số 05/2022/QĐ-UBND ngày 14/02/2022.",
        ["self amends 05/2022/QĐ-UBND"],
    ),
    (
        "Phúc đáp Công văn số 123/SGDĐT-VP ngày 05/3/2024 của Sở Giáo dục và Đào tạo về việc triển khai Kế hoạch số 45/KH-UBND ngày 01/02/2024 của UBND tỉnh, UBND huyện báo cáo như sau:",
        ["self replies_to 123/SGDĐT-VP", "123/SGDĐT-VP implements 45/KH-UBND"],
    ),
    (
        "Trả lời Công văn số 123/SGDĐT-VP ngày 05/3/2024 của Sở Giáo dục và Đào tạo, UBND huyện có ý kiến như sau:",
        ["self replies_to 123/SGDĐT-VP"],
    ),
    (
        "Thực hiện Công văn số 123/SGDĐT-VP ngày 05/3/2024 của Sở Giáo dục và Đào tạo và Kế hoạch số 45/KH-UBND ngày 01/02/2024 của UBND tỉnh, Trường THPT A triển khai thực hiện Chỉ thị số 10/CT-UBND như sau:",
        ["self implements 123/SGDĐT-VP", "self implements 45/KH-UBND", "self implements 10/CT-UBND"],
    ),
    (
        "Nghị định số 15/2021/NĐ-CP ngày 03/3/2021 của Chính phủ (đã được sửa đổi, bổ sung tại Nghị định số 35/2023/NĐ-CP ngày 20/6/2023) quy định chi tiết một số nội dung về quản lý dự án.",
        ["35/2023/NĐ-CP amends 15/2021/NĐ-CP"],
    ),
    ("Đề nghị Chính phủ sửa đổi, bổ sung Nghị định số 15/2021/NĐ-CP ngày 03/3/2021 cho phù hợp.", []),
    (
        "Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng thay thế Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018.",
        ["05-HD/VPTW replaces 36-HD/VPTW"],
    ),
    (
        "Quy định này thay thế Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư Trung ương Đảng khóa XII.",
        ["self replaces 66-QĐ/TW"],
    ),
    (
        "Điều 1. Bãi bỏ một phần văn bản quy phạm pháp luật\n1. Bãi bỏ Điều 2, Điều 3 Thông tư số 05/2010/TT-BNV ngày 01/7/2010 của Bộ trưởng Bộ Nội vụ.\n2. Bãi bỏ Chương II Thông tư số 06/2011/TT-BNV ngày 02/8/2011.",
        ["self repeals 05/2010/TT-BNV", "self repeals 06/2011/TT-BNV"],
    ),
    (
        "Điều 2. Bãi bỏ các văn bản sau:\n- Quyết định số 10/2005/QĐ-BNV ngày 05/3/2005 của Bộ trưởng Bộ Nội vụ về mẫu thẻ;\n- Chỉ thị số 02/2006/CT-BNV ngày 07/8/2006.",
        ["self repeals 10/2005/QĐ-BNV", "self repeals 02/2006/CT-BNV"],
    ),
    (
        "2. Bãi bỏ khoản 1 Điều 2 Nghị định số 40/2018/NĐ-CP ngày 12 tháng 3 năm 2018 của Chính phủ về quản lý hoạt động kinh doanh theo phương thức đa cấp và khoản 3 Điều 4 Nghị định số 18/2023/NĐ-CP ngày 28 tháng 4 năm 2023.",
        ["self repeals 40/2018/NĐ-CP", "self repeals 18/2023/NĐ-CP"],
    ),
    (
        "Điều 1. Sửa đổi khoản 2 Điều 3; bổ sung khoản 4 Điều 5 của Nghị định số 45/2015/NĐ-CP ngày 06/5/2015 của Chính phủ như sau:",
        ["self amends 45/2015/NĐ-CP"],
    ),
    (
        "Điều 1. Sửa đổi, bổ sung Điều 2 Quyết định số 33/2019/QĐ-UBND ngày 10/7/2019 của Ủy ban nhân dân tỉnh (đã được sửa đổi tại Quyết định số 20/2020/QĐ-UBND ngày 05/6/2020), như sau:",
        ["self amends 33/2019/QĐ-UBND", "20/2020/QĐ-UBND amends 33/2019/QĐ-UBND"],
    ),
    (
        "Điều 3. Các nội dung khác không điều chỉnh tại Quyết định này thực hiện theo Quyết định số 33/2019/QĐ-UBND ngày 10/7/2019 của UBND tỉnh.",
        ["self follows 33/2019/QĐ-UBND"],
    ),
    (
        "V/v đính chính Thông tư liên tịch số 01/2015/TTLT-BCA-BTC ngày 05/01/2015",
        ["self corrects 01/2015/TTLT-BCA-BTC"],
    ),
    (
        "Điều 1. Đính chính số thứ tự 5 tại Danh mục ban hành kèm theo Nghị quyết số 12/NQ-HĐND ngày 09/12/2016 của HĐND huyện.",
        ["self corrects 12/NQ-HĐND"],
    ),
    ("Đã in: “theo Nghị định số 15/2010/NĐ-CP”; nay sửa thành: “theo Nghị định số 15/2011/NĐ-CP”.", []),
    (
        "Điều 1. Đình chỉ một phần việc thi hành Quyết định số 05/2019/QĐ-UBND ngày 07/01/2019 của UBND tỉnh Bình Định.",
        ["self suspends 05/2019/QĐ-UBND"],
    ),
    (
        "Điều 1. Tạm dừng hiệu lực thi hành Quyết định số 05/2019/QĐ-UBND ngày 07/01/2019 của UBND tỉnh Bình Định.",
        ["self suspends 05/2019/QĐ-UBND"],
    ),
    (
        "Điều 1. Ngừng hiệu lực thi hành khoản 2 Điều 3 Thông tư số 11/2018/TT-BTC ngày 01/02/2018.",
        ["self suspends 11/2018/TT-BTC"],
    ),
    (
        "Điều 1. Thống nhất kéo dài thời gian áp dụng Nghị quyết số 31/2016/NQ-HĐND ngày 10/12/2016 đến ngày 31/12/2021.",
        ["self extends 31/2016/NQ-HĐND"],
    ),
    (
        "Điều 1. Cho phép kéo dài thời gian thực hiện các quy định tại Nghị quyết số 31/2016/NQ-HĐND ngày 10/12/2016 của HĐND tỉnh.",
        ["self extends 31/2016/NQ-HĐND"],
    ),
    (
        "Điều 1. Gia hạn hiệu lực Quyết định số 31/2016/QĐ-UBND ngày 10/12/2016 của UBND tỉnh.",
        ["self extends 31/2016/QĐ-UBND"],
    ),
    (
        "Nghị quyết này hướng dẫn áp dụng một số quy định của Bộ luật Hình sự số 100/2015/QH13 về án treo.",
        ["self guides 100/2015/QH13"],
    ),
    (
        "Nghị định này quy định chi tiết và hướng dẫn thi hành một số điều của Pháp lệnh Ngoại hối số 28/2005/PL-UBTVQH11.",
        ["self details 28/2005/PL-UBTVQH11"],
    ),
    (
        "Thông tư này quy định chi tiết các khoản 2, 3 Điều 5; khoản 4 Điều 8 Luật Thú y số 79/2015/QH13; Điều 9 Nghị định số 35/2016/NĐ-CP.",
        ["self details 79/2015/QH13", "self details 35/2016/NĐ-CP"],
    ),
    (
        "Điều 80. Luật Cư trú số 81/2006/QH11 đã được sửa đổi, bổ sung một số điều theo Luật số 36/2013/QH13 và Luật số 59/2014/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
        ["self repeals 81/2006/QH11", "36/2013/QH13 amends 81/2006/QH11", "59/2014/QH13 amends 81/2006/QH11"],
    ),
    (
        "Kể từ ngày Nghị định này có hiệu lực, Nghị định số 59/2015/NĐ-CP, Nghị định số 42/2017/NĐ-CP hết hiệu lực; các quy định trước đây trái với Nghị định này bị bãi bỏ.",
        ["self repeals 59/2015/NĐ-CP", "self repeals 42/2017/NĐ-CP"],
    ),
    ("Trường hợp Nghị định số 59/2015/NĐ-CP hết hiệu lực thì thực hiện theo văn bản thay thế.", []),
    ("Các quyết định đã ban hành theo Nghị định số 59/2015/NĐ-CP tiếp tục có hiệu lực.", []),
    (
        "Căn cứ Quyết định số 15/2020/QĐ-UBND ngày 02/3/2020 của UBND tỉnh sửa đổi, bổ sung Quyết định số 10/2018/QĐ-UBND ngày 01/02/2018; Quyết định số 20/2021/QĐ-UBND ngày 05/5/2021;",
        ["self based_on 15/2020/QĐ-UBND", "15/2020/QĐ-UBND amends 10/2018/QĐ-UBND", "self based_on 20/2021/QĐ-UBND"],
    ),
    ("Căn cứ vào Nghị định số 15/2010/NĐ-CP ngày 01/3/2010 của Chính phủ;", ["self based_on 15/2010/NĐ-CP"]),
    (
        "- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương thi hành Điều lệ Đảng;",
        ["self based_on 24-QĐ/TW"],
    ),
    (
        "Điều 4. Nghị quyết này thay thế các Nghị quyết: số 10/2012/NQ-HĐND ngày 05/7/2012; số 15/2013/NQ-HĐND ngày 08/12/2013 của Hội đồng nhân dân tỉnh.",
        ["self replaces 10/2012/NQ-HĐND", "self replaces 15/2013/NQ-HĐND"],
    ),
    (
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế các quyết định trước đây của UBND huyện. Giao Phòng Nội vụ triển khai thực hiện Nghị định số 30/2020/NĐ-CP.",
        ["self implements 30/2020/NĐ-CP"],
    ),
    (
        "Sở Xây dựng có văn bản số 15/SXD-QLN ngày 02/3/2023 đề nghị bãi bỏ Quyết định số 10/2018/QĐ-UBND ngày 01/02/2018 của UBND tỉnh.",
        [],
    ),
    (
        "Sau khi xem xét Tờ trình số 15/TTr-UBND ngày 01/7/2020 của UBND tỉnh; Báo cáo thẩm tra số 20/BC-HĐND ngày 05/7/2020;",
        ["self proposed_by 15/TTr-UBND"],
    ),
    (
        "Theo đề nghị của UBND huyện A tại Công văn số 201/UBND-VX ngày 20/8/2024 và UBND huyện B tại Công văn số 312/UBND-VP;",
        ["self proposed_by 201/UBND-VX", "self proposed_by 312/UBND-VP"],
    ),
    (
        "Xét đề nghị của Trường Mầm non A tại Đơn xin giao đất đề ngày 13/12/2024, Tờ trình số 14/TTr-MNA ngày 13/12/2024 và số 16/TTr-MNA; của UBND huyện tại Tờ trình số 131/TTr-UBND; kết quả kiểm tra và đề xuất của Giám đốc Sở Xây dựng tại Báo cáo số 13/BC-SXD.",
        [
            "self proposed_by 14/TTr-MNA",
            "self proposed_by 16/TTr-MNA",
            "self proposed_by 131/TTr-UBND",
            "self proposed_by 13/BC-SXD",
        ],
    ),
    (
        "Căn cứ Điều lệ Đảng khóa XI; Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương; Hướng dẫn số 01-HD/TW, ngày 28/9/2021 của Ban Bí thư; sau khi trao đổi, Ban Tổ chức hướng dẫn như sau:",
        ["self based_on 24-QĐ/TW", "self based_on 01-HD/TW"],
    ),
    (
        "Căn cứ chức năng, nhiệm vụ được giao; thực hiện Công văn số 55/PGDĐT ngày 01/02/2024, Trường xây dựng kế hoạch:",
        ["self implements 55/PGDĐT"],
    ),
    (
        "Theo Chỉ thị số 07/CT-UBND của UBND tỉnh, đề nghị các đơn vị nghiêm túc thực hiện Chỉ thị số 32/CT-TTg.",
        ["self follows 07/CT-UBND", "self implements 32/CT-TTg"],
    ),
    ("Kế hoạch này thay cho Kế hoạch số 19/KH-UBND ngày 05/01/2023.", ["self replaces 19/KH-UBND"]),
    (
        "Nghị định số 99/2019/NĐ-CP ngày 30/12/2019 của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Giáo dục đại học số 08/2012/QH13, đã được sửa đổi, bổ sung bởi Luật số 34/2018/QH14.",
        ["99/2019/NĐ-CP details 08/2012/QH13", "34/2018/QH14 amends 08/2012/QH13"],
    ),
    (
        "Điều 6. Sửa đổi, bổ sung, thay thế, bãi bỏ một số điều của Nghị định số 17/2010/NĐ-CP ngày 04/3/2010 của Chính phủ về bán đấu giá tài sản",
        ["self amends 17/2010/NĐ-CP"],
    ),
    (
        "Văn bản hợp nhất này hợp nhất Nghị định số 46/2015/NĐ-CP ngày 12/5/2015 và Nghị định số 06/2021/NĐ-CP ngày 26/01/2021.",
        ["self consolidates 46/2015/NĐ-CP", "self consolidates 06/2021/NĐ-CP"],
    ),
    (
        "Trường hợp này, tổ chức tín dụng phi ngân hàng bổ sung nội dung hoạt động ngân hàng đã được quy định cụ thể tại Luật số 32/2024/QH15.",
        [],
    ),
    (
        "Các giấy xác nhận đã được cấp hoặc ban hành theo quy định tại Nghị định số 181/2013/NĐ-CP ngày 14 tháng 11 năm 2013 bị thay thế khi hết hạn.",
        [],
    ),
    (
        "3. Quy chế tiếp công dân của Bộ Khoa học và Công nghệ ban hành kèm theo Quyết định số 896/QĐ-BKHCN ngày 02/5/2019 hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
        ["self repeals 896/QĐ-BKHCN"],
    ),
    (
        "Căn cứ Luật Viên chức số 58/2010/QH12; được sửa đổi, bổ sung bởi Luật số 52/2019/QH14;",
        ["self based_on 58/2010/QH12", "52/2019/QH14 amends 58/2010/QH12"],
    ),
    ("Dư nợ vay theo các Nghị định hướng dẫn Luật Quản lý nợ công số 20/2017/QH14.", []),
    (
        "2. Thông tư này thay thế Thông tư số 119/2014/TT-BTC ngày 25/8/2014 của Bộ Tài chính sửa đổi, bổ sung Thông tư số 156/2013/TT-BTC ngày 06/11/2013 và bãi bỏ Thông tư số 85/2011/TT-BTC ngày 17/6/2011.",
        [
            "self replaces 119/2014/TT-BTC",
            "119/2014/TT-BTC amends 156/2013/TT-BTC",
            "119/2014/TT-BTC repeals 85/2011/TT-BTC",
        ],
    ),
    ("Các cơ quan, đơn vị khẩn trương bãi bỏ Quyết định số 12/QĐ-UBND ngày 10/6/2015 của UBND huyện.", []),
    ("Kết luận thanh tra số 12/KL-TTr ngày 15/3/2026 kiến nghị UBND huyện thu hồi Quyết định số 99/QĐ-UBND.", []),
    ("Bác yêu cầu của ông A về việc hủy Quyết định số 1234/QĐ-UBND ngày 05/5/2020 của UBND huyện K.", []),
    ("Căn cứ ý kiến của Thường trực HĐND tỉnh về việc bãi bỏ Nghị quyết số 12/NQ-HĐND ngày 10/7/2020;", []),
    ("HĐND xã thông qua việc bãi bỏ Nghị quyết số 12/NQ-HĐND ngày 20/12/2024.", ["self repeals 12/NQ-HĐND"]),
    ("Quyết định này có hiệu lực kể từ ngày ký thay thế Quyết định số 12/QĐ-UBND.", ["self replaces 12/QĐ-UBND"]),
    ("Kể từ ngày Quyết định này có hiệu lực thì thay thế Quyết định số 12/QĐ-UBND.", ["self replaces 12/QĐ-UBND"]),
    ("Chính phủ giao Bộ Tài chính hướng dẫn thực hiện Nghị định số 73/2024/NĐ-CP.", []),
    ("Công văn số 55/UBND-NC phúc đáp Công văn số 66/CAX ngày 02/02/2026.", ["55/UBND-NC replies_to 66/CAX"]),
    (
        "Thực hiện Thông báo số 12/TB-HĐND ngày 3/3/2026; Ban Pháp chế HĐND xã xây dựng Kế hoạch số 3/KH-BPC.",
        ["self implements 12/TB-HĐND"],
    ),
    (
        "Nghị quyết số 12/NQ-HĐND đã được bãi bỏ tại Nghị quyết số 30/NQ-HĐND; Nghị quyết số 13/NQ-HĐND hết hiệu lực.",
        ["30/NQ-HĐND repeals 12/NQ-HĐND", "self repeals 13/NQ-HĐND"],
    ),
    (
        "Kế hoạch này triển khai Công văn số 34/UBND-KT của UBND tỉnh, thay thế Kế hoạch số 78/KH-UBND của UBND xã.",
        ["self implements 34/UBND-KT", "self replaces 78/KH-UBND"],
    ),
    ("Về việc bãi bỏ Nghị quyết số 12/NQ-HĐND ngày 10/7/2020", ["self repeals 12/NQ-HĐND"]),
    ("Xét Tờ trình số 5/TTr-STP về việc bãi bỏ Quyết định số 12/2018/QĐ-UBND.", ["self proposed_by 5/TTr-STP"]),
    ("Nghị quyết số 10/NQ-HĐND hết hiệu lực theo Nghị quyết số 20/NQ-HĐND.", ["20/NQ-HĐND repeals 10/NQ-HĐND"]),
    ("Các văn bản nêu trên hết hiệu lực kể từ ngày Thông tư số 10/2026/TT-BNV có hiệu lực thi hành.", []),
    (
        "Các văn bản sau đây hết hiệu lực thi hành: Quyết định số 10/2015/QĐ-UBND; Quyết định số 11/2016/QĐ-UBND.",
        ["self repeals 10/2015/QĐ-UBND", "self repeals 11/2016/QĐ-UBND"],
    ),
    (
        "Bãi bỏ Điều 2 Quyết định số 20/QĐ-UBND; thay thế Phụ lục II Quyết định số 21/QĐ-UBND; giữ nguyên Điều 3 Quyết định số 22/QĐ-UBND.",
        ["self repeals 20/QĐ-UBND", "self replaces 21/QĐ-UBND"],
    ),
    (
        "Quyết định số 12/QĐ-UBND được sửa đổi bởi Quyết định số 30/QĐ-UBND và được thay thế bởi Quyết định số 45/QĐ-UBND.",
        ["30/QĐ-UBND amends 12/QĐ-UBND", "45/QĐ-UBND replaces 12/QĐ-UBND"],
    ),
    (
        "Áp dụng điểm s khoản 1, khoản 2 Điều 51; Điều 65 Bộ luật Hình sự số 100/2015/QH13; Điều 23 Nghị quyết số 326/2016/UBTVQH14.",
        ["self follows 100/2015/QH13", "self follows 326/2016/UBTVQH14"],
    ),
    (
        "xử phạt theo điểm c khoản 2 và điểm đ khoản 4 Điều 15, Điều 16, từ Điều 20 đến Điều 25 Nghị định số 123/2024/NĐ-CP",
        ["self follows 123/2024/NĐ-CP"],
    ),
    (
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định về phân cấp; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng số 06/2022/QH15;",
        ["self based_on 98/2023/NĐ-CP", "98/2023/NĐ-CP details 06/2022/QH15"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clause(text: str, expected: list[str]) -> None:
    document = describe(Manuscript(text, [Block(0, len(text))], Source("x.txt", "txt", "0")), default_rules())
    label = {r.id: r.code or r.name for r in document.references} | {"self": "self"}
    found = [f"{label[r.source]} {r.kind} {label[r.target]}" for r in document.relations if r.kind != "mentions"]
    assert sorted(found) == sorted(expected)
    ids = {c.id for c in document.citations}
    assert all(r.evidence and ids.issuperset(r.evidence) for r in document.relations)


# The text of a document; the places of each document that it changes, as article/clause/point.
PLACES: list[tuple[str, dict[str, list[str]], str]] = [
    (
        "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 02/2022/TT-BTNMT ngày 10 tháng 01 năm 2022\n1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Nội dung mới tại Điều 9.”\n2. Bãi bỏ Điều 7, điểm a khoản 1 Điều 8.",
        {"amends": ["5/2/"], "repeals": ["7//", "8/1/a"]},
        "items say what of the document that their heading names",
    ),
    (
        "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 02/2022/TT-BTNMT ngày 10 tháng 01 năm 2022\n1. Bổ sung Điều 5a vào sau Điều 5 như sau:\n2. Sửa đổi khoản 3 như sau:\n3. Sửa đổi Điều 9.",
        {"amends": ["9//"]},
        "an item that says more than units, or no article, gives no place",
    ),
    (
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 10/2019/NĐ-CP\n1. Điều 5 của Nghị định số 10/2019/NĐ-CP được sửa đổi như sau:\na) Khoản 3 được sửa đổi như sau: “3. Người nộp.”;\nb) Bãi bỏ khoản 4.\n2. Bãi bỏ khoản 7 Điều 8.",
        {"amends": ["5/3/"], "repeals": ["8/7/", "5/4/"]},
        "items that name only a clause take the article of their heading",
    ),
    (
        "Điều 1. Sửa đổi Thông tư số 02/2022/TT-BTNMT và Thông tư số 03/2022/TT-BTNMT như sau:\n1. Sửa đổi khoản 2 Điều 5.",
        {"amends": []},
        "of two documents it is not known which is meant",
    ),
    (
        "Bãi bỏ khoản 2 Điều 4, sửa đổi Điều 7 của Quyết định số 12/2020/QĐ-UBND ngày 01/4/2020 của UBND tỉnh.",
        {"repeals": ["4/2/"], "amends": ["7//"]},
        "each verb has its own parts",
    ),
    (
        "Sửa đổi khoản 1, bãi bỏ khoản 3 Điều 7 của Quyết định số 12/2020/QĐ-UBND ngày 01/4/2020 của UBND tỉnh.",
        {"amends": ["7/1/"], "repeals": ["7/3/"]},
        "the article is said once",
    ),
    (
        "Sửa đổi tên Điều 5; bổ sung khoản 3 Điều 6; bãi bỏ khoản 2 Điều 8 của Thông tư số 25/2022/TT-BNNPTNT.",
        {"amends": ["5//", "6/3/"], "repeals": ["8/2/"]},
        "verbs before semicolons wait for the document",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), PLACES)
def test_places_of_items(text: str, expected: dict[str, list[str]], why: str) -> None:
    document = describe(Manuscript(text, [Block(0, len(text))], Source("x.txt", "txt", "0")), default_rules())
    found: dict[str, list[str]] = {}
    for relation in document.relations:
        places = [f"{p.article or ''}/{p.clause or ''}/{p.point or ''}" for p in relation.pinpoints]
        found.setdefault(relation.kind, []).extend(places)
    assert found == expected, why


PROPOSAL = """SỞ NỘI VỤ
Số: 187/TTr-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Giang, ngày 09 tháng 5 năm 2023
TỜ TRÌNH
Về việc ban hành Quyết định sửa đổi, bổ sung Quyết định số 30/2021/QĐ-UBND ngày 15/7/2021 của UBND tỉnh
Kính gửi: Ủy ban nhân dân tỉnh.
"""


ANNEX = "BỘ Y TẾ\nSố: 9/2024/TT-BYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 3 tháng 4 năm 2024\nTHÔNG TƯ\n{subject}\nCăn cứ Luật Dược;\nĐiều 1. Các văn bản tại Phụ lục.\nBỘ TRƯỞNG\nTrần Văn Minh\nPHỤ LỤC\nDANH MỤC VĂN BẢN BÃI BỎ\n1. Thông tư số 1/2010/TT-BYT ngày 2/3/2010 hướng dẫn một số điều của\nNghị định số 5/2009/NĐ-CP ngày 1/2/2009 của Chính phủ.\n2. Thông tư số 2/2011/TT-BYT ngày 2/3/2011.\n"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Bãi bỏ một số văn bản quy phạm pháp luật", ["1/2010/TT-BYT", "2/2011/TT-BYT"]),
        ("Công bố danh mục văn bản hết hiệu lực", []),
    ],
)
def test_lists_in_annexes(subject: str, expected: list[str]) -> None:
    text = ANNEX.format(subject=subject)
    document = describe(Manuscript(text, [Block(0, len(text))], Source("x.txt", "txt", "0")), default_rules())
    codes = {r.id: r.code for r in document.references}
    assert [codes[r.target] for r in document.relations if (r.source, r.kind) == ("self", "repeals")] == expected


def test_what_a_draft_will_change() -> None:
    """ "Nghị quyết này" in a tờ trình is the draft that it sends."""
    text = (
        PROPOSAL.split("Về việc")[0] + "Về dự thảo Nghị quyết\nNghị quyết này thay thế Nghị quyết số 06/2020/NQ-HĐND."
    )
    assert {r.kind for r in parse_bytes(text.encode(), "a.txt").relations} == {"mentions"}
    decision = text.replace("TTr-", "NQ-").replace("TỜ TRÌNH", "NGHỊ QUYẾT")
    assert {r.kind for r in parse_bytes(decision.encode(), "a.txt").relations} == {"replaces"}


LETTER = "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/{symbol}\nKon Tum, ngày 5 tháng 3 năm 2024\n{type}\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ủy ban nhân dân tỉnh quyết định bãi bỏ Quyết định số 77/QĐ-UBND ngày 10/6/2015.",
            ["self repeals 77/QĐ-UBND"],
        ),
        ("Ủy ban nhân dân huyện Đăk Hà quyết định bãi bỏ Quyết định số 78/QĐ-UBND ngày 10/6/2015.", []),
        ("UBND tỉnh đính chính một số nội dung tại Quyết định số 79/QĐ-UBND.", ["self corrects 79/QĐ-UBND"]),
        ("Sở Tài chính đính chính một số nội dung tại Quyết định số 80/QĐ-UBND.", []),
    ],
)
def test_what_a_body_decides(body: str, expected: list[str]) -> None:
    """A decision says of the body that issues it what it does; what another does is told."""
    text = LETTER.format(symbol="QĐ-UBND", type="QUYẾT ĐỊNH\nVề việc kiện toàn tổ công tác\n") + f"Điều 1. {body}\n"
    document = parse_bytes(text.encode(), "a.txt")
    label = {r.id: r.code for r in document.references} | {"self": "self"}
    found = [f"{label[r.source]} {r.kind} {label[r.target]}" for r in document.relations if r.kind != "mentions"]
    assert found == expected


@pytest.mark.parametrize(
    ("symbol", "kind", "expected"),
    [
        (
            "UBND-TH",
            "Kính gửi: Các sở, ngành.",
            [("self", "implements", "05-NQ/TU"), ("05-NQ/TU", "replaces", "01-NQ/TU")],
        ),
        ("NQ-HĐND", "NGHỊ QUYẾT\nVề chuyển đổi số\n", [("self", "replaces", "01-NQ/TU")]),
    ],
)
def test_this_document_or_the_one_just_named(symbol: str, kind: str, expected: list[tuple[str, str, str]]) -> None:
    """ "Nghị quyết này" in a letter is the one just named; in a resolution it is the resolution itself."""
    body = "Tỉnh ủy ban hành Nghị quyết số 05-NQ/TU. Để thực hiện Nghị quyết này, các sở báo cáo. Nghị quyết này thay thế Nghị quyết số 01-NQ/TU."
    document = parse_bytes(f"{LETTER.format(symbol=symbol, type=kind)}{body}\n".encode(), "a.txt")
    label = {r.id: r.code or "" for r in document.references} | {"self": "self"}
    found = [(label[r.source], r.kind, label[r.target]) for r in document.relations if r.kind != "mentions"]
    assert found == expected


def test_a_proposal_changes_nothing() -> None:
    """The title of a tờ trình names what its draft would change; a quyết định of the same title changes it."""
    document = parse_bytes(PROPOSAL.encode(), "a.txt")
    assert {r.kind for r in document.relations} == {"mentions"}
    decision = PROPOSAL.replace("TTr-", "QĐ-").replace("TỜ TRÌNH", "QUYẾT ĐỊNH").replace("ban hành Quyết định ", "")
    assert {r.kind for r in parse_bytes(decision.encode(), "a.txt").relations} == {"amends"}
