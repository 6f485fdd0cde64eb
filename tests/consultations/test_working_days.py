"""Finnish working days: the day of arrival is not counted, and the due time is the end of an office day."""

from datetime import UTC, date, datetime

import pytest

from consultations.working_days import due_at, easter_sunday, is_working_day
from hyte.pages.moments import HELSINKI


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2035, 3, 25), date(2038, 4, 25),
        date(2049, 4, 18), date(2076, 4, 19),
    ],
)  # fmt: skip
def test_easter_is_known_years_ahead(day: date) -> None:
    assert easter_sunday(day.year) == day


@pytest.mark.parametrize(
    ("off", "why"),
    [
        (date(2026, 1, 1), "New Year's Day"),
        (date(2026, 1, 6), "Epiphany"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 1), "May Day"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 6, 19), "Midsummer Eve, the earliest possible"),
        (date(2027, 6, 25), "Midsummer Eve, the latest possible"),
        (date(2026, 6, 20), "Midsummer Day"),
        (date(2026, 10, 31), "All Saints' Day, the earliest possible"),
        (date(2027, 11, 6), "All Saints' Day, the latest possible"),
        (date(2027, 12, 6), "Independence Day, a Monday"),
        (date(2026, 12, 24), "Christmas Eve, a Thursday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2028, 12, 26), "Boxing Day, a Tuesday"),
        (date(2026, 10, 10), "a Saturday"),
        (date(2026, 10, 11), "a Sunday"),
    ],
)
def test_the_offices_are_closed(off: date, why: str) -> None:
    assert not is_working_day(off), why


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 2),  # Maundy Thursday
        date(2026, 4, 7),  # the Tuesday after Easter
        date(2026, 6, 18),  # the Thursday before Midsummer
        date(2026, 12, 23),
        date(2026, 12, 28),
        date(2026, 12, 31),
    ],
)
def test_the_offices_are_open(day: date) -> None:
    assert is_working_day(day)


CASES = [
    ("2026-10-12T09:00", 1, "2026-10-13T16:15", "Monday morning"),
    ("2026-10-12T23:59", 1, "2026-10-13T16:15", "Monday night is the same day"),
    ("2026-10-13T00:00", 1, "2026-10-14T16:15", "midnight is the next"),
    ("2026-10-16T15:50", 1, "2026-10-19T16:15", "Friday afternoon"),
    ("2026-10-17T12:00", 1, "2026-10-19T16:15", "Saturday"),
    ("2026-06-18T15:50", 1, "2026-06-22T16:15", "the day before Midsummer Eve"),
    ("2026-06-19T15:50", 1, "2026-06-22T16:15", "the Friday that is Midsummer Eve"),
    ("2026-04-02T10:00", 1, "2026-04-07T16:15", "before Easter"),
    ("2026-12-23T12:00", 1, "2026-12-28T16:15", "before Christmas"),
    ("2026-12-23T12:00", 3, "2026-12-30T16:15", "three days over Christmas"),
    ("2026-12-30T12:00", 2, "2027-01-04T16:15", "over New Year"),
    ("2027-01-05T12:00", 1, "2027-01-07T16:15", "over Epiphany"),
    ("2026-10-23T12:00", 1, "2026-10-26T16:15", "over the night in which the clocks are put back"),
    ("2027-03-25T12:00", 1, "2027-03-30T16:15", "Easter and the clocks put forward"),
]


@pytest.mark.parametrize(("arrived", "days", "due", "why"), CASES, ids=[case[3] for case in CASES])
def test_due_at_the_end_of_the_office_day(arrived: str, days: int, due: str, why: str) -> None:
    at = datetime.fromisoformat(arrived).replace(tzinfo=HELSINKI)
    assert due_at(at, days) == datetime.fromisoformat(due).replace(tzinfo=HELSINKI), why


def test_the_day_of_arrival_is_that_of_finland() -> None:
    late_on_sunday_in_utc = datetime(2026, 10, 11, 21, 30, tzinfo=UTC)
    assert due_at(late_on_sunday_in_utc, 1) == datetime(2026, 10, 13, 16, 15, tzinfo=HELSINKI)
