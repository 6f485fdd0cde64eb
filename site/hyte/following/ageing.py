"""Forget what is not needed any more: requests that nobody confirmed, and the traces of old mails."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from hyte.following.models import Follower, Notice, Subscription
from hyte.following.models.follower import ASKED_AT_MOST_EVERY
from hyte.mail.forgetting import forget_mail

NETWORKS_KEPT = timedelta(days=1)
NOTICES_KEPT = timedelta(days=30)
"""How long it can be seen who was told of what; that an event was told at all stays on its row."""


def drain(*, at: datetime) -> int:
    """Forget what has aged by the instant `at`; return how many followers, requests and notices."""
    given_up = Subscription.objects.given_up(at).delete()[0]
    Follower.objects.filter(asked_at__lte=at - NETWORKS_KEPT).exclude(asked_from="").update(asked_from="")
    notices = Notice.objects.mailed().filter(mailed_at__lte=at - NOTICES_KEPT).delete()[0]
    return given_up + notices + forget_those_without_a_topic(at)


def forget_those_without_a_topic(at: datetime) -> int:
    """Forget addresses that follow nothing, once the pause in which they may not be asked again is over."""
    followed = Subscription.objects.filter(follower=OuterRef("pk"))
    gone = list(Follower.objects.may_be_asked(at).filter(~Exists(followed), created_at__lte=at - ASKED_AT_MOST_EVERY))
    for follower in gone:
        forget_mail(recipient=follower.email, about=str(follower.pk))
        follower.delete()
    return len(gone)
