"""Measure what concurrent writers lose on SQLite: with transactions that begin deferred, and with immediate ones.

    .venv/bin/python -m bench.sqlite_transactions

Each of 200 threads reads a number and writes a row in one transaction, as a request does that looks before it writes.
The settings are the site's own but for the mode of the transactions.
"""

import sqlite3
import tempfile
import threading
import time
from pathlib import Path

from bench.scratch import ROOT

WRITERS = 200
ROUNDS = 3


def main() -> None:
    import sys

    sys.path.insert(0, str(ROOT / "site"))
    from django.conf import settings

    from hyte.settings.base import database

    with tempfile.TemporaryDirectory() as folder:
        databases = {}
        for mode in ("DEFERRED", "IMMEDIATE"):
            described = database({"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(folder) / mode)})
            described["OPTIONS"]["transaction_mode"] = mode
            databases[mode.lower()] = described
        settings.configure(DATABASES={"default": databases["immediate"], **databases})
        print(f"SQLite {sqlite3.sqlite_version}, {WRITERS} writers at once")
        for _round in range(ROUNDS):
            for mode in ("deferred", "immediate"):
                lost, seconds = write_at_once(mode)
                print(f"  {mode}: {lost} of {WRITERS} writes lost, {seconds:.1f} s")


def write_at_once(mode: str) -> tuple[int, float]:
    """Return how many of the writers failed, and the seconds that all took."""
    from django.db import OperationalError, connections, transaction

    with connections[mode].cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS statement")
        cursor.execute("CREATE TABLE statement (id INTEGER PRIMARY KEY, text TEXT)")
    together = threading.Barrier(WRITERS)

    def write() -> None:
        together.wait()
        try:
            with transaction.atomic(using=mode), connections[mode].cursor() as cursor:
                cursor.execute("SELECT count(*) FROM statement")
                cursor.execute("INSERT INTO statement (text) VALUES ('Kannatamme.')")
        except OperationalError:  # "database is locked": what was written is not there
            pass
        finally:
            connections[mode].close()

    started = time.monotonic()
    threads = [threading.Thread(target=write) for _writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connections[mode].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM statement")
        return WRITERS - cursor.fetchone()[0], time.monotonic() - started


if __name__ == "__main__":
    main()
