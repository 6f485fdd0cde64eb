"""An address, and the topics that it follows."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hyte.following.rhythm import Rhythm
from hyte.following.tokens import link_token, token_hash
from hyte.following.topics import heard_by

TIME_TO_CONFIRM = timedelta(days=7)
"""How long a request waits for its confirmation before it is forgotten."""

ASKED_AT_MOST_EVERY = timedelta(hours=1)
"""The least time between two mails that ask one address for a confirmation, whoever caused them."""


class Frequency(models.TextChoices):
    """When a follower hears."""

    AT_ONCE = Rhythm.AT_ONCE.value, _("At once")
    DAILY = Rhythm.DAILY.value, _("Once a day, at 7.00")


class FollowerQuerySet(models.QuerySet["Follower"]):
    def may_be_asked(self, at: datetime) -> FollowerQuerySet:
        """Return the addresses that have not been asked for a confirmation within the hour before `at`."""
        return self.filter(Q(asked_at=None) | Q(asked_at__lte=at - ASKED_AT_MOST_EVERY))

    def asked_lately(self, network: str, at: datetime) -> FollowerQuerySet:
        """Return those whom requests from the network with this hash made us write to within the hour before `at`."""
        return self.filter(asked_from=network, asked_at__gt=at - ASKED_AT_MOST_EVERY)

    def with_token(self, token: str) -> FollowerQuerySet:
        return self.filter(token_hash=token_hash(token))


class Follower(models.Model):
    """One e-mail address. Its signed link shows and ends what it follows; nothing else is known of the person."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    key = models.UUIDField(default=uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_from = models.CharField(max_length=32, blank=True, help_text=_("Keyed hash of a network; kept for a day."))

    objects = FollowerQuerySet.as_manager()

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        indexes = [models.Index(fields=["asked_from", "asked_at"], name="following_asked_from")]
        constraints = [
            models.CheckConstraint(
                name="following_follower_email_in_small_letters", condition=Q(email=Lower(F("email")))
            )
        ]

    def __str__(self) -> str:
        return f"follower {self.pk}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.token_hash = self.token_hash or token_hash(self.token)
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        return link_token(self.key)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def confirmed(self) -> SubscriptionQuerySet:
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self) -> SubscriptionQuerySet:
        return self.filter(confirmed_at=None)

    def waiting(self, at: datetime) -> SubscriptionQuerySet:
        """Return requests that can still be confirmed at the instant `at`."""
        return self.unconfirmed().filter(created_at__gt=at - TIME_TO_CONFIRM)

    def shown(self, at: datetime) -> SubscriptionQuerySet:
        """Return what a follower is to see: what is followed and what can still be confirmed."""
        return self.confirmed() | self.waiting(at)

    def given_up(self, at: datetime) -> SubscriptionQuerySet:
        """Return requests that nobody has confirmed in time."""
        return self.unconfirmed().filter(created_at__lte=at - TIME_TO_CONFIRM)

    def hearing(self, topic: str, at: datetime) -> SubscriptionQuerySet:
        """Return the subscriptions that were confirmed when something happened under `topic` at the instant `at`."""
        return self.filter(topic__in=heard_by(topic), confirmed_at__lte=at)


class Subscription(models.Model):
    """An address follows a topic, from the moment of its confirmation."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="subscriptions")
    topic = models.CharField(max_length=40)
    frequency = models.CharField(max_length=7, choices=Frequency)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        indexes = [models.Index(fields=["topic", "confirmed_at"], name="following_topic")]
        constraints = [
            models.UniqueConstraint(fields=["follower", "topic"], name="following_subscription_once"),
            models.CheckConstraint(
                name="following_subscription_known_frequency", condition=Q(frequency__in=Frequency.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.frequency}"
