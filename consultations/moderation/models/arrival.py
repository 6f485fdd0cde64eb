"""How a statement arrived, kept for a month so that floods and copies are noticed. No address and no word of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.db import models
from django.db.models import Q, Subquery
from django.utils.translation import gettext_lazy as _

from consultations.models import ModerationSettings, Statement
from hyte.questions import Given, Question

KEPT = timedelta(days=30)
"""How long it is remembered; then the row is deleted."""


class Compared(NamedTuple):
    """What a new statement is compared with: no whole rows, of which each statement in a flood would make hundreds."""

    network: str
    public_id: str
    sketch: str
    in_network_span: bool
    in_surge_span: bool
    surge_threshold: int | None


@lru_cache(maxsize=1_000)
def numbers_in(sketch: str) -> frozenset[int]:
    """Return the numbers of a sketch as the database keeps it, read once though it is compared with many texts."""
    return frozenset(json.loads(sketch))


def kept_as(numbers: Iterable[int]) -> str:
    """Return the numbers of a sketch as the database keeps it."""
    return json.dumps(sorted(numbers))


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def between(self, start: datetime, end: datetime) -> ArrivalQuerySet:
        """Return what arrived in the half-open span."""
        return self.filter(at__gte=start, at__lt=end)

    def to_forget(self, at: datetime) -> ArrivalQuerySet:
        """Return what is older than a month, and what belongs to an erased statement."""
        return self.filter(Q(at__lt=at - KEPT) | Q(statement__erased_at__isnull=False))


class Arrival(models.Model):
    """The network, as a keyed hash, and the sketch of the text of one statement that came through the form."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, primary_key=True, related_name="arrival")
    at = models.DateTimeField(db_index=True)
    network = models.CharField(max_length=32, blank=True)
    sketch = models.TextField(default="[]")
    """JSON as text: it is read whole, two hundred at a time, and the database need not take it apart."""

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of the sketch in their order."""
        return sorted(numbers_in(self.sketch))


MOST_COMPARED = 200
"""The latest arrivals that a new statement is compared with."""


@Question
def latest() -> models.QuerySet[Arrival]:
    """Return what arrived in a span, the latest first, each as what `Compared` has of it."""
    network_since, surge_since = (Given(name, models.DateTimeField()) for name in ("network_since", "surge_since"))
    settings = ModerationSettings.objects.filter(pk=ModerationSettings.THE_ONE)
    span = Arrival.objects.between(Given("start", models.DateTimeField()), Given("end", models.DateTimeField()))
    return span.order_by("-at").values_list(
        "network",
        "statement__public_id",
        "sketch",
        Q(at__gte=network_since),
        Q(at__gte=surge_since),
        Subquery(settings.values("surge_threshold")),
    )[:MOST_COMPARED]


def to_compare(*, start: datetime, end: datetime, network_since: datetime, surge_since: datetime) -> list[Compared]:
    """Return the latest arrivals of the half-open span, each with whether it came since these instants.

    The threshold, of the settings in force, is `None` while nobody has saved any.
    """
    rows = latest.ask(start=start, end=end, network_since=network_since, surge_since=surge_since)
    return list(map(Compared._make, rows))
