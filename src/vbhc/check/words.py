"""What the rules on citations know beside the other tables, and which regulation of form held for a paper.

In: rules/check_citations.yaml and rules/regulations.yaml.  Out: words, and the Regulation of a topic for a Case.
"""

from __future__ import annotations

from dataclasses import field

from vbhc.check.rule import RANKS, Case, Hit
from vbhc.model import Regime, Severity
from vbhc.records import dataclass
from vbhc.rules import Rules


@dataclass(slots=True)
class CheckWords:
    """rules/check_citations.yaml."""

    by_name: list[str]
    both_systems: list[str]
    joint: list[str]
    symbols_since: str
    letters: dict[str, list[str]]
    never_a_body: list[str]
    capitals_either_way: list[str]
    body_like: list[str]
    offices: dict[str, list[str]]
    carried: dict[str, list[str]]
    units_inside: list[str]
    never_alone: list[str]
    chaired: list[str]
    consolidated: list[str]
    ended: list[str]
    received: list[str]
    periods: list[str]
    school_years: list[str]
    day: str
    month: str
    year: str
    weekdays: list[list[str]]
    small_units: list[str]
    great_units: list[str]
    upper_units: list[str]
    wording: list[str]
    of: str
    also: str
    number: str
    about: list[str]
    title_leads: list[str]
    not_titles: list[str]
    amending: list[str]
    spoken: list[str]
    not_spoken_before: list[str]
    proposals: list[str]


@dataclass(slots=True)
class Regulation:
    """An entry of rules/regulations.yaml: a rule of form with the time and the regimes in which it held."""

    topic: str
    regimes: list[Regime]
    basis: str
    severity: Severity
    since: str = ""
    until: str = "9999"
    needs: list[str] = field(default_factory=list)
    comma: bool = False


def words(case: Case) -> CheckWords:
    """The words of rules/check_citations.yaml."""
    return case.rules.mapping("check_citations", CheckWords)


def regulation(case: Case, topic: str) -> Regulation:
    """The regulation of `topic` that held when the paper was written; one of unknown regime counts as the State's."""
    if topic not in case.built:
        case.built[topic] = held_of(case, topic, written(case))
    held: Regulation = case.built[topic]
    return held


def regulations(rules: Rules) -> dict[tuple[str, Regime], list[Regulation]]:
    """The regulations by topic and regime (use `rules.once(regulations)`)."""
    found: dict[tuple[str, Regime], list[Regulation]] = {}
    for entry in rules.table("regulations", Regulation):
        for regime in entry.regimes:
            found.setdefault((entry.topic, regime), []).append(entry)
    return found


def held_of(case: Case, topic: str, day: str | None) -> Regulation:
    """The regulation of `topic` that held on a day, or in a year where no more is known of it."""
    held = case.rules.once(regulations)[topic, case.document.header.regime or "state"]
    size = len(day or "")
    return next((r for r in held if day and r.since[:size] <= day <= r.until[:size]), held[-1])


def repeats(case: Case) -> bool:
    """Whether a paper is a consolidated text, which repeats the wording of older ones."""
    kind = case.document.header.type
    return kind is not None and kind.code in words(case).consolidated


def written(case: Case) -> str | None:
    """The day the paper was written, or the latest day of what it cites where it tells none."""
    if case.document.header.date:
        return case.document.header.date
    return max((c.date for c in case.document.citations if c.date), default=None)


def softened(hit: Hit, case: Case, rule: Regulation) -> Hit:
    """`hit` no graver than its regulation allows, and only an info where the paper's regime is not known."""
    most: Severity = rule.severity if case.document.header.regime else "info"
    if hit.severity is None or RANKS[hit.severity] > RANKS[most]:
        hit.severity = most
    hit.basis = hit.basis or rule.basis
    return hit


def lower(severity: Severity, most: Severity) -> Severity:
    """The less grave of two."""
    return severity if RANKS[severity] <= RANKS[most] else most
