"""What known documents add to references: the number and date of a law or a resolution that is cited by name.

In: References and the date of the citing document.  Out: the same, with code and date where exactly one known document
fits (`resolved_by` "known", the fields in `inferred`), else with candidates.  A row from memory is never chosen.
"""

from __future__ import annotations

import datetime
import re

from vbhc.cite.keys import name_key
from vbhc.cite.phrases import expression
from vbhc.model import Candidate, Reference
from vbhc.patterns import either, lazy
from vbhc.records import dataclass
from vbhc.rules import Rules
from vbhc.text.fold import fold

_MORE_TERMS = lazy(r"\s?[,&]\s?(?:[^\W\d_]+ )?([ivx]+)(?!\w)")


@dataclass(slots=True)
class KnownWords:
    """rules/known.yaml."""

    plenums: list[str]
    ordinals: dict[str, str]
    days_to_force: int


@dataclass(slots=True)
class Known:
    """A row of rules/known_documents.tsv or laws.tsv."""

    code: str
    date: str
    issuer: str
    title: str
    sure: bool
    main: bool = False


@dataclass(slots=True)
class Library:
    """The known documents by folded name and by plenum ("XI/8"); days_to_force as in rules/known.yaml."""

    by_name: dict[str, list[Known]]
    by_plenum: dict[str, list[Known]]
    plenums: list[re.Pattern[str]]
    words: KnownWords


def library(rules: Rules) -> Library:
    """The index of known documents (use `rules.once(library)`)."""
    words = rules.mapping("known", KnownWords)
    found = Library({}, {}, [plenum_pattern(p, words) for p in words.plenums], words)
    laws = rules.rows("laws")
    also: dict[str, list[str]] = {}  # short names are of all laws of a name: "Luật BHXH 2014"
    for row in laws:
        also.setdefault(row["name"], []).extend(filter(None, row.get("also", "").split(" | ")))
    for row in laws:
        known = Known(row["code"], row["date"], "", "", True)
        for name in dict.fromkeys((row["name"], *also[row["name"]])):
            found.by_name.setdefault(fold(name), []).append(known)
    for row in rules.rows("known_documents"):
        known = Known(row["code"], row["date"], row["issuer"], row["title"], row["sure"] == "S", row["main"] == "x")
        for name in row["names"].split(" | "):
            if name:
                found.by_name.setdefault(fold(name), []).append(known)
        if row["plenum"]:
            found.by_plenum.setdefault(row["plenum"].upper(), []).append(known)
    return found


def plenum_pattern(pattern: str, words: KnownWords) -> re.Pattern[str]:
    """The pattern of a phrase of rules/known.yaml, with groups n (the number of the plenum) and k (the term)."""
    number = rf"(?P<n>\d{{1,2}}|{either(words.ordinals)})"
    text = pattern.replace("{n}", "\x01").replace("{k}", "\x02").replace("[(]", "\x03").replace("[)]", "\x04")
    out = expression(text).replace("\x01", number).replace("\x02", r"(?P<k>[ivx]+)")
    return lazy(out.replace("\x03", r"\(?").replace("\x04", r"\)?"))


def resolve(references: list[Reference], citing: str | None, rules: Rules) -> None:
    """Adds to `references` what known documents say, as of the day `citing` (ISO; None where it is not known)."""
    for r in references:
        if r.code is None and r.name:
            index = rules.once(library)
            match = plenum(name_key(r.name), index)
            if match is not None:
                terms = [match["k"], *_MORE_TERMS.findall(match.string, match.end())]
                found = [k for term in terms for k in plenum_documents(r, match["n"], term, index)]
                choose(r, found, len(terms) == 1)  # "Nghị quyết Trung ương 4 (khóa XI, XII)" means one of each
            else:
                choose(r, law_documents(r, citing, index), bool(citing or r.year or r.date))


def plenum_documents(r: Reference, number: str, term: str, index: Library) -> list[Known]:
    """The resolutions of the plenum `number` of the Central Committee of `term`, narrowed by the title of `r`."""
    number = index.words.ordinals.get(number, number)
    rows = index.by_plenum.get(f"{term.upper()}/{number}", [])
    if r.title:
        titled = [k for k in rows if titles_meet(r.title, k.title)]
        if titled:
            return titled
    mains = [k for k in rows if k.main]
    return mains if len(mains) == 1 and mains[0].sure else rows


def plenum(name: str, index: Library) -> re.Match[str] | None:
    """The plenum that a folded name states; most names, those of laws, hold no number."""
    for pattern in index.plenums:
        match = pattern.search(name)
        if match is not None:
            return match
    return None


def titles_meet(title: str, known: str) -> bool:
    """Whether a cited title holds most words of a known one."""
    cited = set(fold(title).split())
    words = fold(known).split()
    return sum(w in cited for w in words) >= 0.75 * len(words)


def law_documents(r: Reference, citing: str | None, index: Library) -> list[Known]:
    """The laws of the name of `r` that fit its year and date, and were in force on the day `citing`."""
    rows = [k for k in index.by_name.get(name_key(r.name or ""), ()) if k.date]
    if r.date:
        return [k for k in rows if k.date == r.date]
    if r.year:
        return [k for k in rows if k.date[:4] == str(r.year)]
    if citing is None:
        return rows
    rows = sorted((k for k in rows if k.date <= citing), key=lambda k: k.date)
    if not rows:
        return []
    settled = (datetime.date.fromisoformat(citing) - datetime.timedelta(index.words.days_to_force)).isoformat()
    return [k for i, k in enumerate(rows) if i == len(rows) - 1 or rows[i + 1].date > settled]


def choose(r: Reference, found: list[Known], sure: bool) -> None:
    """Takes the one known document, or lists the candidates; where that is not `sure`, it only lists them."""
    rows = {(k.code, k.date): k for k in found if k.code}
    if sure and len(rows) == 1 and next(iter(rows.values())).sure and len({(k.code, k.date) for k in found}) == 1:
        known = next(iter(rows.values()))
        r.code, r.resolved_by = known.code, "known"
        r.inferred.append("code")
        if r.date is None:
            r.date = known.date
            r.inferred.append("date")
        return
    r.candidates = [Candidate(k.code, k.date or None, k.issuer or None, k.title or None) for k in rows.values()]
