"""A sample as its source in sources/NAME.yaml tells it, laid out in reading order for every format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SOURCES = Path(__file__).parent / "sources"
_NOTE = re.compile(r"\{fn: (?P<fn>[^}]*)\}|\{ins:(?P<ins>[^}]*)\}|\{del:(?P<del>[^}]*)\}")


@dataclass(slots=True)
class Piece:
    """A stretch of a paragraph: "text", "ins" and "del" (tracked changes), or "fn" (a footnote's text)."""

    kind: str
    text: str


@dataclass(slots=True)
class Row:
    """Two cells side by side: a letterhead, or Nơi nhận beside the signature."""

    left: list[str]
    right: list[str]
    new_page: bool = False


@dataclass(slots=True)
class Line:
    text: str
    look: str = "body"  # title, subject, heading

    def pieces(self) -> list[Piece]:
        found, at = [], 0
        for match in _NOTE.finditer(self.text):
            found.append(Piece("text", self.text[at : match.start()]))
            kind = str(match.lastgroup)
            found.append(Piece(kind, match[kind]))
            at = match.end()
        found.append(Piece("text", self.text[at:]))
        return [piece for piece in found if piece.text]

    def plain(self) -> str:
        """The text with insertions, without deletions and notes."""
        return "".join(piece.text for piece in self.pieces() if piece.kind in ("text", "ins"))


@dataclass(slots=True)
class Sample:
    name: str
    formats: list[str]
    left: list[str]
    right: list[str]
    body: str
    recipients: list[str]
    signature: list[str]
    expect: dict[str, Any]
    title: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    signature2: list[str] = field(default_factory=list)
    annex: dict[str, Any] = field(default_factory=dict)
    copy: dict[str, Any] = field(default_factory=dict)
    encoding: str = "utf-8"
    auto: bool = False  # whether the docx numbers its paragraphs itself

    def layout(self) -> Iterator[Row | Line]:
        """The parts of the document in reading order."""
        yield from letterhead(self.left, self.right)
        yield from title(self.title)
        yield from addressees(self.to)
        yield from map(paragraph, self.body.strip().splitlines())
        if self.signature2:
            yield Row(self.signature2, self.signature)
            yield Row(recipients(self.recipients), [])
        else:
            yield Row(recipients(self.recipients), self.signature)
        if self.annex:
            yield from title(self.annex["title"])
            yield from map(paragraph, self.annex["body"].strip().splitlines())
        if self.copy:
            above, below = letterhead(self.copy["left"], self.copy["right"])
            yield Row(above.left, above.right, new_page=True)
            yield below
            yield Row(recipients(self.copy["recipients"]), self.copy["signature"])


def load(name: str) -> Sample:
    return Sample(name=name, **yaml.safe_load((SOURCES / f"{name}.yaml").read_text(encoding="utf-8")))


def names() -> list[str]:
    return sorted(path.stem for path in SOURCES.glob("*.yaml"))


def letterhead(left: list[str], right: list[str]) -> list[Row]:
    """The bodies beside the name of the state or the Party; under them the number beside place and date."""
    at = next(i for i, line in enumerate(left) if line.startswith("Số"))
    return [Row(left[:at], right[:-1]), Row(left[at:], right[-1:])]


def title(lines: list[str]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield Line(line, "subject" if number else "title")


def addressees(to: list[str]) -> Iterator[Line]:
    """One on the line of "Kính gửi", several under it (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9)."""
    if len(to) == 1:
        yield Line(f"Kính gửi: {to[0]}.")
    elif to:
        yield Line("Kính gửi:")
        yield from map(Line, items(to))


def recipients(to: list[str]) -> list[str]:
    return ["Nơi nhận:", *items(to)]


def items(texts: list[str]) -> list[str]:
    return [f"- {text}{'.' if number == len(texts) else ';'}" for number, text in enumerate(texts, 1)]


def paragraph(line: str) -> Line:
    heading = line.isupper() or re.match(r"Điều \d+\. .{1,60}$|Chương|Mục", line)
    return Line(line, "heading" if heading else "body")
