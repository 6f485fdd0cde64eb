"""The backstop: compare the table with what there is, and the engine with the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F

from search.backend.indexes import serving_alias
from search.backend.reading import versions
from search.findables import findable_models
from search.models import EngineIndex, Entry
from search.outbox import mark_keys, remove_keys

BATCH = 1_000
"""Rows that one statement writes."""


class Difference(NamedTuple):
    """An entry of which the engine holds another version than it should. `None` is no version at all."""

    entry_id: int
    expected: int | None
    held: int | None


def sync() -> int:
    """Mark things that the table does not know and remove those that are gone; return how many there were."""
    found = 0
    for label, model in findable_models().items():
        existing = set(model._default_manager.values_list("pk", flat=True).iterator())
        known = dict(Entry.objects.filter(model=label).values_list("object_id", "public").iterator())
        missing = sorted(existing - known.keys())
        gone = sorted(key for key, public in known.items() if public and key not in existing)
        for start in range(0, len(missing), BATCH):
            mark_keys([(label, key) for key in missing[start : start + BATCH]])
        for start in range(0, len(gone), BATCH):
            remove_keys([(label, key) for key in gone[start : start + BATCH]])
        found += len(missing) + len(gone)
    return found


def mark_everything() -> int:
    """Have every document built again: for what changes with the calendar, and for what changed behind our back."""
    return int(Entry.objects.update(version=F("version") + 1))


def differences() -> list[Difference]:
    """Return where the engine differs from what it has confirmed. What is still to be sent is not counted.

    Raises `EngineAway`.
    """
    before = settled_entries()
    held = dict(versions(serving_alias()))
    suspects = {key for key in before.keys() | held.keys() if before.get(key) != held.get(key)}
    # A worker may have sent some of them between the two readings: only what is settled and the same still counts.
    after = settled_entries(suspects)
    unknown = suspects - set(Entry.objects.filter(pk__in=suspects).values_list("pk", flat=True))
    certain = {key for key in suspects & after.keys() if key not in before or before[key] == after[key]} | unknown
    return [Difference(key, after.get(key), held.get(key)) for key in sorted(certain)]


def settled_entries(keys: Iterable[int] | None = None) -> dict[int, int | None]:
    """Return the entries that have nothing to be built or sent, with the version that the engine must hold, if any."""
    entries = Entry.objects.filter(sent_version=F("version"))
    if keys is not None:
        entries = entries.filter(pk__in=keys)
    rows = entries.values_list("pk", "public", "sent_version").iterator()
    return {key: version if public else None for key, public, version in rows}


def repair() -> int:
    """Have everything sent again that the engine holds otherwise than it has confirmed; return how much that is.

    An index with entries that the table does not know is another database's: it is made anew. Raises `EngineAway`.
    """
    keys = [difference.entry_id for difference in differences()]
    if Entry.objects.filter(pk__in=keys).update(sent_version=0) < len(keys):
        EngineIndex.objects.update(serving="")
    return len(keys)
