"""Questions that are the same each time but for the values in them: put into SQL once, and asked often.

A QuerySet is put into SQL anew each time it is evaluated, which takes longer than asking where pages are joined. What
is kept are the words of the question, never an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError


class Given(Expression):
    """The place of a value that is given under `name` when the question is asked. Nothing equals a given `None`."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Given]]:
        """Return the place alone: the value follows."""
        return "%s", [self]


class Question:
    """A QuerySet with places for what is given; decorates the function that makes it.

    The QuerySet must not depend on when, or in which language, the question is asked first.
    """

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make

    @cached_property
    def rows(self) -> QuerySet:
        return self.make()

    @cached_property
    def in_sql(self) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        """Return what Django knows of the question in SQL, the SQL, and the values and the places in it.

        What makes values of the columns is told once, too: Django asks every field each time.
        """
        compiler = self.rows.query.get_compiler(self.rows.db)
        sql, parts = compiler.as_sql()
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select[: compiler.col_count]])
        compiler.get_converters = lambda columns: converters
        return compiler, sql, parts

    def ask(self, **given: Any) -> list[Any]:
        """Return what the QuerySet gives with the values `given` in their places."""
        connection = connections[self.rows.db]
        if self.rows.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("rows are locked within a transaction only")
        compiler, sql, parts = self.in_sql
        values = [
            part.output_field.get_db_prep_value(given[part.name], connection) if isinstance(part, Given) else part
            for part in parts
        ]
        asking = copy(compiler)
        asking.connection = connection
        asking.as_sql = lambda: (sql, values)
        asked = self.rows.all()
        asked.query.get_compiler = lambda using: asking
        return list(asked)
