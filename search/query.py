"""The request to the engine. Pure: a search in, a body out.

The shape was found by measuring graded queries. Whole-query `combined_fields` clauses, of which the best one counts, do
better than fields searched one by one; asking for a minimum of matching words does worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from search.analysis import QueryWord, QueryWords, Synonym
from search.preparing import FIELDS
from search.request import FACET_FIELDS, Facet, Filters, SearchRequest, Sort, State, comparable

PARTS = 0.4
"""Weight of what a query's own compounds are made of, beside whole words."""

FOLDED = 0.3
"""Weight of forms without diacritical marks."""

FUZZY = 0.4
"""Weight of a word that is only nearly the one asked for."""

CALLED_SO = 2.0
"""How much better something is whose title is the query, such as a person."""

OPEN_NOW = 1.05
"""How much better something is that can be taken part in now: it decides between equals."""

LONG = 10
"""Letters of a word that hardly has a neighbour with one or two others that is a word, too."""

MOST_EXPANSIONS = 50
"""Similar words that the engine considers for a misspelt one."""

MOST_VALUES = 50
"""Values that one facet shows."""

Clause = dict[str, Any]


def body(
    words: QueryWords,
    request: SearchRequest,
    *,
    withheld: Sequence[int],
    misspelt: Sequence[QueryWord] = (),
    at: datetime,
) -> dict[str, Any]:
    """Return the body of the search for `words`, with the facets' counts and the number of hits of each word.

    `withheld` are keys of entries to be left out, `misspelt` words for which similar ones are sought, too: an entry
    that has such a one beside the other words of the query is better than one that has either.
    """
    matching: Clause = {
        "bool": {
            "must": [{"bool": {"should": [asked_for(words), *names(words), *map(similar, misspelt)]}}],
            "must_not": [{"terms": {"entry": list(withheld)}}] if withheld else [],
        }
    }
    return {
        "query": closing_first(matching, at) if request.sort is Sort.CLOSING else favoured(matching, request.query, at),
        "post_filter": all_of(request.filters, at),
        "aggs": {
            **{facet.value: facet_counts(facet, request.filters, at) for facet in Facet},
            "words": {"filters": {"filters": [combined("words", word.bases, 1.0) for word in words.words]}},
        },
        "sort": order(request.sort),
        "track_scores": True,
        "track_total_hits": True,
        "from_": request.offset,
        "size": request.page_size,
        "source": False,
    }


def asked_for(words: QueryWords) -> Clause:
    """Return the clause for the words of the query themselves."""
    return {"dis_max": {"queries": [*clauses(words)]}}


def names(words: QueryWords) -> Iterable[Clause]:
    """Yield a clause for each term of the query: what has another name of it, by the best one.

    Only the best counts: an entry that has all the names of one thing is no better than an entry that has one.
    """
    terms: dict[tuple[int, int], list[Synonym]] = {}
    for synonym in words.synonyms:
        terms.setdefault((synonym.start, synonym.end), []).append(synonym)
    for synonyms in terms.values():
        yield {"dis_max": {"queries": [*map(named, synonyms)]}}


def named(synonym: Synonym) -> Clause:
    """Return the clause for what has every word of a synonym, wherever."""
    every = [combined("words", bases, synonym.weight) for bases in synonym.words]
    return {"bool": {"must": every}} if len(every) > 1 else every[0]


def clauses(words: QueryWords) -> Iterable[Clause]:
    """Yield the ways in which an entry may match: by base forms, by parts of compounds, by letters without marks."""
    yield combined("words", words.bases, 1.0)
    if words.parts:
        yield combined("words", words.parts, PARTS)
    yield combined("folded", words.folded, FOLDED)


def combined(group: str, forms: Iterable[str], weight: float) -> Clause:
    """Return the clause that takes all fields of a group for one field, with their weights."""
    fields = [f"{group}_{field}^{boost}" for field, boost in FIELDS.items()]
    return {"combined_fields": {"query": " ".join(forms), "fields": fields, "boost": weight}}


def seems_misspelt(word: QueryWord, entries: int) -> bool:
    """Return whether a word that so many entries hold may be a misspelt one.

    Short words have neighbours, and names above all: one that is found at all is meant (Haaja is not Haake). A long
    word in a single entry may be misspelt there, too.
    """
    return entries == 0 or (entries == 1 and len(word.surface) >= LONG)


def similar(word: QueryWord) -> Clause:
    """Return the clause for words that begin with the same letter and differ in one or two others."""
    fuzzy = {"query": word.folded[0], "fuzziness": "AUTO", "prefix_length": 1, "max_expansions": MOST_EXPANSIONS}
    return {
        "dis_max": {
            "queries": [
                {"match": {f"folded_{field}": {**fuzzy, "boost": FUZZY * boost}}} for field, boost in FIELDS.items()
            ]
        }
    }


def order(sort: Sort) -> list[Clause]:
    """Return the order of the hits. Only what has not closed yet is asked for by its closing: see `closing_first`."""
    by_date: Clause = {"date": {"order": "desc", "missing": "_last"}}
    match sort:
        case Sort.RELEVANCE:
            return [{"_score": "desc"}, by_date, {"entry": "asc"}]
        case Sort.NEWEST:
            return [by_date, {"_score": "desc"}, {"entry": "asc"}]
        case Sort.CLOSING:
            return [{"_score": "desc"}, {"closes_at": {"order": "asc", "missing": "_last"}}, by_date, {"entry": "asc"}]


def favoured(matching: Clause, query: str, at: datetime) -> Clause:
    """Return the same search with a better score for what is called just so, and among equals for what is open now."""
    functions = [
        {"filter": {"term": {"name": comparable(query)}}, "weight": CALLED_SO},
        {"filter": in_state(State.OPEN, at), "weight": OPEN_NOW},
    ]
    return {"function_score": {"query": matching, "functions": functions, "score_mode": "multiply"}}


def closing_first(matching: Clause, at: datetime) -> Clause:
    """Return the same search with a score that only tells what is yet to close from everything else."""
    yet_to_close = {"range": {"closes_at": {"gt": at.isoformat()}}}
    return {"bool": {"filter": [matching], "should": [{"constant_score": {"filter": yet_to_close}}]}}


def facet_counts(facet: Facet, filters: Filters, at: datetime) -> dict[str, Any]:
    """Return the aggregation that counts the values of `facet` among what the filters of the other facets leave."""
    others = {other: values for other, values in filters.items() if other is not facet}
    if facet is Facet.STATE:
        counted: dict[str, Any] = {"filters": {"filters": {state.value: in_state(state, at) for state in State}}}
    else:
        counted = {"terms": {"field": FACET_FIELDS[facet], "size": MOST_VALUES}}
    counts: dict[str, Any] = {"values": counted}
    if facet in filters and facet is not Facet.STATE:
        # A chosen value has its count, too, where it is not among the commonest.
        chosen = [int(value) if facet is Facet.YEAR else value for value in filters[facet]]
        counts["chosen"] = {"terms": {"field": FACET_FIELDS[facet], "include": chosen, "size": len(chosen)}}
    return {"filter": all_of(others, at), "aggs": counts}


def all_of(filters: Filters, at: datetime) -> Clause:
    """Return the filter that leaves what has, for each facet, one of the values wanted."""
    return {"bool": {"filter": [any_of(facet, values, at) for facet, values in filters.items()]}}


def any_of(facet: Facet, values: Sequence[str], at: datetime) -> Clause:
    """Return the filter that leaves what has one of the `values` of a facet."""
    if facet is Facet.STATE:
        return {"bool": {"should": [in_state(State(value), at) for value in values]}}
    return {"terms": {FACET_FIELDS[facet]: list(values)}}


def in_state(state: State, at: datetime) -> Clause:
    """Return the filter for a state: half-open, so that what closes at this instant is closed."""
    now = at.isoformat()
    match state:
        case State.UPCOMING:
            return {"range": {"opens_at": {"gt": now}}}
        case State.OPEN:
            return {"bool": {"filter": [{"range": {"opens_at": {"lte": now}}}, {"range": {"closes_at": {"gt": now}}}]}}
        case State.CLOSED:
            return {"range": {"closes_at": {"lte": now}}}
