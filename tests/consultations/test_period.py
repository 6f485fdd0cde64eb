"""When a consultation takes statements: the exact boundaries."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from consultations.period import (
    CLOSING_SOON,
    HELSINKI,
    AmbiguousTime,
    NonexistentTime,
    Period,
    State,
    closing_instant,
    local_instant,
)

OPENS = datetime(2026, 10, 1, 9, tzinfo=HELSINKI)
CLOSES = datetime(2026, 11, 1, tzinfo=HELSINKI)
INSTANT = timedelta(microseconds=1)
PERIOD = Period(OPENS, CLOSES)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (OPENS - INSTANT, State.UPCOMING),
        (OPENS, State.OPEN),
        (CLOSES - CLOSING_SOON, State.OPEN),
        (CLOSES - CLOSING_SOON + INSTANT, State.CLOSING_SOON),
        (CLOSES - INSTANT, State.CLOSING_SOON),
        (CLOSES, State.CLOSED),
    ],
)
def test_the_state_follows_the_clock_to_the_instant(at: datetime, state: State) -> None:
    assert PERIOD.state(at) is state


def test_a_consultation_that_was_not_announced_is_a_draft() -> None:
    assert Period().state(OPENS) is State.DRAFT


def test_a_cancelled_consultation_takes_no_statements_from_the_instant_of_the_act() -> None:
    cancelled = Period(OPENS, CLOSES, cancelled_at=OPENS + timedelta(days=1))
    assert cancelled.takes_statements(OPENS + timedelta(days=1) - INSTANT)
    assert cancelled.state(OPENS + timedelta(days=1)) is State.CANCELLED


def test_what_was_cancelled_is_over_from_then_on_and_all_else_from_its_deadline_on() -> None:
    cancelled_at = OPENS + timedelta(days=1)
    assert Period(OPENS, CLOSES, cancelled_at=cancelled_at).ends_at == cancelled_at
    assert PERIOD.ends_at == CLOSES
    assert Period().ends_at is None


def test_the_summary_follows_the_closing() -> None:
    published = Period(OPENS, CLOSES, summary_published_at=CLOSES + timedelta(days=7))
    assert published.state(CLOSES) is State.CLOSED
    assert published.state(CLOSES + timedelta(days=7)) is State.SUMMARY_PUBLISHED


@pytest.mark.parametrize("clock", [None, time(23, 59)])
def test_the_last_day_counts_whole(clock: time | None) -> None:
    closes_at = closing_instant(date(2026, 10, 31), clock)
    assert closes_at == CLOSES
    assert Period(OPENS, closes_at).takes_statements(datetime(2026, 10, 31, 23, 59, 59, 999999, HELSINKI))


def test_another_hour_closes_at_that_hour() -> None:
    assert closing_instant(date(2026, 10, 31), time(16)) == datetime(2026, 10, 31, 16, tzinfo=HELSINKI)


def test_the_last_day_counts_whole_when_the_clocks_are_put_back_on_it() -> None:
    assert closing_instant(date(2026, 10, 25)) == datetime(2026, 10, 25, 22, tzinfo=UTC)


def test_an_hour_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(NonexistentTime):
        local_instant(date(2027, 3, 28), time(3, 30))


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(AmbiguousTime) as asked:
        closing_instant(date(2026, 10, 25), time(3, 30))
    assert asked.value.later - asked.value.earlier == timedelta(hours=1)


@pytest.mark.parametrize(("later", "hour"), [(False, 0), (True, 1)])
def test_the_answer_chooses_between_the_two_hours(later: bool, hour: int) -> None:
    chosen = local_instant(date(2026, 10, 25), time(3, 30), later=later)
    assert chosen == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
