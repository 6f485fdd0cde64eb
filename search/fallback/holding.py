"""How many public entries hold something: told by the table, at once right when something is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from search.fallback.scoring import holders
from search.fallback.terms import Term

MOST_COUNTED = 100
"""Entries that are counted; more are just many."""


def holding(questions: Sequence[Sequence[Term]]) -> list[int]:
    """Return, for each list of terms, how many public entries hold any of them: one question to the database."""
    if not questions:
        return []
    key = "rowid" if connection.vendor == "sqlite" else "entry_id"
    counts, parameters = [], []
    for terms in questions:
        sql, values = holders(terms)
        held = f"SELECT 1 FROM ({sql}) AS held JOIN search_entry AS entry ON entry.id = held.{key} WHERE entry.public"  # noqa: S608
        counts.append(f"(SELECT COUNT(*) FROM ({held} LIMIT {MOST_COUNTED}) AS counted)")  # noqa: S608
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", parameters)
        return list(cursor.fetchone())
