"""The one exception of the project; a module of its own, so that the command line starts without the types."""

from __future__ import annotations


class VbhcError(Exception):
    """A user's mistake or a bad file: `code` for scripts, one Vietnamese sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[VbhcError], tuple[str, str]]:
        # It crosses from worker processes; without this it would be made again from one argument only.
        return VbhcError, (self.code, self.message)
