"""Find in the database what a query's words are in, the best first, with the counts of the facets."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from search.analysis import QueryWords
from search.fallback.counting import counts_of
from search.fallback.scoring import scores as scored
from search.fallback.terms import Term, terms_of
from search.models import Entry, EntryQuerySet
from search.naming import kinds_named
from search.query import CALLED_SO, OF_THE_KIND, OPEN_NOW
from search.request import SearchRequest, Sort, comparable
from search.results import Found

BETTER = """scored.score * CASE WHEN entry.name = %s THEN %s ELSE 1 END
        * CASE WHEN entry.opens_at <= %s AND entry.closes_at > %s THEN %s ELSE 1 END
        * CASE WHEN entry.kind IN ({kinds}) THEN {of_the_kind} ELSE 1 END"""
"""The score with what is called just so, is open now or of the kind named before its equals; as for the engine."""

ORDERS = {
    Sort.RELEVANCE: "score DESC, entry.date DESC NULLS LAST, entry.id",
    Sort.NEWEST: "entry.date DESC NULLS LAST, score DESC, entry.id",
    Sort.CLOSING: "CASE WHEN entry.closes_at > %s THEN entry.closes_at END NULLS LAST,"
    " entry.date DESC NULLS LAST, entry.id",
}


def find(words: QueryWords, request: SearchRequest, at: datetime) -> Found:
    """Return what the database finds: two questions, whatever is asked and however much there is."""
    terms = terms_of(words)
    total, counts = counts_of(terms, request.filters, at)
    return Found(total, counts, best(words, terms, request, at) if total > request.offset else {})


def best(words: QueryWords, terms: list[Term], request: SearchRequest, at: datetime) -> dict[int, float]:
    """Return the keys and scores of one page of entries."""
    wanted: EntryQuerySet = Entry.objects.public()
    for facet, values in request.filters.items():
        wanted = wanted.with_any(facet, values, at)
    wanted_sql, wanted_parameters = wanted.values("pk").order_by().query.sql_with_params()
    scored_sql, scored_parameters = scored(terms)
    kinds = [kind.value for kind in kinds_named(words)] or [""]
    better = BETTER.format(kinds=", ".join(["%s"] * len(kinds)), of_the_kind=OF_THE_KIND)
    statement = f"""
        SELECT entry.id, {better} AS score FROM ({scored_sql}) AS scored
        JOIN search_entry AS entry ON entry.id = scored.entry_id
        WHERE entry.id IN ({wanted_sql})
        ORDER BY {ORDERS[request.sort]} LIMIT %s OFFSET %s
    """  # noqa: S608 — parts are written above, values are parameters
    closing = [at] if request.sort is Sort.CLOSING else []
    parameters: list[Any] = [
        *(comparable(request.query), CALLED_SO, at, at, OPEN_NOW, *kinds),
        *scored_parameters,
        *wanted_parameters,
        *closing,
        request.page_size,
        request.offset,
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return {int(key): float(score) for key, score in cursor.fetchall()}
