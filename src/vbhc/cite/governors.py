"""Which of the phrases that stand before a document govern it.

In: the phrases read since the last document, and where the next one begins.  Out: the phrases that govern it.  Who
acts, and on what else, is clauses.py's work.
"""

from __future__ import annotations

from dataclasses import field

from vbhc.cite.phrases import Phrases, Token
from vbhc.model import Citation
from vbhc.records import dataclass

_BESIDE = 60  # how far a document may stand from a phrase by which it is only mentioned
_RUN = 30  # two phrases that stand closer than this are one ("sửa đổi, bổ sung, bãi bỏ")
_LIST = 100  # two phrases that stand closer than this share a document ("thay thế một số từ, bãi bỏ một số khoản của")


@dataclass(slots=True)
class Waiting:
    """Phrases that wait for a document, in a paragraph and a sentence that begin at `start` and `sentence`."""

    low: str
    p: Phrases
    start: int
    sentence: int
    tokens: list[Token] = field(default_factory=list)

    def fresh(self) -> Waiting:
        """The same place, with no phrases."""
        return Waiting(self.low, self.p, self.start, self.sentence, [])

    def governors(self, c: Citation, last: Citation | None) -> list[Token] | None:
        """The phrases that govern `c`: None where there are none, an empty list where it is only mentioned.

        `last`: the document before it in its clause.
        """
        if not self.tokens:
            return None
        first = last is None
        behind = -1 if last is None else last.span[1]
        for i in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[i]
            entry = token.entry
            assert entry is not None
            if entry.role == "through" or (entry.role == "passive" and first):
                continue  # "Điều lệ được công nhận tại …" hands on as "ban hành kèm theo" does
            if entry.role == "none":
                if c.span[0] - token.end <= _BESIDE and not self.joined(token, c, first):
                    return []
                continue
            if entry.role == "passive":
                return [token] if self.adjacent(token, c) else []
            if self.reaches(token, c, i, behind) and not self.joined(token, c, first):
                return self.run(i)
        return None

    def joined(self, token: Token, c: Citation, first: bool) -> bool:
        """Whether `c` is joined ("và", ",") to what stands between it and a phrase in a title, or of a weak kind."""
        begin, entry = c.span[0], token.entry
        assert entry is not None
        if (first and (entry.changes or entry.kind == "based_on")) or begin - token.end < 5:
            return False
        if self.p.joined.search(self.low, max(token.end, begin - 14), begin) is None:
            if first or entry.changes or self.p.part.match(self.low, token.end):
                return False
            link = self.p.link.search(self.low, max(token.end, begin - 120), begin)
            return link is not None and link.start() > token.end + 3
        return self.p.pinned.search(self.low, max(token.end, begin - 30), begin) is None

    def adjacent(self, token: Token, c: Citation) -> bool:
        return self.p.adjacent.match(self.low, token.end, c.span[0]) is not None

    def reaches(self, token: Token, c: Citation, i: int, behind: int) -> bool:
        entry, begin = token.entry, c.span[0]
        assert entry is not None
        if begin - token.end > entry.reach:
            return False
        if entry.needs and not any(w in self.low[token.start : c.span[1]] for w in entry.needs):
            return False
        if entry.object == "near" or (entry.at == "start" and not self.opens(token)):
            return self.adjacent(token, c)
        if entry.object == "text":
            if self.p.strict.match(self.low, token.end, begin):
                return True
            if not self.p.part.match(self.low, token.end, begin):
                return begin - token.end < _BESIDE and not self.tokens[i + 1 :] and self.at_start(token)
            if 0 <= token.start - behind < 4:
                return True  # "Nghị định A của Chính phủ sửa đổi …"
            before = self.low[max(self.start, token.start - 30) : token.start]
            return not before.strip() or self.p.beside.search(before) is not None
        if entry.kind in ("implements", "continues") and any(
            t.entry and t.entry.role == "through" for t in self.tokens[i:]
        ):
            return False
        if not entry.changes and any(t.entry and t.entry.changes and t.entry.role == "before" for t in self.tokens[:i]):
            return self.adjacent(token, c)
        return True

    def opens(self, token: Token) -> bool:
        """Whether `token` stands where a sentence or an item of a list starts."""
        before = self.low[max(self.start, token.start - 6) : token.start].rstrip(' \t*_“"-–+•')
        return not before or token.start - self.start < 7 or before[-1] in ";:.\n)"

    def run(self, i: int) -> list[Token]:
        """The phrases that share a document with the one at `i`, that one first; sửa đổi is said of all of a run."""
        token = self.tokens[i]
        entry = token.entry
        assert entry is not None
        if not entry.changes:
            return [self.preferred(i)]
        runs, at = [[token]], token
        for other in reversed(self.tokens[:i]):
            if other.entry is None or other.entry.role != "before" or not other.entry.changes:
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
            amending = [t for t in run if t.entry and t.entry.kind == "amends"]
            found += amending[-1:] or run
        return found

    def preferred(self, i: int) -> Token:
        """ "hướng dẫn … theo quy định của X" guides X; "quy định chi tiết và hướng dẫn" is quy định chi tiết."""
        token = self.tokens[i]
        assert token.entry is not None
        if token.entry.kind not in ("follows", "guides"):
            return token
        for other in reversed(self.tokens[:i]):
            entry = other.entry
            if entry is None or entry.role == "none":
                break
            if not entry.over_follows:
                continue
            if token.entry.kind == "guides":
                return other if entry.kind == "details" and token.start - other.end < _LIST else token
            subject = self.low[max(0, other.start - 4) : other.start].strip()
            return other if subject == "này" or self.at_start(other) else token
        return token

    def at_start(self, token: Token) -> bool:
        """Whether only list marks, or other phrases, stand between the start of the sentence and `token`."""
        begin = max(self.sentence, token.start - 160)
        first = next((t for t in self.tokens if t.entry and t.entry.role == "before"), token)
        if first.start < token.start:
            begin = first.end if self.at_start(first) else begin
            return first.end == begin and token.start - begin < _LIST
        return self.p.lead.match(self.low, begin, token.start) is not None and begin == self.sentence
