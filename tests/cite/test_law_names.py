"""Laws, codes, ordinances, the Constitution and resolutions of the Party by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vbhc.model import Citation

Read = Callable[[str], list[Citation]]
AMENDING = "Luật sửa đổi, bổ sung một số điều của "

NAMES = [
    # text                                                      names (name, year)                  why
    ("theo quy định của Luật Hải quan về thủ tục", [("Luật Hải quan", None)], "a title goes on behind it"),
    ("Điều 55 của Luật Xây dựng năm 2014.", [("Luật Xây dựng", 2014)], "the year is not part of the name"),
    ("thi hành Luật Đất đai 2003; Nghị định", [("Luật Đất đai", 2003)], "a year without năm"),
    ("Bộ luật hình sự năm 2015 (sửa đổi bổ sung năm 2017)", [("Bộ luật hình sự", 2015)], "the year of the amendment"),
    ("Điều 9 Luật Hôn nhân & gia đình 2014;", [("Luật Hôn nhân & gia đình", 2014)], "an ampersand for và"),
    ("Nghị quyết Trung ương 4 (khóa XI, XII) và", [("Nghị quyết Trung ương 4 (khóa XI, XII)", None)], "two terms"),
    ("Luật Phòng, chống tham nhũng và Nghị định này", [("Luật Phòng, chống tham nhũng", None)], "a comma inside"),
    ("Luật phòng chống tham nhũng thì", [("Luật phòng chống tham nhũng", None)], "the comma left out"),
    ("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân và các văn bản",
     [("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", None)], "và inside"),
    ("Luật Đầu tư nước ngoài tại Việt Nam có", [("Luật Đầu tư nước ngoài tại Việt Nam", None)], "a longer name"),
    ("Luật Thuế lợi tức và Luật thủy sản ngày", [("Luật Thuế lợi tức", None), ("Luật thủy sản", None)], "two"),
    ("Luật Thuế tiêu thụ đặc biệt, Luật Quản lý thuế.",
     [("Luật Thuế tiêu thụ đặc biệt", None), ("Luật Quản lý thuế", None)], "a list"),
    ("Pháp lệnh về Đê điều năm 1989", [("Pháp lệnh về Đê điều", 1989)], "về inside, điều is no pinpoint"),
    ("Pháp lệnh Ngoại hổi.", [("Pháp lệnh Ngoại hổi", None)], "misspelt: ended by grammar"),
    ("Luật Ngân sách Nhà nuớc và", [("Luật Ngân sách Nhà nuớc", None)], "misspelt, longer than a known name"),
    ("Luật thi đấu bóng đá được ban hành", [("Luật thi đấu bóng đá", None)], "small letters"),
    ("Luật Chăn thả gia súc, các quy định", [("Luật Chăn thả gia súc", None)], "unknown: ends before a comma"),
    ("Luật Vận tải ven bờ, quản lý bến và neo đậu được", [("Luật Vận tải ven bờ, quản lý bến và neo đậu", None)],
     "unknown, with a comma and và"),
    ("Luật Hôn nhân gia đình; Điều 147, 228 BLTTDS", [("Luật Hôn nhân gia đình", None), ("BLTTDS", None)], "short"),
    ("Căn cứ Luật Xử lý VPHC năm 2012 (sửa đổi 2020)", [("Luật Xử lý VPHC", 2012)], "abbreviated"),
    ("luật đất đai năm 2013 và luật Thủy lợi", [("luật đất đai", 2013), ("luật Thủy lợi", None)], "small letters"),
    ("Hiến pháp năm 2013 và Điều 5 Hiến pháp", [("Hiến pháp", 2013), ("Hiến pháp", None)], "the Constitution"),
    ("LUẬT ĐẤU GIÁ TÀI SẢN", [("LUẬT ĐẤU GIÁ TÀI SẢN", None)], "capitals"),
    ("Luật sửa đổi, bổ sung một số điều của Luật thuế giá trị gia tăng, Luật thuế tiêu thụ đặc biệt và Luật quản lý "
     "thuế ngày 06 tháng 4 năm 2016", [(AMENDING + "Luật thuế giá trị gia tăng, Luật thuế tiêu thụ đặc biệt và Luật "
     "quản lý thuế", None)], "an amending law is one"),
    ("tuân thủ Luật Biển quốc tế, Luật Nhân đạo quốc tế; Luật Điều ước quốc tế năm 2016 và Luật Biển Việt Nam",
     [("Luật Điều ước quốc tế", 2016), ("Luật Biển Việt Nam", None)], "the law between states is none of ours"),
    ("Công ước của Liên hợp quốc về Luật Biển; phù hợp Công ước Luật Biển.", [], "nor is a convention's"),
    ("Luật Nhà ở (số 27/2023/QH15), Luật Đất đai (31/2024/QH15)", [("Luật Nhà ở", None), ("Luật Đất đai", None)],
     "with its number in brackets"),
    ("Luật Xây dựng (Luật số 50/2014/QH13 và Luật số 62/2020/QH14)", [("Luật Xây dựng", None)],
     "the first number in brackets is its own"),
    ("“Bộ luật Dân sự” và (Bộ luật Lao động)", [("Bộ luật Dân sự", None), ("Bộ luật Lao động", None)], "in marks"),
    ("Hiến\npháp năm 2013; Pháp\nlệnh Ngoại hối", [("Hiến pháp", 2013), ("Pháp lệnh Ngoại hối", None)], "two lines"),
    ("Bộ Luật Hàng hải Việt Nam 2015, pháp lệnh Ngoại hối",
     [("Bộ Luật Hàng hải Việt Nam", 2015), ("pháp lệnh Ngoại hối", None)], "each way to write the type"),
    ("Điều 5 HIẾN PHÁP và PHÁP LỆNH THỦ ĐÔ", [("HIẾN PHÁP", None), ("PHÁP LỆNH THỦ ĐÔ", None)], "types in capitals"),
    ("LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở\n\nVÀ LUẬT ĐẤT ĐAI",
     [("LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở VÀ LUẬT ĐẤT ĐAI", None)], "capitals over an empty line"),
    ("LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở\n\nLUẬT ĐẤT ĐAI",
     [("LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở", None), ("LUẬT ĐẤT ĐAI", None)], "an empty line joins not"),
    ("THI HÀNH LUẬT BẢO\n\n HIỂM XÃ HỘI\n\nCHÍNH PHỦ", [("LUẬT BẢO HIỂM XÃ HỘI", None)], "over an empty line"),
    ("LUẬT ĐẤT\n\nĐAI VÀ LUẬT NHÀ Ở", [("LUẬT ĐẤT ĐAI", None), ("LUẬT NHÀ Ở", None)], "the same, and another law"),
    ("theo Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Điều 121 của Luật Đất đai;",
     [(AMENDING + "Luật Nhà ở", None), ("Luật Đất đai", None)], "an article of another law"),
    ("Nghị quyết Trung ương 8 khóa XI “về đổi mới”", [("Nghị quyết Trung ương 8 khóa XI", None)], "a plenum"),
    ("Nghị\nquyết Trung ương 8 khóa XI", [("Nghị quyết Trung ương 8 khóa XI", None)], "a line's end inside its type"),
    ("Kết  luận Hội nghị Trung ương 8 khóa XI", [("Kết luận Hội nghị Trung ương 8 khóa XI", None)], "two blanks in it"),
    ("Nghị quyết Trung ương 4 (khóa XI) tạo", [("Nghị quyết Trung ương 4 (khóa XI)", None)], "the term in brackets"),
    ("Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI",
     [("Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI", None)], "in words"),
    ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
     [("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", None)], "a congress"),
]  # fmt: skip

NONE = [
    ("Luật này có hiệu lực", "this law"),
    ("pháp luật về đất đai, kỷ luật lao động", "no law"),
    ("QUY CHẾ BÁO CÁO VIÊN PHÁP LUẬT CẤP THÀNH PHỐ", "no law, in capitals"),
    ("sửa đổi các Luật về thuế", "several laws"),
    ("Luật Luật Luật", "words alone"),
    ("theo tổ số 5 và thuật luật sư", "other words with luật"),
    ("các Luật được thông qua tại kỳ họp thứ 2", "a class of laws"),
    ("theo Luật và Nghị định này", "no name"),
    ("Công ty Luật Hoàng Gia; Đại học Luật Hà Nội", "names of others"),
    ("dự thảo Luật Đường bộ", "a draft"),
    ("Hiến pháp và pháp luật", "in general"),
    ("theo Đạo Luật bảo vệ thú biển của Hoa Kỳ", "a foreign act"),
    ("nghị quyết của Hội nghị công nhân viên chức", "no session of the Party"),
]


@pytest.mark.parametrize("text, names, why", NAMES)
def test_names(read: Read, text: str, names: list[tuple[str, int | None]], why: str) -> None:
    assert [(c.name, c.year) for c in read(text) if c.name] == names, why


@pytest.mark.parametrize("text, why", NONE)
def test_no_name(read: Read, text: str, why: str) -> None:
    assert read(text) == [], why


def test_a_name_and_its_number_are_one_mention(read: Read) -> None:
    (citation,) = read("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;")
    assert (citation.code, citation.name, citation.date) == ("31/2024/QH15", "Luật Đất đai", "2024-01-18")


def test_an_amending_law_that_numbers_what_it_amends(read: Read) -> None:
    text = AMENDING + "Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15 ngày 29 tháng 6 năm 2024;"
    whole, land, housing = read(text)
    assert whole.name == AMENDING + "Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15"
    assert (whole.date, land.date, housing.date) == ("2024-06-29", None, None)
    assert (land.code, housing.code) == ("31/2024/QH15", "27/2023/QH15")


def test_a_number_behind_an_amending_law_is_its_own(read: Read) -> None:
    """The numbers of the laws that it amends are known, or would stand behind each."""
    (citation,) = read(AMENDING + "Luật Cán bộ, công chức và Luật Viên chức số 52/2019/QH14;")
    assert (citation.code, citation.name) == ("52/2019/QH14", AMENDING + "Luật Cán bộ, công chức và Luật Viên chức")
    (citation,) = read(AMENDING + "Luật Chất lượng sản phẩm, hàng hóa số 78/2025/QH15;")
    assert (citation.code, citation.name) == ("78/2025/QH15", AMENDING + "Luật Chất lượng sản phẩm, hàng hóa")
    parts = "Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai"
    (citation,) = read(f"{parts} số 34/2009/QH12;")
    assert (citation.code, citation.name) == ("34/2009/QH12", parts)
    whole, drugs = read(AMENDING + "Luật Dược số 105/2016/QH13")
    assert (whole.code, drugs.code) == (None, "105/2016/QH13")
