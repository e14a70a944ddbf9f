"""What looks like a mention and is none; and where in a document a mention stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vbhc.cite.mentions import mentions
from vbhc.model import Citation, DocType, Header, Structure, Zone
from vbhc.rules import default_rules

Read = Callable[[str], list[Citation]]

NONE = [
    ("Biểu số: 103/LĐVL-Sở", "a form"),
    ("theo mẫu số 01/TT-LLTP", "a form that looks like a circular"),
    ("Mẫu số 29-TTr ban hành kèm theo Thông tư này", "a form in the Party's family"),
    ("(Biểu số: 01/TTr, 02/TTr)", "a list of forms"),
    ("các biểu số liệu 01/TTr, 02/TTr ban hành kèm theo", "a list of tables"),
    ("CÔNG BÁO/Số 233 + 234/Ngày 02-02-2025", "the head of the gazette"),
    ("(QCVN 07:2009/BTNMT của Bộ\nTài nguyên và Môi trường)", "a technical regulation"),
    ("TCVN 6909:2001", "a standard"),
    ("Số công chứng 1949/2018/HĐTC Quyển số 04/TP/CC-SCC/HĐGD ngày 19/11/2018", "notarial numbers"),
    ("Hợp đồng số 15/2020/HĐ-XD ngày 01/02/2020", "a contract"),
    ("(Đoạn từ đường 30/4 đến đường 3/2), thành phố V", "streets named after dates"),
    ("điện thoại số 0243.8043100, 080-48474", "telephones"),
    ("vụ án dân sự thụ lý số 45/2025/TLST-DS ngày 31/10/2025", "a case of a court"),
    ("chiếm 3/4 diện tích, 50kg/m2, 24/7", "fractions and measures"),
    ("biên lai số 0012/BL, phiếu chi số 45/PC", "receipts"),
    ("Lữ đoàn 273/QĐ, tiểu đoàn 304/BCH", "units of the army"),
    ("từ tháng 5/2024-UBND xã", "a month"),
    ("kinh phí 12.500.000 đồng/năm", "money"),
    ("Thông tư số …/2026/TT-BCT ngày tháng năm 2026", "a blank number"),
    ("Theo QĐ số …/QĐ-VKSTC", "a blank number"),
    ("Số: /QĐ-UBND", "a blank number"),
    ("(số thứ tự 24) tại Danh mục; số thứ tự 1 của khoản A", "items of a list"),
    ("giai đoạn 2016-2020, năm học 2023/2024", "periods"),
    ("Quyết định này, kế hoạch 5 năm, báo cáo 6 tháng", "no numbers"),
    ("2- Tuy nhiên, việc thực hiện còn chậm.", "an item of an outline"),
    ("như sau:\n3- UBND các xã chủ động", "an item that begins with a body's letters"),
    ("Hợp đồng thuê đất số 15/HĐTĐ ngày 03/3/2020; phụ lục hợp đồng thi công số 2/PLHĐ", "contracts"),
    ("vụ án dân sự thụ lý số 123/2024/TLST-DS ngày 05/3/2024", "a case"),
    ("công suất 50MW/TBA; 220KV/HT", "measures"),
    ("tài khoản số 3713.0.1234567", "an account"),
    ("Nghị quyết 15 năm qua của Tỉnh ủy; Kế hoạch 5 năm 2026 của tỉnh; Quyết định 7 năm 2021-2026 của tỉnh", "periods"),
    ("Bảng kê số 03/BK; Phụ lục và Chương trình 5 năm 2026 - 2030 của Chính phủ", "a list, and a period"),
    ("Nghị quyết số 37 thực hiện tốt", "a bare number with nothing beside it"),
    ("Thông báo trước 5 ngày 12/3/2024", "a number of days"),
    ("họp 3 ngày 01/2/2024; Điều 5 ngày 2/3/2024", "no type before the number"),
]


@pytest.mark.parametrize("text, why", NONE)
def test_none(read: Read, text: str, why: str) -> None:
    assert read(text) == [], why


TEXT = """Số: 12/QĐ-UBND
Về việc thi hành Nghị định số 1/2020/NĐ-CP
Căn cứ Luật Thủy lợi;
“Nghị định số 2/2020/NĐ-CP”
(Kèm theo Quyết định số 12/QĐ-UBND)
Nghị định số 3/2020/NĐ-CP"""


def test_where() -> None:
    """The document's own number is none; what its title names is; quotes and annexes are told apart."""
    title = (TEXT.index("Về việc"), TEXT.index("\nCăn cứ"))
    quote = (TEXT.index("“"), TEXT.index("”") + 1)
    annex = Zone("annex", TEXT.index("(Kèm"), len(TEXT))
    structure = Structure(Header(code="12/QĐ-UBND"), [], [annex], [quote], [], [(0, 14), title], title)
    found = [(c.id, c.code or c.name, c.where) for c in mentions(TEXT, structure, default_rules())]
    assert found == [
        ("c1", "1/2020/NĐ-CP", "title"),
        ("c2", "Luật Thủy lợi", "body"),
        ("c3", "2/2020/NĐ-CP", "quote"),
        ("c4", "3/2020/NĐ-CP", "annex"),
    ]


OWN_LAW = [
    ("Quốc hội ban hành Luật Đất đai.", 0, "the law names itself"),
    ("thay thế Luật Đất đai số 45/2013/QH13", 1, "an older law of the same name, by its number"),
    ("thay thế Luật Đất đai năm 2013", 1, "an older law of the same name, by its year"),
    ("Sửa đổi Luật Nhà ở", 1, "another law"),
]


@pytest.mark.parametrize("text, count, why", OWN_LAW)
def test_a_law_that_names_itself(text: str, count: int, why: str) -> None:
    header = Header(type=DocType("L", "Luật"), code="31/2024/QH15", subject="ĐẤT ĐAI")
    assert len(mentions(text, Structure(header, [], []), default_rules())) == count, why


def test_the_document_s_own_title() -> None:
    """A title that names its session is no citation."""
    text = "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHOÁ XIII\nvề đại đoàn kết toàn dân tộc\n"
    structure = Structure(Header(), [], [], [], [], [(0, 10)], None)
    assert mentions(text, structure, default_rules()) == []
