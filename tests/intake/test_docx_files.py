"""Word files that are broken, hostile, or of an unusual make."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from docx_files import MAIN, NAMESPACES, docx_bytes, hold, p, r, relations, tbl, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from vbhc.intake.docx import read_docx
from vbhc.intake.docx_package import without_unread_styles
from vbhc.model import VbhcError

SOUND = docx_bytes(p("Kế hoạch số 5/KH-UBND"))


def part(content: str) -> bytes:
    return docx_bytes("", raw={"word/document.xml": content})


def nested(times: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * times + p("x") + f"</w:tc></w:tr></w:tbl>{p()}" * times


def secret(path: Path) -> str:
    return f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{path.as_uri()}">]>'


LAUGHS = '<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BAD = [
    (SOUND[: len(SOUND) // 2], "damaged", "truncated"),
    (SOUND.replace(b"PK\x01\x02", b"PK\x01\x09"), "damaged", "broken directory"),
    (b"PK\x03\x04", "damaged", "four bytes"),
    (b"khong phai zip", "damaged", "no zip at all"),
    (zipped({"a.txt": "x"}), "not-word", "some zip"),
    (zipped({"_rels/.rels": relations([("r", "officeDocument", "word/x.xml")])}), "not-word", "document missing"),
    (zipped({"word/document.xml": '<worksheet xmlns="x"/>'}), "not-word", "another kind of part"),
    (part(f"<w:document {NAMESPACES}><w:body>"), "damaged", "XML cut short"),
    (part(""), "damaged", "an empty part"),
    (part(f"<w:document {NAMESPACES}/>"), "empty", "no body"),
    (docx_bytes(p()), "empty", "no text"),
    (docx_bytes(nested(300)), "too-deep", "tables in tables"),
    (docx_bytes(p("<w:smartTag>" * 300 + r("x") + "</w:smartTag>" * 300)), "too-deep", "tags in tags"),
    (part(f"{LAUGHS}<w:document {NAMESPACES}><w:body>{p('&b;')}</w:body></w:document>"), "unsafe", "entities"),
    (part(f"{LAUGHS}<w:document {NAMESPACES} w:x='&b;'/>"), "unsafe", "entities in an attribute"),
    (part(f"{LAUGHS}<w:document {NAMESPACES}/>".encode("utf-16")), "unsafe", "entities in UTF-16"),
    (docx_bytes(p("x"), raw={"word/document.xml": b" " * 50_000_000}), "too-large", "a zip bomb"),
]  # fmt: skip


@pytest.mark.parametrize("data, code, why", BAD, ids=[row[2] for row in BAD])
def test_bad_file(data: bytes, code: str, why: str) -> None:
    with pytest.raises(VbhcError) as caught:
        read_docx(data, "hỏng.docx")
    assert caught.value.code == code, why
    assert caught.value.message.startswith("hỏng.docx: ") and "\n" not in caught.value.message


TABLE = '<w:style w:type="table" w:styleId="T"><w:pPr/></w:style>'
PARAGRAPH = '<w:style w:styleId="P" w:type="paragraph"><w:pPr/></w:style>'
LATENT = '<w:latentStyles w:count="376"><w:lsdException w:name="Normal"/></w:latentStyles>'
STYLES = [
    # styles.xml                                                        what is parsed              why
    (f"<s>{TABLE}{PARAGRAPH}{TABLE}</s>", f"<s>{PARAGRAPH}</s>", "those of tables are left out"),
    (f"<s>{LATENT}{TABLE}{PARAGRAPH}</s>", f"<s>{PARAGRAPH}</s>", "so is what is said of styles that are not there"),
    (f"<s>{LATENT[:-3]}{PARAGRAPH}</s>", f"<s>{LATENT[:-3]}{PARAGRAPH}</s>", "cut short within it"),
    (f"<s>{PARAGRAPH}</s>", f"<s>{PARAGRAPH}</s>", "none"),
    ("<s/>", "<s/>", "no styles at all"),
    (f'<s><w:style w:type="table"/>{PARAGRAPH}</s>', f'<s><w:style w:type="table"/>{PARAGRAPH}</s>', "an empty one"),
    (f"<s>{TABLE}<w:style w:type='x'/>{TABLE}", "<s><w:style w:type='x'/>", "an empty one between two"),
    (f"<s>{PARAGRAPH}{TABLE[:-9]}", f"<s>{PARAGRAPH}{TABLE[:-9]}", "cut short"),
]


@pytest.mark.parametrize("data, left, why", STYLES, ids=[row[2] for row in STYLES])
def test_unread_styles_are_not_parsed(data: str, left: str, why: str) -> None:
    assert without_unread_styles(data.encode()) == left.encode(), why


def test_a_style_in_a_comment() -> None:
    """Leaving out what only looks like a style would break the XML: it is then parsed whole."""
    styles = '<!-- <w:style w:type="table"> --><w:style w:styleId="P"><w:rPr><w:caps/></w:rPr></w:style>'
    body = p("kế hoạch", properties='<w:pStyle w:val="P"/>')
    data = docx_bytes(body, styles=styles)
    assert read_docx(data, "x.docx").text == "KẾ HOẠCH"


def test_external_entity_reads_no_file(tmp_path: Path) -> None:
    target = tmp_path / "bi-mat.txt"
    target.write_text("BÍ MẬT", encoding="utf-8")
    for content in (f"<w:body>{p('&x;')}</w:body>", "<w:body/>"):
        with pytest.raises(VbhcError) as caught:
            read_docx(part(f"{secret(target)}<w:document {NAMESPACES}>{content}</w:document>"), "x.docx")
        assert caught.value.code == "unsafe" and "BÍ MẬT" not in caught.value.message


def test_deep_but_sound() -> None:
    assert read_docx(docx_bytes(nested(60)), "x").text == "x"


STRICT = NAMESPACES.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
MADE = [
    (zipped({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('a')}</w:body></w:document>"}), "no relations"),
    (zipped({"_rels/.rels": relations([("r", "officeDocument", "/word/document2.xml")]),
             "word/document2.xml": f"<w:document {NAMESPACES}><w:body>{p('a')}</w:body></w:document>"}),
     "a main part of another name"),
    (zipped({"Word\\Document.xml": f"<w:document {NAMESPACES}><w:body>{p('a')}</w:body></w:document>"}),
     "names with backslashes and capitals"),
    (part(f"<w:document {STRICT}><w:body>{p('a')}</w:body></w:document>"), "strict namespaces"),
    (part(f"<?xml version='1.0' encoding='UTF-16'?><w:document {NAMESPACES}><w:body>{p('a')}</w:body></w:document>"
          .encode("utf-16")), "UTF-16"),
    (docx_bytes(p("a") + "<!-- ghi chú --><?x y?>"), "comments and instructions of XML"),
    (docx_bytes(p("a"), raw={"word/vbaProject.bin": b"\xd0\xcf"}), "macros stay unread"),
    (docx_bytes(p("a"), raw={"word/_rels/document.xml.rels": relations([("s", "styles", "../../../etc/passwd")])}),
     "a target outside the package"),
]  # fmt: skip


@pytest.mark.parametrize("data, why", MADE, ids=[row[1] for row in MADE])
def test_unusual_make(data: bytes, why: str) -> None:
    assert read_docx(data, "x.docx").text == "a", why


def test_file_of_python_docx() -> None:
    import docx

    document = docx.Document()
    document.add_heading("KẾ HOẠCH", 1)
    document.add_paragraph("mục", style="List Number")
    document.add_paragraph("mục", style="List Number")
    document.add_paragraph("ý", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "ô"
    out = io.BytesIO()
    document.save(out)
    read = read_docx(out.getvalue(), "x.docx")
    assert read.text == "KẾ HOẠCH\n1. mục\n2. mục\n• ý\nô"
    assert [b.kind for b in read.blocks] == ["heading", "paragraph", "paragraph", "paragraph", "cell"]
    # The number of a block's paragraph finds it again in the file, for whoever writes a comment there.
    paragraphs = list(document.element.body.iter(f"{{{MAIN}}}p"))
    assert paragraphs[(read.blocks[4].paragraph or 0) - 1].text == "ô"


SCRAPS = st.recursive(
    st.sampled_from([r("x"), r("Điều 1. "), "<w:r><w:br/></w:r>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                     '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r/>", "<w:pPr/>", "<w:tc/>", "<w:tr/>",
                     p("y", "<w:rPr><w:del/></w:rPr>"), p("z", "<w:rPr><w:vanish/></w:rPr>"), "<w:sdt/>",
                     '<w:r><w:footnoteReference w:id="1"/></w:r>', "<mc:AlternateContent/>", "<m:oMath/>"]),
    lambda inner: st.builds(
        lambda name, content: f"<{name}>{''.join(content)}</{name}>",
        st.sampled_from(["w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:ins", "w:del", "w:sdt", "w:sdtContent", "w:drawing",
                         "w:txbxContent", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:hyperlink", "m:oMath"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(SCRAPS, max_size=5))
def test_any_structure(scraps: list[str]) -> None:
    footnotes = f'<w:footnote w:id="1">{p("ghi chú")}</w:footnote>'
    hold(read_docx(docx_bytes(p("đầu") + "".join(scraps), footnotes=footnotes), "x.docx"))


def test_any_damage() -> None:
    """Bytes changed at random, or cut off, give a document or one clear error."""
    chance = random.Random(5)
    sound = docx_bytes(p("Kế hoạch") * 20 + tbl([p("a"), p("b")]), styles="", numbering="")
    for _ in range(200):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.randint(len(data) // 2, len(data) * 2) :]
        try:
            hold(read_docx(bytes(data), "x.docx"))
        except VbhcError as error:
            assert error.message.startswith("x.docx: ")
