"""VB70x: slips of the pen in set phrases, names of bodies and abbreviations; capitals; words written twice.

In: the syllables of the text and rules/phrases.yaml.  Whether a syllable can be Vietnamese at all is spelling.py's
work.  Never a person's name: only what stands in a known phrase is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from vbhc.check.near import Pair, Phrase, Slip, bare, slips
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.slip_words import Slips, Syllables, slip_words, syllables
from vbhc.check.spelling import hit, spelling, wrong
from vbhc.check.words import regulation, repeats
from vbhc.model import Severity, Span
from vbhc.text.fold import fold
from vbhc.text.letters import like

BREAK = re.compile(r"[.;:()“”\"|/…•]|\n[ \t]*\n|\n[ \t]*[-+*•]")
OFTEN = 3  # times that a pair stands in a paper which then means it so
PART = re.compile(r"[\s,–-]+")


@rule("VB701", "set-phrase-slip", "warning")
def set_phrase_slip(case: Case) -> Iterator[Hit]:
    """Cụm từ cố định hoặc tên cơ quan viết sai, thiếu một tiếng.

    Vì sao: tên cơ quan là tên chính thức, đầy đủ; cụm từ quen dùng lệch một dấu là gõ nhầm.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2, điểm a (tên cơ quan); chính tả tiếng Việt
    Sai: Ban Thương vụ Tỉnh ủy; Ủy ban nhân huyện; công tác khuyến, khuyến tài
    Đúng: Ban Thường vụ Tỉnh ủy; Ủy ban nhân dân huyện; công tác khuyến học, khuyến tài
    """
    return iter(case.once(phrase_slips).values())


def phrase_slips(case: Case) -> dict[int, Hit]:
    """The Hits on set phrases and names, by the places of the odd syllables (use `case.once(phrase_slips)`)."""
    known, s = case.rules.once(slip_words), case.once(syllables)
    done: dict[int, Hit] = {}
    for slip in sorted(slips(s.folded, s.hits, known.phrases), key=lambda slip: (slip.start, slip.start - slip.end)):
        span = (s.span(slip.start)[0], s.span(slip.end - 1)[1])
        odd = slip.start + slip.at
        if (
            BREAK.search(case.text, *span)
            or odd in done
            or apart(case.text, s, slip)
            or (not slip.missing and case.recognised(s.span(odd)))  # the machine confuses marks more than clerks do
            or a_name(s, slip.start, slip.end)
            or two_lines(case.text, s, slip)
            or misplaced(case, s, odd)
            or edge_of_another(s, slip, known)
        ):
            continue
        if slip.missing and slip.phrase.body and not s.printed(slip.start)[0].isupper():
            continue  # "các cơ sở giáo dục, đào tạo"
        if not slip.phrase.body and not slip.missing:  # the odd syllable and those beside it tell enough
            slip = around(slip)
            span = (s.span(slip.start)[0], s.span(slip.end - 1)[1])
        right = corrected(case.text, s, slip)
        done[odd] = hit(case, span, right, "Viết thiếu một tiếng" if slip.missing else "Viết sai một tiếng")
    word_slips(case, known, s, done)
    for at in s.among(known.mistyped):
        if borrowed(s, at, at, known) or borrowed(s, at, at + 1, known):
            continue  # "các chủ chương trình"
        if at not in done and at + 1 not in done:
            span = (s.span(at)[0], s.span(at + 1)[1])
            if case.text[s.span(at)[1] : s.span(at + 1)[0]].isspace() and not s.printed(at + 1).istitle():
                first, second = known.mistyped[s.folded[at], s.folded[at + 1]]
                right = f"{like(first, s.printed(at))} {like(second, s.printed(at + 1))}"
                done[at] = hit(case, span, right, "Viết sai")
    return done


def two_lines(text: str, s: Syllables, slip: Slip) -> bool:
    """Whether a line of capitals and one of small letters meet there: the name of a signer, the head of an annex."""
    words = range(slip.start, slip.end)
    broken = "\n" in text[s.span(slip.start)[0] : s.span(slip.end - 1)[0]]
    return broken and len({s.printed(n).isupper() for n in words}) > 1


def misplaced(case: Case, s: Syllables, at: int) -> bool:
    """Whether a syllable has its mark on the wrong letter, which orthography.py tells: "kết qủa"."""
    return s.words[at] in s.odd and wrong(s.printed(at), case.rules.once(spelling)) is not None


def around(slip: Slip) -> Slip:
    """The slip with its phrase cut to the odd syllable and the ones beside it."""
    first, last = max(0, slip.at - 1), min(len(slip.phrase.syllables), slip.at + 2)
    part = Phrase(slip.phrase.right, slip.phrase.syllables[first:last])
    return Slip(slip.start + first, slip.start + last, part, slip.at - first)


def apart(text: str, s: Syllables, slip: Slip) -> bool:
    """Whether a comma or a dash stands between the odd syllable at an end and the rest."""
    if slip.missing or 0 < slip.at < len(slip.phrase.syllables) - 1:
        return False
    at = slip.start if slip.at == 0 else slip.end - 2
    return not text[s.span(at)[1] : s.span(at + 1)[0]].isspace()


def edge_of_another(s: Syllables, slip: Slip, known: Slips) -> bool:
    """Whether the odd syllable belongs to what stands beside it: "phân bổ tài chính"; "nhiệm vụ, trung tâm"."""
    first, last = slip.at == 0, slip.at == len(slip.phrase.syllables) - 1
    if slip.missing or not (first or last):
        return not slip.missing and not slip.phrase.body and s.words[slip.start + slip.at - 1].endswith(",")
    beside = s.folded[slip.start - 1 : slip.start + 1] if first else s.folded[slip.end - 1 : slip.end + 1]
    return tuple(beside) in known.known


def a_name(s: Syllables, start: int, end: int) -> bool:
    """Whether the words are written as a person's name is: each with a capital, after another such word."""
    before = s.printed(start - 1) if start else ""
    return before.istitle() and all(s.printed(at).istitle() for at in range(start, end))


def word_slips(case: Case, known: Slips, s: Syllables, done: dict[int, Hit]) -> None:
    """Adds words of two syllables of which one has another mark: "phạm vị"."""
    for at in s.among(known.phrases.short):
        first, second = s.folded[at], s.folded[at + 1]
        if (first, second) in known.known or at in done or at + 1 in done:
            continue
        if s.printed(at).istitle() and s.printed(at + 1).istitle():
            continue
        rights = set(known.phrases.short[first, second])
        if len(rights) != 1:
            continue
        right_first, right_second = next(iter(rights))
        odd = at if right_first != first else at + 1
        if s.folded[odd] in known.free or borrowed(s, at, odd, known) or in_a_word(s, at, odd, known):
            continue
        if in_another_word(case, s, at, odd) or not one_word(case.text, s, at):
            continue
        span = (s.span(at)[0], s.span(at + 1)[1])
        if BREAK.search(case.text, *span) or not case.text[s.span(at)[1] : s.span(at + 1)[0]].isspace():
            continue
        if case.recognised(s.span(odd)) or misplaced(case, s, odd):
            continue
        right_word = right_first if odd == at else right_second
        fixed = [s.printed(at), s.printed(at + 1)]
        fixed[odd - at] = like(right_word, s.printed(odd))
        often = len(s.hits[first, second]) >= OFTEN
        done[odd] = hit(case, span, " ".join(fixed), "Viết sai một tiếng", "info" if often else None)


def in_another_word(case: Case, s: Syllables, at: int, odd: int) -> bool:
    """Whether the odd syllable stands elsewhere too beside its other neighbour: it makes a word with that one.

    "bề mặt cất hạ cánh", where "cất hạ cánh" stands without "mặt" before it, is no "mặt cắt".
    """
    outer = slice(odd - 1, odd + 1) if odd == at else slice(odd, odd + 2)
    beside = tuple(s.folded[outer]) if odd else ()
    if len(beside) < 2 or "" in beside:
        return False
    away = outer.start - at
    places = s.hits[s.folded[at], s.folded[at + 1]]
    here = sum(tuple(s.folded[place + away : place + away + 2]) == beside for place in places if place + away >= 0)
    return case.once(pair_counts)[beside[0], beside[1]] > here


def pair_counts(case: Case) -> Counter[Pair]:
    """How often two syllables stand side by side in the text (use `case.once(pair_counts)`)."""
    return Counter(pairwise(case.once(syllables).folded))


def one_word(text: str, s: Syllables, at: int) -> bool:
    """Whether two syllables may be one word: not in two cells of a table, nor the end of a name and what follows it."""
    first, second = s.printed(at), s.printed(at + 1)
    gap = text[s.span(at)[1] : s.span(at + 1)[0]]
    if "   " in gap or "\t" in gap or (second[0].isupper() and not first[0].isupper()):
        return False
    return not (at and first.istitle() and second.islower() and s.printed(at - 1).istitle())


def borrowed(s: Syllables, at: int, wrong: int, known: Slips) -> bool:
    """Whether the odd syllable belongs to the word beside it."""
    if wrong == at:
        return at > 0 and (s.folded[at - 1], s.folded[at]) in known.known
    return at + 2 < len(s.folded) and (s.folded[at + 1], s.folded[at + 2]) in known.known


def in_a_word(s: Syllables, at: int, odd: int, known: Slips) -> bool:
    """Whether the other syllable makes a word with its other neighbour: "tính chất lương", "về thăm gia đình"."""
    beside = s.folded[at - 1 : at + 1] if odd > at else s.folded[at + 1 : at + 3]
    return len(beside) == 2 and tuple(beside) in known.words.get((bare(beside[0]), bare(beside[1])), ())


def corrected(text: str, s: Syllables, slip: Slip) -> str:
    """The printed words of a slip with the one syllable put right."""
    start, end = s.span(slip.start)[0], s.span(slip.end - 1)[1]
    wrong = slip.start + slip.at
    model = slip.phrase.right.split()
    right = next((w.strip(",") for w in model if fold(w).strip(",") == slip.phrase.syllables[slip.at]), "")
    right = right or slip.phrase.syllables[slip.at]
    if not slip.missing:
        left, stop = s.span(wrong)
        return text[start:left] + like(right, s.printed(wrong)) + text[stop:end]
    left, stop = s.span(wrong - 1)[1], s.span(wrong)[0]
    if slip.phrase.body and text[start].isupper() and not text[start:end].isupper():
        return slip.phrase.right
    gap = text[left:stop]
    inserted = right.upper() if text[start:end].isupper() else right
    after = gap if gap.strip() in ("", ",") and not (gap.strip() and len(right) == 2) else " "
    return f"{text[start:left]} {inserted}{after}{text[stop:end]}"


@rule("VB702", "body-name-capitals", "warning", on_ocr="warning")
def body_name_capitals(case: Case) -> Iterator[Hit]:
    """Tên cơ quan, tổ chức, tên riêng địa lý viết hoa không đúng.

    Vì sao: viết hoa chữ cái đầu của các từ, cụm từ chỉ loại hình, chức năng, lĩnh vực hoạt động của cơ quan, tổ chức;
    tên riêng địa lý (“Việt Nam”, “Hà Nội”) viết hoa chữ cái đầu của mọi tiếng. Luật, nghị định, thông tư trước
    05/3/2020 và văn bản hợp nhất theo cách viết của thời trước, nên chỉ được lưu ý.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III, khoản 1; Mục IV, khoản 1
    Sai: Ban thường vụ Huyện ủy; Sở Giáo dục và đào tạo; Ủy ban Nhân dân tỉnh
    Đúng: Ban Thường vụ Huyện ủy; Sở Giáo dục và Đào tạo; Ủy ban nhân dân tỉnh
    """
    known, s = case.rules.once(slip_words), case.once(syllables)
    severity: Severity = "info" if repeats(case) else regulation(case, "names").severity
    stop = 0
    for at in s.among(known.starts):
        name = known.names.longest(s.folded, at) if at >= stop else None
        if name is None:
            continue
        stop = at + len(name.syllables)
        printed = s.words[at:stop]
        if printed == name.words or printed[0][0].islower() or as_printed(printed, name.words):
            continue
        wrong = None if " ".join(printed).isupper() else miscased(case.text, s, at, name.phrase)
        if wrong is None or case.text[s.span(at + 1)[0] : wrong[0][1]] in known.verbs:
            continue  # "Sở xây dựng kế hoạch" is a verb
        if not case.text.startswith(known.common, wrong[0][1] + 1):  # "Ban chấp hành công đoàn cơ sở"
            yield hit(case, *wrong, f"Viết hoa tên {'cơ quan' if name.phrase.body else 'riêng'} không đúng", severity)


def as_printed(words: list[str], right: list[str]) -> bool:
    """Whether words are those of a name, but for signs behind the last one."""
    if words[:-1] != right[:-1] or not words[-1].startswith(right[-1]):
        return False
    return not words[-1][len(right[-1]) : len(right[-1]) + 1].isalpha()


def miscased(text: str, s: Syllables, at: int, phrase: Phrase) -> tuple[Span, str] | None:
    """Where a name stands whose capitals are not those of the right one, and the name put right."""
    end = at + len(phrase.syllables)
    if not s.printed(at)[0].isupper():
        return None
    printed = [s.printed(n) for n in range(at, end)]
    together = " ".join(printed)
    commas = "," in phrase.right
    if together == phrase.right.replace(",", "") and (not commas or s.comma(at, end)):
        return None
    span = (s.span(at)[0], s.span(end - 1)[1])
    found = text[span[0] : span[1]]
    if BREAK.search(found) or any(w.isupper() and len(w) > 1 for w in printed):
        return None
    if commas and "," not in found:
        return span, phrase.right
    model = [w for w in PART.split(phrase.right) if w]
    fixed, last = "", span[0]
    for n, right in zip(range(at, end), model, strict=True):
        start, stop = s.span(n)
        fixed += text[last:start] + like(text[start:stop], right)
        last = stop
    return (span, fixed) if fixed != found else None


@rule("VB703", "doubled-word", "warning", on_ocr="warning")
def doubled_word(case: Case) -> Iterator[Hit]:
    """Một tiếng viết liền hai lần.

    Vì sao: gõ lặp; từ láy thật (“từ từ”, “ngày ngày”, “luôn luôn”) không bị nhắc.
    Căn cứ: chính tả tiếng Việt
    Sai: Phối hợp với với các ban
    Đúng: Phối hợp với các ban
    """
    known, s = case.rules.once(slip_words), case.once(syllables)
    for at in s.among(known.twice):
        if at and (s.folded[at - 1], s.folded[at]) in known.doubled_kept:
            continue  # "ở hiện tại tại địa phương"
        first, one, two = s.folded[at], s.printed(at), s.printed(at + 1)
        if first in known.doubled_names and not (
            at and s.folded[at - 1] in known.doubled and one.islower() and two.istitle()
        ):
            continue
        gap = case.text[s.span(at)[1] : s.span(at + 1)[0]]
        if not gap.isspace() or gap.count("\n") > 1 or "\t" in gap or "   " in gap:
            continue
        if ("\n" in gap and one != two) or (one[0].isupper() and not two[0].isupper() and not one.isupper()):
            continue
        yield hit(case, (s.span(at)[0], s.span(at + 1)[1]), two, "Một tiếng viết hai lần")
