"""Dates of the demo content: days from the day on which it is loaded, so that it never grows old. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from hyte.pages.moments import HELSINKI

FORM = re.compile(r"(?P<days>[+-]\d+)d(?: (?P<hour>\d{1,2}):(?P<minute>\d{2}))?")

OFFICE_KEYS = ("date", "opens_at", "starts_at", "ends_at", "published_at")
"""What the county does is done on working days; deadlines and what the public sends fall as they fall."""

LAST_MINUTE = time(23, 59)
SATURDAY = 5


def with_dates(value: Any, now: datetime, key: str = "") -> Any:
    """Return `value`, an object of the import format, with its relative dates resolved from the instant `now`."""
    match value:
        case dict():
            return {name: with_dates(each, now, name) for name, each in value.items()}
        case list():
            return [with_dates(each, now, key) for each in value]
        case str() if (found := FORM.fullmatch(value)) is not None:
            return resolved(found, now, key)
        case _:
            return value


def resolved(found: re.Match[str], now: datetime, key: str) -> str:
    """Return the date, or for a key that names an instant the instant, in the form of the import format.

    An instant without a clock time is the last minute of the day.
    """
    offset = int(found["days"])
    day = now.astimezone(HELSINKI).date() + timedelta(days=offset)
    if key in OFFICE_KEYS:
        day = working_day(day, forward=offset > 0)
    if not key.endswith("_at"):
        return day.isoformat()
    clock = time(int(found["hour"]), int(found["minute"])) if found["hour"] else LAST_MINUTE
    return datetime.combine(day, clock, HELSINKI).isoformat()


def working_day(day: date, *, forward: bool) -> date:
    """Return `day`, or instead of a weekend the Monday after it or the Friday before it."""
    beyond = day.weekday() - SATURDAY
    if beyond < 0:
        return day
    return day + timedelta(days=2 - beyond) if forward else day - timedelta(days=1 + beyond)


def written_out(day: date) -> str:
    """Return a date as both languages write it in running text, such as 5.6.2026."""
    return f"{day.day}.{day.month}.{day.year}"
