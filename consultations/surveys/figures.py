"""What the answers add up to, as figures that can be shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

FEWEST_SHOWN = 5
"""Answers. With fewer, a number could be traced to somebody, so the public does not see it."""


@dataclass(frozen=True)
class Split:
    """How many in each language version; together they are one result."""

    fi: int = 0
    sv: int = 0

    @property
    def both(self) -> int:
        return self.fi + self.sv


@dataclass(frozen=True)
class Bar:
    """A choice, how often it was made, and its share of those who answered the question."""

    text: str
    count: Split
    percent: int


@dataclass
class QuestionFigures:
    """A question with how many answered it; one to write in has no bars."""

    label: str
    answered: Split
    is_choosing: bool
    several: bool
    bars: list[Bar] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Return whether the public sees how the choices were made."""
        return self.answered.both >= FEWEST_SHOWN

    def add(self, text: str, count: Split) -> None:
        self.bars.append(Bar(text, count, percent(count.both, self.answered.both)))


@dataclass
class SurveyFigures:
    """All results of one survey. `left_out` is how many suspicious answers are not counted."""

    total: Split
    left_out: int = 0
    questions: list[QuestionFigures] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Return whether there are enough answers for the public to see any results."""
        return self.total.both >= FEWEST_SHOWN


def percent(part: int, whole: int) -> int:
    """Return the share in whole percents, halves rounded up."""
    return (200 * part + whole) // (2 * whole) if whole else 0
