"""Count the values of the facets among what the database finds: it counts, and tells nothing of single hits."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL

from search.facets import MOST_VALUES
from search.fallback.scoring import Sql, holders
from search.fallback.terms import Term
from search.models import Entry
from search.request import FILED, Facet, Filters
from search.results import FacetCounts

TOTAL = "total"
"""What stands in place of a facet beside the number of entries that the filters leave."""

COLUMNS = {
    Facet.TYPE: "kind",
    Facet.LANGUAGE: "language",
    Facet.YEAR: "CAST(year AS text)",
    Facet.STATE: "state",
}
"""What holds the values of the facets of which an entry has one value at most."""


def counts_of(terms: list[Term], filters: Filters, at: datetime) -> tuple[int, FacetCounts]:
    """Return how many public entries that hold any of `terms` the filters leave, and the counts of each facet's values
    among what the filters of the other facets leave: one question to the database.

    As of the engine, the commonest values are told and those that are chosen.
    """
    held_sql, parameters = held(terms, at)
    questions = [total(filters), *(counter(facet, filters) for facet in Facet)]
    chosen_sql, chosen_values = chosen(filters)
    statement = f"""
        WITH held (id, kind, language, year, state) AS ({held_sql}),
        counted (facet, value, entries) AS ({" UNION ALL ".join(sql for sql, _values in questions)}),
        ranked AS (
            SELECT facet, value, entries, ROW_NUMBER() OVER (PARTITION BY facet ORDER BY entries DESC, value) AS place
            FROM counted
        )
        SELECT facet, value, entries FROM ranked WHERE place <= {MOST_VALUES}{chosen_sql} ORDER BY place
    """  # noqa: S608 — parts are written here, values are parameters
    asked = [*parameters, *(value for _sql, values in questions for value in values), *chosen_values]
    counts: dict[str, dict[str, int]] = {name: {} for name in (TOTAL, *Facet)}
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        for name, value, entries in cursor.fetchall():
            counts[name][value] = entries
    return counts[TOTAL][""], {facet: counts[facet] for facet in Facet}


def held(terms: list[Term], at: datetime) -> Sql:
    """Return the question for what is counted by of every public entry that holds any of `terms`."""
    found = RawSQL(*holders(terms))  # noqa: S611 — the words are parameters
    entries = Entry.objects.public().filter(pk__in=found).with_state(at)
    sql, parameters = entries.values("pk", "kind", "language", "year", "state").order_by().query.sql_with_params()
    return sql, list(parameters)


def total(filters: Filters) -> Sql:
    """Return the question for how many entries the filters leave."""
    condition, values = passing(filters)
    return f"SELECT '{TOTAL}', '', COUNT(*) FROM held WHERE {condition}", values  # noqa: S608


def counter(facet: Facet, filters: Filters) -> Sql:
    """Return the question for the counts of a facet's values among what the filters of the others leave."""
    condition, values = passing({other: wanted for other, wanted in filters.items() if other is not facet})
    if facet in FILED:
        source, value = "held JOIN search_filing AS filing ON filing.entry_id = held.id", "filing.value"
        condition = f"filing.facet = '{facet}' AND {condition}"
    else:
        source, value = "held", COLUMNS[facet]
        condition = f"{value} <> '' AND {condition}"
    return f"SELECT '{facet}', {value}, COUNT(*) FROM {source} WHERE {condition} GROUP BY {value}", values  # noqa: S608


def passing(filters: Filters) -> Sql:
    """Return the condition that an entry has, for each facet that is filtered by, one of the values wanted."""
    conditions = ["1 = 1"]
    parameters: list[object] = []
    for facet, wanted in filters.items():
        places = ", ".join(["%s"] * len(wanted))
        if facet in FILED:
            filed = f"SELECT entry_id FROM search_filing WHERE facet = '{facet}' AND value IN ({places})"  # noqa: S608
            conditions.append(f"held.id IN ({filed})")
        else:
            conditions.append(f"{COLUMNS[facet]} IN ({places})")
        parameters += wanted
    return " AND ".join(conditions), parameters


def chosen(filters: Filters) -> Sql:
    """Return what lets the values that are filtered by through, however rare they are."""
    places = {facet: ", ".join(["%s"] * len(wanted)) for facet, wanted in filters.items()}
    sql = "".join(f" OR (facet = '{facet}' AND value IN ({places[facet]}))" for facet in filters)
    return sql, [value for wanted in filters.values() for value in wanted]
