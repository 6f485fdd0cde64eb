"""Who follows what in the demo: at once, daily, in both languages, and one who has not confirmed yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from consultations.models import Consultation
from hyte.following.models import Follower, Frequency, Subscription
from hyte.following.topics import CONSULTATIONS, PARTNERSHIP_DAYS, consultation_topic

FOLLOWERS = (
    ("saara.haapaniemi@rantamaa.example", "fi", Frequency.DAILY, True),
    ("gunnel.strandback@strandmark.example", "sv", Frequency.AT_ONCE, True),
    ("veikko.lahdesmaki@rantamaa.example", "fi", Frequency.AT_ONCE, False),
)
"""Address, language, how often, and whether the address was confirmed."""


def add_followers(*, at: datetime) -> None:
    """Let the followers of the demo follow all consultations, the partnership days and the next one to close."""
    asked_at = at - timedelta(days=1)
    closing = Consultation.objects.open(at).order_by("closes_at").first()
    topics = [CONSULTATIONS, PARTNERSHIP_DAYS, *([consultation_topic(closing.public_id)] if closing else [])]
    for email, language, frequency, confirmed in FOLLOWERS:
        follower = Follower.objects.create(email=email, language=language, created_at=asked_at)
        Subscription.objects.bulk_create(
            Subscription(
                follower=follower,
                topic=topic,
                frequency=frequency,
                created_at=asked_at,
                confirmed_at=at if confirmed else None,
            )
            for topic in topics
        )
