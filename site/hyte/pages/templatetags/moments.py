"""Filters that write instants and dates in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hyte.pages import moments

register = template.Library()

MOST_REMEMBERED = 2_000
"""Days and instants whose elements are kept: the pages of a list and its neighbours show the same ones."""


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


@register.filter
def day_element(value: date | datetime | None) -> SafeString | str:
    """Write a date as <time>, without its weekday: "31.10.2026"; nothing where there is none."""
    return dated(value) if value else ""


@register.filter
def moment_element(instant: datetime | None) -> SafeString | str:
    """Write an instant as <time>: "la 31.10.2026 klo 16.00"; nothing where there is none."""
    return timed(instant, moments.format_moment, get_language() or "fi") if instant else ""


@register.filter
def deadline_element(closes_at: datetime | None) -> SafeString | str:
    """Write an exclusive closing instant as <time>: "la 31.10.2026 klo 23.59"; nothing where there is none."""
    return timed(closes_at, moments.format_deadline, get_language() or "fi") if closes_at else ""


@lru_cache(maxsize=MOST_REMEMBERED)
def dated(value: date | datetime) -> SafeString:
    day = value.astimezone(moments.HELSINKI).date() if isinstance(value, datetime) else value
    return element(day.isoformat(), moments.format_day(day))


@lru_cache(maxsize=MOST_REMEMBERED)
def timed(instant: datetime, worded: Callable[[datetime, str], str], language: str) -> SafeString:
    return element(machine_readable(instant.astimezone(moments.HELSINKI)), worded(instant, language))


def element(machine: str, words: str) -> SafeString:
    return mark_safe(f'<time datetime="{machine}">{words}</time>')  # noqa: S308 — digits and words of our own


@register.filter(expects_localtime=True)
def machine_readable(value: date | datetime) -> str:
    """Write a date or an instant for the attribute of <time>: "2026-10-31", "2026-10-31T16:00:00+02:00"."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


@register.simple_tag
def span(starts_at: datetime, ends_at: datetime) -> str:
    """Write from when to when: "ti 12.1.2027 klo 9.00–15.30"."""
    return moments.format_span(starts_at, ends_at, get_language() or "fi")
