"""Measure what an editor who publishes a page waits for, and whether the engine hears of it in the end.

    export $(make -s services) && .venv/bin/python -m bench.publishing

Two ways: the site's own, which writes a row that a worker carries to the engine, and Wagtail's Elasticsearch backend.
Each meets an engine that answers, one that refuses connections, and one that accepts them and never answers; then the
engine comes back. Last, a publication is rolled back. On this machine, seconds of the clock.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic

from bench.scratch import interleaved, scratch_site, told
from tests.search.line import Line

ROUNDS = {"healthy": 7, "refusing": 7, "hanging": 2}
PREFIX = f"bench-{os.getpid()}-"


def main() -> None:
    target = os.environ["ELASTICSEARCH_URL"]
    with scratch_site() as home, Line(target) as line:
        from django.test import override_settings

        own = override_settings(ELASTICSEARCH_URL=line.url, ELASTICSEARCH_INDEX=f"{PREFIX}own")
        stock = override_settings(
            ELASTICSEARCH_URL="",
            WAGTAILSEARCH_BACKENDS={
                "default": {"BACKEND": "bench.stock_backend", "URLS": [line.url], "INDEX_PREFIX": PREFIX}
            },
        )
        ways = {"own": Way(home, own, "own"), "stock": Way(home, stock, "stock")}
        try:
            measure(ways, line)
        finally:
            remove_indexes(target)


class Way:
    """One way of publishing: its settings and a page of its own, whose title has a new word each time."""

    def __init__(self, home: object, settings: AbstractContextManager[object], name: str) -> None:
        from hyte.pages.models import ContentPage

        self.settings, self.name, self.number = settings, name, 0
        self.page = home.add_child(instance=ContentPage(title="Aluksi", slug=name, locale=home.locale))
        with self.settings:
            self.catch_up() if name == "own" else self.make_index()

    def publish(self, *, roll_back: bool = False) -> float:
        """Publish a new title in one transaction, as a request of the staff interface does; return the seconds."""
        from django.db import transaction

        self.number += 1
        with self.settings:
            started = monotonic()
            with transaction.atomic():
                self.page.title = self.word
                self.page.save_revision().publish()
                transaction.set_rollback(roll_back)
            return monotonic() - started

    @property
    def word(self) -> str:
        # Far from the words before it: the search forgives a letter or two.
        return self.name + "abcdefghijklmnopqrstuvwxyz"[self.number] * 6

    def is_found(self) -> bool:
        """Return whether the engine finds the latest title, after whatever the site does by itself to get it there."""
        with self.settings:
            return self.own_finds() if self.name == "own" else self.stock_finds()

    def catch_up(self) -> None:
        """Let a background worker do what it finds to do."""
        from django.utils import timezone

        from search.worker import SearchWorker

        worker, deadline = SearchWorker(), monotonic() + 5
        while worker.drain(at=timezone.now()) or (not worker.trusted and monotonic() < deadline):
            pass

    def own_finds(self) -> bool:
        from django.utils import timezone

        from search.request import SearchRequest
        from search.service import Engine, breaker, search

        self.catch_up()
        breaker.succeeded()
        found = search(SearchRequest(query=self.word), at=timezone.now())
        return found.engine == Engine.ELASTICSEARCH and found.total == 1

    def make_index(self) -> None:
        from django.core.management import call_command

        call_command("wagtail_update_index", verbosity=0)

    def stock_finds(self) -> bool:
        from wagtail.search.backends import get_search_backend

        from hyte.pages.models import ContentPage

        get_search_backend().get_index_for_model(ContentPage).refresh()
        return ContentPage.objects.search(self.word).count() == 1


def measure(ways: dict[str, Way], line: Line) -> None:
    faults: dict[str, Callable[[], None]] = {"healthy": line.mend, "refusing": line.cut, "hanging": line.fall_silent}
    print("publishing a page")
    for state, break_engine in faults.items():
        break_engine()
        given = interleaved({name: way.publish for name, way in ways.items()}, ROUNDS[state])
        line.mend()
        for name, values in given.items():
            found = "finds" if ways[name].is_found() else "does not find"
            print(f"  engine {state}, {name}: {told(values, 's')}; back again, it {found} the page")
        ratios = [stock / own for own, stock in zip(given["own"], given["stock"], strict=True)]
        print(f"  engine {state}, stock / own: {told(ratios, 'times')}")
    for name, way in ways.items():
        way.publish(roll_back=True)
        print(f"  rolled back, {name}: the engine {'has' if way.is_found() else 'does not have'} the title")


def remove_indexes(target: str) -> None:
    """Remove what the measurement has made in the engine."""
    from elasticsearch import Elasticsearch

    engine = Elasticsearch(target)
    for index in engine.indices.get(index=f"{PREFIX}*"):
        engine.indices.delete(index=index)


if __name__ == "__main__":
    main()
