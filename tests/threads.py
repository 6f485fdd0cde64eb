"""Several threads that do something at once, for tests of races on the real database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import monotonic, sleep
from typing import Any

from django.db import connection

LONG = 10.0
"""Seconds within which happens what happens at all."""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Do `work` in `count` threads that start together, each on its own connection; return what each gave."""
    start = Barrier(count)

    def run(number: int) -> Any:
        start.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def wait_until_waiting(count: int) -> None:
    """Return as soon as so many others wait for a lock of PostgreSQL, which they get in the order they came in."""
    until = monotonic() + LONG
    with connection.cursor() as cursor:
        while True:
            cursor.execute(WAITING)
            (waiting,) = cursor.fetchone()
            if waiting == count:
                return
            assert monotonic() < until, f"{waiting} wait, not {count}"
            sleep(0.01)
