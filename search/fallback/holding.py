"""How many public entries hold something: told by the table, at once right when something is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from search.fallback.scoring import holders
from search.fallback.terms import Term


def holding(questions: Sequence[Sequence[Term]]) -> list[int]:
    """Return, for each list of terms, how many public entries hold any of them: one question to the database."""
    counts, parameters = [], []
    for terms in questions:
        sql, values = holders(terms)
        counts.append(f"(SELECT COUNT(*) FROM search_entry WHERE public AND id IN ({sql}))")  # noqa: S608
        parameters += values
    if not counts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", parameters)
        return list(cursor.fetchone())
