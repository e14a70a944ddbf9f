"""What a mention says around its number: type, date, issuer and title, to the left and to the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vbhc.model import Citation
from vbhc.pipeline import parse_bytes

SAMPLES = Path(__file__).parents[2] / "samples"

Read = Callable[[str], list[Citation]]

TYPES = [
    ("miễn học phí (NĐ81/2021/NĐ-CP)", "NĐ", [], "abbreviated, in brackets, without a blank"),
    ("Luật Kinh doanh bảo hiểm 08/2022/QH15", "L", [], "a law's name and number without số"),
    # text                                                    type     inferred   why
    ("Căn cứ Nghị định số 30/2020/NĐ-CP", "NĐ", [], "in full"),
    ("Thông báo thụ lý vụ án số 15/TB-TLVA", "TB", [], "on a case, which the number is not of"),
    ("do bản án dân sự sơ thẩm số 15/2018/DS-ST bị kháng cáo", "BA", [], "in small letters, with words between"),
    ("theo NĐ 16/2022/NĐ-CP ngày 28/01/2022", "NĐ", [], "abbreviated"),
    ("CV 3643/TNI/QLDN", "CV", [], "abbreviated, local symbol"),
    ("Ban hành kèm theo TT số 02/2025/ \nTT-BLĐTBXH", "TT", [], "abbreviated, broken symbol"),
    ("theo Nghị\nđịnh số 01/2003/NĐ-CP", "NĐ", [], "the word broken over a line"),
    ("Thông tư liên tịch số 01/2009/TTLT-BTC-BTP", "TTLT", [], "a type of four words"),
    ("thông tư 55/2005/TTLT-BNV-VPCP", "TT", [], "as the word says, not as the symbol"),
    ("Nghị định số 66/NQ-CP", "NĐ", [], "the word against the symbol"),
    ("Quy định 20-QĐ/TW (08/4/2026)", "QyĐ", [], "quy định with the symbol of a quyết định"),
    ("Luật số 57/2024/QH15", "L", [], "a law by number"),
    ("tại văn bản số 388/TTr- SVHTTDL", "TTr", ["type"], "a word that says nothing: from the symbol"),
    ("145/2020/NĐ-CP", "NĐ", ["type"], "no word at all"),
    ("Quyết định của UBND tỉnh số 37/2026/QĐ-UBND", "QĐ", [], "the issuer between type and number"),
    ("Quyết định thi\nhành án chủ động số 06/QĐ – CCTHADS", "QĐ", [], "far from the number"),
    ("Biên bản cuộc họp Đại hội đồng cổ đông số 02/2009/BB-EM", "BB", [], "far from the number"),
    ("Thông báo kết luận số 77-TB/TU", "TB", [], "two types' words that name one type"),
    ("Kết luận số 14-KL/TW", "KL", [], "the second of them alone"),
    ("Nghị quyết HĐND huyện số 12/NQ-HĐND", "NQ", [], "the issuer without của"),
    ("Quyết định 522 ngày 14/5/2018 của Thủ tướng Chính phủ", "QĐ", [], "a bare number without số, before a date"),
    ("Quyết định 5644, ngày 15/02/2018", "QĐ", [], "the same with a comma"),
    ("Chương trình hành động số 06-CTr/TU", "CTr", [], "a longer name of the type"),
    ("Nghị định thư số 05/NĐT ngày 12/3/2010 về hợp tác", None, [], "a treaty, no letter (thư)"),
    ("Chứng thư thẩm định giá số 12/CT-HLV ngày 05/3/2026", None, [], "a paper of no type, no chỉ thị"),
    ("Giấy phép hoạt động số 55/BYT-GPHĐ", None, [], "another one, no công văn"),
    ("Mệnh lệnh số 15/ML-BTL; Chỉ lệnh", "ML", [], "of the army, no lệnh"),
    (
        "Quyết định công nhận sự thỏa thuận số 12/2026/QĐST-KDTM",
        "QĐ",
        [],
        "on an agreement, which the number is not of",
    ),
    ("theo 489/QD-TTg", "QĐ", ["type"], "D for Đ in the symbol"),
    ("Chứng thư số 12/CT-HLV", None, [], "its word right before the number"),
    ("Chỉ thị số 200-TTg", "CT", [], "a symbol with a dash only that ends in a small letter"),
    ("Cáo trạng số 55/CT- VKSTP, ngày 24/11/2021", "CTrg", [], "CT is not chỉ thị here"),
]


@pytest.mark.parametrize("text, kind, inferred, why", TYPES)
def test_type(read: Read, text: str, kind: str | None, inferred: list[str], why: str) -> None:
    (citation,) = read(text)
    assert (citation.type, citation.inferred) == (kind, inferred), why


DATES = [
    # text                                                    date           why
    ("Biên bản số 05/BB-VPHC lập ngày 1/1/2022", "2022-01-01", "lập"),
    ("Biên bản số 05/BB-VPHC lập hồi 09 giờ 30 phút ngày 12/6/2026", "2026-06-12", "an hour before it"),
    ("Quyết định số 320/QĐ-TTg cùng ngày 08/3/2026", "2026-03-08", "cùng ngày, and the day"),
    ("Công điện số 21/CĐ-TM hồi 15 giờ 00, ngày 06/9/2026", "2026-09-06", "the same without lập and phút"),
    ("| 1 | 45/2026/QĐ-UBND | 12/10/2026 | Ban hành Quy định |", "2026-10-12", "in the next cell of a Markdown table"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "2020-03-05", "in words"),
    ("Chỉ thị số 29-CT/TW, ngày 05-01-2024", "2024-01-05", "comma, hyphens"),
    ("Quyết định số 914/QĐ-UBND ngày 13/4/2021", "2021-04-13", "slashes"),
    ("Nghị quyết số 1/NQ-CP ngày 1.7.2025", "2025-07-01", "dots"),
    ("Công văn số 4979/UB ngày 16 tháng 12 năm\n2004 của UBND", "2004-12-16", "broken over a line"),
    ("Quyết định số 54/2008/QĐ–BGDĐT ban hành ngày 24/9/2008", "2008-09-24", "ban hành ngày"),
    ("Quy định 20-QĐ/TW (08/4/2026) và", "2026-04-08", "in brackets, without ngày"),
    ("Thông tư số 12/2002/TT-BCA (A11) ngày 13/9/2002", "2002-09-13", "a department in brackets"),
    ("Nghị định số 110/2004/NĐ-CP của Chính phủ ngày 08/4/2004", "2004-04-08", "behind the issuer"),
    ("Thông báo số 58/TB-VPCP ngày 28/4 của Văn phòng Chính phủ", None, "a day without a year"),
    ("Ngày 30/9/2024, Ban Thường vụ Tỉnh ủy ban hành Kết luận số 1208-KL/TU", "2024-09-30", "to the left"),
    (
        "Nghị quyết số 50-NQ/TW của Bộ Chính trị, ngày 12/3/2024, Huyện ủy Ba Lòng đã ban hành",
        None,
        "of the act behind",
    ),
    ("Nghị quyết số 50-NQ/TW của Bộ Chính trị, ngày 12/3/2024, về đầu tư", "2024-03-12", "of none"),
    ("1\tQuyết định số 12/2015/QĐ-UBND\t02/4/2015\tKhông phù hợp", "2015-04-02", "in the next cell of a table"),
    ("Chỉ thị số 29-CT/TW\n15/03/2024\n", None, "the day of a web page"),
    ("Nghị định số: 55/2024/NĐ-CP, ký ngày: 16/5/2024", "2024-05-16", "a colon behind the day's word"),
    ("Kết luận thanh tra số **09/KL-TT**, ngày **19/6/2026**", "2026-06-19", "Markdown around it"),
    ("Nghị định số 157/2025/NĐ-CP (tháng 7 năm 2029)", None, "no day: another time"),
    ("Quyết định số 35/2007/QĐ-UBND ngày 17/7/20'", None, "cut off: not 2020"),
    ("Luật Công chứng số 53/2014/QH13, có hiệu lực từ ngày 01/01/2015", None, "when it takes effect"),
    ("Nghị định số 1/2020/NĐ-CP ngày 31/02/2020", None, "no such day"),
    ("Nghị định số 1/2020/NĐ-CP ngày 31/02/2020 ngày 05/3/2020", None, "no such day, and another"),
    ("Nghị định số 1/2020/NĐ-CP, của Chính phủ, ngày 5/3/2020", "2020-03-05", "commas"),
    ("Luật Doanh nghiệp ngày 29 tháng 11 năm 2005", "2005-11-29", "a law by name and date"),
]


@pytest.mark.parametrize("text, date, why", DATES)
def test_date(read: Read, text: str, date: str | None, why: str) -> None:
    assert read(text)[0].date == date, why


def test_same_day_is_inferred(read: Read) -> None:
    first, second = read("Quyết định số 12/QĐ-UBND ngày 03/4/2020 và Quyết định số 13/QĐ-UBND cùng ngày")
    assert (second.date, second.inferred) == (first.date, ["date"])


def test_a_year_alone(read: Read) -> None:
    assert read("Thông tư số 47/TT-BYT năm 2015 của Bộ Y tế")[0].year == 2015


ISSUERS = [
    ("Quy chế chi tiêu nội bộ ban hành kèm theo Quyết định số 12/QĐ-THPT", None, "nội bộ is no body"),
    ("Bản án số 38/2026/DS-ST của Tòa án nhân dân huyện Cái Lân, tỉnh Bắc Thành bị kháng cáo",
     "Tòa án nhân dân huyện Cái Lân, tỉnh Bắc Thành", "the larger place behind a comma"),
    ("Quyết định số 5/QĐ-UBND của UBND xã Minh Hợp, huyện Quỳ Hợp, tỉnh Nghệ An về",
     "UBND xã Minh Hợp, huyện Quỳ Hợp, tỉnh Nghệ An", "two of them"),
    ("Quyết định số 5/QĐ-UBND của UBND huyện An Bình, huyện An Lão", "UBND huyện An Bình", "another of its size"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Bắc Thành, xã Minh Hợp", "UBND tỉnh Bắc Thành", "a smaller one"),
    ("Văn bản số 05/2026/CV-HL của Công ty TNHH Hoàng Long hỏi về thuế suất", "Công ty TNHH Hoàng Long", "a verb"),
    ("Chứng thư số 12/CT-HLV của Công ty cổ phần Thẩm định giá Bắc Thành;",
     "Công ty cổ phần Thẩm định giá Bắc Thành", "a verb with a capital is of the name"),
    ("Công hàm số 12/2026/ĐSQ của Đại sứ quán Nhật Bản và Hiệp định", "Đại sứ quán Nhật Bản", "a paper behind và"),
    ("ngày 05/5/2026, Bộ GD-ĐT có Công văn số 1978/BGDĐT-QLCL", "Bộ GD-ĐT", "the letters of its symbol"),
    ("ngày 08/5/2026, Sở có Công văn số 1200/SGDĐT-KTQLCL", "Sở", "only the word for the body"),
    ("Đoàn kiểm tra làm việc với Chi bộ Trường THPT, có Báo cáo số 03-BC/ĐKT", None, "a body behind với"),
    ("Thủ tướng Chính phủ vừa ký Công điện số 210/CĐ-TTg", "Thủ tướng Chính phủ", "vừa ký"),
    ("Thủ tướng Chính phủ đã có Công điện số 415 yêu cầu các bộ", "Thủ tướng Chính phủ", "before a bare number"),
    ("Kế hoạch số 12/KH-UBND năm 2026 của UBND tỉnh Bắc Thành về", "UBND tỉnh Bắc Thành", "behind a year"),
    ("Báo cáo số 20/BC-UBKT15 của Ủy ban Kinh tế", "Ủy ban Kinh tế", "a committee with its term's number"),
    ("Quyết định số 7/2025/KDTM-GĐT của Tòa án nhân dân cấp cao tại Đà Nẵng ngày 2/6/2025",
     "Tòa án nhân dân cấp cao tại Đà Nẵng", "a court with its seat"),
    ("Kế hoạch số 45/KHLT-CA-MTTQ ngày 03/3/2026 của Công an xã và Ủy ban MTTQ Việt Nam xã",
     "Công an xã và Ủy ban MTTQ Việt Nam xã", "two bodies, as the letters of the type say"),
    (
        "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số 18/TTr-VP ngày 21 tháng 8 năm 2025;",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh",
        "a post whose second word has a capital",
    ),
    (
        "Công văn số 285/CCTTHC của Tổ công tác chuyên trách cải cách thủ tục hành chính của Thủ tướng Chính phủ về",
        "Tổ công tác chuyên trách cải cách thủ tục hành chính",
        "small words in a body's name",
    ),
    (
        "1. Thực hiện Chỉ thị số 05/CT-UBND ngày 05/5/2025 của Chủ tịch UBND tỉnh\nCác đơn vị đã triển khai "
        "các nội dung, nhiệm vụ theo yêu cầu của cấp trên, tổ chức tuyên truyền đến cán bộ, công chức và nhân dân.",
        "Chủ tịch UBND tỉnh",
        "a heading above a paragraph that is one line",
    ),
    (
        "1. Thực hiện Chỉ thị số 05/CT-UBND ngày 05/5/2025 của Chủ tịch UBND tỉnh Cao\nBằng về chuyển đổi số.",
        "Chủ tịch UBND tỉnh Cao Bằng",
        "the same in lines that are broken",
    ),
    ("Nghị quyết HĐND huyện số 12/NQ-HĐND ngày 20/12/2022", "HĐND huyện", "the issuer without của, before the number"),
    ("Báo cáo số 55-BC/HU, ngày 2/3/2024 của Huyện ủy tổng kết 10 năm", "Huyện ủy", "tổng kết ends it"),
    ("CV số 12/SGDĐT-TH của Sở GD&ĐT Thanh Hải V/v hướng dẫn", "Sở GD&ĐT Thanh Hải", "V/v ends it"),
    ("Quyết định số 12/2019/QĐ-UBND ngày 2/2/2019 do UBND tỉnh Kon Tum ban hành", "UBND tỉnh Kon Tum", "do … ban hành"),
    ("Quyết định số 12/2019/QĐ-UBND do UBND tỉnh trình HĐND tỉnh", None, "do … of another verb"),
    (
        "Quyết định số 05/QĐ-CCTHADS của Chi cục Thi hành án dân sự huyện Kon Rẫy",
        "Chi cục Thi hành án dân sự huyện Kon Rẫy",
        "a name that holds a verb",
    ),
    ("Báo cáo số 55/BC-SKHĐT của Sở Kế hoạch và Đầu tư tỉnh An Hải), Chủ tịch", "Sở Kế hoạch và Đầu tư tỉnh An Hải",
     "a type's word in the name"),
    ("Kế hoạch số 02-KH/BCĐTW của Ban Chỉ đạo Trung ương thực hiện", "Ban Chỉ đạo Trung ương", "an act's word in it"),
    ("Kế hoạch số 5-KH/BCĐ của Ban Chỉ đạo 35 Tỉnh ủy về", "Ban Chỉ đạo 35 Tỉnh ủy", "and a figure"),
    ("Kế hoạch số 16/KH-HĐTĐKT của Hội đồng Thi đua - Khen thưởng Trung ương, tỉnh",
     "Hội đồng Thi đua - Khen thưởng Trung ương", "and a dash"),
    ("Kết luận số 126-KL/TW của Bộ Chính trị, Ban Bí thư về một số", "Bộ Chính trị, Ban Bí thư", "two bodies at once"),
    ("Kế hoạch số 5/KH-UBND của UBND huyện Ia H'Drai về", "UBND huyện Ia H'Drai", "an apostrophe in a place"),
    ("Kế hoạch số 5-KH/ĐU của Ban Xây dựng Đảng, Ủy ban nhân dân xã yêu cầu", "Ban Xây dựng Đảng",
     "no body over a comma"),
    ("Công văn số 5/VP-TH của Văn phòng HĐND và UBND huyện về", "Văn phòng HĐND và UBND huyện", "one office of two"),
    ("Quy định 29-QĐ/TW năm 2016 thi hành Điều lệ do Ban Chấp hành Trung ương ban hành, có", "Ban Chấp hành Trung ương",
     "do … ban hành behind the title"),
    ("Thông báo số 58/TB-VPCP ngày 28/4 của Văn phòng Chính phủ", "Văn phòng Chính phủ", "behind a day without a year"),
    ("Nghị quyết số 12/NQ-HĐND ngày ... tháng 12 năm 2025 của HĐND tỉnh", "HĐND tỉnh", "behind a day to be filled in"),
    ("Kết luận thanh tra số 1027/KL-TTCP", None, "thanh tra is of the type's name"),
    ("Thực hiện Nghị quyết 57 của Bộ Chính trị", "Bộ Chính trị", "behind a number without số"),
    # text                                                    issuer         why
    ("Chỉ thị số 29-CT/TW của Bộ Chính trị về công tác", "Bộ Chính trị", "to the right"),
    ("Chỉ thị 11-CT/TW của Bộ Chính trị khóa X về", "Bộ Chính trị khóa X", "with its term"),
    ("số 55-CTr/TU của Ban Thường vụ Tỉnh ủy Thái Nguyên về", "Ban Thường vụ Tỉnh ủy Thái Nguyên", "with its place"),
    ("Kế hoạch số 123/KH-UBND của UBND huyện về thực hiện", "UBND huyện", "a unit without a name"),
    ("Quyết định số 2159/QĐ-UBND của Chủ tịch UBND tỉnh Cao Bằng về", "Chủ tịch UBND tỉnh Cao Bằng", "a place"),
    ("Thông tư số 02/2017/TT-BYT của Bộ trưởng Bộ Y tế", "Bộ trưởng Bộ Y tế", "a post"),
    ("Thông tư số 1/2015/TT-BVHTTDL của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định",
     "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "comma and và inside the name"),
    ("Thông tư số 19/2005/TT-BTM của Bộ trưởng Bộ Thương mại về", "Bộ trưởng Bộ Thương mại", "a body of old"),
    ("Thông tư liên tịch số 85/2016/TTLT-BQP-BYT-BTC \ncủa liên Bộ Quốc phòng, Bộ Y tế và Bộ Tài chính",
     "liên Bộ Quốc phòng, Bộ Y tế và Bộ Tài chính", "joint issuers"),
    ("Nghị định số 1/2020/NĐ-CP của Chính phủ, Ủy ban nhân dân tỉnh ban hành", "Chính phủ", "a comma is no joint"),
    ("Quyết định khởi tố vụ án hình sự số 02/QĐ-ĐTHS của Cơ quan Cảnh sát điều tra Công an tỉnh Cà Mau;",
     "Cơ quan Cảnh sát điều tra Công an tỉnh Cà Mau", "a verb in a body's name"),
    ("Nghị quyết liên tịch số 01/NQLT-BCA-TWĐTN giữa Bộ Công an và Trung ương Đoàn, Công an tỉnh và Tỉnh đoàn ký",
     "Bộ Công an và Trung ương Đoàn", "và stood before the last one"),
    ("Quyết định số 5/QĐ-UBND của UBND P. Bến Nghé", "UBND P. Bến Nghé", "a unit by its letter"),
    ("Nghị định số 1/2020/NĐ-CP của Chính phủ Qui định", "Chính phủ", "a capital behind a body that has no place"),
    ("Công văn số 03/CV-HTN của Hội Thiện nguyện Lan tỏa yêu thương tỉnh Bình Thuận \n(trước sắp xếp) về",
     "Hội Thiện nguyện Lan tỏa yêu thương tỉnh Bình Thuận", "small letters before the place"),
    ("Công văn số 930 ngày 28/3/2023 của Phòng Quản lý đô thị Ủy ban nhân\ndân thành phố Thủ Đức",
     "Phòng Quản lý đô thị Ủy ban nhân dân thành phố Thủ Đức", "a unit and the body above it"),
    ("Nghị quyết số 27-NQ/TW của Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII",
     "Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII", "a conference"),
    ("quyết định số 1137/qđ-btttt của bộ thông tin và truyền thông", "bộ thông tin và truyền thông", "small letters"),
    ("THÔNG TƯ SỐ 219/2010/TT-BTC CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH HƯỚNG DẪN", "BỘ TRƯỞNG BỘ TÀI CHÍNH", "capitals"),
    ("UBND TP.V ban hành Quyết định số: 7423/QĐ-\nUBND về việc", "UBND TP.V", "to the left"),
    ("Chủ tịch Ủy ban nhân dân tỉnh có Công văn số\n3682/UBND-KGVXNV giao", "Chủ tịch Ủy ban nhân dân tỉnh", "có"),
    ("công văn 2045/SGDĐT-VP của Sở GD&ĐT TP Đà Nẵng, tổ", "Sở GD&ĐT TP Đà Nẵng", "an ampersand inside"),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 108/TTr-SNV", "Giám đốc Sở Nội vụ", "đề nghị của … tại"),
    ("được Chủ tịch UBND tỉnh Bình Thuận (trước sắp xếp) phê duyệt \ntheo Quyết định số 507/QĐ-UBND",
     "Chủ tịch UBND tỉnh Bình Thuận", "phê duyệt theo, with a remark in brackets"),
    ("hủy Công văn số 1605/UBND - TP ngày\n02/08/2021 về việc thay đổi họ tên của Ủy ban nhân\ndân huyện G",
     "Ủy ban nhân dân huyện G", "behind the title, and the symbol's body"),
    ("nhiệm vụ của Ủy ban nhân dân xã tại Quyết định số 12/QĐ-TTg", None, "not the body of the symbol"),
    ("Nghị định số 131/2021/NĐ-CP do Ủy ban nhân dân cấp xã chuyển đến", None, "another clause"),
    ("hồ sơ của Hội Khuyến học nhiệm kỳ V (2025 - 2030) tại Văn bản số 01/BC-HHDN-K5", None, "not the issuer"),
    ("Phụ lục của Nghị định số 1/2020/NĐ-CP của Phụ lục I", None, "a part is no body"),
]  # fmt: skip


@pytest.mark.parametrize("text, issuer, why", ISSUERS)
def test_issuer(read: Read, text: str, issuer: str | None, why: str) -> None:
    body = read(text)[0].issuer
    assert (body.name if body else None) == issuer, why


TITLES = [
    ("Nghị định số 110/2004/NĐ-CP của Chính phủ về công tác văn thư;", "về công tác văn thư", "về"),
    (
        "Nghị định số 1/2020/NĐ-CP quy định chi tiết Luật Thủy sản. Điều 2",
        "quy định chi tiết Luật Thủy sản",
        "quy định",
    ),
    ("Chỉ thị số 21-CT/TW “về đổi mới giáo dục”, ngày", "về đổi mới giáo dục", "in quotation marks"),
    ("Chỉ thị số 20/2012/CT-UBND về an toàn hết hiệu lực thi hành", "về an toàn", "ends before the effect"),
    ("Nghị định số 1/2020/NĐ-CP về hội (sau đây gọi là Nghị định số 1)", "về hội", "ends before the short name"),
    (
        "Quyết định số 779/QĐ-UBND của UBND tỉnh về việc công nhận Điều lệ (sửa đổi, bổ sung) Quỹ Khuyến học.",
        "về việc công nhận Điều lệ (sửa đổi, bổ sung) Quỹ Khuyến học",
        "a bracket within a title",
    ),
    (
        "Thông tư số 123/2014/TT-BTC hướng dẫn vận hành Hệ thống thông tin quản lý ngân sách (TABMIS);",
        "hướng dẫn vận hành Hệ thống thông tin quản lý ngân sách (TABMIS)",
        "a bracket at its end",
    ),
    ("(theo Nghị định số 1/2020/NĐ-CP về phí) thì", "về phí", "a bracket that was opened before the title"),
    ("Nghị định số 1/2020/NĐ-CP về phí (Nghị định số 1/2020/NĐ-CP) và", "về phí", "a short name in brackets"),
    (
        "Thông tư số 9/2019/TT-BNN ban hành Quy chuẩn (QCVN 01-189:2019/BNN) về phân bón.",
        "ban hành Quy chuẩn (QCVN 01-189:2019/BNN) về phân bón",
        "the number of a standard is a part of the title",
    ),
    (
        "Nghị định số 1/2020/NĐ-CP về phí và các văn bản sửa đổi, bổ sung, thay thế (nếu có)",
        "về phí",
        "not only this one",
    ),
    (
        "Nghị quyết số 202/2025/QH15 về việc sắp xếp đơn vị hành chính cấp tỉnh\nCăn cứ Nghị định số 1/2025/NĐ-CP;",
        "về việc sắp xếp đơn vị hành chính cấp tỉnh",
        "the semicolon of a căn cứ is missing",
    ),
    (
        "Nghị định số 1/2020/NĐ-CP về phí và Nghị định số 2/2021/NĐ-CP ngày 5/1/2021 về lệ phí",
        "về phí",
        "a list goes on",
    ),
    (
        "Nghị định số 1/2020/NĐ-CP về sửa đổi Nghị định số 2/2019/NĐ-CP và Nghị định số 3/2019/NĐ-CP;",
        "về sửa đổi Nghị định số 2/2019/NĐ-CP và Nghị định số 3/2019/NĐ-CP",
        "a title that names two documents",
    ),
    (
        "Kế hoạch số 9-KH/HU thực hiện Chỉ thị số 29-CT/TW và Kế hoạch số 142-KH/TU.",
        "thực hiện Chỉ thị số 29-CT/TW và Kế hoạch số 142-KH/TU",
        "a title that names two documents of the Party",
    ),
    ("Nghị định số 1/2020/NĐ-CP thực hiện theo Thông tư số 2/2020/TT-BTC", None, "what is done by it is no title"),
    ("Thông tư số 1/2020/TT-BTC về phí./.", "về phí", "the end of a paper"),
    ("Chỉ thị số 29-CT/TW “*về phổ cập giáo dục*”.", "về phổ cập giáo dục", "marks of Markdown"),
    ("Nghị định số 1/2020/NĐ-CP (sửa đổi bởi Nghị định số 2/2021/NĐ-CP) và", None, "who amended it is no title"),
    ("Nghị định số 1/2020/NĐ-CP về hội (sửa đổi, bổ sung tại Nghị định số 2/2021/NĐ-CP)", "về hội", "nor part of one"),
    (
        "Kế hoạch số 9/KH-UBND về giảm nghèo, Ủy ban nhân dân huyện xây dựng kế hoạch",
        "về giảm nghèo",
        "a body acts",
    ),
    (
        "Kế hoạch số 9/KH-UBND về phối hợp giữa Sở Y tế, Sở Nội vụ trong",
        "về phối hợp giữa Sở Y tế, Sở Nội vụ trong",
        "a body in it",
    ),
    (
        "Chỉ thị số 23-CT/TW về an toàn giao thông, thời gian qua, các cấp ủy đã tập trung chỉ đạo.",
        "về an toàn giao thông",
        "the sentence turns to something else",
    ),
    (
        "Nghị định số 9/2025/NĐ-CP quy định chính sách hỗ trợ, Phòng Kinh tế đã tổng hợp 214 hộ.",
        "quy định chính sách hỗ trợ",
        "a body has acted",
    ),
    (
        "Quyết định số 115/QĐ-BCĐ của Trưởng Ban Chỉ đạo ban hành Quy chế hoạt động,\nBan Chỉ đạo thông báo phân công:",
        "ban hành Quy chế hoạt động",
        "a body acts in the next line",
    ),
    (
        "Quyết định số 142-QĐ/UBKTTU về kiểm tra khi có dấu hiệu vi phạm, Đoàn kiểm tra 142 đã tiến hành kiểm tra.",
        "về kiểm tra khi có dấu hiệu vi phạm",
        "a body with a number acts",
    ),
    (
        "văn bản số 9444/NHNN-TD về hỗ trợ khách hàng, Ngân hàng Nhà nước chi nhánh Khu vực 9 yêu cầu:",
        "về hỗ trợ khách hàng",
        "a branch acts",
    ),
    (
        "Công điện số 5/CĐ-UBND về phòng, chống dịch và hướng dẫn của Sở Y tế tại Công văn số 12/SYT-NVY,",
        "về phòng, chống dịch",
        "what another body said",
    ),
    (
        "Nghị định số 18/2014/NĐ-CP quy định về nhuận bút, xuất bản và Chương II Thông tư số 19/2012/TT-BTC",
        "quy định về nhuận bút, xuất bản",
        "a list goes on with a part of a document",
    ),
    (
        "Quyết định số 11/2020/QĐ-UBND về sửa đổi khoản 1, Điều 4 của Quyết định số 42/2015/QĐ-UBND;",
        "về sửa đổi khoản 1, Điều 4 của Quyết định số 42/2015/QĐ-UBND",
        "parts of what the title names",
    ),
    (
        "Quyết định số 9/QĐ-TTg phê duyệt Đề án “Ngân hàng xanh” giai đoạn 2021 - 2025;",
        "phê duyệt Đề án “Ngân hàng xanh” giai đoạn 2021 - 2025",
        "quotation marks within",
    ),
    (
        'Quyết định số 9/QĐ-TTg phê duyệt "Kế hoạch quốc gia phòng, chống dịch".',
        'phê duyệt "Kế hoạch quốc gia phòng, chống dịch"',
        "quotation marks at its end",
    ),
    (
        "Hướng dẫn số 25-HD/BTCTW của Ban Tổ chức Trung ương,\nThực hiện Quy định số 15-QĐ/TU, Ban hướng dẫn:",
        None,
        "the next paragraph",
    ),
    ("Báo cáo thực hiện Chỉ thị số 05-CT/TW\n\nQuy định của cấp ủy", None, "over an empty line"),
    ("căn cứ Quyết định số 12/2025/QĐ-UBND hướng dẫn thực hiện.", None, "a verb of the sentence"),
    ("Quyết định số 99-QĐ/TW, Quy định số 131-QĐ/TW", None, "the next document of a list"),
    ("Kế hoạch 120-KH/TU của Tỉnh ủy, Hướng dẫn liên ngành số 08/HDLN-SYT-BHXH", None, "the same, of more words"),
    ("Nghị quyết số 9/2025/NQ-HĐND quy định số lượng cán bộ", "quy định số lượng cán bộ", "a title with số"),
    ("Nghị định số 1/2020/NĐ-CP.", None, "none"),
]


@pytest.mark.parametrize("text, title, why", TITLES)
def test_title(read: Read, text: str, title: str | None, why: str) -> None:
    assert read(text)[0].title == title, why


def test_span_runs_from_the_type_to_the_issuer(read: Read) -> None:
    (citation,) = read("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;")
    assert citation.text == "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"


def test_a_mention_in_the_subject_ends_with_it() -> None:
    """In a công văn the line of place and date stands right below the subject, or in the cell beside it."""
    paper = (SAMPLES / "cong-van-co-loi.txt").read_bytes()
    first = parse_bytes(paper, "a.txt").citations[0]
    assert (first.where, first.date, first.issuer and first.issuer.name) == ("title", None, "Huyện ủy")
    assert first.text == "Kế hoạch số 139/KH-HU của Huyện ủy"
