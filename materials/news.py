"""What those who follow the partnership days are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from hyte.following.announcing import News, announce_event, withdraw_event
from hyte.following.topics import PARTNERSHIP_DAYS
from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.moments import format_span

if TYPE_CHECKING:
    from materials.models import PartnershipDayPage

SECOND_THOUGHTS = timedelta(minutes=15)
"""How long news of a day waits for its page in the other language, and for the mending of a slip."""


@dataclass(frozen=True)
class DayBefore:
    """What the public could read of a day before it was saved."""

    live: bool
    change: str
    starts_at: datetime
    ends_at: datetime


def as_it_was(day: PartnershipDayPage) -> DayBefore | None:
    """Return what the database says of `day`; `None` of a new one."""
    values = type(day).objects.filter(pk=day.pk).values("live", "change", "starts_at", "ends_at").first()
    return DayBefore(**values) if values else None


def tell_followers(*, day: PartnershipDayPage, before: DayBefore | None, at: datetime) -> None:
    """Announce that `day` was published, moved or cancelled, in the transaction that saved it.

    News of a day that is over is no news. A day that is unpublished before anybody was told is not announced.
    """
    key = f"day-{day.translation_key}"
    if not day.live:
        withdraw_event(key=f"{key}-published")
    if not day.is_public() or day.is_over(at):
        return
    what = what_happened(day, before)
    if what:
        pages = list(type(day).objects.published().filter(translation_key=day.translation_key).select_related("locale"))
        announce_event(
            key=f"{key}-{what}-{day.starts_at:%Y%m%d%H%M}" if what == "moved" else f"{key}-{what}",
            topic=PARTNERSHIP_DAYS,
            news={language: news_in(language, what, day, before, pages) for language in LANGUAGES},
            at=at,
            due_at=at + SECOND_THOUGHTS,
        )


def what_happened(day: PartnershipDayPage, before: DayBefore | None) -> str:
    """Return the change that the public has not seen yet, or that the day is new to it; empty for nothing of that."""
    was_public = before is not None and before.live
    moved = before is not None and (before.starts_at, before.ends_at) != (day.starts_at, day.ends_at)
    if day.change and (not was_public or before is None or before.change != day.change or moved):
        return str(day.change)
    return "" if was_public else "published"


def news_in(
    language: str, what: str, day: PartnershipDayPage, before: DayBefore | None, pages: list[PartnershipDayPage]
) -> News:
    """Return what happened in `language`, with the page in that language or else in the other."""
    page = min(pages, key=lambda page: page.language != language)
    when = format_span(day.starts_at, day.ends_at, language)
    with translation.override(language):
        subject, sentence = SENTENCES[what]()
        if what == "moved" and before and before.live and before.starts_at != day.starts_at:
            was = format_span(before.starts_at, before.ends_at, language)
            sentence = _("The day was to be: %(was)s. The new time: %(when)s.") % {"was": was, "when": when}
        note = page.change_note if page.change == day.change and page.language == language else ""
        parts = (sentence % {"when": when}, note, page.place if what != "cancelled" else "")
    return News(
        subject % {"title": page.title},
        "\n\n".join(part for part in parts if part),
        address_of(page.url_path, page.language),
    )


SENTENCES = {
    "published": lambda: (_("New partnership day: %(title)s"), _("Time: %(when)s.")),
    "moved": lambda: (_("Partnership day moved: %(title)s"), _("Time: %(when)s.")),
    "cancelled": lambda: (_("Partnership day cancelled: %(title)s"), _("It was to be: %(when)s.")),
}
