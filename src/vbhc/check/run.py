"""Runs the rules on a document: Hits → Findings, in text order, each with its place in the source and a stable id."""

from __future__ import annotations

import bisect
import functools
import hashlib
import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from vbhc.check.rule import RANKS, Case, Hit, Rule
from vbhc.model import Block, Document, Finding, PlaceInSource, Regime, Severity
from vbhc.text.fold import fold

if TYPE_CHECKING:
    from vbhc.check.across import Papers
    from vbhc.library import Library
    from vbhc.rules import Rules

# The modules of the families; every Rule at a module's top level is a rule of the program.
FAMILIES: tuple[str, ...] = (
    "citation_form",
    "first_mention",
    "writing",
    "contradictions",
    "days",
    "consistency",
    "against_known",
    "against_library",
    "across",
    "document_form",
    "closing_form",
    "signing_form",
    "charged",
    "bases_form",
    "levels",
    "outline",
    "slips",
    "two_names",
    "orthography",
    "place_names",
)
AROUND = 40  # letters to each side that tell one finding from another of the same words


@functools.cache
def every_rule() -> list[Rule]:
    """All rules, by code."""
    modules = (importlib.import_module(f"vbhc.check.{name}") for name in FAMILIES)
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return sorted(found, key=lambda rule: rule.code)


def run(
    document: Document,
    library: Library | None,
    rules: Rules,
    wanted: Callable[[Rule], bool] | None = None,
    papers: Papers | None = None,
) -> list[Finding]:
    """The findings of the rules that are wanted, hold for the document's regime and have what they need."""
    case = Case(document, rules, library, papers)
    chosen = applicable(document.header.regime, library is not None, papers is not None)
    hits = [(hit, rule) for rule in chosen if wanted is None or wanted(rule) for hit in rule.run(case)]
    hits.sort(key=lambda pair: (pair[0].span, pair[1].code))
    places = Places(document.blocks)
    seen: Counter[str] = Counter()
    found = []
    for hit, rule in without_echoes(hits):
        base = fingerprint(document.text, hit, rule)
        seen[base] += 1
        found.append(finding(case, hit, rule, f"{base}-{seen[base]}" if seen[base] > 1 else base, places))
    return found


@functools.cache
def applicable(regime: Regime | None, library: bool, papers: bool) -> list[Rule]:
    """The rules that hold for a regime (all where it is not known), with or without those that need a library."""
    held = [rule for rule in every_rule() if regime is None or regime in rule.regimes]
    held = [rule for rule in held if papers or "papers" not in rule.needs]
    return [rule for rule in held if library or "library" not in rule.needs]


def without_echoes(hits: Iterable[tuple[Hit, Rule]]) -> list[tuple[Hit, Rule]]:
    """Each (place, code, message) once; what several rules say of one part of a mention is one Hit."""
    once = list({(hit.span, rule.code, hit.message): (hit, rule) for hit, rule in hits}.values())
    told: dict[object, list[tuple[Hit, Rule]]] = {}
    for at, pair in enumerate(once):
        told.setdefault((pair[0].span[0], pair[1].about) if pair[1].about else at, []).append(pair)
    return [joined(pairs) if len(pairs) > 1 else pairs[0] for pairs in told.values()]


def joined(pairs: list[tuple[Hit, Rule]]) -> tuple[Hit, Rule]:
    """The gravest of several Hits of one cause, which also says what the others do: they tell what is right."""
    hit, rule = max(pairs, key=lambda pair: RANKS[pair[0].severity or pair[1].severity])
    hits = [hit, *(other for other, _ in pairs if other is not hit)]
    message = " ".join(one.message for one in hits)
    fix = next((one.fix for one in hits if one.fix and one.span == hit.span), None)
    return replace(hit, message=message, fix=fix, related=[one for each in hits for one in each.related]), rule


def finding(case: Case, hit: Hit, rule: Rule, name: str, places: Places) -> Finding:
    """The Finding that a Hit of a rule makes, under its stable name."""
    document = case.document
    start, end = hit.span
    return Finding(
        id=name,
        path=document.source.path,
        code=rule.code,
        name=rule.name,
        severity=severity(case, hit, rule),
        message=hit.message,
        span=hit.span,
        text=document.text[start:end],
        place=places.of(start),
        fix=hit.fix,
        basis=hit.basis or rule.parts().get("basis"),
        related=hit.related,
    )


def severity(case: Case, hit: Hit, rule: Rule) -> Severity:
    """The hit's or the rule's severity; on recognised words no graver than the rule allows there."""
    told = hit.severity or rule.severity
    if told != "info" and case.recognised(hit.span):
        most: Severity = "info" if case.repaired(hit.span) else rule.on_ocr
        return most if RANKS[told] > RANKS[most] else told
    return told


def fingerprint(text: str, hit: Hit, rule: Rule) -> str:
    """A name that stays when text elsewhere changes: of the code, the words and what stands around them on the line."""
    start, end = hit.span
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    around = f"{fold(before)}|{fold(after)}"
    return hashlib.sha256(f"{rule.code}|{text[start:end]}|{around}".encode()).hexdigest()[:12]


class Places:
    """Where a place of the text stands in the source, by its blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks  # those of a plain text are made when the first is asked for: not where nothing is found

    def of(self, at: int) -> PlaceInSource:
        """The page, paragraph and line of the block that holds a place."""
        index = bisect.bisect_right(self.blocks, at, key=_start) - 1
        if index < 0:
            return PlaceInSource()
        block = self.blocks[index]
        return PlaceInSource(block.page, block.paragraph, block.line)


def _start(block: Block) -> int:
    return block.start


def with_severities(findings: Iterable[Finding], levels: Mapping[str, Severity]) -> list[Finding]:
    """The findings with the severities that an office gives to rules or families; the longest code wins.

    What a rule itself holds to be less sure than its own severity says (or read from a picture) is never raised.
    """
    if not levels:
        return list(findings)
    own = {rule.code: rule.severity for rule in every_rule()}
    return [regraded(one, own[one.code], levels) for one in findings]


def regraded(one: Finding, own: Severity, levels: Mapping[str, Severity]) -> Finding:
    """A finding with the severity that an office gives to its rule, where the rule's own is `own`."""
    fitting = [code for code in levels if one.code.startswith(code)]
    if not fitting:
        return one
    wanted = levels[max(fitting, key=len)]
    less_sure = RANKS[one.severity] < RANKS[own]
    return one if less_sure and RANKS[one.severity] <= RANKS[wanted] else replace(one, severity=wanted)


def at_least(findings: Iterable[Finding], severity: str) -> list[Finding]:
    """Those of a severity or a graver one."""
    return [one for one in findings if RANKS[one.severity] >= RANKS[severity]]  # type: ignore[index]
