"""What is measured of posts, the same for us and for whom we are compared with. Imported by both; knows neither."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
WARM = 240
"""Posts before anything is timed: by then everything is loaded, and as many arrivals are compared as ever are."""

CLIENTS = 4


class Poster:
    """Posts forms, each with another number, through Django's test client: no server, no network, no reading."""

    def __init__(self, address: str, form_of: Callable[[int], dict[str, Any]], status: int) -> None:
        self.address, self.form_of, self.status, self.number = address, form_of, status, 0

    def bodies(self, how_many: int) -> list[tuple[int, str]]:
        """Return the next forms as a browser sends them, made before the clock runs."""
        first, self.number = self.number, self.number + how_many
        return [(number, urlencode(self.form_of(number))) for number in range(first, self.number)]

    def post(self, client: Any, number: int, body: str) -> None:
        sender = f"10.{number // 250 % 250}.{number % 250}.7"
        answer = client.post(self.address, body, content_type=FORM, REMOTE_ADDR=sender)
        assert answer.status_code == self.status, (answer.status_code, answer.content[-2_000:])

    def one_by_one(self, how_many: int) -> dict[str, Any]:
        """Return the milliseconds of processor time of each post by one client, and posts a second."""
        from django.test import Client

        client, spent, bodies = Client(), [], self.bodies(how_many)
        started = time.monotonic()
        for number, body in bodies:
            before = time.process_time()
            self.post(client, number, body)
            spent.append((time.process_time() - before) * 1000)
        return {"milliseconds": spent, "a_second": how_many / (time.monotonic() - started)}

    def together(self, how_many: int) -> float:
        """Return posts a second by several clients at once, each in a thread with a connection of its own."""
        bodies = self.bodies(how_many)
        started = time.monotonic()
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(self.all_of, [bodies[first::CLIENTS] for first in range(CLIENTS)]))
        return how_many / (time.monotonic() - started)

    def all_of(self, bodies: Iterable[tuple[int, str]]) -> None:
        from django.db import connection
        from django.test import Client

        client = Client()
        for number, body in bodies:
            self.post(client, number, body)
        connection.close()

    def said(self) -> dict[str, int]:
        """Return how many statements of SQL and how many writing transactions one post takes."""
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            [(number, body)] = self.bodies(1)
            self.post(Client(), number, body)
        said = [query["sql"].split(None, 1)[0].upper() for query in queries.captured_queries]
        begun, ended, alone, inside = said.count("BEGIN"), {"COMMIT", "ROLLBACK"}, 0, False
        for word in said:
            inside = word == "BEGIN" or (inside and word not in ended)
            alone += not inside and word in {"INSERT", "UPDATE", "DELETE"}
        statements = [word for word in said if word not in {"BEGIN", "SAVEPOINT", "RELEASE", *ended}]
        return {"statements": len(statements), "transactions": begun + alone}
