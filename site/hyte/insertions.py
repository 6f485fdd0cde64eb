"""Rows that are inserted with every statement: what is said to the database is put into SQL once, and said often.

Django puts an insert into SQL anew each time, which takes longer than having it carried out. As with `bulk_create`, no
signal is sent.
"""

from __future__ import annotations

from functools import cache

from django.apps import apps
from django.db import connections, router
from django.db.models import Field, Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery


def insert(row: Model, *, ignore_conflicts: bool = False) -> None:
    """Insert `row`, whose values are plain ones and no expressions; it gets the key that the database makes.

    Where conflicts are ignored, what is there already stays as it is, and no key is given.
    """
    connection = connections[router.db_for_write(type(row))]
    sql, fields = in_sql(row._meta.label, connection.alias, ignore_conflicts)
    with connection.cursor() as cursor:
        cursor.execute(sql, [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields])
        if row._meta.auto_field is not None and not ignore_conflicts:
            returns = connection.features.can_return_columns_from_insert  # SQLite does from 3.35 on
            [row.pk] = cursor.fetchone() if returns else [cursor.lastrowid]
    row._state.adding, row._state.db = False, connection.alias


@cache
def in_sql(label: str, alias: str, ignore_conflicts: bool) -> tuple[str, list[Field]]:
    """Return the SQL, and the columns whose values it takes: all but the key that the database makes."""
    model = apps.get_model(label)
    made = model._meta.auto_field
    fields = [field for field in model._meta.concrete_fields if field is not made]
    query = InsertQuery(model, on_conflict=OnConflict.IGNORE if ignore_conflicts else None)
    query.insert_values(fields, [model()])
    compiler = query.get_compiler(alias)
    compiler.returning_fields = [made] if made is not None and not ignore_conflicts else None
    [(sql, _values)] = compiler.as_sql()
    return sql, fields
