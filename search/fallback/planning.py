"""How PostgreSQL goes about a search that finds much: it tells beforehand about how much, and uses its index of words.

Left to itself it reads the whole table of words when many entries have one, as it believes that to be cheap: the table
looks small, but long lists of words lie beside it, and each would be fetched and unpacked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

HOLD = "SELECT 1 FROM {source} WHERE {column} @@ CAST(%s AS tsquery)"


def estimate(pattern: str) -> int:
    """Return about how many entries hold a pattern: a guess, and no search."""
    return int(plan_of(HOLD.format(source="search_words", column="words"), [pattern])["Plan Rows"])


def estimates(patterns: Sequence[str], *, table: str = "words") -> tuple[int, list[int]]:
    """Return about how many entries there are and how many of them hold each of `patterns`: one question.

    What is common is guessed well, from PostgreSQL's own statistics; what is rare only to be rare. To be asked within
    `by_index`, where no question is shared out among several processes, each with a part of the entries.
    """
    source = f"search_{table}"
    hold = HOLD.format(source=source, column=table)
    plan = plan_of(f"SELECT 1 FROM {source} " + f"UNION ALL {hold} " * len(patterns), patterns)  # noqa: S608 — named here
    rows = [int(each["Plan Rows"]) for each in (plan["Plans"] if patterns else [plan])]
    return rows[0], rows[1:]


def plan_of(statement: str, parameters: Sequence[str]) -> dict[str, Any]:
    """Return how PostgreSQL would go about a question."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", list(parameters))
        told = cursor.fetchone()[0]
    plan: dict[str, Any] = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return plan


SETTINGS = {
    "enable_seqscan": "off",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "work_mem": "'32MB'",
}
"""By the index; no time for translating or sharing out a question that takes no longer; and no detour by a disk."""


@contextmanager
def by_index() -> Iterator[None]:
    """Have PostgreSQL look up in their index the words that are asked for inside."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(";".join(f"SET LOCAL {name} = {value}" for name, value in SETTINGS.items()))
        yield
        cursor.execute(";".join(f"SET LOCAL {name} TO DEFAULT" for name in SETTINGS))
