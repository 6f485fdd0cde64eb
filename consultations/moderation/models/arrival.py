"""How a statement arrived, kept for a month so that floods and copies are noticed. No address and no word of it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from django.db import models
from django.db.models import Q, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from consultations.models import ModerationSettings, Statement

KEPT = timedelta(days=30)
"""How long it is remembered; then the row is deleted."""


class Compared(NamedTuple):
    """What a new statement is compared with: no whole rows, of which each statement in a flood would make hundreds."""

    network: str
    public_id: str
    sketch: frozenset[int]
    in_network_span: bool
    in_surge_span: bool
    surge_threshold: int | None


@lru_cache(maxsize=1_000)
def numbers_in(sketch: str) -> frozenset[int]:
    """Return the numbers of a sketch as the database keeps it, read once though it is compared with many texts."""
    return frozenset(json.loads(sketch))


@cache
def surge_threshold() -> Subquery:
    """Return the question after the threshold in force, which is the same each time and put once."""
    return Subquery(ModerationSettings.objects.filter(pk=ModerationSettings.THE_ONE).values("surge_threshold"))


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def between(self, start: datetime, end: datetime) -> ArrivalQuerySet:
        """Return what arrived in the half-open span."""
        return self.filter(at__gte=start, at__lt=end)

    def to_compare(self, *, network_since: datetime, surge_since: datetime, most: int) -> list[Compared]:
        """Return the latest, each with whether it came in these spans, and the threshold of the settings in force.

        The threshold is `None` while nobody has saved any.
        """
        rows = self.order_by("-at").values_list(
            "network",
            "statement__public_id",
            Cast("sketch", models.TextField()),
            Q(at__gte=network_since),
            Q(at__gte=surge_since),
            surge_threshold(),
        )
        return [
            Compared(network, public_id, numbers_in(sketch), *rest) for network, public_id, sketch, *rest in rows[:most]
        ]

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
