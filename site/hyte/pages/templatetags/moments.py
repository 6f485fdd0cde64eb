"""Filters that write instants and dates in the language of the page."""

from datetime import date, datetime

from django import template
from django.utils.translation import get_language

from hyte.pages import moments

register = template.Library()


@register.filter
def moment(instant: datetime) -> str:
    """Write an instant: "la 31.10.2026 klo 16.00"."""
    return moments.format_moment(instant, get_language() or "fi")


@register.filter
def deadline(closes_at: datetime) -> str:
    """Write an exclusive closing instant as the last moment that counts: "la 31.10.2026 klo 23.59"."""
    return moments.format_deadline(closes_at, get_language() or "fi")


@register.filter
def day(value: date | datetime) -> str:
    """Write a date: "la 31.10.2026"."""
    local = value.astimezone(moments.HELSINKI) if isinstance(value, datetime) else value
    return moments.format_date(local, get_language() or "fi")


@register.filter(expects_localtime=True)
def short_day(value: date | datetime) -> str:
    """Write a date without its weekday: "31.10.2026"."""
    return moments.format_day(value)


@register.filter(expects_localtime=True)
def machine_readable(value: date | datetime) -> str:
    """Write a date or an instant for the attribute of <time>: "2026-10-31", "2026-10-31T16:00:00+02:00"."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


@register.filter(expects_localtime=True)
def machine_readable_day(value: date | datetime) -> str:
    """Write the day of a date or an instant for the attribute of <time>: "2026-10-31"."""
    return f"{value:%Y-%m-%d}"


@register.simple_tag
def span(starts_at: datetime, ends_at: datetime) -> str:
    """Write from when to when: "ti 12.1.2027 klo 9.00–15.30"."""
    return moments.format_span(starts_at, ends_at, get_language() or "fi")
