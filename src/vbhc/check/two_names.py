"""VB706: one body that a paper names in two ways, which differ in one syllable.

In: the syllables of the text behind the words that begin names of associations and the like (rules/phrases.yaml,
name_heads).  Names that phrases.yaml knows are slips.py's work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vbhc.check.rule import Case, Hit, rule
from vbhc.check.slip_words import Slips, Syllables, slip_words, syllables
from vbhc.check.spelling import in_place, spelling
from vbhc.model import Fix

LONGEST = 8  # syllables of a name behind its head
OFTEN = 2  # times that the other way stands
FEW = 60  # names that are compared
HEAD = 3  # syllables that two names of one body begin with

Name = tuple[str, ...]


@rule("VB706", "body-named-two-ways", "info", regimes={"state", "party", "organisation"})
def body_named_two_ways(case: Case) -> Iterator[Hit]:
    """Tên một tổ chức viết khác nhau một tiếng trong cùng văn bản.

    Vì sao: một tổ chức có một tên; tên chỉ gặp một lần mà lệch một tiếng với tên gặp nhiều lần thường là viết nhầm. Có
    thể là hai tổ chức khác nhau, nên đây là lời nhắc.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2, điểm a (tên đầy đủ của cơ quan, tổ chức)
    Sai: Điều lệ Hiệp hội Doanh nhân tỉnh (nơi khác: Hiệp hội Doanh nghiệp tỉnh)
    Đúng: Điều lệ Hiệp hội Doanh nghiệp tỉnh
    """
    known, s = case.rules.once(slip_words), case.once(syllables)
    found = {at: name_at(s, at) for at in s.among(known.heads) if is_other(s, at, known)}
    counts = Counter(found.values())
    if len(counts) < 2 or len(counts) > FEW:
        return
    units = set(case.rules.once(spelling).words.place_units)
    begun: dict[Name, list[Name]] = {}
    for name in counts:
        begun.setdefault(name[:HEAD], []).append(name)
    for at, name in found.items():
        for other in begun[name[:HEAD]] if not units.isdisjoint(name) else ():
            odd = differs(name, other)
            if odd is None or {name[odd], other[odd]} & units or name[odd + 1] not in units:
                continue  # only before "tỉnh", "huyện" … is it sure that the name goes as far
            if case.recognised(s.span(at)):
                break
            mine, its = (sum(n for one, n in counts.items() if one[: odd + 1] == w[: odd + 1]) for w in (name, other))
            if mine < its and its >= OFTEN:
                span = s.span(at)[0], s.span(at + odd)[1]
                right = f"{case.text[span[0] : s.span(at + odd)[0]]}{model(s, found, other, odd)}"
                shown = in_place(case.text, span, right)
                yield Hit(span, f"Nơi khác trong văn bản tên này khác một tiếng: “{shown}”.", Fix(right))
                break


def is_other(s: Syllables, at: int, known: Slips) -> bool:
    """Whether a name with a capital begins here which is none of phrases.yaml."""
    return s.printed(at)[:1].isupper() and not s.printed(at).isupper() and known.names.longest(s.folded, at) is None


def name_at(s: Syllables, at: int) -> Name:
    """The syllables from a head on, up to the end of the clause."""
    words = s.words[at : at + LONGEST]
    size = next((n for n, word in enumerate(words, 1) if not word[-1].isalpha()), LONGEST)
    return tuple(s.folded[at : at + size])


def differs(one: Name, other: Name) -> int | None:
    """The place of the one syllable in which two names differ and agree again; None elsewhere, and in their heads."""
    odd = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if odd is None or odd < HEAD or not one[odd] or not other[odd]:
        return None
    behind = one[odd + 1 : odd + 2], other[odd + 1 : odd + 2]
    return odd if behind[0] and behind[0] == behind[1] else None


def model(s: Syllables, found: dict[int, Name], other: Name, odd: int) -> str:
    """The odd syllable as the other way prints it."""
    return next(s.printed(at + odd) for at, name in found.items() if name == other)
