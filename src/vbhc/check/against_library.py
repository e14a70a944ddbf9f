"""VB41x: citations against the documents that the library keeps, and against what its other papers say.

In: a Case with a library.  Out: Hits where a kept document of that number says otherwise, is no longer in force, or has
no such article.  Each citation costs a few look-ups by the key of its number (library/identity.py).
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vbhc.check.against_known import rested_on
from vbhc.check.consistency import bare_title, slip_between, title_words
from vbhc.check.known import known_index
from vbhc.check.mention import by_id, by_post, printed_date, symbol_span
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import words, written
from vbhc.cite.keys import BodyWords
from vbhc.library.identity import ALIKE, Description, Scope, code_key, contradictions, likeness, sure
from vbhc.library.marks import near
from vbhc.library.records import claim_of
from vbhc.library.scope import home_of
from vbhc.model import Citation, Fix, Reference, Related
from vbhc.records import dataclass
from vbhc.text.fold import fold
from vbhc.text.symbols import read_code

if TYPE_CHECKING:
    from sqlalchemy import Connection

ENDED = ("replaces", "repeals", "suspends")
MOST = 200  # documents of one number that are compared
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Kept:
    """A kept document of the number that is cited: what it prints, and how it is described."""

    id: int
    code: str
    issuer: str | None
    subject: str | None
    status: str | None
    description: Description


@dataclass(slots=True)
class Compared:
    """A reference with its mentions that print something, what is claimed of it, what is kept and may be meant."""

    reference: Reference
    told: list[Citation]
    claim: Description
    kept: list[Kept]

    def meant(self) -> Kept | None:
        """The one kept document that agrees with all that is said."""
        fit = [k for k in self.kept if not contradictions(self.claim, k.description)]
        fit = [k for k in fit if sure(self.claim, k.description)]
        return fit[0] if len(fit) == 1 else None

    def near(self, field: str) -> Kept | None:
        """The one kept document that disagrees in `field` alone, where none agrees in all and it can be no other."""
        if any(not contradictions(self.claim, k.description) for k in self.kept):
            return None
        found = [k for k in self.kept if contradictions(self.claim, k.description) == [field]]
        found = [k for k in found if self.can_be_no_other(k.description)]
        return found[0] if len(found) == 1 else None

    def can_be_no_other(self, other: Description) -> bool:
        """A year in the number of a central body tells it; else the titles must be alike."""
        central = (self.claim.level or other.level) == "central"
        if central and re.search(r"/(?:19|20)\d\d/", f"/{self.claim.key}/"):
            return True
        return bool(self.claim.title and other.title) and likeness(self.claim.title, other.title) >= ALIKE


def compared(case: Case) -> list[Compared]:
    """Each reference that has a number, with the kept documents of that number (use `case.once(compared)`)."""
    assert case.library is not None
    home = home_of(case.document, case.rules)
    mentions = case.once(by_id)
    numbered = [r for r in case.document.references if r.code and read_at_all(r.code)]
    claims = [claim_of(r, home, case.document.header.date, case.rules).description for r in numbered]
    with case.library.asking() as connection:
        kept = [kept_near(connection, claim) for claim in claims]
    return [
        Compared(r, [c for i in r.mentions if (c := mentions[i]).code], claim, group)
        for r, claim, group in zip(numbered, claims, kept, strict=True)
    ]


def read_at_all(code: str) -> bool:
    """Whether a number holds letters: "5644" alone may be of any body."""
    return bool(re.search(r"[^\W\d_]", code))


def kept_near(connection: Connection, claim: Description) -> list[Kept]:
    """The kept documents of a number that may be meant, or be meant wrongly: of its day, or of its place; MOST at most.

    Every commune has its 01/KH-UBND: those of other places say nothing of this one, nor those of other days.
    """
    said = (claim.key, claim.date, claim.level, *claim.scope, MOST)
    cursor = connection.connection.cursor()
    rows = [row for part in near(claim.key, claim.scope) for row in cursor.execute(NEAR, (*part, *said))]
    return [kept(*row) for row in rows[:MOST]]


def kept(
    row: int, code: str, issuer: str | None, subject: str | None, status: str | None, key: str, date: str, kind: str,
    level: str, province: str, district: str, commune: str, title: str,
) -> Kept:  # fmt: skip
    """A row of NEAR."""
    described = Description(key, date, kind, level, Scope(province, district, commune), title)
    return Kept(row, code, issuer, subject, status, described)


NEAR = """
    SELECT document.id, copy.code, issuer.name, copy.subject, copy.status,
        key, document.date, document.type, level, province, district, commune, title
    FROM document JOIN scope ON scope.id = document.scope JOIN copy ON copy.id = head
    LEFT JOIN issuer ON issuer.id = copy.issuer
    WHERE mark BETWEEN ?1 AND ?2 AND key = ?3 AND (
        document.date = ?4 OR ?5 IN ('', 'central') AND level IN ('', 'central') OR (
            (?6 = '' OR province IN ('', ?6)) AND (?7 = '' OR district IN ('', ?7)) AND (?8 = '' OR commune IN ('', ?8))
        )
    ) LIMIT ?9"""


def claimed_issuers(case: Case, claims: list[Description]) -> list[list[str]]:
    """For each claim the issuers that the library's papers name for a document of its number and day."""
    assert case.library is not None
    if not claims:
        return []
    with case.library.asking() as connection:
        cursor = connection.connection.cursor()
        said = [[(*part, claim.key, claim.date, MOST) for part in near(claim.key, claim.scope)] for claim in claims]
        return [sorted({row[0] for one in group for row in cursor.execute(NAMED, one)}) for group in said]


NAMED = """
    SELECT issuer.name FROM claim JOIN issuer ON issuer.id = claim.issuer
    WHERE mark BETWEEN ? AND ? AND key = ? AND date = ? GROUP BY issuer.name LIMIT ?"""


def related(case: Case, kept: Kept) -> list[Related]:
    """The kept document, for a Hit: where its file lies, and its title."""
    from vbhc.library.rows import fetch

    assert case.library is not None
    statement = "SELECT path FROM file JOIN copy ON copy.id = file.copy WHERE copy.document IN "
    with case.library.asking() as connection:
        paths = sorted(path for (path,) in fetch(connection, statement, [kept.id]))
    return [Related(paths[-1] if paths else None, None, kept.subject or kept.code or "")]


@rule("VB411", "kept-date-differs", "error", needs={"citations", "library"})
def kept_date(case: Case) -> Iterator[Hit]:
    """Ngày ban hành khác với văn bản ấy trong kho.

    Vì sao: kho có chính văn bản được viện dẫn, ngày ghi trên đó là ngày đúng.
    Căn cứ: văn bản được viện dẫn, có trong kho
    Sai: Kế hoạch số 184-KH/HU ngày 22/5/2023 (trong kho: 22/5/2024)
    Đúng: Kế hoạch số 184-KH/HU ngày 22/5/2024
    """
    for one in case.once(compared):
        kept = one.near("date")
        if kept is None or not kept.description.date:
            continue
        for c in one.told:
            if c.date and c.date != kept.description.date and "date" not in c.inferred:
                right = printed_date(kept.description.date, c.text, words(case))
                yield Hit(c.span, f"Trong kho, {kept.code} ban hành {right}.", None, related=related(case, kept))


@rule("VB412", "kept-issuer-differs", "warning", needs={"citations", "library"})
def kept_issuer(case: Case) -> Iterator[Hit]:
    """Cơ quan ban hành khác với văn bản ấy trong kho, hoặc khác các văn bản khác trong kho viện dẫn nó.

    Vì sao: quyết định của chủ tịch ủy ban và của ủy ban là khác nhau, dù cùng ký hiệu QĐ-UBND.
    Căn cứ: văn bản được viện dẫn hoặc văn bản cùng viện dẫn, có trong kho
    Sai: Quyết định số 779/QĐ-UBND ngày 23/3/2022 của UBND tỉnh
    Đúng: Quyết định số 779/QĐ-UBND ngày 23/3/2022 của Chủ tịch UBND tỉnh
    """
    posts = case.rules.mapping("body_names", BodyWords).posts
    bodies: list[tuple[Citation, Description]] = []
    for one in case.once(compared):
        kept = one.near("issuer")
        if kept is not None and kept.issuer:
            for c in one.told:
                if c.issuer:
                    told = f"Trong kho, {kept.code} là của {kept.issuer}."
                    yield Hit(c.span, told, severity="error", related=related(case, kept))
            continue
        bare = [c for c in one.told if c.issuer and c.date and read_letters(c) in words(case).chaired]
        bodies += [(c, one.claim) for c in bare if c.issuer and not by_post(c.issuer.name, posts)]
    for (c, _), issuers in zip(bodies, claimed_issuers(case, [claim for _, claim in bodies]), strict=True):
        heads = [issuer for issuer in issuers if by_post(issuer, posts)]
        if heads:
            told = f"Văn bản khác trong kho ghi {c.code} là “của {min(heads)}”."
            yield Hit(c.span, told, severity="info")


def read_letters(c: Citation) -> str:
    """The last letters of a symbol: the body's."""
    code = read_code(c.code or "")
    return code.groups[-1] if code and code.groups else ""


@rule("VB413", "kept-title-differs", "warning", needs={"citations", "library"})
def kept_title(case: Case) -> Iterator[Hit]:
    """Trích yếu thừa, thiếu hoặc sai vài chữ so với văn bản ấy trong kho.

    Vì sao: trích yếu phải chép đúng như văn bản đã ban hành.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b; văn bản được viện dẫn, có trong kho
    Sai: … quy định quản lý về tổ chức, hoạt động và quản lý hội
    Đúng: … quy định về tổ chức, hoạt động và quản lý hội
    """
    w = words(case)
    for one in case.once(compared):
        kept = one.meant()
        if kept is None or not kept.subject:
            continue
        its = bare_title(kept.subject, w)
        for c in one.told:
            mine = bare_title(c.title, w)
            slip = slip_between(mine, its)
            if slip is None:
                continue
            (i1, i2), _ = slip
            span = title_words(case.text, c, mine, i1 - 1, i2 + 1)
            yield Hit(span or c.span, f"Trích yếu trong kho: “{kept.subject}”.", related=related(case, kept))


@rule("VB414", "no-longer-in-force", "warning", needs={"citations", "library"})
def no_longer_in_force(case: Case) -> Iterator[Hit]:
    """Văn bản được căn cứ hoặc thực hiện đã bị thay thế, bãi bỏ hay hết hiệu lực, theo kho.

    Vì sao: căn cứ phải đang có hiệu lực vào ngày ban hành văn bản này. Chỉ bị bãi bỏ một phần thì không bị coi là hết
    hiệu lực.
    Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a; văn bản thay thế, có trong kho
    Sai: Căn cứ Quyết định số 12/2019/QĐ-UBND … (kho có Quyết định thay thế nó)
    Đúng: Căn cứ Quyết định đã thay thế nó
    """
    day = written(case)
    rested = rested_on(case)
    ended = [fold(one) for one in words(case).ended]
    resting = [one for one in case.once(compared) if one.reference.id in rested]
    meant = [(one, kept) for one in resting if (kept := one.meant())] if day else []
    by_row = enders(case, [kept.id for _, kept in meant])
    for one, kept in meant:
        first = one.told[0]
        span = symbol_span(case, first) or first.span
        if kept.status and any(e in fold(kept.status) for e in ended):
            yield Hit(span, f"Trong kho, {kept.code} ghi “{kept.status}”.", related=related(case, kept))
            continue
        for by in by_row.get(kept.id, []):
            if by.date > (day or "") or by.code == case.document.header.code or not whole(by, kept.description.key):
                continue
            told = printed_date(by.date, "", words(case))
            fix = Fix(by.code) if by.kind == "replaces" else None
            verb = "thay thế" if by.kind == "replaces" else "bãi bỏ hoặc ngưng hiệu lực"
            yield Hit(span, f"{kept.code} đã bị {by.code} {told} {verb}.", fix, related=related(case, kept))
            break


@dataclass(slots=True)
class Ender:
    """A kept document that ended another one, how, and its content as the library has it."""

    code: str
    date: str
    kind: str
    record: bytes


def enders(case: Case, documents: list[int]) -> dict[int, list[Ender]]:
    """The kept documents that say of themselves that they replace or repeal each of the documents, the first first."""
    from vbhc.library.records import KINDS
    from vbhc.library.rows import fetch

    assert case.library is not None
    kinds = ", ".join(str(KINDS.index(kind)) for kind in ENDED)
    found: dict[int, list[Ender]] = {}
    if documents:
        with case.library.asking() as connection:
            for document, code, date, kind, record in fetch(connection, ENDING.format(kinds=kinds), documents):
                found.setdefault(document, []).append(Ender(code, date, KINDS[kind], record))
    for group in found.values():
        group.sort(key=lambda one: (one.date, one.code))
    return found


ENDING = """
    SELECT decision.document, copy.code, document.date, kind, record FROM decision JOIN cited ON target = claim
    JOIN copy ON copy.id = cited.copy JOIN document ON document.id = copy.document AND document.head = copy.id
    WHERE source = 0 AND kind IN ({kinds}) AND copy.code IS NOT NULL AND record IS NOT NULL AND document.date > ''
    AND decision.document IN """


def whole(by: Ender, key: str) -> bool:
    """Whether a document acts on the whole of the one of `key`, not on some of its articles."""
    record = json.loads(zlib.decompress(by.record))
    ids = {r["id"] for r in record["references"] if r["code"] and code_key(r["code"]) == key}
    acts = [r for r in record["relations"] if r["source"] == "self" and r["target"] in ids and r["kind"] == by.kind]
    return bool(acts) and not any(r["pinpoints"] for r in acts)


@rule("VB415", "no-such-article", "error", needs={"citations", "library"})
def no_such_article(case: Case) -> Iterator[Hit]:
    """Viện dẫn một điều mà văn bản ấy trong kho không có.

    Vì sao: các điều đánh số liên tục; số lớn hơn điều cuối cùng là chép sai. Điều có chữ (5a) là điều bổ sung sau.
    Căn cứ: văn bản được viện dẫn, có trong kho
    Sai: theo Điều 60 Nghị định số 30/2020/NĐ-CP (có 38 điều)
    Đúng: theo Điều 6 Nghị định số 30/2020/NĐ-CP
    """
    for one in case.once(compared):
        cited = [(c, a) for c in one.told for p in c.pinpoints if (a := p.article) and a.isdigit()]
        kept = one.meant() if cited else None
        record = content(case, kept.id) if kept else None
        if kept is None or record is None:
            continue
        last = last_article(record["sections"])
        for c, article in cited:
            if last and int(article) > last:
                message = f"{kept.code} trong kho có {last} điều, không có Điều {article}."
                yield Hit(c.span, message, related=related(case, kept))


def content(case: Case, document: int) -> dict[str, Any] | None:
    """A kept document by the contract "vbhc/1"; None for a line of a register."""
    from vbhc.library.rows import fetch

    assert case.library is not None
    statement = "SELECT record FROM document JOIN copy ON copy.id = head WHERE document.id IN "
    with case.library.asking() as connection:
        (record,) = next(fetch(connection, statement, [document]))
    return json.loads(zlib.decompress(record)) if record else None


def last_article(sections: list[dict[str, Any]]) -> int | None:
    """The number of the last article, where they are numbered from 1 on without a gap; annexes count too."""
    numbers = set()
    left = list(sections)
    while left:
        section = left.pop()
        left += section["children"]
        found = _NUMBER.search(section["marker"]) if section["kind"] == "article" else None
        if found:
            numbers.add(int(found[0]))
    return max(numbers) if numbers and numbers == set(range(1, len(numbers) + 1)) and len(numbers) > 2 else None


@rule("VB416", "cited-and-unknown", "info", needs={"citations", "library"})
def cited_and_unknown(case: Case) -> Iterator[Hit]:
    """Văn bản được viện dẫn chưa có trong kho.

    Vì sao: chưa có văn bản thì chưa đối chiếu được số, ngày, trích yếu; nên tìm và thêm vào kho.
    Căn cứ: kho văn bản của cơ quan
    Sai: (kho chưa có) Kế hoạch số 166-KH/HU
    Đúng: thêm văn bản ấy vào kho: vbhc library add TỆP
    """
    known = case.rules.once(known_index).by_code
    for one in case.once(compared):
        if one.kept or not one.told or (one.reference.code or "").upper() in known:
            continue
        first = one.told[0]
        yield Hit(symbol_span(case, first) or first.span, f"Kho chưa có {one.reference.code}; chưa đối chiếu được.")
