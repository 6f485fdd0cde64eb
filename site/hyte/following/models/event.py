"""Something that followers are told of."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class EventQuerySet(models.QuerySet["Event"]):
    def untold(self) -> EventQuerySet:
        """Return events of which nobody has been told yet."""
        return self.filter(told_at=None)

    def to_tell(self, at: datetime) -> EventQuerySet:
        """Return events of which followers may be told at the instant `at`, the oldest first."""
        return self.untold().filter(due_at__lte=at).order_by("due_at", "pk")


class Event(models.Model):
    """What happened, in both languages, written in the transaction in which it did. The key makes it exist once."""

    key = models.CharField(max_length=200, unique=True)
    topic = models.CharField(max_length=40)
    at = models.DateTimeField()
    due_at = models.DateTimeField(help_text=_("Nobody is told before this instant; until then it can be rewritten."))
    told_at = models.DateTimeField(null=True, blank=True)
    subject_fi = models.CharField(max_length=400)
    subject_sv = models.CharField(max_length=400)
    text_fi = models.TextField()
    text_sv = models.TextField()
    link_fi = models.CharField(max_length=2000, help_text=_("Without the host."))
    link_sv = models.CharField(max_length=2000)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["due_at"], name="following_untold", condition=Q(told_at=None))]
        constraints = [
            models.CheckConstraint(name="following_event_due_after_it_happened", condition=Q(due_at__gte=F("at"))),
            models.CheckConstraint(
                name="following_event_told_when_due", condition=Q(told_at=None) | Q(told_at__gte=F("due_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.key
