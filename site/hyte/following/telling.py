"""From an event to the mailbox: notices first, one for each follower, then mails made of the notices that are due.

Both steps are rows in one transaction each, claimed by a conditional update or the follower's row lock: a worker may be
killed at any moment and run twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from hyte.following.addresses import EVERYTHING, following_address, unfollow_address
from hyte.following.models import Event, Follower, Notice, Subscription
from hyte.following.rhythm import Rhythm, due_at
from hyte.mail.outbox import queue_mail

MAILS_AN_HOUR = 5
"""Mails with news that one follower gets within an hour; what happens beyond that comes together, later."""

EVENTS_IN_A_MAIL = 20


def fan_out(*, at: datetime, most: int = 20) -> int:
    """Make the notices of up to `most` events; return of how many events."""
    return sum(tell(event, at) for event in Event.objects.to_tell(at)[:most])


@transaction.atomic
def tell(event: Event, at: datetime) -> bool:
    """Make one notice for each follower who hears of `event`; return False when another worker was first."""
    if not Event.objects.to_tell(at).order_by().filter(pk=event.pk).update(told_at=at):
        return False
    hearing = Subscription.objects.hearing(event.topic, event.at)
    # Nobody stops while the notices are made: who has, is not among the subscriptions that are read after the lock.
    list(
        Follower.objects.filter(pk__in=hearing.values("follower")).order_by("pk").select_for_update().values_list("pk")
    )
    by_follower: dict[int, Subscription] = {}
    for subscription in hearing.order_by("frequency", "pk"):
        by_follower.setdefault(subscription.follower_id, subscription)
    Notice.objects.bulk_create(
        [
            Notice(
                event=event,
                follower_id=follower,
                subscription=subscription,
                due_at=due_at(Rhythm(subscription.frequency), event.due_at),
            )
            for follower, subscription in by_follower.items()
        ],
        batch_size=1000,
    )
    return True


def digest(*, at: datetime, most: int = 50) -> int:
    """Mail what is due to up to `most` followers; return how many mails were queued.

    Whoever hears at once has one event in the mail as a rule, whoever hears daily those of the day.
    """
    followers = Notice.objects.due(at).order_by().values_list("follower_id", flat=True).distinct()[:most]
    return sum(mail_news(follower, at) for follower in list(followers))


@transaction.atomic
def mail_news(follower_id: int, at: datetime) -> bool:
    """Queue one mail of the follower's due notices; return False when there are none, or too many mails already."""
    follower = Follower.objects.select_for_update().filter(pk=follower_id).first()
    due = Notice.objects.due(at).filter(follower_id=follower_id)
    notices = list(due.select_related("event", "subscription")[:EVENTS_IN_A_MAIL])
    if follower is None or not notices:
        return False
    if (wait_until := end_of_pause(follower, at)) is not None:
        due.order_by().update(due_at=wait_until)
        return False
    key = f"news:{follower.pk}:{notices[0].pk}"
    queue_news(follower, notices, key, at)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=at, mail_key=key)
    return True


def end_of_pause(follower: Follower, at: datetime) -> datetime | None:
    """Return when the follower may get the next mail; `None` for now."""
    hour = timedelta(hours=1)
    mails = Notice.objects.mailed().filter(follower=follower, mailed_at__gt=at - hour)
    times = sorted(dict(mails.values_list("mail_key", "mailed_at")).values())
    return times[-MAILS_AN_HOUR] + hour if len(times) >= MAILS_AN_HOUR else None


def queue_news(follower: Follower, notices: list[Notice], key: str, at: datetime) -> None:
    """Queue the mail with a one-click way out, as RFC 8058 has it, of the topic or else of all that it tells about."""
    language = follower.language
    topics = {notice.subscription.topic for notice in notices}
    way_out = unfollow_address(follower.token, topics.pop() if len(topics) == 1 else EVERYTHING, language)
    queue_mail(
        name="news",
        key=key,
        to=follower.email,
        language=language,
        context={
            "events": [told_in(notice.event, language) for notice in notices],
            "link": following_address(follower.token, language),
            "way_out": way_out,
        },
        headers={
            "List-Unsubscribe": f"<{way_out}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
        at=at,
    )


def told_in(event: Event, language: str) -> dict[str, str]:
    """Return the subject, the text and the whole address of `event` in `language`."""
    told = {field: str(getattr(event, f"{field}_{language}")) for field in ("subject", "text", "link")}
    return told | {"link": settings.BASE_URL + told["link"]}


def drain(*, at: datetime) -> int:
    """Do what is waiting at the instant `at`: notices, then mails."""
    return fan_out(at=at) + digest(at=at)
