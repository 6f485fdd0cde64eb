"""How a statement arrived, kept for a month so that floods and copies are noticed. No address and no word of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import models
from django.db.models import Q, Subquery
from django.utils.translation import gettext_lazy as _

from consultations.models import ModerationSettings, Statement

KEPT = timedelta(days=30)
"""How long it is remembered; then the row is deleted."""


class Compared(NamedTuple):
    """What a new statement is compared with: no whole rows, of which each new statement would make hundreds."""

    at: datetime
    network: str
    sketch: Sequence[int]
    public_id: str
    surge_threshold: int | None


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def between(self, start: datetime, end: datetime) -> ArrivalQuerySet:
        """Return what arrived in the half-open span."""
        return self.filter(at__gte=start, at__lt=end)

    def to_compare(self, most: int) -> list[Compared]:
        """Return the latest, with the threshold of the settings in force, `None` while nobody has saved any."""
        settings = ModerationSettings.objects.filter(pk=ModerationSettings.THE_ONE)
        rows = self.annotate(surge_threshold=Subquery(settings.values("surge_threshold"))).order_by("-at")
        columns = ("at", "network", "sketch", "statement__public_id", "surge_threshold")
        return [Compared(*row) for row in rows.values_list(*columns)[:most]]

    def to_forget(self, at: datetime) -> ArrivalQuerySet:
        """Return what is older than a month, and what belongs to an erased statement."""
        return self.filter(Q(at__lt=at - KEPT) | Q(statement__erased_at__isnull=False))


class Arrival(models.Model):
    """The network, as a keyed hash, and the sketch of the text of one statement that came through the form."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, primary_key=True, related_name="arrival")
    at = models.DateTimeField(db_index=True)
    network = models.CharField(max_length=32, blank=True)
    sketch = models.JSONField(default=list)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")

    def __str__(self) -> str:
        return f"#{self.pk}"
