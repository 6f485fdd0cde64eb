"""Working days of a Finnish authority, and when something that arrived is due. Pure: days in, days out.

Saturdays, Sundays, the public holidays and the eves of Midsummer and Christmas are off. The day of arrival is not
counted, whatever the hour: what arrives on Monday morning and on Monday night with a target of one working day is both
due on Tuesday at the end of the office day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from hyte.pages.moments import HELSINKI

END_OF_OFFICE_DAY = time(16, 15)
"""When an office day of the county ends."""

SATURDAY = 5
FRIDAY = 4
ONE_DAY = timedelta(days=1)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar, by the computation of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_weekday_from(day: date, weekday: int) -> date:
    """Return the first day from `day` on with that weekday, Monday being 0."""
    return day + ONE_DAY * ((weekday - day.weekday()) % 7)


@cache
def days_off(year: int) -> frozenset[date]:
    """Return the days of `year` that are off by the calendar, whatever weekday they fall on."""
    easter = easter_sunday(year)
    midsummer_eve = first_weekday_from(date(year, 6, 19), FRIDAY)
    return frozenset(
        {
            date(year, 1, 1),
            date(year, 1, 6),
            easter - 2 * ONE_DAY,  # Good Friday
            easter + ONE_DAY,  # Easter Monday
            date(year, 5, 1),
            easter + 39 * ONE_DAY,  # Ascension Day
            midsummer_eve,
            midsummer_eve + ONE_DAY,
            first_weekday_from(date(year, 10, 31), SATURDAY),  # All Saints' Day
            date(year, 12, 6),
            date(year, 12, 24),
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_working_day(day: date) -> bool:
    """Return whether the authority's offices are open on `day`."""
    return day.weekday() < SATURDAY and day not in days_off(day.year)


def working_days_after(day: date, count: int) -> date:
    """Return the working day that is the `count`-th after `day`, which itself is not counted."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def due_at(arrived_at: datetime, target_days: int) -> datetime:
    """Return the end of the office day, `target_days` working days after the day of arrival in Finland."""
    arrived = arrived_at.astimezone(HELSINKI).date()
    return datetime.combine(working_days_after(arrived, target_days), END_OF_OFFICE_DAY, HELSINKI)
