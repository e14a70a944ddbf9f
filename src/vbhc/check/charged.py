"""VB518: bodies that a paper gives a task and does not send it to.

In: the last articles of a decision, the items of a plan's "Tổ chức thực hiện", the sentences "Giao …", "Đề nghị …",
"Yêu cầu …"; Nơi nhận, with the addressees where it says "Như trên", with the article where it says "Như Điều …".  Only
names that begin with a word for a body of rules/form.yaml are read; what Nơi nhận may mean by "các sở", by "các cơ quan
liên quan" or by letters ("Sở TC") is held to be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vbhc.check.closing_form import articles
from vbhc.check.form_words import FormEntry, form, told
from vbhc.check.rule import Case, Hit, rule
from vbhc.model import Section, Span
from vbhc.patterns import either, everywhere
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

LONGEST = 8  # words of a name
KNOWN = 3  # words of a name that tell it from others
LEAD = 40  # letters of the number of an item and of the word that gives a task
LETTERS = re.compile(r"[A-ZĐ][A-ZĐ&.-]+")


@dataclass(slots=True)
class Tasking:
    """What stands before a body that opens a sentence (group 1: a word that gives a task), and behind its name."""

    before: re.Pattern[str]
    given: re.Pattern[str]  # names, and what they are to do (group 1: names)
    alone: re.Pattern[str]  # the same, where no word before gives a task
    between: re.Pattern[str]  # bodies of a list
    behind: re.Pattern[str]
    seat: re.Pattern[str]
    everyone: re.Pattern[str]


def tasking(rules: Rules) -> Tasking:
    """The patterns (use `rules.once(tasking)`)."""
    words = rules.once(form).words
    number = r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.)])?"
    names = r"([^\n.;:]{2,160}?)"
    return Tasking(
        re.compile(rf"[\n.;:][ \t*_+–-]*{number}[ \t*_]*({either(words.gives)} )?\Z"),
        re.compile(rf"{names} (?:{either(words.tasks)})(?!\w)"),
        re.compile(rf"{names} (?:{either(words.sole_tasks)})(?!\w)"),
        re.compile(rf"[,;]\s*|\s+(?:{either(words.joins)})\s+|\.\s+"),
        re.compile(rf"\s(?:{either(words.behind)})\s"),
        re.compile(rf"\s(?:{either(words.seats)})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{either(words.everyone)})(?!\w)"),
    )


@rule("VB518", "charged-and-not-addressed", "info", regimes={"state"}, needs={"header", "sections"})
def charged_and_not_addressed(case: Case) -> Iterator[Hit]:
    """Cơ quan được giao việc trong văn bản không có ở Nơi nhận.

    Vì sao: nơi nhận để thực hiện là các cơ quan, cá nhân được giao việc trong văn bản. “Như trên” là những nơi ở Kính
    gửi, “Như Điều …” là những người được giao ở điều ấy; “các sở”, “các cơ quan liên quan” là đủ.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9, điểm a
    Sai: Điều 3. Giám đốc Sở Nội vụ chịu trách nhiệm thi hành … Nơi nhận: - Sở Tài chính; - Lưu: VT, NC.
    Đúng: Nơi nhận: - Như Điều 3; - Lưu: VT, NC.
    """
    words, header = case.rules.once(form).words, case.document.header
    if not header.recipients or header.type is None or header.type.code not in words.charging:
        return
    sent = sent_to(case, words)
    if sent is None:
        return
    addressed, own = fold(sent), fold(header.issuer.name) if header.issuer else ""
    if case.rules.once(tasking).everyone.search(addressed):
        return
    letters = [re.sub("[&.-]", "", found) for found in LETTERS.findall(sent)]
    seen: set[str] = set()
    for start, name in sorted(charged(case, words)):
        key = fold(name)
        if key in seen or key in own or case.quoted(start) or reached(name, key, addressed, letters, case):
            continue
        seen.add(key)
        yield told(case, (start, start + len(name)), f"{name} được giao việc nhưng không có ở Nơi nhận.")


def sent_to(case: Case, words: FormEntry) -> str | None:
    """All to whom the paper is sent; None where Nơi nhận names an article that is not there."""
    header = case.document.header
    sent = "; ".join(header.recipients)
    if any(word in sent for word in words.as_above):
        sent = "; ".join([sent, *header.addressees])
    named = case.rules.once(form).article.findall(sent)
    held = {re.sub(r"\D", "", s.marker): s.span for s in articles(case.document.sections)} if named else {}
    if any(number not in held for number in named) or (not named and any(word in sent for word in words.as_article)):
        return None
    return "; ".join([sent, *(case.text[slice(*held[number])] for number in named)])


def charged(case: Case, words: FormEntry) -> Iterator[tuple[int, str]]:
    """The bodies that are given a task, with their places."""
    known, text = case.rules.once(tasking), case.text
    for zone in case.document.structure.zones:
        for head in words.charged_bodies if zone.kind == "body" else ():
            for at in everywhere(text, head, zone.start, zone.end):
                lead = known.before.search("\n" * (at - LEAD < zone.start) + text[max(zone.start, at - LEAD) : at])
                pattern = known.given if lead and lead[1] else known.alone
                match = pattern.match(text, at, zone.end) if lead else None
                if match:
                    yield from bodies_in(text, match.span(1), case)
    for section in carried(case.document.sections, words):
        line = text.find("\n", section.span[0], section.span[1])
        end = line if line >= 0 else section.span[1]
        stop = text.find(":", section.span[0], end)
        yield from bodies_in(text, (section.span[0] + len(section.marker), stop if stop >= 0 else end), case)
    last = next(iter(list(articles(case.document.sections))[-1:]), None)
    if last is not None:
        start = last.span[0]
        stop = min((at for phrase in words.charged if (at := text.find(phrase, *last.span)) >= 0), default=start)
        yield from bodies_in(text, (start, stop), case)


def carried(sections: Iterable[Section], words: FormEntry) -> Iterator[Section]:
    """The items of the parts that say who does what."""
    for section in sections:
        title = (section.title or "").lower()
        if section.kind != "annex" and any(word in title for word in words.carrying):
            yield from section.children


def bodies_in(text: str, span: Span, case: Case) -> Iterator[tuple[int, str]]:
    """The names of bodies in a list: "Giám đốc Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch và Hội Khuyến học".

    A part that begins with another capital than that of a body or a post belongs to the name before it.
    """
    words = case.rules.once(form).words
    name: Span | None = None
    at = span[0]
    for match in [*case.rules.once(tasking).between.finditer(text, *span), None]:
        end = match.start() if match else span[1]
        piece = text[at:end].strip(" *_")
        start = at + text[at:end].find(piece)
        post = next((post for post in words.posts if piece.startswith(f"{post} ")), "")
        body = piece[len(post) :].lstrip()
        named = is_body(body, words)
        if name and not named and not post and piece[:1].isupper():
            name = name[0], start + len(piece)
        else:
            yield from shown(text, name, case)
            name = (start + len(piece) - len(body), start + len(piece)) if named else None
        if match and "." in match[0]:
            yield from shown(text, name, case)
            name = None
        at = match.end() if match else span[1]
    yield from shown(text, name, case)


def is_body(piece: str, words: FormEntry) -> bool:
    """Whether a name of a body begins here: "Phòng Nội vụ", "Công an tỉnh", not "Phòng học"."""
    head = next((head for head in words.charged_bodies if piece.startswith(head)), None)
    if head is None or piece.startswith(tuple(words.heads_of_own)):
        return False
    return piece[len(head) : len(head) + 1].isupper() or " " in head.strip()


def shown(text: str, name: Span | None, case: Case) -> Iterator[tuple[int, str]]:
    """A name without what stands behind it in its sentence, where it is as long as a name."""
    if name is None:
        return
    printed = case.rules.once(tasking).behind.split(text[slice(*name)], maxsplit=1)[0]
    if 2 <= len(printed.split()) <= LONGEST and "\n" not in printed:
        yield name[0], printed


def reached(name: str, key: str, addressed: str, letters: list[str], case: Case) -> bool:
    """Whether a body may be among those addressed: by its name or the first words of it, by letters, by "các sở".

    `key` is its folded name.
    """
    words = case.rules.once(form).words
    first = fold(" ".join(case.rules.once(tasking).seat.split(name, maxsplit=1)[0].split()[:KNOWN]))
    if first in addressed:
        return True
    initials = "".join(word[0].upper() for word in name.split()[1:] if word[0].isalpha() and word not in words.joins)
    head = key.split(" ")[0]
    several = (f"{head},", *(f"{plural} {head}" for plural in words.plural))
    return any(initials in one for one in letters) or any(one in addressed for one in several)
