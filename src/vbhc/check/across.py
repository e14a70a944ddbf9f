"""VB42x: citations against what the other papers of the same run say.

In: a Case with Papers, what all papers that are checked together cite.  Out: Hits on what fewer papers say.
A library is not needed; one paper alone has no such findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from vbhc.check.against_known import rows_of
from vbhc.check.mention import by_post, coded, named, printed_date
from vbhc.check.rule import Case, Hit, rule
from vbhc.check.words import words
from vbhc.cite.keys import BodyNames, BodyWords
from vbhc.model import Citation, Document, Fix, Related
from vbhc.records import dataclass
from vbhc.text.fold import fold
from vbhc.text.symbols import Code, read_code

Sayings = dict[str, dict[str, Citation]]  # what is said → the path of each paper that says so → its first mention


@dataclass(slots=True)
class Papers:
    """What the papers of a run cite: days and issuers of a number, the numbers of one body's documents of a day."""

    days: dict[str, Sayings] = field(default_factory=dict)
    issuers: dict[tuple[str, str], Sayings] = field(default_factory=dict)
    numbers: dict[tuple[str, str, str], Sayings] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Papers:
        """The citations that print number, symbol and date; what a quotation says is another's word."""
        papers = cls()
        for document in documents:
            for c in document.citations:
                code = read_code(c.code) if c.code and c.date and "date" not in c.inferred else None
                if code is None or c.date is None or c.where == "quote":
                    continue
                path, key = document.source.path, code.code.upper()
                if code.year:
                    add(papers.days.setdefault(key, {}), c.date, path, c)
                else:
                    same_day = papers.numbers.setdefault((c.type or "", c.date, code.symbol.upper()), {})
                    add(same_day, code.number, path, c)
                if c.issuer and "issuer" not in c.inferred:
                    add(papers.issuers.setdefault((key, c.date), {}), fold(c.issuer.name), path, c)
        return papers


def add(said: Sayings, value: str, path: str, c: Citation) -> None:
    """Adds that the paper at `path` says a value; its first mention is kept."""
    said.setdefault(value, {}).setdefault(path, c)


@dataclass(slots=True)
class Other:
    """What most other papers say, in how many papers more, one of them and its mention."""

    value: str
    more: int
    path: str
    mention: Citation

    def related(self) -> list[Related]:
        return [Related(self.path, None, self.mention.text)]


def otherwise(said: Sayings, value: str, path: str) -> Other | None:
    """What other papers say; None where no paper says otherwise, or fewer do."""
    mine = len(said.get(value, {}))
    others = [(len(by), other) for other, by in said.items() if other != value and by.keys() - {path}]
    if not others or max(others)[0] < mine:
        return None
    count, other = max(others)
    where = next(p for p in said[other] if p != path)
    return Other(other, count - mine, where, said[other][where])


def dated(case: Case) -> Iterator[tuple[Citation, Code, str]]:
    """The mentions that print number, symbol and date, with the date."""
    for c, code in case.once(coded):
        if c.date and "date" not in c.inferred and c.where != "quote":
            yield c, code, c.date


@rule("VB421", "papers-date-differs", "warning", needs={"citations", "papers"})
def papers_date(case: Case) -> Iterator[Hit]:
    """Ngày ban hành khác với ngày mà các văn bản khác cùng được kiểm tra ghi cho số ấy.

    Vì sao: số có năm chỉ một văn bản mang, nên chỉ có một ngày; ít văn bản ghi khác nhiều văn bản thì thường là sai.
    Căn cứ: các văn bản cùng được kiểm tra
    Sai: Nghị định số 126/2024/NĐ-CP ngày 18/10/2024 (các văn bản khác: 08/10/2024)
    Đúng: Nghị định số 126/2024/NĐ-CP ngày 08/10/2024
    """
    assert case.papers is not None
    path = case.document.source.path
    for c, code, day in dated(case):
        found = otherwise(case.papers.days.get(code.code.upper(), {}), day, path)
        if found is None or any(known.date for known in rows_of(case, c)):
            continue  # what rules/ know of it is known_date's
        if day.startswith(str(code.year)) and not found.value.startswith(str(code.year)):
            continue  # the others are wrong
        right = printed_date(found.value, c.text, words(case))
        told = f"Văn bản khác ghi {code.code} {right}."
        yield Hit(c.span, told, severity=None if found.more else "info", related=found.related())


@rule("VB422", "papers-number-differs", "info", needs={"citations", "papers"})
def papers_number(case: Case) -> Iterator[Hit]:
    """Cùng loại, cùng ngày, cùng ký hiệu mà các văn bản khác cùng được kiểm tra ghi số khác.

    Vì sao: các văn bản của một hồ sơ thường viện dẫn cùng một văn bản; số chỉ gặp ở ít văn bản hơn có thể là chép sai.
    Một cơ quan có thể ban hành nhiều văn bản trong ngày, nên đây là lời nhắc.
    Căn cứ: các văn bản cùng được kiểm tra
    Sai: Quyết định số 119/QĐ-UBND ngày 23/3/2022 (các văn bản khác: 779/QĐ-UBND ngày 23/3/2022)
    Đúng: Quyết định số 779/QĐ-UBND ngày 23/3/2022
    """
    assert case.papers is not None
    path = case.document.source.path
    for c, code, day in dated(case):
        said = case.papers.numbers.get((c.type or "", day, code.symbol.upper()), {})
        found = otherwise(said, code.number, path) if not code.year else None
        if found is None or not found.more or any(path in by for number, by in said.items() if number != code.number):
            continue  # a paper that cites both knows that they are two
        right = f"{named(case, c, found.mention.code or '')} {printed_date(day, c.text, words(case))}"
        yield Hit(c.span, f"Văn bản khác cùng ngày ấy ghi “{right}”; xem lại số.", related=found.related())


@rule("VB423", "papers-issuer-differs", "info", needs={"citations", "papers"})
def papers_issuer(case: Case) -> Iterator[Hit]:
    """Cơ quan ban hành khác với cơ quan mà các văn bản khác cùng được kiểm tra ghi cho số và ngày ấy.

    Vì sao: một văn bản có một cơ quan ban hành; quyết định của chủ tịch ủy ban và của ủy ban là khác nhau, dù cùng ký
    hiệu.
    Căn cứ: các văn bản cùng được kiểm tra
    Sai: Quyết định số 779/QĐ-UBND ngày 23/3/2022 của UBND tỉnh (các văn bản khác: của Chủ tịch UBND tỉnh)
    Đúng: Quyết định số 779/QĐ-UBND ngày 23/3/2022 của Chủ tịch UBND tỉnh
    """
    assert case.papers is not None
    path, names = case.document.source.path, case.rules.once(BodyNames)
    posts = case.rules.mapping("body_names", BodyWords).posts
    for c, code, day in dated(case):
        if c.issuer is None or "issuer" in c.inferred or code.family == "party":
            continue  # a Party committee and its standing board speak for each other
        mine, chaired = fold(c.issuer.name), code.groups[-1] in words(case).chaired
        said = {
            name: by
            for name, by in case.papers.issuers.get((code.code.upper(), day), {}).items()
            if name == mine or names.differ(name, mine) or (chaired and by_post(name, posts) > by_post(mine, posts))
        }
        found = otherwise(said, mine, path)
        if found and found.mention.issuer:
            right = as_here(found.mention.issuer.name, c.issuer.name, names, posts)
            at = c.text.rfind(c.issuer.name)
            fix = Fix(f"{c.text[:at]}{right}") if at > 0 else None
            yield Hit(c.span, f"Văn bản khác ghi {code.code} là “của {right}”.", fix, related=found.related())


def as_here(name: str, here: str, names: BodyNames, posts: list[str]) -> str:
    """A name as the paper that has `here` would write it: "Chủ tịch" before its own "UBND tỉnh"."""
    post = next((post for post in posts if fold(name).startswith(f"{post} ")), "")
    same = post and names.normal(name[len(post) + 1 :]) == names.normal(here)
    return f"{name[: len(post)]} {here}" if same else name
