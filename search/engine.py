"""Ask the engine a search, within its time, and never about what has been taken out of the answers."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

from search import query
from search.analysis import QueryWords
from search.backend.indexes import serving_alias, serving_index
from search.backend.reading import search
from search.exceptions import EngineAway
from search.models import EngineIndex, Entry
from search.request import Facet, SearchRequest
from search.results import FacetCounts, Found

BUDGET = 0.3
"""Seconds in which the engine must have answered all that is asked for one search."""

MOST_WITHHELD = 500
"""Removed entries that can be left out of one search. More wait only after the engine has been away for long."""


def find(words: QueryWords, request: SearchRequest, at: datetime) -> Found:
    """Return what the engine finds; raise `EngineAway` when it cannot be relied on now."""
    deadline = time.monotonic() + BUDGET
    names = trusted_names()
    withheld = list(Entry.objects.withheld().values_list("pk", flat=True)[: MOST_WITHHELD + 1])
    if not names or len(withheld) > MOST_WITHHELD:
        raise EngineAway("the index is not complete")
    answer = ask(query.body(words, request, withheld=withheld, at=at), names, deadline)
    buckets = answer["aggregations"]["words"]["buckets"]
    counted = list(zip(words.words, (bucket["doc_count"] for bucket in buckets), strict=True))
    misspelt = [
        word
        for place, (word, entries) in enumerate(counted)
        if word in words.telling and not words.is_named(place) and query.seems_misspelt(word, entries)
    ]
    if misspelt:
        answer = ask(query.body(words, request, withheld=withheld, misspelt=misspelt, at=at), names, deadline)
    hits = answer["hits"]
    scores = {int(hit["_id"]): float(hit["_score"]) for hit in hits["hits"]}
    unknown = tuple(word for place, (word, entries) in enumerate(counted) if not entries and not words.is_named(place))
    return Found(hits["total"]["value"], counts_in(answer["aggregations"]), scores, unknown)


def trusted_names() -> set[str]:
    """Return the indexes whose answers may be shown: the one that serves, and its successor from the swap on."""
    index = EngineIndex.objects.first()
    return {index.serving, index.building} if index and index.serving else set()


def is_complete() -> bool:
    """Return whether the index that should serve does; raise `EngineAway` when the engine does not answer in time."""
    index = serving_index(timeout=BUDGET)
    return index is not None and index.sound and index.name in trusted_names()


def ask(body: dict[str, Any], names: set[str], deadline: float) -> dict[str, Any]:
    """Return the answer to `body` if it comes in time and from an index of `names`."""
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise EngineAway("no time is left")
    answer = search(serving_alias(), body, timeout=remaining)
    if any(hit["_index"] not in names for hit in answer["hits"]["hits"]):
        raise EngineAway("another index answers")
    return answer


def counts_in(aggregations: dict[str, Any]) -> FacetCounts:
    """Return the counts of the facets that something was found for."""
    counts: dict[Facet, dict[str, int]] = {}
    for facet in Facet:
        counts[facet] = {}
        for counted in ("values", "chosen"):
            buckets = aggregations[facet].get(counted, {}).get("buckets", [])
            rows = buckets.items() if isinstance(buckets, dict) else ((str(row["key"]), row) for row in buckets)
            counts[facet] |= {value: row["doc_count"] for value, row in rows if row["doc_count"]}
    return counts
