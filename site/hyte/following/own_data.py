"""What is held about somebody who follows: the answer to a request for access."""

from __future__ import annotations

from typing import Any

from hyte.following.models import Follower


def data_about(email: str) -> list[dict[str, Any]]:
    """Return what is held about the follower with this address, if there is one."""
    followers = Follower.objects.filter(email=email.strip().lower()).prefetch_related("subscriptions", "notices__event")
    return [
        {
            "email": follower.email,
            "language": follower.language,
            "since": follower.created_at,
            "asked_for_a_confirmation_at": follower.asked_at,
            "topics": [
                {
                    "topic": it.topic,
                    "how_often": it.frequency,
                    "wished_at": it.created_at,
                    "confirmed_at": it.confirmed_at,
                }
                for it in follower.subscriptions.all()
            ],
            "told_of": [
                {"subject": getattr(notice.event, f"subject_{follower.language}"), "mailed_at": notice.mailed_at}
                for notice in follower.notices.all()
            ],
        }
        for follower in followers
    ]
