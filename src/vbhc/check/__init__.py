"""The linter: which citations and which parts of the form of a document are wrong, why, and what is right.

`check` is the public verb; a rule is a function with a docstring, see rule.py; the families stand in one module each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vbhc.model import Document, Finding

if TYPE_CHECKING:
    from vbhc.check.across import Papers
    from vbhc.check.rule import Rule
    from vbhc.library import Library
    from vbhc.rules import Rules


def check(
    document: Document,
    library: Library | None = None,
    rules: Rules | None = None,
    wanted: Callable[[Rule], bool] | None = None,
    papers: Papers | None = None,
) -> list[Finding]:
    """The findings on a parsed document, in text order; with a library, its citations are checked against it too.

    `wanted` chooses the rules that run; all of them by default.  `papers` is what the papers that are checked together
    cite (`Papers.of`, across.py): the rules that compare them run only with it.

    Raises VbhcError("unsupported") for a document that was read back from JSON.
    """
    from vbhc.check.run import run
    from vbhc.errors import VbhcError
    from vbhc.rules import default_rules

    if document.text and not document.blocks:
        told = "chỉ có kết quả đọc, không có bản gốc để kiểm tra; hãy kiểm tra tệp gốc"
        raise VbhcError("unsupported", f"{document.source.path}: {told}.")
    return run(document, library, rules or default_rules(), wanted, papers)
