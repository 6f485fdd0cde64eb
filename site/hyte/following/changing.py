"""What a follower does with the signed link: confirm, change, stop, and be forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hyte.following.models import Follower, Frequency, Notice, Subscription
from hyte.mail.forgetting import forget_mail
from hyte.mail.outbox import withdraw_undelivered


@transaction.atomic
def confirm(*, follower: Follower, at: datetime) -> int:
    """Confirm everything that waits for it; return how many topics. A second call does nothing."""
    return follower.subscriptions.waiting(at).update(confirmed_at=at)


@transaction.atomic
def change(*, follower: Follower, frequencies: Mapping[str, Frequency], language: str) -> None:
    """Set how often the follower hears of each topic, by its key, and in which language."""
    Follower.objects.filter(pk=follower.pk).update(language=language)
    for topic, frequency in frequencies.items():
        follower.subscriptions.filter(topic=topic).update(frequency=frequency)


@transaction.atomic
def unfollow(*, follower: Follower, topic: str | None = None) -> None:
    """Stop following `topic`, or everything with `None`. What is not delivered yet is not delivered any more.

    With the last topic the address is forgotten. Stopping twice does nothing.
    """
    Follower.objects.select_for_update().filter(pk=follower.pk).first()  # no mail is being made of the notices now
    ended = Subscription.objects.filter(follower=follower)
    if topic is not None:
        ended = ended.filter(topic=topic)
    withdraw_undelivered(keys=mails_only_about(ended))
    ended.delete()
    if not Subscription.objects.filter(follower=follower).exists():
        forget(follower)


def mails_only_about(subscriptions: object) -> set[str]:
    """Return the keys of the mails that tell of these subscriptions and of no other."""
    about = set(Notice.objects.mailed().filter(subscription__in=subscriptions).values_list("mail_key", flat=True))
    others = Notice.objects.filter(mail_key__in=about).exclude(subscription__in=subscriptions)
    return about - set(others.values_list("mail_key", flat=True))


def forget(follower: Follower) -> None:
    """Delete the follower with everything that was mailed or is to be mailed."""
    forget_mail(recipient=follower.email, about=str(follower.pk))
    follower.delete()


def lock_follower(email: str) -> Follower | None:
    """Return who follows with this address, locked until the transaction ends: before the mails, as in `unfollow`."""
    return Follower.objects.select_for_update().filter(email=email.strip().lower()).first()


def erase_follower(*, email: str) -> bool:
    """Erase the address, whatever it follows; return whether there was anything. For requests by the person."""
    follower = lock_follower(email)
    if follower is not None:
        unfollow(follower=follower)
    return follower is not None
