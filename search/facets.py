"""What narrows a search down, and how the values are counted that can narrow it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from search.request import FACET_FIELDS, Facet, Filters, State

MOST_VALUES = 50
"""Values that one facet shows."""

Clause = dict[str, Any]


def counts(filters: Filters, at: datetime) -> dict[str, Clause]:
    """Return the aggregations that count the values of every facet, each among what the other facets' filters leave.

    Where nothing is left out they stand at the top: the engine counts faster there than among what a filter leaves.
    """
    aggregations: dict[str, Clause] = {}
    for facet in Facet:
        others = {other: values for other, values in filters.items() if other is not facet}
        for name, counted in counters(facet, filters, at).items():
            aggregations[name] = {"filter": all_of(others, at), "aggs": {name: counted}} if others else counted
    return aggregations


def counters(facet: Facet, filters: Filters, at: datetime) -> dict[str, Clause]:
    """Return by name what counts a facet's values, the commonest ones and those that are chosen."""
    if facet is Facet.STATE:
        return {facet.value: {"filters": {"filters": {state.value: in_state(state, at) for state in State}}}}
    field, chosen = FACET_FIELDS[facet], filters.get(facet, ())
    found = {facet.value: {"terms": {"field": field, "size": MOST_VALUES}}}
    if chosen:
        found[chosen_in(facet)] = {"terms": {"field": field, "include": list(chosen), "size": len(chosen)}}
    return found


def chosen_in(facet: Facet) -> str:
    """Return the name of the counts of a facet's chosen values."""
    return f"chosen_{facet.value}"


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
