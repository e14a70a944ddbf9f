"""Dataclasses whose methods are made when they are first used.

In: a class, as for dataclasses.dataclass.  Out: the same dataclass.  The standard decorator compiles three functions
for each class, 60 ms for the hundred types that reading one document imports; most of them have one instance or none,
nearly none is compared or printed.  The first instances are filled in field by field, later ones by a compiled
__init__.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

FEW = 3  # instances of a class that are filled in before its __init__ is compiled


def fill(made: Any, fields: Sequence[dataclasses.Field[Any]], values: dict[str, Any]) -> None:
    """Sets the fields of a dataclass's instance to `values`, those not there to their defaults; as its __init__ does.

    Raises AttributeError where a field has neither.
    """
    for field in fields:
        if field.name in values:
            value = values[field.name]
        elif field.default is not dataclasses.MISSING:
            value = field.default
        elif field.default_factory is not dataclasses.MISSING:
            value = field.default_factory()
        else:
            raise AttributeError(field.name)
        object.__setattr__(made, field.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    _LATE = {"init": "__init__", "repr": "__repr__", "eq": "__eq__"}

    def dataclass(**settings):
        """dataclasses.dataclass(**settings); what is frozen or ordered has its methods at once."""
        if settings.keys() - {"slots"}:
            return dataclasses.dataclass(**settings)

        def decorate(cls):
            cls.__doc__ = cls.__doc__ or cls.__name__  # else it would be made of a signature, slowly, and a wrong one
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, **settings)
            for what, name in _LATE.items():
                if name not in cls.__dict__:
                    setattr(made, name, _late(made, what, name))
            if "__init__" not in cls.__dict__ and "__post_init__" not in cls.__dict__:
                made.__init__ = _first(made)
            made.__hash__ = None
            return made

        return decorate

    def _late(made, what, name):
        """A method that makes the right one, puts it in its own place and calls it."""

        def method(self, /, *args, **named):
            wanted = dict.fromkeys(_LATE, False) | {what: True}
            twin = dataclasses.dataclass(type(made.__name__, (made,), {"__doc__": made.__doc__}), **wanted)
            setattr(made, name, getattr(twin, name))
            return getattr(made, name)(self, *args, **named)

        return method

    def _first(made):
        """The __init__ of the first few instances; what it cannot place is the right one's to refuse."""
        fields = [field for field in dataclasses.fields(made) if field.init]
        names = {field.name for field in fields}
        ordered = [field.name for field in fields if not field.kw_only]
        later = _late(made, "init", "__init__")
        left = FEW if len(fields) == len(dataclasses.fields(made)) else 0

        def __init__(self, /, *args, **named):
            nonlocal left
            left -= 1
            values = dict(zip(ordered, args, strict=False))
            wrong = len(args) > len(ordered) or not named.keys() <= names - values.keys()
            if left < 0 or wrong:
                return later(self, *args, **named)
            try:
                fill(self, fields, values | named)
            except AttributeError:
                later(self, *args, **named)

        return __init__
