"""Under which themes and organisations things are filed, for the facets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, models
from django.db.models import QuerySet

from search.request import FILED, LONGEST_VALUE, Facet, value_key

Names = tuple[str, str]
"""What a value is called in Finnish and in Swedish."""


NAMES = """
WITH asked(facet, value) AS (SELECT value->>0, value->>1 FROM {} AS given)
SELECT asked.facet, asked.value, (
    SELECT filing.name_{}
    FROM search_filing AS filing JOIN search_entry AS entry ON entry.id = filing.entry_id
    WHERE filing.facet = asked.facet AND filing.value = asked.value AND entry.public
    ORDER BY filing.id DESC LIMIT 1
)
FROM asked
"""

EACH_GIVEN = {"postgresql": "jsonb_array_elements(%s::jsonb)", "sqlite": "json_each(%s)"}
"""How a database makes rows of one JSON array: a place for each value would be another question for each number."""


class FilingQuerySet(QuerySet["Filing"]):
    def under(self, facet: Facet, values: Iterable[str]) -> FilingQuerySet:
        """Return what is filed under one of the `values` of a facet."""
        return self.filter(facet=facet.value, value__in=list(values))


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
        indexes = [models.Index(fields=["facet", "value", "-id"], name="search_filing_newest")]

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
    """Return what the `values` of facets are called in `language`, as the public thing filed last has it.

    One look into the index for each value: what it costs does not grow with what is filed under it.
    """
    names: dict[Facet, dict[str, str]] = {facet: {} for facet in values}
    asked = [(facet.value, value) for facet, chosen in values.items() for value in dict.fromkeys(chosen)]
    if not asked:
        return names
    with connection.cursor() as cursor:
        cursor.execute(NAMES.format(EACH_GIVEN[connection.vendor], language), [json.dumps(asked)])
        for facet, value, name in cursor.fetchall():
            if name is not None:
                names[Facet(facet)][value] = name
    return names
