"""HTML: what a person reads on the page, in reading order."""

from __future__ import annotations

import pytest

from vbhc.intake import read_bytes
from vbhc.model import VbhcError

LETTERHEAD = (
    "<table><tr><td><p>ỦY BAN NHÂN DÂN<br>XÃ HÒA SƠN</p><p>Số: 12/KH-UBND</p></td>"
    "<td><p>CỘNG HÒA <b>XÃ HỘI</b></p><p>Độc lập</p></td></tr></table>"
)
WORD_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='{font}'>"
    "<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span></span>"
    "<![endif]>Nội dung<o:p></o:p></p>"
)
CASES = [
    ("<p>Một<p>Hai", ["Một", "Hai"], "paragraphs without an end"),
    ("<p>Số:\n   12/KH-\n  UBND</p>", ["Số: 12/KH- UBND"], "line ends of the source are blanks"),
    ("<div>a<p>b</p>c</div>d", ["a", "b", "c", "d"], "text around a paragraph"),
    ("a<br>b<br/><br>c", ["a", "b", "c"], "line breaks"),
    ("<p>Ủy&nbsp;ban &amp; &lt;x&gt; &#7879; &#x1EC7;</p>", ["Ủy ban & <x> ệ ệ"], "entities"),
    ("<p>12<span>/KH</span>-<b>UB</b>ND</p>", ["12/KH-UBND"], "a symbol in pieces"),
    (
        LETTERHEAD,
        ["ỦY BAN NHÂN DÂN", "XÃ HÒA SƠN", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI", "Độc lập"],
        "the left cell whole",
    ),
    ("<ol><li>a<li>b<ol type=a><li>x<li>y</ol><li>c</ol>", ["1. a", "2. b", "a) x", "b) y", "3. c"], "lists in lists"),
    ('<ol type="I" start="4"><li>a<li value="7">b<li>c</ol>', ["IV. a", "VII. b", "VIII. c"], "start and value"),
    ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"], "counted down"),
    (
        '<ol style="list-style-type: upper-roman"><li><p>a</p><p>b</p></ol>',
        ["I. a", "b"],
        "a mark before the first text only",
    ),
    ('<ol style="list-style: none"><li>1. a</ol>', ["1. a"], "numbers that the author typed"),
    ("<ul><li>a<li>b</ul>", ["• a", "• b"], "bullets"),
    (WORD_ITEM.format(font="", mark="a)"), ["a) Nội dung"], "the number that Word printed"),
    (WORD_ITEM.format(font="font-family:Symbol", mark="·"), ["• Nội dung"], "a bullet of Word in a symbol font"),
    ("<script>x</script><style>p{}</style><p>a</p><noscript>y</noscript><template>z</template>", ["a"], "no text"),
    (
        "<p>a</p><p style='display: none'>ẩn</p><p hidden>ẩn</p><p>b<span style='mso-hide:all'>ẩn</span></p>",
        ["a", "b"],
        "hidden",
    ),
    ("<p>a<del>cũ</del><ins>mới</ins></p>", ["amới"], "a deletion is dropped, an insertion kept"),
    ("<p>a<!-- b -->c</p><!--[if gte mso 9]><xml>x</xml><![endif]-->", ["ac"], "comments"),
    ("<pre>Điều 1.\n  a  b\n</pre>", ["Điều 1.", "a  b"], "text set as typed"),
    (
        "<p>m<sup>2</sup>, 126/2024/NĐ-CP<sup><a href='#f'>1</a></sup></p>",
        ["m2, 126/2024/NĐ-CP 1"],
        "a note's mark stands apart",
    ),
    ("<h1>KẾ HOẠCH</h1>", ["KẾ HOẠCH"], "a heading"),
    ("<textarea>x</textarea><select><option>y</select><p>a</p>", ["a"], "forms"),
    ("<p>a</p></body></html><p>b</p>", ["a", "b"], "text after the end"),
    ('<?xml version="1.0" encoding="utf-8"?><html xmlns="x"><body><p>a</p></body></html>', ["a"], "XHTML"),
]


@pytest.mark.parametrize("page, lines, why", CASES, ids=[row[2] for row in CASES])
def test_lines(page: str, lines: list[str], why: str) -> None:
    made = read_bytes(f"<html><body>{page}".encode() if "<?xml" not in page else page.encode(), "a.html")
    assert [made.text[b.start : b.end] for b in made.blocks] == lines, why
    assert made.text == "\n".join(lines)


FRAME = "<nav><a href='/'>Trang chủ</a></nav>{}<footer>Bản quyền <a href='/'>Cổng</a></footer>"
CHROME = [
    (FRAME.format("<p>Số: 1/KH</p>"), "Số: 1/KH", ["Trang chủ", "Bản quyền Cổng"], "a page's frame"),
    (FRAME.format("<main><header><a href='x'>KẾ HOẠCH</a></header></main>"), "KẾ HOẠCH", None, "a header inside"),
    ("<header><p>UBND XÃ</p></header><p>a</p><footer>Nơi nhận:</footer>", "UBND XÃ\na\nNơi nhận:", [], "no links"),
    ("<div role='navigation'><a href='x'>y</a></div><p>a</p>", "a", ["y"], "a role"),
    ("<nav><p>Kế hoạch</p></nav>", "Kế hoạch", [], "a page that is marked as navigation as a whole"),
]  # fmt: skip


@pytest.mark.parametrize("page, text, running, why", CHROME, ids=[row[3] for row in CHROME])
def test_navigation(page: str, text: str, running: list[str] | None, why: str) -> None:
    made = read_bytes(f"<html><body>{page}".encode(), "a.html")
    assert made.text == text
    assert running is None or made.running == running


def test_places() -> None:
    made = read_bytes(
        ("<p>x</p>" + LETTERHEAD + "<h2>KẾ HOẠCH</h2><table><tr><td>y<table><tr><td>z").encode(), "a.html"
    )
    assert [(b.kind, b.cell) for b in made.blocks] == [
        ("paragraph", None),
        ("cell", (1, 1, 1)),
        ("cell", (1, 1, 1)),
        ("cell", (1, 1, 1)),
        ("cell", (1, 1, 2)),
        ("cell", (1, 1, 2)),
        ("heading", None),
        ("cell", (2, 1, 1)),
        ("cell", (3, 1, 1)),
    ]


PAGE = "<html><meta http-equiv=Content-Type content='text/html; charset={}'><p>Tỉnh ủy An Lạc, số 5–NQ</p></html>"
CHARSETS = [
    (PAGE.format("utf-8").encode(), "Tỉnh ủy An Lạc, số 5–NQ", "unicode"),
    (PAGE.format("utf-8").encode("utf-16"), "Tỉnh ủy An Lạc, số 5–NQ", "unicode"),
    (PAGE.format("windows-1252").encode(), "Tỉnh ủy An Lạc, số 5–NQ", "unicode"),
    (PAGE.format("iso-8859-1").replace("–", "\x96").encode("latin-1", "xmlcharrefreplace"),
     "Tỉnh ủy An Lạc, số 5–NQ", "windows-1258"),
    (PAGE.format("windows-1251").replace("Tỉnh ủy An Lạc", "Привет").replace("ố", "o").encode("cp1251"),
     "Привет, so 5–NQ", "windows-1251"),
]  # fmt: skip


@pytest.mark.parametrize("data, text, encoding", CHARSETS, ids=["utf-8", "utf-16", "wrong", "entities", "declared"])
def test_charset(data: bytes, text: str, encoding: str) -> None:
    made = read_bytes(data, "a.html")
    assert (made.text, made.source.encoding) == (text, encoding)


NESTED = [(50, True), (600, True), (20_000, False)]


@pytest.mark.parametrize("depth, reads", NESTED)
def test_nested_tables(depth: int, reads: bool) -> None:
    """No recursion; past the parser's own limit one sentence, never a cut text."""
    page = f"<html><p>đầu</p>{'<table><tr><td>' * depth}trong{'</table>' * depth}<p>cuối</p>".encode()
    if reads:
        assert read_bytes(page, "a.html").text == "đầu\ntrong\ncuối"
        return
    with pytest.raises(VbhcError) as caught:
        read_bytes(page, "a.html")
    assert (caught.value.code, "quá sâu" in caught.value.message) == ("too-large", True)


def test_nothing_is_fetched_or_expanded() -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "zzz">]><html><p>a &x; &y;</p></html>'
    text = read_bytes(page, "a.html").text
    assert "root" not in text and "zzz" not in text.split("a ")[-1]


# ── letters of the fonts before Unicode ──────────────────────────────────────────────────────────

FONTS = [
    ('<p><font face=".VnTime">Céng hßa x· héi</font> chủ nghĩa</p>', "Cộng hòa xã hội chủ nghĩa", "tcvn3", "font face"),
    ('<p style="font-family:.VnTime">®Êt <b>®ai</b></p><p>là</p>', "đất đai\nlà", "tcvn3", "style"),
    ("<p style=\"font-size:13pt;font-family:'.VnTimeH',serif\">quyÕt ®Þnh sè 5</p>", "QUYẾT ĐỊNH SỐ 5", "tcvn3", "H"),
    ('<font face="VNI-Times">Coäng hoøa <font face="Arial">xã</font> hoäi</font>', "Cộng hòa xã hội", "vni", "nested"),
    ('<font face=".VnTime">nh&shy;ng</font>', "nhưng", "tcvn3", "an entity"),
    ('<font face=".VnTime">Cộng hòa</font>', "Cộng hòa", "unicode", "Unicode in a TCVN3 font"),
    ("<p>Céng hßa x· héi chñ nghÜa ViÖt Nam</p>", "Cộng hòa xã hội chủ nghĩa Việt Nam", "tcvn3", "by content"),
]


@pytest.mark.parametrize("page, text, encoding, why", FONTS, ids=[row[3] for row in FONTS])
def test_letters_of_old_fonts(page: str, text: str, encoding: str, why: str) -> None:
    read = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert (read.text, read.source.encoding) == (text, encoding), why


def test_a_page_of_single_bytes_with_fonts() -> None:
    page = '<html><p>Céng hßa x· héi chñ nghÜa ViÖt Nam<p><font face=".VnTimeH">quyÕt ®Þnh</font></html>'
    read = read_bytes(page.encode("cp1252"), "a.html")
    assert read.text == "Cộng hòa xã hội chủ nghĩa Việt Nam\nQUYẾT ĐỊNH"
