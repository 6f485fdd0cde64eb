"""Several threads that do something at once, for tests of races on the real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from time import monotonic, sleep
from typing import Any

from django.db import connection

MOST_CONNECTIONS = 21
LONG = 30.0
"""Seconds within which happens what happens at all."""

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Do `work` in `count` threads that start together, each on its own connection; return what each gave."""
    start = Barrier(count)

    def run(number: int) -> Any:
        start.wait(LONG)
        try:
            return work(number)
        finally:
            connection.close()

    with a_connection_each(count), ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@contextmanager
def a_connection_each(count: int) -> Iterator[None]:
    """Let so many threads, and who looks on, have a connection of their own, as far as the server has so many."""
    options = connection.settings_dict["OPTIONS"]
    usual, needed = options.get("pool"), min(count + 1, MOST_CONNECTIONS)
    if not usual or usual["max_size"] >= needed:
        yield
        return
    connection.close()
    connection.close_pool()
    options["pool"] = usual | {"max_size": needed, "timeout": LONG}
    try:
        yield
    finally:
        connection.close()
        connection.close_pool()
        options["pool"] = usual


def wait_until_waiting(count: int) -> None:
    """Return as soon as so many others wait for a lock, which they then get in the order they came in."""
    until = monotonic() + LONG
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # which a transaction would keep, without who came since
            cursor.execute(WAITING)
            (waiting,) = cursor.fetchone()
            if waiting == count:
                return
            assert monotonic() < until, f"{waiting} wait, not {count}"
            sleep(0.01)
