"""Automatic numbers as printed."""

from __future__ import annotations

import pytest
from docx_files import abstract, lvl, manuscript, num, p, text_of, use
from hypothesis import given, settings
from hypothesis import strategies as st

from vbhc.intake.docx_numbering import figure

OUTLINE = abstract(
    0, lvl(0, "%1.", "upperRoman"), lvl(1, "%2."), lvl(2, "%2.%3."), lvl(3, "%4)", "lowerLetter"), lvl(4, "-", "bullet")
)
ARTICLES = abstract(1, lvl(0, "Điều %1."), lvl(1, "%2."), lvl(2, "%3)", "lowerLetter"))
RESTART_1 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def items(*levels: tuple[int, int]) -> str:
    """One paragraph "x" for each (list, level)."""
    return "".join(p("x", num(n, level)) for n, level in levels)


SEQUENCES = [
    # numbering                       paragraphs as (list, level)             labels                    why
    (OUTLINE + use(1, 0), [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 4), (1, 1), (1, 2), (1, 0), (1, 1)],
     ["I.", "1.", "1.1.", "1.2.", "a)", "-", "2.", "2.1.", "II.", "1."], "deeper levels restart under each heading"),
    (ARTICLES + use(1, 1), [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)],
     ["Điều 1.", "1.", "2.", "a)", "Điều 2.", "1."], "articles, clauses and points of a decision"),
    (ARTICLES + use(1, 1) + use(2, 1), [(1, 0), (2, 0), (1, 0)],
     ["Điều 1.", "Điều 2.", "Điều 3."], "two lists of one definition continue one count"),
    (ARTICLES + use(1, 1) + use(2, 1, RESTART_1), [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)],
     ["Điều 1.", "Điều 2.", "Điều 1.", "Điều 2.", "Điều 3."], "a list with a start of its own begins there, once"),
    (abstract(0, lvl(0, "%1)", "lowerLetter", start=4)) + use(1, 0), [(1, 0), (1, 0)], ["d)", "e)"], "start at 4"),
    (abstract(0, lvl(0, "%1.", "decimalZero"), lvl(1, "%1.%2", extra="<w:isLgl/>")) + use(1, 0), [(1, 0), (1, 1)],
     ["01.", "01.1"], "a legal level keeps leading zeros (17.9.4)"),
    (abstract(0, lvl(0, "Chương %1.", "upperRoman"), lvl(1, "%1.%2.", extra="<w:isLgl/>")) + use(1, 0),
     [(1, 0), (1, 0), (1, 1)], ["Chương I.", "Chương II.", "2.1."], "a legal level prints Roman numbers in figures"),
    (abstract(0, lvl(0, "Chương %1", "upperRoman"), lvl(1, "Điều %2.", extra='<w:lvlRestart w:val="0"/>')) + use(1, 0),
     [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."],
     "articles run on through the chapters"),
    (abstract(0, lvl(0, "Phần %1"), lvl(1, "Mục %2"), lvl(2, "%3.", extra='<w:lvlRestart w:val="1"/>')) + use(1, 0),
     [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
     ["Phần 1", "Mục 1", "1.", "Mục 2", "2.", "Phần 2", "1."], "restarts after level 1 only"),
    (ARTICLES + use(1, 1, RESTART_1), [(1, 1), (1, 0), (1, 0)], ["1.", "Điều 1.", "Điều 2."],
     "but does not use up the start that the list sets"),
    (OUTLINE + use(1, 0), [(1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
     ["1.1.", "1.2.", "2.", "2.1.", "II.", "1."], "the same over several levels"),
    (OUTLINE + use(1, 0), [(1, 2), (1, 0)], ["1.1.", "II."], "a level above that has not come yet counts as come"),
    (abstract(0, lvl(0, "", "none")) + use(1, 0), [(1, 0)], [""], "a level without text"),
    (abstract(0, lvl(0, "%1", "none")) + use(1, 0), [(1, 0)], [""], "format none"),
    (abstract(0, lvl(0, "đ)", "lowerLetter")) + use(1, 0), [(1, 0)], ["đ)"], "a letter written into the definition"),
    (abstract(0, lvl(0, "+", "bullet"), lvl(1, "–", "bullet"), lvl(2, "o", "bullet")) + use(1, 0),
     [(1, 0), (1, 1), (1, 2)], ["+", "-", "•"], "bullets of text fonts; an en dash is a dash"),
    (abstract(0, '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii='
              '"Symbol"/></w:rPr></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF02D;"/>'
              '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/>'
              '<w:lvlText w:val="&#xF0A7;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>') + use(1, 0),
     [(1, 0), (1, 1), (1, 2)], ["•", "-", "•"], "glyphs of Symbol and Wingdings"),
    (abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt '
              'w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
              '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>') + use(1, 0),
     [(1, 0), (1, 0)], ["001", "002"], "Word 2010's custom numbers"),
    (abstract(0, lvl(0, "%1.")) + use(1, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "Điều %1:")}</w:lvlOverride>'),
     [(1, 0)], ["Điều 1:"], "a list may define a level anew"),
    (abstract(0, lvl(0, "%1.")) + use(1, 0), [(7, 0), (0, 0), (1, 0)], ["", "", "1."], "an unknown list and none"),
]  # fmt: skip


@pytest.mark.parametrize("numbering, paragraphs, labels, why", SEQUENCES)
def test_sequence(numbering: str, paragraphs: list[tuple[int, int]], labels: list[str], why: str) -> None:
    assert text_of(items(*paragraphs), numbering=numbering).split("\n") == [f"{x} x".strip() for x in labels], why


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Diem"><w:basedOn w:val="Khoan"/><w:pPr><w:numPr><w:ilvl w:val="2"/>'
    '</w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="DieuDam"><w:basedOn w:val="Dieu"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="DieuTron"><w:basedOn w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="0"/>'
    '</w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="VongA"><w:basedOn w:val="VongB"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="VongB"><w:basedOn w:val="VongA"/></w:style>'
)  # fmt: skip
LINKED = STYLES.replace('<w:ilvl w:val="1"/>', "")


def styled(style: str, more: str = "") -> str:
    return p("x", f'<w:pStyle w:val="{style}"/>{more}')


INHERITED = [
    (STYLES, [styled("Dieu"), styled("Khoan"), styled("Diem")], ["Điều 1.", "1.", "a)"], "list and level of the style"),
    (STYLES, [styled("DieuDam"), styled("DieuDam")], ["Điều 1.", "Điều 2."], "from the style that it is based on"),
    (STYLES, [styled("Dieu", num(0)), styled("Dieu")], ["", "Điều 1."], "numId 0 switches off, and is not counted"),
    (STYLES, [styled("DieuTron")], [""], "numId 0 in a style switches off what it inherits"),
    (STYLES, [styled("Dieu", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')], ["1."], "own level, list of the style"),
    (STYLES, [styled("VongA"), styled("Khong")], ["", ""], "styles in a ring, and an unknown one"),
    (LINKED, [styled("Khoan")], ["1."], "the level that names the style stands for it"),
]


@pytest.mark.parametrize("styles, paragraphs, labels, why", INHERITED)
def test_inherited(styles: str, paragraphs: list[str], labels: list[str], why: str) -> None:
    linked = lvl(1, "%2.", extra='<w:pStyle w:val="Khoan"/>')
    numbering = abstract(1, lvl(0, "Điều %1."), linked, lvl(2, "%3)", "lowerLetter")) + use(1, 1)
    read = manuscript("".join(paragraphs), styles=styles, numbering=numbering)
    assert read.text.split("\n") == [f"{x} x".strip() for x in labels], why


def test_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="DeMuc"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="DeMuc"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="DeMuc"/>{lvl(0, "Mục %1.")}</w:abstractNum>'
        f"{use(1, 0)}{use(2, 1)}"
    )
    assert text_of(items((1, 0), (2, 0)), styles=styles, numbering=numbering) == "Mục 1. x\nMục 2. x"


def test_generated() -> None:
    numbering = abstract(0, lvl(0, "Điều %1."), lvl(1, "%2", extra='<w:suff w:val="nothing"/>')) + use(1, 0)
    read = manuscript(p("Phạm vi", num(1)) + p("/ x", num(1, 1)) + p("Thường") + p("", num(1)), numbering=numbering)
    assert read.text == "Điều 1. Phạm vi\n1/ x\nThường\nĐiều 2."
    assert [read.text[b.start : b.start + b.generated] for b in read.blocks] == ["Điều 1. ", "1", "", "Điều 2."]


FIGURES = [
    (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (26, "lowerLetter", "z"), (27, "lowerLetter", "aa"),
    (28, "upperLetter", "BB"), (0, "lowerLetter", ""), (0, "decimal", "0"), (7, "decimalZero", "07"),
    (107, "decimalZero", "107"), (3, "numberInDash", "- 3 -"), (3, "decimalEnclosedParen", "(3)"),
    (3, "vietnameseCounting", "3"), (2**30, "upperRoman", str(2**30)), (2**30, "lowerLetter", str(2**30)),
    (-1, "decimal", ""),
]  # fmt: skip


@pytest.mark.parametrize("n, format, text", FIGURES)
def test_figure(n: int, format: str, text: str) -> None:
    assert figure(n, format) == text


def test_custom_figures() -> None:
    assert [figure(n, "custom", "a, b, c, d, đ, e, ...") for n in (1, 5, 6, 7)] == ["a", "đ", "e", "7"]
    assert [figure(n, "custom", x) for n, x in ((9, "01, 02, 03, ..."), (9, ""), (12, "0001"))] == ["09", "9", "0012"]


LEVELS = st.builds(
    lvl,
    st.integers(-1, 10),
    st.sampled_from(["%1.", "%1.%2.", "%9%1", "Điều %2", "%", "", "-", "\uf0b7", "%0%10", "x"]),
    st.sampled_from(["decimal", "upperRoman", "lowerLetter", "bullet", "none", "custom", "decimalZero", "lạ", ""]),
    st.sampled_from(["", "<w:isLgl/>", '<w:lvlRestart w:val="1"/>', '<w:lvlRestart w:val="-5"/>', '<w:suff w:val="x"/>',
                     '<w:pStyle w:val="S1"/>', "<w:rPr><w:vanish/><w:caps/></w:rPr>"]),
    st.sampled_from([-(2**31), -1, 0, 1, 4, 780, 32767, 2**31 - 1, 10**40]),
)  # fmt: skip
OVERRIDES = st.builds(
    '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/>{}</w:lvlOverride>'.format,
    st.integers(-1, 10),
    st.sampled_from(["0", "1", "5", "x", "-3", str(10**30)]),
    st.one_of(st.just(""), LEVELS),
)
LISTS = st.lists(
    st.tuples(st.lists(LEVELS, max_size=4), st.integers(0, 4), st.lists(OVERRIDES, max_size=2)), max_size=4
)
ITEMS = st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 10)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(LISTS, ITEMS)
def test_any_numbering(lists: list[tuple[list[str], int, list[str]]], paragraphs: list[tuple[int, int]]) -> None:
    numbering = "".join(abstract(n, *levels) for n, (levels, _, _) in enumerate(lists))
    numbering += "".join(use(n, of, "".join(overrides)) for n, (_, of, overrides) in enumerate(lists))
    read = manuscript(p("đầu") + items(*paragraphs), numbering=numbering)
    assert [b.paragraph for b in read.blocks] == list(range(1, len(paragraphs) + 2))
    assert all(read.text[b.start + b.generated : b.end].endswith("x") for b in read.blocks[1:])
