"""VB3xx: contradictions across one document: what its mentions of one other document say of it.

In: References with the mentions that were joined to them.  Out: Hits on the mention that stands alone against others.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Container, Iterator

from vbhc.check.mention import by_id, printed_date, type_word, years_apart
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.spelling import not_spoken, spelling
from vbhc.check.words import CheckWords, words
from vbhc.cite.keys import BodyNames, BodyWords
from vbhc.model import Citation, Reference, Related, Span
from vbhc.rules import Rules
from vbhc.text.doctypes import types
from vbhc.text.fold import fold, fold_words

SLIP = 3  # words that may differ in one place for two titles to be one with a slip
LONG_TITLE = 6  # words of a title that tells a document from others
AGAIN = 3  # words in which they must agree behind it
_SIGNS = re.compile(r"[.,;:()]")
_WORD = re.compile(r"[^\s“”\"*]+")
NEXT_LINE = re.compile(r"\n\s*[A-ZĐ]")
TITLE = 600  # characters behind a mention in which its title stands


def told(case: Case, r: Reference) -> list[Citation]:
    """The mentions of a document that print something of it."""
    found = case.once(by_id)
    return [c for i in r.mentions if (c := found[i]).code or c.name]


def odd_ones(found: list[tuple[Citation, str]], wrong: Container[str] = ()) -> Iterator[tuple[Citation, Citation]]:
    """(a mention that says another thing than most do, or than the first does; a mention that says that).

    `wrong` are ids of mentions that are known to be wrong: what they say is no model, where others say something.
    """
    if len({value for _, value in found}) < 2:
        return
    trusted = [(c, value) for c, value in found if c.id not in wrong] or found
    counts = Counter(value for _, value in trusted)
    most = counts.most_common(1)[0][1]
    model, right = next((c, value) for c, value in trusted if counts[value] == most)
    for c, value in found:
        if value != right:
            yield c, model


@rule("VB301", "two-dates", "error", needs={"citations"}, about="date")
def two_dates(case: Case) -> Iterator[Hit]:
    """Một số, ký hiệu mà các lần viện dẫn ghi ngày khác nhau.

    Vì sao: một văn bản chỉ có một ngày ban hành; một trong các lần ghi đã sai.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 và khoản 6, điểm b
    Sai: Kế hoạch số 184-KH/HU ngày 22/5/2024 …; Kế hoạch số 184-KH/HU ngày 22/5/2023 …
    Đúng: Kế hoạch số 184-KH/HU ngày 22/5/2024 ở cả hai nơi
    """
    for r in case.document.references:
        if "date" not in r.conflicts:
            continue
        found = [(c, c.date) for c in told(case, r) if c.date and "date" not in c.inferred]
        for c, model in odd_ones(found, case.once(years_apart)):
            right = printed_date(model.date or "", c.text, words(case))
            message = f"Nơi khác trong văn bản ghi “{right}”; phải thống nhất."
            yield Hit(c.span, message, related=[Related(None, model.span, model.text)])


@rule("VB302", "two-issuers", "warning", needs={"citations"}, about="issuer")
def two_issuers(case: Case) -> Iterator[Hit]:
    """Một số, ký hiệu mà các lần viện dẫn ghi cơ quan ban hành khác nhau.

    Vì sao: một văn bản có một cơ quan ban hành. Ban thường vụ thay mặt cấp ủy, chủ tịch và ủy ban thì không bị coi là
    khác nhau.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: Kế hoạch số 184-KH/HU của Huyện ủy …; Kế hoạch số 184-KH/HU của Tỉnh ủy
    Đúng: Kế hoạch số 184-KH/HU của Huyện ủy ở cả hai nơi
    """
    names = case.rules.once(BodyNames)
    for r in case.document.references:
        if "issuer" not in r.conflicts:
            continue
        found = [(c, names.normal(c.issuer.name)) for c in told(case, r) if c.issuer and printed_issuer(case, c)]
        for c, model in odd_ones(found):
            assert c.issuer is not None and model.issuer is not None
            if names.differ(c.issuer.name, model.issuer.name) is None:
                continue
            message = f"Nơi khác trong văn bản ghi “của {model.issuer.name}”, ở đây “của {c.issuer.name}”."
            yield Hit(c.span, message, related=[Related(None, model.span, model.text)])


def printed_issuer(case: Case, c: Citation) -> bool:
    """Whether the mention prints a body with "của" before it, not only a post ("của Bộ trưởng")."""
    name = c.issuer.name if c.issuer else ""
    at = c.text.rfind(name)
    posts = case.rules.mapping("body_names", BodyWords).posts
    return at > 0 and c.text[:at].rstrip().endswith(words(case).of) and fold(name) not in posts


@rule("VB305", "two-types", "warning", needs={"citations"}, about="type")
def two_types(case: Case) -> Iterator[Hit]:
    """Một số, ký hiệu mà các lần viện dẫn ghi tên loại khác nhau.

    Vì sao: một văn bản có một tên loại.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: Kế hoạch số 184-KH/HU …; Chương trình số 184-KH/HU
    Đúng: Kế hoạch số 184-KH/HU ở cả hai nơi
    """
    known = case.rules.once(types)
    for r in case.document.references:
        if "type" not in r.conflicts:
            continue
        found = [(c, c.type) for c in told(case, r) if c.type and is_named(case, c)]
        for c, model in odd_ones(found):
            named = known.named(model.type or "").name
            yield Hit(
                c.span,
                f"Nơi khác trong văn bản gọi là {named.lower()}: “{model.text}”.",
                related=[Related(None, model.span, model.text)],
            )


def is_named(case: Case, c: Citation) -> bool:
    """Whether the type's word and nothing else stands before the number; "2/người" in a table is none."""
    return bool(c.code and not c.code.islower()) and "type" not in c.inferred and bool(type_word(case, c))


@rule("VB303", "two-titles", "warning", needs={"citations"})
def two_titles(case: Case) -> Iterator[Hit]:
    """Trích yếu của một văn bản ghi khác nhau vài chữ giữa các lần viện dẫn.

    Vì sao: trích yếu phải đúng như văn bản đã ban hành; thừa, thiếu vài chữ là chép sai. Chép tắt thì không bị coi là
    khác.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b
    Sai: … về việc công bố tổ chức tư vấn được phép cung cấp dịch vụ (nơi khác: được cung cấp dịch vụ)
    Đúng: … về việc công bố tổ chức tư vấn được cung cấp dịch vụ
    """
    for r in case.document.references:
        groups = titles_of(case, r) if len(r.mentions) > 1 else []
        if len(groups) < 2:
            continue
        right = max(groups, key=lambda group: sum(len(cs) for cs, _ in group))
        (model, *_), model_words = max(right, key=lambda pair: (not (pair[0][0].title or "").isupper(), len(pair[1])))
        for c, mine in [(c, mine) for group in groups if group is not right for cs, mine in group for c in cs]:
            slip = slip_between(mine, model_words)
            if slip is None:
                continue
            (i1, i2), (j1, j2) = slip
            if is_told_elsewhere(case, mine[i1:i2], model_words[j1:j2]) or begins_a_row(case, mine[i1:]):
                continue
            there = title_words(case.text, model, model_words, j1 - 1, j2 + 4)
            shown = " ".join((case.text[slice(*there)] if there else model.title or "").split())
            span = title_words(case.text, c, mine, i1 - 1, i2 + 1)
            if span and any(o.span[0] <= span[0] < span[1] <= o.span[1] for o in case.document.citations):
                continue  # the day of a document that the title names: told of that document
            if any(NEXT_LINE.search(case.text, *place) for place in (span, there) if place):
                continue  # the title ends there, and another line begins: the head of a page, a cell
            message = f"Trích yếu khác nơi khác trong văn bản: ở đó là “{shown}”."
            yield Hit(span or c.span, message, related=[Related(None, model.span, model.text)])


def titles_of(case: Case, r: Reference) -> list[list[Titled]]:
    """The titles that mentions of a document print, in groups that agree as far as they go; none where there is one."""
    w = words(case)
    found: dict[str, list[Citation]] = {}
    for c in told(case, r):
        if c.title:
            found.setdefault(c.title, []).append(c)
    if len(found) < 2:
        return []
    titled = [(cs, bare_title(t, w)) for t, cs in found.items() if not fold(t).startswith(tuple(w.not_titles))]
    return grouped([(cs, t) for cs, t in titled if len(t) > AGAIN])


def is_told_elsewhere(case: Case, mine: list[str], model: list[str]) -> bool:
    """Whether words that differ are no other title: a blank, "của Bộ trưởng Bộ Tài chính"; or such as other rules tell:
    a number, a date, a slip."""
    spelt, odd = case.rules.once(spelling), [*mine, *model]
    if odd == [words(case).also] or "".join(mine) == "".join(model):
        return True
    return sorted(odd) in case.rules.once(words_of_posts) or any("/" in word or not_spoken(word, spelt) for word in odd)


def begins_a_row(case: Case, words: list[str]) -> bool:
    """Whether a number and a type begin the next row of a list of documents."""
    known = case.rules.once(types).by_word
    return words[0].isdigit() and any(" ".join(words[1:end]) in known for end in (2, 3, 4))


def words_of_posts(rules: Rules) -> list[list[str]]:
    """The words of each post, sorted (use `rules.once(words_of_posts)`)."""
    return [sorted(post.split()) for post in rules.mapping("body_names", BodyWords).posts]


def bare_title(title: str | None, w: CheckWords) -> list[str]:
    """The words of a title in comparable form, without "về việc" before them."""
    key = _SIGNS.sub("", fold(title or ""))
    for lead in w.title_leads:
        if key.startswith(lead + " "):
            key = key[len(lead) + 1 :]
            break
    return key.split()


Titled = tuple[list[Citation], list[str]]  # the mentions that print one title, and its words


def grouped(found: list[Titled]) -> list[list[Titled]]:
    """Titles that agree as far as both go, together; the first ones first."""
    groups: list[list[Titled]] = []
    for cs, mine in found:
        for group in groups:
            if all(slip_between(mine, other) is None for _, other in group):
                group.append((cs, mine))
                break
        else:
            groups.append([(cs, mine)])
    return groups


def slip_between(one: list[str], other: list[str]) -> tuple[Span, Span] | None:
    """Where two titles differ in a few words and agree again before and behind them; None where they do not.

    A title that is cut short, or that goes on into the sentence, agrees as far as it goes.
    """
    first = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if first is None or first < 2:
        return None
    matcher = difflib.SequenceMatcher(None, one[first:], other[first:], autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size >= AGAIN and block.a <= SLIP and block.b <= SLIP:
            return (first, first + block.a), (first, first + block.b)
        if block.size >= AGAIN:
            break
    return None


def title_words(text: str, c: Citation, mine: list[str], start: int, stop: int) -> Span | None:
    """Where the words start … stop of a title, as far as it has them, stand behind its mention."""
    start, stop = max(0, start), min(len(mine), stop)
    tokens = list(_WORD.finditer(text[c.span[1] : c.span[1] + TITLE]))
    keys = [_SIGNS.sub("", key) for key in fold_words([m[0] for m in tokens])]
    for at in range(len(keys)):
        if keys[at : at + 3] == mine[:3]:
            last = at + stop - 1
            if last < len(tokens) and keys[at + start] == mine[start]:
                return c.span[1] + tokens[at + start].start(), c.span[1] + tokens[last].end()
    return None


@rule("VB304", "one-title-two-numbers", "warning", needs={"citations"})
def one_title_two_numbers(case: Case) -> Iterator[Hit]:
    """Một trích yếu, một ngày, một cơ quan mà hai số khác nhau.

    Vì sao: hai văn bản cùng loại, cùng ngày, cùng cơ quan, cùng trích yếu thường là một văn bản bị chép sai số.
    Căn cứ: NĐ 30/2020/NĐ-CP, Điều 15 (mỗi văn bản một số)
    Sai: Quyết định số 779/QĐ-UBND ngày 23/3/2022 về Điều lệ; Quyết định số 119/QĐ-UBND ngày 23/3/2022 về Điều lệ
    Đúng: Quyết định số 779/QĐ-UBND ngày 23/3/2022 về Điều lệ ở cả hai nơi
    """
    w = words(case)
    mentions = case.once(by_id)
    dated = [r for r in case.document.references if r.code and r.date and r.title and "date" not in r.inferred]
    days: dict[tuple[str | None, str | None], list[Reference]] = {}
    for r in dated:
        days.setdefault((r.date, r.type), []).append(r)
    for one, other in pairs_alike([found for found in days.values() if len(found) > 1], w):
        if one.code == other.code:
            continue
        first, second = sorted((mentions[one.mentions[0]], mentions[other.mentions[0]]), key=lambda c: c.span)
        if re.search(r"^[\s,;]*\w{0,2}\s*$", case.text[first.span[1] : second.span[0]]):
            continue  # two numbers of one list share a title
        message = f"Cùng loại, ngày và trích yếu với {first.code}; xem lại số nào đúng."
        yield Hit(second.span, message, related=[Related(None, first.span, first.text)])


def pairs_alike(days: list[list[Reference]], w: CheckWords) -> Iterator[tuple[Reference, Reference]]:
    """Two documents of a day whose letters and titles are the same; three and more are a series: one for each trade."""
    for found in days:
        alike: dict[tuple[str, ...], list[Reference]] = {}
        for r in found:
            alike.setdefault((symbol(r), *bare_title(r.title, w)), []).append(r)
        for key, same in alike.items():
            if len(same) == 2 and len(key) > LONG_TITLE:
                yield same[0], same[1]


def symbol(r: Reference) -> str:
    """The letters of a number and symbol: "QĐ-UBND"."""
    return re.sub(r"^[\d.]+[a-zđ]?[/-]", "", r.code or "").upper()
