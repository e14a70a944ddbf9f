"""Values of the command line that need no validator: text, a whole number, one of a few words.

In: an option or argument of Typer.  Out: the same, which takes such values as they are.  Typer checks every value with
pydantic, whose import takes as long as reading a document; what is not plainly right still goes that way, so that
errors read the same.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

from typer.core import TyperArgument, TyperOption

_NOT_PLAIN = object()


def plain_value(param: Any, value: Any) -> Any:
    """`value` as the parameter's type has it; _NOT_PLAIN where Typer must say."""
    descriptor = getattr(param, "type_descriptor", None)  # of Typer 0.29 on; before, Typer needs no pydantic
    if descriptor is None:
        return _NOT_PLAIN
    kind = descriptor.annotation
    if param.multiple or param.nargs == -1:
        words = isinstance(value, list | tuple) and all(type(word) is str for word in value)
        given = value is None and not param.required
        return list(value or ()) if kind == list[str] and (given or (words and value)) else _NOT_PLAIN
    if value is None:
        return _NOT_PLAIN if param.required or param.nargs != 1 else None
    if not isinstance(kind, type):
        return _NOT_PLAIN
    if issubclass(kind, enum.Enum):
        return next((word for word in kind if value in (word, word.value)), _NOT_PLAIN)
    info = descriptor.parameter_info
    if kind is int and type(value) is str and value.isascii() and value.isdigit() and info.min is info.max is None:
        return int(value)
    return value if kind in (str, int, bool) and type(value) is kind else _NOT_PLAIN


def processed(param: Any, ctx: Any, value: Any, typer: Callable[[Any, Any], Any]) -> Any:
    """What the command gets for `value`; `typer` is how Typer finds it."""
    found = plain_value(param, value)
    if found is _NOT_PLAIN:
        return typer(ctx, value)
    return found if param.callback is None else param.callback(ctx, param, found)


class PlainOption(TyperOption):
    def process_value(self, ctx: Any, value: Any) -> Any:
        return processed(self, ctx, value, super().process_value)


class PlainArgument(TyperArgument):
    def process_value(self, ctx: Any, value: Any) -> Any:
        return processed(self, ctx, value, super().process_value)


def make_plain(params: list[Any]) -> None:
    """Typer makes its options itself: they are given the class that asks here first."""
    for param in params:
        if type(param) is TyperOption:
            param.__class__ = PlainOption
        elif type(param) is TyperArgument:
            param.__class__ = PlainArgument
