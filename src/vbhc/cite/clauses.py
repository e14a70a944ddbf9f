"""Who does what to whom in one paragraph: its citations and the phrases between them, read as clauses.

In: a paragraph and the citations in it.  Out: a Reading: edges (this document or a citation acts on a citation), the
documents that stand there without a phrase, the phrases without a document.  What a heading hands down to the items
under it is relations.py's work.
"""

from __future__ import annotations

from collections.abc import Sequence

from vbhc.cite.governors import Waiting
from vbhc.cite.phrases import Mark, Phrases, Token, said, tokens
from vbhc.cite.readings import Edge, Order, Reading
from vbhc.model import Citation, Pinpoint
from vbhc.records import dataclass
from vbhc.text.fold import one_line

_DEPTH = 12  # titles within titles that are looked through
_WINDOW = 900  # characters before a citation that are read for phrases
_TAIL = 400  # characters read after the last citation, where one waits for its verb
SHORT = 160  # and where none does


@dataclass(slots=True)
class Level:
    """A clause: this document's (the lowest), or that of a title of a cited document, or of a passive's agents."""

    actor: Citation | None = None
    target: Citation | None = None  # of a passive: what the documents named here act on
    dead: bool = False  # quoted wording, provenance in brackets, plain mentions: no edges from here
    verbs: Sequence[Token] = ()


@dataclass(slots=True)
class State:
    levels: list[Level]
    waiting: list[Token]
    last: Citation | None
    closer: str


class Reader(Waiting):
    """Reads one paragraph; makes one Reading.  Places are counted from the start of the paragraph."""

    def __init__(self, paragraph: str, base: int, p: Phrases, order: Order, dead: bool = False) -> None:
        super().__init__(paragraph, p, order)
        self.base = base
        self.levels = [Level(dead=dead)]
        self.last: Citation | None = None
        self.before: Citation | None = None  # the last one before a semicolon
        self.heads: list[Citation] = []  # of this sentence
        self.heads_seen = self.edges_seen = 0  # how many of them, and of the edges, stand before the last semicolon
        self.read_last: list[Token] = []  # the phrases before the document read now
        self.spoken: set[str] = set()  # heads of which a predicate speaks
        self.subject = False  # whether they are what the sentence speaks of
        self.saved: list[State] = []
        self.title_quotes = 0
        self.out = Reading()

    def read(self, citations: list[Citation], whole: bool) -> Reading:
        """What the paragraph says, which holds `citations`.

        What follows its last citation is read if the `whole` is asked for, or where it can make an edge.
        """
        at, base = 0, self.base
        for citation in citations:
            self.next = begin = citation.span[0] - base
            end = citation.span[1] - base
            if begin - at > _WINDOW:
                at = begin - _WINDOW
                self.stop(at)
            if begin > at:
                self.scan(at, begin)
            self.meet(citation, begin, end)
            if end > at:
                at = end
        if whole or self.out.heads or self.p.itself.search(self.low, at, at + SHORT):
            self.scan(at, min(len(self.low), at + (_TAIL if self.out.heads else SHORT)))
        while self.saved:
            self.close()
        self.keep_verbs()
        if self.spoken:
            self.out.heads = [c for c in self.out.heads if c.id not in self.spoken]
        return self.out

    # ── marks ─────────────────────────────────────────────────────────────────────────────────────

    def scan(self, start: int, end: int) -> None:
        if end - start < 5 and not self.low[start:end].strip(" ,\n"):
            return
        for token in tokens(self.low, start, end, self.p):
            if isinstance(token, Mark):
                self.mark(token)
            elif self.saved and self.saved[-1].closer != ")":
                continue  # a phrase inside quoted words
            elif token.entry.role == "after":
                self.predicate(token)
            else:
                if self.before is not None:
                    if self.goes_back(token):
                        self.last = self.before
                    self.before = None
                self.tokens.append(token)

    def mark(self, token: Mark) -> None:
        """A mark opens or closes a bracket or quoted words, or ends a clause or the sentence."""
        mark = token.mark
        if self.saved and mark == self.saved[-1].closer:
            self.close()
        elif mark == "(":
            if self.saved or self.last is not None or not self.numbers(token.end):
                self.open(")")
        elif mark in '“"':
            if self.names_title(token.start):
                self.title_quotes += 1
            elif not (mark == '"' and self.title_quotes):
                self.open("”" if mark == "“" else '"')
            else:
                self.title_quotes -= 1
        elif mark == "”":
            self.title_quotes = max(0, self.title_quotes - 1)
        elif mark == ";" and not self.saved and not self.title_quotes:
            self.semicolon(token.start)
        elif mark == "." and not self.saved and not self.title_quotes and self.ends(token):
            self.stop(token.end)

    def names_title(self, at: int) -> bool:
        """Whether the quotation mark at `at` opens the title of the document just named."""
        if self.last is None or self.saved or at - self.end(self.last) > 80:
            return False
        return not any(t.entry.changes for t in self.tokens)

    def open(self, closer: str) -> None:
        self.saved.append(State(self.levels, self.tokens, self.last, closer))
        self.levels, self.tokens = [Level(dead=True)], []
        if closer != ")":
            self.last = None

    def close(self) -> None:
        state = self.saved.pop()
        self.levels, self.tokens, self.last = state.levels, state.waiting, state.last

    def semicolon(self, at: int) -> None:
        """A list goes on with its phrase, outside any title; also a list whose first items name no document."""
        self.keep_verbs()
        edges, heads = self.out.edges, self.heads  # "A được bãi bỏ bởi B; C hết hiệu lực"
        ended = {id(e.target) for e in edges[self.edges_seen :] if e.source and e.kind in ("repeals", "replaces")}
        heads[self.heads_seen :] = [h for h in heads[self.heads_seen :] if id(h) not in ended]
        self.edges_seen, self.heads_seen = len(edges), len(heads)
        del self.levels[1:]
        if not self.levels[0].verbs:
            self.levels[0].verbs = [t for t in self.tokens[:1] if self.opens_list(t, at)]
        self.parted = self.parting() if self.last is None else []
        self.tokens, self.before, self.last, self.item = [], self.last, None, at + 1

    def stop(self, at: int) -> None:
        self.keep_verbs()
        self.saved.clear()
        self.levels = [Level(dead=self.levels[0].dead)]
        self.tokens, self.parted, self.sentence = [], [], at
        self.last, self.before, self.heads, self.subject = None, None, [], False
        self.heads_seen = self.predicated = 0

    # ── phrases ───────────────────────────────────────────────────────────────────────────────────

    def keep_verbs(self) -> None:
        """Phrases that found no document: for the items below, or for the document that a heading above names."""
        for token in () if self.levels[0].dead else self.tokens:
            entry = token.entry
            if entry.role == "passive" and self.last is not None:
                if self.p.self_after.match(self.low, token.end, token.end + 40):
                    self.edge(None, token, self.last)
                else:
                    self.out.passive = (self.last, (entry, self.words(token)))
            elif entry.role == "before" and (self.speaks(token) if entry.of_text else self.heads_list(token)):
                self.verb(token)

    def verb(self, token: Token) -> None:
        if len(self.out.verbs) < _DEPTH:
            self.out.verbs.append((token.entry, self.words(token)))

    def words(self, token: Token) -> str:
        return one_line(self.text[token.start : token.end])

    def end(self, c: Citation) -> int:
        return c.span[1] - self.base

    def speaks(self, token: Token) -> bool:
        """Whether a phrase without a document is the verb of its sentence, and of a part of a document's text."""
        entry = token.entry
        opens_list = self.low[token.end : token.end + 3].lstrip()[:1] == ":"
        if not entry.alone and not opens_list and not self.p.part.match(self.low, token.end):
            return False
        if self.last is not None or self.heads:
            return entry.alone and len(self.levels) == 1
        if self.low.endswith(":") and any(w in self.low[self.sentence : token.start] for w in self.p.words.force):
            return True  # "… có hiệu lực từ ngày … và bãi bỏ các Nghị quyết sau:"
        return self.at_start(token) or self.follows_self(token)

    def predicate(self, token: Token) -> None:
        """A phrase that speaks of what stands before it."""
        if self.saved or self.levels[0].dead or self.follows_self(token):
            return
        if self.subject:
            for head in self.heads:
                self.edge(None, token, head)
                self.spoken.add(head.id)
            self.heads, self.heads_seen = [], 0
        elif self.last is None and (not self.out.heads or self.at_start(token) or self.low.endswith(":")):
            self.verb(token)  # but not "Mức phí theo Luật A. Khi mức lương bị bãi bỏ …"
            self.predicated = token.end

    # ── citations ─────────────────────────────────────────────────────────────────────────────────

    def meet(self, c: Citation, begin: int, end: int) -> None:
        """Reads the document `c` at low[begin:end] with the phrases that wait before it."""
        run = None
        if self.tokens:
            run = self.governors(begin, end, None if self.last is None else self.end(self.last))
            if not run:
                self.keep_verbs()
        self.read_last, self.tokens, self.parted = self.tokens, [], []
        if run is None:
            self.coordinate(c, begin)
        elif not run:  # named beside "phù hợp với", "quán triệt"
            self.levels.append(Level(dead=True))
        elif run[0].entry.role == "passive":
            self.passive(run[0], c)
        else:
            self.active(run, c)
        self.last = c

    def active(self, run: list[Token], c: Citation) -> None:
        """`c` is governed by a `run` of phrases before it."""
        actor = self.actor(run, c)
        if self.in_title(run[0]) if actor is None else self.told(run, self.end(actor)):
            self.levels.append(Level(self.last, dead=True, verbs=run))
            return
        if actor is None:
            del self.levels[1:]
            self.levels[0].verbs = [t for t in run if self.own(t)]
        else:
            self.levels.append(Level(actor, verbs=run))
        for token in self.levels[-1].verbs:
            self.edge(actor, token, c, self.parts(token, run, c))

    def actor(self, run: list[Token], c: Citation) -> Citation | None:
        """The document before the phrases in whose title they stand; None where this document acts."""
        actor, owner = self.last, self.levels[-1].actor
        if actor is None or not all(t.entry.nests for t in run):
            return None
        first = min(t.start for t in run)
        joined = self.low[max(0, first - 8) : first].split()[-1:] in self.p.joined_by
        if owner is not None and joined and all(t.entry.changes for t in run):
            actor = owner  # "Thông tư A sửa đổi Thông tư B và bãi bỏ …"
        if (actor is not owner and self.outer(actor, first, run[0])) or self.strays(c, actor, first):
            return None
        return actor

    def in_title(self, token: Token) -> bool:
        """Whether "theo" belongs to the title of the document named before: "Kế hoạch A về kiểm kê theo Thông tư B"."""
        if self.last is None or token.entry.kind != "follows":
            return False
        begin, end = self.end(self.last), token.start
        return self.p.title.match(self.low, begin, end) is not None and not self.p.turned.search(self.text, begin, end)

    def strays(self, c: Citation, actor: Citation, at: int) -> bool:
        """Whether a phrase that does not follow right behind `actor` would make it act on a later document."""
        return bool(self.text[self.end(actor) : at].strip()) and self.order.later(c, actor)

    def outer(self, x: Citation, at: int, token: Token) -> bool:
        """Whether a phrase at `at` after `x` is this document's again, and not part of the title of `x`."""
        entry, begin = token.entry, self.end(x)
        between = self.text[begin:at]
        bare = between.strip(' \t\n*_“"')
        if not bare:
            return False
        if bare in self.p.words.joiners:
            return True
        comma = between.rfind(",")
        if comma >= 0:
            subject = between[comma + 1 :].strip()
            if self.p.proposal.match(self.low, begin + comma + 1, at):
                return True  # "Theo Chỉ thị A, đề nghị các đơn vị thực hiện Chỉ thị B"
            if subject[:1].isupper() and len(subject) < 120:
                return comma > 0 or not entry.over_follows
        base = self.levels[0].verbs
        if self.p.title.match(self.low, begin, at):
            if bare.endswith(",") and not self.p.spread.match(self.low, begin, at):
                return not entry.changes or any(t.entry.changes for t in base)
            if any(bare.endswith(f" {j}") for j in self.p.words.joiners):
                return entry.changes and any(t.entry.changes for t in base)
            return False
        if bare == ",":
            changing = any(t.entry.changes for t in base) or self.speaks_of_self()
            return changing if entry.changes else entry.object != "text"
        if bare.startswith(",") and not entry.changes:
            return True  # "thực hiện Chỉ thị A, phát huy kết quả thực hiện Nghị quyết B"
        if ":" in bare:
            return True
        return len(bare) > 60 and self.p.titled.search(self.low, begin, at) is None

    def passive(self, token: Token, c: Citation) -> None:
        """`c` acts on a document named before it: on the nearest of its own type."""
        target, above = self.last, self.levels[-1].target
        if above is not None and target is not None and self.joins(self.end(target), token.start):
            target = above  # "A được sửa đổi bởi B |và| được thay thế bởi C"
        levels = self.levels if not self.saved else [*self.saved[-1].levels, *self.levels]
        for level in reversed(levels[-_DEPTH:]):
            if level.actor is not None and level.actor.type == c.type and target is not None and target.type != c.type:
                target = level.actor
        assert target is not None
        if target.type != c.type:
            target = next((h for h in reversed(self.heads[-_DEPTH:]) if h.type == c.type), target)
        self.levels.append(Level(None, target, verbs=[token]))
        self.edge(c, token, target)

    def coordinate(self, c: Citation, at: int) -> None:
        """`c` stands without a phrase: it shares one, or it is a head, or it is only mentioned."""
        x = self.last
        if x is None:
            if not self.apart(at, self.levels[0].verbs):
                self.share(self.levels[0], c)
            return
        one_of = c.span == x.span  # "các nghị quyết nêu trên"
        if not one_of and self.p.link.search(self.low, max(self.end(x), at - 200), at) is None:
            verbs = self.levels[-1].verbs
            if not (verbs and verbs[0].entry.of_bodies and self.p.of_body.match(self.low, self.end(x), at)):
                self.levels.append(Level(dead=True))
                return
        while len(self.levels) > 1 and not one_of and not self.fits(self.levels[-1], c):
            self.levels.pop()
        self.share(self.levels[-1], c)

    def share(self, level: Level, c: Citation) -> None:
        base = level is self.levels[0]
        for token in level.verbs if base or not level.dead else ():
            if token.entry.not_shared and any(word in c.text.lower() for word in token.entry.not_shared):
                continue  # "Xét Tờ trình số …; Báo cáo thẩm tra số …": who examined it did not propose it
            if level.target is not None:
                self.edge(c, token, level.target)
            elif base:
                self.edge(None, token, c)
            elif level.actor is not None:
                self.edge(level.actor, token, c)
        if base and not level.verbs and not level.dead:
            if not self.heads:
                self.subject = self.starts_clause(c)
            self.heads.append(c)
            self.out.heads.append(c)

    def starts_clause(self, c: Citation) -> bool:
        """Whether only words for its parts stand between the start of the clause and `c`."""
        at = c.span[0] - self.base
        attached = any(t.entry.attached for t in self.read_last)
        begin = max(self.sentence, at - 200)
        clause = max(self.low.rfind(mark, begin, at) for mark in (", ", "; ", ": "))
        for start in {begin, max(begin, clause + 1)}:
            if self.p.strict.match(self.low, start, at) or self.p.lead.match(self.low, start, at):
                return True
            if attached and self.p.part.match(self.low, start, at):
                return True
        return False

    def fits(self, level: Level, c: Citation) -> bool:
        """Whether `c` can be one more of what a title or a passive names: no document acts on a later one."""
        if level.dead and not level.verbs:
            return True
        entry = level.verbs[0].entry if level.verbs else None
        if level.target is not None:
            titled = bool(c.title) and not self.changes(c.title or "")
            return not titled and not self.order.later(level.target, c) and c.type == level.target.type
        actor = level.actor
        if actor is None or entry is None or self.order.later(c, actor):
            return actor is None or entry is None
        if entry.changes:
            return entry.kind == "consolidates" or c.type == actor.type or None in (c.type, actor.type)
        if entry.kind in ("implements", "continues") and self.order.below(c, actor):
            return False
        return entry.object != "text" or c.type != actor.type

    def changes(self, title: str) -> bool:
        """Whether a title says that its document changes another: it can stand in a list of such."""
        return any(t.entry.changes for t in said(title[:60], self.p))

    def edge(self, source: Citation | None, token: Token, target: Citation, pinpoints: Sequence[Pinpoint] = ()) -> None:
        entry = token.entry
        if source is None and (self.levels[0].dead or self.saved):
            return
        if entry.kind == "mentions" or (source is not None and source.reference == target.reference):
            return
        evidence = target if source is None or source.span[0] < target.span[0] else source
        self.out.edges.append(Edge(source, entry.kind, target, evidence, self.words(token), entry.changes, pinpoints))
