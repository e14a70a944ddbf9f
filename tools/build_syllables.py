"""Builds rules/known_syllables.yaml: the syllables that Vietnamese has, those that can be put together but are never
used left out.

Data: the words of underthesea's lexicon (Apache-2.0), `corpus/data/Viet74K.txt`, cut into syllables; of these the ones
that rules/syllables.yaml can put together, the mark of oà and uý in one place.

    PYTHONPATH=src python tools/build_syllables.py
"""

from __future__ import annotations

import importlib.util
import itertools
import re
import textwrap
import unicodedata
from pathlib import Path

from vbhc.check.spelling import readings, spelling
from vbhc.rules import default_rules
from vbhc.text.fold import fold

HEAD = """\
# Các tiếng có thật của tiếng Việt (dấu của oà, uý ghi ở một chỗ: òa, úy); VB711 báo tiếng viết thường không có ở đây.
# Tệp do tools/build_syllables.py lập từ các từ của underthesea (Apache-2.0); tiếng khác: kept của syllables.yaml.
"""


def toneless_stop(word: str) -> bool:
    """Whether a syllable that ends in a stop has no tone: it must have the acute or the dot ("biêt" is a slip)."""
    tones = set(unicodedata.normalize("NFD", word)) & {"\u0301", "\u0323"}
    return word.endswith(("c", "ch", "p", "t")) and not word.isascii() and not tones


def main() -> None:
    found = importlib.util.find_spec("underthesea")
    if found is None or found.origin is None:
        raise SystemExit("underthesea is not installed")
    lexicon = (Path(found.origin).parent / "corpus" / "data" / "Viet74K.txt").read_text(encoding="utf-8")
    known = default_rules().once(spelling)
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", lexicon)}
    syllables = sorted(w for w in words if w in map(fold, readings(w, known)) and not toneless_stop(w))
    lines = [HEAD + "syllables:"]
    for _, group in itertools.groupby(syllables, key=lambda word: word[0]):
        lines += ["  - >-", *(f"    {line}" for line in textwrap.wrap(" ".join(group), 116))]
    (Path(__file__).parents[1] / "rules" / "known_syllables.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
