"""Dataclasses whose methods are made when they are first used.

In: a class, as for dataclasses.dataclass.  Out: the same dataclass.  The standard decorator compiles three functions
for each class, 60 ms for the hundred types that reading one document imports; many of them are never made, nearly none
is compared or printed.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

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
            made.__hash__ = None
            return made

        return decorate

    def _late(made, what, name):
        def method(self, /, *args, **named):
            wanted = dict.fromkeys(_LATE, False) | {what: True}
            twin = dataclasses.dataclass(type(made.__name__, (made,), {"__doc__": made.__doc__}), **wanted)
            setattr(made, name, getattr(twin, name))
            return getattr(made, name)(self, *args, **named)

        return method
