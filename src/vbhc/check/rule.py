"""What a rule is: a function that yields Hits, with a code, a name, a severity and a docstring in Vietnamese.

The docstring is what `vbhc rule VB102` prints and docs/rules/ holds.  Its first line says what the rule looks at; then
stand, each starting a line: "Vì sao:", "Căn cứ:" (the legal basis, to the điểm), "Sai:" and "Đúng:" (an example).
"""

from __future__ import annotations

import bisect
import functools
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args

from vbhc.model import Document, Fix, OcrWord, Regime, Related, Severity, Span
from vbhc.records import dataclass

if TYPE_CHECKING:
    from vbhc.check.across import Papers
    from vbhc.library import Library
    from vbhc.rules import Rules

T = TypeVar("T")
Need = Literal["header", "sections", "citations", "library", "papers"]
Part = Literal["why", "basis", "wrong", "right"]
About = Literal["date", "issuer", "type"]
HEADINGS: dict[str, Part] = {"Vì sao": "why", "Căn cứ": "basis", "Sai": "wrong", "Đúng": "right"}
HEADING = re.compile(rf"^({'|'.join(HEADINGS)}):[ \t]*", re.MULTILINE)
EVERY_REGIME = frozenset(cast(tuple[Regime, ...], get_args(Regime)))
RANKS: dict[Severity, int] = {"error": 2, "warning": 1, "info": 0}


@dataclass(slots=True)
class Hit:
    """What a rule function yields; run.py makes a Finding of it.

    `severity` and `basis` take the place of the rule's own where a case is less sure or rests on another provision.
    """

    span: Span
    message: str
    fix: Fix | None = None
    severity: Severity | None = None
    basis: str | None = None
    related: list[Related] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """What rules look at: the document, the loaded rules/, the library and the other papers where there are any."""

    document: Document
    rules: Rules
    library: Library | None = None
    papers: Papers | None = None
    built: dict[object, Any] = field(default_factory=dict, repr=False)
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.text = self.document.text

    def once(self, build: Callable[[Case], T]) -> T:
        """`build(self)`, computed when a rule first asks for it: what several rules look at."""
        if build not in self.built:
            self.built[build] = build(self)
        value: T = self.built[build]
        return value

    def quoted(self, at: int) -> bool:
        """Whether a place lies in quoted wording of another document."""
        return any(start <= at < end for start, end in self.document.structure.quotes)

    def recognised(self, span: Span) -> bool:
        """Whether letters of a place were read from a picture; all are where nothing tells which."""
        if not self.document.recognised:
            return self.document.source.text_origin != "text"
        return any(True for _ in self._read(span))

    def repaired(self, span: Span) -> bool:
        """Whether letters of a place are not those that were read from a picture, but better ones."""
        return any(word.raw is not None for word in self._read(span))

    def _read(self, span: Span) -> Iterator[OcrWord]:
        words = self.document.recognised
        at = bisect.bisect_left(words, span[1], key=_start)
        while at > 0 and words[at - 1].end > span[0]:
            at -= 1
            yield words[at]


def _start(word: OcrWord) -> int:
    return word.start


Run = Callable[[Case], Iterator[Hit]]


@dataclass(slots=True, frozen=True)
class Rule:
    """A rule; `regimes` are the systems of form in which it holds (a document of unknown regime is in all).

    `on_ocr` is the gravest that a finding on recognised text may be: there a wrong letter may be the machine's.
    `about` is the part of a mention that the rule holds to be wrong: what several rules say of it is one finding.
    """

    code: str
    name: str
    severity: Severity
    run: Run
    regimes: frozenset[Regime] = EVERY_REGIME
    needs: frozenset[Need] = frozenset()
    on_ocr: Severity = "info"
    about: About | None = None

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.run) or ""

    def summary(self) -> str:
        """The first line: what the rule looks at."""
        return self.doc.split("\n", 1)[0]

    def parts(self) -> dict[Part, str]:
        """The parts of the docstring under its headings."""
        return parts_of(self.run)


@functools.cache
def parts_of(run: Run) -> dict[Part, str]:
    """The parts of a rule's docstring under its headings."""
    pieces = HEADING.split(inspect.getdoc(run) or "")[1:]
    return {HEADINGS[name]: body.strip() for name, body in zip(pieces[::2], pieces[1::2], strict=True)}


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    regimes: set[Regime] | None = None,
    needs: set[Need] | None = None,
    on_ocr: Severity = "info",
    about: About | None = None,
) -> Callable[[Run], Rule]:
    """Makes a rule of a function `(Case) -> Iterator[Hit]`."""

    def decorate(run: Run) -> Rule:
        return Rule(
            code, name, severity, run, frozenset(regimes or EVERY_REGIME), frozenset(needs or ()), on_ocr, about
        )

    return decorate
