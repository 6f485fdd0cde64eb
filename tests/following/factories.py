"""Followers and events, the smallest that the rules allow."""

from __future__ import annotations

from datetime import datetime, timedelta

from hyte.following.announcing import News, announce_event
from hyte.following.models import Event, Follower, Frequency, Subscription
from hyte.following.topics import CONSULTATIONS, consultation_topic

TOPIC = consultation_topic("abcdefghjkmn")
DAY = timedelta(days=1)


def follower(
    at: datetime,
    email: str = "aino@rantamaa.example",
    topic: str = TOPIC,
    frequency: Frequency = Frequency.AT_ONCE,
    language: str = "fi",
    confirmed: bool = True,
) -> Follower:
    """Return a follower who confirmed a day before `at`."""
    known, _new = Follower.objects.get_or_create(email=email, defaults={"language": language, "created_at": at - DAY})
    Subscription.objects.create(
        follower=known,
        topic=topic,
        frequency=frequency,
        created_at=at - DAY,
        confirmed_at=at - DAY if confirmed else None,
    )
    return known


def event(at: datetime, key: str = "act-1", topic: str = TOPIC, due_at: datetime | None = None) -> Event:
    """Return an event with other words in each language."""
    news = {
        "fi": News("Lausuntoaikaa jatkettiin", "Uusi määräaika.", "/fi/kuulemiset/ohjelma/"),
        "sv": News("Mer tid", "Ny tidsfrist.", "/sv/horanden/program/"),
    }
    announce_event(key=key, topic=topic, news=news, at=at, due_at=due_at)
    return Event.objects.get(key=key)


__all__ = ["CONSULTATIONS", "DAY", "TOPIC", "event", "follower"]
