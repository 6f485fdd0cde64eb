"""Find in the database what a query's words are in, the best first, with the counts of the facets."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime

from django.core.cache import cache
from django.db import connection

from search.analysis import QueryWords
from search.documents import Kind
from search.fallback.candidates import MOST_RANKED, Weighed, candidates, weighed
from search.fallback.counting import counts_of
from search.fallback.planning import by_index, estimate
from search.fallback.scoring import Sql, holders, pattern, plain_holders, rank, scores, titled
from search.fallback.terms import Term, terms_of
from search.models import Entry, EntryQuerySet
from search.naming import kinds_named
from search.preparing import LONGEST_NAME
from search.query import CALLED_SO, COMING, IN_TITLE, OF_THE_KIND, OPEN_NOW, OWN_LANGUAGE
from search.request import SearchRequest, Sort, comparable
from search.results import Found

CALLED = "CASE WHEN entry.name = %s THEN %s ELSE 1 END"
OPEN = "CASE WHEN entry.opens_at <= %s AND entry.closes_at > %s THEN %s ELSE 1 END"
COMES = "CASE WHEN entry.kind = %s AND entry.date >= %s THEN %s ELSE 1 END"
IN_THEIR_LANGUAGE = "CASE WHEN entry.language = %s THEN %s ELSE 1 END"
OF_A_KIND = "CASE WHEN entry.kind IN ({kinds}) THEN %s ELSE 1 END"
IN_ITS_TITLE = "CASE WHEN entry.id IN ({titled}) THEN %s ELSE 1 END"
"""What is called just so, is open now or to come, in the reader's language, of the kind named or has all the words in
its title has a better score than its equals; as for the engine.
"""

NEWEST_FIRST = "entry.date DESC NULLS LAST, entry.id"
ORDERS = {
    Sort.RELEVANCE: f"score DESC, {NEWEST_FIRST}",
    Sort.NEWEST: NEWEST_FIRST,
    Sort.CLOSING: f"CASE WHEN entry.closes_at > %s THEN entry.closes_at END NULLS LAST, {NEWEST_FIRST}",
}

MANY = 2_500
"""Entries found from which on PostgreSQL is told that there are many, and ranks those that may be among the best."""

SIZE_KNOWN_SECONDS = 60
"""How long a process remembers whether there are so many at all."""


def find(words: QueryWords, request: SearchRequest, at: datetime) -> Found:
    """Return what the database finds: two questions, and two more for how to ask them where much may be found."""
    terms = terms_of(words)
    many = finds_many(terms)
    total, counts = counts_of(terms, request.filters, at, many=many)
    many = many or (connection.vendor == "postgresql" and total > MANY)
    return Found(total, counts, best(words, terms, request, at, many=many) if total > request.offset else {})


def finds_many(terms: list[Term]) -> bool:
    """Return whether PostgreSQL believes that it would find many entries. Where there are not many it is not asked."""
    if connection.vendor != "postgresql" or not terms:
        return False
    if not cache.get_or_set("search-holds-many", holds_many, SIZE_KNOWN_SECONDS):
        return False
    return estimate(" | ".join(map(pattern, terms))) > MANY


def holds_many() -> bool:
    """Return whether there are many entries at all; no more of them are counted than that takes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM (SELECT 1 FROM search_words LIMIT %s) AS counted", [MANY + 1])
        return bool(cursor.fetchone()[0] > MANY)


def best(
    words: QueryWords, terms: list[Term], request: SearchRequest, at: datetime, *, many: bool = False
) -> dict[int, float]:
    """Return the keys and scores of one page of entries. They are ranked only where they are sorted by their rank."""
    with by_index() if many else nullcontext(), connection.cursor() as cursor:
        if request.sort is not Sort.RELEVANCE:
            statement, parameters = in_order(terms, request, at, many=many)
        elif many and (said := weighed(terms)):
            statement, parameters = best_of_many(words, said, request, at)
        else:
            statement, parameters = ranked(words, terms, request, at)
        cursor.execute(statement, [*parameters, request.page_size, request.offset])
        return {int(key): float(score) for key, score in cursor.fetchall()}


def ranked(words: QueryWords, terms: list[Term], request: SearchRequest, at: datetime) -> Sql:
    """Return the question for the best of the entries, each of which is ranked."""
    scored_sql, scored_parameters = scores(terms)
    better, better_parameters = favour(words, request, at)
    wanted_sql, wanted_parameters = wanted(request, at)
    statement = f"""
        SELECT entry.id, scored.score * {better} AS score FROM ({scored_sql}) AS scored
        JOIN search_entry AS entry ON entry.id = scored.entry_id
        WHERE {wanted_sql}
        ORDER BY {ORDERS[Sort.RELEVANCE]} LIMIT %s OFFSET %s
    """  # noqa: S608 — parts are written above, values are parameters
    return statement, [*better_parameters, *scored_parameters, *wanted_parameters]


def best_of_many(words: QueryWords, said: list[Weighed], request: SearchRequest, at: datetime) -> Sql:
    """Return the question for the best of the entries, of which only those are ranked that may be among the best."""
    better, better_parameters = favour(words, request, at)
    name = comparable(request.query)[:LONGEST_NAME]
    wanted_sql, wanted_parameters = wanted(request, at, key="entry_id") if request.filters else ("TRUE", [])
    chosen, chosen_parameters = candidates(
        said, name, (wanted_sql, wanted_parameters), favour(words, request, at, named=False)
    )
    rank_sql, rank_parameters = rank(said)
    # A list of words is unpacked once for each entry, not for each term: hence what adds nothing to it.
    statement = f"""
        SELECT entry.id, CASE WHEN place <= {MOST_RANKED} THEN ({rank_sql}) * {better} ELSE -place END AS score
        FROM (
            SELECT entry_id, place, CASE WHEN place <= {MOST_RANKED} THEN words || CAST('' AS tsvector) END AS list
            FROM ({chosen}) AS chosen JOIN search_words USING (entry_id) OFFSET 0
        ) AS chosen
        JOIN search_entry AS entry ON entry.id = chosen.entry_id
        ORDER BY {ORDERS[Sort.RELEVANCE]} LIMIT %s OFFSET %s
    """  # noqa: S608 — parts are written above, values are parameters
    return statement, [*rank_parameters, *better_parameters, *chosen_parameters]


def in_order(terms: list[Term], request: SearchRequest, at: datetime, *, many: bool) -> Sql:
    """Return the question for the first of the entries in an order for which nothing has to be ranked."""
    held_sql, held_parameters = (plain_holders if many else holders)(terms)
    wanted_sql, wanted_parameters = wanted(request, at)
    statement = f"""
        SELECT entry.id, 0 FROM search_entry AS entry WHERE entry.id IN ({held_sql}) AND {wanted_sql}
        ORDER BY {ORDERS[request.sort]} LIMIT %s OFFSET %s
    """  # noqa: S608 — parts are written above, values are parameters
    return statement, [*held_parameters, *wanted_parameters, *([at] if request.sort is Sort.CLOSING else [])]


def wanted(request: SearchRequest, at: datetime, key: str = "entry.id") -> Sql:
    """Return the condition that an entry, by its `key`, is public and left by the filters."""
    entries: EntryQuerySet = Entry.objects.public()
    for facet, values in request.filters.items():
        entries = entries.with_any(facet, values, at)
    sql, parameters = entries.values("pk").order_by().query.sql_with_params()
    return f"{key} IN ({sql})", list(parameters)


def favour(words: QueryWords, request: SearchRequest, at: datetime, *, named: bool = True) -> Sql:
    """Return what the score of an entry is multiplied by; what it is called, which only ranking looks at, can be left
    out.
    """
    kinds = [kind.value for kind in kinds_named(words)] or [""]
    sql = f"{OPEN} * {COMES} * {IN_THEIR_LANGUAGE} * {OF_A_KIND.format(kinds=', '.join(['%s'] * len(kinds)))}"
    parameters: list[object] = [at, at, OPEN_NOW, Kind.PARTNERSHIP_DAY.value, at.date(), COMING]
    parameters += [request.language, OWN_LANGUAGE, *kinds, OF_THE_KIND]
    if not named:
        return sql, parameters
    titled_sql, titled_parameters = titled([word.bases for word in words.telling])
    sql = f"{CALLED} * {IN_ITS_TITLE.format(titled=titled_sql)} * {sql}"
    return sql, [comparable(request.query), CALLED_SO, *titled_parameters, IN_TITLE, *parameters]
