"""The addresses of the search page: the same search with one filter more or less, or in another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus

from search.request import FILED, Facet, Filters, SearchRequest, Sort, State
from search.results import FacetCounts
from search.wording import FACETS, SORTS, label

SHOWN = 8
"""Values of a facet that are shown at once; the rest unfolds."""

Names = Mapping[Facet, Mapping[str, str]]
"""What the values of facets are called, where the facet itself does not tell."""


@dataclass(frozen=True)
class FilterLink:
    """A value of a facet. Its address filters by it, or no longer where it is `active`. `count` may be unknown."""

    label: str
    url: str
    active: bool
    count: int | None = None


@dataclass(frozen=True)
class FacetLinks:
    """A facet with its values: those that are shown at once, and those that unfold."""

    label: str
    links: list[FilterLink]
    more: list[FilterLink]


def address(request: SearchRequest) -> str:
    """Return the query string of a search, from its first page."""
    return address_with(request, request.filters, request.sort)


def address_with(request: SearchRequest, filters: Filters, sort: Sort) -> str:
    """Return the query string of the same search with other filters or in another order, from its first page."""
    pairs = [("q", request.query)]
    pairs += [(facet.value, value) for facet, values in filters.items() for value in values]
    if sort is not Sort.RELEVANCE:
        pairs.append(("sort", sort.value))
    return "?" + "&".join(f"{name}={quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=2_000)
def quoted(value: str) -> str:
    """Return a value as it stands in a query string; each link of the page repeats those of the search."""
    return quote_plus(value)


def toggled(request: SearchRequest, facet: Facet, value: str) -> str:
    """Return the query string of the same search with `value` taken in or, where it is in, left out."""
    values = request.filters.get(facet, ())
    changed = tuple(other for other in values if other != value) if value in values else (*values, value)
    return address_with(request, {**request.filters, facet: changed}, request.sort)


def without_filters(request: SearchRequest) -> str:
    """Return the query string of the same search in everything."""
    return address_with(request, {}, request.sort)


def filed_values(request: SearchRequest, counts: FacetCounts) -> dict[Facet, list[str]]:
    """Return the values on the page whose names have to be looked up."""
    return {facet: [*counts.get(facet, {}), *request.filters.get(facet, ())] for facet in FILED}


def facet_links(request: SearchRequest, counts: FacetCounts, names: Names) -> list[FacetLinks]:
    """Return the facets that tell the results apart, each with its values: chosen ones also where nothing is left."""
    facets = []
    for facet, name in FACETS.items():
        active = request.filters.get(facet, ())
        links = [
            FilterLink(label(facet, value, names), toggled(request, facet, value), value in active, count)
            for value, count in values_in_order(
                facet, {**counts.get(facet, {}), **missing(counts.get(facet, {}), active)}
            )
        ]
        if len(links) > 1 or active:
            shown = [link for place, link in enumerate(links) if place < SHOWN or link.active]
            more = [link for place, link in enumerate(links) if place >= SHOWN and not link.active]
            facets.append(FacetLinks(str(name), shown, more))
    return facets


def missing(counted: Mapping[str, int], active: tuple[str, ...]) -> dict[str, int]:
    """Return the chosen values of which nothing is left."""
    return {value: 0 for value in active if value not in counted}


def values_in_order(facet: Facet, counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the values with their counts: the newest year first, of everything else the commonest."""
    if facet is Facet.YEAR:
        return sorted(counted.items(), reverse=True)
    return sorted(counted.items(), key=lambda item: -item[1])


def active_links(request: SearchRequest, names: Names) -> list[FilterLink]:
    """Return a link for each filter in use that leaves it out."""
    return [
        FilterLink(f"{FACETS[facet]}: {label(facet, value, names)}", toggled(request, facet, value), active=True)
        for facet, values in request.filters.items()
        for value in values
    ]


def sort_links(request: SearchRequest, counts: FacetCounts) -> list[FilterLink]:
    """Return the orders to choose from; by closing only where something is yet to close."""
    states = counts.get(Facet.STATE, {})
    closing = request.sort is Sort.CLOSING or any(states.get(state.value) for state in (State.OPEN, State.UPCOMING))
    return [
        FilterLink(str(name), address_with(request, request.filters, sort), active=sort is request.sort)
        for sort, name in SORTS.items()
        if sort is not Sort.CLOSING or closing
    ]
