"""Instants as people read them: the one place that writes a date with its weekday and clock time.

Europe/Helsinki throughout; hours without a leading zero, a full stop between hours and minutes: "klo 9.00", "kl. 9.00".
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("må", "ti", "on", "to", "fr", "lö", "sö"),
}
CLOCK = {"fi": "klo", "sv": "kl."}


def format_date(day: date, language: str) -> str:
    """Return for example "la 31.10.2026" or "lö 31.10.2026"."""
    return f"{WEEKDAYS[language][day.weekday()]} {format_day(day)}"


def format_day(day: date) -> str:
    """Return for example "31.10.2026", the same in both languages."""
    return f"{day.day}.{day.month}.{day.year}"


def format_clock(clock: time) -> str:
    """Return for example "9.00" or "23.59"."""
    return f"{clock.hour}.{clock.minute:02}"


def format_moment(instant: datetime, language: str) -> str:
    """Return for example "la 31.10.2026 klo 16.00" for an aware instant."""
    local = instant.astimezone(HELSINKI)
    return f"{format_date(local, language)} {CLOCK[language]} {format_clock(local.time())}"


def format_deadline(closes_at: datetime, language: str) -> str:
    """Return the last moment before the exclusive instant `closes_at`: midnight is "klo 23.59" of the day before."""
    return format_moment(shown_deadline(closes_at), language)


def shown_deadline(closes_at: datetime) -> datetime:
    """Return the instant that readers are told for the exclusive `closes_at`: 23.59 of the day before for midnight."""
    local = closes_at.astimezone(HELSINKI)
    return (
        datetime.combine(local.date() - timedelta(days=1), time(23, 59), HELSINKI) if local.time() == time(0) else local
    )


def format_span(starts_at: datetime, ends_at: datetime, language: str) -> str:
    """Return for example "ti 12.1.2027 klo 9.00–15.30", with both dates where the days differ."""
    start, end = starts_at.astimezone(HELSINKI), ends_at.astimezone(HELSINKI)
    if start.date() == end.date():
        return f"{format_moment(start, language)}–{format_clock(end.time())}"
    return f"{format_moment(start, language)} – {format_moment(end, language)}"
