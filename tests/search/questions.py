"""What some work asks of the database, and how much it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connection


class Question(NamedTuple):
    """One statement, with the number of rows of its answer."""

    sql: str
    rows: int


def questions(work: Callable[[], object]) -> list[Question]:
    """Do the work and return what it asked, each question asked again to know how many rows its answer has."""
    asked: list[tuple[str, Any]] = []

    def remember(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(remember):
        work()
    return [Question(sql, rows_of(sql, parameters)) for sql, parameters in asked]


def rows_of(sql: str, parameters: Any) -> int:
    """Return how many rows a question has for an answer."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return len(cursor.fetchall())
