"""Measure how long after a publication a reader finds it, and what an editor waits for when the engine hangs.

    export $(make -s services) && .venv/bin/python -m bench.freshness [--publishes 200]

A background worker runs as `run_worker` runs it. Each publication is searched for every 50 ms until Elasticsearch finds
it. Beside it stands what the engine alone needs to take one document and show it in the next search. On this machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles
from subprocess import DEVNULL
from typing import Any

from bench.entries import own_index, patiently
from bench.scratch import ROOT, interleaved, scratch_site, told
from tests.search.line import Line

EVERY = 0.05
HANGING = 15
"""Publications with an engine that hangs, and as many with one that answers."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publishes", type=int, default=200)
    options = parser.parse_args()
    target = os.environ["ELASTICSEARCH_URL"]
    with Line(target) as line:
        os.environ["ELASTICSEARCH_URL"] = line.url
        with scratch_site() as home, own_index() as alias, worker_running(alias):
            os.environ["ELASTICSEARCH_URL"] = target
            patiently()
            measure_freshness(home, alias, options.publishes)
            measure_editor(home, line)


@contextmanager
def worker_running(alias: str) -> Iterator[None]:
    """Run the background worker in a process of its own, on the scratch database and the measurement's own index."""
    from django.conf import settings
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    address = os.environ.get("DATABASE_URL", "")
    on_sqlite = connection.vendor == "sqlite"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hyte.settings.embedded",
        "DATABASE_URL": f"sqlite:///{name}" if on_sqlite else f"{address.rpartition('/')[0]}/{name}",
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "ELASTICSEARCH_INDEX": alias,
    }
    command = [sys.executable, "manage.py", "run_worker"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=DEVNULL, stderr=DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def measure_freshness(home: Any, alias: str, publishes: int) -> None:
    publish(home, "aluksi")
    seconds_until_found("aluksi")
    given = interleaved(
        {
            "engine alone": Raw(alias).write_and_find,
            "publish to findable": Publisher(home).publish_and_find,
        },
        publishes,
    )
    print(f"{publishes} publications")
    for name, values in given.items():
        cuts = quantiles(values, n=20)
        print(f"  {name}: p50 {cuts[9]:.2f} s, p95 {cuts[18]:.2f} s, longest {max(values):.2f} s")
    medians = [quantiles(values, n=20)[9] for values in given.values()]
    print(f"  publish to findable / engine alone: {medians[1] / medians[0]:.1f} times at the median")


class Publisher:
    def __init__(self, home: Any) -> None:
        self.home, self.number = home, 0

    def publish_and_find(self) -> float:
        self.number += 1
        word = letters(self.number)
        started = time.monotonic()
        publish(self.home, word)
        seconds_until_found(word)
        return time.monotonic() - started


class Raw:
    """Writes a document to an index of its own and has it shown at once."""

    def __init__(self, alias: str) -> None:
        from elasticsearch import Elasticsearch

        self.engine, self.index = Elasticsearch(os.environ["ELASTICSEARCH_URL"]), f"{alias}-raw"

    def write_and_find(self) -> float:
        started = time.monotonic()
        self.engine.index(index=self.index, document={"title": "Avustus"}, refresh=True)
        self.engine.search(index=self.index, query={"match": {"title": "avustus"}})
        return time.monotonic() - started


def publish(home: Any, word: str) -> float:
    """Publish a page with `word` as its title in one transaction; return the seconds."""
    from django.db import transaction

    from hyte.pages.models import ContentPage

    started = time.monotonic()
    with transaction.atomic():
        home.refresh_from_db()
        page = home.add_child(instance=ContentPage(title=word, slug=word, locale=home.locale, live=False))
        page.save_revision().publish()
    return time.monotonic() - started


def seconds_until_found(word: str) -> None:
    from django.utils import timezone

    from search.request import SearchRequest
    from search.service import Engine, breaker, search

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = search(SearchRequest(query=word), at=timezone.now())
        if found.total and found.engine == Engine.ELASTICSEARCH:
            return
        breaker.succeeded()
        time.sleep(EVERY)
    raise AssertionError(word)


def letters(number: int) -> str:
    """Return a word that no other number has and that nobody takes for a misspelling of another one."""
    return "q" + "".join("bcdfghjklm"[int(digit)] * 3 for digit in f"{number:04}")


def measure_editor(home: Any, line: Line) -> None:
    numbers = iter(range(5_000, 10_000))

    def with_engine(healthy: bool) -> float:
        line.mend() if healthy else line.fall_silent()
        return publish(home, letters(next(numbers)))

    given = interleaved(
        {"healthy": lambda: with_engine(healthy=True), "hanging": lambda: with_engine(healthy=False)}, HANGING
    )
    line.mend()
    print("what an editor waits for")
    for name, values in given.items():
        print(f"  engine {name}: {told(values, 's')}")
    print(f"  hanging / healthy: {sorted(given['hanging'])[HANGING // 2] / sorted(given['healthy'])[HANGING // 2]:.2f}")


if __name__ == "__main__":
    main()
