"""Find in the database what a query's words are in, the best first, with the counts of the facets."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count
from django.db.models.expressions import RawSQL

from search.analysis import QueryWords
from search.fallback.scoring import holders, scores
from search.fallback.terms import Term, terms_of
from search.models import Entry, EntryQuerySet
from search.request import Facet, Filters, SearchRequest
from search.results import FacetCounts, Found

Combination = dict[Facet, str]
"""One value for each facet."""


def find(words: QueryWords, request: SearchRequest, at: datetime) -> Found:
    """Return what the database finds: two questions, whatever is asked."""
    terms = terms_of(words)
    combinations = counted(terms, at)
    total = sum(count for values, count in combinations if passes(values, request.filters))
    counts = counts_in(combinations, request.filters)
    return Found(total, counts, best(terms, request, at) if total > request.offset else {})


def counted(terms: list[Term], at: datetime) -> list[tuple[Combination, int]]:
    """Return how many entries hold any of `terms`, for each combination of the facets' values."""
    rows = (
        Entry.objects.public()
        .filter(pk__in=RawSQL(*holders(terms)))  # noqa: S611 — the words are parameters
        .with_state(at)
        .values_list("kind", "language", "year", "state")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return [
        ({facet: str(value or "") for facet, value in zip(Facet, values, strict=True)}, count)
        for *values, count in rows
    ]


def passes(values: Combination, filters: Filters) -> bool:
    """Return whether a combination has, for each facet that is filtered by, one of the values wanted."""
    return all(values[facet] in wanted for facet, wanted in filters.items())


def counts_in(combinations: list[tuple[Combination, int]], filters: Filters) -> FacetCounts:
    """Return the counts of each facet's values among what the filters of the other facets leave."""
    counts: dict[Facet, dict[str, int]] = {}
    for facet in Facet:
        others = {other: wanted for other, wanted in filters.items() if other is not facet}
        counter: Counter[str] = Counter()
        for values, count in combinations:
            if values[facet] and passes(values, others):
                counter[values[facet]] += count
        counts[facet] = dict(counter.most_common())
    return counts


def best(terms: list[Term], request: SearchRequest, at: datetime) -> dict[int, float]:
    """Return the keys and scores of one page of entries."""
    wanted: EntryQuerySet = Entry.objects.public()
    for facet, values in request.filters.items():
        wanted = wanted.with_any(facet, values, at)
    wanted_sql, wanted_parameters = wanted.values("pk").order_by().query.sql_with_params()
    scored_sql, scored_parameters = scores(terms)
    statement = f"""
        SELECT entry.id, scored.score FROM ({scored_sql}) AS scored
        JOIN search_entry AS entry ON entry.id = scored.entry_id
        WHERE entry.id IN ({wanted_sql})
        ORDER BY scored.score DESC, entry.date DESC NULLS LAST, entry.id LIMIT %s OFFSET %s
    """  # noqa: S608 — parts are written above, values are parameters
    parameters: list[Any] = [*scored_parameters, *wanted_parameters, request.page_size, request.offset]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return {int(key): float(score) for key, score in cursor.fetchall()}
