"""Measure queries that nobody means well, beside ordinary ones.

    export $(make -s services) && .venv/bin/python -m bench.hostile_queries [--queries 1000] [--more FILE]

FILE holds further queries as a JSON list of strings, such as the package `blns` brings. Each is asked three times, in
turn with an ordinary query, and the fastest counts; what the first time took, when no word had been read before, is
printed beside it. On this machine, in a table of 2,000 made-up documents. Ends with status 1 where an answer is an
error of the server or slower than is allowed.
"""

from __future__ import annotations

import argparse
import json
import sys
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
    names = ("ordinary", "hostile", "ordinary, first", "hostile, first")
    taken: dict[str, list[float]] = {name: [] for name in names}
    slowest = []
    failed = []
    asked(ordinary[0])
    for number, query in enumerate(hostile):
        usual, _status = asked(ordinary[number % len(ordinary)])
        answers, status = asked(query)
        for name, values in (("ordinary", usual), ("hostile", answers)):
            taken[name].append(min(values))
            taken[f"{name}, first"].append(values[0])
        slowest.append((min(answers), query))
        if status >= 500:
            failed.append(query)
    print(f"{len(hostile)} hostile queries, {len(failed)} answered with an error of the server")
    for name, values in taken.items():
        cuts = quantiles(values, n=100)
        print(f"  {name}: p50 {median(values):.1f} ms, p99 {cuts[98]:.1f} ms, slowest {max(values):.1f} ms")
    print(f"  hostile / ordinary: {median(taken['hostile']) / median(taken['ordinary']):.2f} at the median,")
    ratio = max(taken["hostile"]) / max(taken["ordinary"])
    print(f"    {ratio:.2f} at the slowest (allowed: {ALLOWED})")
    for seconds, query in sorted(slowest, reverse=True)[:3]:
        print(f"    {seconds:.1f} ms: {query[:60]!r}")
    if failed or ratio > ALLOWED:
        sys.exit(1)


def asked(query: str) -> tuple[list[float], int]:
    """Ask a query some times; return the milliseconds of each answer and the highest status."""
    from urllib.parse import quote

    from django.test import Client

    address = f"/fi/haku/?q={quote(query.encode('utf-8', 'surrogatepass'))}"
    answers = []
    for _time in range(TIMES):
        started = time.monotonic()
        status = Client(raise_request_exception=False).get(address).status_code
        answers.append(((time.monotonic() - started) * 1000, status))
    return [milliseconds for milliseconds, _status in answers], max(status for _milliseconds, status in answers)


if __name__ == "__main__":
    main()
