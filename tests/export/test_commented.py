"""Comments in a copy of a Word file: at the very words, with nothing else changed."""

from __future__ import annotations

import io
import os
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx_files import abstract, docx_bytes, lvl, num, p, r, tbl, use
from hypothesis import given, settings
from hypothesis import strategies as st
from word_reading import KIND, commented_words, comments, content_types, files, root

from vbhc.check import check
from vbhc.export.commented import commented
from vbhc.intake.docx import read_docx
from vbhc.intake.docx_package import w
from vbhc.model import Finding, Fix, PlaceInSource, Related, VbhcError
from vbhc.pipeline import parse_bytes

SAMPLE = Path(__file__).parents[2] / "samples" / "cong-van-co-loi.docx"
WHEN = datetime(2026, 3, 5, 14, 30)
BOLD, CAPS = "<w:b/>", "<w:caps/>"
BY = 'w:id="7" w:author="Lan" w:date="2026-01-02T00:00:00Z"'
TEXT_BOX = '<w:r><w:pict><v:shape style="width:200pt;height:50pt"><v:textbox><w:txbxContent>{}</w:txbxContent>' \
    "</v:textbox></v:shape></w:pict></w:r>"  # fmt: skip
NOTE = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{}</w:footnote>'
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LIST = abstract(0, lvl(0, "%1.")) + use(1, 0)


def finding(text: str, words: str, **more: object) -> Finding:
    start = text.index(words)
    made = Finding("1", "a.docx", "VB102", "wrong-family", "error", "Sai ký hiệu.", (start, start + len(words)), words,
                   PlaceInSource())  # fmt: skip
    for name, value in more.items():
        setattr(made, name, value)
    return made


def marked(data: bytes, *words: str) -> bytes:
    """The copy with a comment at each of the words; its text must be the source's."""
    text = read_docx(data, "a.docx").text
    made = commented(data, "a.docx", [finding(text, each) for each in words], WHEN)
    assert read_docx(made, "a.docx").text == text
    return made


CODE = "139/KH-HU"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
HELD = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
BROKEN = '<w:r><w:t xml:space="preserve"> số </w:t><w:tab/><w:t>139/KH-HU</w:t><w:br/><w:t>của</w:t></w:r>'
CODES = "<w:r><w:instrText>REF x</w:instrText></w:r>"
PLACES = [
    # why                 words at which it stands, body
    ("one run", CODE, p(r("Kế hoạch số 139/KH-HU của"))),
    ("three runs", CODE, p(r("số 13", BOLD) + r("9/KH") + r("-HU"))),
    ("all of a run", CODE, p(r("139/KH-HU"))),
    ("a hard hyphen", CODE, p(r("số 139/KH") + "<w:r><w:noBreakHyphen/></w:r>" + r("HU của"))),
    ("tab and break", CODE, p(BROKEN)),
    ("blanks that Word drops", CODE, p("<w:r><w:t>\n  139/KH-HU\n </w:t></w:r>")),
    ("a link", CODE, p('<w:hyperlink w:anchor="a">' + r("số 139/KH-HU của") + "</w:hyperlink>")),
    ("inserted", CODE, p(f"<w:ins {BY}>" + r("số 139/KH-HU của") + "</w:ins>")),
    ("deleted inside", CODE, p(r("số 13") + f"<w:del {BY}><w:r><w:delText>8</w:delText></w:r></w:del>" + r("9/KH-HU"))),
    (
        "a field",
        CODE,
        p(FIELD.format("begin") + CODES + FIELD.format("separate") + r("139/KH-HU") + FIELD.format("end")),
    ),
    ("a control", CODE, HELD.format(p("số 139/KH-HU"))),
    ("a control in a line", CODE, p(HELD.format(r("số 139/KH-HU.")))),
    ("a cell", CODE, tbl([p("ô"), p("số 139/KH-HU")])),
    ("a note", "", p("chữ") + p(r("Ghi chú.") + MARK)),
    ("a box", "số139/KH-HU", p(r("Hình: ") + TEXT_BOX.format(p("số 139/KH-HU")) + r(" hết"))),
]


@pytest.mark.parametrize("why, words, body", PLACES, ids=[row[0] for row in PLACES])
def test_where_a_comment_stands(why: str, words: str, body: str) -> None:
    """At the words themselves; words of a note at its mark, words of a box at the drawing, and the comment says so."""
    notes = {"footnotes": NOTE.format(p("<w:r><w:footnoteRef/></w:r>" + r(" Theo 139/KH-HU.")))} if not words else {}
    made = marked(docx_bytes(body, **notes), CODE)
    assert commented_words(made) == {"0": words}
    assert ("Chỗ có lỗi: “139/KH-HU”" in comments(made)["0"]) is (words != CODE)


def test_letters_that_are_composed_capital_or_numbered() -> None:
    body = p(r(unicodedata.normalize("NFD", "Ban Thương v")) + r("u") + r("\u0323")) + p(r("quy ché", CAPS), num(1))
    made = marked(docx_bytes(body, numbering=LIST), "Thương vụ", "CHÉ", "1.")
    assert commented_words(made) == {"0": "Thươngvụ", "1": "ché", "2": "quyché"}
    assert "Chỗ có lỗi: “1.”" in comments(made)["2"]


def test_old_letters() -> None:
    """The words of a document in TCVN3 are found among its letters."""
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    made = marked(docx_bytes(p(r("KÕ ho¹ch sè 139/KH-HU cña HuyÖn ñy", font))), "139/KH-HU", "Huyện ủy")
    assert commented_words(made) == {"0": "139/KH-HU", "1": "HuyÖnñy"}


def test_a_note_with_a_mark_of_its_own() -> None:
    """The mark stays with its reference in one run."""
    mark = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    data = docx_bytes(p(r("chữ") + mark + r(" sau")), footnotes=NOTE.format(p(r("* Theo 139/KH-HU."))))
    assert commented_words(marked(data, CODE)) == {"0": "*"}


def test_over_two_paragraphs_and_over_two_cells() -> None:
    data = docx_bytes(p("một hai") + p("ba bốn") + tbl([p("năm sáu"), p("bảy")]))
    made = marked(data, "hai\nba", "sáu\nbảy")
    assert commented_words(made) == {"0": "haiba", "1": "sáu"}
    assert "Chỗ có lỗi" in comments(made)["1"]


def test_a_finding_without_a_place_and_words_that_are_no_text() -> None:
    data = docx_bytes(p(r("Mở đầu", BOLD)) + p("", num(1)), numbering=LIST)
    text = read_docx(data, "a").text
    made = commented(data, "a", [finding(text, ""), finding(text, "1.")], WHEN)
    assert commented_words(made) == {"0": "Mởđầu", "1": ""}


def test_what_a_comment_says() -> None:
    data = docx_bytes(p("số 139/KH-HU"))
    text = read_docx(data, "a").text
    related = [Related("b.docx", None, "139-KH/HU")]
    sure = finding(text, CODE, fix=Fix("139-KH/HU", True), basis="NĐ 30/2020/NĐ-CP,\n Phụ lục I", related=related)
    made = commented(data, "a", [sure, finding(text, CODE, fix=Fix("139-KH/HU"), severity="info")], WHEN)
    said = comments(made)
    assert said["0"].split("\n") == [
        "VB102 wrong-family (lỗi): Sai ký hiệu.",
        "Sửa thành: 139-KH/HU",
        "Liên quan: b.docx 139-KH/HU",
        "Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I",
    ]
    assert said["1"].split("\n")[0] == "VB102 wrong-family (lưu ý): Sai ký hiệu."
    assert "Có lẽ là: 139-KH/HU" in said["1"]
    first = root(made, "word/comments.xml")[0]
    assert (first.get(w("author")), first.get(w("date"))) == ("vbhc", "2026-03-05T14:30:00Z")


def test_comments_of_the_source_stay() -> None:
    old = (
        f'<w:comments xmlns:w="{w("")[1:-1]}"><w:comment w:id="4" w:author="Lan"><w:p>{r("Xem lại")}</w:p></w:comment>'
    )
    body = p('<w:commentRangeStart w:id="4"/>' + r("số ") + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference '
             'w:id="4"/></w:r>' + r("139/KH-HU"))  # fmt: skip
    data = docx_bytes(body, raw={
        "[Content_Types].xml": content_types("comments"),
        "word/comments.xml": f"{old}</w:comments>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/comments" Target="comments.xml"/></Relationships>',
    })  # fmt: skip
    made = marked(data, CODE)
    assert commented_words(made) == {"4": "số", "5": CODE}
    assert comments(made)["4"] == "Xem lại"
    assert len(files(made)) == len(files(data))


def test_only_what_has_to_change_is_changed() -> None:
    """The parts that are not touched are the source's byte for byte; the comments are declared and related."""
    data = SAMPLE.read_bytes()
    made = commented(data, "a.docx", check(parse_bytes(data, "a.docx")), WHEN)
    before, after = files(data), files(made)
    touched = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in before if before[name] != after[name]} == touched
    assert set(after) - set(before) == {"word/comments.xml"}
    assert KIND.format("comments") in after["[Content_Types].xml"].decode()
    assert data == SAMPLE.read_bytes()


def test_the_strict_form_stays_strict() -> None:
    strict = {b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/"
              b"wordprocessingml/main", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
              b"http://purl.oclc.org/ooxml/officeDocument/relationships"}  # fmt: skip
    parts = files(docx_bytes(p("số 139/KH-HU")))
    for ours, theirs in strict.items():
        parts = {name: content.replace(ours, theirs) for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    made = marked(out.getvalue(), CODE)
    assert not any(ours in content for content in files(made).values() for ours in strict)


def test_a_signed_file_is_refused() -> None:
    data = docx_bytes(p("số 139/KH-HU"), raw={"_xmlsignatures/sig1.xml": "<Signature/>"})
    with pytest.raises(VbhcError) as error:
        marked(data, CODE)
    assert error.value.code == "signed"


@pytest.mark.parametrize("path", sorted(SAMPLE.parent.glob("*.docx")), ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    """All findings are in the copy, each at its words; python-docx opens it and sees them."""
    data = path.read_bytes()
    document = parse_bytes(data, path.name)
    found = check(document)
    made = commented(data, path.name, found, WHEN)
    assert read_docx(made, path.name).text == document.text
    opened = docx.Document(io.BytesIO(made))
    assert [one.text.split(" ")[0] for one in opened.comments] == [one.code for one in found]
    if document.source.encoding == "unicode" and found:
        assert list(commented_words(made).values()) == ["".join(one.text.split()) for one in found]


LETTERS = st.text(st.sampled_from("aB/-1ưậ “.\t\nâ\u0301\u00a0\u200b"), max_size=6)
LOOKS = st.sampled_from(["", BOLD, CAPS])


def piece(text: str) -> str:
    """The children of a run that hold a text."""
    tokens = re.split(r"([\t\n])", text)
    return "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(each) or f'<w:t xml:space="preserve">{each}</w:t>' for each in tokens
    )


WRAPS = st.sampled_from([
    "{}", "{}", "{}", f"<w:ins {BY}>{{}}</w:ins>", '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:bookmarkStart w:id='1' w:name='a'/>{}",
    f"{{}}<w:del {BY}><w:r><w:delText>xóa</w:delText></w:r></w:del>", "{}<w:proofErr w:type='spellStart'/>",
])  # fmt: skip
RUN = st.tuples(LETTERS, LOOKS, WRAPS).map(lambda t: t[2].format(f"<w:r><w:rPr>{t[1]}</w:rPr>{piece(t[0])}</w:r>"))
PARAGRAPH = st.lists(RUN, max_size=5).map(lambda runs: p("".join(runs) or "<w:r/>"))


def bare(text: str) -> str:
    """A text without its blanks, composed anew, in small letters."""
    return unicodedata.normalize("NFC", "".join(text.split())).casefold()


@settings(max_examples=80, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3), st.data())
def test_any_words_in_any_runs(body: list[str], data: st.DataObject) -> None:
    """The text stays, and each comment stands at exactly the words of its finding."""
    source = docx_bytes(p("đầu") + "".join(body))
    text = read_docx(source, "a").text
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(lambda ends: (min(ends), max(ends))), max_size=4))
    found = [Finding("1", "a", "VB1", "n", "info", "m", s, text[s[0] : s[1]], PlaceInSource()) for s in spans]
    made = commented(source, "a", found, WHEN)
    assert read_docx(made, "a").text == text
    if not found:
        assert made == source
        return
    words = commented_words(made)
    for n, one in enumerate(found):
        cut = any(unicodedata.combining(char) for at in one.span for char in text[at : at + 1])
        if one.text.strip() and not cut:  # a letter and the marks on it are one
            assert bare(words[str(n)]) == bare(one.text)


def test_libreoffice_shows_the_comments(tool: Callable[[str], str], tmp_path: Path) -> None:
    """LibreOffice opens a copy with comments at words in the text, in notes, boxes, links and insertions."""
    body = p(r("số 139/KH-HU") + MARK) + p(r("Khung ") + TEXT_BOX.format(p("số 19/NQ-TW"))) + p("hết")
    body += p(
        '<w:hyperlink w:anchor="x">' + r("số 15/KH-TU") + f"</w:hyperlink><w:ins {BY}>" + r("16/KH-TU") + "</w:ins>"
    )
    notes = NOTE.format(p("<w:r><w:footnoteRef/></w:r>" + r(" Số 77/QĐ-TU.")))
    data = docx_bytes(body, raw={"[Content_Types].xml": content_types("footnotes")}, footnotes=notes)
    path = tmp_path / "a.docx"
    path.write_bytes(marked(data, CODE, "77/QĐ-TU", "19/NQ-TW", "15/KH-TU", "16/KH-TU"))
    assert converted(tool, path).count("<office:annotation ") == 5


def converted(tool: Callable[[str], str], path: Path) -> str:
    """The content of the file as LibreOffice understands it."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [tool("soffice"), profile, "--headless", "--convert-to", "odt", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ | {"LC_ALL": "C.UTF-8"})
    with zipfile.ZipFile(path.with_suffix(".odt")) as made:
        return made.read("content.xml").decode()
