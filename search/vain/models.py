"""Searches in vain, counted by day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Max, QuerySet, Sum

KEPT = timedelta(days=90)

ENOUGH = 3
"""Different days on which something was searched before the words themselves are kept. Nobody knows who searched: what
one reader looks for again and again on one day, or on two, is told to nobody."""


class VainSearchQuerySet(QuerySet["VainSearch"]):
    def known(self, day: date) -> VainSearchQuerySet:
        """Return what was counted in the time before `day` that the report covers."""
        return self.filter(day__gt=day - KEPT)

    def commonest(self, day: date) -> QuerySet:
        """Return the searches with their words, how often each was made in vain, and when last; the commonest first."""
        told = self.known(day).exclude(query="")
        counted = told.values("query").annotate(total=Sum("searches"), last_on=Max("day"))
        return counted.order_by("-total", "query")


class VainSearch(models.Model):
    """How often something was searched in vain on a day.

    `digest` identifies it with the site's secret key. `query` is empty until it was searched on enough days.
    """

    day = models.DateField()
    digest = models.CharField(max_length=32)
    searches = models.PositiveIntegerField(default=0)
    query = models.CharField(max_length=60, blank=True, default="")

    objects = VainSearchQuerySet.as_manager()

    class Meta:
        verbose_name = "search in vain"
        verbose_name_plural = "searches in vain"
        constraints = [models.UniqueConstraint(fields=["day", "digest"], name="search_vain_search_once_a_day")]
        indexes = [models.Index(fields=["digest"], name="search_vain_search_digest")]

    def __str__(self) -> str:
        return self.query or "…"
