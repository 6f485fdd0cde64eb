"""What became of reading a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How reading ended."""

    READ = "read"
    CUT = "cut"
    NO_TEXT = "no_text"
    PROTECTED = "protected"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_COSTLY = "too_costly"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Reading:
    """The outcome, and the text where there is one."""

    outcome: Outcome
    text: str = ""


class NotReadable(Exception):
    """The file gives no text; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome
