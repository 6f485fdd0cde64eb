"""The search page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import translate_url
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.filing import names_of
from search.links import active_links, address, facet_links, filed_values, sort_links, without_filters
from search.picks.choosing import picks_for
from search.request import LANGUAGES, LAST_PAGE, SearchRequest, read_request
from search.results import SearchResults
from search.service import search
from search.vain.counting import counter
from search.wording import KINDS, notice


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what the query finds. What is wrong with the parameters is said above the results of what is left."""
    wanted, problems = read_request(request.GET)
    found = search_to_the_end(replace(wanted, language=request.LANGUAGE_CODE), at=timezone.now())
    wanted = found.request
    if not is_reload(request):
        counter.note(found)
    # Every address on the page is made from what is used of the parameters, however long or odd they came.
    used = address(wanted)
    request.GET = QueryDict(used.removeprefix("?"))
    request.alternates = {code: in_language(request.path, code) + used for code in LANGUAGES}
    reachable = min(found.total, LAST_PAGE * wanted.page_size)
    names = names_of(filed_values(wanted, found.counts), request.LANGUAGE_CODE)
    context = {
        "query": wanted.query,
        "problems": "\n\n".join(map(notice, problems)),
        "found": found,
        "items": [
            {
                "result": result,
                "url": result.url_in(request.LANGUAGE_CODE),
                "place": result.place_in(request.LANGUAGE_CODE),
                "kind": KINDS[result.kind],
            }
            for result in found.results
        ],
        "facets": facet_links(wanted, found.counts, names),
        "active_filters": active_links(wanted, names),
        "without_filters": without_filters(wanted),
        "picks": picks_for(wanted.query, request.LANGUAGE_CODE) if wanted.page == 1 and not wanted.filters else (),
        "did_you_mean_url": address(SearchRequest(query=found.did_you_mean)),
        "sorts": sort_links(wanted, found.counts) if found.total > 1 else (),
        "page_of_results": Paginator(range(reachable), wanted.page_size).get_page(wanted.page),
    }
    return render(request, "search/results.html", context)


@lru_cache(maxsize=8)
def in_language(path: str, code: str) -> str:
    """Return the address of this page in a language."""
    return translate_url(path, code)


def is_reload(request: HttpRequest) -> bool:
    """Return whether a browser asks for the page once more: nobody need be known to tell that it is no new search."""
    wanted = request.headers.get("Cache-Control", "")
    return "no-cache" in wanted or "max-age=0" in wanted


def search_to_the_end(wanted: SearchRequest, *, at: datetime) -> SearchResults:
    """Return what is found; of a page behind the last one, what is on the last one."""
    found = search(wanted, at=at)
    last = min(-(-found.total // wanted.page_size), LAST_PAGE)
    return search(replace(wanted, page=last), at=at) if 0 < last < wanted.page else found
