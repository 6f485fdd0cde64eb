"""Ask the engine a search, within its time, and never about what has been taken out of the answers."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from hyte.questions import Question
from search import query
from search.analysis import QueryWord, QueryWords
from search.backend.indexes import serving_alias, serving_index
from search.backend.mapping import has_words, meaning_field
from search.backend.reading import search
from search.exceptions import EngineAway, SearchBroken
from search.facets import Clause, chosen_in
from search.meaning import asking, fusing
from search.meaning.asking import Answer
from search.models import EngineIndex, Entry
from search.request import Facet, SearchRequest, Sort
from search.results import FacetCounts, Found

logger = logging.getLogger(__name__)

BUDGET = 0.3
"""Seconds in which the engine must have answered all that is asked for one search."""

MOST_WITHHELD = 500
"""Removed entries that can be left out of one search. More wait only after the engine has been away for long."""


def find(words: QueryWords, request: SearchRequest, at: datetime) -> Found:
    """Return what the engine finds; raise `EngineAway` when it cannot be relied on now."""
    deadline = time.monotonic() + BUDGET
    meant = asking.begin(request)
    names, withheld = trusted_names(), withheld_keys.ask()
    if not names or len(withheld) > MOST_WITHHELD:
        raise EngineAway("the index is not complete")
    doubtful = [word for place, word in enumerate(words.words) if not words.is_named(place)]
    questions = [query.held(word, withheld=withheld) for word in doubtful]
    wanted = fusing.widened(request) if meant else request
    *found, ranking, counting = ask([*questions, *page(words, wanted, withheld, at=at)], names, deadline)
    holders = [(word, answer["hits"]["total"]["value"]) for word, answer in zip(doubtful, found, strict=True)]
    misspelt = [word for word, entries in holders if word in words.telling and query.seems_misspelt(word, entries)]
    if misspelt:
        ranking, counting = ask(page(words, wanted, withheld, misspelt, at=at), names, deadline)
    scores = scores_in(ranking, request.sort)
    if meant:
        scores = fusing.cut(with_meaning(scores, meant, names, deadline), request)
    unknown = tuple(word for word, entries in holders if not entries)
    total = counting["hits"]["total"]["value"]
    if not total and not serves_as_made(names, time_left(deadline)):
        # An index with another mapping finds nothing and calls that an answer.
        raise EngineAway("the index is not as it was made")
    return Found(total, counts_in(counting["aggregations"]), scores, unknown)


def with_meaning(scores: dict[int, float], meant: Answer, names: set[str], deadline: float) -> dict[int, float]:
    """Return what the words found in the order that meaning gives it, or as it was where there is no time for that.

    Asked is only how near these hits are: what the words, the filters and the answers leave out cannot come back.
    """
    vector = meant(deadline - time.monotonic()) if len(scores) > 1 else None
    if vector is None:
        return scores
    try:
        (near,) = ask([query.near(list(vector), meaning_field(), list(scores))], names, deadline)
    except EngineAway as error:
        logger.warning("the words answer alone: %s", str(error)[:200])
        return scores
    return fusing.fused(scores, scores_in(near, Sort.RELEVANCE))


def page(
    words: QueryWords, request: SearchRequest, withheld: list[int], misspelt: Sequence[QueryWord] = (), *, at: datetime
) -> list[Clause]:
    """Return the bodies for one page of results and for the counts beside it."""
    return [
        query.ranked(words, request, withheld=withheld, misspelt=misspelt, at=at),
        query.counted(words, request, withheld=withheld, misspelt=misspelt, at=at),
    ]


def trusted_names() -> set[str]:
    """Return the indexes whose answers may be shown: the one that serves, and its successor from the swap on."""
    return {name for serving, building in indexes.ask() if serving for name in (serving, building)}


@Question
def indexes() -> QuerySet:
    return EngineIndex.objects.values_list("serving", "building")


@Question
def withheld_keys() -> QuerySet:
    """Return the keys of what the engine may have and must not show, one more than can be left out of one search."""
    return Entry.objects.withheld().values_list("pk", flat=True)[: MOST_WITHHELD + 1]


def is_complete() -> bool:
    """Return whether the index that should serve does, and can be searched.

    An engine may well describe an index of which it has no data. Raises `EngineAway` when it does not answer both in
    time.
    """
    deadline = time.monotonic() + BUDGET
    names = trusted_names()
    if not serves_as_made(names, BUDGET):
        return False
    ask([query.anything()], names, deadline)
    return True


def serves_as_made(names: set[str], timeout: float) -> bool:
    """Return whether the index that serves is one of `names`, and has the fields that it was made with."""
    index = serving_index(timeout=timeout)
    return index is not None and index.name in names and index.sound and has_words(index.stamp)


def time_left(deadline: float) -> float:
    """Return the seconds until `deadline`; raise `EngineAway` when there are none."""
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise EngineAway("no time is left")
    return remaining


def ask(bodies: Sequence[Clause], names: set[str], deadline: float) -> list[dict[str, Any]]:
    """Return the answers to `bodies` if all come in time and from an index of `names`.

    An index that is deleted while it is searched has a successor under the same name: that one is asked.
    """
    try:
        answers = search(serving_alias(), bodies, timeout=time_left(deadline))
    except SearchBroken:
        answers = search(serving_alias(), bodies, timeout=time_left(deadline))
    if any(hit["_index"] not in names for answer in answers for hit in hits_of(answer)):
        raise EngineAway("another index answers")
    return answers


def scores_in(answer: dict[str, Any], sort: Sort) -> dict[int, float]:
    """Return the keys of the hits with their scores, which stand among the values that put the hits in order.

    To be told a score beside them, the engine would give up passing over what cannot be on the page.
    """
    place = [*map(next, map(iter, query.order(sort)))].index("_score")
    return {int(hit["_id"]): float(hit["sort"][place]) for hit in hits_of(answer)}


def hits_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the hits that an answer brings; one that brings none says nothing of them."""
    hits: list[dict[str, Any]] = answer.get("hits", {}).get("hits", [])
    return hits


def counts_in(aggregations: dict[str, Any]) -> FacetCounts:
    """Return the counts of the facets that something was found for."""
    counts: dict[Facet, dict[str, int]] = {}
    for facet in Facet:
        counts[facet] = {}
        for name in (facet.value, chosen_in(facet)):
            counted = aggregations.get(name, {})
            buckets = counted.get(name, counted).get("buckets", [])
            rows = buckets.items() if isinstance(buckets, dict) else ((str(row["key"]), row) for row in buckets)
            counts[facet] |= {value: row["doc_count"] for value, row in rows if row["doc_count"]}
    return counts
