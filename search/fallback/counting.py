"""Count the values of the facets among what the database finds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models.expressions import RawSQL

from search.fallback.scoring import holders
from search.fallback.terms import Term
from search.filing import Filing
from search.models import Entry
from search.request import FILED, Facet, Filters
from search.results import FacetCounts

Values = dict[Facet, tuple[str, ...]]
"""The values that one entry has of each facet."""

ONE_EACH = tuple(facet for facet in Facet if facet not in FILED)
"""The facets of which an entry has one value at most."""


def values_found(terms: list[Term], at: datetime) -> list[Values]:
    """Return the facets' values of every public entry that holds any of `terms`: two questions to the database."""
    found = RawSQL(*holders(terms))  # noqa: S611 — the words are parameters
    rows = (
        Entry.objects.public()
        .filter(pk__in=found)
        .with_state(at)
        .values_list("pk", "kind", "language", "year", "state")
        .order_by()
    )
    filed = filings_of(Filing.objects.filter(entry__in=found).values_list("entry", "facet", "value").order_by())
    return [
        {
            **{facet: (str(value),) if value else () for facet, value in zip(ONE_EACH, values, strict=True)},
            **{facet: tuple(filed[key, facet.value]) for facet in FILED},
        }
        for key, *values in rows
    ]


def filings_of(rows: Iterable[tuple[int, str, str]]) -> Mapping[tuple[int, str], list[str]]:
    """Return the values under which entries are filed, by entry and facet."""
    filed: dict[tuple[int, str], list[str]] = defaultdict(list)
    for entry, facet, value in rows:
        filed[entry, facet].append(value)
    return filed


def passes(values: Values, filters: Filters) -> bool:
    """Return whether an entry has, for each facet that is filtered by, one of the values wanted."""
    return all(not set(values[facet]).isdisjoint(wanted) for facet, wanted in filters.items())


def total_of(found: list[Values], filters: Filters) -> int:
    """Return how many entries the filters leave."""
    return sum(passes(values, filters) for values in found)


def counts_of(found: list[Values], filters: Filters) -> FacetCounts:
    """Return the counts of each facet's values among what the filters of the other facets leave."""
    counts: dict[Facet, dict[str, int]] = {}
    for facet in Facet:
        others = {other: wanted for other, wanted in filters.items() if other is not facet}
        counter = Counter(value for values in found if passes(values, others) for value in values[facet])
        counts[facet] = dict(counter.most_common())
    return counts
