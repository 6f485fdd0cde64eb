"""Say that something has happened: a row in the transaction in which it does. The worker tells the followers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hyte.following.models import Event


@dataclass(frozen=True)
class News:
    """What a follower reads, in one language; `link` is an address without the host."""

    subject: str
    text: str
    link: str


def announce_event(
    *, key: str, topic: str, news: Mapping[str, News], at: datetime, due_at: datetime | None = None
) -> None:
    """Store the event for those who follow `topic` at the instant `at`; `news` has an entry for each language.

    Nobody is told before `due_at`, and until somebody is, a second call with the same key rewrites the event. After
    that it does nothing.
    """
    texts = {
        f"{field}_{language}": getattr(told, field)
        for language, told in news.items()
        for field in ("subject", "text", "link")
    }
    fields = texts | {"topic": topic}
    if not Event.objects.untold().filter(key=key).update(**fields):
        Event.objects.get_or_create(key=key, defaults={**fields, "at": at, "due_at": due_at or at})


def withdraw_event(*, key: str) -> bool:
    """Take back an event of which nobody has been told; return whether there was one."""
    return Event.objects.untold().filter(key=key).delete()[0] > 0
