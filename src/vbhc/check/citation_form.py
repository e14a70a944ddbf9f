"""VB1xx: the form of a number and symbol, and of the words that stand with it: type, issuer, name of a law, "số".

In: the mentions as they are printed.  Out: Hits on their form alone; whether it can be so is contradictions.py's
work, and whether they say enough first_mention.py's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vbhc.check.known import known_index, plain_names
from vbhc.check.mention import capitalised, coded, head, named, symbol_span, type_word
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import CheckWords, Regulation, regulation, regulations, softened, words
from vbhc.cite.keys import BodyWords, canonical, codes, parts_of
from vbhc.model import Citation, Fix, Span
from vbhc.patterns import either
from vbhc.rules import Rules
from vbhc.text.bodies import bodies
from vbhc.text.doctypes import types
from vbhc.text.fold import fold, fold_words, strip_marks
from vbhc.text.symbols import Code

_LEFT_OVER = re.compile(r"[ \t]([A-ZĐ][A-Za-zĐđ]{0,6}[A-ZĐ][A-Za-zĐđ]{0,6})(?=,?\s+[^\W\d_]+\s+\d)")
_USUAL = re.compile(r"[0-9./-]*[A-ZĐ][\dA-Za-zĐđ./-]*", re.ASCII)  # as nearly all are
_ODD = re.compile(r"[^\x00-\x7fĐđĂÂÊÔƠƯăâêôơư\n]")
STATE = "của cơ quan nhà nước"
LONGEST = 16  # words of a law's name
_GROUPS = re.compile("[/-]")
_TWO_WAYS = re.compile(r"(?<=[^\W\d_])[ \t\u00a0]+(?=[^\W\d_])")  # a hyphen was lost there, or nothing
_WRAP = re.compile(r"[ \t]*\n[ \t]*")
_BLANK = re.compile(r"[ \t\u00a0]")


@rule("VB102", "wrong-family", "error", needs={"citations"})
def wrong_family(case: Case) -> Iterator[Hit]:
    """Ký hiệu viết theo thể thức của hệ thống khác.

    Vì sao: văn bản của Đảng ghi số, gạch nối, loại, gạch chéo, cơ quan (139-KH/HU); văn bản hành chính nhà nước
    ghi số, gạch chéo, loại, gạch nối, cơ quan (139/KH-UBND); loại luôn đứng trước cơ quan.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3; thể thức văn bản của Đảng
    Sai: Kế hoạch số 139/KH-HU
    Đúng: Kế hoạch số 139-KH/HU
    """
    for c, code in case.once(coded):
        found = right_family(case, c.date, code, None if "type" in c.inferred else c.type)
        if found is None:
            continue
        right, kind = found
        span = symbol_span(case, c)
        whole = named(case, c, right)
        yield Hit(
            span or c.span,
            f"Ký hiệu {code.code} sai thể thức văn bản {kind}; đúng là “{whole}”.",
            Fix(right if span else whole, certain=span is not None),
        )


def right_family(case: Case, day: str | None, code: Code, stated: str | None) -> tuple[str, str] | None:
    """The symbol as the system of its body writes it, and whose system that is; None where it is right or unknown.

    `day` is that of the document which bears it, `stated` the type that a word says it is of: the letters of that type
    may stand behind those of the body ("342/SYT-QĐ").
    """
    if len(code.groups) != 2 or code.year:
        return None
    w = words(case)
    if day and day < w.symbols_since:
        return None
    kind, letters = code.groups
    index, kinds = case.rules.once(bodies).by_code, case.rules.once(types).by_code
    if kind in index and kind not in kinds and letters in kinds and kinds[letters].code == stated:
        kind, letters = letters, kind
    if kind not in kinds:  # a công văn's: the body, then a unit of it
        state = kind in index and index[kind].kind == "state" and kind not in w.both_systems
        return (f"{code.number}/{kind}-{letters}", STATE) if state and code.family == "party" else None
    body = index.get(letters)
    if body is None or body.kind == "organisation" or letters in w.both_systems:
        return None
    if body.kind == "party":
        right, whose = f"{code.number}-{kind}/{letters}", "của Đảng"
    else:
        right, whose = f"{code.number}/{kind}-{letters}", STATE
    return None if right == code.code else (right, whose)


@rule("VB103", "symbol-spelling", "warning", needs={"citations"})
def symbol_spelling(case: Case) -> Iterator[Hit]:
    """Dấu cách, gạch dài, chữ thường hoặc ký tự lạ trong số, ký hiệu.

    Vì sao: giữa số, gạch chéo, gạch nối và các nhóm chữ không có dấu cách; ký hiệu viết bằng chữ in hoa. Gạch dài, chữ
    cái lạ (Ð của bảng mã khác, chữ Nga giống chữ La tinh), D thay cho Đ (QD-UBND) và thiếu gạch nối (NĐCP) làm cho máy
    không tìm ra văn bản.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c
    Sai: Nghị quyết số 17/NQ- CP
    Đúng: Nghị quyết số 17/NQ-CP
    """
    held = regulation(case, "symbol")
    for c in case.document.citations:
        span = symbol_span(case, c)
        if span is None or not c.code:
            continue
        printed = case.text[span[0] : span[1]]
        rest = left_over(case, span)
        if rest is None and printed == c.code and well_spelt(printed, case):
            continue
        if rest:
            two = f"{c.code}-{rest[1]}", f"{c.code}{rest[1]}"
            told = " hoặc ".join(f"“{named(case, c, one)}”" for one in two)
            where = (span[0], rest.end(1))
            yield softened(Hit(where, f"Dấu cách trong ký hiệu; viết {told}.", None, "warning"), case, held)
            continue
        slip = slip_in(printed, case.text)
        if slip is None:
            yield from letter_slips(case, c, span, held)
            continue
        if _TWO_WAYS.search(printed):
            two = _TWO_WAYS.sub("-", printed), _TWO_WAYS.sub("", printed)
            told = " hoặc ".join(f"“{named(case, c, one)}”" for one in two)
            yield softened(Hit(span, f"Dấu cách trong ký hiệu; viết {told}.", None, "warning"), case, held)
            continue
        right = canonical(c.code, case.rules.once(codes)) if printed == printed.lower() else c.code
        told = f"{slip} trong ký hiệu; viết “{named(case, c, right)}”."
        yield softened(Hit(span, told, Fix(right, certain=True), "warning"), case, held)


@rule("VB115", "cited-number-not-padded", "info", needs={"citations"})
def cited_number_not_padded(case: Case) -> Iterator[Hit]:
    """Số của văn bản hành chính được viện dẫn nhỏ hơn 10 mà thiếu số 0 phía trước.

    Vì sao: với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước; viện dẫn ghi đúng như số của văn bản. Chính văn bản
    ấy có thể đã ghi thiếu, nên đây là lời nhắc. Văn bản có năm trong số, văn bản trước 05/3/2020 không bị nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c
    Sai: Công văn số 7/SNV-TCBC ngày 05/01/2024
    Đúng: Công văn số 07/SNV-TCBC ngày 05/01/2024
    """
    since = case.rules.once(regulations)["form", "state"][-1].since
    seen: set[str | None] = set()
    for c, code in case.once(coded):
        if len(code.number) > 1 or code.year or code.family == "party" or (c.date or "") < since or c.reference in seen:
            continue
        span = symbol_span(case, c)
        if span and c.form == "full" and len(code.groups) > 1:
            seen.add(c.reference)
            right = f"0{code.code}"
            yield Hit(span, f"Số nhỏ hơn 10 ghi thêm số 0: “{named(case, c, right)}”.", Fix(right))


def well_spelt(code: str, case: Case) -> bool:
    """Whether a number and symbol has only usual letters, and its groups no D for Đ and no hyphen too few."""
    if not _USUAL.fullmatch(code):
        return False
    usual = "D" not in code and "-" in code and case.rules.once(small_lettered).keys().isdisjoint(_GROUPS.split(code))
    return usual or not any(odd_letters(code, case))


def letter_slips(case: Case, c: Citation, span: Span, held: Regulation) -> Iterator[Hit]:
    """A group of letters that no body and no type has, but for D in place of Đ (SGDDT), or for a hyphen (NĐCP)."""
    if head(case, c).isupper():
        return  # "QUYẾT ĐỊNH SỐ 36/QĐ-TTG", in the capitals of a title
    for what, whole in odd_letters(c.code or "", case):
        parts = parts_of(whole)
        other = right_family(case, c.date, parts, None) if parts else None
        whole = other[0] if other else whole
        told = f"{what} trong ký hiệu; viết “{named(case, c, whole)}”."
        yield softened(Hit(span, told, Fix(whole), "warning"), case, held)


def odd_letters(code: str, case: Case) -> Iterator[tuple[str, str]]:
    """(what is wrong, the number and symbol put right) for each group that is only so the letters of a body or type."""
    index, kinds = case.rules.once(bodies).by_code, case.rules.once(types).by_code
    parts, small = parts_of(code), case.rules.once(small_lettered)
    groups = parts.groups if parts else ()
    for place, group in enumerate(groups):
        if group in index or group in kinds:
            continue
        if group in small:
            yield "Chữ hoa thay chữ thường", code.replace(group, small[group])
        barred = [f"{group[:at]}Đ{group[at + 1 :]}" for at, letter in enumerate(group) if letter == "D"]
        right = next((way for way in barred if way in index or (not place and way in kinds)), None)
        if right:
            yield "Chữ D thay cho Đ", code.replace(group, right)
        cut = next((at for at in range(1, len(group)) if group[:at] in kinds and group[at:] in index), None)
        if cut and len(groups) == 1:
            yield "Thiếu gạch nối", code.replace(group, f"{group[:cut]}-{group[cut:]}")


def small_lettered(rules: Rules) -> dict[str, str]:
    """The letters of bodies and types that have small ones ("TTg", "TTr"), by their capitals; not those that others
    have in capitals (use `rules.once(small_lettered)`)."""
    known = rules.once(bodies).by_code.keys() | rules.once(types).by_code.keys()
    return {letters.upper(): letters for letters in known if not letters.isupper() and letters.upper() not in known}


def left_over(case: Case, span: Span | None) -> re.Match[str] | None:
    """Letters behind a symbol that a blank cut off it: "03/LĐVVN BTh ngày …"."""
    rest = _LEFT_OVER.match(case.text, span[1]) if span else None
    return rest if rest and rest[1] not in case.rules.once(types).by_code else None


def slip_in(printed: str, text: str) -> str | None:
    """What is wrong with the characters of a printed number and symbol; a line break and what wraps it are not.

    Odd letters are no slip of a clerk in a text from another code page, in which Ð stands for Đ.
    """
    if _USUAL.fullmatch(printed):
        return None
    if _BLANK.search(_WRAP.sub("", printed) if "\n" in printed else printed):
        return "Dấu cách"
    odd = _ODD.findall(printed.replace("*", ""))
    if any(not x.isalnum() for x in odd):
        return "Gạch dài"
    if printed.islower() and odd:
        return None  # "2/người" is no symbol
    if odd and text.count("Ð") <= text.count("Đ"):
        return "Ký tự lạ"
    letters = [x for x in printed if x.isalpha()]
    return "Chữ thường" if len(letters) > 1 and all(x.islower() for x in letters) else None


@rule("VB104", "type-lower-case", "warning", needs={"citations"}, on_ocr="warning")
def type_lower_case(case: Case) -> Iterator[Hit]:
    """Tên loại của một văn bản cụ thể viết thường.

    Vì sao: khi nói đến một văn bản cụ thể, tên loại viết hoa chữ cái đầu.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 6
    Sai: thực hiện công văn số 3682/UBND-KGVXNV
    Đúng: thực hiện Công văn số 3682/UBND-KGVXNV
    """
    held = regulation(case, "capitals")
    generic = case.rules.once(types).by_word
    for c in case.document.citations:
        if not c.text.lstrip("* \n")[:1].islower() or not c.code or "type" in c.inferred or c.type is None:
            continue
        before = fold(case.text[max(0, c.span[0] - 30) : c.span[0]])
        word = type_word(case, c)
        if not word or any(before.endswith(other) for other in generic) or f"{before.split(' ')[-1]} {word}" in generic:
            continue  # "Thông báo kết luận số …"; "Pháp lệnh số …"
        span = symbol_span(case, c)
        end = span[1] if span else c.span[1]
        first = case.text[c.span[0] : end]
        right = " ".join((first[:1].upper() + first[1:]).split())
        yield softened(
            Hit((c.span[0], end), f"Tên loại của văn bản cụ thể viết hoa: “{right}”.", Fix(right, True), "warning"),
            case,
            held,
        )


@rule("VB114", "issuer-lower-case", "warning", needs={"citations"}, on_ocr="warning")
def issuer_lower_case(case: Case) -> Iterator[Hit]:
    """Tên cơ quan ban hành của văn bản được viện dẫn viết thường.

    Vì sao: tên cơ quan là tên riêng; viết hoa chữ cái đầu của các từ chỉ loại hình, chức năng của cơ quan.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục IV, khoản 1
    Sai: Nghị định số 30/2020/NĐ-CP của chính phủ
    Đúng: Nghị định số 30/2020/NĐ-CP của Chính phủ
    """
    held, posts = regulation(case, "capitals"), case.rules.once(post_before)
    for c in case.document.citations:
        name = c.issuer.name if c.issuer and "issuer" not in c.inferred else ""
        post = posts.match(name)
        name = name[post.end() :] if post else name
        if not name[:1].islower() or (c.code or "").islower():
            continue  # a text that has no capitals at all
        at, right = case.text.find(name, *c.span), capitalised(case, name)
        if at >= 0 and right and right != name:
            whole = f"{post[0].capitalize() if post else ''}{right}"
            message = f"Tên cơ quan viết hoa: “{words(case).of} {whole}”."
            yield softened(Hit((at, at + len(name)), message, Fix(right, True), "warning"), case, held)


def post_before(rules: Rules) -> re.Pattern[str]:
    """A post before a body's name (use `rules.once(post_before)`)."""
    return re.compile(rf"(?i:{either(rules.mapping('body_names', BodyWords).posts)}) ")


@rule("VB109", "law-name-capitals", "warning", needs={"citations"}, on_ocr="warning")
def law_name_capitals(case: Case) -> Iterator[Hit]:
    """Chữ hoa trong tên luật, pháp lệnh khác tên chính thức.

    Vì sao: tên loại và chữ đầu của tên văn bản viết hoa; các chữ sau theo tên chính thức (Luật Tổ chức chính quyền địa
    phương, không phải Luật Tổ chức Chính quyền địa phương).
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 6
    Sai: Luật Tổ chức Chính quyền địa phương
    Đúng: Luật Tổ chức chính quyền địa phương
    """
    held = regulation(case, "capitals")
    known = case.rules.once(known_index)
    spelt, names = known.spelt, known.names
    heads = case.rules.once(law_heads)
    for c in case.document.citations:
        if not c.name or c.name == c.name.upper() or c.form != "name" or c.name in names:
            continue
        for match in heads.finditer(c.text):
            name = longest_known(c.text[match.start() :], spelt)
            where = c.span[0] + match.start(), c.span[0] + match.start() + len(name or "")
            if name is None and case.recognised(c.span):
                found = misread(c.text[match.start() :], case.rules.once(plain_names))
                if found:
                    (start, stop), full, first = found
                    where = c.span[0] + match.start() + start, c.span[0] + match.start() + stop
                    told = f"Tên chính thức là “{' '.join(full)}”."
                    yield softened(Hit(where, told, Fix(" ".join(full[first:])), "warning"), case, held)
            if name is None or name in spelt[fold(name)]:
                continue
            right = min(spelt[fold(name)])
            if right.lower() != name.lower():
                continue
            either = without_free_capitals(name, case) == without_free_capitals(right, case)
            hit = Hit(where, f"Tên chính thức là “{right}”.", Fix(right, not either), "info" if either else "warning")
            yield softened(hit, case, held)


def without_free_capitals(name: str, case: Case) -> str:
    """`name` with the nouns in small letters that may have a capital anywhere."""
    for noun in words(case).capitals_either_way:
        name = name.replace(noun, noun.lower())
    return name


def law_heads(rules: Rules) -> re.Pattern[str]:
    """The words with which names of laws begin: a name may hold others ("Luật sửa đổi … của Luật …").

    Use `rules.once(law_heads)`.
    """
    known = rules.once(types).by_code
    by_name = rules.mapping("check_citations", CheckWords).by_name
    heads = [w for code in by_name if code in known for w in known[code].words]
    return re.compile(rf"(?<!\w)(?:{either(map(str.capitalize, heads))})(?= )")


def misread(text: str, plain: dict[str, set[str]]) -> tuple[Span, list[str], int] | None:
    """A law's name of which the machine lost marks: from where its capitals are wrong, the right words, and from which.

    The letters that it lost are not the paper's fault; a capital is seldom its fault.
    """
    printed = longest_known(text, plain, strip_marks)
    names = plain[strip_marks(fold(printed))] if printed else set()
    if printed is None or len(names) != 1:
        return None
    right = next(iter(names)).split(" ")
    words = printed.split(" ")
    cases = (a[0].isupper() == b[0].isupper() for a, b in zip(words, right, strict=True))
    first = next((at for at, same in enumerate(cases) if not same), None)
    return None if first is None else ((len(" ".join(words[:first])) + 1, len(printed)), right, first)


def longest_known(text: str, spelt: dict[str, set[str]], key: Callable[[str], str] = str) -> str | None:
    """The longest name of a law that begins `text`, as printed; not one that changes others, whose capitals vary.

    `spelt` holds names by `key` of their folded form.
    """
    parts = text.split(" ", LONGEST)[:LONGEST]
    keys = fold_words(parts)
    for count in range(len(parts), 1, -1):
        folded = " ".join(" ".join(keys[:count]).rstrip(",;.").split())
        if key(folded) in spelt and "\n" not in (name := " ".join(parts[:count]).rstrip(",;.")):
            return name if not any(f" {parts[0].lower()} " in f" {p.lower()} " for p in parts[1:count]) else None
    return None


@rule("VB112", "number-word-missing", "info", needs={"citations"})
def number_word_missing(case: Case) -> Iterator[Hit]:
    """Viện dẫn không có chữ “số” trước số, ký hiệu.

    Vì sao: cách viết thường dùng là tên loại, chữ “số”, rồi số và ký hiệu.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b (theo thông lệ)
    Sai: Quyết định 3288/QĐ-BTC
    Đúng: Quyết định số 3288/QĐ-BTC
    """
    w: CheckWords = words(case)
    seen: set[str | None] = set()
    for c in case.document.citations:
        if not c.code or "type" in c.inferred or c.type is None or c.reference in seen:
            continue
        span = symbol_span(case, c)
        if span is None:
            continue
        seen.add(c.reference)
        if case.text.endswith(f"{w.number} ", c.span[0], span[0]):
            continue  # as nearly all do
        printed = head(case, c)
        if not printed or printed.endswith(w.number) or " " in printed[30:] or fold(printed).endswith(w.number):
            continue
        if type_word(case, c):
            right = named(case, c, c.code)
            yield Hit((c.span[0], span[1]), f"Thiếu chữ “{w.number}”: “{right}”.", Fix(right))
