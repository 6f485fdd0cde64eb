"""Measure searches among few and among many documents, beside stock Wagtail's Elasticsearch backend with `Fuzzy`.

    export $(make -s services) && .venv/bin/python -m bench.scale [--small 10000] [--large 100000] [--rounds 3]

Of stock Wagtail only the request to the engine is counted, of the site's search all that it asks the engine, the
vocabulary and the table before it shows anything; then its whole page. The table holds the many documents throughout.
All indexes are in one piece, and nothing is taken from the engine's cache of answers. What finds more than 95 of 100
graded queries do is counted in, and left out in a line of its own. Last the processor time of the site's page, above
that of its own raw request.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from bench.entries import made_up, own_index, patiently, queries, store
from bench.scratch import interleaved, scratch_site, told
from bench.stock_search import Stock

if TYPE_CHECKING:
    from search.results import Found

PAGES = 40
CHUNK = 1_000
USUAL_SHARE = 0.36
"""Share of the texts that 95 of 100 graded queries find at most: see `bench.entries.word`."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with scratch_site(), own_index() as alias:
        patiently()
        store(made_up(options.large), label="bench.document")
        works: dict[str, Callable[[str], object]] = {}
        for size in (options.small, options.large):
            name = stored(f"{alias}-{size}", size)
            stock = Stock(os.environ["ELASTICSEARCH_URL"], f"{alias}-stock-{size}")
            numbered = ((key, (str(key), document)) for key, document in enumerate(made_up(size), start=1))
            while batch := list(islice(numbered, CHUNK)):
                stock.add(batch)
            stock.merge()
            works[f"own, {size}"] = lambda query, name=name: find_in(name, query)
            works[f"stock with Fuzzy, {size}"] = stock.fuzzy_request
            works[f"page, {size}"] = lambda query, name=name: page_from(name, query)
        measure_searches(works, options.rounds, queries())
        usual = [query for query in queries() if find_in(name, query).total <= USUAL_SHARE * options.large]
        print(f"{len(usual)} of {len(queries())} queries find at most {USUAL_SHARE:.0%} of the texts; of these alone:")
        measure_searches(works, options.rounds, usual)
        measure_page(name)


def fill(name: str, size: int) -> str:
    """Write made-up documents into an index of the site's own kind, as entries that no table holds."""
    from search.models import Entry
    from search.preparing import prepared

    return index_of(
        name,
        (
            Entry(pk=key, public=True, built_version=1, **prepared(document))
            for key, document in enumerate(made_up(size), start=1)
        ),
    )


def stored(name: str, size: int) -> str:
    """Write the first documents of the table into an index of the site's own kind."""
    from search.models import Entry

    return index_of(name, Entry.objects.filter(model="bench.document").order_by("pk")[:size].iterator(CHUNK))


def index_of(name: str, entries: Iterator[Any]) -> str:
    """Make an index in one piece, as the site's is when nobody has written for a while."""
    from search.backend import indexes
    from search.backend.connection import client
    from search.backend.writing import write

    indexes.create(name)
    while batch := list(islice(entries, CHUNK)):
        list(write(indexes.building_alias(), batch, refresh=False))
    client().indices.refresh(index=name)
    client().indices.delete_alias(index=name, name=indexes.building_alias())
    client(timeout=600).indices.forcemerge(index=name, max_num_segments=1)  # the site does not wait for it
    return name


@contextmanager
def serving(name: str) -> Iterator[None]:
    """Let an index answer the site's searches, and nobody else."""
    from search import engine, fallback

    trusted_names = engine.trusted_names

    with (
        patch.object(engine, "serving_alias", lambda: name),
        patch.object(engine, "trusted_names", lambda: trusted_names() | {name}),
        patch.object(fallback, "find", side_effect=AssertionError("the engine did not answer")),
    ):
        yield


def find_in(name: str, query: str) -> Found:
    from django.utils import timezone

    from search import engine
    from search.analysis import query_words
    from search.request import SearchRequest
    from search.vocabulary.current import expanded

    with serving(name):
        return engine.find(expanded(query_words(query)), SearchRequest(query=query), timezone.now())


def page_from(name: str, query: str) -> None:
    with serving(name):
        make_page(query)


def make_page(query: str) -> None:
    """Let the site's application make the search page, as a server calls it."""
    answer = application()(asked_for(query), lambda status, _headers: expect(status, "200 OK"))
    b"".join(answer)
    answer.close()


@cache
def application() -> Any:
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def asked_for(query: str) -> dict[str, Any]:
    from django.test import RequestFactory

    return RequestFactory().get("/fi/haku/", {"q": query}).environ


def expect(status: str, wanted: str) -> None:
    assert status == wanted, status


def measure_searches(works: dict[str, Callable[[str], object]], rounds: int, asked: list[str]) -> None:
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(rounds + 1):  # the first one warms what the engine keeps
        for query in asked:
            for name, work in works.items():
                started = time.monotonic()
                work(query)
                taken[name].append((time.monotonic() - started) * 1000)
    figures = {}
    for name, values in taken.items():
        cuts = quantiles(values[len(asked) :], n=20)
        figures[name] = cuts[18]
        print(f"  {name}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")
    own_small, stock_small, page_small, own_large, stock_large, page_large = figures.values()
    print(f"  page, large / small at p95: {page_large / page_small:.2f}")
    print(f"  own, large / small at p95: {own_large / own_small:.2f}")
    print(f"  own / stock with Fuzzy at p95: {own_small / stock_small:.2f} small, {own_large / stock_large:.2f} large")


def measure_page(name: str) -> None:
    """Print the processor time of the page, beside that of the raw requests that it sends."""
    from elasticsearch import Elasticsearch

    from search import engine
    from search.backend.reading import TOLD, lines

    asked: list[list[dict[str, Any]]] = []
    original = engine.search

    def remember(alias: str, bodies: list[dict[str, Any]], **options: Any) -> Any:
        asked.append(lines(bodies, options["timeout"]))
        return original(alias, bodies, **options)

    raw, words = Elasticsearch(os.environ["ELASTICSEARCH_URL"]), iter(queries() * 100)

    def page() -> float:
        started = time.process_time()
        for _number in range(PAGES):
            make_page(next(words))
        return (time.process_time() - started) * 1000 / PAGES

    def request() -> float:
        started = time.process_time()
        for number in range(PAGES):
            raw.msearch(index=name, searches=asked[number % len(asked)], filter_path=TOLD)
        return (time.process_time() - started) * 1000 / PAGES

    with serving(name):
        with patch.object(engine, "search", remember):
            page()
        given = interleaved({"raw request": request, "page": page}, 5)
    for name_of_work, values in given.items():
        print(f"  {name_of_work}: {told(values, 'ms of processor time')}")
    print(f"  page above raw request: {median(given['page']) - median(given['raw request']):.1f} ms of processor time")


if __name__ == "__main__":
    main()
