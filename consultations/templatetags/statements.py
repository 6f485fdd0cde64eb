"""How statements and their time are written on a page."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Page

from consultations.links import linkify
from consultations.models import Comment, Consultation
from consultations.period import CLOSING_SOON, TAKES_STATEMENTS, State
from consultations.period_history import Kind, Step
from consultations.text import Subheading, blocks_of
from consultations.timeline import Entry, timeline
from hyte.pages.addresses import address_of
from hyte.pages.moments import format_moment

register = template.Library()


@register.filter
def statement_text(text: str, level: int = 4) -> SafeString:
    """Write a comment's plain text: paragraphs, subheadings as headings of `level`, addresses as links.

    Everything is escaped; nothing that the author wrote becomes markup but paragraphs, subheadings and web addresses.
    """
    parts = []
    for block in blocks_of(text):
        if isinstance(block, Subheading):
            parts.append(f"<h{level:d}>{escape(block.text)}</h{level:d}>")
        else:
            parts.append(f"<p>{linkify(block.text)}</p>")
    return mark_safe("\n".join(parts))  # noqa: S308 (each part is escaped above)


@register.filter
def state_of(consultation: Consultation, at: datetime) -> str:
    """Return the state at the instant `at`."""
    return consultation.state(at)


@register.filter
def latest_notice(steps: list[Step], state: str) -> Step | None:
    """Return the last step that moved what was announced; an extension matters only until the period has ended."""
    moving = {Kind.EXTENDED, Kind.CLOSED_EARLY, Kind.CANCELLED}
    last = next((step for step in reversed(steps) if step.kind in moving), None)
    if last is not None and last.kind is Kind.EXTENDED and state not in {State.UPCOMING, *TAKES_STATEMENTS}:
        return None
    return last


@register.simple_tag
def timeline_of(steps: list[Step], at: datetime, days: Iterable[Page] = ()) -> list[Entry]:
    """Return the timeline of a consultation, with the partnership days that are about it in their places."""
    return timeline(steps, at, [day_entry(day) for day in days])


def day_entry(day: Page) -> Entry:
    written = format_moment(day.starts_at, day.language)
    changed = f"{day.get_change_display()}. {day.change_note}" if day.change else ""
    return Entry(day.starts_at, written, day.title, changed, address_of(day.url_path, day.language))


@register.filter
def time_left(consultation: Consultation, at: datetime) -> str:
    """Write the time until the deadline, in days or, when it closes soon, in hours; empty out of the period."""
    left = consultation.time_left(at)
    if left is None:
        return ""
    if left >= CLOSING_SOON:
        return ngettext("%(count)d day left", "%(count)d days left", left.days) % {"count": left.days}
    hours = left // timedelta(hours=1)
    if hours >= 1:
        return ngettext("%(count)d hour left", "%(count)d hours left", hours) % {"count": hours}
    return _("Less than an hour left")


def language_shown() -> str:
    return get_language() or "fi"


@register.simple_tag
def section_title(comment: Comment) -> str:
    """Return the heading of the section that a comment is about, in the language of the page; empty for the whole."""
    return comment.section.title_in(language_shown()) if comment.section else ""


@register.filter
def told_apart(comment: Comment) -> str:
    """Return whose comment it is, on what and of when: by this a link to one is told from those to the others."""
    parts = (comment.statement.author, section_title(comment), format_moment(comment.submitted_at, language_shown()))
    return ", ".join(part for part in parts if part)


@register.simple_tag
def comment_count(count: int) -> str:
    """Write how many comments there are."""
    return conditional_escape(ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count})


@register.simple_tag
def reply_count(count: int) -> str:
    """Write how many replies there are."""
    return conditional_escape(ngettext("%(count)d reply", "%(count)d replies", count) % {"count": count})


@register.simple_tag
def statement_count(count: int) -> str:
    """Write how many statements there are."""
    return conditional_escape(ngettext("%(count)d statement", "%(count)d statements", count) % {"count": count})
