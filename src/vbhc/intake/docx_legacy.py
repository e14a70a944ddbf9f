"""Runs of a Word document in the code pages before Unicode → Unicode: by their fonts, else by what the document says.

In: the texts of a paragraph's runs, with the font of each.  Out: the same in Unicode.  Which page a font or a text
has, and the tables, are `vbhc.text.legacy`'s work.  A paragraph that is Unicode although its font is a legacy one (Word
shows such letters in another font) stays as it is.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from vbhc.records import dataclass
from vbhc.text.legacy import Legacy, is_capital_font, is_unicode, page_of_font, to_unicode


@dataclass(slots=True, frozen=True)
class Odd:
    """A run that may be in a legacy page: its place among the texts of its paragraph, and how it is drawn."""

    at: int
    page: Legacy
    capital_font: bool
    caps: bool


class Mender:
    """Mends the paragraphs of one document; `page` is that of the runs whose font does not tell."""

    def __init__(self, page: Legacy | None = None) -> None:
        self.page = page
        self._mended: Counter[Legacy] = Counter()

    @property
    def encoding(self) -> str:
        """The page that most letters were mended from; "unicode" where none was."""
        most = self._mended.most_common(1)
        return most[0][0] if most else "unicode"

    def of(self, font: str, at: int, caps: bool) -> Odd | None:
        """The run as one to mend, if it may be; `caps` says whether it is formatted as capitals."""
        page = page_of_font(font) or self.page
        return None if page is None else Odd(at, page, is_capital_font(font), caps)

    def mend(self, texts: list[str], odds: list[Odd]) -> None:
        """Mends the runs `odds` of a paragraph in place; a letter and its mark may stand in two runs."""
        clean = {
            page: is_unicode("".join(texts[odd.at] for odd in odds if odd.page == page), page)
            for page in {odd.page for odd in odds}
        }
        for (page, capital_font, caps), group in groupby(odds, lambda odd: (odd.page, odd.capital_font, odd.caps)):
            places = [odd.at for odd in group]
            text = "".join(texts[at] for at in places)
            if not clean[page]:
                text = self._unicode(text, page)
            if caps or (capital_font and not clean[page]):
                text = text.upper()
            for at in places:
                texts[at] = ""
            texts[places[0]] = text

    def label(self, text: str, font: str) -> str:
        """An automatic number, whose words ("§iÒu 1.") are in the font of its list or of its paragraph."""
        page = page_of_font(font) or self.page
        if page is None or is_unicode(text, page):
            return text
        text = self._unicode(text, page)
        return text.upper() if is_capital_font(font) else text

    def _unicode(self, text: str, page: Legacy) -> str:
        if page != "viqr" and text.isascii():
            return text
        self._mended[page] += len(text)
        return to_unicode(text, page)
