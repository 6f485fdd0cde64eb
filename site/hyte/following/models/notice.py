"""That one follower is told of one event."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyte.following.models.event import Event
from hyte.following.models.follower import Follower, Subscription


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due(self, at: datetime) -> NoticeQuerySet:
        """Return the notices that are to be mailed at the instant `at`, the oldest first."""
        return self.filter(mailed_at=None, due_at__lte=at).order_by("due_at", "pk")

    def mailed(self) -> NoticeQuerySet:
        return self.filter(mailed_at__isnull=False)


class Notice(models.Model):
    """One event for one follower: once, however many of their topics it belongs to.

    It goes with the subscription that it comes from, so that nobody is told of what they do not follow any more.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="notices")
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="notices")
    due_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_key = models.CharField(max_length=200, blank=True, help_text=_("The key of the mail that it went into."))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["due_at"], name="following_due", condition=Q(mailed_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["event", "follower"], name="following_notice_once"),
            models.CheckConstraint(
                name="following_notice_mailed_in_a_mail",
                condition=Q(mailed_at=None, mail_key="") | (Q(mailed_at__isnull=False) & ~Q(mail_key="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.follower_id}"
