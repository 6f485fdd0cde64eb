"""Days and clock times as people in Finland type them: the one place that reads them.

What could mean something else is not guessed: `None`. Two digits of a year are of this century.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

DAY = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>(?:19|20)?\d\d)", re.ASCII)
ISO_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d\d))?(?:[.:](\d\d))?", re.ASCII | re.IGNORECASE)
MOMENT = re.compile(r"(\S+\.\s*\d+\.\s*\d+|\S+?)[\sT]+(\D*\d.*)", re.ASCII)


def parse_day(typed: str) -> date | None:
    """Return the day of for example "1.2.27", "1.2.2027" or "2027-02-01"."""
    match = DAY.fullmatch(typed.strip()) or ISO_DAY.fullmatch(typed.strip())
    if match is None:
        return None
    year = int(match["year"])
    try:
        return date(year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def parse_clock(typed: str) -> time | None:
    """Return the time of for example "16", "16.00", "16:00", "klo 16" or "kl. 16"."""
    match = CLOCK.fullmatch(typed.strip())
    if match is None:
        return None
    hour, minute, second = (int(number) for number in match.groups(default="0"))
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def parse_moment(typed: str) -> datetime | None:
    """Return the day and the time of for example "1.2.2027 klo 16" or "2027-02-01 16:00", without a time zone."""
    match = MOMENT.fullmatch(typed.strip())
    if match is None:
        return None
    day, clock = parse_day(match[1]), parse_clock(match[2])
    return None if day is None or clock is None else datetime.combine(day, clock)
