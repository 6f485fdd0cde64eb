"""The public timeline of a consultation in the language of the page: what was done, when and why, and what comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.period_history import Kind, Step
from hyte.pages.moments import format_deadline, format_moment


@dataclass(frozen=True)
class Entry:
    """One line of the timeline, as `components/timeline.html` shows it."""

    date: datetime
    date_text: str
    title: str
    text: str = ""
    url: str = ""
    current: bool = False


def timeline(steps: list[Step], at: datetime, others: Iterable[Entry] = ()) -> list[Entry]:
    """Return the entries of `steps` and `others` in the order of time; the last that has come by `at` is current."""
    if not steps:
        return []
    entries = sorted([*(entry_of(step, at) for step in steps), *others], key=lambda entry: entry.date)
    past = sum(entry.date <= at for entry in entries)
    return [replace(entry, current=number == past - 1) for number, entry in enumerate(entries)]


def entry_of(step: Step, at: datetime) -> Entry:
    """Return the entry of one step: a day ends at "klo 23.59", wherever a deadline is written."""
    language = get_language() or "fi"
    written = format_deadline if step.kind is Kind.CLOSED else format_moment
    return Entry(step.at, written(step.at, language), title_of(step, at), text_of(step, language))


def title_of(step: Step, at: datetime) -> str:
    """Return what happens in the step; what the clock does is told as coming until it has come."""
    match step.kind:
        case Kind.ANNOUNCED:
            return _("The consultation was announced")
        case Kind.OPENED:
            return _("The comment period began") if step.at <= at else _("The comment period begins")
        case Kind.EXTENDED:
            return _("The comment period was extended")
        case Kind.CLOSED_EARLY:
            return _("The comment period was closed early")
        case Kind.CLOSED:
            return _("The comment period ended") if step.at <= at else _("The comment period ends")
        case Kind.CANCELLED:
            return _("The consultation was cancelled")
        case Kind.SUMMARY_PUBLISHED:
            return _("The summary was published")


def text_of(step: Step, language: str) -> str:
    """Return the deadlines that the step touches and its reason, a paragraph each."""
    deadline = format_deadline(step.closes_at, language)
    earlier = format_deadline(step.earlier, language) if step.earlier else ""
    facts = ""
    if step.kind is Kind.ANNOUNCED:
        facts = _("The comment period begins %(opens)s. Statements are to be given by %(deadline)s.") % {
            "opens": format_moment(step.opens_at, language),
            "deadline": deadline,
        }
    elif step.kind is Kind.EXTENDED:
        facts = _("The new deadline is %(new)s. The earlier deadline was %(old)s.") % {"new": deadline, "old": earlier}
    elif step.kind is Kind.CLOSED_EARLY:
        facts = _("The earlier deadline was %(old)s.") % {"old": earlier}
    reason = _("Reason: %(reason)s") % {"reason": step.reason} if step.reason else ""
    return "\n\n".join(part for part in (facts, reason) if part)
