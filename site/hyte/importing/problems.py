"""What is wrong with a line, in words for the person who made the file. Pure: the command translates them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(message: str) -> str:
    """Mark `message` for translation and return it as it is."""
    return message


class LineError(Exception):
    """Why a value or a line cannot be imported: a message with named placeholders and what stands in their places."""

    def __init__(self, message: str, **parameters: object) -> None:
        super().__init__(message % parameters)
        self.message = message
        self.parameters = parameters


@dataclass(frozen=True)
class Problem:
    """A complaint, or a remark that hinders nothing, and the line it is about, counted from 1."""

    line: int
    message: str
    parameters: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, line: int, error: LineError) -> Problem:
        """Return the problem that `error` is on `line`."""
        return cls(line, error.message, error.parameters)

    def __str__(self) -> str:
        return f"line {self.line}: {self.message % self.parameters}"
