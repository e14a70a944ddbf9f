"""Words with boxes → the lines of a page: stretches of words on one baseline, in the order in which a person reads.

In: Words in any order (a fallback font may have drawn some letters of a word last).  Out: Lines from the top, those
side by side from the left.  Which lines make a column, a cell or a paragraph is pdf_layout's and pdf_paragraphs' work.
"""

from __future__ import annotations

import re

from vbhc.intake.pdf_chars import Word

Rule = tuple[float, float, float]  # a vertical ruling line: x, top, bottom
Spelt = tuple[str, list[tuple[int, int, Word]]]  # a text, and where in it each word stands

_LEVEL = 0.3  # em: baselines nearer than this are one line
_GLUE = 0.17  # em: words nearer than this are one word
_FAR = 2.2  # em: a wider gap parts two columns; justified lines have gaps up to 1.5
_JUMP = 0.7  # em: so does this one, where the file does not go on at the gap
_TWICE = 0.2  # em: the same glyphs drawn again nearer than this only make them bold
_MARK = re.compile(r"\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)")
_TAIL = re.compile(r"[/-]")
_UNIT = re.compile(r"[\d.,]*[A-Za-z]{1,2}")  # "m" of m², "5km"; a mark after anything else is a note's
