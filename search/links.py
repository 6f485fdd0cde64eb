"""The addresses of the search page: the same search with one filter more, or one less."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from search.request import Facet, Filters, SearchRequest
from search.results import FacetCounts
from search.wording import FACETS, label


@dataclass(frozen=True)
class FilterLink:
    """A value of a facet. Its address filters by it, or no longer where it is `active`. `count` may be unknown."""

    label: str
    url: str
    active: bool
    count: int | None = None


@dataclass(frozen=True)
class FacetLinks:
    """A facet with the values that something was found for."""

    label: str
    links: list[FilterLink]


def address(query: str, filters: Filters) -> str:
    """Return the query string of a search, from its first page."""
    pairs = [("q", query), *((facet.value, value) for facet, values in filters.items() for value in values)]
    return f"?{urlencode(pairs)}"


def toggled(request: SearchRequest, facet: Facet, value: str) -> str:
    """Return the query string of the same search with `value` taken in or, where it is in, left out."""
    values = request.filters.get(facet, ())
    changed = tuple(other for other in values if other != value) if value in values else (*values, value)
    return address(request.query, {**request.filters, facet: changed})


def facet_links(request: SearchRequest, counts: FacetCounts) -> list[FacetLinks]:
    """Return the facets that tell the results apart, each with its values, the years with the newest first."""
    facets = []
    for facet, name in FACETS.items():
        counted = counts.get(facet, {})
        values = sorted(counted, reverse=True) if facet is Facet.YEAR else list(counted)
        active = request.filters.get(facet, ())
        links = [
            FilterLink(label(facet, value), toggled(request, facet, value), value in active, counted[value])
            for value in values
        ]
        if len(links) > 1 or active:
            facets.append(FacetLinks(str(name), links))
    return facets


def active_links(request: SearchRequest) -> list[FilterLink]:
    """Return a link for each filter in use that leaves it out."""
    return [
        FilterLink(label(facet, value), toggled(request, facet, value), active=True)
        for facet, values in request.filters.items()
        for value in values
    ]
