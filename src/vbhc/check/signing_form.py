"""VB526 to VB531: what the closing says and the rest of the document does not bear out, and the signs of its lists.

In: addressees, recipients and signatures with their evidence.  Their other parts are closing_form.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vbhc.check.closing_form import DASHES, authority_lines, last_recipient
from vbhc.check.form_words import form, told
from vbhc.check.rule import Case, Hit, rule
from vbhc.model import Fix, Span
from vbhc.patterns import either
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.lines import Line, cells, lines


@dataclass(slots=True)
class SigningWords:
    """A power to sign before a word that it does not go with (collective or single); degrees before a name."""

    wrong: re.Pattern[str]
    degree: re.Pattern[str]


def signing_words(rules: Rules) -> SigningWords:
    """The patterns (use `rules.once(signing_words)`)."""
    words = rules.once(form).words
    marks = {entry.state: either({entry.state, entry.party}) for entry in words.authorities}
    single = "|".join(ways for mark, ways in marks.items() if mark != words.for_collective)
    before_post = rf"(?P<collective>{marks[words.for_collective]})\s*(?:{either(words.heads)})"
    before_body = rf"(?P<single>{single})\s*(?:{either(words.collectives)})"
    return SigningWords(
        re.compile(rf"(?:{before_post}|{before_body})(?!\w)"),
        re.compile(rf"(?:(?:{either(words.degrees)})\.?\s*)+(?=[^\W\d_])"),
    )


@rule("VB526", "party-archive-line", "info", regimes={"party"}, needs={"header"})
def party_archive_line(case: Case) -> Iterator[Hit]:
    """Văn bản của Đảng ghi dòng lưu theo thể thức của cơ quan nhà nước.

    Vì sao: dòng cuối của Nơi nhận trong văn bản của Đảng là “Lưu Văn phòng …”, không có “VT” và dấu hai chấm; đây là
    lời nhắc, vì chỉ biết quy định qua tài liệu giới thiệu.
    Căn cứ: HD 05-HD/VPTW (theo nguồn thứ cấp)
    Sai: - Lưu: VT.
    Đúng: - Lưu Văn phòng Huyện ủy.
    """
    words, line = case.rules.once(form).words, last_recipient(case)
    kept = re.match(rf"{words.archive}\s*:\s*{words.office}(?!\w)", line.text.lstrip(DASHES)) if line else None
    if line and kept:
        told_ = f"Văn bản của Đảng ghi “{words.archive} Văn phòng …”, không ghi “{kept[0]}”."
        yield Hit((line.start, line.end), told_)


@rule("VB527", "authority-and-its-word", "error", needs={"header"})
def authority_and_its_word(case: Case) -> Iterator[Hit]:
    """“TM.” đứng trước chức vụ, hoặc “KT.”, “TL.”, “TUQ.”, “Q.” đứng trước tên cơ quan.

    Vì sao: TM. (thay mặt) ghi trước tên tập thể lãnh đạo hoặc tên cơ quan; KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa
    ủy quyền), Q. (quyền) ghi trước chức vụ của người đứng đầu.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm b
    Sai: TM. CHỦ TỊCH; KT. ỦY BAN NHÂN DÂN
    Đúng: KT. CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN
    """
    wrong = case.rules.once(signing_words).wrong
    for line in case.once(authority_lines):
        found = wrong.match(line.text)
        if found:
            mark = found["collective"] or found["single"]
            what = "tên tập thể hoặc cơ quan" if found["collective"] else "chức vụ của người đứng đầu"
            rest = line.text[len(mark) :].lstrip()
            yield told(case, (line.start, line.end), f"“{mark}” ghi trước {what}, không ghi trước “{rest}”.")


@rule("VB528", "as-above-without-addressees", "warning", regimes={"state"}, needs={"header"})
def as_above_without_addressees(case: Case) -> Iterator[Hit]:
    """Nơi nhận ghi “Như trên” mà văn bản không có “Kính gửi”.

    Vì sao: “Như trên” là những nơi ghi sau “Kính gửi”; văn bản không có Kính gửi thì ở trên không có nơi nào, phải ghi
    tên nơi nhận.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9, điểm b và điểm c
    Sai: (kế hoạch, không có Kính gửi) Nơi nhận: - Như trên;
    Đúng: Nơi nhận: - Các sở, ban, ngành;
    """
    header, words = case.document.header, case.rules.once(form).words
    place = header.evidence.get("recipients")
    if header.addressees or place is None or not place.span or not header.recipients:
        return
    body = next((zone.start for zone in case.document.structure.zones if zone.kind == "closing"), len(case.text))
    if any(label in case.text[:body] for label in words.addressed):
        return  # it is there, but was not read
    for word in words.as_above:
        at = case.text.find(word, *place.span)
        if at >= 0:
            yield told(case, (at, at + len(word)), f"“{word}” nhưng văn bản không có “{words.addressed[0]}”.")


@rule("VB529", "recipient-line-signs", "info", regimes={"state"}, needs={"header"})
def recipient_line_signs(case: Case) -> Iterator[Hit]:
    """Dòng ở Kính gửi, Nơi nhận không kết thúc bằng dấu chấm phẩy.

    Vì sao: tên mỗi nơi nhận trình bày trên một dòng riêng, đầu dòng có gạch đầu dòng (-), cuối dòng có dấu chấm phẩy;
    chỉ dòng cuối cùng kết thúc bằng dấu chấm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9, điểm d
    Sai: - Như trên
    Đúng: - Như trên;
    """
    for name in ("addressees", "recipients"):
        place = case.document.header.evidence.get(name)
        ends = (
            place is not None
            and place.span
            and case.text.count("\n-", *place.span) > case.text.count(";\n-", *place.span)
        )
        found = first_cells(case.text, place.span) if place and place.span and ends else []
        for line, after in pairwise(found):
            if line.text.startswith("-") and after.text.startswith("-") and not line.text.endswith(";"):
                right = f"- {line.text.lstrip(DASHES).rstrip(' .,:')};"
                yield told(case, (line.start, line.end), f"Cuối dòng có dấu chấm phẩy: “{right}”.", Fix(right), "info")


def first_cells(text: str, span: Span) -> list[Line]:
    """The lines of a place; of columns side by side only the first."""
    return [cells(line)[0] for line in lines(text, *span)]


@rule("VB530", "degree-before-name", "warning", regimes={"state"}, needs={"header"})
def degree_before_name(case: Case) -> Iterator[Hit]:
    """Trước họ tên người ký có học hàm, học vị.

    Vì sao: trước họ tên của người ký không ghi học hàm, học vị và danh hiệu danh dự. Đơn vị sự nghiệp giáo dục, y tế,
    khoa học và lực lượng vũ trang ghi theo quy định của ngành, nên ở văn bản của họ không bị nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm c
    Sai: ThS. Trần Văn Lâm
    Đúng: Trần Văn Lâm
    """
    header, words = case.document.header, case.rules.once(form).words
    if header.issuer is None or not f"{header.issuer.name} ".startswith(tuple(words.ruling)):
        return
    degree, names = case.rules.once(signing_words).degree, [one.name for one in header.signatures if one.name]
    for line in case.once(authority_lines):
        found = degree.match(line.text)
        right = line.text[found.end() :] if found else ""
        if right and any(name in (right, line.text) for name in names):
            span = (line.start, line.end)
            yield told(case, span, f"Trước họ tên người ký không ghi học hàm, học vị: “{right}”.", Fix(right, True))
