"""The steps of a comment period, told from its acts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from consultations.period_history import Kind, steps_of

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """An act as the history reads it."""

    act: str
    at: datetime
    opens_at: datetime
    closes_at: datetime
    reason: str = ""


@pytest.fixture
def acts(now: datetime):
    """Return acts by their kind, their day and the day of the deadline that they leave behind; it opens on day 2."""

    def make(*told: tuple[str, int, int]) -> list[Row]:
        return [Row(act, now + day * DAY, now + 2 * DAY, now + closes * DAY) for act, day, closes in told]

    return make


A, X, E, C, S = "announced", "extended", "closed_early", "cancelled", "summary_published"


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ([], ""),
        ([(A, 0, 9)], "announced opened closed"),
        ([(A, 2, 9)], "announced closed"),
        ([(A, 0, 9), (X, 1, 12)], "announced extended opened closed"),
        ([(A, 0, 9), (X, 5, 12)], "announced opened extended closed"),
        ([(A, 0, 9), (X, 9, 12)], "announced opened closed extended closed"),
        ([(A, 0, 9), (E, 5, 5)], "announced opened closed_early"),
        ([(A, 0, 9), (E, 5, 5), (X, 6, 12)], "announced opened closed_early extended closed"),
        ([(A, 0, 9), (C, 1, 9)], "announced cancelled"),
        ([(A, 0, 9), (C, 2, 9)], "announced cancelled"),
        ([(A, 0, 9), (C, 3, 9)], "announced opened cancelled"),
        ([(A, 0, 9), (S, 10, 9)], "announced opened closed summary_published"),
        ([(A, 0, 9), (E, 5, 5), (S, 10, 5)], "announced opened closed_early summary_published"),
    ],
)
def test_acts_and_clock_make_one_story(acts, told: list[tuple[str, int, int]], kinds: str) -> None:
    assert [step.kind.value for step in steps_of(acts(*told))] == kinds.split()


@pytest.mark.parametrize("kind", [X, E])
def test_a_moved_deadline_is_told_with_the_one_before(acts, now: datetime, kind: str) -> None:
    step = next(step for step in steps_of(acts((A, 0, 9), (kind, 5, 12))) if step.kind == kind)
    assert (step.earlier, step.closes_at) == (now + 9 * DAY, now + 12 * DAY)


def test_each_of_two_extensions_tells_what_it_replaced(acts, now: datetime) -> None:
    extended = [s for s in steps_of(acts((A, 0, 9), (X, 5, 12), (X, 6, 20))) if s.kind is Kind.EXTENDED]
    assert [step.earlier for step in extended] == [now + 9 * DAY, now + 12 * DAY]


def test_the_deadline_that_had_passed_before_an_extension_stays_in_the_story(acts, now: datetime) -> None:
    closed = [s for s in steps_of(acts((A, 0, 9), (X, 10, 12))) if s.kind is Kind.CLOSED]
    assert [step.at for step in closed] == [now + 9 * DAY, now + 12 * DAY]
