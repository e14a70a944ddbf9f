"""Old Word files among the inputs are converted ahead of their turn, many in one call of LibreOffice.

In: inputs.  Out: the same inputs in the same order; a file that cannot be converted is a Missing with the reason.  What
is converted waits in the cache for its reader (`vbhc.intake.office`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from vbhc.cli.inputs import Input, Missing
from vbhc.errors import VbhcError

if TYPE_CHECKING:
    from vbhc.intake.office import Old

WINDOW = 100  # inputs that are looked at together: they wait for one call, which takes 0.1 s a file
_OLD = {".doc", ".dot", ".rtf", ".odt", ".wps", ".fodt", ".xml"}


def converted_ahead(inputs: Iterable[Input | Missing]) -> Iterator[Input | Missing]:
    """The inputs; the old Word files of each window are converted before its first input is given."""
    rest = iter(inputs)
    first = 1  # the first input does not wait for a hundred others to be found
    while window := list(islice(rest, first)):
        if first == 1 and isinstance(window[0], Input) and is_old(window[0]):
            window += islice(rest, WINDOW - 1)
        first = WINDOW
        yield from convert(window)


def convert(window: list[Input | Missing]) -> list[Input | Missing]:
    olds = {n: old for n, item in enumerate(window) if isinstance(item, Input) and (old := old_file(item))}
    if len(olds) > 1:  # one alone is converted by its reader
        from vbhc.intake.office import convert_many

        for n, made in zip(olds, convert_many(olds.values()), strict=True):
            if isinstance(made, VbhcError):
                window[n] = Missing(window[n].path, made.code, made.message)
    return window


def is_old(item: Input) -> bool:
    return PurePath(item.path).suffix.lower() in _OLD


def old_file(item: Input) -> Old | None:
    """The file's content, if it is one for LibreOffice and is not converted yet; what is wrong with it is not said."""
    if not is_old(item):
        return None
    from vbhc.intake import load, shown
    from vbhc.intake.office import Old, is_converted
    from vbhc.intake.sniff import sniff

    try:
        data = load(Path(item.path)) if item.data is None else item.data
    except VbhcError:
        return None
    kind = sniff(data, item.path)
    if kind not in ("doc", "rtf", "odt", "word-xml"):
        return None
    old = Old(kind, data, shown(item.path))
    return None if is_converted(old) else old
