"""Count the values of the facets among what the database finds: it counts, and tells nothing of single hits."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL

from search.facets import MOST_VALUES
from search.fallback.planning import by_index
from search.fallback.scoring import Sql, holders, plain_holders
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


def counts_of(terms: list[Term], filters: Filters, at: datetime, *, many: bool = False) -> tuple[int, FacetCounts]:
    """Return how many public entries that hold any of `terms` the filters leave, and the counts of each facet's values
    among what the filters of the other facets leave: one question to the database.

    As of the engine, the commonest values are told and those that are chosen. What an entry has one value of is counted
    together first, and then by each facet. With `many` PostgreSQL is told so.
    """
    held_sql, parameters = held(terms, at, many=many)
    questions = [total(filters), *(counter(facet, filters) for facet in COLUMNS), *filed_counters(filters)]
    chosen_sql, chosen_values = chosen(filters)
    filed, filed_values = passing({facet: wanted for facet, wanted in filters.items() if facet in FILED})
    statement = f"""
        WITH held (id, kind, language, year, state) AS ({held_sql}),
        grouped AS (
            SELECT kind, language, year, state, COUNT(*) AS entries FROM held WHERE {filed}
            GROUP BY kind, language, year, state
        ),
        counted (facet, value, entries) AS ({" UNION ALL ".join(sql for sql, _values in questions)}),
        ranked AS (
            SELECT facet, value, entries, ROW_NUMBER() OVER (PARTITION BY facet ORDER BY entries DESC, value) AS place
            FROM counted
        )
        SELECT facet, value, entries FROM ranked WHERE place <= {MOST_VALUES}{chosen_sql} ORDER BY place
    """  # noqa: S608 — parts are written here, values are parameters
    asked = [*parameters, *filed_values, *(value for _sql, values in questions for value in values), *chosen_values]
    counts: dict[str, dict[str, int]] = {name: {} for name in (TOTAL, *Facet)}
    with by_index() if many else nullcontext(), connection.cursor() as cursor:
        cursor.execute(statement, asked)
        for name, value, entries in cursor.fetchall():
            counts[name][value] = int(entries)
    return counts[TOTAL][""], {facet: counts[facet] for facet in Facet}


def held(terms: list[Term], at: datetime, *, many: bool) -> Sql:
    """Return the question for what is counted by of every public entry that holds any of `terms`."""
    found = RawSQL(*(plain_holders if many else holders)(terms))  # noqa: S611 — the words are parameters
    entries = Entry.objects.public().filter(pk__in=found).with_state(at)
    sql, parameters = entries.values("pk", "kind", "language", "year", "state").order_by().query.sql_with_params()
    return sql, list(parameters)


def total(filters: Filters) -> Sql:
    """Return the question for how many entries the filters leave."""
    condition, values = passing(of_columns(filters))
    return f"SELECT '{TOTAL}', '', COALESCE(SUM(entries), 0) FROM grouped WHERE {condition}", values  # noqa: S608


def counter(facet: Facet, filters: Filters) -> Sql:
    """Return the question for the counts of a facet's values among what the filters of the others leave."""
    value = COLUMNS[facet]
    condition, values = passing(of_columns(without(filters, facet)))
    source = f"grouped WHERE {value} <> '' AND {condition} GROUP BY {value}"
    return f"SELECT '{facet}', {value}, SUM(entries) FROM {source}", values  # noqa: S608


def filed_counters(filters: Filters) -> list[Sql]:
    """Return the questions for the counts of the values under which entries are filed: one for all, where it can be."""
    if not any(facet in filters for facet in FILED):
        return [filed_counter(FILED, filters)]
    return [filed_counter([facet], without(filters, facet)) for facet in FILED]


def filed_counter(facets: Sequence[Facet], filters: Filters) -> Sql:
    """Return the question for the counts of these facets' values among what the filters leave."""
    condition, values = passing(filters)
    named = ", ".join(f"'{facet}'" for facet in facets)
    source = "held JOIN search_filing AS filing ON filing.entry_id = held.id"
    return (
        f"SELECT facet, value, COUNT(*) FROM {source}"  # noqa: S608
        f" WHERE facet IN ({named}) AND {condition} GROUP BY facet, value",
        values,
    )


def without(filters: Filters, facet: Facet) -> Filters:
    """Return the other filters."""
    return {other: wanted for other, wanted in filters.items() if other is not facet}


def of_columns(filters: Filters) -> Filters:
    """Return the filters by what an entry has one value of; the others have been applied to the groups."""
    return {facet: wanted for facet, wanted in filters.items() if facet not in FILED}


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
