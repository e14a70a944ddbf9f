"""VB523: bodies of the district level in a paper written after that level ended.

In: the addressees, recipients and issuer, the sentences that give a task, rules/levels.yaml.  Such bodies named
otherwise are left alone: a paper of 2026 may well speak of what a huyện did in 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbhc.check.mention import printed_date
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import words
from vbhc.model import Span
from vbhc.patterns import by_letter, either
from vbhc.records import dataclass
from vbhc.rules import Rules


@dataclass(slots=True)
class LevelEntry:
    """rules/levels.yaml."""

    since: str
    councils: list[str]
    units: list[str]
    committees: list[str]
    tasks: list[str]


@dataclass(slots=True)
class Levels:
    """The words, with patterns for a body of an ended level, and for one that is given a task."""

    words: LevelEntry
    body: re.Pattern[str]
    tasked: re.Pattern[str]  # group 1: the body


def levels(rules: Rules) -> Levels:
    """The words and patterns (use `rules.once(levels)`)."""
    words = rules.mapping("levels", LevelEntry)
    body = rf"(?<!\w)(?:(?:{either(words.councils)}) (?:{either(words.units)})|(?:{either(words.committees)}))(?!\w)"
    return Levels(words, re.compile(body), re.compile(rf"(?:{by_letter(words.tasks)}) ({body})"))


@rule("VB523", "level-ended", "warning", regimes={"state", "party", "organisation"}, needs={"header"})
def level_ended(case: Case) -> Iterator[Hit]:
    """Gửi hoặc giao việc cho cơ quan cấp huyện sau khi cấp huyện đã kết thúc hoạt động.

    Vì sao: từ 01/7/2025 chính quyền địa phương có hai cấp là tỉnh và xã; không còn huyện, quận, thị xã. Nhắc lại việc
    cũ của cấp huyện thì không bị coi là sai.
    Căn cứ: Nghị quyết số 203/2025/QH15; Luật Tổ chức chính quyền địa phương số 72/2025/QH15
    Sai: (văn bản tháng 9/2025) Kính gửi: UBND các huyện, thị xã
    Đúng: Kính gửi: UBND các xã, phường, đặc khu
    """
    known, header = case.rules.once(levels), case.document.header
    if not header.date or header.date < known.words.since:
        return
    places = [e.span for name in ("addressees", "recipients", "issuer") if (e := header.evidence.get(name)) and e.span]
    found: list[Span] = [match.span() for place in places for match in known.body.finditer(case.text, *place)]
    found += [match.span(1) for match in known.tasked.finditer(case.text) if not case.quoted(match.start())]
    since = printed_date(known.words.since, "", words(case))
    for span in dict.fromkeys(found):
        yield Hit(span, f"Từ {since} không còn cấp huyện: xem lại “{' '.join(case.text[slice(*span)].split())}”.")
