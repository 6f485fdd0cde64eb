"""Under which themes and organisations things are filed, for the facets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import Count, Q, QuerySet

from search.request import FILED, LONGEST_VALUE, Facet, value_key

Names = tuple[str, str]
"""What a value is called in Finnish and in Swedish."""


class FilingQuerySet(QuerySet["Filing"]):
    def under(self, facet: Facet, values: Iterable[str]) -> FilingQuerySet:
        """Return what is filed under one of the `values` of a facet."""
        return self.filter(facet=facet.value, value__in=list(values))

    def public(self) -> FilingQuerySet:
        """Return under what anything public is filed."""
        return self.filter(entry__public=True)


class Filing(models.Model):
    """One name under which an entry is filed; `value` is the same for names that differ in nothing but their case."""

    entry = models.ForeignKey("search.Entry", on_delete=models.CASCADE, related_name="filings")
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=LONGEST_VALUE)
    name_fi = models.CharField(max_length=LONGEST_VALUE)
    name_sv = models.CharField(max_length=LONGEST_VALUE)

    objects = FilingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "facet", "value"], name="search_filing_once_per_value"),
        ]
        indexes = [models.Index(fields=["facet", "value"], name="search_filing_value")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.name_fi}"


def filed_under(document: Mapping[str, Any]) -> dict[Facet, dict[str, Names]]:
    """Return the values of each facet under which an entry's `document` is filed, with their names."""
    names: dict[Facet, list[Names]] = {
        Facet.THEME: [(fi or sv, sv or fi) for fi, sv in document.get("themes", ())],
        Facet.ORGANISATION: [(name, name) for name in document.get("organisations", ())],
    }
    found = {}
    for facet in FILED:
        by_value = {value_key(fi): (fi[:LONGEST_VALUE], sv[:LONGEST_VALUE]) for fi, sv in names[facet]}
        found[facet] = {value: pair for value, pair in by_value.items() if 0 < len(value) <= LONGEST_VALUE}
    return found


def keep(entry_id: int, document: Mapping[str, Any] | None) -> None:
    """Replace what an entry is filed under; `None` removes it."""
    Filing.objects.filter(entry=entry_id).delete()
    if document:
        Filing.objects.bulk_create(
            Filing(entry_id=entry_id, facet=facet.value, value=value, name_fi=fi, name_sv=sv)
            for facet, values in filed_under(document).items()
            for value, (fi, sv) in values.items()
        )


def names_of(values: Mapping[Facet, Iterable[str]], language: str) -> dict[Facet, dict[str, str]]:
    """Return what the `values` of facets are called in `language`, as most of the public things have it."""
    names: dict[Facet, dict[str, str]] = {facet: {} for facet in values}
    wanted = Q()
    for facet, chosen in values.items():
        if some := list(chosen):
            wanted |= Q(facet=facet.value, value__in=some)
    if not wanted:
        return names
    rows = (
        Filing.objects.public()
        .filter(wanted)
        .values_list("facet", "value", f"name_{language}")
        .annotate(entries=Count("pk"))
        .order_by("entries")
    )
    for facet, value, name, _entries in rows:
        names[Facet(facet)][value] = name
    return names
