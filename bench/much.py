"""Measure the built-in search where it finds much: ranking everything, and ranking what its index chooses, by turns.

    export $(make -s services) && .venv/bin/python -m bench.much [--documents 20000] [--copies 5] [--queries 200]

The table holds each made-up document `--copies` times, with other dates. Asked are single words that nearly every text
has, several of them together, and the queries of `bench.scale`. Of each way the milliseconds by the clock and those of
the database's processor are printed, of the second one also what its first ten are worth beside the ten best: the sum
of their scores as a share of theirs. PostgreSQL only, on this machine.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any
from unittest.mock import patch

from bench.entries import COMMON, made_up, queries, store
from bench.scratch import scratch_site

EVERYTHING, CHOSEN = "everything is ranked", "what is chosen is ranked"
COPIED = {
    "search_entry": "id, object_id, date, name",
    "search_words": "entry_id",
    "search_marks": "entry_id",
    "search_filing": "entry_id",
}
"""The tables that are copied, with the columns that differ in a copy."""

MANY = 2_500
"""Entries found from which on the site itself chooses."""

TICK = 10.0
"""Milliseconds in which the processor's time is told."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    with scratch_site():
        store(made_up(options.documents), label="bench.document")
        copy(options.documents, options.copies)
        common = [" ".join(COMMON[:number]) for number in (1, 2, 4, 8)] + list(COMMON[1:8]) + ["hyvinvointi"]
        measure("common words", common)
        measure("queries", queries(options.queries))


def copy(documents: int, copies: int) -> None:
    """Repeat what is stored under other keys, and let the database get to know it."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table, changed in COPIED.items():
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND NOT (column_name = 'id'"
                " AND is_identity = 'YES' AND table_name <> 'search_entry') ORDER BY ordinal_position",
                [table],
            )
            columns = [name for (name,) in cursor.fetchall()]
            for number in range(1, copies):
                values = {name: f"{name} + {number * documents * 10}" for name in changed.split(", ")}
                values |= {"date": f"date + {number}", "name": f"left(name || ' {number}', 200)"}
                told = ", ".join(values.get(name, name) if name in changed.split(", ") else name for name in columns)
                key = "id" if table == "search_entry" else "entry_id"
                cursor.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE"
                    f" SELECT {told} FROM {table} WHERE {key} <= {documents}"
                )
            cursor.execute(f"VACUUM ANALYZE {table}")


def measure(name: str, asked: list[str]) -> None:
    """Ask each query in both ways and print what they took."""
    clock: dict[str, list[float]] = defaultdict(list)
    processor: dict[str, list[float]] = defaultdict(list)
    worth, totals = [], []
    for query in asked:
        scores = {}
        for way, from_many in ((EVERYTHING, 10**9), (CHOSEN, MANY)):
            found, by_clock, by_processor = timed(lambda query=query: find(query), from_many)
            clock[way].append(by_clock)
            processor[way].append(by_processor)
            scores[way] = sum(found.scores.values())
        totals.append(found.total)
        if scores[EVERYTHING]:
            worth.append(scores[CHOSEN] / scores[EVERYTHING])
    print(f"{name}: {len(asked)}, finding {median(totals):.0f} at the median, {max(totals)} at most")
    for way in (EVERYTHING, CHOSEN):
        for unit, taken in (("by the clock", clock[way]), ("of the processor", processor[way])):
            p95 = quantiles(taken, n=20, method="inclusive")[18]
            print(f"  {way}: p50 {median(taken):.0f} ms, p95 {p95:.0f} ms, at most {max(taken):.0f} ms {unit}")
    print(f"  all of them, chosen / everything: {sum(processor[CHOSEN]) / sum(processor[EVERYTHING]):.2f}")
    print(f"  the first ten beside the ten best: {mean(worth):.3f} in the mean, {min(worth):.3f} at least", flush=True)


def timed(work: Callable[[], Any], from_many: int) -> tuple[Any, float, float]:
    """Return what some work gives, and its milliseconds by the clock and of the database's processor."""
    from search.fallback import finding

    with patch.object(finding, "MANY", from_many):
        before, started = processor_time(), time.monotonic()
        given = work()
        return given, (time.monotonic() - started) * 1000, processor_time() - before


def processor_time() -> float:
    """Return the milliseconds that the database has worked for this connection; 0 where it is on another machine."""
    from django.db import connection

    with connection.cursor() as cursor, suppress(FileNotFoundError):
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(told[11]) + int(told[12])) * TICK
    return 0.0


def find(query: str) -> Any:
    from django.utils import timezone

    from search import fallback
    from search.analysis import query_words
    from search.request import SearchRequest
    from search.vocabulary.current import expanded

    return fallback.find(expanded(query_words(query)), SearchRequest(query=query), timezone.now())


if __name__ == "__main__":
    main()
