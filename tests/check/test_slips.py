"""VB7xx: slips of the pen, and many things that look like one and are right."""

from __future__ import annotations

import pytest

from vbhc.check import check
from vbhc.pipeline import parse_bytes

# text, code, what the right form must hold, why
SLIPS = [
    ("Chỉ thị số 26-CT/TU của Ban Thương vụ Tỉnh ủy", "VB701", "Ban Thường vụ Tỉnh ủy", "a mark lost"),
    ("PHÓ BÍ THƯ TRƯỞNG TRỰC", "VB701", "THƯỜNG TRỰC", "capitals"),
    ("Tham mưu Ủy ban nhân huyện ban hành", "VB701", "Ủy ban nhân dân huyện", "a syllable lost"),
    ("đẩy mạnh công tác khuyến, khuyến tài", "VB701", "khuyến học, khuyến tài", "a syllable lost before a comma"),
    ("công tác khuyến học, khuyến tải", "VB701", "khuyến tài", "a wrong tone at the end"),
    ("ứng dụng chuyên đổi số", "VB701", "chuyển đổi số", "a mark lost"),
    ("hoạt động trong phạm vị tỉnh", "VB701", "trong phạm vi tỉnh", "a wrong tone"),
    ("nhưng Hiệp hôi không tổ chức đại hội", "VB701", "Hiệp hội", "a tone lost"),
    ("SỞ THÔNG TIN VÀ TRUYỂN THÔNG", "VB701", "TRUYỀN THÔNG", "a wrong tone"),
    ("ông Giám đốc Sở Giáo dục & Đào tạo", "VB701", "Sở Giáo dục và Đào tạo", "a sign for a word"),
    ("gửi Sở Kế hoạch đầu tư tỉnh", "VB701", "Sở Kế hoạch và Đầu tư tỉnh", "a word lost"),
    ("Văn bản của Thường tực HĐND tỉnh", "VB701", "Thường trực HĐND tỉnh", "a letter lost"),
    ("dùng phần mền Excel", "VB701", "phần mềm", "often mistyped"),
    ("chủ động sáp nhập, bổ xung hồ sơ", "VB701", "bổ sung", "often mistyped"),
    ("giao Hội Cựu Chiến binh xã phối hợp", "VB702", "Hội Cựu chiến binh", "a capital too many"),
    ("doanh nghiệp Việt nam đầu tư", "VB702", "Việt Nam", "a country"),
    ("tại thành phố Hồ chí Minh", "VB702", "Hồ Chí Minh", "three syllables"),
    ("của Ban thường vụ Huyện ủy", "VB702", "Ban Thường vụ Huyện ủy", "capitals"),
    ("gửi Ban Tuyên giáo huyện ủy", "VB702", "Ban Tuyên giáo Huyện ủy", "capitals"),
    ("phối hợp với Ủy ban Nhân dân tỉnh", "VB702", "Ủy ban nhân dân tỉnh", "capitals"),
    ("phối hợp với Sở Giáo dục và đào tạo", "VB702", "Sở Giáo dục và Đào tạo", "capitals"),
    ("Cục Quản lý Khám chữa bệnh", "VB702", "Khám, chữa bệnh", "a comma of the name"),
    ("giao Chánh văn phòng UBND tỉnh đôn đốc", "VB702", "Chánh Văn phòng", "a post that names a body"),
    ("tại UBND Huyện Kon Rẫy", "VB713", "huyện Kon Rẫy", "behind an abbreviation"),
    ("tổ chức cấp C/O m ẫu này, theo mẫu", "VB711", "mẫu", "a syllable that a blank tears before its vowel"),
    ("Phối hợp với với các ban", "VB703", "Phối hợp với các ban", "twice"),
    ("gửi về phòng Phòng Kế hoạch", "VB703", "về Phòng Kế hoạch", "twice, once with a capital"),
    ("tại xã SƠn Hà", "VB712", "Sơn Hà", "a capital inside a short word"),
    ("phổ biến đến chi bộ..", "VB714", "chi bộ.", "two full stops after a short word"),
    ("HĐND, UBNĐ các tỉnh", "VB704", "UBND các tỉnh", "Đ for D"),
    ("Các TCCSD trực thuộc", "VB704", "TCCSĐ", "D for Đ"),
    ("việc của con ngưòi An Lạc, của người dân", "VB711", "người", "an old slip of the keyboard"),
    ("phương thức công bố hợ p quy", "VB711", "hợp", "a syllable that a blank tears"),
    ("Lệnh chi tiển, tài khoản chi tiền", "VB711", "tiền", "a syllable that there is not"),
    ("xử phạt hành hính theo quy định", "VB711", "chính", "a letter lost in a set word, nearer than hình"),
    ("ý kiến cũa nhân dân", "VB711", "của", "what set phrases use before what is nearer, cua"),
    ("các cấp, các nghành có liên quan", "VB711", "ngành", "a letter too many in a common syllable"),
    ("khắc phục nhửng hạn chế", "VB711", "những", "no syllable of any word"),
    ("trình Hội đông nhân dân xã xem xét", "VB701", "Hội đồng nhân dân", "a mark lost in a name"),
    ("kịp thời sử lý vi phạm", "VB701", "xử lý", "two that sound alike"),
    ("phải nghiêm túc thưc hiện", "VB701", "thực hiện", "a tone lost, told once"),
    ("bố chí kinh phí", "VB701", "bố trí", "ch for tr, as it is heard"),
    ("nghiêm tút chấp hành", "VB701", "nghiêm túc", "t for c, as it is heard"),
    ("gửi Ủy ban nhân nhân xã", "VB701", "Ủy ban nhân dân", "a syllable twice instead of the next"),
    ("kế hoạch của uỷ banh nhân dân huyện", "VB701", "uỷ ban nhân dân", "a letter too many"),
    ("hồ sơ chưa đáp úng yêu cầu", "VB701", "đáp ứng", "a mark"),
    (
        "Điều lệ Hiệp hội Doanh nhân tỉnh. Hiệp hội Doanh nghiệp tỉnh. Hiệp hội Doanh nghiệp tỉnh A.",
        "VB706",
        "Hiệp hội Doanh nghiệp",
        "two names of one body",
    ),
    ("hoạt động có kết qủa", "VB711", "quả", "the mark on the wrong letter"),
    ("UBND xã MInh Hợp", "VB712", "Minh Hợp", "a capital inside"),
    ("tại đường Lê Lợi, Thành phố Phan Thiết", "VB713", "thành phố Phan Thiết", "a common noun"),
    ("sửa đổi, bổ sung mốt số điều", "VB701", "một số điều", "a mark, behind a phrase with a comma"),
    ("yêu cầu tổ thức, cá nhân nộp", "VB701", "tổ chức, cá", "a letter, before a comma"),
    ("còn thiếu giáo viên..", "VB714", "giáo viên.", "two full stops"),
]

RIGHT = [
    ("Ban chấp hành công đoàn cơ sở chịu trách nhiệm chi trả", "no one body's name"),
    ("ghi trong đĩa hình, đĩa âm thanh", "a disc with pictures"),
    ("bì bị bóc, mở hoặc bị tráo đổi, mất", "changed for another in secret"),
    ("Ban Thường trực và Ban Thường vụ Tỉnh ủy", "both exist"),
    ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "no Tỉnh ủy lost"),
    ("Hội đồng Dân tộc và các Ủy ban của Quốc hội", "no Hội đồng nhân dân"),
    ("các cơ sở giáo dục, đào tạo trên địa bàn", "no Sở Giáo dục và Đào tạo"),
    ("tiến bộ khoa học, công nghệ", "no Bộ Khoa học và Công nghệ"),
    ("do vi phạm vì lợi ích riêng", "two words that meet"),
    ("cung cấp bảng sao kê giao dịch", "no bản sao: sao kê is a word"),
    ("nghiên cứu lịch sử lý luận, lễ hội đông người", "no xử lý, no hội đồng"),
    ("trong mọi trường hợp", "no môi trường"),
    ("có công lao đóng góp cho sự nghiệp", "no lao động"),
    ("tổ chức đang quản lý đất", "no tổ chức đảng"),
    ("Sửa đổi, bổ sung một số điểm, khoản của Điều 7", "điểm is right too"),
    ("thi công công trình, trường hợp hợp đồng có sai sót", "the end of one word, the head of the next"),
    ("quyết định định mức; đảm nhiệm nhiệm vụ; Nghệ nhân nhân dân", "the same"),
    ("người người thi đua, ngày ngày học tập, xanh xanh, từ từ", "reduplication"),
    ("trong năm năm 2020 - 2025", "năm is five and year"),
    ("từ buổi sáng năm ấy", "a time of day and a year"),
    ("Trưởng phòng Phòng Tổ chức", "a post and its office"),
    ("Phó Thủ tướng Phạm Thị Thanh Trà; ông Nguyễn Văn Thường", "persons"),
    ("ông Hà Thương Vụ, bà Lê Thị Hội Đông", "persons"),
    ("ỦY BAN NHÂN DÂN TỈNH", "all in capitals"),
    ("Uỷ ban nhân dân, uỷ quyền, hoà giải, hòa giải, thuỷ lợi", "both places of the mark"),
    ("giữ gìn, quy định, quốc gia, huỷ, thuở, khuya, nghiêng, giếng, gì, quýt, khuếch", "well-formed"),
    ("tại khoản 2, trao đổi ngoại tệ, cơ quan trong tỉnh, mục đích khác phục vụ sản xuất", "words that meet"),
    ("hằng năm, hàng năm; cung cấp, cùng cấp; dự trữ, dự trù; bất động sản, bất đồng", "two words each"),
    ("ôtô, ôxy, ôxít, bêtông, điêzen, iốt, nitơ; φ, α; đ) Quyết định", "foreign words, a letter of a list"),
    ("TỈNH QUẢNG TRỊ; XÃ GIA ĐỊNH; bảng tin điện tử", "names of units; another word"),
    ("Hội Nông dân tỉnh, Hội Nông dân xã; Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã", "bodies of two levels"),
    ("Krông Pắk, Đắk Lắk, Ea H'leo, Plei Ku, Êđê", "minority names"),
    ("smartphone, website, PGS.TS, TTr, QĐ-TTg, GDĐT, ThS", "foreign words and abbreviations"),
    ("tại Thành phố Hồ Chí Minh và thành phố Huế", "the exception of the decree"),
    ("Thành phố Phan Thiết tổ chức lễ hội", "the head of a sentence"),
    ("ngày ….. tháng ..... năm .....; v.v..", "dots to be filled in"),
    ("Điều 5../.", "an end mark"),
    ("Các phòng và Sở xây dựng kế hoạch tập huấn", "xây dựng is what they do"),
    ("thanh toán cho các chủ chương trình theo quy định", "chương trình"),
    ("không kể lương và có tính chất lương", "tính chất"),
    ("hành vi trộm cắp điện; Tên gói thầu; số trẻ đẻ ra sống; thông tin thẻ, chủ thẻ", "words that look like others"),
    ("Hòa giải viên lao động. Bổ nhiệm một số hòa giải viên", "the head of a word that stands elsewhere too"),
    ("Khi cất hạ cánh, bề mặt cất hạ cánh", "the same"),
    ("Mức phạt theo quy định. Tăng mức phạt hành vi phá rừng", "the end of a word that stands elsewhere too"),
    ("cơ chế phân bổ tài chính; trong hồ sơ xây dựng; trên địa bàn chấp hành tốt", "the end of a word before a phrase"),
    ("về thăm gia đình; không cần sự giúp đỡ; có công ăn việc làm", "words that meet"),
    ("nhiệm vụ, Trung tâm điều hành", "a comma between"),
    ("bảng từ viết phấn   Loại thông dụng", "two cells of a table"),
    ("Đơn vị tính: triệu đồng\nKinh phí phòng cháy", "two lines of a table"),
    ("tại cảng Đà Nẵng cấp ngày 05", "the end of a name"),
    ("có nơi ở hiện tại tại địa phương; ban hành kèm theo theo mẫu", "the end of a word and the next word"),
]


DOUBTFUL = [
    ("Nộp thiếu số tiền. Phát hiện thiếu số tiền, khai thiếu số tiền", "VB701", "written so again and again"),
    ("dùng micrô để nói", "VB711", "a foreign word that is like no other"),
]


@pytest.mark.parametrize("text, code, why", DOUBTFUL)
def test_what_may_be_meant_is_an_info(text: str, code: str, why: str) -> None:
    document = parse_bytes((text + "\n").encode(), "a.txt")
    told = {(one.code, one.severity) for one in check(document, wanted=lambda rule: rule.code.startswith("VB7"))}
    assert told == {(code, "info")}, why


def found(text: str) -> list[tuple[str, str]]:
    document = parse_bytes((text + "\n").encode(), "a.txt")
    wanted = check(document, wanted=lambda rule: rule.code.startswith("VB7"))
    return [(one.code, f"{one.fix.text if one.fix else ''} | {one.message}") for one in wanted]


@pytest.mark.parametrize("text, code, right, why", SLIPS)
def test_a_slip_is_found(text: str, code: str, right: str, why: str) -> None:
    (one,) = found(text)
    assert one[0] == code, why
    assert right in one[1], why


@pytest.mark.parametrize("text, why", RIGHT)
def test_what_is_right_is_left_alone(text: str, why: str) -> None:
    assert found(text) == [], why


def test_a_name_broken_over_lines_is_read() -> None:
    assert [code for code, _ in found("thực hiện Chỉ thị của Ban Thương\nvụ Tỉnh ủy về khuyến học")] == ["VB701"]


def test_a_message_stands_on_one_line() -> None:
    paper = parse_bytes("Thực hiện Chỉ thị của Ban Thương\nvụ Tỉnh ủy về khuyến học".encode(), "một dòng.txt")
    told = [(one.message.count("\n"), one.fix.text if one.fix else "") for one in check(paper) if one.code == "VB701"]
    assert told == [(0, "Ban Thường\nvụ Tỉnh ủy")]


PLACES = [
    ("xã Minh Hơp báo cáo. Các xã Minh Hợp, Châu Quang.", ["Minh Hợp"], "a mark lost"),
    ("UBND huyện Quỳ Hợp và xã Minh Hợp, xã Châu Quang", [], "right"),
    ("tại xã Hòa Sơn và xã Hóa Sơn, xã Hòa Xá", [], "two units"),
    ("tại huyện Quì Hợpp và huyện Quỳ Hợp", [], "two slips are too many"),
    ("tại huyện Quỳ Hợi và huyện Quỳ Hợp", ["Quỳ Hợp"], "a letter"),
    ("tại huyện Quỳ Hơp và xã Tân Sơn", ["Quỳ Hợp"], "a mark lost, by the list of all units"),
    ("tại xã Cư Prông và xã Đồi Mới", [], "names that the list does not hold"),
]


@pytest.mark.parametrize("text, rights, why", PLACES)
def test_places(text: str, rights: list[str], why: str) -> None:
    document = parse_bytes(f"Kính gửi: {text}\n".encode(), "a.txt")
    fixes = [one.fix.text for one in check(document, wanted=lambda rule: rule.code == "VB705") if one.fix]
    assert fixes == rights, why


def test_a_list_is_not_read_across_its_items() -> None:
    assert found("- Lưu: Văn phòng;\n- Tỉnh uỷ;\nvới\n\nvới") == []


@pytest.mark.parametrize(
    "number, year, kind, severity",
    [
        ("12/KH-BYT", 2024, "KẾ HOẠCH", "warning"),
        ("12/KH-BYT", 2014, "KẾ HOẠCH", "warning"),
        ("12/2024/TT-BYT", 2024, "THÔNG TƯ", "warning"),
        ("12/2014/TT-BYT", 2014, "THÔNG TƯ", "info"),
    ],
)
def test_capitals_of_names_by_the_day_of_the_paper(number: str, year: int, kind: str, severity: str) -> None:
    top = f"BỘ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {number}\tHà Nội, ngày 20 tháng 5 năm {year}\n\n{kind}\n"
    text = f"{top}Phối hợp\n\nTrình Ủy ban thường vụ Quốc hội.\n"
    (one,) = [f for f in check(parse_bytes(text.encode(), "a.txt")) if f.code == "VB702"]
    assert one.severity == severity
