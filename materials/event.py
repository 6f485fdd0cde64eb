"""A partnership day as an event of a calendar."""

from __future__ import annotations

from datetime import datetime

from hyte.pages.addresses import address_of
from hyte.pages.icalendar import Event
from materials.models import Change, PartnershipDayPage


def day_event(day: PartnershipDayPage, *, host: str, scheme: str, at: datetime) -> Event:
    """Return the event of `day` as it is at the instant `at`: afterwards without the remote link.

    Both languages are one event. Its sequence is the number of seconds between the first and the latest publication: it
    grows with every published change and starts from 0.
    """
    changed_at = day.last_published_at or at
    first = day.first_published_at or changed_at
    link = "" if day.is_over(at) else day.remote_link
    return Event(
        uid=f"day-{day.translation_key}@{host}",
        sequence=max(0, int((changed_at - first).total_seconds())),
        changed_at=changed_at,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        title=day.title,
        url=f"{scheme}://{host}{address_of(day.url_path, day.language)}",
        place=day.place or link,
        text="\n".join(part for part in (day.change_note, day.introduction, link) if part),
        cancelled=day.change == Change.CANCELLED,
    )
