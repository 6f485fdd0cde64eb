"""The last day that a coordinator picks, over every kind of day: what is stored, what is written, when it ends.

The expectation is worked out from the rule of the European Union alone, not from the time zone database: summer time
lasts from 1.00 UTC on the last Sunday of March to 1.00 UTC on the last Sunday of October, and Finland is two hours
ahead of UTC in winter and three in summer.
"""

from __future__ import annotations

import time as clocks
from datetime import UTC, date, datetime, time, timedelta

import pytest

from consultations.period import AmbiguousTime, NonexistentTime, Period, State, closing_instant
from hyte.pages.moments import format_deadline, shown_deadline

INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)

DAYS = (
    [date(2026, 10, day) for day in (23, 24, 25, 26, 31)]  # the clocks are put back on the 25th
    + [date(2027, 3, day) for day in (26, 27, 28, 29)]  # the clocks are put forward on the 28th
    + [date(2027, 10, 31), date(2028, 3, 26)]
    + [date(2028, 2, day) for day in (28, 29)]  # a leap year
    + [date(2027, 2, 28), date(2027, 3, 1), date(2028, 3, 1)]
    + [date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 25)]
)
CLOCKS = [None] + [
    time(*clock)
    for clock in (
        (0, 0), (0, 1), (0, 59), (1, 0), (2, 0), (2, 59), (3, 0), (3, 30), (3, 59), (4, 0), (4, 1),
        (9, 0), (12, 0), (15, 0), (16, 0), (16, 15), (20, 0), (22, 0), (23, 0), (23, 30), (23, 58), (23, 59),
    )
]  # fmt: skip
CASES = [(day, clock) for day in DAYS for clock in CLOCKS]
WEEKDAYS = {"fi": ["ma", "ti", "ke", "to", "pe", "la", "su"], "sv": ["må", "ti", "on", "to", "fr", "lö", "sö"]}


def last_sunday(year: int, month: int) -> datetime:
    day = date(year, month, 31)
    return datetime.combine(day - timedelta(days=(day.weekday() + 1) % 7), time(1), UTC)


def offset(instant: datetime) -> timedelta:
    """Return how far Finland is ahead of UTC at `instant`."""
    summer = last_sunday(instant.year, 3) <= instant < last_sunday(instant.year, 10)
    return timedelta(hours=3 if summer else 2)


def candidates(local: datetime) -> list[datetime]:
    """Return the instants at which the clocks of Finland show `local`: one, none in spring, two in autumn."""
    shown = [(local - timedelta(hours=hours)).replace(tzinfo=UTC) for hours in (3, 2)]
    return [instant for instant in shown if instant + offset(instant) == local.replace(tzinfo=UTC)]


def wanted(day: date, clock: time | None) -> list[datetime]:
    """Return the instants that the deadline may mean; the whole day ends at the midnight after it."""
    whole = clock is None or clock == time(23, 59)
    return candidates(datetime.combine(day + DAY, time(0)) if whole else datetime.combine(day, clock))


def test_the_table_has_the_promised_number_of_cases() -> None:
    assert len(CASES) >= 400
    assert {len(wanted(day, clock)) for day, clock in CASES} == {0, 1, 2}


@pytest.mark.parametrize(("day", "clock"), CASES, ids=str)
def test_the_deadline_is_the_instant_that_the_clocks_of_finland_show(day: date, clock: time | None) -> None:
    instants = wanted(day, clock)
    if not instants:
        with pytest.raises(NonexistentTime):
            closing_instant(day, clock)
    elif len(instants) == 2:
        with pytest.raises(AmbiguousTime) as asked:
            closing_instant(day, clock)
        assert [asked.value.earlier, asked.value.later] == instants
        assert [closing_instant(day, clock, later=later) for later in (False, True)] == instants
    else:
        assert closing_instant(day, clock) == instants[0]


@pytest.mark.parametrize(("day", "clock"), [case for case in CASES if wanted(*case)], ids=str)
def test_the_deadline_is_written_as_it_was_picked_and_ends_to_the_instant(day: date, clock: time | None) -> None:
    for closes_at in wanted(day, clock):
        # Midnight of a day is the last minute of the day before.
        last, hour = (
            (day - DAY, "23.59") if clock == time(0) else (day, f"{clock.hour}.{clock:%M}" if clock else "23.59")
        )
        for language, word in (("fi", "klo"), ("sv", "kl.")):
            weekday = WEEKDAYS[language][last.weekday()]
            written = f"{weekday} {last.day}.{last.month}.{last.year} {word} {hour}"
            assert format_deadline(closes_at, language) == written
        assert timedelta(0) <= closes_at - shown_deadline(closes_at) <= timedelta(minutes=1)
        period = Period(closes_at - 30 * DAY, closes_at)
        assert period.takes_statements(closes_at - INSTANT)
        assert period.state(closes_at) is State.CLOSED


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_clock_of_the_machine_does_not_matter(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    clocks.tzset()
    try:
        assert closing_instant(date(2026, 10, 31)) == datetime(2026, 10, 31, 22, tzinfo=UTC)
        assert format_deadline(datetime(2026, 10, 31, 22, tzinfo=UTC), "fi") == "la 31.10.2026 klo 23.59"
    finally:
        monkeypatch.undo()
        clocks.tzset()
