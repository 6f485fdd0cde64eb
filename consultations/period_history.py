"""What has become of a comment period and what is to come: the recorded acts and the clock, step by step.

Pure over the rows of the acts. An extension tells both deadlines, so that no deadline is ever replaced without a trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """The kinds of steps: those of the acts, and the two that the clock takes."""

    ANNOUNCED = "announced"
    OPENED = "opened"
    EXTENDED = "extended"
    CLOSED_EARLY = "closed_early"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    SUMMARY_PUBLISHED = "summary_published"


class RecordedAct(Protocol):
    """What is read of a recorded act; `closes_at` is the exclusive deadline that it left behind."""

    act: str
    at: datetime
    opens_at: datetime | None
    closes_at: datetime | None

    @property
    def reason(self) -> str: ...


@dataclass(frozen=True)
class Step:
    """One step at the instant `at`. `closes_at` is the deadline after it, `earlier` the one before it."""

    kind: Kind
    at: datetime
    opens_at: datetime
    closes_at: datetime
    earlier: datetime | None = None
    reason: str = ""


def steps_of(acts: Sequence[RecordedAct]) -> list[Step]:
    """Return the steps that the acts of one consultation, in their order, make; what is still to come included."""
    steps: list[Step] = []
    deadline: datetime | None = None
    for act in acts:
        if act.opens_at is None or act.closes_at is None:
            continue
        if act.act == Kind.EXTENDED and deadline is not None and deadline <= act.at:
            steps += closing(steps[-1], deadline)
        moved = act.act in (Kind.EXTENDED, Kind.CLOSED_EARLY)
        steps.append(Step(Kind(act.act), act.at, act.opens_at, act.closes_at, deadline if moved else None, act.reason))
        deadline = act.closes_at
    if not steps:
        return []
    last = steps[-1]
    if last.kind is Kind.SUMMARY_PUBLISHED and len(steps) > 1:
        steps[-1:-1] = closing(steps[-2], last.closes_at)
    elif last.kind is not Kind.CANCELLED:
        steps += closing(last, last.closes_at)
    return with_opening(steps)


def closing(before: Step, at: datetime) -> list[Step]:
    """Return the step that the clock takes at the deadline `at`, none after an early closing, which says it."""
    if before.kind is Kind.CLOSED_EARLY:
        return []
    return [Step(Kind.CLOSED, at, before.opens_at, at)]


def with_opening(steps: list[Step]) -> list[Step]:
    """Return `steps` with the opening in its place; none where the announcement is the opening, or it never came."""
    first, last = steps[0], steps[-1]
    never = last.kind is Kind.CANCELLED and last.at <= first.opens_at
    if never or first.at >= first.opens_at:
        return steps
    place = sum(step.at <= first.opens_at for step in steps)
    return [*steps[:place], Step(Kind.OPENED, first.opens_at, first.opens_at, first.closes_at), *steps[place:]]
