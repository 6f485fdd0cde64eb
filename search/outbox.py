"""Tell the search that something changed.

Both calls only write a row, in the caller's transaction: what is rolled back was never said, what is committed cannot
be lost, and no request ever waits for the engine.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from search.documents import Findable
from search.findables import label_of

# An upsert that counts up cannot be said with Django's `bulk_create`.
_MARK = """
INSERT INTO search_entry (model, object_id) VALUES {rows}
ON CONFLICT (model, object_id)
DO UPDATE SET version = search_entry.version + 1, routine = FALSE, failures = 0, retry_at = NULL"""
_REMOVE = f"{_MARK}, public = FALSE"


Key = tuple[str, int]
"""The label of a model and the primary key of one of its things."""


def mark(*things: Findable) -> None:
    """Note that `things` changed, in the caller's transaction; the worker builds their documents anew.

    Until then they are found as they were: a thing that must not be found any more wants `remove`.
    """
    mark_keys([key_of(thing) for thing in things])


def remove(*things: Findable) -> None:
    """Take `things` out of every answer at once, in the caller's transaction.

    The worker asks each again, so a thing that is public all the same comes back within a second.
    """
    remove_keys([key_of(thing) for thing in things])


def mark_keys(keys: Iterable[Key]) -> None:
    """Do what `mark` does for things that are known by their keys only."""
    _upsert(_MARK, keys)


def remove_keys(keys: Iterable[Key]) -> None:
    """Do what `remove` does for things that are known by their keys only."""
    _upsert(_REMOVE, keys)


def key_of(thing: Findable) -> Key:
    """Return the key under which the table knows `thing`."""
    return label_of(type(thing)), thing.pk


def _upsert(statement: str, keys: Iterable[Key]) -> None:
    # Always in the same order, so that two transactions never wait for each other's rows.
    ordered = sorted(set(keys))
    if not ordered:
        return
    rows = ", ".join(["(%s, %s)"] * len(ordered))
    with connection.cursor() as cursor:
        cursor.execute(statement.format(rows=rows), [part for key in ordered for part in key])
