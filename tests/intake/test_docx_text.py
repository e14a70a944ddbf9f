"""What of a Word document is text, and in which order."""

from __future__ import annotations

import pytest
from docx_files import abstract, lvl, manuscript, num, p, r, tbl, text_of, use

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
CODE = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
GONE = '<w:rPr><w:del w:id="1"/></w:rPr>'
DELETED = '<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
RULE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
CHOICE = "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
FALLBACK = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"
BOX = RULE.format(CHOICE.format(p("DỰ THẢO")), FALLBACK.format(p("DỰ THẢO")))


RUNS = [
    # paragraph                                                            text                 why
    (r("Kế ") + r("hoạch"), "Kế hoạch", "runs join"),
    (f'<w:ins w:id="1">{r("mới")}</w:ins>{DELETED}', "mới", "insertions stay, deletions go"),
    (f'<w:ins w:id="1">{r("a")}{DELETED}{r("b")}</w:ins>', "ab", "a deletion inside an insertion"),
    (f"<w:moveFrom>{r('x')}</w:moveFrom><w:moveTo>{r('y')}</w:moveTo>", "y", "moved text stands where it went"),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('ô')}</w:sdtContent></w:sdt>", "ô", "content control"),
    (f"<w:hyperlink>{r('vbpl.vn')}</w:hyperlink><w:smartTag>{r('!')}</w:smartTag>", "vbpl.vn!", "link, smart tag"),
    (f'<w:fldSimple w:instr="DATE">{r("5/3")}</w:fldSimple>', "5/3", "simple field"),
    (BEGIN + CODE + SEPARATE + r("7") + END, "7", "field: the result, not the code"),
    (BEGIN + CODE + BEGIN + CODE + SEPARATE + r("mã") + END + SEPARATE + r("7") + END + r("."), "7.",
     "a field inside another's code"),
    (BEGIN + CODE + END + r("sau"), "sau", "a field without a result"),
    (END + SEPARATE + r("x"), "x", "ends of no field"),
    ("<w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t></w:r>", "Số:\t12", "tab"),
    ("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Về việc</w:t></w:r>", "KẾ HOẠCH\nVề việc", "soft line break"),
    ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>', "a\nb\nc", "page break, return"),
    ("<w:r><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP vi</w:t><w:softHyphen/><w:t>ệc</w:t></w:r>", "NĐ-CP việc", "hyphens"),
    (r("ẩn", "<w:vanish/>") + r("hiện", '<w:vanish w:val="0"/>'), "hiện", "hidden text"),
    (r("Ủy ban nhân dân ", "<w:caps/>") + r("Tỉnh", '<w:caps w:val="false"/>'), "ỦY BAN NHÂN DÂN Tỉnh", "capitals"),
    (r("Điều", "<w:smallCaps/>"), "Điều", "small capitals stay as typed"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Lạ" '
     'w:char="F001"/><w:sym w:char="zz"/></w:r>' + r(" 5"), "✓≥ 5", "symbols, an unknown and a broken one"),
    (r("\uf0b7 a \uf0fc", '<w:rFonts w:ascii="Symbol"/>') + r("\uf0b7\uf0fc\uf02d\uf001") +
     r("\uf0fc", '<w:rFonts w:hAnsi="Wingdings"/>'), "• a •✓-✓", "codes of symbol fonts typed as text"),
    ("<w:r><w:t> x </w:t></w:r><w:r><w:t>y</w:t></w:r>", "xy", "blanks at ends that xml:space does not keep"),
    ('<w:r><w:t xml:space="preserve">a\n b</w:t></w:r>', "a  b", "a line end in XML is a blank"),
    (f"<w:r><m:t>lạc</m:t></w:r>{r('S = ')}<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath>",
     "S = a+b", "equation"),
    ('<w:commentRangeStart w:id="0"/>' + r("x") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/>'
     "<w:annotationRef/></w:r>", "x", "comments"),
    ("<w:r><w:ruby><w:rt><w:r><w:t>trên</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>gốc</w:t></w:r></w:rubyBase></w:ruby>"
     "</w:r>", "gốc", "ruby: the base"),
    ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
     "</w:ffData></w:fldChar></w:r>" + CODE + END + r(" Có"), "☑ Có", "form check box"),
]  # fmt: skip


@pytest.mark.parametrize("content, text, why", RUNS)
def test_runs(content: str, text: str, why: str) -> None:
    assert text_of(p(content)) == text, why


STORIES = [
    # body                                                                  texts of blocks            why
    (p("a") + p() + p("b"), ["a", "b"], "an empty paragraph is no block"),
    (tbl([p("ỦY BAN") + p("Số: 5"), p("CỘNG HÒA") + p("Độc lập")]), ["ỦY BAN", "Số: 5", "CỘNG HÒA", "Độc lập"],
     "letterhead: the left cell whole, then the right"),
    (p("ỦY BAN\tCỘNG HÒA"), ["ỦY BAN\tCỘNG HÒA"], "letterhead by a tab"),
    (tbl([p("a") + tbl([p("b"), p("c")]) + p("d"), p("e")]), ["a", "b", "c", "d", "e"], "a table in a cell"),
    (tbl(["<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("a") + "</w:tc>", p("b")],
         ["<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("lặp") + "</w:tc>", p("c")]), ["a", "b", "c"], "merged cells once"),
    ("<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + p("x") + "</w:tc></w:tr><w:tr><w:trPr><w:ins w:id='2'/>"
     "</w:trPr><w:tc>" + p("y") + "</w:tc></w:tr></w:tbl>", ["y"], "deleted row, inserted row"),
    ("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + p("x") + "</w:tc></w:tr></w:tbl>" + p("y"), ["y"],
     "hidden row"),
    ("<w:sdt><w:sdtContent>" + p("a") + "<w:sdt><w:sdtContent>" + tbl([p("b")]) + "</w:sdtContent></w:sdt>"
     "</w:sdtContent></w:sdt>", ["a", "b"], "content controls around blocks"),
    ("<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>" + p("a") + "</w:tc></w:sdtContent></w:sdt></w:tr>"
     "</w:sdtContent></w:sdt></w:tbl>", ["a"], "content controls around a row and a cell"),
    (p(r("một "), GONE) + p("hai"), ["một hai"], "a deleted paragraph mark joins"),
    (p(DELETED, GONE) + p("b"), ["b"], "a paragraph deleted whole"),
    (p(r("a"), "<w:rPr><w:moveFrom w:id='1'/></w:rPr>") + tbl([p("b")]), ["a", "b"], "nothing joins a table"),
    (tbl([p("a", GONE), p("b", GONE)]), ["a", "b"], "nor another cell"),
    (p("Điều 1. ", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("Nội dung"), ["Điều 1. Nội dung"],
     "style separator"),
    (p(r("x", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>") + p("y"), ["y"], "a hidden paragraph"),
    (p("đầu") + p(r("trước ") + BOX + r("sau")) + p("tiếp"), ["đầu", "trước sau", "DỰ THẢO", "tiếp"],
     "a text box once, after its paragraph"),
    (p() + p(r("Kính gửi:") + BOX) + p("tiếp"), ["DỰ THẢO", "Kính gửi:", "tiếp"],
     "before the first words of all: frames of a letterhead"),
    (tbl([p(r("ỦY BAN") + BOX) + p("TỈNH A"), p("b")]), ["ỦY BAN", "TỈNH A", "DỰ THẢO", "b"],
     "a text box of a cell: after the cell"),
    (p(f"<w:r>{FALLBACK.format(p('a') + tbl([p('b')]))}</w:r>"), ["a", "b"], "a text box of an old file"),
    (p(f"<w:r>{CHOICE.format(p(BOX) + p('ngoài'))}</w:r>"), ["DỰ THẢO", "ngoài"], "a text box inside another"),
    (p(BEGIN + CODE) + p(SEPARATE + r("a")) + p(r("b") + END) + p("c"), ["a", "b", "c"], "a field over paragraphs"),
    (p(BEGIN + CODE) + p("b"), ["b"], "a field that never ends hides nothing"),
    ("<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>" + p("y"), ["x=1", "y"],
     "equation alone"),
    ("<mc:AlternateContent><mc:Choice Requires='x'>" + p("a") + "</mc:Choice><mc:Fallback>" + p("b") + "</mc:Fallback>"
     "</mc:AlternateContent>", ["a"], "one of two alternatives"),
    ("<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>" + p("b") + "</mc:Fallback></mc:AlternateContent>",
     ["b"], "an empty alternative"),
]  # fmt: skip


@pytest.mark.parametrize("body, texts, why", STORIES)
def test_stories(body: str, texts: list[str], why: str) -> None:
    read = manuscript(body)
    assert [read.text[b.start : b.end] for b in read.blocks] == texts, why


def test_places() -> None:
    shape = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc>"
    outline = "<w:outlineLvl w:val='0'/>"
    body = (
        p("a", outline) + tbl([shape.format(p("b") + p("c", outline)), p("d") + tbl([p("e")])], [p(), p("f")]) + p(BOX)
    )
    read = manuscript(body)
    places = [(read.text[b.start : b.end], b.kind, b.paragraph, b.cell) for b in read.blocks]
    assert places == [
        ("a", "heading", 1, None),
        ("b", "cell", 2, (1, 1, 1)),
        ("c", "cell", 3, (1, 1, 1)),
        ("d", "cell", 4, (1, 1, 3)),
        ("e", "cell", 5, (2, 1, 1)),
        ("f", "cell", 7, (1, 2, 2)),
        ("DỰ THẢO", "textbox", 9, None),
    ]


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="ChuHoa"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="GhiChu"><w:rPr><w:vanish/></w:rPr></w:style>'
)
LOOKS = [
    ("Hoa", "", "CHỮ", "capitals of the paragraph's style"),
    ("Hoa", '<w:caps w:val="0"/>', "Chữ", "switched off on the run"),
    ("Hoa", '<w:rStyle w:val="ChuHoa"/>', "Chữ", "both styles switch it: off again (17.7.3)"),
    ("Khac", '<w:rStyle w:val="ChuHoa"/>', "CHỮ", "capitals of the run's style"),
    ("Khac", '<w:rStyle w:val="An"/>', "", "hidden by the run's style"),
    ("GhiChu", "", "", "hidden by the paragraph's style"),
    ("GhiChu", '<w:vanish w:val="0"/>', "Chữ", "shown on the run"),
]


@pytest.mark.parametrize("style, looks, text, why", LOOKS)
def test_looks(style: str, looks: str, text: str, why: str) -> None:
    body = p(r("Chữ", looks), f'<w:pStyle w:val="{style}"/><w:rPr>{looks}</w:rPr>') + p("|")
    assert text_of(body, styles=STYLES) == (f"{text}\n|" if text else "|"), why


def mark(id: int, part: str = "footnote", own: str = "") -> str:
    follows = ' w:customMarkFollows="1"' if own else ""
    text = f"<w:t>{own}</w:t>" if own else ""
    return f'<w:r><w:{part}Reference w:id="{id}"{follows}/>{text}</w:r>'


def note(id: int, text: str, part: str = "footnote", ref: bool = True) -> str:
    first = p((f"<w:r><w:{part}Ref/></w:r>" if ref else "") + r(text))
    return f'<w:{part} w:id="{id}">{first}</w:{part}>'


def test_notes() -> None:
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    footnotes = separator + note(2, "Sửa đổi bởi Nghị định 5.") + note(3, " Hai.") + note(4, "* Ba.", ref=False)
    body = (
        p(r("Nghị định số 126/2024/NĐ-CP") + mark(3) + r(" và") + mark(2) + mark(1, "endnote") + mark(99))
        + tbl([p(r("x") + mark(4, own="*") + r("y"))])
        + p("sau")
    )
    read = manuscript(body, footnotes=footnotes, endnotes=note(1, "Cuối", "endnote"))
    blocks = [(b.kind, read.text[b.start : b.end], b.paragraph, b.generated) for b in read.blocks]
    assert blocks == [
        ("paragraph", "Nghị định số 126/2024/NĐ-CP và", 1, 0),
        ("footnote", "1 Hai.", 1, 2),
        ("footnote", "2 Sửa đổi bởi Nghị định 5.", 1, 2),
        ("footnote", "i Cuối", 1, 2),
        ("cell", "xy", 2, 0),
        ("footnote", "* Ba.", 2, 0),
        ("paragraph", "sau", 3, 0),
    ]


def test_note_formats_and_loops() -> None:
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    inner = f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>" + r(" x") + mark(1))}</w:footnote>'
    assert text_of(p(r("t") + mark(1)) + section, footnotes=inner) == "t\na x"


def test_running() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    header = p(BEGIN + CODE + SEPARATE + r("2") + END) + tbl([p("CÔNG BÁO/Số 231"), p("Ngày 5")])
    read = manuscript(p("x", section) + p("y") + section, header1=header, footer1=p())
    assert read.text == "x\ny"
    assert read.running == ["2", "CÔNG BÁO/Số 231", "Ngày 5"]


def test_joined_paragraphs_are_numbered_as_the_last() -> None:
    numbering = abstract(0, lvl(0, "%1.")) + use(1, 0)
    body = p("a", num(1)) + p("b ", num(1) + GONE) + p("c", num(1)) + p("d", num(1) + GONE) + tbl([p("e", num(1))])
    read = manuscript(body, numbering=numbering)
    assert read.text == "1. a\n2. b c\n3. d\n4. e"
    assert [b.paragraph for b in read.blocks] == [1, 2, 4, 5]


def test_place_of_joined_paragraphs() -> None:
    """A block stands where its text begins, not at the emptied paragraph before it."""
    hidden = p(r("x", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
    read = manuscript(p(DELETED, GONE) + hidden + p("b", GONE) + p("c"))
    assert [(b.paragraph, read.text) for b in read.blocks] == [(3, "bc")]


def test_number_in_the_middle_of_a_line() -> None:
    numbering = abstract(0, lvl(0, "%1.")) + use(1, 0)
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    read = manuscript(p("\tMục ", num(1) + separator) + p(" ý", num(1)), numbering=numbering)
    assert read.text == "1. Mục 2. ý"
    assert read.blocks[0].generated == 3


def test_embedded_parts_are_reported() -> None:
    read = manuscript(p("x") + '<w:altChunk r:id="rId9"/>')
    assert [w.code for w in read.warnings] == ["docx-embedded"]


def test_lists_of_other_stories() -> None:
    numbering = abstract(0, lvl(0, "%1.")) + use(1, 0)
    item = p("x", num(1))
    box = p(f"<w:r>{FALLBACK.format(item + item)}</w:r>")
    footnotes = f'<w:footnote w:id="1">{item}</w:footnote><w:footnote w:id="2">{item}</w:footnote>'
    read = manuscript(
        item + box + p(r("t") + mark(1) + mark(2) + mark(2)) + item, numbering=numbering, footnotes=footnotes
    )
    assert read.text == "1. x\n1. x\n2. x\nt\n1. x\n2. x\n2. x"


RAISED = "<w:vertAlign w:val='superscript'/>"
SUPERSCRIPTS = [
    ("126/2024/NĐ-CP", "1", "126/2024/NĐ-CP 1", "a note's mark typed by hand is not glued to a symbol"),
    ("Luật", "(2)", "Luật (2)", "in brackets"),
    ("Luật ", "[3]", "Luật [3]", "set apart already"),
    ("500 m", "2", "500 m²", "square metres"),
    ("10", "-6", "10⁻⁶", "a power of ten"),
    ("8", "h", "8h", "hours"),
    ("", "1", "1", "at the start of a note"),
]


@pytest.mark.parametrize("before, raised, text, why", SUPERSCRIPTS)
def test_superscript(before: str, raised: str, text: str, why: str) -> None:
    assert text_of(p(r(before) + r(raised, RAISED))) == text, why


def test_breaks_that_make_room() -> None:
    assert text_of(p("<w:r><w:t>THỦ TƯỚNG</w:t><w:br/><w:tab/><w:br/><w:br/><w:t>Nguyễn A</w:t></w:r>")) == (
        "THỦ TƯỚNG\nNguyễn A"
    )


# ── letters of the fonts before Unicode ──────────────────────────────────────────────────────────

VN, VNH, VNI = (f'<w:rFonts w:ascii="{font}"/>' for font in (".VnTime", ".VnTimeH", "VNI-Times"))
SOFT_HYPHEN = f"<w:r><w:rPr>{VN}</w:rPr><w:softHyphen/></w:r>"
FONTS = [
    # paragraphs                                       text                                 why
    ([r("Céng hßa x· héi", VN)], "Cộng hòa xã hội", "a TCVN3 font"),
    ([r("quyÕt ®Þnh", VNH)], "QUYẾT ĐỊNH", "a font that draws small letters as capitals"),
    ([r("ban nh", VNH)], "BAN NH", "ASCII in such a font"),
    ([r("QUYÕT §ÞNH", VN)], "QUYẾT ĐỊNH", "capitals that TCVN3 lacks, in a font without them"),
    ([r("Coäng hoøa xaõ hoäi", VNI)], "Cộng hòa xã hội", "a VNI font"),
    ([r("Co", VNI), r("äng", VNI)], "Cộng", "a letter and its mark in two runs"),
    ([r("Céng hßa ", VN), r("xã hội")], "Cộng hòa xã hội", "mixed with Unicode"),
    ([r("Cộng hòa xã hội", VN)], "Cộng hòa xã hội", "Unicode in a TCVN3 font"),
    ([r("và các bên", VN)], "và các bên", "Unicode of Latin-1 letters only, one of which TCVN3 lacks"),
    ([r("nh", VN), SOFT_HYPHEN, r("ng", VN)], "nhưng", "ư is where Latin-1 has the soft hyphen"),
    ([r("nh\u00adng", VN)], "nhưng", "the same as a character"),
    ([r("nh\uf0adng \uf0ae\uf0b7", VN)], "nhưng đã", "the font taken for a symbol font"),
    ([r("Ngh\u0111", VN)], "Nghđ", "đ of Unicode"),
    ([r("25 µm ± 1 °C, résumé")], "25 µm ± 1 °C, résumé", "signs in a font of Unicode"),
]  # fmt: skip


@pytest.mark.parametrize("runs, text, why", FONTS, ids=[row[2] for row in FONTS])
def test_letters_of_old_fonts(runs: list[str], text: str, why: str) -> None:
    assert text_of(p("".join(runs))) == text, why


def test_letters_of_old_fonts_by_content() -> None:
    """Where the fonts do not tell, the syllables do."""
    read = manuscript(p("Céng hßa x· héi chñ nghÜa ViÖt Nam") + p("§éc lËp - Tù do - H¹nh phóc"))
    assert (read.source.encoding, read.warnings) == ("tcvn3", [])
    assert read.text == "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc"
