"""The row that tells how far the daily pass over all entries is."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q, QuerySet


class DailyPassQuerySet(QuerySet["DailyPass"]):
    def of_another_day(self, today: date) -> DailyPassQuerySet:
        """Return the row unless the pass of `today` has begun."""
        return self.exclude(begun_on=today)

    def under_way(self) -> DailyPassQuerySet:
        """Return the row while not everything has been marked."""
        return self.exclude(marked_to=None)


class DailyPass(models.Model):
    """How far the last pass over all entries has come, for what changes with the calendar. There is one row.

    `begun_on` is its day, unknown where entries are older than this table. Entries up to the key `marked_to` have been
    marked; it is empty when all have.
    """

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    begun_on = models.DateField(null=True)
    marked_to = models.BigIntegerField(null=True)

    objects = DailyPassQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "daily passes"
        constraints = [models.CheckConstraint(name="search_daily_pass_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.begun_on)
