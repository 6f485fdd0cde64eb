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


@register.simple_tag
def span(starts_at: datetime, ends_at: datetime) -> str:
    """Write from when to when: "ti 12.1.2027 klo 9.00–15.30"."""
    return moments.format_span(starts_at, ends_at, get_language() or "fi")
