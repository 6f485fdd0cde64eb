"""Measure queries that nobody means well, beside ordinary ones.

    export $(make -s services) && .venv/bin/python -m bench.hostile_queries [--queries 1000] [--more FILE]

FILE holds further queries as a JSON list of strings, such as the package `blns` brings. Each is asked three times, in
turn with an ordinary query, and the fastest counts. On this machine, in a table of 2,000 made-up documents.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from statistics import median, quantiles

from bench.entries import made_up, own_index, patiently, queries, rebuild, store
from bench.scratch import scratch_site
from tests.search.hostile import hostile_queries

DOCUMENTS = 2_000
TIMES = 3
ALLOWED = 3.0
"""Times the slowest ordinary query."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--more", type=Path)
    options = parser.parse_args()
    hostile = list(hostile_queries(options.queries))
    if options.more:
        hostile += json.loads(options.more.read_text(encoding="utf-8"))
    with scratch_site(), own_index():
        patiently()
        store(made_up(DOCUMENTS), label="bench.document")
        rebuild()
        measure(hostile)


def measure(hostile: list[str]) -> None:
    ordinary = queries()
    taken: dict[str, list[float]] = {"ordinary": [], "hostile": []}
    slowest = []
    failed = []
    fastest_of(ordinary[0])
    for number, query in enumerate(hostile):
        usual, _status = fastest_of(ordinary[number % len(ordinary)])
        seconds, status = fastest_of(query)
        taken["ordinary"].append(usual)
        taken["hostile"].append(seconds)
        slowest.append((seconds, query))
        if status >= 500:
            failed.append(query)
    print(f"{len(hostile)} hostile queries, {len(failed)} answered with an error of the server")
    for name, values in taken.items():
        cuts = quantiles(values, n=100)
        print(f"  {name}: p50 {median(values):.1f} ms, p99 {cuts[98]:.1f} ms, slowest {max(values):.1f} ms")
    print(f"  hostile / ordinary: {median(taken['hostile']) / median(taken['ordinary']):.2f} at the median,")
    print(f"    {max(taken['hostile']) / max(taken['ordinary']):.2f} at the slowest (allowed: {ALLOWED})")
    for seconds, query in sorted(slowest, reverse=True)[:3]:
        print(f"    {seconds:.1f} ms: {query[:60]!r}")


def fastest_of(query: str) -> tuple[float, int]:
    """Ask a query some times; return the milliseconds of the fastest answer and the highest status."""
    from urllib.parse import quote

    from django.test import Client

    address = f"/fi/haku/?q={quote(query.encode('utf-8', 'surrogatepass'))}"
    answers = []
    for _time in range(TIMES):
        started = time.monotonic()
        status = Client(raise_request_exception=False).get(address).status_code
        answers.append(((time.monotonic() - started) * 1000, status))
    return min(answers)[0], max(status for _seconds, status in answers)


if __name__ == "__main__":
    main()
