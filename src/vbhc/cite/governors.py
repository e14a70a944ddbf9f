"""Which of the phrases that stand before a document govern it, and whether they are this document's own words.

In: the phrases read since the last document, and where the next one begins.  Out: the phrases that govern it.  In whose
title a phrase stands, and what else it acts on, is clauses.py's work.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import replace

from vbhc.cite.phrases import Mark, Phrases, Token, lower
from vbhc.cite.pinpoints import pinpoints_at
from vbhc.cite.readings import Order
from vbhc.model import Citation, Pinpoint
from vbhc.patterns import lazy

_BEGIN = operator.attrgetter("start")
_BESIDE = 60  # how far a document may stand from a phrase by which it is only mentioned
_RUN = 30  # two phrases that stand closer than this are one ("sửa đổi, bổ sung, bãi bỏ")
_SHORT = 10  # characters of " Luật này, "
_OWN = 24  # characters of "Thông tư liên tịch này"
_LIST = 100  # two phrases that stand closer than this share a document ("thay thế một số từ, bãi bỏ một số khoản của")
_MARKER = lazy(r"[\s\W\d]*(?:\w{1,3}[.)/]\s*)?")


class Waiting:
    """Phrases that wait for a document in a paragraph, `text`, of which the sentence read now begins at `sentence`."""

    def __init__(self, text: str, p: Phrases, order: Order) -> None:
        self.text, self.low, self.p, self.sentence = text, lower(text), p, 0
        self.order = order
        self.tokens: list[Token] = []
        self.directed = (-1, -1)  # the first word that directs in what is read now or behind it
        self.item = 0  # behind the semicolon before what is read now
        self.predicated = 0  # where a predicate without a document ends
        self.next = 0  # where the next document is named
        self.parted: list[Token] = []  # phrases before semicolons that wait for the document of which they name parts

    def governors(self, begin: int, end: int, behind: int | None) -> list[Token] | None:
        """The phrases that govern the document named at low[begin:end]; None where there are none, an empty list
        where it is only mentioned.

        `behind`: where the document before it in its clause ends, if there is one.
        """
        first = behind is None
        for i in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[i]
            entry = token.entry
            if entry.role == "through" or (entry.role == "passive" and first):
                continue  # "Điều lệ được công nhận tại …" hands on as "ban hành kèm theo" does
            if entry.role == "none":
                if begin - token.end <= _BESIDE and not self.joined(token, begin, first):
                    return []
                continue
            if entry.role == "passive":
                return [token] if self.adjacent(token, begin) else []
            if self.reaches(token, begin, end, i, behind) and not self.joined(token, begin, first):
                return self.run(i) + (self.parted if self.p.units.unit.search(self.text, token.end, begin) else [])
        return None

    def numbers(self, at: int) -> bool:
        """Whether a bracket opened before `at` names the document of which a phrase says only the type: "theo |Nghị
        quyết| của HĐND tỉnh (Nghị quyết số …)", "Căn cứ |Quy chế| làm việc (ban hành kèm theo Quyết định số …)"."""
        token = self.tokens[-1] if self.tokens else None
        if token is None or token.entry.role != "before" or token.entry.changes:
            return False
        inner = self.low[at : self.next].strip()
        words = self.low[token.end : token.end + _OWN].split()
        typed = any(" ".join(words[:width]) in self.p.kinds for width in (1, 2, 3))
        return typed and (not inner or inner.endswith(self.p.units.attached))

    def goes_back(self, token: Token) -> bool:
        """Whether a phrase right behind a semicolon speaks of what stands before it.

        "Luật A; được sửa đổi bởi Luật B", "Nghị định A quy định về phân cấp; quy định chi tiết Luật B".
        """
        goes_back = token.entry.role == "passive" or token.entry.over_follows
        return goes_back and self.low[max(0, token.start - 2) : token.start].strip() == ";"

    def opens_list(self, token: Token, at: int) -> bool:
        """Whether a phrase holds also for what stands behind the semicolon at `at`, before which it has no document:
        "Căn cứ …;", "Áp dụng khoản 1 Điều 51; Điều 65 Bộ luật Hình sự"."""
        entry = token.entry
        if entry.role != "before" or entry.changes or not self.at_start(token):
            return False
        return entry.at == "start" or self.p.strict.match(self.low, token.end, at) is not None

    def parting(self) -> list[Token]:
        """The phrases before a semicolon that change parts of a document which a later clause of the sentence names:
        "|Sửa đổi| Điều 5; |bổ sung| khoản 3 Điều 6; bãi bỏ khoản 2 Điều 8 của Thông tư số …"."""
        for token in self.tokens:
            if token.entry.role != "before" or not token.entry.changes:
                return []
            if not self.p.units.unit.search(self.text, token.end, self.low.find(";", token.end)):
                return []
        return self.parted + self.tokens if self.parted or (self.tokens and self.at_start(self.tokens[0])) else []

    def parts(self, token: Token, run: list[Token], c: Citation) -> list[Pinpoint]:
        """The units that a phrase of a `run` before `c` names before the next: "bãi bỏ |khoản 2|, sửa đổi Điều 7"."""
        stop = min((t.start for t in run if t.start > token.start), default=token.end)
        first = self.p.units.unit.search(self.text, token.end, stop)
        if first is None:
            return []
        found, _ = pinpoints_at(self.text, first.start(), stop, self.p.units.between, self.p.units)
        articles = {unit.article for unit in c.pinpoints}
        of = articles.pop() if len(articles) == 1 else None
        return [unit if unit.article or unit.annex else replace(unit, article=of) for unit in found]

    def joined(self, token: Token, begin: int, first: bool) -> bool:
        """Whether the document at `begin` is only joined ("và", ",") to what a phrase governs."""
        entry = token.entry
        if begin - token.end < 5 or (first and (entry.changes or (entry.of_list and self.opens(token)))):
            return False
        if self.p.joined.search(self.low, max(token.end, begin - 14), begin) is None:
            if first or entry.changes or self.p.part.match(self.low, token.end):
                return False
            link = self.p.link.search(self.low, max(token.end, begin - 120), begin)
            return link is not None and link.start() > token.end + 3
        return self.p.pinned.search(self.low, max(token.end, begin - 30), begin) is None

    def adjacent(self, token: Token, begin: int) -> bool:
        """Whether a phrase stands right before the document at `begin`."""
        right_behind = begin - token.end == 1 and self.low[token.end] == " "
        return right_behind or self.p.adjacent.match(self.low, token.end, begin) is not None

    def reaches(self, token: Token, begin: int, end: int, i: int, behind: int | None) -> bool:
        """Whether a phrase, the one at `i`, can govern the document at low[begin:end], by its entry in the rules."""
        entry = token.entry
        far = begin - token.end > entry.reach
        if far and (entry.object != "any" or self.p.strict.match(self.low, token.end, begin) is None):
            return False  # "theo |điểm a khoản 1, điểm b khoản 2 Điều 3| Nghị định số …" may be long
        if begin - token.end > _SHORT and self.filled(token):
            return False
        if entry.needs and not any(w in self.low[token.start : end] for w in entry.needs):
            return False
        if entry.at == "start" and self.text[token.start].islower() and self.has_subject(token):
            return False
        if entry.object == "near" or (entry.at == "start" and not self.opens(token)):
            return self.adjacent(token, begin)
        if entry.object == "text":
            if self.p.strict.match(self.low, token.end, begin):
                return True
            if not self.p.part.match(self.low, token.end, begin):
                return begin - token.end < _BESIDE and not self.tokens[i + 1 :] and self.at_start(token)
            if behind is not None and 0 <= token.start - behind < 4:
                return True  # "Nghị định A của Chính phủ sửa đổi …"
            before = self.low[max(0, token.start - 30) : token.start]
            return not before.strip() or self.p.beside.search(before) is not None
        if not entry.handed_on and any(t.entry.role == "through" for t in self.tokens[i:]):
            return False
        if not entry.changes and any(t.entry.changes and t.entry.role == "before" for t in self.tokens[:i]):
            return self.adjacent(token, begin)
        return True

    def filled(self, token: Token) -> bool:
        """Whether a phrase has its object: "thực hiện |Nghị quyết này|, UBND tỉnh ban hành Kế hoạch số …"."""
        if self.p.itself.search(self.low, token.end, token.end + _OWN) is None:
            return False
        behind = self.p.self_after.match(self.low, token.end)
        if behind is None or " ".join(behind[0].split()[:-1]) not in self.p.kinds:
            return False
        return self.low[behind.end() : behind.end() + 8].split()[:1] not in self.p.joined_by

    def opens(self, token: Token) -> bool:
        """Whether `token` stands where a sentence or an item of a list starts."""
        if token.start < 7:
            return True
        before = self.low[token.start - 6 : token.start].rstrip(' \t*_“"-–+•')
        return not before or before[-1] in ";:.\n)"

    def has_subject(self, token: Token) -> bool:
        """Whether a word stands right before a phrase: "Các chi bộ căn cứ Chỉ thị số … xây dựng kế hoạch"."""
        return not self.opens(token) and self.low[max(0, token.start - 8) : token.start].rstrip()[-1:].isalnum()

    def run(self, i: int) -> list[Token]:
        """The phrases that share a document with the one at `i`, that one first; sửa đổi is said of all of a run."""
        token = self.tokens[i]
        entry = token.entry
        if not entry.changes:
            return [self.preferred(i)]
        runs, at = [[token]], token
        for other in reversed(self.tokens[:i]):
            if other.entry.role != "before" or not other.entry.changes:
                break
            if at.start - other.end > _LIST:
                break
            close = at.start - other.end < _RUN and not self.p.part.match(self.low, other.end, at.start)
            if close:
                runs[-1].append(other)
            else:
                runs.append([other])
            at = other
        found = []
        for run in runs:
            amending = [t for t in run if t.entry.kind == "amends"]
            found += amending[-1:] or run
        return found

    def preferred(self, i: int) -> Token:
        """ "hướng dẫn … theo quy định của X" guides X; "quy định chi tiết và hướng dẫn" is quy định chi tiết."""
        token = self.tokens[i]
        if token.entry.kind not in ("follows", "guides"):
            return token
        for other in reversed(self.tokens[:i]):
            entry = other.entry
            if entry.role == "none":
                break
            if not entry.over_follows:
                continue
            if token.entry.kind == "guides":
                return other if entry.kind == "details" and token.start - other.end < _LIST else token
            subject = self.low[max(0, other.start - 4) : other.start].strip()
            return other if subject in self.p.words.self or self.at_start(other) else token
        return token

    def apart(self, at: int, verbs: Sequence[Token]) -> bool:
        """Whether what was said before the document at `at`, as of the items of a list, is not said of it.

        "Thực hiện …; UBND xã |xây dựng| Kế hoạch số 15", "Bãi bỏ …; |giữ nguyên| Điều 2 Quyết định số 9", "Các văn bản
        trên hết hiệu lực |kể từ ngày| Thông tư số 5/2026/TT-BNV có hiệu lực".
        """
        begin = self.item if verbs else self.predicated
        if not verbs:
            return begin > 0 and ":" not in self.low[begin:at] and self.p.strict.match(self.low, begin, at) is None
        if self.low[max(0, at - 10) : at].split()[-1:] in self.p.made:
            return True
        if self.p.joined.search(self.low, max(begin, at - 14), at):
            return False
        marker = _MARKER.match(self.low, begin, at)
        begin = marker.end() if marker else begin
        if not verbs[0].entry.changes:
            return self.order.acts(self.text, begin, at)
        return not (self.p.part.match(self.low, begin) or self.p.adjacent.match(self.low, begin, at))

    def joins(self, start: int, end: int) -> bool:
        """Whether nothing but a comma or "và" stands in low[start:end]."""
        between = self.low[start:end].strip(" \n\t")
        return between == "," or between.lstrip(", ") in self.p.words.joiners

    def speaks_of_self(self) -> bool:
        """Whether the sentence begins with this document: "Kế hoạch này triển khai Công văn A, thay thế Kế hoạch B"."""
        begin = self.low[self.sentence : self.sentence + _OWN].lstrip()
        return self.p.self_after.match(f" {begin}") is not None

    def follows_self(self, token: Token) -> bool:
        """Whether "này" stands right before a phrase: it speaks of this document."""
        return self.low[max(0, token.start - 6) : token.start].split()[-1:] in self.p.said_self

    def ends(self, token: Mark) -> bool:
        """Whether a full stop ends a sentence: "TP. Hồ Chí Minh" goes on."""
        if self.text[token.end : token.end + 3].lstrip()[:1].islower():
            return False
        word = self.text[max(0, token.start - 4) : token.start].split()[-1:]
        return not (word and len(word[0]) < 4 and word[0].isupper() and word[0].isalpha())

    def heads_list(self, token: Token) -> bool:
        """Whether a phrase is all that a heading says of the documents below it: "Thực hiện các văn bản sau:"."""
        return self.p.listing.match(self.low, token.end) is not None and self.at_start(token)

    def at_start(self, token: Token) -> bool:
        """Whether only list marks, or other phrases, stand between the start of the sentence and `token`."""
        begin = max(self.sentence, token.start - 160)
        first = next((t for t in self.tokens if t.entry.role == "before"), token)
        if first.start < token.start:
            begin = first.end if self.at_start(first) else begin
            return first.end == begin and token.start - begin < _LIST
        return self.p.lead.match(self.low, begin, token.start) is not None and begin == self.sentence

    def own(self, token: Token) -> bool:
        """Whether this document can be the one that acts: "sau khi Bộ ban hành Thông tư hướng dẫn …" is not it."""
        entry = token.entry
        if not (entry.over_follows or entry.changes):
            return True
        pattern = self.p.aside if entry.over_follows else self.p.proposal
        if pattern.match(self.low, self.sentence):
            return False
        if not self.opens(token) and self.p.ordered.search(self.clause(token.start)):
            return False
        if entry.changes and self.directs(token):
            return False
        begin = max(self.sentence, token.start - 60)
        named = self.p.named.match(self.low, begin, token.start)
        if not entry.changes:
            return named is None or named["before"] in self.p.words.makes
        if named is None or named["before"] in self.p.words.makes:
            about = self.about(token)
            return (self.free(token) if about is None else about) or self.order.issues(self.clause(token.start))
        verb = self.text[named.end("before") : token.start].strip()
        return verb in self.p.words.decides and self.order.issues(self.clause(named.end("before")))

    def directs(self, token: Token) -> bool:
        """Whether a word before a phrase in its sentence says what is to be laid down later."""
        start, end = self.directed
        if start < self.sentence:
            found = self.p.directed.search(self.low, self.sentence)
            self.directed = start, end = found.span() if found else (len(self.low), len(self.low) + 1)
        return end <= token.end

    def free(self, token: Token) -> bool:
        """Whether neither a subject nor an adverb stands right before a phrase that changes a document, as in "Các cơ
        quan |khẩn trương| bãi bỏ Quyết định số …"; or the subject is this document, or its force."""
        before = self.low[max(0, token.start - 30) : token.start].rstrip()
        if before[-1:].isdigit() or self.opens(token) or self.p.beside.search(before):
            return True
        if token.entry.alone and self.low.startswith(":", token.end):
            return True  # "Các quy định sau chấm dứt hiệu lực:"
        clause = self.clause(token.start).lower()
        return any(w in clause for w in self.p.words.force) or self.p.self_after.match(f" {clause}") is not None

    def about(self, token: Token) -> bool | None:
        """Whether what this document does is named behind "việc", or what an opinion or a petition is about, as in "Bác
        yêu cầu của ông A |về việc| hủy Quyết định số …"; None where neither is."""
        matter = self.p.matter.search(self.low, max(self.sentence, token.start - 12), token.start)
        return matter and self.p.matter_of_self.match(self.low, self.sentence, matter.start()) is not None

    def told(self, run: list[Token], end: int) -> bool:
        """Whether a document whose mention ends at `end` tells others to change another: "Kết luận số 5/KL-TTr |kiến
        nghị UBND huyện| thu hồi Quyết định số 9/QĐ-UBND"."""
        first = min(run, key=_BEGIN)
        return first.entry.changes and bool(self.text[end : first.start].strip()) and not self.free(first)

    def clause(self, end: int) -> str:
        """What stands between the mark before `end` and `end`: "Xét đề nghị của Sở Tư pháp, |UBND tỉnh| bãi bỏ"."""
        return re.split(r"[,;:\n]", self.text[max(self.sentence, end - 160) : end])[-1].strip()
