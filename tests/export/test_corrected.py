"""Certain fixes as tracked changes: accepted, the text is right; rejected, it is the source's."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx_files import abstract, docx_bytes, lvl, num, p, r, tbl, use
from hypothesis import given, settings
from hypothesis import strategies as st
from test_commented import BOLD, BY, FIELD, MARK, NOTE, PARAGRAPH, TEXT_BOX, converted, finding
from word_reading import accepted, content_types, files, rejected, root

from vbhc.check import check
from vbhc.export.corrected import Corrected, corrected
from vbhc.export.fixes import told
from vbhc.export.word_edits import APART, GENERATED, HELD, LOCKED, MOVED, OLD_FONT, SAME, narrowed
from vbhc.intake.docx import read_docx
from vbhc.intake.docx_package import w
from vbhc.model import Finding, Fix, PlaceInSource, Span
from vbhc.pipeline import parse_bytes

SAMPLE = Path(__file__).parents[2] / "samples" / "cong-van-co-loi.docx"
WHEN = datetime(2026, 3, 5, 14, 30)
CODE, RIGHT = "139/KH-HU", "139-KH/HU"


def fixed(data: bytes, *fixes: tuple[str, str]) -> Corrected:
    """The copy with these words fixed; rejected, its text is the source's."""
    text = read_docx(data, "a").text
    made = corrected(data, "a", [finding(text, words, fix=Fix(right, True)) for words, right in fixes], WHEN)
    assert read_docx(rejected(made.data), "a").text == text
    return made


def text_of(data: bytes) -> str:
    """The text after all changes are accepted; that is also what is read before, as insertions count."""
    text = read_docx(accepted(data), "a").text
    assert read_docx(data, "a").text == text
    return text


PLACES = [
    # why, body, the text when the fix is accepted
    ("one run", p(r("số 139/KH-HU của")), "số 139-KH/HU của"),
    ("three runs", p(r("số 13", BOLD) + r("9/KH") + r("-HU")), "số 139-KH/HU"),
    ("a hard hyphen", p(r("số 139/KH") + "<w:r><w:noBreakHyphen/></w:r>" + r("HU của")), "số 139-KH/HU của"),
    ("beside a tab", p("<w:r><w:t>số</w:t><w:tab/><w:t>139/KH-HU</w:t><w:br/><w:t>a</w:t></w:r>"), "số\t139-KH/HU\na"),
    ("a link", p('<w:hyperlink w:anchor="a">' + r("số 139/KH-HU của") + "</w:hyperlink>"), "số 139-KH/HU của"),
    ("inserted by another", p(f"<w:ins {BY}>" + r("số 139/KH-HU của") + "</w:ins>"), "số 139-KH/HU của"),
    ("partly inserted", p(r("số 139") + f"<w:ins {BY}>" + r("/KH-HU của") + "</w:ins>"), "số 139-KH/HU của"),
    ("deleted inside", p(r("13") + f"<w:del {BY}><w:r><w:delText>8</w:delText></w:r></w:del>" + r("9/KH-HU")), RIGHT),
    ("the result of a field", p(FIELD.format("begin") + "<w:r><w:instrText>A</w:instrText></w:r>"
                                + FIELD.format("separate") + r("139/KH-HU") + FIELD.format("end")), RIGHT),
    ("a control", p("<w:sdt><w:sdtContent>" + r("số 139/KH-HU.") + "</w:sdtContent></w:sdt>"), "số 139-KH/HU."),
    ("a cell", tbl([p("ô"), p("số 139/KH-HU")]), "ô\nsố 139-KH/HU"),
    ("a box", p("a") + p(r("Hình") + TEXT_BOX.format(p("số 139/KH-HU"))), "a\nHình\nsố 139-KH/HU"),
]  # fmt: skip


@pytest.mark.parametrize("why, body, right", PLACES, ids=[row[0] for row in PLACES])
def test_where_a_fix_is_made(why: str, body: str, right: str) -> None:
    made = fixed(docx_bytes(body), (CODE, RIGHT))
    assert [one.text for one in made.applied] == [CODE] and not made.left
    assert text_of(made.data) == right
    tree = root(made.data)
    ours = [each for each in tree.iter(w("ins"), w("del")) if each.get(w("author")) == "vbhc"]
    assert {each.get(w("date")) for each in ours} == {"2026-03-05T14:30:00Z"}
    ids = [each.get(w("id")) for each in tree.iter(w("ins"), w("del"))]
    assert len(set(ids)) == len(ids)
    assert not [each for each in tree.iter(w("ins")) if any(up.tag == w("ins") for up in each.iterancestors())]


LOCK = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + r("139/KH-HU") + "</w:sdtContent></w:sdt>"
REFUSED = [
    # why it is left, body, fix, the reason given
    ("an automatic number", p("Mục", num(1)), ("1.", "I."), GENERATED),
    ("over two paragraphs", p("số 139") + p("/KH-HU"), ("139\n/KH-HU", RIGHT), APART),
    ("a note between", p(r("139/KH") + MARK + r("-HU")), (CODE, RIGHT), HELD),
    ("a field ends between", p(FIELD.format("begin") + FIELD.format("separate") + r("139/KH") + FIELD.format("end")
                               + r("-HU")), (CODE, RIGHT), HELD),
    ("hidden text between", p(r("139/KH") + r("mật", "<w:vanish/>") + r("-HU")), (CODE, RIGHT), HELD),
    ("a field that Word fills", p('<w:fldSimple w:instr="A">' + r("139/KH-HU") + "</w:fldSimple>"),
     (CODE, RIGHT), HELD),
    ("moved", p(f"<w:moveTo {BY}>" + r("139/KH-HU") + "</w:moveTo>"), (CODE, RIGHT), MOVED),
    ("a link in an insertion", p(f'<w:ins {BY}><w:hyperlink w:anchor="a">' + r("139/KH-HU") + "</w:hyperlink></w:ins>"),
     (CODE, RIGHT), HELD),
    ("locked", p(LOCK.format('<w:lock w:val="contentLocked"/>')), (CODE, RIGHT), LOCKED),
    ("bound to data", p(LOCK.format('<w:dataBinding w:xpath="/a"/>')), (CODE, RIGHT), LOCKED),
    ("nothing to change", p("số 139/KH-HU"), (CODE, CODE), SAME),
    ("letters that the font lacks", p(r("KÕ ho¹ch sè 1", '<w:rFonts w:ascii=".VnTime"/>')), ("số 1", "số một"),
     OLD_FONT),
]  # fmt: skip


@pytest.mark.parametrize("why, body, fix, reason", REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_left_to_a_person(why: str, body: str, fix: tuple[str, str], reason: str) -> None:
    notes = {"footnotes": NOTE.format(p("chú"))} if MARK in body else {}
    numbering = {"numbering": abstract(0, lvl(0, "%1.")) + use(1, 0)}
    data = docx_bytes(body, **notes, **numbering)
    made = fixed(data, fix)
    assert [left.why for left in made.left] == [reason]
    assert made.data == data and not made.applied


def test_a_paragraph_that_joins_the_next() -> None:
    """The mark of the first paragraph is deleted: its words and the next one's are a line, but stand apart."""
    body = p(r("139"), f"<w:rPr><w:del {BY}/></w:rPr>") + p("/KH-HU")
    assert [left.why for left in fixed(docx_bytes(body), (CODE, RIGHT)).left] == [APART]


def test_old_letters_take_a_fix_without_marks() -> None:
    data = docx_bytes(p(r("KÕ ho¹ch sè 139/KH-HU", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')))
    assert text_of(fixed(data, (CODE, RIGHT)).data) == "Kế hoạch số 139-KH/HU"


def test_a_note() -> None:
    notes = NOTE.format(p("<w:r><w:footnoteRef/></w:r>" + r(" Theo 139/KH-HU.")))
    made = fixed(docx_bytes(p(r("chữ") + MARK), footnotes=notes), (CODE, RIGHT))
    assert text_of(made.data) == "chữ\n1 Theo 139-KH/HU."


def test_only_one_of_two_fixes_at_one_place() -> None:
    made = fixed(docx_bytes(p("số 139/KH-HU của")), (CODE, RIGHT), ("số 139/KH-HU", "số: 139-KH/HU"), (CODE, RIGHT))
    assert text_of(made.data) == "số: 139-KH/HU của"
    assert [left.finding.text for left in made.left] == [CODE, CODE]
    same = fixed(docx_bytes(p("số 139/KH-HU của")), (CODE, RIGHT), (CODE, RIGHT))
    assert len(same.applied) == 2 and text_of(same.data) == "số 139-KH/HU của"


def test_looks_stay() -> None:
    """New words look as those they replace; what stands beside keeps its own look."""
    body = p(r("số ") + r("139", BOLD) + r("/KH-HU", "<w:i/>") + r(" của"))
    made = root(fixed(docx_bytes(body), (CODE, RIGHT)).data)
    looks = [
        ("".join(t.text for t in run.iter(w("t"), w("delText"))), [look.tag for look in run.iterfind(f"{w('rPr')}/*")])
        for run in made.iter(w("r"))
    ]
    bold, italic = [w("b")], [w("i")]
    assert looks == [("số ", []), ("139", bold), ("/KH-HU", italic), (RIGHT, bold), (" của", [])]


NARROWED = [
    # words, what is right, what is changed and into what
    ("139/KH-HU", "139-KH/HU", [("139/KH-HU", "139-KH/HU")]),
    ("- Lưu: VT, NC", "- Lưu: VT, NC.", [("", ".")]),
    ("Độc lập – Tự do – Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", [("–", "-"), ("–", "-")]),
    ("ngày 3 tháng 6", "ngày 03 tháng 6", [("3", "03")]),
    ("ngày 3 tháng 6", "ngày 03 tháng 06", [("3", "03"), ("6", "06")]),
    ("theo qui định", "theo quy định", [("qui", "quy")]),
    ("kế hoach, chuong trình", "kế hoạch, chương trình", [("hoach, chuong", "hoạch, chương")]),
    ("12 / KH-UBND", "12/KH-UBND", [("12 / KH-UBND", "12/KH-UBND")]),
    ("số  12", "số 12", [(" ", "")]),
    ("điều 5", "khoản 2 điều 5", [("", "khoản 2 ")]),
    ("aa", "aaa", [("aa", "aaa")]),
    ("chữ", "", [("chữ", "")]),
    ("", "chữ", [("", "chữ")]),
    ("chữ", "chữ", []),
]


@pytest.mark.parametrize("old, right, changes", NARROWED)
def test_a_fix_changes_only_the_words_that_differ(old: str, right: str, changes: list[tuple[str, str]]) -> None:
    text = f"A {old} B"
    found = narrowed(text, (2, 2 + len(old)), right)
    assert [(text[start:end], new) for (start, end), new in found] == changes
    assert replaced(text, found) == f"A {right} B"


def replaced(text: str, changes: list[tuple[Span, str]]) -> str:
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    """One of its two words cannot be changed: the other stays as well."""
    data = docx_bytes(p(r("qui chế và ") + f"<w:moveTo {BY}>" + r("qui") + "</w:moveTo>" + r(" định")))
    made = fixed(data, ("qui chế và qui định", "quy chế và quy định"))
    assert made.data == data and [left.why for left in made.left] == [MOVED]


def test_the_sample() -> None:
    """The findings are gone where they were fixed, and no other certain one has come."""
    data = SAMPLE.read_bytes()
    found = check(parse_bytes(data, "a.docx"))
    made = corrected(data, "a.docx", found, WHEN)
    assert [(one.code, one.fix.text) for one in made.applied if one.fix] == [
        ("VB102", "139-KH/HU"),
        ("VB505", "ngày 03 tháng 6 năm 2024"),
        ("VB102", "139-KH/HU"),
    ]
    assert read_docx(rejected(made.data), "a").text == read_docx(data, "a").text
    after = check(parse_bytes(accepted(made.data), "a.docx"))
    assert not [one for one in after if one.fix and one.fix.certain]
    assert {one.code for one in after} <= {one.code for one in found}
    docx.Document(io.BytesIO(made.data))
    before, new = files(data), files(made.data)
    assert {name for name in new if before.get(name) != new[name]} == {"word/document.xml"}


def test_what_is_told() -> None:
    one = finding("số 139/KH-HU", CODE, fix=Fix(RIGHT, True))
    made = corrected(
        docx_bytes(p("số 139/KH-HU")), "a", [one, finding("số 139/KH-HU", "số", fix=Fix("số", True))], WHEN
    )
    said = told(made, "b.docx", "a.docx", 5)
    assert "Đã sửa 1 chỗ trong b.docx" in said and "VB102 “139/KH-HU” → “139-KH/HU”" in said
    assert "Chưa sửa 1 chỗ" in said and SAME in said and "Còn 3 phát hiện" in said
    nothing = told(corrected(docx_bytes(p("số")), "a", [], WHEN), "b.docx", "a.docx", 0)
    assert nothing == "Không có lỗi nào có cách sửa chắc chắn; b.docx là bản chép nguyên của a.docx.\n"


RIGHTS = st.text(st.sampled_from("xY/-9 .ệ"), max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3), st.data())
def test_any_fixes_in_any_runs(body: list[str], data: st.DataObject) -> None:
    """Rejected, the text is the source's; accepted, each applied fix stands in it and all else is as it was."""
    source = docx_bytes(p("đầu") + "".join(body))
    text = read_docx(source, "a").text
    places = st.integers(1, len(text))  # something stays
    spans = data.draw(st.lists(st.tuples(places, places).map(lambda ends: (min(ends), max(ends))), max_size=3))
    found = [
        Finding("1", "a", "VB1", "n", "info", "m", s, text[s[0] : s[1]], PlaceInSource(), Fix(data.draw(RIGHTS), True))
        for s in spans
        if not any(unicodedata.combining(char) for at in s for char in text[at : at + 1])
    ]
    made = corrected(source, "a", found, WHEN)
    assert len(made.applied) + len(made.left) == len(found)
    assert read_docx(rejected(made.data), "a").text == text
    done = {change for one in made.applied if one.fix for change in narrowed(text, one.span, one.fix.text)}
    wanted = replaced(text, list(done))
    assert bare(read_docx(accepted(made.data), "a").text) == bare(wanted)


def bare(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split())).casefold()


def test_libreoffice_shows_the_changes(tool: Callable[[str], str], tmp_path: Path) -> None:
    body = p(r("số 139/KH-HU") + MARK) + p(f"<w:ins {BY}>" + r("số 16/KH-TU của") + "</w:ins>")
    notes = NOTE.format(p("<w:r><w:footnoteRef/></w:r>" + r(" Số 77/QĐ-TU.")))
    data = docx_bytes(body, raw={"[Content_Types].xml": content_types("footnotes")}, footnotes=notes)
    path = tmp_path / "a.docx"
    path.write_bytes(fixed(data, (CODE, RIGHT), ("77/QĐ-TU", "77-QĐ/TU"), ("16/KH-TU", "16-KH/TU")).data)
    content = converted(tool, path)
    assert content.count("<dc:creator>vbhc</dc:creator>") >= 6
    assert content.count("<text:deletion>") == 3
