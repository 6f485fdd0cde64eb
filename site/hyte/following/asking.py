"""Somebody gives an address and wants to follow a topic: the address is asked first, nobody else learns anything."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from hyte.following.addresses import following_address
from hyte.following.models import Follower, Frequency, Subscription
from hyte.following.topics import Topic
from hyte.mail.outbox import queue_mail
from hyte.network import keyed_hash, network_of

MOST_FROM_A_NETWORK = 20
"""Addresses that requests from one network may make us write to within an hour."""


class TooManyRequests(Exception):
    """Requests from this network have made us write to too many addresses within the hour."""


def normalised(email: str) -> str:
    """Return the address as it is stored: one mailbox is one follower, however it is typed."""
    return email.strip().lower()


def network_hash(address: str) -> str:
    """Return what is stored of the network of a client's address."""
    return keyed_hash(network_of(address), key=settings.SECRET_KEY, purpose="following.network")


@transaction.atomic
def follow(*, email: str, topic: Topic, frequency: Frequency, language: str, network: str, at: datetime) -> None:
    """Note the wish and ask the address for a confirmation, at most once an hour whatever is asked of us.

    `network` is a `network_hash`. What happens is the same for an address that follows already, except that its mail
    leads to what it follows. Raises `TooManyRequests`.
    """
    if Follower.objects.asked_lately(network, at).count() >= MOST_FROM_A_NETWORK:
        raise TooManyRequests
    follower, _new = Follower.objects.get_or_create(
        email=normalised(email), defaults={"language": language, "created_at": at}
    )
    subscription, new = Subscription.objects.get_or_create(
        follower=follower, topic=topic.key, defaults={"frequency": frequency, "created_at": at}
    )
    if not new:
        Subscription.objects.unconfirmed().filter(pk=subscription.pk).update(frequency=frequency, created_at=at)
    if not follower.subscriptions.confirmed().exists():
        Follower.objects.filter(pk=follower.pk).update(language=language)
        follower.language = language
    if Follower.objects.may_be_asked(at).filter(pk=follower.pk).update(asked_at=at, asked_from=network):
        queue_request(follower, topic, confirmed=subscription.confirmed_at is not None, at=at)


def queue_request(follower: Follower, topic: Topic, *, confirmed: bool, at: datetime) -> None:
    """Mail the link that confirms. Nothing in the mail was written by whoever asked for it."""
    queue_mail(
        name="follow-request",
        key=f"follow-request:{follower.pk}:{at.isoformat()}",
        to=follower.email,
        language=follower.language,
        context={"topic": topic, "confirmed": confirmed, "link": following_address(follower.token, follower.language)},
        at=at,
    )
